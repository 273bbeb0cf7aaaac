"""The rows of a report: items, events, questions, tasks and evidence as outputs print them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from ..content.collection import Collection
from ..content.item import Item
from ..content.models import Agency, Article, Bulletin, Plan, Question, Topic
from ..content.tasks import Task
from ..text.dates import PartialDate
from ..text.vietnamese import sentence_case
from ..views.cards import title_of
from ..views.tasks import Evidence
from .figures import Done, EvidenceRow, Happening, QuestionRow, Record, TaskRow
from .ledger import Account


class Records:
    """Writes rows about the items of a collection, with absolute addresses."""

    def __init__(self, collection: Collection) -> None:
        self._collection = collection
        self._site = collection.settings.site_url

    def agency(self, item: Item) -> str:
        found = self._collection.find(Agency, item.agency_slug)
        return found.title if found else ""

    def topics(self, item: Item) -> tuple[str, ...]:
        found = (self._collection.find(Topic, slug) for slug in item.topic_slugs)
        return tuple(topic.title for topic in found if topic)

    def item(self, article: Article) -> Record:
        broadcast = article.broadcast
        return Record(
            title=article.title,
            url=self._url(article),
            day=article.date,
            agency=self.agency(article),
            genre=article.genre,
            topics=self.topics(article),
            channels=article.channels,
            link=article.link or "",
            station=broadcast.station if broadcast else "",
            minutes=broadcast.minutes if broadcast else None,
            reached=None if article.happened else article.reached,
            sample=article.sample,
        )

    def issue(self, issue: Bulletin) -> Done:
        return Done(title_of(issue, self._collection), self._url(issue), issue.published_on)

    def event(self, article: Article) -> Happening:
        assert article.happened is not None
        return Happening(
            title=article.title,
            url=self._url(article),
            first=article.happened,
            last=article.until or article.happened,
            venue=article.venue or "",
            agency=self.agency(article),
            topics=self.topics(article),
            reached=article.reached,
            sample=article.sample,
        )

    def question(self, question: Question, closed: date) -> QuestionRow:
        """As things stood when the figures were closed."""
        answered = question.answered
        if answered and answered > closed:
            answered = None
        return QuestionRow(
            title=question.title,
            url=self._url(question),
            agency=self.agency(question),
            form=question.form,
            asked=question.asked,
            answered=answered,
            days=(answered - question.asked).days if answered else None,
        )

    def task(self, account: Account) -> TaskRow:
        task = account.task
        plan = self._collection.find(Plan, task.plan)
        return TaskRow(
            plan=plan.title if plan else task.plan,
            number=task.number,
            title=_on_one_line(task.title),
            url=f"{self._site}{Plan.kind}/{task.plan}/#{task.anchor}",
            lead=_on_one_line(task.lead),
            partners=_on_one_line(task.partners),
            time=_on_one_line(task.time),
            due=tuple(period.label for period in account.due),
            done=tuple(
                Done(title_of(entry.item, self._collection), self._url(entry.item), entry.last)
                for entry in account.evidence
            ),
        )

    def evidence(
        self, accounts: Iterable[Account], others: Iterable[Article]
    ) -> Iterator[EvidenceRow]:
        """Every item that served a task, and what is attached to it or to another item."""
        tasks: dict[str, list[Task]] = {}
        shown: dict[str, Evidence] = {}
        for account in accounts:
            for entry in account.evidence:
                tasks.setdefault(entry.item.entry, []).append(account.task)
                shown[entry.item.entry] = entry
        for entry in sorted(shown.values(), key=lambda one: (one.last, one.item.entry)):
            served = tuple(self._task_name(task) for task in tasks[entry.item.entry])
            yield self._page(entry.item, served, entry.last)
            yield from self._attached(entry.item, served, entry.last)
        for article in others:
            if article.entry not in shown and article.evidence:
                day = PartialDate.of(article.happened) if article.happened else article.date
                yield from self._attached(article, (), day)

    def _page(self, item: Item, tasks: tuple[str, ...], day: PartialDate) -> EvidenceRow:
        title = title_of(item, self._collection)
        link = self._url(item)
        return EvidenceRow(tasks, title, link, day, item.label, "", link, None, public=True)

    def _attached(
        self, item: Item, tasks: tuple[str, ...], day: PartialDate
    ) -> Iterator[EvidenceRow]:
        for proof in item.evidence if isinstance(item, Article) else ():
            file = self._collection.evidence_files.get((item.origin.path, proof.file or ""))
            url = self._collection.file_url(item, proof.file) if proof.published else ""
            yield EvidenceRow(
                tasks=tasks,
                title=item.title,
                url=self._url(item),
                day=day,
                kind=sentence_case(proof.kind),
                document=proof.title or "",
                link=proof.link or (self._site + url if url else ""),
                file=file,
                public=proof.published,
            )

    def _task_name(self, task: Task) -> str:
        """ "Nhiệm vụ 5, Kế hoạch số 103/KH-UBND": short, for a cell."""
        plan = self._collection.find(Plan, task.plan)
        name = f"Kế hoạch số {plan.number}" if plan and plan.number else plan.title if plan else ""
        return f"Nhiệm vụ {task.number}, {name}"

    def _url(self, item: Item) -> str:
        return f"{self._site}{item.url}"


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
