"""What does not fit: the marks on claims, both ways, and the tombstones of retired ids."""

from __future__ import annotations

import pytest
from graph_sample import make_claim

from armstrace.graph.claim import Rank
from armstrace.graph.discrepancy_quads import (
    discrepancies_to_quads,
    find_conflicts,
    find_superseded,
    rank_claims,
    retired_to_quads,
)
from armstrace.graph.names import graph_iri
from armstrace.graph.quads import claims_graph
from armstrace.graph.rdf import NodeIndex, node, record_node
from armstrace.graph.section import Discrepancy, DiscrepancyKind, RetiredId

A, B, C = (make_claim(name) for name in "abc")
DOCUMENTS = {claim.key: claim.document for claim in (A, B, C)}


def discrepancy(kind: DiscrepancyKind, *keys: str) -> Discrepancy:
    return Discrepancy(key="x", kind=kind, claims=keys, note="They do not fit.")


def test_a_conflict_is_stated_both_ways_for_each_pair() -> None:
    found = find_conflicts([discrepancy(DiscrepancyKind.CONFLICT, A.key, B.key, C.key)])
    assert found == {A.key: (B.key, C.key), B.key: (A.key, C.key), C.key: (A.key, B.key)}


@pytest.mark.parametrize("kind", [DiscrepancyKind.SCOPE, DiscrepancyKind.SLIP, DiscrepancyKind.UPDATE])
def test_no_other_kind_is_a_conflict(kind: DiscrepancyKind) -> None:
    assert not find_conflicts([discrepancy(kind, A.key, B.key)])


def test_an_update_makes_the_first_superseded_by_the_others() -> None:
    update = discrepancy(DiscrepancyKind.UPDATE, A.key, C.key, B.key)
    assert find_superseded([update]) == {A.key: (B.key, C.key)}
    ranks = {claim.key: claim.rank for claim in rank_claims([A, B, C], [update])}
    assert ranks == {A.key: Rank.SUPERSEDED, B.key: Rank.CURRENT, C.key: Rank.CURRENT}


def test_a_withdrawn_claim_stays_withdrawn() -> None:
    withdrawn = make_claim("a", rank=Rank.WITHDRAWN)
    update = discrepancy(DiscrepancyKind.UPDATE, A.key, B.key)
    assert rank_claims([withdrawn], [update]) == (withdrawn,)


def test_the_quads_tell_kind_note_and_claims_and_link_them_in_their_section() -> None:
    quads = list(discrepancies_to_quads([discrepancy(DiscrepancyKind.CONFLICT, A.key, B.key)], DOCUMENTS))
    me, index = record_node("discrepancy", "x"), NodeIndex(quads)
    assert index.all(me, "arms:concerns") == (record_node("claim", A.key), record_node("claim", B.key))
    assert index.get(me, "arms:note").value == "They do not fit."
    assert index.get(me, "arms:discrepancyKind") == node("val:conflict")
    links = [quad for quad in quads if quad.predicate == node("arms:conflictsWith")]
    assert {(q.subject.value[-10:], q.object.value[-10:]) for q in links} == {
        ("a-00000000", "b-00000000"),
        ("b-00000000", "a-00000000"),
    }
    assert {quad.graph_name for quad in links} == {claims_graph(A.document)}


def test_a_retired_id_leaves_a_tombstone_with_its_successors() -> None:
    quads = list(retired_to_quads([RetiredId(key="old", replaced_by=(A.key,), reason="It was read twice.")]))
    me, index = record_node("claim", "old"), NodeIndex(quads)
    assert index.all(me, "rdf:type") == (node("arms:RetiredClaim"),)
    assert index.all(me, "dct:isReplacedBy") == (record_node("claim", A.key),)
    assert index.get(me, "arms:note").value == "It was read twice."
    assert {quad.graph_name.value for quad in quads} == {graph_iri("retired")}
