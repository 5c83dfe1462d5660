"""How many mines lie in the ground, and figures that say nothing of the kind: many wordings."""

from __future__ import annotations

import pytest
from rule_example import list_plain, read_told

#: section, country, text, the claims that it must make.
WAYS = [
    ("ma", "ago", "There are an estimated 10 million landmines in Angola.", [
        "ContaminationClaim state:ago contaminatedBy munition:mine approximately=10000000",
    ]),
    ("ma", "mda", "The area is estimated to contain some 50,000 mines.", [
        "ContaminationClaim state:mda contaminatedBy munition:mine approximately=50000 status=estimated",
    ]),
    ("ma", "per", "There are 12 minefields containing some 4,500 mines along the border.", [
        "ContaminationClaim state:per contaminatedAreas exactly=12",
        "ContaminationClaim state:per contaminatedBy munition:mine approximately=4500",
    ]),
    ("ma", "per", "In 2014, 120km of road and 35 bridges were cleared.", [
        "ClearanceClaim state:per clearedLength exactly=120 time=2014",
    ]),
    ("ma", "mda", "Three operators - DCA, HALO, and MAG - conducted clearance in 2014.", [
        "MineActionClaim org:dan-church-aid operatesIn state:mda time=2014",
        "MineActionClaim org:mag operatesIn state:mda time=2014",
    ]),
    ("ma", "mda", "Three NGOs (DCA, HALO, and MAG) conducted clearance in 2014.", [
        "MineActionClaim org:dan-church-aid operatesIn state:mda time=2014",
    ]),
    ("cas", "mda", "Two children were killed and a third lost an eye near the village of Dubasari.", [
        "CasualtyClaim state:mda killed exactly=2 place=dubasari",
        "CasualtyClaim state:mda injured exactly=1 place=dubasari",
    ]),
    ("cas", "ken", "One deminer was killed and another lost a leg in Mandera district in 2014.", [
        "CasualtyClaim state:ken killed exactly=1 time=2014 place=mandera population=deminer",
        "CasualtyClaim state:ken injured exactly=1 time=2014 place=mandera",
    ]),
    ("mbp", "omn", "Officials said in 2004 the army kept a small number of antipersonnel mines for training.", [
        "StockpileClaim state:omn stockpiles munition:antipersonnel-mine status=reported by=omn",
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("code", "country", "text", "expected"), WAYS, ids=[way[2][:50] for way in WAYS])
def test_what_lies_there_is_read(code: str, country: str, text: str, expected: list[str]) -> None:
    read_told(code, country, text, expected)


#: kind of claim, text: what must not be read of it.
NOTHING = [
    ("ContaminationClaim", "A survey of the six most affected provinces was planned for 2005."),
    ("ContaminationClaim", "Clearance of the two most contaminated districts was completed in 2010."),
    ("ContaminationClaim", "The army cleared 12 minefields containing 4,500 mines in 2014."),
    ("ClearanceClaim", "Photographs show mines being removed by soldiers."),
]


@pytest.mark.parametrize(("kind", "text"), NOTHING, ids=[way[1][:50] for way in NOTHING])
def test_what_tells_of_something_else_is_not_read_so(kind: str, text: str) -> None:
    assert not [claim for claim in list_plain("ma", "ken", text) if claim.kind == kind]


@pytest.mark.parametrize("before", ["Cambodia’s deadline is 2019.", "The strategy for 2018-2025 was adopted."])
def test_a_date_that_is_only_meant_dates_no_casualties(before: str) -> None:
    claims = read_told("cas", "khm", f"{before} At least 40 people were killed by mines.", [])
    assert [claim.time for claim in claims if claim.kind == "CasualtyClaim"] == [None]
