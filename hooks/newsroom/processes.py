"""Work shared with further processes, where the system can copy a running one."""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Sequence
from functools import partial
from multiprocessing.connection import Connection
from typing import TypeVar

Made = TypeVar("Made")
Thing = TypeVar("Thing")

MOST = 8
"""Processes at once: each copies some of the memory."""


def beside(make: Callable[[], Made]) -> Callable[[], Made]:
    """Starts making something in a process of its own; the function that comes back waits for it.

    The process is a copy of this one, so only what it made travels (pickled). It is made here, when
    asked for, where a process cannot safely be copied (Windows, macOS, beside other threads), where
    there is one processor only, and when the copy died. What goes wrong there is raised here.
    """
    if not _can_copy():
        return make
    # What is there now stays: never searched for garbage again, it can be shared with the copy.
    gc.freeze()
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_send, args=(sender, make), daemon=True)
    try:
        process.start()
    except OSError:
        return make
    sender.close()

    def made() -> Made:
        try:
            result, error = receiver.recv()
        except EOFError:
            return make()
        finally:
            receiver.close()
            process.join()
        if error is not None:
            raise error
        return result  # type: ignore[no-any-return]

    return made


def shared_out(work: Callable[[Thing], Made], things: Sequence[Thing]) -> list[Made]:
    """What the work makes of each thing, in their order, made on all processors."""
    shares = min(_processors(), MOST) if _can_copy() else 1

    def make(share: int) -> list[Made]:
        return [work(thing) for thing in things[share::shares]]

    others = [beside(partial(make, share)) for share in range(1, shares)]
    made: list[Made | None] = [None] * len(things)
    made[0::shares] = make(0)
    for share, other in enumerate(others, 1):
        made[share::shares] = other()
    return made  # type: ignore[return-value]


def _can_copy() -> bool:
    return (
        sys.platform == "linux"
        and _processors() > 1
        and threading.active_count() == 1
        and multiprocessing.parent_process() is None
    )


def _processors() -> int:
    """Those this process may run on."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def _send(sender: Connection, make: Callable[[], object]) -> None:
    try:
        sender.send((make(), None))
    except Exception as error:
        sender.send((None, error))
