"""The figures of a run as a table for people and as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .cost import Cost
from .scores import Result, Score


def as_json(results: Mapping[str, Result], script: int, cost: Cost | None) -> dict[str, Any]:
    """{engine: {class: {recall5, mrr}, "all": …, "bytes": …, "ms": …}}, ours under "newsroom"."""
    figures: dict[str, Any] = {}
    for engine, result in results.items():
        classes = {kind: _pair(score) for kind, score in result.classes.items()}
        figures[engine] = {
            **classes,
            "all": _pair(result.overall),
            "bytes": {"before": 0, **result.bytes},
            "requests": result.requests,
            "ms": result.ms,
        }
    if "newsroom" in figures:
        figures["newsroom"]["bytes"]["script"] = script
        if cost:
            figures["newsroom"]["build"] = {
                "passages": cost.passages,
                "seconds": cost.seconds,
                "cpu_seconds": cost.cpu,
                "megabytes": cost.megabytes,
                "cpu_seconds_after_one_edit": cost.again,
            }
    if "material" in figures:
        figures["material"]["bytes"]["before"] = figures["material"]["bytes"]["p50"]
    return figures


def as_table(results: Mapping[str, Result], script: int, cost: Cost | None) -> str:
    """Recall@5 / MRR by class, then what a first search fetches and how long a warm one takes."""
    engines = list(results)
    kinds = list(results[engines[0]].classes)
    rows = [["recall@5 / MRR", *engines]]
    rows += [
        [kind, *(_cell(results[engine].classes[kind]) for engine in engines)] for kind in kinds
    ]
    rows.append(["all", *(_cell(results[engine].overall) for engine in engines)])
    for name, values in (
        ("first search, KB gz p50/p95/max", [_kilobytes(results[e].bytes) for e in engines]),
        ("requests p50/p95/max", [_numbers(results[e].requests, 0) for e in engines]),
        ("warm query, ms p50/p95/max", [_numbers(results[e].ms, 1) for e in engines]),
    ):
        rows.append([name, *values])
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [_line(row, widths) for row in rows]
    lines.insert(1, _line(["-" * width for width in widths], widths))
    if script:
        lines.append(f"\nscript with interface: {script / 1024:.2f} KB gz")
    if cost:
        lines.append(
            f"building the index of {cost.passages} passages: {cost.seconds:.1f} s "
            f"({cost.cpu:.1f} s of processor), {cost.megabytes:.0f} MB more; "
            f"after one edit {cost.again:.1f} s of processor"
        )
    return "\n".join(lines)


def _pair(score: Score) -> dict[str, float]:
    return {"recall5": round(score.recall5, 4), "mrr": round(score.mrr, 4)}


def _cell(score: Score) -> str:
    return f"{score.recall5:.2f}/{score.mrr:.2f}"


def _kilobytes(spread: Mapping[str, float]) -> str:
    return _numbers({name: value / 1024 for name, value in spread.items()}, 0)


def _numbers(spread: Mapping[str, float], digits: int) -> str:
    return "/".join(f"{value:.{digits}f}" for value in spread.values())


def _line(cells: list[str], widths: list[int]) -> str:
    padded = (cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
    return f"| {' | '.join(padded)} |"
