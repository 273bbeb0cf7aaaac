"""What building the index costs: `python -m bench.search.cost records.jsonl` in a fresh process."""

from __future__ import annotations

import json
import re
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from newsroom.search.index import build_index
from newsroom.search.records import Record
from newsroom.search.term_cache import TermStore
from newsroom.text.acronyms import acronyms

PROGRAM = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of the clock and of the processor, megabytes (2**20) above what the records take.

    `again` is the processor's time for a build after an edit of one passage, with the cache.
    """

    passages: int
    seconds: float
    cpu: float
    megabytes: float
    again: float


def measure_cost(records: Path) -> Cost:
    """The cost of an index of these records (`search/records.jsonl` of a built site)."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.search.cost", str(records)],
        cwd=PROGRAM,
        capture_output=True,
        text=True,
        check=True,
    )
    return Cost(**json.loads(done.stdout))


def _measure(records: Sequence[Record]) -> dict[str, float]:
    before = _peak_megabytes()
    clock, cpu = time.perf_counter(), time.process_time()
    build_index(records, acronyms())
    seconds, used = time.perf_counter() - clock, time.process_time() - cpu
    megabytes = _peak_megabytes() - before
    with TemporaryDirectory() as folder:
        store = Path(folder) / "terms.sqlite3"
        with TermStore(store) as cache:
            build_index(records, acronyms(), cache)
        edited = [replace(records[0], text=f"{records[0].text} Một câu mới."), *records[1:]]
        cpu = time.process_time()
        with TermStore(store) as cache:
            build_index(edited, acronyms(), cache)
        again = time.process_time() - cpu
    return {
        "passages": len(records),
        "seconds": seconds,
        "cpu": used,
        "megabytes": megabytes,
        "again": again,
    }


def _peak_megabytes() -> float:
    status = Path("/proc/self/status")
    if status.exists():  # ru_maxrss of Linux starts with what the parent process held
        [peak] = re.findall(r"^VmHWM:\s+(\d+) kB$", status.read_text(), re.MULTILINE)
        return int(peak) / 2**10
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20


def _record(row: dict[str, Any]) -> Record:
    kept = {field.name: row[field.name] for field in fields(Record)}
    return Record(**{**kept, "topics": tuple(kept["topics"])})


if __name__ == "__main__":
    # Line by line: what reading them takes at once would hide what the index takes.
    with Path(sys.argv[1]).open(encoding="utf-8") as lines:
        passages = [_record(json.loads(line)) for line in lines]
    print(json.dumps(_measure(passages)))
