"""Fact boxes of all eras: what their labels and values are read as."""

from __future__ import annotations

import pytest
from rule_example import REGISTERS, says

from armstrace.graph.claim import Claim
from armstrace.loaders.layout import parse_document
from armstrace.loaders.reading import read_claims

#: section title, state, rows (label and values), claims that they must make.
BOXES = [
    ("Mine Ban Policy", "ago", [("State Party since", "1 January 2003"),
                               ("Treaty implementing legislation", "None"),
                               ("Last Article 7 report submitted in", "2007 (for April 2006–March 2007)")], [
        "TreatyStatusClaim state:ago partyTo treaty:mbt time=2003-01-01/",
        "LawClaim state:ago adopted law:treaty-implementing-legislation not",
    ]),
    ("Mine Ban Policy", "ago", [("Mine Ban Treaty status", "State Party"),
                               ("Article 4 (stockpile destruction)", "Deadline: 1 January 2007",
                                "Completed: 28 December 2006"),
                               ("Article 3 (mines retained)", "Initially: 2,512 (unchanged as of March 2007)")], [
        "LawClaim treaty:mbt requires state:ago time=/2007-01-01",
        "DestructionClaim state:ago destroyed munition:antipersonnel-mine time=2006-12-28",
        "StockpileClaim state:ago stockpiles munition:antipersonnel-mine exactly=2512",
    ]),
    ("Mine Ban Policy", "per", [("Mine Ban Treaty status", "State Party"),
                               ("Participation in Mine Ban Treaty meetings",
                                "A conference in Berlin in June 2009 and a meeting in Lima in May 2011")], [
        "AttendanceClaim state:per attended time=2009-06 place=berlin",
        "AttendanceClaim state:per attended time=2011-05 place=lima",
    ]),
    ("Casualties", "per", [("State Party since", "1 January 2003"),
                          ("Last Article 7 report submitted on", "30 April 2007"),
                          ("Article 4 (stockpile destruction)", "Deadline: 1 January 2007",
                           "Completed: expected by November 2007"),
                          ("Article 3 (mines retained)", "At end-2006: 2,512"),
                          ("Use, production, transfer in 2007-2008", "Alleged use by both sides")], [
        "TreatyStatusClaim state:per partyTo treaty:mbt time=2003-01-01/",
        "ReportClaim state:per submitted source:mbt-art7-reports time=2007-04-30",
        "DestructionClaim state:per destroyed status=planned",
        "StockpileClaim state:per stockpiles munition:mine exactly=2512",
        "UseClaim event:use-of-mine-or-explosive-remnant-of-war involved status=alleged",
    ]),
    ("Mine Ban Policy", "per", [("Mine Ban Treaty status", "State Party"),
                               ("National implementation measures", "Laws in force held to be sufficient"),
                               ("Transparency reporting", "7 March 2011")], [
        "StatementClaim state:per regards treaty:mbt",
        "ReportClaim state:per submitted source:mbt-art7-reports time=2011-03-07",
    ]),
    ("Mine Ban Policy", "per", [("Mine Ban Treaty status", "State Party"),
                               ("National implementation measures", "Has enacted the Law on Mines in 2004")], [
        "LawClaim state:per adopted law:law-on-mines-in-2004 time=2004",
    ]),
    ("Mine Ban Policy", "per", [("Mine Ban Treaty status", "State Party"),
                               ("National implementation measures", "A draft law is before parliament")], [
        "LawClaim state:per adopted status=planned",
    ]),
    ("Mine Ban Policy", "rus", [("Mine Ban Treaty status", "Not a State Party"),
                               ("Use, production, transfer in 2006-2007", "Continued use in Chechnya"),
                               ("Stockpile", "26.5 million"),
                               ("Contamination", "APMs, AVMs, UXO, AXO")], [
        "UseClaim event:use-of-antipersonnel-mine-in-chechnya involved munition:antipersonnel-mine time=2006/2007",
        "StockpileClaim state:rus stockpiles munition:antipersonnel-mine exactly=26500000",
        "ContaminationClaim state:rus contaminatedBy munition:antivehicle-mine",
    ]),
    ("Mine Ban Policy", "syr", [("Mine Ban Treaty status", "Not a State Party"),
                               ("Pro-mine ban UNGA voting record", "Abstained on Resolution 65/48 in December 2010")], [
        "TreatyStatusClaim state:syr notPartyTo treaty:mbt",
        "VoteClaim state:syr abstainedOn resolution:a-res-65-48 time=2010-12",
    ]),
    ("Casualties", "ago", [("Mine/ERW casualties in 2007", "Total: At least 48 (2006: 88)", "Mines: 20 (2006: 57)"),
                          ("Casualty analysis", "Killed: 18 (2006: 33)", "Injured: 30 (2006: 55)"),
                          ("Estimated mine/ERW survivors", "80,000")], [
        "CasualtyClaim state:ago casualties atLeast=48 time=2007 accounting=annual",
        "CasualtyClaim state:ago casualties exactly=57 time=2006",
        "CasualtyClaim state:ago killed exactly=18 time=2007",
        "CasualtyClaim state:ago killed exactly=33 time=2006",
        "CasualtyClaim state:ago survivors exactly=80000 status=estimated",
    ]),
    ("Casualties", "yem", [("All known casualties by end 2015", "6,854"),
                          ("2015 casualties by device type", "44 antivehicle mine, 932 unknown device"),
                          ("2015 cluster munition casualties", "At least 104 casualties of cluster attacks")], [
        "CasualtyClaim state:yem casualties exactly=6854 time=/2015 accounting=cumulative",
        "CasualtyClaim state:yem casualties exactly=44 device=antivehicleMine",
        "CasualtyClaim state:yem casualties atLeast=104 time=2015",
    ]),
    ("Mine Ban Policy", "moz", [("State Party since", "1 March 1999"),
                               ("Demining progress in 2006", "1.5 km2 of mined area cleared by three operators"),
                               ("Mine action funding in 2006",
                                "International: US$6,200,000/€4,900,000 (2005: $9,900,000)",
                                "National: $1,100,000")], [
        "ClearanceClaim state:moz clearedArea exactly=1.5 time=2006",
        "MineActionClaim state:moz contribution exactly=6200000 time=2006",
        "MineActionClaim state:moz contribution exactly=9900000 time=2005",
        "MineActionClaim state:moz contribution exactly=1100000 time=2006",
    ]),
]  # fmt: skip
#: Key data of 1999 to 2009: figures in brackets are of the year that opens them, parts of the figure before them.
BOXES += [
    ("Mine Ban Policy", "ago", [("State Party since", "1 January 2003"),
                               ("Article 5 (clearance of mined areas)", "Deadline: 1 January 2013"),
                               ("Demining progress in 2007", "Mined area clearance: 3.25km2 (2006: 6.9km2)"),
                               ("Casualty analysis", "Unknown (2006: killed: 23; injured: 111)"),
                               ("Mine action funding in 2007", "International: $19.8 million (2006: $48 million)")], [
        "LawClaim treaty:mbt requires state:ago time=/2013-01-01",
        "ClearanceClaim state:ago clearedArea exactly=3.25 time=2007",
        "ClearanceClaim state:ago clearedArea exactly=6.9 time=2006",
        "CasualtyClaim state:ago killed exactly=23 time=2006",
        "CasualtyClaim state:ago injured exactly=111 time=2006",
        "MineActionClaim state:ago contribution exactly=19800000 time=2007",
        "MineActionClaim state:ago contribution exactly=48000000 time=2006",
    ]),
    ("Mine Ban Policy", "rus", [("Mine Ban Treaty status", "Not a State Party"),
                               ("Mine/ERW casualties in 2006", "Total: 62 (2005: 60)",
                                "Cluster submunitions: 3 (2005: 1)"),
                               ("Casualty analysis", "Killed: 8 (3 civilians, 5 children) (2005: 24)"),
                               ("Estimated mine/ERW survivors", "Unknown")], [
        "CasualtyClaim state:rus casualties exactly=3 time=2006 device=unexplodedSubmunition",
        "CasualtyClaim state:rus casualties exactly=1 time=2005 device=unexplodedSubmunition",
        "CasualtyClaim state:rus killed exactly=3 time=2006 population=civilian",
        "CasualtyClaim state:rus killed exactly=24 time=2005",
        "CasualtyClaim state:rus survivors status=notKnown",
    ]),
    ("Casualties", "sen", [("Casualties in 2017",), ("Annual total", "3", "No casualties reported in 2016"),
                           ("Age and gender", "1 adult:", "1 woman", "2 children:", "2 boys")], [
        "CasualtyClaim state:sen casualties exactly=0 time=2016",
        "CasualtyClaim state:sen casualties exactly=1 time=2017 sex=female age=adult",
        "CasualtyClaim state:sen casualties exactly=2 time=2017 sex=male age=child",
    ]),
]  # fmt: skip
#: Figures with a period of their own behind them, words before their numbers, parts of a figure with an outcome.
BOXES += [
    ("Casualties", "tur", [("All known casualties",
                            "900 mine/ERW casualties (200 killed; 700 injured) in the period 1984-2010;"
                            " 62 mine/ERW casualties in 2011-2016 (11 killed; 51 injured)"),
                           ("Casualties occurring in 2016", "57 (2015: 34)")], [
        "CasualtyClaim state:tur casualties exactly=900 time=1984/2010",
        "CasualtyClaim state:tur killed exactly=200 time=1984/2010",
        "CasualtyClaim state:tur casualties exactly=62 time=2011/2016",
        "CasualtyClaim state:tur injured exactly=51 time=2011/2016",
        "CasualtyClaim state:tur casualties exactly=34 time=2015",
    ]),
    ("Casualties", "bih", [("All known mine/ERW casualties by end 2016",
                            "1,751 mine/ERW casualties, including 610 people killed, since 1996"),
                           ("2016 casualties by device type", "Antipersonnel mine 9; unspecified mine 2; ERW 1")], [
        "CasualtyClaim state:bih casualties exactly=1751 time=1996/2016",
        "CasualtyClaim state:bih killed exactly=610 time=1996/2016",
        "CasualtyClaim state:bih casualties exactly=9 device=antipersonnelMine",
        "CasualtyClaim state:bih casualties exactly=1 device=otherErw",
    ]),
    ("Casualties", "moz", [("All known casualties by end 2014",
                            "(Total unknown) 2,466 casualties confirmed; government estimate of 10,900 as of 2009"),
                           ("2014 casualties by item type", "5 unknown mines; 1 unexploded submunition and 1 ERW")], [
        "CasualtyClaim state:moz casualties exactly=2466 time=/2014",
        "CasualtyClaim state:moz casualties exactly=10900 time=/2009 status=estimated",
        "CasualtyClaim state:moz casualties exactly=5 device=undefinedMine",
        "CasualtyClaim state:moz casualties exactly=1 device=unexplodedSubmunition",
    ]),
    ("Mine Ban Policy", "hrv", [("Mine/ERW casualties in 2006", "Total: 12 (2005: 20)", "Mines: 10 (2005: 12)"),
                                ("Casualty analysis", "Killed: 1 civilian (2005: 7)",
                                 "Injured: 11 (9 civilians, 2 unknown) (2005: 13)", "Unknown: 4 (2005: 0)")], [
        "CasualtyClaim state:hrv killed exactly=1 time=2006 population=civilian",
        "CasualtyClaim state:hrv killed exactly=7 time=2005",
        "CasualtyClaim state:hrv injured exactly=9 time=2006 population=civilian",
        "CasualtyClaim state:hrv unknownOutcome exactly=4 time=2006",
    ]),
    ("Casualties", "irq", [("Casualties in 2017", "30"), ("Survival outcome", "20 killed; 9 injured (1 unknown)"),
                           ("Device type causing casualties", "16 improvised mine; 5 victim-activated IEDs")], [
        "CasualtyClaim state:irq unknownOutcome exactly=1 time=2017",
        "CasualtyClaim state:irq casualties exactly=16 device=improvisedDevice",
    ]),
]  # fmt: skip
#: Boxes of pages on victim assistance since 2018.
BOXES += [
    ("Victim Assistance", "moz", [
        ("Government focal point", "Department for Persons with Disabilities within the Ministry of Gender"),
        ("Coordination mechanisms", "National Council of Social Action, which replaced other councils"),
        ("Plans/strategies", "National Action Plan on Disability, 2012-2019"),
        ("Disability sector integration", "Victim assistance is part of programs for disability"),
        ("Survivor inclusion and participation", "Survivors took part in planning"),
    ], [
        "VictimAssistanceClaim org:department-for-persons-with-disabilities coordinates",
        "VictimAssistanceClaim org:national-council-of-social-action coordinates",
        "MineActionClaim state:moz hasStrategy",
        "VictimAssistanceClaim state:moz serviceSituation",
    ]),
    ("Victim Assistance", "per", [("Government focal point", "None"), ("Coordination mechanisms", "None"),
                                  ("Plans/strategies", "None")], [
        "VictimAssistanceClaim state:per coordinates not",
        "MineActionClaim state:per hasStrategy not",
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("title", "state", "rows", "expected"), BOXES, ids=[f"{b[1]}: {b[2][0][0]}" for b in BOXES])
def test_box(title: str, state: str, rows: list[tuple[str, ...]], expected: list[str]) -> None:
    claims = _read(title, state, rows)
    for line in expected:
        assert any(says(claim, line) for claim in claims), (line, claims)


def test_none_reported_is_no_use() -> None:
    rows = [("Mine Ban Treaty status", "State Party"), ("Use, production, transfer in 2006-2007", "None reported")]
    assert not [claim for claim in _read("Mine Ban Policy", "per", rows) if claim.kind == "UseClaim"]


def _read(title: str, state: str, rows: list[tuple[str, ...]]) -> tuple[Claim, ...]:
    entry = next(entry for entry in REGISTERS.entries("state") if entry.ref.key == state)
    body = "\n\n".join(cell for row in rows for cell in row)
    page = (
        f"{entry.label}\n\n{title}\n\nLast updated: 1 October 2016\n\n{body}\n\nPolicy\n\nNothing else is told here.\n"
    )
    return read_claims(parse_document(page, country=state, registers=REGISTERS), REGISTERS).claims


def test_labels_within_a_value() -> None:
    rows = [("Casualties in 2022", "Total casualties: 67 (2021: 63)", "Survival outcome: 17 killed; 50 injured",
             "Device type causing casualties: 27 antipersonnel mine")]  # fmt: skip
    claims = _read("Casualties", "lao", rows)
    for line in (
        "CasualtyClaim state:lao casualties exactly=67 time=2022",
        "CasualtyClaim state:lao killed exactly=17 time=2022",
        "CasualtyClaim state:lao casualties exactly=27 device=antipersonnelMine",
    ):
        assert any(says(claim, line) for claim in claims), (line, claims)


def test_unknown_age_is_no_outcome() -> None:
    rows = [("Casualties in 2017", "29"), ("Civilian status", "20 civilian; 9 unknown"),
            ("Age and gender", "20 adults: 2 women; 18 men", "9 unknown")]  # fmt: skip
    claims = _read("Casualties", "per", rows)
    assert not [claim for claim in claims if claim.predicate == "unknownOutcome"]
    assert any(says(claim, "CasualtyClaim state:per casualties exactly=2 age=adult sex=female") for claim in claims)


#: A box of 2018: several lines a value, areas below one, a deadline among the treaties, lists of bodies, plans, laws.
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
