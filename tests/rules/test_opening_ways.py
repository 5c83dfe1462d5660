"""What the opening paragraphs of pages of 1999 to 2009 tell of all matters at once, and what they only allege."""

from __future__ import annotations

import pytest
from rule_example import list_plain, read_text, read_told

#: section, country, text, the claims that it must make.
WAYS = [
    (
        "mbp",
        "dza",
        "An interministerial committee on the treaty was set up in May 2003.",
        [
            "MineActionClaim state:dza established org:interministerial-committee time=2003-05",
        ],
    ),
    (
        "mbp",
        "per",
        "In December 2002, the government created a center for mine action.",
        [
            "MineActionClaim state:per established org:center time=2002-12",
        ],
    ),
    (
        "ma",
        "npl",
        "The government set up a national mine action authority and a mine action center.",
        [
            "MineActionClaim state:npl established org:national-mine-action-authority",
            "MineActionClaim state:npl established org:mine-action-center",
        ],
    ),
    (
        "ma",
        "afg",
        "The Mine Dog Center became fully operational in 1994.",
        [
            "MineActionClaim org:mine-dog-center functionsAs time=1994",
        ],
    ),
    (
        "mbp",
        "gnb",
        "Guinea-Bissau completed destruction of its 10,654 antipersonnel mines on 17 October 2005, just ahead of its"
        " 1 November 2005 treaty deadline.",
        [
            "DestructionClaim state:gnb destroyed munition:antipersonnel-mine exactly=10654 time=2005-10-17",
            "LawClaim treaty:mbt requires state:gnb time=/2005-11-01",
        ],
    ),
    (
        "ma",
        "gnb",
        "The Hill Center was set up in March 2001, and the National Demining Commission in September 2001.",
        ["MineActionClaim state:gnb established org:national-demining-commission time=2001-09"],
    ),
    (
        "cva",
        "jor",
        "A National Demining and Rehabilitation Committee was set up by royal decree in 2000.",
        ["MineActionClaim state:jor established org:national-demining-and-rehabilitation-committee time=2000"],
    ),
    (
        "mbp",
        "hrv",
        "Croatia and Norway served as co-chairs of the Standing Committee on Demining from May 2001 until the Fourth"
        " Meeting of States Parties in September 2002.",
        [
            "AttendanceClaim state:hrv servedAs treaty:mbt time=2001-05/2002-09",
            "AttendanceClaim state:nor servedAs treaty:mbt time=2001-05/2002-09",
        ],
    ),
    (
        "mbp",
        "tha",
        "Thailand deposited its ratification with the UN on 27 November 1998. The treaty entered into force in Thailand"
        " on 1 May 1999.",
        [
            "TreatyStatusClaim state:tha ratified treaty:mbt time=1998-11-27",
            "TreatyStatusClaim state:tha enteredIntoForce treaty:mbt time=1999-05-01",
        ],
    ),
    (
        "mbp",
        "jor",
        "Jordan began destruction of its stockpile of 92,342 antipersonnel mines in September 1999 and concluded in"
        " April 2003.",
        ["DestructionClaim state:jor destroyed munition:antipersonnel-mine time=2003-04"],
    ),
    (
        "ma",
        "hrv",
        "Croatia's mine action program calls for clearance of 346 square kilometers by 1 March 2009.",
        ["ClearanceClaim state:hrv areaToClear exactly=346 status=planned time=/2009-03-01"],
    ),
    (
        "ma",
        "afg",
        "A total of 979,640 people received mine awareness education in 1999, and about 6 million since 1990.",
        ["MineActionClaim state:afg beneficiaries approximately=6000000 time=1990/"],
    ),
    (
        "cas",
        "afg",
        "An estimated five to ten people were injured or killed by mines each day in 1999.",
        ["CasualtyClaim state:afg casualties time=1999"],
    ),
    (
        "mbp",
        "lka",
        "Government forces and the LTTE used mines in 2006.",
        [
            "UseClaim state:lka used munition:mine time=2006",
            "UseClaim org:ltte used munition:mine time=2006",
        ],
    ),
    (
        "mbp",
        "tjk",
        "In March 2004, Tajikistan destroyed 3,339 antipersonnel mines, retaining 225 for training purposes.",
        ["StockpileClaim state:tjk stockpiles munition:antipersonnel-mine exactly=225"],
    ),
    (
        "ma",
        "alb",
        "More than 7 million square meters of land was declared mine free in 2002.",
        ["ClearanceClaim state:alb releasedArea moreThan=7000000 time=2002"],
    ),
    (
        "cas",
        "mli",
        "At least 127 mine and UXO-related casualties are reported to have occurred in 1999.",
        ["CasualtyClaim state:mli casualties atLeast=127 status=reported time=1999"],
    ),
    (
        "mbp",
        "bih",
        "By March 2004, 2,574 antipersonnel mines, 31,920 antivehicle mines and 302,832 detonators had been destroyed.",
        ["DestructionClaim state:bih destroyed munition:antivehicle-mine exactly=31920 time=/2004-03"],
    ),
    (
        "mbp",
        "gnb",
        "Guinea-Bissau destroyed 4,711 antipersonnel mines in February 1998, and another 1,000 in September 2002.",
        ["DestructionClaim state:gnb destroyed munition:antipersonnel-mine exactly=1000 time=2002-09"],
    ),
    (
        "mbp",
        "mli",
        "In May 1999 Mali announced that it had destroyed 5,127 antipersonnel mines, while retaining 20 for training.",
        ["StockpileClaim state:mli stockpiles munition:antipersonnel-mine exactly=20 status=declared"],
    ),
    ("mbp", "chl", "Chile is mine-affected.", ["ContaminationClaim state:chl contaminatedBy munition:mine"]),
    ("mbp", "fji", "Fiji is not mine-affected.", ["ContaminationClaim state:fji contaminatedBy munition:mine not"]),
    (
        "mbp",
        "fji",
        "Fiji is not believed to be mine-affected.",
        [
            "ContaminationClaim state:fji contaminatedBy munition:mine status=notKnown",
        ],
    ),
    (
        "mbp",
        "per",
        "There is no production of cluster munitions in Peru.",
        [
            "ProductionClaim state:per produces munition:cluster-munition not",
        ],
    ),
    (
        "mbp",
        "pol",
        "The Mine Ban Treaty has not entered into force for Poland.",
        [
            "TreatyStatusClaim state:pol enteredIntoForce treaty:mbt not",
        ],
    ),
    (
        "ma",
        "moz",
        "The survey of 2001 found 791 affected communities, 20 with high impact, 164 with medium impact.",
        [
            "ContaminationClaim state:moz affectedCommunities exactly=791 time=2001",
            "ContaminationClaim state:moz affectedCommunities exactly=20 time=2001",
            "ContaminationClaim state:moz affectedCommunities exactly=164 time=2001",
        ],
    ),
    (
        "ma",
        "bih",
        "The survey identified 1,366 populated places as being mine-affected.",
        [
            "ContaminationClaim state:bih affectedCommunities exactly=1366",
        ],
    ),
    (
        "ma",
        "moz",
        "The HALO Trust, which works in the north, believes fewer than 100 minefields are left there.",
        [
            "ContaminationClaim state:moz contaminatedAreas lessThan=100 status=alleged",
        ],
    ),
    (
        "ma",
        "khm",
        "In 2003, CMAC and MAG combined to clear 900,000 square meters of land.",
        [
            "ClearanceClaim group:cmac-and-mag clearedArea exactly=900000 time=2003",
        ],
    ),
    (
        "ma",
        "lbn",
        "In 2002, the army reported demining 1.7 million square meters of land.",
        [
            "ClearanceClaim state:lbn clearedArea exactly=1700000 time=2002 status=declared",
        ],
    ),
    (
        "ma",
        "jor",
        "In June 2005, Jordan revised its 2000-2004 mine action plan.",
        [
            "MineActionClaim state:jor hasStrategy time=2005-06 status=asserted",
        ],
    ),
    (
        "ma",
        "ago",
        "In 2003, about 28,000 people attended mine risk education sessions.",
        [
            "MineActionClaim state:ago beneficiaries approximately=28000 time=2003",
        ],
    ),
    (
        "mbp",
        "per",
        "There have been rumors in 2001 that poachers used antipersonnel mines.",
        [
            "UseClaim group:poachers used munition:antipersonnel-mine status=alleged",
        ],
    ),
    (
        "mbp",
        "ago",
        "Human Rights Watch cited allegations of use of mines by the governments of Chad and Sudan.",
        [
            "UseClaim state:tcd used munition:mine status=alleged by=hrw",
            "UseClaim state:sdn used munition:mine status=alleged by=hrw",
        ],
    ),
    (
        "mbp",
        "afg",
        "Press reports indicated possible use of mines by the rebels.",
        [
            "UseClaim group:rebels used munition:mine status=alleged",
        ],
    ),
    (
        "mbp",
        "ago",
        "There has been continued use of antipersonnel mines by UNITA in 2001.",
        [
            "UseClaim org:unita used munition:antipersonnel-mine time=2001",
        ],
    ),
    (
        "mbp",
        "lbn",
        "Lebanon could not join the treaty because Israel, which had laid many mines there, had not.",
        [
            "UseClaim state:isr used munition:mine",
        ],
    ),
    (
        "mbp",
        "ukr",
        "In 2002, Ukraine destroyed twelve tons of landmines, two weeks before its deadline.",
        [
            "DestructionClaim state:ukr destroyed munition:mine exactly=12 time=2002",
        ],
    ),
    (
        "cva",
        "sdn",
        "In May 2004, a clinic for amputees opened in Juba, and in June 2005, a course for teachers started.",
        [
            "VictimAssistanceClaim group:clinic-for-amputees providesService time=2004-05",
        ],
    ),
]


