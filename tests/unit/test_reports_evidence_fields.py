"""Evidence in front matter: a closed list of kinds, and attendance lists that are never public."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from newsroom.content.fields import ATTENDANCE, EvidenceKind
from tests.unit.task_samples import BASE, article, contents_in, errors, read

TEXT = "docs/tin-tuc/2021/tap-huan.md"
FILE = "docs/tin-tuc/2021/diem-danh.pdf"
FIRST_LINE = 7
"""Of the fields that a test adds."""


def proof(kind: str, *fields: str) -> str:
    return article("evidence:", f"  - kind: {kind}", *(f"    {field}" for field in fields))


@pytest.mark.parametrize("kind", get_args(EvidenceKind))
def test_every_kind_can_be_written(tmp_path: Path, kind: str) -> None:
    files = {**BASE, TEXT: proof(kind, "file: diem-danh.pdf"), FILE: "%PDF-1.7"}
    assert errors(read(contents_in(tmp_path)(files))[1]) == []


def test_a_kind_that_is_not_listed_is_refused_with_the_nearest(tmp_path: Path) -> None:
    files = {**BASE, TEXT: proof("hinh anh", "link: https://a.vn/x")}
    (problem,) = errors(read(contents_in(tmp_path)(files))[1])
    assert f"{TEXT}:{FIRST_LINE + 1}" in problem and 'muốn viết "hình ảnh"' in problem


def test_an_attendance_list_can_never_be_public(tmp_path: Path) -> None:
    files = {**BASE, TEXT: proof(ATTENDANCE, "file: diem-danh.pdf", "public: true"), FILE: "x"}
    collection, problems = read(contents_in(tmp_path)(files))
    (problem,) = errors(problems)
    assert f"{TEXT}:{FIRST_LINE + 3}" in problem and "public: false" in problem
    assert collection.files == {}


@pytest.mark.parametrize("public", ["true", "false"])
def test_a_missing_file_is_said_at_its_line_public_or_not(tmp_path: Path, public: str) -> None:
    files = {**BASE, TEXT: proof("chương trình", "file: thieu.pdf", f"public: {public}")}
    (problem,) = errors(read(contents_in(tmp_path)(files))[1])
    assert f"{TEXT}:{FIRST_LINE + 2}" in problem and 'Không có tệp "thieu.pdf"' in problem


def test_reports_find_every_file_and_the_site_only_the_public_ones(tmp_path: Path) -> None:
    files = {**BASE, FILE: "x", "docs/tin-tuc/2021/anh.pdf": "y"}
    files[TEXT] = article(
        "evidence:",
        f"  - {{kind: {ATTENDANCE}, file: diem-danh.pdf}}",
        "  - {kind: chương trình, file: anh.pdf, public: true}",
    )
    collection, problems = read(contents_in(tmp_path)(files))
    assert errors(problems) == []
    assert list(collection.files) == ["tin-tuc/2021/anh.pdf"]
    found = {written: file.name for (_, written), file in collection.evidence_files.items()}
    assert found == {"diem-danh.pdf": "diem-danh.pdf", "anh.pdf": "anh.pdf"}


def test_an_event_that_ends_before_it_starts_is_refused(tmp_path: Path) -> None:
    files = {**BASE, TEXT: article("happened: 2021-05-09", "until: 2021-05-08")}
    (problem,) = errors(read(contents_in(tmp_path)(files))[1])
    assert f"{TEXT}:{FIRST_LINE + 1}" in problem and "sớm hơn" in problem
