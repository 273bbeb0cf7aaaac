"""Work done in further processes: the same result wherever it is made, and never lost."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsroom.processes import beside, shared_out

HOOKS = Path(__file__).parents[2] / "hooks"
COPIES = sys.platform == "linux"


def alone(script: str, processors: int = 2) -> str:
    """What a script prints in a process without other threads, on so many processors."""
    head = (
        "import os\n"
        "from newsroom import processes\n"
        "from newsroom.processes import beside, shared_out\n"
        f"processes._processors = lambda: {processors}\n"
        "here = os.getpid()\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", head + script],
        capture_output=True,
        text=True,
        env={"PYTHONPATH": str(HOOKS)},
    )
    assert run.returncode == 0, run.stderr
    return run.stdout.strip()


def test_what_is_made_beside_comes_from_another_process() -> None:
    assert alone("[made] = beside(lambda: [os.getpid()]); print(made != here)") == str(COPIES)


def test_it_knows_what_this_one_knew_and_sends_things_in_their_order() -> None:
    script = "words = {'a': ['b', 'c']}\nprint(list(beside(lambda: words['a'] * 2)))"
    assert alone(script) == "['b', 'c', 'b', 'c']"


def test_one_processor_makes_everything_itself() -> None:
    script = "print(list(beside(lambda: [os.getpid()])) == [here])"
    assert alone(script, processors=1) == "True"


@pytest.mark.parametrize("processors", [1, 2])
def test_what_goes_wrong_there_is_raised_here_after_what_went_right(processors: int) -> None:
    script = (
        "def make():\n    yield 1\n    yield {}['thiếu']\n"
        "made = beside(make)\nprint(next(made))\n"
        "try:\n    next(made)\nexcept KeyError as error:\n    print(error)"
    )
    assert alone(script, processors).splitlines() == ["1", "'thiếu'"]


def test_a_process_that_dies_costs_time_and_nothing_else() -> None:
    script = (
        "def make():\n    yield 1\n    yield 2\n"
        "    if os.getpid() != here:\n        os._exit(9)\n    yield 3\n"
        "print(list(beside(make)))"
    )
    assert alone(script) == "[1, 2, 3]"


def test_a_process_that_dies_in_the_middle_of_a_thing_costs_no_more() -> None:
    """The pipe holds the beginning of a thing that is too large for it."""
    script = (
        "import signal, threading\n"
        "def make():\n    yield 1\n"
        "    if os.getpid() != here:\n"
        "        threading.Timer(0.2, os.kill, (os.getpid(), signal.SIGKILL)).start()\n"
        "    yield bytes(5_000_000)\n"
        "made = beside(make)\nprint(next(made))\n"
        "import time\ntime.sleep(1)\nprint(len(next(made)))"
    )
    assert alone(script).split() == ["1", "5000000"]


def test_a_copy_makes_no_further_copies() -> None:
    script = "[made] = beside(lambda: [(os.getpid(), *beside(lambda: [os.getpid()]))])\nprint(len(set(made)))"
    assert alone(script) == "1"


@pytest.mark.parametrize("processors", [1, 2, 3, 20])
@pytest.mark.parametrize("count", [0, 1, 7])
def test_shared_work_keeps_its_order(processors: int, count: int) -> None:
    script = f"print(shared_out(lambda number: number * 10, range({count})))"
    assert alone(script, processors) == str([number * 10 for number in range(count)])


def test_a_large_process_makes_everything_itself() -> None:
    """A copy may come to take as much memory again."""
    script = (
        "processes.LARGEST = processes._megabytes() + 50\n"
        "[small] = beside(lambda: [os.getpid()])\nmuch = bytearray(os.urandom(60_000_000))\n"
        "[large] = beside(lambda: [os.getpid()])\nprint(small != here, large == here)"
    )
    assert alone(script) == f"{COPIES} True"


def test_shared_work_is_done_on_all_processors() -> None:
    made = alone("print(len(set(shared_out(lambda _: os.getpid(), range(9)))))", processors=3)
    assert made == ("3" if COPIES else "1")


def test_beside_other_threads_nothing_is_copied() -> None:
    """A copy of a process with threads can wait for ever for what one of them held."""
    script = (
        "import threading\n"
        "go = threading.Event()\n"
        "thread = threading.Thread(target=go.wait)\n"
        "thread.start()\n"
        "print(list(beside(lambda: [os.getpid()])) == [here])\n"
        "go.set()"
    )
    assert alone(script) == "True"


def test_nothing_is_made_before_it_is_asked_for_without_copies() -> None:
    asked: list[int] = []

    def make() -> Iterator[int]:
        asked.append(1)
        yield 1

    go = threading.Event()
    thread = threading.Thread(target=go.wait)
    thread.start()
    try:
        made = beside(make)
        assert asked == []
        assert list(made) == [1]
        assert shared_out(str, [1, 2]) == ["1", "2"]
    finally:
        go.set()
        thread.join()
