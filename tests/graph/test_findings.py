"""What becomes a finding and what never does (MODEL 0.1), in code and, a second time, in the checks over the graph."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pyoxigraph as ox
import pytest
from graph_sample import DOC, INDEX, MONITOR, MUNITION, SECTION, STATE, claims, make_claim
from hypothesis import given
from hypothesis import strategies as st

from armstrace.graph.check import list_checks, run_check
from armstrace.graph.claim import Certainty, Claim, Polarity, Rank, Status
from armstrace.graph.document_quads import section_to_quads
from armstrace.graph.entities import registers_to_quads
from armstrace.graph.findings import find_answerers, findings_to_quads, make_evidence
from armstrace.graph.names import Ref, graph_iri
from armstrace.graph.quads import claim_to_quads, claims_graph
from armstrace.graph.rdf import boolean, node, record_node, ref_node
from armstrace.graph.registers import read_registers
from armstrace.graph.run_quads import ontology_to_quads
from armstrace.graph.vocabulary import read_ontology, read_vocabulary

VOCABULARY, REGISTERS = read_vocabulary(), read_registers()
FINDINGS = ox.NamedNode(graph_iri("findings"))
MARK = node("arms:feedsFinding")
#: What stands around the claims: ontology, who belongs to whom, and the section with its publisher.
BELONGING = (node("arms:ofState"), node("arms:parentOrganization"))
AROUND = (
    *ontology_to_quads(read_ontology()),
    *(quad for quad in registers_to_quads(REGISTERS) if quad.predicate in BELONGING),
    *section_to_quads(SECTION, STATE, "Russian Federation"),
)
CHECKS = {check.name: check for check in list_checks()}


def find(claims_: Sequence[Claim], conflicts: dict[str, tuple[str, ...]] | None = None) -> set[tuple[str, str, str]]:
    evidence = make_evidence(claims_, [INDEX], conflicts or {}, REGISTERS, VOCABULARY)
    quads = findings_to_quads(claims_, evidence)
    return {(q.subject.value, q.predicate.value, q.object.value) for q in quads if q.predicate != MARK}


def test_a_plain_sourced_claim_becomes_a_finding_and_is_marked() -> None:
    claim = make_claim()
    quads = list(findings_to_quads([claim], make_evidence([claim], [INDEX], {}, REGISTERS, VOCABULARY)))
    assert quads == [
        ox.Quad(ref_node(STATE), node("arms:used"), ref_node(MUNITION), FINDINGS),
        ox.Quad(record_node("claim", claim.key), MARK, boolean(True), FINDINGS),
    ]


@pytest.mark.parametrize("status", [s for s in Status if s.feeds_findings])
def test_the_four_stances_that_feed_findings(status: Status) -> None:
    assert find([make_claim(status=status)])
    assert VOCABULARY.feeding == {s.value for s in Status if s.feeds_findings}


#: What bars a finding of any predicate.
BARRED = [
    *({"status": status} for status in Status if not status.feeds_findings),
    *({"certainty": certainty} for certainty in Certainty if certainty is not Certainty.CERTAIN),
    *({"rank": rank} for rank in Rank if rank is not Rank.CURRENT),
    {"polarity": Polarity.NEGATED},
    {"alternatives": (Ref("event", "a"), Ref("event", "b"))},
    {"alternatives": (Ref("event", "a"),)},
    {"object": None},
]
#: What bars one of use, transfer, production and harm besides.
UNSOURCED = [
    {"notes": ()},
    {"notes": (3,)},
    {"notes": (1, 3)},
    {"notes": (4,)},
    {"notes": (5,)},
    {"notes": (6,)},
    {"notes": (), "passage": f"{DOC}-n6-1"},
    {"notes": (), "passage": f"{DOC}-n4-1"},
    {"details": (("basis", Ref("value", "danglingNote")),)},
    {"notes": (3,), "details": (("basis", Ref("value", "footnoteCited")),)},
]


@pytest.mark.parametrize("fields", BARRED)
@pytest.mark.parametrize("predicate", ["used", "partyTo"])
def test_what_is_hedged_denied_or_not_current_is_no_finding(fields: dict[str, object], predicate: str) -> None:
    assert find([make_claim(predicate=predicate)])
    assert not find([make_claim(predicate=predicate, **fields)])


@pytest.mark.parametrize("fields", UNSOURCED)
def test_use_without_a_source_that_can_be_followed_is_no_finding(fields: dict[str, object]) -> None:
    assert not find([make_claim(**fields)])
    assert find([make_claim(predicate="partyTo", **fields)])


@pytest.mark.parametrize("predicate", sorted(VOCABULARY.guarded))
def test_each_guarded_predicate_is_guarded(predicate: str) -> None:
    assert find([make_claim(predicate=predicate)])
    assert not find([make_claim(predicate=predicate, notes=())])


def test_the_ontology_guards_use_transfer_production_and_harm() -> None:
    assert set(VOCABULARY.guarded.values()) == {"use", "transfer", "production", "harm"}
    assert {"used", "participatedIn", "transferred", "produced", "causedContaminationOf"} <= set(VOCABULARY.guarded)


def test_a_measure_is_never_a_finding() -> None:
    measures = sorted(VOCABULARY.measures)
    assert len(measures) >= 10
    assert not find([make_claim(f"m{i}", predicate=name) for i, name in enumerate(measures)])


@pytest.mark.parametrize(("rank", "barred"), [(Rank.CURRENT, True), (Rank.SUPERSEDED, False), (Rank.WITHDRAWN, False)])
def test_a_live_conflict_bars_use_a_dead_one_does_not(rank: Rank, barred: bool) -> None:
    claim, other = make_claim(), make_claim("denied", status=Status.DENIED, polarity=Polarity.NEGATED, rank=rank)
    conflicts = {claim.key: (other.key,), other.key: (claim.key,)}
    assert bool(find([claim, other], conflicts)) is not barred
    status = replace(claim, predicate="partyTo")
    assert find([status, other], conflicts)


ARMY, MINISTRY = Ref("org", "rus-armed-forces"), Ref("org", "rus-mod")
UKRAINE = Ref("state", "ukr")
#: Stance, subject, asserters; does a claim of use become a finding?
WORDS = [
    (Status.ASSERTED, STATE, (), True),
    (Status.ASSERTED, STATE, (MONITOR,), True),
    (Status.CONCLUDED, STATE, (MONITOR, Ref("org", "hrw")), True),
    (Status.ASSERTED, STATE, (Ref("org", "hrw"),), False),
    (Status.CONCLUDED, STATE, (Ref("org", "unsc-panel-libya"),), False),
    (Status.ASSERTED, STATE, (Ref("org", "bazalt"),), False),
    (Status.ASSERTED, STATE, (STATE,), False),
    (Status.ADMITTED, STATE, (STATE,), True),
    (Status.DECLARED, STATE, (STATE, UKRAINE), True),
    (Status.DECLARED, STATE, (UKRAINE,), False),
    (Status.ADMITTED, ARMY, (ARMY,), True),
    (Status.ADMITTED, ARMY, (MINISTRY,), True),
    (Status.ADMITTED, ARMY, (STATE,), True),
    (Status.ADMITTED, MINISTRY, (ARMY,), False),
    (Status.ADMITTED, STATE, (ARMY,), False),
    (Status.ADMITTED, Ref("org", "voice-of-the-mountains"), (ARMY,), False),
    (Status.DECLARED, Ref("territory", "kosovo"), (Ref("state", "srb"),), False),
]


@pytest.mark.parametrize(("status", "subject", "asserters", "is_found"), WORDS)
def test_use_is_found_on_the_publishers_word_or_the_actors_own(
    status: Status, subject: Ref, asserters: tuple[Ref, ...], is_found: bool
) -> None:
    claim = make_claim(status=status, subject=subject, asserters=asserters)
    assert bool(find([claim])) is is_found
    marked = [ox.Quad(record_node("claim", claim.key), MARK, boolean(True), FINDINGS)]
    assert bool(list(run_check(CHECKS["finding-on-anothers-word"], make_store([claim], marked)))) is not is_found


@pytest.mark.parametrize(("status", "subject", "asserters", "is_found"), WORDS)
def test_what_another_asserts_is_no_finding_of_any_predicate(
    status: Status, subject: Ref, asserters: tuple[Ref, ...], is_found: bool
) -> None:
    """A declaration or admission is told by its status; an assertion of a third party is not the profile's."""
    claim = make_claim(status=status, subject=subject, asserters=asserters, predicate="contaminatedBy")
    is_told = is_found or status in {Status.DECLARED, Status.ADMITTED}
    assert bool(find([claim])) is is_told
    marked = [ox.Quad(record_node("claim", claim.key), MARK, boolean(True), FINDINGS)]
    assert (
        bool(list(run_check(CHECKS["finding-on-a-third-partys-assertion"], make_store([claim], marked)))) is not is_told
    )


