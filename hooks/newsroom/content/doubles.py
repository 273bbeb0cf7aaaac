"""Two items that claim one name, one address, one number, or one day of publication."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from urllib.parse import unquote

from .frontmatter import Location
from .item import Item
from .models import BY_KIND, FED, Bulletin
from .problems import Level, Problem

_LISTING = re.compile(
    rf"(?P<kind>{'|'.join(filter(None, BY_KIND))})/(?:(?:[0-9]{{4}}/)?(?:trang/[0-9]+/)?)?"
)
_Claim = tuple[str, Location]
"""What an item claims, and the field that says so (() for the file itself)."""


def doubles(items: Iterable[Item]) -> Iterator[Problem]:
    """A problem for each claim that another item has made before; drafts claim last."""
    ordered = sorted(items, key=lambda item: (not item.published, item.origin.path))
    named = set()
    for claims, what, cure in (
        (_name, "tên tệp", "Hãy đổi tên một tệp, kể cả khi khác năm"),
        (_addresses, "địa chỉ", "Hãy đổi tên tệp hoặc sửa old_paths"),
        (_permanent_id, "mã cố định (id)", "Hãy bỏ id của bài chép lại"),
        (_number, "số bản tin", "Hãy sửa number hoặc bỏ một số"),
    ):
        for item, claim, owner in _doubled(ordered, claims):
            sentence = f'Trùng {what} "{claim[0]}" với {owner}. {cure}.'
            named.add(item.origin.path)
            yield Problem(item.origin.path, _line(item, claim), sentence)
    for item, claim, owner in _doubled(ordered, _feed_key):
        if item.origin.path not in named:
            sentence = f'Trùng mã trong nguồn tin "{claim[0]}" với {owner}. Hãy đặt id khác.'
            yield Problem(item.origin.path, _line(item, claim), sentence)
    for item, claim, owner in _doubled(ordered, _publication):
        sentence = f"Số này cùng ngày phát hành với {owner}. Nếu chép lại, hãy sửa published."
        yield Problem(item.origin.path, _line(item, claim), sentence, Level.NOTICE)


def site_path(old_path: str) -> str:
    """An old address as a site path: "/tin/c%C5%A9" → "tin/cũ/", "cu.html" unchanged."""
    path = unicodedata.normalize("NFC", unquote(old_path.strip())).lstrip("/")
    return path if path.endswith(("/", ".html")) else f"{path}/"


def _doubled(
    items: list[Item], claims: Callable[[Item], Iterator[_Claim]]
) -> Iterator[tuple[Item, _Claim, str]]:
    # What a file claims by standing where it is goes before what its fields claim.
    made = [(item, claim) for item in items for claim in claims(item)]
    claimed: dict[str, str] = {}
    for item, claim in sorted(made, key=lambda pair: pair[1][1] != ()):
        key = claim[0]
        if owner := claimed.get(key) or _listing(key):
            yield item, claim, owner if owner != item.origin.path else "chính bài này"
        claimed.setdefault(key, item.origin.path)


def is_list(file: str) -> bool:
    """Whether the file of a page is that of a list which no item may claim."""
    return bool(_LISTING.fullmatch(file.removesuffix("index.html")))


def _listing(address: str) -> str:
    """What the site itself publishes at an address, or ""."""
    found = _LISTING.fullmatch(address)
    return f"danh mục {BY_KIND[found['kind']].section_title}" if found else ""


def _line(item: Item, claim: _Claim) -> int:
    return item.origin.line(*claim[1]) if claim[1] else 1


def _name(item: Item) -> Iterator[_Claim]:
    yield item.entry, ()


def _addresses(item: Item) -> Iterator[_Claim]:
    yield item.url, ()
    for number, path in enumerate(item.old_paths):
        yield site_path(path).removesuffix("index.html"), ("old_paths", number)


def _permanent_id(item: Item) -> Iterator[_Claim]:
    if item.id:
        yield f"{item.kind}/{item.id}", ("id",)


def _feed_key(item: Item) -> Iterator[_Claim]:
    if isinstance(item, FED) and item.origin.whole and item.dated:
        year, key = item.feed_key
        field = ("id",) if item.id else ("old_paths", 0) if item.old_paths else ()
        yield f"{year}:{item.kind}/{key}", field


def _number(item: Item) -> Iterator[_Claim]:
    """The number as readers know it: "Số 1/2024" and "Số 01/2024" are one."""
    if isinstance(item, Bulletin) and not item.sample:
        digits = re.sub(r"\b0+(?=\d)", "", item.number_label)
        yield digits, ("number",)


def _publication(item: Item) -> Iterator[_Claim]:
    if isinstance(item, Bulletin) and not item.sample and item.dated and item.dated.day:
        yield item.published_on.iso, ("published",)
