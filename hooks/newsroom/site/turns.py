"""Builds and previews of one repository take turns: they share the next site's folder and the caches."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import sleep

from ..locking import locked

_WAITING = (
    "Một lần dựng khác của kho nội dung này đang chạy (make site hoặc make serve); "
    "đang đợi lần ấy xong."
)


@contextmanager
def turn(root: Path, say: Callable[[str], object]) -> Iterator[None]:
    """Waits, and says so, while another run builds; then others wait until this one ends.

    The file stays and means nothing: only the lock on it does, which a killed run gives up.
    """
    file = root / ".cache" / "newsroom" / "turn.lock"
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a", encoding="utf-8") as opened:
        if not locked(opened):
            say(_WAITING)
            while not locked(opened):
                sleep(0.2)
        yield
