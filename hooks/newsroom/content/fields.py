"""The kinds of values a field can hold, read from the strings an editor writes."""

from __future__ import annotations

import decimal
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Annotated, Literal, TypeAlias
from urllib.parse import unquote

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, InstanceOf
from pydantic_core import PydanticCustomError

from ..text.dates import DateProblem, PartialDate, parse_day, parse_partial
from ..text.periods import Period, half, quarter, whole_year
from ..text.safety import is_web_address
from .problems import shown

Genre = Literal["tin", "bài viết", "phóng sự", "ảnh", "video", "infographic"]
Channel = Literal[
    "cổng",
    "báo",
    "phát thanh – truyền hình",
    "truyền thanh cơ sở",
    "Zalo",
    "Facebook",
    "pa nô – tờ rơi",
    "giao ban",
    "văn phòng điện tử",
]
EvidenceKind = Literal[
    "sản phẩm",
    "văn bản triệu tập",
    "chương trình",
    "tài liệu tập huấn",
    "video",
    "hình ảnh",
    "danh sách điểm danh",
    "số lần và lượt người",
    "tin tức",
]
"""What proves that something was done, in the words of the Gò Dầu plan (II.5)."""
ATTENDANCE: EvidenceKind = "danh sách điểm danh"
"""Names of people: never public."""
State = Literal["dự thảo", "trình duyệt", "đã duyệt", "đã phát hành"]
AgencyLevel = Literal["trung ương", "tỉnh", "huyện", "xã"]
PlaceLevel = Literal["tỉnh", "huyện", "xã"]
ServiceLevel = Literal["toàn trình", "một phần"]
QuestionKind = Literal["hỏi đáp", "phản ánh, kiến nghị"]

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""The name of a file that is an item."""
_TASK = re.compile(r"([a-z0-9-]+)#([0-9]+(?:\.[0-9]+)*)")
_ENTRY = re.compile(r"[a-z-]+/[a-z0-9-]+")
_FIGURE = re.compile(r"-?[0-9]{1,15}(?:[.,][0-9]{1,6})?")
_FIGURE_PERIOD = re.compile(r"(?:19|20)[0-9]{2}(?:-(?:Q[1-4]|H[12]))?")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_OLD_PATH = re.compile(
    r"/?(?!/)(?!(?:.*/)?\.\.?(?:/|$))(?!.*\.html/)[^\s:?#\\<>\"|*\x00-\x1f\ufffd]+"
)

_FILE_NAME = re.compile(r"[^/.]+(?:\.md)?")
"""Without its folder the name of a file is no address."""


def _day(value: object) -> object:
    return _dated(value, parse_day)


def _partial(value: object) -> object:
    return _dated(value, parse_partial)


def _dated(value: object, parse: Callable[[str], object]) -> object:
    if not isinstance(value, str):
        return value
    try:
        return parse(shown(value))
    except DateProblem as problem:
        raise PydanticCustomError(
            "impossible_date", "{sentence}", {"sentence": str(problem)}
        ) from None


def listed(value: object) -> object:
    """One entry written without its dash is a list of one."""
    return [value] if isinstance(value, str) else value


def _listed_names(value: object) -> object:
    """File names hold no comma, so "tthc, the-che" on one line is a list of two."""
    return [name.strip() for name in re.split("[,;]", value)] if isinstance(value, str) else value


def _decimal_point(value: object) -> object:
    """86,12 as it is written in Vietnam."""
    is_number = isinstance(value, str) and re.fullmatch(r"-?\d+,\d+", value)
    return str(value).replace(",", ".") if is_number else value


def _whole(value: object) -> object:
    """Digits only: 1.000 is a thousand to whoever writes it, and 1 to pydantic."""
    if isinstance(value, str) and not re.fullmatch("-?[0-9]+", value):
        raise PydanticCustomError("number", "", {})
    return value


def _exact(value: object) -> object:
    """The number with a decimal point or comma; groups of thousands are not guessed."""
    if not isinstance(value, str):
        return value
    if not _FIGURE.fullmatch(value):
        raise PydanticCustomError("figure", "", {})
    return decimal.Decimal(value.replace(",", "."))


def _one_line(value: object) -> object:
    return " ".join(value.split()) if isinstance(value, str) else value


def _without_label(value: object) -> object:
    return re.sub(r"(?i)^số\s+", "", value) if isinstance(value, str) else value


def _matching(pattern: re.Pattern[str], error: str) -> AfterValidator:
    """The check that a value has a form; `error` names the sentence in `messages`."""

    def check(value: str) -> str:
        if not pattern.fullmatch(value):
            raise PydanticCustomError(error, "", {})
        return value

    return AfterValidator(check)


def _web_address(value: str) -> str:
    if not is_web_address(value):
        raise PydanticCustomError("web_address", "", {})
    return value


def _old_path(value: str) -> str:
    """The address; that of a page for the path of its file, which is what editors have at hand."""
    path = value
    if value.endswith(".md") and "/" in value:
        path = re.sub("^/?docs/", "", value.removesuffix(".md").removesuffix("/index")) + "/"
        path = re.sub("^/?bulletins/", "ban-tin/", path)
    if not _OLD_PATH.fullmatch(unquote(path)) or _FILE_NAME.fullmatch(path):
        raise PydanticCustomError("old_path", "", {})
    return path


Day = Annotated[date, BeforeValidator(_day)]
"""2024-01-09 or 09/01/2024."""
Partial = Annotated[InstanceOf[PartialDate], BeforeValidator(_partial)]
"""A day, a month (2022-01 or 01/2022) or a year."""
Line = Annotated[str, BeforeValidator(_one_line)]
Slug = Annotated[str, _matching(SLUG, "slug")]
"""The file name of an agency, a topic or a place."""
TaskId = Annotated[str, _matching(_TASK, "task_id")]
"""<plan>#<STT>."""
EntryId = Annotated[str, _matching(_ENTRY, "entry")]
"""<folder>/<file name>, as in tin-tuc/ban-tin-dien-tu."""
WebAddress = Annotated[str, AfterValidator(_web_address)]
IssueNumber = Annotated[str, BeforeValidator(_without_label)]
"""The number of an issue, with or without the word "Số"."""
Email = Annotated[str, _matching(_EMAIL, "email")]
FileOrLink: TypeAlias = str
"""A file beside the text, or an address on the web; `linking` looks at both."""
Whole = Annotated[int, BeforeValidator(_whole)]
Decimal = Annotated[float, BeforeValidator(_decimal_point)]
ExactNumber = Annotated[decimal.Decimal, BeforeValidator(_exact)]
"""A figure with the digits its source gives: "85" stays 85, "84,50" keeps its 0."""
FigurePeriod = Annotated[str, _matching(_FIGURE_PERIOD, "figure_period")]
"""A year, a quarter or a half-year: 2023, 2023-Q1, 2023-H1."""
OldPaths = Annotated[tuple[Annotated[str, AfterValidator(_old_path)], ...], BeforeValidator(listed)]
"""Addresses inside the site, which must not lead a written file out of it."""
Texts = Annotated[tuple[str, ...], BeforeValidator(listed)]
Slugs = Annotated[tuple[Slug, ...], BeforeValidator(_listed_names)]
TaskIds = Annotated[tuple[TaskId, ...], BeforeValidator(_listed_names)]
Channels = Annotated[tuple[Channel, ...], BeforeValidator(listed)]


