"""What every content type has: where it came from, its identity, its address."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, ClassVar, Self

from pydantic import BaseModel, ConfigDict, Field

from ..text.dates import PartialDate
from . import fields as f
from .frontmatter import FrontMatter

_YEAR = re.compile("[1-9][0-9]{3}")


@dataclass(frozen=True)
class Origin:
    """Where an item was read from."""

    path: str
    """Relative to the repository, with "/" on every system."""
    slug: str
    """The file name (bulletins: the folder name), which is the item's identity."""
    year: str = ""
    """The year folder of an article."""
    body: str = ""
    body_line: int = 1
    front_matter: FrontMatter = field(default_factory=lambda: FrontMatter({}))

    @property
    def whole(self) -> bool:
        """Whether all its fields were read: of others no field can be called missing."""
        return self.front_matter.whole

    def line(self, *location: str | int) -> int:
        return self.front_matter.line(location)


class Item(BaseModel):
    """What every content type has."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    kind: ClassVar[str]
    """Folder and URL section."""
    label: ClassVar[str]
    """One of them, for readers."""
    section_title: ClassVar[str]
    """All of them: the heading of the section."""
    menu_title: ClassVar[str]
    """The section in the menu."""
    template: ClassVar[str]

    title: f.Line = Field(title="Tiêu đề")
    summary: str | None = Field(None, title="Tóm tắt")
    updated: f.Day | None = Field(None, title="Ngày cập nhật")
    draft: bool = Field(False, title="Bản nháp")
    sample: bool = Field(False, title="Bài mẫu")
    old_paths: f.OldPaths = Field((), title="Đường dẫn cũ")
    id: f.Slug | None = Field(None, title="Mã cố định")

    @classmethod
    def read(cls, origin: Origin) -> Self:
        """The item that the front matter of a file describes; raises pydantic's ValidationError."""
        item = cls.model_validate(origin.front_matter.fields)
        item.__dict__["origin"] = origin
        return item

    @cached_property
    def origin(self) -> Origin:
        """Where it was read from; every output asks, and a private attribute is 40 times slower."""
        raise AttributeError("an item is made by `read`")

    def value(self, field: str) -> Any:
        """What a field holds; none when an item of this type has no such field."""
        return self.__dict__.get(field)

    @property
    def slug(self) -> str:
        return self.origin.slug

    @property
    def url(self) -> str:
        """Site path without a leading slash."""
        return f"{self.kind}/{self.slug}/"

    @property
    def entry(self) -> str:
        """How a bulletin names it: "tin-tuc/<file name>"."""
        return f"{self.kind}/{self.slug}"

    @property
    def published(self) -> bool:
        """Whether readers may see it: the one property every output asks."""
        return not self.draft

    @property
    def dated(self) -> PartialDate | None:
        """The date it is listed under; none for what has no date."""
        return None

    @property
    def feed_key(self) -> tuple[int | None, str]:
        """The year and the name in its permanent id: its `id`, else its first old path, else its file.

        Renaming a file with its old address kept in `old_paths` therefore keeps the id, once more too
        when that address is added last, as editors are told.
        """
        year = self.dated.year if self.dated else None
        if self.id or not self.old_paths:
            return year, self.id or self.slug
        path = self.old_paths[0].strip("/").removesuffix("/index.html").removesuffix(".html")
        *folders, name = path.split("/")
        years = (int(folder) for folder in folders if _YEAR.fullmatch(folder))
        return next(years, year), name or self.slug

    @property
    def topic_slugs(self) -> tuple[str, ...]:
        return ()

    @property
    def agency_slug(self) -> str | None:
        return None

    @property
    def place_slug(self) -> str | None:
        return None

    @property
    def task_ids(self) -> tuple[str, ...]:
        return ()
