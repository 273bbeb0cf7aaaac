"""The ledger of a sending: who has the letter, kept beside the list, safe against interruption."""

from __future__ import annotations

import csv
import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from ..locking import locked

HEADER = ("Địa chỉ", "Thời điểm", "Mã thư", "Tình trạng", "Máy chủ trả lời")
SENT = "đã gửi"
SENDING = "đang gửi"
UNSURE = "chưa chắc"
POSTPONED = "tạm hoãn"
REFUSED = "bị từ chối"
AGAIN = "gửi lại"
"""What a clerk writes over "chưa chắc" when the recipient says that nothing came."""
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

    def __init__(self, file: Path) -> None:
        self.file = file
        self._last: dict[str, Entry] = {}
        if file.is_file():
            self._read()
        self._out: IO[str] | None = None

    def __enter__(self) -> Self:
        """Holds the ledger until the sending ends, and reads what another run has written since."""
        self._out = self.file.open("a", encoding="utf-8", newline="")
        if not locked(self._out):
            self._out.close()
            raise UnusableLedger(
                f"Một lệnh gửi khác đang ghi sổ gửi {self.file}. Hãy đợi lệnh ấy xong rồi chạy lại."
            )
        self._read()
        written = self.file.read_bytes()
        if not written:
            self._out.write("\ufeff")
            self._row(HEADER)
        elif not written.endswith(b"\n"):
            self._out.write("\r\n")
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

    def _read(self) -> None:
        """What is known so far; a row cut off by a crash says nothing, and hides no other.

        So each line is read by itself: no value holds a line break, but a quotation mark may be
        open. Raises UnusableLedger for a ledger that a spreadsheet has saved in another form.
        """
        text = self.file.read_text(encoding="utf-8-sig", errors="replace")
        if text and not text.startswith(";".join(HEADER)):
            raise UnusableLedger(
                f"Sổ gửi {self.file} không còn đúng dạng (có thể do Excel lưu lại), nên không biết ai đã có thư. "
                "Hãy mở bằng Notepad, trả lại dấu chấm phẩy và bảng mã UTF-8, rồi chạy lại."
            )
        for line in text.splitlines():
            row = next(csv.reader([line], delimiter=";"))
            if len(row) == len(HEADER) and "@" in row[0]:
                self._last[row[0].lower()] = Entry(row[0], row[1], row[2], row[3].strip(), row[4])
