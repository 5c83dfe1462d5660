"""Areas, communities and regions that are counted: affected, cleared, left; and what was not done at all."""

from __future__ import annotations

import pytest
from rule_example import REGISTERS, list_plain, read_told, says

from armstrace.loaders.layout import parse_document
from armstrace.loaders.reading import read_claims

#: section, country, text, the claims that it must make.
WAYS = [
    ("ma", "arm", "Of 40 CHAs, 26 contain antipersonnel mines, totaling some 2km2.", [
        "ContaminationClaim state:arm contaminatedAreas exactly=26 weapon=antipersonnel-mine",
    ]),
    ("ma", "bih", "There are 137 areas: 82 confirmed and 55 suspected.", [
        "ContaminationClaim state:bih contaminatedAreas exactly=137",
        "ContaminationClaim state:bih contaminatedAreas exactly=82",
        "ContaminationClaim state:bih contaminatedAreas exactly=55",
    ]),
    ("ma", "lbn", "There were 1,484 minefields in 2017, down from 2,598 in 2012.", [
        "ContaminationClaim state:lbn contaminatedAreas exactly=1484 time=2017",
        "ContaminationClaim state:lbn contaminatedAreas exactly=2598 time=2012",
    ]),
    ("ma", "aze", "It found 643 affected communities, of which 18 were high impact, 101 medium impact and 524 low.", [
        "ContaminationClaim state:aze affectedCommunities exactly=101",
    ]),
    ("ma", "ago", "Angola had 1,143 areas confirmed or suspected to contain mines, covering 84km2: 243 are SHAs.", [
        "ContaminationClaim state:ago contaminatedArea exactly=84 status=asserted",
        "ContaminationClaim state:ago contaminatedAreas exactly=243 status=asserted",
    ]),
    ("ma", "ssd", "South Sudan had 120 hazardous areas at the end of 2019: 54 CHAs covering 4km2 and 66 SHAs.", [
        "ContaminationClaim state:ssd contaminatedArea exactly=4 time=2019-12",
        "ContaminationClaim state:ssd contaminatedAreas exactly=66 time=2019-12",
    ]),
    ("ma", "tjk", "A total of 249 areas remain: 154 confirmed hazardous areas and 95 suspected hazardous areas.", [
        "ContaminationClaim state:tjk contaminatedAreas exactly=249",
        "ContaminationClaim state:tjk contaminatedAreas exactly=154",
    ]),
    ("ma", "tcd", "Compared with 2019, when 1.7km2 was cleared, operators cleared 2.9km2 in 2020.", [
        "ClearanceClaim state:tcd clearedArea exactly=1.7 time=2019",
        "ClearanceClaim state:tcd clearedArea exactly=2.9 time=2020",
    ]),
    ("ma", "tcd", "At the end of 2019, contamination totaled 102km2 across 137 areas.", [
        "ContaminationClaim state:tcd contaminatedAreas exactly=137 time=2019-12",
    ]),
    ("ma", "tcd", "There are 137 hazardous areas: 82 confirmed and 55 suspected.", [
        "ContaminationClaim state:tcd contaminatedAreas exactly=82",
        "ContaminationClaim state:tcd contaminatedAreas exactly=55",
    ]),
    ("ma", "tcd", "Chad reported 12 battle areas with a combined size of 3.4 square kilometers.", [
        "ContaminationClaim state:tcd contaminatedAreas exactly=12 weapon=erw",
    ]),
    ("ma", "tcd", "An estimated 60% of the mined area had been cleared by the end of 2015.", [
        "ClearanceClaim state:tcd cleared approximately=60 time=/2015-12",
    ]),
    ("ma", "bdi", "A survey of 2006 identified 234 suspected areas, of which 160 were later cancelled.", [
        "ContaminationClaim state:bdi contaminatedAreas exactly=234 time=2006",
        "ClearanceClaim state:bdi clearedAreas exactly=160",
    ]),
    ("ma", "bdi", "The last mined area, a 12,000m2 site near Gihanga, was handed back on 30 November 2011.", [
        "ClearanceClaim state:bdi releasedArea exactly=12000 time=2011-11-30 place=gihanga",
    ]),
    ("ma", "sdn", "Sudan had 108 areas containing antipersonnel mines covering just over 21km2 at the end of 2014.", [
        "ContaminationClaim state:sdn contaminatedAreas exactly=108 time=2014-12",
        "ContaminationClaim state:sdn contaminatedArea moreThan=21 time=2014-12",
    ]),
    ("ma", "sdn", "Of Sudan's 25 states, 19 have been affected by mines.", [
        "ContaminationClaim state:sdn affectedRegions exactly=19",
    ]),
    ("ma", "yem", "A survey of 2000 identified 594 affected villages in 19 of the country's 20 governorates.", [
        "ContaminationClaim state:yem affectedCommunities exactly=594",
        "ContaminationClaim state:yem affectedRegions exactly=19",
    ]),
    ("ma", "moz", "All ten provinces and 123 out of 128 districts are mine-affected.", [
        "ContaminationClaim state:moz affectedRegions exactly=10",
        "ContaminationClaim state:moz affectedRegions exactly=123",
    ]),
    ("ma", "tcd", "The number of mined areas was reduced from 137 to 12.", [
        "ContaminationClaim state:tcd contaminatedAreas exactly=12",
    ]),
    ("ma", "tcd", "The suspected area fell from 44km2 to 12km2 between 2010 and 2014.", [
        "ContaminationClaim state:tcd contaminatedArea exactly=44 time=2010",
        "ContaminationClaim state:tcd contaminatedArea exactly=12 time=2014",
    ]),
    ("ma", "sdn", "Another 695 dangerous areas awaited clearance.", [
        "ContaminationClaim state:sdn contaminatedAreas exactly=695",
    ]),
    ("ma", "afg", "Its centre estimated the number of hazards as of March 2011 at 6,545 affecting 2,056 communities.", [
        "ContaminationClaim state:afg contaminatedAreas exactly=6545",
        "ContaminationClaim state:afg affectedCommunities exactly=2056",
    ]),
    ("ma", "ago", "In 2010, 629 suspected areas had been cleared or cancelled.", [
        "ClearanceClaim state:ago clearedAreas exactly=629 time=2010",
    ]),
    ("ma", "yem", "As of June 2005, clearance had been completed in 53 of the 86 communities affected by mines.", [
        "ClearanceClaim state:yem clearedAreas exactly=53",
    ]),
    ("ma", "khm", "The request of 2009 put mined land at 648km2 and the plan released in 2010 named another 97km2.", [
        "ContaminationClaim state:khm contaminatedArea exactly=648 time=2009",
        "ContaminationClaim state:khm contaminatedArea exactly=97 time=2010",
    ]),
    ("ma", "hrv", "Croatia reduced its estimate of contamination in December 2006 to 1,044 square kilometers.", [
        "ContaminationClaim state:hrv contaminatedArea exactly=1044 time=2006-12 status=estimated",
    ]),
    ("ma", "yem", "Technical survey was conducted on 69 square kilometers of suspected land.", [
        "ClearanceClaim state:yem surveyedArea exactly=69",
    ]),
    ("ma", "sdn", "The extent is not known, and no survey or clearance operations took place in 2015.", [
        "ClearanceClaim state:sdn cleared not time=2015",
    ]),
    ("ma", "lbn", "As of the end of 2015, 773 areas were confirmed to contain cluster munition remnants.", [
        "ContaminationClaim state:lbn contaminatedAreas exactly=773 status=asserted",
    ]),
    ("ma", "afg", "Mined areas containing only antivehicle mines are spread across some 253km2.", [
        "ContaminationClaim state:afg contaminatedArea approximately=253",
    ]),
    ("ma", "nic", "In 2003, 376,517m2 were cleared, and 14,451 mines and 27,033 UXO were destroyed.", [
        "ClearanceClaim state:nic devicesDestroyed exactly=14451 time=2003",
        "ClearanceClaim state:nic devicesDestroyed exactly=27033 time=2003",
    ]),
    ("ma", "khm", "A survey of 124 districts identified 12,982 areas of which 1,915km2 were found to hold mines.", [
        "ContaminationClaim state:khm contaminatedAreas exactly=12982",
        "ContaminationClaim state:khm contaminatedArea exactly=1915",
    ]),
    ("ma", "khm", "The mine problem is concentrated in districts along the border with Thailand.", [
        "ContaminationClaim state:khm contaminatedBy munition:mine",
    ]),
    ("ma", "khm", "CMAC cleared no mined land in 2018.", ["ClearanceClaim org:cmac cleared not time=2018"]),
]  # fmt: skip


