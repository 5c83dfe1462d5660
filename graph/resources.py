"""Data files of the package, found whether installed or run from a checkout.

Always through a real package (`armstrace.data`), never through the namespace `armstrace`: on Python 3.11 the
namespace's `joinpath(a, b)` raises TypeError.
"""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable

from armstrace.graph.errors import InputError


def find_folder(package: str, *parts: str) -> Traversable:
    """A folder of packaged files: `find_folder("data", "registers")`. Raises InputError where it is absent."""
    folder: Traversable = files(f"armstrace.{package}")
    for part in parts:
        folder = folder / part
    if not folder.is_dir():
        raise InputError(
            f"the packaged folder {'/'.join((package, *parts))} is not there", remedy="install armstrace again"
        )
    return folder


def read_file(package: str, *parts: str) -> str:
    """The text of a packaged file (UTF-8). Raises InputError where it is absent."""
    file = find_folder(package, *parts[:-1]) / parts[-1]
    if not file.is_file():
        raise InputError(
            f"the packaged file {'/'.join((package, *parts))} is not there", remedy="install armstrace again"
        )
    return file.read_text(encoding="utf-8")


def list_files(package: str, *parts: str, suffix: str, least: int = 1) -> list[Traversable]:
    """The packaged files of a folder (not of its sub-folders) that end with `suffix`, by name.

    Raises InputError where there are fewer than `least`: a collection that shrinks is an error.
    """
    found = sorted((f for f in find_folder(package, *parts).iterdir() if f.name.endswith(suffix)), key=lambda f: f.name)
    if len(found) < least:
        raise InputError(
            f"{len(found)} files *{suffix} in {'/'.join((package, *parts))}, at least {least} belong there"
        )
    return found
