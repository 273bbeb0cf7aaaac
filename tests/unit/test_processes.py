"""Work done in further processes: the same result wherever it is made, and never lost."""

from __future__ import annotations

import subprocess
import sys
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
    made = alone("made = beside(lambda: os.getpid()); print(made() != here)")
    assert made == str(COPIES)


def test_it_knows_what_this_one_knew_and_answers_with_the_result() -> None:
    assert alone("words = {'a': ['b']}\nprint(beside(lambda: words['a'] * 2)())") == "['b', 'b']"


def test_one_processor_makes_everything_itself() -> None:
    assert alone("made = beside(os.getpid); print(made() == here)", processors=1) == "True"


def test_what_goes_wrong_there_is_raised_here() -> None:
    script = (
        "made = beside(lambda: {}['thiếu'])\n"
        "try:\n    made()\nexcept KeyError as error:\n    print(error)"
    )
    assert alone(script) == "'thiếu'"


def test_a_process_that_dies_costs_time_and_nothing_else() -> None:
    script = (
        "made = beside(lambda: here if os.getpid() == here else os._exit(9))\nprint(made() == here)"
    )
    assert alone(script) == "True"


def test_a_copy_makes_no_further_copies() -> None:
    script = "made = beside(lambda: (os.getpid(), beside(os.getpid)()))\nprint(len(set(made())))"
    assert alone(script) == "1"


@pytest.mark.parametrize("processors", [1, 2, 3, 20])
@pytest.mark.parametrize("count", [0, 1, 7])
def test_shared_work_keeps_its_order(processors: int, count: int) -> None:
    script = f"print(shared_out(lambda number: number * 10, range({count})))"
    assert alone(script, processors) == str([number * 10 for number in range(count)])


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
        "print(beside(os.getpid)() == here)\n"
        "go.set()"
    )
    assert alone(script) == "True"


def test_it_is_made_once_for_each_question_without_copies() -> None:
    calls: list[int] = []
    made = beside(lambda: calls.append(1))
    made()
    assert len(calls) <= 1
    assert shared_out(str, [1, 2]) == ["1", "2"]
