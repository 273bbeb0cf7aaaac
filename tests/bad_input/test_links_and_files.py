"""Links, pictures and files that lead nowhere, out of the repository, or to what must not be shown."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from newsroom.content.problems import Level
from tests.bad_input.sound import (
    ARTICLE,
    BODY_LINE,
    FIRST_EXTRA_LINE,
    ISSUE,
    PAGE,
    PLAN,
    PNG,
    SOUND,
    article,
    changed,
    look_at,
)

OTHER = "docs/tin-tuc/2024/khac.md"
HERE = "docs/tin-tuc/2024"
Files = Mapping[str, str | bytes]


def body(text: str, files: Files | None = None) -> Files:
    """An article with one line of its own between two others, on the line BODY_LINE + 2."""
    return {OTHER: article(body=f"Mở đầu.\n\n{text}\n\nKết.\n"), **(files or {})}


def field(line: str, files: Files | None = None) -> Files:
    return {OTHER: article(line, "alt: Mô tả"), **(files or {})}


IN_BODY: dict[str, tuple[Files, str]] = {
    "broken link": (body("[x](../../ke-hoach/nghe-an-2042.md)"), 'muốn viết "../../ke-hoach/nghe-an-2024.md"'),
    "broken link with a like name elsewhere": (
        body("[x](../../ke-hoach/nghe-an.md)"), 'muốn viết "../../ke-hoach/nghe-an-2024.md" hay'
    ),
    "broken link with no like name in its folder": (
        body("[x](../../ke-hoach/47-kh-ubnd.md)"), 'md". Hãy chép tệp vào đúng thư mục, hoặc sửa đường dẫn.'
    ),
    "broken link with a wrong number of steps": (
        body("[x](../ke-hoach/nghe-an-2042.md)"), 'muốn viết "../../ke-hoach/nghe-an-2024.md"?'
    ),
    "link to a file that stands elsewhere": (body("[x](nghe-an-2024.md)"), '"../../ke-hoach/nghe-an-2024.md"'),
    "broken anchor": (
        body("[x](../../ke-hoach/nghe-an-2024.md#to-chuc-thuc-hienn)"), 'muốn viết "#to-chuc-thuc-hien"'
    ),
    "anchor that is the beginning of one": (
        body("[x](../../ke-hoach/nghe-an-2024.md#to-chuc)"), 'muốn viết "#to-chuc-thuc-hien"'
    ),
    "anchor with marks": (body("[x](../../ke-hoach/nghe-an-2024.md#Mục đích)"), 'muốn viết "#muc-dich"'),
    "anchor of this text": (body("[x](#khong-co)"), 'không có đề mục "#khong-co"'),
    "link into a folder without a page": (body("[x](../2023/)"), 'tệp "../2023/"'),
    "link to a listing that is empty": (
        body("[x](../../van-ban/)", {"docs/van-ban/a.pdf": b"%PDF-1.7"}), "chưa có trang"
    ),
    "wrong letter case": (body("[x](../../Ke-Hoach/Nghe-An-2024.md)"), '"../../ke-hoach/nghe-an-2024.md"'),
    "path of Windows": (body(r"[x](..\ke-hoach\nghe-an-2024.md)"), "dấu / giữa các thư mục"),
    "drive of Windows": (body(r"[x](C:\Users\Lan\tin.docx)"), "máy của người soạn"),
    "file address": (body("[x](file:///C:/Users/Lan/tin.docx)"), "máy của người soạn"),
    "address from the root": (body("[x](/ke-hoach/nghe-an-2024/)"), 'bắt đầu bằng "/"'),
    "out of the repository": (body("[x](../../../../etc/passwd)"), "ra ngoài kho nội dung"),
    "percent-encoded way out": (body("[x](..%2F..%2F..%2F..%2Fetc/passwd)"), "ra ngoài kho nội dung"),
    "the settings": (body("[x](../../../mkdocs.yml)"), "Không có tệp"),
    "scaffold": (body("[x](../_mau.md)", {"docs/tin-tuc/_mau.md": "---\n---\n"}), "Không có tệp"),
    "draft": (body("[x](nhap.md)", {f"{HERE}/nhap.md": article("draft: true")}), "chưa phát hành"),
    "web address without https": (body("[x](www.nghean.gov.vn)"), "Hãy ghi https://www.nghean.gov.vn"),
    "broken web address": (body("[x](https:/nghean.gov.vn)"), "không phải địa chỉ trang web đầy đủ"),
    "web address without its own scheme": (body("[x](//nghean.gov.vn/a)"), "bắt đầu bằng https://"),
    "mail without mailto": (body("[x](sonoivu@nghean.gov.vn)"), "mailto:sonoivu@nghean.gov.vn"),
    "no address": (body("[x]()"), "chưa có địa chỉ"),
    "space between the brackets": (body("[x] (../../ke-hoach/nghe-an-2024.md)"), "Giữa ] và ("),
    "missing picture": (body("![Mô tả](anh-1.jpg)", {f"{HERE}/anh-2.jpg": b"\xff\xd8\xff"}), 'ảnh "anh-1.jpg"'),
    "picture without alt": (body("![](a.png)", {f"{HERE}/a.png": PNG}), "![mô tả ảnh](a.png)"),
    "picture out of the repository": (body("![Mô tả](../../../../a.png)"), "ra ngoài kho nội dung"),
    "picture of another site": (body("![Mô tả](https://a.vn/a.jpg)"), "Hãy tải ảnh về"),
    "picture written into the text": (body("![Mô tả](data:image/png;base64,AAAA)"), '"data:"'),
    "picture that is a document": (body("![Mô tả](a.pdf)", {f"{HERE}/a.pdf": b"%PDF"}), "JPG, PNG"),
    "picture of an iPhone": (
        body("![Mô tả](a.jpg)", {f"{HERE}/a.jpg": b"\x00\x00\x00\x24ftypheic\x00\x00"}), "HEIC"
    ),
    "picture with the wrong ending": (body("![Mô tả](a.jpg)", {f"{HERE}/a.jpg": PNG}), "Hãy đổi đuôi thành .png"),
    "picture that is none": (body("![Mô tả](a.jpg)", {f"{HERE}/a.jpg": b"<html>"}), "không phải là ảnh"),
    "empty picture": (body("![Mô tả](a.png)", {f"{HERE}/a.png": b""}), "rỗng"),
    "drawing that can hold a script": (body("[x](a.svg)", {f"{HERE}/a.svg": b"<svg/>"}), "không được đăng"),
    "page that can hold a script": (body("[x](a.html)", {f"{HERE}/a.html": b"<p>"}), "không được đăng"),
    "program": (body("[x](a.exe)", {f"{HERE}/a.exe": b"MZ"}), "không được đăng"),
    "raw picture without alt": (body('<img src="a.png">', {f"{HERE}/a.png": PNG}), "thiếu mô tả"),
    "heading that skips a level": (body("#### Sâu"), "Hãy dùng bậc 2"),
    "heading of the title's level": (body("# Tiêu đề"), "bắt đầu bài từ bậc 2"),
    "hashtag": (body("#caicachhanhchinh"), r"\#"),
    "script in a link": (body("[x](javascript:alert(1))"), '"javascript:"'),
    "script tag": (body("<script>alert(1)</script>"), "<script>"),
    "event handler": (body('<b onclick="x()">chữ</b>'), '"onclick"'),
    "frame": (body('<iframe src="https://a.vn"></iframe>'), "<iframe>"),
    "form": (body('<form action="https://a.vn"></form>'), "<form>"),
    "words in angle brackets": (body("Đồng chí <họ và tên> phát biểu"), "&lt;"),
}  # fmt: skip

IN_FIELDS: dict[str, tuple[Files, str]] = {
    "missing picture": (field("image: anh.jpg"), 'ảnh "anh.jpg"'),
    "picture of another site": (field("image: https://a.vn/a.jpg"), "Hãy tải ảnh về"),
    "picture out of the repository": (field("image: ../../../../a.png"), "ra ngoài kho nội dung"),
    "picture that is a text": (field("image: mot-cua.md"), "JPG, PNG"),
    "script in a link": (field("link: javascript:alert(1)"), "không phải địa chỉ trang web"),
    "script in a link, hidden": (field('link: "java\\tscript:alert(1)"'), "không phải địa chỉ trang web"),
    "data address": (field("image: data:image/svg+xml;base64,AAAA"), '"data:"'),
    "evidence out of the repository": (
        {OTHER: article("evidence: [{kind: hình ảnh, file: ../../../../b.pdf}]")}, "ra ngoài kho nội dung"
    ),
}  # fmt: skip


@pytest.mark.parametrize(("files", "words"), IN_BODY.values(), ids=IN_BODY)
def test_a_fault_in_a_body_is_said_at_its_line(tmp_path: Path, files: Files, words: str) -> None:
    found = look_at(tmp_path, files)
    assert [(problem.path, problem.line) for problem in found.errors] == [(OTHER, BODY_LINE + 2)]
    message = found.errors[0].message
    assert words in message, message
    assert "Hãy" in message or "Có phải" in message
    assert "\n" not in message and len(message) < 400


@pytest.mark.parametrize(("files", "words"), IN_FIELDS.values(), ids=IN_FIELDS)
def test_a_fault_in_a_field_is_said_at_its_line(tmp_path: Path, files: Files, words: str) -> None:
    found = look_at(tmp_path, files)
    assert [(problem.path, problem.line) for problem in found.errors] == [(OTHER, FIRST_EXTRA_LINE)]
    assert words in found.errors[0].message


def test_a_picture_field_without_alt_is_refused(tmp_path: Path) -> None:
    found = look_at(tmp_path, {OTHER: article("image: a.png"), f"{HERE}/a.png": PNG})
    assert [problem.line for problem in found.errors] == [FIRST_EXTRA_LINE]
    assert "alt: …" in found.errors[0].message


def test_the_line_is_right_when_the_same_words_stand_in_code_and_twice(tmp_path: Path) -> None:
    text = (
        "Viết `[x](khong-co.md)` như sau:\n\n"
        "```\n[x](khong-co.md)\n## Đề mục\n<script>\n```\n\n"
        "[y](../../ke-hoach/nghe-an-2024.md) và [x](khong-co.md)\n\n"
        "[y](../../ke-hoach/nghe-an-2024.md#khong-co) rồi\n"
        "[x](khong-co.md)\n\n"
        "##### Đề mục\n\n<script>\n</script>\n"
    )
    found = look_at(tmp_path, {OTHER: article(body=text)})
    lines = [problem.line - BODY_LINE + 1 for problem in found.errors]
    assert lines == [9, 11, 12, 14, 16]


def test_links_of_all_kinds_are_found(tmp_path: Path) -> None:
    """Both ways between docs and bulletins, folders, anchors, encoded and decomposed names."""
    decomposed = "A\u0309nh ho\u0323p.png"
    text = "\n".join(
        (
            "[số](../../../bulletins/2024-01/index.md) [số](../../../bulletins/2024-01/)",
            "[mục](../../ke-hoach/) [năm](../2024/) [tin](../) [bản tin](../../../bulletins/)",
            "[trang](../../gioi-thieu.md) [đầu](../../) [này](#de-muc)",
            "[nhiệm vụ](../../ke-hoach/nghe-an-2024.md#nhiem-vu-1)",
            "![a](Ảnh%20họp.png) ![b](<Ảnh họp.png>) ![c](Ảnh họp.png) ![d](A%CC%89nh%20h%E1%BB%8Dp.png)",
            "[web](https://nghean.gov.vn/a?b=c&d#e) [thư](mailto:sonoivu@nghean.gov.vn) [gọi](tel:0238123)",
            "",
            "## Đề mục",
        )
    )
    files: Files = {OTHER: article(body=text), f"{HERE}/{decomposed}": PNG}
    found = look_at(tmp_path, files)
    assert found.errors == []
    html = found.collection.bodies[OTHER].html
    for address in (
        "newsroom:/ban-tin/2024-01/",
        "newsroom:/ke-hoach/",
        "newsroom:/tin-tuc/2024/",
        "newsroom:/tin-tuc/",
        "newsroom:/ban-tin/",
        "newsroom:/gioi-thieu/",
        "newsroom:/",
        "#de-muc",
        "newsroom:/ke-hoach/nghe-an-2024/#nhiem-vu-1",
        "https://nghean.gov.vn/a?b=c&amp;d#e",
        "mailto:sonoivu@nghean.gov.vn",
        "tel:0238123",
    ):
        assert f'href="{address}"' in html
    assert html.count('src="newsroom:/tin-tuc/2024/anh-hop.png"') == 4
    assert list(found.collection.files) == ["tin-tuc/2024/anh-hop.png"]
    assert found.collection.files["tin-tuc/2024/anh-hop.png"].name == decomposed
    assert [problem.message for problem in found.notices if "không dấu" in problem.message]


def test_two_pictures_of_one_published_name_are_refused(tmp_path: Path) -> None:
    files: Files = {
        OTHER: article(body="![a](Ảnh.png) ![b](anh.png)\n"),
        f"{HERE}/Ảnh.png": PNG,
        f"{HERE}/anh.png": PNG,
    }
    errors = look_at(tmp_path, files).errors
    assert len(errors) == 1 and f'"{HERE}/anh.png"' in errors[0].message
    assert f'"{HERE}/Ảnh.png"' in errors[0].message


def test_only_what_published_items_show_is_published(tmp_path: Path) -> None:
    files: Files = {
        OTHER: article(
            "evidence:",
            "  - {kind: danh sách điểm danh, file: diem-danh.pdf}",
            "  - {kind: hình ảnh, file: hoi-nghi.png, public: true}",
        ),
        f"{HERE}/diem-danh.pdf": b"%PDF-1.7",
        f"{HERE}/hoi-nghi.png": PNG,
        f"{HERE}/khong-dung.png": PNG,
        f"{HERE}/nhap.md": article("draft: true", "image: nhap.png", "alt: a"),
        f"{HERE}/nhap.png": PNG,
    }
    found = look_at(tmp_path, files)
    assert found.errors == []
    assert list(found.collection.files) == ["tin-tuc/2024/hoi-nghi.png"]


@pytest.mark.parametrize(
    "other",
    [
        article(body="[Danh sách](mot-cua-kem.png)\n"),
        article(body="![Danh sách](mot-cua-kem.png)\n"),
        article("image: mot-cua-kem.png", "alt: Danh sách"),
        article("evidence:", "  - {kind: hình ảnh, file: mot-cua-kem.png, public: true}"),
    ],
)
@pytest.mark.parametrize("keeper", ["a-truoc", "z-sau"])
def test_private_evidence_stays_private_whoever_else_refers_to_it(
    tmp_path: Path, other: str, keeper: str
) -> None:
    private = article("evidence:", "  - {kind: danh sách điểm danh, file: mot-cua-kem.png}")
    files: Files = {
        OTHER: other,
        f"{HERE}/{keeper}.md": private,
        f"{HERE}/mot-cua-kem.png": PNG,
    }
    found = look_at(tmp_path, files)
    assert [problem.path for problem in found.errors] == [OTHER]
    assert "không công khai" in found.errors[0].message
    assert list(found.collection.files) == []


COPIED = {
    "a link": article(body="Một.\n\n[Danh sách](tai-ve.png)\n"),
    "a picture": article(body="Một.\n\n![Danh sách](tai-ve.png)\n"),
    "the picture of an article": article("alt: Danh sách", "summary: Một", "image: tai-ve.png"),
    "public evidence": article(
        "evidence:", "  - kind: hình ảnh", "    public: true", "    file: tai-ve.png"
    ),
}


@pytest.mark.parametrize("by", COPIED)
@pytest.mark.parametrize(
    ("kind", "cure"), [("danh sách điểm danh", "Hãy bỏ liên kết."), ("sản phẩm", "public: true")]
)
def test_a_copy_of_private_evidence_under_another_name_is_as_private(
    tmp_path: Path, by: str, kind: str, cure: str
) -> None:
    keeper = f"{HERE}/giu-rieng.md"
    files: Files = {
        OTHER: COPIED[by],
        keeper: article("evidence:", f"  - {{kind: {kind}, file: rieng/ds.png}}"),
        f"{HERE}/tai-ve.png": PNG + b"x",
        f"{HERE}/rieng/ds.png": PNG + b"x",
        f"{HERE}/rieng/khac.png": PNG + b"y",
    }
    (problem,) = look_at(tmp_path, files).errors
    written = files[OTHER].splitlines() if isinstance(files[OTHER], str) else []
    assert problem.path == OTHER and "tai-ve.png" in written[problem.line - 1]
    assert f"{HERE}/rieng/ds.png" in problem.message and f"({keeper}:8)" in problem.message
    assert problem.message.endswith(cure if cure.startswith("Hãy") else "ở tài liệu đó.")
    assert cure in problem.message


def test_a_file_that_the_office_calls_public_may_be_copied(tmp_path: Path) -> None:
    public = "  - {kind: sản phẩm, file: rieng/ds.png, public: true}"
    files: Files = {
        OTHER: COPIED["a link"],
        f"{HERE}/cong-khai.md": article("evidence:", public),
        f"{HERE}/nhap.md": article("draft: true", body="[Danh sách](nhap.png)\n"),
        f"{HERE}/giu.md": article("evidence:", "  - {kind: video, file: giu.png}"),
        **{f"{HERE}/{name}.png": PNG + b"x" for name in ("tai-ve", "rieng/ds")},
        **{f"{HERE}/{name}.png": PNG + b"y" for name in ("nhap", "giu")},
    }
    assert look_at(tmp_path, files).errors == []


@pytest.mark.parametrize("name", ["tin.docx", "BAI VIET.DOC", "tin.odt"])
def test_a_word_file_that_nothing_links_to_is_remarked(tmp_path: Path, name: str) -> None:
    found = look_at(tmp_path, {f"{HERE}/{name}": b"PK"})
    assert [(problem.path, problem.level) for problem in found.problems] == [
        (f"{HERE}/{name}", Level.NOTICE)
    ]
    linked: Files = {OTHER: article(body=f"[Tải về](<{name}>)\n"), f"{HERE}/{name}": b"PK"}
    assert look_at(tmp_path, linked).errors == []


@pytest.mark.parametrize(
    "name",
    ["Thumbs.db", "desktop.ini", ".DS_Store", "~$bai.docx", "~$bai.md", "_nhap.md", "bai.md.bak"],
)
@pytest.mark.parametrize("folder", ["docs", HERE, "bulletins", "bulletins/2024-01"])
def test_what_windows_and_word_leave_behind_is_harmless(
    tmp_path: Path, folder: str, name: str
) -> None:
    assert look_at(tmp_path, {f"{folder}/{name}": b"\xff\x00rubbish"}).problems == []


def test_a_file_link_out_of_the_content_is_refused(tmp_path: Path) -> None:
    look_at(tmp_path, {})
    outside = tmp_path.parent / "mat-khau.pdf"
    outside.write_bytes(b"%PDF-1.7")
    (tmp_path / HERE / "a.pdf").symlink_to(outside)
    (tmp_path / HERE / "b.pdf").symlink_to(tmp_path / "mkdocs.yml")
    (tmp_path / HERE / "c.pdf").symlink_to(tmp_path / "khong-co")
    (tmp_path / "bulletins" / "2024-02").symlink_to(tmp_path.parent)
    (tmp_path / "docs" / "van-ban").symlink_to(tmp_path / HERE)
    found = look_at(tmp_path, body("[x](a.pdf)"))
    assert [(problem.path, problem.line) for problem in found.errors] == [
        ("bulletins/2024-02", 1),
        (f"{HERE}/a.pdf", 1),
        (f"{HERE}/b.pdf", 1),
        (f"{HERE}/c.pdf", 1),
        (OTHER, BODY_LINE + 2),
        ("docs/van-ban", 1),
    ]
    assert found.collection.files == {}
    outside.unlink()


def test_a_folder_that_links_to_itself_does_not_run_in_circles(tmp_path: Path) -> None:
    look_at(tmp_path, {})
    (tmp_path / "docs" / "tin-tuc" / "2025").symlink_to(tmp_path / "docs")
    assert [problem.path for problem in look_at(tmp_path, {}).errors] == ["docs/tin-tuc/2025"]


def test_a_file_that_may_not_be_opened_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when another program holds it on Windows."""
    opened = Path.read_bytes

    def locked(path: Path) -> bytes:
        if path.name == "mot-cua.md":
            raise PermissionError(13, "Permission denied")
        return opened(path)

    monkeypatch.setattr(Path, "read_bytes", locked)
    errors = look_at(tmp_path, {}).errors
    assert [(error.path, error.line) for error in errors] == [(ARTICLE, 1)]
    assert "đóng chương trình" in errors[0].message


