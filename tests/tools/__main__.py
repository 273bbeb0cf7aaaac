"""Makes everything ready for the tests, or ends with the one command that does."""

from __future__ import annotations

import sys

from .node_packages import install_packages
from .programs import ProgramMissing, install_missing

if __name__ == "__main__":
    try:
        install_missing()
    except ProgramMissing as missing:
        sys.exit(str(missing))
    install_packages()
