"""What a report counts: each thing once, by its own day, real things only."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from newsroom.content.models import Agency
from newsroom.reports.counting import NO_CHANNEL, count
from newsroom.reports.figures import Figures, Totals
from newsroom.reports.ledger import Scope
from newsroom.reports.periods import read_period
from tests.unit.report_samples import DONE, NEWS, collection_of, figures_of, news
from tests.unit.task_samples import issue, table


def numbers(figures: Figures, *keys: str) -> list[object]:
    return [getattr(figures.totals, key) for key in keys]


def test_the_numbers_of_a_quarter(tmp_path: Path) -> None:
    assert figures_of(tmp_path).totals == Totals(
        items=2,
        issues=0,
        broadcasts=2,
        minutes=15.3,
        readings=1,
        readers=300,
        events=1,
        attended=1,
        people=1200,
        asked=4,
        answered=2,
        median_days=7.5,
        waiting=2,
        tasks=3,
        tasks_done=2,
    )


def test_what_was_published_and_what_took_place_are_kept_apart(tmp_path: Path) -> None:
    second, third = (figures_of(tmp_path, code) for code in ("2021-Q2", "2021-Q3"))
    assert [event.title for event in second.events] == ["Tập huấn một cửa"]
    assert "Tập huấn một cửa" not in [item.title for item in second.items]
    assert [item.title for item in third.items] == ["Tập huấn một cửa"]
    assert third.events == () and third.items[0].reached is None


def test_change_against_the_period_before_and_a_year_ago(tmp_path: Path) -> None:
    (items,) = (line for line in figures_of(tmp_path).lines if line.measure.key == "items")
    assert (items.now, items.before, items.year_ago) == (2, 1, 1)


def test_before_the_first_record_nothing_is_known_which_is_not_nought(tmp_path: Path) -> None:
    figures = figures_of(tmp_path, "2020-Q2")
    (items,) = (line for line in figures.lines if line.measure.key == "items")
    assert (items.now, items.before, items.year_ago) == (1, None, None)


def test_quarters_add_up_to_their_year(tmp_path: Path) -> None:
    collection = collection_of(tmp_path)
    year = count(collection, read_period("2021", 14)).totals
    quarters = [count(collection, read_period(f"2021-Q{n}", 14)).totals for n in (1, 2, 3, 4)]
    for key in ("items", "broadcasts", "events", "people", "readers", "asked", "answered"):
        assert sum(getattr(one, key) for one in quarters) == getattr(year, key), key


def test_calendar_months_count_other_days(tmp_path: Path) -> None:
    collection = collection_of(tmp_path)
    office = collection.settings.office
    reporting = office.reporting.model_copy(update={"cut_off": None})
    collection.settings = collection.settings.model_copy(
        update={"office": office.model_copy(update={"reporting": reporting})}
    )
    figures = count(collection, read_period("2021-Q2", None))
    assert [item.title for item in figures.items][-1] == "Tập huấn một cửa"


@pytest.mark.parametrize(("samples", "items", "done"), [(False, 2, 2), (True, 3, 3)])
def test_samples_count_only_when_asked_for(
    tmp_path: Path, samples: bool, items: int, done: int
) -> None:
    figures = figures_of(tmp_path, samples=samples)
    assert numbers(figures, "items", "tasks_done") == [items, done]


def test_nothing_after_as_of_is_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AS_OF", "2021-04-11")
    figures = figures_of(tmp_path)
    assert numbers(figures, "items", "events", "answered", "waiting") == [1, 0, 1, 1]
    assert [row.answered is not None for row in figures.questions] == [False, True]


def test_items_are_counted_by_agency_content_genre_and_channel(tmp_path: Path) -> None:
    figures = figures_of(tmp_path)
    by_topic = {tally.label: tally.items for tally in figures.topics}
    assert by_topic == {"Cải cách thể chế": 1, "Cải cách thủ tục hành chính": 2}
    by_genre = {tally.label: tally.items for tally in figures.genres if tally.items}
    assert by_genre == {"tin": 1, "phóng sự": 1}
    by_channel = {tally.label: tally.items for tally in figures.channels if tally.items}
    assert by_channel == {"phát thanh – truyền hình": 2, "cổng": 1}
    assert sum(cell.items for cell in figures.cells) == 5
    (cell,) = (cell for cell in figures.cells if cell.genre == "phóng sự")
    assert (cell.agency, cell.channel) == ("Sở Tài chính tỉnh A", "phát thanh – truyền hình")


def test_an_item_of_no_channel_is_said_to_have_none(tmp_path: Path) -> None:
    (channel,) = (one for one in figures_of(tmp_path, "2021-Q1").channels if one.items)
    assert channel.label == NO_CHANNEL


def test_agencies_are_ranked_by_what_they_did_and_equals_share_a_rank(tmp_path: Path) -> None:
    files = dict(DONE)
    files[f"{NEWS}/2021/van-phong.md"] = news("a", "2021-04-01", agency="van-phong")
    files[f"{NEWS}/2021/huyen.md"] = news("b", "2021-04-01", agency="ubnd-huyen-b")
    ranking = figures_of(tmp_path, files=files).ranking
    assert [(one.rank, one.agency.tally.items, one.agency.tally.events) for one in ranking] == [
        (1, 1, 1),
        (2, 1, 0),
        (2, 1, 0),
        (2, 1, 0),
    ]
    assert ranking[0].agency.tally.label == "Sở Nội vụ tỉnh A"


def test_of_a_shared_task_an_agency_is_credited_with_its_own_items(tmp_path: Path) -> None:
    agencies = {one.tally.label: one for one in figures_of(tmp_path).agencies}
    interior, finance = agencies["Sở Nội vụ tỉnh A"], agencies["Sở Tài chính tỉnh A"]
    assert (interior.tasks, interior.tasks_done) == (2, 2)
    assert (finance.tasks, finance.tasks_done) == (2, 0)


def test_tasks_are_listed_with_and_without_evidence(tmp_path: Path) -> None:
    figures = figures_of(tmp_path)
    assert [task.number for task in figures.tasks_done] == ["1", "2"]
    assert [task.number for task in figures.tasks] == ["1", "2", "3"]
    assert figures.tasks_done[0].done[0].title == "Tập huấn một cửa"


def test_a_task_is_no_gap_of_a_quarter_it_was_not_due_in(tmp_path: Path) -> None:
    files = {
        **DONE,
        "docs/ke-hoach/ke-hoach.md": table(
            "| 1 | Tổ chức cuộc thi | Sở Nội vụ | | Quý II và quý III/2021 |",
            "| 2 | Viết tin, bài | Các sở, ban, ngành | | Thường xuyên |",
            "| 3 | Nộp báo cáo | Sở Tài chính | | Trước 21/6/2021 |",
        ),
        f"{NEWS}/2021/tap-huan.md": news("Tập huấn", "2021-09-20", "tasks: [ke-hoach#1]"),
    }
    listed = {
        code: {task.number: task.due for task in figures_of(tmp_path, code, files=files).tasks}
        for code in ("2021-Q2", "2021-Q3", "2021-Q4")
    }
    deadline = ("Trước ngày 21/06/2021",)
    assert listed["2021-Q2"] == {"1": ("Quý II/2021",), "2": (), "3": deadline}
    assert listed["2021-Q3"] == {"1": ("Quý III/2021",), "2": (), "3": deadline}
    assert listed["2021-Q4"] == {"1": (), "2": ()}  # what was done late is proof, no gap


def test_every_proof_is_listed_with_its_file_or_address(tmp_path: Path) -> None:
    rows = figures_of(tmp_path).evidence
    assert [(row.kind, bool(row.file), row.public) for row in rows] == [
        ("Tin, bài", False, True),
        ("Tin, bài", False, True),
        ("Chương trình", True, True),
        ("Danh sách điểm danh", True, False),
        ("Video", False, False),
    ]
    assert rows[2].tasks == ("Nhiệm vụ 1, Kế hoạch A",)


def test_a_report_of_one_agency_has_only_what_it_did(tmp_path: Path) -> None:
    collection = collection_of(tmp_path)
    agency = collection.find(Agency, "so-tai-chinh")
    figures = count(collection, read_period("2021-Q2", 14), scope=Scope(agency))
    assert numbers(figures, "items", "events", "asked") == [1, 0, 4]
    assert [task.number for task in figures.tasks] == ["2", "3"]
    assert figures.tasks_done == ()
    assert figures.limits == ("Sở Tài chính tỉnh A",)


def test_a_report_of_one_plan_has_only_what_served_it(tmp_path: Path) -> None:
    figures = figures_of(tmp_path, scope=Scope(plan="ke-hoach"))
    assert numbers(figures, "items", "events", "asked") == [1, 1, 0]
    assert not any("Hỏi" in line.measure.part for line in figures.lines)


def test_issues_of_the_bulletin_are_counted_on_their_day(tmp_path: Path) -> None:
    files = dict(DONE)
    files["docs/ke-hoach/ke-hoach.md"] = table(
        "| 1 | Tổ chức tập huấn | Sở Nội vụ | | Quý II/2021 |",
        "| 2 | Xây dựng bản tin điện tử | Sở Nội vụ | | Hàng tháng |",
        "| 3 | Đối thoại | Sở Tài chính | Sở Nội vụ | Hàng quý |",
    )
    files[f"{NEWS}/2021/tin.md"] = news("Tin", "2021-05-01")
    files["bulletins/2021-05/index.md"] = issue("2021-05")
    figures = figures_of(tmp_path, files=files)
    assert figures.totals.issues == 1
    assert any(row.kind == "Bản tin" for row in figures.evidence)


def test_a_period_with_nothing_is_empty(tmp_path: Path) -> None:
    figures = figures_of(tmp_path, "2019-Q1")
    assert figures.empty and not figures.tasks
    assert replace(figures.totals, items=0, tasks=0) == figures.totals
