"""Everything that is installed is named with its exact version, what libraries need included."""

from __future__ import annotations

import re
from importlib.metadata import requires, version
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.repositories import ROOT

FILES = ("requirements.txt", "requirements-dev.txt")


def _pins(file: Path) -> dict[str, str]:
    """Name to version, with those of the file it includes."""
    pins: dict[str, str] = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        written = line.partition("#")[0].strip()
        if written.startswith("-r "):
            pins |= _pins(file.parent / written.removeprefix("-r "))
        elif written:
            name, _, pinned = written.partition("==")
            assert pinned and not re.search(r"[^\w.!+]", pinned), line
            assert canonicalize_name(name) not in pins, line
            pins[canonicalize_name(name)] = pinned
    return pins


def _needs(name: str) -> set[str]:
    """The packages that a package needs on this machine."""
    needed = map(Requirement, requires(name) or [])
    return {
        canonicalize_name(need.name)
        for need in needed
        if need.marker is None or need.marker.evaluate({"extra": ""})
    }


@pytest.mark.parametrize("file", FILES)
def test_what_is_installed_is_what_is_named(file: str) -> None:
    for name, pinned in _pins(ROOT / file).items():
        assert version(name) == pinned, name


@pytest.mark.parametrize("file", FILES)
def test_what_libraries_need_is_named_too(file: str) -> None:
    pins = _pins(ROOT / file)
    missing = {need for name in pins for need in _needs(name)} - pins.keys()
    assert not missing


@pytest.mark.parametrize("file", FILES)
def test_no_registry_is_named(file: str) -> None:
    text = (ROOT / file).read_text(encoding="utf-8")
    assert "://" not in text and "--index" not in text and "--find-links" not in text
