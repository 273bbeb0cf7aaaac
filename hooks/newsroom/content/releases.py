"""What was recorded when an issue was published: the date, the approval, and what it showed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from pydantic import Field, ValidationError

from ..text.dates import short_date
from . import fields as f
from .conflicts import line_of_conflict
from .encodings import NotUnicode, read
from .frontmatter import FrontMatterError, parse
from .item import Item
from .messages import sentences
from .problems import Level, Problem
from .publications import Bulletin
from .settings import Masthead
from .tree import Tree, hidden

RECORD = "phat-hanh.yml"
"""The file beside the index.md of a published issue."""
_UNMERGED = "Tệp còn dấu của hai bản ghi chưa gộp (<<<<<<<, >>>>>>>)."
_MADE_BY_MACHINE = "Tệp này do máy ghi: hãy lấy lại trọn một bản cũ từ kho nội dung."
_HEAD = "# Do lệnh make publish ghi khi phát hành số này. Không sửa tay.\n"


class Imprint(f.Part):
    """Fingerprints of one text as an issue shows it."""

    head: str = Field(title="Các trường")
    body: str = Field(title="Thân bài")
    files: Mapping[str, str] = Field({}, title="Ảnh, âm thanh")
    """By site path."""


class Release(f.Part):
    """The record of one published issue; what it froze stays, whatever mkdocs.yml says later."""

    published_on: f.Day = Field(alias="published", title="Ngày phát hành")
    approved_by: str = Field(title="Người duyệt")
    approved_on: f.Day = Field(title="Ngày duyệt")
    masthead: Masthead = Field(title="Măng sét")
    entries: tuple[f.EntryId, ...] = Field((), title="Tin, bài")
    agencies: Mapping[str, str] = Field({}, title="Tên cơ quan, đơn vị")
    contents: Mapping[f.EntryId, Imprint] = Field({}, title="Dấu vân tay nội dung")
    """Of the issue itself and of what it carries; empty in a record of the first form."""
    errata: tuple[str, ...] = Field((), title="Dấu vân tay đính chính")
    digest: str | None = Field(None, title="Dấu vân tay nội dung (bản ghi kiểu cũ)")
    corrections: int = Field(0, title="Số đính chính đã ghi nhận (bản ghi kiểu cũ)", ge=0)

    def write(self) -> bytes:
        """The record as YAML, the same bytes for the same release."""
        values = self.model_dump(mode="json", by_alias=True, exclude_defaults=True)
        return (
            _HEAD + "".join(f"{key}:{_yaml(value)}\n" for key, value in values.items())
        ).encode()


def _yaml(value: object) -> str:
    """A value behind its key; groups and lists with an entry to a line, to be read and compared."""
    match value:
        case dict():
            rows = [f"{_json(key)}: {_json(inner)}" for key, inner in value.items()]
        case list():
            rows = [f"- {_json(entry)}" for entry in value]
        case _:
            return f" {_json(value)}"
    return "".join(f"\n  {row}" for row in rows)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def read_releases(tree: Tree) -> tuple[dict[str, Release], list[Problem]]:
    """The releases by issue, and the records that cannot be read."""
    releases: dict[str, Release] = {}
    problems: list[Problem] = []
    for path in sorted(tree.files):
        parts = path.split("/")
        if parts[0] == "bulletins" and len(parts) == 3 and parts[2] == RECORD and not hidden(path):
            read_one = _release(path, tree.files[path].read_bytes())
            if isinstance(read_one, Release):
                releases[parts[1]] = read_one
            else:
                problems += read_one
    return releases, problems


def withdrawn(
    releases: Mapping[str, Release], items: Iterable[Item], problems: Iterable[Problem]
) -> Iterator[Problem]:
    """The issues that were published and would no longer be shown, in silence.

    Whatever else an unpublished issue lacks is a notice; this is not.
    """
    issues = {item.slug: item for item in items if isinstance(item, Bulletin)}
    named = {problem.path for problem in problems if problem.level is Level.ERROR}
    for slug, release in releases.items():
        path = f"bulletins/{slug}/index.md"
        if issue := issues.get(slug):
            field, cure = _kept_back(issue)
            line = issue.origin.line(field)
        elif named & {path, f"bulletins/{slug}"}:
            continue
        else:
            line, cure = 1, "Hãy lấy lại bản cũ của index.md từ kho nội dung."
        if cure:
            sentence = (
                f"Số này đã phát hành ngày {short_date(release.published_on)}, không thể lặng lẽ rút "
                f"khỏi trang. {cure} Muốn sửa nội dung, hãy thêm một mục vào corrections rồi chạy "
                f"make publish ISSUE={slug}."
            )
            yield Problem(path, line, sentence)


def _kept_back(issue: Bulletin) -> tuple[str, str]:
    """The field that keeps an issue from its readers, and the cure; both empty for a shown one."""
    if issue.draft:
        return "draft", "Hãy bỏ dòng draft."
    if issue.sample:
        return "sample", "Hãy bỏ dòng sample."
    return ("", "") if issue.published else ("state", "Hãy ghi lại state: đã phát hành.")


def _release(path: str, data: bytes) -> Release | list[Problem]:
    try:
        text = read(data).text
        if line := line_of_conflict(text):
            return [Problem(path, line, f"{_UNMERGED} {_MADE_BY_MACHINE}")]
        values = parse(text, first_line=1)
        release = Release.model_validate(values.fields)
        if release.contents and f"{Bulletin.kind}/{path.split('/')[1]}" not in release.contents:
            return [Problem(path, 1, "Đây là bản ghi của một số khác, chép nhầm. Hãy xóa tệp này.")]
        return release
    except (NotUnicode, FrontMatterError) as error:
        return [Problem(path, error.line, f"{error.sentence} {_MADE_BY_MACHINE}")]
    except ValidationError as error:
        return [
            Problem(path, values.line(at), f"{sentence} {_MADE_BY_MACHINE}")
            for at, sentence in sentences(Release, error)
        ]
