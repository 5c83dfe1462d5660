"""Whether deadlines are held likely to be met, and grades of boxes, as pages of all eras have them."""

from __future__ import annotations

import pytest
from rule_example import REGISTERS, list_plain, read_text, read_told, says

from armstrace.loaders.layout import parse_document
from armstrace.loaders.reading import read_claims

#: section, country, text, the claims that it must make.
WAYS = [
    ("ma", "tcd", "Chad does not expect to meet its clearance deadline of January 2020.", [
        "LawClaim state:tcd onTrackToMeet treaty:mbt not status=declared by=tcd",
    ]),
    ("ma", "tcd", "Chad is not expected to meet its Article 5 deadline.", [
        "LawClaim state:tcd onTrackToMeet treaty:mbt not",
    ]),
    ("ma", "tcd", "It is doubtful that Chad will meet its deadline.", [
        "LawClaim state:tcd onTrackToMeet treaty:mbt not",
    ]),
    ("ma", "tcd", "Chad is set to miss its deadline.", ["LawClaim state:tcd onTrackToMeet treaty:mbt not"]),
    ("ma", "tcd", "Chad expects to meet its deadline.", ["LawClaim state:tcd onTrackToMeet treaty:mbt by=tcd"]),
    ("ma", "ago", "(Not on track to meet deadline", ["LawClaim state:ago onTrackToMeet treaty:mbt not"]),
    ("ma", "khm", "(On track to meet deadline)", ["LawClaim state:khm onTrackToMeet treaty:mbt"]),
    ("ma", "tha", "(Unclear whether on track to meet deadline)", [
        "LawClaim state:tha onTrackToMeet treaty:mbt status=notKnown",
    ]),
    ("ma", "khm", "Cambodia is not on track to meet its Article 5 deadline.", [
        "LawClaim state:khm onTrackToMeet treaty:mbt not",
    ]),
    ("ma", "khm", "Cambodia has stated that it will not meet its clearance deadline.", [
        "LawClaim state:khm onTrackToMeet treaty:mbt not status=declared by=khm",
    ]),
    ("imp", "khm", "Since then, Cambodia has requested two extensions of its deadline.", [
        "StatementClaim state:khm calledFor treaty:mbt exactly=2",
    ]),
    ("imp", "khm", "Cambodia asked for a third extension of three years, which was granted in November 2022.", [
        "LawClaim state:khm grantedExtension treaty:mbt exactly=3 time=2022-11",
    ]),
    ("imp", "khm", "In 2014, states granted Cambodia's request for a four-year extension to 1 January 2018.", [
        "LawClaim state:khm grantedExtension treaty:mbt exactly=4 time=2014",
        "LawClaim treaty:mbt requires state:khm time=/2018-01-01",
    ]),
    ("ma", "khm", "Clearance is expected to be completed by 2023.", [
        "ClearanceClaim state:khm plansToClear status=planned",
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


def test_the_day_on_which_an_extension_was_granted_or_asked_is_no_deadline() -> None:
    texts = (
        "Cambodia's second request for an extension of five years was approved at a meeting in 2020.",
        "Cambodia submitted a request for an extension in April 2009 with a deadline of 31 December 2019.",
    )
    for text in texts:
        assert not [claim for claim in read_text("ma", "khm", text).claims if claim.predicate == "requires"], text


def test_abstract_subjects_clear_nothing_and_camps_are_no_people() -> None:
    text = "Lack of money continued to hamper the recording of demining progress."
    assert not [claim for claim in list_plain("ma", "ago", text) if claim.kind == "ClearanceClaim"]
    text = "In 2019, HI delivered risk education for refugees in nine refugee camps."
    assert not [claim for claim in list_plain("imp", "tha", text) if claim.predicate == "beneficiaries"]
