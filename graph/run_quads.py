"""How claims came about: runs, rules and readers (docs/graph-form.md), and the ontology as a graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from armstrace.graph.names import graph_iri
from armstrace.graph.rdf import english, node, record_node, text

#: Reader -> label. A reader read the claim; who says so is another thing.
_READERS = {"armstrace": "armstrace, the program", "curators": "the curators of armstrace"}


@dataclass(frozen=True, slots=True)
class RuleNote:
    """What a release says of a rule: its key, its name and what it reads."""

    key: str
    label: str
    definition: str


def runs_to_quads(documents: Iterable[str], version: str) -> Iterator[ox.Quad]:
    """The runs, one a section version, and the readers. `version` is the release's; no clock is asked."""
    graph = ox.NamedNode(graph_iri("runs"))
    for key, label in _READERS.items():
        yield ox.Quad(record_node("reader", key), node("rdf:type"), node("arms:Reader"), graph)
        yield ox.Quad(record_node("reader", key), node("skos:prefLabel"), english(label), graph)
    for document in documents:
        yield from run_to_quads(document, version)


def run_to_quads(document: str, version: str) -> Iterator[ox.Quad]:
    """The run that read a section version or a file of a dataset."""
    me, graph = record_node("run", document), ox.NamedNode(graph_iri("runs"))
    yield ox.Quad(me, node("rdf:type"), node("arms:Run"), graph)
    yield ox.Quad(me, node("prov:used"), record_node("doc", document), graph)
    yield ox.Quad(me, node("prov:wasAssociatedWith"), record_node("reader", "armstrace"), graph)
    yield ox.Quad(me, node("arms:softwareVersion"), text(version), graph)


def rules_to_quads(rules: Iterable[RuleNote]) -> Iterator[ox.Quad]:
    """The rules that claims say they were read by."""
    graph = ox.NamedNode(graph_iri("runs"))
    for rule in rules:
        me = record_node("rule", rule.key)
        yield ox.Quad(me, node("rdf:type"), node("arms:Rule"), graph)
        yield ox.Quad(me, node("skos:prefLabel"), english(rule.label), graph)
        yield ox.Quad(me, node("skos:definition"), english(rule.definition), graph)


def ontology_to_quads(ontology: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
    """The triples of the ontology's modules that have no blank node, in the graph of the ontology."""
    graph = ox.NamedNode(graph_iri("ontology"))
    for quad in ontology:
        if isinstance(quad.subject, ox.NamedNode) and not isinstance(quad.object, ox.BlankNode):
            yield ox.Quad(quad.subject, quad.predicate, quad.object, graph)
