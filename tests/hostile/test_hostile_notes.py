"""Footnotes made to stall what reads them: each takes steps in proportion to its length."""

from __future__ import annotations

import os

import pytest
from line_counter import count_lines

from armstrace.loaders.document import Footnote, Span
from armstrace.loaders.footnote import find_notes, strip_markers
from armstrace.loaders.sentence import find_sentences
from armstrace.loaders.work import parse_works

from .growth import TIMES, is_superlinear

LONG = 100_000 if os.environ.get("ARMSTRACE_SOAK") == "1" else 8_000
#: What a note repeats, and what it hopes for at the end.
REPEATED = {
    "see": ("See also ", ""),
    "for more, see": ("For example, ", "x"),
    "quotations": ("“a” ", ""),
    "opened quotations": ("“a ", ""),
    "closed quotations": ("a” ", ""),
    "apostrophes": ("“a’’ ", ""),
    "straight quotations": ('"a" ', ""),
    "brackets": ("(", ""),
    "nested brackets": ("((a)) ", ""),
    "imprints": ("(A: ", ""),
    "names": ("Abc, ", ""),
    "years": ("Abc, 2003, ", ""),
    "semicolons": ("Abc, 2003; ", ""),
    "joined dates": ("May 2003 and ", ""),
    "joined forms": ("Form A and ", ""),
    "letters": ("letter ", "from A, 2003"),
    "interviews": ("interview in a ", "with A, 2003"),
    "questionnaires": ("response to ", "2003"),
    "reports": ("Article 7 ", "Report, 2003"),
    "data": ("data a ", "by A, 2003"),
    "addresses": ("a.", ""),
    "symbols": ("A/", "x"),
    "resolutions": ("Resolution ", "7"),
    "citations in others": (" cited in “", ""),
    "pages": ("p. 1, ", ""),
    "ibid": ("Ibid., ", ""),
    "one word": ("x", ""),
    "figures": ("1,", ""),
    "blanks": (" ", "x"),
    "stops": (". ", ""),
    "initials": ("A. ", ""),
    "markers": (".[1]", ""),
    "statements": ("Statement of ", ", 2003"),
}


def make(repeated: tuple[str, str], size: int) -> str:
    """A text of about this size."""
    return repeated[0] * (size // len(repeated[0])) + repeated[1]


def read_note(text: str) -> None:
    """All that is done with the text of a note before rules see it."""
    parse_works(Footnote(1, text, Span(0, len(text)), find_sentences(text)), lambda name: name == "Abc")
    find_notes(text)
    strip_markers(text)


def count(text: str, _: int) -> int:
    """Lines of our own code that a note takes."""
    return count_lines(lambda: read_note(text))


@pytest.mark.parametrize("repeated", REPEATED.values(), ids=REPEATED.keys())
def test_no_note_is_superlinear(repeated: tuple[str, str]) -> None:
    short, long = (make(repeated, size) for size in (LONG // TIMES, LONG))
    assert not is_superlinear(count, short, long)
