"""Raw HTML and addresses held against nh3, which reads HTML as browsers do."""

from __future__ import annotations

import re
from html import escape

import nh3
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html

from newsroom.text.markup import Renderer, Rendering
from newsroom.text.safety import (
    ALLOWED_ATTRIBUTES,
    ALLOWED_TAGS,
    SAFE_SCHEMES,
    is_web_address,
    unsafe_scheme,
)

# Written by the program itself, never by an editor.
_OWN_ATTRIBUTES = {
    "div": {"role", "tabindex", "aria-label"},
    "img": {"loading", "decoding"},
    "a": {"title"},
}
_ATTRIBUTES = {
    tag: {
        *ALLOWED_ATTRIBUTES["*"],
        *ALLOWED_ATTRIBUTES.get(tag, ()),
        *_OWN_ATTRIBUTES.get(tag, ()),
    }
    for tag in ALLOWED_TAGS
}

ATTACKS = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//a.vn/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<img src=x onerror=alert(1)>",
    "<img src=x OnErRoR =alert(1)>",
    '<img src="x" srcset="https://a.vn/x.png 2x">',
    "<img src=x:alert(1) alt=a>",
    '<a href="javascript:alert(1)">x</a>',
    '<a href="jav&#x09;ascript:alert(1)">x</a>',
    '<a href="jav&Tab;ascript:alert(1)">x</a>',
    '<a href="&#1;javascript:alert(1)">x</a>',
    '<a href=" &#14;  javascript:alert(1)">x</a>',
    '<a href="java\nscript:alert(1)">x</a>',
    '<a href="JaVaScRiPt&colon;alert(1)">x</a>',
    '<a href="&#0000106&#0000097vascript:alert(1)">x</a>',
    '<a href="vbscript:x">x</a>',
    '<a href="data:text/html,<script>alert(1)</script>">x</a>',
    '<a href="x" formaction="javascript:alert(1)">x</a>',
    '<a href="x" ping="https://a.vn">x</a>',
    '<a href="x" target="_blank" onmouseover="x()">x</a>',
    '<a class="footnote-ref" href="javascript:alert(1)">x</a>',
    '<a class="footnote-backref" href="javascript:alert(1)//#fn">x</a>',
    "[x](javascript:alert(1))",
    "[x](<java script:alert(1)>)",
    "[x]( javascript&#58;alert(1))",
    "[x][1]\n\n[1]: javascript:alert(1)",
    "<javascript://a%0aalert(1)>",
    "[x](a.md){: href='javascript:alert(1)' }",
    "[x](a.md){: onclick='alert(1)' }",
    "[x](javascript:alert(1)){: .footnote-ref }",
    "## Đề mục {: onclick=alert(1) }",
    "chữ\n{: style='background:url(//a.vn)' }",
    "![x](data:image/svg+xml;base64,PHN2Zz4=)",
    "<svg><a xlink:href='javascript:alert(1)'><text>x</text></a></svg>",
    "<svg onload=alert(1)>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<math><mtext><table><mglyph><style><!--</style><img src=x onerror=alert(1)>-->",
    '<math href="javascript:alert(1)">x</math>',
    "<iframe src=https://a.vn></iframe>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data=x></object>",
    "<embed src=x>",
    "<form action=https://a.vn><input name=a></form>",
    "<button formaction=javascript:alert(1)>x</button>",
    "<input autofocus onfocus=alert(1)>",
    "<meta http-equiv=refresh content='0;url=https://a.vn'>",
    "<base href=https://a.vn>",
    "<link rel=stylesheet href=https://a.vn/x.css>",
    "<style>@import url(https://a.vn/x.css)</style>",
    '<p style="background:url(https://a.vn/x)">x</p>',
    '<td style="text-align: center; background:url(//a.vn)">x</td>',
    '<table background="https://a.vn/x"><tr><td>x</table>',
    '<div style="text-align: center;">x</div>',
    "<video src=x></video>",
    "<audio src=x onerror=alert(1)>",
    "<template><script>alert(1)</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<textarea></textarea><img src=x onerror=alert(1)>",
    "<title><img src=x onerror=alert(1)></title>",
    "<xmp><img src=x onerror=alert(1)></xmp>",
    "<plaintext>",
    "<listing>&lt;img src=x onerror=alert(1)&gt;</listing>",
    "<body onload=alert(1)>",
    "<html><body>x</body></html>",
    "<html>",
    "<!DOCTYPE html>",
    "</body></html><p>lost",
    "<details open ontoggle=alert(1)>x</details>",
    "<marquee onstart=alert(1)>x</marquee>",
    '<a href="x" name="document">x</a>',
    "<custom-element>x</custom-element>",
    "<p is=x-y>x</p>",
    "<div\x0bonclick=alert(1)>x</div>",
    "<portal src=x>",
    "<q cite='javascript:alert(1)'>x</q>",
    "<del cite='javascript:alert(1)'>x</del>",
]

