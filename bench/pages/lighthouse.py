"""Lighthouse: installed once outside of what git sees, run on one address at a time."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

FOLDER = Path(__file__).parents[2] / ".cache" / "lighthouse"
"""Ignored by git."""
PACKAGES = {"lighthouse": "13.5.0", "node": "22.20.0"}
"""Lighthouse 13 needs a newer Node than many systems have, so one comes along."""
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --disable-background-networking "
    "--ignore-certificate-errors"
)
ATTEMPTS = 3
"""On a busy machine the browser now and then answers too late."""
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")


class ProgramMissing(Exception):
    """A program is not there; the message says which."""


class LighthouseFailed(Exception):
    """It could not open a page; the message is its own."""


@dataclass(frozen=True)
class Report:
    """One page as Lighthouse saw it: scores of 100, times in milliseconds, bytes over the wire."""

    scores: tuple[int, ...]
    first_paint: float
    largest_paint: float
    blocked: float
    shift: float
    requests: int
    size: int


def install() -> None:
    """Installs the packages in exactly these versions, unless they are there."""
    wanted = [
        f"{name}@{version}" for name, version in PACKAGES.items() if _installed(name) != version
    ]
    if not wanted:
        return
    npm = shutil.which("npm")
    if npm is None:
        raise ProgramMissing("Lighthouse needs npm to be installed.")
    FOLDER.mkdir(parents=True, exist_ok=True)
    options = ("--no-save", "--no-package-lock", "--no-audit", "--no-fund", "--loglevel=error")
    subprocess.run([npm, "install", "--prefix", str(FOLDER), *options, *wanted], check=True)


def measure(address: str, runs: int) -> Report:
    """The median of several runs of the mobile profile (a slow phone on a slow line, simulated)."""
    reports = list(_runs(address, runs))
    return Report(
        tuple(int(median(values)) for values in zip(*(r.scores for r in reports), strict=True)),
        *(
            median(values)
            for values in zip(
                *(
                    (r.first_paint, r.largest_paint, r.blocked, r.shift, r.requests, r.size)
                    for r in reports
                ),
                strict=True,
            )
        ),
    )


def _runs(address: str, runs: int) -> Iterator[Report]:
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        raise ProgramMissing("Lighthouse needs Chromium.")
    modules = FOLDER / "node_modules"
    command = [
        str(modules / ".bin" / "node"),
        str(modules / "lighthouse" / "cli" / "index.js"),
        address,
        "--quiet",
        "--output=json",
        f"--only-categories={','.join(CATEGORIES)}",
        f"--chrome-flags={FLAGS}",
    ]
    environment = {**os.environ, "CHROME_PATH": browser}
    for _ in range(runs):
        for _attempt in range(ATTEMPTS):
            answer = subprocess.run(command, capture_output=True, check=False, env=environment)
            if answer.returncode == 0:
                yield _read(json.loads(answer.stdout))
                break
        else:
            raise LighthouseFailed(answer.stderr.decode(errors="replace")[-2000:])


def _read(found: dict[str, Any]) -> Report:
    audits = found["audits"]
    requests = audits["network-requests"]["details"]["items"]
    return Report(
        tuple(round(100 * found["categories"][name]["score"]) for name in CATEGORIES),
        audits["first-contentful-paint"]["numericValue"],
        audits["largest-contentful-paint"]["numericValue"],
        audits["total-blocking-time"]["numericValue"],
        audits["cumulative-layout-shift"]["numericValue"],
        len(requests),
        sum(request.get("transferSize", 0) for request in requests),
    )


def _installed(name: str) -> str:
    description = FOLDER / "node_modules" / name / "package.json"
    if not description.is_file():
        return ""
    return str(json.loads(description.read_text(encoding="utf-8"))["version"])
