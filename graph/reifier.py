"""A release in RDF 1.2: each claim that has a proposition is the reifier of it.

`arms:subject`, `arms:predicate` and `arms:object` of a claim become one triple `claim rdf:reifies <<( s p o )>>`, which
names the proposition and does not assert it (RDF 1.2 Concepts, section 1.5). A plain triple `s p o` stands where the
release has it, among the findings, and nowhere else. Claims without predicate and object (figures, either-or) keep
their form. Nothing is lost: `from_reifiers` gives the quads of the release back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

import pyoxigraph as ox

from armstrace.graph.export import sort_by_graph
from armstrace.graph.prefixes import PREFIXES
from armstrace.graph.rdf import node

REIFIES: Final = node("rdf:reifies")
_ROLES: Final = tuple(map(node, ("arms:subject", "arms:predicate", "arms:object")))


def to_reifiers(store: ox.Store) -> Iterator[ox.Quad]:
    """The quads of a release, graph by graph, sorted, propositions as triple terms."""
    reified = dict(_find_propositions(store))
    for quad in sort_by_graph(store):
        proposition = reified.get(quad.subject)
        if proposition is None or quad.predicate not in _ROLES:
            yield quad
        elif quad.predicate == _ROLES[0]:
            yield ox.Quad(quad.subject, REIFIES, proposition, quad.graph_name)


def from_reifiers(quads: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
    """The quads of a release from its form in RDF 1.2."""
    for quad in quads:
        if quad.predicate == REIFIES and isinstance(quad.object, ox.Triple):
            parts = (quad.object.subject, quad.object.predicate, quad.object.object)
            yield from (ox.Quad(quad.subject, *pair, quad.graph_name) for pair in zip(_ROLES, parts, strict=True))
        else:
            yield quad


def write_reifiers(store: ox.Store, form: ox.RdfFormat = ox.RdfFormat.TRIG) -> bytes:
    """A release in RDF 1.2: TriG or N-Quads, or without graphs Turtle or N-Triples, each triple once."""
    quads = to_reifiers(store)
    if form.supports_datasets:
        return ox.serialize(quads, format=form, prefixes=PREFIXES) or b""
    return ox.serialize(dict.fromkeys(quad.triple for quad in quads), format=form, prefixes=PREFIXES) or b""


def _find_propositions(store: ox.Store) -> Iterator[tuple[ox.NamedNode | ox.BlankNode | ox.Triple, ox.Triple]]:
    """Claims with the one triple that they are about."""
    subject, predicate, target = _ROLES
    for quad in store.quads_for_pattern(None, target, None, None):
        claim = quad.subject
        names = [q.object for q in store.quads_for_pattern(claim, predicate, None, None)]
        subjects = [q.object for q in store.quads_for_pattern(claim, subject, None, None)]
        if isinstance(claim, ox.NamedNode) and len(names) == len(subjects) == 1:
            [name], [thing] = names, subjects
            if isinstance(name, ox.NamedNode) and isinstance(thing, ox.NamedNode):
                yield claim, ox.Triple(thing, name, quad.object)
