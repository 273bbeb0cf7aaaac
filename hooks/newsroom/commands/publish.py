"""Publishing an issue: the approval is checked, the date and what readers see are recorded."""

from __future__ import annotations

import re
from collections.abc import Mapping
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
from ..views.releases import agency_names, carried_entries, digest, release_problems

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
    text, record = folder / "index.md", folder / RECORD
    issue = _issue(root, settings, slug)
    _require(_objections(issue, today, again=record.is_file()))
    before: Mapping[Path, bytes | None] = {
        file: file.read_bytes() if file.is_file() else None for file in (text, record)
    }
    try:
        text.write_bytes(_with_state(text.read_bytes(), issue.origin.line("state")))
        collection, problems = collect(root, settings, cache=cache_file(root))
        _require(at_level([*problems, *edition_problems(collection)], Level.ERROR))
        if record.is_file():
            _require(_silent_changes(issue, collection))
        release = _release(_published(issue, collection), collection)
        record.write_bytes(release.write())
    except BaseException:
        _restore(before)
        raise
    return release


def _issue(root: Path, settings: Settings, slug: str) -> Bulletin:
    """The issue, published or not; raises NotPublished when there is none, or it is unreadable."""
    collection, problems = collect(root, settings, preview=True, cache=cache_file(root))
    issue = collection.find(Bulletin, slug)
    if issue is None:
        path = f"bulletins/{slug}"
        own = [problem for problem in problems if problem.path.startswith(path)]
        missing = Problem(
            path, 1, f'Không có số bản tin "{slug}". Hãy ghi ISSUE theo dạng 2024-01.'
        )
        raise NotPublished([replace(problem, level=Level.ERROR) for problem in own] or [missing])
    return issue


def _objections(issue: Bulletin, today: date, *, again: bool) -> list[Problem]:
    """Why an issue cannot be published now, each at its line."""
    found: list[tuple[str, str]] = []
    if issue.sample:
        found.append(("sample", "Số mẫu không phát hành được. Hãy bỏ dòng sample: true."))
    if issue.draft:
        found.append(("draft", "Số này còn là bản nháp. Hãy bỏ dòng draft: true."))
    if issue.state != APPROVED and not (again and issue.state == PUBLISHED):
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
    elif issue.approved_on and issue.published_on.first_day < issue.approved_on and not again:
        sentence = (
            f'"Ngày phát hành" (published) {short_date(issue.published_on)} sớm hơn "Ngày duyệt" '
            f"(approved_on) {short_date(issue.approved_on)}. Hãy sửa ngày."
        )
        found.append(("published", sentence))
    return [Problem(issue.origin.path, issue.origin.line(at), what) for at, what in found]


def _silent_changes(issue: Bulletin, collection: Collection) -> list[Problem]:
    """A published issue that changed without a correction cannot be published over."""
    problems = at_level(release_problems(collection), Level.ERROR)
    return [problem for problem in problems if problem.path == issue.origin.path]


def _published(issue: Bulletin, collection: Collection) -> Bulletin:
    """The issue with its new state; raises NotPublished when the line of it could not be changed."""
    published = collection.find(Bulletin, issue.slug)
    if published is None:
        sentence = f'Không ghi được "Tình trạng" (state). Hãy ghi trên một dòng: state: {APPROVED}'
        raise NotPublished([Problem(issue.origin.path, issue.origin.line("state"), sentence)])
    return published


def _release(published: Bulletin, collection: Collection) -> Release:
    return Release(
        published=published.published_on.first_day,
        approved_by=published.approved_by,
        approved_on=published.approved_on,
        digest=digest(published, collection),
        corrections=len(published.corrections),
        masthead=collection.masthead(published),
        entries=carried_entries(published, collection),
        agencies=_names(published, collection),
    )


def _names(issue: Bulletin, collection: Collection) -> dict[str, str]:
    """The names of today's agencies, except those that an earlier publication has frozen."""
    earlier = collection.releases.get(issue.slug)
    return agency_names(issue, collection) | dict(earlier.agencies if earlier else {})


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
