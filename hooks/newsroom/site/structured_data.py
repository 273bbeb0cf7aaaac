"""What a page says to machines (schema.org, as JSON-LD in a data block)."""

from __future__ import annotations

import json

from ..content.models import Agency, Question
from .frame import Desk

_ESCAPED = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


def question_data(desk: Desk, question: Question) -> str:
    """The QAPage of an answered question, ready to stand in a script element; else nothing.

    A question without its answer is no QAPage to a search engine.
    """
    passages = desk.collection.body(question).passages
    answer = " ".join(f"{passage.heading} {passage.text}".strip() for passage in passages)
    if question.answered is None or not answer:
        return ""
    agency = desk.collection.find(Agency, question.agency)
    address = desk.collection.settings.site_url + question.url
    data = {
        "@context": "https://schema.org",
        "@type": "QAPage",
        "inLanguage": "vi",
        "mainEntity": {
            "@type": "Question",
            "name": question.title,
            "text": question.question or question.title,
            "datePublished": question.asked.isoformat(),
            "answerCount": 1,
            "acceptedAnswer": {
                "@type": "Answer",
                "text": answer,
                "datePublished": question.answered.isoformat(),
                "url": address,
                "author": {
                    "@type": "GovernmentOrganization",
                    "name": agency.title if agency else question.agency,
                },
            },
        },
    }
    return json.dumps(data, ensure_ascii=False).translate(_ESCAPED)
