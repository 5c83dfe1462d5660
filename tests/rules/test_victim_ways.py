"""Victims told in words, shares of those told before, what went unrecorded: in many wordings, each with its outcome."""

from __future__ import annotations

import pytest
from rule_example import list_narrow, read_text, read_told

#: section, country, text, the claims that it must make.
WAYS = [
    ("cas", "tur", "Turkey provided information on casualties between 2004 and the end of 2012:"
                   " 300 military personnel (100 killed; 200 injured) and 50 civilians (20 killed; 30 injured).", [
        "CasualtyClaim state:tur casualties exactly=300 population=securityPersonnel time=2004/2012-12",
        "CasualtyClaim state:tur killed exactly=100 population=securityPersonnel",
        "CasualtyClaim state:tur injured exactly=30 population=civilian",
    ]),
    ("cva", "uga", "At least 900 casualties had been identified by December 2011."
                   " Of the people injured, 500 lived in the north and the remaining 120 in the west.", [
        "CasualtyClaim state:uga injured exactly=500",
        "CasualtyClaim state:uga injured exactly=120",
    ]),
    ("cva", "irq", "The Monitor identified 90 casualties in 2011. Of these, 40 occurred in Basra.", [
        "CasualtyClaim state:irq casualties exactly=40 time=2011 place=basra",
    ]),
    ("imp", "uga", "Five members of a family (a man, a woman, a boy, and two girls) were injured in May 2014.", [
        "CasualtyClaim state:uga injured exactly=5 time=2014-05",
        "CasualtyClaim state:uga injured exactly=1 age=child sex=male",
        "CasualtyClaim state:uga injured exactly=2 age=child sex=female",
    ]),
    ("cas", "bih", "A civilian man was killed by a PROM-1 mine while he was herding in 2015.", [
        "CasualtyClaim state:bih killed exactly=1 population=civilian sex=male time=2015",
    ]),
    ("cas", "bih", "In March 2016, two boys aged 10 and 12 were injured by a grenade.", [
        "CasualtyClaim state:bih injured exactly=2 age=child sex=male time=2016-03",
    ]),
    ("cas", "moz", "In 2014, eight casualties were reported. Half of all casualties (four) were children.", [
        "CasualtyClaim state:moz casualties exactly=4 age=child",
    ]),
    ("cas", "bih", "Twelve casualties were civilians and one was a deminer.", [
        "CasualtyClaim state:bih casualties exactly=12 population=civilian",
    ]),
    ("cas", "yem", "The casualties in 2015 included three soldiers from the United Arab Emirates.", [
        "CasualtyClaim state:yem casualties exactly=3 population=securityPersonnel time=2015",
    ]),
    ("cas", "khm", "In 2012, 30 casualties were recorded. All deminers were injured by mines.", [
        "CasualtyClaim state:khm injured population=deminer",
    ]),
    ("cas", "khm", "Civilians made up the vast majority of casualties in 2014.", [
        "CasualtyClaim state:khm casualties population=civilian time=2014",
    ]),
    ("cas", "irq", "It is certain that there were many more casualties in 2012 that were not identified.", [
        "CasualtyClaim state:irq casualties time=2012",
    ]),
    ("cas", "irq", "Casualties in rural areas are believed to be underreported.", [
        "CasualtyClaim state:irq casualties",
    ]),
    ("cas", "irq", "There was no active or reliable data collection in the south.", [
        "VictimAssistanceClaim state:irq collectsDataOn not",
    ]),
    ("cas", "irq", "Media coverage of casualties is far from comprehensive.", [
        "VictimAssistanceClaim state:irq serviceSituation",
    ]),
    ("mbp", "nic", "At the conference, Nicaragua was identified as one of 24 States Parties with significant numbers of"
                   " mine survivors.", [
        "VictimAssistanceClaim state:nic responsibleFor exactly=24",
    ]),
]  # fmt: skip
WAYS += [
    ("cva", "afg", "In 2010, 1,211 casualties were identified. Children (469) made up at least 53% of casualties.", [
        "CasualtyClaim state:afg casualties exactly=469 age=child",
    ]),
    ("cva", "afg", "The number of survivors is unknown, but in 2006 the number was estimated to be 52,000.", [
        "CasualtyClaim state:afg survivors exactly=52000 time=2006 status=estimated",
    ]),
    ("cas", "alb", "In 2012, eight casualties were reported. All were civilians.", [
        "CasualtyClaim state:alb casualties population=civilian",
    ]),
    ("cas", "srb", "The last landmine casualties were reported in 2005.", [
        "CasualtyClaim state:srb casualties time=2005",
    ]),
    ("cas", "srb", "In 2004, 1,360 casualties (24 killed; 1,336 injured) between 1992 and 2000 were reported.", [
        "CasualtyClaim state:srb casualties exactly=1360 time=1992/2000",
        "CasualtyClaim state:srb killed exactly=24 time=1992/2000",
    ]),
    ("cva", "cod", "The casualties in 2014 included 23 females (four women; 19 girls).", [
        "CasualtyClaim state:cod casualties exactly=23 sex=female time=2014",
        "CasualtyClaim state:cod casualties exactly=19 sex=female age=child",
    ]),
    ("cas", "hrv", "The annual casualty rate decreased from 2004 to 2009.", [
        "CasualtyClaim state:hrv casualties time=2004/2009",
    ]),
]  # fmt: skip
WAYS += [
    ("cva", "khm", "In 2013, 111 casualties were recorded. "
                   "Twelve casualties were deminers, a rise from just one in 2012.", [
        "CasualtyClaim state:khm casualties exactly=12 population=deminer time=2013",
    ]),
    ("cva", "khm", "At least 900 people have been reported to have been injured by mines.", [
        "CasualtyClaim state:khm injured atLeast=900",
    ]),
    ("cva", "khm", "In 2010, the system recorded 286 mine, explosive remnants of war (ERW), and"
                   " submunition casualties.", [
        "CasualtyClaim state:khm casualties exactly=286 time=2010",
    ]),
    ("cva", "khm", "In 2010, 286 casualties were recorded. Of the total adult civilian casualties, 146 were men.", [
        "CasualtyClaim state:khm casualties exactly=146 sex=male age=adult population=civilian time=2010",
    ]),
    ("cva", "lao", "In 2015, 42 casualties were recorded. The majority of the casualties were male (39).", [
        "CasualtyClaim state:lao casualties exactly=39 sex=male",
    ]),
    ("cva", "hrv", "There was no improvement in the psychological support provided by the health system.", [
        "VictimAssistanceClaim state:hrv serviceSituation",
    ]),
]  # fmt: skip
WAYS += [
    ("cva", "per", "On 14 March 2011, a farmer stepped on a mine near Tacna and was seriously injured.", [
        "CasualtyClaim state:per injured exactly=1 time=2011-03-14 place=tacna",
    ]),
    ("cva", "per", "Mines caused most casualties (23), followed by UXO (12).", [
        "CasualtyClaim state:per casualties exactly=12 weapon=uxo",
    ]),
    ("cva", "per", "For 11 casualties the survival outcome was not known.", [
        "CasualtyClaim state:per unknownOutcome exactly=11",
    ]),
    ("cva", "per", "Some 70% of casualties were men and 20% were boys.", [
        "CasualtyClaim state:per casualties approximately=70 sex=male",
        "CasualtyClaim state:per casualties exactly=20 sex=male age=child",
    ]),
]  # fmt: skip
WAYS += [
    ("cas", "khm", "On 7 March 2017 an antivehicle mine killed three farmers and injured two more.", [
        "CasualtyClaim state:khm killed exactly=3 time=2017-03-07 weapon=antivehicle-mine",
        "CasualtyClaim state:khm injured exactly=2 time=2017-03-07",
    ]),
    ("cas", "khm", "In 2017, there were 58 casualties, 30% fewer than the 83 of 2016.", [
        "CasualtyClaim state:khm casualties exactly=83 time=2016",
    ]),
    ("cas", "khm", "In 2012, the ICRC recorded no new casualties in Cambodia.", [
        "CasualtyClaim state:khm casualties exactly=0 time=2012",
    ]),
]  # fmt: skip
#: text, the figures of casualties that it has.
FIGURES = [
    ("Two boys aged 10 and 12 were injured in 2016.", [2]),
    ("On 7 March 2017 an antivehicle mine killed three farmers.", [3]),
    ("A 45-year-old man was killed in 2016.", [1]),
    ("In 2016, there was one casualty; some 20 sheep were killed.", [1]),
    ("There were 14 casualties in 2010, and the number of accidents was the same (three).", [14]),
    ("Most child casualties, 13 of 18, were caused by mines in 2010.", [13]),
    ("In 2013, 30 mine casualties were reported under UN resolution 1244 (2013).", [30]),
    ("The center did not report how many casualties occurred in 2010.", []),
]


