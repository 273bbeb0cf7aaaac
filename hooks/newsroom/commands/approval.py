"""What was changed in an issue after its approval, as far as git tells."""

from __future__ import annotations

import subprocess
from pathlib import Path, PurePosixPath

from ..content.attachments import published_path
from ..content.releases import Release

_APPROVING = "^state *:.*đã duyệt"


def changed_since_approval(root: Path, slug: str) -> list[str]:
    """The files below docs/ and of the issue that differ from the commit that says "đã duyệt".

    Nothing where there is no git, no repository of it, or the approval is not committed yet.
    """
    issue = f"bulletins/{slug}"
    approving = _git(root, "log", "-1", "--format=%H", f"-G{_APPROVING}", "--", f"{issue}/index.md")
    if not approving:
        return []
    return _git(root, "diff", "--name-only", "--relative", "-z", *approving, "--", "docs", issue)


def shown_in(release: Release, names: list[str]) -> list[str]:
    """Those of the files that an issue prints: itself, what it carries, and their pictures."""
    pictures = {name for imprint in release.contents.values() for name in imprint.files}
    return [
        name
        for name in names
        if name.startswith("bulletins/")
        or f"{PurePosixPath(name).parts[1]}/{PurePosixPath(name).stem}" in release.entries
        or published_path(name) in pictures
    ]


def _git(root: Path, *arguments: str) -> list[str]:
    try:
        done = subprocess.run(
            ["git", *arguments], cwd=root, capture_output=True, encoding="utf-8", check=True
        )
    except (OSError, subprocess.CalledProcessError, UnicodeDecodeError):
        return []
    return done.stdout.replace("\0", "\n").splitlines()
