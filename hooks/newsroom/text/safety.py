"""Raw HTML and addresses that an editor may write: many people commit, and readers trust the site.

What is not on these lists is refused, so that a new tag of a new browser is no hole. A test holds
them against nh3 (ammonia), which parses as browsers do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

_TAGS = """
    a abbr b blockquote br caption cite code col colgroup dd del details dfn div dl dt em
    figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp
    small span strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr
"""
ALLOWED_TAGS = frozenset(_TAGS.split())
ALLOWED_ATTRIBUTES: Mapping[str, frozenset[str]] = {
    "*": frozenset({"class", "dir", "id", "lang", "title"}),
    "a": frozenset({"href"}),
    "col": frozenset({"span"}),
    "colgroup": frozenset({"span"}),
    "details": frozenset({"open"}),
    "img": frozenset({"alt", "height", "src", "width"}),
    "li": frozenset({"value"}),
    "ol": frozenset({"reversed", "start"}),
    "td": frozenset({"colspan", "rowspan"}),
    "th": frozenset({"colspan", "rowspan", "scope"}),
    "time": frozenset({"datetime"}),
}
SAFE_SCHEMES = frozenset({"http", "https", "mailto", "tel"})

_WEB_ADDRESS = re.compile(
    r"https?://[\w-]+(?:\.[\w-]+)*(?::\d{1,5})?(?:[/?#][^\s\"<>\\^`{|}\x00-\x1f]*)?", re.IGNORECASE
)
_CELLS = frozenset({"td", "th"})
_ALIGNMENT = re.compile(r"text-align: (?:left|right|center);")
"""The one style that Python-Markdown writes itself; it becomes a class."""
_TAG_NAME = re.compile(r"[a-z][a-z0-9-]*")
_INVISIBLE = re.compile(
    r"[\x00-\x20\x7f-\xa0\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]"
)


def refused_markup(element: Any) -> Iterator[str]:
    """A sentence to the editor for the tag, or else for each attribute, that may not be used."""
    tag = element.tag
    if tag not in ALLOWED_TAGS:
        yield refused_tag(tag)
        return
    allowed = ALLOWED_ATTRIBUTES["*"] | ALLOWED_ATTRIBUTES.get(tag, frozenset())
    for name, value in element.attrib.items():
        if name in allowed or (tag in _CELLS and name == "style" and _ALIGNMENT.fullmatch(value)):
            continue
        why = " chạy mã lệnh," if name.startswith("on") else ""
        yield (
            f'Thuộc tính "{name}" của thẻ HTML <{tag}>{why} không được dùng trong bài. '
            "Hãy bỏ thuộc tính này."
        )


def refused_tag(tag: str) -> str:
    """The sentence for a tag that may not be used, or for words that read like one."""
    if not _TAG_NAME.fullmatch(tag):
        return (
            f'"<{tag}" được đọc như một thẻ HTML và sẽ biến mất. '
            "Hãy viết &lt; thay cho dấu < nếu đó là chữ."
        )
    return (
        f"Thẻ HTML <{tag}> không được dùng trong bài. Hãy bỏ thẻ này; ảnh, âm thanh và tệp đính kèm "
        "có trường riêng. Nếu đó là chữ, hãy viết &lt; thay cho dấu <."
    )


def unsafe_scheme(address: str) -> str:
    """The scheme of an address that must not be linked ("javascript"), or "".

    Browsers ignore spaces and control characters in a scheme, so they are ignored here.
    """
    scheme, colon, _ = _INVISIBLE.sub("", address).lower().partition(":")
    if not colon or set(scheme) & set("/#?") or scheme in SAFE_SCHEMES:
        return ""
    return scheme


def is_web_address(address: str) -> bool:
    """Whether it is a whole address of a page on the web, with its https:// or http://."""
    return bool(_WEB_ADDRESS.fullmatch(address))
