"""The sample content with questions, procedures, contacts, figures and documents of a real office."""

from __future__ import annotations

from pathlib import Path

from tests.built.pages import SitePage
from tests.repositories import copy_repository, set_setting, write_files

SITE_URL = "https://cchc.example.org/chuyen-trang/"
CHANNEL = "https://phananh.example.gov.vn/"
HOTLINE = "0238 3000 001"
EMAIL = "tiepnhan@nghean.example.org"
SOURCE = "https://so-lieu.example.org"


def question(title: str, *lines: str, text: str = "") -> str:
    """The source of a question with further lines of front matter."""
    return "\n".join(["---", f'title: "{title}"', *lines, "---", "", text, ""])


def shown_facts(page: SitePage) -> dict[str, str]:
    """What the page of an item gives as label and value."""
    labels, values = page.texts("//dl[@class='facts']//dt"), page.texts("//dl[@class='facts']/div")
    return {
        label: value.removeprefix(label).strip()
        for label, value in zip(labels, values, strict=True)
    }


def make_reference_repository(folder: Path) -> Path:
    """Writes the repository into a folder and returns it."""
    root = copy_repository(folder / "repository")
    set_setting(root, "site_url: https://cchc.example.org/", f"site_url: {SITE_URL}")
    set_setting(root, "    # feedback: https://…", f"    feedback: {CHANNEL}")
    write_files(root, {**_questions(), **_procedures(), **_contacts(), **_figures(), **_texts()})
    return root


def _questions() -> dict[str, str | bytes]:
    home = "agency: so-noi-vu-nghe-an"
    files: dict[str, str | bytes] = {
        "docs/hoi-dap/nop-ho-so-truc-tuyen.md": question(
            "Nộp hồ sơ trực tuyến có phải đến nơi nộp bản giấy không?",
            "asked: 2024-03-04",
            "answered: 2024-03-08",
            "field: Dịch vụ công trực tuyến",
            home,
            "topics: [tthc, chinh-quyen-so]",
            "procedure: dang-ky-khai-sinh",
            "legal_basis:",
            '  - "Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ"',
            "question: >-",
            "  Tôi đã nộp hồ sơ qua mạng, nay bộ phận một cửa yêu cầu nộp thêm bản giấy.",
            "  Xin hỏi yêu cầu đó có đúng không <b>& vì sao?",
            text=(
                "Không phải nộp lại bản giấy khi thủ tục ở mức độ toàn trình.\n\n"
                "## Khi nào cần bản giấy\n\n"
                "Khi TTHC ở mức độ một phần, theo Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của "
                "Chính phủ, cơ quan tiếp nhận báo rõ giấy tờ phải đối chiếu."
            ),
        ),
        "docs/hoi-dap/lich-lam-viec-thu-bay.md": question(
            "Bộ phận một cửa có làm việc sáng thứ Bảy không?",
            "asked: 2024-03-20",
            "field: Một cửa",
            home,
            "topics: [tthc]",
        ),
        "docs/hoi-dap/yeu-cau-giay-to-thua.md": question(
            "Phản ánh việc yêu cầu giấy tờ ngoài quy định",
            "kind: phản ánh, kiến nghị",
            "asked: 2024-02-01",
            "answered: 2024-02-06",
            "field: Hộ tịch",
            "agency: van-phong-ubnd-tinh-nghe-an",
            "topics: [tthc]",
            "procedure: dang-ky-khai-sinh",
            text="Cơ quan đã kiểm tra, yêu cầu dừng việc thu giấy tờ ngoài quy định và xin lỗi người dân.",
        ),
    }
    for number in range(24):
        files[f"docs/hoi-dap/cau-hoi-{number:02}.md"] = question(
            f"Câu hỏi số {number:02} về đất đai",
            f"asked: 2023-{1 + number // 2:02}-05",
            f"answered: 2023-{1 + number // 2:02}-{10 + number % 2}",
            "field: Đất đai",
            home,
            text="Trả lời ngắn.",
        )
    return files


