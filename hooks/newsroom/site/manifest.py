"""What a phone needs to keep the site among its apps (W3C Web App Manifest)."""

from __future__ import annotations

import json

from ..content.settings import Settings
from ..text.colours import Colour
from .accent import DEFAULT
from .assets import Assets
from .card_drawing import PAPER

MANIFEST = "manifest.webmanifest"
_ICONS = (
    ("images/favicon.svg", "any", "image/svg+xml"),
    ("images/favicon-180.png", "180x180", "image/png"),
)


def render_manifest(settings: Settings, assets: Assets) -> bytes:
    """The manifest; addresses in it are relative to itself, at the root of the site."""
    accent: Colour = settings.office.accent or DEFAULT
    manifest = {
        "name": settings.site_name,
        "description": settings.site_description,
        "lang": "vi",
        "start_url": "./",
        "scope": "./",
        "display": "minimal-ui",
        "background_color": str(PAPER),
        "theme_color": str(accent),
        "icons": [
            {"src": assets.url(name), "sizes": sizes, "type": media_type}
            for name, sizes, media_type in _ICONS
        ],
    }
    return json.dumps(manifest, ensure_ascii=False, indent=1).encode()
