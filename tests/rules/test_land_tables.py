"""Tables of land and money of which a copy kept one cell a line: districts, provinces with districts, dates, years."""

from __future__ import annotations

import pytest
from rule_example import REGISTERS, says

from armstrace.loaders.layout import parse_document
from armstrace.loaders.reading import read_claims

BEFORE = "Chad\n\n{title}\n\nLast updated: 6 October 2011\n\nExtent\n\nThe areas of Chad are told below.\n\n"
DISTRICTS = (
    "Remaining hazardous area (end December 2010)|District|Estimated area (km²)|Faya|19.78|Fada|42.39|Zouar|190.89\
|Bardai|40.69|Ounianga|122.34|Aouzou|17.76|Total|433.85"
)
GROUPED = (
    "Mine contamination (as of February 2017)|Province|District|Area (m2)|Northern|Faya|821,555|Fada|787,756|Zouar\
|391,741|Subtotal|2,001,052|Eastern|Bardai|403,823|Ounianga|323,133|Subtotal|726,956|Total|2,728,008"
)
DATED = "Remaining hazardous area (km²)|District|End 2012|End 2013|End 2014|Faya|4.16|3.81|3.08|Fada|19.45|18.06|17.05\
|Zouar|7.22|5.08|4.60|Total|30.83|26.95|24.73"
YEARS = "Summary of contributions: 2018–2019|Year|Contributions (US$)|% change from previous year|2019|42,006,818|-9\
|2018|46,356,744|+22|Total|88,363,562|N/A"
WAYS = [
    ("Mine Action", DISTRICTS, [
        "ContaminationClaim place:faya contaminatedArea exactly=19.78 time=2010",
        "ContaminationClaim state:tcd contaminatedArea exactly=433.85 time=2010",
    ]),
    ("Mine Action", GROUPED, [
        "ContaminationClaim place:fada contaminatedArea exactly=787756 time=2017",
        "ContaminationClaim place:northern contaminatedArea exactly=2001052 time=2017",
        "ContaminationClaim state:tcd contaminatedArea exactly=2728008 time=2017",
    ]),
    ("Mine Action", DATED, [
        "ContaminationClaim place:fada contaminatedArea exactly=18.06 time=2013-12",
        "ContaminationClaim state:tcd contaminatedArea exactly=30.83 time=2012-12",
    ]),
    ("Support for Mine Action", YEARS, [
        "MineActionClaim state:tcd contribution exactly=46356744 time=2018",
        "MineActionClaim state:tcd contribution exactly=88363562 time=2018/2019",
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("title", "cells", "expected"), WAYS)
def test_cells_of_one_line_are_laid_into_rows(title: str, cells: str, expected: list[str]) -> None:
    page = BEFORE.format(title=title) + "\n\n".join(cells.split("|")) + "\n\nChad has told of all of it since then.\n"
    claims = read_claims(parse_document(page, country="tcd", registers=REGISTERS), REGISTERS).claims
    for line in expected:
        assert any(says(claim, line) for claim in claims), (line, claims)


#: A page with two tables: operators as rows, provinces as rows.
TWO_TABLES = """Cambodia

Mine Action

Last updated: 12 November 2018

Clearance

In 2017, three operators worked on the release of land in the northwest of the country.

Mine clearance by operator in 2017

Operator

Areas cleared

Area cleared (m2)

AP mines destroyed

HALO Trust

55

4,300,100

2,100

Total

175

16,640,600

5,300

Contamination

The northwest remains the part of the country with the most mines in the ground.

Antipersonnel mine contamination by province at end 2017

Province

CHAs

Area (km2)

Battambang

200

120.5

Total

250

153.6

Some of this land is farmed all the same.
"""


def test_tables_of_land_are_read_by_their_heads() -> None:
    claims = read_claims(parse_document(TWO_TABLES)).claims
    expected = [
        "ClearanceClaim org:halo clearedArea exactly=4300100 time=2017",
        "ClearanceClaim org:halo devicesDestroyed exactly=2100 time=2017",
        "ClearanceClaim state:khm clearedArea exactly=16640600 time=2017",
        "ContaminationClaim place:battambang contaminatedArea exactly=120.5 time=2017",
        "ContaminationClaim state:khm contaminatedArea exactly=153.6 time=2017",
    ]
    for line in expected:
        assert any(says(claim, line) for claim in claims), (line, claims)


def test_a_row_that_lost_a_cell_makes_its_table_silent() -> None:
    claims = read_claims(parse_document(TWO_TABLES.replace("\n55\n\n4,300,100\n", "\n4,300,100\n"))).claims
    assert not [claim for claim in claims if claim.kind == "ClearanceClaim" and claim.rule == "table"]
