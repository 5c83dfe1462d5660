"""What does not fit together: the marks it leaves on claims, and its quads (docs/graph-form.md)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import permutations

import pyoxigraph as ox

from armstrace.graph.claim import Claim, Rank
from armstrace.graph.errors import InputError
from armstrace.graph.names import Ref, graph_iri
from armstrace.graph.quads import claims_graph
from armstrace.graph.rdf import node, record_node, ref_node, text
from armstrace.graph.section import Discrepancy, DiscrepancyKind, RetiredId

_LEAST = {DiscrepancyKind.CONFLICT: 2, DiscrepancyKind.UPDATE: 2, DiscrepancyKind.SCOPE: 2, DiscrepancyKind.SLIP: 1}


def check_discrepancies(discrepancies: Iterable[Discrepancy], claims: Iterable[Claim]) -> None:
    """Raise InputError for a discrepancy that names an unknown claim, one twice, or too few for its kind."""
    known = {claim.key for claim in claims}
    for item in discrepancies:
        for key in item.claims:
            if key not in known:
                raise InputError(f"discrepancy {item.key}: there is no claim {key}", remedy="name a claim of the files")
        if len(set(item.claims)) < max(_LEAST[item.kind], len(item.claims)):
            raise InputError(f"discrepancy {item.key}: {item.kind} needs {_LEAST[item.kind]} claims or more, each once")


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


def retired_to_quads(retired: Iterable[RetiredId], live: Iterable[str]) -> Iterator[ox.Quad]:
    """The tombstones of retired ids. `live` are the ids in use.

    Raises InputError for a retired id that is in use, or that leads to one that is neither in use nor retired.
    """
    retired, alive = tuple(retired), set(live)
    known = alive | {item.key for item in retired}
    graph = ox.NamedNode(graph_iri("retired"))
    for item in retired:
        if item.key in alive:
            raise InputError(f"claim {item.key} is retired and in use", remedy="mint a new id; a retired one stays so")
        me = record_node("claim", item.key)
        yield ox.Quad(me, node("rdf:type"), node("arms:RetiredClaim"), graph)
        yield ox.Quad(me, node("arms:note"), text(item.reason), graph)
        for key in item.replaced_by:
            if key not in known:
                raise InputError(f"retired claim {item.key}: there is no claim {key} to replace it")
            yield ox.Quad(me, node("dct:isReplacedBy"), record_node("claim", key), graph)
