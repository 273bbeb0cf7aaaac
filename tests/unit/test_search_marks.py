"""What is marked in results, and which part of a text they show."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tools.search_site import Site

FILLER = "nội dung văn bản này nói về công tác chung của cơ quan trong năm nay " * 4


def snippet(folder: Path, text: str, query: str) -> str:
    [answer] = Site(folder, {"a": text}).results(query)
    return str(answer["snippets"][0])


def test_a_query_with_marks_marks_no_other_word(tmp_path: Path) -> None:
    text = "Cổng của công an; nhận, nhân dân dẫn"
    site = Site(tmp_path, {"a": (text, "")})
    titles = [answer["titles"] for answer in site.results("công", '"nhân dân"', "cong ")]
    assert titles == [
        ["Cổng của [công] an; nhận, nhân dân dẫn"],
        ["Cổng của công an; nhận, [nhân] [dân] dẫn"],
        ["[Cổng] của [công] an; nhận, nhân dân dẫn"],
    ]


def test_other_marks_are_marked_where_no_text_has_those_typed(tmp_path: Path) -> None:
    site = Site(tmp_path, {"a": ("hòa giải ở cơ sở", "")})
    assert site.results("hóa giải")[0]["titles"] == ["[hòa] [giải] ở cơ sở"]


def test_an_unfinished_word_is_marked_whole(tmp_path: Path) -> None:
    site = Site(tmp_path, {"a": ("Tỉnh Nghệ An", ""), "b": ("A", "Nhóm A")})
    assert "Tỉnh [Nghệ] [An]" in site.results("nghe a")[0]["titles"]


def test_an_acronym_marks_its_words_and_they_the_acronym(tmp_path: Path) -> None:
    texts = {"words": ("Cải cách hành chính", ""), "short": ("Công tác CCHC", "")}
    for query in ("CCHC", "cải cách hành chính"):
        titles = Site(tmp_path, texts).results(query)[0]["titles"]
        assert set(titles) == {"[Cải] [cách] [hành] [chính]", "Công tác [CCHC]"}


def test_quotation_marks_mark_an_acronym_alone(tmp_path: Path) -> None:
    site = Site(tmp_path, {"a": ("Ban hành số 47/KH-UBND của Ủy ban", "")})
    titles = site.results('"47/KH-UBND"')[0]["titles"]
    assert titles == ["Ban hành số [47]/[KH]-[UBND] của Ủy ban"]


def test_the_part_of_a_text_that_is_shown_holds_the_phrase(tmp_path: Path) -> None:
    for words in range(0, 40, 3):
        start = "số liệu khác " * words
        text = f"{start}của đường dây nóng {FILLER}"
        assert "[đường] [dây] [nóng]" in snippet(tmp_path / str(words), text, "số đường dây nóng")


def test_only_what_was_left_out_is_said_to_be(tmp_path: Path) -> None:
    assert snippet(tmp_path / "1", f"Về đất đai {FILLER}", "đất đai").startswith("Về [đất]")
    assert snippet(tmp_path / "2", f"{FILLER} về đất đai", "đất đai").endswith(" về [đất] [đai]")
    for words in range(1, 40, 4):
        text = f"{'số liệu ' * words}về đất đai {FILLER}"
        shown = snippet(tmp_path / f"words{words}", text, "đất đai").translate({91: "", 93: ""})
        assert text.startswith(shown.removesuffix(" …")) or shown.startswith("… ")
        assert not text.startswith(shown.removeprefix("… ").removesuffix(" …")) or shown[0] != "…"
    middle = snippet(tmp_path / "3", f"{FILLER} về đất đai {FILLER}", "đất đai")
    assert middle.startswith("… ") and middle.endswith(" …")


@pytest.mark.parametrize("query", ["đất đai", "của"])
def test_numbers_and_dates_are_shown_whole(tmp_path: Path, query: str) -> None:
    numbers = "Kế hoạch số 47/KH-UBND ngày 09/01/2024 " * 12
    shown = snippet(tmp_path, f"{numbers}của đất đai {numbers}", query)
    words = shown.removeprefix("… ").removesuffix(" …").split(" ")
    known = {*numbers.split(), "[của]", "của", "[đất]", "[đai]", "đất", "đai"}
    assert set(words) <= known


def test_known_words_stay_what_they_are(tmp_path: Path) -> None:
    texts = {"a": "hóa đơn; giai đoạn", "b": "hồ sơ, hội nghị, hành chính, giải quyết", "c": "hòa"}
    [answer] = Site(tmp_path, texts).results("hoa giai")
    assert set(answer["urls"]) == {"a/"}
    assert answer["missing"] == answer["guessed"] == []


def test_a_word_taken_for_another_is_told(tmp_path: Path) -> None:
    texts = {"a": "đường dây nóng", "b": "bổ nhiệm", "c": "niềm vui", "d": "Nghệ An, sở, bộ"}
    site = Site(tmp_path, texts)
    queries = ("đường dây nóg", "bổ niệm", "đường xyzzy", "nghe a", "bổ nhiệ", "sx", "sp bộ")
    told = [(answer["guessed"], answer["missing"]) for answer in site.results(*queries)]
    assert told == [
        (["nóg"], []),
        (["niệm"], []),
        ([], ["xyzzy"]),
        ([], []),
        ([], []),
        ([], ["sx"]),
        (["sp"], []),
    ]


def test_a_rare_word_may_be_the_beginning_of_others(tmp_path: Path) -> None:
    texts = {"exact": "tuy nhiên", "longer": "công tác tuyên truyền", "other": "khác"}
    assert Site(tmp_path, texts).find("tuy", "tuy ")[0] == ["exact", "longer"]


def test_only_words_are_offered_that_the_site_has_with_these_marks(tmp_path: Path) -> None:
    site = Site(tmp_path, {"a": "Quý 3: thủ tục; thủ tục hành chính ở Nghệ An"})
    queries = ("quy3", "quys", "thur tucj", "thur tujc hanhf chinhs", "quys xyz", "thur")
    meant = [answer["meant"] for answer in site.results(*queries)]
    assert meant == ["", "quý", "thủ tục", "thủ tục hành chính", "quý xyz", "thủ"]
