"""The measurements of one run, as a table for people and as JSON, with the goals beside them."""

import platform
from collections.abc import Iterator, Sequence
from dataclasses import asdict, astuple, dataclass
from importlib.metadata import version

from .measure import Measurement

MEASURED_PACKAGES = (
    "mkdocs",
    "mkdocs-material",
    "mkdocs-rss-plugin",
    "Markdown",
    "feedgen",
    "pydantic",
)


@dataclass(frozen=True)
class Goal:
    name: str
    limit: float
    value: float

    @property
    def met(self) -> bool:
        return self.value <= self.limit


@dataclass(frozen=True)
class Figures:
    """Measurements of one run; what was not asked for is None."""

    pages: int
    stock: Measurement | None = None
    ours: Measurement | None = None
    pages_alone: Measurement | None = None
    """Ours when editions and pictures, which stock has none of, are finished already."""
    second: Measurement | None = None
    scale_pages: int = 0
    scale: Measurement | None = None

    def goals(self) -> Iterator[Goal]:
        if self.pages_alone and self.stock:
            yield Goal(
                "ours, pages alone / stock, seconds",
                0.30,
                self.pages_alone.seconds / self.stock.seconds,
            )
        if self.ours and self.second:
            value = self.second.seconds / self.ours.seconds
            yield Goal("second build after one edit / first", 0.50, value)
        if self.ours and self.scale:
            # 4.5 is the goal for four times the pages; other multiples are held in proportion.
            limit = 4.5 / 4 * self.scale_pages / self.pages
            name = f"{self.scale_pages:,} pages / {self.pages:,}, seconds"
            yield Goal(name, limit, self.scale.seconds / self.ours.seconds)
            yield Goal(f"{self.scale_pages:,} pages, peak MB", 1000, self.scale.peak_megabytes)

    def rows(self) -> Iterator[tuple[str, Measurement]]:
        named = {
            f"stock Material, {self.pages:,}": self.stock,
            f"ours, {self.pages:,}": self.ours,
            "ours, pages alone": self.pages_alone,
            "ours, again after one edit": self.second,
            f"ours, {self.scale_pages:,}": self.scale,
        }
        yield from ((name, row) for name, row in named.items() if row)


def as_table(figures: Figures) -> str:
    """The figures as aligned lines of text."""
    lines = [f"{'':<28}{'seconds':>9}{'CPU s':>9}{'peak MB':>9}{'files':>9}{'MB out':>9}"]
    lines += [_line(name, astuple(row), "9.1f") for name, row in figures.rows()]
    compared = {"ours / stock": figures.ours, "ours, pages alone / stock": figures.pages_alone}
    for name, ours in compared.items():
        if ours and figures.stock:
            pairs = zip(astuple(ours), astuple(figures.stock), strict=True)
            lines.append(_line(name, [one / other for one, other in pairs], "9.2f"))
    lines.append("")
    for goal in figures.goals():
        outcome = "met" if goal.met else "missed"
        lines.append(f"{goal.name:<40}{goal.value:>9.2f}   goal ≤ {goal.limit:g} {outcome}")
    return "\n".join(lines)


def _line(name: str, values: Sequence[float], form: str) -> str:
    cells = (f"{value:>9}" if isinstance(value, int) else f"{value:{form}}" for value in values)
    return f"{name:<28}{''.join(cells)}"


def as_json(figures: Figures) -> dict[str, object]:
    """The same figures, and the machine and versions they hold for, as plain values."""
    return {
        "machine": {"system": platform.platform(), "python": platform.python_version()},
        "packages": {name: version(name) for name in MEASURED_PACKAGES},
        **asdict(figures),
        "goals": [{**asdict(goal), "met": goal.met} for goal in figures.goals()],
    }
