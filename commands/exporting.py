"""export: a release in another form, on stdout."""

from __future__ import annotations

from typing import Annotated

import pyoxigraph as ox
import typer

from armstrace.commands.option import DEFAULT_RELEASE, Release, check_form
from armstrace.commands.output import Format, write_bytes, write_text
from armstrace.graph.export import dump, read_files
from armstrace.graph.flat import write_csv
from armstrace.graph.media import TRIPLES, find_form
from armstrace.graph.release import open_release

_DATA = tuple(Format(form.suffix) for form in TRIPLES)


def export(
    release: Release = DEFAULT_RELEASE,
    form: Annotated[
        Format, typer.Option("--format", help="nq, trig, ttl, nt, rdf, jsonld; csv: all claims as a table; score.")
    ] = Format.NQ,
) -> None:
    """Write a release in another form: its whole graph, the table of its claims, or the dump that measures read.

    Example: armstrace export --format csv > claims.csv
    """
    chosen = check_form(form, (*_DATA, Format.CSV, Format.SCORE))
    found = open_release(release)
    written = find_form(chosen.value, TRIPLES)
    if chosen is Format.CSV:
        write_bytes(write_csv(found.store).encode())
    elif written is not None:
        write_bytes(dump(found.store, written.kind))
    else:
        _write_score(found.store)


def _write_score(store: ox.Store) -> None:
    from armstrace.loaders.score import place_claims  # slow to import (registers): only when needed
    from armstrace.loaders.score_name import find_source_names, write_dump

    placed = (found for file in read_files(store) for found in place_claims(file, find_source_names))
    write_text("\n".join(write_dump(placed)))
