"""Casualty figures as the profiles of many countries and years tell them: each figure with its own outcome, people,
cause, place and year, and nothing that is no figure of casualties.
"""

from __future__ import annotations

import pytest
from rule_example import list_narrow, read_text, read_told

#: country, text, the claims that it must make.
WAYS = [
    ("zwe", "Children were 73% of the casualties whose age was known in 2012 (16 of 22).", [
        "CasualtyClaim state:zwe casualties exactly=73 time=2012 age=child",
        "CasualtyClaim state:zwe casualties exactly=16 time=2012 age=child",
    ]),
    ("rwa", "The last casualties reported in Rwanda occurred in 2011.", [
        "CasualtyClaim state:rwa casualties time=2011",
    ]),
    ("geo", "In 2013, a 25 year old man was injured by an antipersonnel mine while looking for his cow.", [
        "CasualtyClaim state:geo injured exactly=1 time=2013 sex=male",
    ]),
    ("geo", "The number of survivors is unknown, though it is estimated to be more than 700.", [
        "CasualtyClaim state:geo survivors status=notKnown",
        "CasualtyClaim state:geo survivors moreThan=700 status=estimated",
    ]),
    ("yem", "The ICRC reported that 812 people wounded by mines were admitted to hospitals in 2015.", [
        "CasualtyClaim state:yem injured exactly=812 time=2015 status=reported by=icrc",
    ]),
    ("zwe", "Three casualties (all boys) were reported in 2011.", [
        "CasualtyClaim state:zwe casualties exactly=3 time=2011 age=child sex=male",
    ]),
    ("khm", "Children accounted for 35 casualties in 2015, and women for 10.", [
        "CasualtyClaim state:khm casualties exactly=35 time=2015 age=child",
        "CasualtyClaim state:khm casualties exactly=10 sex=female",
    ]),
    ("ukr", "Improvised mines caused at least 12 casualties, ERW 14.", [
        "CasualtyClaim state:ukr casualties atLeast=12 weapon=improvised-mine",
        "CasualtyClaim state:ukr casualties exactly=14 weapon=erw",
    ]),
    ("irn", "The annual casualty total in 2014 was the lowest since 1988.", [
        "CasualtyClaim state:irn casualties time=2014",
    ]),
    ("afg", "Two-thirds of the casualties (30) occurred in Kandahar, and eight in Herat.", [
        "CasualtyClaim state:afg casualties exactly=30 place=kandahar",
        "CasualtyClaim state:afg casualties exactly=8 place=herat",
    ]),
    ("ago", "At least 2,300 mine survivors were living in Angola in 2014.", [
        "CasualtyClaim state:ago survivors atLeast=2300 time=2014 accounting=cumulative",
    ]),
    ("irn", "In 2012, the Monitor identified 123 casualties from landmines and ERW in Iran.", [
        "CasualtyClaim state:irn casualties exactly=123 time=2012 weapon=mine weapon=erw by=monitor",
    ]),
    ("zwe", "In 2013, as in 2012, mines caused only two casualties.", [
        "CasualtyClaim state:zwe casualties exactly=2 time=2013",
    ]),
    ("zwe", "This was an increase over the three casualties of 2011 and the single casualty reported in 2010.", [
        "CasualtyClaim state:zwe casualties exactly=3 time=2011",
        "CasualtyClaim state:zwe casualties exactly=1 time=2010",
    ]),
    ("zwe", "Since 1980, 1,585 casualties have been reported by the HALO Trust.", [
        "CasualtyClaim state:zwe casualties exactly=1585 time=1980/ by=halo",
    ]),
    ("tha", "Of the 11 casualties identified by the Monitor in 2017, five were recorded by the HALO Trust.", [
        "CasualtyClaim state:tha casualties exactly=11 by=monitor",
        "CasualtyClaim state:tha casualties exactly=5 by=halo",
    ]),
    ("tcd", "Annual casualties fell from 137 to 12 between 2010 and 2014.", [
        "CasualtyClaim state:tcd casualties exactly=137 time=2010",
        "CasualtyClaim state:tcd casualties exactly=12 time=2014",
    ]),
    ("tha", "The LIS identified at least 3,468 casualties to May 2001.", [
        "CasualtyClaim state:tha casualties atLeast=3468 time=/2001-05",
    ]),
    ("tha", "From 1998 to 2009, 573 casualties were recorded: 26 killed, 187 injured, and 360 of unknown status.", [
        "CasualtyClaim state:tha casualties exactly=573 time=1998/2009",
        "CasualtyClaim state:tha killed exactly=26",
        "CasualtyClaim state:tha injured exactly=187",
        "CasualtyClaim state:tha unknownOutcome exactly=360",
    ]),
    ("arm", "The Armenia Landmine Impact Survey from 2005 identified 394 casualties, 110 of them killed.", [
        "CasualtyClaim state:arm casualties exactly=394 time=/2005",
        "CasualtyClaim state:arm killed exactly=110 time=/2005 by=armenia-landmine-impact-survey",
    ]),
    ("uga", "A survey of mine casualties found that 3% of recorded casualties were caused by submunitions.", [
        "CasualtyClaim state:uga casualties exactly=3 weapon=submunition",
    ]),
    ("uga", "The last confirmed casualties from landmines occurred in 2005.", [
        "CasualtyClaim state:uga casualties weapon=mine time=2005",
    ]),
    ("dza", "Four children were injured in 2014, an increase on 2013, when no child casualties were reported.", [
        "CasualtyClaim state:dza injured exactly=4 time=2014 age=child",
        "CasualtyClaim state:dza casualties exactly=0 time=2013 age=child",
    ]),
    ("dza", "Of 36 casualties in 2015, the majority (24) were civilians while the rest (12) were security forces.", [
        "CasualtyClaim state:dza casualties exactly=36 time=2015",
        "CasualtyClaim state:dza casualties exactly=24 population=civilian",
        "CasualtyClaim state:dza casualties exactly=12 population=securityPersonnel",
    ]),
    ("khm", "The Monitor recorded 23 casualties in 2015; 14 were killed and nine injured.", [
        "CasualtyClaim state:khm casualties exactly=23 time=2015 by=monitor",
        "CasualtyClaim state:khm killed exactly=14 time=2015",
        "CasualtyClaim state:khm injured exactly=9 time=2015",
    ]),
    ("ago", "The number of casualties rose sharply in 1999 (from 103 in 1998 to 185 in 1999 in Luena alone).", [
        "CasualtyClaim state:ago casualties exactly=103 time=1998",
        "CasualtyClaim state:ago casualties exactly=185 time=1999",
    ]),
    ("yem", "A rocket attack on a market in Harad on 6 December 2015 killed five people and injured at least 25.", [
        "CasualtyClaim state:yem killed exactly=5 time=2015-12-06 place=harad",
        "CasualtyClaim state:yem injured atLeast=25 time=2015-12-06 place=harad",
    ]),
    ("lao", "In 2016, 59 mine/ERW casualties were recorded, of which 45 people were injured and 14 people killed.", [
        "CasualtyClaim state:lao casualties exactly=59 time=2016",
        "CasualtyClaim state:lao injured exactly=45 time=2016",
        "CasualtyClaim state:lao killed exactly=14 time=2016",
    ]),
    ("ago", "At least seven people were killed and 12 injured by mines in Moxico in 2013.", [
        "CasualtyClaim state:ago killed atLeast=7 time=2013 place=moxico",
        "CasualtyClaim state:ago injured exactly=12 time=2013 place=moxico",
    ]),
    ("khm", "In 2009, 244 casualties were reported, compared with 271 in 2008 and 352 in 2007.", [
        "CasualtyClaim state:khm casualties exactly=244 time=2009",
        "CasualtyClaim state:khm casualties exactly=271 time=2008",
        "CasualtyClaim state:khm casualties exactly=352 time=2007",
    ]),
    ("eri", "In 2011, 28 of the 45 casualties were boys, 10 were girls, five men and two women.", [
        "CasualtyClaim state:eri casualties exactly=28 time=2011 age=child sex=male",
        "CasualtyClaim state:eri casualties exactly=10 age=child sex=female",
        "CasualtyClaim state:eri casualties exactly=5 sex=male",
        "CasualtyClaim state:eri casualties exactly=2 sex=female",
    ]),
    ("khm", "Men made up 79% (226) of casualties.", ["CasualtyClaim state:khm casualties exactly=226 sex=male"]),
    ("yem", "Children made up 61% of civilian casualties.", [
        "CasualtyClaim state:yem casualties exactly=61 age=child population=civilian",
    ]),
    ("kor", "Four deminers were among the casualties in 2012.", [
        "CasualtyClaim state:kor casualties exactly=4 population=deminer time=2012",
    ]),
    ("ago", "The total number of mine survivors in Angola is estimated to be 80,000.", [
        "CasualtyClaim state:ago survivors exactly=80000 status=estimated",
    ]),
    ("ukr", "According to the UN, 1,796 people were killed or injured by mines from April 2014 to December 2016.", [
        "CasualtyClaim state:ukr casualties exactly=1796 time=2014-04/2016-12 status=reported by=un",
    ]),
    ("yem", "There were no casualties among deminers in 2014.", [
        "CasualtyClaim state:yem casualties exactly=0 population=deminer time=2014",
    ]),
    ("per", "In 2010, 12 people were killed, while in 2011 there were 20 casualties.", [
        "CasualtyClaim state:per killed exactly=12 time=2010",
        "CasualtyClaim state:per casualties exactly=20 time=2011",
    ]),
    ("per", "In 2010, eight people were killed, and nine people were killed in 2011.", [
        "CasualtyClaim state:per killed exactly=8 time=2010",
        "CasualtyClaim state:per killed exactly=9 time=2011",
    ]),
]  # fmt: skip
WAYS += [
    ("khm", "Twelve casualties were recorded in 2015. Of these, five were children. All but one were civilians.", [
        "CasualtyClaim state:khm casualties exactly=12 time=2015",
        "CasualtyClaim state:khm casualties exactly=5 age=child time=2015",
    ]),
    ("khm", "The Monitor recorded 23 casualties in 2015. This was a decrease from the 28 recorded in 2014.", [
        "CasualtyClaim state:khm casualties exactly=23 time=2015",
        "CasualtyClaim state:khm casualties exactly=28 time=2014",
    ]),
]  # fmt: skip
#: Names of weapons and short forms before the noun, verbs of reporting, comparisons, shares, places in a list.
WAYS += [
    ("lao", "The centre reported 12 mine/explosive remnants of war (ERW) casualties for 2012.", [
        "CasualtyClaim state:lao casualties exactly=12 time=2012",
    ]),
    ("lao", "By 2010, 900 mine/ERW (including submunition) casualties had been identified, including 300 killed.", [
        "CasualtyClaim state:lao casualties exactly=900 time=/2010",
        "CasualtyClaim state:lao killed exactly=300",
    ]),
    ("lao", "Laos reported 42 ERW and cluster munition casualties in 2013.", [
        "CasualtyClaim state:lao casualties exactly=42 time=2013",
    ]),
    ("lao", "The majority of casualties (67) in 2010 were children: 52 boys and 15 girls.", [
        "CasualtyClaim state:lao casualties exactly=67 age=child",
        "CasualtyClaim state:lao casualties exactly=52 age=child sex=male time=2010",
        "CasualtyClaim state:lao casualties exactly=15 age=child sex=female time=2010",
    ]),
    ("lao", "Adult casualties in 2010 included 42 men and eight women.", [
        "CasualtyClaim state:lao casualties exactly=42 age=adult sex=male",
        "CasualtyClaim state:lao casualties exactly=8 age=adult sex=female",
    ]),
    ("lao", "In 2009, the most casualties were recorded in Tadine province (125) and Bamet province (60).", [
        "CasualtyClaim place:tadine casualties exactly=125 time=2009",
        "CasualtyClaim place:bamet casualties exactly=60 time=2009",
    ]),
    ("sen", "No new mine/explosive remnants of war (ERW) casualties were recorded in Senegal in 2016.", [
        "CasualtyClaim state:sen casualties exactly=0 time=2016",
    ]),
    ("sen", "While in 2013 two of the eight casualties were military, and in 2014 none were, numbers fell.", [
        "CasualtyClaim state:sen casualties exactly=2 population=securityPersonnel time=2013",
    ]),
    ("sen", "As of 31 December 2017, the center had registered a total of 829 victims.", [
        "CasualtyClaim state:sen casualties exactly=829",
    ]),
    ("ago", "In 2005, there were 96 new casualties, a decrease from 2004.", [
        "CasualtyClaim state:ago casualties exactly=96 time=2005",
    ]),
    ("ago", "A survey of casualty data ended in 2008, which identified 513 casualties between 1964 and 2008.", [
        "CasualtyClaim state:ago casualties exactly=513 time=1964/2008",
    ]),
]  # fmt: skip
#: What counts nobody hurt: services, records, means.
NONE = [
    ("yem", "There was no information on casualties in 2014."),
    ("yem", "There were no data on casualties for 2014 and 2015."),
    ("khm", "In 2012, the ICRC provided 30 casualties with transport."),
    ("khm", "Some 126 survivors were visited by volunteers in 2012."),
    ("lao", "The survey team did not record 12 casualties."),
]


