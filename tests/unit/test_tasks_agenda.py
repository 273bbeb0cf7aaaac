"""Calendars and lists of tasks as other programs read them."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar

from newsroom.agenda.entries import list_entries
from newsroom.agenda.ics import CalendarWriter
from newsroom.agenda.task_list import render_task_list
from newsroom.content.collection import Collection
from newsroom.content.models import Article
from newsroom.views.tasks import AgencyTask
from tests.unit.task_samples import BASE, PLAN, Repository, article, contents_in, plan, read, table


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return contents_in(tmp_path)


ROWS = (
    "| 1 | Xây dựng bản tin điện tử; gửi các cơ quan, đơn vị nghiên cứu và áp dụng tùy vào tình hình thực tế "
    "của địa phương | Sở Nội vụ | | Hàng quý |",
    "| 2 | Tập huấn | Sở Nội vụ | | Thường xuyên |",
    "| 3 | -Tổng kết | Sở Nội vụ | | Trước 15/12/2021 |",
)
EVENT = article(
    "happened: 2021-05-03", "until: 2021-05-04", "venue: Hội trường A", title="Hội nghị tập huấn"
)


def collection_of(repository: Repository) -> Collection:
    sample = article("happened: 2021-06-03", "sample: true")
    files = {"docs/tin-tuc/2021/hoi-nghi.md": EVENT, "docs/tin-tuc/2021/mau.md": sample}
    return read(repository({**BASE, PLAN: table(*ROWS), **files}))[0]


def calendar_of(collection: Collection) -> bytes:
    entries = list_entries(collection, collection.tasks.values(), collection.of(Article))
    return CalendarWriter("cchc.example.org").render(
        "Nhiệm vụ", "https://cchc.example.org/", entries
    )


def test_due_periods_and_events_are_whole_days_in_the_calendar(repository: Repository) -> None:
    events = Calendar.from_ical(calendar_of(collection_of(repository))).walk("VEVENT")
    found = [
        (event.decoded("dtstart"), event.decoded("dtend"), str(event["transp"])) for event in events
    ]
    assert found == [
        (date(2021, 1, 1), date(2021, 4, 1), "TRANSPARENT"),
        (date(2021, 4, 1), date(2021, 7, 1), "TRANSPARENT"),
        (date(2021, 5, 3), date(2021, 5, 5), "OPAQUE"),
        (date(2021, 7, 1), date(2021, 10, 1), "TRANSPARENT"),
        (date(2021, 10, 1), date(2022, 1, 1), "TRANSPARENT"),
        (date(2021, 12, 14), date(2021, 12, 15), "TRANSPARENT"),
    ]
    (event,) = [event for event in events if event["transp"] == "OPAQUE"]
    assert (event["summary"], event["location"]) == ("Hội nghị tập huấn", "Hội trường A")
    assert str(event["url"]) == "https://cchc.example.org/tin-tuc/2021/hoi-nghi/"


def test_ids_are_unique_and_moments_come_from_the_content(repository: Repository) -> None:
    events = Calendar.from_ical(calendar_of(collection_of(repository))).walk("VEVENT")
    uids = [str(event["uid"]) for event in events]
    assert len(set(uids)) == len(uids) and all(uid.endswith("@cchc.example.org") for uid in uids)
    stamps = {event.decoded("dtstamp").date() for event in events}
    assert stamps == {date(2021, 1, 5), date(2021, 5, 10)}  # 07:00 in Vietnam is 00:00 UTC
    assert all(event.decoded("dtstamp").utcoffset() == timedelta(0) for event in events)


def test_lines_are_short_and_end_as_the_standard_says(repository: Repository) -> None:
    calendar = calendar_of(collection_of(repository))
    assert calendar == calendar_of(collection_of(repository))
    lines = calendar.split(b"\r\n")
    assert lines[-1] == b"" and not any(b"\n" in line for line in lines)
    assert max(map(len, lines)) <= 75
    for line in lines:
        line.decode()  # no letter is cut in two


def test_a_plan_without_date_still_has_a_valid_moment(repository: Repository) -> None:
    head = table(*ROWS).splitlines()[-5:]
    source = plan(*head).replace("issued: 2021-01-05\n", "")
    collection = read(repository({**BASE, PLAN: source}))[0]
    events = Calendar.from_ical(calendar_of(collection)).walk("VEVENT")
    assert {event.decoded("dtstamp").date() for event in events} == {date(2000, 1, 1)}


def test_calendars_that_share_entries_write_them_alike(repository: Repository) -> None:
    collection = collection_of(repository)
    entries = list_entries(collection, collection.tasks.values(), collection.of(Article))
    writer = CalendarWriter("cchc.example.org")
    whole = writer.render("Nhiệm vụ", "https://cchc.example.org/", entries)
    part = writer.render("Một phần", "https://cchc.example.org/a/", entries[1:3])
    assert whole == calendar_of(collection)
    found = [str(event["uid"]) for event in Calendar.from_ical(part).walk("VEVENT")]
    assert found == [f"{entry.uid}@cchc.example.org" for entry in entries[1:3]]


def rows_of(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_the_list_opens_in_a_spreadsheet_with_its_marks(repository: Repository) -> None:
    collection = collection_of(repository)
    parts = [AgencyTask(task, leads=True) for task in collection.tasks.values()]
    data = render_task_list(collection, parts, agency=False)
    assert data.startswith(b"\xef\xbb\xbf") and data.count(b"\r\n") == data.count(b"\n") == 4
    first, second, third = rows_of(data)
    assert first["Nhiệm vụ"].startswith("Xây dựng bản tin điện tử; gửi các cơ quan")
    assert first["Các kỳ"] == "Quý I/2021, Quý II/2021, Quý III/2021, Quý IV/2021"
    assert first["Đường dẫn"] == "https://cchc.example.org/ke-hoach/ke-hoach/#nhiem-vu-1"
    assert second["Thời gian thực hiện"] == "Thường xuyên" and second["Các kỳ"] == ""
    assert third["Nhiệm vụ"] == "'-Tổng kết", "a spreadsheet would take it for a formula"
    assert "Vai trò" not in first


def test_the_list_of_an_agency_says_its_part(repository: Repository) -> None:
    collection = collection_of(repository)
    parts = [AgencyTask(task, leads=False) for task in collection.tasks.values()]
    rows = rows_of(render_task_list(collection, parts, agency=True))
    assert {row["Vai trò"] for row in rows} == {"Phối hợp"}


def test_several_agencies_of_a_cell_stay_apart_in_the_list_and_the_calendar(
    repository: Repository,
) -> None:
    row = "| 1 | Viết tin | - Sở Nội<br>vụ<br>- Sở Tài chính | | Quý II/2021 |"
    more = "| | | các sở, ban, ngành | | |"
    collection = read(repository({**BASE, PLAN: table(row, more)}))[0]
    expected = "Sở Nội vụ; Sở Tài chính; các sở, ban, ngành"
    parts = [AgencyTask(task, leads=True) for task in collection.tasks.values()]
    (listed,) = rows_of(render_task_list(collection, parts, agency=False))
    assert listed["Cơ quan chủ trì"] == expected
    (event,) = Calendar.from_ical(calendar_of(collection)).walk("VEVENT")
    assert f"Cơ quan chủ trì: {expected}\n" in str(event["description"])
