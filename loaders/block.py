"""The body of a section: its lines become headings and blocks, each block under its path of headings."""

from __future__ import annotations

from collections.abc import Sequence

from armstrace.graph.sealed import replace
from armstrace.loaders import label
from armstrace.loaders.box import read_box
from armstrace.loaders.document import Block, BlockKind, Heading, Row, Span
from armstrace.loaders.footnote import find_notes, strip_markers
from armstrace.loaders.heading import HeadingTree, could_be_heading, is_known_heading, is_prose, make_path_slug
from armstrace.loaders.line import Line
from armstrace.loaders.sentence import find_sentences
from armstrace.loaders.table import find_run_end, read_table

_LEAST_MENU_BARS = 2
_DEEPEST_RUN = 3
_LONGEST_UPDATE = 8


def parse_body(copy: str, *parts: Sequence[Line]) -> tuple[tuple[Heading, ...], tuple[Block, ...]]:
    """Headings and blocks of a section out of the lines of its body (title, date and notes left out).

    No heading of one part holds in the next; blocks are counted through all of them.
    """
    reader = _BodyReader(copy)
    for lines in parts:
        reader.read(lines)
    return tuple(reader.headings), tuple(reader.blocks)


class _BodyReader:
    """Goes through the lines once. Each step reads one heading or one block and moves on."""

    def __init__(self, copy: str) -> None:
        self._copy = copy
        self._lines: Sequence[Line] = ()
        self._tree = HeadingTree()
        self._counts: dict[str, int] = {}
        self._after_heading = False
        self._no_table_before = 0
        self.headings: list[Heading] = []
        self.blocks: list[Block] = []

    def read(self, lines: Sequence[Line]) -> None:
        self._lines, self._tree = lines, HeadingTree()
        self._after_heading, self._no_table_before = False, 0
        place = 0
        while place < len(self._lines):
            place = self._step(place)

    def _step(self, place: int) -> int:
        """Read what begins at a line; the number of the first line behind it."""
        line = self._lines[place]
        kind = self._plain_kind(line)
        if kind is BlockKind.UPDATE:
            return self._add_update(place)
        if kind:
            self._add_text(kind, line)
            return place + 1
        return self._step_box(place) or self._step_table(place) or self._step_line(place)

    def _plain_kind(self, line: Line) -> BlockKind | None:
        """The kind of a line that its own words tell."""
        if label.UPDATE.match(line.text):
            return BlockKind.UPDATE
        if line.bullet:
            return BlockKind.ITEM
        if label.NAVIGATION.match(line.text) or (line.text.count(" | ") >= _LEAST_MENU_BARS and not line.bar):
            return BlockKind.NAVIGATION
        if label.ACKNOWLEDGEMENT.match(line.text):
            return BlockKind.ACKNOWLEDGEMENT
        if label.TABLE_NOTE.match(line.text) and self._follows_table():
            return BlockKind.NOTE
        return None

    def _follows_table(self) -> bool:
        return bool(self.blocks) and self.blocks[-1].kind in (BlockKind.TABLE, BlockKind.BOX, BlockKind.NOTE)

    def _add_update(self, place: int) -> int:
        """An update box ends where its bracket closes, in the same or a following line; without a bracket, at once."""
        line, stop, depth = self._lines[place], place, 0
        for stop in range(place, min(place + _LONGEST_UPDATE, len(self._lines))):
            depth += self._lines[stop].text.count("[") - self._lines[stop].text.count("]")
            if depth <= 0:
                break
        if depth > 0 or not line.text.startswith("["):
            stop = place
        self._add_text(BlockKind.UPDATE, replace(line, span=Span(line.span.start, self._lines[stop].span.end)))
        return stop + 1

    def _step_box(self, place: int) -> int | None:
        reading = read_box(self._lines, place)
        if reading is None:
            return None
        first = min(row.span.start for row in reading.rows)
        first = min([first, *(row.group.span.start for row in reading.rows if row.group)])
        self._add(BlockKind.BOX, Span(first, self._lines[reading.stop - 1].span.end), rows=reading.rows)
        return reading.stop

    def _step_table(self, place: int) -> int | None:
        if place < self._no_table_before or is_known_heading(self._lines[place].text):
            return None
        stop = find_run_end(self._lines, place)
        reading = read_table(self._lines, place, stop)
        if reading is None:
            self._no_table_before = stop
            return None
        for line in self._lines[place : reading.start]:
            self._add_heading(line)
        title = reading.title.span.start if reading.title else reading.head[0].span.start
        span = Span(title, self._lines[reading.stop - 1].span.end)
        self._add(BlockKind.TABLE, span, rows=reading.rows)
        self.blocks[-1] = replace(self.blocks[-1], title=reading.title, head=reading.head)
        return reading.stop

    def _step_line(self, place: int) -> int:
        line = self._lines[place]
        lead = label.LEAD.match(line.text)
        if lead:
            split = line.span.start + self._copy[line.span.start : line.span.end].index(":") + 1
            self._add_heading(replace(line, span=Span(line.span.start, split - 1), text=lead[1]))
            rest = self._copy[split : line.span.end]
            start = split + len(rest) - len(rest.lstrip())
            self._add_text(BlockKind.PARAGRAPH, replace(line, span=Span(start, line.span.end)))
        elif self._is_heading(place):
            self._add_heading(line)
        elif line.text:
            self._add_text(BlockKind.PARAGRAPH, line)
        return place + 1

    def _is_heading(self, place: int) -> bool:
        """A known heading, or a line of that form with running text, a list or another heading close below."""
        text = self._lines[place].text
        if self._lines[place].bar or not text:
            return False
        if is_known_heading(text):
            return True
        if not could_be_heading(text) or self._follows_fragment():
            return False
        for below in self._lines[place + 1 : place + 1 + _DEEPEST_RUN]:
            if is_prose(below.text) or below.bullet or is_known_heading(below.text):
                return True
            if label.find_label(strip_markers(below.text)):
                return True
            if not could_be_heading(below.text):
                return False
        return False

    def _follows_fragment(self) -> bool:
        """Is the block before a short line without a sentence? Then this is one more of a table that did not last."""
        last = self.blocks[-1] if self.blocks and not self._after_heading else None
        return last is not None and last.kind is BlockKind.PARAGRAPH and not is_prose(" ".join(last.text.split()))

    def _add_heading(self, line: Line) -> None:
        path = self._tree.enter(line.text, follows_heading=self._after_heading)
        self.headings.append(Heading(path, line.span, find_notes(line.text)))
        self._after_heading = True

    def _add_text(self, kind: BlockKind, line: Line) -> None:
        self._add(kind, line.span, sentences=True)

    def _add(self, kind: BlockKind, span: Span, *, sentences: bool = False, rows: tuple[Row, ...] = ()) -> None:
        path = self._tree.path
        slug = make_path_slug(path)
        self._counts[slug] = number = self._counts.get(slug, 0) + 1
        text = self._copy[span.start : span.end]
        found = find_sentences(text, span.start) if sentences else ()
        self.blocks.append(Block(kind, path, number, span, text, found, rows=rows, notes=find_notes(text)))
        self._after_heading = False
