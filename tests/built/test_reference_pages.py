"""Questions, documents, procedures, contacts, acronyms and figures as readers meet them."""

from __future__ import annotations

import csv
import io
import json
import subprocess
from pathlib import Path

import feedparser
import pytest

from tests.built.pages import SitePage, SitePages
from tests.built.reference_samples import (
    CHANNEL,
    EMAIL,
    HOTLINE,
    SITE_URL,
    make_reference_repository,
)
from tests.repositories import run_build

ANSWERED = "hoi-dap/nop-ho-so-truc-tuyen/"
WAITING = "hoi-dap/lich-lam-viec-thu-bay/"
FEEDBACK = "hoi-dap/yeu-cau-giay-to-thua/"
RECEIVES_NOTHING = "Trang này không tiếp nhận câu hỏi, phản ánh, kiến nghị."


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> subprocess.CompletedProcess[str]:
    root = make_reference_repository(tmp_path_factory.mktemp("reference"))
    result = run_build(root)
    assert result.returncode == 0, result.stderr
    result.args = root
    return result


@pytest.fixture(scope="module")
def site(built: subprocess.CompletedProcess[str]) -> SitePages:
    root: Path = built.args
    return SitePages(root / "site", SITE_URL)


def menu(page: SitePage) -> list[str]:
    return page.texts("//nav[contains(@class, 'sections')]//a")


def facts(page: SitePage) -> dict[str, str]:
    labels, values = page.texts("//dl[@class='facts']//dt"), page.texts("//dl[@class='facts']/div")
    return {
        label: value.removeprefix(label).strip()
        for label, value in zip(labels, values, strict=True)
    }


def test_sections_without_content_have_neither_page_nor_menu_entry(sample_pages: SitePages) -> None:
    for path in ("hoi-dap/", "thu-tuc-hanh-chinh/", "duong-day-nong/"):
        assert not [page for page in sample_pages if page.startswith(path)]
    assert not {"Hỏi – đáp", "Thủ tục", "Đường dây nóng"} & {*menu(sample_pages[""])}
    assert {"Văn bản", "Chỉ số"} <= {*menu(sample_pages[""])}


def test_sections_with_content_are_in_the_menu(site: SitePages) -> None:
    assert {"Hỏi – đáp", "Thủ tục", "Đường dây nóng"} <= {*menu(site[""])}


def test_an_answered_question_shows_who_answered_when_and_on_what_ground(site: SitePages) -> None:
    page = site[ANSWERED]
    assert page.text("//h1") == "Nộp hồ sơ trực tuyến có phải đến nơi nộp bản giấy không?"
    assert page.text("//p[@class='kicker']/span") == "Dân hỏi - Cơ quan chức năng trả lời"
    assert "<b>& vì sao?" in page.text("//section[@class='asked']")
    assert (
        page.text("//p[@class='answer__by']") == "Sở Nội vụ tỉnh Nghệ An, ngày 08 tháng 3 năm 2024"
    )
    known = facts(page)
    assert known["Tình trạng"] == "Đã trả lời"
    assert known["Căn cứ"].startswith("Nghị định số 61/2018/NĐ-CP ngày 23/4/2018")
    assert "thu-tuc-hanh-chinh/dang-ky-khai-sinh/" in page.inner_links()
    assert "van-ban/61-2018-nd-cp/" in page.inner_links("//dl[@class='facts']//a/@href")


def test_a_waiting_question_says_so_and_nothing_else(site: SitePages) -> None:
    page = site[WAITING]
    assert facts(page)["Tình trạng"] == "Đang chờ trả lời"
    assert "đang chờ Sở Nội vụ tỉnh Nghệ An trả lời" in page.text("//section[@class='answer']")


def test_feedback_shows_its_result(site: SitePages) -> None:
    page = site[FEEDBACK]
    assert page.text("//p[@class='kicker']/span") == "Phản ánh, kiến nghị"
    assert page.text("//section[@class='answer']/h2") == "Kết quả xử lý"


