"""Whether what items refer to exists, and whether no two of them claim the same place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import pairwise

from ..text.vietnamese import nearest
from .collection import Collection
from .item import Item
from .models import BY_KIND, Agency, Article, Bulletin, Place, Topic
from .problems import Level, Problem, did_you_mean

_REFERENCE_FIELDS: Mapping[str, type[Item]] = {
    "agency": Agency,
    "issuer": Agency,
    "place": Place,
    "topics": Topic,
    "members": Agency,
}


def check(collection: Collection, items: list[Item]) -> list[Problem]:
    """Every problem between items; `items` holds drafts too, the collection what is shown."""
    known: dict[str, dict[str, Item]] = {kind: {} for kind in BY_KIND}
    for item in items:
        known[item.kind].setdefault(item.slug, item)
    problems = list(_doubles(items))
    for item in items:
        problems += _references(item, known)
        problems += _tasks(item, collection)
        if isinstance(item, Article):
            problems += _article(item, collection.settings.office.sections)
        if isinstance(item, Bulletin):
            problems += _bulletin(item, known)
    problems += _skipped_months([item for item in items if isinstance(item, Bulletin)])
    return problems


def _problem(
    item: Item, location: tuple[str | int, ...], sentence: str, level: Level = Level.ERROR
) -> Problem:
    return Problem(item.origin.path, item.origin.line(*location), sentence, level)


def _references(item: Item, known: dict[str, dict[str, Item]]) -> Iterator[Problem]:
    for field, model in _REFERENCE_FIELDS.items():
        value = getattr(item, field, None)
        if isinstance(value, str):
            yield from _reference(item, (field,), value, model, known)
        for number, slug in enumerate(value if isinstance(value, tuple) else ()):
            yield from _reference(item, (field, number), slug, model, known)


def _reference(
    item: Item,
    location: tuple[str | int, ...],
    slug: str,
    model: type[Item],
    known: dict[str, dict[str, Item]],
) -> Iterator[Problem]:
    target = known[model.kind].get(slug)
    if target is None:
        cure = did_you_mean(_nearest_items(slug, known[model.kind].values()))
        cure = (
            cure
            or f" Hãy tạo tệp docs/{model.kind}/{slug}.md, hoặc ghi một tên tệp trong docs/{model.kind}/."
        )
        yield _problem(item, location, f'Không có {_in_sentence(model.label)} "{slug}".{cure}')
    elif not target.published and item.published:
        yield _problem(
            item, location, f'{model.label} "{slug}" còn là bản nháp. Hãy phát hành trước.'
        )


def _in_sentence(label: str) -> str:
    """A label inside a sentence: "nội dung CCHC" keeps its acronym."""
    return label[0].lower() + label[1:]


def _nearest_items(slug: str, items: Iterable[Item]) -> list[str]:
    """The file names nearest to what was written, found by file name or by title."""
    items = list(items)
    by_title = {item.title: item.slug for item in items}
    names = nearest(slug, [item.slug for item in items], 3)
    return names or [by_title[title] for title in nearest(slug, by_title, 3)]


def _tasks(item: Item, collection: Collection) -> Iterator[Problem]:
    for number, task in enumerate(item.task_ids):
        if task not in collection.tasks:
            plan = task.partition("#")[0]
            of_plan = [f"{plan}#{found.number}" for found in collection.plan_tasks(plan)]
            cure = did_you_mean(nearest(task, of_plan or collection.tasks, 3))
            yield _problem(item, ("tasks", number), f'Không có nhiệm vụ "{task}".{cure}')


def _article(item: Article, sections: tuple[str, ...]) -> Iterator[Problem]:
    if item.section not in sections:
        cure = (
            did_you_mean(nearest(item.section, sections, 1))
            or f" Hãy chọn một trong: {', '.join(sections)}."
        )
        sentence = f'"Chuyên mục" (section) là "{item.section}", không có trong mkdocs.yml.{cure}'
        yield _problem(item, ("section",), sentence)
    if item.origin.year != str(item.date.year):
        sentence = (
            f'"Ngày đăng" (date) thuộc năm {item.date.year} nhưng tệp nằm ở thư mục {item.origin.year}. '
            f"Hãy chuyển tệp vào docs/tin-tuc/{item.date.year}/ hoặc sửa ngày."
        )
        yield _problem(item, ("date",), sentence)
    if item.until and not item.happened:
        yield _problem(
            item, ("until",), 'Có "Đến ngày" (until) mà thiếu "Ngày diễn ra" (happened).'
        )
    if item.until and item.happened and item.until < item.happened:
        yield _problem(
            item, ("until",), '"Đến ngày" (until) sớm hơn "Ngày diễn ra" (happened). Hãy sửa ngày.'
        )
    for number, evidence in enumerate(item.evidence):
        if not evidence.file and not evidence.link:
            sentence = (
                f'Tài liệu kiểm chứng "{evidence.kind}" cần "Tệp" (file) hoặc "Đường dẫn" (link).'
            )
            yield _problem(item, ("evidence", number), sentence)


def _bulletin(item: Bulletin, known: dict[str, dict[str, Item]]) -> Iterator[Problem]:
    places: dict[str, str] = {}
    for at, section in enumerate(item.sections):
        for number, entry in enumerate(section.items):
            location = ("sections", at, "items", number)
            kind, _, slug = entry.partition("/")
            target = known.get(kind, {}).get(slug)
            if target is None:
                entries = [found.entry for items in known.values() for found in items.values()]
                cure = did_you_mean(nearest(entry, entries, 3))
                yield _problem(
                    item, location, f'Số bản tin nêu "{entry}" nhưng không có bài đó.{cure}'
                )
            elif not target.published and item.published:
                yield _problem(
                    item, location, f'"{entry}" còn là bản nháp, chưa thể đưa vào số đã phát hành.'
                )
            if entry in places:
                sentence = f'"{entry}" đã có trong chuyên mục "{places[entry]}" của số này. Hãy bỏ một chỗ.'
                yield _problem(item, location, sentence)
            places.setdefault(entry, section.title)
    if item.sections and not places:
        yield _problem(
            item,
            ("sections",),
            "Số bản tin chưa có tin, bài nào. Hãy thêm vào items của chuyên mục.",
        )


def _skipped_months(issues: list[Bulletin]) -> Iterator[Problem]:
    """A notice for each gap between two real issues; samples are no series."""
    real = sorted(
        (issue for issue in issues if issue.published and not issue.sample),
        key=lambda issue: issue.slug,
    )
    for before, after in pairwise(real):
        months = (
            (after.month.year - before.month.year) * 12
            + (after.month.month or 1)
            - (before.month.month or 1)
        )
        if months > 1:
            sentence = f"Giữa số {before.slug} và số này thiếu {months - 1} tháng."
            yield Problem(after.origin.path, 1, sentence, Level.NOTICE)


def _doubles(items: list[Item]) -> Iterator[Problem]:
    """Two items with one file name in a type, one address, one permanent id, or one number."""
    yield from _double(
        items, lambda item: [item.entry], "tên tệp", "Tên tệp phải khác nhau, kể cả giữa các năm"
    )
    yield from _double(
        items,
        lambda item: [item.url, *map(site_path, item.old_paths)],
        "địa chỉ",
        "Hãy đổi một địa chỉ",
    )
    yield from _double(items, _permanent_id, "mã cố định (id)", "Hãy bỏ id của bài chép lại")
    yield from _double(items, _number, "số bản tin", "Mỗi số chỉ phát hành một lần")


def _double(
    items: list[Item], keys: Callable[[Item], list[str]], what: str, cure: str
) -> Iterator[Problem]:
    owners: dict[str, Item] = {}
    for item in items:
        for key in keys(item):
            owner = owners.setdefault(key, item)
            if owner is not item:
                sentence = f'Trùng {what} "{key}" với {owner.origin.path}. {cure}.'
                yield Problem(item.origin.path, 1, sentence)


def _permanent_id(item: Item) -> list[str]:
    return [f"{item.kind}/{item.id}"] if item.id else []


def _number(item: Item) -> list[str]:
    return [item.number_label] if isinstance(item, Bulletin) and not item.sample else []


def site_path(old_path: str) -> str:
    """An old address as a site path: "/tin/cu" → "tin/cu/", "cu.html" unchanged."""
    path = old_path.strip().lstrip("/")
    return path if path.endswith(("/", ".html")) else f"{path}/"
