"""A small repository in which things were done, for tests of reports."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from newsroom.content.collection import Collection
from newsroom.reports.counting import count
from newsroom.reports.figures import Figures
from newsroom.reports.ledger import Scope
from newsroom.reports.periods import read_period
from tests.unit.task_samples import BASE, contents_in, errors, read, table

NEWS = "docs/tin-tuc"
SECRET = "diem-danh-rieng"
"""A file that must never be public."""


def news(title: str, date: str, *fields: str, agency: str = "so-noi-vu", genre: str = "tin") -> str:
    """The source of an article with further fields."""
    head = [f"title: {title}", f"date: {date}", f"genre: {genre}", "section: Sự kiện"]
    return "\n".join(["---", *head, f"agency: {agency}", *fields, "---", "", "Một đoạn.", ""])


def question(asked: str, answered: str = "") -> str:
    """The source of a question with or without an answer."""
    head = ["title: Hỏi?", f"asked: {asked}", "agency: so-tai-chinh"]
    lines = [f"answered: {answered}", "---", "", "Trả lời."] if answered else ["---"]
    return "\n".join(["---", *head, *lines, ""])


DONE: Mapping[str, str] = {
    **BASE,
    "docs/ke-hoach/ke-hoach.md": table(
        "| 1 | Tổ chức tập huấn | Sở Nội vụ | | Quý II/2021 |",
        "| 2 | Viết tin, bài | Các sở, ban, ngành | | Thường xuyên |",
        "| 3 | Đối thoại | Sở Tài chính | Sở Nội vụ | Hàng quý |",
    ),
    f"{NEWS}/2021/tap-huan.md": news(
        "Tập huấn một cửa",
        "2021-06-20",  # after the cut-off of quarter II, but it took place before
        "happened: 2021-06-01",
        "until: 2021-06-02",
        "venue: Hội trường A",
        "reached: 1200",
        "topics: [tthc]",
        "tasks: [ke-hoach#1]",
        "evidence:",
        "  - {kind: chương trình, title: Chương trình, file: chuong-trinh.pdf, public: true}",
        f"  - {{kind: danh sách điểm danh, file: {SECRET}.pdf}}",
        "  - {kind: video, link: https://video.example.vn/1}",
    ),
    f"{NEWS}/2021/chuong-trinh.pdf": "%PDF-1.7 chuong trinh",
    f"{NEWS}/2021/{SECRET}.pdf": f"%PDF-1.7 {SECRET}",
    f"{NEWS}/2021/phat-thanh.md": news(
        "Phát thanh về thủ tục",
        "2021-04-10",
        "channels: [phát thanh – truyền hình, cổng]",
        "broadcast: {station: Đài tỉnh A, minutes: 10.1}",
        "topics: [tthc, the-che]",
        "tasks: [ke-hoach#2]",
        "reached: 300",
    ),
    f"{NEWS}/2021/phat-thanh-2.md": news(
        "=Phát thanh lần hai",
        "2021-06-14",
        "channels: [phát thanh – truyền hình]",
        "broadcast: {station: Đài tỉnh A, minutes: 5.2}",
        "topics: [tthc]",
        agency="so-tai-chinh",
        genre="phóng sự",
    ),
    f"{NEWS}/2021/quy-mot.md": news("Tin quý một", "2021-03-14", "topics: [tthc]"),
    f"{NEWS}/2021/mau.md": news("Tin mẫu", "2021-05-05", "sample: true", "tasks: [ke-hoach#3]"),
    f"{NEWS}/2020/nam-truoc.md": news("Tin năm trước", "2020-05-05"),
    "docs/hoi-dap/mot.md": question("2021-04-01", "2021-04-05"),
    "docs/hoi-dap/hai.md": question("2021-04-01", "2021-04-12"),
    "docs/hoi-dap/ba.md": question("2021-06-10", "2021-06-30"),
    "docs/hoi-dap/bon.md": question("2021-06-11"),
}
"""Quarter II of 2021 by its cut-off days: two items, one event, two broadcasts, two answers."""


def collection_of(folder: Path, files: Mapping[str, str] = DONE) -> Collection:
    collection, problems = read(contents_in(folder)(files))
    assert errors(problems) == []
    return collection


def figures_of(
    folder: Path,
    period: str = "2021-Q2",
    files: Mapping[str, str] = DONE,
    *,
    samples: bool = False,
    scope: Scope | None = None,
) -> Figures:
    """The report of a period with the default cut-off day."""
    collection = collection_of(folder, files)
    return count(collection, read_period(period, 14), samples=samples, scope=scope)
