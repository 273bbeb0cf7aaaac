"""Numbers and changes as Vietnamese reports write them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ..text.dates import PartialDate, short_date
from .figures import Figures

SAMPLE_MARK = "SỐ LIỆU MẪU"
UNKNOWN = "–"
UNKNOWN_NOTE = f"Dấu “{UNKNOWN}”: không có số liệu."
NOTHING = "Trong kỳ không ghi nhận tin, bài, bản tin, sự kiện, câu hỏi hay tài liệu kiểm chứng nào."
COUNTING_RULE = (
    "Tin, bài tính theo ngày đăng; sự kiện tính theo ngày bắt đầu. Tin, bài có nhiều nội dung hoặc nhiều "
    "kênh được tính ở từng nội dung, từng kênh, nên các dòng cộng lại có thể lớn hơn tổng số."
)
RANKING_RULE = (
    "Xếp theo số tin, bài; rồi số sự kiện, số lượt người dự, số nhiệm vụ chủ trì có tài liệu kiểm chứng. "
    "Bằng nhau thì cùng hạng. Kế hoạch không quy định thang điểm: cột “Xếp loại” để cơ quan đánh giá ghi."
)


def shown(value: float | None) -> str:
    """With a decimal comma and points between thousands: 1250.5 → "1.250,5"; "–" for unknown."""
    if value is None:
        return UNKNOWN
    written = f"{value:,.2f}".rstrip("0").rstrip(".")
    return written.translate(str.maketrans(",.", ".,"))


def counted(value: float | None) -> str:
    """In a sentence, where offices write whole numbers below 10 with a nought: "05 tin"."""
    if value is not None and value == int(value) and 0 < value < 10:
        return f"{int(value):02}"
    return shown(value)


def change(now: float | None, then: float | None) -> str:
    """ "tăng 3", "giảm 2", "bằng"; "–" where one of them is not known."""
    if now is None or then is None:
        return UNKNOWN
    difference = round(now - then, 2)
    if not difference:
        return "bằng"
    return f"{'tăng' if difference > 0 else 'giảm'} {shown(abs(difference))}"


def compared(now: float, earlier: Iterable[tuple[str, float | None]]) -> str:
    """In a sentence: " (tăng 02 so với quý I/2021; bằng quý II/2020)"; "" when nothing is known."""
    parts = []
    for name, then in earlier:
        if then is None:
            continue
        if now == then:
            parts.append(f"bằng {name}")
        else:
            difference = counted(round(abs(now - then), 2))
            parts.append(f"{'tăng' if now > then else 'giảm'} {difference} so với {name}")
    return f" ({'; '.join(parts)})" if parts else ""


def days(first: date | PartialDate, last: date | PartialDate) -> str:
    """ "12/05/2021" or "12/05/2021 – 14/05/2021"."""
    written = short_date(first)
    return written if first == last else f"{written} – {short_date(last)}"


def head_lines(figures: Figures) -> tuple[str, ...]:
    """What every output says above its figures."""
    lines = [f"{figures.period.closing}."]
    if figures.until and figures.until < figures.period.span.last:
        lines.append(f"Số liệu tính đến hết ngày {short_date(figures.until)}.")
    lines += (f"Phạm vi: {limit}." for limit in figures.limits)
    if figures.empty:
        lines.append(NOTHING)
    return tuple(lines)


def title(figures: Figures) -> str:
    return f"Kết quả thông tin, tuyên truyền cải cách hành chính {figures.period.name}"