@pytest.mark.parametrize(("code", "country", "text", "expected"), WAYS, ids=[way[2][:60] for way in WAYS])
def test_what_is_counted_is_read(code: str, country: str, text: str, expected: list[str]) -> None:
    read_told(code, country, text, expected)


def test_what_a_survey_looked_at_is_not_affected() -> None:
    text = "The survey was conducted in an estimated 5,445 villages, of which some are affected by mines."
    assert not [claim for claim in list_plain("ma", "sdn", text) if claim.predicate == "affectedCommunities"]


def test_regions_that_are_only_suspected_are_not_told_as_affected_for_certain() -> None:
    claims = read_told("ma", "sdn", "Of the 25 states, 19 have been suspected to be mine-affected.", [])
    assert {claim.certainty.value for claim in claims if claim.predicate == "affectedRegions"} == {"possible"}


def test_what_ought_to_be_cleared_is_not_told_as_cleared() -> None:
    text = "Lebanon should mobilize the resources to finish clearance."
    assert not [claim for claim in list_plain("ma", "lbn", text) if claim.kind == "ClearanceClaim"]


def test_contamination_as_a_result_of_a_war_is_not_of_its_dates() -> None:
    text = "Lebanon is contaminated with mines, a legacy of invasions in 1978 and 1982."
    claims = list_plain("ma", "lbn", text)
    assert [claim.time for claim in claims if claim.predicate == "contaminatedBy"] == [None]
    assert [claim.time for claim in claims if claim.predicate == "causedContaminationOf"] == ["1978", "1982"]


