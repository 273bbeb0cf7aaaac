"""An office begins with a site of its own: the sample content goes, the scaffolds stay."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path

from ..content.encodings import NotUnicode, decode
from ..content.frontmatter import FrontMatterError, split
from ..content.models import BY_KIND, Bulletin, StandingPage, Topic

TEMPLATES = Path(__file__).parent.parent / "templates" / "begin"
SHIPPED = TEMPLATES / "shipped.sha256"
"""The content as an office gets it, for a copy may lie outside git. After a change of a sample:
git ls-files -z docs bulletins ':!*_mau*' | xargs -0 sha256sum > hooks/newsroom/templates/begin/shipped.sha256
"""
NAMED = 5
"""Files of an office that the refusal names."""


class NotBegun(ValueError):
    """Nothing was changed; the sentence says why."""


def begin(root: Path) -> list[str]:
    """The paths removed or rewritten, sorted; raises NotBegun when an office's own are among them.

    An office's own is every file that is not as it was shipped: nothing else could bring it back.
    """
    after: dict[Path, bytes | None] = _rewritten(root)
    after |= {path: None for folder in _folders(root) for path in _visible(folder)}
    changes = {path: new for path, new in after.items() if _read(path) != new}
    names = {path: path.relative_to(root).as_posix() for path in sorted(changes)}
    shipped = frozenset(SHIPPED.read_text(encoding="utf-8").splitlines())
    there = [(path, name) for path, name in names.items() if path.exists()]
    own = [name for path, name in there if _line(path, name) not in shipped]
    if len(own) == len(there):
        raise NotBegun("Kho không còn nội dung mẫu nên không xóa gì. Lệnh này chỉ dùng một lần.")
    if own:
        raise NotBegun(_refusal(own))
    for path, new in changes.items():
        if new is None:
            path.unlink()
        else:
            path.write_bytes(new)
    for folder in {path.parent for path in changes} - {*_folders(root)}:
        if not any(folder.iterdir()):
            folder.rmdir()
    return list(names.values())


def _folders(root: Path) -> Iterator[Path]:
    """Where the sample content lies; the six contents of the reform are every office's."""
    kept = (StandingPage.kind, Topic.kind, Bulletin.kind)
    folders = [root / "docs" / kind for kind in BY_KIND if kind not in kept]
    yield from (folder for folder in [*folders, root / "bulletins"] if folder.is_dir())


def _visible(folder: Path) -> Iterator[Path]:
    """The files in it, without scaffolds and what else is set aside or hidden."""
    for path in folder.rglob("*"):
        parts = path.relative_to(folder).parts
        if path.is_file() and not any(part.startswith(("_", ".")) for part in parts):
            yield path


def _rewritten(root: Path) -> dict[Path, bytes | None]:
    """What stays with another text: the contents of the reform, and the first pages."""
    topics = (root / "docs" / Topic.kind).glob("[!_]*.md")
    return {path: _without_body(path) for path in topics} | {
        root / "docs" / page.name: page.read_bytes() for page in TEMPLATES.glob("*.md")
    }


def _without_body(topic: Path) -> bytes | None:
    """A content of the reform without its text, and without what the sample plans called it."""
    try:
        fields = split(decode(topic.read_bytes())).front_matter
    except (NotUnicode, FrontMatterError):
        return None
    kept = re.sub(r"(?m)^earlier_names:\n(?:[ -].*\n)*", "", fields)
    return f"---\n{kept.rstrip()}\n---\n".encode()


def _read(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


def _line(path: Path, name: str) -> str:
    """A file as the list of the shipped ones writes it."""
    return f"{sha256(path.read_bytes()).hexdigest()}  {name}"


def _refusal(own: Sequence[str]) -> str:
    more = f" và {len(own) - NAMED} tệp khác" if len(own) > NAMED else ""
    return (
        f"Kho đã có nội dung của cơ quan mình ({', '.join(own[:NAMED])}{more}), nên không xóa, "
        "không ghi đè gì. Lệnh này chỉ dùng một lần, khi mọi tệp mẫu còn nguyên như lúc tải về. "
        "Kho mới tải: hãy chuyển các tệp ấy ra ngoài kho, lấy lại tệp mẫu đã sửa, chạy lại lệnh, rồi "
        "đưa tệp của mình vào. Kho đã dùng: hãy tự xóa các tệp mẫu còn lại."
    )