def test_a_part_is_answered_for_by_its_wholes_and_its_state() -> None:
    wholes = {"org:rus-aviation", "org:rus-armed-forces", "org:rus-mod", "org:rus-government", "state:rus"}
    assert {str(ref) for ref in find_answerers(Ref("org", "rus-aviation"), REGISTERS)} == wholes
    assert find_answerers(STATE, REGISTERS) == {STATE}


@given(st.lists(claims, max_size=4, unique_by=lambda claim: claim.key))
def test_whatever_is_claimed_the_checks_find_nothing_wrong(given_: list[Claim]) -> None:
    """The rule in code and the rule in the checks agree on any claims."""
    store = make_store(given_)
    for name in RULES:
        if name != "status-finding-without-as-of":
            assert not list(run_check(CHECKS[name], store)), name


RULES = (
    "finding-without-claim",
    "finding-mark-without-finding",
    "finding-from-hedged-claim",
    "finding-from-contested-use",
    "finding-from-unsourced-use",
    "finding-on-anothers-word",
    "finding-on-a-third-partys-assertion",
    "status-finding-without-as-of",
)


def make_store(claims_: Sequence[Claim], extra: Sequence[ox.Quad] = ()) -> ox.Store:
    """A store of the claims, their findings and the ontology."""
    store = ox.Store()
    store.bulk_extend(AROUND)
    for claim in claims_:
        is_measure = claim.predicate in VOCABULARY.measures
        store.extend(claim_to_quads(claim, INDEX, is_measure=is_measure))
    store.extend(findings_to_quads(claims_, make_evidence(claims_, [INDEX], {}, REGISTERS, VOCABULARY)))
    store.extend(extra)
    return store


