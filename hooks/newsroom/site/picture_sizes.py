"""One picture, made ready for screens: upright, without camera data, in several widths."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageOps

WIDTHS = (480, 960, 1600)
"""Pixels: a phone, a column of text on a sharp screen, a whole page on one."""
LONGEST_SIDE = 2000
_KEPT_BYTES = 600_000
"""A source without camera data goes as it is when it has no more."""
_QUALITY = {"JPEG": 82, "WEBP": 80, "AVIF": 65}
_FORMS = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".webp": "WEBP", ".avif": "AVIF"}
_LOSSLESS = frozenset({"PNG", "GIF"})
_SMALL_PROFILE = 4096


class PictureProblem(ValueError):
    """The file cannot be used as a picture; the sentence says why, in Vietnamese."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """The picture in its own form, or None where the source goes as it is, and as WebP by width."""

    width: int
    height: int
    whole: bytes | None
    variants: dict[int, bytes]


def picture_sizes(source: bytes, suffix: str) -> Sizes:
    """The sizes of a source whose name ends in that suffix; raises PictureProblem."""
    try:
        with warnings.catch_warnings():
            # A picture that would fill the memory is refused like one that cannot be read.
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(source)) as opened:
                return _made(opened, len(source), suffix)
    except (Warning, Image.DecompressionBombError):
        raise PictureProblem(
            "Ảnh có quá nhiều điểm ảnh. Hãy thu nhỏ còn không quá 4000 điểm mỗi chiều."
        ) from None
    except (OSError, ValueError, SyntaxError, EOFError):
        raise PictureProblem(
            "Ảnh đã hỏng, không đọc được. Hãy chép lại hoặc lưu lại ảnh."
        ) from None


def _made(opened: Image.Image, length: int, suffix: str) -> Sizes:
    if getattr(opened, "is_animated", False):
        return Sizes(*opened.size, None, {})
    form = opened.format or ""
    opened.load()
    bare = not (opened.getexif() or _notes(opened))
    picture = _plain(ImageOps.exif_transpose(opened))
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    kept = suffix == ".gif" or (bare and length <= _KEPT_BYTES and max(opened.size) <= LONGEST_SIDE)
    whole = None if kept else _written(picture, _FORMS[suffix])
    return Sizes(*picture.size, whole, dict(_variants(picture, lossless=form in _LOSSLESS)))


def _notes(opened: Image.Image) -> bool:
    """Whether a program or a camera wrote more into the file than the picture."""
    known = {"comment", "exif", "photoshop", "xmp", "XML:com.adobe.xmp"}
    return bool(known & {str(name) for name in opened.info} or getattr(opened, "text", None))


def _plain(picture: Image.Image) -> Image.Image:
    """Its points and its colour profile: what else came along would be written out again."""
    clear = "A" in picture.getbands() or "transparency" in picture.info
    plain = picture.convert("RGBA" if clear else "RGB")
    plain.info = {name: value for name, value in plain.info.items() if name == "icc_profile"}
    return plain


def _variants(picture: Image.Image, *, lossless: bool) -> list[tuple[int, bytes]]:
    """No variant is wider than the picture; one that hardly differs from it is left out."""
    widths = [width for width in WIDTHS if width < picture.width * 0.9] or [picture.width]
    if picture.width > widths[-1] and picture.width <= WIDTHS[-1]:
        widths.append(picture.width)
    return [(width, _webp(_scaled(picture, width), lossless=lossless)) for width in widths]


def _scaled(picture: Image.Image, width: int) -> Image.Image:
    if width == picture.width:
        return picture
    height = max(1, round(picture.height * width / picture.width))
    return picture.resize((width, height), Image.Resampling.LANCZOS)


def _webp(picture: Image.Image, *, lossless: bool) -> bytes:
    """Drawings without loss where that is smaller, for edges stay sharp."""
    lossy = _written(picture, "WEBP")
    if not lossless:
        return lossy
    exact = BytesIO()
    picture.save(exact, "WEBP", lossless=True, method=4, **_profile(picture))
    return min(exact.getvalue(), lossy, key=len)


def _written(picture: Image.Image, form: str) -> bytes:
    """The bytes of a picture in a form; no note of the source is taken along."""
    if form == "JPEG" and picture.mode == "RGBA":
        paper = Image.new("RGB", picture.size, "white")
        paper.paste(picture, mask=picture.getchannel("A"))
        picture = paper
    options: dict[str, object] = _profile(picture)
    if form in _QUALITY:
        options["quality"] = _QUALITY[form]
    if form in ("JPEG", "PNG"):
        options["optimize"] = True
    if form == "JPEG":
        options["progressive"] = True
    written = BytesIO()
    picture.save(written, form, exif=b"", **options)
    return written.getvalue()


def _profile(picture: Image.Image) -> dict[str, object]:
    """The colour profile, which is no note but says what the colours are; a huge one goes."""
    profile = picture.info.get("icc_profile") or b""
    return {"icc_profile": profile if len(profile) <= _SMALL_PROFILE else b""}
