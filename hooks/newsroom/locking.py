"""A lock on an open file that two runs of a program see, and that a killed one does not leave."""

from __future__ import annotations

import os
import sys
from typing import IO

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_FAR = 1 << 30
"""Windows lets nobody read what is locked, so the one byte lies behind all that is written."""


def locked(file: IO[str]) -> bool:
    """Locks a file until it is closed; false when another run holds it."""
    try:
        if sys.platform == "win32":
            here = os.lseek(file.fileno(), 0, os.SEEK_CUR)
            os.lseek(file.fileno(), _FAR, os.SEEK_SET)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
            os.lseek(file.fileno(), here, os.SEEK_SET)
        else:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):  # as Linux and as Windows say it
        return False
    return True
