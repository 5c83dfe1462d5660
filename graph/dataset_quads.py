"""A file of a dataset to quads: the same form as a section of a profile, in graphs of its own (docs/graph-form.md)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pyoxigraph as ox

from armstrace.graph.dataset import Dataset, DatasetFile, DatasetVersion, Thing, make_dataset_index
from armstrace.graph.document_quads import document_graph, note_to_quads, passage_to_quads
from armstrace.graph.names import Ref, graph_iri
from armstrace.graph.quads import claim_to_quads
from armstrace.graph.rdf import Term, day, english, integer, node, record_node, ref_node, text, url
from armstrace.graph.run_quads import RuleNote, rules_to_quads, run_to_quads


def dataset_to_quads(file: DatasetFile, measures: frozenset[str], version: str) -> Iterator[ox.Quad]:
    """The quads of a file of a dataset. `measures` are the vocabulary's; `version` is that of the software.

    Raises InputError for a claim that no quads can be made of.
    """
    document, graph = file.version.key, document_graph(file.version.key)
    datasets = ox.NamedNode(graph_iri("datasets"))
    yield from _node_quads(record_node("dataset", file.version.dataset.key), _dataset_triples(file.version), datasets)
    yield from _node_quads(record_node("doc", document), _version_triples(file.version), graph)
    for thing in file.things:
        yield from _node_quads(ref_node(thing.ref), _thing_triples(thing), graph)
    for passage in file.passages:
        yield from passage_to_quads(passage, document)
    for key, line in file.lines:
        yield ox.Quad(record_node("passage", key), node("arms:lineNumber"), integer(line), graph)
    for note in file.notes:
        yield from note_to_quads(note, document)
    index = make_dataset_index(file)
    for claim in file.claims:
        yield from claim_to_quads(claim, index, is_measure=claim.predicate in measures)
    yield from run_to_quads(document, version)
    yield from rules_to_quads((RuleNote(file.rule, f"reader of {file.version.dataset.title}", file.rule_words),))


def _node_quads(me: ox.NamedNode, triples: Iterator[tuple[str, Term]], graph: ox.NamedNode) -> Iterator[ox.Quad]:
    for name, value in triples:
        yield ox.Quad(me, node(name), value, graph)


def _dataset_triples(version: DatasetVersion) -> Iterator[tuple[str, Term]]:
    dataset: Dataset = version.dataset
    yield "rdf:type", node("arms:Dataset")
    yield "dct:title", english(dataset.title)
    yield "dct:publisher", ref_node(dataset.publisher)
    yield "dct:license", text(dataset.licence)
    yield "schema:url", url(dataset.address)
    yield "arms:recordOrigin", ref_node(Ref("value", dataset.origin))


def _version_triples(version: DatasetVersion) -> Iterator[tuple[str, Term]]:
    yield "rdf:type", node("arms:DatasetVersion")
    yield "dct:title", english(version.title)
    yield "dct:isPartOf", record_node("dataset", version.dataset.key)
    yield "dct:publisher", ref_node(version.dataset.publisher)
    yield "dct:modified", day(date.fromisoformat(version.covers))
    yield "schema:url", url(version.dataset.address)
    yield "arms:datasetVersion", text(version.version)
    yield "arms:copySha256", text(version.sha256)
    yield "arms:copyLength", integer(version.length)
    yield "arms:copyOffset", integer(0)
    yield "arms:rowCount", integer(version.rows)
    yield "arms:loadedCount", integer(version.rows - version.refused)
    yield "arms:refusedCount", integer(version.refused)
    for refusal in version.refusals:
        yield "arms:refusal", text(refusal.words)
    for treaty in version.whole:
        yield "arms:wholeListOf", ref_node(treaty)
    if version.compiler is not None:
        yield "arms:compiledBy", text(version.compiler)


def _thing_triples(thing: Thing) -> Iterator[tuple[str, Term]]:
    yield "rdf:type", node(f"arms:{thing.cls}")
    yield "skos:prefLabel", english(thing.label)