def _procedures() -> dict[str, str | bytes]:
    def card(title: str, code: str, field: str, level: str, *lines: str) -> str:
        return question(
            title,
            f"code: {code}",
            f"field: {field}",
            "agency: so-noi-vu-nghe-an",
            f"level: {level}",
            f"link: https://dichvucong.gov.vn/p/home/dvc-tthc-{code}.html",
            *lines,
        )

    folder = "docs/thu-tuc-hanh-chinh"
    return {
        f"{folder}/dang-ky-khai-sinh.md": card(
            "Đăng ký khai sinh",
            "1.001193",
            "Hộ tịch",
            "toàn trình",
            "decision: Quyết định số 4317/QĐ-UBND ngày 25/12/2023",
            "in_force_from: 2024-01-01",
            "review_by: 2024-01-31",
        ),
        f"{folder}/dang-ky-ket-hon.md": card(
            "Đăng ký kết hôn", "1.000894", "Hộ tịch", "một phần", "review_by: 2030-01-01"
        ),
        f"{folder}/cap-giay-phep-xay-dung.md": card(
            "Cấp giấy phép xây dựng", "1.009994", "Xây dựng", "một phần", "review_by: 2030-01-01"
        ),
    }


def _contacts() -> dict[str, str | bytes]:
    return {
        "docs/co-quan/so-noi-vu-nghe-an.md": question(
            "Sở Nội vụ tỉnh Nghệ An",
            "short_name: Sở Nội vụ Nghệ An",
            "aliases: [Sở Nội vụ]",
            "level: tỉnh",
            "place: nghe-an",
            f"hotline: {HOTLINE} (giờ hành chính); 1022",
            'phone: "(0238) 3000.002"',
            f"email: {EMAIL}",
            "address: Số 1 đường Mẫu, thành phố Vinh",
            "website: https://noivu.example.org",
            f"feedback: {CHANNEL}so-noi-vu",
            text=f"Gọi {HOTLINE} hoặc viết thư đến {EMAIL}.",
        ),
        "docs/co-quan/co-quan-da-het.md": question(
            "Cơ quan đã kết thúc hoạt động",
            "level: tỉnh",
            "place: nghe-an",
            "hotline: 0238 3000 009",
            "valid_to: 2020-12-31",
        ),
    }


def _figures() -> dict[str, str | bytes]:
    rows = [
        ("Tỉnh Tiền Giang", {"2021": "81,2", "2022": "83,05", "2023": "84", "2024": "86,3"}),
        (
            "Tỉnh Đồng Tháp",
            {"2021": "86", "2022": "87,4", "2024": "88,9", "2025": "87,1", "2026": "89"},
        ),
        ("Cả nước", {"2021": "84,5", "2022": "85", "2023": "86,9", "2024": "87,2", "2025": "88,3"}),
    ]
    series = [
        f'  - {{unit: {unit}, period: "{year}", value: "{value}", source: "{SOURCE}/{year}"}}'
        for unit, values in rows
        for year, value in values.items()
    ]
    head = ("short_name: PAR INDEX", 'unit: "%"', "source:", "  title: Bộ Nội vụ")
    lines = (*head, f"  url: {SOURCE}/2021", "  date: 2022-05-20", "series:", *series)
    return {"docs/chi-so/par-index-nhieu-nam.md": question("PAR INDEX qua các năm", *lines)}


def _texts() -> dict[str, str | bytes]:
    """An article that cites documents, a document that is replaced, a text above the contacts."""
    article = question(
        "Bài dẫn nhiều văn bản",
        "date: 2024-03-30",
        "genre: bài viết",
        "section: Tin trong tỉnh",
        "agency: so-noi-vu-nghe-an",
        text=(
            "Theo Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ về một cửa và Quyết định "
            "số 5/QĐ-UBND ngày 05/01/2021 của UBND tỉnh, CCHC là việc của mọi cơ quan. Số "
            "342/KH-UBND là văn bản của tỉnh khác. “Trích: TTHC theo 63/2010/NĐ-CP.” TTHC được rà soát."
        ),
    )
    replaced = question(
        "Về một việc đã có văn bản mới",
        "number: 05/QĐ-UBND",
        "kind: Quyết định",
        "issued: 2021-01-05",
        "issuer_name: Ủy ban nhân dân tỉnh Nghệ An",
        "place: nghe-an",
        "in_force_from: 2021-01-15",
        "in_force_until: 2024-01-01",
        "replaced_by: Quyết định số 4317/QĐ-UBND ngày 25/12/2023",
    )
    return {
        "docs/tin-tuc/2024/dan-van-ban.md": article,
        "docs/van-ban/05-qd-ubnd-nghe-an.md": replaced,
        "docs/duong-day-nong.md": question("Đường dây nóng", text="Gọi trong giờ hành chính."),
    }
