"""diff: what changed between two releases."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from armstrace.commands.option import Form, check_form
from armstrace.commands.output import Format, say, write_rows
from armstrace.graph.difference import Difference, compare
from armstrace.graph.prefixes import write_short
from armstrace.graph.release import open_release

_DIFFERENT = 1


def diff(
    before: Annotated[Path, typer.Argument(metavar="A", help="A release.")],
    after: Annotated[Path, typer.Argument(metavar="B", help="Another release.")],
    kind: Annotated[
        str | None, typer.Option("--kind", metavar="KIND", help="Only claim, state, source, discrepancy ...")
    ] = None,
    form: Form = None,
) -> None:
    """Tell what differs between two releases, by claim and entity. Ends with 0 if nothing does, with 1 if something.

    Example: armstrace diff build/releases/0123456789ab build
    """
    chosen = check_form(form, (Format.TABLE, Format.JSON, Format.CSV, Format.TSV))
    found = [
        difference
        for difference in compare(open_release(before).store, open_release(after).store)
        if kind in (None, difference.kind)
    ]
    if found or chosen is not Format.TABLE:
        rows = [_make_row(difference, short=chosen is Format.TABLE) for difference in found]
        write_rows(("change", "kind", "node", "property", "before", "after"), rows, chosen)
    counts = Counter(change for change, _ in {(difference.change, difference.iri) for difference in found})
    say(", ".join(f"{counts[change]} {change}" for change in sorted(counts)) or "no differences")
    if found:
        raise typer.Exit(_DIFFERENT)


def _make_row(difference: Difference, *, short: bool) -> tuple[str, ...]:
    node = write_short(difference.iri) if short else difference.iri
    values = (" | ".join(values) for values in (difference.before, difference.after))
    return (difference.change, difference.kind, node, difference.property, *values)
