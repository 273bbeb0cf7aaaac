"""Records the issues of a project as published; run inside it, with its hooks/ on the path.

`make publish` reads the whole repository twice for every issue. Here it is read once for them all,
before anything is measured, and what is recorded is the same.
"""

import sys
from pathlib import Path

from newsroom.content.collecting import collect
from newsroom.content.models import Bulletin
from newsroom.content.releases import RECORD
from newsroom.content.settings import read_settings
from newsroom.views.recording import record


def record_releases(root: Path) -> None:
    """Writes the record beside every published issue that has none."""
    collection, _ = collect(root, read_settings(root))
    for issue in collection.of(Bulletin):
        if issue.sample or issue.slug in collection.releases:
            continue
        release = record(issue, collection)
        (root / "bulletins" / issue.slug / RECORD).write_bytes(release.write())


if __name__ == "__main__":
    record_releases(Path(sys.argv[1]))
