"""Documents, procedures, contacts, acronyms and figures as readers meet them."""

from __future__ import annotations

import csv
import io
import json

import pytest

from tests.built.pages import SitePage, SitePages
from tests.built.reference_samples import EMAIL, HOTLINE, shown_facts

ANSWERED = "hoi-dap/nop-ho-so-truc-tuyen/"


def menu(page: SitePage) -> list[str]:
    return page.texts("//nav[contains(@class, 'sections')]//a")


def test_sections_without_content_have_neither_page_nor_menu_entry(sample_pages: SitePages) -> None:
    for path in ("hoi-dap/", "thu-tuc-hanh-chinh/", "duong-day-nong/"):
        assert not [page for page in sample_pages if page.startswith(path)]
    assert not {"Hỏi – đáp", "Thủ tục", "Đường dây nóng"} & {*menu(sample_pages[""])}
    assert {"Văn bản", "Chỉ số"} <= {*menu(sample_pages[""])}


def test_sections_with_content_are_in_the_menu(reference_pages: SitePages) -> None:
    assert {"Hỏi – đáp", "Thủ tục", "Đường dây nóng"} <= {*menu(reference_pages[""])}


def test_citations_lead_to_the_card_and_say_what_became_of_it(reference_pages: SitePages) -> None:
    page = reference_pages["tin-tuc/2024/dan-van-ban/"]
    assert page.inner_links("//a[@class='citation']/@href") == [
        "van-ban/61-2018-nd-cp/",
        "van-ban/05-qd-ubnd-nghe-an/",
        "van-ban/63-2010-nd-cp/",
    ]
    notes = page.texts("//span[@class='citation-note']")
    assert notes == [
        "(hiện có Nghị định số 118/2025/NĐ-CP)",
        "(đã được thay thế bởi Quyết định số 4317/QĐ-UBND ngày 25/12/2023)",
    ]
    text = page.text("//div[contains(@class, 'prose')]")
    assert "CCHC (cải cách hành chính) là việc" in text
    assert "“Trích: TTHC theo 63/2010/NĐ-CP.” TTHC (thủ tục hành chính) được" in text


def test_a_replaced_document_says_so_first(reference_pages: SitePages) -> None:
    page = reference_pages["van-ban/05-qd-ubnd-nghe-an/"]
    first, second = page.texts("//div[@class='outcome']/p")
    assert first.startswith("Đã được thay thế bởi Quyết định số 4317/QĐ-UBND")
    assert second == "Hết hiệu lực từ ngày 01 tháng 01 năm 2024."
    assert page.inner_links("//div[@class='outcome']//a/@href") == ["van-ban/4317-qd-ubnd-nghe-an/"]
    assert "Bài dẫn nhiều văn bản" in page.texts("//h3[@class='card__title']")


def test_the_plans_keep_their_words_and_list_what_they_cite(sample_pages: SitePages) -> None:
    page = sample_pages["ke-hoach/go-dau-2022/"]
    body = "//div[contains(@class, 'prose')]"
    assert (
        page.inner_links(f"{body}//a[@class='citation']/@href").count("van-ban/63-2010-nd-cp/") == 2
    )
    assert "hiện có" not in page.text(body) and "(thủ tục hành chính) (TTHC)" not in page.text(body)
    assert page.texts("//section[@class='cited']//li") == [
        "Kế hoạch số 1183/KH-UBND về tuyên truyền cải cách hành chính năm 2022 trên địa bàn tỉnh Tây Ninh",
        "Nghị định số 61/2018/NĐ-CP về thực hiện cơ chế một cửa, một cửa liên thông trong giải quyết "
        "thủ tục hành chính (hiện có Nghị định số 118/2025/NĐ-CP)",
        "Quyết định số 800/QĐ-UBND",
        "Nghị định số 63/2010/NĐ-CP về kiểm soát thủ tục hành chính",
    ]
    assert "TTHC" in page.texts("//details[@id='chu-viet-tat']//dt")


@pytest.mark.parametrize(
    ("plan", "documents"),
    [
        ("tien-giang-2021", {"424-qd-bnv", "342-kh-ubnd-tien-giang"}),
        ("nghe-an-2024", {"4317-qd-ubnd-nghe-an"}),
        ("go-dau-2022", {"1183-kh-ubnd-tay-ninh", "61-2018-nd-cp", "63-2010-nd-cp", "800-qd-ubnd-go-dau"}),
        ("binh-dinh-2022", {"122-kh-ubnd-binh-dinh", "116-kh-ubnd-binh-dinh", "38-kh-stttt-binh-dinh",
                            "2406-snv-cchcvtlt-binh-dinh", "21-snv-cchcvtlt-binh-dinh", "61-2018-nd-cp"}),
        ("long-an-2021", {"4963-qd-ubnd-long-an", "20-2008-nd-cp", "92-2017-nd-cp"}),
    ],
)  # fmt: skip
def test_every_document_a_plan_cites_has_its_card(
    sample_pages: SitePages, plan: str, documents: set[str]
) -> None:
    links = sample_pages[f"ke-hoach/{plan}/"].inner_links("//a[@class='citation']/@href")
    assert {*links} == {f"van-ban/{document}/" for document in documents}
    for document in documents:
        cited_in = sample_pages[f"van-ban/{document}/"].inner_links(
            "//section[@class='band']//a/@href"
        )
        assert f"ke-hoach/{plan}/" in cited_in