@pytest.mark.parametrize(
    "path",
    ["hoi-dap/", ANSWERED, WAITING, FEEDBACK, "duong-day-nong/", "hoi-dap/noi-dung/tthc/",
     "thu-tuc-hanh-chinh/dang-ky-khai-sinh/"],
)  # fmt: skip
def test_pages_say_that_the_site_receives_nothing_and_where_to_go(
    site: SitePages, path: str
) -> None:
    notice = "//div[@class='not-received']"
    assert site[path].text(notice).startswith(RECEIVES_NOTHING)
    assert CHANNEL in site[path].links(f"{notice}//a/@href")


def structured(page: SitePage) -> list[dict[str, object]]:
    blocks = page.tree.xpath("//script[@type='application/ld+json']/text()")
    return [
        node for block in blocks for node in json.loads(block).get("@graph", [json.loads(block)])
    ]


def test_an_answered_question_is_a_qapage_to_machines(site: SitePages) -> None:
    (qapage,) = [node for node in structured(site[ANSWERED]) if node["@type"] == "QAPage"]
    asked = qapage["mainEntity"]
    assert isinstance(asked, dict) and asked["answerCount"] == 1
    assert asked["datePublished"] == "2024-03-04" and "<b>& vì sao?" in asked["text"]
    answer = asked["acceptedAnswer"]
    assert answer["datePublished"] == "2024-03-08"
    assert answer["text"].startswith("Không phải nộp lại bản giấy")
    assert answer["author"]["name"] == "Sở Nội vụ tỉnh Nghệ An"
    assert not [node for node in structured(site[WAITING]) if node["@type"] == "QAPage"]


def cards(page: SitePage) -> list[str]:
    return page.texts("//article[contains(@class, 'row')]//*[@class='card__title']")


def test_questions_are_listed_by_state_kind_content_field_and_agency(site: SitePages) -> None:
    assert cards(site["hoi-dap/cho-tra-loi/"]) == [site[WAITING].text("//h1")]
    assert cards(site["hoi-dap/phan-anh-kien-nghi/"]) == [site[FEEDBACK].text("//h1")]
    assert cards(site["hoi-dap/noi-dung/chinh-quyen-so/"]) == [site[ANSWERED].text("//h1")]
    assert cards(site["hoi-dap/linh-vuc/ho-tich/"]) == [site[FEEDBACK].text("//h1")]
    assert len(cards(site["hoi-dap/linh-vuc/dat-dai/"])) == 24
    assert len(cards(site["hoi-dap/co-quan/van-phong-ubnd-tinh-nghe-an/"])) == 1
    assert "Đang chờ trả lời" in site["hoi-dap/"].text("(//p[@class='card__meta'])[1]")


def test_every_list_of_questions_leads_to_every_other(site: SitePages) -> None:
    lists = [
        path
        for path, page in site.items()
        if page.texts("//nav[@aria-label='Chọn câu hỏi']") and "/trang/" not in path
    ]
    assert len(lists) == 14
    for path in lists:
        links = site[path].inner_links("//nav[@aria-label='Chọn câu hỏi']//a/@href")
        assert {*lists} - {"hoi-dap/2023/", "hoi-dap/2024/"} <= {*links}, path
    chosen = site["hoi-dap/linh-vuc/dat-dai/"].texts("//*[@aria-current='page']")
    assert chosen[-1] == "Đất đai"


def test_the_feed_holds_answered_questions_with_what_was_asked(site: SitePages) -> None:
    feed = feedparser.parse((site.folder / "hoi-dap/atom.xml").read_bytes())
    titles = [entry.title for entry in feed.entries]
    assert site[ANSWERED].text("//h1") in titles and site[WAITING].text("//h1") not in titles
    entry = feed.entries[titles.index(site[ANSWERED].text("//h1"))]
    content = entry.content[0].value
    assert "yêu cầu nộp thêm bản giấy" in content and "Không phải nộp lại" in content
    assert f'href="{SITE_URL}van-ban/61-2018-nd-cp/"' in content


def test_citations_lead_to_the_card_and_say_what_became_of_it(site: SitePages) -> None:
    page = site["tin-tuc/2024/dan-van-ban/"]
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


