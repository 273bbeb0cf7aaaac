"""A spoken text holds words only, and they say what was written."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.text.numerals import decimal_in_words, in_words, roman
from newsroom.text.speech import minutes, speak

UNITS = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5,
    "sáu": 6, "bảy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
SCALES = {"nghìn": 1_000, "triệu": 1_000_000, "tỷ": 1_000_000_000}


def value_of(words: str) -> int:
    """The number that words say, read the way a listener does."""
    total = group = current = 0
    for word in words.split():
        if word in UNITS:
            current += UNITS[word]
        elif word == "mười":
            group, current = group + 10, 0
        elif word == "mươi":
            group, current = group + current * 10, 0
        elif word == "trăm":
            group, current = group + current * 100, 0
        elif word in SCALES:
            total, group, current = total + (group + current) * SCALES[word], 0, 0
        else:
            assert word == "linh", word
    return total + group + current


@given(st.integers(min_value=0, max_value=999_999_999_999))
def test_the_words_of_a_number_say_the_number(number: int) -> None:
    assert value_of(in_words(number)) == number


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (5, "năm"),
        (15, "mười lăm"),
        (21, "hai mươi mốt"),
        (24, "hai mươi tư"),
        (105, "một trăm linh năm"),
        (2021, "hai nghìn không trăm hai mươi mốt"),
    ],
)
def test_numbers_are_read_as_people_read_them(number: int, words: str) -> None:
    assert in_words(number) == words


def test_decimals_and_roman_numerals() -> None:
    assert decimal_in_words("88,33") == "tám mươi tám phẩy ba mươi ba"
    assert decimal_in_words("7,05") == "bảy phẩy không năm"
    assert [roman(numeral) for numeral in ("I", "IV", "IX", "XIV", "XL")] == [1, 4, 9, 14, 40]
    with pytest.raises(ValueError, match="IIX"):
        roman("IIX")


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("Kế hoạch số 47/KH-UBND.", "Kế hoạch số bốn mươi bảy của Ủy ban nhân dân."),
        ("Văn bản 47/KH-UBND", "Văn bản bốn mươi bảy, kế hoạch của Ủy ban nhân dân"),
        (
            "Nghị định số 61/2018/NĐ-CP",
            "Nghị định số sáu mươi mốt năm hai nghìn không trăm mười tám của Chính phủ",
        ),
        ("Nghị quyết 60-NQ/TW", "Nghị quyết số sáu mươi của Trung ương"),
        (
            "NQ 1682/NQ-UBTVQH15 ấy",
            "nghị quyết số một nghìn sáu trăm tám mươi hai của Ủy ban Thường vụ "
            "Quốc hội khóa mười lăm ấy",
        ),
        ("Công văn số 12/SNV-XYZ", "Công văn số mười hai của Sở Nội vụ"),
        ("09/01/2024", "ngày mùng chín tháng một năm hai nghìn không trăm hai mươi tư"),
        (
            "ngày 12 tháng 4 năm 2021",
            "ngày mười hai tháng tư năm hai nghìn không trăm hai mươi mốt",
        ),
        ("Quý III/2022", "Quý ba năm hai nghìn không trăm hai mươi hai"),
        ("06 nội dung", "sáu nội dung"),
        ("01 số/tháng", "một số mỗi tháng"),
        ("đạt 100%", "đạt một trăm phần trăm"),
        ("trước 15/6", "trước ngày mười lăm tháng sáu"),
        ("12-15 người", "mười hai đến mười lăm người"),
        ("mục 2.4", "mục hai chấm bốn"),
        ("đạt 88.3%", "đạt tám mươi tám phẩy ba phần trăm"),
        ("tăng 1.2.3%", "tăng một chấm hai chấm ba phần trăm"),
        ("1.234 lượt", "một nghìn hai trăm ba mươi tư lượt"),
        ("cải cách hành chính (CCHC)", "cải cách hành chính"),
        ("UBND (Ủy ban nhân dân) tỉnh", "Ủy ban nhân dân tỉnh"),
        ("TTHC", "thủ tục hành chính"),
        ("Cổng/Trang thông tin", "Cổng, Trang thông tin"),
        ("Xem https://cchc.example.org/a?b=1 nhé", "nhé"),
        ("gọi 0238 3842 123", "gọi không hai ba tám, ba tám bốn hai, một hai ba"),
        ("gọi 1900 1234", "gọi một chín không không, một hai ba bốn"),
        ("số (0276) 3 822 123", "số không hai bảy sáu, ba tám hai hai, một hai ba"),
        ("+84 912 345 678", "không chín một hai, ba bốn năm, sáu bảy tám"),
        ("tổng đài 1022", "tổng đài một không hai hai"),
        ("3/4 số xã", "ba phần tư số xã"),
        ("18/20 tiêu chí", "mười tám trên hai mươi tiêu chí"),
        (
            "dịp 30/4, Quốc khánh 2/9",
            "dịp ngày ba mươi tháng tư, Quốc khánh ngày mùng hai tháng chín",
        ),
        ("trực 24/7", "trực hai mươi bốn giờ một ngày, bảy ngày một tuần"),
        ("7h30", "bảy giờ ba mươi phút"),
        ("từ 7 giờ 30 đến 8h00", "từ bảy giờ ba mươi phút đến tám giờ"),
        ("07:30 - 11h30", "bảy giờ ba mươi phút đến mười một giờ ba mươi phút"),
        ("120 m² và 3 km²", "một trăm hai mươi mét vuông và ba ki-lô-mét vuông"),
        ("20.000đ/hồ sơ", "hai mươi nghìn đồng mỗi hồ sơ"),
        ("thay đổi -3%", "thay đổi âm ba phần trăm"),
        ("đạt ≥ 90,5%", "đạt ít nhất chín mươi phẩy năm phần trăm"),
        ("COVID-19", "Cô-vít mười chín"),
        ("ngày thứ 4, lần thứ 1", "ngày thứ tư, lần thứ nhất"),
        (
            "01/4 - 15/4/2024",
            "ngày mùng một tháng tư đến ngày mười lăm tháng tư năm hai nghìn không "
            "trăm hai mươi tư",
        ),
        ("HĐND-UBND, TP. Mỹ Tho", "Hội đồng nhân dân và Ủy ban nhân dân, thành phố Mỹ Tho"),
        ("THAM GIA thi", "THAM GIA thi"),
        ("mã 079123456789", "mã không bảy chín một hai ba bốn năm sáu bảy tám chín"),
    ],
)
def test_what_offices_write_is_read_in_words(written: str, spoken: str) -> None:
    assert speak(written) == spoken


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        (
            "Kế hoạch số 103/KH-UBND của UBND tỉnh Mẫu",
            "Kế hoạch số một trăm linh ba của Ủy ban nhân dân tỉnh Mẫu",
        ),
        (
            "Kế hoạch số 47/KH-UBND do UBND tỉnh Mẫu ban hành",
            "Kế hoạch số bốn mươi bảy do Ủy ban nhân dân tỉnh Mẫu ban hành",
        ),
        (
            "Quyết định số 424/QĐ-BNV ngày 24/3/2021 của Bộ trưởng Bộ Nội vụ",
            "Quyết định số bốn trăm hai mươi tư ngày hai mươi tư tháng ba năm hai nghìn không trăm hai "
            "mươi mốt của Bộ trưởng Bộ Nội vụ",
        ),
        ("UBND tỉnh có Kế hoạch 5/KH-UBND mới", "Ủy ban nhân dân tỉnh có Kế hoạch số năm mới"),
        (
            "các chỉ số PAR INDEX, PCI",
            "các chỉ số cải cách hành chính, năng lực cạnh tranh cấp tỉnh",
        ),
        ("Chỉ số quản trị hành chính công (PAPI)", "Chỉ số quản trị hành chính công"),
        ("Ban quản lý dự án (BQLDA)", "Ban quản lý dự án"),
        ("dịch vụ công DVC", "dịch vụ công"),
    ],
)
def test_nothing_is_said_twice(written: str, spoken: str) -> None:
    assert speak(written) == spoken


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("Có tin mới. Xem tại https://a.vn/x.", "Có tin mới."),
        ("Có tin mới. Xem: www.a.vn/x/y", "Có tin mới."),
        ("Chi tiết xem tại đây.", ""),
        ("Nộp tại https://a.vn/x/y hoặc ở xã", "Nộp hoặc ở xã"),
        ("Nộp tại https://a.gov.vn hoặc ở xã", "Nộp tại a chấm gov chấm vn hoặc ở xã"),
        ("Thư gửi tin@a.gov.vn.", "Thư gửi tin a còng a chấm gov chấm vn."),
    ],
)
def test_nothing_points_to_a_page_a_listener_cannot_open(written: str, spoken: str) -> None:
    assert speak(written) == spoken


PIECES = (
    "0276 3822 xxx",
    "H5N1",
    "7h30",
    "3/4",
    "19/2018",
    "5-10%",
    "88.3%",
    "tin@a.vn",
    "10%/năm",
    "Kế hoạch số 103/KH-UBND",
    "ngày 12/4/2021",
    "06 nội dung",
    "mục 2.4",
    "UBND tỉnh",
    "88,33 %",
    "quý II và quý III/2021",
    "giai đoạn 2021 – 2030",
    "“Dân hỏi”",
    "a/b",
    "Sở TTTT",
)


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=6))
def test_nothing_is_left_that_cannot_be_read(pieces: list[str]) -> None:
    spoken = speak(", ".join(pieces))
    assert not re.search(r"[\d/%()“”]", spoken), spoken
    assert not re.search(r",\s*,|\s[,.]", spoken), spoken


SIGNS = (
    *"0123456789%/-–.,:;()+<>~½²₫°&“”…", " ", "\n", "٣", "１", "00", "31/02/2024", "1.000", "0912 345 678",
    "ngày ", "tháng ", "quý IV", "mục ", "IIII", "khóa ", "thứ 4", "lần thứ ", "h", "h30", "số ", "gọi ",
    "trước ", "/KH-UBND", "-NQ/TW", "TTHC", "(TTHC)", "QH15", "m²", "km/h", "Z", "https://a.vn/x", "a@b.vn",
)  # fmt: skip


@settings(max_examples=500)
@given(st.lists(st.sampled_from(SIGNS), max_size=9))
def test_whatever_is_written_can_be_spoken(signs: list[str]) -> None:
    assert isinstance(speak("".join(signs)), str)


def test_length_is_counted_in_syllables() -> None:
    assert minutes("một hai ba " * 60) == 1
