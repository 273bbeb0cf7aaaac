"""What counts as done: evidence, due periods, what is in force, and the bulletin's own task."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from newsroom.content.collection import Collection
from newsroom.text.periods import Period, month, quarter
from newsroom.views.tasks import TaskBook
from tests.repositories import set_setting
from tests.unit.task_samples import BASE, PLAN, Repository, article, contents_in, issue, read, table


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return contents_in(tmp_path)


ROWS = (
    "| 1 | Xây dựng bản tin điện tử | Sở Nội vụ | Các sở, ban, ngành | Định kỳ hàng tháng |",
    "| 2 | Tập huấn | Các sở, ban, ngành | | Thường xuyên |",
    "| 3 | Tổ chức cuộc thi | Sở Tài chính | Sở Nội vụ | Quý II và quý III/2021 |",
    "| 4 | Đối thoại | Sở Nội vụ | | Hàng quý |",
)
NEWS = "docs/tin-tuc/2021/tin.md"


def book_of(repository: Repository, files: Mapping[str, str]) -> TaskBook:
    return TaskBook(collection_of(repository, files))


def collection_of(repository: Repository, files: Mapping[str, str]) -> Collection:
    collection, problems = read(repository({**BASE, PLAN: table(*ROWS), **files}))
    assert not [problem for problem in problems if not problem.level], problems
    return collection


def evidence(book: TaskBook, number: int) -> list[str]:
    task = book.of_plan("ke-hoach")[number - 1]
    return [found.item.slug for found in book.evidence(task)]


def done(book: TaskBook, number: int) -> list[str]:
    return [found.period.label for found in book.done_periods(book.of_plan("ke-hoach")[number - 1])]


def test_items_that_name_a_task_are_its_evidence_newest_first(repository: Repository) -> None:
    files = {
        "docs/tin-tuc/2021/cu.md": article("tasks: [ke-hoach#2]", date="2021-02-01"),
        "docs/tin-tuc/2021/moi.md": article("tasks: [ke-hoach#2, ke-hoach#3]", date="2021-06-01"),
        "docs/tin-tuc/2021/khac.md": article(date="2021-07-01"),
    }
    book = book_of(repository, files)
    assert evidence(book, 2) == ["moi", "cu"]
    assert evidence(book, 3) == ["moi"]


@pytest.mark.parametrize("field", ["sample: true", "draft: true"])
def test_samples_and_drafts_prove_nothing(repository: Repository, field: str) -> None:
    book = book_of(repository, {NEWS: article("tasks: [ke-hoach#2]", field)})
    assert evidence(book, 2) == []


def test_a_report_can_ask_for_samples(repository: Repository) -> None:
    collection = collection_of(repository, {NEWS: article("tasks: [ke-hoach#2]", "sample: true")})
    assert evidence(TaskBook(collection, samples=True), 2) == ["tin"]


def test_an_event_counts_on_the_days_it_took_place(repository: Repository) -> None:
    fields = ("happened: 2021-06-29", "until: 2021-07-02", "tasks: [ke-hoach#3]")
    book = book_of(repository, {NEWS: article(*fields, date="2021-08-10")})
    assert done(book, 3) == ["Quý II/2021", "Quý III/2021"]


def test_what_lies_ahead_is_not_done(repository: Repository) -> None:
    fields = ("updated: 2021-09-01", "happened: 2021-09-01", "tasks: [ke-hoach#3]")
    files = {NEWS: article(*fields, date="2021-08-10")}
    collection = collection_of(repository, files)
    assert evidence(TaskBook(collection), 3) == []
    assert evidence(TaskBook(collection, until=date(2021, 9, 1)), 3) == ["tin"]
    assert evidence(TaskBook(collection, until=date(2021, 8, 31)), 3) == []


def test_a_vague_date_proves_only_periods_it_surely_lies_in(repository: Repository) -> None:
    book = book_of(repository, {NEWS: article("tasks: [ke-hoach#4]", date="2021")})
    assert evidence(book, 4) == ["tin"] and done(book, 4) == []


def test_issues_serve_the_bulletin_task_of_their_month(repository: Repository) -> None:
    files = {
        NEWS: article(),
        "bulletins/2021-05/index.md": issue("2021-05"),
        # Published a month late: it is still the issue of July.
        "bulletins/2021-07/index.md": issue("2021-07").replace("2021-07-28", "2021-08-20"),
        "bulletins/2021-06/index.md": issue("2021-06", "sample: true"),
        "bulletins/2022-01/index.md": issue("2022-01"),
    }
    book = book_of(repository, files)
    assert evidence(book, 1) == ["2021-07", "2021-05"]
    assert done(book, 1) == ["Tháng 5/2021", "Tháng 7/2021"]
    assert done(book, 4) == []


OTHER_PLAN = (
    table(*ROWS)
    .replace("place: tinh-a", "place: tinh-c")
    .replace("Sở Nội vụ", "Sở C")
    .replace("Sở Tài chính", "Sở C")
    .replace("Các sở, ban, ngành", "Sở C")
)
OTHER = {
    "docs/dia-phuong/tinh-c.md": "---\ntitle: Tỉnh C\nlevel: tỉnh\n---\n",
    "docs/co-quan/so-c.md": "---\ntitle: Sở C\nlevel: tỉnh\nplace: tinh-c\n---\n",
    "docs/ke-hoach/khac.md": OTHER_PLAN,
    NEWS: article(),
    "bulletins/2021-05/index.md": issue("2021-05"),
}


def test_an_issue_serves_the_plan_of_the_office_in_the_masthead(repository: Repository) -> None:
    root = repository({**BASE, PLAN: table(*ROWS), **OTHER})
    set_setting(
        root, "issuer: Trang mẫu, không do cơ quan nào phát hành", "issuer: Sở Nội vụ tỉnh A"
    )
    collection, problems = read(root)
    book = TaskBook(collection)
    assert problems == [] and evidence(book, 1) == ["2021-05"]
    assert book.evidence(book.of_plan("khac")[0]) == ()


def test_an_issue_of_an_unknown_office_serves_nobodys_plan_among_several(
    repository: Repository,
) -> None:
    book = book_of(repository, OTHER)
    assert evidence(book, 1) == [] and book.evidence(book.of_plan("khac")[0]) == ()


def test_tasks_are_in_force_while_due_or_while_their_plan_runs(repository: Repository) -> None:
    book = book_of(repository, {})

    def numbers(period: Period) -> list[str]:
        return [task.number for task in book.in_force(period.overlaps)]

    assert numbers(quarter(2021, 1)) == ["1", "2", "4"]
    assert numbers(month(2021, 6)) == ["1", "2", "3", "4"]
    assert numbers(quarter(2022, 1)) == []


def test_an_agency_has_each_task_once_with_its_greatest_part(repository: Repository) -> None:
    book = book_of(repository, {})
    parts = [
        (part.task.number, part.leads, part.group.slug if part.group else "")
        for part in book.of_agency("so-noi-vu")
    ]
    assert parts == [
        ("1", True, ""),
        ("4", True, ""),
        ("3", False, ""),
        ("2", True, "so-ban-nganh"),
    ]
    assert book.of_agency("van-phong") == ()


def test_the_tasks_of_a_plan_that_is_not_shown_are_not_shown(repository: Repository) -> None:
    source = table(*ROWS).replace("issuer", "draft: true\nissuer")
    assert TaskBook(read(repository({**BASE, PLAN: source}))[0]).tasks == ()
