"""The search script as it is shipped, and what it does besides asking the index."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.search.node_scripts import Functions
from newsroom.minifying import minified
from newsroom.search.script import bundle

SCRIPTS = Path(__file__).parents[2] / "overrides/assets/javascripts"


@pytest.fixture(scope="module")
def scripts() -> Iterator[Functions]:
    functions = Functions(SCRIPTS)
    yield functions
    functions.close()


def test_the_script_with_its_interface_weighs_at_most_8_kilobytes() -> None:
    script = minified("javascript", bundle(SCRIPTS / "search.js"))
    assert len(gzip.compress(script.encode(), 9)) <= 8 * 1024


def test_the_script_imports_nothing_and_evaluates_nothing() -> None:
    script = bundle(SCRIPTS / "search.js")
    for refused in (
        "import ",
        "eval(",
        "Function(",
        "innerHTML",
        "insertAdjacentHTML",
        "WebAssembly",
    ):
        assert refused not in script


def test_parts_that_give_the_same_name_are_refused(tmp_path: Path) -> None:
    (tmp_path / "one.mjs").write_text("export const same = 1\n", encoding="utf-8")
    entry = tmp_path / "entry.js"
    entry.write_text('import { same } from "./one.mjs"\nconst same = 2\n', encoding="utf-8")
    with pytest.raises(ValueError, match="same"):
        bundle(entry)


def test_a_script_without_parts_stays_as_it_is(tmp_path: Path) -> None:
    script = tmp_path / "plain.js"
    script.write_text("'use strict'\nexport const a = 1\n", encoding="utf-8")
    assert bundle(script) == "'use strict'\nexport const a = 1\n"


# --- Telex and VNI ---

WORDS = (
    "thu tuc hanh chinh dat dai duong day nong nguoi dan hoa giai qui dinh uy ban dang ki "
    "kinh doanh viet nam gi ich van xac thuc dien tu luat tuyen truyen nghi khuya "
    "mot cua dua giua lua sua chua hoac ngoat y kien o dau qd hdnd nd xuat truong hop "
    "quyet qui thuo a"
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("thur tucj", "thủ tục"),
        ("thu3 tuc5", "thủ tục"),
        ("THUR TUCJ", "thủ tục"),
        ("thur tucj hành chính", "thủ tục hành chính"),
        ("ddaats ddai", "đất đai"),
        ("d9a61t d9ai", "đất đai"),
        ("dduwowngf daay nongs", "đường dây nóng"),
        ("duongwf daay nongs", "dường dây nóng"),
        ("nguwowif daan", "người dân"),
        ("nguoi72 da6n", "người dân"),
        ("hoaf giair", "hòa giải"),
        ("quy ddinhj", "quy định"),
        ("uyr ban", "ủy ban"),
        ("ddawng kys kinh doanh", "đăng ký kinh doanh"),
        ("Vieetj Nam", "việt Nam"),
        ("mootj cuwar", "một cửa"),
        ("mo65t cu73a", "một cửa"),
        ("mot65 cua73", "một cửa"),
        ("dduwa duadw d9u7a", "đưa đưa đưa"),
        ("giuwax giu7a4 luwaj suar chuwas", "giữa giữa lựa sủa chứa"),
        ("hoawcj ngoawjt", "hoặc ngoặt"),
        ("ys kieens", "ý kiến"),
        ("owr ddaau", "ở đâu"),
        ("qdd hddnd 61/2018/NDD-CP", "qđ hđnd 61/2018/nđ-CP"),
        ("xuâts trươngf hợpj", "xuất trường hợpj"),
        ("thur tucj TTHC", "thủ tục TTHC"),
        ("hành chính cuar Sở", "hành chính của Sở"),
        ("ha\u0300nh chi\u0301nh", ""),
        ("giữa đường người quyết quỹ thuở", ""),
        ("as is rss fax sms", ""),
        ("gif", "gì"),
        ("vawn hoas", "văn hóa"),
        ("tuyeen truyeenf", "tuyên truyền"),
        ("thu tuc", ""),
        ("thủ tục", ""),
        ("103/KH-UBND", ""),
        ("61/2018/NĐ-CP", ""),
        ("A4 covid19 COVID", ""),
        ("", ""),
        ("<b>sfrxj</b>", ""),
    ],
)
def test_keys_left_in_a_query_are_mended(scripts: Functions, typed: str, meant: str) -> None:
    known = {"set": WORDS.split()}
    assert scripts.call("search-repair.mjs", "repair", typed, known) == meant
