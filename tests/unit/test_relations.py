"""Which items belong together, what stands in an issue, and what a card says."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from newsroom.content.collection import Collection
from newsroom.content.item import Item
from newsroom.content.models import Agency, Article, Bulletin, Place, Plan, Topic
from newsroom.views.cards import Cards, place_of, summary_of, title_of
from newsroom.views.issues import issue_sections
from newsroom.views.relations import RELATED, Relations
from tests.bad_input.sound import AGENCY, PLAN, SOUND, article, look_at

Files = Mapping[str, str | bytes]
TOPIC_FILE = "---\ntitle: Thể chế\norder: 1\n---\n"
AGENCY_FILE = "---\ntitle: Ban\nlevel: huyện\nplace: go-dau\n---\n"
PLACE_FILE = "---\ntitle: Huyện Gò Dầu\nlevel: huyện\n---\n"


def news(slug: str, date: str, *lines: str, body: str = "Chữ.\n") -> dict[str, str]:
    text = article(*lines, body=body).replace("date: 2024-02-01", f"date: {date}")
    return {f"docs/tin-tuc/{date[:4]}/{slug}.md": text.replace("title: Tin", f"title: {slug}")}


def issue(month: str, *lines: str) -> dict[str, str]:
    text = "\n".join(("---", f"published: {month}-28", "state: đã phát hành", *lines, "---", ""))
    return {f"bulletins/{month}/index.md": text}


def collected(root: Path, files: Files, *, preview: bool = False) -> Collection:
    found = look_at(root, files, preview=preview)
    assert found.errors == []
    return found.collection


def slugs(items: object) -> list[str]:
    assert isinstance(items, list | tuple)
    return [item.slug for item in items]


def find(collection: Collection, slug: str) -> Item:
    return next(item for item in collection if item.slug == slug)


def test_lists_are_newest_first_and_ties_are_in_order_of_name(tmp_path: Path) -> None:
    files = (
        news("b", "2024-03-01")
        | news("a", "2024-03-01")
        | news("c", "2025-01-02")
        | news("d", "2024")
    )
    collection = collected(tmp_path, files)
    assert slugs(collection.of(Article)) == ["c", "a", "b", "mot-cua", "d"]
    assert slugs(Relations(collection).of_agency("so-noi-vu-nghe-an"))[:3] == ["c", "a", "b"]


def test_registers_are_in_the_order_of_the_alphabet_and_topics_in_theirs(tmp_path: Path) -> None:
    files = {
        "docs/co-quan/x.md": AGENCY_FILE.replace("Ban", "Đài"),
        "docs/co-quan/y.md": AGENCY_FILE.replace("Ban", "Doanh"),
        "docs/co-quan/z.md": AGENCY_FILE.replace("Ban", "Ủy ban"),
        "docs/dia-phuong/go-dau.md": PLACE_FILE,
        "docs/noi-dung/the-che.md": TOPIC_FILE,
    }
    collection = collected(tmp_path, files)
    assert slugs(collection.of(Agency)) == ["y", "x", "so-noi-vu-nghe-an", "z"]
    assert slugs(collection.of(Topic)) == ["the-che", "tthc"]


def test_neighbours_are_the_earlier_and_the_later_of_the_series(tmp_path: Path) -> None:
    collection = collected(tmp_path, news("a", "2024-01-01") | news("b", "2024-02-01"))
    relations = Relations(collection)
    at = [relations.neighbours(find(collection, slug)) for slug in ("a", "mot-cua", "b")]
    assert [[item and item.slug for item in pair] for pair in at] == [
        [None, "mot-cua"],
        ["a", "b"],
        ["mot-cua", None],
    ]


def test_neighbours_of_places_follow_the_alphabet(tmp_path: Path) -> None:
    files = {"docs/dia-phuong/go-dau.md": PLACE_FILE}
    collection = collected(tmp_path, files)
    earlier, later = Relations(collection).neighbours(find(collection, "go-dau"))
    assert earlier is None and later is not None and later.slug == "nghe-an"


def test_a_plan_without_a_date_is_the_oldest_of_its_series(tmp_path: Path) -> None:
    undated = SOUND[PLAN].replace("issued: 2024-01-09\n", "")
    collection = collected(tmp_path, {"docs/ke-hoach/cu.md": undated})
    relations = Relations(collection)
    earlier, later = relations.neighbours(find(collection, "cu"))
    assert earlier is None and later is not None and later.slug == "nghe-an-2024"
    assert relations.related(find(collection, "cu")) == []


def test_related_items_share_a_task_before_an_agency_before_a_topic(tmp_path: Path) -> None:
    other = "agency: ban"
    files = {
        "docs/co-quan/ban.md": AGENCY_FILE,
        "docs/dia-phuong/go-dau.md": PLACE_FILE,
        **news("task", "2020-01-01", 'tasks: ["nghe-an-2024#1"]'),
        **news("agency-and-topic", "2023-01-01", "topics: [tthc]"),
        **news("agency", "2024-03-01"),
        **{
            path: text.replace("agency: so-noi-vu-nghe-an", other)
            for path, text in (
                news("topic", "2024-01-16", "topics: [tthc]") | news("nothing", "2024-01-15")
            ).items()
        },
    }
    collection = collected(tmp_path, files)
    related = Relations(collection).related(find(collection, "mot-cua"))
    assert slugs(related) == ["task", "agency-and-topic", "agency", "topic"]


def test_related_items_are_few_never_the_item_itself_and_nearest_in_time(tmp_path: Path) -> None:
    files: dict[str, str] = {}
    for number in range(1, 29):
        files |= news(f"tin-{number:02}", f"2024-02-{number:02}")
    collection = collected(tmp_path, files)
    related = Relations(collection).related(find(collection, "tin-14"))
    assert len(related) == RELATED and slugs(related) == ["tin-13", "tin-15", "tin-12", "tin-16"]


def test_items_are_gathered_by_what_they_refer_to(tmp_path: Path) -> None:
    files = {
        **news(
            "lien-ket", "2024-05-01", body="[kế hoạch](../../ke-hoach/nghe-an-2024.md#muc-dich)\n"
        ),
        **news("nhap", "2024-05-02", "draft: true", 'tasks: ["nghe-an-2024#1"]'),
    }
    collection = collected(tmp_path, files)
    relations = Relations(collection)
    plan = collection.of(Plan)[0]
    assert slugs(relations.of_plan(plan)) == ["lien-ket", "mot-cua"]
    assert slugs(relations.of_topic("tthc")) == ["mot-cua", "nghe-an-2024"]
    assert slugs(relations.of_place("nghe-an")) == ["lien-ket", "mot-cua", "nghe-an-2024"]
    assert slugs(relations.agencies_of_place("nghe-an")) == ["so-noi-vu-nghe-an"]
    assert relations.of_topic("khong-co") == []


def test_an_article_knows_the_issues_that_carry_it(tmp_path: Path) -> None:
    later = issue("2024-03", "sections:", "  - title: Lại", "    items: tin-tuc/mot-cua")
    collection = collected(tmp_path, later)
    relations = Relations(collection)
    assert slugs(relations.carrying(find(collection, "mot-cua"))) == ["2024-03", "2024-01"]
    assert relations.carrying(collection.of(Plan)[0]) == []


def test_an_issue_without_sections_gathers_the_articles_of_its_month(tmp_path: Path) -> None:
    files = {
        **issue("2024-06", "lead: Chào"),
        **issue("2024-07", "sample: true"),
        **news("b", "2024-06-20"),
        **news("a", "2024-06-02"),
        **{
            k: v.replace("Tin trong tỉnh", "Chỉ đạo, điều hành")
            for k, v in news("c", "2024-06-30").items()
        },
        **news("mau", "2024-06-15", "sample: true"),
        **news("mau-7", "2024-07-15", "sample: true"),
        **news("that-7", "2024-07-15"),
        **news("nhap", "2024-06-15", "draft: true"),
        **news("nam", "2024"),
    }
    collection = collected(tmp_path, files)
    june, july = (find(collection, month) for month in ("2024-06", "2024-07"))
    assert isinstance(june, Bulletin) and isinstance(july, Bulletin)
    sections = issue_sections(june, collection)
    assert [(section.title, slugs(section.items)) for section in sections] == [
        ("Chỉ đạo, điều hành", ["c"]),
        ("Tin trong tỉnh", ["a", "b"]),
    ]
    assert [section.id for section in sections] == [
        "muc-1-chi-dao-dieu-hanh",
        "muc-2-tin-trong-tinh",
    ]
    assert [slugs(section.items) for section in issue_sections(july, collection)] == [["mau-7"]]
    assert slugs(Relations(collection).carrying(find(collection, "c"))) == ["2024-06"]


def test_an_issue_shows_only_what_is_published(tmp_path: Path) -> None:
    lines = (
        "sections:",
        "  - title: Một",
        "    items: [tin-tuc/nhap]",
        "  - title: Hai",
        "    text: Lời",
    )
    draft = "\n".join(("---", "published: 2024-08-01", "state: dự thảo", *lines, "---", ""))
    files = {"bulletins/2024-08/index.md": draft, **news("nhap", "2024-08-01", "draft: true")}
    collection = collected(tmp_path, files, preview=True)
    shown = issue_sections(collection.of(Bulletin)[0], collection)
    assert [(section.title, section.text, slugs(section.items)) for section in shown] == [
        ("Một", "", ["nhap"]),
        ("Hai", "Lời", []),
    ]
    assert slugs(collected(tmp_path, files).of(Bulletin)) == ["2024-01"]


@pytest.mark.parametrize(
    ("lines", "title", "label"),
    [
        ((), "Bản tin cải cách hành chính – Số 09/2024", "Số 09/2024"),
        (("number: 9",), "Bản tin cải cách hành chính – Số 9", "Số 9"),
        (("number: Số 09",), "Bản tin cải cách hành chính – Số 09", "Số 09"),
        (("sample: true",), "Bản tin cải cách hành chính – Số mẫu, tháng 9 năm 2024", "Số mẫu"),
        (("title: Số đặc biệt",), "Số đặc biệt", "Số 09/2024"),
    ],
)
def test_an_issue_is_named_by_its_number_and_a_sample_by_none(
    tmp_path: Path, lines: tuple[str, ...], title: str, label: str
) -> None:
    collection = collected(tmp_path, issue("2024-09", "lead: Lời dẫn.", *lines))
    newest = collection.of(Bulletin)[0]
    assert (title_of(newest, collection), newest.number_label) == (title, label)


def test_a_card_says_what_a_list_prints(tmp_path: Path) -> None:
    collection = collected(tmp_path, {})
    cards = Cards(collection)
    card = cards.of(find(collection, "mot-cua"))
    assert (card.kind, card.kind_label, card.url) == (
        "tin-tuc",
        "Tin, bài",
        "tin-tuc/2024/mot-cua/",
    )
    assert card.agency is not None and card.agency.title == "Sở Nội vụ"
    assert card.place is not None and card.place.url == "dia-phuong/nghe-an/"
    assert [topic.url for topic in card.topics] == ["noi-dung/tthc/"]
    assert (card.sample, card.draft, card.image) == (False, False, None)
    assert cards.of(find(collection, "mot-cua")) is card


def test_an_item_belongs_to_its_own_place_before_that_of_its_agency(tmp_path: Path) -> None:
    files = {
        "docs/dia-phuong/go-dau.md": PLACE_FILE,
        PLAN: SOUND[PLAN].replace("place: nghe-an", "place: go-dau"),
    }
    files[AGENCY] = SOUND[AGENCY].replace("place: nghe-an\n", "place: go-dau\n")
    collection = collected(tmp_path, files)
    assert place_of(collection.of(Plan)[0], collection) == "go-dau"
    assert place_of(find(collection, "mot-cua"), collection) == "go-dau"
    assert place_of(collection.of(Place)[0], collection) is None


def test_the_summary_of_an_issue_is_its_lead(tmp_path: Path) -> None:
    collection = collected(tmp_path, {})
    assert summary_of(find(collection, "2024-01")) == "Số đầu năm."
    assert summary_of(find(collection, "mot-cua")) == ""
