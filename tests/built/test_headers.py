"""What servers are told to send: the policy, the caching, in the form of three kinds of servers."""

from __future__ import annotations

import base64
import gzip
import hashlib
import re
import shutil
from pathlib import Path

import pytest
from lxml import etree

from newsroom.content.settings import SettingsProblem, read_settings
from newsroom.site.compression import compress
from tests.browser.server import HeaderRules
from tests.built.illustrated import ORIGIN, PORTAL
from tests.built.pages import SitePages
from tests.repositories import ROOT, run_python

SECURITY = {
    "Content-Security-Policy",
    "X-Content-Type-Options",
    "Referrer-Policy",
    "Permissions-Policy",
    "Cross-Origin-Opener-Policy",
}


def policy(pages: SitePages) -> dict[str, list[str]]:
    """The sources of each directive."""
    headers = dict(rules(pages).of(root(pages)))
    directives = headers["Content-Security-Policy"].split("; ")
    return {name: sources.split() for name, _, sources in (d.partition(" ") for d in directives)}


def rules(pages: SitePages) -> HeaderRules:
    return HeaderRules.read(pages.folder / "_headers")


def root(pages: SitePages) -> str:
    return "/" + pages.site_url.split("/", 3)[3]


def test_nothing_is_allowed_that_is_not_named(pages: SitePages) -> None:
    directives = policy(pages)
    assert directives["default-src"] == ["'none'"]
    assert directives["base-uri"] == directives["frame-ancestors"] == ["'none'"]
    for name, sources in directives.items():
        assert not [source for source in sources if "unsafe" in source or "*" in source], name
        assert not [source for source in sources if ":" in source], name


def test_the_policy_allows_the_one_inline_script_and_no_other(pages: SitePages) -> None:
    allowed = {source for source in policy(pages)["script-src"] if source.startswith("'sha256-")}
    written = {
        script
        for page in pages.values()
        for script in page.tree.xpath("//script[not(@src or @type='application/ld+json')]/text()")
    }
    assert {sha256(script) for script in written} == allowed


def test_pages_made_to_be_kept_are_offered_as_downloads(pages: SitePages) -> None:
    """They carry styles of their own, which the policy does not allow on the site."""
    assert policy(pages)["style-src"] == ["'self'"]
    kept = {
        file.relative_to(pages.folder).as_posix()
        for file in pages.folder.rglob("*.html")
        if re.search(r"<style|\sstyle=", file.read_text(encoding="utf-8"))
    }
    assert kept
    for page in pages.shown.values():
        assert not kept & {*page.inner_links("//a[not(@download)]/@href")}


def sha256(inline: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(inline.encode()).digest()).decode()}'"


def test_every_address_gets_the_security_headers_once(pages: SitePages) -> None:
    for path in ("", "tin-tuc/", "404.html", "assets/x.css", "rss.xml"):
        names = [name for name, _ in rules(pages).of(root(pages) + path)]
        assert set(names) >= SECURITY
        assert len(names) == len(set(names)), path


def test_what_changes_its_name_with_its_content_is_kept_for_good(pages: SitePages) -> None:
    for file in pages.folder.glob("assets/**/*.*"):
        path = root(pages) + file.relative_to(pages.folder).as_posix()
        headers = dict(rules(pages).of(path))
        if file.suffix != ".txt":
            assert re.search(r"[.-]?[0-9a-f]{10,}\.\w+$", file.name), file.name
        assert "immutable" in headers["Cache-Control"]
    assert "Cache-Control" not in dict(rules(pages).of(root(pages)))


def test_the_three_forms_say_the_same(pages: SitePages) -> None:
    headers = {
        name: value
        for name, value in rules(pages).of(root(pages))
        if name in SECURITY | {"X-Frame-Options"}
    }
    nginx = (pages.folder / "nginx.conf").read_text(encoding="utf-8")
    locations = nginx.count("Cache-Control")
    for name, value in headers.items():
        assert nginx.count(f'add_header {name} "{value}" always;') == locations, name
    config = etree.parse(pages.folder / "web.config")
    (custom,) = config.iter("customHeaders")
    assert {add.get("name"): add.get("value") for add in custom.iter("add")} == headers


