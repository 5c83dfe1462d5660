"""Whether deadlines are held likely to be met, and grades of boxes, as pages of all eras have them."""

from __future__ import annotations

import pytest
from rule_example import REGISTERS, read_told, says

from armstrace.loaders.layout import parse_document
from armstrace.loaders.reading import read_claims

#: section, country, text, the claims that it must make.
WAYS = [
    ("ma", "ago", "(Not on track to meet deadline", ["LawClaim state:ago onTrackToMeet treaty:mbt not"]),
    ("ma", "khm", "(On track to meet deadline)", ["LawClaim state:khm onTrackToMeet treaty:mbt"]),
    ("ma", "tha", "(Unclear whether on track to meet deadline)", [
        "LawClaim state:tha onTrackToMeet treaty:mbt status=notKnown",
    ]),
    ("ma", "khm", "Cambodia is not on track to meet its Article 5 deadline.", [
        "LawClaim state:khm onTrackToMeet treaty:mbt not",
    ]),
    ("ma", "khm", "Cambodia is unlikely to meet the deadline of 2025.", [
        "LawClaim state:khm onTrackToMeet treaty:mbt not",
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("code", "country", "text", "expected"), WAYS, ids=[way[2][:50] for way in WAYS])
def test_an_outlook_is_read(code: str, country: str, text: str, expected: list[str]) -> None:
    read_told(code, country, text, expected)


FRONT = """Peru, Landmine Monitor Report 2007

Peru

State Party since

1 March 1999

Last Article 7 report submitted on

30 April 2007

Article 5 (clearance of mined areas)

Deadline: 1 March 2009

Likelihood of meeting deadline

Low

MRE capacity

Adequate

Availability of services in 2006

Unchanged-inadequate

Progress towards survivor assistance aims

Slow (VA24)

Key developments since May 2006

Peru cleared mines around its towers of power lines in the year 2006, and more than before along its border.
"""


def test_grades_of_a_front_box_are_read() -> None:
    claims = read_claims(parse_document(FRONT, registers=REGISTERS), REGISTERS).claims
    expected = [
        "TreatyStatusClaim state:per partyTo treaty:mbt",
        "LawClaim treaty:mbt requires state:per time=/2009-03-01",
        "LawClaim state:per onTrackToMeet treaty:mbt not",
        "MineActionClaim state:per hasCapacity",
        "VictimAssistanceClaim state:per serviceSituation time=2006",
        "VictimAssistanceClaim state:per serviceSituation",
    ]
    for line in expected:
        assert any(says(claim, line) for claim in claims), (line, claims)
