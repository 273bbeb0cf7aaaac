"""The kinds of values a field can hold, read from the strings an editor writes."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, InstanceOf
from pydantic_core import PydanticCustomError

from ..text.dates import DateProblem, PartialDate, parse_day, parse_partial
from ..text.safety import unsafe_scheme

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
State = Literal["dự thảo", "trình duyệt", "đã duyệt", "đã phát hành"]
AgencyLevel = Literal["trung ương", "tỉnh", "huyện", "xã"]
PlaceLevel = Literal["tỉnh", "huyện", "xã"]
ServiceLevel = Literal["toàn trình", "một phần"]
QuestionKind = Literal["hỏi đáp", "phản ánh, kiến nghị"]

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_TASK = re.compile(r"([a-z0-9-]+)#([0-9]+(?:\.[0-9]+)*)")
_ENTRY = re.compile(r"[a-z-]+/[a-z0-9-]+")


def _day(value: object) -> object:
    if not isinstance(value, str):
        return value
    try:
        return parse_day(value)
    except DateProblem as problem:
        raise PydanticCustomError(
            "impossible_date", "{sentence}", {"sentence": str(problem)}
        ) from None


def _partial(value: object) -> object:
    if not isinstance(value, str):
        return value
    try:
        return parse_partial(value)
    except DateProblem as problem:
        raise PydanticCustomError(
            "impossible_date", "{sentence}", {"sentence": str(problem)}
        ) from None


def _listed(value: object) -> object:
    """One entry written without its dash is a list of one."""
    return [value] if isinstance(value, str) else value


def _slug(value: str) -> str:
    if not _SLUG.fullmatch(value):
        raise PydanticCustomError("slug", "", {})
    return value


def _task(value: str) -> str:
    if not _TASK.fullmatch(value):
        raise PydanticCustomError("task_id", "", {})
    return value


def _entry(value: str) -> str:
    if not _ENTRY.fullmatch(value):
        raise PydanticCustomError("entry", "", {})
    return value


def _web_address(value: str) -> str:
    if unsafe_scheme(value) or not value.lower().startswith(("http://", "https://")):
        raise PydanticCustomError("web_address", "", {})
    return value


def _repository_file(value: str) -> str:
    if unsafe_scheme(value):
        raise PydanticCustomError("unsafe_address", "", {})
    return value


Day = Annotated[date, BeforeValidator(_day)]
"""2024-01-09 or 09/01/2024."""
Partial = Annotated[InstanceOf[PartialDate], BeforeValidator(_partial)]
"""A day, a month (2022-01 or 01/2022) or a year."""
Slug = Annotated[str, AfterValidator(_slug)]
"""The file name of an agency, a topic or a place."""
TaskId = Annotated[str, AfterValidator(_task)]
"""<plan>#<STT>."""
EntryId = Annotated[str, AfterValidator(_entry)]
"""<folder>/<file name>, as in tin-tuc/ban-tin-dien-tu."""
WebAddress = Annotated[str, AfterValidator(_web_address)]
FileOrLink = Annotated[str, AfterValidator(_repository_file)]
"""A file beside the text, or an address on the web."""
Texts = Annotated[tuple[str, ...], BeforeValidator(_listed)]
Slugs = Annotated[tuple[Slug, ...], BeforeValidator(_listed)]
TaskIds = Annotated[tuple[TaskId, ...], BeforeValidator(_listed)]
Channels = Annotated[tuple[Channel, ...], BeforeValidator(_listed)]


class Part(BaseModel):
    """A group of values inside a field."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Correction(Part):
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
    minutes: float | None = Field(None, title="Số phút", gt=0)


class Evidence(Part):
    """A proof that something was done; files that are not public never leave the repository."""

    kind: str = Field(title="Loại tài liệu")
    title: str | None = Field(None, title="Tên tài liệu")
    file: FileOrLink | None = Field(None, title="Tệp")
    link: WebAddress | None = Field(None, title="Đường dẫn")
    public: bool = Field(False, title="Công khai")


class Section(Part):
    """One column of a bulletin issue."""

    title: str = Field(title="Chuyên mục")
    text: str | None = Field(None, title="Lời dẫn chuyên mục")
    items: Annotated[tuple[EntryId, ...], BeforeValidator(_listed)] = Field((), title="Tin, bài")


class Erratum(Part):
    """A correction of an issue after its publication."""

    day: Day = Field(alias="date", title="Ngày")
    text: str = Field(title="Nội dung đính chính")


class Figure(Part):
    """One value of an index for one unit and one period."""

    unit: str = Field(title="Đơn vị")
    period: str = Field(title="Kỳ")
    value: float = Field(title="Giá trị")
    source: WebAddress = Field(title="Nguồn")
