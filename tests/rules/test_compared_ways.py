"""Figures that another is held against: each has the time of its own, never that of the other."""

from __future__ import annotations

import pytest
from rule_example import read_text, read_told

#: section, country, text, the claims that it must make.
WAYS = [
    ("cas", "ken", "In 2015, 24 casualties were recorded in Kenya, up from 12 a year before.", [
        "CasualtyClaim state:ken casualties exactly=24 time=2015",
        "CasualtyClaim state:ken casualties exactly=12 time=2014",
    ]),
    ("cas", "ken", "In 2015, 24 casualties were recorded in Kenya, down from 30 the previous year.", [
        "CasualtyClaim state:ken casualties exactly=24 time=2015",
        "CasualtyClaim state:ken casualties exactly=30 time=2014",
    ]),
    ("ma", "lao", "In 2020, clearance teams released 53km2 and destroyed 70,300 submunitions, compared with 64km2 and "
     "80,247 submunitions in 2019.", [
        "ClearanceClaim state:lao releasedArea exactly=64 time=2019",
        "ClearanceClaim state:lao devicesDestroyed exactly=70300 time=2020",
        "ClearanceClaim state:lao devicesDestroyed exactly=80247 time=2019",
    ]),
    ("ma", "lao", "In 2020, 4,500 mines were destroyed, compared with 3,200 the previous year.", [
        "ClearanceClaim state:lao devicesDestroyed exactly=4500 time=2020 weapon=mine",
        "ClearanceClaim state:lao devicesDestroyed exactly=3200 time=2019 weapon=mine",
    ]),
    ("mbp", "per", "A decree was approved in April 2014, and a law adopted in December 2018.", [
        "LawClaim state:per adopted law:decree time=2014-04",
        "LawClaim state:per adopted law:law time=2018-12",
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("code", "country", "text", "expected"), WAYS, ids=[way[2][:50] for way in WAYS])
def test_each_figure_has_a_time_of_its_own(code: str, country: str, text: str, expected: list[str]) -> None:
    read_told(code, country, text, expected)


def test_the_date_of_a_figure_that_it_is_held_against_is_not_its_own() -> None:
    words = "As of May 2017, Mozambique had 9.4km2 of mined areas, a decrease from the end of 2015 and 2016."
    told = [(claim.time, claim.as_of) for claim in read_text("ma", "moz", words).claims if claim.quantity]
    assert told == [(None, "2017-05")]
