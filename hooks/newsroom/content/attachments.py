"""Pictures and files that items refer to: which may be published, and under which name."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

from ..text.vietnamese import slug
from .problems import shown

PICTURES = frozenset({".avif", ".gif", ".jpeg", ".jpg", ".png", ".webp"})
_PUBLISHED = PICTURES | {
    *(".csv", ".doc", ".docx", ".epub", ".odp", ".ods", ".odt", ".pdf", ".ppt", ".pptx"),
    *(".rtf", ".txt", ".xls", ".xlsx", ".7z", ".rar", ".zip"),
    *(".m4a", ".mp3", ".mp4", ".oga", ".ogg", ".wav", ".webm"),
}
"""Nothing that a browser would run in the name of the site: no .html, .svg, .js."""

_SIGNATURES = (
    (re.compile(rb"\xff\xd8\xff"), {".jpg", ".jpeg"}, "JPG"),
    (re.compile(rb"\x89PNG\r\n\x1a\n"), {".png"}, "PNG"),
    (re.compile(rb"GIF8[79]a"), {".gif"}, "GIF"),
    (re.compile(rb"RIFF.{4}WEBP", re.DOTALL), {".webp"}, "WebP"),
    (re.compile(rb".{4}ftypavi[fs]", re.DOTALL), {".avif"}, "AVIF"),
    (re.compile(rb".{4}ftyp(?:hei|hev|mif|msf)", re.DOTALL), set[str](), "HEIC (ảnh của iPhone)"),
    (re.compile(rb"BM"), set[str](), "BMP"),
    (re.compile(rb"II\*\x00|MM\x00\*"), set[str](), "TIFF"),
)


LARGEST_PICTURE = 10_000_000
"""Bytes: what the best cameras write; a larger one only makes the repository heavy."""


def published_path(path: str) -> str:
    """The site path of a repository file, in ASCII: "docs/tin-tuc/2024/Ảnh 1.JPG" → …/anh-1.jpg."""
    folder, _, rest = path.partition("/")
    parts = PurePosixPath(rest).parts
    names = [slug(part) or "tep" for part in parts[:-1]]
    last = PurePosixPath(parts[-1])
    names.append((slug(last.stem) or "tep") + last.suffix.lower())
    return "/".join(([] if folder == "docs" else ["ban-tin"]) + names)


def refusal(path: str, file: Path, *, picture: bool) -> str:
    """The sentence that keeps a file from being published, or ""."""
    ending = PurePosixPath(path).suffix.lower()
    name = shown(PurePosixPath(path).name)
    if ending not in (PICTURES if picture else _PUBLISHED):
        what = "Ảnh" if picture else "Tệp"
        cure = (
            "Hãy lưu lại thành JPG, PNG hoặc WebP."
            if picture or ending in {".svg", ".heic", ".bmp", ".tif", ".tiff"}
            else "Hãy lưu lại thành PDF."
        )
        return f'{what} "{name}" thuộc loại không được đăng ("{ending or "không có đuôi"}"). {cure}'
    try:
        size = file.stat().st_size
        with file.open("rb") as opened:
            head = opened.read(16)
    except OSError:
        return f'Không mở được tệp "{name}". Hãy đóng chương trình đang mở tệp này.'
    if not head:
        return f'Tệp "{name}" rỗng. Hãy chép lại tệp.'
    if ending not in PICTURES:
        return ""
    if size > LARGEST_PICTURE:
        megabytes = f"{size / 1_000_000:.1f}".replace(".", ",")
        return (
            f'Ảnh "{name}" nặng {megabytes} MB, quá {LARGEST_PICTURE // 1_000_000} MB. '
            "Hãy thu nhỏ ảnh còn khoảng 2000 điểm mỗi chiều rồi lưu lại."
        )
    return _false_picture(name, ending, head)


def _false_picture(name: str, ending: str, head: bytes) -> str:
    """What a picture really is when it is not what its name says."""
    for pattern, endings, kind in _SIGNATURES:
        if pattern.match(head):
            if ending in endings:
                return ""
            cure = f"Hãy đổi đuôi thành {min(endings)}." if endings else "Hãy lưu lại thành JPG."
            return f'Ảnh "{name}" thật ra thuộc loại {kind}. {cure}'
    return f'Tệp "{name}" không phải là ảnh, hoặc ảnh đã hỏng. Hãy chép lại hoặc lưu lại ảnh.'
