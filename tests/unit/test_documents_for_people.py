"""What CONTRIBUTING.md tells editors is what the models ask for."""

from __future__ import annotations

import re

import pytest

from newsroom.commands.command_line import COMMANDS
from newsroom.content.item import Item
from newsroom.content.models import MODELS
from newsroom.content.problems import LABELS
from tests.repositories import ROOT

TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
Row = tuple[str, str, bool]


def tables() -> list[list[Row]]:
    """Key, label and whether it is required, of each field table, in the order of the document."""
    found: list[list[Row]] = []
    for line in TEXT.partition("## Bảng các trường")[2].splitlines():
        if line.startswith("| Trường |"):
            found.append([])
        row = re.match(r"\| `(\w+)` \| (.+?) \| (có)? ?\| .+ \|$", line)
        if row:
            found[-1].append((row[1], row[2], bool(row[3])))
    return found


def fields(model: type[Item]) -> list[Row]:
    return [
        (info.alias or name, str(info.title), info.is_required())
        for name, info in model.model_fields.items()
    ]


def test_there_is_a_table_for_every_type() -> None:
    assert len(tables()) == len(MODELS)


@pytest.mark.parametrize("number", range(len(MODELS)))
def test_a_table_says_what_the_model_asks_for(number: int) -> None:
    assert tables()[number] == fields(MODELS[number])


def test_every_level_of_a_message_is_explained() -> None:
    assert all(f"**{label}**" in TEXT for label in LABELS.values())


def test_every_command_an_editor_is_told_of_exists() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^(\w[\w-]*):", makefile, re.MULTILINE))
    assert set(re.findall(r"`make ([\w-]+)", TEXT)) <= targets


def test_every_value_an_editor_is_told_of_is_taken() -> None:
    shown = re.findall(r"`(?:make|[^`]* -m newsroom) (\w+)( [A-Z_]+=[^`]*)`", TEXT)
    assert {name for name, _ in shown} >= {"new", "publish", "mail", "report"}
    for name, values in shown:
        taken = {word.name for word in COMMANDS[name].words}
        assert set(re.findall(r" ([A-Z_]+)=", values)) <= taken, name


def test_the_lines_without_make_are_the_same_for_programmers_and_for_editors() -> None:
    """From the line that silences MkDocs' notice to the one that builds."""
    lines = re.compile(r"^ +\$env:NO_MKDOCS_2_WARNING=.*?mkdocs build$", re.MULTILINE | re.DOTALL)
    told = [
        [line.strip() for found in lines.findall(text) for line in found.splitlines()]
        for text in (TEXT, (ROOT / "README.md").read_text(encoding="utf-8"))
    ]
    assert told[0] == told[1] and len(told[0]) == 4
