"""A release the way back: its claims files as values, and its quads in other formats, always in one order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pyoxigraph as ox

from armstrace.graph.basis import make_index
from armstrace.graph.document_quads import document_graph, quads_to_note, quads_to_passage, quads_to_section
from armstrace.graph.names import graph_iri
from armstrace.graph.prefixes import PREFIXES
from armstrace.graph.quads import claims_graph, quads_to_claim
from armstrace.graph.rdf import NodeIndex, list_subjects, node, read_key
from armstrace.graph.section import ClaimsFile


def read_files(store: ox.Store) -> tuple[ClaimsFile, ...]:
    """The claims files of a release, by section version; claims, passages and notes by key.

    Claims come back in their normal form (`claim_field.normalise_claim`), with the rank that updates gave them.
    """
    return tuple(_read_file(store, me) for me in list_subjects(store, "rdf:type", node("arms:ProfileSection")))


def dump(store: ox.Store, file_format: ox.RdfFormat) -> bytes:
    """All quads of a store in a format, sorted. Formats without named graphs get the union, each triple once."""
    quads = sort_by_graph(store) if file_format == ox.RdfFormat.TRIG else sorted(store, key=str)
    if file_format.supports_datasets:
        return ox.serialize(quads, format=file_format, prefixes=PREFIXES) or b""
    triples = dict.fromkeys(quad.triple for quad in quads)
    return ox.serialize(triples, format=file_format, prefixes=PREFIXES) or b""


def sort_by_graph(quads: Iterable[ox.Quad]) -> list[ox.Quad]:
    """Quads in one order, graph by graph: so TriG names each graph once."""
    return sorted(quads, key=lambda quad: (str(quad.graph_name), str(quad)))


def _read_file(store: ox.Store, me: ox.NamedNode) -> ClaimsFile:
    document = read_key(me)
    quads = NodeIndex(
        quad
        for graph in (document_graph(document), claims_graph(document), ox.NamedNode(graph_iri("times")))
        for quad in store.quads_for_pattern(None, None, None, graph)
    )
    file = ClaimsFile(
        path=graph_iri(f"claims/{document}"),
        section=quads_to_section(me, quads),
        passages=tuple(quads_to_passage(passage, quads) for passage in quads.subjects("arms:Passage")),
        notes=tuple(
            sorted(
                (quads_to_note(note, quads) for note in quads.subjects("arms:Footnote")), key=lambda note: note.number
            )
        ),
        claims=(),
    )
    index = make_index(file)
    return replace(file, claims=tuple(quads_to_claim(claim, quads, index) for claim in quads.subjects("arms:Claim")))
