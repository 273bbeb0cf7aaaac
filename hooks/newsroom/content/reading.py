"""Files to items: bytes to text to fields to a checked model, with everything that is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from pydantic import TypeAdapter, ValidationError

from . import encodings
from .conflicts import UNMERGED, line_of_conflict
from .encodings import CleanText, NotUnicode
from .faulty import Faulty, read_item
from .frontmatter import FrontMatter, FrontMatterError, split
from .item import Item, Origin
from .models import Bulletin, Plan
from .placing import Place
from .problems import Level, Problem
from .recovery import parse_through
from .task_reading import TASK_TABLE
from .tree import Tree

_YES_OR_NO = TypeAdapter(bool)


@dataclass
class Reading:
    """What was read: all items, shown or not, and the problems."""

    tree: Tree
    items: list[Item] = field(default_factory=list)
    faulty: list[Faulty] = field(default_factory=list)
    broken: dict[str, Place] = field(default_factory=dict)
    """By path, what is there but is no item: a reference to it is right."""
    unpublished: set[str] = field(default_factory=set)
    """The paths of texts that readers would not see even if nothing were wrong."""
    unread_tasks: set[str] = field(default_factory=set)
    """Ids of tasks, and plans with all of theirs, that cannot be read: a reference may be right."""
    problems: list[Problem] = field(default_factory=list)

    def read(self, place: Place) -> None:
        """Adds the item of one file, or what keeps it from being one."""
        origin = self.origin(place.path, place.slug, place.year)
        if origin is None:
            self.broken[place.path] = place
            return
        item = read_item(place.model, origin)
        if isinstance(item, Faulty):
            self.faulty.append(item)
            self.broken[place.path] = place
        else:
            self.items.append(item)
        if _is_unpublished(item):
            self.unpublished.add(place.path)

    @property
    def everything(self) -> list[Item]:
        """The items, and what could be read of those that are none."""
        return [*self.items, *(one.item for one in self.faulty if one.item)]

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
            parts = split(self._text(path).text)
        except OSError:
            self._report(path, 1, "Không mở được tệp. Hãy đóng chương trình đang mở tệp này.")
            return None
        except NotUnicode as error:
            self._report(path, error.line, error.sentence)
            return None
        except FrontMatterError as error:
            self._report(path, error.line, error.sentence)
            return None
        front_matter, faults = parse_through(parts.front_matter, parts.front_matter_line)
        for line, sentence in (*faults, *front_matter.faults):
            self._report(path, line, sentence)
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

    def _report(self, path: str, line: int, sentence: str, level: Level = Level.ERROR) -> None:
        self.problems.append(Problem(path, line, sentence, level))


def _is_draft(front_matter: FrontMatter) -> bool:
    """Whether the model would read its `draft` as yes: true, yes, on, 1 …"""
    try:
        return _YES_OR_NO.validate_python(front_matter.fields.get("draft", "false"))
    except ValidationError:
        return False


def _is_unpublished(item: Item | Faulty) -> bool:
    """Whether readers see nothing of a text, or would not if it were right."""
    if not isinstance(item, Faulty):
        return not item.published
    model, front_matter = item.model, item.origin.front_matter
    if _is_draft(front_matter):
        return True
    states = ("dự thảo", "trình duyệt", "đã duyệt")
    return model is Bulletin and front_matter.fields.get("state", states[0]) in states
