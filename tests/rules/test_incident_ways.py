"""Incidents that harm people: how many, none, more or fewer than before; incidents of use are none of them."""

from __future__ import annotations

import pytest
from rule_example import read_text, read_told

#: section, country, text, the claims that it must make.
WAYS = [
    ("mbp", "moz", "In 2003, there were 14 mine accidents in Mozambique, resulting in 24 casualties.", [
        "CasualtyClaim state:moz incidents exactly=14 time=2003",
        "CasualtyClaim state:moz casualties exactly=24 time=2003",
    ]),
    ("cas", "lbn", "The center recorded 83 incidents in 2014 compared to 101 in 2013.", [
        "CasualtyClaim state:lbn incidents exactly=83 time=2014",
        "CasualtyClaim state:lbn incidents exactly=101 time=2013",
    ]),
    ("cas", "mli", "The number of incidents rose from 12 in 2012 to 45 in 2016.", [
        "CasualtyClaim state:mli incidents exactly=12 time=2012",
        "CasualtyClaim state:mli incidents exactly=45 time=2016",
    ]),
    ("mbp", "lbn", "In 2004, five demining accidents occurred, leaving one deminer dead and four injured.", [
        "CasualtyClaim state:lbn incidents exactly=5 time=2004",
        "CasualtyClaim state:lbn killed exactly=1 time=2004 population=deminer",
    ]),
    ("mbp", "mwi", "There were no reported landmine incidents in Malawi.", [
        "CasualtyClaim state:mwi incidents exactly=0",
    ]),
    ("cas", "mli", "No accidents occurred during demining operations in 2012.", [
        "CasualtyClaim state:mli incidents exactly=0 time=2012",
    ]),
    ("imp", "mli", "Since 2017, Mali has seen a significant rise in incidents due to improvised mines.", [
        "CasualtyClaim state:mli incidents time=2017/",
    ]),
    ("mbp", "pak", "Landmine incidents continued to occur in 2003 in all provinces of Pakistan.", [
        "CasualtyClaim state:pak incidents time=2003",
    ]),
    ("cva", "col", "Cluster munition victims have also been reported.", [
        "CasualtyClaim state:col casualties weapon=cluster-munition",
    ]),
]  # fmt: skip
#: Sentences that count no incident of harm.
NONE = [
    ("mbp", "lbn", "Between 2000 and 2004 there were 12 incidents of use of mines."),
    ("cas", "tur", "Three people were killed in two separate incidents in April 2010."),
    ("cas", "mli", "No information on incidents was available."),
    ("mbp", "jor", "Two border incidents with mines in hand were reported."),
]


@pytest.mark.parametrize(("code", "country", "text", "expected"), WAYS, ids=[way[2][:50] for way in WAYS])
def test_incidents(code: str, country: str, text: str, expected: list[str]) -> None:
    read_told(code, country, text, expected)


@pytest.mark.parametrize(("code", "country", "text"), NONE, ids=[way[2][:50] for way in NONE])
def test_no_incidents(code: str, country: str, text: str) -> None:
    assert not [claim for claim in read_text(code, country, text).claims if claim.predicate == "incidents"]
