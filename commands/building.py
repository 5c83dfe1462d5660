"""build: claims files to a release, if the gate lets it pass."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from armstrace.commands.output import say, write_text
from armstrace.graph.validation import Severity


def build(
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Where releases are kept; 'current' is set there.")],
    claims: Annotated[
        Path | None, typer.Option("--claims", metavar="DIR", help="Claims files; the packaged ones by default.")
    ] = None,
    profiles: Annotated[
        Path | None,
        typer.Option("--profiles", metavar="DIR", help="Texts of profiles: passages are checked against them."),
    ] = None,
    inputs: Annotated[
        Path | None,
        typer.Option(
            "--with", metavar="DIR", help="Open data that `armstrace load` made: claims are held against them."
        ),
    ] = None,
) -> None:
    """Build a release and make it the current one. Prints its folder on stdout.

    Example: armstrace build --out build --profiles ../shared/profiles
    """
    from armstrace.loaders.build import build as build_release  # slow to import (pySHACL): only when needed

    made = build_release(out, claims=claims, profiles=profiles, inputs=inputs)
    for left in made.skipped:
        say(f"left aside: {left}")
    counts = ", ".join(f"{count:,} {what}" for what, count in made.counts.items())
    say(f"release {made.id}: {counts}; {made.report.count(Severity.WARNING)} warnings of the gate (report.json)")
    write_text(str(made.folder))
