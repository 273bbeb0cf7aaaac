"""Raw HTML that an editor may not write, because many people commit and readers trust the site."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

_REFUSED_TAGS = frozenset(
    [
        "script",
        "style",
        "iframe",
        "frame",
        "frameset",
        "object",
        "embed",
        "applet",
        "form",
        "input",
        "button",
        "select",
        "textarea",
        "link",
        "meta",
        "base",
        "svg",
        "math",
        "audio",
        "video",
        "source",
        "template",
        "noscript",
    ]
)
_SAFE_SCHEMES = frozenset({"http", "https", "mailto", "tel"})


def refused_markup(root: Any) -> Iterator[tuple[str, str]]:
    """What stands in the source, and the sentence to the editor, for each refused piece."""
    for element in root.iter():
        tag = element.tag
        if not isinstance(tag, str):
            continue
        if tag in _REFUSED_TAGS:
            yield (
                f"<{tag}",
                f"Thẻ HTML <{tag}> không được dùng trong bài, vì có thể làm hại người đọc. "
                "Hãy bỏ thẻ này; ảnh, âm thanh và tệp đính kèm có trường riêng.",
            )
            continue
        for name in element.attrib:
            if name.startswith("on"):
                yield (
                    name,
                    f'Thuộc tính "{name}" chạy mã lệnh, không được dùng trong bài. Hãy bỏ thuộc tính này.',
                )
            elif name == "style" and tag not in {"td", "th"}:
                yield (name, 'Thuộc tính "style" không được dùng trong bài. Hãy bỏ thuộc tính này.')


def unsafe_scheme(target: str) -> str:
    """The scheme of an address that must not be linked ("javascript"), or ""."""
    compact = "".join(target.split()).lower()
    scheme, separator, _ = compact.partition(":")
    if not separator or "/" in scheme or "#" in scheme or "?" in scheme:
        return ""
    return "" if scheme in _SAFE_SCHEMES else scheme
