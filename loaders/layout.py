"""A text copy of a profile becomes a Document: where everything stands, and nothing of what it says.

The parts are in modules of their own: `line` (the five forms of copies), `section`, `heading`, `box`, `table`, `block`,
`footnote`, `sentence`. What is not where it is expected is never fatal: a country line, a heading, a date or a note
that the copy lost leaves a gap (None, no path, `undated`, a missing footnote), and the rest is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TypedDict, Unpack

from armstrace.graph.errors import InputError
from armstrace.graph.names import make_slug
from armstrace.graph.registers import Registers, read_registers
from armstrace.graph.sealed import replace, sealed
from armstrace.loaders.block import parse_body
from armstrace.loaders.copy import hash_copy, read_copy
from armstrace.loaders.document import Document, Section, Span
from armstrace.loaders.footnote import find_markers, make_footnotes, split_notes
from armstrace.loaders.front import Naming, find_content, find_country, find_naming, is_edition, list_rest
from armstrace.loaders.label import SECTION_CODES, find_title
from armstrace.loaders.line import Line, cut_lines
from armstrace.loaders.section import UNTITLED, Start, find_starts, guess_title

#: What pages of yearly reports begin with, where a copy has their key data alone.
_OF_EDITIONS = "Mine Ban Policy"


@sealed(frozen=True, slots=True)
class Page:
    """A text copy whose sections are known by their beginnings, each parsed only when it is asked for.

    `country`, `title`, `sha256` are those of `Document`; `printed` is the title that the copy says, `updated` the date
    of sections that print none; `content` is the line where what the page says before its first section begins.
    """

    text: str
    sha256: str
    country: str | None
    title: str | None
    printed: str | None
    updated: date | None
    lines: Sequence[Line]
    starts: Sequence[Start]
    content: int

    def iter_sections(self) -> Iterator[Section]:
        """The sections in the order of the text."""
        naming = Naming(self.country, self.title)
        edges = [*(start.first for start in self.starts[1:]), len(self.lines)]
        content = self.content
        for start, stop in zip(self.starts, edges, strict=False):
            front = list_rest(self.lines[content : start.first], self.printed)
            yield _make_section(self.text, self.lines, front, start, stop, naming, self.updated)
            content = stop

    def make_document(self, sections: Sequence[Section]) -> Document:
        """The document that holds some of the sections, without what stands before the first."""
        return Document(self.text, self.sha256, self.country, self.title, tuple(sections))

    def list_texts(self) -> Iterator[str]:
        """The text of each line, for what has to be known of the whole before the first section is read."""
        return (line.text for line in self.lines)


class Override(TypedDict, total=False):
    """What a person says of a copy.

    `country` (a key of the registers of states and territories) and `title` override what the text says; `updated` is
    the date of sections that print none. `registers` default to the packaged ones.
    """

    country: str | None
    title: str | None
    updated: date | None
    registers: Registers | None


def open_page(path: Path | str, **override: Unpack[Override]) -> Page:
    """The profile in a file, its sections still to be parsed. Raises InputError (see `read_copy` too)."""
    return cut_page(read_copy(path), file=str(path), **override)


def read_document(path: Path | str, **override: Unpack[Override]) -> Document:
    """The profile in a file. Raises InputError as `parse_document` and `read_copy` do."""
    return parse_document(read_copy(path), file=str(path), **override)


def parse_document(text: str, *, file: str | None = None, **override: Unpack[Override]) -> Document:
    """The profile in a text copy; `file` names the copy in messages.

    Raises InputError where no section of a profile is found.
    """
    page = cut_page(text, file=file, **override)
    blocks = parse_body(text, list_rest(page.lines[: page.content], page.printed))[1]
    return replace(page.make_document(tuple(page.iter_sections())), front=blocks)


def cut_page(
    text: str,
    *,
    country: str | None = None,
    title: str | None = None,
    updated: date | None = None,
    registers: Registers | None = None,
    file: str | None = None,
) -> Page:
    """The profile in a text copy, its sections still to be parsed. Arguments and errors as of `parse_document`."""
    lines = cut_lines(text)
    registers = registers or read_registers()
    starts = find_starts(lines) or _guess_starts(lines, registers, file)
    first = starts[0].first if starts else len(lines)
    named = find_naming(lines[:first], lines[first:], registers)
    country, shown = country or named.country, title or named.title
    content = find_content(lines[:first], named.title)
    return Page(text, hash_copy(text), country, shown, named.title, updated, lines, starts, content)


def _guess_starts(lines: Sequence[Line], registers: Registers, file: str | None) -> tuple[Start, ...]:
    """One section where title and date are lost but its words tell what it is, or on a page of key data alone."""
    edition = next((place for place, line in enumerate(lines) if is_edition(line)), None)
    if edition is not None:
        named = edition + 1 < len(lines) and find_country(lines[edition + 1].text, registers) is not None
        return (Start(edition + 1 + named, None, None, None),)
    if guess_title(lines) is None:
        remedy = "give the plain text of a country profile, with its section titles"
        raise InputError("no section of a profile is found in the text", file=file, remedy=remedy)
    named = find_country(lines[0].text, registers) is not None and len(lines) > 1
    return (Start(int(named), None, None, None),)


def _make_section(
    text: str,
    lines: Sequence[Line],
    front: Sequence[Line],
    start: Start,
    stop: int,
    naming: Naming,
    updated: date | None,
) -> Section:
    own = [lines[place] for place in range(start.first, stop) if place not in (start.title_line, start.date_line)]
    if own and stop < len(lines) and own[-1].text == naming.title:
        own.pop()  # pages put one behind the other: the country's line of the next
    title = _find_section_title(lines, start, own)
    body, notes = split_notes(own)
    markers = find_markers(text, [*front, *body])
    headings, blocks = parse_body(text, front, body)
    first = (
        front[0].span.start
        if front
        else lines[start.first if start.title_line is None else start.title_line].span.start
    )
    end = lines[stop].span.start if stop < len(lines) else len(text)
    code = SECTION_CODES.get(title, "xxx")
    day = start.updated or updated
    return Section(
        slug=make_slug(title),
        code=code,
        title=title,
        updated=day,
        span=Span(first, end),
        headings=headings,
        blocks=blocks,
        markers=markers,
        footnotes=make_footnotes(text, notes, markers),
        key=f"{naming.country or 'xxx'}-{code}-{day.isoformat() if day else 'undated'}",
    )


def _find_section_title(lines: Sequence[Line], start: Start, own: Sequence[Line]) -> str:
    printed = find_title(lines[start.title_line].text) if start.title_line is not None else None
    edition = any(is_edition(line) for line in lines[max(0, start.first - 2) : start.first])
    return printed or (_OF_EDITIONS if edition else guess_title(own) or UNTITLED)
