"""`newsroom mail`: what the clerk sees while an issue goes out."""

from __future__ import annotations

import os
import sys
from datetime import datetime
from pathlib import Path

from ..content.problems import Level, Problem, at_level
from ..content.settings import SettingsProblem, read_settings
from ..editions.mail import Letter
from ..text.dates import VIETNAM
from .ledger import AGAIN, SENT, STATES, Ledger, UnusableLedger
from .mail import NotSent, Outcome, prepare, send, write_letters
from .post import PostProblem, parse_server
from .recipients import Recipients, read_recipients

BAR = 30
LEDGERS = "so-gui"
_ENDING = "so-gui.csv"
"""Git is told to leave such files out."""


def mail_issue(root: Path, issue: str, file: Path, *, dry_run: bool) -> int:
    """Sends an issue, or writes its letters; returns 0 when everyone has it."""
    recipients = read_recipients(file)
    for problem in at_level(recipients.problems, Level.NOTICE):
        print(problem)
    try:
        _keep_private(root, file)
        letter = prepare(root, read_settings(root), issue, recipients)
    except (SettingsProblem, NotSent) as error:
        print("\n".join(map(str, error.problems)))
        print("Chưa thư nào được gửi.")
        return 1
    if dry_run:
        folder = file.with_name(f"{file.stem}.{issue}.thu")
        count = write_letters(letter, recipients.addresses, folder)
        print(f"Đã ghi {count} thư vào {folder}, chưa gửi thư nào.")
        return 0
    earlier = sorted(file.parent.glob(f"*.{issue}.{_ENDING}"))
    try:
        return _send(letter, recipients, Ledger(ledger_file(root, issue), earlier))
    except UnusableLedger as problem:
        print(f"LỖI {problem}\nLần này chưa thư nào được gửi.")
        return 1


def ledger_file(root: Path, issue: str) -> Path:
    """Of the issue, whatever its list is called; earlier ones lie beside the list, by its name."""
    return root / LEDGERS / f"{issue}.{_ENDING}"


def _send(letter: Letter, recipients: Recipients, ledger: Ledger) -> int:
    try:
        server = parse_server(os.environ.get("SMTP_URL", ""))
        with ledger:
            outcome = send(letter, recipients.addresses, server, ledger, _now, _progress)
    except PostProblem as problem:
        print(f"LỖI {problem}")
        if ledger.empty:
            print("Chưa thư nào được gửi.")
        else:
            print(f"Đã gửi đến đâu được ghi trong {ledger.file}; chạy lại lệnh này sẽ gửi tiếp.")
        return 1
    except PermissionError:
        print(f"LỖI Không ghi được {ledger.file}. Hãy đóng tệp này trong Excel rồi chạy lại.")
        return 1
    _report(outcome, ledger)
    return 0 if outcome.complete else 1


def _keep_private(root: Path, file: Path) -> None:
    """Refuses a list that lies where its addresses would be committed or published."""
    top, place = root.resolve(), file.resolve()
    left_out = place.parent == top and place.suffix == ".csv"  # by .gitignore
    if place.is_relative_to(top) and not left_out:
        sentence = (
            "Danh sách địa chỉ không được để trong thư mục này, vì sẽ bị đăng hoặc lưu vào kho. "
            "Hãy chuyển ra ngoài kho nội dung."
        )
        raise NotSent([Problem(place.relative_to(top).as_posix(), 1, sentence)])


def _now() -> datetime:
    return datetime.now(VIETNAM)


def _progress(done: int, total: int) -> None:
    filled = BAR * done // total
    end = "\n" if done == total else ""
    print(f"\r[{'#' * filled}{'.' * (BAR - filled)}] {done}/{total}", end=end, file=sys.stderr)


def _report(outcome: Outcome, ledger: Ledger) -> None:
    print(f"Đã gửi {len(outcome.sent)}; đã có từ trước {len(outcome.before)}.")
    for title, answers in (
        ("Máy chủ tạm hoãn, hãy chạy lại lệnh này sau 15 phút", outcome.postponed),
        ("Máy chủ từ chối, hãy xem lại địa chỉ rồi chạy lại", outcome.refused),
    ):
        if answers:
            print(f"{title} ({len(answers)}):")
            print("\n".join(f"  {address}: {answer}" for address, answer in answers.items()))
    if outcome.unsure:
        print(
            f"Chưa chắc ({len(outcome.unsure)}): bị ngắt sau khi giao hết thư, trước khi máy chủ trả lời, "
            "nên không tự gửi lại để không ai nhận hai lần. Hãy hỏi nơi nhận, rồi sửa tình trạng ở dòng cuối "
            f"của nơi đó trong sổ gửi (bằng Notepad): đã có thư thì ghi “{SENT}”, chưa có thì ghi “{AGAIN}”, "
            "và chạy lại lệnh này:"
        )
        for address in outcome.unsure:
            word = ledger.state(address)
            odd = "" if word in STATES else f': sổ gửi ghi "{word}", không rõ là gì'
            print(f"  {address}{odd}")
    if outcome.waiting:
        print(
            f"Đã dừng: máy chủ liên tiếp nhận thư mà không trả lời. Còn {outcome.waiting} nơi chưa gửi; "
            "hãy báo bộ phận công nghệ thông tin, rồi chạy lại lệnh này."
        )
    print(f"Sổ gửi: {ledger.file}")
