"""The grave cases, one by one: who says it, how surely; and that nothing becomes a finding that nobody states."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from armstrace.graph.basis import make_index
from armstrace.graph.claim import Certainty, Claim, Polarity, Status
from armstrace.graph.discrepancy_quads import find_conflicts, rank_claims
from armstrace.graph.findings import feeds_finding, make_evidence
from armstrace.graph.registers import read_registers
from armstrace.graph.section import ClaimsFile, Discrepancy
from armstrace.graph.vocabulary import read_vocabulary

#: Claim -> status and asserters (none: the section's publisher), as the words of the text have them.
STANCES = {
    # claimed, argued, alleged
    "rus-mbp-wagner-group-used-antipersonnel-mine-1a38cdab": (Status.ALLEGED, {"org:lby-gna"}),
    "rus-mbp-wagner-group-used-mine-b138d9da": (Status.ALLEGED, {"group:tripoli-clearance-teams"}),
    "rus-mbp-wagner-group-used-mine-7cb8571d": (Status.ALLEGED, {"org:usa-africom"}),
    "rus-mbp-russian-private-military-used-mon-90-b2f22114": (Status.ALLEGED, {"person:oded-berkowitz"}),
    "rus-mbp-pom-3-has-feature-seismicallyactivated-16dc4b86": (Status.ALLEGED, {"group:pom-3-designers"}),
    "rus-mbp-stated-mine-3eab9782": (Status.ALLEGED, set()),
    "rus-ma-chechnya-contaminated-area-mine-f714a504": (Status.ALLEGED, {"person:aleksandr-khloponin"}),
    # estimated, reportedly, passed on
    "rus-ma-chechnya-contaminated-area-mine-9c3199a3": (
        Status.ESTIMATED,
        {"group:chechnya-human-rights-organizations", "org:chechnya-authorities"},
    ),
    "rus-ma-chechnya-contaminated-area-ec9b5890": (Status.REPORTED, {"org:rus-armed-forces"}),
    "rus-ma-rus-armed-forces-personnel-f5fcdea7": (Status.REPORTED, set()),
    "rus-mbp-tripoli-clearance-teams-devices-cleared-mine-b24b074d": (Status.REPORTED, {"org:washington-post"}),
    "rus-mbp-halted-blast-mine-97bdcf2b": (Status.REPORTED, {"state:rus"}),
    "rus-cas-casualties-cluster-munition-3da94062": (Status.REPORTED, set()),
    # planned: a forecast, a plan, a promise
    "rus-mbp-destroyed-antipersonnel-mine-48cf7ed8": (Status.PLANNED, {"person:sergei-ivanov"}),
    "rus-ma-area-to-clear-erw-138d1369": (Status.PLANNED, set()),
    "rus-ma-plans-to-clear-mine-66242bff": (Status.PLANNED, {"org:rus-armed-forces"}),
    # denied, not denied, no evidence, not known
    "rus-mbp-used-antipersonnel-mine-2d1e4b51": (Status.DENIED, {"state:rus"}),
    "rus-cmb-used-cluster-munition-4a9e7b3a": (Status.DENIED, {"state:rus"}),
    "rus-cmb-rus-aviation-used-cluster-munition-e5786d01": (Status.DENIED, {"org:rus-mod"}),
    "rus-mbp-georgia-conflict-2008-involved-mine-d49c8dc3": (Status.NO_EVIDENCE, {"org:hrw"}),
    "rus-cmb-deployed-tornado-s-ebde41d4": (Status.NO_EVIDENCE, set()),
    "rus-cmb-ukraine-conflict-parties-used-cluster-munition-6ad4ff11": (Status.NO_EVIDENCE, set()),
    "rus-mbp-produces-pom-3-50785796": (Status.NOT_KNOWN, set()),
    "rus-ma-contaminated-area-mine-563d63b4": (Status.NOT_KNOWN, set()),
    "rus-ma-plans-to-clear-mine-77fb5251": (Status.NOT_KNOWN, set()),
    "rus-cas-casualties-mine-erw-8491a471": (Status.NOT_KNOWN, set()),
    "rus-cva-survivors-mine-erw-f0d8aef6": (Status.NOT_KNOWN, set()),
    # admitted, declared, concluded
    "rus-mbp-rus-units-cis-stockpiles-antipersonnel-mine-3-1ea72cfc": (Status.ADMITTED, {"org:rus-government"}),
    "rus-mbp-destroyed-mine-e4471da8": (Status.DECLARED, {"state:rus"}),
    "rus-mbp-russian-private-military-imported-antipersonnel-mine-52ff941e": (
        Status.CONCLUDED,
        {"org:unsc-panel-libya"},
    ),
}

#: Claims that are hedged though no status says so.
HEDGED = {
    "rus-mbp-opposed-mbt-2-ec78c355",
    "rus-mbp-mine-transfer-libya-2019-involved-antipersonnel-mine-977ac7a6",
    "rus-mbp-spent-on-engineer-munition-7cb31667",
    "rus-mbp-zarya-battalion-used-pmn-4-c329819d",
    "rus-cmb-stockpiles-cluster-munition-d1a25ad7",
    "rus-cmb-used-cluster-munition-f8cd479d",
}

#: Every use by an actor that the profile finds: subject, munition. One more or less is a matter for two people.
USES = {
    ("org:rus-armed-forces", "munition:antipersonnel-mine"),
    ("org:rus-armed-forces", "munition:cluster-munition"),
    ("org:syr-army", "munition:pmn-2"),
    ("org:syr-army", "munition:pmn-4"),
    ("org:syr-army", "munition:tm-62"),
    ("org:syr-army", "munition:tmn-46"),
    ("org:ukr-government-forces", "munition:cluster-rocket"),
    ("state:sun", "munition:cluster-munition"),
}
#: What else of guarded matters the profile finds of actors: making weapons, war and harm. Likewise for two people.
MAKING = {
    ("state:rus", "developed", "munition:pom-3"),
    ("state:rus", "developed", "topic:detection-and-demining-tools"),
    ("state:rus", "introduced", "munition:pom-3"),
    ("state:rus", "researches", "munition:mine"),
    ("state:rus", "tested", "munition:ptkm-1r"),
    ("state:rus", "tested", "munition:self-destructing-antivehicle-mine"),
    ("state:rus", "tested", "munition:umz-k-klesh-g"),
    ("state:rus", "tested", "munition:zemledeliye"),
}
HARM = {
    ("org:rus-armed-forces", "operatedWith", "org:syr-government-forces"),
    ("state:rus", "began", "event:syria-joint-operation"),
    ("state:rus", "hasDiscriminationAgainst", "group:persons-with-disabilities-rus"),
}


@pytest.fixture(scope="module")
def found(
    files: Mapping[str, ClaimsFile], claims: Mapping[str, Claim], discrepancies: Mapping[str, Discrepancy]
) -> Mapping[str, Claim]:
    """The claims that become findings."""
    ranked = rank_claims(claims.values(), discrepancies.values())
    indexes = [make_index(file) for file in files.values()]
    conflicts = find_conflicts(discrepancies.values())
    evidence = make_evidence(ranked, indexes, conflicts, read_registers(), read_vocabulary())
    return {claim.key: claim for claim in ranked if feeds_finding(claim, evidence)}


@pytest.mark.parametrize("key", sorted(STANCES))
def test_the_stance_is_that_of_the_text(claims: Mapping[str, Claim], key: str) -> None:
    status, asserters = STANCES[key]
    assert (claims[key].status, {str(ref) for ref in claims[key].asserters}) == (status, asserters)


@pytest.mark.parametrize("key", sorted(HEDGED))
def test_a_hedge_is_kept(claims: Mapping[str, Claim], key: str) -> None:
    assert claims[key].hedge
    assert claims[key].certainty in (Certainty.PROBABLE, Certainty.POSSIBLE)


def test_who_denies_says_no(claims: Mapping[str, Claim]) -> None:
    denials = [claim for claim in claims.values() if claim.status is Status.DENIED]
    assert len(denials) >= 4
    assert [claim.key for claim in denials if claim.polarity is not Polarity.NEGATED] == []


def test_what_is_not_known_is_not_certain(claims: Mapping[str, Claim]) -> None:
    open_ones = [claim for claim in claims.values() if claim.status in (Status.NO_EVIDENCE, Status.NOT_KNOWN)]
    assert len(open_ones) >= 15
    assert [claim.key for claim in open_ones if claim.certainty in (Certainty.CERTAIN, Certainty.PROBABLE)] == []


def test_nothing_alleged_hedged_or_denied_is_found(found: Mapping[str, Claim]) -> None:
    assert len(found) >= 250
    assert sorted((STANCES.keys() | HEDGED) & found.keys()) == sorted(
        key for key, (status, _) in STANCES.items() if status.feeds_findings and key in found
    )
    assert [key for key in HEDGED if key in found] == []


def test_the_uses_found_are_these(found: Mapping[str, Claim]) -> None:
    uses = {
        (str(claim.subject), str(claim.object))
        for claim in found.values()
        if read_vocabulary().guarded.get(claim.predicate) == "use" and claim.subject.kind != "event"
    }
    assert uses == USES


@pytest.mark.parametrize(("guard", "expected"), [("production", MAKING), ("harm", HARM)])
def test_what_is_found_of_making_and_harm_is_this(
    found: Mapping[str, Claim], guard: str, expected: set[tuple[str, str, str]]
) -> None:
    guarded = read_vocabulary().guarded
    matter = [claim for claim in found.values() if guarded.get(claim.predicate) == guard]
    assert {(str(claim.subject), claim.predicate, str(claim.object)) for claim in matter} == expected


def test_no_transfer_is_found(found: Mapping[str, Claim]) -> None:
    """Whoever exported or imported is said in hedged words, or on a note that is lost."""
    guarded = read_vocabulary().guarded
    moved = {str(claim.subject) for claim in found.values() if guarded.get(claim.predicate) == "transfer"}
    assert moved == set()


def test_a_guarded_finding_is_the_word_of_the_publisher_or_the_actors_own(
    claims: Mapping[str, Claim], found: Mapping[str, Claim]
) -> None:
    """What a company says of its bomb, or a newspaper of a war, is theirs; what a state says that it did is its own."""
    guarded = [claim for claim in found.values() if claim.predicate in read_vocabulary().guarded and claim.asserters]
    assert {(claim.key, *map(str, claim.asserters)) for claim in guarded} == {
        ("rus-mbp-developed-detection-and-demining-97edcb1f", "state:rus")
    }
    of_bazalt = {key for key, claim in claims.items() if {str(ref) for ref in claim.asserters} == {"org:bazalt"}}
    assert {"rus-cmb-tested-rbk-500u-0ab1f736", "rus-cmb-bazalt-developed-rbk-500u-6f86d457"} <= of_bazalt
    assert not of_bazalt & found.keys()
