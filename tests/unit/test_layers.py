"""The order of the packages: imports point downwards only, and only events.py knows MkDocs."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.repositories import ROOT

HOOKS = ROOT / "hooks"
MODULES = sorted(HOOKS.rglob("*.py"))
LAYERS = (
    {"text"},
    {"content"},
    {"views"},
    {"feeds", "search", "editions", "reports", "agenda"},
    {"site"},
    {"commands"},
)
"""What may be imported comes before; packages of one layer do not know each other.

The program `python -m newsroom` may import all of them, and nothing imports it.
"""
LONGEST = 300
"""Lines of a module: what is longer has two jobs."""
EMPTY_NAMES = {
    "utils",
    "util",
    "helpers",
    "helper",
    "misc",
    "common",
    "manager",
    "managers",
    "tools",
}


def imports(file: Path) -> Iterator[str]:
    """The full names of the modules a file imports, inside functions too."""
    package = file.relative_to(HOOKS).with_suffix("").parts[:-1]
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            base = ".".join((*above, *(node.module.split(".") if node.module else ())))
            yield from (f"{base}.{alias.name}" for alias in node.names)


def layer(package: str) -> int:
    found = [number for number, packages in enumerate(LAYERS) if package in packages]
    assert found, f"{package} has no place in the order"
    return found[0]


def package_of(name: str) -> str:
    """ "newsroom.content.item" → "content"; "" for the package itself and other libraries."""
    parts = name.split(".")
    is_package = len(parts) > 1 and (HOOKS / "newsroom" / parts[1]).is_dir()
    return parts[1] if parts[0] == "newsroom" and is_package else ""


def name_of(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("file", MODULES, ids=name_of)
def test_imports_point_downwards(file: Path) -> None:
    here = package_of(".".join(file.relative_to(HOOKS).with_suffix("").parts))
    if not here:
        return
    for name in imports(file):
        there = package_of(name)
        if there and there != here:
            assert layer(there) < layer(here), f"{name_of(file)} imports {name}"


@pytest.mark.parametrize("file", MODULES, ids=name_of)
def test_only_events_knows_the_site_builder(file: Path) -> None:
    if file.name == "events.py":
        return
    known = {name.split(".")[0] for name in imports(file)}
    assert not known & {"mkdocs", "properdocs", "material"}


@pytest.mark.parametrize("file", MODULES, ids=name_of)
def test_nothing_points_back_to_events_or_the_program(file: Path) -> None:
    if file.parent == HOOKS or package_of(".".join(file.relative_to(HOOKS).parts)) == "":
        return
    assert not {"events", "newsroom.__main__"} & set(imports(file))


def test_every_package_has_a_place_in_the_order() -> None:
    folders = {file.parent.name for file in (HOOKS / "newsroom").glob("*/__init__.py")}
    assert folders == set().union(*LAYERS) & folders
    assert {"text", "content", "views", "feeds", "site"} <= folders


@pytest.mark.parametrize("file", MODULES, ids=name_of)
def test_a_module_has_one_job(file: Path) -> None:
    assert len(file.read_text(encoding="utf-8").splitlines()) <= LONGEST
    assert not {file.stem, file.parent.name} & EMPTY_NAMES


@pytest.mark.parametrize("file", MODULES, ids=name_of)
def test_a_module_says_what_it_is_for(file: Path) -> None:
    assert ast.get_docstring(ast.parse(file.read_text(encoding="utf-8")))


def test_the_test_sees_an_arrow_that_turns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each way of writing an import that would point upwards is found."""
    monkeypatch.setattr(f"{__name__}.HOOKS", tmp_path)
    file = tmp_path / "newsroom" / "text" / "words.py"
    file.parent.mkdir(parents=True)
    (tmp_path / "newsroom" / "content").mkdir()
    for line in (
        "from ..content.item import Item",
        "from ..content import item",
        "from .. import content",
        "import newsroom.content.item",
        "from newsroom.content.item import Item",
        "def f():\n    from ..content import item",
    ):
        file.write_text(line, encoding="utf-8")
        assert {package_of(name) for name in imports(file)} == {"content"}, line
    file.write_text("import re\nfrom . import vietnamese\n", encoding="utf-8")
    assert {package_of(name) for name in imports(file)} == {"", "text"}
