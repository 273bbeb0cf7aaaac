"""What browsers may do with the pages: load from this site alone, run one known script, ask nothing."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from urllib.parse import urlsplit

from ..content.settings import Office, Settings

INLINE_SCRIPT = Path("partials/javascripts/base.html")
"""The colour scheme before first paint, below overrides/."""
SECURITY_TXT = ".well-known/security.txt"
_SCRIPT = re.compile(rb"<script>(.*?)</script>", re.DOTALL)
_STYLE = re.compile(rb"<style>(.*?)</style>", re.DOTALL)
_FEATURES = ("camera", "display-capture", "geolocation", "microphone", "payment", "usb")
"""What no page asks for; the names every browser knows, for an unknown one is a console message."""


def security_headers(
    settings: Settings, theme: Path, files: Mapping[str, bytes | Path]
) -> dict[str, str]:
    """The headers of every answer, by name."""
    framed_by = settings.office.extra_origins.frame_ancestors
    headers = {
        "Content-Security-Policy": _policy(settings.office, theme, files),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "Permissions-Policy": ", ".join(f"{feature}=()" for feature in _FEATURES),
        "Cross-Origin-Opener-Policy": "same-origin",
    }
    if not framed_by:
        headers["X-Frame-Options"] = "DENY"
    return headers


def security_files(settings: Settings) -> Iterator[tuple[str, bytes]]:
    """security.txt (RFC 9116), when the office names a contact and its site is a whole host's."""
    contact = settings.office.security
    if contact is None or urlsplit(settings.site_url).path != "/":
        return
    lines = (
        f"Contact: {contact.contact}",
        f"Expires: {contact.expires.isoformat()}T00:00:00+07:00",
        "Preferred-Languages: vi",
        f"Canonical: {settings.site_url}{SECURITY_TXT}",
    )
    yield SECURITY_TXT, "".join(f"{line}\n" for line in lines).encode()


def _policy(office: Office, theme: Path, files: Mapping[str, bytes | Path]) -> str:
    """The Content-Security-Policy: nothing is allowed that is not named.

    Editions to be read without a network carry their style and pictures inside; they lie on the
    site too, so their one style is named by its hash and pictures may be data.
    """
    extra = office.extra_origins
    scripts = _hashes(_SCRIPT, [(theme / INLINE_SCRIPT).read_bytes()])
    editions = [
        path.read_bytes()
        for name, path in files.items()
        if name.endswith(".html") and isinstance(path, Path)
    ]
    styles = _hashes(_STYLE, editions)
    directives = {
        "default-src": ("'none'",),
        "script-src": ("'self'", *scripts, *extra.script),
        "style-src": ("'self'", *styles),
        "img-src": ("'self'", *(("data:",) if editions else ()), *extra.img),
        "font-src": ("'self'",),
        "connect-src": ("'self'", *extra.connect),
        "media-src": ("'self'", *extra.media),
        "manifest-src": ("'self'",),
        "form-action": ("'self'",),
        "base-uri": ("'none'",),
        "frame-ancestors": extra.frame_ancestors or ("'none'",),
    }
    return "; ".join(f"{name} {' '.join(sources)}" for name, sources in directives.items())


def _hashes(block: re.Pattern[bytes], documents: Iterable[bytes]) -> list[str]:
    """The sources that allow exactly the inline blocks of the documents."""
    blocks = {found[1] for document in documents for found in block.finditer(document)}
    digests = (base64.b64encode(hashlib.sha256(inline).digest()).decode() for inline in blocks)
    return sorted(f"'sha256-{digest}'" for digest in digests)