def test_strict_transport_is_offered_but_not_switched_on(pages: SitePages) -> None:
    for name in ("_headers", "nginx.conf", "web.config"):
        text = (pages.folder / name).read_text(encoding="utf-8")
        assert "Strict-Transport-Security" in text
    assert "Strict-Transport-Security" not in dict(rules(pages).of(root(pages)))


def test_only_named_origins_are_allowed(illustrated_pages: SitePages) -> None:
    directives = policy(illustrated_pages)
    assert directives["media-src"] == ["'self'", ORIGIN]
    assert directives["frame-ancestors"] == [PORTAL]
    assert "X-Frame-Options" not in dict(rules(illustrated_pages).of("/"))
    assert directives["connect-src"] == ["'self'"]


def test_security_txt_is_there_when_the_office_names_a_contact(
    illustrated_pages: SitePages, pages: SitePages
) -> None:
    lines = (illustrated_pages.folder / ".well-known/security.txt").read_text().splitlines()
    assert lines == [
        "Contact: mailto:quan-tri@so.example.gov.vn",
        "Expires: 2027-06-30T00:00:00+07:00",
        "Preferred-Languages: vi",
        "Canonical: https://cchc.example.org/.well-known/security.txt",
    ]
    assert not (pages.folder / ".well-known").exists()


@pytest.mark.parametrize(
    ("setting", "words"),
    [
        ('    accent: "#ffcc00"', "quá nhạt"),
        ("    accent: đỏ", "không phải mã màu"),
        ("    extra_origins: {img: http://a.vn}", "bắt đầu bằng https://"),
        ("    extra_origins: {img: 'https://*.vn'}", "bắt đầu bằng https://"),
        ("    security: {contact: a@b.vn}", "expires"),
        ("    security: {contact: 'javascript:alert(1)', expires: 2027-01-01}", "địa chỉ thư"),
    ],
)
def test_a_setting_that_would_weaken_the_site_stops_the_build(
    tmp_path: Path, setting: str, words: str
) -> None:
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(f"{settings}\n{setting}\n", encoding="utf-8")
    with pytest.raises(SettingsProblem) as refused:
        read_settings(tmp_path)
    assert words in str(refused.value)


def test_compressed_twins_are_the_same_text_and_the_same_bytes_each_time(
    sample_site: Path, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_bytes((sample_site / "index.html").read_bytes())
    (site / "logo.png").write_bytes(bytes(5000))
    (site / "tiny.txt").write_bytes(b"x")
    twins = []
    for _ in range(2):
        environment = {"PYTHONPATH": str(ROOT / "hooks")}
        packed = run_python("-m", "newsroom", "compress", folder=tmp_path, environment=environment)
        assert packed.returncode == 0, packed.stderr
        assert "Đã nén sẵn 1 tệp" in packed.stdout
        twins.append((site / "index.html.gz").read_bytes())
    assert sorted(file.name for file in site.iterdir()) == [
        "index.html",
        "index.html.gz",
        "logo.png",
        "tiny.txt",
    ]
    assert twins[0] == twins[1]
    assert gzip.decompress(twins[0]) == (site / "index.html").read_bytes()


def test_scripts_and_styles_are_compressed_as_small_as_can_be(
    sample_site: Path, tmp_path: Path
) -> None:
    for ending in ("js", "css"):
        for file in (sample_site / "assets").rglob(f"*.{ending}"):
            shutil.copy(file, tmp_path)
    compress(tmp_path)
    twins = list(tmp_path.glob("*.gz"))
    assert {file.suffixes[-2] for file in twins} == {".js", ".css"}
    for twin in twins:
        assert twin.read_bytes() == gzip.compress(twin.with_suffix("").read_bytes(), 9, mtime=0)