HARMLESS = [
    "chữ&#14; và &#x0b;chữ&#0; &#65534; `&#14;`",
    "<img/src=x/onerror=alert(1)>",
    "<!-- ghi chú của người soạn: <script> chưa viết -->chữ",
    "<!-- a\n\n- b\n\n<iframe>\n-->\n\nchữ",
    "`<script>alert(1)</script>` và `onclick`",
    "```html\n<iframe src=x>\n```",
    r"5 < 7 > 3 & 4; a<b; x <= y; \<script\>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    '<sup>2</sup> <sub>x</sub> <abbr title="thủ tục">TTHC</abbr> <mark>x</mark><br>',
    '<details><summary>x</summary><p lang="en" class="a">x</p></details>',
    '<table><tr><th scope="row">a</th><td colspan="2">b</td></tr></table>',
    '<figure><img src="a.png" alt="a" width="3"><figcaption>x</figcaption></figure>',
    "| a | b | c |\n|:--|--:|:-:|\n| 1 | 2 | 3 |",
    "x[^1]\n\n[^1]: chú thích [y](b.md)",
    "<https://a.vn> và <a@b.vn>",
    "javascript: là một ngôn ngữ; onclick=x là một thuộc tính; style=a",
    "[data:](a.md) [javascript:](b.md)",
]


def shown(rendering: Rendering) -> str:
    """The HTML as readers get it when linking refuses nothing but unsafe schemes."""
    targets = [
        "" if unsafe_scheme(found.target) else found.target for found in rendering.references
    ]
    return rendering.with_targets(targets)


def is_refused(rendering: Rendering) -> bool:
    return any(not fault.repaired for fault in rendering.faults) or any(
        unsafe_scheme(found.target) for found in rendering.references
    )


def parts(html: str) -> set[tuple[str, tuple[tuple[str, str], ...]]]:
    """The tags of a text with their attributes."""
    root = lxml_html.fragment_fromstring(html, create_parent="body")
    return {
        (element.tag, tuple(sorted(element.attrib.items())))
        for element in root.iter()
        if element.tag != "tbody"
    }


def assert_browsers_find_nothing_else(html: str) -> None:
    """An HTML5 parser sees the same under our lists as when everything it finds is allowed."""
    names = {*ALLOWED_TAGS, *re.findall(r"[^\s\"'<>/=]+", html.lower())}
    everything = nh3.clean(
        html,
        tags=names,
        clean_content_tags=set(),
        attributes={"*": names - {"rel"}},
        url_schemes={*SAFE_SCHEMES, *re.findall(r"[a-z][a-z0-9+.-]*(?=:)", html.lower())},
        link_rel=None,
        strip_comments=False,
    )
    allowed = nh3.clean(
        html,
        tags=set(ALLOWED_TAGS),
        attributes=_ATTRIBUTES,
        url_schemes=set(SAFE_SCHEMES),
        link_rel=None,
        strip_comments=True,
    )
    assert parts(allowed) == parts(everything), html
    assert allowed.count("<") == everything.count("<"), html


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize(
    "around", ["{}", "Mở đầu {} kết.", "- mục {}", "> {}", "| {} |\n|---|\n| a |"]
)
def test_an_attack_is_refused(attack: str, around: str) -> None:
    rendering = Renderer().render(around.format(attack.replace("|", "\\|")))
    if not is_refused(rendering):
        # Around it Markdown may have made text of it; then a browser must see text.
        assert_browsers_find_nothing_else(shown(rendering))
        assert around != "{}"


