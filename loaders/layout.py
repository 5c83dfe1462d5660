"""A text copy of a profile becomes a Document: where everything stands, and nothing of what it says.

The parts are in modules of their own: `line` (the five forms of copies), `section`, `heading`, `box`, `table`, `block`,
`footnote`, `sentence`. What is not where it is expected is never fatal: a country line, a heading, a date or a note
that the copy lost leaves a gap (None, no path, `undated`, a missing footnote), and the rest is read.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from armstrace.graph.errors import InputError
from armstrace.graph.names import make_slug
from armstrace.loaders.block import parse_body
from armstrace.loaders.copy import hash_copy, read_copy
from armstrace.loaders.document import Document, Section, Span
from armstrace.loaders.footnote import find_markers, make_footnotes, split_notes
from armstrace.loaders.label import SECTION_CODES, find_title
from armstrace.loaders.line import Line, cut_lines
from armstrace.loaders.section import UNTITLED, Start, find_starts, guess_title


def read_document(path: Path | str, *, country: str | None = None, title: str | None = None) -> Document:
    """The profile in a file. `country` and `title` override what the text says. Raises InputError (see `read_copy`)."""
    return parse_document(read_copy(path), country=country, title=title, file=str(path))


def parse_document(
    text: str, *, country: str | None = None, title: str | None = None, file: str | None = None
) -> Document:
    """The profile in a text copy. Raises InputError where no section of a profile is found; `file` names the copy."""
    lines = cut_lines(text)
    starts = find_starts(lines) or _guess_start(lines, file)
    front = lines[: starts[0].first]
    stops = [start.first for start in starts[1:]] + [len(lines)]
    sections = tuple(
        _make_section(text, lines, start, stop, country) for start, stop in zip(starts, stops, strict=True)
    )
    title = title or (front[-1].text if front else None)
    return Document(text, hash_copy(text), country, title, sections)


def _guess_start(lines: Sequence[Line], file: str | None) -> tuple[Start, ...]:
    """One section from the top, where its title and date are lost but its words tell what it is."""
    if guess_title(lines) is None:
        remedy = "give the plain text of a country profile, with its section titles"
        raise InputError("no section of a profile is found in the text", file=file, remedy=remedy)
    return (Start(0, 0, None, None),)


def _make_section(text: str, lines: Sequence[Line], start: Start, stop: int, country: str | None) -> Section:
    own = lines[start.body : stop]
    title = _find_section_title(lines, start, own)
    body, notes = split_notes(own)
    markers = find_markers(text, body)
    headings, blocks = parse_body(text, body)
    first = lines[start.first if start.title_line is None else start.title_line].span.start
    end = lines[stop].span.start if stop < len(lines) else len(text)
    code = SECTION_CODES.get(title, "xxx")
    dated = start.updated.isoformat() if start.updated else "undated"
    return Section(
        make_slug(title),
        code,
        title,
        start.updated,
        Span(first, end),
        headings,
        blocks,
        markers,
        make_footnotes(text, notes, markers),
        f"{country or 'xxx'}-{code}-{dated}",
    )


def _find_section_title(lines: Sequence[Line], start: Start, own: Sequence[Line]) -> str:
    printed = find_title(lines[start.title_line].text) if start.title_line is not None else None
    return printed or guess_title(own) or UNTITLED
