"""What a web server sends beside the files, written for each kind of server: headers, caching, types.

HTML has no name that changes with its content, so browsers ask each time whether it changed; what
lies in assets/ has, so they never ask again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import urlsplit
from xml.sax.saxutils import quoteattr

HEADERS, NGINX, IIS = "_headers", "nginx.conf", "web.config"
ASK_EACH_TIME = "public, max-age=0, must-revalidate"
NEVER_ASK = "public, max-age=31536000, immutable"
QUARTER_HOUR = "public, max-age=900"

_FEEDS = {
    r"rss(?:-\d+)?\.xml": "application/rss+xml",
    r"atom(?:-\d+)?\.xml": "application/atom+xml",
    r"feed(?:-\d+)?\.json": "application/feed+json",
}
_TYPES = {
    ".avif": "image/avif",
    ".csv": "text/csv; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".jsonl": "application/jsonl",
    ".m4a": "audio/mp4",
    ".mjs": "text/javascript; charset=utf-8",
    ".opml": "text/x-opml; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
}
"""What older servers do not know."""
_COMPRESSED = (
    "application/atom+xml application/feed+json application/javascript application/json "
    "application/jsonl application/manifest+json application/rss+xml application/xml image/svg+xml "
    "text/calendar text/css text/csv text/javascript text/plain text/x-opml text/xml"
)
_TRANSPORT_WARNING = "Chỉ bật dòng dưới khi mọi trang của tên miền này đã chạy https: trình duyệt sẽ không mở http nữa."
_IIS_FORM = Path(__file__).parents[1] / "templates" / "servers" / "web.config"
_TRANSPORT = ("Strict-Transport-Security", "max-age=31536000")


def header_files(headers: Mapping[str, str], site_url: str) -> Iterator[tuple[str, bytes]]:
    """Site path and text of the settings for hosts that read `_headers`, for nginx and for IIS."""
    root = urlsplit(site_url).path
    yield HEADERS, _headers_file(headers, root).encode()
    yield NGINX, _nginx(headers, root).encode()
    yield IIS, _iis(headers).encode()


def _headers_file(headers: Mapping[str, str], root: str) -> str:
    """Rules that do not overlap in a header, for hosts join the values of those that do.

    HTML and feeds have no rule: such hosts let browsers ask each time.
    """
    lines = [
        "# Cloudflare Pages, Netlify và các nơi đọc tệp này tự gửi các tiêu đề dưới đây.",
        f"{root}*",
        *(f"  {name}: {value}" for name, value in headers.items()),
        f"  # {_TRANSPORT_WARNING}",
        f"  # {_TRANSPORT[0]}: {_TRANSPORT[1]}",
        f"{root}assets/*",
        f"  Cache-Control: {NEVER_ASK}",
    ]
    return "\n".join(lines) + "\n"


def _nginx(headers: Mapping[str, str], root: str) -> str:
    """Directives of a server block; a location with headers of its own repeats all the others."""
    blocks = [
        "# Đặt trong khối server { … }, sau dòng root:   include /duong/dan/site/nginx.conf;",
        "# Sau mỗi lần đăng trang:   nginx -t && nginx -s reload",
        "charset utf-8;",
        "server_tokens off;",
        "gzip on;",
        "gzip_static on;",
        "gzip_vary on;",
        "gzip_proxied any;",
        f"gzip_types {_COMPRESSED};",
        f"error_page 404 {root}404.html;",
        f"# {_TRANSPORT_WARNING}",
        f'# add_header {_TRANSPORT[0]} "{_TRANSPORT[1]}" always;',
        _location(f"^~ {root}assets/", headers, NEVER_ASK, types=True),
        _location(f"{root}", headers, ASK_EACH_TIME, ["index index.html;"]),
    ]
    for name, media_type in _FEEDS.items():
        own_type = ["types { }", f"default_type {media_type};"]
        blocks.append(_location(f'~ "/{name}$"', headers, QUARTER_HOUR, own_type))
    for ending, media_type in _TYPES.items():
        own_type = ["types { }", f'default_type "{media_type}";']
        blocks.append(_location(rf"~ \{ending}$", headers, QUARTER_HOUR, own_type))
    for name in (HEADERS, NGINX, IIS):
        blocks.append(f"location = {root}{name} {{ return 404; }}")
    return "\n".join(blocks) + "\n"


def _location(
    where: str,
    headers: Mapping[str, str],
    caching: str,
    directives: list[str] | None = None,
    *,
    types: bool = False,
) -> str:
    lines = [*(directives or ())]
    lines += [f'add_header {name} "{value}" always;' for name, value in headers.items()]
    lines.append(f'add_header Cache-Control "{caching}";')
    if types:
        for ending, media_type in _TYPES.items():
            lines.append(f'location ~ \\{ending}$ {{ types {{ }} default_type "{media_type}"; }}')
    return "\n".join((f"location {where} {{", *(f"    {line}" for line in lines), "}"))


def _iis(headers: Mapping[str, str]) -> str:
    """The web.config of the folder the site lies in."""
    rows = "\n".join(
        f"        <add name={quoteattr(name)} value={quoteattr(value)} />"
        for name, value in headers.items()
    )
    types = "\n".join(
        f'      <remove fileExtension="{ending}" />\n'
        f"      <mimeMap fileExtension={quoteattr(ending)} mimeType={quoteattr(media_type)} />"
        for ending, media_type in _TYPES.items()
    )
    hidden = "\n".join(f'          <add segment="{name}" />' for name in (HEADERS, NGINX))
    return _IIS_FORM.read_text(encoding="utf-8").format(
        rows=rows,
        types=types,
        hidden=hidden,
        warning=_TRANSPORT_WARNING,
        transport_name=_TRANSPORT[0],
        transport=_TRANSPORT[1],
    )
