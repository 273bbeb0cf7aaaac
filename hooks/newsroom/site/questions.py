"""The lists of questions: all of them, and by state, kind, content, field and agency."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from ..content.models import Question
from ..views.cards import Group, Link
from ..views.pagination import paginate
from ..views.questions import ADDRESS, QuestionList, question_lists
from .frame import Desk
from .reference import channel
from .webpage import Context, WebPage, last_change

TEMPLATE = "questions.html"


@dataclass(frozen=True)
class Choice:
    title: str
    url: str
    count: int


@dataclass(frozen=True)
class Choices:
    """The lists of one group, as a reader picks among them."""

    title: str
    links: tuple[Choice, ...]


def question_listing(desk: Desk, pages: Iterable[WebPage]) -> Iterator[WebPage]:
    """The listing of the section, with the ways to narrow it and where new questions go."""
    extra = _extra(desk, question_lists(desk.collection))
    for page in pages:
        yield replace(page, template=TEMPLATE, context=_with(page.context, extra))


def question_list_pages(desk: Desk) -> Iterator[WebPage]:
    """The pages of every narrower list."""
    lists = question_lists(desk.collection)
    extra = _extra(desk, lists)
    for found in lists:
        yield from _pages(desk, found, extra)


def _pages(desk: Desk, found: QuestionList, extra: Context) -> Iterator[WebPage]:
    size = desk.collection.settings.office.items_per_page
    for page in paginate(found.url, found.questions, size):
        number = f" – trang {page.pager.current}" if page.pager.current else ""
        context = {
            **extra,
            "groups": [Group("", "", desk.cards.all(page.entries))],
            "pager": page.pager,
            "chosen": found.url,
        }
        yield WebPage(
            url=page.url,
            template=TEMPLATE,
            kind="listing",
            title=found.title + number,
            context=partial(dict, context),
            description=f"{found.title}{number} – {desk.collection.settings.site_name}",
            crumbs=(
                Link("Trang chủ", ""),
                Link(Question.section_title, ADDRESS),
                Link(found.title + number, page.url),
            ),
            feeds=desk.feeds(ADDRESS),
            changed=last_change(page.entries),
        )


def _with(context: Callable[[], Context], extra: Context) -> Callable[[], Context]:
    return lambda: {**context(), **extra}


def _extra(desk: Desk, lists: list[QuestionList]) -> Context:
    groups: dict[str, list[Choice]] = {}
    for found in lists:
        choice = Choice(found.name, found.url, len(found.questions))
        groups.setdefault(found.group, []).append(choice)
    return {
        **channel(desk),
        "choices": [Choices(title, tuple(links)) for title, links in groups.items()],
        "all_url": ADDRESS,
    }
