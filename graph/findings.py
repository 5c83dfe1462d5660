"""Findings: the plain triples that the profile's claims allow, by the rule of MODEL 0.1, and no others.

A finding says "the profile finds". What feeds one: polarity affirmed, rank current, a status that feeds findings,
certainty certain, no alternatives, a predicate (never a measure) and an object. What is asserted or concluded must be
the word of the section's publisher. Where the predicate relates an actor to use, transfer, production or harm, the
claim must besides stand in no live conflict, rest on a cited work through notes that are all there and resolved, and,
where it is declared or admitted, be the publisher's word or that of one who answers for the subject. When it was so, as
of when, and on what it rests is told by the claims, which are marked (docs/decisions/0051).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from armstrace.graph.basis import SectionIndex, compute_basis, find_basis, find_works
from armstrace.graph.claim import Certainty, Claim, Polarity, Rank, Status
from armstrace.graph.names import Ref, graph_iri
from armstrace.graph.rdf import boolean, node, record_node, ref_node
from armstrace.graph.registers import Registers
from armstrace.graph.vocabulary import Vocabulary

#: Stances that are the word of the party concerned itself.
_OWN_WORD = frozenset({Status.DECLARED, Status.ADMITTED})
#: Kinds that belong to states and to wholes. What a place or territory lies in does not speak for it.
_BODIES = frozenset({"org", "group"})


@dataclass(frozen=True, slots=True)
class Evidence:
    """What decides about findings beside the claim itself: its section, its conflicts, registers and ontology."""

    indexes: Mapping[str, SectionIndex]
    conflicts: Mapping[str, tuple[str, ...]]
    ranks: Mapping[str, Rank]
    registers: Registers
    vocabulary: Vocabulary


def make_evidence(
    claims: Iterable[Claim],
    indexes: Iterable[SectionIndex],
    conflicts: Mapping[str, tuple[str, ...]],
    registers: Registers,
    vocabulary: Vocabulary,
) -> Evidence:
    """The evidence for all claims. `conflicts`: claim -> the claims that it conflicts with."""
    return Evidence(
        indexes={index.document: index for index in indexes},
        conflicts=conflicts,
        ranks={claim.key: claim.rank for claim in claims},
        registers=registers,
        vocabulary=vocabulary,
    )


def findings_to_quads(claims: Iterable[Claim], evidence: Evidence) -> Iterator[ox.Quad]:
    """The findings of the claims, and a mark on each claim behind one, in the graph of findings."""
    graph = ox.NamedNode(graph_iri("findings"))
    for claim in claims:
        if claim.object is not None and feeds_finding(claim, evidence):
            subject, predicate = ref_node(claim.subject), node(f"arms:{claim.predicate}")
            yield ox.Quad(subject, predicate, ref_node(claim.object), graph)
            yield ox.Quad(record_node("claim", claim.key), node("arms:feedsFinding"), boolean(True), graph)


def feeds_finding(claim: Claim, evidence: Evidence) -> bool:
    """May the claim become a plain triple?"""
    vocabulary = evidence.vocabulary
    plain = (
        claim.object is not None
        and claim.predicate not in vocabulary.measures
        and claim.polarity is Polarity.AFFIRMED
        and claim.rank is Rank.CURRENT
        and claim.status.value in vocabulary.feeding
        and claim.certainty is Certainty.CERTAIN
        and not claim.alternatives
    )
    if not plain:
        return False
    if claim.predicate not in vocabulary.guarded:
        return claim.status in _OWN_WORD or _is_publishers_word(claim, evidence)
    return _is_undisputed(claim, evidence) and _is_sourced(claim, evidence) and _is_own_word(claim, evidence)


def find_answerers(subject: Ref, registers: Registers) -> frozenset[Ref]:
    """Who answers for an actor: itself, the organisations that it is part of, and the states that these belong to."""
    found, here = {subject}, registers.find_ref(subject)
    while here is not None and here.ref.kind in _BODIES:
        found.update(here.refs("state"))
        wholes = here.refs("parent") if "parent" in here.fields else ()
        found.update(wholes)
        here = registers.find_ref(wholes[0]) if wholes else None
    return frozenset(found)


def _is_undisputed(claim: Claim, evidence: Evidence) -> bool:
    """Does no live claim conflict with it?"""
    return not any(evidence.ranks[other] is Rank.CURRENT for other in evidence.conflicts.get(claim.key, ()))


def _is_sourced(claim: Claim, evidence: Evidence) -> bool:
    """Does the claim rest on a cited work, through notes that are all there and resolved?"""
    index = evidence.indexes[claim.document]
    bases = {find_basis(claim, index), compute_basis(claim, index)}
    return not bases & evidence.vocabulary.barring and bool(find_works(claim, index))


def _is_own_word(claim: Claim, evidence: Evidence) -> bool:
    """Is it the word of the section's publisher, or declared or admitted by one who answers for the subject?"""
    if _is_publishers_word(claim, evidence):
        return True
    return claim.status in _OWN_WORD and not find_answerers(claim.subject, evidence.registers).isdisjoint(
        claim.asserters
    )


def _is_publishers_word(claim: Claim, evidence: Evidence) -> bool:
    """Is the section's publisher the asserter, alone or with others? It is where none is named."""
    return not claim.asserters or evidence.indexes[claim.document].publisher in claim.asserters
