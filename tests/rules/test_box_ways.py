"""Fact boxes of all eras: what their labels and values are read as."""

from __future__ import annotations

import pytest
from rule_example import REGISTERS, says

from armstrace.graph.claim import Certainty, Claim, Status
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
    ("Mine Ban Policy", "uga", [("State Party since", "1 August 1999"),
                               ("Article 3 (mines retained)", "Initially: 1,764 or 1,798")], [
        "StockpileClaim state:uga stockpiled munition:antipersonnel-mine",
    ]),
    ("Mine Action", "tha", [("State Party since", "1 May 1999"),
                           ("Estimated area of contamination", "562km2 (July 2009)")], [
        "ContaminationClaim state:tha contaminatedArea exactly=562",
    ]),
    ("Casualties", "lbn", [("Mine/ERW casualties in 2007", "Total: 130 (2006: 207)", "Mines and IEDs: 18 (2006: 21)",
                           "Booby-traps: 13 (2006: 0)")], [
        "CasualtyClaim state:lbn casualties exactly=18 time=2007",
        "CasualtyClaim state:lbn casualties exactly=13 time=2007",
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


#: Key data of a page of 2007.
OLD = [
    ("Use, production, transfer in 2006-2007", "None"),
    ("Stockpile", "Unknown, although 1,200 antipersonnel mines destroyed since 2003"),
    ("Estimated area of contamination", "Unquantified"),
    ("Demining progress in 2006", "Area cancellation/reduction: 15 km2", "(2005: 17 km2)"),
    ("Clearance in 2006", "Reported clearance of 20km2 by Ecuador", "HALO Trust cleared 2km2 of land"),
    ("Mine/ERW casualties in 2006", "Total: 70 (2005: 60)", "Mines: 34 (2005: 19) ERW: 1 (2005: 0)",
     "Victim-activated IEDs: 14", "Unknown devices: 9"),
    ("Estimated mine/ERW survivors", "Unknown, but very significant"),
    ("Availability of services in 2006", "Physical rehabilitation: inadequate", "Economic (re)integration: slow"),
    ("Mine action funding in 2006", "International: $2 million", "(Peru received 26% of UN Portfolio appeal)",
     "National: none"),
]  # fmt: skip
OLD_SAYS = [
    "UseClaim state:per used munition:antipersonnel-mine not time=2006/2007",
    "StockpileClaim state:per stockpiles munition:antipersonnel-mine status=notKnown",
    "DestructionClaim state:per destroyed munition:antipersonnel-mine exactly=1200 time=2003/",
    "ContaminationClaim state:per contaminatedBy munition:mine status=notKnown",
    "ClearanceClaim state:per releasedArea exactly=17 time=2005",
    "ClearanceClaim state:ecu clearedArea exactly=20 time=2006 status=reported",
    "ClearanceClaim org:halo clearedArea exactly=2 time=2006",
    "CasualtyClaim state:per casualties exactly=19 time=2005",
    "CasualtyClaim state:per casualties exactly=0 time=2005 device=otherErw",
    "CasualtyClaim state:per casualties exactly=14 time=2006 device=improvisedDevice",
    "CasualtyClaim state:per casualties exactly=9 time=2006 device=unknownDevice",
    "CasualtyClaim state:per survivors status=notKnown",
    "VictimAssistanceClaim state:per serviceSituation time=2006",
    "MineActionClaim state:per contribution exactly=26 time=2006",
    "MineActionClaim state:per contribution not time=2006",
]


@pytest.mark.parametrize(("title", "state", "rows", "expected"), BOXES, ids=[f"{b[1]}: {b[2][0][0]}" for b in BOXES])
def test_box(title: str, state: str, rows: list[tuple[str, ...]], expected: list[str]) -> None:
    claims = _read(title, state, rows)
    for line in expected:
        assert any(says(claim, line) for claim in claims), (line, claims)


def test_none_reported_is_no_evidence_of_use() -> None:
    rows = [("Mine Ban Treaty status", "State Party"), ("Use, production, transfer in 2006-2007", "None reported")]
    told = [claim for claim in _read("Mine Ban Policy", "per", rows) if claim.kind == "UseClaim"]
    assert [(claim.status, claim.certainty) for claim in told] == [(Status.NO_EVIDENCE, Certainty.UNKNOWN)]


def test_an_old_page_is_no_section_of_casualties() -> None:
    page = "Peru, Landmine Monitor Report 2007\n\nPeru\n\n" + "\n\n".join(cell for row in OLD for cell in row)
    page += "\n\nKey developments since May 2006\n\nPeru cleared two hills.\n"
    document = parse_document(page, registers=REGISTERS)
    claims = read_claims(document, REGISTERS).claims
    assert [section.code for section in document.sections] == ["mbp"]
    for line in OLD_SAYS:
        assert any(says(claim, line) for claim in claims), (line, claims)


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
