"""SPARQL 1.1 Service Description: what the endpoint takes, how it answers, and over which graphs."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from armstrace.graph.about import About, Licence
from armstrace.graph.media import ROWS, TRIPLES
from armstrace.graph.names import ENDPOINT, GRAPH, data_iri
from armstrace.graph.rdf import english, integer, node
from armstrace.graph.statistics import Statistics
from armstrace.graph.void import Pair, make_key

_FORMATS = "http://www.w3.org/ns/formats/"
#: Suffix of a form -> its name in the W3C's registry of formats.
_NAMES = {
    "json": "SPARQL_Results_JSON",
    "xml": "SPARQL_Results_XML",
    "csv": "SPARQL_Results_CSV",
    "tsv": "SPARQL_Results_TSV",
    "ttl": "Turtle",
    "nt": "N-Triples",
    "rdf": "RDF_XML",
    "jsonld": "JSON-LD",
    "trig": "TriG",
    "nq": "N-Quads",
}
SERVICE = ox.NamedNode(data_iri("service"))
_DATASET = ox.NamedNode(data_iri("dataset"))


def list_service(statistics: Statistics | None, about: About, *, union: bool = True) -> Iterator[Pair]:
    """The endpoint and, as far as they were counted, the graphs that it answers from.

    `union`: is its default graph the union of all?
    """
    yield SERVICE, "rdf:type", node("sd:Service")
    yield SERVICE, "sd:endpoint", ox.NamedNode(ENDPOINT)
    yield SERVICE, "sd:supportedLanguage", node("sd:SPARQL11Query")
    yield SERVICE, "sd:defaultEntailmentRegime", ox.NamedNode("http://www.w3.org/ns/entailment/Simple")
    if union:
        yield SERVICE, "sd:feature", node("sd:UnionDefaultGraph")
    for form in (*ROWS, *TRIPLES):
        yield SERVICE, "sd:resultFormat", ox.NamedNode(_FORMATS + _NAMES[form.suffix])
    yield SERVICE, "sd:defaultDataset", _DATASET
    yield _DATASET, "rdf:type", node("sd:Dataset")
    default = ox.NamedNode(data_iri("dataset/default"))
    yield _DATASET, "sd:defaultGraph", default
    yield default, "rdf:type", node("sd:Graph")
    if statistics is None:
        return
    yield default, "void:triples", integer(statistics.total.triples)
    for name, count in (statistics.graphs or {}).items():
        yield from _list_graph(name, count, about)


def find_terms(licence: Licence) -> ox.NamedNode:
    """The node of terms of use."""
    return ox.NamedNode(licence.address or data_iri(f"terms/{licence.name}"))


def _list_graph(name: str, count: int, about: About) -> Iterator[Pair]:
    """A named graph: its name, its size, and, where it is one of ours, what it holds and under which terms."""
    key = name.removeprefix(GRAPH) if name.startswith(GRAPH) else make_key(name)
    entry = ox.NamedNode(data_iri(f"graph/{key}"))
    graph = ox.NamedNode(f"{entry.value}/content")
    yield _DATASET, "sd:namedGraph", entry
    yield entry, "rdf:type", node("sd:NamedGraph")
    yield entry, "sd:name", ox.NamedNode(name)
    yield entry, "sd:graph", graph
    yield graph, "rdf:type", node("sd:Graph")
    yield graph, "rdf:type", node("void:Dataset")
    yield graph, "void:triples", integer(count)
    note = about.find_graph(name)
    if note is None:
        return
    yield graph, "dct:title", english(note.title)
    licence = about.licences[note.licence]
    yield graph, "dct:license" if licence.address else "dct:rights", find_terms(licence)
