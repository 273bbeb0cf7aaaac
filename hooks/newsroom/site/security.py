"""What browsers may do with the pages: load from this site alone, run one known script, ask nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from ..content.settings import Office, Settings
from .inline_script import inline_source

SECURITY_TXT = ".well-known/security.txt"
_FEATURES = ("camera", "display-capture", "geolocation", "microphone", "payment", "usb")
"""What no page asks for; the names every browser knows, for an unknown one is a console message."""


def security_headers(settings: Settings, theme: Path) -> dict[str, str]:
    """The headers of every answer, by name."""
    framed_by = settings.office.extra_origins.frame_ancestors
    headers = {
        "Content-Security-Policy": _policy(settings.office, theme),
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


def _policy(office: Office, theme: Path) -> str:
    """The Content-Security-Policy: nothing is allowed that is not named.

    Editions to be kept, which are HTML with styles inside, are offered as downloads and need none.
    """
    extra = office.extra_origins
    directives = {
        "default-src": ("'none'",),
        "script-src": ("'self'", inline_source(theme), *extra.script),
        "style-src": ("'self'",),
        "img-src": ("'self'", *extra.img),
        "font-src": ("'self'",),
        "connect-src": ("'self'", *extra.connect),
        "media-src": ("'self'", *extra.media),
        "manifest-src": ("'self'",),
        "form-action": ("'self'",),
        "base-uri": ("'none'",),
        "frame-ancestors": extra.frame_ancestors or ("'none'",),
    }
    return "; ".join(f"{name} {' '.join(sources)}" for name, sources in directives.items())