def test_a_replaced_document_says_so_first(site: SitePages) -> None:
    page = site["van-ban/05-qd-ubnd-nghe-an/"]
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
    built: subprocess.CompletedProcess[str], site: SitePages
) -> None:
    page = site["thu-tuc-hanh-chinh/dang-ky-khai-sinh/"]
    assert page.links("//a[@class='button']/@href") == [
        "https://dichvucong.gov.vn/p/home/dvc-tthc-1.001193.html"
    ]
    known = facts(page)
    assert known["Mã thủ tục"] == "1.001193" and known["Mức độ trực tuyến"] == "Toàn trình"
    assert len(page.texts("//section[@aria-labelledby='hoi-dap']//article")) == 2
    assert 'dang-ky-khai-sinh.md:10: Quá "Rà soát trước ngày" (review_by)' in built.stderr
    groups = site["thu-tuc-hanh-chinh/"].texts("//h2[@class='group__title']")
    assert groups == ["Hộ tịch", "Xây dựng"]


def test_the_hotlines_can_be_called_and_ended_agencies_are_left_out(site: SitePages) -> None:
    page = site["duong-day-nong/"]
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
def test_a_chart_says_in_words_what_its_table_says(site: SitePages, path: str) -> None:
    page = site[path]
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


def test_every_figure_has_its_source(site: SitePages) -> None:
    one = site["chi-so/par-index-06-vung-2023/"]
    assert one.text("(//p[@class='figures__source'])[1]") == "Nguồn: TTXVN, 18/04/2024"
    several = site["chi-so/par-index-nhieu-nam/"]
    for row in several.tree.xpath("//table/tbody/tr"):
        for cell in row.xpath("td"):
            number = "".join(cell.xpath("text()")).strip()
            assert bool(number) == bool(cell.xpath(".//sup/a/@href"))
    assert "Tỉnh Đồng Tháp từ 2025: gồm cả tỉnh Tiền Giang" in several.text("//main")


def test_the_figures_can_be_taken_into_a_spreadsheet(site: SitePages) -> None:
    file = site.folder / "chi-so/par-index-06-vung-2023/so-lieu.csv"
    rows = list(csv.reader(io.StringIO(file.read_bytes().decode("utf-8-sig"))))
    assert rows[1][:3] == ["Đồng bằng sông Hồng", "2023", "88.33"] and len(rows) == 11
    links = site["chi-so/par-index-06-vung-2023/"].inner_links()
    assert "chi-so/par-index-06-vung-2023/so-lieu.csv" in links


def test_search_finds_documents_by_number_and_questions_by_their_words(site: SitePages) -> None:
    lines = (site.folder / "search/records.jsonl").read_text(encoding="utf-8").splitlines()
    records = {record["url"]: record for record in map(json.loads, lines)}
    assert records["van-ban/61-2018-nd-cp/"]["number"] == "61/2018/NĐ-CP"
    assert records["van-ban/61-2018-nd-cp/"]["title"].startswith("Nghị định số 61/2018/NĐ-CP về")
    assert "yêu cầu nộp thêm bản giấy" in records[ANSWERED]["text"]
    assert "Tây Nguyên" in records["chi-so/par-index-06-vung-2023/"]["text"]


def test_what_holds_for_every_page_holds_for_these(site: SitePages) -> None:
    dead = {
        (path, link): why
        for path, page in site.items()
        for link in page.links()
        if (why := site.dead_end(link))
    }
    assert not dead
    for path, page in site.shown.items():
        assert len(page.texts("//h1")) == 1, path
        assert not page.tree.xpath("//@style | //style"), path
        ids = page.tree.xpath("//@id")
        assert sorted(ids) == sorted(set(ids)), path
        level = 0
        for heading in page.tree.xpath("//h1 | //h2 | //h3 | //h4 | //h5 | //h6"):
            assert int(heading.tag[1]) <= level + 1, (path, heading.text_content())
            level = int(heading.tag[1])
    titles = [page.text("//head/title") for page in site.shown.values()]
    assert sorted(titles) == sorted(set(titles))
