"""Each slip of an editor gives one sentence: where it is, what is wrong, what to write instead."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.bad_input.sound import (
    AGENCY,
    ARTICLE,
    BODY_LINE,
    FIRST_EXTRA_LINE,
    ISSUE,
    PAGE,
    PLAN,
    PNG,
    SOUND,
    TOPIC,
    article,
    changed,
    look_at,
)

OTHER = "docs/tin-tuc/2024/khac.md"
Files = Mapping[str, str | bytes]
REAL_ISSUE = SOUND[ISSUE].replace("sample: true\n", "")


def slip(
    files: Files, path: str, line: int, *words: str
) -> tuple[Files, str, int, tuple[str, ...]]:
    return files, path, line, words


FIELDS = {
    "unknown key": slip(
        {OTHER: article("màu: đỏ")}, OTHER, FIRST_EXTRA_LINE, 'trường "màu"', "Các trường dùng được"
    ),
    "misspelt key": slip(
        changed(ARTICLE, "genre:", "gendre:"), ARTICLE, 4, '"gendre"', 'muốn viết "genre"'
    ),
    "key with a capital": slip(
        changed(ARTICLE, "title:", "Title:"), ARTICLE, 2, 'muốn viết "title"'
    ),
    "misspelt key inside a group": slip(
        changed(ISSUE, "    items:", "    item:"), ISSUE, 7, '"item"', 'muốn viết "items"'
    ),
    "key in Vietnamese": slip(
        {OTHER: article("tác_giả: Lan")}, OTHER, FIRST_EXTRA_LINE, '"tác_giả"', 'muốn viết "author"?'
    ),
    "missing field": slip(
        changed(ARTICLE, "agency: so-noi-vu-nghe-an\n", ""), ARTICLE, 1,
        'Thiếu trường "Cơ quan, đơn vị" (agency)', "thêm dòng agency: …",
    ),
    "empty field": slip(
        changed(ARTICLE, "date: 2024-01-15", "date:"), ARTICLE, 3,
        'Trường "Ngày đăng" (date) còn trống. Hãy điền',
    ),
    "impossible date": slip(
        changed(ARTICLE, "2024-01-15", "31/02/2024"), ARTICLE, 3,
        '"Ngày đăng" (date)', "31/02/2024 không có trong lịch", "có 29 ngày",
    ),
    "date in words": slip(
        changed(ISSUE, "2024-01-31", "ngày 31 tháng 01 năm 2024"), ISSUE, 2,
        '"Ngày phát hành" (published)', "Hãy viết 2024-01-31",
    ),
    "date as a list": slip(
        changed(ARTICLE, "date: 2024-01-15", "date: [2024-01-15]"), ARTICLE, 3, "phải là một dòng chữ"
    ),
    "word outside a closed list": slip(
        changed(ARTICLE, "genre: tin", "genre: bài viếc"), ARTICLE, 4, 'muốn viết "bài viết"'
    ),
    "section the office does not have": slip(
        changed(ARTICLE, "Tin trong tỉnh", "Tin trong huyện"), ARTICLE, 5,
        "không có trong mkdocs.yml", 'muốn viết "Tin trong tỉnh"',
    ),
    "list where a word is wanted": slip(
        changed(ARTICLE, "title: Hướng dẫn bộ phận một cửa", "title: [Hướng dẫn]"), ARTICLE, 2,
        '"Tiêu đề" (title) phải là một dòng chữ',
    ),
    "word where a group is wanted": slip(
        changed(ISSUE, "  - title: Tin trong tỉnh\n    items:\n      - tin-tuc/mot-cua", "  - Tin"),
        ISSUE, 6, "phải là một nhóm trường con",
    ),
    "number with grouping dots": slip(
        {OTHER: article("reached: 1.200")}, OTHER, FIRST_EXTRA_LINE, "không có dấu chấm phân nhóm"
    ),
    "a thousand with its dot": slip(
        {OTHER: article("reached: 1.000")}, OTHER, FIRST_EXTRA_LINE, "không có dấu chấm phân nhóm"
    ),
    "number as programs write it": slip(
        changed(TOPIC, "order: 2", "order: 1_0"), TOPIC, 3, '"Thứ tự" (order)', "Hãy chỉ ghi chữ số"
    ),
    "agency by no name that there is": slip(
        changed(ARTICLE, "agency: so-noi-vu-nghe-an", "agency: Ban Dân tộc"), ARTICLE, 6,
        "tên một tệp trong docs/co-quan/", "ví dụ so-noi-vu-nghe-an",
    ),
    "label of a field instead of its name": slip(
        changed(ARTICLE, "genre: tin", "Thể loại: tin"), ARTICLE, 4, '"Thể loại"', 'muốn viết "genre"?'
    ),
    "entry of a list that is no group": slip(
        changed(ISSUE, "lead: Số đầu năm.", "corrections:\n  - text: Sửa"), ISSUE, 5,
        '"Ngày" (corrections.1.date)', "- date: …",
    ),
    "Sở Nội vụ instead of its file name": slip(
        changed(ARTICLE, "agency: so-noi-vu-nghe-an", "agency: Sở Nội vụ"), ARTICLE, 6,
        'muốn viết "so-noi-vu-nghe-an"',
    ),
    "old path that leaves the site in disguise": slip(
        {OTHER: article("old_paths: [cu/%2e%2e/%2e%2e/x]")}, OTHER, FIRST_EXTRA_LINE, "không có https://, .."
    ),
    "old path that was cut off": slip(
        {OTHER: article("old_paths: [tin/C%E1%BA]")}, OTHER, FIRST_EXTRA_LINE, "(old_paths.1)"
    ),
    "old path of a file that is a folder": slip(
        {OTHER: article("old_paths: [tin/cu.html/x/]"), ARTICLE: article("old_paths: [tin/cu.html]")},
        OTHER, FIRST_EXTRA_LINE, ".html/",
    ),
    "unknown agency": slip(
        changed(ARTICLE, "agency: so-noi-vu-nghe-an", "agency: so-noi-vu-nghe"), ARTICLE, 6,
        'Không có cơ quan, đơn vị "so-noi-vu-nghe"', 'muốn viết "so-noi-vu-nghe-an"?',
        "hãy tạo lại docs/co-quan/so-noi-vu-nghe.md",
    ),
    "agency named without its place": slip(
        changed(ARTICLE, "agency: so-noi-vu-nghe-an", "agency: so-noi"), ARTICLE, 6,
        'muốn viết "so-noi-vu-nghe-an"?',
    ),
    "unknown agency like none": slip(
        changed(ARTICLE, "agency: so-noi-vu-nghe-an", "agency: zzz"), ARTICLE, 6,
        "Hãy tạo tệp docs/co-quan/zzz.md",
    ),
    "agency that was deleted, like another only in its place": slip(
        changed(ARTICLE, "agency: so-noi-vu-nghe-an", "agency: so-tai-chinh-nghe-an"), ARTICLE, 6,
        'cơ quan, đơn vị "so-tai-chinh-nghe-an". Hãy tạo tệp docs/co-quan/so-tai-chinh-nghe-an.md',
    ),
    "unknown topic": slip(
        changed(ARTICLE, "topics: [tthc]", "topics: [thtc]"), ARTICLE, 7,
        'Không có nội dung CCHC "thtc"', 'muốn viết "tthc"',
    ),
    "unknown place": slip(
        {AGENCY.replace("so-", "ban-"): "---\ntitle: Ban\nlevel: tỉnh\nplace: ha-tinh\n---\n"},
        "docs/co-quan/ban-noi-vu-nghe-an.md", 4, 'Không có địa phương "ha-tinh"'
    ),
    "unknown task": slip(
        changed(ARTICLE, "nghe-an-2024#1", "nghe-an-2024#7"), ARTICLE, 8,
        'Không có nhiệm vụ "nghe-an-2024#7"', "nghe-an-2024#1",
    ),
    "task without its number": slip(
        changed(ARTICLE, "nghe-an-2024#1", "nghe-an-2024"), ARTICLE, 8, "<tên tệp kế hoạch>#<STT>"
    ),
    "issue names an article that is not there": slip(
        changed(ISSUE, "- tin-tuc/mot-cua", "- tin-tuc/mot-cuoi"), ISSUE, 8,
        '"tin-tuc/mot-cuoi"', 'muốn viết "tin-tuc/mot-cua"',
    ),
    "issue names an article with its year": slip(
        changed(ISSUE, "- tin-tuc/mot-cua", "- tin-tuc/2024/mot-cua.md"), ISSUE, 8,
        'muốn viết "tin-tuc/mot-cua"',
    ),
    "issue names an article by its title": slip(
        changed(ISSUE, "- tin-tuc/mot-cua", "- Hướng dẫn bộ phận một cửa"), ISSUE, 8,
        'muốn viết "tin-tuc/mot-cua"',
    ),
    "issue names an article twice": slip(
        changed(ISSUE, "- tin-tuc/mot-cua", "- tin-tuc/mot-cua\n      - tin-tuc/mot-cua"), ISSUE, 9,
        "đã có trong chuyên mục",
    ),
    "article dated outside its folder": slip(
        changed(ARTICLE, "2024-01-15", "2023-12-31"), ARTICLE, 3, "docs/tin-tuc/2023/"
    ),
    "end before beginning": slip(
        {OTHER: article("happened: 2024-01-09", "until: 2024-01-08")}, OTHER, 8, "sớm hơn"
    ),
    "event that was not yet when the article was": slip(
        {OTHER: article("happened: 2024-03-09")}, OTHER, FIRST_EXTRA_LINE, "đã diễn ra", "Hãy bỏ dòng này"
    ),
    "e-mail address that is none": slip(
        changed(AGENCY, "sonoivu@nghean", "sonoivu (a) nghean"), AGENCY, 5,
        "không phải địa chỉ thư",
    ),
    "web address without https": slip(
        changed(AGENCY, "level: tỉnh", "level: tỉnh\nwebsite: nghean.gov.vn"), AGENCY, 4,
        "bắt đầu bằng https://",
    ),
    "evidence without anything to see": slip(
        {OTHER: article("evidence:", "  - kind: hình ảnh")}, OTHER, 8, "(file)", "(link)"
    ),
    "old path that leads out of the site": slip(
        {OTHER: article("old_paths: [../../etc/x.html]")}, OTHER, FIRST_EXTRA_LINE, "không có https://, .."
    ),
    "old path that is only a name": slip(
        {OTHER: article("old_paths: [ten-cu]")}, OTHER, FIRST_EXTRA_LINE, "cả đường dẫn"
    ),
    "old path that is only the name of a file": slip(
        {OTHER: article("old_paths: [ten-cu.md]")}, OTHER, FIRST_EXTRA_LINE, "cả đường dẫn"
    ),
    "old path on another site": slip(
        {OTHER: article("old_paths: [https://cu.example.vn/x]")}, OTHER, FIRST_EXTRA_LINE, "(old_paths.1)"
    ),
}  # fmt: skip

YAML = {
    "colon in a value": slip(
        changed(ARTICLE, "title: Hướng dẫn", "title: Hội nghị: hướng dẫn"), ARTICLE, 2,
        "Sai cú pháp YAML", "dấu hai chấm trong ngoặc kép",
    ),
    "quotation mark that is not closed": slip(
        changed(ISSUE, "lead: Số đầu năm.", 'lead: "Số đầu năm.'), ISSUE, 4, "dấu ngoặc kép ở cả hai đầu"
    ),
    "quotation marks inside quotation marks": slip(
        changed(ISSUE, "lead: Số đầu năm.", 'lead: "Số "đầu" năm."'), ISSUE, 4, "ngoặc “ ”"
    ),
    "curly quotation marks around a colon": slip(
        changed(ISSUE, "lead: Số đầu năm.", "lead: “Số đầu: năm”"), ISSUE, 4, "dấu ngoặc thẳng"
    ),
    "marks of git": slip(
        {OTHER: article(body="Một\n\n<<<<<<< HEAD\nHai\n=======\nBa\n>>>>>>> nhanh\n")}, OTHER,
        BODY_LINE + 2, "Hãy giữ một bản",
    ),
    "one mark of git that is left": slip(
        {OTHER: article(body="Hai\n\n=======\nBa\n")}, OTHER, BODY_LINE + 2, "Hãy giữ một bản"
    ),
    "marks of git in the fields": slip(
        changed(ARTICLE, "genre: tin", "<<<<<<< HEAD\ngenre: tin\n=======\ngenre: ảnh\n>>>>>>> nhanh"), ARTICLE, 4,
        "Hãy giữ một bản",
    ),
    "tab": slip(changed(ISSUE, "  - title", "\t- title"), ISSUE, 6, "phím Tab"),
    "no space after the colon": slip(
        changed(ARTICLE, "genre: tin", "genre:tin"), ARTICLE, 4, "dấu hai chấm và dấu cách"
    ),
    "row that is not aligned": slip(
        changed(ARTICLE, "genre: tin", "  genre: tin"), ARTICLE, 4, "thẳng hàng"
    ),
    "first row that is not aligned": slip(
        changed(ARTICLE, "title: Hướng", "  title: Hướng"), ARTICLE, 2, "xóa dấu cách ở đầu dòng"
    ),
    "bracket that is not closed": slip(
        changed(ARTICLE, "topics: [tthc]", "topics: [tthc"), ARTICLE, 7, "dấu đóng ]"
    ),
    "key written twice": slip(
        changed(ARTICLE, "genre: tin", "genre: tin\ngenre: ảnh"), ARTICLE, 5,
        'Trường "genre" được viết hai lần (lần trước ở dòng 4)',
    ),
    "value with a YAML anchor": slip(
        changed(ARTICLE, "title: Hướng", "title: &Tin Hướng"), ARTICLE, 2, '"&Tin"', "ngoặc kép"
    ),
    "value with a YAML tag": slip(
        changed(ARTICLE, "title: Hướng", "title: !Tin Hướng"), ARTICLE, 2, '"!Tin"', "ngoặc kép"
    ),
    "words after #": slip(
        changed(ARTICLE, "title: Hướng dẫn bộ", "title: Hướng dẫn #1 bộ"), ARTICLE, 2, '"#1 bộ phận một cửa"',
        "trong ngoặc kép",
    ),
    "second line of a summary that is not indented": slip(
        {OTHER: article("summary: Dòng một", "dòng hai không thụt", "dòng ba", "author: Lan")}, OTHER,
        FIRST_EXTRA_LINE + 1, "nối dòng này vào dòng trên",
    ),
    "no front matter": slip({OTHER: "# Tin\n\nChữ.\n"}, OTHER, 1, "Thiếu phần đầu bài", "---"),
    "front matter that is not closed": slip(
        {OTHER: "---\ntitle: Tin\n\nChữ.\n"}, OTHER, 1, "chưa đóng"
    ),
    "dashes that Word joined": slip({OTHER: "—\ntitle: Tin\n—\n\nChữ.\n"}, OTHER, 1, "Word"),
    "empty file": slip({OTHER: ""}, OTHER, 1, "Tệp rỗng"),
    "file of blank lines": slip({OTHER: "\n \n"}, OTHER, 1, "Tệp rỗng"),
    "5 MB file": slip(
        {OTHER: article(body="chữ " * 1_100_000)}, OTHER, 1, "quá giới hạn 1 MB", "chia thành nhiều bài"
    ),
    "nesting without end": slip(
        {OTHER: article("audience: " + "[" * 50_000)}, OTHER, FIRST_EXTRA_LINE, "lồng nhau quá nhiều bậc"
    ),
}  # fmt: skip

NAMES = {
    "folder 2024-13": slip(
        {"bulletins/2024-13/index.md": SOUND[ISSUE]}, "bulletins/2024-13", 1, '"2024-13"', "từ 01 đến 12"
    ),
    "folder 2024-2": slip(
        {"bulletins/2024-2/index.md": SOUND[ISSUE]}, "bulletins/2024-2", 1, "thành bulletins/2024-02"
    ),
    "issue twice, once without its nought": slip(
        {"bulletins/2024-1/index.md": SOUND[ISSUE]}, "bulletins/2024-1", 1, "đã có ở bulletins/2024-01",
        "chuyển tệp cần giữ sang bulletins/2024-01 rồi xóa", "tháng khác, hãy đổi tên",
    ),
    "issue twice, once as Windows copies it": slip(
        {"bulletins/2024-01 - Copy/index.md": SOUND[ISSUE]}, "bulletins/2024-01 - Copy", 1,
        "đã có ở bulletins/2024-01",
    ),
    "month before year": slip(
        {"bulletins/thang-02-2024/index.md": SOUND[ISSUE]}, "bulletins/thang-02-2024", 1,
        "thành bulletins/2024-02",
    ),
    "year 0": slip({"bulletins/0000-01/index.md": SOUND[ISSUE]}, "bulletins/0000-01", 1, "năm-tháng"),
    "issue without index.md": slip(
        {"bulletins/2024-02/bia.png": PNG}, "bulletins/2024-02", 1, "chưa có tệp index.md"
    ),
    "second text in the folder of an issue": slip(
        {"bulletins/2024-01/tin.md": SOUND[ARTICLE]}, "bulletins/2024-01/tin.md", 1, "docs/tin-tuc/<năm>/"
    ),
    "text beside the folders of issues": slip(
        {"bulletins/tin.md": SOUND[ARTICLE]}, "bulletins/tin.md", 1, "năm-tháng"
    ),
    "unknown folder": slip(
        {"docs/tin-tuk/2024/x.md": article()}, "docs/tin-tuk/2024/x.md", 1, 'muốn viết "docs/tin-tuc"'
    ),
    "folder in capitals": slip(
        {"docs/Tin-Tuc/2024/x.md": article()}, "docs/Tin-Tuc/2024/x.md", 1, 'muốn viết "docs/tin-tuc"'
    ),
    "article without its year": slip(
        {"docs/tin-tuc/x.md": article()}, "docs/tin-tuc/x.md", 1, "docs/tin-tuc/<năm>/"
    ),
    "agency in a folder of its own": slip(
        {"docs/co-quan/tinh/x.md": SOUND[AGENCY]}, "docs/co-quan/tinh/x.md", 1, "docs/co-quan/."
    ),
    "file name in capitals": slip(
        {"docs/tin-tuc/2024/Tap-Huan.md": article()}, "docs/tin-tuc/2024/Tap-Huan.md", 1, "thành tap-huan.md"
    ),
    "file name with marks and spaces": slip(
        {"docs/tin-tuc/2024/Tập huấn (2).md": article()}, "docs/tin-tuc/2024/Tập huấn (2).md", 1,
        "thành tap-huan-2.md",
    ),
    "reserved name": slip(
        {"docs/tin-tuc/2024/trang.md": article()}, "docs/tin-tuc/2024/trang.md", 1, "đã dành"
    ),
    "year as a name": slip(
        {"docs/tin-tuc/2024/2024.md": article()}, "docs/tin-tuc/2024/2024.md", 1, "đã dành"
    ),
    "index.md of a section": slip(
        {"docs/co-quan/index.md": SOUND[AGENCY].replace("Sở", "Ban")}, "docs/co-quan/index.md", 1, "đã dành"
    ),
    "standing page at the address of a section": slip(
        {"docs/tin-tuc.md": SOUND[PAGE]}, "docs/tin-tuc.md", 1, "danh mục Tin tức"
    ),
    "ending .MD": slip(
        {"docs/tin-tuc/2024/TAP-HUAN.MD": article()}, "docs/tin-tuc/2024/TAP-HUAN.MD", 1,
        "kết thúc bằng .md", "tap-huan.md",
    ),
    "ending .markdown": slip(
        {"docs/gioi.markdown": SOUND[PAGE]}, "docs/gioi.markdown", 1, "gioi.md"
    ),
    "ending .md.txt of Notepad": slip(
        {"docs/tin-tuc/2024/tap-huan.md.txt": article()}, "docs/tin-tuc/2024/tap-huan.md.txt", 1,
        "tap-huan.md", "phần mở rộng",
    ),
    "text saved as .txt": slip(
        {"docs/tin-tuc/2024/tap-huan.txt": article()}, "docs/tin-tuc/2024/tap-huan.txt", 1, "tap-huan.md"
    ),
    "text without an ending": slip(
        {"docs/tin-tuc/2024/tap-huan": article()}, "docs/tin-tuc/2024/tap-huan", 1, "thành tap-huan.md"
    ),
    "INDEX.md of an issue": slip(
        {"bulletins/2024-01/INDEX.MD": SOUND[ISSUE]}, "bulletins/2024-01/INDEX.MD", 1, "thành index.md"
    ),
    "two articles of one name in two years": slip(
        {"docs/tin-tuc/2025/mot-cua.md": article().replace("2024", "2025")},
        "docs/tin-tuc/2025/mot-cua.md", 1, "Trùng tên tệp", ARTICLE,
    ),
    "two items with one URL": slip(
        {OTHER: article("old_paths: [tin-tuc/2024/mot-cua/]")}, OTHER, FIRST_EXTRA_LINE,
        'Trùng địa chỉ "tin-tuc/2024/mot-cua/"', ARTICLE,
    ),
    "the same URL written as a file": slip(
        {OTHER: article("old_paths: [/tin-tuc/2024/mot-cua/index.html]")}, OTHER, FIRST_EXTRA_LINE,
        "Trùng địa chỉ",
    ),
    "one old address as written and as browsers copy it": slip(
        {
            OTHER: article("old_paths: [/tin/C%E1%BA%A3i-c%C3%A1ch/]"),
            "docs/tin-tuc/2024/thu-ba.md": article("old_paths: [tin/Cải-cách]"),
        },
        "docs/tin-tuc/2024/thu-ba.md", FIRST_EXTRA_LINE, 'Trùng địa chỉ "tin/Cải-cách/"', OTHER,
    ),
    "old path that is the address of a listing": slip(
        {OTHER: article("old_paths: [tin-tuc/2024]")}, OTHER, FIRST_EXTRA_LINE, "danh mục Tin tức"
    ),
    "old path that is the present one": slip(
        {OTHER: article("old_paths: [tin-tuc/2024/khac]")}, OTHER, FIRST_EXTRA_LINE, "chính bài này"
    ),
    "id copied with a text": slip(
        {OTHER: article("id: a-1"), "docs/tin-tuc/2024/thu-ba.md": article("id: a-1")},
        "docs/tin-tuc/2024/thu-ba.md", FIRST_EXTRA_LINE, "mã cố định (id)", OTHER,
    ),
    "number of another issue": slip(
        {
            ISSUE: REAL_ISSUE,
            "bulletins/2024-02/index.md": REAL_ISSUE.replace(
                "published: 2024-01-31", "published: 2024-02-29\nnumber: Số 1/2024"
            ),
        },
        "bulletins/2024-02/index.md", 3, 'Trùng số bản tin "Số 1/2024"', ISSUE,
    ),
    "forgotten guidance of the scaffold": slip(
        {
            "docs/tin-tuc/_mau.md": "---\ntitle:\n---\n\nViết nội dung ở đây, xóa đoạn hướng dẫn này đi nhé.\n",
            OTHER: article(body="Mở đầu.\n\nViết nội dung ở đây, xóa đoạn hướng dẫn này đi nhé.\n"),
        },
        OTHER, BODY_LINE + 2, "lời hướng dẫn của tệp mẫu",
    ),
}  # fmt: skip

SLIPS = {**FIELDS, **YAML, **NAMES}


@pytest.mark.parametrize(("files", "path", "line", "words"), SLIPS.values(), ids=SLIPS.keys())
def test_a_slip_gives_one_sentence_with_place_and_cure(
    tmp_path: Path, files: Files, path: str, line: int, words: tuple[str, ...]
) -> None:
    found = look_at(tmp_path, files)
    assert [(problem.path, problem.line) for problem in found.errors] == [(path, line)]
    message = found.errors[0].message
    assert all(word in message for word in words), message
    assert re.search(r"Hãy|Có phải|Các trường dùng được", message), message
    assert "\n" not in message and message.endswith((".", "?")), message


@pytest.mark.parametrize(
    "fields",
    [
        ("happened: 2024-02-01", "until: 2024-03-01"),
        ("happened: 2024-03-09", "updated: 2024-03-09"),
    ],
)
def test_an_event_may_go_on_and_be_added_later(tmp_path: Path, fields: tuple[str, ...]) -> None:
    assert look_at(tmp_path, {OTHER: article(*fields)}).problems == []


@pytest.mark.parametrize(("day", "sound"), [("2024-02-29", True), ("2024-03-01", False)])
def test_an_event_lies_in_the_month_of_an_article_of_no_known_day(
    tmp_path: Path, day: str, sound: bool
) -> None:
    text = article(f"happened: {day}").replace("date: 2024-02-01", "date: 2024-02")
    assert (look_at(tmp_path, {OTHER: text}).errors == []) is sound


def test_the_sound_repository_has_no_problem(tmp_path: Path) -> None:
    found = look_at(tmp_path, {})
    assert found.problems == []
    assert [item.url for item in found.collection] == [
        "ban-tin/2024-01/",
        "tin-tuc/2024/mot-cua/",
        "ke-hoach/nghe-an-2024/",
        "noi-dung/tthc/",
        "co-quan/so-noi-vu-nghe-an/",
        "dia-phuong/nghe-an/",
        "gioi-thieu/",
    ]


def test_a_text_that_cannot_be_read_makes_no_second_error_of_references_to_it(
    tmp_path: Path,
) -> None:
    """Agency, article and plan are named by others; only their own faults are said."""
    found = look_at(
        tmp_path,
        {
            **changed(ARTICLE, "genre: tin", "genre: tn"),
            **changed(PLAN, "issued: 2024-01-09", "issued: 2024-13-09"),
        },
    )
    assert [(problem.path, problem.line) for problem in found.errors] == [(PLAN, 4), (ARTICLE, 4)]


def test_several_slips_in_one_file_are_said_together(tmp_path: Path) -> None:
    text = SOUND[ARTICLE].replace("genre: tin", "genre: tn\nmàu: đỏ\ntitle: Lần hai")
    text = text.replace("2024-01-15", "31/02/2024").replace("[tthc]", "[TTHC]")
    found = look_at(tmp_path, {"docs/tin-tuc/2024/Một cửa.md": text})
    assert [problem.line for problem in found.errors] == [1, 3, 4, 5, 6, 9]


@pytest.mark.parametrize(("path", "key"), [(PLAN, "place"), (AGENCY, "place"), (PLAN, "issuer")])
def test_a_wrong_name_in_a_plan_or_agency_is_one_error_and_not_one_for_every_task(
    tmp_path: Path, path: str, key: str
) -> None:
    """The table of tasks names agencies as the plan's place does."""
    good = {"place": "place: nghe-an\n", "issuer": "issuer: so-noi-vu-nghe-an\n"}[key]
    bad = good.replace("nghe-an\n", "nghe-ann\n")
    (error,) = look_at(tmp_path, changed(path, good, bad)).errors
    assert error.path == path
    assert f'"{bad.split()[1]}"' in error.message and "Có phải bạn muốn viết" in error.message


@pytest.mark.parametrize("yes", ["true", "True", "yes", "on", "1", '"true"', "Y"])
def test_a_draft_is_one_however_yes_is_written(tmp_path: Path, yes: str) -> None:
    """What is unfinished in it is a notice, and so is what YAML would pass over."""
    draft = article(f"draft: {yes}", "summary: &a b")
    found = look_at(tmp_path, {OTHER: draft, ARTICLE: draft.replace("genre: tin\n", "")})
    assert found.errors == []
    assert {notice.path for notice in found.notices} == {OTHER, ARTICLE}


@pytest.mark.parametrize("no", ["false", "no", "0", "có", "[true]"])
def test_no_draft_is_one(tmp_path: Path, no: str) -> None:
    unfinished = article(f"draft: {no}").replace("genre: tin\n", "")
    assert OTHER in {error.path for error in look_at(tmp_path, {OTHER: unfinished}).errors}
