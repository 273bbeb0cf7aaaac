"""Long lists in pages numbered from the oldest."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.views.pagination import ListPage, paginate

COUNTS = st.integers(0, 130)
SIZES = st.integers(1, 25)


def pages_of(count: int, size: int) -> list[ListPage[int]]:
    """The pages of a list whose entries are numbered from the oldest."""
    return paginate("tin-tuc/", range(count, 0, -1), size)


@given(COUNTS, SIZES)
def test_every_entry_is_on_exactly_one_page_in_order(count: int, size: int) -> None:
    pages = pages_of(count, size)
    assert [entry for page in pages for entry in page.entries] == [*range(count, 0, -1)]
    assert len({page.url for page in pages}) == len(pages)


@given(COUNTS, SIZES)
def test_the_front_is_never_thin_and_never_twice_as_long(count: int, size: int) -> None:
    front, *numbered = pages_of(count, size)
    assert front.url == "tin-tuc/"
    assert min(count, size) <= len(front.entries) < 2 * size
    assert all(len(page.entries) == size for page in numbered)


@given(COUNTS, SIZES, st.integers(1, 60))
def test_a_numbered_page_keeps_its_entries_for_ever(count: int, size: int, more: int) -> None:
    before = {page.url: page.entries for page in pages_of(count, size)[1:]}
    after = {page.url: page.entries for page in pages_of(count + more, size)[1:]}
    assert before.items() <= after.items()


@given(COUNTS, SIZES)
def test_one_more_item_rewrites_only_the_front_and_the_pages_beside_it(
    count: int, size: int
) -> None:
    before, after = pages_of(count, size), pages_of(count + 1, size)
    changed = {page.url for page in after} - {page.url for page in before if page in after}
    number_of_last = len(after) - 1
    near = {f"tin-tuc/trang/{number}/" for number in range(number_of_last - 3, number_of_last + 1)}
    assert changed <= {"tin-tuc/", *near}


@given(COUNTS, SIZES)
def test_every_page_is_reached_by_its_neighbours(count: int, size: int) -> None:
    pages = pages_of(count, size)
    for newer, older in pairwise(pages):
        assert newer.pager.older is not None and newer.pager.older.url == older.url
        assert older.pager.newer is not None and older.pager.newer.url == newer.url
    assert pages[0].pager.newer is None and pages[-1].pager.older is None


@given(COUNTS, SIZES)
def test_the_numbers_name_the_front_the_first_page_and_this_one(count: int, size: int) -> None:
    pages = pages_of(count, size)
    urls = {page.url for page in pages}
    for page in pages:
        numbers = [link.url for link in page.pager.numbers]
        assert set(numbers) <= urls and len(set(numbers)) == len(numbers) <= 7
        if len(pages) > 1:
            assert {"tin-tuc/", "tin-tuc/trang/1/", page.url} <= set(numbers)
        assert numbers == sorted(numbers, key=[page.url for page in pages].index)


@pytest.mark.parametrize(
    ("count", "fronts", "numbered"),
    [(0, 0, 0), (1, 1, 0), (20, 20, 0), (39, 39, 0), (40, 20, 1), (59, 39, 1), (60, 20, 2)],
)
def test_a_page_is_numbered_when_the_front_has_twice_its_size(
    count: int, fronts: int, numbered: int
) -> None:
    front, *rest = pages_of(count, 20)
    assert (len(front.entries), len(rest)) == (fronts, numbered)
