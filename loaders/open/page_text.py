"""The status page of a treaty taken apart: its date, number, totals, the rows of its table, its end notes.

The site's HTML is read with the parser of the standard library. A page that lacks one of these parts, or that breaks
off before its end, is no status page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import accumulate

from armstrace.loaders.open.source import Place, SourceText
from armstrace.loaders.sentence import find_sentences

_AS_AT = re.compile(r"STATUS AS AT\s*:\s*(\d\d)-(\d\d)-(\d{4})")
_NUMBER = re.compile(r"mtdsg_no=([A-Za-z0-9-]+)")
_SIGNATORIES, _PARTIES = re.compile(r"Signatories\s*:\s*(\d+)"), re.compile(r"Parties\s*:\s*(\d+)")
_PARTICIPANT = "Participant"
_ROW_CLASSES = frozenset({"trBWhite", "trBGGrey"})


@dataclass(frozen=True, slots=True)
class PageRow:
    """A row of the table: participant, the other cells by heading, the notes that it names, its place."""

    participant: str
    cells: dict[str, str]
    marks: tuple[int, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class PageNote:
    """An end note: its number, its place, and its sentences as places of their own."""

    number: int
    place: Place
    sentences: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class StatusPage:
    """A status page. `as_at` is an ISO day; `signatories` is None where the treaty is not signed."""

    number: str
    as_at: str
    signatories: int | None
    parties: int
    columns: tuple[str, ...]
    rows: tuple[PageRow, ...]
    notes: tuple[PageNote, ...]


def read_status_page(source: SourceText) -> StatusPage:
    """The parts of a page. Raises InputError that names the part which is missing or cut off."""
    if not source.text.rstrip().lower().endswith("</html>"):
        raise source.error("the page breaks off before its end", remedy="fetch it again")
    numbers = sorted(set(_NUMBER.findall(source.text)))
    if len(numbers) != 1:
        raise source.error(f"a status page names one treaty, this one names {numbers}", remedy="is it a status page?")
    as_at = _AS_AT.search(source.text)
    if not as_at:
        raise source.error("the page does not say as at which day it stands", remedy="is it a status page?")
    parser = _Parser(source.text)
    parser.feed(source.text)
    parser.close()
    totals = " ".join(parser.totals)
    signatories, parties = _SIGNATORIES.search(totals), _PARTIES.search(totals)
    if not parties:
        raise source.error("the page does not state how many parties there are", remedy="is it a status page?")
    if len(parser.columns) < 2 or not parser.rows:
        raise source.error("the page has no table of participants", remedy="is it a status page?")
    for row, cells in parser.rows:
        if len(cells) != len(parser.columns):
            raise source.error(f"{len(cells)} cells, {len(parser.columns)} belong here", row.line)
    if parser.columns[0] != _PARTICIPANT:
        raise source.error(
            f"the first column is {parser.columns[0]!r}", remedy=f"it is {_PARTICIPANT!r} on status pages"
        )
    return StatusPage(
        number=numbers[0],
        as_at=f"{as_at[3]}-{as_at[2]}-{as_at[1]}",
        signatories=int(signatories[1]) if signatories else None,
        parties=int(parties[1]),
        columns=tuple(parser.columns),
        rows=tuple(_make_row(place, cells, parser.columns) for place, cells in parser.rows),
        notes=tuple(_make_note(place, number) for place, number in parser.notes),
    )


@dataclass(slots=True)
class _Cell:
    """A cell while it is read: its words, and the numbers of notes that stand raised in it."""

    words: list[str] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())


def _make_row(place: Place, cells: list[_Cell], columns: list[str]) -> PageRow:
    marks = [int(mark) for cell in cells for words in cell.marks for mark in re.findall(r"\d+", words)]
    others = {column: cell.text for column, cell in zip(columns[1:], cells[1:], strict=True)}
    return PageRow(cells[0].text, others, tuple(sorted(set(marks))), place)


def _make_note(place: Place, number: int) -> PageNote:
    """A note with its sentences. They are places in the note's words; code points of the file are those of the note."""
    sentences = tuple(
        Place(
            number=sentence.number,
            line=place.line,
            start=place.start,
            end=place.end,
            words=place.words[sentence.span.start : sentence.span.end],
            note=number,
        )
        for sentence in find_sentences(place.words)
    )
    return PageNote(number, place, sentences)