def test_a_link_to_the_task_table_leads_to_its_plan(tmp_path: Path) -> None:
    table = PLAN.replace(".md", ".nhiem-vu.md")
    rows = SOUND[PLAN].partition("| STT")
    files = {
        PLAN: rows[0],
        table: f"---\ntitle: Bảng\n---\n\n{''.join(rows[1:])}",
        **body("[x](../../ke-hoach/nghe-an-2024.nhiem-vu.md#nhiem-vu-1)"),
    }
    found = look_at(tmp_path, files)
    assert found.errors == []
    assert "newsroom:/ke-hoach/nghe-an-2024/#nhiem-vu-1" in found.collection.bodies[OTHER].html
    assert not found.collection.files


def test_an_unpublished_issue_does_not_keep_the_site_from_being_published(tmp_path: Path) -> None:
    """Its faults are said, as notices; in a preview it is shown."""
    text = changed(ISSUE, "đã phát hành", "dự thảo")[ISSUE].replace("tin-tuc/mot-cua", "tin-tuc/x")
    page = {PAGE: "---\ntitle: Giới thiệu\n---\n"}
    found = look_at(tmp_path, {ISSUE: text, **page})
    assert found.errors == [] and [problem.path for problem in found.notices] == [ISSUE]
    assert not found.collection.items["ban-tin"]
    assert look_at(tmp_path, {ISSUE: text, **page}, preview=True).collection.items["ban-tin"]
