"""What is in a release, in numbers: for its manifest."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from armstrace.graph.names import graph_iri
from armstrace.graph.rdf import node

_CLASSES = {
    "claims": "arms:Claim",
    "sections": "arms:ProfileSection",
    "passages": "arms:Passage",
    "footnotes": "arms:Footnote",
    "discrepancies": "arms:Discrepancy",
    "retired": "arms:RetiredClaim",
}


def count_contents(store: ox.Store) -> dict[str, int]:
    """The number of quads, findings, and nodes of the main classes."""
    mark = node("arms:feedsFinding")
    findings = sum(1 for quad in _list_graph(store, "findings") if quad.predicate != mark)
    sources = len({quad.subject for quad in _list_graph(store, "sources")})
    classes = {name: _count_class(store, short) for name, short in _CLASSES.items()}
    return {"quads": len(store), "findings": findings, "sources": sources, **classes}


def _list_graph(store: ox.Store, name: str) -> Iterator[ox.Quad]:
    return store.quads_for_pattern(None, None, None, ox.NamedNode(graph_iri(name)))


def _count_class(store: ox.Store, short: str) -> int:
    return sum(1 for _ in store.quads_for_pattern(None, node("rdf:type"), node(short)))
