"""Whose office a speaker holds: never the profile's country's where the words name another state or a body."""

from __future__ import annotations

import pytest
from rule_example import read_text

#: text, who is told to have spoken.
SPOKEN = [
    ("Ambassador Ana Lopez said in 2004 that Peru supports the treaty.", "state:per"),
    ("Foreign Minister Ana Lopez condemned the use of mines in 2004.", "state:per"),
    ("Canadian Foreign Minister Lloyd Axworthy welcomed the signing in 1997.", "state:can"),
    ("The Director of the HALO Trust, Guy Willoughby, said in 2004 that Peru should join.", "person:guy-willoughby"),
    ("In 2004, ICBL Ambassador Jody Williams urged Peru to join the treaty.", "person:jody-williams"),
    ("Prince Mired promoted the treaty with officials during his visit to Peru.", "person:mired"),
    ("Journalist Luis Diaz condemned the use of mines in 2004.", "person:luis-diaz"),
]


@pytest.mark.parametrize(("text", "speaker"), SPOKEN, ids=[text[:40] for text, _ in SPOKEN])
def test_who_speaks(text: str, speaker: str) -> None:
    claims = [c for c in read_text("mbp", "per", text).claims if c.kind == "StatementClaim"]
    assert {str(c.subject) for c in claims} == {speaker}


def test_an_office_is_of_the_state_that_is_named() -> None:
    claims = read_text("mbp", "per", "The US Ambassador to Peru, John Hamilton, praised the treaty in 2004.").claims
    assert {str(c.object) for c in claims if c.predicate == "holdsOffice"} == {"state:usa"}
