"""A report as a Word file, from the template that the office can change."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime, time
from io import BytesIO
from itertools import groupby
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from zipfile import BadZipFile

from docx.opc.exceptions import PackageNotFoundError
from docxtpl import DocxTemplate, RichText
from jinja2 import Environment, StrictUndefined, TemplateError, UndefinedError

from ..text.dates import short_date
from ..text.vietnamese import sentence_case
from ..text.zips import repacked
from .counting import NO_CHANNEL, NO_TOPIC
from .figures import QUESTIONS, AgencyTally, Done, Figures, Happening, Line, Record, TaskRow
from .periods import ReportPeriod
from .wording import (
    COUNTING_RULE,
    SAMPLE_MARK,
    UNKNOWN_NOTE,
    change,
    compared,
    counted,
    days,
    head_lines,
    shown,
    title,
)

Values = SimpleNamespace
"""What a template calls by name: in a dict, `row.items` would be a method."""
_QUOTED = re.compile(r"'([^']*)'")
_COUNT_FIRST = "{number} {label}"
_DETAILS = frozenset(
    ("broadcasts", "minutes", "readings", "readers", "attended", "median_days", "waiting")
)

TEMPLATE = Path(__file__).parent.parent / "templates" / "reports" / "report.docx"


class BrokenTemplate(ValueError):
    """The office's Word template cannot be filled in; the message says what is wrong in it."""


def write_word(figures: Figures, template: Path = TEMPLATE) -> bytes:
    """The .docx of a report; raises BrokenTemplate."""
    document = _opened(template)
    try:
        document.render(word_context(figures, document), _environment(), autoescape=True)
        target = BytesIO()
        core = document.docx.core_properties
        core.title, core.author = title(figures), figures.office
        core.created = core.modified = datetime.combine(figures.period.span.last, time())
        document.save(target)
    except TemplateError as error:
        raise BrokenTemplate(
            f'Mẫu Word "{template.name}" có chỗ trống không điền được: {_reason(error)}. '
            "Các tên dùng được ghi ở README.md cạnh mẫu."
        ) from None
    return repacked(target.getvalue())


def _opened(template: Path) -> Any:
    document = DocxTemplate(template)
    try:
        document.init_docx()
    # What is no zip, a zip of something else, or not there; python-docx has no error for all.
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError, OSError):
        raise BrokenTemplate(
            f'Không mở được mẫu Word "{template.name}". Hãy đóng Word, hoặc chép lại tệp mẫu.'
        ) from None
    return document


def _reason(error: TemplateError) -> str:
    """What jinja2 says in English: the name it does not know is the last one it quotes."""
    names = _QUOTED.findall(error.message or "")
    if isinstance(error, UndefinedError) and names:
        return f'không có tên "{names[-1]}"'
    return "một lệnh giữa {{ }} hay {% %} viết sai"


def word_context(figures: Figures, document: Any) -> dict[str, object]:
    """What the template may print (README.md beside it lists the names)."""
    period = figures.period
    appendices: dict[str, list[Values]] = {
        "agencies": [_agency(agency) for agency in figures.agencies if _did_something(agency)],
        "items": _items(figures, document),
        "events": [_event(at, one, document) for at, one in enumerate(figures.events, 1)],
        "plans": [
            Values(title=plan, tasks=[_task(task, document) for task in tasks])
            for plan, tasks in groupby(figures.tasks, key=lambda task: task.plan)
        ],
    }
    return {
        "office_caps": figures.office.upper(),
        "mark": SAMPLE_MARK if figures.samples else "",
        "period": period.name,
        "period_label": period.label,
        "closing": period.closing,
        "head": head_lines(figures),
        "unknown_note": UNKNOWN_NOTE,
        "counting_rule": COUNTING_RULE,
        "now": period.label,
        "before": period.before.label if period.before else "",
        "year_ago": period.year_ago.label,
        "t": figures.totals,
        "n": Values(**{key: counted(value) for key, value in vars(figures.totals).items()}),
        "change": Values(**{line.measure.key: _compared(line, period) for line in figures.lines}),
        "genres": _listed({one.label: one.items for one in figures.genres}, _COUNT_FIRST),
        "topics": _listed({one.label: one.items for one in figures.topics}),
        "channels": _listed({one.label: one.items for one in figures.channels}),
        "with_questions": any(line.measure.part == QUESTIONS for line in figures.lines),
        "lines": [_line(line) for line in figures.lines if _matters(line)],
        **appendices,
        "appendix": _numbered(appendices),
    }


