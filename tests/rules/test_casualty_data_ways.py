"""Shares of casualties in words and brackets, who keeps count of them, and what of them nobody could find out."""

from __future__ import annotations

import pytest
from rule_example import read_text, read_told

#: section, country, text, the claims that it must make.
WAYS = [
    ("cas", "khm", "Antivehicle mines caused the largest share of casualties (41%).", [
        "CasualtyClaim state:khm casualties exactly=41 weapon=antivehicle-mine",
    ]),
    ("cas", "khm", "Most casualties were caused by ERW (64%), followed by antipersonnel mines (21%).", [
        "CasualtyClaim state:khm casualties exactly=64 weapon=erw",
        "CasualtyClaim state:khm casualties exactly=21 weapon=antipersonnel-mine",
    ]),
    ("cas", "khm", "Boys were the majority of child casualties (56%).", [
        "CasualtyClaim state:khm casualties exactly=56 age=child sex=male",
    ]),
    ("cas", "lao", "The majority of casualties in 2017, 78%, were caused by unexploded submunitions.", [
        "CasualtyClaim state:lao casualties exactly=78 time=2017 weapon=unexploded-submunition",
    ]),
    ("cas", "khm", "Nearly two-thirds of the casualties occurred in Battambang.", [
        "CasualtyClaim state:khm casualties place=battambang",
    ]),
    ("cas", "khm", "More than half of all casualties were children.", ["CasualtyClaim state:khm casualties age=child"]),
    ("cas", "lao", "ERW caused the most casualties, followed by landmines.", [
        "CasualtyClaim state:lao casualties weapon=erw",
    ]),
    ("cva", "alb", "None of the casualties was a deminer.", [
        "CasualtyClaim state:alb casualties exactly=0 population=deminer",
    ]),
    ("cas", "khm", "The database is managed by the Cambodian Red Cross.", [
        "VictimAssistanceClaim org:cambodian-red-cross collectsDataOn",
    ]),
    ("cas", "vnm", "Data on mine casualties has not been collected systematically in Vietnam.", [
        "VictimAssistanceClaim state:vnm collectsDataOn not",
    ]),
    ("mbp", "mmr", "No comprehensive data on mine victims exists.", [
        "VictimAssistanceClaim state:mmr collectsDataOn not",
    ]),
    ("cas", "mmr", "The Monitor was unable to verify the casualty figures.", [
        "CasualtyClaim state:mmr casualties status=notKnown",
    ]),
    ("cas", "sdn", "It is not clear whether the total includes casualties of tribal clashes.", [
        "CasualtyClaim state:sdn casualties status=notKnown",
    ]),
]  # fmt: skip

#: Sentences that tell no share of casualties and no keeper of data.
NONE = [
    ("cas", "khm", "The number of casualties fell by more than half (52%) from 2012 to 2013."),
    ("cas", "khm", "The Ministry of Defense did not share its data on military casualties."),
    ("cva", "alb", "None of the casualties was identified."),
]


@pytest.mark.parametrize(("code", "country", "text", "expected"), WAYS, ids=[way[2][:50] for way in WAYS])
def test_shares_and_data(code: str, country: str, text: str, expected: list[str]) -> None:
    read_told(code, country, text, expected)


@pytest.mark.parametrize(("code", "country", "text"), NONE, ids=[way[2][:50] for way in NONE])
def test_no_share_and_no_keeper(code: str, country: str, text: str) -> None:
    told = [c for c in read_text(code, country, text).claims if c.quantity or c.predicate == "collectsDataOn"]
    assert not told


#: country, text, the claims that it must make: rates, places that have a figure, nobody, nations, lives.
MORE = [
    ("afg", "Nobody was killed by mines in 2016.", ["CasualtyClaim state:afg killed exactly=0 time=2016"]),
    ("afg", "No one was injured during clearance in 2012.", ["CasualtyClaim state:afg injured exactly=0 time=2012"]),
    ("afg", "Mines have killed or maimed more than 21,000 Afghans since 1979.", [
        "CasualtyClaim state:afg casualties moreThan=21000 time=1979/",
    ]),
    ("afg", "A mine blast claimed the lives of three soldiers in June 2009.", [
        "CasualtyClaim state:afg killed exactly=3 time=2009-06 population=securityPersonnel",
    ]),
    ("afg", "Most victims were male (92%).", ["CasualtyClaim state:afg casualties exactly=92 sex=male"]),
    ("vnm", "One of the casualties was a deminer, who was injured.", [
        "CasualtyClaim state:vnm casualties exactly=1 population=deminer",
    ]),
    ("col", "In 2003, the Antipersonnel Mine Observatory registered 668 new mine casualties.", [
        "CasualtyClaim state:col casualties exactly=668 by=antipersonnel-mine-observatory",
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("country", "text", "expected"), MORE, ids=[way[1][:50] for way in MORE])
def test_who_and_how_many(country: str, text: str, expected: list[str]) -> None:
    read_told("cas", country, text, expected)


def test_a_rate_is_no_total_and_a_deminer_of_a_body_is_not_its_word() -> None:
    (rate,) = read_text("cas", "afg", "An average of 14 casualties per month was recorded in 2014.").claims
    assert not dict(rate.details).get("accounting")
    assert "per month" in (rate.content or "")
    (killed,) = read_text("cas", "afg", "Two HALO deminers were killed on 3 May 2014.").claims
    assert not killed.asserters


def test_whose_cause_was_not_recorded_was_recorded() -> None:
    claims = read_text("cas", "afg", "The cause of 45 casualties was not recorded.").claims
    assert not [claim for claim in claims if claim.rule == "casualty-unrecorded"]
