"""The settings in mkdocs.yml that MkDocs reads itself, checked before it names a slip in English."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from ..text.vietnamese import nearest
from .frontmatter import FrontMatter, Location
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
_YAML_BOOLEANS = frozenset(["true", "false", "yes", "no", "on", "off"])

Fault = tuple[Location, str, str]
"""Where it stands, the sentence to the editor, and the setting it stands for, or ""."""


def builder_faults(file: FrontMatter, office: Collection[str]) -> Iterator[Fault]:
    """What would stop MkDocs, or what it would pass over below `extra`.

    `office` are the names of the settings in extra.office.
    """
    for at in file.lines:
        key = str(at[-1])
        if len(at) == 1 and key not in MKDOCS_KEYS and key != _MERGE:
            yield at, *_unknown(key, office)
        elif len(at) == 2 and at[0] == "extra" and key != _OFFICE and nearest(key, (_OFFICE,), 1):
            yield at, f'Không có thiết lập "{shown(key)}".{did_you_mean((_OFFICE,))}', _OFFICE
    for key in _YES_OR_NO:
        written = file.fields.get(key, "true")
        if not _is_boolean(written):
            sentence = (
                f'Thiết lập {key} là "{shown(written)}". Hãy ghi true (có) hoặc false (không).'
            )
            yield (key,), sentence, ""


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


def _is_boolean(written: object) -> bool:
    """Whether YAML reads yes or no; also for the list or the name of a variable after !ENV."""
    if not isinstance(written, str) or written.isupper():
        return True
    return written.lower() in _YAML_BOOLEANS
