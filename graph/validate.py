"""The gate: does a store hold what shapes and checks demand?

Shapes are validated in batches of whole section versions, so that the work grows with the data and memory does not.
What a batch names and does not hold goes in by its classes only; results on such nodes are those of their own batch.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox
import rdflib

from armstrace.graph.check import list_checks, run_check
from armstrace.graph.names import graph_iri
from armstrace.graph.shacl import make_triple, read_shapes, validate_triples
from armstrace.graph.shacl_group import Triple
from armstrace.graph.validation import Report, Result, make_report

_TYPE = ox.NamedNode(str(rdflib.RDF.type))
#: A batch is full from this many quads on: pySHACL needs about 1 kB a triple, and each batch loads the schema again.
BATCH_QUADS = 100_000
_SECTIONS = (graph_iri("documents/"), graph_iri("claims/"))
#: Graphs that shapes do not look at: derived triples (checks hold them), the ontology, a release about itself.
_SKIPPED = frozenset({graph_iri("findings"), graph_iri("ontology"), graph_iri("description")})


def validate_store(store: ox.Store) -> Report:
    """Everything that shapes and checks find wrong in a store of the release's quads."""
    return make_report((*validate_shapes(store), *run_checks(store)))


def validate_shapes(store: ox.Store, *, batch_quads: int = BATCH_QUADS) -> Iterator[Result]:
    """What the shapes find, batch by batch."""
    batch: list[ox.Quad] = []
    for names in _list_sections(store):
        batch.extend(quad for name in names for quad in store.quads_for_pattern(None, None, None, name))
        if len(batch) >= batch_quads:
            yield from validate_quads(batch, store)
            batch = []
    yield from validate_quads(batch, store)


def validate_quads(quads: Iterable[ox.Quad], context: ox.Store) -> Iterator[Result]:
    """What the shapes find on the subjects of some quads; `context` has the classes of what else they name."""
    triples = [make_triple(quad) for quad in quads]
    held = {triple[0] for triple in triples}
    found = validate_triples((*triples, *_find_classes(triples, held, context)), read_shapes())
    focuses = {str(node) for node in held}
    return (result for result in found if result.focus in focuses)


def run_checks(store: ox.Store) -> Iterator[Result]:
    """What the checks find in the whole store."""
    for check in list_checks():
        yield from run_check(check, store)


def _list_sections(store: ox.Store) -> list[list[ox.NamedNode]]:
    """The named graphs that belong together: those of a section version, and all that belong to none."""
    sections: dict[str, list[ox.NamedNode]] = {}
    names = (name for name in store.named_graphs() if isinstance(name, ox.NamedNode))
    for name in sorted((name for name in names if name.value not in _SKIPPED), key=str):
        section = next((name.value.removeprefix(head) for head in _SECTIONS if name.value.startswith(head)), "")
        sections.setdefault(section, []).append(name)
    return list(sections.values())


def _find_classes(triples: list[Triple], held: set[rdflib.term.Node], context: ox.Store) -> Iterator[Triple]:
    """The classes of the nodes that triples name as objects and say nothing about."""
    named = {node for _, _, node in triples if isinstance(node, rdflib.URIRef)} - held
    for node in sorted(named):
        for quad in context.quads_for_pattern(ox.NamedNode(str(node)), _TYPE, None):
            yield make_triple(quad)
