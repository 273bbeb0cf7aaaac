"""`python -m newsroom`: what an editor runs besides the build."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from .content.cache import cache_file
from .content.collecting import collect
from .content.problems import Level, Problem, at_level, summary
from .content.settings import SettingsProblem, read_settings
from .editions.checking import edition_problems
from .site.compression import compress


def check(root: Path) -> int:
    """Prints every problem of the content; returns the exit status (0 when a build would pass)."""
    try:
        collection, problems = collect(root, read_settings(root), cache=cache_file(root))
        problems = [*problems, *edition_problems(collection)]
    except SettingsProblem as error:
        problems = error.problems
    print_problems(problems)
    return 1 if any(problem.level is not Level.NOTICE for problem in problems) else 0


def compress_site(site: Path) -> int:
    """Puts a compressed twin beside every text file of a built site; returns the exit status."""
    if not (site / "index.html").is_file():
        print(f'Chưa có trang đã dựng ở "{site}". Hãy chạy make site.')
        return 1
    count, size = compress(site)
    print(f"Đã nén sẵn {count} tệp ({size / 1_000_000:.1f} MB).".replace(".", ",", 1))
    return 0


def print_problems(problems: list[Problem]) -> None:
    for level in (Level.NOTICE, Level.WARNING, Level.ERROR):
        for problem in at_level(problems, level):
            print(problem)
    print(summary(problems))


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="newsroom", description="Công cụ của người soạn nội dung."
    )
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("check", help="báo mọi lỗi của nội dung mà không dựng trang")
    packing = commands.add_parser("compress", help="nén sẵn các tệp chữ của trang đã dựng")
    packing.add_argument("site", type=Path, nargs="?", default=Path("site"))
    options = parser.parse_args()
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    return check(Path.cwd()) if options.command == "check" else compress_site(options.site)


if __name__ == "__main__":
    sys.exit(main())