PAGE = """Afghanistan

Mine Action

Last updated: 27 September 2014

Contamination

Mines lie in most of the provinces of the country, and those near the capital are the worst of all of them.

Remaining contamination as of end 2013

Type of contamination

Hazardous areas

Area (km2)

Population affected

Antipersonnel mines

2,981

240

308,038

Antivehicle mines

1,140

236

280,521

Totals

4,121

476

588,559

Some of this land is farmed all the same.

Article 4 deadline: 1 May 2021
(Not on track to meet deadline)
"""


def test_rows_of_a_table_may_be_hazards_and_columns_what_they_affect() -> None:
    claims = read_claims(parse_document(PAGE, registers=REGISTERS), REGISTERS).claims
    expected = [
        "ContaminationClaim state:afg contaminatedAreas exactly=2981 time=2013",
        "ContaminationClaim state:afg contaminatedArea exactly=240 time=2013",
        "ContaminationClaim state:afg affectedPeople exactly=588559 time=2013",
        "LawClaim treaty:ccm requires state:afg time=/2021-05-01",
        "LawClaim state:afg onTrackToMeet treaty:ccm not",
    ]
    for line in expected:
        assert any(says(claim, line) for claim in claims), (line, claims)
    assert {weapon.key for claim in claims for weapon in claim.weapons} >= {"antipersonnel-mine", "antivehicle-mine"}
