"""All claims of a release as one flat table, for spreadsheets and data frames, and what its columns mean.

Nodes stand as prefixed names (`state:rus`) with their labels in a column beside; several values of one cell are parted
by ` | `. Texts and figures are as in the graph. Rows are read alone: each says who says so, in which stance, of when,
and who denies it.
"""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final, NamedTuple

import pyoxigraph as ox

from armstrace.graph.claim import Certainty, Comparator, Polarity, Rank, Review, Status
from armstrace.graph.names import VALUE, term
from armstrace.graph.prefixes import write_short
from armstrace.graph.row import read_rows
from armstrace.graph.summary import Named, Summary
from armstrace.graph.summary_reader import read_summaries

BETWEEN: Final = " | "
_DENIALS: Final = f"""SELECT ?claim ?denial WHERE {{
  ?denial <{term("status")}> <{VALUE}denied> . ?claim <{term("conflictsWith")}> ?denial }}"""
_DATES: Final = f"""SELECT DISTINCT ?section ?day WHERE {{
  ?claim <{term("inSection")}> ?section . ?section <http://purl.org/dc/terms/modified> ?day }}"""


class Line(NamedTuple):
    """What a row is made of: a claim, the claims that deny it, and the day of the section that says it."""

    claim: Summary
    denials: tuple[Summary, ...]
    day: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its name, what it means, how its cell is told from a line.

    `type` is one of Table Schema; `needed`: no row leaves it out; `values` are all that it may hold.
    """

    name: str
    meaning: str
    cell: Callable[[Line], str]
    type: str = "string"
    needed: bool = False
    values: tuple[str, ...] = ()


def _keys(nodes: Iterable[Named]) -> str:
    return BETWEEN.join(write_short(node.iri) for node in nodes)


def _labels(nodes: Iterable[Named]) -> str:
    return BETWEEN.join(node.label for node in nodes)


def _pair(
    name: str, meaning: str, nodes: Callable[[Summary], Iterable[Named]], *, needed: bool = False
) -> tuple[Column, Column]:
    """Two columns for nodes: their prefixed names, and their labels."""
    return (
        Column(name=name, meaning=meaning, cell=lambda line: _keys(nodes(line.claim)), needed=needed),
        Column(
            name=f"{name}_label", meaning=f"{name} by name", cell=lambda line: _labels(nodes(line.claim)), needed=needed
        ),
    )


def _text(name: str, meaning: str, read: Callable[[Summary], str | None], *, needed: bool = False) -> Column:
    return Column(name=name, meaning=meaning, cell=lambda line: read(line.claim) or "", needed=needed)


def _value(name: str, meaning: str, kind: type[Enum]) -> Column:
    """A column of value concepts, by key, which every claim has."""
    values = tuple(str(member.value) for member in kind)
    return Column(
        name=name, meaning=meaning, cell=lambda line: str(getattr(line.claim, name)), needed=True, values=values
    )


def _figure(name: str, meaning: str, *, type: str = "number", values: tuple[str, ...] = ()) -> Column:
    def read(line: Line) -> str:
        figure = line.claim.figure
        return (getattr(figure, name) or "") if figure else ""

    return Column(name=name, meaning=meaning, cell=read, type=type, values=values)


def _details(claim: Summary) -> str:
    return BETWEEN.join(f"{role}={value if isinstance(value, str) else value.label}" for role, value in claim.details)


#: The columns in order. The page /claims-dictionary shows them, and datapackage.json describes them.
COLUMNS: Final = (
    _text("claim", "the claim's IRI, minted once and kept", lambda claim: claim.iri, needed=True),
    *_pair("kind", "the class of the claim", lambda claim: (claim.kind,), needed=True),
    *_pair("section", "the section version that says it", lambda claim: (claim.section,), needed=True),
    Column(
        name="section_date",
        meaning="the day on which that section, or the records of that dataset, were last updated",
        cell=lambda line: line.day,
        type="date",
        needed=True,
    ),
    _text("passage", "the passage that it rests on", lambda claim: _keys((claim.passage,)), needed=True),
    _text("place", "where the passage stands: heading, block, sentence or row", lambda claim: claim.passage.label),
    _text("notes", "footnotes whose markers it rests on", lambda claim: _keys(claim.notes)),
    *_pair("subject", "who or what is spoken of", lambda claim: (claim.subject,), needed=True),
    *_pair(
        "predicate",
        "what is said of it: a predicate, or a measure for figures",
        lambda claim: (claim.predicate,),
        needed=True,
    ),
    *_pair("object", "to whom or what", lambda claim: claim.objects),
    *_pair("weapon", "weapons spoken of", lambda claim: claim.weapons),
    *_pair("origin", "where they come from", lambda claim: claim.origins),
    *_pair("place_of", "places spoken of", lambda claim: claim.places),
    *_pair("event", "the incident, conflict or operation", lambda claim: claim.events),
    *_pair("alternative", "the contents of an either-or: no single one is said", lambda claim: claim.alternatives),
    _figure(
        "comparator",
        "how the printed number bounds the quantity",
        type="string",
        values=tuple(str(member.value) for member in Comparator),
    ),
    _figure("value", "the number, where there is one"),
    _figure("low", "the lower bound, itself excluded for moreThan"),
    _figure("high", "the upper bound, itself excluded for lessThan"),
    _text("unit", "the unit of the quantity", lambda claim: claim.figure.unit.label if claim.figure else ""),
    _figure("written", "the quantity in the words of the text", type="string"),
    _text("time", "when it held or happened (EDTF)", lambda claim: claim.time),
    _text("time_written", "the words for the time, where EDTF loses some", lambda claim: claim.time_written),
    _text("as_of", "the date up to which the text knows (EDTF)", lambda claim: claim.as_of),
    *_pair("asserter", "who says so, jointly if several", lambda claim: claim.asserters, needed=True),
    *_pair("reporter", "who passes it on, without order", lambda claim: claim.reporters),
    *_pair("statement", "the speech act in which it was said", lambda claim: claim.statements),
    _value("polarity", "affirmed or negated", Polarity),
    _value("status", "the stance of the asserter: an alleged claim is no finding", Status),
    _value("certainty", "the hedge of the text", Certainty),
    _text("hedge", "the hedging words", lambda claim: claim.hedge),
    Column(
        name="denied_by",
        meaning="who denies it, by name; empty where the release records no denial, which does not say that there is "
        "none",
        cell=lambda line: BETWEEN.join(dict.fromkeys(who.label for by in line.denials for who in by.asserters)),
    ),
    Column(
        name="denials",
        meaning="the claims in which it is denied",
        cell=lambda line: BETWEEN.join(write_short(denial.iri) for denial in line.denials),
    ),
    _text("conflicts", "claims that it conflicts with", lambda claim: BETWEEN.join(map(write_short, claim.conflicts))),
    _value("rank", "current, superseded or withdrawn", Rank),
    _value("review", "has a person confirmed the reading?", Review),
    _text("details", "further roles of the kind: role=value", _details),
    _text("content", "what is said, in our own words, where roles alone do not carry it", lambda claim: claim.content),
    _text("quoted", "the speaker's own words, at most 15", lambda claim: claim.quoted),
    _text("not_given", "roles that the text leaves out", lambda claim: _keys(claim.not_given)),
    _text("basis", "what the text offers as ground", lambda claim: write_short(claim.basis.iri), needed=True),
    *_pair("source", "the works that its footnotes cite, jointly if several; empty: none", lambda claim: claim.cited),
)


def iter_rows(store: ox.Store) -> Iterator[tuple[str, ...]]:
    """A row for each claim, by IRI; cells in the order of COLUMNS."""
    query = f"SELECT ?c WHERE {{ ?c a <{term('Claim')}> }} ORDER BY ?c"
    claims = [row["c"].value for row in read_rows(store, query)]
    denials, days = _read_denials(store), _read_days(store)
    for claim in read_summaries(store, claims):
        line = Line(claim, denials.get(claim.iri, ()), days.get(claim.section.iri, ""))
        yield tuple(column.cell(line) for column in COLUMNS)


def _read_denials(store: ox.Store) -> Mapping[str, tuple[Summary, ...]]:
    """Claim -> the claims of status denied that conflict with it, by IRI."""
    pairs = sorted({(row["claim"].value, row["denial"].value) for row in read_rows(store, _DENIALS)})
    told = {claim.iri: claim for claim in read_summaries(store, (denial for _, denial in pairs))}
    found: dict[str, list[Summary]] = defaultdict(list)
    for claim, denial in pairs:
        found[claim].append(told[denial])
    return {claim: tuple(against) for claim, against in found.items()}


def _read_days(store: ox.Store) -> Mapping[str, str]:
    return {row["section"].value: row["day"].value for row in read_rows(store, _DATES)}


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
