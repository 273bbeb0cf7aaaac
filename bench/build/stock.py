"""The same corpus as posts of Material's blog plugin, set up as its documentation tells."""

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from .corpus import Article
from .ours import front_matter

SETTINGS = Path(__file__).with_name("stock.mkdocs.yml")


def write_stock(
    project: Path, repository: Path, articles: Sequence[Article], topics: Mapping[str, str]
) -> None:
    """Writes a blog: articles as posts, topics as categories, and the plans they link to as pages.

    Posts mark where their excerpt ends, as large blogs do: lists would else repeat whole posts.
    """
    posts = project / "docs/blog/posts"
    posts.mkdir(parents=True)
    shutil.copy(SETTINGS, project / "mkdocs.yml")
    shutil.copytree(repository / "docs/ke-hoach", project / "docs/ke-hoach")
    (project / "docs/index.md").write_text("# Cải cách hành chính\n", encoding="utf-8")
    (project / "docs/blog/index.md").write_text("# Tin tức\n", encoding="utf-8")
    for article in articles:
        keys = {
            "title": article.title,
            "description": article.summary,
            "date": article.date.isoformat(),
            "categories": [topics[topic] for topic in article.topics],
        }
        text = f"{article.opening}\n\n<!-- more -->\n\n{article.rest}\n"
        # PyYAML must see a date, not a string: the plugin refuses the latter.
        head = front_matter(keys).replace(f'"{article.date}"', str(article.date))
        (posts / f"{article.slug}.md").write_text(f"{head}\n{text}", encoding="utf-8")
