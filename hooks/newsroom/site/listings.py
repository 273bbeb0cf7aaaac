"""The page of every section, and of every year of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..content.item import Item
from ..content.models import MODELS, Agency, Place, Procedure, Question, StandingPage
from ..text.dates import PartialDate, month_name
from ..text.vietnamese import sentence_case, sort_key
from ..views.cards import Group, Link
from ..views.pagination import ListPage, paginate
from .frame import Desk
from .questions import question_listing
from .webpage import Context, WebPage, last_change

ITEMS_IN_YEAR_PAGE = 100


def listing_pages(desk: Desk) -> Iterator[WebPage]:
    """The listings of every section that has content; a section without any has no page."""
    for model in MODELS:
        items: Sequence[Item] = desk.collection.of(model)
        if not items or model is StandingPage:
            continue
        if model is Question:
            yield from question_listing(desk, _dated_listing(desk, model, items))
        elif items[0].dated:
            yield from _dated_listing(desk, model, items)
        else:
            groups = _groups(desk, model, items)
            yield _page(
                desk, model, f"{model.kind}/", model.section_title, items, {"groups": groups}
            )


def _dated_listing(desk: Desk, model: type[Item], items: Sequence[Item]) -> Iterator[WebPage]:
    url = f"{model.kind}/"
    years = _by_year(items)
    links = [Link(f"{year}", f"{url}{year}/") for year in years]
    for page in paginate(url, items, desk.collection.settings.office.items_per_page):
        groups = [Group("", "", desk.cards.all(page.entries))]
        yield _list_page(desk, model, page, model.section_title, {"groups": groups, "years": links})
    for year, of_year in years.items():
        for page in paginate(f"{url}{year}/", of_year, ITEMS_IN_YEAR_PAGE):
            context = {"groups": _by_month(desk, page.entries), "years": links}
            yield _list_page(desk, model, page, f"{model.section_title} năm {year}", context, year)


def _list_page(
    desk: Desk, model: type[Item], page: ListPage[Item], title: str, context: Context, year: int = 0
) -> WebPage:
    number = f" – trang {page.pager.current}" if page.pager.current else ""
    context = {**context, "pager": page.pager}
    return _page(desk, model, page.url, title + number, page.entries, context, year)


def _page(
    desk: Desk,
    model: type[Item],
    url: str,
    title: str,
    items: Sequence[Item],
    context: Context,
    year: int = 0,
) -> WebPage:
    crumbs = [Link("Trang chủ", ""), Link(model.section_title, f"{model.kind}/")]
    if year:
        crumbs.append(Link(f"Năm {year}", f"{model.kind}/{year}/"))
    if crumbs[-1].url != url:
        crumbs.append(Link(title, url))
    return WebPage(
        url=url,
        template="listing.html",
        kind="listing",
        title=title,
        context=lambda: context,
        description=f"{title} – {desk.collection.settings.site_name}",
        crumbs=tuple(crumbs),
        feeds=desk.feeds(f"{model.kind}/"),
        changed=last_change(items),
    )


def _by_year(items: Sequence[Item]) -> dict[int, list[Item]]:
    """The items of each year; what has no known date stands in the section's own pages only."""
    years: dict[int, list[Item]] = {}
    for item in items:
        if item.dated:
            years.setdefault(item.dated.year, []).append(item)
    return years


def _by_month(desk: Desk, items: Sequence[Item]) -> list[Group]:
    months: dict[str, list[Item]] = {}
    for item in items:
        months.setdefault(_month(item.dated), []).append(item)
    return [Group(month, "", desk.cards.all(of_month)) for month, of_month in months.items()]


def _month(dated: PartialDate | None) -> str:
    if dated is None or dated.month is None:
        return "Không rõ tháng"
    return sentence_case(month_name(PartialDate(dated.year, dated.month)))


def _groups(desk: Desk, model: type[Item], items: Sequence[Item]) -> list[Group]:
    """The entries of a section without dates, as readers look for them."""
    if model is Agency:
        return _by_place(desk)
    if model is Procedure:
        procedures = desk.collection.of(Procedure)
        fields = sorted({procedure.field for procedure in procedures}, key=sort_key)
        return [
            Group(field, "", desk.cards.all([one for one in procedures if one.field == field]))
            for field in fields
        ]
    return [Group("", "", desk.cards.all(items))]


def _by_place(desk: Desk) -> list[Group]:
    """The agencies of each place; those of no place first."""
    agencies = desk.collection.of(Agency)
    groups = [Group("", "", desk.cards.all([agency for agency in agencies if not agency.place]))]
    for place in desk.collection.of(Place):
        of_place = [agency for agency in agencies if agency.place == place.slug]
        groups.append(Group(place.title, place.url, desk.cards.all(of_place)))
    return [group for group in groups if group.cards]
