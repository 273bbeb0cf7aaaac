"""Whether a published issue still shows what was published."""

from __future__ import annotations

from collections.abc import Iterator

from ..content.collection import Collection
from ..content.item import Item
from ..content.models import Bulletin
from ..content.problems import Level, Problem
from ..content.releases import Release
from ..text.dates import short_date
from .recording import carried, correction_print, first_form_digest, imprint


def release_problems(collection: Collection) -> Iterator[Problem]:
    """What keeps the published issues from standing as they were published.

    Samples are no series and have no record.
    """
    for issue in collection.of(Bulletin):
        if issue.published and not issue.sample:
            yield from issue_problems(issue, collection)


def issue_problems(issue: Bulletin, collection: Collection) -> Iterator[Problem]:
    """What keeps one published issue from standing; nothing of one whose record is unreadable.

    A changed issue stops the build until an entry in `corrections` says what changed; the new
    entry is recorded by publishing again.
    """
    release = collection.releases.get(issue.slug)
    if issue.entry in collection.unread:
        return
    if release is None:
        sentence = (
            '"Tình trạng" (state) là đã phát hành nhưng số này chưa được ghi nhận phát hành. '
            f"Hãy để state: đã duyệt rồi chạy make publish ISSUE={issue.slug}."
        )
        yield Problem(issue.origin.path, issue.origin.line("state"), sentence)
        return
    new = new_corrections(issue, release)
    faults = [*_lost_corrections(issue, release, new), *early_corrections(issue, release)]
    if new and not faults:
        sentence = (
            f"Có {len(new)} đính chính chưa ghi nhận. "
            f"Hãy chạy make publish ISSUE={issue.slug} để ghi nhận."
        )
        yield Problem(issue.origin.path, issue.origin.line("corrections"), sentence, Level.NOTICE)
    yield from faults or (() if new else _changes(issue, release, collection))


def new_corrections(issue: Bulletin, release: Release | None) -> list[int]:
    """The places of the corrections that no publication has recorded."""
    places = range(len(issue.corrections))
    if release and release.contents:
        return [
            at for at in places if correction_print(issue.corrections[at]) not in release.errata
        ]
    return list(places[release.corrections if release else 0 :])


def early_corrections(issue: Bulletin, release: Release | None) -> Iterator[Problem]:
    """New corrections of what readers did not have yet."""
    published = release.published_on if release else issue.published_on.first_day
    for at in new_corrections(issue, release):
        day = issue.corrections[at].day
        if day < published:
            sentence = (
                f"Đính chính ghi ngày {short_date(day)}, trước khi số này phát hành "
                f"({short_date(published)}). Hãy ghi ngày công bố đính chính."
            )
            line = issue.origin.line("corrections", at, "date")
            yield Problem(issue.origin.path, line, sentence)


def _lost_corrections(issue: Bulletin, release: Release, new: list[int]) -> Iterator[Problem]:
    present = set(map(correction_print, issue.corrections))
    if len(issue.corrections) < release.corrections or not present.issuperset(release.errata):
        sentence = (
            "Một đính chính đã công bố bị sửa hoặc bị xóa. Hãy khôi phục mục ấy trong corrections; "
            "có điều cần nói thêm thì thêm một mục mới."
        )
        line = issue.origin.line("corrections", *new[:1])
        yield Problem(issue.origin.path, line, sentence)


def _changes(issue: Bulletin, release: Release, collection: Collection) -> Iterator[Problem]:
    """What differs from the record, each where it stands; what cannot be read is named elsewhere."""
    lists = [*_list_changes(issue, release, collection)]
    found = [*_approval_changes(issue, release), *lists]
    shown = (issue, *carried(issue, collection))
    if release.contents:
        for item in shown:
            found += _item_changes(item, release, collection, head=item is not issue or not lists)
    elif (
        not lists
        and {item.entry for item in shown}.issuperset(release.entries)
        and release.digest != first_form_digest(issue, collection)
    ):
        found.append((issue, 1, "Nội dung số này (bài của số, hoặc tin, bài trong số)"))
    cure = (
        "Hãy trả lại như cũ, hoặc thêm một mục (date, text) nói rõ đã sửa gì vào corrections của "
        f"{issue.origin.path}."
    )
    for item, line, what in found:
        sentence = f"{what} đã khác với lúc phát hành số {issue.slug}. {cure}"
        yield Problem(item.origin.path, line, sentence)


Change = tuple[Item, int, str]
"""The item that changed, the line, and what of it."""


def _approval_changes(issue: Bulletin, release: Release) -> Iterator[Change]:
    for field, label, then in (
        ("approved_by", "Người duyệt", release.approved_by),
        ("approved_on", "Ngày duyệt", release.approved_on),
    ):
        if issue.value(field) != then:
            line = issue.origin.line(field)
            yield issue, line, f'"{label}" ({field})'


def _list_changes(issue: Bulletin, release: Release, collection: Collection) -> Iterator[Change]:
    """Entries that came or went; those named and not shown are a problem of the naming field."""
    now = [item.entry for item in carried(issue, collection)]
    excused = collection.unread.union(*(section.items for section in issue.sections))
    gone = [entry for entry in release.entries if entry not in now and entry not in excused]
    came = [entry for entry in now if entry not in release.entries]
    if gone or came:
        words = [f"bớt {', '.join(gone)}"] if gone else []
        words += [f"thêm {', '.join(came)}"] if came else []
        yield issue, issue.origin.line("sections"), f"Danh sách tin, bài ({'; '.join(words)})"


def _item_changes(
    item: Item, release: Release, collection: Collection, *, head: bool
) -> Iterator[Change]:
    """What of an item differs; its fields are compared only if `head`."""
    then = release.contents.get(item.entry)
    if then is None:
        return
    now = imprint(item, collection)
    if head and now.head != then.head:
        yield item, 1, "Các trường ở đầu bài"
    if now.body != then.body:
        yield item, item.origin.body_line, "Thân bài"
    for name in now.files:
        if now.files[name] != then.files.get(name, now.files[name]):
            yield item, 1, f'Tệp "{name}" của bài'
