"""An office begins with a site of its own: the sample content goes, the scaffolds stay."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from ..content.encodings import NotUnicode, decode
from ..content.frontmatter import FrontMatterError, parse, split
from ..content.models import BY_KIND, Article, Bulletin, StandingPage, Topic

TEMPLATES = Path(__file__).parent.parent / "templates" / "begin"


class NotBegun(ValueError):
    """Nothing was removed; the sentence says why."""


def begin(root: Path) -> list[str]:
    """The paths removed or rewritten, sorted; raises NotBegun when an office's own texts are there.

    News and issues are the office's own as soon as one of them is no sample; where there are none,
    it has begun before, and the plans and agencies may be its own. What is in git can be brought
    back from there.
    """
    texts = list(_texts(root))
    if not texts:
        raise NotBegun(
            "Kho không còn tin, bài, bản tin mẫu, nên không xóa gì. Lệnh này chỉ dùng một lần. "
            "Tệp mẫu nào còn lại thì hãy tự xóa."
        )
    topics = {path: _fields(path) for path in (root / "docs" / Topic.kind).glob("[!_]*.md")}
    own = [path for path in texts if not _is_sample(path)]
    own += [path for path, fields in topics.items() if not fields]
    if own:
        raise NotBegun(
            f"Kho đã có nội dung của cơ quan mình ({own[0].relative_to(root).as_posix()}), "
            "nên không xóa gì. Lệnh này chỉ dùng một lần, khi kho còn toàn bài mẫu."
        )
    changed: list[str] = []
    for folder in sorted(_folders(root)):
        for path in sorted(folder.iterdir()):
            if not path.name.startswith(("_", ".")):
                shutil.rmtree(path) if path.is_dir() else path.unlink()
                changed.append(path.relative_to(root).as_posix())
    for topic, fields in topics.items():
        topic.write_text(_without_body(fields), encoding="utf-8", newline="\n")
        changed.append(topic.relative_to(root).as_posix())
    for page in sorted(TEMPLATES.glob("*.md")):
        shutil.copyfile(page, root / "docs" / page.name)
        changed.append(f"docs/{page.name}")
    return sorted(changed)


def _folders(root: Path) -> Iterator[Path]:
    """Where the sample content lies; the six contents of the reform are every office's."""
    kept = (StandingPage.kind, Topic.kind, Bulletin.kind)
    folders = [root / "docs" / kind for kind in BY_KIND if kind not in kept]
    yield from (folder for folder in [*folders, root / "bulletins"] if folder.is_dir())


def _texts(root: Path) -> Iterator[Path]:
    """News and issues: what an office writes first."""
    for path in sorted((root / "docs" / Article.kind).glob("[0-9]*/*.md")):
        if not path.name.startswith("_"):
            yield path
    yield from sorted((root / "bulletins").glob("[0-9]*/index.md"))


def _is_sample(path: Path) -> bool:
    return parse(_fields(path)).fields.get("sample") == "true"


def _fields(path: Path) -> str:
    """The front matter of a file; "" for what cannot be read, which no sample is."""
    try:
        fields = split(decode(path.read_bytes())).front_matter
        parse(fields)
    except (NotUnicode, FrontMatterError):
        return ""
    return fields


def _without_body(fields: str) -> str:
    """A content of the reform without its text, and without what the sample plans called it."""
    kept = re.sub(r"(?m)^earlier_names:\n(?:[ -].*\n)*", "", fields)
    return f"---\n{kept.rstrip()}\n---\n"