class Part(BaseModel):
    """A group of values inside a field."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class TranscriptionNote(Part):
    """One place where the scanned text of a plan was corrected."""

    found: str = Field(alias="from", title="Nguyên bản quét")
    to: str = Field(title="Hiệu đính")
    reason: str = Field(title="Lý do")


class NamedLink(Part):
    """A named public source; the address is given where it is known."""

    title: str = Field(title="Tên nguồn")
    url: WebAddress | None = Field(None, title="Đường dẫn")
    day: Day | None = Field(None, alias="date", title="Ngày")


class EarlierName(Part):
    name: str = Field(title="Tên")
    where: str = Field(title="Dùng ở")


class Broadcast(Part):
    station: str = Field(title="Đài phát")
    hour: str | None = Field(None, title="Giờ phát")
    minutes: Decimal | None = Field(None, title="Số phút", gt=0)


class Evidence(Part):
    """A proof that something was done; files that are not public never leave the repository."""

    kind: EvidenceKind = Field(title="Loại tài liệu")
    title: str | None = Field(None, title="Tên tài liệu")
    file: FileOrLink | None = Field(None, title="Tệp")
    link: WebAddress | None = Field(None, title="Đường dẫn")
    public: bool = Field(False, title="Công khai")

    @property
    def published(self) -> bool:
        """Whether readers may see it."""
        return self.public and self.kind != ATTENDANCE


class Section(Part):
    """One column of a bulletin issue."""

    title: str = Field(title="Chuyên mục")
    text: str | None = Field(None, title="Lời dẫn chuyên mục")
    items: Annotated[tuple[EntryId, ...], BeforeValidator(_listed_names)] = Field(
        (), title="Tin, bài"
    )


class Correction(Part):
    """What an issue said wrongly, put right after its publication."""

    day: Day = Field(alias="date", title="Ngày")
    text: str = Field(title="Nội dung đính chính")


class Figure(Part):
    """One value of an index for one unit and one period."""

    unit: Line = Field(title="Đơn vị")
    period: FigurePeriod = Field(title="Kỳ")
    value: ExactNumber = Field(title="Giá trị")
    source: WebAddress = Field(title="Nguồn")
    break_reason: Line | None = Field(None, alias="break", title="Lý do không nối với kỳ trước")

    @property
    def span(self) -> Period:
        """The days it is about, named as readers know them: "2023", "Quý I/2023"."""
        year, _, part = self.period.partition("-")
        if part.startswith("Q"):
            return quarter(int(year), int(part[1]))
        return half(int(year), int(part[1])) if part else replace(whole_year(int(year)), label=year)
