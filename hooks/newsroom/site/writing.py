"""Writes what is not a page while the pages are being written."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

Content = bytes | Path


class Writing:
    """Files on their way into a folder; while the disk has them, the pages have the processor."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._threads = ThreadPoolExecutor(max_workers=2)
        self._tasks: list[Future[None]] = []

    def make_folders(self, files: Iterable[str]) -> None:
        """Starts to make the folders of files that others will write."""
        self._tasks.append(self._threads.submit(self._make_folders, files))

    def write(self, files: Iterable[tuple[str, Content]]) -> None:
        """Starts to write files: path in the folder to content, or to the file to copy.

        What makes them as they are asked for runs beside the pages: it may fill caches, no more.
        """
        self._tasks.append(self._threads.submit(self._write, files))

    def finish(self) -> None:
        """Waits for the end; raises what went wrong."""
        self._threads.shutdown()
        for task in self._tasks:
            task.result()

    def _make_folders(self, files: Iterable[str]) -> None:
        for path in files:
            (self._folder / path).parent.mkdir(parents=True, exist_ok=True)

    def _write(self, files: Iterable[tuple[str, Content]]) -> None:
        for path, content in files:
            file = self._folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            if isinstance(content, Path):
                shutil.copyfile(content, file)
            else:
                file.write_bytes(content)
