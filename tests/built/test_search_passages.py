"""What search knows of a built site: every section of an issue, and facts that no text says."""

from __future__ import annotations

import json
import re

from tests.built.pages import SitePages
from tests.built.reference_samples import HOTLINE


def records_of(pages: SitePages) -> dict[str, dict[str, str]]:
    lines = (pages.folder / "search/records.jsonl").read_text(encoding="utf-8").splitlines()
    return {record["url"]: record for record in map(json.loads, lines)}


def test_every_section_of_an_issue_is_a_passage_with_what_stands_in_it(pages: SitePages) -> None:
    records = records_of(pages)
    issues = [path for path in pages.shown if re.fullmatch(r"ban-tin/\d{4}-\d{2}/", path)]
    assert len(issues) >= 5
    for path in issues:
        sections = pages[path].tree.xpath("//section[contains(@class, 'bulletin__section')]")
        for section in sections:
            (heading,) = section.xpath("h2")
            passage = records[f"{path}#{heading.get('id')}"]
            assert passage["section"] == heading.text_content()
            for title in section.xpath(".//article//h3 | .//li//h3"):
                assert " ".join(title.text_content().split()) in passage["text"]


def test_the_focus_of_an_issue_is_found(sample_pages: SitePages) -> None:
    records = records_of(sample_pages)
    assert "Tập huấn, Zalo và tài liệu kiểm chứng" in records["ban-tin/2022-05/"]["text"]


def test_numbers_of_agencies_and_procedures_are_found(reference_pages: SitePages) -> None:
    said = {url: record["text"] for url, record in records_of(reference_pages).items()}
    assert "Điện thoại: (0238) 3000.002" in said["co-quan/so-noi-vu-nghe-an/"]
    assert "Địa chỉ: Số 1 đường Mẫu" in said["co-quan/so-noi-vu-nghe-an/"]
    birth = said["thu-tuc-hanh-chinh/dang-ky-khai-sinh/"]
    assert all(words in birth for words in ("1.001193", "Hộ tịch", "4317/QĐ-UBND"))
    assert HOTLINE in said["duong-day-nong/"] and "tim-kiem/" not in said
    assert "chu-viet-tat/" in said


def test_plans_and_documents_are_named_as_texts_cite_them(sample_pages: SitePages) -> None:
    names = {url: record["name"] for url, record in records_of(sample_pages).items()}
    plans = {name for url, name in names.items() if url.startswith("ke-hoach/")}
    assert "Kế hoạch số 103/KH-UBND ngày 12/04/2021" in plans
    assert names["van-ban/61-2018-nd-cp/"] == "Nghị định số 61/2018/NĐ-CP ngày 23/04/2018"
    assert not any(name for url, name in names.items() if url.startswith("tin-tuc/"))
