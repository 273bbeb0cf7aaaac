"""What the front page gathers."""

from __future__ import annotations

from pathlib import Path

from newsroom.views.front import dates_ahead
from newsroom.views.tasks import TaskBook
from tests.bad_input.sound import article, look_at


def test_a_draft_that_ends_before_it_begins_can_be_looked_at(tmp_path: Path) -> None:
    """The end is a notice while it is a draft; the preview shows the day it begins."""
    draft = article(
        "draft: true", "updated: 2024-03-05", "happened: 2024-03-05", "until: 2024-03-01"
    )
    found = look_at(tmp_path, {"docs/tin-tuc/2024/khac.md": draft}, preview=True)
    assert found.errors == [] and "sớm hơn" in found.notices[0].message
    events = [
        ahead for ahead in dates_ahead(found.collection, TaskBook(found.collection)) if ahead.event
    ]
    assert [event.when for event in events] == ["05/03/2024"]
