"""A small site to search in."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import count
from pathlib import Path
from typing import Any

from bench.search.node_scripts import run_script
from newsroom.search.index import build_index
from newsroom.search.records import Record
from newsroom.search.script import bundle
from newsroom.text.acronyms import acronyms

SCRIPT = Path(__file__).parents[2] / "overrides/assets/javascripts/search.js"


class Site:
    """Passages by name (their address without the slash), and the question what a query finds.

    A passage is a text, or a title and a text, and the name it is cited by.
    """

    def __init__(self, folder: Path, passages: Mapping[str, str | tuple[str, ...]]) -> None:
        days = count(1)
        records = []
        for name, passage in passages.items():
            title, text, *cited = passage if isinstance(passage, tuple) else ("", passage)
            page = f"{name.partition('#')[0]}/"
            anchor = name.partition("#")[2]
            date = f"2024-01-{next(days):02}"
            url = f"{page}#{anchor}" if anchor else page
            records.append(
                Record(url, page, title, anchor, text, "Tin", date, (), "", "", "", False, *cited)
            )
        self._folder = folder
        self.files = build_index(records, acronyms())
        for name, content in {**self.files, "search.mjs": bundle(SCRIPT).encode()}.items():
            file = folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)

    def find(self, *queries: str) -> list[list[str]]:
        task = {
            "site": str(self._folder),
            "script": "search.mjs",
            "queries": [{"text": query} for query in queries],
        }
        answers = run_script("newsroom.mjs", task)
        return [
            [url.replace("/#", "#").strip("/") for url in answer["pages"]] for answer in answers
        ]

    def results(self, *queries: str) -> list[dict[str, Any]]:
        """What the page of results shows, as search_results.mjs beside this file says."""
        folder = str(self._folder)
        task = {"scripts": str(SCRIPT.parent), "site": folder, "queries": queries}
        answers = run_script(str(Path(__file__).with_name("search_results.mjs")), task)
        return list(answers)
