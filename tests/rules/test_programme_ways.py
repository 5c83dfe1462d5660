"""Programmes of mine action as many countries have them: surveys, plans, bodies, staff, risk education."""

from __future__ import annotations

import pytest
from rule_example import REGISTERS, list_plain, read_told, says

from armstrace.loaders.layout import parse_document
from armstrace.loaders.reading import read_claims

#: section, country, text, the claims that it must make.
WAYS = [
    ("ma", "tcd", "MAG employed 320 people, including 90 deminers.", [
        "MineActionClaim org:mag personnel exactly=320",
        "MineActionClaim org:mag personnel exactly=90",
    ]),
    ("ma", "tcd", "MAG cleared mines in Tibesti in March and April 2014.", [
        "ClearanceClaim org:mag cleared place=tibesti time=2014-03/2014-04",
    ]),
    ("ma", "tcd", "MAG trained deminers in 2012, 2013, and 2014.", ["MineActionClaim org:mag trains time=2012/2014"]),
    ("ma", "khm", "In 2016, CMAC had 1,757 staff, the HALO Trust 1,119 and MAG 324.", [
        "MineActionClaim org:cmac personnel exactly=1757 time=2016",
        "MineActionClaim org:halo personnel exactly=1119 time=2016",
        "MineActionClaim org:mag personnel exactly=324 time=2016",
    ]),
    ("ma", "khm", "The Cambodian Mine Action Authority, set up in September 2000, regulates the sector.", [
        "MineActionClaim state:khm established org:cambodian-mine-action-authority time=2000-09",
    ]),
    ("ma", "khm", "The country's deadline of 1 January 2010 was extended by ten years to 1 January 2020.", [
        "LawClaim treaty:mbt requires state:khm time=/2010-01-01",
        "LawClaim treaty:mbt requires state:khm time=/2020-01-01",
    ]),
    ("ma", "jor", "In November 2001, the country produced its first national mine action plan for 2002-2006.", [
        "MineActionClaim state:jor hasStrategy time=2001-11",
    ]),
    ("ma", "khm", "A baseline survey began in 2009 and was completed in 2012.", [
        "EventClaim event:baseline-survey ended time=2012",
    ]),
    ("ma", "khm", "The extent of it is not known, but CMAC estimated 645km2 in 2013.", [
        "ContaminationClaim state:khm contaminatedArea exactly=645 time=2013 status=estimated by=cmac",
    ]),
    ("ma", "khm", "In 2016, NPA confirmed 26 hazardous areas totaling 14km2.", [
        "ContaminationClaim state:khm contaminatedArea exactly=14 time=2016 status=asserted",
        "ContaminationClaim state:khm contaminatedAreas exactly=26 time=2016",
    ]),
    ("ma", "bdi", "FSD, which reports to the Ministry of Public Security, has a staff of 22.", [
        "MineActionClaim org:fsd personnel exactly=22",
    ]),
    ("imp", "ago", "UNICEF provided mine risk education in schools in 2006.", [
        "MineActionClaim org:unicef operatesIn state:ago time=2006",
    ]),
    ("ma", "ago", "In 2008, the army took over coordination of mine action.", [
        "MineActionClaim state:ago responsibleFor time=2008",
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("code", "country", "text", "expected"), WAYS, ids=[way[2][:60] for way in WAYS])
def test_a_programme_is_read(code: str, country: str, text: str, expected: list[str]) -> None:
    read_told(code, country, text, expected)


def test_a_plan_in_the_making_is_not_there_yet() -> None:
    text = "Angola is developing a national mine action strategy."
    assert not [claim for claim in list_plain("ma", "ago", text) if claim.predicate == "hasStrategy"]


@pytest.mark.parametrize("text", [
    "No risk education was conducted in 2015.",
    "Little risk education is provided in the north.",
    "No survey was completed in 2010.",
])  # fmt: skip
def test_what_was_not_done_is_not_told_as_done(text: str) -> None:
    assert {claim.predicate for claim in list_plain("ma", "khm", text)} <= {"programmeSituation"}


PAGE = """Cambodia

Mine Action

Last updated: 19 November 2018

Contamination

Cambodia is contaminated by mines along its border with Thailand and in many other parts of the country.

Land release in 2017

Operator | Area cleared (km2) | Mines destroyed
CMAC | 12.5 | 3,400
HALO Trust | 4.3 | 2,100
Total | 16.8 | 5,500

The figures are lower than a year before, because of the many other tasks that operators were asked to do.
"""


def test_rows_with_bars_between_their_cells_are_a_table() -> None:
    claims = read_claims(parse_document(PAGE, registers=REGISTERS), REGISTERS).claims
    expected = [
        "ClearanceClaim org:cmac clearedArea exactly=12.5 time=2017",
        "ClearanceClaim org:cmac devicesDestroyed exactly=3400 time=2017",
        "ClearanceClaim state:khm clearedArea exactly=16.8 time=2017",
    ]
    for line in expected:
        assert any(says(claim, line) for claim in claims), (line, claims)


def test_a_menu_with_bars_is_no_table() -> None:
    menu = "Treaty Status | Management & Coordination | Impact | Addressing the Impact"
    page = PAGE.replace("Contamination\n", f"Contamination\n\n{menu}\n", 1)
    uses = read_claims(parse_document(page, registers=REGISTERS), REGISTERS).uses
    assert [use.kind.value for use in uses].count("table") == 1