class _Parser(HTMLParser):
    """Walks through a page and keeps what belongs to the table of participants, the totals and the notes."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self._text = text
        self._starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
        self.columns: list[str] = []
        self.rows: list[tuple[Place, list[_Cell]]] = []
        self.notes: list[tuple[Place, int]] = []
        self.totals: list[str] = []
        self._in_table = self._is_head = self._raised = False
        self._cells: list[_Cell] | None = None
        self._begin = (0, 0)
        self._note: list[str] | None = None
        self._note_number: list[str] | None = None
        self._depth = self._totals_depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notice where a part begins."""
        told = {name: value or "" for name, value in attrs}
        classes = frozenset(told.get("class", "").split())
        if tag == "table":
            self._in_table = told.get("id", "").endswith("_tblgrid")
        elif tag == "tr" and self._in_table and (classes & _ROW_CLASSES or "thead-one" in classes):
            self._is_head, self._cells, self._begin = "thead-one" in classes, [], self._position()
        elif tag == "td" and self._cells is not None:
            self._cells.append(_Cell())
        elif tag == "sup":
            self._raised = True
        elif tag == "div":
            self._begin_div(classes)
        elif tag == "a" and self._note is not None and "name" in told and not self._note:
            self._note_number = []
        elif tag in ("br", "p") and self._note is not None:
            self._note.append(" ")

    def handle_endtag(self, tag: str) -> None:
        """Close the part that ends here."""
        if tag == "table":
            self._in_table = False
        elif tag == "sup":
            self._raised = False
        elif tag == "tr" and self._cells is not None:
            self._close_row()
        elif tag == "a" and self._note_number is not None and self._note == []:
            self._note = [" "]
        elif tag == "div":
            self._end_div()

    def handle_data(self, data: str) -> None:
        """Keep words that belong to a part."""
        if self._cells:
            (self._cells[-1].marks if self._raised else self._cells[-1].words).append(data)
        elif self._note is not None:
            if self._note_number is not None and not self._note:
                self._note_number.append(data)
            else:
                self._note.append(data)
        if self._totals_depth:
            self.totals.append(data)

    def _begin_div(self, classes: frozenset[str]) -> None:
        self._depth += 1
        if "divNotesAll" in classes:
            self._note, self._note_number, self._begin = [], None, self._position()
        if "tcStatus" in classes:
            self._totals_depth = self._depth

    def _end_div(self) -> None:
        if self._note is not None:
            self._close_note()
        if self._depth == self._totals_depth:
            self._totals_depth = 0
        self._depth -= 1

    def _close_row(self) -> None:
        cells = self._cells or []
        self._cells = None
        if self._is_head:
            self.columns = [cell.text for cell in cells]
            return
        self.rows.append((self._place(len(self.rows) + 1, " | ".join(cell.text for cell in cells)), cells))

    def _close_note(self) -> None:
        words, number = " ".join("".join(self._note or ()).split()), "".join(self._note_number or ())
        self._note = self._note_number = None
        if number.strip().isdigit():
            self.notes.append((self._place(len(self.notes) + 1, words), int(number)))

    def _position(self) -> tuple[int, int]:
        """Line, and code point of the tag at hand."""
        line, column = self.getpos()
        return line, self._starts[line - 1] + column

    def _place(self, number: int, words: str) -> Place:
        """From the tag that began the part to the end of the tag at hand."""
        line, start = self._begin
        return Place(number, line, start, self._text.index(">", self._position()[1]) + 1, words)
