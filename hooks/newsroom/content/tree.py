"""The files of a repository that can hold content, each under one spelling of its name."""

from __future__ import annotations

import os
import posixpath
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from ..text.vietnamese import nearest
from .problems import Problem

FOLDERS = ("docs", "bulletins")
_OUTSIDE = (
    "Đây là liên kết (symlink) dẫn ra ngoài docs/ và bulletins/. "
    "Hãy chép tệp thật vào đây rồi xóa liên kết."
)


@dataclass
class Tree:
    """Paths relative to the repository, in NFC and with "/", and the real files behind them."""

    root: Path
    files: dict[str, Path] = field(default_factory=dict)
    folders: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)

    def below(self, folder: str) -> list[str]:
        """The files below a folder that may be published, in order."""
        return [
            path
            for path in sorted(self.files)
            if path.startswith(folder + "/") and not hidden(path)
        ]

    def markdown(self, folder: str) -> list[str]:
        """The Markdown files below a folder that may be published, in order."""
        return [path for path in self.below(folder) if path.endswith(".md")]


def hidden(path: str) -> bool:
    """Whether a name in the path starts with "_", "." or "~": scaffolds, drafts, Word's locks."""
    return any(part.startswith(("_", ".", "~")) for part in path.split("/"))


def read_tree(root: Path) -> Tree:
    """Every file below docs/ and bulletins/; a link that leads out of them is a problem."""
    tree = Tree(root)
    inside = [root.resolve() / top for top in FOLDERS]
    for top in FOLDERS:
        if (root / top).is_dir():
            tree.folders.add(top)
            _walk(tree, root / top, top, inside)
    return tree


def _walk(tree: Tree, folder: Path, name: str, inside: list[Path]) -> None:
    try:
        with os.scandir(folder) as entries:
            found = sorted(entries, key=lambda entry: entry.name)
    except OSError:
        sentence = "Không mở được thư mục này. Hãy kiểm tra quyền đọc của thư mục."
        tree.problems.append(Problem(name, 1, sentence))
        return
    for entry in found:
        # A name in no known encoding (from an old zip) cannot even be printed.
        spelled = entry.name.encode("utf-8", "replace").decode("utf-8")
        path = f"{name}/{unicodedata.normalize('NFC', spelled)}"
        if spelled != entry.name:
            sentence = "Tên này không ở bảng mã UTF-8. Hãy đổi thành tên không dấu."
            tree.problems.append(Problem(path, 1, sentence))
        elif entry.is_dir():
            _enter(tree, folder, Path(entry.path), path, inside)
        elif entry.is_symlink() and not _is_below(Path(entry.path).resolve(), inside):
            tree.problems.append(Problem(path, 1, _OUTSIDE))
        elif not entry.is_file():
            sentence = "Liên kết này không dẫn đến tệp nào. Hãy xóa nó."
            tree.problems.append(Problem(path, 1, sentence))
        elif path in tree.files:
            sentence = (
                "Có hai tệp cùng tên, chỉ khác cách ghi dấu (NFC và NFD). Hãy đổi tên một tệp."
            )
            tree.problems.append(Problem(path, 1, sentence))
        else:
            tree.files[path] = Path(entry.path)


def _enter(tree: Tree, parent: Path, folder: Path, path: str, inside: list[Path]) -> None:
    """Walks a real folder. A linked one (on Windows also a junction) would be published twice."""
    real = folder.resolve()
    if real == parent.resolve() / folder.name:
        tree.folders.add(path)
        _walk(tree, folder, path, inside)
    elif _is_below(real, inside):
        sentence = (
            "Đây là liên kết (symlink) đến một thư mục khác của kho. "
            "Hãy xóa liên kết và chép những tệp cần dùng vào đây."
        )
        tree.problems.append(Problem(path, 1, sentence))
    else:
        tree.problems.append(Problem(path, 1, _OUTSIDE))


def _is_below(real: Path, folders: list[Path]) -> bool:
    return any(real.is_relative_to(folder) for folder in folders)


def likely(missing: str, files: list[str]) -> list[str]:
    """The files a missing one may be: of a name like it in its folder, of its own name elsewhere.

    Only where there is no such folder are names compared across folders.
    """
    folder, _, name = missing.rpartition("/")
    beside = [path for path in files if posixpath.dirname(path) == folder]
    last = posixpath.basename(folder)
    beside = beside or [p for p in files if posixpath.basename(posixpath.dirname(p)) == last]
    same_name = [path for path in files if posixpath.basename(path) == name]
    by_name = {PurePosixPath(path).stem: path for path in beside or files}
    near = [by_name[stem] for stem in nearest(PurePosixPath(name).stem, by_name, 2)]
    return list(dict.fromkeys([*near, *same_name]))[:2]
