"""The settings in mkdocs.yml that MkDocs reads itself, checked before it names a slip in English."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator
from importlib.metadata import entry_points
from pathlib import Path

from ..text.vietnamese import nearest
from .frontmatter import FrontMatter, Location, Value
from .problems import did_you_mean, shown

_MKDOCS_KEYS = """
    INHERIT copyright dev_addr docs_dir draft_docs edit_uri edit_uri_template exclude_docs extra
    extra_css extra_javascript extra_templates hooks markdown_extensions mdx_configs nav not_in_nav
    plugins remote_branch remote_name repo_name repo_url site_author site_description site_dir
    site_name site_url strict theme use_directory_urls validation watch
"""
MKDOCS_KEYS = frozenset(_MKDOCS_KEYS.split())
"""The settings MkDocs 1.6 knows (a test compares)."""

_OFFICE = "office"
_MERGE = "<<"
_YES_OR_NO = ("strict", "use_directory_urls")
_YES, _NO = frozenset(["true", "yes", "on"]), frozenset(["false", "no", "off"])
_TEXT_KEYS = """
    copyright dev_addr docs_dir draft_docs edit_uri edit_uri_template exclude_docs not_in_nav
    remote_branch remote_name repo_name repo_url site_dir
"""
_TEXTS = frozenset(_TEXT_KEYS.split())
_LIST_KEYS = """
    extra_css extra_javascript extra_templates hooks markdown_extensions nav plugins watch
