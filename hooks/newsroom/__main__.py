"""`python -m newsroom`: what an editor runs besides the build."""

from __future__ import annotations

import sys
from datetime import datetime
from io import TextIOWrapper
from pathlib import Path

from .commands.approval import changed_since_approval, shown_in
from .commands.begin import NotBegun, begin
from .commands.command_line import asked, read_command
from .commands.mail_console import mail_issue
from .commands.publish import NotPublished, publish
from .commands.report import Request, write_report
from .commands.scaffold import NotMade, make_new
from .content.cache import cache_file
from .content.collecting import collect
from .content.problems import Level, Problem, at_level, summary
from .content.releases import RECORD
from .content.settings import SettingsProblem, read_settings
from .site.assembly import foreseen_problems
from .site.compression import compress
from .site.turns import turn
from .text.dates import VIETNAM, short_date
from .views.releases import release_problems


def check(root: Path) -> int:
    """Prints every problem of the content; returns the exit status (0 when a build would pass)."""
    try:
        collection, problems = collect(root, read_settings(root), cache=cache_file(root))
        problems += [*release_problems(collection), *foreseen_problems(collection)]
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
    record = root / "bulletins" / issue / RECORD
    before = record.read_bytes() if record.is_file() else b""
    changed = [] if before else changed_since_approval(root, issue)
    try:
        release = publish(root, read_settings(root), issue, datetime.now(VIETNAM).date())
    except (SettingsProblem, NotPublished) as error:
        print_problems(error.problems)
        return 1
    if record.read_bytes() == before:
        day = short_date(release.published_on)
        print(f"Số {issue} đã phát hành ngày {day}; từ lần ghi nhận trước không có gì thay đổi.")
        return 0
    for name in shown_in(release, changed):
        print(f"LƯU Ý {name}: Tệp này đã sửa sau khi duyệt. Hãy hỏi lại người duyệt.")
    print(f"Đã ghi nhận phát hành số {issue}, ngày {short_date(release.published_on)}.")
    print("Hãy dựng trang (make site) để bạn đọc thấy số này.")
    return 0


def compress_site(root: Path) -> int:
    """Puts a compressed twin beside every text file of the built site; returns the exit status."""
    site = root / "site"
    if not (site / "index.html").is_file():
        print("Chưa có trang đã dựng ở thư mục site. Hãy chạy make site.")
        return 1
    with turn(root, print):
        count, size = compress(site)
    print(f"Đã nén sẵn {count} tệp ({size / 1_000_000:.1f} MB).".replace(".", ",", 1))
    return 0


def print_problems(problems: list[Problem]) -> None:
    for level in (Level.NOTICE, Level.WARNING, Level.ERROR):
        for problem in at_level(problems, level):
            print(problem)
    print(summary(problems))


def main() -> int:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    root = Path.cwd()
    command, values = read_command(sys.argv[1:])
    match command:
        case "begin":
            return begin_site(root)
        case "new":
            return new_text(root, values["TYPE"], values["TITLE"])
        case "publish":
            return publish_issue(root, values["ISSUE"])
        case "mail":
            recipients, dry_run = Path(values["RECIPIENTS"]), asked(values["DRY_RUN"])
            return mail_issue(root, values["ISSUE"], recipients, dry_run=dry_run)
        case "report":
            samples = asked(values["SAMPLE"])
            request = Request(values["PERIOD"], values["AGENCY"], values["PLAN"], samples)
            return write_report(root, request)
        case "check":
            return check(root)
        case _:
            return compress_site(root)


if __name__ == "__main__":
    sys.exit(main())
