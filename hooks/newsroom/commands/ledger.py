"""The ledger of an issue: who has the letter, safe against interruption."""

from __future__ import annotations

import csv
import os
import re
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from ..locking import locked
from ..text.vietnamese import fold

HEADER = ("Địa chỉ", "Thời điểm", "Mã thư", "Tình trạng", "Máy chủ trả lời")
SENT = "đã gửi"
SENDING = "đang gửi"
UNSURE = "chưa chắc"
POSTPONED = "tạm hoãn"
REFUSED = "bị từ chối"
AGAIN = "gửi lại"
"""What a clerk writes over "chưa chắc" when the recipient says that nothing came."""
STATES = (SENT, SENDING, UNSURE, POSTPONED, REFUSED, AGAIN)
MAY_BE_SENT = frozenset({"", POSTPONED, REFUSED, AGAIN})
"""After any other state, one written wrongly too, a letter might arrive twice."""


class UnusableLedger(ValueError):
    """Nobody knows who has the letter, or will have it in a moment; the sentence says why."""


@dataclass(frozen=True)
class Entry:
    address: str
    moment: str
    message_id: str
    state: str
    answer: str


class Ledger:
    """A file that only grows; the last row of an address tells how it stands.

    Every row is on the disk before the next step is taken. A row "đang gửi" without a later one
    means that the sending was killed between handing the letter over and hearing the answer;
    "chưa chắc", that the server went away in between.
    """

    def __init__(self, file: Path, earlier: Sequence[Path] = ()) -> None:
        self.file = file
        self._earlier = _merged(earlier)
        """What other ledgers of the same issue tell."""
        self._last = self._earlier | (_entries(file) if file.is_file() else {})
        self._out: IO[str] | None = None

    def __enter__(self) -> Self:
        """Holds the ledger until the sending ends, and reads what another run has written since."""
        self.file.parent.mkdir(exist_ok=True)
        new = not self.file.exists()
        self._out = self.file.open("a", encoding="utf-8", newline="")
        if not locked(self._out):
            self._out.close()
            raise UnusableLedger(
                f"Một lệnh gửi khác đang ghi sổ gửi {self.file}. Hãy đợi lệnh ấy xong rồi chạy lại."
            )
        written = self.file.read_bytes()
        own = _entries(self.file) if written or not new else {}
        if not written:
            self._out.write("\ufeff")
            self._row(HEADER)
        elif not written.endswith(b"\n"):
            self._out.write("\r\n")
        for address in self._earlier.keys() - own.keys():
            self._row(astuple(self._earlier[address]))
        self._last = self._earlier | own
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._out:
            self._out.close()

    @property
    def empty(self) -> bool:
        """Whether nobody has been sent anything yet."""
        return not self._last

    def state(self, address: str) -> str:
        """How an address stands, or "" when it has not been tried."""
        entry = self._last.get(address.lower())
        return entry.state if entry else ""

    def answer(self, address: str) -> str:
        entry = self._last.get(address.lower())
        return entry.answer if entry else ""

    def record(
        self, address: str, moment: datetime, message_id: str, state: str, answer: str = ""
    ) -> None:
        """Writes how an address stands now, and waits until it is on the disk."""
        written = moment.isoformat(timespec="seconds")
        entry = Entry(address, written, message_id, state, " ".join(answer.split()))
        self._last[address.lower()] = entry
        self._row((entry.address, entry.moment, entry.message_id, entry.state, entry.answer))

    def _row(self, values: tuple[str, ...]) -> None:
        assert self._out is not None, "the ledger is open while letters go out"
        csv.writer(self._out, delimiter=";", lineterminator="\r\n").writerow(values)
        self._out.flush()
        os.fsync(self._out.fileno())


def _merged(files: Sequence[Path]) -> dict[str, Entry]:
    """How each address stands in several ledgers; who may have the letter by one, may have it."""
    merged: dict[str, Entry] = {}
    for file in files:
        for address, entry in _entries(file).items():
            if address not in merged or merged[address].state in MAY_BE_SENT:
                merged[address] = entry
    return merged


def _entries(file: Path) -> dict[str, Entry]:
    """The last row of each address; one cut off by a crash says nothing, and hides no other.

    So each line is read by itself: no value holds a line break, but a quotation mark may be
    open. Raises UnusableLedger for a ledger that was emptied or that a spreadsheet has saved in
    another form.
    """
    text = file.read_text(encoding="utf-8-sig", errors="replace")
    if not text.strip():
        raise UnusableLedger(
            f"Sổ gửi {file} trống, nên không biết ai đã có thư. Hãy chép bản sao lưu đè lên; "
            "nếu chắc chắn số này chưa gửi cho ai thì xóa tệp ấy, rồi chạy lại."
        )
    if not text.startswith(";".join(HEADER)):
        raise UnusableLedger(
            f"Sổ gửi {file} không còn đúng dạng (có thể do Excel lưu lại), nên không biết ai đã có thư. "
            "Hãy mở bằng Notepad, trả lại dấu chấm phẩy và bảng mã UTF-8, rồi chạy lại."
        )
    rows = (next(csv.reader([line], delimiter=";")) for line in text.splitlines())
    return {
        row[0].lower(): Entry(row[0], row[1], row[2], _state(row[3]), row[4])
        for row in rows
        if len(row) == len(HEADER) and "@" in row[0]
    }


def _state(written: str) -> str:
    """The state that a clerk means, whatever marks stand around it; other words as they are."""
    words = " ".join(re.findall(r"\w+", fold(written)))
    meant = {fold(state): state for state in STATES}
    return meant.get(words) or written.strip() or UNSURE
