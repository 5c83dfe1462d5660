"""What is only named, meant, hedged or held against something else is never told as what was done or is there."""

from __future__ import annotations

import pytest
from rule_example import read_text, read_told

#: section, country, text, claims that it must make.
WAYS = [
    ("mbp", "phl", "The Philippines states that it has not used or produced antipersonnel mines.", [
        "UseClaim state:phl used munition:antipersonnel-mine not by=phl",
        "ProductionClaim state:phl produced munition:antipersonnel-mine not by=phl",
    ]),
    ("mbp", "tha", "Previously, in its report sent in 2019, Thailand stated that it kept 3,133 mines for training.", [
        "StockpileClaim state:tha stockpiles munition:mine exactly=3133 by=tha status=reported",
    ]),
    ("mbp", "dza", "The north of Algeria is said to be contaminated by mines laid by insurgent groups in 2009.", [
        "UseClaim group:insurgent-groups used munition:mine status=reported time=2009",
    ]),
    ("mbp", "sdn", "In November 1999, the United States reported that Sudan manufactures mines.", [
        "ProductionClaim state:sdn produces munition:mine status=reported by=usa",
    ]),
    ("mbp", "arg", "Argentina produced one type until 1990, manufacturing 18,970 FMK-1 mines.", [
        "ProductionClaim state:arg produced munition:fmk-1",
    ]),
    ("mbp", "blr", "Belarus did not produce mines after independence in 1992.", [
        "ProductionClaim state:blr produced munition:mine not time=1992/",
    ]),
    ("mbp", "geo", "Rebels alleged that Georgia laid mines in South Ossetia in 2006, and in Kodori Gorge in 2008.", [
        "UseClaim state:geo used munition:mine place=south-ossetia time=2006 status=alleged",
        "UseClaim state:geo used munition:mine place=kodori-gorge time=2008 status=alleged",
    ]),
    ("cas", "uga", "There were 21 or fewer casualties in 2009.", [
        "CasualtyClaim state:uga casualties atMost=21 time=2009",
    ]),
    ("cas", "uga", "There were five or more casualties in 2009.", [
        "CasualtyClaim state:uga casualties atLeast=5 time=2009",
    ]),
    ("mbp", "sdn", "Sudan cited a stockpile of 14,485 mines, adding 5,000 SPLA mines.", [
        "StockpileClaim state:sdn stockpiles munition:mine exactly=5000",
    ]),
    ("mbp", "tun", "Tunisia has not produced mines, nor has Algeria exported mines.", [
        "TransferClaim state:dza exported munition:mine not",
    ]),
    ("mbp", "tun", "Tunisia does not produce mines. Neither has it used antipersonnel mines.", [
        "UseClaim state:tun used munition:antipersonnel-mine not",
    ]),
    ("mbp", "tun", "Tunisia has not produced mines, nor is it known to have used mines.", [
        "UseClaim state:tun used munition:mine status=notKnown",
    ]),
    ("mbp", "tun", "At no time has Tunisia used antipersonnel mines.", [
        "UseClaim state:tun used munition:antipersonnel-mine not",
    ]),
    ("mbp", "tun", "Under no circumstances will Tunisia use antipersonnel mines.", [
        "UseClaim state:tun used munition:antipersonnel-mine not status=planned",
    ]),
    ("mbp", "tun", "Tunisia prevented rebels from laying mines in 2011.", [
        "UseClaim group:rebels used munition:mine not status=planned",
    ]),
    ("mbp", "tun", "Tunisia laid mines in 2011, rebels said.", [
        "UseClaim state:tun used munition:mine time=2011 status=reported",
    ]),
    ("mbp", "tun", "Tunisia laid mines in 2011, it is alleged.", [
        "UseClaim state:tun used munition:mine time=2011 status=alleged",
    ]),
    ("mbp", "tun", "In the view of Algeria, Tunisia laid mines in 2011.", [
        "UseClaim state:tun used munition:mine time=2011 status=reported by=dza",
    ]),
    ("mbp", "tun", "Tunisia became a State Party to the Convention on Cluster Munitions on 1 May 2015.", [
        "TreatyStatusClaim state:tun partyTo treaty:ccm time=2015-05-01",
    ]),
    ("ma", "vnm", "The Socialist Republic of Vietnam is contaminated by explosive remnants of war.", [
        "ContaminationClaim state:vnm contaminatedBy munition:erw",
    ]),
    ("cas", "irq", "In Kurdish-controlled northern Iraq in 2002, there were 457 recorded casualties due to mines.", [
        "CasualtyClaim state:irq casualties exactly=457 time=2002",
    ]),
    ("mbp", "sdn", "The government of Sudan, a signatory to the Mine Ban Treaty, is believed to have used mines.", [
        "UseClaim state:sdn used munition:mine status=alleged",
    ]),
    ("mbp", "col", "Mines have been laid by NSAGs in remote and hard-to-reach rural areas.", [
        "UseClaim group:nsags used munition:mine",
    ]),
    ("mbp", "npl", "Nepal has a stockpile of 3,000 antipersonnel and antivehicle mines.", [
        "StockpileClaim state:npl stockpiles munition:mine exactly=3000",
    ]),
    ("mbp", "irq", "Opposition forces have used antipersonnel and antivehicle mines in Mosul.", [
        "UseClaim group:opposition-forces used munition:antipersonnel-mine place=mosul",
        "UseClaim group:opposition-forces used munition:antivehicle-mine place=mosul",
    ]),
]  # fmt: skip
#: Texts whose subjects are nobody: section, country, text, key of the group that must not be made.
NOBODY = [
    (
        "mbp",
        "cod",
        "The Monitor was unable to confirm definitively which parties used mines.",
        "definitively",
    ),
    ("va", "col", "Mine victims receive assistance through a broader national system.", "mine-victims"),
    (
        "mbp",
        "irq",
        "It was reported that parts of Mosul were mined and booby-trapped by the group called IS.",
        "and",
    ),
    ("cmb", "yem", "A coalition conducted operations that include at least 23 separate attacks in Yemen.", "at-least"),
]
#: section, country, text, kind that must not be made, or only unsure, meant or denied.
NONE = [
    ("mbp", "khm", "Cambodia has an estimated 860km2 of mine-contaminated land.", "StockpileClaim"),
    ("mbp", "khm", "Cambodia had more than 7km2 of mine contamination in 2016.", "StockpileClaim"),
    ("mbp", "chl", "Chile has in the past been an important mine producer.", "StockpileClaim"),
    ("mbp", "per", "Peru has never had production facilities for antipersonnel mines.", "StockpileClaim"),
    ("mbp", "per", "Peru should consider using mine detection dogs in the Condor mountains.", "UseClaim"),
    ("mbp", "per", "In 2009, Peru was developing alternatives to antipersonnel mines.", "DevelopmentClaim"),
    ("cmb", "per", "A bill to ban cluster munitions was introduced by Peru in 2009.", "DevelopmentClaim"),
    ("mbp", "tur", "The difference is due to descriptions of the types of explosive devices used.", "UseClaim"),
    ("cmb", "tur", "Turkey spoke of the eight-year deadline for destroying stockpiled mines.", "DestructionClaim"),
    ("mbp", "blr", "Belarus signed an agreement with the goal of destroying its mines in 2007.", "DestructionClaim"),
    ("mbp", "ssd", "South Sudan has no intention whatsoever to produce mines.", "ProductionClaim"),
    ("mbp", "ssd", "South Sudan has no intention of producing mines.", "ProductionClaim"),
    ("mbp", "geo", "Georgia has had a moratorium on the use of mines since 1996.", "MoratoriumClaim"),
    ("mbp", "tun", "The army was not able to destroy its mines in 2011.", "DestructionClaim"),
    ("mbp", "tun", "Tunisia is unable to produce mines.", "ProductionClaim"),
    ("mbp", "tun", "Tunisia is not in a position to produce mines.", "ProductionClaim"),
    ("mbp", "tun", "Tunisia has nothing in its stockpile of antipersonnel mines.", "StockpileClaim"),
    ("mbp", "tun", "It is not the case that Tunisia used antipersonnel mines.", "UseClaim"),
    ("mbp", "tun", "It is untrue that Tunisia used antipersonnel mines.", "UseClaim"),
    ("mbp", "tun", "There is a possibility that Tunisia used mines.", "UseClaim"),
    ("mbp", "tun", "Tunisia was on the verge of using antipersonnel mines.", "UseClaim"),
    ("mbp", "tun", "Tunisia came close to using antipersonnel mines in 2011.", "UseClaim"),
    ("mbp", "tun", "Tunisia avoided using antipersonnel mines in 2011.", "UseClaim"),
    ("mbp", "tun", "Tunisia prohibited its forces from using antipersonnel mines in 2011.", "UseClaim"),
    ("mbp", "tun", "Tunisia warned against using antipersonnel mines.", "UseClaim"),
    ("mbp", "tun", "Tunisia has ruled out using antipersonnel mines.", "UseClaim"),
    ("mbp", "tun", "Tunisia is capable of producing antipersonnel mines.", "ProductionClaim"),
    ("mbp", "tun", "The mines, if laid by Tunisia, would violate the treaty.", "UseClaim"),
    ("mbp", "tun", "Tunisia laid mines in 2011, rebels said.", "UseClaim"),
    ("mbp", "tun", "Tunisia has yet to begin destroying its 900 mines.", "DestructionClaim"),
    ("mbp", "tun", "Tunisia began but never finished destroying its 900 mines.", "DestructionClaim"),
    ("mbp", "tun", "Tunisia has never voted against a resolution on mines.", "VoteClaim"),
    ("mbp", "tun", "Tunisia did not vote in favor of UNGA Resolution 69/34 in December 2014.", "VoteClaim"),
    ("cas", "tun", "Twelve people are believed to have been killed by mines in Tunisia in 2015.", "CasualtyClaim"),
    ("cas", "tun", "A mine nearly killed two children in 2015.", "CasualtyClaim"),
    ("mbp", "tun", "A draft law banning mines has not been adopted by Tunisia.", "LawClaim"),
]