def _environment() -> Environment:
    return Environment(undefined=StrictUndefined, autoescape=True)


def _numbered(appendices: Mapping[str, list[Values]]) -> Values:
    """The Roman numbers of the appendices that have something in them."""
    present = [name for name, rows in appendices.items() if rows]
    numbers = dict(zip(present, ("I", "II", "III", "IV"), strict=False))
    return Values(**{name: numbers.get(name, "") for name in appendices})


def _compared(line: Line, period: ReportPeriod) -> str:
    before = [(period.before.name, line.before)] if period.before else []
    return compared(line.now or 0, [*before, (period.year_ago.name, line.year_ago)])


def _matters(line: Line) -> bool:
    """Whether a line belongs into the table: those of detail only where they say something."""
    return line.measure.key not in _DETAILS or any((line.now, line.before, line.year_ago))


def _did_something(agency: AgencyTally) -> bool:
    return any((agency.tally.items, agency.tally.events, agency.answered))


def _listed(numbers: Mapping[str, int], form: str = "{label} ({number})") -> str:
    """ "cải cách thể chế (05); cải cách công vụ (02)": those that are known and not nought."""
    parts = (
        form.format(label=_in_sentence(label), number=counted(number))
        for label, number in numbers.items()
        if number and label not in (NO_TOPIC, NO_CHANNEL)
    )
    return "; ".join(parts)


def _in_sentence(label: str) -> str:
    """A label without its capital; names of services keep theirs."""
    return label if label in ("Zalo", "Facebook") else label[:1].lower() + label[1:]


def _line(line: Line) -> Values:
    return Values(
        label=line.measure.label,
        unit=line.measure.unit,
        now=shown(line.now),
        before=shown(line.before),
        to_before=change(line.now, line.before),
        year_ago=shown(line.year_ago),
        to_year_ago=change(line.now, line.year_ago),
    )


def _agency(agency: AgencyTally) -> Values:
    tally = agency.tally
    return Values(
        name=tally.label,
        items=shown(tally.items),
        genres=_listed(agency.genres, _COUNT_FIRST),
        topics=sentence_case(_listed(agency.topics)),
        channels=sentence_case(_listed(agency.channels)),
        broadcasts=shown(tally.broadcasts),
        events=shown(tally.events),
        people=shown(tally.people),
        answered=shown(agency.answered),
    )


def _items(figures: Figures, document: Any) -> list[Values]:
    """Issues of the bulletin first, then the items."""
    rows = [
        *(_issue(issue, document) for issue in figures.issues),
        *(_item(item, document) for item in figures.items),
    ]
    return [Values(**vars(row), number=f"{number}") for number, row in enumerate(rows, 1)]


def _issue(issue: Done, document: Any) -> Values:
    return Values(
        day=short_date(issue.day),
        link=_link(issue.title, issue.url, document),
        genre="Bản tin",
        agency="",
        channels="",
    )


def _item(item: Record, document: Any) -> Values:
    return Values(
        day=short_date(item.day),
        link=_link(item.title, item.link or item.url, document),
        genre=sentence_case(item.genre),
        agency=item.agency,
        channels="; ".join(item.channels),
    )


def _event(number: int, event: Happening, document: Any) -> Values:
    return Values(
        number=f"{number}",
        days=days(event.first, event.last),
        link=_link(event.title, event.url, document),
        venue=event.venue,
        agency=event.agency,
        people="" if event.reached is None else shown(event.reached),
    )


def _task(task: TaskRow, document: Any) -> Values:
    return Values(
        number=task.number,
        title=task.title,
        lead=task.lead,
        time=task.time,
        done=[_link(f"{short_date(d.day)}: {d.title}", d.url, document) for d in task.done],
    )


def _link(text: str, url: str, document: Any) -> RichText:
    return RichText(text, style="Hyperlink", url_id=document.build_url_id(url))
