"""Contamination without a figure, in many wordings: that its extent is not known, what it is, that there is none."""

from __future__ import annotations

import pytest
from rule_example import read_text, read_told

_UNKNOWN = ["ContaminationClaim state:ago contaminatedBy munition:mine status=notKnown"]

#: section, country, text, the claims that it must make.
WAYS = [
    ("ma", "ago", "The extent of mine contamination in Angola is unclear.", _UNKNOWN),
    ("ma", "ago", "However, the full extent of the problem is still unknown.", _UNKNOWN),
    ("ma", "ago", "The precise extent of Angola's mine contamination is not yet known.", _UNKNOWN),
    ("ma", "ago", "The scale of the landmine problem has not been determined.", _UNKNOWN),
    ("ma", "ago", "There is no reliable estimate of the extent of mine contamination.", _UNKNOWN),
    ("ma", "ago", "No accurate estimate of mine contamination exists.", _UNKNOWN),
    ("ma", "ago", "Angola has not yet established an accurate picture of its mine contamination.", _UNKNOWN),
    ("ma", "ago", "Angola has still to establish the extent of its mine contamination.", _UNKNOWN),
    ("ma", "ago", "Angola lacks an accurate assessment of its mine contamination.", _UNKNOWN),
    ("ma", "tcd", "The contamination includes cluster munition remnants.", [
        "ContaminationClaim state:tcd contaminatedBy munition:cluster-munition-remnant",
    ]),
    ("ma", "tjk", "Some cluster munition contamination is believed to exist.", [
        "ContaminationClaim state:tjk contaminatedBy munition:cluster-munition status=alleged",
    ]),
    ("ma", "sen", "Contaminated areas are located in the Casamance region.", [
        "ContaminationClaim state:sen contaminatedBy munition:mine",
    ]),
    ("ma", "sdn", "Mines and ERW are primarily the result of decades of civil war.", [
        "ContaminationClaim state:sdn contaminatedBy",
    ]),
    ("ma", "zwe", "Its mine contamination originates from the laying of minefields in the 1970s.", [
        "ContaminationClaim state:zwe contaminatedBy munition:mine",
    ]),
    ("ma", "tun", "Tunisia has no contamination from cluster munition remnants.", [
        "ContaminationClaim state:tun contaminatedBy munition:cluster-munition-remnant not",
    ]),
    ("ma", "ner", "A survey in 2013 found no mine contamination in Agadez.", [
        "ContaminationClaim place:agadez contaminatedBy munition:mine not",
    ]),
    ("ma", "ner", "A survey found no evidence of mine contamination in Agadez.", [
        "ContaminationClaim place:agadez contaminatedBy munition:mine status=noEvidence",
    ]),
    ("ma", "ner", "Niger declared that there were no mined areas in Agadez.", [
        "ContaminationClaim state:ner contaminatedBy munition:mine not place=agadez status=declared",
    ]),
    ("ma", "ner", "In 2020, Niger reported that one mined area, covering less than 0.2km2, was found near Agadez.", [
        "ContaminationClaim state:ner contaminatedArea lessThan=0.2 status=declared",
    ]),
    ("ma", "ner", "There were no remaining areas suspected to contain antipersonnel mines.", [
        "ContaminationClaim state:ner contaminatedBy munition:antipersonnel-mine status=noEvidence",
    ]),
    ("ma", "tjk", "There is no known cluster munition contamination in Tajikistan.", [
        "ContaminationClaim state:tjk contaminatedBy munition:cluster-munition status=noEvidence",
    ]),
    ("ma", "tjk", "No confirmed mined areas remain in the south.", [
        "ContaminationClaim state:tjk contaminatedBy munition:mine status=noEvidence",
    ]),
    ("ma", "tcd", "Chad has 90km2 of contaminated land, resulting from the 1973 Libyan invasion.", [
        "ContaminationClaim event:1973-libyan-invasion causedContaminationOf state:tcd",
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("code", "country", "text", "expected"), WAYS, ids=[way[2][:50] for way in WAYS])
def test_contamination_without_a_figure_is_read(code: str, country: str, text: str, expected: list[str]) -> None:
    read_told(code, country, text, expected)


#: What says nothing of the kind.
NOTHING = [
    "The extent of international support is not known.",
    "Angola has no estimate of its budget.",
    "There is no contamination survey under way.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_not_told_of_contamination_is_not_read(text: str) -> None:
    assert not [claim for claim in read_text("ma", "ago", text).claims if claim.kind == "ContaminationClaim"]
