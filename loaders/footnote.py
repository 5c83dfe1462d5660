"""Footnotes of a section: their markers in the body, the lines that define them, and those whose text is lost."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from armstrace.loaders.document import Footnote, Marker, Span
from armstrace.loaders.line import DEFINITION, Line
from armstrace.loaders.sentence import find_sentences

#: `[12]`; `[1 ]` in pages of 2005. Four figures would be a year that an editor put in.
MARKER = re.compile(r"\[(\d{1,3}) ?\]")
_MARKER_AND_BLANK = re.compile(r"\s?\[\d{1,3} ?\]")
#: More blank lines than this after the last note, and what follows is no note any more.
_WIDEST_GAP = 2


def find_notes(text: str) -> tuple[int, ...]:
    """The numbers of the markers of a text, in order, each once."""
    return tuple(dict.fromkeys(int(match[1]) for match in MARKER.finditer(text)))


@lru_cache(maxsize=1024)
def strip_markers(text: str) -> str:
    """The text without its markers: `Casualties [1]` is `Casualties`."""
    return (_MARKER_AND_BLANK.sub("", text) if "[" in text else text).strip()


def find_markers(copy: str, lines: Iterable[Line]) -> tuple[Marker, ...]:
    """All markers that stand in these lines."""
    return tuple(
        Marker(int(match[1]), Span(*match.span()))
        for line in lines
        for match in MARKER.finditer(copy, line.span.start, line.span.end)
    )


def split_notes(lines: Sequence[Line]) -> tuple[list[Line], dict[int, list[Line]]]:
    """Part a section's lines into body and notes (number -> its lines; the first begins with the marker).

    A line that begins with a number in brackets defines a note. What follows it up to the next definition continues
    it; behind the last one, only what stands close. Where a number is defined twice in places apart, the later one is
    the note and the earlier a line of the body that happens to begin with a marker.
    """
    defined = _find_definitions(lines)
    last = max(defined, default=-1)
    body: list[Line] = []
    notes: dict[int, list[Line]] = {}
    current: list[Line] | None = None
    for place, line in enumerate(lines):
        if place in defined:
            current = notes.setdefault(defined[place], [])
        elif place > last and line.gap > _WIDEST_GAP:
            current = None
        (body if current is None else current).append(line)
    return body, notes


def _find_definitions(lines: Sequence[Line]) -> dict[int, int]:
    """Place -> number of the lines that define a note: the last of its number, and those close before it."""
    found: dict[int, int] = {}
    taken: set[int] = set()
    following = None
    for place in range(len(lines) - 1, -1, -1):
        match = DEFINITION.match(lines[place].text)
        if match:
            number = int(match[1])
            if number not in taken or number == following:
                found[place] = number
            taken.add(number)
            following = number
        if lines[place].gap > _WIDEST_GAP:
            following = None
    return found


def make_footnotes(copy: str, notes: dict[int, list[Line]], markers: Iterable[Marker]) -> tuple[Footnote, ...]:
    """The notes of a section by number; those only referred to have no span: their text is not in the copy."""
    numbers = sorted({*notes, *(marker.number for marker in markers)})
    return tuple(
        _make_footnote(copy, number, notes[number]) if number in notes else Footnote(number, "", None)
        for number in numbers
    )


def _make_footnote(copy: str, number: int, lines: Sequence[Line]) -> Footnote:
    first, last = lines[0].span.start, lines[-1].span.end
    match = DEFINITION.match(copy, first)
    start = match.end() if match else first
    start += len(copy[start:last]) - len(copy[start:last].lstrip())
    text = copy[start:last]
    return Footnote(number, text, Span(start, last), find_sentences(text, start))
