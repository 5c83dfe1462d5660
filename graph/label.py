"""Words for nodes: one query gives the labels of all nodes that a page or a table shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

import pyoxigraph as ox

from armstrace.graph.names import BASE, ID, term
from armstrace.graph.row import list_nodes, read_rows

_SKOS = "http://www.w3.org/2004/02/skos/core#"
_NAMES: Final = (
    f"{_SKOS}prefLabel",
    "http://www.w3.org/2000/01/rdf-schema#label",
    "http://purl.org/dc/terms/title",
    term("edtf"),
    term("written"),
)
_PLACES: Final = tuple(
    term(name) for name in ("headingPath", "block", "sentence", "row", "part", "withinFootnote", "noteNumber")
)
_QUERY: Final = "SELECT ?n ?p ?o WHERE {{ VALUES ?n {{ {nodes} }} ?n ?p ?o FILTER(?p IN ({properties})) }}"


def read_labels(store: ox.Store, iris: Iterable[str]) -> dict[str, str]:
    """A label for each IRI: its name, title or words; a locator for passages and notes; else the end of the IRI."""
    wanted = sorted(set(iris))
    fields: dict[str, dict[str, list[tuple[bool, str]]]] = {iri: {} for iri in wanted}
    if wanted:
        properties = ", ".join(f"<{name}>" for name in (*_NAMES, *_PLACES))
        for node, name, value in read_rows(store, _QUERY.format(nodes=list_nodes(wanted), properties=properties)):
            fields[node.value].setdefault(name.value, []).append(_rank(value))
    return {
        iri: _make_label(iri, {name: min(values)[1] for name, values in found.items()}) for iri, found in fields.items()
    }


def short_name(iri: str) -> str:
    """The last part of an IRI: what names a node that has no label."""
    return iri.removeprefix(BASE).rstrip("/#").rpartition("#")[2].rpartition("/")[2] or iri


def place_words(fields: Mapping[str, str]) -> str:
    """Where a passage stands: heading path, block, and sentence, row or part; or the footnote and its sentence.

    A row without a heading is one of a table that is a file of its own: its number is its place.

    `fields` maps local names of the ontology (headingPath, block, sentence, row, part, withinFootnote) to values.
    """
    note = fields.get("withinFootnote")
    heading = fields.get("headingPath") or "before the first heading"
    if not note and "row" in fields and "headingPath" not in fields:
        return f"row {fields['row']}"
    found = [f"note {note.rpartition('-')[2]}"] if note else [heading]
    found += [f"{name} {fields[name]}" for name in ("block", "sentence", "row") if name in fields]
    found += [fields["part"]] if "part" in fields else []
    return ", ".join(found)


def _rank(value: ox.NamedNode | ox.Literal) -> tuple[bool, str]:
    """English comes first, then code points: of several values always the same one is shown."""
    return (not (isinstance(value, ox.Literal) and (value.language or "").startswith("en")), value.value)


def _make_label(iri: str, fields: Mapping[str, str]) -> str:
    for name in _NAMES:
        if name in fields:
            return fields[name]
    places = {name.removeprefix(term("")): value for name, value in fields.items()}
    if "noteNumber" in places:
        return f"note {places['noteNumber']}"
    if iri.startswith(f"{ID}passage/"):
        return place_words(places)
    return short_name(iri)
