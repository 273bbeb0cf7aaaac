"""What the pages of questions, documents, procedures and indices show besides their data."""

from __future__ import annotations

from ..content.item import Item
from ..content.models import Document, Index, Plan, Procedure, Question
from ..text.acronyms import acronyms
from ..views.charts import chart_of
from ..views.indices import figure_table, figures_csv
from ..views.questions import FEEDBACK, about_procedure
from .frame import HOTLINES, Desk
from .webpage import Context

RELATED_PROCEDURES = 6


def reference_context(desk: Desk, item: Item) -> Context:
    """What the template of such an item gets beyond what every item has."""
    if isinstance(item, Question):
        return _question(desk, item)
    if isinstance(item, Document):
        return _document(desk, item)
    if isinstance(item, Procedure):
        return _procedure(desk, item)
    if isinstance(item, Index):
        return _index(desk, item)
    return _beside_text(desk, item) if isinstance(item, Plan) else {}


def channel(desk: Desk) -> Context:
    """Where questions and feedback go instead of here."""
    return {
        "feedback": desk.collection.settings.office.feedback or "",
        "hotlines": HOTLINES.url if desk.contacts else "",
    }


def data_url(index: Index) -> str:
    return f"{index.url}so-lieu.csv"


def reference_files(desk: Desk) -> dict[str, bytes]:
    """The figures of every index as a file for spreadsheets."""
    return {data_url(index): figures_csv(index) for index in desk.collection.of(Index)}


def _question(desk: Desk, question: Question) -> Context:
    return {
        **channel(desk),
        "is_feedback": question.form == FEEDBACK,
    }


def _document(desk: Desk, document: Document) -> Context:
    return {
        "outcomes": desk.documents.outcomes(document),
        "citing": desk.cards.all(desk.documents.citing(document)),
    }


def _procedure(desk: Desk, procedure: Procedure) -> Context:
    others = [
        other
        for other in desk.collection.of(Procedure)
        if other.field == procedure.field and other.slug != procedure.slug
    ]
    return {
        **channel(desk),
        "questions": desk.cards.all(about_procedure(procedure, desk.collection)),
        "related": desk.cards.all(others[:RELATED_PROCEDURES]),
    }


def _index(desk: Desk, index: Index) -> Context:
    table = figure_table(index, desk.collection)
    others = [other for other in desk.collection.of(Index) if other.slug != index.slug]
    return {
        "table": table,
        "chart": chart_of(table),
        "data_url": data_url(index),
        "related": desk.cards.all(others),
    }


def _beside_text(desk: Desk, item: Item) -> Context:
    """What readers of a text that stays word for word need to know of it."""
    used = desk.collection.body(item).acronyms
    return {
        "cited": desk.documents.cited_by(item),
        "acronyms": [(acronym, acronyms()[acronym]) for acronym in used],
    }
