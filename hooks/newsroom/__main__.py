"""`python -m newsroom`: what an editor runs besides the build."""

from __future__ import annotations

import argparse
import sys
from datetime import datetime
from pathlib import Path

from .commands.begin import NotBegun, begin
from .commands.mail_console import mail_issue
from .commands.publish import NotPublished, publish
from .commands.report import Request, write_report
from .commands.scaffold import NotMade, make_new
from .content.cache import cache_file
from .content.collecting import collect
from .content.problems import Level, Problem, at_level, summary
from .content.settings import SettingsProblem, read_settings
from .editions.checking import edition_problems
from .site.compression import compress
from .site.pictures import Pictures
from .text.dates import VIETNAM, short_date
from .views.releases import release_problems


def check(root: Path) -> int:
    """Prints every problem of the content; returns the exit status (0 when a build would pass)."""
    try:
        collection, problems = collect(root, read_settings(root), cache=cache_file(root))
        problems += [*edition_problems(collection), *release_problems(collection)]
        problems += Pictures(collection).problems
    except SettingsProblem as error:
        problems = error.problems
    print_problems(problems)
    return 1 if any(problem.level is not Level.NOTICE for problem in problems) else 0


def begin_site(root: Path) -> int:
    """Removes the sample content, once; returns the exit status."""
    try:
        changed = begin(root)
    except NotBegun as problem:
        print(f"LỖI {problem}")
        return 1
    print("\n".join(changed))
    print(
        f"Đã bỏ hoặc viết lại {len(changed)} mục. Bây giờ hãy sửa mkdocs.yml: tên trang, địa chỉ,"
    )
    print("tên cơ quan, authority, bản tin; và xóa dòng notice. Rồi chạy make check.")
    return 0


def new_text(root: Path, kind: str, title: str) -> int:
    """Makes a file from its scaffold; returns the exit status."""
    try:
        made = make_new(root, kind, title, datetime.now(VIETNAM).date())
    except NotMade as problem:
        print(f"LỖI {problem}")
        return 1
    print(f"Đã tạo {made.as_posix()}. Hãy mở tệp, điền các trường, rồi chạy make check.")
    return 0


def publish_issue(root: Path, issue: str) -> int:
    """Publishes an approved issue, dated by the office's calendar; returns the exit status."""
    try:
        release = publish(root, read_settings(root), issue, datetime.now(VIETNAM).date())
    except (SettingsProblem, NotPublished) as error:
        print_problems(error.problems)
        return 1
    print(f"Đã ghi nhận phát hành số {issue}, ngày {short_date(release.published_on)}.")
    print("Hãy dựng trang (make site) để bạn đọc thấy số này.")
    return 0


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
    commands.add_parser("begin", help="bỏ nội dung mẫu để bắt đầu nội dung của cơ quan mình")
    making = commands.add_parser("new", help="tạo một tệp mới từ tệp mẫu")
    making.add_argument("kind", help="loại: tin-tuc, ban-tin, hoi-dap …")
    making.add_argument("title", help="tiêu đề; với ban-tin là tháng, ví dụ 2024-02")
    publishing = commands.add_parser("publish", help="phát hành một số bản tin đã duyệt")
    publishing.add_argument("issue", help="số bản tin, ví dụ 2024-01")
    mailing = commands.add_parser("mail", help="gửi một số bản tin đến danh sách cơ quan")
    mailing.add_argument("issue", help="số bản tin, ví dụ 2024-01")
    mailing.add_argument("recipients", type=Path, help="tệp CSV có cột thư điện tử")
    mailing.add_argument("--dry-run", action="store_true", help="chỉ ghi thư ra tệp")
    reporting = commands.add_parser("report", help="lập báo cáo số liệu của một kỳ")
    reporting.add_argument("period", help="kỳ: 2024-01, 2024-Q1, 2024-H1, 2024-9M hoặc 2024")
    reporting.add_argument("--agency", default="", help="chỉ một cơ quan (tên tệp)")
    reporting.add_argument("--plan", default="", help="chỉ một kế hoạch (tên tệp)")
    reporting.add_argument("--sample", action="store_true", help="tính cả bài mẫu")
    commands.add_parser("check", help="báo mọi lỗi của nội dung mà không dựng trang")
    packing = commands.add_parser("compress", help="nén sẵn các tệp chữ của trang đã dựng")
    packing.add_argument("site", type=Path, nargs="?", default=Path("site"))
    options = parser.parse_args()
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    if options.command == "begin":
        return begin_site(Path.cwd())
    if options.command == "new":
        return new_text(Path.cwd(), options.kind, options.title)
    if options.command == "mail":
        return mail_issue(Path.cwd(), options.issue, options.recipients, dry_run=options.dry_run)
    if options.command == "publish":
        return publish_issue(Path.cwd(), options.issue)
    if options.command == "report":
        asked = Request(options.period, options.agency, options.plan, options.sample)
        return write_report(Path.cwd(), asked)
    return check(Path.cwd()) if options.command == "check" else compress_site(options.site)


if __name__ == "__main__":
    sys.exit(main())
