"""`python -m newsroom report`: the files it writes, and all that keeps it from writing any."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsroom.commands.report import NoReport, Request, report, write_report
from newsroom.content.settings import read_settings
from tests.unit.report_samples import DONE, NEWS, news
from tests.unit.task_samples import contents_in

ENDINGS = {".docx", ".xlsx", ".csv", ".html", ".zip"}


def repository(folder: Path, **more: str) -> Path:
    return contents_in(folder)({**DONE, **more})


def refusals(root: Path, request: Request) -> list[str]:
    with pytest.raises(NoReport) as refused:
        report(root, read_settings(root), request)
    assert not (root / "reports").exists()
    return refused.value.sentences


def test_a_report_is_five_files_side_by_side(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert write_report(repository(tmp_path), Request("2021-Q2")) == 0
    written = sorted((tmp_path / "reports/2021-Q2").iterdir())
    assert {file.suffix for file in written} == ENDINGS
    printed = capsys.readouterr().out
    assert "từ 15/03/2021 đến 14/06/2021" in printed
    assert all(file.name in printed for file in written)


def test_a_narrower_report_and_one_of_samples_overwrite_nothing(tmp_path: Path) -> None:
    root = repository(tmp_path)
    for request in (
        Request("2021-Q2"),
        Request("2021-Q2", agency="so-noi-vu"),
        Request("2021-Q2", plan="ke-hoach"),
        Request("2021-Q2", samples=True),
    ):
        report(root, read_settings(root), request)
    assert len(list((root / "reports/2021-Q2").iterdir())) == 4 * len(ENDINGS)


def test_a_report_that_cannot_be_written_leaves_the_earlier_one_whole(tmp_path: Path) -> None:
    root = repository(tmp_path)
    _, written = report(root, read_settings(root), Request("2021-Q2"))
    held = next(file for file in written if file.suffix == ".xlsx")
    held.unlink()
    held.mkdir()
    for file in written:
        if file != held:
            file.write_bytes(b"earlier")
    with pytest.raises(NoReport, match=held.name):
        report(root, read_settings(root), Request("2021-Q2"))
    assert sorted((root / "reports/2021-Q2").iterdir()) == sorted(written)
    assert {file.read_bytes() for file in written if file != held} == {b"earlier"}


def test_a_period_that_does_not_exist(tmp_path: Path) -> None:
    (sentence,) = refusals(repository(tmp_path), Request("2024-Q5"))
    assert 'Không có kỳ báo cáo "2024-Q5"' in sentence and "2024-Q1" in sentence


def test_an_agency_and_a_plan_that_do_not_exist_have_the_nearest_named(tmp_path: Path) -> None:
    request = Request("2021-Q9", agency="so-noi-vụ", plan="ke-hoac")
    period, agency, plan = refusals(repository(tmp_path), request)
    assert "PERIOD" in period
    assert 'muốn viết "so-noi-vu"' in agency and 'muốn viết "ke-hoach"' in plan


def test_what_is_wrong_in_the_content_is_said_at_its_line_all_at_once(tmp_path: Path) -> None:
    files = {
        f"{NEWS}/2021/lui.md": news("a", "2021-05-01", "happened: 2021-04-30", "until: 2021-04-29"),
        f"{NEWS}/2021/thieu.md": news(
            "b", "2021-05-01", "evidence:", "  - {kind: video, file: thieu.mp4}"
        ),
    }
    missing, ends = sorted(
        refusals(repository(tmp_path, **files), Request("2021-Q2")), reverse=True
    )
    assert "thieu.md:8:" in missing and 'Không có tệp "thieu.mp4"' in missing
    assert "lui.md:8:" in ends and "sớm hơn" in ends


def test_an_empty_report_is_written_and_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert write_report(repository(tmp_path), Request("2019-Q1")) == 0
    assert "Trong kỳ không ghi nhận" in capsys.readouterr().out
    assert len(list((tmp_path / "reports/2019-Q1").iterdir())) == len(ENDINGS)


@pytest.mark.parametrize(("sample", "period"), [("true", "2020-Q1"), ("false", "2019-Q1")])
def test_a_period_of_samples_alone_tells_how_to_see_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], sample: str, period: str
) -> None:
    text = news("Một tin", "2020-02-01", f"sample: {sample}")
    root = repository(tmp_path, **{"docs/tin-tuc/2020/bai-mau.md": text})
    assert write_report(root, Request(period)) == 0
    assert ("SAMPLE=1" in capsys.readouterr().out) == (sample == "true")
    write_report(root, Request(period, samples=True))
    assert "SAMPLE=1" not in capsys.readouterr().out


def test_the_day_of_as_of_is_printed_when_it_held(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = repository(tmp_path)
    assert write_report(root, Request("2021-Q2")) == 0
    assert "AS_OF" not in capsys.readouterr().out
    monkeypatch.setenv("AS_OF", "11/4/2021")
    assert write_report(root, Request("2021-Q2")) == 0
    assert "AS_OF là ngày 11/04/2021" in capsys.readouterr().out
    assert len(list((root / "reports/2021-Q2").glob("*-den-2021-04-11.*"))) == len(ENDINGS)
    monkeypatch.setenv("AS_OF", "2021-07-01")
    assert write_report(root, Request("2021-Q2")) == 0
    assert len(list((root / "reports/2021-Q2").iterdir())) == 2 * len(ENDINGS)


def test_a_slip_in_as_of_is_said_beside_all_others(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {f"{NEWS}/2021/sai.md": news("a", "2021-05-01", "tasks: [ke-hoach#77]")}
    root = repository(tmp_path, **files)
    monkeypatch.setenv("AS_OF", "31/02/2021")
    assert write_report(root, Request("2021-Q5")) == 1
    printed = capsys.readouterr().out.splitlines()
    assert [line.split(": ")[0] for line in printed[:3]] == [
        "LỖI AS_OF trên dòng lệnh",
        f"LỖI {NEWS}/2021/sai.md:7",
        "LỖI PERIOD",
    ]
    assert printed[3:] == ["Báo cáo chưa được tạo."]
    assert not (root / "reports").exists()
