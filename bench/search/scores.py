"""Recall and rank of answers, by class of query and over all; sizes and times beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .engines import Answer
from .queries import Query

SHOWN = 5


@dataclass(frozen=True, slots=True)
class Score:
    """recall5: hits among five of what five could hold; mrr: mean of 1 / rank of the first hit."""

    recall5: float
    mrr: float


@dataclass(frozen=True, slots=True)
class Result:
    classes: dict[str, Score]
    overall: Score
    bytes: dict[str, float]
    requests: dict[str, float]
    ms: dict[str, float]


def score(queries: Sequence[Query], answers: Sequence[Answer]) -> Result:
    rows = [
        (query.kind, *_score(query, found)) for query, found in zip(queries, answers, strict=True)
    ]
    return Result(
        {
            kind: _mean([row[1:] for row in rows if row[0] == kind])
            for kind in dict.fromkeys(query.kind for query in queries)
        },
        _mean([row[1:] for row in rows]),
        _spread([found.bytes for found in answers]),
        _spread([found.requests for found in answers]),
        _spread([found.ms for found in answers]),
    )


def _score(query: Query, found: Answer) -> tuple[float, float]:
    relevant = set(query.relevant)
    hits = sum(page in relevant for page in found.pages[:SHOWN])
    ranks = (rank for rank, page in enumerate(found.pages, 1) if page in relevant)
    return hits / min(SHOWN, len(relevant)), 1 / next(ranks, float("inf"))


def _mean(rows: Sequence[tuple[float, float]]) -> Score:
    count = len(rows)
    return Score(sum(row[0] for row in rows) / count, sum(row[1] for row in rows) / count)


def _spread(values: Sequence[float]) -> dict[str, float]:
    """Percentiles by nearest rank."""
    ordered = sorted(values)
    last = len(ordered) - 1
    return {
        "p50": ordered[round(0.50 * last)],
        "p95": ordered[round(0.95 * last)],
        "max": ordered[last],
    }