@pytest.mark.parametrize(("code", "country", "text", "expected"), WAYS, ids=[way[2][:50] for way in WAYS])
def test_ways(code: str, country: str, text: str, expected: list[str]) -> None:
    read_told(code, country, text, expected)


#: section, country, text, a kind of claim that it must not assert.
NOT_TOLD = [
    ("mbp", "cod", "It is impossible to verify who is responsible for laying the mines.", "UseClaim"),
    ("mbp", "cod", "Doubts about who is responsible for use of antipersonnel mines have remained.", "UseClaim"),
    ("mbp", "per", "There were rumors in May 2001 that bandits use antipersonnel mines.", "UseClaim"),
    (
        "mbp",
        "lbn",
        "Lebanon abstained on Resolution 57/74, supporting the universalization of the Mine Ban Treaty.",
        "StatementClaim",
    ),
    (
        "mbp",
        "pol",
        "Poland abstained on Resolution 59/84 on 3 December 2004, supporting the Mine Ban Treaty.",
        "StatementClaim",
    ),
    ("cmb", "sdn", "UNMAS drew up a paper in July 2000.", "EventClaim"),
    ("ma", "moz", "A mine risk education strategy was developed in 2004.", "DevelopmentClaim"),
    ("ma", "irq", "The figure is expected to rise once the Landmine Impact Survey is completed in 2006.", "EventClaim"),
    ("mbp", "sdn", "A military commission was established to watch the ceasefire.", "MineActionClaim"),
]


