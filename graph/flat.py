"""All claims of a release as one flat table, for spreadsheets and data frames, and what its columns mean.

Nodes stand as prefixed names (`state:rus`) with their labels in a column beside; several values of one cell are parted
by ` | `. Texts and figures are as in the graph.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from armstrace.graph.names import term
from armstrace.graph.prefixes import write_short
from armstrace.graph.row import read_rows
from armstrace.graph.summary import Named, Summary
from armstrace.graph.summary_reader import read_summaries

_BETWEEN = " | "


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, what it means, and how its cell is told from a claim."""

    name: str
    meaning: str
    cell: Callable[[Summary], str]


def _keys(nodes: Iterable[Named]) -> str:
    return _BETWEEN.join(write_short(node.iri) for node in nodes)


def _labels(nodes: Iterable[Named]) -> str:
    return _BETWEEN.join(node.label for node in nodes)


def _pair(name: str, meaning: str, nodes: Callable[[Summary], Iterable[Named]]) -> tuple[Column, Column]:
    """Two columns for nodes: their prefixed names, and their labels."""
    return (
        Column(name, meaning, lambda claim: _keys(nodes(claim))),
        Column(f"{name}_label", f"{name} by name", lambda claim: _labels(nodes(claim))),
    )


def _figure(name: str, meaning: str, part: str) -> Column:
    return Column(name, meaning, lambda claim: (getattr(claim.figure, part) or "") if claim.figure else "")


#: The columns in order. The page /claims-dictionary shows them.
COLUMNS: Final = (
    Column("claim", "the claim's IRI, minted once and kept", lambda claim: claim.iri),
    *_pair("kind", "the class of the claim", lambda claim: (claim.kind,)),
    *_pair("section", "the section version that says it", lambda claim: (claim.section,)),
    Column("passage", "the passage that it rests on", lambda claim: _keys((claim.passage,))),
    Column("place", "where the passage stands: heading, block, sentence or row", lambda claim: claim.passage.label),
    Column("notes", "footnotes whose markers it rests on", lambda claim: _keys(claim.notes)),
    *_pair("subject", "who or what is spoken of", lambda claim: (claim.subject,)),
    *_pair("predicate", "what is said of it: a predicate, or a measure for figures", lambda claim: (claim.predicate,)),
    *_pair("object", "to whom or what", lambda claim: claim.objects),
    *_pair("weapon", "weapons spoken of", lambda claim: claim.weapons),
    *_pair("origin", "where they come from", lambda claim: claim.origins),
    *_pair("place_of", "places spoken of", lambda claim: claim.places),
    *_pair("event", "the incident, conflict or operation", lambda claim: claim.events),
    *_pair("alternative", "the contents of an either-or: no single one is said", lambda claim: claim.alternatives),
    Column(
        "comparator", "how the printed number bounds the quantity", lambda c: c.figure.comparator if c.figure else ""
    ),
    _figure("value", "the number, where there is one", "value"),
    _figure("low", "the lower bound, itself excluded for moreThan", "low"),
    _figure("high", "the upper bound, itself excluded for lessThan", "high"),
    Column("unit", "the unit of the quantity", lambda c: c.figure.unit.label if c.figure else ""),
    _figure("written", "the quantity in the words of the text", "written"),
    Column("time", "when it held or happened (EDTF)", lambda claim: claim.time or ""),
    Column("time_written", "the words for the time, where EDTF loses some", lambda claim: claim.time_written or ""),
    Column("as_of", "the date up to which the text knows (EDTF)", lambda claim: claim.as_of or ""),
    *_pair("asserter", "who says so, jointly if several", lambda claim: claim.asserters),
    *_pair("reporter", "who passes it on, without order", lambda claim: claim.reporters),
    *_pair("statement", "the speech act in which it was said", lambda claim: claim.statements),
    Column("polarity", "affirmed or negated", lambda claim: claim.polarity),
    Column("status", "the stance of the asserter: an alleged claim is no finding", lambda claim: claim.status),
    Column("certainty", "the hedge of the text", lambda claim: claim.certainty),
    Column("hedge", "the hedging words", lambda claim: claim.hedge or ""),
    Column("rank", "current, superseded or withdrawn", lambda claim: claim.rank),
    Column("review", "has a person confirmed the reading?", lambda claim: claim.review),
    Column("details", "further roles of the kind: role=value", lambda claim: _details(claim)),
    Column("content", "what is said, in our own words, where roles alone do not carry it", lambda c: c.content or ""),
    Column("quoted", "the speaker's own words, at most 15", lambda claim: claim.quoted or ""),
    Column("not_given", "roles that the text leaves out", lambda claim: _keys(claim.not_given)),
    Column("conflicts", "claims that it conflicts with", lambda c: _BETWEEN.join(write_short(i) for i in c.conflicts)),
    Column("basis", "what the text offers as ground", lambda claim: write_short(claim.basis.iri)),
    *_pair("source", "the works that its footnotes cite, jointly if several; empty: none", lambda claim: claim.cited),
)


def iter_rows(store: ox.Store) -> Iterator[tuple[str, ...]]:
    """A row for each claim, by IRI; cells in the order of COLUMNS."""
    query = f"SELECT ?c WHERE {{ ?c a <{term('Claim')}> }} ORDER BY ?c"
    claims = [row["c"].value for row in read_rows(store, query)]
    for claim in read_summaries(store, claims):
        yield tuple(column.cell(claim) for column in COLUMNS)


def write_csv(store: ox.Store) -> str:
    """The table as CSV (RFC 4180): a head, then a row for each claim."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(column.name for column in COLUMNS)
    writer.writerows(iter_rows(store))
    return text.getvalue()


def write_columns() -> str:
    """What the columns mean, as CSV: name and meaning."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(("column", "meaning"))
    writer.writerows((column.name, column.meaning) for column in COLUMNS)
    return text.getvalue()


def _details(claim: Summary) -> str:
    return _BETWEEN.join(f"{role}={value if isinstance(value, str) else value.label}" for role, value in claim.details)
