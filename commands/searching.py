"""search: names, titles and claims of a release by their words."""

from __future__ import annotations

from typing import Annotated

import typer

from armstrace.commands.option import DEFAULT_RELEASE, Form, Release, check_form
from armstrace.commands.output import Format, say, write_rows
from armstrace.graph.prefixes import write_short
from armstrace.graph.release import find_folder
from armstrace.graph.search import PAGE, SEARCH
from armstrace.graph.search import search as search_index


def search(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="Words, or beginnings of words; all must be there.")],
    release: Release = DEFAULT_RELEASE,
    kind: Annotated[
        str | None, typer.Option("--kind", metavar="KIND", help="Only state, org, munition, claim, source ...")
    ] = None,
    most: Annotated[int, typer.Option("--most", min=1, help="At most so many hits.")] = PAGE,
    form: Form = None,
) -> None:
    """Search names of entities, titles of sources and sentences of claims. Best hits first.

    Example: armstrace search "cluster munition tula" --kind claim
    """
    chosen = check_form(form, (Format.TABLE, Format.JSON, Format.CSV, Format.TSV))
    found = search_index(find_folder(release) / SEARCH, text, kind=kind, most=most)
    plain = chosen is Format.TABLE
    rows = [
        (write_short(hit.iri) if plain else hit.iri, hit.kind, hit.cls, hit.label, hit.matched) for hit in found.hits
    ]
    write_rows(("node", "kind", "class", "label", "matched"), rows, chosen)
    kinds = ", ".join(f"{name} {count}" for name, count in found.kinds)
    say(f"{len(rows)} of {found.total} hits{f' ({kinds})' if kinds else ''}")
