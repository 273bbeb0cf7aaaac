"""Links and pictures of bodies, and files of fields: resolved, checked, gathered for publishing."""

from __future__ import annotations

import posixpath
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from urllib.parse import unquote

from ..text.markup import SITE_URL, Rendering
from ..text.vietnamese import nearest
from .addresses import HAS_SCHEME, misspelt_address
from .attachments import PICTURES, published_path, refusal
from .citing import Citations
from .collection import Body, Collection
from .item import Item
from .models import BY_KIND, Article, Plan
from .private_evidence import Kept, Place, evidence_path, private_files, revealing
from .problems import Level, Problem, did_you_mean, shown
from .reading import Reading
from .task_reading import TASK_TABLE
from .tasks import ANCHOR, Task
from .tree import Tree, hidden, likely

_FILE_FIELDS = ("image", "audio", "original", "file")
_MANUSCRIPTS = (".doc", ".docx", ".odt", ".rtf")


def link_bodies(
    collection: Collection,
    reading: Reading,
    renderings: Mapping[str, Rendering],
    tasks: Mapping[str, Task],
) -> list[Problem]:
    """Fills the bodies and the published files of a collection; returns what does not resolve."""
    linker = _Linker(collection, reading.tree, _anchors(reading.everything, renderings, tasks))
    linker.items = {item.origin.path: item for item in reading.items}
    linker.broken = {*reading.broken}
    linker.unread_tasks = reading.unread_tasks
    linker.private = private_files(reading.everything)
    citations = Citations(collection)
    for item in reading.everything:
        rendering = renderings[item.origin.path]
        body = _LinkedBody(linker, item)
        targets = [
            body.address(
                found.target, item.origin.body_line + found.line - 1, picture=found.picture
            )
            for found in rendering.references
        ]
        body.read_fields()
        if body.shown and item.origin.whole:
            html = rendering.with_targets(targets)
            html, cited = citations.link(item, html, rendering.citations)
            for words, document in citations.in_fields(item):
                collection.cited_in_fields[item.origin.path, words] = document.entry
                cited.append(document.entry)
            collection.bodies[item.origin.path] = Body(
                html,
                rendering.headings,
                rendering.passages,
                tuple(sorted(body.linked)),
                tuple(dict.fromkeys(cited)),
                rendering.acronyms,
            )
    linker.remark_manuscripts()
    linker.refuse_copies()
    return linker.problems


def _anchors(
    items: list[Item], renderings: Mapping[str, Rendering], tasks: Mapping[str, Task]
) -> dict[str, set[str]]:
    """What can be linked to in each item: its anchors, and the rows of a plan's tasks."""
    anchors = {item.origin.path: set(renderings[item.origin.path].anchors) for item in items}
    plans = {item.slug: item.origin.path for item in items if isinstance(item, Plan)}
    for task in tasks.values():
        anchors[plans[task.plan]].add(task.anchor)
    return anchors


@dataclass
class _Linker:
    """What all bodies share."""

    collection: Collection
    tree: Tree
    anchors: dict[str, set[str]]
    items: dict[str, Item] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    unread_tasks: set[str] = field(default_factory=set)
    private: dict[str, Kept] = field(default_factory=dict)
    published: dict[str, list[Place]] = field(default_factory=dict)
    """From where each file is published."""
    problems: list[Problem] = field(default_factory=list)
    used: set[str] = field(default_factory=set)
    """The files that anything refers to."""

    def shows(self, item: Item) -> bool:
        return self.collection.items[item.kind].get(item.slug) is item

    def section_url(self, folder: str) -> str | None:
        """The listing of a folder of content; none when it has no page."""
        kind, _, year = folder.removeprefix("docs").strip("/").partition("/")
        if folder == "bulletins":
            kind = "ban-tin"
        if folder == "docs":
            return ""
        items = self.collection.items.get(kind, {}).values() if kind in BY_KIND else ()
        if year and kind == Article.kind:
            return f"{kind}/{year}/" if any(item.origin.year == year for item in items) else None
        return f"{kind}/" if items and not year else None

    def remark_manuscripts(self) -> None:
        for path in [*self.tree.below("docs"), *self.tree.below("bulletins")]:
            if path.lower().endswith(_MANUSCRIPTS) and path not in self.used:
                sentence = (
                    "Tệp Word này không được đăng, vì không bài nào dẫn đến nó. Muốn đăng nội dung, "
                    "hãy chép vào một tệp .md; muốn cho tải về, hãy dẫn liên kết đến tệp."
                )
                self.problems.append(Problem(path, 1, sentence, Level.NOTICE))

    def refuse_copies(self) -> None:
        """Private evidence under another name is as private."""
        for (path, line), sentence in revealing(self.published, self.private, self.tree.files):
            self.problems.append(Problem(path, line, sentence))


