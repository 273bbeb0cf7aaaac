"""The task table of a plan: which table it is, its columns and rows, and what is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsroom.content.problems import Level
from tests.unit.task_samples import (
    BASE,
    BESIDE,
    HEAD,
    PLAN,
    RULE,
    Repository,
    contents_in,
    errors,
    plan,
    read,
    table,
)


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return contents_in(tmp_path)


TASK = "| 1 | Viết tin | Sở Nội vụ | Sở Tài chính | Hàng quý |"


def test_a_row_becomes_a_task_with_its_line(repository: Repository) -> None:
    collection, problems = read(repository({**BASE, PLAN: table(TASK)}))
    task = collection.tasks["ke-hoach#1"]
    assert not problems
    assert (task.title, task.lead, task.partners, task.time, task.path, task.line) == (
        "Viết tin",
        "Sở Nội vụ",
        "Sở Tài chính",
        "Hàng quý",
        PLAN,
        11,
    )
    assert task.leads == ("so-noi-vu",) and task.partner_agencies == ("so-tai-chinh",)
    assert [due.label for due in task.due] == [
        "Quý I/2021",
        "Quý II/2021",
        "Quý III/2021",
        "Quý IV/2021",
    ]


@pytest.mark.parametrize(
    "head",
    [
        "| Thời hạn hoàn thành | Đơn vị phối hợp | Đơn vị chủ trì | Nội dung công việc | Số TT |",
        "| Tiến độ | Phối hợp | Cơ quan, đơn vị chủ trì thực hiện | **Nhiệm vụ** | TT |",
        "| THỜI GIAN | Cơ quan phối hợp | Cơ quan thực hiện | Nội dung nhiệm vụ | STT |",
        "| Thời gain thực hiện | Cơ quan phối hợp | Cơ quan chủ trì | Nhiêm vụ | S.T.T |",
    ],
)
def test_columns_are_known_by_their_heads_in_any_order_and_wording(
    repository: Repository, head: str
) -> None:
    row = "| Hàng quý | Sở Tài chính | Sở Nội vụ | Viết tin | 1 |"
    collection, problems = read(repository({**BASE, PLAN: plan(head, RULE, row)}))
    task = collection.tasks["ke-hoach#1"]
    assert errors(problems) == []
    assert (task.title, task.leads, task.partner_agencies, task.time) == (
        "Viết tin",
        ("so-noi-vu",),
        ("so-tai-chinh",),
        "Hàng quý",
    )


@pytest.mark.parametrize(
    "rows",
    [
        ("<!--", HEAD, RULE, "| 9 | Ẩn | Sở Nội vụ | | Hàng quý |", "-->", "", HEAD, RULE, TASK),
        ("<!-- ```", "~~~ -->", "", HEAD, RULE, TASK),
        ("~~~", "```", HEAD, RULE, TASK, "~~~", "", HEAD, RULE, TASK),
        (HEAD, RULE, "<!-- | 9 | Ẩn | Sở Nội vụ | | Hàng quý | -->", TASK),
        (HEAD, RULE, TASK.replace("tin", "tin <!-- ẩn: gọi Lan -->")),
        (HEAD, RULE, TASK, "<!--", "| 2 | Ẩn | Sở Nội vụ | | Hàng quý |", "-->"),
    ],
)
def test_what_stands_in_code_or_in_a_comment_is_no_task(
    repository: Repository, rows: tuple[str, ...]
) -> None:
    collection, problems = read(repository({**BASE, PLAN: plan(*rows)}))
    assert errors(problems) == []
    assert [(task.number, task.title) for task in collection.tasks.values()] == [("1", "Viết tin")]


def test_a_row_without_number_continues_the_one_above(repository: Repository) -> None:
    rows = (
        "| 1 | Xây dựng bản tin | Sở Nội vụ | Các sở, ban, | Định kỳ |",
        HEAD,  # the head again, where the page broke
        "| | điện tử | | ngành; Sở Tài chính | hàng tháng |",
    )
    task = read(repository({**BASE, PLAN: table(*rows)}))[0].tasks["ke-hoach#1"]
    assert task.title == "Xây dựng bản tin điện tử"
    assert task.partner_agencies == ("so-ban-nganh", "so-tai-chinh")
    assert len(task.due) == 12


def test_a_cell_of_several_lines_can_hold_an_agency_a_line(repository: Repository) -> None:
    row = "| 1 | Viết<br>tin | - Sở Nội vụ<br>- Sở Tài chính | | Quý II<br>và quý III/2021 |"
    collection, problems = read(repository({**BASE, PLAN: table(row)}))
    task = collection.tasks["ke-hoach#1"]
    assert problems == []
    assert task.title == "Viết tin" and task.leads == ("so-noi-vu", "so-tai-chinh")
    assert [due.label for due in task.due] == ["Quý II/2021", "Quý III/2021"]


def test_cells_are_read_without_their_markup(repository: Repository) -> None:
    row = r"| **01.** | Viết *tin* \| bài | [Sở Nội vụ](../co-quan/so-noi-vu.md) | | `Cả năm` |"
    collection, problems = read(repository({**BASE, PLAN: table(row.replace("`", ""))}))
    task = collection.tasks["ke-hoach#1"]
    assert errors(problems) == []
    assert (task.title, task.lead) == ("Viết tin | bài", "Sở Nội vụ")


def test_headings_between_tasks_are_no_tasks(repository: Repository) -> None:
    rows = (
        "| **I** | **Công tác chỉ đạo** | | | |",
        TASK,
        "| 2 | Tuyên truyền | | | |",
        TASK.replace("| 1 |", "| 2.1 |"),
    )
    collection, problems = read(repository({**BASE, PLAN: table(*rows)}))
    assert errors(problems) == []
    assert list(collection.tasks) == ["ke-hoach#1", "ke-hoach#2.1"]


def test_other_tables_of_a_plan_are_left_alone(repository: Repository) -> None:
    other = ("| STT | Nội dung | Kinh phí |", "| --- | --- | --- |", "| 1 | In ấn | 10 |", "")
    collection, problems = read(repository({**BASE, PLAN: plan(*other, HEAD, RULE, TASK)}))
    assert problems == [] and list(collection.tasks) == ["ke-hoach#1"]


def test_a_table_in_a_code_block_is_no_table(repository: Repository) -> None:
    collection, _ = read(repository({**BASE, PLAN: plan("```", HEAD, RULE, TASK, "```")}))
    assert collection.tasks == {}


def test_a_table_beside_the_plan_is_used_when_the_plan_has_none(repository: Repository) -> None:
    beside = "\n".join(["---", "title: Bảng", "plan: ke-hoach", "---", "", HEAD, RULE, TASK, ""])
    collection, problems = read(repository({**BASE, PLAN: plan("Nội dung."), BESIDE: beside}))
    assert problems == []
    assert collection.tasks["ke-hoach#1"].path == BESIDE
    assert "không thuộc văn bản" in collection.task_notes["ke-hoach"]


def test_every_fault_of_a_table_is_reported_at_its_line_in_one_run(repository: Repository) -> None:
    rows = (
        "| | Thiếu số | Sở Nội vụ | | Cả năm |",
        TASK,
        TASK.replace("Sở Nội vụ", "Sở Nội vu và Sở Y tế"),
        "| x | Sai số | Sở Nội vụ | | Cả năm |",
        "| 3 | | Sở Nội vụ | | Cả năm |",
    )
    _, problems = read(repository({**BASE, PLAN: table(*rows)}))
    found = errors(problems)
    assert [line.split(": ")[0] for line in found] == [
        f"LỖI {PLAN}:{line}" for line in (11, 13, 13, 14, 15)
    ]
    assert "STT 1 có hai lần (lần trước ở dòng 12)" in " ".join(found)
    assert 'không nhận ra "Sở Y tế"' in " ".join(found)


@pytest.mark.parametrize(
    ("column", "name"),
    [(1, "Nhiệm vụ"), (2, "Cơ quan chủ trì"), (4, "Thời gian thực hiện"), (0, "STT")],
)
def test_a_missing_column_is_named(repository: Repository, column: int, name: str) -> None:
    def without(row: str) -> str:
        cells = row.strip("|").split("|")
        return "|" + "|".join(cells[:column] + cells[column + 1 :]) + "|"

    source = plan(*map(without, (HEAD, RULE, TASK)))
    collection, problems = read(repository({**BASE, PLAN: source}))
    (found,) = errors(problems)
    assert found.startswith(f'LỖI {PLAN}:9: Bảng nhiệm vụ thiếu cột "{name}"')
    assert collection.tasks == {}


@pytest.mark.parametrize(
    ("name", "source", "expected"),
    [
        (BESIDE, "---\ntitel: Bảng\n---\n", 'Có phải bạn muốn viết "title"?'),
        (BESIDE, "---\nplan: khac\n---\n", 'tên tệp là của "ke-hoach"'),
        (BESIDE, "---\ntitle: Bảng\n---\n\nChưa có gì.\n", "chưa có bảng nhiệm vụ"),
        (
            "docs/ke-hoach/khong-co.nhiem-vu.md",
            "---\ntitle: Bảng\n---\n",
            "không đứng cạnh kế hoạch nào",
        ),
    ],
)
def test_a_wrong_file_beside_a_plan_is_reported(
    repository: Repository, name: str, source: str, expected: str
) -> None:
    _, problems = read(repository({**BASE, PLAN: plan("Nội dung."), name: source}))
    assert any(expected in line and name in line for line in errors(problems)), problems


def test_a_table_that_is_not_used_is_a_warning(repository: Repository) -> None:
    beside = "\n".join(["---", "title: Bảng", "---", "", HEAD, RULE, TASK, ""])
    _, problems = read(repository({**BASE, PLAN: table(TASK), BESIDE: beside}))
    assert [(problem.path, problem.level) for problem in problems] == [(BESIDE, Level.WARNING)]


def test_the_faults_of_a_draft_plan_stop_nothing(repository: Repository) -> None:
    source = table(TASK.replace("Sở Nội vụ", "Sở Y tế")).replace("issuer", "draft: true\nissuer")
    _, problems = read(repository({**BASE, PLAN: source}))
    assert problems and all(problem.level is Level.NOTICE for problem in problems)


def test_a_reference_to_no_such_task_offers_the_nearest(repository: Repository) -> None:
    news = "\n".join(
        [
            "---",
            "title: Tin",
            "date: 2021-05-01",
            "genre: tin",
            "section: Sự kiện",
            "agency: so-noi-vu",
            "tasks: [ke-hoach#7]",
            "---",
            "",
            "Một đoạn.",
        ]
    )
    files = {**BASE, PLAN: table(TASK), "docs/tin-tuc/2021/tin.md": news}
    (found,) = errors(read(repository(files))[1])
    assert found.startswith("LỖI docs/tin-tuc/2021/tin.md:7:")
    assert '"ke-hoach#7"' in found and '"ke-hoach#1"' in found


def test_a_time_that_is_not_understood_is_a_notice_at_its_row(repository: Repository) -> None:
    row = TASK.replace("Hàng quý", "Khi cần")
    collection, problems = read(repository({**BASE, PLAN: table(row)}))
    (notice,) = problems
    assert (notice.level, notice.path, notice.line) == (Level.NOTICE, PLAN, 11)
    assert '"Khi cần"' in notice.message
    assert collection.tasks["ke-hoach#1"].time == "Khi cần"


@pytest.mark.parametrize(("time", "lacking"), [("Quý II", True), ("Khi cần", False)])
def test_a_time_that_only_lacks_its_year_is_told_so(
    repository: Repository, time: str, lacking: bool
) -> None:
    source = table(TASK.replace("Hàng quý", time)).replace("period: 2021", "period: 2021-2025")
    (notice,) = read(repository({**BASE, PLAN: source}))[1]
    assert ("Hãy ghi cả năm" in notice.message) is lacking


def test_a_rhythm_in_a_plan_of_no_known_year_is_a_notice(repository: Repository) -> None:
    source = table(TASK).replace("issued: 2021-01-05\nperiod: 2021\n", "")
    collection, problems = read(repository({**BASE, PLAN: source}))
    assert [problem.level for problem in problems] == [Level.NOTICE]
    assert "Thời kỳ" in problems[0].message
    assert collection.tasks["ke-hoach#1"].due == ()
