"""One build of one project in a fresh process: how long, how much memory, what it wrote."""

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

POLL_SECONDS = 0.1
BUILD = ("-m", "mkdocs", "build", "-q")


@dataclass(frozen=True)
class Measurement:
    seconds: float
    cpu_seconds: float
    peak_megabytes: float
    files: int
    megabytes_written: float


class BuildFailed(Exception):
    """A build ended with another status than 0; the message carries the end of what it printed."""


def measure(project: Path, arguments: tuple[str, ...] = BUILD) -> Measurement:
    """Builds the project with this Python and returns what it took; megabytes are 10**6 bytes.

    Memory is the larger of two figures: the highest resident set of any one process (wait4), and
    the highest sum of proportional set sizes seen while the build ran several processes (Linux,
    ten times a second).
    Raises BuildFailed.
    """
    log = project / "build.log"
    os.sync()  # Otherwise the disk is still busy with the corpus just written.
    with log.open("wb") as output:
        start = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, *arguments],
            cwd=project,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
            stdout=output,
            stderr=output,
        )
        watch = _MemoryWatch(process.pid)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    family_bytes = watch.stop()
    if process.returncode != 0:
        raise BuildFailed(f"{project.name}:\n" + log.read_text(encoding="utf-8")[-4000:])
    own_bytes = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    sizes = [path.stat().st_size for path in (project / "site").rglob("*") if path.is_file()]
    return Measurement(
        seconds=seconds,
        cpu_seconds=usage.ru_utime + usage.ru_stime,
        peak_megabytes=max(own_bytes, family_bytes) / 1e6,
        files=len(sizes),
        megabytes_written=sum(sizes) / 1e6,
    )


class _MemoryWatch:
    """Adds up a process and its descendants; one alone is left to wait4, which misses no peak."""

    def __init__(self, root: int) -> None:
        self._root = root
        self._peak = 0
        self._ended = Event()
        self._thread = Thread(target=self._watch, daemon=True)
        self._thread.start()

    def stop(self) -> int:
        self._ended.set()
        self._thread.join()
        return self._peak

    def _watch(self) -> None:
        while not self._ended.wait(POLL_SECONDS):
            family = _family(self._root)
            if len(family) > 1:
                self._peak = max(self._peak, sum(map(_proportional_bytes, family)))


def _family(root: int) -> list[int]:
    family = [root]
    for pid in family:
        for children in Path(f"/proc/{pid}/task").glob("*/children"):
            try:
                family.extend(map(int, children.read_text().split()))
            except OSError:
                continue
    return family


def _proportional_bytes(pid: int) -> int:
    """Resident memory, pages shared by several processes counted once; 0 when it has just ended."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
