"""What nginx sends, held against what was generated for it."""

import ssl
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.request import Request, urlopen


def differences(address: str, site: Path) -> Iterator[str]:
    """A line for each header that does not come as `_headers` says, and each wrong type or caching."""
    wanted = _security_headers(site / "_headers")
    stylesheet = next((site / "assets/stylesheets").glob("*.css")).relative_to(site).as_posix()
    script = next((site / "assets/javascripts").glob("tasks.*.js")).relative_to(site).as_posix()
    expected = {
        "": ("text/html; charset=utf-8", "must-revalidate", True),
        "tin-tuc/": ("text/html; charset=utf-8", "must-revalidate", True),
        stylesheet: ("text/css", "immutable", True),
        script: ("application/javascript; charset=utf-8", "immutable", True),
        "tin-tuc/rss.xml": ("application/rss+xml; charset=utf-8", "max-age=900", True),
        "manifest.webmanifest": ("application/manifest+json", "max-age=900", None),
    }
    for path, (media_type, caching, small) in expected.items():
        headers = _headers(f"{address}/{path}")
        for name, value in wanted.items():
            if headers.get(name) != value:
                yield f"/{path}: {name}: {headers.get(name)!r}"
        if headers.get("Content-Type") != media_type:
            yield f"/{path}: {headers.get('Content-Type')!r} instead of {media_type!r}"
        if caching not in (headers.get("Cache-Control") or ""):
            yield f"/{path}: Cache-Control: {headers.get('Cache-Control')!r}"
        if small and headers.get("Content-Encoding") != "gzip":
            yield f"/{path}: not compressed"


def _headers(address: str) -> Mapping[str, str]:
    request = Request(address, headers={"Accept-Encoding": "gzip"}, method="HEAD")
    with urlopen(request, context=_unverified()) as answer:
        return dict(answer.getheaders())


def _unverified() -> ssl.SSLContext:
    """Takes the certificate of the benchmark, which nobody vouches for."""
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


def _security_headers(file: Path) -> dict[str, str]:
    """The headers of the first rule, which is for every address."""
    headers: dict[str, str] = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("  ") and ": " in line and not line.strip().startswith("#"):
            name, _, value = line.strip().partition(": ")
            headers.setdefault(name, value)
    headers.pop("Cache-Control", None)
    return headers
