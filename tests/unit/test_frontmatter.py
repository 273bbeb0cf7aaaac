"""Front matter: every value as it was written, and the line of every key."""

from __future__ import annotations

import re

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from newsroom.content import frontmatter
from newsroom.content.encodings import INVISIBLE
from newsroom.content.frontmatter import DEEPEST, FrontMatterError, parse, split
from tests.repositories import ROOT


@pytest.fixture(params=["CBaseLoader", "BaseLoader"], autouse=True)
def _each_yaml_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """libyaml is not on every machine; what the editor reads must not depend on it."""
    monkeypatch.setattr(frontmatter, "_Loader", getattr(yaml, request.param))


@pytest.mark.parametrize(
    "value",
    ["0276", "1.004220", "012", "0x1F", "1e5", "1_000", "12:30", "2024-01-09", "yes", "no", "on", "off",
     "true", "NULL", "nan", ".inf", "+84 238", "1,5", "=", "<<", "47/KH-UBND", "A & B",
     "Hỏi – đáp", "“một cửa”", "C#", "tien-giang-2021#5", "😀 & <b>", "a\\b", "100%", "it's", 'a "b" c'],
)  # fmt: skip
def test_a_plain_value_stays_as_it_was_written(value: str) -> None:
    assert parse(f"key: {value}\nlist: [x]\n").fields == {"key": value, "list": ["x"]}
    assert parse(f"key:\n  - {value}\n").fields == {"key": [value]}


@pytest.mark.parametrize(
    "value", ["", " ", "~", "null", "[]", "{}", '""', "''", "[~, '']", "{a: }"]
)
def test_an_empty_value_is_absent(value: str) -> None:
    assert parse(f"key: {value}\nother: x\n").fields == {"other": "x"}


def quoted(fields: dict[str, str]) -> str:
    """The fields in double quotes, each on one line: a fold would put spaces where lines begin."""
    dumped: str = yaml.safe_dump(
        fields, default_style='"', allow_unicode=True, width=float("inf"), sort_keys=False
    )
    return dumped


VISIBLE = st.text().map(lambda text: INVISIBLE.sub("", text))


@given(st.dictionaries(st.from_regex(r"[a-z_]{1,9}", fullmatch=True), VISIBLE, max_size=5))
def test_any_quoted_text_comes_back(fields: dict[str, str]) -> None:
    found = parse(quoted(fields))
    assert found.fields == {key: text.strip() for key, text in fields.items() if text.strip()}
    assert not found.faults


@given(VISIBLE, st.characters(categories=["Cc"], exclude_characters="\t\n"), VISIBLE)
def test_a_control_character_does_not_come_in_as_an_escape(
    before: str, control: str, after: str
) -> None:
    """No feed and no Word file may hold one, and the cleaning of the text has not seen it."""
    found = parse(quoted({"a": "b", "c": f"{before}{control}{after}"}))
    ((line, sentence),) = found.faults
    assert line == 3 and "Hãy viết / " in sentence
    assert not INVISIBLE.search(str(found.fields.get("c")))  # a draft is shown in spite of it


@pytest.mark.parametrize("path", [r"D:\baocao\a", r"D:\Lan", r"D:\Nam", r"C:\e\r", r"a\ud800"])
def test_a_path_of_windows_in_quotes_is_refused(path: str) -> None:
    try:
        assert [line for line, _ in parse(f'a: b\nc: "{path}"\n').faults] == [3]
    except FrontMatterError as error:
        assert error.line == 3


def test_every_key_and_entry_has_its_line() -> None:
    source = "title: x\n\n# chú thích\nsections:\n  - title: a\n    items:\n      - b\n      - c\n  - title: d\n"
    found = parse(source, first_line=2)
    for location, line in {
        ("title",): 2,
        ("sections",): 5,
        ("sections", 0): 6,
        ("sections", 0, "items"): 7,
        ("sections", 0, "items", 1): 9,
        ("sections", 1, "title"): 10,
    }.items():
        assert found.line(location) == line
    assert found.line(("sections", 0, "missing")) == 6
    assert found.line(("missing",)) == 1


def test_entries_left_empty_do_not_shift_the_lines() -> None:
    found = parse("list:\n  -\n  - a\n  - ''\n  - b\n")
    assert found.fields == {"list": ["a", "b"]}
    assert [found.line(("list", number)) for number in range(2)] == [4, 6]


def test_blocks_of_text_keep_their_lines_or_are_joined() -> None:
    found = parse("a: |\n  một\n  hai\nb: >-\n  một\n  hai\nc: một\n  hai\n")
    assert found.fields == {"a": "một\nhai", "b": "một hai", "c": "một hai"}


