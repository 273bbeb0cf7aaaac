"""What was recorded when an issue was published: the date, the approval, and what it showed."""

from __future__ import annotations

import json
from collections.abc import Mapping

from pydantic import Field, ValidationError

from . import fields as f
from .encodings import NotUnicode, read
from .frontmatter import FrontMatterError, parse
from .messages import sentences
from .problems import Problem
from .settings import Masthead
from .tree import Tree

RECORD = "phat-hanh.yml"
"""The file beside the index.md of a published issue."""
_HEAD = "# Do lệnh make publish ghi khi phát hành số này. Không sửa tay.\n"


class Release(f.Part):
    """The record of one published issue; what it froze stays, whatever mkdocs.yml says later."""

    published_on: f.Day = Field(alias="published", title="Ngày phát hành")
    approved_by: str = Field(title="Người duyệt")
    approved_on: f.Day = Field(title="Ngày duyệt")
    digest: str = Field(title="Dấu vân tay nội dung")
    corrections: int = Field(0, title="Số đính chính đã ghi nhận", ge=0)
    masthead: Masthead = Field(title="Măng sét")
    entries: tuple[f.EntryId, ...] = Field((), title="Tin, bài")
    agencies: Mapping[str, str] = Field({}, title="Tên cơ quan, đơn vị")

    def write(self) -> bytes:
        """The record as YAML, the same bytes for the same release."""
        values = self.model_dump(mode="json", by_alias=True, exclude_none=True)
        rows = [
            f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in values.items()
        ]
        return (_HEAD + "".join(rows)).encode()


def read_releases(tree: Tree) -> tuple[dict[str, Release], list[Problem]]:
    """The releases by issue, and the records that cannot be read."""
    releases: dict[str, Release] = {}
    problems: list[Problem] = []
    for path in sorted(tree.files):
        parts = path.split("/")
        if parts[0] == "bulletins" and len(parts) == 3 and parts[2] == RECORD:
            read_one = _release(path, tree.files[path].read_bytes())
            if isinstance(read_one, Release):
                releases[parts[1]] = read_one
            else:
                problems += read_one
    return releases, problems


def _release(path: str, data: bytes) -> Release | list[Problem]:
    try:
        values = parse(read(data).text, first_line=1)
        return Release.model_validate(values.fields)
    except (NotUnicode, FrontMatterError) as error:
        return [Problem(path, error.line, _damaged(error.sentence))]
    except ValidationError as error:
        return [
            Problem(path, values.line(at), _damaged(sentence))
            for at, sentence in sentences(Release, error)
        ]


def _damaged(sentence: str) -> str:
    return f"{sentence} Tệp này do máy ghi: hãy lấy lại bản cũ từ kho nội dung."
