"""Whether a published issue still shows what was published."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Iterator

from ..content.collection import Collection
from ..content.item import Item
from ..content.models import Agency, Bulletin
from ..content.problems import Level, Problem
from .issues import issue_sections

_NOT_SHOWN = frozenset(
    {"state", "approved_by", "approved_on", "corrections", "draft", "old_paths", "id", "updated"}
)
"""Fields that can change without changing what a reader of the issue sees."""


def release_problems(collection: Collection) -> Iterator[Problem]:
    """What keeps a published issue from standing as it was published.

    Samples are no series and have no record. A changed issue stops the build until an entry in
    `corrections` says what changed; the new entry is recorded by publishing again.
    """
    for issue in collection.of(Bulletin):
        if issue.sample or not issue.published:
            continue
        release = collection.releases.get(issue.slug)
        if release is None:
            sentence = (
                '"Tình trạng" (state) là đã phát hành nhưng số này chưa được ghi nhận phát hành. '
                f"Hãy để state: đã duyệt rồi chạy make publish ISSUE={issue.slug}."
            )
            yield Problem(issue.origin.path, issue.origin.line("state"), sentence)
            continue
        unrecorded = len(issue.corrections) - release.corrections
        if unrecorded > 0:
            sentence = (
                f"Có {unrecorded} đính chính chưa ghi nhận. "
                f"Hãy chạy make publish ISSUE={issue.slug} để ghi nhận."
            )
            yield Problem(
                issue.origin.path, issue.origin.line("corrections"), sentence, Level.NOTICE
            )
        elif unrecorded < 0:
            sentence = "Một đính chính đã công bố bị xóa. Hãy khôi phục mục ấy trong corrections."
            yield Problem(issue.origin.path, issue.origin.line("corrections"), sentence)
        elif release.digest != digest(issue, collection):
            sentence = (
                "Nội dung số này đã khác với lúc phát hành (bài của số, hoặc tin, bài trong số). "
                "Hãy trả lại như cũ, hoặc thêm một mục vào corrections (date, text) nói rõ đã sửa gì."
            )
            yield Problem(issue.origin.path, 1, sentence)


def digest(issue: Bulletin, collection: Collection) -> str:
    """SHA-256 of what an issue shows: its text and that of what it carries, NFC with LF ends."""
    carried = [item for section in issue_sections(issue, collection) for item in section.items]
    parts = [[issue.entry, _shown(issue)], *([item.entry, _shown(item)] for item in carried)]
    text = json.dumps(parts, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(unicodedata.normalize("NFC", text).encode()).hexdigest()


def carried_entries(issue: Bulletin, collection: Collection) -> tuple[str, ...]:
    """What an issue carries, in its order, to be frozen with it."""
    sections = issue_sections(issue, collection)
    return tuple(item.entry for section in sections for item in section.items)


def agency_names(issue: Bulletin, collection: Collection) -> dict[str, str]:
    """The names of the agencies an issue shows, by file name, to be frozen with it."""
    carried = [item for section in issue_sections(issue, collection) for item in section.items]
    found = (collection.find(Agency, item.agency_slug) for item in carried)
    return {agency.slug: agency.title for agency in found if agency}


def _shown(item: Item) -> dict[str, object]:
    fields = item.origin.front_matter.fields
    shown: dict[str, object] = {key: fields[key] for key in fields if key not in _NOT_SHOWN}
    return {**shown, "": item.origin.body.strip()}
