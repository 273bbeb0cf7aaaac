"""The site's scripts under Node, outside a browser."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

from tests.tools.node_packages import node

HERE = Path(__file__).with_name("node")


class Functions:
    """Calls exported functions of the script modules in a folder; close it when done."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._process = subprocess.Popen(
            [node(), str(HERE / "functions.mjs")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def call(self, script: str, name: str, *given: object) -> Any:
        module = (self._folder / script).as_uri()
        assert self._process.stdin and self._process.stdout
        line = json.dumps({"module": module, "name": name, "arguments": given})
        self._process.stdin.write(f"{line}\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())

    def close(self) -> None:
        assert self._process.stdin and self._process.stdout
        self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait()


def run_script(name: str, task: object) -> Any:
    """What a script of `bench/search/node` writes as JSON for a task it reads as JSON."""
    done = subprocess.run(
        [node(), str(HERE / name)],
        input=json.dumps(task),
        stdout=subprocess.PIPE,
        check=True,
        text=True,
        encoding="utf-8",
    )
    return json.loads(done.stdout)
