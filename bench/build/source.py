"""What the repository lends to the corpus: the plans' sentences, and what articles refer to."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

FRONT_MATTER = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
HEADING = re.compile(r"^#{2,6}\s+(.+?)\s*$")
LIST_MARK = re.compile(r"^(?:[-+*•]|[a-zđ]\)|\d+[.)])\s+")
LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
SENTENCE_END = re.compile(r"(?<=[.;])\s+(?=[A-ZĐÀ-Ỹ])")
TASK_ROW = re.compile(r"^\|\s*(\d+(?:\.\d+)*)\s*\|")


@dataclass(frozen=True)
class Plan:
    slug: str
    title: str
    anchors: tuple[str, ...]
    tasks: tuple[str, ...]


@dataclass(frozen=True)
class Source:
    sentences: tuple[str, ...]
    plans: tuple[Plan, ...]
    topics: dict[str, str]
    agencies: tuple[str, ...]
    sections: tuple[str, ...]
    taken_months: frozenset[str]


class NothingToQuote(Exception):
    """The repository lacks what articles are made of: plans, topics, agencies or sections."""


def read_source(repository: Path) -> Source:
    """The sentences, plans, topics, agencies and sections found in a repository of this project.

    Raises NothingToQuote naming the first that is missing.
    """
    plans = [path for path in _documents(repository / "docs/ke-hoach") if "." not in path.stem]
    source = Source(
        sentences=tuple(dict.fromkeys(s for path in plans for s in _sentences(_body(path)))),
        plans=tuple(_plan(path) for path in plans),
        topics={path.stem: _title(path) for path in _documents(repository / "docs/noi-dung")},
        agencies=tuple(path.stem for path in _documents(repository / "docs/co-quan")),
        sections=_sections(repository / "mkdocs.yml"),
        taken_months=frozenset(path.name for path in (repository / "bulletins").glob("[0-9]*")),
    )
    for name in ("sentences", "topics", "agencies", "sections"):
        if not getattr(source, name):
            raise NothingToQuote(f"{repository}: no {name} to make articles of")
    return source


def slug(text: str) -> str:
    """The text in ASCII lower case, words joined by "-"."""
    lower = text.lower().replace("đ", "d")
    plain = "".join(c for c in unicodedata.normalize("NFD", lower) if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def _documents(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*.md") if not path.name.startswith(("_", "index.")))


def _body(path: Path) -> str:
    return FRONT_MATTER.sub("", path.read_text(encoding="utf-8"))


def _title(path: Path) -> str:
    found = FRONT_MATTER.match(path.read_text(encoding="utf-8"))
    keys = yaml.load(found.group(1), yaml.BaseLoader) if found else {}
    return str(keys.get("title") or path.stem)


def _plan(path: Path) -> Plan:
    headings = (HEADING.match(line) for line in _body(path).splitlines())
    anchors = Counter(slug(found.group(1)) for found in headings if found)
    table = path.with_name(f"{path.stem}.nhiem-vu.md")
    rows = _body(table if table.exists() else path).splitlines()
    return Plan(
        slug=path.stem,
        title=_title(path),
        anchors=tuple(anchor for anchor, times in anchors.items() if times == 1),
        tasks=tuple(f"{path.stem}#{row.group(1)}" for row in map(TASK_ROW.match, rows) if row),
    )


def _sentences(body: str) -> Iterator[str]:
    """Whole sentences of 8 to 60 words, without marks that Markdown or YAML would read."""
    for line in body.splitlines():
        if HEADING.match(line) or line.startswith(("|", "<", "!", ">", "{", "[", "---")):
            continue
        text = LIST_MARK.sub("", LINK.sub(r"\1", line.strip()))
        for part in SENTENCE_END.split(re.sub(r"[*_`\\]", "", text)):
            sentence = part.strip(" ;,.-–…") + "."
            if 8 <= len(sentence.split()) <= 60 and not re.search(r"[\[\]<>{}|#]", sentence):
                yield sentence[0].upper() + sentence[1:]


class _SettingsLoader(yaml.SafeLoader):
    """Reads mkdocs.yml for its plain values; the tags MkDocs adds to YAML become nothing."""


def _nothing(loader: yaml.Loader, tag: str, node: yaml.Node) -> None:
    return None


_SettingsLoader.add_multi_constructor("", _nothing)


def _sections(settings: Path) -> tuple[str, ...]:
    loaded: dict[str, Any] = yaml.load(settings.read_text(encoding="utf-8"), _SettingsLoader)
    sections = loaded.get("extra", {}).get("office", {}).get("sections", [])
    return tuple(str(section) for section in sections)
