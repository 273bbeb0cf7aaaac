"""Whether what items refer to exists, and whether their fields agree with each other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import pairwise

from ..text.vietnamese import nearest
from .advice import REFERENCES, advice_from, nearest_items
from .doubles import doubles
from .fields import SLUG, Section
from .item import Item
from .models import BY_KIND, Article, Bulletin
from .problems import Level, Problem, did_you_mean, shown
from .reading import Reading
from .settings import Office
from .tasks import Task

_NO_YEAR = re.compile(r"/?tin-tuc/(?!\d{4}/?$)(?P<name>[^/.]+)/?")
_At = tuple[str | int, ...]


def check(reading: Reading, tasks: Mapping[str, Task], office: Office) -> list[Problem]:
    """Every problem between items, unpublished ones too."""
    checker = _Checker(reading, tasks, office)
    advice = advice_from(reading.items, tasks)
    problems = [problem for faulty in reading.faulty for problem in faulty.problems(advice)]
    problems += doubles(reading.everything)
    for item in reading.everything:
        problems += checker.item(item)
    problems += _skipped_months([item for item in reading.items if isinstance(item, Bulletin)])
    return problems


class _Checker:
    """What is known of all items, to hold each against."""

    def __init__(self, reading: Reading, tasks: Mapping[str, Task], office: Office) -> None:
        self._tasks = tasks
        self._office = office
        self._known: dict[str, dict[str, Item]] = {kind: {} for kind in BY_KIND}
        for item in reading.items:
            self._known[item.kind].setdefault(item.slug, item)
        self._unread_tasks = reading.unread_tasks
        self._broken = {f"{place.model.kind}/{place.slug}" for place in reading.broken.values()}
        """Entries that are there but cannot be read: their own problems are reported."""

    def item(self, item: Item) -> Iterator[Problem]:
        yield from self._references(item)
        yield from self._task_references(item)
        if isinstance(item, Article):
            yield from self._section(item)
            yield from _dates(item)
            yield from _old_paths(item)
            yield from _evidence(item)
        if isinstance(item, Bulletin):
            yield from self._contents(item)

    def _references(self, item: Item) -> Iterator[Problem]:
        for field, model in REFERENCES.items():
            value = item.value(field)
            # A document may be of a place that has no page here, named in words.
            if isinstance(value, str) and SLUG.fullmatch(value):
                yield from self._reference(item, (field,), value, model)
            for number, slug in enumerate(value if isinstance(value, tuple) else ()):
                yield from self._reference(item, (field, number), slug, model)

    def _reference(self, item: Item, at: _At, slug: str, model: type[Item]) -> Iterator[Problem]:
        target = self._known[model.kind].get(slug)
        if target is not None:
            if item.published and not target.published:
                cure = f"Hãy bỏ dòng draft trong {target.origin.path} trước."
                yield _problem(item, at, f'{model.label} "{slug}" còn là bản nháp. {cure}')
        elif f"{model.kind}/{slug}" not in self._broken:
            cure = did_you_mean(nearest_items(slug, self._known[model.kind].values()))
            folder = f"docs/{model.kind}"
            cure = (
                f"{cure} Nếu tệp ấy đã bị xóa hay đổi tên, hãy tạo lại {folder}/{slug}.md."
                if cure
                else f" Hãy tạo tệp {folder}/{slug}.md, hoặc ghi một tên tệp trong {folder}/."
            )
            yield _problem(item, at, f'Không có {_in_sentence(model.label)} "{slug}".{cure}')

    def _task_references(self, item: Item) -> Iterator[Problem]:
        for number, task in enumerate(item.task_ids):
            plan = task.partition("#")[0]
            unread = {task, plan} & self._unread_tasks or f"ke-hoach/{plan}" in self._broken
            if task in self._tasks or unread:
                continue
            near: Iterable[str] = self._tasks
            if plan in self._known["ke-hoach"]:
                near = [found.id for found in self._tasks.values() if found.plan == plan]
            cure = did_you_mean(nearest(task, near, 3))
            cure = cure or " Hãy ghi <tên tệp kế hoạch>#<STT> của một nhiệm vụ có trong bảng."
            yield _problem(item, ("tasks", number), f'Không có nhiệm vụ "{task}".{cure}')

    def _section(self, item: Article) -> Iterator[Problem]:
        sections = self._office.sections
        if item.section and item.section not in sections:
            cure = (
                did_you_mean(nearest(item.section, sections, 1))
                or f" Hãy chọn một trong: {'; '.join(sections)}."
            )
            yield _problem(
                item,
                ("section",),
                f'"Chuyên mục" (section) là "{shown(item.section)}", không có trong mkdocs.yml.{cure}',
            )

    def _contents(self, issue: Bulletin) -> Iterator[Problem]:
        whole = issue.origin.whole
        places: dict[str, str] = {}
        for at, section in enumerate(issue.sections):
            for number, entry in enumerate(section.items):
                location = ("sections", at, "items", number)
                yield from self._entry(issue, location, entry)
                if entry in places:
                    sentence = (
                        f'"{entry}" đã có trong chuyên mục "{shown(places[entry])}" của số này.'
                    )
                    yield _problem(issue, location, f"{sentence} Hãy bỏ một chỗ.")
                places.setdefault(entry, section.title)
            if whole and not section.items and not section.text:
                sentence = (
                    f'Chuyên mục "{shown(section.title)}" chưa có tin, bài nên sẽ không hiện.'
                )
                line = issue.origin.line("sections", at)
                yield Problem(issue.origin.path, line, sentence, Level.NOTICE)
        if not places and whole and self._says_nothing(issue):
            sentence = (
                "Số bản tin không có tin, bài nào, cũng không có lời dẫn. Hãy thêm tin, bài vào items "
                'của chuyên mục, hoặc viết "Lời dẫn" (lead).'
            )
            yield _problem(issue, ("sections",), sentence)

    def _says_nothing(self, issue: Bulletin) -> bool:
        """Whether an issue that names no items has no text, and no articles of its month either."""
        if issue.lead or issue.origin.body.strip() or _has_text(issue.sections):
            return False
        if issue.sections:
            return True
        if any(entry.startswith(f"{Article.kind}/") for entry in self._broken):
            return False
        articles = self._known[Article.kind].values()
        return not any(
            isinstance(article, Article)
            and (article.date.year, article.date.month) == (issue.month.year, issue.month.month)
            and article.sample == issue.sample
            and (article.published or not issue.published)
            for article in articles
        )

    def _entry(self, issue: Bulletin, at: _At, entry: str) -> Iterator[Problem]:
        kind, _, slug = entry.partition("/")
        target = self._known.get(kind, {}).get(slug)
        if target is None and entry not in self._broken:
            entries = {found.entry for items in self._known.values() for found in items.values()}
            same_kind = [found for found in entries if found.startswith(f"{kind}/")]
            near = nearest(entry, same_kind, 3) or nearest(entry, entries, 3)
            cure = did_you_mean(near)
            cure = cure or " Hãy ghi <thư mục>/<tên tệp> của một bài đã có."
            yield _problem(issue, at, f'Số bản tin nêu "{entry}" nhưng không có bài đó.{cure}')
        elif target is not None and issue.published and not target.published:
            sentence = f'"{entry}" còn là bản nháp, chưa thể đưa vào số đã phát hành.'
            yield _problem(issue, at, f"{sentence} Hãy phát hành bài trước, hoặc bỏ khỏi số này.")


def _problem(item: Item, at: _At, sentence: str) -> Problem:
    return Problem(item.origin.path, item.origin.line(*at), sentence)


def _in_sentence(label: str) -> str:
    """A label inside a sentence: "nội dung CCHC" keeps its acronym."""
    return label[0].lower() + label[1:]


def _dates(item: Article) -> Iterator[Problem]:
    if item.dated and item.origin.year != str(item.date.year):
        sentence = (
            f'"Ngày đăng" (date) thuộc năm {item.date.year} nhưng tệp nằm ở thư mục {item.origin.year}. '
            f"Hãy chuyển tệp vào docs/tin-tuc/{item.date.year}/ hoặc sửa ngày."
        )
        yield _problem(item, ("date",), sentence)
    if item.until and not item.happened and item.origin.whole:
        sentence = 'Có "Đến ngày" (until) mà thiếu "Ngày diễn ra" (happened). Hãy thêm happened: ….'
        yield _problem(item, ("until",), sentence)
    if item.until and item.happened and item.until < item.happened:
        sentence = '"Đến ngày" (until) sớm hơn "Ngày diễn ra" (happened). Hãy sửa ngày.'
        yield _problem(item, ("until",), sentence)
    if item.dated and item.happened and item.happened > _last_written(item):
        sentence = (
            '"Ngày diễn ra" (happened) sau ngày đăng bài, mà trường này chỉ ghi việc đã diễn ra, để tính '
            "vào báo cáo. Hãy bỏ dòng này khi việc còn dự kiến (ngày ấy viết trong bài); khi đã diễn ra, "
            'hãy ghi lại cùng "Ngày cập nhật" (updated).'
        )
        yield _problem(item, ("happened",), sentence)


def _last_written(item: Article) -> date:
    return max(item.date.last_day, item.updated or item.date.last_day)


def _old_paths(item: Article) -> Iterator[Problem]:
    """A notice only: on an earlier site such an address may have been."""
    for number, path in enumerate(item.old_paths):
        if without_year := _NO_YEAR.fullmatch(path):
            sentence = (
                f'Đường dẫn cũ "{shown(path)}" không có năm. Nếu là tên cũ của bài trên trang này, '
                f"hãy ghi tin-tuc/<năm>/{without_year['name']}/."
            )
            at = ("old_paths", number)
            yield Problem(item.origin.path, item.origin.line(*at), sentence, Level.NOTICE)


def _evidence(item: Article) -> Iterator[Problem]:
    for number, evidence in enumerate(item.evidence):
        if not evidence.file and not evidence.link:
            sentence = f'Tài liệu kiểm chứng "{shown(evidence.kind)}" chưa có gì để xem.'
            cure = 'Hãy thêm "Tệp" (file) hoặc "Đường dẫn" (link).'
            yield _problem(item, ("evidence", number), f"{sentence} {cure}")
        if evidence.public and not evidence.published:
            sentence = "Danh sách điểm danh có dữ liệu cá nhân, không được công khai."
            cure = "Hãy ghi public: false; tệp vẫn được đưa vào gói tài liệu của báo cáo."
            yield _problem(item, ("evidence", number, "public"), f"{sentence} {cure}")


def _has_text(sections: Iterable[Section]) -> bool:
    return any(section.text for section in sections)


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
            missing = ", ".join(_months_after(before, months - 1))
            sentence = f"Giữa số {before.slug} và số này thiếu {months - 1} tháng: {missing}."
            yield Problem(after.origin.path, 1, sentence, Level.NOTICE)
        if after.published_on < before.published_on:
            sentence = (
                f"Số này phát hành trước số {before.slug} của tháng trước nó. Hãy xem lại ngày."
            )
            line = after.origin.line("published")
            yield Problem(after.origin.path, line, sentence, Level.NOTICE)


def _months_after(issue: Bulletin, count: int) -> Iterator[str]:
    """The months that follow that of an issue, as folders are named."""
    for number in range(1, count + 1):
        year, month = divmod(issue.month.year * 12 + (issue.month.month or 1) - 1 + number, 12)
        yield f"{year}-{month + 1:02}"
