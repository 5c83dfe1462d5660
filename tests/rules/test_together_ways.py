"""Figures of several together, of parts, of rates and of what is only foreseen: whose they are, what they are not."""

from __future__ import annotations

import pytest
from rule_example import REGISTERS, list_plain, read_told

from armstrace.graph.claim import Claim
from armstrace.loaders.layout import parse_document
from armstrace.loaders.reading import read_claims

#: section, country, text, the claims that it must make.
WAYS = [
    ("mbp", "zwe", "By March 2004, 2,574 antipersonnel mines, 31,920 antivehicle mines and 200 detonators had been "
     "destroyed.", [
        "DestructionClaim state:zwe destroyed munition:antipersonnel-mine exactly=2574",
        "DestructionClaim state:zwe destroyed munition:antivehicle-mine exactly=31920",
    ]),
    ("mbp", "zwe", "Zimbabwe is obligated to destroy its mines as soon as possible but no later than 1 May 2019.", [
        "LawClaim treaty:mbt requires state:zwe time=/2019-05-01",
    ]),
    ("cmb", "zwe", "Zimbabwe said it strives to complete destruction of the bombs by its 1 May 2024 deadline.", [
        "LawClaim treaty:ccm requires state:zwe time=/2024-05-01",
    ]),
    ("mbp", "zwe", "Zimbabwe manufactured 18,970 FMK-1 mines between 1976 and 1990.", [
        "ProductionClaim state:zwe produced munition:fmk-1 exactly=18970 time=1976/1990",
    ]),
    ("mbp", "zwe", "Zimbabwe destroyed 1,210 mines in June 2001 and April 2003.", [
        "DestructionClaim state:zwe destroyed munition:mine exactly=1210 time=2001-06/2003-04",
    ]),
    ("mbp", "zwe", "Zimbabwe imported mines in 1986 and 1994 from France.", [
        "TransferClaim state:zwe imported munition:mine time=1986 origin=state:fra",
        "TransferClaim state:zwe imported munition:mine time=1994 origin=state:fra",
    ]),
    ("mbp", "zwe", "In July 2004 and November 2005, Zimbabwe indicated that it was prepared to sign.", [
        "StatementClaim state:zwe stated time=2004-07",
        "StatementClaim state:zwe stated time=2005-11",
    ]),
    ("mbp", "zwe", "Zimbabwe signed and ratified the treaty on 3 December 1997 and 18 June 1998, respectively.", [
        "TreatyStatusClaim state:zwe signed treaty:mbt time=1997-12-03",
        "TreatyStatusClaim state:zwe ratified treaty:mbt time=1998-06-18",
    ]),
    ("mbp", "zwe", "Zimbabwe and Chile ratified the treaty in 1998 and 2001, respectively.", [
        "TreatyStatusClaim state:zwe ratified treaty:mbt time=1998",
        "TreatyStatusClaim state:chl ratified treaty:mbt time=2001",
    ]),
    ("ma", "zwe", "In 2017, three operators - the HALO Trust and NPA - cleared 1.66km2 and destroyed 16,983 mines, "
     "compared with 1.42km2 and 12,765 mines in 2016.", [
        "ClearanceClaim group:halo-trust-and-npa clearedArea exactly=1.66 time=2017",
        "ClearanceClaim group:halo-trust-and-npa clearedArea exactly=1.42 time=2016",
        "ClearanceClaim group:halo-trust-and-npa devicesDestroyed exactly=12765 time=2016",
    ]),
    ("ma", "zwe", "In 2017, Zimbabwe cleared 1.66km2. HALO alone accounted for 0.83km2.", [
        "ClearanceClaim org:halo clearedArea exactly=0.83",
    ]),
    ("ma", "zwe", "The request foresees the release of 66km2.", [
        "ClearanceClaim state:zwe areaToClear exactly=66 status=planned",
    ]),
    ("ma", "zwe", "The army believes that up to 1.5 million mines are still in the ground.", [
        "ContaminationClaim state:zwe contaminatedBy munition:mine atMost=1500000",
    ]),
    ("cmb", "zwe", "Zimbabwe has not acceded. Jane’s Information Group lists it as possessing BL755 bombs.", [
        "StockpileClaim state:zwe stockpiles munition:bl755 status=reported",
    ]),
    ("mbp", "zwe", "The Mines Act, which parliament passed in 2000, makes the treaty part of domestic law.", [
        "LawClaim state:zwe adopted law:mines-act time=2000",
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("code", "country", "text", "expected"), WAYS, ids=[way[2][:50] for way in WAYS])
def test_whose_a_figure_is(code: str, country: str, text: str, expected: list[str]) -> None:
    read_told(code, country, text, expected)


#: kind of claim, section, text, how many claims of the kind it makes.
NOT_MORE = [
    (
        "CasualtyClaim",
        "cas",
        "In 2017, nine mine casualties were reported in Zimbabwe, five more than a year before.",
        1,
    ),
    (
        "CasualtyClaim",
        "cas",
        "Between 1980 and 2017, ZIMAC recorded 1,606 casualties, of whom about three in ten died.",
        1,
    ),
    ("ContaminationClaim", "ma", "HALO alone accounted for 0.83km2 and 11,340 mines.", 0),
    ("LawClaim", "mbp", "It had failed to submit the reports due for 2010 and 2011.", 0),
]


@pytest.mark.parametrize(("kind", "code", "text", "number"), NOT_MORE, ids=[way[2][:50] for way in NOT_MORE])
def test_no_more_is_counted_than_is_told(kind: str, code: str, text: str, number: int) -> None:
    assert len([claim for claim in list_plain(code, "zwe", text) if claim.kind == kind]) == number


def test_how_dense_mines_lie_is_not_how_many() -> None:
    claims = list_plain("ma", "zwe", "Some 5,500 mines per kilometer were laid in the densest stretch.")
    assert all(claim.quantity is None for claim in claims)


_PAGE = """Zimbabwe

{title}

Last updated: 12 October 2018

{heading}

What was reported for these years is shown below.

{cells}
"""


def test_a_year_heads_a_row_and_no_column() -> None:
    cells = (
        "Year|Area cleared (km2)|Mines destroyed|2015|0.49|26,197|2016|1.42|12,765|2017|1.66|16,983|Total|3.57|55,945"
    )
    claims = _read_page("Mine Action", "Progress in clearance", cells)
    told = [(str(claim.quantity.value), claim.time) for claim in claims if claim.quantity]
    assert ("1.42", "2016") in told
    assert ("16983", "2017") in told
    assert ("55945", "2015/2017") in told


def test_mines_retained_by_type_and_year() -> None:
    cells = "Type|Retained at end of 2016|Retained at end of 2017|PMD-6|430|400|R2M2|70|50|Total|500|450"
    claims = _read_page("Mine Ban Policy", "Stockpiles", cells)
    told = {(str(claim.object), str(claim.quantity.value), claim.as_of) for claim in claims if claim.quantity}
    assert ("munition:pmd-6", "430", "2016-12") in told
    assert ("munition:antipersonnel-mine", "450", "2017-12") in told
    assert not [claim for claim in claims if claim.kind == "CompositionClaim"]


def _read_page(title: str, heading: str, cells: str) -> tuple[Claim, ...]:
    page = _PAGE.format(title=title, heading=heading, cells="\n\n".join(cells.split("|")))
    return read_claims(parse_document(page, country="zwe", registers=REGISTERS), REGISTERS).claims


def test_what_a_report_sent_before_declares() -> None:
    text = "In its report, submitted on 3 July 2012, Peru declared that it had never produced cluster munitions."
    read_told("cmb", "per", text, ["ProductionClaim state:per produced munition:cluster-munition not status=declared"])


def test_who_declares_that_it_has_none_declares_no_stock() -> None:
    text = "Peru declared that it had neither produced nor stockpiled cluster munitions."
    claims = read_told("cmb", "per", text, ["StockpileClaim state:per stockpiled munition:cluster-munition not"])
    assert not [claim for claim in claims if claim.kind == "DeclarationClaim"]


def test_survivors_who_were_asked_are_no_casualties() -> None:
    claims = read_told("cva", "per", "The association surveyed 309 survivors in 2011.", [])
    assert not [claim for claim in claims if claim.kind == "CasualtyClaim"]


def test_a_survey_dates_what_it_found() -> None:
    read_told("ma", "per", "A survey in 2007 found 541 mined areas covering 12km2; by December 2011, 144 were left.", [
        "ContaminationClaim state:per contaminatedAreas exactly=541 time=2007",
        "ContaminationClaim state:per contaminatedArea exactly=12 time=2007",
    ])  # fmt: skip


def test_what_an_output_is_held_against_is_output() -> None:
    read_told("ma", "per", "Peru cleared 4.3km2 in 2011. This was slightly less than the 4.5km2 of 2010.", [
        "ClearanceClaim state:per clearedArea exactly=4.5 time=2010",
    ])  # fmt: skip


def test_an_area_stands_with_its_place() -> None:
    read_told("ma", "per", "Tumbes, with 2.9km2, and Piura, with 2.1km2, were the worst hit.", [
        "ContaminationClaim state:per contaminatedArea exactly=2.9 place=tumbes",
        "ContaminationClaim state:per contaminatedArea exactly=2.1 place=piura",
    ])  # fmt: skip


def test_the_rank_of_a_state_party_is_no_matter() -> None:
    read_told("cmb", "per", "Peru became the 57th State Party on 1 September 2011.", [
        "TreatyStatusClaim state:per partyTo treaty:ccm time=2011-09-01",
    ])  # fmt: skip


def test_an_operator_heads_a_row_and_no_table() -> None:
    cells = "Operator|Area cleared (m2)|AP mines destroyed|HALO|1,100,000|2,411|APOPO|680,000|405|Total|1,780,000|2,816"
    claims = _read_page("Mine Action", "Progress in clearance", cells)
    told = [(str(claim.subject), str(claim.quantity.value)) for claim in claims if claim.quantity]
    assert ("org:halo", "1100000") in told
    assert ("org:apopo", "405") in told
