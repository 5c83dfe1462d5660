"""Other claims on the same matter: those linked to a claim, and those that say something of the same thing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

import pyoxigraph as ox

from armstrace.graph.names import term
from armstrace.graph.rdf import list_objects, list_subjects
from armstrace.graph.row import read_rows
from armstrace.graph.summary import Summary
from armstrace.graph.summary_reader import read_summaries

#: Property -> how the other claim relates, seen from the claim that has it, and seen from the other.
_LINKS: Final = {
    "arms:conflictsWith": ("conflicts with it", "conflicts with it"),
    "arms:supersededBy": ("supersedes it", "is superseded by it"),
    "arms:restates": ("is restated by it", "restates it"),
    "arms:revises": ("is revised by it", "revises it"),
    "arms:breakdownOf": ("is the total it is a part of", "is a part of it"),
}
_SAME: Final = """PREFIX arms: <https://w3id.org/armstrace/ontology#>
SELECT DISTINCT ?c WHERE {{ {{ ?c arms:subject <{subject}> ; <{role}> <{predicate}> . {narrow} }} {event} }}
ORDER BY ?c LIMIT {most}"""
#: At most so many claims of the same matter are listed.
MOST: Final = 50


class Related(NamedTuple):
    """Another claim, and how it relates to the one that is looked at."""

    relation: str
    claim: Summary


def find_related(store: ox.Store, claim: Summary) -> tuple[Related, ...]:
    """The claims that are linked to a claim, then those that speak of the same matter, each once; at most so many.

    The same matter: the same subject and predicate, with the same object where there is one, or the same event.
    """
    linked = dict(_find_linked(store, claim.iri))
    same = [iri for iri in _find_same(store, claim) if iri != claim.iri and iri not in linked]
    relations = {**linked, **dict.fromkeys(same, "is on the same matter")}
    return tuple(Related(relations[other.iri], other) for other in read_summaries(store, relations))


def _find_linked(store: ox.Store, iri: str) -> Iterator[tuple[str, str]]:
    """Linked claims with their relation, in the order of the kinds of links."""
    me = ox.NamedNode(iri)
    for name, (outward, inward) in _LINKS.items():
        there = [other.value for other in list_objects(store, me, name)]
        here = [other.value for other in list_subjects(store, name, me)]
        yield from ((other, outward) for other in there)
        yield from ((other, inward) for other in here if other not in there)


def _find_same(store: ox.Store, claim: Summary) -> list[str]:
    objects = " ".join(f"?c arms:object <{other.iri}> ." for other in claim.objects)
    events = "".join(f"UNION {{ ?c arms:event <{event.iri}> }} " for event in claim.events)
    measured = list_objects(store, ox.NamedNode(claim.iri), "arms:measure")
    role = term("measure" if measured else "predicate")
    query = _SAME.format(
        subject=claim.subject.iri,
        role=role,
        predicate=claim.predicate.iri,
        narrow=objects,
        event=events,
        most=MOST + 1,
    )
    return [row["c"].value for row in read_rows(store, query)]
