"""A finished site takes the place of the last one; an unfinished one never does."""

from __future__ import annotations

import shutil
from pathlib import Path


class SwapProblem(OSError):
    """The new site could not be put in place; the sentence says why, in Vietnamese."""


def building_folder(site: Path) -> Path:
    """Where the next site is built: beside the one readers have."""
    return site.with_name(site.name + ".new")


def cleared_folder(site: Path) -> Path:
    """The same, without what an aborted build left: MkDocs would keep names with a point in front.

    Raises SwapProblem when a program holds one of the files open (Windows).
    """
    folder = building_folder(site)
    try:
        if folder.is_dir():
            shutil.rmtree(folder)
    except OSError as error:
        raise _problem("Chưa dọn được phần dựng dở", error, folder) from error
    return folder


def published_folder(building: Path) -> Path:
    """The folder readers have, of the one being built."""
    return building.with_name(building.name.removesuffix(".new"))


def recover(site: Path) -> None:
    """Undoes a swap that was cut off between its two renames."""
    old = _old(site)
    if old.is_dir() and not site.is_dir():
        old.rename(site)


def swap_in(site: Path) -> None:
    """Puts the newly built site in place; at every instant the old or the new one is whole.

    Raises SwapProblem when a program holds a file of the old site open (Windows).
    """
    recover(site)
    old = _old(site)
    try:
        if old.is_dir():
            shutil.rmtree(old)
        if site.is_dir():
            site.rename(old)
        building_folder(site).rename(site)
    except OSError as error:
        recover(site)
        raise _problem("Chưa thay được trang cũ bằng trang mới", error, site) from error
    shutil.rmtree(old, ignore_errors=True)


def _problem(what: str, error: OSError, folder: Path) -> SwapProblem:
    return SwapProblem(
        f"{what} ({error.strerror}). "
        f'Hãy đóng các chương trình đang mở thư mục "{folder.name}" rồi dựng lại.'
    )


def _old(site: Path) -> Path:
    return site.with_name(site.name + ".old")