"""
_LISTS = frozenset(_LIST_KEYS.split())
_WITH_OPTIONS = ("markdown_extensions", "plugins")
"""Lists that may be groups, of names with their options."""
_GROUPS = ("mdx_configs", "validation")
_FORMS = {
    "dev_addr": (re.compile(r".+:[0-9]{1,5}"), "127.0.0.1:8000"),
    "repo_url": (re.compile(r"https?://\S+"), "https://git.example.org/so-noi-vu/cchc"),
}
_HOOK = "hooks/events.py"
_THEME = {"name": "material", "custom_dir": "overrides"}
_OURS = (_HOOK, "overrides")
"""There wherever this program is."""
_DOCS = "docs"
_SITE = "site"
_SOURCES = frozenset(
    [
        _DOCS,
        "bulletins",
        "hooks",
        "overrides",
        "reports",
        "tests",
        "bench",
        ".git",
        ".venv",
        ".cache",
    ]
)
"""Folders of the repository that no site may be built into."""

Fault = tuple[Location, str, str]
"""Where it stands, the sentence to the editor, and the setting it stands for, or ""."""


def builder_faults(file: FrontMatter, office: Collection[str], root: Path) -> Iterator[Fault]:
    """What would stop MkDocs, make another site than ours, or be passed over below `extra`.

    `office` are the names of the settings in extra.office.
    """
    for at in file.lines:
        key = str(at[-1])
        if len(at) == 1 and key not in MKDOCS_KEYS and key != _MERGE:
            yield at, *_unknown(key, office)
        elif len(at) == 2 and at[0] == "extra" and key != _OFFICE and nearest(key, (_OFFICE,), 1):
            yield at, f'Không có thiết lập "{shown(key)}".{did_you_mean((_OFFICE,))}', _OFFICE
    for at, sentence in (*_misread(file), *_not_ours(file), *_not_there(file, root)):
        yield at, sentence, ""


def _misread(file: FrontMatter) -> Iterator[tuple[Location, str]]:
    """Values of another kind than MkDocs takes; what a variable holds is not known here."""
    for key, written in file.fields.items():
        cure = "" if _from_environment(written) else _kind_cure(key, written)
        if cure:
            yield (key,), f"Thiết lập {key} {cure}"
    plugins = _entries(file, "plugins")
    if not plugins or isinstance(file.fields["plugins"], str):
        return
    installed = sorted({point.name for point in entry_points(group="mkdocs.plugins")})
    for at, name in plugins:
        if name not in installed:
            sentence = f'Không có phần mở rộng "{shown(name)}" trên máy này.'
            yield at, sentence + (did_you_mean(nearest(name, installed, 1)) or " Hãy xóa dòng này.")


def _kind_cure(key: str, written: Value) -> str:
    """How the sentence on a value goes on that is of the wrong kind or form; "" for a sound one."""
    if key in _YES_OR_NO and not (isinstance(written, str) and written.lower() in _YES | _NO):
        return f'là "{shown(written)}". Hãy ghi true (có) hoặc false (không).'
    if key in _TEXTS and not isinstance(written, str):
        return "phải là một dòng chữ. Hãy ghi giá trị trên cùng dòng, hoặc xóa thiết lập này."
    if key in _LISTS and not isinstance(written, (list, dict) if key in _WITH_OPTIONS else list):
        return 'phải là một danh sách. Hãy ghi mỗi mục một dòng, bắt đầu bằng "- ", hoặc xóa nó.'
    if key in _GROUPS and not isinstance(written, dict):
        return "phải là một nhóm thiết lập. Hãy xóa nó: trang này không cần."
    form, example = _FORMS.get(key, (None, ""))
    if form and not form.fullmatch(str(written)):
        return f'là "{shown(written)}". Hãy ghi dạng {example}.'
    return ""


def _from_environment(written: Value) -> bool:
    """Whether a value is the name of a variable after !ENV, alone or before what else holds."""
    if isinstance(written, list):
        return bool(written) and isinstance(written[0], str) and written[0].isupper()
    return isinstance(written, str) and written.isupper()


def _not_ours(file: FrontMatter) -> Iterator[tuple[Location, str]]:
    """What the site cannot be made without: plain MkDocs would publish all there is in docs/."""
    if not _is_hooked(file):
        sentence = "Thiếu chương trình dựng trang trong thiết lập hooks."
        yield ("hooks",), f'{sentence} Hãy ghi "hooks: [{_HOOK}]".'
    theme = file.fields.get("theme", {})
    if not isinstance(theme, dict) or not theme:
        lines = ", ".join(f'"{key}: {wanted}"' for key, wanted in _THEME.items())
        yield (
            ("theme",),
            f"Thiếu giao diện của trang. Hãy ghi các dòng {lines} thụt vào dưới theme:.",
        )
    else:
        for key, wanted in _THEME.items():
            if posixpath.normpath(str(theme.get(key))) != wanted:
                sentence = (
                    f'Giao diện của trang là {wanted}. Hãy ghi "{key}: {wanted}" dưới theme:.'
                )
                yield ("theme", key), sentence
    if posixpath.normpath(str(file.fields.get("docs_dir", _DOCS))) != _DOCS:
        yield ("docs_dir",), "Nội dung luôn nằm trong thư mục docs. Hãy xóa dòng docs_dir."
    if str(file.fields.get("use_directory_urls")).lower() in _NO:
        sentence = "Trang chỉ dùng địa chỉ dạng thư mục. Hãy ghi use_directory_urls: true."
        yield ("use_directory_urls",), sentence


def _is_hooked(file: FrontMatter) -> bool:
    return _HOOK in [posixpath.normpath(name) for _, name in _entries(file, "hooks")]


def _not_there(file: FrontMatter, root: Path) -> Iterator[tuple[Location, str]]:
    """Paths that lead nowhere, and a folder for the site that holds what the site is made of."""
    named = [*_entries(file, "INHERIT")]
    for key in ("watch", "hooks") if _is_hooked(file) else ("watch",):
        if isinstance(file.fields.get(key), list):
            named += _entries(file, key)
    for at, name in named:
        if name not in _OURS and not (root / name).exists():
            near = nearest(name, sorted(path.name for path in root.iterdir()), 1)
            cure = did_you_mean(near) or " Hãy tạo lại, sửa đường dẫn, hoặc xóa dòng này."
            yield at, f'Không có "{shown(name)}".{cure}'
    site = file.fields.get("site_dir")
    if isinstance(site, str) and _holds_sources(root.resolve(), site):
        sentence = (
            f'Mọi tệp trong "{shown(site)}" (site_dir) sẽ bị xóa khi dựng trang, kể cả nội dung. '
            f"Hãy ghi site_dir: {_SITE}."
        )
        yield ("site_dir",), sentence


def _holds_sources(root: Path, site: str) -> bool:
    """Whether a folder for the finished site is, holds or stands in one that is not for it."""
    folder = (root / site).resolve()
    if root.is_relative_to(folder):
        return True
    return folder.is_relative_to(root) and folder.relative_to(root).parts[0].lower() in _SOURCES


def _entries(file: FrontMatter, key: str) -> list[tuple[Location, str]]:
    """The entries of a list with their places; of one with options its name; a text is one entry."""
    written = file.fields.get(key)
    if isinstance(written, str):
        return [((key,), written)]
    if isinstance(written, dict):
        return [((key, name), name) for name in written]
    found = [((key, number), entry) for number, entry in enumerate(written or ())]
    names = [(at, next(iter(entry)) if isinstance(entry, dict) else entry) for at, entry in found]
    return [(at, name) for at, name in names if isinstance(name, str) and not name.isupper()]


def _unknown(key: str, office: Collection[str]) -> tuple[str, str]:
    """The sentence on a setting that there is not, and the one it stands for."""
    what = f'Không có thiết lập "{shown(key)}"'
    if nearest(key, (_OFFICE,), 1):
        return f"{what} ở ngoài cùng. Hãy ghi office: và thụt vào dưới extra.", _OFFICE
    if key in office:
        return f"{what} ở ngoài cùng. Hãy thụt dòng này vào dưới office, thẳng với name.", key
    if near := nearest(key, MKDOCS_KEYS, 1):
        return what + "." + did_you_mean(near), near[0]
    return f"{what}. Hãy xóa dòng này; thiết lập của cơ quan nằm dưới extra, office.", ""
