"""Where content stands on disk, and so what it is: folder = type; file name = identity."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from ..text.vietnamese import nearest, slug
from .fields import SLUG
from .item import Item
from .models import BY_KIND, Article, Bulletin, Question, StandingPage
from .problems import Problem, did_you_mean, shown
from .task_reading import TASK_TABLE
from .tree import Tree, hidden

FOLDERS = {kind: model for kind, model in BY_KIND.items() if kind not in ("", Bulletin.kind)}
"""The folders of docs/ and what is in them."""

_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_MONTH = re.compile(r"(?:19|20)[0-9]{2}-(?:0[1-9]|1[0-2])")
_RESERVED = re.compile(r"trang|index|[0-9]{4}")
"""Names that addresses of listings use, and MkDocs' name for a folder's own page."""
_RESERVED_OF: dict[type[Item], re.Pattern[str]] = {
    Question: re.compile(
        rf"{_RESERVED.pattern}|cho-tra-loi|co-quan|da-tra-loi|linh-vuc|noi-dung|phan-anh-kien-nghi"
    )
}
"""The narrower lists of questions have addresses too (views.questions; a test compares)."""
_LIKE_MARKDOWN = re.compile(r"(?i)(?:\.(?:md|markdown|mdown|mkd|mkdn|mdx))(?:\.txt)?")
"""Endings under which editors and Windows save Markdown; only .md is read."""


@dataclass(frozen=True)
class Place:
    """A file that is an item."""

    path: str
    model: type[Item]
    slug: str
    year: str = ""


def placed(tree: Tree) -> tuple[list[Place], list[Problem]]:
    """Every file that is an item, in order of path, and what stands where it cannot be read."""
    found = [*_documents(tree), *_issues(tree)]
    places = [one for one in found if isinstance(one, Place)]
    return places, [one for one in found if isinstance(one, Problem)]


def _documents(tree: Tree) -> Iterator[Place | Problem]:
    for path in tree.below("docs"):
        if not path.endswith(".md"):
            yield from _misnamed(tree, path)
        elif not path.endswith(TASK_TABLE):
            yield from _document(path)


def _document(path: str) -> Iterator[Place | Problem]:
    folder, _, name = path.removeprefix("docs/").removesuffix(".md").rpartition("/")
    kind, _, year = folder.partition("/")
    model = FOLDERS.get(kind) if kind else StandingPage
    if model is None:
        yield Problem(path, 1, _unknown_folder(kind))
        return
    if not (_YEAR.fullmatch(year) if model is Article else not year):
        where = f"docs/{kind}/<năm>/" if model is Article else f"docs/{kind}/"
        yield Problem(path, 1, f"Tệp đặt sai thư mục. Hãy chuyển tệp vào {where}.")
        return
    if sentence := _name_fault(model, name):
        yield Problem(path, 1, sentence)
    yield Place(path, model, name, year)


def _unknown_folder(kind: str) -> str:
    cure = did_you_mean([f"docs/{folder}" for folder in nearest(kind, FOLDERS, 1)])
    cure = cure or f" Hãy chuyển tệp vào một trong các thư mục: {', '.join(FOLDERS)}."
    return f'Thư mục "docs/{shown(kind)}" không thuộc loại nội dung nào.{cure}'


def _name_fault(model: type[Item], name: str) -> str:
    if not SLUG.fullmatch(name):
        return (
            f'Tên tệp "{shown(name)}.md" phải gồm chữ thường không dấu, số và dấu gạch nối. '
            f"Hãy đổi tên thành {slug(name) or 'ten-bai'}.md."
        )
    reserved = _RESERVED_OF.get(model, _RESERVED)
    if model is not StandingPage and reserved.fullmatch(name):
        return f'Tên tệp "{name}.md" đã dành cho danh mục của trang. Hãy đặt tên khác.'
    return ""


def _issues(tree: Tree) -> Iterator[Place | Problem]:
    for path in tree.below("bulletins"):
        folder, _, name = path.rpartition("/")
        if name == "index.md" and folder.count("/") == 1:
            continue
        if name.endswith(".md"):
            sentence = (
                "Mỗi số bản tin là một thư mục năm-tháng có một tệp index.md, ví dụ "
                "bulletins/2024-01/index.md. Hãy chuyển tin, bài vào docs/tin-tuc/<năm>/."
            )
            yield Problem(path, 1, sentence)
        else:
            yield from _misnamed(tree, path)
    for folder in sorted(tree.folders):
        if folder.count("/") == 1 and folder.startswith("bulletins/") and not hidden(folder):
            yield _issue(tree, folder)


def _issue(tree: Tree, folder: str) -> Place | Problem:
    name = PurePosixPath(folder).name
    index = f"{folder}/index.md"
    if not _MONTH.fullmatch(name):
        return Problem(folder, 1, _month_fault(tree, name))
    if index not in tree.files:
        sentence = "Số bản tin này chưa có tệp index.md. Hãy chép từ bulletins/_mau/index.md."
        return Problem(folder, 1, sentence)
    return Place(index, Bulletin, name)


def _month_fault(tree: Tree, name: str) -> str:
    """What is wrong with the name of an issue's folder, and which month it may mean."""
    meant = next(filter(None, (form.search(name) for form in _LOOSE_MONTHS)), None)
    month = f"{meant['year']}-{int(meant['month']):02}" if meant else ""
    if not _MONTH.fullmatch(month):
        cure = "Hãy đặt tên theo dạng năm-tháng, ví dụ bulletins/2024-01 (tháng từ 01 đến 12)."
    elif f"bulletins/{month}" in tree.folders:
        cure = (
            f"Số của tháng đó đã có ở bulletins/{month}, mỗi tháng một số. Hãy chuyển tệp cần "
            f"giữ sang bulletins/{month} rồi xóa thư mục này; nếu là số của tháng khác, hãy đổi tên "
            "theo tháng ấy."
        )
    else:
        cure = f"Hãy đổi tên thành bulletins/{month}."
    return f'Tên thư mục "{shown(name)}" không phải là một tháng. {cure}'


_LOOSE_MONTHS = (
    re.compile(r"(?<!\d)(?P<year>(?:19|20)\d{2})\D{0,3}(?P<month>\d{1,2})(?!\d)", re.ASCII),
    re.compile(r"(?<!\d)(?P<month>\d{1,2})\D{1,3}(?P<year>(?:19|20)\d{2})(?!\d)", re.ASCII),
)


def _misnamed(tree: Tree, path: str) -> Iterator[Problem]:
    """A problem when a file is a text under an ending that is not read."""
    name = PurePosixPath(path).name
    ending = next(
        (found for found in _LIKE_MARKDOWN.finditer(name) if found.end() == len(name)), None
    )
    plain = PurePosixPath(name).suffix.lower() in (".txt", "")
    if ending is None and not (plain and _has_front_matter(tree, path)):
        return
    stem = name[: ending.start()] if ending else PurePosixPath(name).stem
    wanted = "index" if stem.lower() == "index" else slug(stem) or "ten-bai"
    sentence = (
        f'Tệp "{shown(name)}" không được đọc, vì tên tệp phải kết thúc bằng .md. '
        f"Hãy đổi tên thành {wanted}.md (trong Windows hãy bật hiện phần mở rộng của tên tệp)."
    )
    yield Problem(path, 1, sentence)


def _has_front_matter(tree: Tree, path: str) -> bool:
    try:
        with tree.files[path].open("rb") as file:
            return file.read(8).lstrip(b"\xef\xbb\xbf").startswith(b"---")
    except OSError:
        return False
