"""The public summaries of what was done: a page a period, and the lists that lead to them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from ..reports.periods import ReportPeriod
from ..reports.wording import shown
from ..text.vietnamese import sentence_case
from ..views.cards import Card, Link
from .frame import REPORTS, TASKS, Desk
from .webpage import Context, WebPage, last_change

TEMPLATE = "report.html"
TITLE = "Kết quả thông tin, tuyên truyền cải cách hành chính"
DONE_SHOWN = 10
"""Items of a task on a page; a year may have hundreds."""


@dataclass(frozen=True, slots=True)
class Number:
    label: str
    value: str
    unit: str


@dataclass(frozen=True, slots=True)
class Share:
    """How many items one content, genre or channel has."""

    name: Link
    number: str


@dataclass(frozen=True, slots=True)
class ServedTask:
    """A task that something was done for in the period."""

    task: Link
    plan: Link
    done: tuple[Card, ...]
    """The newest of it."""
    more: int
    """How many more there are, on the page of the tasks of the plan."""
    page: str


@dataclass(frozen=True, slots=True)
class Year:
    """The summaries of a year: longer periods, then its months."""

    title: str
    url: str
    periods: tuple[Link, ...]
    months: tuple[Link, ...]


def report_pages(desk: Desk) -> Iterator[WebPage]:
    """The list of all summaries, one a year, and every summary; none where nothing was done."""
    years = [
        _year(number, list(found)) for number, found in groupby(desk.summaries.periods, _year_of)
    ]
    if not years:
        return
    yield _list_page(desk, REPORTS.url, TITLE, years)
    for year in years:
        yield _list_page(desk, year.url, f"{TITLE}: các kỳ của {year.title.lower()}", [year])
    for period in desk.summaries.periods:
        yield _page(desk, period)


def address(period: ReportPeriod) -> str:
    """Site path: bao-cao/2024/quy-1/."""
    return f"{REPORTS.url}{period.year}/{period.slug}/"


def title_of(period: ReportPeriod) -> str:
    return f"{TITLE} {period.name}"


def _year_of(period: ReportPeriod) -> int:
    return period.year


def _year(number: int, periods: list[ReportPeriod]) -> Year:
    links = [(period.length, Link(period.label, address(period))) for period in periods]
    return Year(
        title=f"Năm {number}",
        url=f"{REPORTS.url}{number}/",
        periods=tuple(link for length, link in links if length > 1),
        months=tuple(link for length, link in links if length == 1),
    )


def _list_page(desk: Desk, url: str, title: str, years: list[Year]) -> WebPage:
    crumbs = [Link("Trang chủ", ""), REPORTS]
    if url != REPORTS.url:
        crumbs.append(Link(years[0].title, url))
    periods = [one for one in desk.summaries.periods if address(one).startswith(url)]
    changes = (desk.summaries.of(period).items for period in periods if period.length == 1)
    return WebPage(
        url=url,
        template=TEMPLATE,
        kind="report-list",
        title=title,
        context=lambda: {"years": years},
        description=f"{title}: số liệu theo tháng, quý, 6 tháng, 9 tháng, năm.",
        crumbs=tuple(crumbs),
        feeds=desk.feeds(REPORTS.url),
        changed=last_change(item for items in changes for item in items),
    )


def _page(desk: Desk, period: ReportPeriod) -> WebPage:
    summary = desk.summaries.of(period)
    year = Link(f"Năm {period.year}", f"{REPORTS.url}{period.year}/")
    url = address(period)
    title = title_of(period)
    return WebPage(
        url=url,
        template=TEMPLATE,
        kind="report",
        title=title,
        context=lambda: _context(desk, period),
        description=f"{title}. {period.closing}.",
        crumbs=(Link("Trang chủ", ""), REPORTS, year, Link(period.label, url)),
        feeds=desk.feeds(url),
        changed=last_change(summary.items),
    )


def _context(desk: Desk, period: ReportPeriod) -> Context:
    summary = desk.summaries.of(period)
    shares = {
        "Nội dung CCHC": [(Link(topic.title, topic.url), n) for topic, n in summary.topics],
        "Thể loại": [(_plain(genre), n) for genre, n in summary.genres],
        "Kênh": [(_plain(channel), n) for channel, n in summary.channels],
    }
    book = desk.tasks
    return {
        "closing": period.closing,
        "numbers": [Number(m.label, shown(value), m.unit) for m, value in summary.figures],
        "shares": [
            (title, [Share(name, shown(items)) for name, items in rows])
            for title, rows in shares.items()
            if rows
        ],
        "issues": desk.cards.all(summary.issues),
        "events": [
            (desk.cards.of(event), event.happened, event.until, event.venue)
            for event in summary.events
        ],
        "tasks": [
            ServedTask(
                Link(task.title, f"{book.plan(task).url}#{task.anchor}"),
                Link(book.plan(task).title, book.plan(task).url),
                desk.cards.all(done[:DONE_SHOWN]),
                max(len(done) - DONE_SHOWN, 0),
                f"{TASKS.url}{task.plan}/#{task.anchor}",
            )
            for task, done in summary.tasks
        ],
    }


def _plain(name: str) -> Link:
    return Link(sentence_case(name), "")
