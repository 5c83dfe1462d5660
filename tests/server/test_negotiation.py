"""Accept is honoured as RFC 9110 (12.5.1) says: a table of headers and answers, and no header breaks the parser."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armstrace.graph import media
from armstrace.web.negotiation import choose, parse_accept

ROWS = ["application/sparql-results+json", "application/sparql-results+xml", "text/csv", "text/html"]

TABLE = [
    ("no header takes the first offer", None, ROWS[0]),
    ("an empty header takes the first offer", "", ROWS[0]),
    ("anything takes the first offer", "*/*", ROWS[0]),
    ("an exact type", "text/csv", "text/csv"),
    ("names are without case", "Text/CSV", "text/csv"),
    ("the higher weight wins", "text/csv;q=0.4, text/html;q=0.9", "text/html"),
    ("white space is free", " text/csv ; q=0.4 ,\ttext/html ; q=0.5", "text/html"),
    ("equal weights: the server's order", "text/html, text/csv", "text/csv"),
    ("a type's wildcard", "text/*", "text/csv"),
    ("the precise range decides over the vague", "text/*;q=0.9, text/csv;q=0.1", "text/html"),
    ("a vague range does not raise a precise one", "*/*, application/sparql-results+json;q=0", ROWS[1]),
    ("nothing fits", "image/png", None),
    ("weight 0 refuses", "text/csv;q=0", None),
    ("all refused", "*/*;q=0", None),
    ("as a browser asks", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html"),
    ("as curl asks", "*/*", ROWS[0]),
    ("a charset parameter of UTF-8", "text/csv;charset=utf-8", "text/csv"),
    ("a quoted charset", 'text/csv; charset="UTF-8"; q=0.5', "text/csv"),
    ("another charset is not on offer", "text/csv;charset=latin-1", None),
    ("a profile is a wish", 'text/csv;profile="http://example.org/p"', "text/csv"),
    ("parameters that no offer has", "text/csv;header=absent", None),
    ("extensions after the weight are not of the range", "text/csv;q=0.5;ext=1", "text/csv"),
    ("a comma inside quotes does not part", 'text/plain;a=",text/html,", text/csv', "text/csv"),
    ("an unreadable part is left out", "text/csv;q=2, text/html;q=0.1", "text/html"),
    ("an unreadable header is as none", "what is this", ROWS[0]),
    ("*/html is no range", "*/html, text/csv", "text/csv"),
]


@pytest.mark.parametrize(("rule", "accept", "chosen"), TABLE, ids=[row[0] for row in TABLE])
def test_accept_table(rule: str, accept: str | None, chosen: str | None) -> None:
    assert choose(accept, ROWS) == chosen


def test_nothing_on_offer() -> None:
    assert choose("*/*", []) is None


@given(st.text(max_size=200) | st.lists(st.sampled_from(list('/*;,="q .0')), max_size=40).map("".join))
def test_the_parser_never_raises_and_answers_with_an_offer(header: str) -> None:
    assert choose(header, ROWS) in (*ROWS, None)
    assert all(0 <= found.weight <= 1 for found in parse_accept(header))


@pytest.mark.parametrize("forms", [media.ROWS, media.TRIPLES])
def test_every_form_can_be_asked_for_by_each_of_its_names(forms: tuple[media.Form[Any], ...]) -> None:
    types = media.list_types(forms)
    for form in forms:
        assert types[form.media_type] is form
        assert media.find_form(form.suffix, forms) is form
        assert set(form.aliases) <= set(types)
    assert next(iter(types)) == forms[0].media_type
