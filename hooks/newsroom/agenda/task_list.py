"""The public list of tasks as CSV, for a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..content.collection import Collection
from ..content.models import Plan, Topic
from ..text.spreadsheets import render_csv
from ..views.tasks import AgencyTask

HEADER = (
    "Kế hoạch",
    "Số, ký hiệu",
    "STT",
    "Nhiệm vụ",
    "Nội dung CCHC",
    "Cơ quan chủ trì",
    "Cơ quan phối hợp",
    "Thời gian thực hiện",
    "Các kỳ",
    "Sản phẩm dự kiến",
    "Đường dẫn",
)
PART = "Vai trò"
"""The column that a list of one agency has besides."""


def render_task_list(collection: Collection, parts: Iterable[AgencyTask], *, agency: bool) -> bytes:
    """The tasks as a spreadsheet reads them.

    What was done is not in it: a column with empty cells would be a list of gaps.
    """
    rows: list[Sequence[str]] = [(*HEADER, PART) if agency else HEADER]
    for part in parts:
        task = part.task
        plan = collection.find(Plan, task.plan)
        assert plan is not None
        topics = [topic.title for slug in task.topics if (topic := collection.find(Topic, slug))]
        rows.append(
            [
                plan.title,
                plan.number or "",
                task.number,
                task.title,
                ", ".join(topics),
                task.lead,
                task.partners,
                task.time,
                ", ".join(period.label for period in task.due),
                task.product,
                f"{collection.settings.site_url}{plan.url}#{task.anchor}",
                *([part_label(part)] if agency else []),
            ]
        )
    return render_csv(rows)


def part_label(part: AgencyTask) -> str:
    """ "Chủ trì", "Phối hợp", or these as one of a group."""
    label = "Chủ trì" if part.leads else "Phối hợp"
    return f"{label} (trong nhóm: {part.group.title})" if part.group else label
