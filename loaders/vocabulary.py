"""What the ontology allows claims files to say: predicates and measures with their kinds, value concepts, units.

Read from the packaged ontology. A term is allowed in a kind of claim where it has `arms:predicateOf` that kind.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import pyoxigraph as ox

from armstrace.graph import resources
from armstrace.graph.names import ONTOLOGY, VALUE, term

_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_IN_SCHEME = ox.NamedNode("http://www.w3.org/2004/02/skos/core#inScheme")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Local names. `kinds`: predicate or measure -> kinds of claim. `schemes`: value concept -> its schemes."""

    kinds: Mapping[str, frozenset[str]]
    measures: frozenset[str]
    schemes: Mapping[str, frozenset[str]]

    def names_of(self, kind: str) -> list[str]:
        """The predicates and measures that a kind of claim may have, sorted."""
        return sorted(name for name, kinds in self.kinds.items() if kind in kinds)

    def values_of(self, scheme: str) -> list[str]:
        """The values of a scheme, sorted."""
        return sorted(name for name, schemes in self.schemes.items() if scheme in schemes)


@cache
def read_vocabulary() -> Vocabulary:
    """The vocabulary of the packaged ontology. Raises InputError where no ontology is packaged."""
    store = ox.Store()
    for file in resources.list_files("ontology", suffix=".ttl"):
        store.bulk_load(file.read_bytes(), format=ox.RdfFormat.TURTLE)
    measures = {
        _local(q.subject, ONTOLOGY) for q in store.quads_for_pattern(None, _TYPE, ox.NamedNode(term("Measure")))
    }
    return Vocabulary(
        kinds=_group(store, ox.NamedNode(term("predicateOf")), ONTOLOGY, ONTOLOGY),
        measures=frozenset(measures),
        schemes=_group(store, _IN_SCHEME, VALUE, VALUE),
    )


def _group(store: ox.Store, predicate: ox.NamedNode, ours: str, theirs: str) -> dict[str, frozenset[str]]:
    """Local names of subjects, each with those of its objects, by one predicate."""
    found: dict[str, set[str]] = {}
    for quad in store.quads_for_pattern(None, predicate, None):
        found.setdefault(_local(quad.subject, ours), set()).add(_local(quad.object, theirs))
    return {name: frozenset(names) for name, names in sorted(found.items())}


def _local(node: object, namespace: str) -> str:
    return node.value.removeprefix(namespace) if isinstance(node, ox.NamedNode) else str(node)
