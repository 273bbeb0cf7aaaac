"""The questions and feedback of the public, by state, kind, content, field and agency."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..content.collection import Collection
from ..content.models import Agency, Procedure, Question, Topic
from ..text.vietnamese import slug, sort_key

FEEDBACK = "phản ánh, kiến nghị"
ADDRESS = f"{Question.kind}/"


@dataclass(frozen=True)
class QuestionList:
    """The questions that share something, newest first, and the address of their page."""

    group: str
    """By what they are brought together."""
    name: str
    title: str
    url: str
    questions: tuple[Question, ...]


def question_lists(collection: Collection) -> list[QuestionList]:
    """Every list that has something in it, in the order readers are offered them."""
    questions = collection.of(Question)
    lists = [
        *_by_state(questions),
        *_by_topic(questions, collection.of(Topic)),
        *_by_field(questions),
        *_by_agency(questions, collection.of(Agency)),
    ]
    return [found for found in lists if found.questions]


def about_procedure(procedure: Procedure, collection: Collection) -> list[Question]:
    """The questions and feedback on a procedure, newest first."""
    return [
        question for question in collection.of(Question) if question.procedure == procedure.slug
    ]


def _by_state(questions: list[Question]) -> Iterator[QuestionList]:
    for name, path, chosen in (
        ("Đã trả lời", "da-tra-loi", [one for one in questions if not one.waiting]),
        ("Đang chờ trả lời", "cho-tra-loi", [one for one in questions if one.waiting]),
    ):
        yield _list("Tình trạng", name, f"Câu hỏi: {name.lower()}", path, chosen)
    feedback = [question for question in questions if question.form == FEEDBACK]
    title = "Phản ánh, kiến nghị và kết quả xử lý"
    yield _list("Hình thức", "Phản ánh, kiến nghị", title, "phan-anh-kien-nghi", feedback)


def _by_topic(questions: list[Question], topics: Iterable[Topic]) -> Iterator[QuestionList]:
    for topic in topics:
        chosen = [question for question in questions if topic.slug in question.topics]
        title = f"Câu hỏi về {topic.title[0].lower()}{topic.title[1:]}"
        yield _list("Nội dung CCHC", topic.title, title, f"noi-dung/{topic.slug}", chosen)


def _by_field(questions: list[Question]) -> Iterator[QuestionList]:
    """By field, two spellings of one field together."""
    fields: dict[str, str] = {}
    for question in reversed(questions):
        if question.field:
            fields.setdefault(slug(question.field), question.field)
    for path, field in sorted(fields.items(), key=lambda found: sort_key(found[1])):
        chosen = [one for one in questions if one.field and slug(one.field) == path]
        title = f"Câu hỏi lĩnh vực {field[0].lower()}{field[1:]}"
        yield _list("Lĩnh vực", field, title, f"linh-vuc/{path}", chosen)


def _by_agency(questions: list[Question], agencies: Iterable[Agency]) -> Iterator[QuestionList]:
    for agency in agencies:
        chosen = [question for question in questions if question.agency == agency.slug]
        title = f"Câu hỏi gửi {agency.title}"
        yield _list("Cơ quan trả lời", agency.title, title, f"co-quan/{agency.slug}", chosen)


def _list(
    group: str, name: str, title: str, path: str, questions: Iterable[Question]
) -> QuestionList:
    return QuestionList(group, name, title, f"{ADDRESS}{path}/", tuple(questions))