@pytest.mark.parametrize(("code", "country", "text", "expected"), WAYS, ids=[way[2][:50] for way in WAYS])
def test_victims(code: str, country: str, text: str, expected: list[str]) -> None:
    read_told(code, country, text, expected)


@pytest.mark.parametrize(("text", "figures"), FIGURES, ids=[text[:50] for text, _ in FIGURES])
def test_only_people_are_counted(text: str, figures: list[int]) -> None:
    claims = [claim for claim in read_text("cas", "bih", text).claims if claim.kind == "CasualtyClaim"]
    assert [int(claim.quantity.value or 0) for claim in claims if claim.quantity] == figures


def test_what_is_not_recorded_is_told_once() -> None:
    text = "It is likely that some casualties were not recorded in 2012."
    claims = [claim for claim in read_text("cas", "irq", text).claims if claim.kind == "CasualtyClaim"]
    assert [(claim.polarity.value, claim.certainty.value) for claim in claims] == [("affirmed", "probable")]


def test_casualties_that_a_report_declares_are_no_stock() -> None:
    text = "In its Article 7 report for 2009, Croatia reported seven antipersonnel mine casualties for 2009."
    assert {claim.kind for claim in read_text("cva", "hrv", text).claims} == {"CasualtyClaim"}


#: Pages of 1999 to 2009 tell casualties in the section on policy.
IN_ONE_SECTION = [
    ("In 2003, at least 57 new landmine casualties were reported, including 14 children.", [
        "CasualtyClaim state:per casualties atLeast=57 time=2003",
        "CasualtyClaim state:per casualties exactly=14 age=child time=2003",
    ]),
    ("There were 87 mine/UXO casualties in 2002, up from 63 in 2001.", [
        "CasualtyClaim state:per casualties exactly=87 time=2002",
        "CasualtyClaim state:per casualties exactly=63 time=2001",
    ]),
    ("In 2000, there were 1,200 reported mine victims, including 200 deaths.", [
        "CasualtyClaim state:per casualties exactly=1200 time=2000",
        "CasualtyClaim state:per killed exactly=200 time=2000",
    ]),
    ("Civilian casualties fell from 120 in 2001 to 85 in 2002.", [
        "CasualtyClaim state:per casualties exactly=120 time=2001",
        "CasualtyClaim state:per casualties exactly=85 time=2002",
    ]),
    ("In 2005, one person was killed and another injured in a mine incident.", [
        "CasualtyClaim state:per killed exactly=1 time=2005",
        "CasualtyClaim state:per injured exactly=1 time=2005",
    ]),
    ("According to UNICEF, 45 people died in mine explosions between 1995 and 2000.", [
        "CasualtyClaim state:per killed exactly=45 time=1995/2000 status=reported by=unicef",
    ]),
    ("There were no reported casualties in 2004.", ["CasualtyClaim state:per casualties exactly=0 time=2004"]),
    ("It is estimated that there are 10,000 mine survivors in Peru.", [
        "CasualtyClaim state:per survivors exactly=10000 status=estimated",
    ]),
    ("Peruvian soldiers were injured by mines in Ecuador in 1999.", [
        "CasualtyClaim state:ecu injured population=securityPersonnel time=1999",
    ]),
    ("The ICRC did not record casualties outside the capital.", ["VictimAssistanceClaim org:icrc collectsDataOn not"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), IN_ONE_SECTION, ids=[text[:50] for text, _ in IN_ONE_SECTION])
def test_pages_of_one_section(text: str, expected: list[str]) -> None:
    read_told("mbp", "per", text, expected)


def test_those_who_were_helped_are_no_casualties() -> None:
    for text in ("In 2002, the ICRC gave 30 casualties transport.", "Services reached 120 survivors in 2002."):
        assert not [claim for claim in list_narrow("mbp", "per", text) if claim.kind == "CasualtyClaim"]


def test_how_many_live_is_not_of_the_year_told_before() -> None:
    claims = read_text("cva", "khm", "In 2012, 20 casualties were recorded. There are at least 5,000 survivors.").claims
    assert [claim.time for claim in claims if claim.predicate == "survivors"] == [None]
