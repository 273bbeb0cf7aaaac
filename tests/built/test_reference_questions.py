"""Questions and feedback as readers meet them, and what machines are told of them."""

from __future__ import annotations

import json

import feedparser
import pytest

from tests.built.pages import SitePage, SitePages
from tests.built.reference_samples import CHANNEL, SITE_URL, shown_facts

ANSWERED = "hoi-dap/nop-ho-so-truc-tuyen/"
WAITING = "hoi-dap/lich-lam-viec-thu-bay/"
FEEDBACK = "hoi-dap/yeu-cau-giay-to-thua/"
RECEIVES_NOTHING = "Trang này không tiếp nhận câu hỏi, phản ánh, kiến nghị."


def test_an_answered_question_shows_who_answered_when_and_on_what_ground(
    reference_pages: SitePages,
) -> None:
    page = reference_pages[ANSWERED]
    assert page.text("//h1") == "Nộp hồ sơ trực tuyến có phải đến nơi nộp bản giấy không?"
    assert page.text("//p[@class='kicker']/span") == "Dân hỏi - Cơ quan chức năng trả lời"
    assert "<b>& vì sao?" in page.text("//section[@class='asked']")
    assert (
        page.text("//p[@class='answer__by']") == "Sở Nội vụ tỉnh Nghệ An, ngày 08 tháng 3 năm 2024"
    )
    known = shown_facts(page)
    assert known["Tình trạng"] == "Đã trả lời"
    assert known["Căn cứ"].startswith("Nghị định số 61/2018/NĐ-CP ngày 23/4/2018")
    assert "thu-tuc-hanh-chinh/dang-ky-khai-sinh/" in page.inner_links()
    assert "van-ban/61-2018-nd-cp/" in page.inner_links("//dl[@class='facts']//a/@href")


def test_a_waiting_question_says_so_and_nothing_else(reference_pages: SitePages) -> None:
    page = reference_pages[WAITING]
    assert shown_facts(page)["Tình trạng"] == "Đang chờ trả lời"
    assert "đang chờ Sở Nội vụ tỉnh Nghệ An trả lời" in page.text("//section[@class='answer']")


def test_feedback_shows_its_result(reference_pages: SitePages) -> None:
    page = reference_pages[FEEDBACK]
    assert page.text("//p[@class='kicker']/span") == "Phản ánh, kiến nghị"
    assert page.text("//section[@class='answer']/h2") == "Kết quả xử lý"


@pytest.mark.parametrize(
    "path",
    ["hoi-dap/", ANSWERED, WAITING, FEEDBACK, "duong-day-nong/", "hoi-dap/noi-dung/tthc/",
     "thu-tuc-hanh-chinh/dang-ky-khai-sinh/"],
)  # fmt: skip
def test_pages_say_that_the_site_receives_nothing_and_where_to_go(
    reference_pages: SitePages, path: str
) -> None:
    notice = "//div[@class='not-received']"
    assert reference_pages[path].text(notice).startswith(RECEIVES_NOTHING)
    assert CHANNEL in reference_pages[path].links(f"{notice}//a/@href")


def structured(page: SitePage) -> list[dict[str, object]]:
    blocks = page.tree.xpath("//script[@type='application/ld+json']/text()")
    return [
        node for block in blocks for node in json.loads(block).get("@graph", [json.loads(block)])
    ]


def test_an_answered_question_is_a_qapage_to_machines(reference_pages: SitePages) -> None:
    (qapage,) = [
        node for node in structured(reference_pages[ANSWERED]) if node["@type"] == "QAPage"
    ]
    asked = qapage["mainEntity"]
    assert isinstance(asked, dict) and asked["answerCount"] == 1
    assert asked["datePublished"] == "2024-03-04" and "<b>& vì sao?" in asked["text"]
    answer = asked["acceptedAnswer"]
    assert answer["datePublished"] == "2024-03-08"
    assert answer["text"].startswith("Không phải nộp lại bản giấy")
    assert answer["author"]["name"] == "Sở Nội vụ tỉnh Nghệ An"
    assert not [node for node in structured(reference_pages[WAITING]) if node["@type"] == "QAPage"]


def cards(page: SitePage) -> list[str]:
    return page.texts("//article[contains(@class, 'row')]//*[@class='card__title']")


def test_questions_are_listed_by_state_kind_content_field_and_agency(
    reference_pages: SitePages,
) -> None:
    assert cards(reference_pages["hoi-dap/cho-tra-loi/"]) == [reference_pages[WAITING].text("//h1")]
    assert cards(reference_pages["hoi-dap/phan-anh-kien-nghi/"]) == [
        reference_pages[FEEDBACK].text("//h1")
    ]
    assert cards(reference_pages["hoi-dap/noi-dung/chinh-quyen-so/"]) == [
        reference_pages[ANSWERED].text("//h1")
    ]
    assert cards(reference_pages["hoi-dap/linh-vuc/ho-tich/"]) == [
        reference_pages[FEEDBACK].text("//h1")
    ]
    assert len(cards(reference_pages["hoi-dap/linh-vuc/dat-dai/"])) == 24
    assert len(cards(reference_pages["hoi-dap/co-quan/van-phong-ubnd-tinh-nghe-an/"])) == 1
    assert "Đang chờ trả lời" in reference_pages["hoi-dap/"].text("(//p[@class='card__meta'])[1]")


def test_every_list_of_questions_leads_to_every_other(reference_pages: SitePages) -> None:
    lists = [
        path
        for path, page in reference_pages.items()
        if page.texts("//nav[@aria-label='Chọn câu hỏi']") and "/trang/" not in path
    ]
    assert len(lists) == 14
    for path in lists:
        links = reference_pages[path].inner_links("//nav[@aria-label='Chọn câu hỏi']//a/@href")
        assert {*lists} - {"hoi-dap/2023/", "hoi-dap/2024/"} <= {*links}, path
    chosen = reference_pages["hoi-dap/linh-vuc/dat-dai/"].texts("//*[@aria-current='page']")
    assert chosen[-1] == "Đất đai"


def test_the_feed_holds_answered_questions_with_what_was_asked(reference_pages: SitePages) -> None:
    feed = feedparser.parse((reference_pages.folder / "hoi-dap/atom.xml").read_bytes())
    titles = [entry.title for entry in feed.entries]
    assert (
        reference_pages[ANSWERED].text("//h1") in titles
        and reference_pages[WAITING].text("//h1") not in titles
    )
    entry = feed.entries[titles.index(reference_pages[ANSWERED].text("//h1"))]
    content = entry.content[0].value
    assert "yêu cầu nộp thêm bản giấy" in content and "Không phải nộp lại" in content
    assert f'href="{SITE_URL}van-ban/61-2018-nd-cp/"' in content
