"""The registers as quads: the graphs `entities`, `sources` and `links` (docs/graph-form.md).

Names, types, codes, identification and bibliographic data; never what an actor did, moved, made or harmed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

import pyoxigraph as ox

from armstrace.graph.entry import Entry
from armstrace.graph.names import VALUE, graph_iri, parse_ref
from armstrace.graph.rdf import Term, edtf, english, node, ref_node, text, url
from armstrace.graph.register_form import COLUMNS, FORMS, Shape
from armstrace.graph.registers import Registers
from armstrace.graph.time_node import time_quads


class _Property(NamedTuple):
    """How a column becomes triples: the property, and the term of a value."""

    name: str
    make: Callable[[str], Term]


def _reference(value: str) -> ox.NamedNode:
    return ref_node(parse_ref(value))


def _concept(value: str) -> ox.NamedNode:
    return ox.NamedNode(VALUE + value)


def _foreign(form: str) -> Callable[[str], ox.NamedNode]:
    """Makes the IRI of another data set out of its code."""
    return lambda value: ox.NamedNode(form.format(value))


def _web_address(value: str) -> ox.Literal:
    return url(value if "://" in value else f"http://{value}")


#: Columns that mean the same property in every register.
_COMMON: Mapping[str, _Property] = {
    "note": _Property("arms:note", text),
    "standing": _Property("arms:standing", _concept),
    "begin": _Property("arms:existedFrom", edtf),
    "end": _Property("arms:existedUntil", edtf),
    "iso2": _Property("arms:isoAlpha2", text),
    "iso3": _Property("arms:isoAlpha3", text),
    "m49": _Property("arms:m49", text),
    "cow": _Property("arms:cow", text),
    "gw": _Property("arms:gleditschWard", text),
    "kind": _Property("arms:kind", text),
    "state": _Property("arms:ofState", _reference),
    "claimedBy": _Property("arms:claimedBy", _reference),
    "administeredBy": _Property("arms:administeredBy", _reference),
    "borders": _Property("arms:borders", _reference),
    "within": _Property("arms:containedIn", _reference),
    "parent": _Property("arms:parentOrganization", _reference),
    "affiliatedWith": _Property("arms:affiliatedWith", _reference),
    "oneOf": _Property("arms:oneOf", _reference),
    "members": _Property("arms:hasMember", _reference),
    "basis": _Property("arms:personBasis", _concept),
    "broader": _Property("skos:broader", _reference),
    "carrier": _Property("arms:carrier", _reference),
    "fill": _Property("arms:fill", _reference),
    "ccm": _Property("arms:ccmCoverage", _concept),
    "mbt": _Property("arms:mbtCoverage", _concept),
    "untcNumber": _Property("arms:untcNumber", text),
    "protocolTo": _Property("arms:protocolTo", _reference),
    "adopted": _Property("arms:adoptedOn", edtf),
    "inForce": _Property("arms:inForceSince", edtf),
    "symbol": _Property("dct:identifier", text),
    "identifier": _Property("dct:identifier", text),
    "title": _Property("dct:title", text),
    "body": _Property("arms:ofBody", _reference),
    "series": _Property("arms:inSeries", _reference),
    "treaty": _Property("arms:ofTreaty", _reference),
    "date": _Property("dct:date", edtf),
    "place": _Property("arms:heldIn", _reference),
    "partOfMeeting": _Property("arms:partOfMeeting", _reference),
    "places": _Property("sem:hasPlace", _reference),
    "partOfEvent": _Property("arms:partOfEvent", _reference),
    "speaker": _Property("arms:speaker", _reference),
    "onBehalfOf": _Property("arms:onBehalfOf", _reference),
    "meeting": _Property("arms:madeAt", _reference),
    "source": _Property("arms:recordedIn", _reference),
    "author": _Property("dct:creator", _reference),
    "authorRole": _Property("arms:authorRole", text),
    "publisher": _Property("dct:publisher", _reference),
    "recipient": _Property("arms:sourceRecipient", _reference),
    "notesBy": _Property("arms:noteTaker", _reference),
    "address": _Property("schema:url", _web_address),
    "partOfSource": _Property("arms:partOfSource", _reference),
    "annexTo": _Property("arms:partOfSource", _reference),
    "citedIn": _Property("arms:citedInSource", _reference),
    "imprint": _Property("arms:imprint", text),
    "language": _Property("dct:language", text),
}
#: Where a register gives a column another property.
_OWN: Mapping[tuple[str, str], _Property] = {
    ("territory", "state"): _Property("arms:containedIn", _reference),
    ("place", "state"): _Property("arms:containedIn", _reference),
    ("programme", "org"): _Property("arms:ofOrganization", _reference),
    ("source", "date"): _Property("dct:issued", edtf),
    ("source", "meeting"): _Property("arms:presentedAt", _reference),
}
#: Columns that identify a thing in other data sets. Real things are the same, concepts match.
_LINKS: Mapping[str, _Property] = {
    "wikidata": _Property("schema:sameAs", _foreign("http://www.wikidata.org/entity/{}")),
    "geonames": _Property("schema:sameAs", _foreign("https://sws.geonames.org/{}/")),
    "closeMatch": _Property("skos:closeMatch", _reference),
    "unbis": _Property("skos:closeMatch", _foreign("http://metadata.un.org/thesaurus/{}")),
}
#: Columns for readers of the registers only: the office that a person holds and a caliber are claims.
UNWRITTEN = frozenset(
    {
        ("person", "office"),
        ("person", "org"),
        ("munition", "caliber"),
    }
)
_CONCEPTS = frozenset({"munition", "topic"})
#: Registers that no graph holds: succession waits for the loader of treaty collections (ontology: reserved).
_UNGRAPHED = frozenset({"succession"})


def registers_to_quads(registers: Registers) -> Iterator[ox.Quad]:
    """The quads of all registers, register by register and key by key: same registers, same order."""
    for form in FORMS.values():
        if form.kind in _UNGRAPHED:
            continue
        home = ox.NamedNode(graph_iri("sources" if form.kind == "source" else "entities"))
        for entry in registers.entries(form.kind):
            yield from _entry_quads(entry, home)


def find_property(kind: str, column: str) -> str | None:
    """The property that a column of a register becomes, as a prefixed name; None where it becomes none."""
    found = _OWN.get((kind, column)) or _LINKS.get(column) or _COMMON.get(column)
    return None if found is None or (kind, column) in UNWRITTEN else found.name


def _entry_quads(entry: Entry, home: ox.NamedNode) -> Iterator[ox.Quad]:
    me = ref_node(entry.ref)
    yield ox.Quad(me, node("rdf:type"), node(f"arms:{entry.cls}"), home)
    if entry.ref.kind in _CONCEPTS:
        yield ox.Quad(me, node("rdf:type"), node("skos:Concept"), home)
    yield ox.Quad(me, node("skos:prefLabel"), english(entry.label), home)
    for name in entry.names:
        if name != entry.label:
            yield ox.Quad(me, node("skos:altLabel"), english(name), home)
    for column in entry.fields:
        yield from _column_quads(entry, column, home)


def _column_quads(entry: Entry, column: str, home: ox.NamedNode) -> Iterator[ox.Quad]:
    """The quads of a cell; names are written by `_entry_quads`, a time has a node of its own."""
    me, kind = ref_node(entry.ref), entry.ref.kind
    if COLUMNS[column].shape is Shape.NAME or (kind, column) in UNWRITTEN:
        return
    if column == "time":
        for value in entry.values(column):
            when, quads = time_quads(value)
            yield ox.Quad(me, node("sem:hasTime"), when, home)
            yield from quads
        return
    found = _OWN.get((kind, column)) or _LINKS.get(column) or _COMMON[column]
    graph = ox.NamedNode(graph_iri("links")) if column in _LINKS else home
    for value in entry.values(column):
        yield ox.Quad(me, node(found.name), found.make(value), graph)
