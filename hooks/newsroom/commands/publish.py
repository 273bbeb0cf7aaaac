"""Publishing an issue: the approval is checked, the date and what readers see are recorded."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from ..content.cache import cache_file
from ..content.collecting import collect
from ..content.collection import Collection
from ..content.models import Bulletin
from ..content.problems import Level, Problem, at_level
from ..content.releases import RECORD, Release
from ..content.settings import Settings
from ..editions.checking import edition_problems
from ..text.dates import short_date
from ..views.recording import record
from ..views.releases import early_corrections, issue_problems, new_corrections

APPROVED, PUBLISHED = "đã duyệt", "đã phát hành"
_STATE = re.compile(r"""(\s*["']?state["']?\s*:\s*)[^#>|\s][^#]*?(\s*(?:#.*)?\s*)""")
"""Its line where the value stands on it too."""


class NotPublished(ValueError):
    """The issue stays as it was; carries the problems."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


def publish(root: Path, settings: Settings, slug: str, today: date) -> Release:
    """The record of an issue that is now published, or of its corrections; raises NotPublished.

    `today` is the office's calendar: an issue cannot be dated after it. On any problem the files
    of the issue are put back byte for byte.
    """
    folder = root / "bulletins" / slug
    text, file = folder / "index.md", folder / RECORD
    issue, earlier = _issue(root, settings, slug)
    _require(_objections(issue, earlier, today))
    before: Mapping[Path, bytes | None] = {
        path: path.read_bytes() if path.is_file() else None for path in (text, file)
    }
    try:
        text.write_bytes(_with_state(text.read_bytes(), issue.origin.line("state")))
        collection, problems = collect(root, settings, cache=cache_file(root))
        _require(at_level([*problems, *edition_problems(collection)], Level.ERROR))
        published = _published(issue, collection)
        if earlier:  # what changed without a correction is not published over
            _require(at_level(issue_problems(published, collection), Level.ERROR))
        release = record(published, collection)
        file.write_bytes(release.write())
    except BaseException:
        _restore(before)
        raise
    return release


def _issue(root: Path, settings: Settings, slug: str) -> tuple[Bulletin, Release | None]:
    """The issue, published or not, and its record; raises NotPublished when one is unreadable."""
    collection, problems = collect(root, settings, preview=True, cache=cache_file(root))
    issue = collection.find(Bulletin, slug)
    path = f"bulletins/{slug}"
    if issue is None:
        own = [problem for problem in problems if problem.path.startswith(path)]
        missing = Problem(
            path, 1, f'Không có số bản tin "{slug}". Hãy ghi ISSUE theo dạng 2024-01.'
        )
        raise NotPublished([replace(problem, level=Level.ERROR) for problem in own] or [missing])
    _require([problem for problem in problems if problem.path == f"{path}/{RECORD}"])
    return issue, collection.releases.get(slug)


def _objections(issue: Bulletin, earlier: Release | None, today: date) -> list[Problem]:
    """Why an issue cannot be published now, each at its line."""
    found: list[tuple[str, str]] = []
    if issue.sample:
        found.append(("sample", "Số mẫu không phát hành được. Hãy bỏ dòng sample: true."))
    if issue.draft:
        found.append(("draft", "Số này còn là bản nháp. Hãy bỏ dòng draft: true."))
    if issue.state != APPROVED and not (earlier and issue.state == PUBLISHED):
        sentence = (
            f'Số này chưa được duyệt: "Tình trạng" (state) là "{issue.state}". '
            f"Khi lãnh đạo đã duyệt, hãy ghi state: {APPROVED}."
        )
        found.append(("state", sentence))
    if not issue.approved_by:
        found.append(("state", 'Thiếu "Người duyệt" (approved_by). Hãy ghi ai đã duyệt.'))
    if not issue.approved_on:
        found.append(("state", 'Thiếu "Ngày duyệt" (approved_on). Hãy ghi duyệt ngày nào.'))
    elif issue.approved_on > today:
        found.append(("approved_on", '"Ngày duyệt" (approved_on) chưa đến. Hãy sửa ngày.'))
    if issue.published_on.precision != "day":
        found.append(("published", '"Ngày phát hành" (published) cần đủ ngày, tháng, năm.'))
    elif issue.published_on.first_day > today:
        sentence = (
            f'"Ngày phát hành" (published) {short_date(issue.published_on)} chưa đến, '
            f"hôm nay là {short_date(today)}. Hãy phát hành vào ngày ấy, hoặc sửa ngày."
        )
        found.append(("published", sentence))
    elif issue.approved_on and issue.published_on.first_day < issue.approved_on and not earlier:
        sentence = (
            f'"Ngày phát hành" (published) {short_date(issue.published_on)} sớm hơn "Ngày duyệt" '
            f"(approved_on) {short_date(issue.approved_on)}. Hãy sửa ngày."
        )
        found.append(("published", sentence))
    problems = [Problem(issue.origin.path, issue.origin.line(at), what) for at, what in found]
    return [*problems, *_misdated_corrections(issue, earlier, today)]


def _misdated_corrections(
    issue: Bulletin, earlier: Release | None, today: date
) -> Iterator[Problem]:
    yield from early_corrections(issue, earlier)
    for at in new_corrections(issue, earlier):
        if issue.corrections[at].day > today:
            line = issue.origin.line("corrections", at, "date")
            yield Problem(issue.origin.path, line, "Ngày đính chính chưa đến. Hãy sửa ngày.")


def _published(issue: Bulletin, collection: Collection) -> Bulletin:
    """The issue with its new state; raises NotPublished when the line of it could not be changed."""
    published = collection.find(Bulletin, issue.slug)
    if published is None:
        sentence = f'Không ghi được "Tình trạng" (state). Hãy ghi trên một dòng: state: {APPROVED}'
        raise NotPublished([Problem(issue.origin.path, issue.origin.line("state"), sentence)])
    return published


def _with_state(data: bytes, line: int) -> bytes:
    """The file with the state on that line set to published, everything else untouched."""
    rows = data.splitlines(keepends=True)
    if state := _STATE.fullmatch(rows[line - 1].decode()):
        rows[line - 1] = f"{state[1]}{PUBLISHED}{state[2]}".encode()
    return b"".join(rows)


def _require(problems: list[Problem]) -> None:
    if problems:
        raise NotPublished(problems)


def _restore(before: Mapping[Path, bytes | None]) -> None:
    for file, content in before.items():
        if content is None:
            file.unlink(missing_ok=True)
        else:
            file.write_bytes(content)
