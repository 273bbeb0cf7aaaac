"""A small repository with a place, agencies, a content and a plan, for tests of tasks."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

from newsroom.content.collecting import collect
from newsroom.content.collection import Collection
from newsroom.content.problems import Level, Problem
from newsroom.content.settings import read_settings
from tests.repositories import ROOT, write_files

Repository = Callable[[Mapping[str, str]], Path]

HEAD = "| STT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian thực hiện |"
RULE = "| --- | --- | --- | --- | --- |"
PLAN = "docs/ke-hoach/ke-hoach.md"
BESIDE = "docs/ke-hoach/ke-hoach.nhiem-vu.md"

BASE: Mapping[str, str] = {
    "docs/dia-phuong/tinh-a.md": "---\ntitle: Tỉnh A\nlevel: tỉnh\n---\n",
    "docs/dia-phuong/huyen-b.md": "---\ntitle: Huyện B\nlevel: huyện\nparent: tinh-a\n---\n",
    "docs/noi-dung/tthc.md": (
        "---\ntitle: Cải cách thủ tục hành chính\norder: 2\naliases: [thủ tục hành chính]\n---\n"
    ),
    "docs/noi-dung/the-che.md": "---\ntitle: Cải cách thể chế\norder: 1\n---\n",
    "docs/co-quan/so-noi-vu.md": (
        "---\ntitle: Sở Nội vụ tỉnh A\naliases: [Sở Nội vụ]\nlevel: tỉnh\nplace: tinh-a\n---\n"
    ),
    "docs/co-quan/so-tai-chinh.md": (
        "---\ntitle: Sở Tài chính tỉnh A\naliases: [Sở Tài chính]\nlevel: tỉnh\nplace: tinh-a\n---\n"
    ),
    "docs/co-quan/van-phong.md": (
        "---\ntitle: Văn phòng HĐND và UBND tỉnh A\n"
        "aliases: [Văn phòng Hội đồng nhân dân và Ủy ban nhân dân tỉnh]\nlevel: tỉnh\nplace: tinh-a\n---\n"
    ),
    "docs/co-quan/so-ban-nganh.md": (
        '---\ntitle: "Các sở, ban, ngành tỉnh A"\naliases:\n  - Các sở, ban, ngành\n'
        "group: true\nmembers: [so-noi-vu, so-tai-chinh]\nlevel: tỉnh\nplace: tinh-a\n---\n"
    ),
    "docs/co-quan/ubnd-huyen-b.md": (
        "---\ntitle: Ủy ban nhân dân huyện B\nlevel: huyện\nplace: huyen-b\n---\n"
    ),
}


def plan(*rows: str, place: str = "tinh-a", fields: str = "period: 2021\n") -> str:
    """The source of a plan of Tỉnh A with lines of text, or rows of its table."""
    head = f"title: Kế hoạch A\nissuer: so-noi-vu\nplace: {place}\nissued: 2021-01-05\n{fields}"
    return "\n".join(["---", f"{head}---", "", *rows, ""])


def table(*rows: str) -> str:
    """The source of a plan whose tasks are these rows under the usual head."""
    return plan(HEAD, RULE, *rows)


def article(*fields: str, date: str = "2021-05-10", title: str = "Tin") -> str:
    """The source of an article with further fields."""
    lines = [f"title: {title}", f"date: {date}", "genre: tin", "section: Sự kiện"]
    return "\n".join(["---", *lines, "agency: so-noi-vu", *fields, "---", "", "Một đoạn.", ""])


def issue(month: str, *fields: str) -> str:
    """The source of an issue that carries the article `tin`."""
    sections = "sections:\n  - title: Tin\n    items: [tin-tuc/tin]"
    head = [f"published: {month}-28", "state: đã phát hành", *fields, sections]
    return "\n".join(["---", *head, "---", ""])


def contents_in(folder: Path) -> Repository:
    """Makes a repository of settings and content alone, which is all that collecting reads."""

    def make(files: Mapping[str, str]) -> Path:
        shutil.copy2(ROOT / "mkdocs.yml", folder)
        (folder / "bulletins").mkdir(exist_ok=True)  # which a preview watches
        write_files(folder, files)
        return folder

    return make


def read(root: Path) -> tuple[Collection, list[Problem]]:
    """The collection of a repository and what is wrong with it, without notices of other kinds."""
    return collect(root, read_settings(root))


def errors(problems: list[Problem]) -> list[str]:
    """Errors and warnings as they are printed."""
    return [str(problem) for problem in problems if problem.level is not Level.NOTICE]
