"""Command line of the build benchmark: python -m bench.build --pages 5000."""

import argparse
import json
import pstats
import shutil
import sys
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from .corpus import Article, compose, edited
from .figures import Figures, as_json, as_table
from .measure import BUILD, BuildFailed, Measurement, measure
from .ours import keep_only_finished_files, write_article, write_ours
from .source import NothingToQuote, Source, read_source
from .stock import write_stock

REPOSITORY = Path(__file__).resolve().parents[2]


def main() -> int:
    """0 when every build succeeded, whether or not the goals are met, else 1.

    The reason of a 1 is on stderr.
    """
    options = _options()
    try:
        source = read_source(options.repository)
        with tempfile.TemporaryDirectory(prefix="newsroom-bench-") as folder:
            bench = Bench(options.repository, source, options.keep or Path(folder))
            if options.profile:
                bench.profile(options.pages)
                return 0
            figures = bench.run(options)
    except (NothingToQuote, BuildFailed) as failure:
        print(failure, file=sys.stderr)
        return 1
    print(as_table(figures))
    if options.json:
        options.json.write_text(json.dumps(as_json(figures), indent=2) + "\n", encoding="utf-8")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.build", description=__doc__)
    parser.add_argument(
        "--pages", type=int, default=5000, help="articles in the corpus (default: 5000)"
    )
    parser.add_argument("--json", type=Path, help="also write the figures to this file")
    parser.add_argument("--only", choices=("ours", "stock"), help="build one of the two")
    parser.add_argument(
        "--scale",
        type=int,
        nargs="?",
        const=20_000,
        default=0,
        metavar="PAGES",
        help="also build ours at this size (default when given without a number: 20000)",
    )
    parser.add_argument(
        "--repeat", type=int, default=1, help="rounds of both builds; medians are shown"
    )
    parser.add_argument(
        "--profile",
        action="store_true",
        help="show where our build spends its time, editions and pictures finished before",
    )
    parser.add_argument("--keep", type=Path, help="leave the projects and sites in this folder")
    parser.add_argument(
        "--repository", type=Path, default=REPOSITORY, help="default: the one this file is in"
    )
    return parser.parse_args()


class Bench:
    """Writes projects into one folder and measures their builds."""

    def __init__(self, repository: Path, source: Source, folder: Path) -> None:
        self._repository = repository
        self._source = source
        self._folder = folder

    def run(self, options: argparse.Namespace) -> Figures:
        """All builds that the options ask for; both sides in turn within each round."""
        articles = compose(self._source, options.pages)
        builds: dict[str, list[Measurement]] = defaultdict(list)
        for _ in range(options.repeat):
            if options.only != "ours":
                builds["stock"].append(measure(self._write("stock", articles)))
            if options.only != "stock":
                project = self._write("ours", articles)
                builds["ours"].append(measure(project))
                write_article(project, edited(articles[-1], self._source))
                builds["second"].append(measure(project))
                keep_only_finished_files(project)
                builds["pages_alone"].append(measure(project))
        if options.scale and options.only != "stock":
            more = compose(self._source, options.scale)
            builds["scale"].append(measure(self._write("ours", more)))
        medians = {name: _median(rounds) for name, rounds in builds.items()}
        return Figures(pages=options.pages, scale_pages=options.scale, **medians)

    def profile(self, pages: int) -> None:
        """Prints where a build of the pages spends its time: by own time, then with callees."""
        project = self._write("ours", compose(self._source, pages))
        measure(project)
        keep_only_finished_files(project)
        result = project / "build.prof"
        measure(project, ("-m", "cProfile", "-o", str(result), *BUILD))
        statistics = pstats.Stats(str(result)).strip_dirs()
        for order in ("tottime", "cumtime"):
            statistics.sort_stats(order).print_stats(45)

    def _write(self, name: str, articles: Sequence[Article]) -> Path:
        """A fresh project of that name, so that no round finds the cache or the site of another."""
        project = self._folder / name
        shutil.rmtree(project, ignore_errors=True)
        if name == "stock":
            write_stock(project, self._repository, articles, self._source.topics)
        else:
            write_ours(project, self._repository, articles)
        return project


def _median(rounds: list[Measurement]) -> Measurement:
    """The median time and memory of the rounds; what was written is the same in each."""
    return Measurement(
        seconds=median(each.seconds for each in rounds),
        cpu_seconds=median(each.cpu_seconds for each in rounds),
        peak_megabytes=median(each.peak_megabytes for each in rounds),
        files=rounds[-1].files,
        megabytes_written=rounds[-1].megabytes_written,
    )


if __name__ == "__main__":
    sys.exit(main())
