"""A report as one HTML file that needs nothing else, to read on a screen or to print."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ..text.dates import PartialDate, short_date
from ..text.vietnamese import slug
from .figures import Figures
from .tables import Link, Value, tables
from .wording import SAMPLE_MARK, head_lines, shown, title

FOLDER = Path(__file__).parent.parent / "templates" / "reports"


def write_page(figures: Figures) -> bytes:
    """The HTML view in UTF-8."""
    environment = Environment(
        loader=FileSystemLoader(FOLDER, encoding="utf-8"),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["cell"] = _cell
    environment.filters["slug"] = slug
    environment.tests["link"] = lambda value: isinstance(value, Link)
    text = environment.get_template("report.html").render(
        title=title(figures),
        office=figures.office,
        period=figures.period.name,
        mark=SAMPLE_MARK if figures.samples else "",
        head=head_lines(figures),
        tables=list(tables(figures)),
    )
    return text.encode()


def _cell(value: Value) -> str:
    if isinstance(value, date | PartialDate):
        return short_date(value)
    if isinstance(value, Link):
        return value.text
    return value if isinstance(value, str) else shown(value)
