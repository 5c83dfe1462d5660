"""Speeches, letters and interviews: who spoke, to whom, where, and the rest of what was said."""

from __future__ import annotations

import pytest
from rule_example import read_text, read_told, says

#: section, country, text, the claims that it must make.
WAYS = [
    ("ma", "tcd", "In 2012, Minister Ali Moussa said that mines affected 3km2 and kept farmers off their fields.", [
        "ContaminationClaim state:tcd contaminatedArea exactly=3 by=ali-moussa",
        "StatementClaim state:tcd stated munition:mine time=2012 by=ali-moussa",
    ]),
    ("ma", "tcd", "In 2012, Chad stated that it had cleared 3km2 and that the remaining land was used by herders.", [
        "ClearanceClaim state:tcd clearedArea exactly=3 time=2012",
        "StatementClaim state:tcd stated time=2012",
    ]),
    ("mbp", "tcd", "Chad stated in 2014 that it had destroyed 3,000 mines and that the rest was needed for training.", [
        "DestructionClaim state:tcd destroyed munition:mine exactly=3000",
        "StatementClaim state:tcd stated munition:mine time=2014",
    ]),
    ("mbp", "tcd", "In 2015, Chad said it “remains committed” to the treaty, but that its debts held it back.", [
        "StatementClaim state:tcd stated treaty:mbt time=2015",
    ]),
    ("cmb", "per", "In a letter to Human Rights Watch, Peru stated in 2011 of “no such weapons at any base.”", [
        "StatementClaim state:per stated time=2011 recipient=org:hrw",
    ]),
    ("mbp", "khm", "In 2009, the Cambodian ambassador said Cambodia “has never used and will never use” landmines.", [
        "UseClaim state:khm used munition:mine not status=denied",
    ]),
    ("cmb", "per", "Peru informed the Monitor in 2011 that it “sees the convention as a matter of honor.”", [
        "StatementClaim state:per stated treaty:ccm time=2011 recipient=org:monitor",
    ]),
    ("mbp", "geo", "Georgia said mines were used in Gali in 2004.", [
        "StatementClaim state:geo stated munition:mine",
    ]),
    ("mbp", "geo", "Residents claimed Georgian forces used mines in Gali in 2004.", [
        "UseClaim state:geo used munition:mine status=alleged time=2004",
    ]),
    ("cva", "geo", "UN observers said at least 20 people were killed by mines in Gali in 2004.", [
        "CasualtyClaim state:geo killed atLeast=20 status=reported time=2004",
    ]),
    ("cmb", "per", "Peru told the CMC in 2010 that ratification “is only a matter of months.”", [
        "StatementClaim state:per stated time=2010 recipient=org:cmc",
    ]),
]  # fmt: skip

#: a sentence of the body, its note, the claim that both together make.
CITED = [
    ("In 2013, Peru said the convention “closes a painful chapter.”[1]",
     "[1] Statement of Peru, Convention on Cluster Munitions Fourth Meeting of States Parties, Lusaka, 10 September"
     " 2013.",
     "StatementClaim state:per stated treaty:ccm time=2013-09-10 place=lusaka"),
    ("In 2012, an official said that the convention “asks much of small states.”[1]",
     "[1] Interview with Ana Quispe, Deputy Director, Ministry of Defense, in Oslo, 11 September 2012.",
     "StatementClaim state:per stated treaty:ccm time=2012-09-11 place=oslo"),
    ("In 2012, Peru said that the convention “asks much of small states.”[1]",
     "[1] Letter from Ana Quispe, Deputy Director, Ministry of Defense, to Human Rights Watch, 11 September 2012.",
     "StatementClaim state:per stated treaty:ccm time=2012-09-11 recipient=org:hrw"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "country", "text", "expected"), WAYS)
def test_speech_told_in_other_words(code: str, country: str, text: str, expected: list[str]) -> None:
    read_told(code, country, text, expected)


@pytest.mark.parametrize(("body", "note", "expected"), CITED)
def test_the_citation_tells_where_and_to_whom(body: str, note: str, expected: str) -> None:
    claims = read_text("cmb", "per", f"{body}\n\n\n\n{note}").claims
    assert any(says(claim, expected) for claim in claims), claims


def test_a_note_names_the_meeting_where_its_sentence_was_said() -> None:
    note = "[1] Peru has said that it “needs more time.” Statement of Peru, UNGA First Committee, New York, 4 May 2015."
    claims = read_text("cmb", "per", f"Peru has not joined.[1]\n\n\n\n{note}").claims
    said = [c for c in claims if c.kind == "StatementClaim"]
    assert [(c.content, [p.key for p in c.places]) for c in said] == [
        ("needs more time; UNGA First Committee", ["new-york"])
    ]


def test_what_was_never_said_has_no_venue() -> None:
    body = "Peru expressed concern at use in Yemen, but never commented on use in Chad.[1]"
    note = "[1] Statement of Peru, UNGA First Committee, New York, 4 May 2015."
    claims = read_text("cmb", "per", f"{body}\n\n\n\n{note}").claims
    never = [c for c in claims if c.polarity.value == "negated"]
    assert never
    assert all("new-york" not in {p.key for p in c.places} for c in never)


def test_the_statement_of_another_state_is_no_venue() -> None:
    body = "In November 2011, Peru said that Chad then reported keeping “a great many” cluster munitions.[1]"
    note = "[1] Statement of Peru, UNGA First Committee, New York, 4 November 2011."
    claims = read_text("cmb", "per", f"{body}\n\n\n\n{note}").claims
    chad = [c for c in claims if c.kind == "StatementClaim" and c.subject.key == "tcd"]
    assert chad
    assert all(not c.places or c.asserters for c in chad)


def test_what_is_repeated_in_a_letter_names_who_got_it_and_when_it_was_first_said() -> None:
    note = (
        "[1] “Peru will not join,” Daily Post, 8 May 2009. The same position was repeated in a June 2010 letter to the"
        " CMC. See, letter from Ana Quispe, Ministry of Defense, to the CMC, 18 June 2010."
    )
    claims = read_text("cmb", "per", f"Peru has not joined the convention.[1]\n\n\n\n{note}").claims
    [claim] = [c for c in claims if c.rule == "statement-repeated"]
    assert claim.time == "2010-06-18"
    assert [(role, str(value)) for role, value in claim.details] == [("recipient", "org:cmc")]
    assert (claim.content or "").endswith("; said before on 8 May 2009")