@pytest.mark.parametrize(("code", "country", "text", "expected"), WAYS, ids=[way[2][:50] for way in WAYS])
def test_ways(code: str, country: str, text: str, expected: list[str]) -> None:
    read_told(code, country, text, expected)


@pytest.mark.parametrize(("code", "country", "text", "kind"), NONE, ids=[way[2][:50] for way in NONE])
def test_nothing_is_told_as_a_fact(code: str, country: str, text: str, kind: str) -> None:
    made = [c for c in read_text(code, country, text).claims if c.kind == kind and c.polarity.value == "affirmed"]
    assert not [c for c in made if c.status.feeds_findings and c.certainty.value == "certain"], made


def test_areas_that_border_a_country_tell_of_no_place_in_it() -> None:
    text = "The United States dropped submunitions on Cambodia, mostly in areas bordering Laos and Vietnam."
    places = {str(p) for c in read_text("cmb", "khm", text).claims if c.kind == "UseClaim" for p in c.places}
    assert places == {"state:khm"}


def test_the_date_of_a_part_is_not_that_of_the_whole() -> None:
    text = "Afghanistan reported that 65,973 mines had been destroyed, including 44,819 in 2005."
    [claim] = [c for c in read_text("mbp", "afg", text).claims if c.kind == "DestructionClaim"]
    assert claim.time is None


