"""Search engines on one corpus: python -m bench.search --corpus pages --queries queries.jsonl."""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from .cost import Cost, measure_cost
from .engines import (
    Answer,
    EngineFailed,
    ask_material,
    ask_newsroom,
    ask_pagefind,
    shipped_script,
)
from .pages import read_pages
from .queries import read_queries
from .report import as_json, as_table
from .scores import Result, score

ENGINES = ("newsroom", "pagefind", "pagefind folded", "material")


def main() -> int:
    """0 when every engine answered, whatever the figures; 1 with the reason on stderr otherwise."""
    options = _options()
    try:
        with tempfile.TemporaryDirectory(prefix="search-bench-") as folder:
            results, script, cost = _run(options, Path(folder))
    except (EngineFailed, OSError, ValueError) as failure:
        print(failure, file=sys.stderr)
        return 1
    print(as_table(results, script, cost))
    if options.json:
        figures = as_json(results, script, cost)
        text = json.dumps(figures, ensure_ascii=False, indent=2)
        options.json.write_text(f"{text}\n", encoding="utf-8")
    return 0


def _run(options: argparse.Namespace, folder: Path) -> tuple[dict[str, Result], int, Cost | None]:
    pages = read_pages(options.corpus)
    queries = read_queries(options.queries)
    asks: dict[str, Callable[[], list[Answer]]] = {
        "newsroom": lambda: ask_newsroom(pages, queries, folder),
        "pagefind": lambda: ask_pagefind(pages, queries, folder, folded=False),
        "pagefind folded": lambda: ask_pagefind(pages, queries, folder, folded=True),
        "material": lambda: ask_material(pages, queries, folder),
    }
    results = {}
    for engine in options.only or ENGINES:
        print(f"{engine}: {len(pages)} pages, {len(queries)} queries …", file=sys.stderr)
        results[engine] = score(queries, asks[engine]())
    site = folder / "newsroom" / "site"
    if not site.is_dir():
        return results, 0, None
    script = len(gzip.compress((site / shipped_script(site)).read_bytes(), 9, mtime=0))
    return results, script, measure_cost(site / "search/records.jsonl")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.search", description=__doc__)
    parser.add_argument(
        "--corpus", type=Path, required=True, help="folder of Markdown pages with a title each"
    )
    parser.add_argument(
        "--queries", type=Path, required=True, help="JSON lines: id, class, query, relevant"
    )
    parser.add_argument("--json", type=Path, help="also write the figures to this file")
    parser.add_argument("--only", nargs="+", choices=ENGINES, help="some of the engines")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
