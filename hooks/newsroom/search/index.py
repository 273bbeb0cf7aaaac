"""The static index: files under `search/` that the search script reads piece by piece.

`root.bin` names every other file and is the only one whose name stays; the others carry a digest
of their content in the name, so a reader never gets a mixture of two builds.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from .analysis import Analyser, Terms
from .facets import facets_of
from .passages import split_into_chunks
from .postings import Postings, Term
from .readings import Readings
from .records import Record, render_records
from .shards import split_into_shards
from .term_cache import NoCache, TermCache, TermKeys
from .tokens import WORD, read_word

VERSION = 1
FOLDER = "search"
ROOT = f"{FOLDER}/root.bin"
FILES_TO_A_DIGEST = 16
LONG_TITLE = 9


def build_index(
    records: Sequence[Record], acronyms: Mapping[str, str], cache: TermCache | None = None
) -> dict[str, bytes]:
    """Site path → content of every file of the index, the records for search servers included.

    Pages are numbered from the oldest, so a new one leaves the older ones' chunks as they are.
    """
    ordered = _oldest_first(records)
    files: dict[str, bytes] = {f"{FOLDER}/records.jsonl": render_records(ordered)}
    lexicon: list[str] = []
    readings = Readings(acronyms)
    terms = _note_words(_postings(ordered, acronyms, cache or NoCache()).terms(), lexicon)
    shards = list(split_into_shards(terms, len(ordered)))
    chunks = list(split_into_chunks(ordered))
    root = {
        "version": VERSION,
        "pages": "".join(_pages(ordered, readings)),
        "words": " ".join(lexicon),
        "acronyms": readings.rules(),
        "first": [shard.first for shard in shards],
        "shards": _store(files, "t", [shard.content for shard in shards]),
        "counts": [chunk.count for chunk in chunks],
        "chunks": _store(files, "p", [chunk.content for chunk in chunks]),
        "facets": _store(files, "f", [facets_of(ordered)]),
    }
    text = json.dumps(root, ensure_ascii=False, separators=(",", ":"))
    files[ROOT] = zlib.compress(text.encode(), 9)
    return files


def _oldest_first(records: Sequence[Record]) -> list[Record]:
    """Pages by their latest date, then address; the passages of a page stay in their order."""
    pages = [list(group) for _, group in groupby(records, key=lambda record: record.page)]
    pages.sort(key=lambda page: (max(record.date for record in page), page[0].page))
    return [record for page in pages for record in page]


def _postings(records: Sequence[Record], acronyms: Mapping[str, str], cache: TermCache) -> Postings:
    analyser, keys = Analyser(acronyms), TermKeys(acronyms)
    postings = Postings()
    for number, record in enumerate(records):
        key = keys.of(record)
        stored = cache.get(key)
        if stored is None:
            terms = analyser.analyse(record)
            cache.put(key, terms.to_bytes())
        else:
            terms = Terms.from_bytes(stored)
        postings.add(number, terms)
    return postings


def _pages(records: Sequence[Record], readings: Readings) -> Iterable[str]:
    """0 for a passage of the page before; for the first one of a page the words of its title.

    A query of so many words, all in the title and side by side, is the title. Of long titles none
    is told: to have all their words is enough.
    """
    last = None
    for record in records:
        if record.page == last:
            yield "0"
        else:
            words = [read_word(raw).form for raw in WORD.findall(record.title)]
            yield str(min(max(1, len(readings.shorten(words))), LONG_TITLE))
        last = record.page


def _note_words(terms: Iterable[Term], lexicon: list[str]) -> Iterable[Term]:
    """The same terms; the words of letters are added to the lexicon on the way."""
    for term in terms:
        if term.forms and not term.key[0].isdigit():
            count = sum(len(found.docs) for found in term.lists)
            lexicon.append(f"{term.key}{min(count.bit_length(), 9)}")
        yield term


def _store(files: dict[str, bytes], kind: str, contents: Sequence[bytes]) -> list[str]:
    """File the contents by number and digest; the digests in order.

    Sixteen files share a digest: random digits do not compress, and the root is always read.
    """
    digests = []
    for start in range(0, len(contents), FILES_TO_A_DIGEST):
        group = contents[start : start + FILES_TO_A_DIGEST]
        digest = hashlib.sha256(b"".join(group)).hexdigest()[:6]
        for number, content in enumerate(group, start):
            files[f"{FOLDER}/{kind}{number}-{digest}.bin"] = content
        digests.append(digest)
    return digests
