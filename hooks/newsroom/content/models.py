"""The content types, in the order of the menu, and by the folder they stand in."""

from __future__ import annotations

from collections.abc import Mapping

from .item import Item
from .publications import Article, Bulletin, Document, Plan, Question
from .registers import Agency, Index, Place, Procedure, StandingPage, Topic

__all__ = [
    "BY_KIND",
    "FED",
    "MODELS",
    "Agency",
    "Article",
    "Bulletin",
    "Document",
    "Index",
    "Place",
    "Plan",
    "Procedure",
    "Question",
    "StandingPage",
    "Topic",
]

MODELS: tuple[type[Item], ...] = (
    Bulletin,
    Article,
    Plan,
    Question,
    Topic,
    Agency,
    Place,
    Document,
    Procedure,
    Index,
    StandingPage,
)
"""Every content type, in the order of the menu."""

FED: tuple[type[Item], ...] = (Bulletin, Article, Plan, Question)
"""Those that feeds carry."""

BY_KIND: Mapping[str, type[Item]] = {model.kind: model for model in MODELS}
