"""The options that several commands have, said once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from armstrace.commands.output import Format
from armstrace.graph.errors import InputError

Release = Annotated[
    Path,
    typer.Option(
        "--release",
        metavar="DIR",
        help="A release, or a folder with the link 'current' that build makes.",
        envvar="ARMSTRACE_RELEASE",
    ),
]
Form = Annotated[Format | None, typer.Option("--format", help="The form of the output.")]
DEFAULT_RELEASE = Path("build")


def check_form(form: Format | None, allowed: tuple[Format, ...]) -> Format:
    """The form to write in: the first allowed one where none is given. Raises typer.BadParameter for others."""
    if form is None:
        return allowed[0]
    if form not in allowed:
        names = ", ".join(allowed)
        raise typer.BadParameter(f"{form} does not fit here; take one of {names}", param_hint="--format")
    return form


def read_text(path: Path) -> str:
    """The text of a file that a person named. Raises InputError: no file, empty, not UTF-8, not text."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", file=str(path), remedy="check the path") from error
    if not data.strip():
        raise InputError("the file is empty", file=str(path))
    if b"\0" in data:
        raise InputError("this is no text: it has zero bytes", file=str(path), remedy="give a text file in UTF-8")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise InputError("not UTF-8", file=str(path), line=line, remedy="save the file as UTF-8") from error
