"""Casualty figures beside others: whose year, place, cause and people each one has, in many wordings."""

from __future__ import annotations

import pytest
from rule_example import read_text, read_told

#: section, country, text, the claims that it must make.
WAYS = [
    ("cas", "khm", "In 2013, there were 111 casualties. Civilians (89) made up 80% of the total"
                   ", the same share as in 2012. Of these, 23 were children.", [
        "CasualtyClaim state:khm casualties exactly=89 time=2013",
        "CasualtyClaim state:khm casualties exactly=23 age=child time=2013",
    ]),
    ("cas", "khm", "In 2013, there were 111 casualties. This was a decrease from the 186 recorded in 2012."
                   " Another 10 casualties were soldiers (there were nine in 2012).", [
        "CasualtyClaim state:khm casualties exactly=186 time=2012",
        "CasualtyClaim state:khm casualties exactly=10 population=securityPersonnel time=2013",
    ]),
    ("cas", "tcd", "In 2016, 27 casualties were recorded. This was an increase from the six of 2015, after 79 in"
                   " 2014. There were 20 civilian casualties.", [
        "CasualtyClaim state:tcd casualties exactly=20 population=civilian time=2016",
    ]),
    ("cas", "khm", "As in 2011, the vast majority of casualties in 2012 (150) were civilians.", [
        "CasualtyClaim state:khm casualties exactly=150 time=2012",
    ]),
    ("cas", "col", "The Monitor recorded some 1,200 casualties in 2005 and 2006.", [
        "CasualtyClaim state:col casualties approximately=1200 time=2005/2006",
    ]),
    ("cas", "ago", "In the 1980s and 1990s, some 30,000 mine casualties were recorded.", [
        "CasualtyClaim state:ago casualties approximately=30000 time=198X/199X",
    ]),
    ("cas", "lka", "Five people were killed and 42 injured in 2012, compared to one killed and 23 injured the"
                   " previous year.", [
        "CasualtyClaim state:lka injured exactly=42 time=2012",
        "CasualtyClaim state:lka killed exactly=1 time=2011",
        "CasualtyClaim state:lka injured exactly=23 time=2011",
    ]),
    ("cas", "pak", "The number of casualties caused by antivehicle mines in 2012 (100) fell from 2011 (293).", [
        "CasualtyClaim state:pak casualties exactly=293 time=2011",
    ]),
    ("cas", "ssd", "As of December 2015, 90 casualties had been recorded. Of these, 72 were caused by submunitions.", [
        "CasualtyClaim state:ssd casualties exactly=72 time=/2015-12",
    ]),
    ("cas", "eth", "In 2007, antivehicle mines caused 40 casualties, antipersonnel mines caused 31 and remnants 13.", [
        "CasualtyClaim state:eth casualties exactly=40 weapon=antivehicle-mine",
        "CasualtyClaim state:eth casualties exactly=31 weapon=antipersonnel-mine",
    ]),
    ("cas", "khm", "The highest number of casualties in 2012 was in Battambang (30), followed by Pailin (12)"
                   " and Sampov (nine).", [
        "CasualtyClaim place:pailin casualties exactly=12",
        "CasualtyClaim place:sampov casualties exactly=9",
    ]),
    ("cas", "tur", "Six casualties came from Syria (two killed and four injured), crossing to Turkey in 2013.", [
        "CasualtyClaim state:tur killed exactly=2 time=2013",
    ]),
    ("cas", "mmr", "In 2011 the army said that landmines had killed or injured 298 people.", [
        "CasualtyClaim state:mmr casualties exactly=298",
    ]),
    ("cas", "sdn", "In 2016, most of the casualties, 17, were children, and six were adults.", [
        "CasualtyClaim state:sdn casualties exactly=17 age=child time=2016",
    ]),
    ("cas", "npl", "Of the 32 adult casualties in 2009, 18 were men and 14 were women.", [
        "CasualtyClaim state:npl casualties exactly=18 age=adult sex=male",
        "CasualtyClaim state:npl casualties exactly=14 age=adult sex=female",
    ]),
    ("cas", "npl", "The majority of casualties in 2009 (38) were children (30 boys and eight girls).", [
        "CasualtyClaim state:npl casualties exactly=38 age=child",
        "CasualtyClaim state:npl casualties exactly=30 age=child sex=male",
    ]),
    ("cas", "nga", "The overwhelming majority of casualties in 2019 were caused by improvised mines.", [
        "CasualtyClaim state:nga casualties time=2019 weapon=improvised-mine",
    ]),
    ("cas", "sen", "The Monitor did not identify any new casualties in Senegal in 2018.", [
        "CasualtyClaim state:sen casualties exactly=0 time=2018",
    ]),
]  # fmt: skip
#: Text, what may not be said of it: a measure, a status, a value.
WRONG = [
    ("In 2011, 20 casualties were civilians; the civilian status of 41 casualties was unknown.", "unknownOutcome"),
    ("The age and gender of five casualties was unknown in 2007.", "unknownOutcome"),
    ("The actual number of casualties is expected to be higher.", "planned"),
    ("All casualties of 2004 occurred in the Temporary Security Zone.", "securityPersonnel"),
]


@pytest.mark.parametrize(("code", "country", "text", "expected"), WAYS, ids=[way[2][:50] for way in WAYS])
def test_figure(code: str, country: str, text: str, expected: list[str]) -> None:
    read_told(code, country, text, expected)


@pytest.mark.parametrize(("text", "word"), WRONG, ids=[text[:50] for text, _ in WRONG])
def test_not_said(text: str, word: str) -> None:
    claims = read_text("cas", "khm", text).claims
    assert claims
    assert word not in {
        value for c in claims for value in (c.predicate, c.status.value, *(str(d[1]) for d in c.details))
    }


@pytest.mark.parametrize(
    "text",
    ["Four in five were male.", "Two out of three casualties were boys.", "Nine in ten victims were farmers."],
)
def test_a_ratio_counts_nobody(text: str) -> None:
    told = read_text("cas", "lao", f"In 2020, there were 34 casualties. {text}").claims
    values = {claim.quantity.value for claim in told if claim.quantity is not None}
    assert values <= {34, None}


def test_who_receives_less_helps_nobody() -> None:
    told = read_text("cva", "lao", "In 2020, fewer survivors received prostheses than the year before.").claims
    assert [claim.predicate for claim in told] == ["serviceSituation"]
