"""Command line of the page benchmark: python -m bench.pages --pages 1000."""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from bench.build.corpus import Article, compose
from bench.build.measure import BuildFailed, measure
from bench.build.ours import write_ours
from bench.build.source import read_source
from bench.build.stock import write_stock

from . import lighthouse
from .answers import differences
from .lighthouse import LighthouseFailed, ProgramMissing, Report
from .nginx import serving

REPOSITORY = Path(__file__).resolve().parents[2]
HEAD = "| page | | performance | accessibility | best practices | SEO | FCP | LCP | TBT | CLS | requests | KB |"


def main() -> int:
    """0 when everything was measured and nginx sent what it should, else 1 with the reason."""
    options = _options()
    try:
        lighthouse.install()
        with tempfile.TemporaryDirectory(prefix="newsroom-pages-") as folder:
            return _run(Path(folder), options)
    except (ProgramMissing, LighthouseFailed, BuildFailed) as failure:
        print(failure, file=sys.stderr)
        return 1


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.pages", description=__doc__)
    parser.add_argument("--pages", type=int, default=1000, help="articles (default: 1000)")
    parser.add_argument("--runs", type=int, default=3, help="runs a page; medians are shown")
    parser.add_argument("--json", type=Path, help="also write the figures to this file")
    return parser.parse_args()


def _run(folder: Path, options: argparse.Namespace) -> int:
    source = read_source(REPOSITORY)
    articles = compose(source, options.pages)
    ours, stock = folder / "ours", folder / "stock"
    write_ours(ours, REPOSITORY, articles)
    write_stock(stock, REPOSITORY, articles, source.topics)
    for project in (ours, stock):
        measure(project)
    compress = ("-m", "newsroom", "compress", str(ours / "site"))
    subprocess.run([sys.executable, *compress], cwd=ours / "hooks", check=True)
    with serving(ours / "site", stock / "site", folder) as (our_address, stock_address):
        wrong = list(differences(our_address, ours / "site"))
        rows: dict[str, Report] = {}
        for page, ours_path, stock_path in _pairs(articles, stock / "site"):
            for side, address in (
                ("ours", f"{our_address}/{ours_path}"),
                ("stock", f"{stock_address}/{stock_path}"),
            ):
                rows[f"{page}, {side}"] = lighthouse.measure(address, options.runs)
    print("\n".join(_table(rows, options)))
    print(*(wrong or ["nginx sends every header, type and compression as generated."]), sep="\n")
    if options.json:
        figures = {name: asdict(report) for name, report in rows.items()}
        options.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    return 1 if wrong else 0


def _pairs(articles: Sequence[Article], stock: Path) -> Iterator[tuple[str, str, str]]:
    """The same kinds of pages on both sides: name, path of ours, path of stock's."""
    article = articles[len(articles) // 2]
    post = next(
        path
        for path in (stock / "blog").rglob("index.html")
        if article.title in path.read_text(encoding="utf-8")[:4000]
    )
    category = next((stock / "blog/category").iterdir()).name
    yield "home", "", "blog/"
    yield (
        "article",
        f"tin-tuc/{article.path.with_suffix('')}/",
        f"{post.parent.relative_to(stock).as_posix()}/",
    )
    yield "list", "tin-tuc/", "blog/page/2/"
    yield "content", "noi-dung/tthc/", f"blog/category/{category}/"
    yield "plan", "ke-hoach/nghe-an-2024/", "ke-hoach/nghe-an-2024/"


def _table(rows: dict[str, Report], options: argparse.Namespace) -> Iterator[str]:
    packages = ", ".join(f"{name} {version}" for name, version in lighthouse.PACKAGES.items())
    yield f"{options.pages:,} articles, median of {options.runs} runs, mobile profile, nginx, {packages}"
    yield ""
    yield HEAD
    yield "|" + "---|" * (HEAD.count("|") - 1)
    for name, report in rows.items():
        page, side = name.split(", ")
        scores = " | ".join(map(str, report.scores))
        paints = f"{report.first_paint / 1000:.2f} s | {report.largest_paint / 1000:.2f} s"
        yield (
            f"| {page} | {side} | {scores} | {paints} | {report.blocked:.0f} ms | {report.shift:.3f} "
            f"| {report.requests:.0f} | {report.size / 1000:.0f} |"
        )


if __name__ == "__main__":
    sys.exit(main())
