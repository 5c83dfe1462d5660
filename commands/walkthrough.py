"""walkthrough: the example profile, with its registers and reviewed claims, to read, review and build by hand."""

from __future__ import annotations

from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Annotated

import typer

from armstrace.commands.output import say, write_text
from armstrace.graph import resources
from armstrace.graph.errors import InputError


def walkthrough(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A new folder for the files.")],
) -> None:
    """Put the example profile with its registers and its reviewed claims into a new folder. Prints the folder.

    The profile is written by this project about the Republic of Moldova; docs/walkthrough.md leads through it.

    Example: armstrace walkthrough example
    """
    if folder.exists():
        raise InputError("it is there already", file=str(folder), remedy="name a folder that is not there yet")
    try:
        _copy(resources.find_folder("data", "example"), folder)
    except OSError as error:
        raise InputError(f"cannot be written: {error.strerror}", file=str(folder), remedy="name another") from error
    say("next: see docs/walkthrough.md")
    write_text(str(folder))


def _copy(source: Traversable, target: Path) -> None:
    target.mkdir(parents=True)
    for item in sorted(source.iterdir(), key=lambda found: found.name):
        if item.is_dir():
            _copy(item, target / item.name)
        else:
            (target / item.name).write_bytes(item.read_bytes())
