"""The files of a repository that can hold content, each under one spelling of its name."""

from __future__ import annotations

import os
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

from .problems import Problem

FOLDERS = ("docs", "bulletins")


@dataclass
class Tree:
    """Paths relative to the repository, in NFC and with "/", and the real files behind them."""

    root: Path
    files: dict[str, Path] = field(default_factory=dict)
    folders: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)

    def markdown(self, folder: str) -> list[str]:
        """The Markdown files below a folder that may be published, in order."""
        return [
            path
            for path in sorted(self.files)
            if path.startswith(folder + "/") and path.endswith(".md") and not hidden(path)
        ]


def hidden(path: str) -> bool:
    """Whether a name in the path starts with "_" or ".": scaffolds and drafts kept aside."""
    return any(part.startswith(("_", ".")) for part in path.split("/"))


def read_tree(root: Path) -> Tree:
    """Every file below docs/ and bulletins/; a link that leads out of the repository is a problem."""
    tree = Tree(root)
    inside = root.resolve()
    for top in FOLDERS:
        if (root / top).is_dir():
            tree.folders.add(top)
            _walk(tree, root / top, top, inside)
    return tree


def _walk(tree: Tree, folder: Path, name: str, inside: Path) -> None:
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda found: found.name):
            path = f"{name}/{unicodedata.normalize('NFC', entry.name)}"
            if entry.is_symlink() and not Path(entry.path).resolve().is_relative_to(inside):
                sentence = (
                    "Đây là liên kết (symlink) dẫn ra ngoài kho nội dung. "
                    "Hãy chép tệp thật vào đây rồi xóa liên kết."
                )
                tree.problems.append(Problem(path, 1, sentence))
            elif entry.is_dir():
                tree.folders.add(path)
                if not entry.is_symlink():
                    _walk(tree, Path(entry.path), path, inside)
            elif entry.is_file():
                tree.files[path] = Path(entry.path)
            else:
                tree.problems.append(
                    Problem(path, 1, "Liên kết này không dẫn đến tệp nào. Hãy xóa nó.")
                )
