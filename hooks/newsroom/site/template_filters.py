"""What templates call: addresses relative to the page, and dates in office form."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from jinja2 import Environment, pass_context
from jinja2.runtime import Context

from ..text.dates import PartialDate, office_date, short_date
from .assets import Assets

_ABSOLUTE = re.compile(r"[a-z][a-z0-9+.-]*:|//|#", re.IGNORECASE)


def add_filters(environment: Environment, assets: Assets) -> None:
    """Gives an environment the filters and the function `asset` that the templates use."""
    filters: dict[str, Callable[..., Any]] = {
        "href": href,
        "office_date": office_date,
        "short_date": short_date,
        "iso": iso,
    }
    environment.filters.update(filters)

    @pass_context
    def asset(context: Context, name: str) -> str:
        return href(context, assets.url(name))

    environment.globals["asset"] = asset


@pass_context
def href(context: Context, path: str) -> str:
    """A site path ("": the front page) as an address relative to the page being written.

    Addresses of other places, and anchors, stay as they are.
    """
    if _ABSOLUTE.match(path):
        return path
    return f"{context['base_url']}/{path}"


def iso(value: date | PartialDate) -> str:
    """A date for <time datetime>, as precise as it is known."""
    return value.iso if isinstance(value, PartialDate) else value.isoformat()
