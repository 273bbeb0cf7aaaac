"""Whether the fields of questions, documents, procedures and indices agree with each other."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from ..text.citations import bare_place, same_number
from ..text.dates import short_date
from ..text.vietnamese import fold, nearest
from .collection import Collection
from .fields import SLUG
from .item import Item
from .models import Document, Index, Place, Procedure, Question
from .problems import Level, Problem, did_you_mean

NATIONAL_PORTAL = "dichvucong.gov.vn"


def inconsistencies(collection: Collection, items: list[Item]) -> list[Problem]:
    """Every problem of these four types; `items` holds drafts too, the collection what is shown."""
    problems = [problem for item in items for problem in _of_item(item, collection)]
    documents = [item for item in items if isinstance(item, Document) and item.number]
    return [*problems, *_same_documents(documents)]


def _of_item(item: Item, collection: Collection) -> Iterator[Problem]:
    if isinstance(item, Question):
        yield from _question(item)
    elif isinstance(item, Document):
        yield from _document(item, collection)
    elif isinstance(item, Procedure):
        yield from _procedure(item, collection)
    elif isinstance(item, Index):
        yield from _index(item, collection)


def _question(question: Question) -> Iterator[Problem]:
    answer = question.origin.body.strip()
    if question.answered and not answer:
        sentence = (
            'Có "Ngày trả lời" (answered) mà chưa có nội dung trả lời. Hãy viết câu trả lời dưới '
            "phần đầu bài, hoặc xóa ngày trả lời khi câu hỏi còn đang chờ."
        )
        yield _problem(question, "answered", sentence)
    if answer and not question.answered and question.origin.whole:
        sentence = (
            'Có nội dung trả lời mà thiếu "Ngày trả lời" (answered). Hãy thêm dòng answered: …'
        )
        yield Problem(question.origin.path, question.origin.body_line, sentence)
    if question.answered and question.asked and question.answered < question.asked:
        sentence = '"Ngày trả lời" (answered) sớm hơn "Ngày hỏi" (asked). Hãy sửa ngày.'
        yield _problem(question, "answered", sentence)


def _document(document: Document, collection: Collection) -> Iterator[Problem]:
    start, end = document.in_force_from, document.in_force_until
    if start and end and end < start:
        sentence = '"Hết hiệu lực từ" (in_force_until) sớm hơn "Có hiệu lực từ" (in_force_from). Hãy sửa ngày.'
        yield _problem(document, "in_force_until", sentence)
    known = collection.items[Document.kind]
    for field in ("replaced_by", "newer"):
        written = getattr(document, field)
        if not written or not SLUG.fullmatch(written):
            continue
        if written == document.slug:
            sentence = (
                f'"{_label(document, field)}" ({field}) là chính văn bản này. Hãy ghi văn bản khác.'
            )
            yield _problem(document, field, sentence)
        elif written not in known:
            cure = did_you_mean(nearest(written, known, 3)) or (
                " Hãy tạo tệp ấy, hoặc ghi số và tên văn bản bằng chữ."
            )
            sentence = f'Không có văn bản "{written}" trong docs/{Document.kind}/.{cure}'
            yield _problem(document, field, sentence)


def _same_documents(documents: list[Document]) -> Iterator[Problem]:
    """Two cards of one document would leave every citation of it without a link."""
    first: dict[tuple[object, ...], Document] = {}
    for document in documents:
        key = (same_number(document.number), document.place, document.issued)
        other = first.setdefault(key, document)
        if other is not document:
            sentence = (
                f'Số "{document.number}" đã có ở {other.origin.path}. Hãy bỏ một tệp, '
                'hoặc ghi "Địa bàn" (place) để phân biệt.'
            )
            yield _problem(document, "number", sentence)


def _procedure(procedure: Procedure, collection: Collection) -> Iterator[Problem]:
    today = collection.today
    if today and procedure.review_by and procedure.review_by < today.first_day:
        sentence = (
            f'Quá "Rà soát trước ngày" (review_by) {short_date(procedure.review_by)}, tính đến '
            f"{short_date(today)}. Hãy đối chiếu thẻ này với Cổng Dịch vụ công quốc gia rồi ghi ngày mới."
        )
        yield _problem(procedure, "review_by", sentence, Level.NOTICE)
    host = urlsplit(procedure.link or "").hostname or ""
    if procedure.link and host != NATIONAL_PORTAL and not host.endswith(f".{NATIONAL_PORTAL}"):
        sentence = (
            f'Đường dẫn (link) đến "{host}", không phải Cổng Dịch vụ công quốc gia '
            f"({NATIONAL_PORTAL}). Hãy xem lại."
        )
        yield _problem(procedure, "link", sentence, Level.NOTICE)


def _index(index: Index, collection: Collection) -> Iterator[Problem]:
    if not index.series and index.origin.whole:
        sentence = 'Chưa có "Số liệu" (series) nào. Hãy thêm từng số liệu, mỗi số liệu một nguồn.'
        yield _problem(index, "series", sentence)
    ended = {
        name: place.valid_to
        for place in collection.of(Place)
        if place.valid_to
        for name in (fold(place.title), bare_place(place.title))
    }
    seen: dict[tuple[str, str], int] = {}
    for number, figure in enumerate(index.series):
        line = index.origin.line("series", number)
        first = seen.setdefault((figure.unit, figure.period), line)
        if first != line:
            sentence = f'"{figure.unit}", kỳ {figure.period} đã có số liệu ở dòng {first}. Hãy bỏ một dòng.'
            yield Problem(index.origin.path, line, sentence)
        if (index.unit or "").strip() in ("%", "phần trăm") and not 0 <= figure.value <= 100:
            sentence = f'"{figure.unit}", kỳ {figure.period}: {figure.value} % nằm ngoài 0 đến 100. Hãy sửa số.'
            yield Problem(index.origin.path, line, sentence)
        end = ended.get(fold(figure.unit))
        if end and figure.span.first > end:
            sentence = (
                f'"{figure.unit}" không còn từ sau {short_date(end)} mà có số liệu kỳ {figure.period}. '
                "Hãy ghi tên địa phương mới."
            )
            yield Problem(index.origin.path, line, sentence, Level.NOTICE)


def _problem(item: Item, field: str, sentence: str, level: Level = Level.ERROR) -> Problem:
    return Problem(item.origin.path, item.origin.line(field), sentence, level)


def _label(item: Item, field: str) -> str:
    return str(type(item).model_fields[field].title)
