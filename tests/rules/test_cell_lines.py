"""Cells of several lines: what stands below a treaty's status, and lists of bodies with names in two languages."""

from __future__ import annotations

from rule_example import REGISTERS, says

from armstrace.graph.claim import Claim, Status
from armstrace.loaders.layout import parse_document
from armstrace.loaders.reading import read_claims

PAGE = """Peru

Mine Action

Last updated: 1 November 2018

Treaty status

Mine Ban Treaty

State Party
Article 5 deadline: 31 December 2024
{outlook}

Mine action management

National mine action management actors

National Council for the Fight against Mines (Consejo Nacional contra las Minas, CNM)

Operators in 2017

Army Demining Directorate (ADD)
National Police

Extent of contamination as of end 2017

Landmines

0.4km2

ERW

Extent unknown

Contamination

At the end of 2017, the CNM spoke of 0.4km2 of mined land.
"""


def _claims(outlook: str) -> tuple[Claim, ...]:
    document = parse_document(PAGE.format(outlook=outlook), country="per", registers=REGISTERS)
    return read_claims(document, REGISTERS).claims


def test_the_deadline_and_its_outlook_stand_below_the_status() -> None:
    claims = _claims("Not on track to meet deadline")
    for line in (
        "TreatyStatusClaim state:per partyTo treaty:mbt",
        "LawClaim treaty:mbt requires state:per time=/2024-12-31",
        "LawClaim state:per onTrackToMeet treaty:mbt not",
    ):
        assert any(says(claim, line) for claim in claims), (line, claims)
    assert len([claim for claim in claims if claim.kind == "TreatyStatusClaim"]) == 1


def test_an_outlook_that_is_unclear_is_not_known() -> None:
    (claim,) = [claim for claim in _claims("Unclear whether on track") if claim.predicate == "onTrackToMeet"]
    assert claim.status is Status.NOT_KNOWN


def test_a_body_named_in_two_languages_is_one() -> None:
    named = {claim.object for claim in _claims("On track") if claim.predicate == "hasManagementActors"}
    assert len(named) == 1
    working = [claim.subject.key for claim in _claims("On track") if claim.predicate == "operatesIn"]
    assert len(working) == len(set(working)) == 2


def test_an_extent_that_is_unknown_is_no_contamination() -> None:
    told = [claim for claim in _claims("On track") if claim.kind == "ContaminationClaim" and not claim.quantity]
    assert [claim.status for claim in told] == [Status.NOT_KNOWN]
