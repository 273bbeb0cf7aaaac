"""Articles composed out of the plans' sentences, the same ones in every run."""

import datetime as dt
import random
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from .source import Plan, Source, slug

SEED = 1983
LAST_YEAR = 2025
ARTICLES_A_MONTH = 40
GENRES = ("tin", "tin", "tin", "bài viết", "phóng sự")
CHANNELS = ("cổng", "báo", "truyền thanh cơ sở", "Zalo", "Facebook")


@dataclass(frozen=True)
class Article:
    slug: str
    title: str
    summary: str
    date: dt.date
    genre: str
    section: str
    topics: tuple[str, ...]
    agency: str
    channels: tuple[str, ...]
    tasks: tuple[str, ...]
    opening: str
    rest: str

    @property
    def path(self) -> PurePosixPath:
        return PurePosixPath(str(self.date.year)) / f"{self.slug}.md"

    @property
    def month(self) -> str:
        return f"{self.date:%Y-%m}"


def compose(source: Source, count: int) -> list[Article]:
    """That many articles of 90 to 270 words, oldest first, some forty a month up to the last one.

    Months in which the repository has an issue of its own stay empty, so every month has one issue.
    """
    chance = random.Random(SEED)
    months = _months(-(-count // ARTICLES_A_MONTH), source.taken_months)
    articles = []
    for number in range(count):
        year, month = months[number * len(months) // count]
        date = dt.date(year, month, chance.randint(1, 28))
        articles.append(_article(source, chance, number + 1, date))
    return sorted(articles, key=lambda article: (article.date, article.slug))


def _months(count: int, taken: frozenset[str]) -> list[tuple[int, int]]:
    """The last months up to LAST_YEAR that are not taken, oldest first."""
    months: list[tuple[int, int]] = []
    year, month = LAST_YEAR, 12
    while len(months) < count:
        if f"{year}-{month:02}" not in taken:
            months.append((year, month))
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    return months[::-1]


def edited(article: Article, source: Source) -> Article:
    """The article as an editor leaves it who adds one sentence at its end."""
    return replace(article, rest=f"{article.rest}\n\n{source.sentences[0]}")


def _article(source: Source, chance: random.Random, number: int, date: dt.date) -> Article:
    sentences = _sentences(source, chance, words=chance.randint(90, 200))
    phrase = " ".join(sentences[0].rstrip(".").split()[:12]).rstrip(" ,;:(")
    plan = chance.choice(source.plans)
    return Article(
        slug=f"{slug(phrase)[:70].rstrip('-')}-{number:05}",
        title=f"{phrase}: tin số {number}",
        summary=sentences[0],
        date=date,
        genre=chance.choice(GENRES),
        section=chance.choice(source.sections),
        topics=tuple(chance.sample(sorted(source.topics), k=chance.choice((1, 1, 2)))),
        agency=chance.choice(source.agencies),
        channels=tuple(chance.sample(CHANNELS, k=2)),
        tasks=(chance.choice(plan.tasks),) if plan.tasks and number % 3 == 0 else (),
        opening=sentences[1],
        rest=_rest(sentences[2:], plan, chance),
    )


def _sentences(source: Source, chance: random.Random, words: int) -> list[str]:
    """Different sentences, four at least, that reach this number of words together."""
    chosen: list[str] = []
    for sentence in chance.sample(source.sentences, k=len(source.sentences)):
        chosen.append(sentence)
        words -= len(sentence.split())
        if words <= 0 and len(chosen) >= 4:
            break
    return chosen


def _rest(sentences: list[str], plan: Plan, chance: random.Random) -> str:
    """A heading, a paragraph, a list and the passage quoted, as real articles have them."""
    anchor = f"#{chance.choice(plan.anchors)}" if plan.anchors else ""
    listed = "\n".join(f"- {sentence}" for sentence in sentences[1:])
    parts = ["## Nội dung chính", sentences[0], listed]
    # From a year folder of ours and from stock's posts folder alike, the plans are two folders up.
    parts.append(f"Trích [{plan.title}](../../ke-hoach/{plan.slug}.md{anchor}).")
    return "\n\n".join(parts)
