"""Agencies in the cells of task tables: found whatever the wording, or named as not found."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.content.collection import Collection
from newsroom.content.models import Agency
from newsroom.text.name_lists import listed, on_one_line
from newsroom.text.names import Names
from tests.repositories import ROOT
from tests.unit.task_samples import BASE, PLAN, Repository, contents_in, errors, plan, read, table


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return contents_in(tmp_path)


NAMES = Names(
    [
        ("Sở Nội vụ", "noi-vu"),
        ("Sở Tài chính", "tai-chinh"),
        ("Các sở, ban, ngành", "nganh"),
        ("Các sở, ban, ngành tỉnh", "nganh-tinh"),
        ("Văn phòng Hội đồng nhân dân và Ủy ban nhân dân huyện", "van-phong"),
        ("Ủy ban nhân dân các xã, thị trấn", "xa"),
        ("Phòng Bưu chính - Viễn thông", "buu-chinh"),
    ]
)
WRITTEN = {
    "noi-vu": ["Sở Nội vụ", "sở nội vụ", "SỞ NỘI VỤ"],
    "tai-chinh": ["Sở Tài chính"],
    "nganh": ["Các sở, ban, ngành", "các sở, ban, ngành", "sở, ban, ngành"],
    "van-phong": ["Văn phòng HĐND và UBND huyện", "Văn phòng HĐND và Ủy ban nhân dân huyện"],
    "xa": ["UBND các xã, thị trấn", "Uỷ ban nhân dân các xã, thị trấn"],
    "buu-chinh": ["Phòng Bưu chính – Viễn thông"],
}


def owners(text: str) -> list[str | None]:
    mentions, unknown = NAMES.read(text)
    assert not unknown, unknown
    return [mention.owner for mention in mentions if mention.owner]


@given(
    st.lists(st.sampled_from(sorted(WRITTEN)), min_size=1, max_size=5),
    st.sampled_from(["; ", ", ", " và ", "; và ", " và các ", "\n", " cùng với "]),
    st.data(),
)
def test_names_joined_in_any_usual_way_are_all_found(
    keys: list[str], connector: str, data: st.DataObject
) -> None:
    text = connector.join(data.draw(st.sampled_from(WRITTEN[key])) for key in keys)
    assert owners(text.replace("các các", "các").replace("các Các", "các")) == keys


@given(st.text(alphabet="Sở Nội vụ; các ban,ngành và\n-", max_size=60))
def test_the_pieces_of_a_text_are_the_text(text: str) -> None:
    mentions, unknown = NAMES.read(text)
    assert "".join(mention.text for mention in mentions) == text
    assert all(piece.text in " ".join(text.split()) for piece in unknown)


@pytest.mark.parametrize(
    ("cell", "line", "in_files"),
    [
        ("Sở Nội\nvụ", "Sở Nội vụ", "Sở Nội vụ"),
        ("- Sở Nội vụ\n- Sở Tài chính", "Sở Nội vụ; Sở Tài chính", "Sở Nội vụ; Sở Tài chính"),
        ("Sở Nội vụ\nSở Tài\nchính", "Sở Nội vụ; Sở Tài chính", "Sở Nội vụ; Sở Tài chính"),
        (
            "Các sở,\nban, ngành,\nSở Nội vụ",
            "Các sở, ban, ngành; Sở Nội vụ",
            "Các sở, ban, ngành; Sở Nội vụ",
        ),
        ("Sở Nội vụ;\nSở Tài chính.", "Sở Nội vụ; Sở Tài chính.", "Sở Nội vụ; Sở Tài chính"),
        (
            "Sở Nội vụ, Sở Tài chính và\ncác sở, ban, ngành",
            "Sở Nội vụ, Sở Tài chính và các sở, ban, ngành",
            "Sở Nội vụ; Sở Tài chính; các sở, ban, ngành",
        ),
        (
            "+ Sở Nội vụ (thường trực)\n+ Sở Tài chính\n",
            "Sở Nội vụ (thường trực); Sở Tài chính",
            "Sở Nội vụ (thường trực); Sở Tài chính",
        ),
        ("Sở Nội vụ hoặc\nSở Tài chính", *("Sở Nội vụ hoặc Sở Tài chính",) * 2),
        ("", "", ""),
    ],
)
def test_a_cell_of_several_lines_keeps_its_names_apart_and_whole(
    cell: str, line: str, in_files: str
) -> None:
    mentions, _ = NAMES.read(cell)
    assert "".join(piece.text for piece in on_one_line(mentions)) == line
    assert listed(mentions) == in_files


@given(
    st.lists(st.sampled_from(sorted(WRITTEN)), min_size=1, max_size=5),
    st.sampled_from(["; ", ", ", " và ", "; và ", "\n", "\n- ", ",\n", " cùng với\n"]),
    st.data(),
)
def test_a_list_of_names_has_as_many_parts_as_names(
    keys: list[str], connector: str, data: st.DataObject
) -> None:
    text = connector.join(data.draw(st.sampled_from(WRITTEN[key])) for key in keys)
    parts = listed(NAMES.read(text)[0]).split("; ")
    assert [owners(part) for part in parts] == [[key] for key in keys]


def test_the_longest_name_is_taken() -> None:
    assert owners("các sở, ban, ngành tỉnh và Sở Nội vụ") == ["nganh-tinh", "noi-vu"]


def test_a_name_that_holds_a_connector_is_one_name() -> None:
    assert owners("Văn phòng Hội đồng nhân dân và Ủy ban nhân dân huyện") == ["van-phong"]


def test_only_the_piece_that_is_no_name_is_reported() -> None:
    _, unknown = NAMES.read("Sở Nội vụ, Sở Y tế, Sở Tài chính; Sở Xây dựng")
    assert [(piece.text, piece.start) for piece in unknown] == [
        ("Sở Y tế", 11),
        ("Sở Xây dựng", 34),
    ]


@pytest.mark.parametrize(
    "between", ["Sở Tài chính", "Các sở, ban, ngành", "Sở Tài chính và Sở Nội vụ"]
)
def test_two_pieces_that_are_no_names_are_reported_apart(between: str) -> None:
    _, unknown = NAMES.read(f"Sở Y tế, {between}, Sở Xây dựng")
    assert [piece.text for piece in unknown] == ["Sở Y tế", "Sở Xây dựng"]


def test_a_remark_in_brackets_is_passed_but_brackets_in_a_name_are_not() -> None:
    assert owners("Sở Nội vụ (chủ trì chung), Sở Tài chính (kinh phí)") == ["noi-vu", "tai-chinh"]
    names = Names([("Sở A (tỉnh B)", "b"), ("Sở A (tỉnh C)", "c")])
    assert [mention.owner for mention in names.read("Sở A (tỉnh C)")[0]] == ["c", None]
    assert names.read("Sở A")[1] and NAMES.read("(chủ trì chung)")[1]


def test_a_name_is_never_put_together_across_a_semicolon() -> None:
    _, unknown = NAMES.read("Các sở, ban; ngành")
    assert unknown


def test_an_unknown_name_offers_the_nearest_names_and_the_cure(repository: Repository) -> None:
    row = "| 1 | Viết tin | Sở Nội vị | | Cả năm |"
    (found,) = errors(read(repository({**BASE, PLAN: table(row)}))[1])
    assert found.startswith(f'LỖI {PLAN}:11: Nhiệm vụ 1, cột "Cơ quan chủ trì"')
    assert 'Có phải bạn muốn viết "Sở Nội vụ"' in found and "aliases" in found


def test_the_error_stands_at_the_row_that_continues_the_cell(repository: Repository) -> None:
    rows = (
        "| 1 | Viết tin | Sở Nội vụ; | | Cả năm |",
        "| | | Sở Y tế | | |",
    )
    (found,) = errors(read(repository({**BASE, PLAN: table(*rows)}))[1])
    assert found.startswith(f"LỖI {PLAN}:12: ")


def test_a_name_that_two_agencies_of_a_place_bear_is_an_error(repository: Repository) -> None:
    double = "---\ntitle: Sở Nội vụ B\naliases: [Sở Nội vụ]\nlevel: tỉnh\nplace: tinh-a\n---\n"
    row = "| 1 | Viết tin | Sở Nội vụ | | Cả năm |"
    files = {**BASE, PLAN: table(row), "docs/co-quan/so-noi-vu-2.md": double}
    (found,) = errors(read(repository(files))[1])
    assert "docs/co-quan/so-noi-vu-2.md và docs/co-quan/so-noi-vu.md" in found


def test_the_agency_of_the_plans_own_place_is_meant(repository: Repository) -> None:
    elsewhere = "---\ntitle: Sở Nội vụ tỉnh C\naliases: [Sở Nội vụ]\nlevel: tỉnh\n---\n"
    row = "| 1 | Viết tin | Sở Nội vụ | | Cả năm |"
    files = {**BASE, PLAN: table(row), "docs/co-quan/so-noi-vu-c.md": elsewhere}
    collection, problems = read(repository(files))
    assert problems == [] and collection.tasks["ke-hoach#1"].leads == ("so-noi-vu",)


@pytest.mark.parametrize(("place", "name"), [("tinh-a", "UBND huyện B"), ("huyen-b", "Sở Nội vụ")])
def test_agencies_of_the_places_above_and_below_are_found(
    repository: Repository, place: str, name: str
) -> None:
    head, rule, row = table(f"| 1 | Viết tin | {name} | | Cả năm |").splitlines()[-3:]
    source = plan(head, rule, row, place=place)
    collection, problems = read(repository({**BASE, PLAN: source}))
    assert problems == [] and len(collection.tasks["ke-hoach#1"].leads) == 1


def test_an_agency_still_in_draft_cannot_be_given_a_task(repository: Repository) -> None:
    draft = BASE["docs/co-quan/so-tai-chinh.md"].replace("level", "draft: true\nlevel")
    rows = ("| 1 | Viết tin | Sở Tài chính | | Cả năm |",)
    files = {**BASE, PLAN: table(*rows), "docs/co-quan/so-tai-chinh.md": draft}
    assert any(
        "bản nháp" in line and f"{PLAN}:11" in line for line in errors(read(repository(files))[1])
    )


def test_contents_are_those_the_words_name_unless_a_column_says_them(
    repository: Repository,
) -> None:
    head = "| STT | Nhiệm vụ | Cơ quan chủ trì | Thời gian | Nội dung CCHC |"
    rows = (
        "| 1 | Rà soát TTHC, cải cách thể chế | Sở Nội vụ | | |",
        "| 2 | Rà soát thủ tục hành chính | Sở Nội vụ | | Cải cách thể chế |",
        "| 3 | Viết tin | Sở Nội vụ | | |",
        "| 4 | Viết tin | Sở Nội vụ | | Cải cách lối sống |",
    )
    source = plan(head, "| --- | --- | --- | --- | --- |", *rows)
    collection, problems = read(repository({**BASE, PLAN: source}))
    assert [task.topics for task in collection.tasks.values()] == [
        ("the-che", "tthc"),
        ("the-che",),
        (),
        (),
    ]
    (found,) = errors(problems)
    assert f"{PLAN}:14" in found and '"Cải cách lối sống"' in found and "docs/noi-dung/" in found


# --- the five plans ---


@pytest.fixture(scope="module")
def sample() -> Collection:
    collection, problems = read(Path(ROOT))
    assert errors(problems) == []
    return collection


def test_every_mention_of_an_agency_in_the_five_plans_is_resolved(sample: Collection) -> None:
    counts: dict[str, int] = {}
    for task in sample.tasks.values():
        counts[task.plan] = counts.get(task.plan, 0) + 1
        assert task.leads, task.id
        for slug in (*task.leads, *task.partner_agencies):
            agency = sample.find(Agency, slug)
            assert agency is not None and task.plan.startswith(str(agency.place)), task.id
    assert counts == {
        "tien-giang-2021": 8,
        "go-dau-2022": 5,
        "binh-dinh-2022": 7,
        "long-an-2021": 5,
        "nghe-an-2024": 17,
    }


@pytest.mark.parametrize(
    ("task", "leads", "partners"),
    [
        (
            "tien-giang-2021#1",
            "so-thong-tin-va-truyen-thong-tien-giang",
            "van-phong-ubnd-tinh-tien-giang cac-so-ban-nganh-tien-giang "
            "ubnd-cac-huyen-thanh-pho-thi-xa-tien-giang",
        ),
        (
            "tien-giang-2021#5",
            "so-noi-vu-tien-giang",
            "cac-so-ban-nganh-tien-giang ubnd-cac-huyen-thanh-pho-thi-xa-tien-giang",
        ),
        (
            "tien-giang-2021#8",
            "dai-phat-thanh-va-truyen-hinh-tien-giang",
            "cac-so-ban-nganh-tien-giang ubnd-cac-huyen-thanh-pho-thi-xa-tien-giang "
            "cac-co-quan-don-vi-lien-quan-tien-giang",
        ),
        (
            "go-dau-2022#2",
            "van-phong-hdnd-va-ubnd-huyen-go-dau phong-van-hoa-va-thong-tin-go-dau",
            "ubnd-cac-xa-thi-tran-go-dau cac-co-quan-don-vi-lien-quan-go-dau",
        ),
        (
            "binh-dinh-2022#2.4",
            "phong-buu-chinh-vien-thong-va-cong-nghe-thong-tin-binh-dinh",
            "so-noi-vu-binh-dinh dai-phat-thanh-va-truyen-hinh-binh-dinh",
        ),
        (
            "long-an-2021#4",
            "bao-long-an dai-phat-thanh-va-truyen-hinh-long-an",
            "cac-so-nganh-long-an ubnd-cap-huyen-long-an ubnd-cap-xa-long-an",
        ),
        ("nghe-an-2024#5.1", "dai-phat-thanh-truyen-hinh-nghe-an bao-nghe-an", ""),
    ],
)
def test_a_task_of_the_plans_is_given_to_the_agencies_it_names(
    sample: Collection, task: str, leads: str, partners: str
) -> None:
    found = sample.tasks[task]
    assert found.leads == tuple(leads.split())
    assert found.partner_agencies == tuple(partners.split())


def test_the_times_of_the_five_plans_fall_due_when_they_say(sample: Collection) -> None:
    due = {task.id: [f"{d.first}/{d.last}" for d in task.due] for task in sample.tasks.values()}
    assert due["tien-giang-2021#4"] == ["2021-04-01/2021-06-30", "2021-07-01/2021-09-30"]
    assert due["binh-dinh-2022#2.7"] == ["2022-07-01/2022-09-30"]
    assert len(due["long-an-2021#4"]) == 4 and len(due["long-an-2021#3"]) == 12
    # The plan was issued on 12 April: its monthly bulletin is due from that month on.
    assert due["tien-giang-2021#5"][0] == "2021-04-01/2021-04-30"
    assert len(due["tien-giang-2021#5"]) == 9
    with_due = {task for task, periods in due.items() if periods}
    assert with_due == {
        "tien-giang-2021#4",
        "tien-giang-2021#5",
        "binh-dinh-2022#2.7",
        "long-an-2021#3",
        "long-an-2021#4",
    }


def test_an_agency_is_not_taken_for_another_of_its_place() -> None:
    names = Names([("Sở Tài chính tỉnh Hoa Sen", "a"), ("Sở Nội vụ tỉnh Hoa Sen", "b")])
    assert names.nearest("Sở Nội vu tỉnh Hoa Sen") == ["Sở Nội vụ tỉnh Hoa Sen"]
    assert names.nearest("Sở Tư pháp tỉnh Hoa Sen") == []
