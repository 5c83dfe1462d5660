"""Figures of help for survivors: of those who got it, of centers and staff, and how a number of patients moved."""

from __future__ import annotations

import pytest
from rule_example import read_text, read_told

#: country, text, the claims that it must make.
WAYS = [
    ("afg", "There were 15 physical rehabilitation centers in 12 of 34 provinces in 2013.", [
        "VictimAssistanceClaim state:afg serviceSituation exactly=15 time=2013",
    ]),
    ("afg", "With ICRC support, 210 amputees obtained loans to start small businesses.", [
        "VictimAssistanceClaim org:icrc beneficiaries exactly=210",
    ]),
    ("afg", "The number of beneficiaries of the center increased from 1,100 in 2010 to 1,450 in 2011.", [
        "VictimAssistanceClaim state:afg beneficiaries exactly=1100 time=2010",
        "VictimAssistanceClaim state:afg beneficiaries exactly=1450 time=2011",
    ]),
    ("afg", "A total of 12 orthopedic technicians graduated in 2010.", [
        "VictimAssistanceClaim state:afg beneficiaries exactly=12 time=2010",
    ]),
    ("afg", "In 2009, the ICRC reimbursed transport costs for 560 patients.", [
        "VictimAssistanceClaim org:icrc beneficiaries exactly=560 time=2009",
    ]),
    ("afg", "Only 10% of persons with disabilities had access to rehabilitation.", [
        "VictimAssistanceClaim state:afg serviceSituation exactly=10",
    ]),
    ("afg", "Peer support was provided to 350 survivors by the ICRC in 2012.", [
        "VictimAssistanceClaim org:icrc beneficiaries exactly=350 time=2012",
    ]),
    ("afg", "Afghanistan had at least 60,000 mine survivors at the end of 2013.", [
        "CasualtyClaim state:afg survivors atLeast=60000",
    ]),
    ("rus", "A survey found 1,200 survivors in Chechnya.", ["CasualtyClaim place:chechnya survivors exactly=1200"]),
    ("ago", "By the end of 2014, survivors in nine of the 18 provinces had been surveyed.", [
        "VictimAssistanceClaim state:ago serviceSituation exactly=9",
    ]),
]  # fmt: skip

#: Sentences that count no casualties.
NONE = [
    ("afg", "Over 80% of the 3,400 people fitted with prostheses were mine survivors."),
    ("ago", "As of the end of 2014, survivors in nine of the 18 provinces had been surveyed."),
]


@pytest.mark.parametrize(("country", "text", "expected"), WAYS, ids=[way[1][:50] for way in WAYS])
def test_service_figures(country: str, text: str, expected: list[str]) -> None:
    read_told("va", country, text, expected)


@pytest.mark.parametrize(("country", "text"), NONE, ids=[way[1][:50] for way in NONE])
def test_no_casualties(country: str, text: str) -> None:
    assert not [claim for claim in read_text("va", country, text).claims if claim.kind == "CasualtyClaim"]
