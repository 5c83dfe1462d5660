"""One claim with all that it rests on: the quads that a reader who has nothing else needs to judge it.

The claim's own node, and whole: its quantities, time and report steps; its passages, footnotes, citations and sources;
its section, reader, rule and run. Of the things that it names (states, munitions, who says so) the classes and names.
Of claims that it conflicts with, or that replaced it, who says them and how: a claim never travels without its denial.
What the project holds of it (discrepancies, the comparison with records of others) points at the claim, not from it.
Terms of the ontology and value concepts stand by their IRIs alone. No finding is told: it rests on more than a claim.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

import pyoxigraph as ox

from armstrace.graph.errors import InputError
from armstrace.graph.names import ID, check_key, graph_iri
from armstrace.graph.rdf import list_subjects, node, record_node

#: Kinds of nodes that are told whole, in whatever depth they are reached.
_WHOLE_KINDS = (
    "quantity time report passage footnote citation source doc reader rule run dataset corroboration discrepancy"
)
_WHOLE: Final = tuple(f"{ID}{kind}/" for kind in _WHOLE_KINDS.split())
_CLAIM: Final = f"{ID}claim/"
#: What is told of other things that are named.
_NAMES: Final = ("rdf:type", "skos:prefLabel", "dct:title")
#: What is told of claims that stand against this one, or in its place.
_STANCE: Final = ("rdf:type", "arms:assertedBy", "arms:polarity", "arms:status", "arms:certainty", "arms:rank")
_FINDINGS: Final = ox.NamedNode(graph_iri("findings"))
_AGAINST: Final = ("arms:conflictsWith", "arms:supersededBy")
#: Properties by which judgements of the project point at a claim.
JUDGEMENTS: Final = ("arms:concerns", "arms:ofClaim")
#: Properties by which they name other claims.
_OTHERS: Final = ("arms:concerns", "arms:record")


def find_claim(store: ox.Store, key: str) -> ox.NamedNode:
    """The node of a claim by its key. Raises InputError where the release has no such claim."""
    me = record_node("claim", check_key(key))
    if not any(True for _ in store.quads_for_pattern(me, node("rdf:type"), node("arms:Claim"), None)):
        raise InputError(f"the release has no claim {key}", remedy="`armstrace show` lists the claims of a thing")
    return me


def list_claims(store: ox.Store) -> list[ox.NamedNode]:
    """All claims of a release, by IRI."""
    return list_subjects(store, "rdf:type", node("arms:Claim"))


def list_record(store: ox.Store, claim: ox.NamedNode) -> list[ox.Quad]:
    """The quads of a claim and of what it rests on, sorted, each in the graph that says it."""
    against = {quad.object for name in _AGAINST for quad in store.quads_for_pattern(claim, node(name), None, None)}
    return sorted(_tell_all(store, claim, [claim], against), key=str)


def list_document(store: ox.Store, claim: ox.NamedNode) -> list[ox.Quad]:
    """The same, and what the project holds against it: its comparison with records of others, and discrepancies."""
    judgements = [judgement for name in JUDGEMENTS for judgement in list_subjects(store, name, claim)]
    others = {
        quad.object
        for judgement in judgements
        for name in _OTHERS
        for quad in store.quads_for_pattern(judgement, node(name), None, None)
    }
    told = _tell_all(store, claim, judgements, others - {claim})
    return sorted({*list_record(store, claim), *told}, key=str)


def _tell_all(store: ox.Store, claim: ox.NamedNode, start: list[ox.NamedNode], against: set[Any]) -> Iterator[ox.Quad]:
    """What is told of some nodes and of all that they lead to. Of claims `against` the claim, their stance."""
    told, here = {claim, *start}, [*start]
    while here:
        subject = here.pop()
        for quad in _tell(store, subject, is_claim=subject == claim, is_against=subject in against):
            yield quad
            part = quad.object
            if isinstance(part, ox.NamedNode) and part.value.startswith(ID) and part not in told:
                told.add(part)
                here.append(part)


def _tell(store: ox.Store, subject: ox.NamedNode, *, is_claim: bool, is_against: bool) -> Iterable[ox.Quad]:
    """What is told of a node: all of it, its stance, its name; of other claims nothing."""
    if is_claim or subject.value.startswith(_WHOLE):
        own = store.quads_for_pattern(subject, None, None, None)
        return (quad for quad in own if quad.graph_name != _FINDINGS or is_claim)
    if subject.value.startswith(_CLAIM) and not is_against:
        return ()
    names = _STANCE if is_against else _NAMES
    return (quad for name in names for quad in store.quads_for_pattern(subject, node(name), None, None))
