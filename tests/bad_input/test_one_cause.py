"""One slip in a plan is one message: what only follows from it is not reported besides."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsroom.commands.report import NoReport, Request, report
from newsroom.content.settings import read_settings
from tests.bad_input.sound import ARTICLE, PLAN, SOUND, Found, article, changed, look_at

NEWS = "docs/tin-tuc/2024/khac.md"
LINKED = article(
    "tasks: [nghe-an-2024#1]", body="[Nhiệm vụ](../../ke-hoach/nghe-an-2024.md#nhiem-vu-1).\n"
)
OWN_TABLE = SOUND[PLAN][SOUND[PLAN].index("| STT") :]
BESIDE = PLAN.replace(".md", ".nhiem-vu.md")


def without_table(beside: str) -> dict[str, str]:
    """The plan without a table in its text, and a file of tasks beside it."""
    return {PLAN: SOUND[PLAN].replace(OWN_TABLE, "Chữ.\n"), BESIDE: beside}


CAUSES = {
    "a column is missing": (changed(PLAN, "| Cơ quan chủ trì ", "| Ghi chú "), "thiếu cột"),
    "the table has no row of dashes": (changed(PLAN, "|---|---|---|---|---|\n", ""), "| --- | ---"),
    "the table was pasted from Word": (
        {
            PLAN: SOUND[PLAN].replace(
                OWN_TABLE,
                OWN_TABLE.replace("|---|---|---|---|---|\n", "")
                .replace("| ", "\t")
                .replace(" |", "")
                .replace("\n\t", "\n")
                .lstrip("\t"),
            )
        },
        "chưa thành bảng",
    ),
    "the table beside it has no row of dashes": (
        without_table(
            f"---\ntitle: Bảng\n---\n\n{OWN_TABLE}".replace("|---|---|---|---|---|\n", "")
        ),
        "chưa thành bảng",
    ),
    "the only row has no number": (changed(PLAN, "| 1 | Xây", "| | Xây"), "thiếu STT"),
    "the place of the plan is unknown": (
        changed(PLAN, "place: nghe-an", "place: nghe-am"),
        'Không có địa phương "nghe-am"',
    ),
    "the issuer of the plan is unknown": (
        changed(PLAN, "issuer: so-noi-vu-nghe-an", "issuer: so-noi-vu"),
        'Không có cơ quan, đơn vị "so-noi-vu"',
    ),
    "the plan cannot be read": (changed(PLAN, 'period: "2024"', "peroid: 2024"), '"period"'),
    "the table beside it cannot be read": (without_table("STT | Nhiệm vụ\n"), "phần đầu bài"),
    "the table beside it is none": (
        without_table("---\ntitle: Bảng\n---\n\nChưa có.\n"),
        "chưa có bảng nhiệm vụ",
    ),
}


def found_in(folder: Path, files: dict[str, str]) -> Found:
    return look_at(folder, {NEWS: LINKED, **files})


@pytest.mark.parametrize("cause", CAUSES)
def test_references_to_tasks_that_could_not_be_read_are_not_called_wrong(
    tmp_path: Path, cause: str
) -> None:
    files, said = CAUSES[cause]
    (problem,) = found_in(tmp_path, files).errors
    assert said in problem.message and problem.path in (PLAN, BESIDE)


@pytest.mark.parametrize("cause", CAUSES)
def test_nor_is_a_report_of_that_plan_alone(tmp_path: Path, cause: str) -> None:
    found_in(tmp_path, CAUSES[cause][0])
    with pytest.raises(NoReport) as refused:
        report(tmp_path, read_settings(tmp_path), Request("2024-Q1", plan="nghe-an-2024"))
    assert len(refused.value.sentences) == 1


ROW = "| 1 | Xây dựng bản tin | Sở Nội vụ | | Hằng tháng |"


@pytest.mark.parametrize(
    ("rows", "number"),
    [
        ((ROW, ROW.replace("1", "1"), ROW.replace("1", "3")), "2"),
        ((ROW, ROW.replace("1", "2O"), ROW.replace("1", "3")), "2"),
        ((ROW.replace("1", "2.1"), ROW.replace("1", "2.1")), "2.2"),
    ],
)
def test_the_number_that_a_wrong_one_stands_for_is_not_missed(
    tmp_path: Path, rows: tuple[str, ...], number: str
) -> None:
    """But any other number that is not there is."""
    files = {**changed(PLAN, ROW, "\n".join(rows)), ARTICLE: article()}
    target = f"../../ke-hoach/nghe-an-2024.md#nhiem-vu-{number.replace('.', '-')}"
    files[NEWS] = article(f'tasks: ["nghe-an-2024#{number}"]', body=f"[Nhiệm vụ]({target}).\n")
    files["docs/tin-tuc/2024/sai.md"] = article('tasks: ["nghe-an-2024#9"]')
    stt, reference = look_at(tmp_path, files).errors
    assert stt.path == PLAN and "STT" in stt.message
    assert "nghe-an-2024#9" in reference.message


def test_a_reference_to_no_task_of_a_table_that_was_read_is_wrong(tmp_path: Path) -> None:
    task, link = found_in(
        tmp_path, {NEWS: LINKED.replace("vu-1", "vu-7").replace("#1", "#7")}
    ).errors
    assert "nghe-an-2024#7" in task.message and "#nhiem-vu-7" in link.message
    assert look_at(tmp_path, {NEWS: article(), ARTICLE: SOUND[ARTICLE]}).errors == []


def test_a_table_is_checked_though_an_agency_cannot_be_read(tmp_path: Path) -> None:
    """Only the names are left for later: which are unknown is not known yet."""
    row = "| 1 | Xây dựng bản tin | Sở Nội vụ | | Hằng tháng |"
    files = changed(PLAN, row, f"{row}\n{row.replace('Sở Nội vụ', 'Sở Y tế')}")
    agency = {"docs/co-quan/so-y-te.md": "---\ntitle: Sở Y tế\nlevl: tỉnh\n---\n"}
    errors = found_in(tmp_path, {**files, **agency}).errors
    assert sorted({problem.path for problem in errors}) == ["docs/co-quan/so-y-te.md", PLAN]
    assert any("STT 1 có hai lần" in problem.message for problem in errors)
