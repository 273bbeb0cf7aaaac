"""Sending an issue to a list of agencies: nobody is missed, nobody gets it twice."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import parseaddr
from pathlib import Path

from ..content.cache import cache_file
from ..content.collecting import collect
from ..content.encodings import read
from ..content.frontmatter import parse
from ..content.models import Bulletin
from ..content.problems import Level, Problem, at_level
from ..content.settings import FILE, Settings
from ..editions.compiling import issue_manuscript, picture_files
from ..editions.mail import Letter, letter_of, message_id, message_of
from ..editions.pictures import PictureProblem
from ..editions.pictures import prepare as picture
from ..views.cards import Cards
from ..views.releases import release_problems
from .ledger import MAY_BE_SENT, POSTPONED, REFUSED, SENDING, SENT, UNSURE, Ledger
from .post import ConnectionLost, NoAnswer, Post, Server
from .recipients import Recipients

ATTEMPTS = 3
"""How often a lost connection is opened again for one letter."""
UNANSWERED = 2
"""Letters in a row that a server may leave without an answer; then the others had better wait."""

Clock = Callable[[], datetime]
Progress = Callable[[int, int], None]


class NotSent(ValueError):
    """Nothing was sent; carries the problems."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = list(problems)


@dataclass
class Outcome:
    """How the sending ended, by address."""

    sent: list[str] = field(default_factory=list)
    before: list[str] = field(default_factory=list)
    """Who had it already."""
    postponed: dict[str, str] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)
    unsure: list[str] = field(default_factory=list)
    """Handed over without hearing an answer: the server may have taken it."""
    waiting: int = 0
    """How many nobody has tried, because the server left too many letters without an answer."""

    @property
    def complete(self) -> bool:
        return not (self.postponed or self.refused or self.unsure or self.waiting)


def prepare(root: Path, settings: Settings, slug: str, recipients: Recipients) -> Letter:
    """The letter of a published issue; raises NotSent with everything that is in the way."""
    collection, problems = collect(root, settings, cache=cache_file(root))
    found = at_level([*problems, *release_problems(collection)], Level.ERROR)
    issue = collection.find(Bulletin, slug)
    if issue is None and not found:
        sentence = f'Không có số "{slug}" đã phát hành. Hãy chạy make publish ISSUE={slug} trước.'
        found.append(Problem(f"bulletins/{slug}", 1, sentence))
    if not settings.office.mail.sender:
        sentence = (
            'Thiếu "Người gửi" (sender). Hãy ghi trong extra.office.mail, '
            'ví dụ sender: "Sở Nội vụ <ban-tin@cchc.example.org>".'
        )
        file = parse(read((root / FILE).read_bytes()).text, first_line=1, lenient=True)
        line = file.line(("extra", "office", "mail", "sender"))
        found.append(Problem(FILE, line, sentence))
    found += at_level(recipients.problems, Level.ERROR)
    if found or issue is None:
        raise NotSent(found)
    manuscript = issue_manuscript(issue, collection, Cards(collection))
    try:
        files = picture_files(manuscript, collection)
        return letter_of(manuscript, {name: picture(file) for name, file in files.items()})
    except PictureProblem as error:
        sentence = (
            f"Không mở được một ảnh trong số này ({error}). Hãy lưu lại ảnh thành JPG hoặc PNG."
        )
        raise NotSent([Problem(issue.origin.path, 1, sentence)]) from None


def write_letters(letter: Letter, addresses: Sequence[str], folder: Path) -> int:
    """Writes what would be sent, a file for each recipient and no others; returns how many."""
    folder.mkdir(parents=True, exist_ok=True)
    for earlier in folder.glob("[0-9]*.eml"):
        earlier.unlink()
    for number, address in enumerate(addresses, 1):
        (folder / f"{number:04}.eml").write_bytes(message_of(letter, address).as_bytes())
    return len(addresses)


def send(
    letter: Letter,
    addresses: Sequence[str],
    server: Server,
    ledger: Ledger,
    clock: Clock,
    progress: Progress,
) -> Outcome:
    """Sends the letter to everyone who does not have it yet; the ledger says who that is.

    A refused or postponed address is tried again by the next call, never one whose letter may have
    been taken. Raises PostProblem when the server cannot be used; what has been sent until then
    stands in the ledger.
    """
    outcome = Outcome()
    waiting: list[str] = []
    for address in addresses:
        state = ledger.state(address)
        if state == SENT:
            outcome.before.append(address)
        elif state in MAY_BE_SENT:
            waiting.append(address)
        else:
            outcome.unsure.append(address)
    if waiting:
        _Sending(letter, server, ledger, clock, outcome).to_all(waiting, progress)
    return outcome


@dataclass
class _Sending:
    letter: Letter
    server: Server
    ledger: Ledger
    clock: Clock
    outcome: Outcome

    def to_all(self, waiting: Sequence[str], progress: Progress) -> None:
        post = Post(self.server)
        unanswered = 0
        try:
            for number, address in enumerate(waiting, 1):
                if unanswered == UNANSWERED:
                    self.outcome.waiting = len(waiting) - number + 1
                    return
                before = len(self.outcome.unsure)
                post = self._to(address, post)
                unanswered = unanswered + 1 if len(self.outcome.unsure) > before else 0
                progress(number, len(waiting))
        finally:
            post.close()

    def _to(self, address: str, post: Post) -> Post:
        """Sends to one address; returns the connection to go on with.

        A letter is tried again only while the server cannot have it whole. What is known stands in
        the ledger before a new connection is opened, for that may fail.
        """
        sender = parseaddr(self.letter.issue.sender)[1]
        message = message_of(self.letter, address).as_bytes()
        reason = ""
        for attempt in range(ATTEMPTS):
            if attempt:
                post = Post(self.server)
            try:
                answer = post.deliver(
                    sender, address, message, lambda: self._note(address, SENDING)
                )
            except ConnectionLost as lost:
                reason = f"mất kết nối: {lost}"
                self._note(address, POSTPONED, reason)
                post.close()
                continue
            except NoAnswer as lost:
                self._note(address, UNSURE, f"mất kết nối khi chờ trả lời: {lost}")
                self.outcome.unsure.append(address)
                post.close()
                return Post(self.server)
            if answer.taken:
                self._note(address, SENT, str(answer))
                self.outcome.sent.append(address)
            elif answer.postponed:
                self._note(address, POSTPONED, str(answer))
                self.outcome.postponed[address] = str(answer)
            else:
                self._note(address, REFUSED, str(answer))
                self.outcome.refused[address] = str(answer)
            return post
        self.outcome.postponed[address] = reason
        return Post(self.server)

    def _note(self, address: str, state: str, answer: str = "") -> None:
        identity = message_id(self.letter.issue, address)
        self.ledger.record(address, self.clock(), identity, state, answer)
