"""What does not fit together: the marks it leaves on claims, and its quads (docs/graph-form.md)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import permutations

import pyoxigraph as ox

from armstrace.graph.claim import Claim, Rank
from armstrace.graph.names import Ref, graph_iri
from armstrace.graph.quads import claims_graph
from armstrace.graph.rdf import node, record_node, ref_node, text
from armstrace.graph.section import Discrepancy, DiscrepancyKind, RetiredId


def find_superseded(discrepancies: Iterable[Discrepancy]) -> dict[str, tuple[str, ...]]:
    """Claim -> the claims that supersede it, sorted: the first of an update, and the others."""
    found: dict[str, set[str]] = {}
    for item in discrepancies:
        if item.kind is DiscrepancyKind.UPDATE:
            found.setdefault(item.claims[0], set()).update(item.claims[1:])
    return {key: tuple(sorted(others)) for key, others in sorted(found.items())}


def find_conflicts(discrepancies: Iterable[Discrepancy]) -> dict[str, tuple[str, ...]]:
    """Claim -> the claims that it conflicts with, sorted; both ways."""
    found: dict[str, set[str]] = {}
    for item in discrepancies:
        if item.kind is DiscrepancyKind.CONFLICT:
            for one, other in permutations(item.claims, 2):
                found.setdefault(one, set()).add(other)
    return {key: tuple(sorted(others)) for key, others in sorted(found.items())}


def rank_claims(claims: Iterable[Claim], discrepancies: Iterable[Discrepancy]) -> tuple[Claim, ...]:
    """The claims with the rank that updates give them: the older one is superseded. Withdrawn ones stay withdrawn."""
    superseded = find_superseded(discrepancies)
    return tuple(
        replace(claim, rank=Rank.SUPERSEDED) if claim.key in superseded and claim.rank is Rank.CURRENT else claim
        for claim in claims
    )


def discrepancies_to_quads(discrepancies: Iterable[Discrepancy], documents: dict[str, str]) -> Iterator[ox.Quad]:
    """The quads of the discrepancies, and the links between claims that they make.

    `documents`: claim -> its section version, in whose graph the links stand.
    """
    discrepancies = tuple(discrepancies)
    graph = ox.NamedNode(graph_iri("discrepancies"))
    for item in discrepancies:
        me = record_node("discrepancy", item.key)
        yield ox.Quad(me, node("rdf:type"), node("arms:Discrepancy"), graph)
        yield ox.Quad(me, node("arms:discrepancyKind"), ref_node(Ref("value", item.kind.value)), graph)
        yield ox.Quad(me, node("arms:note"), text(item.note), graph)
        for key in item.claims:
            yield ox.Quad(me, node("arms:concerns"), record_node("claim", key), graph)
    links = {"arms:conflictsWith": find_conflicts(discrepancies), "arms:supersededBy": find_superseded(discrepancies)}
    for name, pairs in links.items():
        for key, others in pairs.items():
            for other in others:
                yield ox.Quad(
                    record_node("claim", key), node(name), record_node("claim", other), claims_graph(documents[key])
                )


def retired_to_quads(retired: Iterable[RetiredId]) -> Iterator[ox.Quad]:
    """The tombstones of retired ids."""
    graph = ox.NamedNode(graph_iri("retired"))
    for item in retired:
        me = record_node("claim", item.key)
        yield ox.Quad(me, node("rdf:type"), node("arms:RetiredClaim"), graph)
        yield ox.Quad(me, node("arms:note"), text(item.reason), graph)
        for key in item.replaced_by:
            yield ox.Quad(me, node("dct:isReplacedBy"), record_node("claim", key), graph)