def test_a_procedure_leads_to_the_national_portal_and_names_no_fee(
    reference_pages: SitePages,
) -> None:
    page = reference_pages["thu-tuc-hanh-chinh/dang-ky-khai-sinh/"]
    assert page.links("//a[@class='button']/@href") == [
        "https://dichvucong.gov.vn/p/home/dvc-tthc-1.001193.html"
    ]
    known = shown_facts(page)
    assert known["Mã thủ tục"] == "1.001193" and known["Mức độ trực tuyến"] == "Toàn trình"
    assert len(page.texts("//section[@aria-labelledby='hoi-dap']//article")) == 2
    groups = reference_pages["thu-tuc-hanh-chinh/"].texts("//h2[@class='group__title']")
    assert groups == ["Hộ tịch", "Xây dựng"]


def test_the_hotlines_can_be_called_and_ended_agencies_are_left_out(
    reference_pages: SitePages,
) -> None:
    page = reference_pages["duong-day-nong/"]
    numbers = [link for link in page.tree.xpath("//main//a/@href") if link.startswith("tel:")]
    assert numbers == ["tel:02383000001", "tel:1022", "tel:02383000002"]
    assert HOTLINE in page.text("//main") and "0238 3000 009" not in page.text("//main")
    assert f"mailto:{EMAIL}" in page.tree.xpath("//main//a/@href")
    assert "Gọi trong giờ hành chính." in page.text("//main")
    assert page.texts("//main//h2") == ["Trang mẫu cải cách hành chính", "Tỉnh Nghệ An"]


def test_the_acronyms_have_a_page_linked_from_every_page(sample_pages: SitePages) -> None:
    page = sample_pages["chu-viet-tat/"]
    terms = dict(zip(page.texts("//dt"), page.texts("//dd"), strict=True))
    assert terms["TTHC"] == "thủ tục hành chính" and terms["QĐ"] == "quyết định"
    assert not {"TT", "CT", "TH"} & terms.keys()
    for path, page in sample_pages.shown.items():
        assert "chu-viet-tat/" in page.inner_links("//footer//a/@href"), path


@pytest.mark.parametrize("path", ["chi-so/par-index-06-vung-2023/", "chi-so/par-index-nhieu-nam/"])
def test_a_chart_says_in_words_what_its_table_says(reference_pages: SitePages, path: str) -> None:
    page = reference_pages[path]
    (drawing,) = page.tree.xpath("//main//*[local-name()='svg' and @role='img']")
    title, description = (
        drawing.xpath(f"*[local-name()='{name}']")[0] for name in ("title", "desc")
    )
    assert drawing.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
    periods = page.texts("//table//thead//th")[1:]
    for row in page.tree.xpath("//table/tbody/tr"):
        unit = row.xpath("string(th)").strip()
        for period, cell in zip(periods, row.xpath("td"), strict=True):
            number = "".join(cell.xpath("text()")).strip()
            if number and number != "–":
                said = description.text.split(f"{unit}: ")[1].split(";")[0]
                assert f"{period} {number}" in said
    assert not page.tree.xpath("//main//*[local-name()='svg']//@style")
    assert page.texts("//table/caption")


def test_every_figure_has_its_source(reference_pages: SitePages) -> None:
    one = reference_pages["chi-so/par-index-06-vung-2023/"]
    assert one.text("(//p[@class='figures__source'])[1]") == "Nguồn: TTXVN, 18/04/2024"
    several = reference_pages["chi-so/par-index-nhieu-nam/"]
    for row in several.tree.xpath("//table/tbody/tr"):
        for cell in row.xpath("td"):
            number = "".join(cell.xpath("text()")).strip()
            assert bool(number) == bool(cell.xpath(".//sup/a/@href"))
    assert "Tỉnh Đồng Tháp từ 2025: gồm cả tỉnh Tiền Giang" in several.text("//main")


def test_the_figures_can_be_taken_into_a_spreadsheet(reference_pages: SitePages) -> None:
    file = reference_pages.folder / "chi-so/par-index-06-vung-2023/so-lieu.csv"
    text = io.StringIO(file.read_bytes().decode("utf-8-sig"))
    rows = list(csv.reader(text, delimiter=";"))
    assert rows[1][:3] == ["Đồng bằng sông Hồng", "2023", "88,33"] and len(rows) == 11
    links = reference_pages["chi-so/par-index-06-vung-2023/"].inner_links()
    assert "chi-so/par-index-06-vung-2023/so-lieu.csv" in links


def test_search_finds_documents_by_number_and_questions_by_their_words(
    reference_pages: SitePages,
) -> None:
    lines = (
        (reference_pages.folder / "search/records.jsonl").read_text(encoding="utf-8").splitlines()
    )
    records = {record["url"]: record for record in map(json.loads, lines)}
    assert records["van-ban/61-2018-nd-cp/"]["number"] == "61/2018/NĐ-CP"
    assert records["van-ban/61-2018-nd-cp/"]["title"].startswith("Nghị định số 61/2018/NĐ-CP về")
    assert "yêu cầu nộp thêm bản giấy" in records[ANSWERED]["text"]
    assert "Tây Nguyên" in records["chi-so/par-index-06-vung-2023/"]["text"]


def test_what_holds_for_every_page_holds_for_these(reference_pages: SitePages) -> None:
    dead = {
        (path, link): why
        for path, page in reference_pages.items()
        for link in page.links()
        if (why := reference_pages.dead_end(link))
    }
    assert not dead
    for path, page in reference_pages.shown.items():
        assert len(page.texts("//h1")) == 1, path
        assert not page.tree.xpath("//@style | //style"), path
        ids = page.tree.xpath("//@id")
        assert sorted(ids) == sorted(set(ids)), path
        level = 0
        for heading in page.tree.xpath("//h1 | //h2 | //h3 | //h4 | //h5 | //h6"):
            assert int(heading.tag[1]) <= level + 1, (path, heading.text_content())
            level = int(heading.tag[1])
    titles = [page.text("//head/title") for page in reference_pages.shown.values()]
    assert sorted(titles) == sorted(set(titles))