@pytest.mark.parametrize(("country", "text", "expected"), WAYS, ids=[way[1][:50] for way in WAYS])
def test_figures(country: str, text: str, expected: list[str]) -> None:
    claims = read_told("cas", country, text, expected)
    assert len([claim for claim in claims if claim.kind == "CasualtyClaim"]) == len(expected)


@pytest.mark.parametrize(("country", "text"), NONE, ids=[text[:50] for _, text in NONE])
def test_no_figure(country: str, text: str) -> None:
    assert not [claim for claim in list_narrow("cas", country, text) if claim.kind == "CasualtyClaim"]


def test_each_cause_has_its_own_figure() -> None:
    text = "Antivehicle mines caused 84 casualties, while antipersonnel mines caused 52."
    found = {int(c.quantity.value or 0): c.weapons for c in read_text("cas", "khm", text).claims if c.quantity}
    assert [str(found[84][0]), str(found[52][0])] == ["munition:antivehicle-mine", "munition:antipersonnel-mine"]


def test_pages_of_one_section_tell_casualties_there() -> None:
    text = "In 2002, 287 new landmine casualties were recorded, compared to 673 casualties in 2001."
    expected = [
        "CasualtyClaim state:ago casualties exactly=287 time=2002",
        "CasualtyClaim state:ago casualties exactly=673 time=2001",
    ]
    read_told("mbp", "ago", text, expected)
    assert not list_narrow("mbp", "ago", "In 2002, the ICRC gave 30 casualties transport.")


def test_a_figure_that_is_reported_is_no_statement() -> None:
    claims = read_text("cva", "lao", "The centre reported that there were around 310 casualties in 2008.").claims
    assert [claim.kind for claim in claims] == ["CasualtyClaim"]
