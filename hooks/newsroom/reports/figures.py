"""The one model of a report: every number and row that any output prints."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..text.dates import PartialDate
from .periods import ReportPeriod

PUBLISHED, HAPPENED = "Đăng, phát trong kỳ", "Diễn ra trong kỳ"
QUESTIONS, TASKS = "Hỏi – đáp, phản ánh, kiến nghị", "Nhiệm vụ theo kế hoạch"


@dataclass(frozen=True)
class Totals:
    """The numbers of one period."""

    items: int
    issues: int
    broadcasts: int
    minutes: float
    """Of the broadcasts that say how long they were."""
    readings: int
    """Published items, not events, that say how many people they reached."""
    readers: int
    events: int
    attended: int
    """Events that say how many people took part."""
    people: int
    asked: int
    answered: int
    median_days: float | None
    """From question to answer, of those answered in the period."""
    waiting: int
    """Questions without an answer when the figures were closed."""
    tasks: int
    tasks_done: int
    """With evidence in the period."""


@dataclass(frozen=True)
class Measure:
    """One line of the summary: which number it is and how it is called."""

    key: str
    part: str
    label: str
    unit: str

    def of(self, totals: Totals) -> float | None:
        value: float | None = getattr(totals, self.key)
        return value


MEASURES = (
    Measure("items", PUBLISHED, "Tin, bài", "tin, bài"),
    Measure("issues", PUBLISHED, "Bản tin điện tử", "số"),
    Measure("broadcasts", PUBLISHED, "Lượt phát thanh, truyền hình", "lượt"),
    Measure("minutes", PUBLISHED, "Thời lượng phát", "phút"),
    Measure("readings", PUBLISHED, "Số lần có ghi số người tiếp nhận", "lần"),
    Measure("readers", PUBLISHED, "Người tiếp nhận", "lượt người"),
    Measure("events", HAPPENED, "Hội nghị, tập huấn, đối thoại, sự kiện khác", "cuộc"),
    Measure("attended", HAPPENED, "Số cuộc có ghi số người dự", "cuộc"),
    Measure("people", HAPPENED, "Người dự", "lượt người"),
    Measure("asked", QUESTIONS, "Câu hỏi, phản ánh, kiến nghị tiếp nhận", "câu"),
    Measure("answered", QUESTIONS, "Đã trả lời", "câu"),
    Measure("median_days", QUESTIONS, "Thời gian trả lời (số trung vị)", "ngày"),
    Measure("waiting", QUESTIONS, "Chưa trả lời khi chốt số liệu", "câu"),
    Measure("tasks", TASKS, "Nhiệm vụ trong kỳ", "nhiệm vụ"),
    Measure("tasks_done", TASKS, "Nhiệm vụ có tài liệu kiểm chứng trong kỳ", "nhiệm vụ"),
)


@dataclass(frozen=True)
class Line:
    """One figure of the summary: now, in the period before, a year ago; None is not known."""

    measure: Measure
    now: float | None
    before: float | None
    year_ago: float | None


@dataclass(frozen=True)
class Tally:
    """What was published and what took place, of one agency, content, genre or channel."""

    label: str
    items: int
    before: int | None
    year_ago: int | None
    """Items of the earlier periods; None is not known."""
    broadcasts: int
    minutes: float
    events: int
    people: int


@dataclass(frozen=True)
class AgencyTally:
    tally: Tally
    topics: Mapping[str, int]
    """Items by content."""
    genres: Mapping[str, int]
    channels: Mapping[str, int]
    answered: int
    tasks: int
    """Tasks of the period that it leads, alone or in a group."""
    tasks_done: int


@dataclass(frozen=True)
class Cell:
    """How many items share an agency, a content, a genre and a channel."""

    agency: str
    topic: str
    genre: str
    channel: str
    items: int


@dataclass(frozen=True)
class Ranked:
    rank: int
    """Equal for agencies that did the same."""
    agency: AgencyTally


@dataclass(frozen=True)
class Record:
    """An item that was published; addresses are absolute."""

    title: str
    url: str
    day: PartialDate
    agency: str
    genre: str
    topics: tuple[str, ...]
    channels: tuple[str, ...]
    link: str
    """Where it appeared besides the site."""
    station: str
    minutes: float | None
    reached: int | None
    sample: bool


@dataclass(frozen=True)
class Happening:
    """What took place."""

    title: str
    url: str
    first: date
    last: date
    venue: str
    agency: str
    topics: tuple[str, ...]
    reached: int | None
    sample: bool


@dataclass(frozen=True)
class QuestionRow:
    title: str
    url: str
    agency: str
    form: str
    asked: date
    answered: date | None
    """None also when it was answered after the figures were closed."""
    days: int | None


@dataclass(frozen=True)
class Done:
    """An item that shows what was done for a task."""

    title: str
    url: str
    day: PartialDate


@dataclass(frozen=True)
class TaskRow:
    plan: str
    number: str
    title: str
    url: str
    lead: str
    partners: str
    time: str
    due: tuple[str, ...]
    """The due periods that the period of the report touches."""
    done: tuple[Done, ...]


@dataclass(frozen=True)
class EvidenceRow:
    """A proof: the page of an item that serves a task, or what is attached to an item."""

    tasks: tuple[str, ...]
    title: str
    url: str
    day: PartialDate
    kind: str
    document: str
    """Its own name."""
    link: str
    file: Path | None
    public: bool


@dataclass(frozen=True)
class Figures:
    """A report: the same for every output."""

    office: str
    period: ReportPeriod
    until: date | None
    """What lies after it is not counted (AS_OF)."""
    limits: tuple[str, ...]
    """What the report is limited to: an agency, a plan."""
    samples: bool
    totals: Totals
    lines: tuple[Line, ...]
    agencies: tuple[AgencyTally, ...]
    topics: tuple[Tally, ...]
    genres: tuple[Tally, ...]
    channels: tuple[Tally, ...]
    cells: tuple[Cell, ...]
    ranking: tuple[Ranked, ...]
    items: tuple[Record, ...]
    issues: tuple[Done, ...]
    events: tuple[Happening, ...]
    questions: tuple[QuestionRow, ...]
    """Asked or answered in the period, or waiting at its end."""
    tasks: tuple[TaskRow, ...]
    evidence: tuple[EvidenceRow, ...]

    @property
    def empty(self) -> bool:
        """Whether nothing was published, took place, was asked, answered or proved."""
        rows = (self.items, self.issues, self.events, self.questions, self.evidence)
        return not any(rows)

    @property
    def tasks_done(self) -> tuple[TaskRow, ...]:
        return tuple(task for task in self.tasks if task.done)