@pytest.mark.parametrize("text", HARMLESS)
def test_what_only_looks_dangerous_is_let_through(text: str) -> None:
    rendering = Renderer().render(f"Mở đầu.\n\n{text}\n")
    assert [fault for fault in rendering.faults if not fault.repaired] == []
    assert_browsers_find_nothing_else(shown(rendering))


PIECES = st.sampled_from(
    [piece for attack in ATTACKS + HARMLESS for piece in re.split(r"(?<=[>)\s\"'])|(?=[<\[(])", attack)]
    + [*(f"<{tag}>" for tag in sorted(ALLOWED_TAGS)), *(f"</{tag}>" for tag in sorted(ALLOWED_TAGS))]
    + ["\n\n", "\n", " ", "chữ", "<", ">", "&", '"', "'", "`", "*", "_", "[", "](", ")", "\\", "{: ", "}"]
    + ["    ", "- ", "1. ", "## ", "|", "|---|", "<!--", "-->", "<?", "?>", "<![CDATA[", "]]>", "&#", ";"]
)  # fmt: skip


@settings(max_examples=600)
@given(st.lists(PIECES, max_size=25).map("".join))
def test_nothing_that_is_let_through_is_more_to_a_browser(text: str) -> None:
    rendering = Renderer().render(text)
    if not is_refused(rendering):
        assert_browsers_find_nothing_else(shown(rendering))


@given(
    st.text(), st.sampled_from(["javascript", "vbscript", "data", "blob", "file", "ftp", "intent"])
)
def test_a_scheme_is_found_whatever_browsers_ignore_in_it(noise: str, scheme: str) -> None:
    ignored = "".join(letter for letter in noise if letter in "\t\n\r\x00\x01\x1f ")
    spelled = "".join(letter + ignored for letter in scheme.title())
    assert unsafe_scheme(f"{ignored}{spelled}:alert(1)") == scheme


@pytest.mark.parametrize(
    "address",
    ["a.md", "../a b.md#c:d", "#a:b", "?a:b", "./a:b", "https://a.vn/b:c", "HTTP://A.VN", "mailto:a@b.vn",
     "tel:+84238", "", "//a.vn", "/a:b"],
)  # fmt: skip
def test_ordinary_addresses_have_no_unsafe_scheme(address: str) -> None:
    assert unsafe_scheme(address) == ""


@pytest.mark.parametrize(
    ("address", "whole"),
    [
        ("https://nghean.gov.vn", True),
        ("http://nghean.gov.vn:8080/a/b?c=d&e=%20#f", True),
        ("https://tỉnh.vn/bài-viết", True),
        ("HTTPS://NGHEAN.GOV.VN/", True),
        ("nghean.gov.vn", False),
        ("https://", False),
        ("https:/nghean.gov.vn", False),
        ("https://nghean.gov.vn/a b", False),
        ("https://a:b@nghean.gov.vn", False),
        ('https://nghean.gov.vn/"onclick=', False),
        ("https://[::1", False),
        ("https://nghean.gov.vn/\n", False),
        ("javascript://nghean.gov.vn/%0aalert(1)", False),
    ],
)
def test_a_web_address_is_whole_or_refused(address: str, whole: bool) -> None:
    assert is_web_address(address) is whole


@given(st.text())
def test_no_target_breaks_out_of_its_attribute(target: str) -> None:
    html = Renderer().render("[x](a.md) ![y](b.png)").with_targets([target, target])
    assert html.count("<") == 5
    assert f'href="{escape(target)}"' in html and f'src="{escape(target)}"' in html


@given(st.text())
def test_no_text_poses_as_a_slot_or_a_mark(text: str) -> None:
    """The private letters of the program's own marks mean nothing in a text."""
    forged = f"{text} \ue0005\ue001 newsroom-slot:0 \ue002href 7\ue003 [x](a.md)"
    rendering = Renderer().render(forged)
    assert not set("\ue000\ue001") & set(rendering.html)
    rendering.with_targets(["a"] * len(rendering.references))
