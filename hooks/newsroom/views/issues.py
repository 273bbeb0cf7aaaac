"""What stands in an issue of the bulletin."""

from __future__ import annotations

from dataclasses import dataclass

from ..content.collection import Collection
from ..content.item import Item
from ..content.models import Article, Bulletin
from ..text.vietnamese import sentence_case, slug


@dataclass(frozen=True)
class IssueSection:
    title: str
    id: str
    text: str
    items: tuple[Item, ...]


def bulletin_name(name: str) -> str:
    """The name as it stands below the words "Bản tin" of a masthead, which it does not repeat."""
    rest = name[8:] if name.lower().startswith("bản tin ") else name
    return sentence_case(rest)


def issue_sections(issue: Bulletin, collection: Collection) -> list[IssueSection]:
    """The sections an editor set, else the articles of the month by the office's sections."""
    if issue.sections:
        chosen = [
            (
                section.title,
                section.text or "",
                [collection.entry(entry) for entry in section.items],
            )
            for section in issue.sections
        ]
    else:
        articles = _articles_of_month(issue, collection)
        chosen = [
            (name, "", [article for article in articles if article.section == name])
            for name in collection.settings.office.sections
        ]
    sections: list[IssueSection] = []
    for title, text, items in chosen:
        shown = tuple(item for item in items if item is not None)
        if shown or text:
            sections.append(
                IssueSection(title, f"muc-{len(sections) + 1}-{slug(title)}", text, shown)
            )
    return sections


def _articles_of_month(issue: Bulletin, collection: Collection) -> list[Article]:
    """Oldest first; a real issue never gathers samples, a sample only samples."""
    release = collection.releases.get(issue.slug)
    if release:
        # What arrived after the publication belongs to no published issue.
        entries = map(collection.entry, release.entries)
        return [article for article in entries if isinstance(article, Article)]
    of_month = collection.articles_by_month.get((issue.month.year, issue.month.month or 0), [])
    return [article for article in of_month if article.sample == issue.sample]
