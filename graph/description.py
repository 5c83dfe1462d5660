"""What a release says about one node: its own triples, the claims that speak of it, what else points at it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from armstrace.graph.names import ID, term
from armstrace.graph.row import read_rows

#: Nodes that have no life of their own: they are told with the node that points at them.
_DEPENDENT: Final = tuple(f"{ID}{kind}/" for kind in ("quantity", "time", "report", "citation"))
_CLAIMS: Final = """PREFIX arms: <https://w3id.org/armstrace/ontology#>
SELECT DISTINCT ?c ?kind WHERE {{ ?c ?role <{node}> . ?c a arms:Claim, ?kind FILTER(?kind != arms:Claim) }}
ORDER BY ?kind ?c"""
_RETIRED: Final = """PREFIX arms: <https://w3id.org/armstrace/ontology#> PREFIX dct: <http://purl.org/dc/terms/>
SELECT ?reason ?next WHERE {{ <{node}> a arms:RetiredClaim ; arms:note ?reason
OPTIONAL {{ <{node}> dct:isReplacedBy ?next }} }}
ORDER BY ?next"""


@dataclass(frozen=True, slots=True)
class Tombstone:
    """What is left of a retired claim: why, and which claims stand in its place (IRIs)."""

    reason: str
    successors: tuple[str, ...]


def is_known(store: ox.Store, iri: str) -> bool:
    """Does the release speak of this node?"""
    node = ox.NamedNode(iri)
    return any(True for _ in _around(store, node))


def find_tombstone(store: ox.Store, iri: str) -> Tombstone | None:
    """What a retired claim left; None for every other node."""
    rows = [(row["reason"].value, row["next"]) for row in read_rows(store, _RETIRED.format(node=iri))]
    if not rows:
        return None
    return Tombstone(rows[0][0], tuple(successor.value for _, successor in rows if successor is not None))


def list_quads(store: ox.Store, iri: str) -> list[ox.Quad]:
    """All quads about a node, in order: its own, those that point at it, those of its quantities and times."""
    node = ox.NamedNode(iri)
    found = set(_around(store, node))
    for quad in list(found):
        part = quad.object
        if quad.subject == node and isinstance(part, ox.NamedNode) and part.value.startswith(_DEPENDENT):
            found |= set(store.quads_for_pattern(part, None, None, None))
    return sorted(found, key=str)


def list_claims(store: ox.Store, iri: str) -> tuple[str, ...]:
    """IRIs of the claims that name a node in any role, by kind and IRI."""
    rows = read_rows(store, _CLAIMS.format(node=ox.NamedNode(iri).value))
    return tuple(dict.fromkeys(row["c"].value for row in rows))


def list_claims_about(store: ox.Store, iri: str) -> tuple[str, ...]:
    """IRIs of the claims behind the findings that have a node as subject or object."""
    query = f"""SELECT DISTINCT ?c WHERE {{ ?c <{term("subject")}>|<{term("object")}> <{iri}> .
      ?c <{term("feedsFinding")}> true }} ORDER BY ?c"""
    return tuple(row["c"].value for row in read_rows(store, query))


def _around(store: ox.Store, node: ox.NamedNode) -> Iterator[ox.Quad]:
    yield from store.quads_for_pattern(node, None, None, None)
    yield from store.quads_for_pattern(None, None, node, None)
