"""What templates call: addresses relative to the page, dates in office form, pictures in sizes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from jinja2 import Environment, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from ..text.dates import PartialDate, office_date, short_date
from ..text.rendering import with_base
from ..text.typography import unbroken_text
from .assets import Assets
from .fragments import Once
from .page_body import srcset
from .pictures import Picture

_ABSOLUTE = re.compile(r"[a-z][a-z0-9+.-]*:|//|#", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sizes:
    """A picture as a template shows it: its size, and its variants as srcset wants them."""

    width: int
    height: int
    srcset: str


def add_filters(environment: Environment, assets: Assets, pictures: Mapping[str, Picture]) -> None:
    """Gives an environment the filters, and the functions `asset`, `icon`, `sizes_of`, of templates."""
    filters: dict[str, Callable[..., Any]] = {
        "href": href,
        "here": here,
        "office_date": office_date,
        "short_date": short_date,
        "iso": iso,
        "unbroken": unbroken,
    }
    environment.filters.update(filters)
    environment.add_extension(Once)

    @pass_context
    def asset(context: Context, name: str) -> str:
        return href(context, assets.url(name))

    @pass_context
    def sizes_of(context: Context, url: str) -> Sizes | None:
        """The sizes of a picture by its site path; None for one that lies elsewhere."""
        picture = pictures.get(url)
        if picture is None:
            return None
        return Sizes(picture.width, picture.height, srcset(picture, context["base_url"]))

    @lru_cache
    def icon(name: str) -> Markup:
        """One of Material's icons, hidden from readers of the screen: the words beside it say the same."""
        drawing = environment.get_template(f".icons/{name}.svg").render()
        return Markup(f'<span class="icon" aria-hidden="true">{drawing}</span>')

    environment.globals["inline_script"] = Markup(assets.inline_script)
    environment.globals["asset"] = asset
    environment.globals["icon"] = icon
    environment.globals["sizes_of"] = sizes_of


@pass_context
def href(context: Context, path: str) -> str:
    """A site path ("": the front page) as an address relative to the page being written.

    Addresses of other places, and anchors, stay as they are.
    """
    if _ABSOLUTE.match(path):
        return path
    return f"{context['base_url']}/{path}"


@pass_context
def here(context: Context, html: str) -> Markup:
    """HTML that writes addresses as bodies do, with addresses relative to the page being written."""
    return Markup(with_base(str(html), context["base_url"]))


def iso(value: date | PartialDate) -> str:
    """A date for <time datetime>, as precise as it is known."""
    return value.iso if isinstance(value, PartialDate) else value.isoformat()


@lru_cache(maxsize=20_000)
def unbroken(text: str) -> Markup:
    """The text as HTML in which no line parts a number from its word ("ngày 09")."""
    return Markup(unbroken_text(text))