def claim_quad(name: str, value: ox.NamedNode) -> ox.Quad:
    return ox.Quad(record_node("claim", make_claim().key), node(name), value, claims_graph(DOC))


PLANTED = [
    ("finding-without-claim", [ox.Quad(ref_node(STATE), node("arms:produced"), ref_node(MUNITION), FINDINGS)]),
    ("finding-mark-without-finding", [ox.Quad(record_node("claim", "a"), MARK, boolean(True), FINDINGS)]),
    *(
        ("finding-from-hedged-claim", [claim_quad(name, ref_node(value))])
        for name, value in (
            ("arms:polarity", Ref("value", "negated")),
            ("arms:certainty", Ref("value", "possible")),
            ("arms:rank", Ref("value", "superseded")),
            ("arms:status", Ref("value", "alleged")),
            ("arms:alternative", Ref("event", "a")),
        )
    ),
    (
        "finding-from-contested-use",
        [
            claim_quad("arms:conflictsWith", record_node("claim", "other")),
            ox.Quad(record_node("claim", "other"), node("arms:rank"), node("val:current"), claims_graph(DOC)),
        ],
    ),
    ("finding-from-unsourced-use", [claim_quad("arms:basis", node("val:danglingNote"))]),
    ("finding-from-unsourced-use", [claim_quad("dct:source", record_node("doc", DOC))]),
    (
        "claim-predicate-outside-findings",
        [ox.Quad(ref_node(STATE), node("arms:used"), ref_node(MUNITION), ox.NamedNode(graph_iri("entities")))],
    ),
]


@pytest.mark.parametrize(("name", "quads"), PLANTED)
def test_each_check_closes_the_gate_once(name: str, quads: list[ox.Quad]) -> None:
    assert not list(run_check(CHECKS[name], make_store([make_claim()])))
    assert list(run_check(CHECKS[name], make_store([make_claim()], quads)))


def test_a_finding_of_status_without_as_of_date_closes_the_gate() -> None:
    check = CHECKS["status-finding-without-as-of"]
    claim = make_claim(predicate="notPartyTo", object=Ref("treaty", "ccm"))
    assert list(run_check(check, make_store([claim])))
    assert not list(run_check(check, make_store([replace(claim, as_of="2022-05-17")])))
