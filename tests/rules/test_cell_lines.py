"""Cells of several lines: what stands below a treaty's status, and lists of bodies with names in two languages."""

from __future__ import annotations

import pytest
from rule_example import REGISTERS, read_text, read_told, says

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


BARRED = """Lao PDR

Impact

Last updated: 15 November 2021

Treaty status
Mine Ban Treaty | Not a party
Convention on Cluster Munitions | State Party (ratified 18 March 2009)

Contamination
At the end of 2020, the NRA spoke of 1,305km2 of land with cluster munition remnants.
"""


def test_labels_and_values_of_a_group_stand_with_bars_between_them() -> None:
    claims = read_claims(parse_document(BARRED, country="lao", registers=REGISTERS), REGISTERS).claims
    assert any(says(claim, "TreatyStatusClaim state:lao notPartyTo treaty:mbt") for claim in claims)


def test_the_day_of_ratification_is_not_the_day_since_when_a_state_is_party() -> None:
    claims = read_claims(parse_document(BARRED, country="lao", registers=REGISTERS), REGISTERS).claims
    of_treaty = [claim for claim in claims if claim.object is not None and claim.object.key == "ccm"]
    assert any(says(claim, "TreatyStatusClaim state:lao ratified treaty:ccm time=2009-03-18") for claim in of_treaty)
    assert [claim.time for claim in of_treaty if claim.predicate == "partyTo"] != ["2009-03-18/"]


@pytest.mark.parametrize(
    ("section", "words", "owed"),
    [
        (
            "ma",
            "Lao PDR's Article 4 deadline of 1 August 2020 was extended to 1 August 2025.",
            "ccm requires state:lao time=/2025-08-01",
        ),
        ("ma", "Under Article 4, the deadline of Lao PDR is 1 August 2025.", "ccm requires state:lao time=/2025-08-01"),
        (
            "mbp",
            "Chad destroyed its stockpile ahead of its Article 4 deadline of 1 November 2003.",
            "mbt requires state:tcd",
        ),
    ],
)
def test_the_number_of_its_article_tells_whose_deadline_it_is(section: str, words: str, owed: str) -> None:
    read_told(section, "tcd" if "Chad" in words else "lao", words, [f"LawClaim treaty:{owed}"])


def test_people_who_are_counted_do_not_take_part_in_a_meeting() -> None:
    told = read_text("imp", "lao", "In 2020, some 210,000 people attended sessions of risk education.").claims
    assert [claim for claim in told if claim.predicate == "attended"] == []
