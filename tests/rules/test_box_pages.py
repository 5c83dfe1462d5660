"""Boxes, lists and tables of whole pages of several eras, in their layouts."""

from __future__ import annotations

from rule_example import REGISTERS, says

from armstrace.loaders.layout import parse_document
from armstrace.loaders.reading import read_claims

MANAGED = """Tajikistan

Mine Action

Last updated: 11 November 2018

Treaty status

Mine Ban Treaty

State Party
Article 5 deadline: 1 April 2020
Not on track to meet deadline

Mine action management

National mine action management actors

Tajikistan Mine Action Center (TNMAC)

Mine action plans

National Strategy for 2017-2020, approved in February 2017
Completion Plan 2016-2020 (draft)

Mine action legislation

Law on Humanitarian Demining, ratified on 23 July 2016

Mine action standards

National standards, approved in April 2017

Extent of contamination as of end 2017

Landmines

7.5km2 CHA and 1.4km2 SHA

Cluster munition remnants

0.14km2

Land release in 2017

Landmines

0.6km2 cleared, 0.2km2 reduced, and 0.5km2 cancelled
6,647 antipersonnel mines destroyed

Contamination

The border with its northern neighbor was mined twenty years ago and has been surveyed since then.
"""


def test_a_box_of_2018_is_read_by_the_words_of_its_values() -> None:
    claims = read_claims(parse_document(MANAGED, registers=REGISTERS), REGISTERS).claims
    expected = [
        "TreatyStatusClaim state:tjk partyTo treaty:mbt",
        "LawClaim treaty:mbt requires state:tjk time=/2020-04-01",
        "MineActionClaim state:tjk hasManagementActors org:tajikistan-mine-action-center",
        "MineActionClaim state:tjk hasStrategy",
        "MineActionClaim state:tjk hasStrategy status=planned",
        "LawClaim state:tjk adopted law:law-on-humanitarian-demining time=2016-07-23",
        "ContaminationClaim state:tjk contaminatedArea exactly=0.14",
        "ClearanceClaim state:tjk clearedArea exactly=0.6 time=2017",
        "ClearanceClaim state:tjk reducedArea exactly=0.2 time=2017",
        "ClearanceClaim state:tjk cancelledArea exactly=0.5 time=2017",
        "ClearanceClaim state:tjk devicesDestroyed exactly=6647 time=2017",
    ]
    for line in expected:
        assert any(says(claim, line) for claim in claims), (line, claims)
    assert not [claim for claim in claims if claim.predicate in ("notPartyTo", "hasAuthority")]


#: Donors as rows, the national currency beside dollars.
PAID = """Mozambique

Support for Mine Action

Last updated: 13 October 2015

In 2014, eleven donors gave money for the clearance of the last mined areas in the south of the country.

International contributions: 2014

Donor

Sector

Amount (national currency)

Amount

($)

Norway

Various

NOK19,096,000

3,032,603

United Kingdom

Clearance

£948,281

1,563,146

Austria

Advocacy

€13,042

17,342

Total

4,613,091

The money went to the south of the country, as it had done in all the years before this one.
"""


def test_tables_of_donors_tell_each_sum_once() -> None:
    claims = read_claims(parse_document(PAID, registers=REGISTERS), REGISTERS).claims
    expected = [
        "MineActionClaim state:nor contribution state:moz exactly=19096000 time=2014",
        "MineActionClaim state:nor contribution state:moz exactly=3032603 time=2014",
        "MineActionClaim state:gbr contribution state:moz exactly=948281 time=2014",
        "MineActionClaim state:moz contribution exactly=4613091 time=2014",
    ]
    for line in expected:
        assert any(says(claim, line) for claim in claims), (line, claims)


#: Lines of a page on impact: the year stands in the line that heads them.
LINES = """Thailand

Impact

Last updated: 20 April 2021

Addressing the impact

Thailand has cleared mines along its border for many years, with teams of its own.

Land release overview: landmine clearance in 2019

Cleared: 0.5km2

Cancelled: 144.2km2

Antipersonnel mines destroyed: 2,677

All of this was done in the east of the country.
"""


def test_lines_of_released_land_are_no_contamination() -> None:
    claims = read_claims(parse_document(LINES, registers=REGISTERS), REGISTERS).claims
    expected = [
        "ClearanceClaim state:tha clearedArea exactly=0.5 time=2019",
        "ClearanceClaim state:tha cancelledArea exactly=144.2 time=2019",
        "ClearanceClaim state:tha devicesDestroyed exactly=2677 time=2019",
    ]
    for line in expected:
        assert any(says(claim, line) for claim in claims), (line, claims)
    assert not [claim for claim in claims if claim.predicate == "contaminatedArea"]


#: Operators in two parts, the second below a line of its own.
OPERATORS = """Lebanon

Mine Action

Last updated: 19 November 2018

Treaty status

Mine Ban Treaty

Not a party

Operators in 2017

National:

Engineering Regiment of the army

Association for Mine and Natural Disaster Action (AMNDA)

International:

Mines Advisory Group (MAG)

Norwegian People’s Aid (NPA)

Land release in 2017

Landmines

0.51km2 cleared

0.22km2 confirmed

The army cleared land in the south of the country, as it had done in all the years before this one.
"""


def test_a_list_of_operators_goes_on_below_its_second_head() -> None:
    claims = read_claims(parse_document(OPERATORS, registers=REGISTERS), REGISTERS).claims
    expected = [
        "MineActionClaim org:mag operatesIn state:lbn time=2017",
        "MineActionClaim org:npa operatesIn state:lbn time=2017",
        "ClearanceClaim state:lbn clearedArea exactly=0.51 time=2017",
        "ContaminationClaim state:lbn contaminatedArea exactly=0.22 time=2017",
    ]
    for line in expected:
        assert any(says(claim, line) for claim in claims), (line, claims)


def test_labels_and_values_on_one_line_with_a_bar() -> None:
    page = (
        "Cambodia\n\nCasualties\n\nLast updated: 10 October 2018\n\n"
        "All known casualties by end 2017 | 600 mine/ERW casualties (200 killed; 400 injured) since 1979\n\n"
        "Casualties in 2017 | 58 (2016: 83)\n\n2017 casualties by outcome | 10 killed; 48 injured (2016: 23 killed)\n\n"
        "Details and trends\n\nNothing else is told here about any of them.\n"
    )
    claims = read_claims(parse_document(page, country="khm", registers=REGISTERS), REGISTERS).claims
    for line in (
        "CasualtyClaim state:khm killed exactly=200 time=1979/2017",
        "CasualtyClaim state:khm casualties exactly=83 time=2016",
        "CasualtyClaim state:khm injured exactly=48 time=2017",
    ):
        assert any(says(claim, line) for claim in claims), (line, claims)
