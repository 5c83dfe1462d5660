"""Which footnotes bear on a claim whose sentence has no marker of its own, and which do not."""

from __future__ import annotations

import pytest
from rule_example import read_text

from armstrace.graph.claim import Claim

NOTES = "\n\n\n\n[1] “A first work,” Reuters, 3 May 2012.\n\n[2] “Another work,” Reuters, 4 May 2012."


def read(body: str, code: str = "cas", country: str = "per") -> dict[str, tuple[Claim, ...]]:
    """The claims of each passage outside footnotes, by the passage's place."""
    reading = read_text(code, country, body + NOTES)
    found: dict[str, tuple[Claim, ...]] = {}
    for claim in reading.claims:
        if reading.passages[claim.passage].note is None:
            found[claim.passage] = (*found.get(claim.passage, ()), claim)
    return found


def list_notes(body: str) -> list[set[int]]:
    """The notes that the claims of each passage name, in the order of the text."""
    return [{note for claim in claims for note in claim.notes} for claims in read(body).values()]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        # what happened is told on up to the marker
        ("In 2011, 12 people were killed by mines. Another 20 people were injured in 2011.[1]", [{1}, {1}]),
        ("In 2009, 7 people were killed. In 2010, 8 people were killed. In 2011, 9 were killed.[1]", [{1}, {1}, {1}]),
        # a marker ends an account
        ("In 2010, 12 people were killed by mines.[1] In 2011, 20 people were killed by mines.[2]", [{1}, {2}]),
        ("In 2010, 12 people were killed by mines.[1] In 2011, 20 people were killed by mines.", [{1}, set()]),
        # how things stand is the Monitor's own
        (
            "Peru has produced at least 3 types of mines. Peru stated in 2010 that it destroyed 4,000 mines.[1]",
            [set(), {1}],
        ),
        # what a state joined rests on no note of another sentence
        ("Peru signed the Mine Ban Treaty on 3 December 1997. In 2010, 12 people were killed.[1]", [set(), {1}]),
        # a contrast begins another account, and so does another's word
        ("In 2010, 12 people were killed by mines. However, 20 people were killed by mines in 2011.[1]", [set(), {1}]),
        ("In 2010, 12 people were killed by mines. UNICEF said that 20 people were injured in 2010.[1]", [set(), {1}]),
        # markers inside a sentence bear on its parts alone
        (
            "In 2009, 7 people were killed. In 2010, 8 people were killed,[1] and 9 people were killed in 2011.[2]",
            [set(), {1, 2}],
        ),
        ("In 2010, 12 people were killed,[1] while 20 people were injured by mines.", [{1}]),
        # a paragraph ends every account
        ("In 2010, 12 people were killed by mines.\n\nIn 2011, 20 people were killed by mines.[1]", [set(), {1}]),
    ],
)
def test_a_marker_covers_what_is_told_up_to_it(body: str, expected: list[set[int]]) -> None:
    assert list_notes(body) == expected


def test_the_sentence_with_the_marker_is_context_of_what_it_covers() -> None:
    first, second = read("In 2011, 12 people were killed by mines. Another 20 people were injured in 2011.[1]").items()
    assert all(claim.context == (second[0],) for claim in first[1])
    assert all(claim.context == () for claim in second[1])


def test_items_take_the_notes_of_the_sentence_they_hang_on_unless_they_have_their_own() -> None:
    body = "Casualties were recorded as follows:[1]\n\n  • In 2010, 12 were killed.\n\n  • In 2011, 9 were killed.[2]"
    assert list_notes(body) == [{1}, {2}]


def test_the_notes_of_a_heading_bear_on_what_stands_below_it() -> None:
    body = "Casualties overview[2]\n\nIn 2010, 12 people were killed.\n\nIn 2011, 9 people were killed by mines.[1]"
    assert list_notes(body) == [{2}, {1}]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Peru used cluster munitions in Libya,[1] Syria,[2] and Yemen.[3]", {"lby": 1, "syr": 2, "yem": 3}),
        ("Peru used cluster munitions in Libya, Syria,[1] and Yemen.[2]", {"lby": 1, "syr": 1, "yem": 2}),
        ("Peru used cluster munitions in Libya, Syria, and Yemen.[3]", {"lby": 3, "syr": 3, "yem": 3}),
    ],
)
def test_items_with_markers_of_their_own_rest_on_these(sentence: str, expected: dict[str, int]) -> None:
    claims = [claim for claims in read(f"{sentence}", code="cmb").values() for claim in claims]
    assert {claim.places[0].key: claim.notes[0] for claim in claims if claim.predicate == "used"} == expected


def test_states_figures_and_years_with_markers_of_their_own_rest_on_these() -> None:
    (used,) = read("Chad,[1] Niger,[2] and Mali[3] have used cluster munitions.", code="cmb").values()
    assert [(claim.subject.key, claim.notes) for claim in used] == [("tcd", (1,)), ("ner", (2,)), ("mli", (3,))]
    (killed,) = read("Mines killed 12 people in 2010,[1] 14 in 2011,[2] and 20 in 2012.[3]").values()
    assert [(claim.time, claim.notes) for claim in killed] == [("2010", (1,)), ("2011", (2,)), ("2012", (3,))]


def test_a_marker_behind_a_source_named_in_front_bears_on_what_follows() -> None:
    assert list_notes("According to Reuters,[1] 12 people were killed by mines in 2010.") == [{1}]
