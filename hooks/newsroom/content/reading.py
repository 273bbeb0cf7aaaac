"""Files to items: bytes to text to fields to a checked model, with everything that is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from pydantic import TypeAdapter, ValidationError

from . import encodings
from .conflicts import UNMERGED, line_of_conflict
from .encodings import CleanText, NotUnicode
from .frontmatter import FrontMatter, FrontMatterError, parse, split
from .item import Item, Origin
from .messages import sentences
from .models import Bulletin, Plan
from .placing import Place
from .problems import Level, Problem
from .task_reading import TASK_TABLE
from .tree import Tree

_YES_OR_NO = TypeAdapter(bool)


@dataclass
class Reading:
    """What was read: all items, shown or not, and the problems."""

    tree: Tree
    items: list[Item] = field(default_factory=list)
    broken: dict[str, Place] = field(default_factory=dict)
    """By path, what is there but cannot be read: a reference to it is right."""
    unread_tasks: set[str] = field(default_factory=set)
    """Ids of tasks, and plans with all of theirs, that cannot be read: a reference may be right."""
    problems: list[Problem] = field(default_factory=list)

    def read(self, place: Place) -> None:
        """Adds the item of one file, or what keeps it from being one."""
        origin = self.origin(place.path, place.slug, place.year)
        item = self._item(place.model, origin) if origin else None
        if item:
            self.items.append(item)
        else:
            self.broken[place.path] = place

    def task_tables(self) -> Mapping[str, Origin]:
        """The tables kept beside plans, by plan; one that stands beside no plan is a problem."""
        tables: dict[str, Origin] = {}
        for path in self.tree.markdown("docs"):
            if not path.endswith(TASK_TABLE):
                continue
            plan = path.removesuffix(TASK_TABLE) + ".md"
            if plan not in self.tree.files or not path.startswith(f"docs/{Plan.kind}/"):
                sentence = (
                    f"Tệp bảng nhiệm vụ này không đứng cạnh kế hoạch nào: không có {plan}. "
                    f"Hãy đặt tên theo tệp kế hoạch: docs/{Plan.kind}/<tên tệp kế hoạch>{TASK_TABLE}."
                )
                self._report(path, 1, sentence)
            elif origin := self.origin(path, PurePosixPath(plan).stem):
                tables[origin.slug] = origin
            else:
                self.unread_tasks.add(PurePosixPath(plan).stem)
        return tables

    def origin(self, path: str, slug: str, year: str = "") -> Origin | None:
        """The two parts of a file; none when it cannot be read."""
        try:
            text = self._text(path)
            parts = split(text.text)
            front_matter = parse(parts.front_matter, parts.front_matter_line)
        except OSError:
            self._report(path, 1, "Không mở được tệp. Hãy đóng chương trình đang mở tệp này.")
            return None
        except NotUnicode as error:
            self._report(path, error.line, error.sentence)
            return None
        except FrontMatterError as error:
            self._report(path, error.line, error.sentence)
            return None
        level = Level.NOTICE if _is_draft(front_matter) else Level.ERROR
        for line, sentence in front_matter.faults:
            self._report(path, line, sentence, level)
        return Origin(path, slug, year, parts.body, parts.body_line, front_matter)

    def _text(self, path: str) -> CleanText:
        file = self.tree.files[path]
        if (size := file.stat().st_size) > encodings.LARGEST_TEXT:
            raise NotUnicode(encodings.too_large(size))
        text = encodings.read(file.read_bytes())
        for line, sentence in text.repairs:
            self._report(path, line, sentence, Level.NOTICE)
        for line, sentence in text.losses:
            self._report(path, line, sentence)
        if line := line_of_conflict(text.text):
            raise FrontMatterError(line, UNMERGED)
        return text

    def _item(self, model: type[Item], origin: Origin) -> Item | None:
        try:
            return model.read(origin)
        except ValidationError as error:
            unfinished = _is_unfinished(model, origin.front_matter)
            level = Level.NOTICE if unfinished else Level.ERROR
            written = origin.front_matter.lines
            for at, sentence in sentences(model, error, written=written):
                self._report(origin.path, origin.line(*at), sentence, level)
            return None

    def _report(self, path: str, line: int, sentence: str, level: Level = Level.ERROR) -> None:
        self.problems.append(Problem(path, line, sentence, level))


def _is_draft(front_matter: FrontMatter) -> bool:
    """Whether the model would read its `draft` as yes: true, yes, on, 1 …"""
    try:
        return _YES_OR_NO.validate_python(front_matter.fields.get("draft", "false"))
    except ValidationError:
        return False


def _is_unfinished(model: type[Item], front_matter: FrontMatter) -> bool:
    """Whether a text that is no item yet would not be published either."""
    if _is_draft(front_matter):
        return True
    states = ("dự thảo", "trình duyệt", "đã duyệt")
    return model is Bulletin and front_matter.fields.get("state", states[0]) in states
