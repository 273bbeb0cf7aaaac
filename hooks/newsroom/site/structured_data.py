"""What a page says to machines (schema.org, as JSON-LD in a data block): only what content says."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping

from ..content.item import Item
from ..content.models import Agency, Article, Bulletin, Plan, Question
from ..views.cards import summary_of, title_of
from ..views.issues import issue_sections
from .frame import Desk
from .webpage import WebPage

Node = dict[str, object]
"""A thing and what is known of it; what is None or empty is not known and is left out."""
_CONTEXT = "https://schema.org"
_ESCAPED = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"}
"""So that no title can end the script element it stands in."""
_SAMPLE = "Mẫu"
_GOVERNMENT = re.compile(
    r"UBND|HĐND|Ủy ban nhân dân|Hội đồng nhân dân|Văn phòng (?:UBND|HĐND|Sở)|Thanh tra |"
    r"(?:Bộ|Sở|Phòng|Cục|Chi cục) "
)
"""Names of bodies of the state; the press, the Party and associations are organizations."""
_SEARCH = "tim-kiem/?q={q}"


class StructuredData:
    """Writes the data block of every page."""

    def __init__(self, desk: Desk, image_of: Callable[[WebPage], str]) -> None:
        """`image_of` gives the site path of the picture that stands for a page."""
        self._desk = desk
        self._collection = desk.collection
        self._settings = desk.collection.settings
        self._site_url = self._settings.site_url
        self._image_of = image_of
        self._items = {item.url: item for item in desk.collection}
        self._writers: Mapping[type[Item], Callable[..., Node]] = {
            Article: self._article,
            Bulletin: self._issue,
            Plan: self._plan,
            Question: self._question,
            Agency: self._agency,
        }

    def of(self, page: WebPage) -> str:
        """The JSON of a page, safe to stand in a script element; "" for pages that are not found."""
        if page.noindex or page.draft:
            return ""
        nodes = [self._website(), self._office()] if not page.url else []
        item = self._items.get(page.url)
        writer = self._writers.get(type(item)) if item else None
        if item and writer and (node := writer(item, page)):
            nodes.append(node)
        if len(page.crumbs) > 1:
            nodes.append(self._breadcrumbs(page))
        if not nodes:
            return ""
        graph = {"@context": _CONTEXT, "@graph": [_known(node) for node in nodes]}
        text = json.dumps(graph, ensure_ascii=False, separators=(",", ":"))
        for sign, escaped in _ESCAPED.items():
            text = text.replace(sign, escaped)
        return text

    def _website(self) -> Node:
        search = {"@type": "EntryPoint", "urlTemplate": self._site_url + _SEARCH}
        return {
            "@type": "WebSite",
            "@id": f"{self._site_url}#trang",
            "name": self._settings.site_name,
            "url": self._site_url,
            "description": self._settings.site_description,
            "inLanguage": "vi",
            "publisher": self._publisher(),
            "potentialAction": {
                "@type": "SearchAction",
                "target": search,
                "query-input": "required name=q",
            },
        }

    def _office(self) -> Node:
        office = self._settings.office
        return {
            **self._publisher(),
            "telephone": office.phone or office.hotline,
            "email": office.email,
            "address": office.address,
        }

    def _publisher(self) -> Node:
        name = self._settings.office.name
        return {
            "@type": _kind_of(name),
            "@id": f"{self._site_url}#co-quan",
            "name": name,
            "url": self._site_url,
        }

    def _article(self, article: Article, page: WebPage) -> Node:
        agency = self._collection.find(Agency, article.agency)
        carrying = self._desk.relations.carrying(article)
        return {
            **self._work(article, page, "NewsArticle"),
            "name": None,
            "headline": article.title,
            "author": {"@type": "Person", "name": article.author} if article.author else None,
            "publisher": self._publisher(),
            "articleSection": article.section,
            "about": [
                *([self._organization(agency)] if agency else ()),
                *(topic.title for topic in self._desk.cards.topics(article)),
            ],
            "isAccessibleForFree": True,
            "isPartOf": [self._reference(issue) for issue in carrying],
        }

    def _issue(self, issue: Bulletin, page: WebPage) -> Node:
        masthead = self._collection.masthead(issue)
        carried = [
            self._reference(item)
            for section in issue_sections(issue, self._collection)
            for item in section.items
        ]
        return {
            **self._work(issue, page, "PublicationIssue"),
            "issueNumber": None if issue.sample else issue.number_label.removeprefix("Số "),
            "isPartOf": {
                "@type": "Periodical",
                "@id": f"{self._site_url}{Bulletin.kind}/",
                "name": masthead.name,
                "publisher": {"@type": _kind_of(masthead.issuer), "name": masthead.issuer},
            },
            "hasPart": carried,
        }

    def _plan(self, plan: Plan, page: WebPage) -> Node:
        issuer = self._collection.find(Agency, plan.issuer)
        return {
            **self._work(plan, page, "DigitalDocument"),
            "identifier": plan.number,
            "sourceOrganization": self._organization(issuer) if issuer else None,
        }

    def _agency(self, agency: Agency, page: WebPage) -> Node:
        if agency.group:
            return {}
        return {
            **self._organization(agency),
            "alternateName": [*filter(None, (agency.short_name, *agency.aliases))],
            "telephone": agency.phone or agency.hotline,
            "email": agency.email,
            "address": agency.address,
            "sameAs": agency.website,
            "dissolutionDate": agency.valid_to.isoformat() if agency.valid_to else None,
        }

    def _question(self, question: Question, page: WebPage) -> Node:
        """A question without its answer is no QAPage to a search engine."""
        passages = self._collection.body(question).passages
        answer = " ".join(f"{passage.heading} {passage.text}".strip() for passage in passages)
        if question.answered is None or not answer:
            return {}
        agency = self._collection.find(Agency, question.agency)
        accepted: Node = {
            "@type": "Answer",
            "text": answer,
            "datePublished": question.answered.isoformat(),
            "url": self._site_url + question.url,
            "author": self._organization(agency) if agency else None,
        }
        asked: Node = {
            "@type": "Question",
            "name": question.title,
            "text": question.question or question.title,
            "datePublished": question.asked.isoformat(),
            "answerCount": 1,
            "acceptedAnswer": _known(accepted),
        }
        return {**self._work(question, page, "QAPage"), "mainEntity": asked}

    def _work(self, item: Item, page: WebPage, kind: str) -> Node:
        """What every kind of text says of itself."""
        image = self._image_of(page)
        return {
            "@type": kind,
            "@id": self._site_url + item.url,
            "url": self._site_url + item.url,
            "name": title_of(item, self._collection),
            "description": summary_of(item),
            "inLanguage": "vi",
            "datePublished": item.dated.iso if item.dated else None,
            "dateModified": item.updated.isoformat() if item.updated else None,
            "image": self._site_url + image if image else None,
            "creativeWorkStatus": _SAMPLE if item.sample else None,
        }

    def _organization(self, agency: Agency) -> Node:
        return {
            "@type": "Organization" if agency.group else _kind_of(agency.title),
            "name": agency.title,
            "url": self._site_url + agency.url,
        }

    def _reference(self, item: Item) -> Node:
        return {"@id": self._site_url + item.url}

    def _breadcrumbs(self, page: WebPage) -> Node:
        return {
            "@type": "BreadcrumbList",
            "itemListElement": [
                {
                    "@type": "ListItem",
                    "position": number,
                    "name": crumb.title,
                    "item": self._site_url + crumb.url,
                }
                for number, crumb in enumerate(page.crumbs, 1)
            ],
        }


def _kind_of(name: str) -> str:
    return "GovernmentOrganization" if _GOVERNMENT.match(name) else "Organization"


def _known(node: Node) -> Node:
    return {name: value for name, value in node.items() if value not in (None, "", [], ())}
