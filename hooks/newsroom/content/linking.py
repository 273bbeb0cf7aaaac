"""Links and pictures of bodies, and files of fields: resolved, checked, gathered for publishing."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from urllib.parse import unquote

from ..text.markup import SITE_URL, Rendering
from ..text.safety import unsafe_scheme
from ..text.vietnamese import nearest, slug
from .collection import Body, Collection
from .item import Item
from .models import BY_KIND, Plan
from .problems import Level, Problem, did_you_mean
from .tree import Tree, hidden

_EXTERNAL = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_FILE_FIELDS = ("image", "audio", "original", "file")


def link_bodies(
    collection: Collection, items: list[Item], renderings: dict[str, Rendering], tree: Tree
) -> list[Problem]:
    """Fills the bodies and the published files of a collection; returns what does not resolve."""
    linker = _Linker(collection, {item.origin.path: item for item in items}, renderings, tree, [])
    for item in items:
        rendering = renderings[item.origin.path]
        linker.linked = set()
        shown = collection.items[item.kind].get(item.slug) is item
        targets = [
            linker.resolve(
                item, reference.target, item.origin.body_line + reference.line - 1, shown
            )
            for reference in rendering.references
        ]
        linker.resolve_fields(item, shown)
        if shown:
            collection.bodies[item.origin.path] = Body(
                rendering.with_targets(targets),
                rendering.headings,
                rendering.passages,
                tuple(sorted(linker.linked)),
            )
    return linker.problems


@dataclass
class _Linker:
    collection: Collection
    items: dict[str, Item]
    renderings: dict[str, Rendering]
    tree: Tree
    problems: list[Problem]
    linked: set[str] = field(default_factory=set)
    """The items the current body links to."""

    def resolve(self, item: Item, target: str, line: int, shown: bool) -> str:
        """The address to print for a link or picture; what cannot be resolved stays as written."""
        if scheme := unsafe_scheme(target):
            self._report(
                item,
                line,
                f'Liên kết "{target}" thuộc loại "{scheme}:", không được dùng. Hãy bỏ liên kết.',
            )
            return target
        if _EXTERNAL.match(target):
            return target
        path, _, anchor = unicodedata.normalize("NFC", unquote(target)).partition("#")
        if not path:
            self._check_anchor(item, item, anchor, target, line)
            return f"#{anchor}"
        if path.startswith("/"):
            sentence = (
                f'Liên kết "{target}" bắt đầu bằng "/". Hãy ghi đường dẫn tính từ thư mục của tệp này, '
                "ví dụ ../../ke-hoach/nghe-an-2024.md."
            )
            self._report(item, line, sentence)
            return target
        where = posixpath.normpath(posixpath.join(posixpath.dirname(item.origin.path), path))
        if other := self.items.get(where):
            return self._item_address(item, other, anchor, target, line)
        if where in self.tree.folders and (section := self._section_url(where)) is not None:
            return f"{SITE_URL}{section}"
        return self._file_address(item, where, target, line, shown)

    def resolve_fields(self, item: Item, shown: bool) -> None:
        for name in _FILE_FIELDS:
            written = getattr(item, name, None)
            if written:
                self._resolve_field(item, written, item.origin.line(name), shown)
        if getattr(item, "image", None) and not getattr(item, "alt", None):
            sentence = (
                'Ảnh thiếu "Mô tả ảnh" (alt) cho người không nhìn thấy ảnh. '
                "Hãy thêm dòng alt: … nói ngắn gọn trong ảnh có gì."
            )
            self._report(item, item.origin.line("image"), sentence)
        for number, evidence in enumerate(getattr(item, "evidence", ())):
            if evidence.file:
                line = item.origin.line("evidence", number)
                self._resolve_field(item, evidence.file, line, shown and evidence.public)

    def _resolve_field(self, item: Item, written: str, line: int, shown: bool) -> None:
        address = self.resolve(item, written, line, shown)
        if shown and address.startswith(SITE_URL):
            self.collection.file_urls[item.origin.path, written] = address.removeprefix(SITE_URL)

    def _item_address(self, item: Item, other: Item, anchor: str, target: str, line: int) -> str:
        if not other.published and item.published:
            self._report(item, line, f'Liên kết "{target}" dẫn đến một bài chưa phát hành.')
        self.linked.add(other.entry)
        if anchor:
            self._check_anchor(item, other, anchor, target, line)
        return f"{SITE_URL}{other.url}" + (f"#{anchor}" if anchor else "")

    def _check_anchor(self, item: Item, other: Item, anchor: str, target: str, line: int) -> None:
        anchors = [heading.id for heading in self.renderings[other.origin.path].headings]
        if isinstance(other, Plan):
            anchors += [task.anchor for task in self.collection.plan_tasks(other.slug)]
        if anchor not in anchors:
            cure = did_you_mean([f"#{found}" for found in nearest(anchor, anchors, 2)])
            sentence = f'Liên kết "{target}": trang đích không có đề mục "#{anchor}".{cure}'
            self._report(item, line, sentence)

    def _section_url(self, folder: str) -> str | None:
        if folder in ("docs", "bulletins"):
            return "" if folder == "docs" else "ban-tin/"
        kind = folder.removeprefix("docs/")
        return f"{kind}/" if kind in BY_KIND else None

    def _file_address(self, item: Item, where: str, target: str, line: int, shown: bool) -> str:
        file = self.tree.files.get(where)
        if where.startswith("../") or where == "..":
            self._report(
                item,
                line,
                f'Đường dẫn "{target}" ra ngoài kho nội dung. Hãy chép tệp vào cạnh bài.',
            )
        elif file is None or hidden(where):
            near = nearest(where, self.tree.files, 2)
            cure = did_you_mean(
                [posixpath.relpath(path, posixpath.dirname(item.origin.path)) for path in near]
            )
            self._report(
                item, line, f'Không có tệp "{target}".{cure or " Hãy chép tệp vào đúng thư mục."}'
            )
        else:
            site_path = _site_path(where)
            if PurePosixPath(site_path).name != PurePosixPath(where).name:
                sentence = f'Tệp "{where}" được đăng với tên không dấu, không cách: {site_path}.'
                self._report(item, line, sentence, Level.NOTICE)
            if shown:
                taken = self.collection.files.setdefault(site_path, file)
                if taken != file:
                    sentence = f'Hai tệp "{where}" và "{taken.name}" trùng tên khi đăng. Hãy đổi tên một tệp.'
                    self._report(item, line, sentence)
            return f"{SITE_URL}{site_path}"
        return target

    def _report(self, item: Item, line: int, sentence: str, level: Level = Level.ERROR) -> None:
        self.problems.append(Problem(item.origin.path, line, sentence, level))


def _site_path(where: str) -> str:
    """Where a file is published: its path with ASCII names."""
    folder, _, rest = where.partition("/")
    parts = PurePosixPath(rest).parts
    names = [slug(part) or "tep" for part in parts[:-1]]
    last = PurePosixPath(parts[-1])
    names.append((slug(last.stem) or "tep") + last.suffix.lower())
    return "/".join(([] if folder == "docs" else ["ban-tin"]) + names)