@pytest.mark.parametrize(("code", "country", "text", "kind"), NOT_TOLD, ids=[case[2][:50] for case in NOT_TOLD])
def test_is_not_told_as_fact(code: str, country: str, text: str, kind: str) -> None:
    assert not [claim for claim in list_plain(code, country, text) if claim.kind == kind]


def test_a_date_of_what_happened_despite_is_not_that_of_use() -> None:
    claims = read_text("mbp", "cod", "Mines were used in Ituri in 2000, despite an accord of August 1999.").claims
    assert {claim.time for claim in claims if claim.kind == "UseClaim"} == {"2000"}


def test_the_year_before_that_a_total_is_held_against_is_not_its_own() -> None:
    text = "Mine action funding for Chad for 2002 totaled $4 million, more than four times the 2001 total."
    assert [claim.time for claim in read_text("sma", "tcd", text).claims] == ["2002"]


def test_they_are_those_of_the_sentence_before() -> None:
    """Neither the country nor a body named earlier."""
    text = "Demining agencies surveyed 25km2 of land in 2002. They cleared 22km2 of it."
    assert {str(claim.subject) for claim in read_text("ma", "afg", text).claims} == {"group:demining-agencies"}


def test_weeks_are_no_mines() -> None:
    text = "Peru destroyed 900 mines in 2001, two weeks before its deadline."
    found = [claim for claim in read_text("mbp", "per", text).claims if claim.kind == "DestructionClaim"]
    assert [str(claim.quantity.value) for claim in found if claim.quantity] == ["900"]


def test_where_a_body_sits_is_not_where_the_land_lies() -> None:
    text = "By June 2005, 828 dangerous areas had been registered by the Mine Action Coordination Center in Kinshasa."
    assert not any(claim.places for claim in read_text("ma", "cod", text).claims)


def test_the_whole_of_a_share_is_no_number_of_what_was_destroyed() -> None:
    text = "In 2004, the army destroyed 190,000 mines (six percent of the three million mines on the border)."
    found = [claim for claim in read_text("mbp", "dza", text).claims if claim.kind == "DestructionClaim"]
    assert [str(claim.quantity.value) for claim in found if claim.quantity] == ["190000"]


def test_no_casualties_now_are_not_those_of_years_before() -> None:
    text = "Benin imported arms in 1974. There are no landmine casualties."
    found = [claim for claim in read_text("cas", "ben", text).claims if claim.kind == "CasualtyClaim"]
    assert [claim.time for claim in found] == [None]


def test_a_decrease_from_the_previous_year_leaves_the_figure_its_own() -> None:
    text = "In 2003, there were 54 casualties, a decrease from the previous year."
    assert [claim.time for claim in read_text("cas", "bih", text).claims] == ["2003"]


def test_a_date_that_funds_end_at_is_no_deadline() -> None:
    text = "It is uncertain whether Chad will meet its Article 5 deadline due to a lack of funds beyond September 2021."
    assert not any(claim.time for claim in read_text("ma", "tcd", text).claims)


def test_an_unconfirmed_report_of_production_is_none_of_use() -> None:
    text = "In 1999, Chad reported that Sudan manufactures landmines; Landmine Monitor could not confirm this report."
    assert not any(claim.kind == "UseClaim" for claim in read_text("mbp", "sdn", text).claims)
