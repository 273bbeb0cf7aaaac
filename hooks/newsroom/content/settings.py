"""What the office sets in mkdocs.yml, read without guessed types."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, ValidationError
from pydantic_core import PydanticCustomError

from .encodings import NotUnicode, decode
from .fields import Part, Texts, WebAddress
from .frontmatter import FrontMatter, FrontMatterError, Value, parse
from .messages import sentences
from .problems import Problem

FILE = "mkdocs.yml"


def _authority(value: str) -> str:
    if not re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", value):
        raise PydanticCustomError("authority", "", {})
    return value


def _hour(value: str) -> str:
    if not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", value):
        raise PydanticCustomError("hour", "", {})
    return value


def _site_address(value: str) -> str:
    if not re.fullmatch(r"https?://[^\s/]+(/[^\s?#]*)?", value):
        raise PydanticCustomError("web_address", "", {})
    return value if value.endswith("/") else value + "/"


class Masthead(Part):
    """The head of every issue and what its last page must say."""

    name: str = Field(title="Tên bản tin")
    issuer: str = Field(title="Cơ quan phát hành")
    responsible: str | None = Field(None, title="Chịu trách nhiệm nội dung")
    periodicity: str | None = Field(None, title="Kỳ")
    licence: str | None = Field(None, title="Giấy phép xuất bản")
    printed_at: str | None = Field(None, title="Nơi in")
    print_run: str | None = Field(None, title="Số lượng in")


class Office(Part):
    """`extra.office` in mkdocs.yml."""

    name: str = Field(title="Tên cơ quan")
    authority: Annotated[str, AfterValidator(_authority)] = Field(title="Tên miền của mã cố định")
    notice: str | None = Field(None, title="Thông báo đầu trang")
    bulletin: Masthead = Field(title="Bản tin")
    sections: Texts = Field(title="Chuyên mục của tin, bài", min_length=1)
    publish_hour: Annotated[str, AfterValidator(_hour)] = Field("07:00", title="Giờ phát hành")
    items_per_page: int = Field(20, title="Số mục một trang", ge=1)
    page_size: Literal["A4", "19x27"] = Field("A4", title="Khổ giấy bản in")
    feedback: WebAddress | None = Field(None, title="Kênh tiếp nhận phản ánh, kiến nghị chính thức")


class Settings(Part):
    """The site facts that MkDocs knows too, and the office's own."""

    site_name: str = Field(title="Tên trang")
    site_url: Annotated[str, AfterValidator(_site_address)] = Field(title="Địa chỉ trang")
    site_description: str = Field("", title="Mô tả trang")
    office: Office = Field(title="Cơ quan")


class SettingsProblem(ValueError):
    """mkdocs.yml cannot be used; carries the problems."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


def read_settings(root: Path) -> Settings:
    """The settings in the mkdocs.yml of a repository; raises SettingsProblem."""
    try:
        return _settings(parse(decode((root / FILE).read_bytes()), first_line=1))
    except FileNotFoundError:
        raise SettingsProblem(
            [Problem(FILE, 1, "Không có tệp mkdocs.yml ở thư mục này.")]
        ) from None
    except NotUnicode as error:
        raise SettingsProblem([Problem(FILE, 1, str(error))]) from None
    except FrontMatterError as error:
        raise SettingsProblem([Problem(FILE, error.line, error.sentence)]) from None


def _settings(file: FrontMatter) -> Settings:
    extra = file.fields.get("extra")
    values: dict[str, Value] = {
        key: file.fields[key]
        for key in ("site_name", "site_url", "site_description")
        if key in file.fields
    }
    if isinstance(extra, dict) and "office" in extra:
        values["office"] = extra["office"]
    try:
        return Settings.model_validate(values)
    except ValidationError as error:
        problems = [
            Problem(FILE, file.line(("extra", *at) if at[0] == "office" else at), sentence)
            for at, sentence in sentences(Settings, error)
        ]
        raise SettingsProblem(problems) from None
