"""How the number of casualties moved where no figure is told: in many wordings, and what is no such thing."""

from __future__ import annotations

import pytest
from rule_example import read_text, read_told

#: section, country, text, the claims that it must make.
WAYS = [
    ("mbp", "ago", "Reported mine casualties in Moxico dropped sharply in 2004.", [
        "CasualtyClaim place:moxico casualties time=2004",
    ]),
    ("mbp", "khm", "There was a marked decrease in the number of casualties, compared with 2005;"
                   " more casualties were due to unexploded ordnance than before.", [
        "CasualtyClaim state:khm casualties",
        "CasualtyClaim state:khm casualties weapon=uxo",
    ]),
    ("mbp", "khm", "There were far fewer mine/UXO casualties in 2006 than in 2005.", [
        "CasualtyClaim state:khm casualties time=2006",
    ]),
    ("mbp", "nic", "The number of mine victims reportedly has fallen.", [
        "CasualtyClaim state:nic casualties status=reported",
    ]),
    ("imp", "col", "Since the accord was signed in 2016, the number of annual casualties has declined.", [
        "CasualtyClaim state:col casualties time=2016/",
    ]),
    ("mbp", "npl", "The conflict caused casualties to rise in 2005.", ["CasualtyClaim state:npl casualties time=2005"]),
    ("cas", "khm", "There were 848 casualties in 2005; however, child casualties continued to increase.", [
        "CasualtyClaim state:khm casualties exactly=848 time=2005",
        "CasualtyClaim state:khm casualties age=child",
    ]),
    ("cas", "khm", "Casualties in 2013 were significantly lower than in previous years.", [
        "CasualtyClaim state:khm casualties time=2013",
    ]),
    ("cas", "khm", "UNICEF reported that the casualty rate fell in 2003.", [
        "CasualtyClaim state:khm casualties time=2003 status=reported by=unicef",
    ]),
    ("cas", "khm", "The number of casualties did not decrease in 2006.", [
        "CasualtyClaim state:khm casualties not time=2006",
    ]),
    ("cas", "khm", "There was no increase in casualties in 2006.", [
        "CasualtyClaim state:khm casualties not time=2006",
    ]),
]  # fmt: skip
#: Help for victims that grew, figures that say it themselves, causes of a trend.
NOTHING = [
    ("cas", "khm", "The number of victims receiving assistance increased in 2006."),
    ("cva", "khm", "Services for mine victims increased in 2006."),
    ("mbp", "khm", "Contamination decreased in 2006, and casualties are not known."),
]


@pytest.mark.parametrize(("code", "country", "text", "expected"), WAYS, ids=[way[2][:50] for way in WAYS])
def test_trend(code: str, country: str, text: str, expected: list[str]) -> None:
    read_told(code, country, text, expected)


@pytest.mark.parametrize(("code", "country", "text"), NOTHING, ids=[way[2][:50] for way in NOTHING])
def test_no_trend(code: str, country: str, text: str) -> None:
    assert not [claim for claim in read_text(code, country, text).claims if claim.rule == "casualty-trend"]
