"""What a profile is once it is read: sections, headings, blocks, tables, boxes, footnotes, each with its place.

All spans are half-open ranges of code points in the text copy that was read (line ends as in the file). Nothing here
interprets: no claim, no entity, no value.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from armstrace.graph.quick import quick
from armstrace.graph.sealed import sealed


class Span(NamedTuple):
    """Code points `start` up to, not including, `end` of the text copy."""

    start: int
    end: int


@quick
class BlockKind(StrEnum):
    """What a block is in the layout."""

    PARAGRAPH = "paragraph"
    ITEM = "item"
    TABLE = "table"
    BOX = "box"
    UPDATE = "update"
    NOTE = "note"  # the line under a table that explains its abbreviations
    NAVIGATION = "navigation"
    ACKNOWLEDGEMENT = "acknowledgement"


@sealed(frozen=True, slots=True)
class Sentence:
    """A sentence of a block or note: `number` counts from 1 within it."""

    number: int
    span: Span


@sealed(frozen=True, slots=True)
class Cell:
    """A cell of a table or a value of a box. `inherited` cells stand above (row spans): their span is that place.

    `text` has white-space runs as one space and no footnote markers; those stand in `notes`, and inside the span.
    """

    column: str
    text: str
    span: Span
    inherited: bool = False
    notes: tuple[int, ...] = ()


@sealed(frozen=True, slots=True)
class Row:
    """A row of a table, or one label of a box with its values. `span` covers the row's own (not inherited) cells."""

    number: int
    cells: tuple[Cell, ...]
    span: Span
    group: Cell | None = None


@sealed(frozen=True, slots=True)
class Block:
    """A run of text under a heading. `heading` is the path of headings, outermost first; `number` counts from 1 there.

    Tables have `title`, `head` and `rows`; boxes have `rows` whose first cell is the label. `notes` are the footnote
    numbers whose markers stand in the block. `sentences` is empty for tables and boxes. `text` is the copy's text from
    `span.start` to `span.end`, line ends and markers included; an item's bullet stands before its span.
    """

    kind: BlockKind
    heading: tuple[str, ...]
    number: int
    span: Span
    text: str
    sentences: tuple[Sentence, ...] = ()
    title: Cell | None = None
    head: tuple[Cell, ...] = ()
    rows: tuple[Row, ...] = ()
    notes: tuple[int, ...] = ()

    def slice(self, span: Span) -> str:
        """The text of a span of the copy that lies inside the block."""
        return self.text[span.start - self.span.start : span.end - self.span.start]


@sealed(frozen=True, slots=True)
class Heading:
    """A heading: its path, outermost first and itself last, and the span of its line."""

    path: tuple[str, ...]
    span: Span
    notes: tuple[int, ...] = ()


@sealed(frozen=True, slots=True)
class Marker:
    """A footnote marker such as `[12]` in the body."""

    number: int
    span: Span


@sealed(frozen=True, slots=True)
class Footnote:
    """A footnote of a section. `span` covers its text without the marker; None where the text copy lost it."""

    number: int
    text: str
    span: Span | None
    sentences: tuple[Sentence, ...] = ()

    @property
    def missing(self) -> bool:
        """Is the note referred to while its text is not there?"""
        return self.span is None

    def slice(self, span: Span) -> str:
        """The text of a span of the copy that lies inside the note."""
        start = self.span.start if self.span else 0
        return self.text[span.start - start : span.end - start]


@sealed(frozen=True, slots=True)
class Section:
    """One chapter of a profile as it stood on its own date. Footnote numbers are local to it.

    `code` is the short name in keys: cmb, mbp, ma, imp, cas, cva, va, sma (docs/claims-file.md). `key` is that of the
    section version, `rus-cmb-2022-05-17`; `xxx` stands for a country that is not known, `undated` for a date.
    `span` begins at the title line, also where the date line stands before it; that of the first section at what the
    page says before it, a box of key data for one.
    """

    slug: str
    code: str
    title: str
    updated: date | None
    span: Span
    headings: tuple[Heading, ...]
    blocks: tuple[Block, ...]
    markers: tuple[Marker, ...]
    footnotes: tuple[Footnote, ...]
    key: str = ""

    @property
    def dangling(self) -> tuple[int, ...]:
        """Numbers of the footnotes that are referred to while their text is not there, in order."""
        return tuple(note.number for note in self.footnotes if note.missing)


@sealed(frozen=True, slots=True)
class Document:
    """A profile as read from one text copy. `sha256` names the copy (its UTF-8 bytes as read).

    `country` is the key of the state or territory in its register (`rus`), `title` its name as printed; None where the
    copy does not say. `front` is what stands before the first section and is no part of it: menus.
    """

    text: str
    sha256: str
    country: str | None
    title: str | None
    sections: tuple[Section, ...]
    front: tuple[Block, ...] = ()
