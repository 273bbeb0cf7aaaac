"""What readers find, in which order: the shipped script under Node on small indexes."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from tests.tools.search_site import Site


def test_a_query_with_marks_puts_its_marks_before_other_tones_before_none(tmp_path: Path) -> None:
    # The best is the oldest, for equals would stand with the newest first.
    site = Site(tmp_path, {"exact": "hòa giải ở cơ sở", "tone": "hỏa giai ở cơ sở", "d": "đất đai"})
    assert site.find("hòa giải")[0] == ["exact", "tone"]
    forms = {"exact": "đất đai", "tone": "đật đài", "folded": "dát dai"}
    assert Site(tmp_path / "2", forms).find("đất đai")[0] == ["exact", "tone", "folded"]


def test_a_syllable_without_a_mark_of_its_own_is_meant_so_among_marks(tmp_path: Path) -> None:
    common = {f"common{number}": "ban hành văn bản chỉ đạo" for number in range(4)}
    site = Site(tmp_path, {"wanted": "thành viên Ban chỉ đạo", **common})
    assert site.find("Ban chỉ đạo", "ban chỉ đạo ")[0][0] == "wanted"


def test_whoever_leaves_out_a_tone_that_must_be_leaves_out_others(tmp_path: Path) -> None:
    right = {f"right{number}": "dịch vụ công mức độ 4" for number in range(4)}
    site = Site(tmp_path, {**right, "bare": "dịch vụ công muc do 4"})
    assert site.find("dịch vụ công muc do 4")[0][0] == "right3"


def test_marks_may_be_missing_in_part_or_altogether(tmp_path: Path) -> None:
    site = Site(
        tmp_path, {"dat": "lĩnh vực đất đai", "duong": "Đường dây nóng", "dang": "dâng hoa"}
    )
    assert site.find("dat dai", "ĐẤT dai", "duong day nong", "dang") == [
        ["dat"],
        ["dat"],
        ["duong"],
        ["dang"],
    ]


def test_spelling_variants_are_the_same_word(tmp_path: Path) -> None:
    site = Site(tmp_path, {"a": "Ủy ban hòa giải theo quy định, ký kết", "b": "khác hẳn"})
    queries = ["Uỷ ban", "hoà giải", "qui định", "kí kết", "uy ban hoa giai"]
    decomposed = unicodedata.normalize("NFD", "Ủy ban hòa giải")
    assert site.find(*queries, decomposed) == [["a"]] * 6


def test_decomposed_pages_are_found(tmp_path: Path) -> None:
    pages = {
        name: unicodedata.normalize("NFD", text)
        for name, text in (("a", "Ủy ban hòa giải đất đai"), ("b", "khác hẳn"))
    }
    found = Site(tmp_path, pages).find("Ủy ban", "uy ban", '"hòa giải đất đai"', "dat dai")
    assert found == [["a"]] * 4


@pytest.mark.parametrize(
    "query",
    [
        "kiểm soát TTHC",
        "kiểm soát tthc",
        "kiểm soát thủ tục hành chính",
        "kiem soat thu tuc hanh chinh",
    ],
)
def test_acronyms_and_their_words_find_one_another(tmp_path: Path, query: str) -> None:
    site = Site(
        tmp_path,
        {
            "short": "Công tác kiểm soát TTHC của tỉnh",
            "long": "Công tác kiểm soát thủ tục hành chính của tỉnh",
            "neither": "kiểm soát chi tiêu, thủ tục, hành lang, chính quyền",
        },
    )
    assert set(site.find(query)[0][:2]) == {"short", "long"}


@pytest.mark.parametrize(
    "query",
    [
        "Đài PTTH",
        "Đài PT-TH",
        "đài pt&th",
        "Đài P.T.T.H",
        "Đài phát thanh truyền hình",
        "Đài Phát thanh và Truyền hình",
    ],
)
def test_separators_do_not_make_another_acronym(tmp_path: Path, query: str) -> None:
    site = Site(
        tmp_path,
        {
            "whole": "Đài PTTH tỉnh",
            "apart": "Đài PT-TH tỉnh",
            "words": "Đài Phát thanh - Truyền hình tỉnh",
            "neither": "thanh hình, truyền đi từ đài, phát",
        },
    )
    assert set(site.find(query)[0][:3]) == {"whole", "apart", "words"}


@pytest.mark.parametrize("query", ["Sở TT&TT", "Sở TTTT", "sở tt-tt"])
def test_the_two_halves_of_an_acronym_are_not_looked_for_alone(tmp_path: Path, query: str) -> None:
    site = Site(
        tmp_path,
        {"words": "Sở Thông tin và Truyền thông", "other": "TT VH-TT-TT, TT Tỉnh ủy, sở TT"},
    )
    assert site.find(query)[0][0] == "words"


def test_acronyms_in_the_words_of_others_are_found(tmp_path: Path) -> None:
    site = Site(
        tmp_path,
        {
            "longest": "UBMTTQVN tỉnh",
            "inner": "Ủy ban MTTQ Việt Nam tỉnh",
            "words": "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh",
        },
    )
    queries = ["UBMTTQVN", "MTTQ", "MTTQVN", "UB MTTQ VN", "Ủy ban Mặt trận Tổ quốc Việt Nam"]
    assert [len(found) for found in site.find(*queries)] == [3] * 5
    control = {
        "short": "Phòng KSTT",
        "inner": "Phòng Kiểm soát TTHC",
        "office": "VP UBND tỉnh",
        "long": "Văn phòng Ủy ban nhân dân tỉnh",
    }
    site = Site(tmp_path / "2", control)
    found = site.find("KSTTHC", "vp ubnd tỉnh", "văn phòng UBND tỉnh", "VPUBND")
    assert [set(pages[:2]) for pages in found] == [
        {"short", "inner"},
        {"office", "long"},
        {"office", "long"},
        {"office", "long"},
    ]


@pytest.mark.parametrize(
    "query",
    [
        "103/KH-UBND",
        "103/kh-ubnd",
        "103 /KH-UBND",
        "103 KH UBND",
        "103 / KH - UBND",
        "KH 103",
        "103/KH",
        "103/K",
        "kế hoạch số 103",
    ],
)
def test_document_numbers_are_found_however_they_are_typed(tmp_path: Path, query: str) -> None:
    site = Site(
        tmp_path,
        {
            "wanted": "Kế hoạch số 103 /KH-UBND ngày 12/4/2021",
            "other": "Kế hoạch số 47/KH-UBND ngày 09/01/2024",
            "neither": "tin khác",
        },
    )
    assert site.find(query)[0][0] == "wanted"


def test_the_beginning_of_a_number_is_enough(tmp_path: Path) -> None:
    site = Site(tmp_path, {"a": "Kế hoạch số 1183/KH-UBND", "b": "số 47, 18"})
    assert site.find("118", "1183", "118 ", "4", "9") == [["a"], ["a"], [], ["b"], []]


def test_the_zero_before_a_number_below_10_may_be_missing(tmp_path: Path) -> None:
    site = Site(tmp_path, {"a": "số 05/KH-UBND ngày 09/01/2024", "b": "số 5/KH-UBND", "c": "0276"})
    found = site.find("5/KH-UBND", "05/KH-UBND", "9/1/2024", "276 3822", "0")
    assert [sorted(pages) for pages in found] == [["a", "b"], ["a", "b"], ["a"], [], ["c"]]


def test_the_last_word_may_be_unfinished(tmp_path: Path) -> None:
    site = Site(tmp_path, {"buu": "bưu chính công ích", "bao": "báo chí", "sipas": "chỉ số SIPAS"})
    best = [found[:1] for found in site.find("bưu ch", "buu chinh c", "sipa", "61/20")]
    assert best == [["buu"], ["buu"], ["sipas"], []]


def test_one_mistake_in_an_unknown_word_is_forgiven(tmp_path: Path) -> None:
    site = Site(tmp_path, {"a": "đường dây nóng", "b": "xác thực điện tử"})
    queries = ["đường dây nóg", "đườngg dây nóng", "đưnờg dây nóng", "xác thưcj"]
    assert site.find(*queries) == [["a"], ["a"], ["a"], ["b"]]


def test_a_mistake_may_make_another_word_or_the_beginning_of_one(tmp_path: Path) -> None:
    texts = {"bo": "đề bạt, bổ nhiệm", "ho": "đăng ký hộ tịch", "to": "niềm tin, lợi ích tốt"}
    assert [found[:1] for found in Site(tmp_path, texts).find("bổ niệm", "hộ ịch")] == [
        ["bo"],
        ["ho"],
    ]


def test_a_mistake_is_mended_by_neighbours_not_by_what_is_common(tmp_path: Path) -> None:
    words = "hóa đơn, ban, can, dan, lan, nan, san, tan, van"
    common = {f"common{number}": words for number in range(3)}
    site = Site(tmp_path, {"wanted": "đơn giản hóa thủ tục", **common})
    assert site.find("đơn gản hóa")[0][0] == "wanted"


def test_words_may_be_spelt_as_they_are_spoken(tmp_path: Path) -> None:
    texts = {"tr": "đài truyền thanh", "ch": "tránh chồng chéo", "gi": "giao tiếp", "x": "tiếp"}
    found = Site(tmp_path, texts).find("đài chuyền", "trồng chéo", "dao tiếp")
    assert [pages[0] for pages in found] == ["tr", "ch", "gi"]


def test_two_words_may_be_written_as_one(tmp_path: Path) -> None:
    site = Site(tmp_path, {"a": "treo băng rôn, khẩu hiệu", "b": "rôn rả, thâu băng"})
    assert site.find("băngrôn", "thutuchanhchinh", "băng\u00adrôn")[0] == ["a"]
    assert Site(tmp_path / "2", {"a": "TTHC"}).find("thutuchanhchinh") == [["a"]]


def test_neighbours_outrank_the_same_words_apart(tmp_path: Path) -> None:
    site = Site(
        tmp_path,
        {
            "phrase": "Nội dung tuyên truyền nêu cơ chế một cửa liên thông tại địa phương",
            "apart": "một tin về cửa khẩu, liên kết vùng và giao thông nông thôn một cửa",
            "title": ("Một cửa", "cửa hàng liên doanh, thông tin một chiều"),
        },
    )
    assert site.find("một cửa liên thông")[0][0] == "phrase"


def test_a_title_outranks_a_mention(tmp_path: Path) -> None:
    mention = "Theo kế hoạch, kinh phí do ngân sách bảo đảm"
    site = Site(tmp_path, {"titled": ("Kinh phí", "do ngân sách"), "mention": mention})
    assert site.find("kinh phí")[0] == ["titled", "mention"]


@pytest.mark.parametrize(
    "query",
    [
        "kế hoạch số 47/KH-UBND",
        "Kế hoạch 47/KH-UBND",
        "ke hoach so 47",
        "Kế hoạch số 47/KH-UBND ngày 9/1/2024",
        "ngày 09/01/2024",
    ],
)
def test_a_document_stands_before_those_that_cite_it(tmp_path: Path, query: str) -> None:
    cited = "Kế hoạch số 47/KH-UBND ngày 09/01/2024"
    mentions = {
        f"mention{number}": f"Thực hiện {cited}, Kế hoạch 47/KH-UBND năm {number}"
        for number in range(4)
    }
    plan = ("Kế hoạch tuyên truyền", "Mục đích, yêu cầu", cited)
    assert Site(tmp_path, {"plan": plan, **mentions}).find(query)[0][0] == "plan"


@pytest.mark.parametrize(
    ("title", "longer"),
    [
        ("Ủy ban nhân dân huyện Gò Dầu", "Văn phòng Ủy ban nhân dân huyện Gò Dầu"),
        ("Huyện Gò Dầu", "Kế hoạch tuyên truyền trên địa bàn huyện Gò Dầu"),
        ("Zalo", "Zalo và Facebook"),
    ],
)
def test_a_page_is_first_for_its_own_title(tmp_path: Path, title: str, longer: str) -> None:
    texts = {"wanted": (title, "Địa chỉ: …"), "longer": (longer, f"{title}. " * 3)}
    site = Site(tmp_path, texts)
    short = title.replace("Ủy ban nhân dân", "UBND")
    assert [found[0] for found in site.find(title, short, title.lower())] == ["wanted"] * 3


def test_an_acronym_in_the_text_leaves_its_words_in_the_title_their_weight(tmp_path: Path) -> None:
    title = "Ủy ban nhân dân các xã"
    texts = {"wanted": (title, "do UBND huyện chỉ đạo"), "other": ("Tin", f"{title}; {title}")}
    site = Site(tmp_path, texts)
    assert site.find(title, '"UBND huyện"') == [["wanted", "other"], ["wanted"]]


def test_words_of_two_sentences_are_no_neighbours(tmp_path: Path) -> None:
    texts = {
        "one": "việc công khai thủ tục của TP. Hồ Chí Minh năm 2021",
        "two": "Việc này công khai. Thủ tục thì khác. Tiếp nhận tại TP. Hồ Chí Minh; năm 2021. Sở",
        "lines": "Việc này công khai\nThủ tục thì khác",
        "points": "Việc công khai; Thủ tục thì khác",
    }
    site = Site(tmp_path, texts)
    found = site.find('"công khai thủ tục"', '"TP Hồ Chí Minh"', '"2021 Sở"')
    assert [sorted(pages) for pages in found] == [["one"], ["one", "two"], []]


def test_quotation_marks_filter(tmp_path: Path) -> None:
    site = Site(
        tmp_path,
        {
            "phrase": "dùng chữ ký số để gửi",
            "words": "chữ viết, ký tên, số hiệu; chữ số ký",
            "marks": "chủ kỳ sổ",
            "acronym": "TTHC",
            "spelt": "thủ tục hành chính",
        },
    )
    queries = [
        '"chữ ký số"',
        "“chữ ký số”",
        '"chu ky so"',
        '"thủ tục hành chính"',
        '"TTHC"',
        '"xyz"',
    ]
    assert [sorted(found) for found in site.find(*queries)] == [
        ["phrase"],
        ["phrase"],
        ["marks", "phrase"],
        ["spelt"],
        ["acronym"],
        [],
    ]
    assert site.find('"chữ ký" gửi')[0] == ["phrase"]
    assert site.find('"chu ky so" để gửi', '"chữ ký số" de gui') == [["phrase"]] * 2


def test_a_page_is_found_once_by_its_best_passage(tmp_path: Path) -> None:
    site = Site(
        tmp_path,
        {
            "plan": ("Kế hoạch", "mở đầu"),
            "plan#hai": ("Kế hoạch", "đường dây nóng của tỉnh"),
            "plan#ba": ("Kế hoạch", "nóng bức, đường sá, dây điện"),
        },
    )
    assert site.find("đường dây nóng")[0] == ["plan#hai"]


@pytest.mark.parametrize(
    "query",
    ["", "   ", "?!…—“”", "👍🏽🎉", '"', '""', "'", "\u0301\u0323", "\\", "%", "<script>", "\x00"],
)
def test_queries_without_a_word_find_nothing(tmp_path: Path, query: str) -> None:
    assert Site(tmp_path, {"a": "thủ tục"}).find(query)[0] == []


def test_very_long_queries_are_answered(tmp_path: Path) -> None:
    site = Site(tmp_path, {"a": "thủ tục hành chính", "b": "khác"})
    assert site.find("thủ tục " * 1250, "x" * 10_000, "a b " * 2500) == [["a"], [], []]


def test_names_of_the_language_itself_are_only_words(tmp_path: Path) -> None:
    words = "constructor __proto__ toString hasOwnProperty"
    site = Site(tmp_path, {"a": words, "b": "khác"})
    assert site.find("constructor", "__proto__", "toString", "valueOf") == [["a"], ["a"], ["a"], []]


def test_an_empty_site_finds_nothing(tmp_path: Path) -> None:
    assert Site(tmp_path, {}).find("thủ tục") == [[]]


def test_what_a_lost_file_held_is_missing_and_the_rest_is_found(tmp_path: Path) -> None:
    syllables = [
        f"{onset}{rime}" for onset in "bcdghklmnprstvx" for rime in ("a", "o", "ang", "inh")
    ]
    texts = {
        f"p{number}": " ".join(f"{first} {second} {number}x" for second in syllables)
        for number, first in enumerate(syllables)
    }
    site = Site(tmp_path, texts)
    shards = sorted(name for name in site.files if name.startswith("search/t"))
    assert len(shards) > 3
    found = site.find("ba ca", "xinh xang")
    assert all(found)
    (tmp_path / shards[-1]).write_bytes((tmp_path / shards[-1]).read_bytes()[:40])
    assert [bool(pages) for pages in site.find("ba ca")] == [True]
