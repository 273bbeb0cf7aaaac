"""Files whose fields are wrong: what is said of them, and what can be checked all the same."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Any

from pydantic import Field, ValidationError, create_model

from .advice import Advice
from .frontmatter import FrontMatter, Location, Value
from .item import Item, Origin
from .messages import sentences
from .problems import Problem


@dataclass(frozen=True)
class Faulty:
    """A file that is no item."""

    model: type[Item]
    origin: Origin
    error: ValidationError | None = None
    """None when only the syntax of a field is wrong."""

    def problems(self, advice: Advice) -> Iterator[Problem]:
        """What is wrong with its fields; of syntax was told when it was read."""
        front_matter = self.origin.front_matter
        if self.error:
            for at, sentence in sentences(
                self.model,
                self.error,
                written=front_matter.lines,
                whole=self.origin.whole,
                advice=advice,
            ):
                yield Problem(self.origin.path, self.origin.line(*at), sentence)

    @cached_property
    def item(self) -> Item | None:
        """The item without what is wrong, to look for what else is: never to be shown.

        Fields may be absent from it that its type says are there; its origin is not whole.
        """
        found = self.error.errors(include_url=False) if self.error else []
        fields = self.origin.front_matter.fields
        read = _without(self.origin.front_matter, {_holder(one["loc"], fields) for one in found})
        absent = frozenset(
            name
            for name, info in self.model.model_fields.items()
            if info.is_required() and (info.alias or name) not in read.fields
        )
        try:
            return _lenient(self.model, absent).read(replace(self.origin, front_matter=read))
        except ValidationError:
            return None


def read_item(model: type[Item], origin: Origin) -> Item | Faulty:
    """The item of a file, else what is wrong with it."""
    try:
        item = model.read(origin)
    except ValidationError as error:
        return Faulty(model, origin, error)
    return item if origin.whole else Faulty(model, origin)


@lru_cache(maxsize=100)
def _lenient(model: type[Item], absent: frozenset[str]) -> type[Item]:
    """The same type without some of the fields that it requires."""
    optional: dict[str, Any] = {
        name: (Any, Field(None, alias=model.model_fields[name].alias)) for name in absent
    }
    return create_model(model.__name__, __base__=model, **optional)


def _holder(at: Location, fields: Value) -> Location:
    """The innermost entry of a list that a fault lies in, else the field."""
    last = at[:1]
    for length, step in enumerate(at, 1):
        if isinstance(step, int):
            if not isinstance(fields, list):
                break  # one value that stands for a list of one
            fields, last = fields[step], at[:length]
        elif isinstance(fields, dict) and step in fields:
            fields = fields[step]
        else:
            break
    return last


def _without(front_matter: FrontMatter, gone: Collection[Location]) -> FrontMatter:
    """The fields and entries that are left; what follows an entry moves up, with its lines."""
    moved: dict[Location, Location] = {}

    def left(value: Value, old: Location, new: Location) -> Value:
        moved[old] = new
        if isinstance(value, dict):
            kept = {key: one for key, one in value.items() if (*old, key) not in gone}
            return {key: left(one, (*old, key), (*new, key)) for key, one in kept.items()}
        if isinstance(value, list):
            stay = [number for number in range(len(value)) if (*old, number) not in gone]
            return [
                left(value[number], (*old, number), (*new, at)) for at, number in enumerate(stay)
            ]
        return value

    fields = left(front_matter.fields, (), ())
    assert isinstance(fields, dict)
    return FrontMatter(
        fields,
        {moved[at]: line for at, line in front_matter.lines.items() if at in moved},
        in_lines={moved[at]: text for at, text in front_matter.in_lines.items() if at in moved},
        whole=False,
    )
