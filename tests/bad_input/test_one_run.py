"""One run names everything that is wrong in a file, and nothing that only follows from it."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsroom.content.frontmatter import FrontMatter
from newsroom.content.recovery import parse_through
from tests.bad_input.sound import (
    AGENCY,
    ARTICLE,
    FIRST_EXTRA_LINE,
    ISSUE,
    PLAN,
    SOUND,
    TOPIC,
    article,
    changed,
    look_at,
)

OTHER = "docs/tin-tuc/2024/khac.md"
BODY = "![](anh.jpg)\n\n[x](y.md)\n\nGọi 0912345678 hoặc [số](#khong-co).\n"


def errors(folder: Path, path: str, text: str) -> list[tuple[int, str]]:
    """The errors of a file, all there are in the repository."""
    found = look_at(folder, {path: text}).errors
    assert {problem.path for problem in found} <= {path}, found
    return [(problem.line, problem.message) for problem in found]


def wrong_article(*lines: str) -> str:
    text = article(*lines, "tasks: [nghe-an-2024#7]", body=BODY)
    return text.replace("Tin trong tỉnh", "Tin trong tỉn").replace("so-noi-vu-nghe-an", "so-noi-vu")


FIELD_FAULTS = ["author: [a]", "màu: đỏ", "channels: [Zalo, Zola]", "evidence:\n  - {kind: x}"]
SYNTAX_FAULTS = ["author: A: b", 'author: "A', "topics: [tthc", "author a"]


@pytest.mark.parametrize("fault", [*FIELD_FAULTS, *SYNTAX_FAULTS])
def test_a_wrong_field_hides_nothing_else(tmp_path: Path, fault: str) -> None:
    """Not the references, nor the body with its links, pictures and personal data."""
    without = errors(
        tmp_path, OTHER, wrong_article(f"author: a\nvenue: b{chr(10) * fault.count(chr(10))}")
    )
    assert len(without) == 8
    found = errors(tmp_path, OTHER, wrong_article(f"{fault}\nvenue: b"))
    assert [message for _, message in found if (_, message) not in without] != []
    assert set(without) < set(found) and len(found) == 9


def test_every_fault_of_syntax_is_named(tmp_path: Path) -> None:
    text = article('lead: "A', "author: C: d", body=BODY).replace("title: Tin", "title: A: b")
    lines = [line for line, message in errors(tmp_path, OTHER, text) if "YAML" in message]
    assert lines == [2, FIRST_EXTRA_LINE, FIRST_EXTRA_LINE + 1]


OTHERS = {
    "docs/hoi-dap/hoi.md": """\
---
title: Hỏi?
asked: 2024-01-02
agency: so-noi-vu-nghe-an
answered: 2024-01-05
procedure: mot-cua
topics: [tthc]
---

Trả lời.
""",
    "docs/thu-tuc-hanh-chinh/mot-cua.md": """\
---
title: Thủ tục
code: 1.004220
field: Nội vụ
agency: so-noi-vu-nghe-an
level: một phần
link: https://dichvucong.gov.vn/x
review_by: 2025-01-01
---
""",
    "docs/van-ban/ke-hoach.md": """\
---
title: Về một cửa
number: 1/KH-UBND
kind: kế hoạch
issued: 2024-01-02
in_force_from: 2024-01-03
in_force_until: 2024-02-03
---
""",
    "docs/chi-so/hai-long.md": """\
---
title: Hài lòng
unit: "%"
source:
  title: Nguồn
series:
  - unit: Tỉnh Nghệ An
    period: "2023"
    value: 85
    source: https://example.org/
---
""",
}


@pytest.mark.parametrize("path", [*SOUND, *OTHERS])
def test_whatever_field_is_wrong_only_that_is_named(tmp_path: Path, path: str) -> None:
    """Each in turn as a list, as a fault of syntax and misspelt."""
    rows = {**SOUND, **OTHERS}[path].split("\n")
    end = rows.index("---", 1)
    keys = [number for number in range(1, end) if rows[number][0].isalpha()]
    for number in keys:
        key = rows[number].partition(":")[0]
        nested = [
            n for n in range(number + 1, end) if n < min([k for k in keys if k > number] + [end])
        ]
        for instead in (f"{key}: [[a]]", f"{key}: a: b", f"{key}x: a"):
            text = "\n".join(
                [
                    *rows[:number],
                    instead,
                    *("" for _ in nested),
                    *rows[nested[-1] + 1 if nested else number + 1 :],
                ]
            )
            found = look_at(tmp_path, {**OTHERS, path: text}).errors
            assert [(one.path, one.line) for one in found] in ([(path, number + 1)], []), found


def test_entries_of_an_issue_are_checked_beside_one_of_a_wrong_form(tmp_path: Path) -> None:
    entries = "      - Tin về một cửa\n      - tin-tuc/mot-cuoi\n      - tin-tuc/mot-cua"
    text = SOUND[ISSUE].replace("      - tin-tuc/mot-cua", entries)
    assert [line for line, _ in errors(tmp_path, ISSUE, text)] == [8, 9]


def test_the_table_of_a_plan_is_checked_though_a_field_is_wrong(tmp_path: Path) -> None:
    text = SOUND[PLAN].replace("issued: 2024-01-09", "issued: 31/02/2024").replace("| 1 |", "| I |")
    field, number = errors(tmp_path, PLAN, text)
    assert "31/02/2024" in field[1] and "STT" in number[1]


def test_what_is_wrong_in_a_draft_stays_a_notice(tmp_path: Path) -> None:
    text = wrong_article("draft: true", "author: A: b", "màu: đỏ")
    found = look_at(tmp_path, {OTHER: text})
    assert found.errors == [] and len(found.notices) >= 8


def test_an_issue_with_a_misspelt_state_does_not_disappear(tmp_path: Path) -> None:
    (error,) = look_at(tmp_path, changed(ISSUE, "đã phát hành", "đã phát hàn")).errors
    assert 'muốn viết "đã phát hành"' in error.message


def test_nothing_faulty_is_published(tmp_path: Path) -> None:
    for path in (ARTICLE, ISSUE, PLAN, AGENCY, TOPIC):
        text = SOUND[path].replace("---\n", "---\nmàu: đỏ\n", 1)
        collection = look_at(tmp_path, {path: text}, preview=True).collection
        assert path not in {item.origin.path for item in collection}
        assert path not in collection.bodies


@pytest.mark.parametrize(
    "text", ["", "a", "- a", "a: b\n...\nc: d", ": : :\n" * 50, "{" * 50, "\t\n\t"]
)
def test_any_front_matter_is_read_through(text: str) -> None:
    found, faults = parse_through(text, 2)
    assert isinstance(found, FrontMatter) and found.whole == (not faults)
