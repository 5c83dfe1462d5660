"""What a release says about one node: its own triples, the claims that speak of it, what else points at it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from armstrace.graph.names import ID, VALUE, term
from armstrace.graph.row import read_rows

#: Nodes that have no life of their own: they are told with the node that points at them.
_DEPENDENT: Final = tuple(f"{ID}{kind}/" for kind in ("quantity", "time", "report", "citation", "corroboration"))
_OF_CLAIM: Final = ox.NamedNode(term("ofClaim"))
_CLAIMS: Final = """PREFIX arms: <https://w3id.org/armstrace/ontology#>
SELECT DISTINCT ?c ?kind ?status ?feeds ?gap ?main ?about WHERE {{
  ?c ?role <{node}> . ?c a arms:Claim, ?kind ; arms:status ?status FILTER(?kind != arms:Claim)
  BIND(EXISTS {{ ?c arms:feedsFinding true }} AS ?feeds) BIND(EXISTS {{ ?c arms:notGiven ?r }} AS ?gap)
  BIND(?role IN (arms:subject, arms:object) AS ?main)
  BIND(?role IN (arms:subject, arms:object, arms:weapon, arms:origin, arms:place, arms:event) AS ?about)
}} ORDER BY ?kind ?c"""
#: Stances that say that something is not known, not found or not denied.
_SILENT: Final = frozenset({"noEvidence", "notKnown", "notDenied"})
_RETIRED: Final = """PREFIX arms: <https://w3id.org/armstrace/ontology#> PREFIX dct: <http://purl.org/dc/terms/>
SELECT ?reason ?next WHERE {{ <{node}> a arms:RetiredClaim ; arms:note ?reason
OPTIONAL {{ <{node}> dct:isReplacedBy ?next }} }}
ORDER BY ?next"""


@dataclass(frozen=True, slots=True)
class Tombstone:
    """What is left of a retired claim: why, and which claims stand in its place (IRIs)."""

    reason: str
    successors: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A claim that names a node.

    `feeds_finding`: a finding that has the node as subject or object rests on it. `is_silence`: it speaks of the node,
    and says what is not known, not found, not denied or not given.
    """

    claim: str
    feeds_finding: bool
    is_silence: bool


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
    """All quads about a node, in order: its own, those that point at it, those of its quantities and times.

    Of a claim also how it compares with records of others.
    """
    node = ox.NamedNode(iri)
    found = set(_around(store, node))
    for quad in list(found):
        part = quad.object if quad.subject == node else quad.subject if quad.predicate == _OF_CLAIM else None
        if isinstance(part, ox.NamedNode) and part.value.startswith(_DEPENDENT):
            found |= set(store.quads_for_pattern(part, None, None, None))
    return sorted(found, key=str)


def list_mentions(store: ox.Store, iri: str) -> tuple[Mention, ...]:
    """The claims that name a node in any role, by kind and IRI."""
    found: dict[str, Mention] = {}
    for row in read_rows(store, _CLAIMS.format(node=ox.NamedNode(iri).value)):
        claim, before = row["c"].value, found.get(row["c"].value)
        feeds = _is_true(row["feeds"]) and _is_true(row["main"])
        silent = row["status"].value.removeprefix(VALUE) in _SILENT or _is_true(row["gap"])
        silence = silent and _is_true(row["about"])
        if before:
            feeds, silence = feeds or before.feeds_finding, silence or before.is_silence
        found[claim] = Mention(claim=claim, feeds_finding=feeds, is_silence=silence)
    return tuple(found.values())


def _is_true(value: ox.Literal) -> bool:
    return value.value == "true"


def _around(store: ox.Store, node: ox.NamedNode) -> Iterator[ox.Quad]:
    yield from store.quads_for_pattern(node, None, None, None)
    yield from store.quads_for_pattern(None, None, node, None)
