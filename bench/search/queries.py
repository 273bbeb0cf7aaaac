"""Query files: one JSON object a line with `id`, `class`, `query` and the ids `relevant` to it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from .relevance import Judge

_DEVELOPMENT = Path(__file__).with_name("development_phrases.json")


@dataclass(frozen=True, slots=True)
class Query:
    id: str
    kind: str
    text: str
    relevant: tuple[str, ...]


def read_queries(path: Path) -> list[Query]:
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines if line.strip()]
    return [Query(row["id"], row["class"], row["query"], tuple(row["relevant"])) for row in rows]


def write_queries(queries: Iterable[Query], path: Path) -> None:
    rows = (
        {"id": query.id, "class": query.kind, "query": query.text, "relevant": query.relevant}
        for query in queries
    )
    text = "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows)
    path.write_text(text, encoding="utf-8", newline="\n")


def judge_again(queries: Sequence[Query], judge: Judge) -> list[Query]:
    """The development queries with what is relevant to them in a larger corpus."""
    phrases: dict[str, list[str]] = json.loads(_DEVELOPMENT.read_text(encoding="utf-8"))
    judged = []
    for query in queries:
        found = set(judge.holding(*phrases[query.id])) | set(query.relevant)
        judged.append(replace(query, relevant=tuple(sorted(found))))
    return judged
