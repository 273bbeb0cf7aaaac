"""Work shared with further processes, where the system can copy a running one."""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from functools import partial
from itertools import islice
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import TypeVar

Made = TypeVar("Made")
Thing = TypeVar("Thing")

MOST = 8
"""Processes at once: each copies some of the memory."""
LARGEST = 400
"""Megabytes from which a process is not copied, so that 20,000 pages are built within 1 GiB."""


def beside(make: Callable[[], Iterable[Made]]) -> Iterator[Made]:
    """Starts making things in a process of its own; they come back one by one, in their order.

    The process is a copy of this one, so only what it made travels (pickled). They are made here
    where a process cannot safely be copied (Windows, macOS, beside other threads) or is large, where
    there is one processor only, and when the copy died. What goes wrong there is raised here.
    """
    if _is_alone():
        # What is there now stays: never searched for garbage again, it can be shared with a copy.
        gc.freeze()
    if not _can_copy():
        return iter(make())
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_send, args=(sender, make), daemon=True)
    try:
        process.start()
    except OSError:
        return iter(make())
    sender.close()
    return _received(receiver, process, make)


def shared_out(work: Callable[[Thing], Made], things: Sequence[Thing]) -> list[Made]:
    """What the work makes of each thing, in their order, made on all processors."""
    shares = min(_processors(), MOST) if _can_copy() else 1

    def make(share: int) -> list[list[Made]]:
        """One list, for a process that sends things singly waits until each is fetched."""
        return [[work(thing) for thing in things[share::shares]]]

    others = [beside(partial(make, share)) for share in range(1, shares)]
    made = [part for parts in (make(0), *others) for part in parts]
    return [made[number % shares][number // shares] for number in range(len(things))]


def _received(
    receiver: Connection, process: BaseProcess, make: Callable[[], Iterable[Made]]
) -> Iterator[Made]:
    count = 0
    with closing(receiver):
        while True:
            try:
                goes_on, answer = receiver.recv()
            except (EOFError, OSError):
                yield from islice(make(), count, None)
                return
            if not goes_on:
                break
            count += 1
            yield answer
    process.join()
    if answer is not None:
        raise answer


def _can_copy() -> bool:
    return (
        _is_alone()
        and sys.platform == "linux"
        and _processors() > 1
        and multiprocessing.parent_process() is None
        and _megabytes() < LARGEST
    )


def _is_alone() -> bool:
    """Whether no other thread runs: then it is one build, not a preview that builds again and again."""
    return threading.active_count() == 1


def _megabytes() -> float:
    """The memory this process takes (Linux)."""
    resident_pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return resident_pages * os.sysconf("SC_PAGE_SIZE") / 1_000_000


def _processors() -> int:
    """Those this process may run on."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def _send(sender: Connection, make: Callable[[], Iterable[object]]) -> None:
    """Each thing made with True, then False with what went wrong, if anything did."""
    try:
        for made in make():
            sender.send((True, made))
    except Exception as error:
        sender.send((False, error))
    else:
        sender.send((False, None))