def test_mines_in_the_ground_are_no_stock() -> None:
    text = "Turkey declared a stockpile of 2.9 million mines and about 920,000 mines emplaced along its border."
    stocks = [c for c in read_text("mbp", "tur", text).claims if c.kind == "StockpileClaim"]
    assert [c.quantity.written for c in stocks if c.quantity] == ["2.9 million"]


def test_states_behind_an_adjective_are_no_verb() -> None:
    text = "Survey teams were deployed in all five of Somalia's federal states, despite the insecurity."
    assert not [c for c in read_text("ma", "som", text).claims if c.kind == "StatementClaim"]


@pytest.mark.parametrize(("code", "country", "text", "key"), NOBODY, ids=[way[2][:50] for way in NOBODY])
def test_words_that_describe_nobody_are_no_group(code: str, country: str, text: str, key: str) -> None:
    assert not [c for c in read_text(code, country, text).claims if c.subject.key.startswith(key)]


@pytest.mark.parametrize(
    "text",
    [
        "HALO's goal of clearing 3km2 of mined area in 2015 was missed.",
        "Clearance of 3km2 of mined area by HALO is planned for 2015.",
        "The extension request foresees clearance of 3km2 by 2015.",
    ],
)
def test_land_that_is_to_be_cleared_is_not_cleared(text: str) -> None:
    assert {c.predicate for c in read_text("ma", "tun", text).claims if c.quantity} <= {"areaToClear"}


def test_a_use_that_was_not_stopped_goes_on() -> None:
    [claim] = [
        c for c in read_text("mbp", "tun", "Tunisia has not stopped using mines.").claims if c.kind == "UseClaim"
    ]
    assert claim.polarity.value == "affirmed"
