"""When clearance and surveys began and stopped, bodies that began work, maps handed over: many wordings."""

from __future__ import annotations

import pytest
from rule_example import list_plain, read_told

#: section, country, text, the claims that it must make.
WAYS = [
    ("ma", "tjk", "Tajikistan initiated mine clearance operations in June 2004.", [
        "ClearanceClaim state:tjk clearing time=2004-06",
    ]),
    ("ma", "per", "The district of Tacna has been free from mine contamination since 2014.", [
        "ContaminationClaim place:tacna contaminatedBy munition:mine not time=2014/",
    ]),
    ("ma", "moz", "Gaza province was declared mine-free in 2012.", [
        "ContaminationClaim place:gaza contaminatedBy munition:mine not status=reported time=2012",
    ]),
    ("ma", "moz", "Mozambique aims to be mine-free by 2015.", [
        "ContaminationClaim state:moz contaminatedBy munition:mine not status=planned",
    ]),
    ("ma", "moz", "In 2014, it released 8.9km2: of which 3.1km2 through clearance, 2.2km2 through technical survey.", [
        "ClearanceClaim state:moz clearedArea exactly=3.1 time=2014",
        "ClearanceClaim state:moz reducedArea exactly=2.2 time=2014",
    ]),
    ("ma", "moz", "In 2014, it cleared 3km2, below its target of 4km2.", [
        "ClearanceClaim state:moz clearedArea exactly=3 time=2014",
        "ClearanceClaim state:moz areaToClear exactly=4 status=planned",
    ]),
    ("imp", "moz", "The army disposed of 64 abandoned bombs near Beira in 2019.", [
        "ClearanceClaim state:moz devicesDestroyed exactly=64 time=2019",
    ]),
    ("ma", "srb", "Clearance of one area of 74,000m2 in Bujanovac was completed in November 2018.", [
        "ClearanceClaim state:srb clearedArea exactly=74000 time=2018-11",
    ]),
    ("ma", "srb", "Of 0.6km2 released, 0.4km2 (67%) was by clearance.", [
        "ClearanceClaim state:srb clearedArea exactly=0.4",
    ]),
    ("ma", "srb", "The deadline of 1 March 2014 was extended to 1 March 2019 and then to 1 March 2023.", [
        "LawClaim treaty:mbt requires state:srb time=/2014-03-01",
        "LawClaim treaty:mbt requires state:srb time=/2019-03-01",
        "LawClaim treaty:mbt requires state:srb time=/2023-03-01",
    ]),
    ("imp", "zwe", "Zimbabwe submitted five requests to extend its Article 5 deadline.", [
        "StatementClaim state:zwe calledFor treaty:mbt exactly=5",
    ]),
    ("ma", "ago", "Mine clearance in Angola began in 1994.", ["ClearanceClaim state:ago clearing time=1994"]),
    ("ma", "ken", "Demining operations re-started in May 2005.", ["ClearanceClaim state:ken clearing time=2005-05"]),
    ("ma", "sen", "Clearance resumed in November 2013.", ["ClearanceClaim state:sen clearing time=2013-11"]),
    ("ma", "sen", "Demining operations were suspended in May 2013.", [
        "ClearanceClaim state:sen clearing not time=2013-05",
    ]),
    ("ma", "sen", "The HALO Trust stopped clearance in April 2004.", [
        "ClearanceClaim org:halo clearing not time=2004-04",
    ]),
    ("ma", "sen", "In May 2013, Senegal ordered a halt to all demining.", [
        "ClearanceClaim state:sen clearing not time=2013-05",
    ]),
    ("ma", "tjk", "In August 2004, a general survey began in the north.", [
        "EventClaim event:general-survey began time=2004-08",
    ]),
    ("ma", "ago", "In 2019, Angola completed a non-technical survey in all provinces.", [
        "EventClaim event:non-technical-survey ended time=2019",
    ]),
    ("ma", "irq", "The National Mine Action Authority was dissolved in June 2007.", [
        "MineActionClaim org:national-mine-action-authority operatesIn state:irq not time=2007-06",
    ]),
    ("ma", "mrt", "In 2010, Morocco handed over maps of its minefields to Mauritania.", [
        "MineActionClaim state:mar cooperatesWith state:mrt time=2010",
    ]),
    ("ma", "lbn", "Israel provided Lebanon with minefield maps in 2009.", [
        "MineActionClaim state:isr cooperatesWith state:lbn time=2009",
    ]),
    ("imp", "ago", "CNIDAH was replaced in 2021 by the Angolan Mine Action Agency.", [
        "MineActionClaim org:angolan-mine-action-agency functionsAs time=2021",
    ]),
    ("ma", "irq", "In October 2004, Iraq adopted a national mine action strategy.", [
        "MineActionClaim state:irq hasStrategy time=2004-10",
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("code", "country", "text", "expected"), WAYS, ids=[way[2][:50] for way in WAYS])
def test_a_stage_of_the_work_is_read(code: str, country: str, text: str, expected: list[str]) -> None:
    read_told(code, country, text, expected)


#: What is talked of, planned or trained for has not begun.
NOTHING = [
    "Talks on clearance began in 2009.",
    "Training for demining started in 2009.",
    "Preparations for clearance began in 2009.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_only_leads_to_the_work_is_not_the_work(text: str) -> None:
    assert not [claim for claim in list_plain("ma", "ago", text) if claim.kind == "ClearanceClaim"]


def test_a_target_is_no_output() -> None:
    for text in (
        "The mine action plan for 2008-2014 set targets for clearance of 2.1km2.",
        "Mozambique did not meet its land release target of 12km2.",
        "A land release rate of 1.2km2 a year will be required.",
    ):
        assert not [claim for claim in list_plain("ma", "moz", text) if claim.quantity is not None]


def test_mine_detection_deploys_no_mines() -> None:
    text = "APOPO deployed 9 teams with 120 deminers and 40 mine detection rats."
    assert not [claim for claim in list_plain("ma", "moz", text) if claim.kind == "DeploymentClaim"]


def test_what_is_not_free_is_not_told_as_free() -> None:
    text = "Mozambique was not yet mine-free."
    assert not [claim for claim in list_plain("ma", "moz", text) if claim.predicate == "contaminatedBy"]
