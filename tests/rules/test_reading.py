"""Reading a document: the same claims each time, every block accounted for, no text that breaks or stalls it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from line_counter import count_lines
from rule_example import REGISTERS, read_text

from armstrace.graph.vocabulary import read_vocabulary
from armstrace.loaders.annotation import Annotator
from armstrace.loaders.clause_reader import find_clauses
from armstrace.loaders.layout import parse_document
from armstrace.loaders.reading import read_claims

PAGE = """Peru

Mine Ban Policy

Last updated: 4 May 2016

Policy

Peru signed the Mine Ban Treaty on 3 December 1997 and ratified it on 17 June 1998.[1]

It attended the Third Review Conference in Maputo in 2014.

Use

Shining Path used improvised mines in 2010. Nothing else of note was found there.

Stockpiling and destruction

Peru completed the destruction of its 300,000 mines in September 2001 and keeps 2,000 mines for training.

[1] Peru Mine Ban Treaty Article 7 Report, Form D, 30 April 2015.
"""
#: Lines of about so many characters.
HOSTILE: dict[str, Callable[[int], str]] = {
    "mines": lambda size: "mines " * (size // 6),
    "states": lambda size: "Peru and " * (size // 9),
    "brackets": lambda size: "(" * (size // 2) + ")" * (size // 2),
    "quotations": lambda size: "“" * size,
    "figures": lambda size: "1,000 " * (size // 6),
    "designations": lambda size: "RBK-500 " * (size // 8),
    "years": lambda size: "in 2010 and " * (size // 12),
    "relatives": lambda size: "that which that " * (size // 16),
    "one word": lambda size: "a" * size,
    "verbs": lambda size: "used laid " * (size // 10),
}


def test_same_document_same_claims() -> None:
    first, second = (read_claims(parse_document(PAGE, registers=REGISTERS), REGISTERS) for _ in range(2))
    assert first.claims == second.claims
    assert len(first.claims) >= 7


def test_each_block_ends_as_something() -> None:
    reading = read_claims(parse_document(PAGE, registers=REGISTERS), REGISTERS)
    assert all(use.claims or use.reason or use.unread for use in reading.uses)
    assert sum(use.claims for use in reading.uses) <= len(reading.claims)


def test_claims_use_known_predicates() -> None:
    vocabulary = read_vocabulary()
    for claim in read_claims(parse_document(PAGE, registers=REGISTERS), REGISTERS).claims:
        assert claim.kind in vocabulary.kinds[claim.predicate], (claim.kind, claim.predicate)
        assert claim.rule


def test_a_claim_keeps_its_passage_and_notes() -> None:
    reading = read_claims(parse_document(PAGE, registers=REGISTERS), REGISTERS)
    signed = next(claim for claim in reading.claims if claim.predicate == "signed")
    assert signed.notes == (1,)
    span = reading.spans[signed.passage]
    assert reading.document.text[span.start : span.end].startswith("Peru signed")


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE.keys())
def test_four_times_the_line_takes_no_more_than_eight_times_the_steps(make: Callable[[int], str]) -> None:
    short, long = (count_lines(lambda size=size: read_text("mbp", "per", make(size))) for size in (1_500, 6_000))
    assert 0 < long <= 8 * short


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_line_of_25_kb_is_read(make: Callable[[int], str]) -> None:
    assert read_text("mbp", "per", make(25_000)).uses


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            """Peru Chad mines mine used that which said not in 2010 and or , . ; : ( ) “ ” PMN-2 denied the its of
            by has have been to 1,000 destroyed Mine Ban Treaty [1] — no evidence there is Lima""".split()  # noqa: SIM905
        ),
        max_size=40,
    )
)
def test_no_word_order_breaks_it(words: list[str]) -> None:
    read_text("mbp", "per", " ".join(words))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300))
def test_any_text_can_be_annotated(text: str) -> None:
    note = _ANNOTATOR.annotate(text)
    assert all(0 <= m.first < m.last <= len(note.tokens) for m in note.mentions)
    assert all(clause.group in note.verbs or clause.group.first >= 0 for clause in find_clauses(note))


_ANNOTATOR = Annotator(REGISTERS, "per")
