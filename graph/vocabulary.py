"""What the ontology tells the code, so that no list of terms stands in code.

Local names throughout: `used`, `UseClaim`, `asserted`. Read once from the packaged ontology.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

import pyoxigraph as ox

from armstrace.graph import resources
from armstrace.graph.errors import InputError
from armstrace.graph.names import ONTOLOGY, VALUE, term

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
_TYPE = ox.NamedNode(RDF + "type")
_TRUE = ox.Literal(True)
_PARTS = ("ObjectProperty", "DatatypeProperty", "AnnotationProperty")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The ontology as the code needs it.

    `kinds`: predicate or measure -> kinds of claim that may have it. `measures`: those of them that are measures.
    `guarded`: predicate -> use, transfer, production or harm (MODEL 0.1). `feeding`: statuses that may feed findings.
    `barring`: bases that bar findings of guarded predicates. `schemes`: value -> its schemes. `properties`: property ->
    ObjectProperty, DatatypeProperty or AnnotationProperty. `labels`: IRI of a term or
    value -> its label, then further labels.
    """

    kinds: Mapping[str, frozenset[str]]
    measures: frozenset[str]
    guarded: Mapping[str, str]
    feeding: frozenset[str]
    barring: frozenset[str]
    schemes: Mapping[str, frozenset[str]]
    properties: Mapping[str, str]
    labels: Mapping[str, tuple[str, ...]]

    def names_of(self, kind: str) -> list[str]:
        """The predicates and measures that a kind of claim may have, sorted."""
        return sorted(name for name, kinds in self.kinds.items() if kind in kinds)

    def values_of(self, scheme: str) -> list[str]:
        """The values of a scheme, sorted."""
        return sorted(name for name, schemes in self.schemes.items() if scheme in schemes)


def read_ontology() -> ox.Store:
    """The packaged ontology with its alignments left out. Raises InputError where a module cannot be parsed."""
    store = ox.Store()
    for file in resources.list_files("ontology", suffix=".ttl", least=15):
        if file.name == "alignments.ttl":
            continue
        try:
            store.bulk_load(file.read_bytes(), format=ox.RdfFormat.TURTLE)
        except SyntaxError as error:
            raise InputError(str(error), file=f"ontology/{file.name}", remedy="mend the Turtle") from error
    return store


@cache
def read_vocabulary() -> Vocabulary:
    """The vocabulary of the packaged ontology. Raises InputError where the ontology is absent or broken."""
    store = read_ontology()
    return Vocabulary(
        kinds=_group(store, term("predicateOf")),
        measures=_typed(store, term("Measure")),
        guarded=MappingProxyType({name: min(values) for name, values in _group(store, term("relatesActorTo")).items()}),
        feeding=_marked(store, term("feedsFindings")),
        barring=_marked(store, term("barsFindings")),
        schemes=_group(store, SKOS + "inScheme"),
        properties=MappingProxyType({name: part for part in _PARTS for name in sorted(_typed(store, OWL + part))}),
        labels=_labels(store),
    )


def say_predicate(name: str) -> str:
    """The label of a predicate by its local name: `abstainedOn` -> 'abstained on'. Raises KeyError for no term."""
    return read_vocabulary().labels[term(name)][0]


def _group(store: ox.Store, predicate: str) -> Mapping[str, frozenset[str]]:
    """Local names of the subjects of one predicate, each with those of its objects."""
    found: dict[str, set[str]] = {}
    for quad in store.quads_for_pattern(None, ox.NamedNode(predicate), None):
        found.setdefault(_local(quad.subject), set()).add(_local(quad.object))
    return MappingProxyType({name: frozenset(found[name]) for name in sorted(found)})


def _typed(store: ox.Store, cls: str) -> frozenset[str]:
    """Local names of our terms of one class."""
    subjects = (quad.subject for quad in store.quads_for_pattern(None, _TYPE, ox.NamedNode(cls)))
    return frozenset(_local(node) for node in subjects if _is_ours(node))


def _marked(store: ox.Store, predicate: str) -> frozenset[str]:
    """Local names of the subjects of which a property is true."""
    return frozenset(_local(quad.subject) for quad in store.quads_for_pattern(None, ox.NamedNode(predicate), _TRUE))


def _labels(store: ox.Store) -> Mapping[str, tuple[str, ...]]:
    """IRI -> label, then alternative labels sorted."""
    found: dict[str, list[str]] = {}
    for predicate in (RDFS + "label", SKOS + "prefLabel", SKOS + "altLabel"):
        quads = store.quads_for_pattern(None, ox.NamedNode(predicate), None)
        for iri, label in sorted((_iri(q.subject), _text(q.object)) for q in quads if _is_ours(q.subject)):
            found.setdefault(iri, []).append(label)
    return MappingProxyType({iri: tuple(labels) for iri, labels in sorted(found.items())})


def _is_ours(node: object) -> bool:
    return _iri(node).startswith((ONTOLOGY, VALUE))


def _iri(node: object) -> str:
    return node.value if isinstance(node, ox.NamedNode) else ""


def _text(node: object) -> str:
    return node.value if isinstance(node, ox.Literal) else ""


def _local(node: object) -> str:
    return _iri(node).removeprefix(ONTOLOGY).removeprefix(VALUE)
