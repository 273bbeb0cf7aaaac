"""Corpora and queries out of seed pages: python -m bench.search.make --seeds pages --to folder."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from newsroom.text.acronyms import acronyms

from .corpus import enrich, grow
from .held_out import draw
from .pages import Page, read_pages, write_pages
from .queries import judge_again, read_queries, write_queries
from .relevance import Judge

QUERIES_OF_A_CLASS = 24


def main() -> int:
    """Writes `<to>/pages`, `<to>/held-out.jsonl` and, judged anew, `<to>/development.jsonl`."""
    options = _options()
    seeds = read_pages(options.seeds)
    pages = grow(seeds, options.pages)
    if options.rich:
        pages = enrich(pages)
        seeds = pages[: len(seeds)]
    write_pages(pages, options.to / "pages")
    judge = Judge(pages)
    # Made pages are no language anyone would search for; the pages they grew from are.
    drawn = draw(_quotable(seeds, options.without), judge, acronyms(), QUERIES_OF_A_CLASS)
    write_queries(drawn, options.to / "held-out.jsonl")
    if options.development:
        judged = judge_again(read_queries(options.development), judge)
        write_queries(judged, options.to / "development.jsonl")
    return 0


def _quotable(pages: list[Page], prefixes: list[str]) -> list[Page]:
    return [page for page in pages if not page.stem.startswith(tuple(prefixes))]


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.search.make", description=__doc__)
    parser.add_argument("--seeds", type=Path, required=True, help="folder of Markdown pages")
    parser.add_argument("--to", type=Path, required=True, help="folder to write to")
    parser.add_argument("--pages", type=int, default=5000, help="size of the corpus")
    parser.add_argument("--rich", action="store_true", help="with a rich vocabulary")
    parser.add_argument("--development", type=Path, help="development queries to judge anew")
    parser.add_argument(
        "--without", nargs="*", default=[], metavar="PREFIX", help="pages not to draw queries from"
    )
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
