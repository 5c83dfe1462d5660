"""What differs between two releases, by claim and entity: new, gone, retired, changed with which property.

What belongs to a claim alone (its quantity, its report steps) is told with the claim.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple

import pyoxigraph as ox

from armstrace.graph.names import ENTITY_KINDS, GRAPH, ID, make_iri, parse_iri, term
from armstrace.graph.prefixes import write_short

_RETIRED = f"<{term('RetiredClaim')}>"
_KINDS = (ENTITY_KINDS - {"value"}) | {"claim", "discrepancy"}

#: Node -> property (with the part that has it) -> values in N-Triples form.
Nodes = dict[str, dict[str, set[str]]]


class Change(StrEnum):
    """How a node differs. A retired claim is in the second release as a tombstone only."""

    NEW = "new"
    GONE = "gone"
    RETIRED = "retired"
    CHANGED = "changed"


class Difference(NamedTuple):
    """A difference of one node; of a changed one for each property, with the values that went and came."""

    change: Change
    kind: str
    iri: str
    property: str
    before: tuple[str, ...]
    after: tuple[str, ...]


def compare(before: ox.Store, after: ox.Store) -> Iterator[Difference]:
    """The differences between two releases, by kind and IRI. Blank where they say the same."""
    old, new = read_nodes(before), read_nodes(after)
    for iri in sorted(old.keys() | new.keys(), key=lambda iri: (_kind(iri), iri)):
        yield from _compare_node(iri, old.get(iri), new.get(iri))


def read_nodes(store: ox.Store) -> Nodes:
    """Claims and entities of a store with what it says of them; findings are told by their claims."""
    nodes: Nodes = defaultdict(lambda: defaultdict(set))
    for quad in _list_quads(store):
        if isinstance(quad.subject, ox.NamedNode):
            owner, part = _find_owner(quad.subject.value)
            if owner:
                name = write_short(quad.predicate.value)
                nodes[owner][f"{part}/{name}" if part else name].add(str(quad.object))
    return nodes


def _list_quads(store: ox.Store) -> Iterable[ox.Quad]:
    skipped = {ox.NamedNode(GRAPH + name) for name in ("findings", "description", "ontology")}
    return (quad for quad in store if quad.graph_name not in skipped)


def _kind(iri: str) -> str:
    return (parse_iri(iri) or ("", ""))[0]


def _find_owner(iri: str) -> tuple[str | None, str]:
    """The claim or entity that a node is or belongs to, and the name of the part; None for other nodes."""
    found = parse_iri(iri) if iri.startswith(ID) else None
    kind, key = found or ("", "")
    if kind in _KINDS:
        return iri, ""
    if kind == "report":
        claim, _, number = key.rpartition("-")
        return make_iri("claim", claim), f"report {number}"
    if kind == "quantity":
        claim = key.removesuffix("-caliber")
        return make_iri("claim", claim), "caliber" if claim != key else "quantity"
    return None, ""


def _compare_node(iri: str, old: dict[str, set[str]] | None, new: dict[str, set[str]] | None) -> Iterator[Difference]:
    kind = _kind(iri)
    if old is None or new is None:
        yield Difference(Change.NEW if old is None else Change.GONE, kind, iri, "", (), ())
        return
    if _RETIRED in new.get("rdf:type", ()) and _RETIRED not in old.get("rdf:type", ()):
        successors = tuple(sorted(new.get("dct:isReplacedBy", ())))
        yield Difference(Change.RETIRED, kind, iri, "dct:isReplacedBy", (), successors)
        return
    for name in sorted(old.keys() | new.keys()):
        gone, came = old.get(name, set()) - new.get(name, set()), new.get(name, set()) - old.get(name, set())
        if gone or came:
            yield Difference(Change.CHANGED, kind, iri, name, tuple(sorted(gone)), tuple(sorted(came)))
