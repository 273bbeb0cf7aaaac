"""What the office sets in mkdocs.yml, read without guessed types."""

from __future__ import annotations

import os
import re
from datetime import date
from email.utils import parseaddr
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, ValidationError
from pydantic_core import PydanticCustomError

from ..text.dates import DateProblem, parse_day
from .builder_settings import builder_faults
from .conflicts import UNMERGED, line_of_conflict
from .encodings import NotUnicode, read
from .fields import Day, Email, Part, Texts, WebAddress, Whole
from .frontmatter import FrontMatter, FrontMatterError, Value, parse
from .messages import sentences
from .problems import Problem, shown
from .reporting import Reporting
from .serving import Accent, ExtraOrigins, SecurityContact

FILE = "mkdocs.yml"
_AS_OF = "AS_OF"


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


def _sender(value: str) -> str:
    name, address = parseaddr(value)
    if not name or not re.fullmatch(r"[!-?A-~]+@[!-?A-~]+\.[!-?A-~]+", address):
        raise PydanticCustomError("sender", "", {})
    return value


def _unsubscribe(value: str) -> str:
    if not re.fullmatch(r"(?:https?://|mailto:)[^\s<>]+", value):
        raise PydanticCustomError("unsubscribe", "", {})
    return value


Sender = Annotated[str, AfterValidator(_sender)]
"""Sở Nội vụ <ban-tin@…>."""
Unsubscribe = Annotated[str, AfterValidator(_unsubscribe)]


class Masthead(Part):
    """The head of every issue and what its last page must say."""

    name: str = Field(title="Tên bản tin")
    issuer: str = Field(title="Cơ quan phát hành")
    responsible: str | None = Field(None, title="Chịu trách nhiệm nội dung")
    periodicity: str | None = Field(None, title="Kỳ")
    licence: str | None = Field(None, title="Giấy phép xuất bản")
    printed_at: str | None = Field(None, title="Nơi in")
    print_run: str | None = Field(None, title="Số lượng in")


class Loudspeaker(Part):
    """How the script for the commune's loudspeakers opens, closes, and how long it may take."""

    greeting: str | None = Field(None, title="Lời chào")
    close: str | None = Field(None, title="Lời kết")
    minutes: float | None = Field(None, title="Số phút", gt=0)


class Mail(Part):
    """How the bulletin goes out by mail."""

    sender: Sender | None = Field(None, title="Người gửi")
    unsubscribe: Unsubscribe | None = Field(None, title="Nơi thôi nhận")


class Office(Part):
    """`extra.office` in mkdocs.yml."""

    name: str = Field(title="Tên cơ quan")
    authority: Annotated[str, AfterValidator(_authority)] = Field(title="Tên miền của mã cố định")
    notice: str | None = Field(None, title="Thông báo đầu trang")
    bulletin: Masthead = Field(title="Bản tin")
    sections: Texts = Field(title="Chuyên mục của tin, bài", min_length=1)
    loudspeaker: Loudspeaker = Field(Loudspeaker(), title="Bài phát thanh")
    mail: Mail = Field(Mail(), title="Gửi thư")
    reporting: Reporting = Field(Reporting(), title="Số liệu báo cáo")
    publish_hour: Annotated[str, AfterValidator(_hour)] = Field("07:00", title="Giờ phát hành")
    items_per_page: Whole = Field(20, title="Số mục một trang", ge=1)
    page_size: Literal["A4", "19x27"] = Field("A4", title="Khổ giấy bản in")
    feedback: WebAddress | None = Field(None, title="Kênh tiếp nhận phản ánh, kiến nghị chính thức")
    phone: str | None = Field(None, title="Điện thoại")
    hotline: str | None = Field(None, title="Đường dây nóng")
    email: Email | None = Field(None, title="Thư điện tử")
    address: str | None = Field(None, title="Địa chỉ")
    accent: Accent | None = Field(None, title="Màu nhấn")
    extra_origins: ExtraOrigins = Field(ExtraOrigins(), title="Trang khác được phép dùng")
    security: SecurityContact | None = Field(None, title="Nơi nhận báo lỗi bảo mật")


class Settings(Part):
    """The site facts that MkDocs knows too, and the office's own."""

    site_name: str = Field(title="Tên trang")
    site_url: Annotated[str, AfterValidator(_site_address)] = Field(title="Địa chỉ trang")
    site_description: str = Field("", title="Mô tả trang")
    office: Office = Field(title="Cơ quan")
    as_of: Day | None = Field(None, title="Ngày coi là hôm nay")
    """What the command line says; mkdocs.yml never does."""


class SettingsProblem(ValueError):
    """mkdocs.yml or AS_OF cannot be used; carries the problems."""

    def __init__(self, problems: list[Problem], usable: Settings | None = None) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems
        self.usable = usable
        """The settings when only AS_OF is wrong, to look for what else is."""


def read_settings(root: Path) -> Settings:
    """The settings in the mkdocs.yml of a repository, and AS_OF; raises SettingsProblem."""
    as_of, faults = _as_of()
    try:
        settings = _file_settings(root)
    except SettingsProblem as error:
        raise SettingsProblem([*faults, *error.problems]) from None
    if faults:
        raise SettingsProblem(faults, settings)
    return settings.model_copy(update={"as_of": as_of})


def _as_of() -> tuple[date | None, list[Problem]]:
    """The day that the command line says, or what is wrong with it."""
    written = os.environ.get(_AS_OF, "").strip()
    try:
        return (parse_day(shown(written)) if written else None), []
    except DateProblem as problem:
        return None, [Problem(f"{_AS_OF} trên dòng lệnh", 0, str(problem))]


def _file_settings(root: Path) -> Settings:
    try:
        text = read((root / FILE).read_bytes()).text
        if line := line_of_conflict(text):
            raise SettingsProblem([Problem(FILE, line, UNMERGED)])
        return _settings(parse(text, first_line=1, lenient=True), root)
    except FileNotFoundError:
        sentence = "Không có tệp mkdocs.yml ở thư mục này. Hãy chạy lệnh trong thư mục của kho."
        raise SettingsProblem([Problem(FILE, 1, sentence)]) from None
    except (NotUnicode, FrontMatterError) as error:
        raise SettingsProblem([Problem(FILE, error.line, error.sentence)]) from None


def _settings(file: FrontMatter, root: Path) -> Settings:
    problems = [Problem(FILE, line, sentence) for line, sentence in file.faults]
    meant: set[str] = set()
    for at, sentence, setting in builder_faults(file, Office.model_fields, root):
        problems.append(Problem(FILE, file.line(at), sentence))
        meant.add(setting)
    extra = file.fields.get("extra")
    values: dict[str, Value] = {
        key: file.fields[key]
        for key in ("site_name", "site_url", "site_description")
        if key in file.fields
    }
    if isinstance(extra, dict) and "office" in extra:
        values["office"] = extra["office"]
    try:
        settings = Settings.model_validate(values)
    except ValidationError as error:
        written = {at[1:] if at[0] == "extra" else at for at in file.lines}
        for at, sentence in sentences(Settings, error, "vào mkdocs.yml", written):
            if {at[-1], "extra" if at[0] == "office" else ""} & meant - {""}:
                continue  # it is there, under another name
            line = file.line(("extra", *at) if at[0] == "office" else at)
            problems.append(Problem(FILE, line, sentence))
        raise SettingsProblem(problems) from None
    if problems:
        raise SettingsProblem(problems)
    return settings
