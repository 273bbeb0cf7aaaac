"""What the office's own files offer in place of a wrong value."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping

from ..text.vietnamese import fold, nearest_names, slug
from .frontmatter import Location
from .item import Item
from .models import BY_KIND, Agency, Place, Procedure, Topic
from .problems import did_you_mean

Advice = Callable[[str, Location, str], str]
"""The cure for a value of a wrong form, from the kind of error, the field and what is written."""

REFERENCES: Mapping[str, type[Item]] = {
    "agency": Agency,
    "issuer": Agency,
    "place": Place,
    "topics": Topic,
    "members": Agency,
    "procedure": Procedure,
}
"""The fields that hold file names, and of what."""
_FILE = re.compile(r"(?:docs/|\.\./)*(?P<kind>[a-z-]+)/(?:\d{4}/)?(?P<slug>[^/]+?)(?:\.md)?/?")


def advice_from(items: Iterable[Item], tasks: Collection[str]) -> Advice:
    """Advice that names what there is, not what another office has."""
    by_kind: dict[str, list[Item]] = {kind: [] for kind in BY_KIND}
    for item in items:
        by_kind[item.kind].append(item)

    def advice(error: str, at: Location, written: str) -> str:
        if error == "slug" and (model := REFERENCES.get(str(at[0]))):
            return _file_name(written, model, by_kind[model.kind])
        if error == "task_id" and tasks:
            return f" Hãy ghi theo dạng <tên tệp kế hoạch>#<STT>, ví dụ {next(iter(tasks))}."
        if error == "entry":
            return _entry(written, by_kind)
        return ""

    return advice


def _file_name(written: str, model: type[Item], items: list[Item]) -> str:
    if near := nearest_items(written, items):
        return did_you_mean(near)
    example = f", ví dụ {items[0].slug}" if items else ""
    return f" Hãy ghi tên một tệp trong docs/{model.kind}/, không có .md{example}."


def _entry(written: str, by_kind: Mapping[str, list[Item]]) -> str:
    if file := _FILE.fullmatch(written):
        found = [item for item in by_kind.get(file["kind"], ()) if item.slug == file["slug"]]
        return did_you_mean([item.entry for item in found])
    everything = [item for items in by_kind.values() for item in items]
    titled = [item.entry for item in everything if fold(item.title) == fold(written)]
    return did_you_mean(titled[:3])


def nearest_items(written: str, items: Iterable[Item]) -> list[str]:
    """The file names nearest to what was written, found by any name of the item."""
    called = {item.slug: [item.slug, *_names(item)] for item in items}
    exact = [name for name, all_names in called.items() if fold(written) in map(fold, all_names)]
    if exact:
        return exact[:3]
    near = nearest_names(slug(written), called)
    near = near or sorted(name for name in called if name.startswith(f"{slug(written)}-"))[:3]
    by_name = {name: owner for owner, names in called.items() for name in names}
    found = [by_name[name] for name in nearest_names(written, by_name)]
    return near or list(dict.fromkeys(found))


def _names(item: Item) -> list[str]:
    others: tuple[str, ...] = item.value("aliases") or ()
    return [name for name in (item.title, item.value("short_name"), *others) if name]