@pytest.mark.parametrize("end", ["", "\n", "\n\nlast: x\n"])
@pytest.mark.parametrize(
    ("written", "lines"),
    [
        ("|\n  một\n\n  hai", ["", "một", "", "hai"]),
        (">-\n  một\n  hai", ["", "một", "hai"]),
        ("một\n  hai", ["một", "hai"]),
        ('"một\n  hai"', ["một", "hai"]),
        ("\n  một", ["", "một"]),
    ],
)
def test_a_text_of_several_lines_is_known_as_the_file_breaks_it(
    written: str, lines: list[str], end: str
) -> None:
    found = parse(f"first: x\nkey: {written}{end}")
    (text,) = found.in_lines.values()
    assert [line.strip() for line in text.split("\n")] == lines
    assert not parse('key: "một\\nhai\n  ba"\nother: một\n').in_lines


def test_spaces_pasted_from_web_pages_are_spaces() -> None:
    source = "title:\xa0Hội\xa0nghị\n\xa0\n list:\n\xa0\xa0\xa0- \xa0a\n".replace(
        "\n list", "\nlist"
    )
    assert parse(source).fields == {"title": "Hội\xa0nghị", "list": ["a"]}


@pytest.mark.parametrize("value", ["Kế hoạch #47 năm 2024", "Hội nghị #caicach"])
def test_words_that_yaml_takes_for_a_comment_are_refused(value: str) -> None:
    """But what is written as a comment is one, and mkdocs.yml may have any."""
    assert [line for line, _ in parse(f"a: b\ntitle: {value}\n").faults] == [3]
    assert not parse(f'title: "{value}"\n').faults
    assert not parse("genre: tin  # một trong: tin, ảnh\n").faults
    assert not parse(f"site_name: {value}\n", lenient=True).faults


def test_aliases_are_refused_and_never_expanded() -> None:
    """A few rows of aliases to aliases would be gigabytes of text."""
    rows = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    rows += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    found = parse("\n".join(rows))
    assert len(found.faults) == 12 + 11 * 10
    assert len(str(found.fields)) < 200


@pytest.mark.parametrize(
    "value", ["*tin", "&tin x", "!tin x", "!!str x", "!!python/name:os.system x"]
)
def test_a_value_that_would_lose_its_first_word_is_a_fault(value: str) -> None:
    found = parse(f"a: b\ntitle: {value}\n")
    assert [line for line, _ in found.faults] == [3]
    assert not parse(f"title: {value}\n", lenient=True).faults


@pytest.mark.parametrize("opening", ["[", "{", "{a: ", "[{a: "])
def test_nesting_has_an_end(opening: str) -> None:
    assert parse("a: " + "[" * (DEEPEST - 1) + "x" + "]" * (DEEPEST - 1)).fields
    with pytest.raises(FrontMatterError, match="lồng nhau") as error:
        parse("b: c\na: " + opening * 20_000)
    assert error.value.line == 3


@given(st.text(alphabet=st.sampled_from("ab:-#[]{}\"'|>&*!%@` \t\n,?đ.~"), max_size=60))
def test_any_text_is_read_or_refused_in_vietnamese(text: str) -> None:
    try:
        found = parse(text)
    except FrontMatterError as error:
        assert 2 <= error.line <= text.count("\n") + 3
        assert "Hãy" in error.sentence and not re.search(r"expected|found|token", error.sentence)
    else:
        assert all(2 <= line <= text.count("\n") + 3 for line in found.lines.values())


@given(st.text(alphabet=st.sampled_from("ab: -#\n\t"), max_size=40))
def test_any_file_is_split_or_refused(text: str) -> None:
    try:
        parts = split(text)
    except FrontMatterError as error:
        assert 1 <= error.line <= text.count("\n") + 1
    else:
        rows = text.split("\n")
        assert rows[parts.front_matter_line - 2].strip() == "---"
        assert "\n".join(rows[parts.body_line - 1 :]) == parts.body


def test_blank_rows_before_the_front_matter_are_harmless() -> None:
    parts = split("\n\n---\ntitle: x\n---\n\nChữ\n")
    assert (parts.front_matter, parts.front_matter_line) == ("title: x\n", 4)
    assert (parts.body, parts.body_line) == ("\nChữ\n", 6)


def test_a_rule_in_the_body_is_no_second_end() -> None:
    assert split("---\na: b\n---\nMột\n\n---\n\nHai").body == "Một\n\n---\n\nHai"


def test_the_scaffolds_are_read_without_a_fault() -> None:
    scaffolds = [*ROOT.glob("docs/*/_mau*.md"), ROOT / "bulletins" / "_mau" / "index.md"]
    assert len(scaffolds) >= 5
    for scaffold in scaffolds:
        found = parse(split(scaffold.read_text(encoding="utf-8")).front_matter)
        assert not found.faults
