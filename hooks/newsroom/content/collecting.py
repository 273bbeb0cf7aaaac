"""The one reader: folders to a checked collection and everything that is wrong, in one run."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from pathlib import Path

from pydantic import ValidationError

from ..text.markup import Rendering
from ..text.vietnamese import nearest, slug
from .cache import BodyCache
from .checking import check
from .collection import Collection
from .encodings import NotUnicode, clean, decode
from .frontmatter import FrontMatterError, parse, split
from .item import Item, Origin
from .linking import link_bodies
from .messages import sentences
from .models import BY_KIND, Bulletin, Plan, StandingPage
from .problems import Level, Problem, did_you_mean
from .settings import Settings
from .task_reading import TASK_TABLE, read_tasks
from .tree import Tree, read_tree

_FOLDERS = {kind: model for kind, model in BY_KIND.items() if kind not in ("", Bulletin.kind)}
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")


@dataclass
class Reading:
    """What was read so far: all items, shown or not, their renderings, and the problems."""

    tree: Tree
    settings: Settings
    items: list[Item] = field(default_factory=list)
    renderings: dict[str, Rendering] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def collect(
    root: Path, settings: Settings, *, preview: bool = False, cache: Path | None = None
) -> tuple[Collection, list[Problem]]:
    """The collection of a repository and all its problems, sorted by file and line.

    A preview shows drafts too. What is wrong in a draft is a notice, so that an unfinished text
    never keeps the others from being published. `cache` is the file of rendered bodies.
    """
    reading = Reading(read_tree(root), settings)
    reading.problems += reading.tree.problems
    for path in reading.tree.markdown("docs"):
        _read_document(reading, path)
    _read_bulletins(reading)
    collection = Collection(root, settings)
    _collect_tasks(reading, collection)
    _render_bodies(reading, cache)
    shown = [item for item in reading.items if item.published or preview]
    for item in shown:
        collection.items[item.kind][item.slug] = item
    problems = reading.problems + check(collection, reading.items)
    problems += link_bodies(collection, reading.items, reading.renderings, reading.tree)
    return collection, sorted(set(_soften_drafts(problems, reading.items)))


def _soften_drafts(problems: list[Problem], items: list[Item]) -> list[Problem]:
    drafts = {item.origin.path for item in items if item.draft}
    return [
        replace(problem, level=Level.NOTICE) if problem.path in drafts else problem
        for problem in problems
    ]


def _read_document(reading: Reading, path: str) -> None:
    folder, _, rest = path.removeprefix("docs/").rpartition("/")
    if path.endswith(TASK_TABLE):
        return
    if not folder:
        _read_item(reading, StandingPage, path, Path(rest).stem)
        return
    kind, _, year = folder.partition("/")
    model = _FOLDERS.get(kind)
    if model is None:
        cure = (
            did_you_mean(nearest(kind, _FOLDERS, 1))
            or f" Các thư mục dùng được: {', '.join(_FOLDERS)}."
        )
        reading.problems.append(
            Problem(path, 1, f'Thư mục "docs/{kind}" không thuộc loại nội dung nào.{cure}')
        )
        return
    needs_year = kind == "tin-tuc"
    if needs_year != bool(re.fullmatch(r"\d{4}", year)) or (year and not needs_year):
        where = f"docs/{kind}/<năm>/" if needs_year else f"docs/{kind}/"
        reading.problems.append(
            Problem(path, 1, f"Tệp đặt sai thư mục. Hãy chuyển tệp vào {where}.")
        )
        return
    _read_item(reading, model, path, Path(rest).stem, year)


def _read_bulletins(reading: Reading) -> None:
    folders = {
        path.split("/")[1]
        for path in [*reading.tree.files, *reading.tree.folders]
        if path.startswith("bulletins/")
    }
    for name in sorted(folders):
        if name.startswith(("_", ".")):
            continue
        path = f"bulletins/{name}"
        if not _MONTH.fullmatch(name):
            sentence = (
                f'Tên thư mục "{name}" không phải là một tháng. '
                "Hãy đặt tên theo dạng năm-tháng, ví dụ bulletins/2024-01 (tháng từ 01 đến 12)."
            )
            reading.problems.append(Problem(path, 1, sentence))
        elif f"{path}/index.md" not in reading.tree.files:
            sentence = "Số bản tin này chưa có tệp index.md. Hãy chép từ bulletins/_mau/index.md."
            reading.problems.append(Problem(path, 1, sentence))
        else:
            _read_item(reading, Bulletin, f"{path}/index.md", name)


def _read_item(reading: Reading, model: type[Item], path: str, name: str, year: str = "") -> None:
    """Adds the item of one file, or what keeps it from being one."""
    problems = _name_problems(path, name) if model is not Bulletin else []
    reading.problems += problems
    origin = _read_origin(reading, path, name, year)
    if origin is None or problems:
        return
    try:
        item = model.read(origin)
    except ValidationError as error:
        draft = str(origin.front_matter.fields.get("draft", "")).lower() == "true"
        level = Level.NOTICE if draft else Level.ERROR
        reading.problems += [
            Problem(path, origin.line(*at), sentence, level)
            for at, sentence in sentences(model, error)
        ]
        return
    reading.items.append(item)


def _read_origin(reading: Reading, path: str, name: str, year: str = "") -> Origin | None:
    try:
        cleaned = clean(decode(reading.tree.files[path].read_bytes()))
        source, body, body_line = split(cleaned.text)
        front_matter = parse(source)
    except NotUnicode as error:
        reading.problems.append(Problem(path, 1, str(error)))
        return None
    except FrontMatterError as error:
        reading.problems.append(Problem(path, error.line, error.sentence))
        return None
    reading.problems += [Problem(path, line, what, Level.NOTICE) for line, what in cleaned.repairs]
    return Origin(path, name, year, body, body_line, front_matter)


def _name_problems(path: str, name: str) -> list[Problem]:
    if not _SLUG.fullmatch(name):
        sentence = (
            f'Tên tệp "{name}.md" phải gồm chữ thường không dấu, số và dấu gạch nối. '
            f"Hãy đổi tên thành {slug(name) or 'ten-bai'}.md."
        )
        return [Problem(path, 1, sentence)]
    if name == "trang" or re.fullmatch(r"\d{4}", name):
        sentence = f'Tên tệp "{name}.md" đã dành cho danh mục của trang. Hãy đặt tên khác.'
        return [Problem(path, 1, sentence)]
    return []


def _collect_tasks(reading: Reading, collection: Collection) -> None:
    """The tasks of every plan; a table beside no plan is a problem."""
    tables: dict[str, Origin] = {}
    for path in reading.tree.markdown("docs"):
        if path.endswith(TASK_TABLE):
            plan = path.removesuffix(TASK_TABLE) + ".md"
            if plan not in reading.tree.files or not path.startswith(f"docs/{Plan.kind}/"):
                sentence = (
                    f"Tệp bảng nhiệm vụ này không đứng cạnh kế hoạch nào: không có {plan}. "
                    f"Hãy đặt tên theo tệp kế hoạch: docs/{Plan.kind}/<tên tệp kế hoạch>{TASK_TABLE}."
                )
                reading.problems.append(Problem(path, 1, sentence))
            elif origin := _read_origin(reading, path, Path(plan).stem):
                tables[origin.slug] = origin
    found = read_tasks(reading.items, tables)
    reading.problems += found.problems
    collection.tasks = found.tasks
    collection.task_notes = found.notes


def _render_bodies(reading: Reading, cache: Path | None) -> None:
    bodies = BodyCache(cache)
    for item in reading.items:
        rendering = bodies.render(item.origin.body)
        reading.renderings[item.origin.path] = rendering
        reading.problems += [
            Problem(
                item.origin.path,
                item.origin.body_line + fault.line - 1,
                fault.sentence,
                Level.NOTICE if fault.repaired else Level.ERROR,
            )
            for fault in rendering.faults
        ]
    bodies.close()