class _LinkedBody:
    """The links of one item on their way to real addresses."""

    def __init__(self, linker: _Linker, item: Item) -> None:
        self._shared = linker
        self._item = item
        faulty = not item.origin.whole
        self.shown = item.published if faulty else linker.shows(item)
        """Whether its links and files must hold; what is faulty would be shown if it were right."""
        self.linked: set[str] = set()
        """The items it links to."""

    def address(self, target: str, line: int, *, picture: bool = False, public: bool = True) -> str:
        """What to print for a link or picture; what cannot be resolved stays as written."""
        if fault := misspelt_address(target, picture=picture):
            return self._refuse(target, line, fault, picture=picture)
        if HAS_SCHEME.match(target):
            return target
        path, _, anchor = unicodedata.normalize("NFC", unquote(target)).partition("#")
        if not path:
            self._check_anchor(self._item, anchor, target, line)
            return f"#{anchor}"
        where = posixpath.normpath(posixpath.join(posixpath.dirname(self._item.origin.path), path))
        page = None if picture else self._page_address(where, anchor, target, line)
        if page is not None:
            return page
        published = self.shown and public
        return self._file_address(where, target, line, picture=picture, published=published)

    def _page_address(self, where: str, anchor: str, target: str, line: int) -> str | None:
        """The address of the item or the listing at a path; none when it is another file."""
        if where.endswith(TASK_TABLE):
            where = where.removesuffix(TASK_TABLE) + ".md"
        if where in self._shared.tree.folders:
            issue = f"{where}/index.md"
            if issue not in self._shared.items:
                return self._folder_address(where, target, line)
            where = issue
        if other := self._shared.items.get(where):
            return self._item_address(other, anchor, target, line)
        return target if where in self._shared.broken else None

    def read_fields(self) -> None:
        """The files that fields name; those of evidence that is not public stay here."""
        item = self._item
        for name in _FILE_FIELDS:
            if written := item.value(name):
                self._read_field(written, item.origin.line(name), picture=name == "image")
        if item.value("image") and not item.value("alt") and item.origin.whole:
            sentence = (
                'Ảnh thiếu "Mô tả ảnh" (alt) cho người không nhìn thấy ảnh. '
                "Hãy thêm dòng alt: … nói ngắn gọn trong ảnh có gì."
            )
            self._report(item.origin.line("image"), sentence)
        for number, evidence in enumerate(item.value("evidence") or ()):
            if evidence.file:
                line = item.origin.line("evidence", number, "file")
                self._read_field(evidence.file, line, public=evidence.published)
                self._keep_evidence(evidence.file)

    def _read_field(
        self, written: str, line: int, *, picture: bool = False, public: bool = True
    ) -> None:
        address = self.address(written, line, picture=picture, public=public)
        if self.shown and public and address.startswith(SITE_URL):
            url = address.removeprefix(SITE_URL)
            self._shared.collection.file_urls[self._item.origin.path, written] = url

    def _keep_evidence(self, written: str) -> None:
        """Where a file of evidence lies, public or not, for the office's own reports."""
        if file := self._shared.tree.files.get(evidence_path(self._item, written)):
            self._shared.collection.evidence_files[self._item.origin.path, written] = file

    def _item_address(self, other: Item, anchor: str, target: str, line: int) -> str:
        if not other.published and self._item.published:
            sentence = f'Liên kết "{shown(target)}" dẫn đến một bài chưa phát hành.'
            self._report(line, f"{sentence} Hãy phát hành bài đó trước, hoặc bỏ liên kết.")
        self.linked.add(other.entry)
        if anchor:
            self._check_anchor(other, anchor, target, line)
        return f"{SITE_URL}{other.url}" + (f"#{anchor}" if anchor else "")

    def _check_anchor(self, other: Item, anchor: str, target: str, line: int) -> None:
        anchors = self._shared.anchors[other.origin.path]
        if anchor not in anchors and not self._names_unread_task(other, anchor):
            known = sorted(anchors)
            likely = [found for found in known if len(anchor) > 2 and anchor in found]
            near = [f"#{found}" for found in (nearest(anchor, known, 2) or likely[:2])]
            cure = (
                did_you_mean(near) or " Hãy bỏ phần từ dấu #, hoặc ghi tên một đề mục của trang đó."
            )
            sentence = f'Liên kết "{shown(target)}": trang đích không có đề mục "#{shown(anchor)}".'
            self._report(line, sentence + cure)

    def _names_unread_task(self, other: Item, anchor: str) -> bool:
        task = f"{other.slug}#{anchor.removeprefix(ANCHOR).replace('-', '.')}"
        unread = {other.slug, task} & self._shared.unread_tasks
        return bool(unread) and anchor.startswith(ANCHOR)

    def _folder_address(self, folder: str, target: str, line: int) -> str:
        url = self._shared.section_url(folder)
        if url is None:
            fault = "dẫn đến một thư mục chưa có trang. Hãy dẫn đến một tệp .md."
            return self._refuse(target, line, fault)
        return f"{SITE_URL}{url}"

    def _file_address(
        self, where: str, target: str, line: int, *, picture: bool, published: bool
    ) -> str:
        if where == ".." or where.startswith("../"):
            fault = "dẫn ra ngoài kho nội dung. Hãy chép tệp vào cạnh bài."
            return self._refuse(target, line, fault, picture=picture)
        file = self._shared.tree.files.get(where)
        if file is None or hidden(where):
            return self._missing(where, target, line, picture=picture)
        self._shared.used.add(where)
        if where.endswith(".md") and not picture:
            return self._refuse(target, line, "dẫn đến một tệp không phải là bài. Hãy dẫn đến bài.")
        if published:
            if sentence := refusal(where, file, picture=picture):
                self._report(line, sentence)
            self._publish(where, line)
        return f"{SITE_URL}{published_path(where)}"

    def _publish(self, where: str, line: int) -> None:
        if kept := self._shared.private.get(where):
            sentence = f'Tệp "{where}" là tài liệu kiểm chứng không công khai ({kept.place}).'
            self._report(line, f"{sentence} Hãy bỏ liên kết.")
            return
        self._shared.published.setdefault(where, []).append((self._item.origin.path, line))
        site_path = published_path(where)
        if PurePosixPath(site_path).name != PurePosixPath(where).name:
            sentence = f'Tệp "{where}" được đăng với tên không dấu, không cách: {site_path}.'
            self._report(line, sentence, Level.NOTICE)
        file = self._shared.tree.files[where]
        taken = self._shared.collection.files.setdefault(site_path, file)
        if taken != file:
            other = next(path for path, found in self._shared.tree.files.items() if found == taken)
            sentence = f'Hai tệp "{where}" và "{other}" trùng tên khi đăng. Hãy đổi tên một tệp.'
            self._report(line, sentence)

    def _missing(self, where: str, target: str, line: int, *, picture: bool) -> str:
        kinds = tuple(PICTURES) if picture else (PurePosixPath(where).suffix or ".md",)
        files = [
            path
            for path in self._shared.tree.files
            if path.lower().endswith(kinds) and not hidden(path) and not path.endswith(TASK_TABLE)
        ]
        here = posixpath.dirname(self._item.origin.path)
        near = likely(where, files)
        cure = did_you_mean([posixpath.relpath(path, here) for path in near])
        what = "ảnh" if picture else "tệp"
        fault = f'Không có {what} "{shown(target)}".'
        self._report(
            line, fault + (cure or f" Hãy chép {what} vào đúng thư mục, hoặc sửa đường dẫn.")
        )
        return target

    def _refuse(self, target: str, line: int, fault: str, *, picture: bool = False) -> str:
        self._report(line, f'{"Ảnh" if picture else "Liên kết"} "{shown(target)}" {fault}')
        return target

    def _report(self, line: int, sentence: str, level: Level = Level.ERROR) -> None:
        self._shared.problems.append(Problem(self._item.origin.path, line, sentence, level))
