"""Fact boxes: labels and their values, one line each in a text copy, some in groups.

Never read by strict alternation: a copy that lost a value would shift all that follow. A line is a label because it is
a known one, or because a line that has the form of a value follows it. A label may then have no value, one or several.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from armstrace.graph.sealed import sealed
from armstrace.loaders import label
from armstrace.loaders.document import Cell, Row, Span
from armstrace.loaders.footnote import find_notes, strip_markers
from armstrace.loaders.heading import could_be_heading, is_known_heading, is_prose
from armstrace.loaders.line import Line

_VALUE_FORM = re.compile(r"[~≈<>≥≤]?\s?(?:US)?[$€£]?\d|(?:At least|More than|About|Some|Approximately|Total:) \S")
#: "2 children:", with what they were on the next line.
_PART = re.compile(r"\d+ [a-z]+:\Z")
#: A further line of a value: a part with its own word (`Killed: 8`), a bracket, a figure, a small letter.
_FURTHER = re.compile(r"[A-Z][\w’()/ -]{0,40}: ?\S|[^A-Z]")
#: One with its figure: no label, whatever follows.
_PART_FIGURE = re.compile(r"[A-Z][\w’()/ -]{0,40}: ?\d")
#: A line that heads part of a list ("International:").
_LIST_HEAD = re.compile(r"[A-Z][a-z]+(?: [a-z]+){0,3}:\Z")
#: Where the key data of a page of 1999 to 2009 end.
_NEWS = re.compile(r"Key [Dd]evelopments since\b")
_MOST_MATERIALS, _LONGEST_FIGURE = 2, 45


@sealed(frozen=True, slots=True)
class BoxReading:
    """A box as read: its rows, and the number of the first line behind it."""

    rows: tuple[Row, ...]
    stop: int


def make_cell(line: Line, column: str, *, inherited: bool = False) -> Cell:
    """A cell out of a line. Its text has no markers, its span has them."""
    return Cell(column, strip_markers(line.text), line.span, inherited, find_notes(line.text))


def read_box(lines: Sequence[Line], start: int) -> BoxReading | None:
    """The box that begins at a line, None where none does."""
    inline = _read_inline(lines, start)
    if inline or not _begins(lines, start):
        return inline
    reader = _BoxReader(lines)
    stop = start
    while stop < len(lines) and reader.take(stop):
        stop += 1
    rows = reader.rows
    one_sentence = len(rows) == 1 and all(is_prose(cell.text) for cell in rows[0].cells[1:])
    return None if not rows or one_sentence else BoxReading(rows, stop)


@dataclass(slots=True)
class _Draft:
    """A row in the making. The label is None where the copy lost it."""

    label: Line | None
    group: Line | None
    opens_group: bool
    values: list[Line] = field(default_factory=list)

    @property
    def takes_several(self) -> bool:
        """Is the label one whose value often fills several lines?"""
        return self.label is not None and bool(label.SEVERAL.match(strip_markers(self.label.text)))

    def goes_on(self, line: Line) -> bool:
        """Is it a further line of a value: no blank line before it, where one stands between label and value?"""
        parted = self.label is not None and bool(self.values) and self.values[0].gap > 0
        return parted and not line.gap and not line.spacer and not line.bar

    @property
    def wants_figure(self) -> bool:
        """Is the label one whose values are figures?"""
        return self.label is not None and bool(label.FIGURE.match(strip_markers(self.label.text)))


class _BoxReader:
    """Takes the lines of a box one by one, until one does not belong to it."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._drafts: list[_Draft] = []
        self._group: Line | None = None
        self._fresh_group = False
        self._grouped = False

    @property
    def rows(self) -> tuple[Row, ...]:
        return tuple(_make_row(number, draft) for number, draft in enumerate(self._drafts, 1))

    def take(self, place: int) -> bool:
        """Read a line as group, label or value. False where the box has ended before it."""
        line, follower = self._lines[place], _follower(self._lines, place)
        plain = strip_markers(line.text)
        if line.bar and not line.text:
            return True  # an empty cell
        if line.bullet or label.TABLE_NOTE.match(line.text) or label.UPDATE.match(line.text):
            return False
        kind = label.find_label(plain)
        if kind is label.LabelKind.GROUP and _heads_group(plain, follower):
            self._group, self._fresh_group, self._grouped = line, True, True
            return True
        if self._grouped and label.MATERIAL.match(plain) and not line.spacer:
            return self._open_row(line)
        if _heads_text(plain, follower):
            return False
        if kind is label.LabelKind.GROUP:
            self._group, self._grouped = None, True
        if kind:
            return self._open_row(line)
        return self._take_unknown(line, plain, follower)

    def _take_unknown(self, line: Line, plain: str, follower: Line | None) -> bool:
        """A line with none of the known labels: a value, or a label known by the value behind it."""
        last = self._drafts[-1] if self._drafts else None
        several = last is not None and last.takes_several
        if last is not None and (last.goes_on(line) or (several and not last.wants_figure and _LIST_HEAD.match(plain))):
            return self._add_value(line)
        is_label = could_be_heading(plain) and follower is not None and _has_value_form(follower.text)
        if last is not None and several and (not last.wants_figure or _PART_FIGURE.match(plain)):
            is_label = False
        if last is None or (is_label and not line.spacer):
            return self._open_row(line)
        waits = not last.values
        if waits and last.wants_figure and is_prose(plain) and not _is_figure(plain):
            return False  # the value is lost, the text behind the box begins
        if several and last.wants_figure and not line.spacer and _PART.match(plain):
            return self._add_value(line)
        headed = several and follower is not None and _LIST_HEAD.match(strip_markers(follower.text))
        text_below = _is_text(follower) and not headed
        if line.spacer or (not waits and is_prose(plain)) or (could_be_heading(plain) and text_below):
            return waits and not line.spacer and self._add_value(line)
        if waits or several or _FURTHER.match(plain):
            return self._add_value(line)
        return self._open_row(None) and self._add_value(line)

    def _open_row(self, line: Line | None) -> bool:
        self._drafts.append(_Draft(line, self._group, self._fresh_group))
        self._fresh_group = False
        return True

    def _add_value(self, line: Line) -> bool:
        self._drafts[-1].values.append(line)
        return True


def _follower(lines: Sequence[Line], place: int) -> Line | None:
    """The next line that is no empty cell."""
    behind = place + 1
    while behind < len(lines) and lines[behind].bar and not lines[behind].text:
        behind += 1
    return lines[behind] if behind < len(lines) else None


def _is_text(line: Line | None) -> bool:
    return line is not None and (is_prose(line.text) or line.bullet)


def _is_figure(plain: str) -> bool:
    """Does a sentence give a figure and little else?"""
    return bool(_VALUE_FORM.match(plain)) and plain.count(" ") < _LONGEST_FIGURE


def _heads_group(plain: str, follower: Line | None) -> bool:
    """Is the label behind a group's label one of that group?"""
    return follower is not None and label.is_member(plain, strip_markers(follower.text))


def _heads_text(plain: str, follower: Line | None) -> bool:
    """A heading's words, and running text or another heading or label behind them: no part of a box."""
    if follower is None or not is_known_heading(plain):
        return False
    below = strip_markers(follower.text)
    if _NEWS.match(plain):
        return True
    return _is_text(follower) or is_known_heading(below) or label.find_label(below) is not None


def _begins(lines: Sequence[Line], start: int) -> bool:
    """Does a box begin here: with a known label and something behind it, or with two pairs of the right form?"""
    plain, follower = strip_markers(lines[start].text), _follower(lines, start)
    if follower is None or lines[start].bullet or strip_markers(follower.text) == plain:
        return False
    kind = label.find_label(plain)
    heads_group = _heads_group(plain, follower)
    if kind is not None and follower.bar and not lines[start].bar and not heads_group:
        return False  # the title of a table whose cells have bars
    if kind is not None:
        return (heads_group or not _heads_text(plain, follower)) and not _heads_matrix(lines, start + 1)
    pairs = lines[start : start + 4]
    return (
        len(pairs) == 4
        and all(could_be_heading(line.text) and not is_known_heading(line.text) for line in pairs[::2])
        and all(_has_value_form(line.text) for line in pairs[1::2])
    )


def _heads_matrix(lines: Sequence[Line], start: int) -> bool:
    """More kinds of material in a row than a box ever has without a value: the head of a table, its corner apart."""
    corner = start < len(lines) and not lines[start].text
    run = lines[start + corner : start + corner + _MOST_MATERIALS + 1]
    return len(run) > _MOST_MATERIALS and all(label.MATERIAL.match(strip_markers(line.text)) for line in run)


def _has_value_form(text: str) -> bool:
    return bool(_VALUE_FORM.match(text)) or label.find_value(text)


def _read_inline(lines: Sequence[Line], start: int) -> BoxReading | None:
    """Lead lines that hold label and value: `Article 5 deadline: 1 June 2016`."""
    rows: list[Row] = []
    place = start
    while place < len(lines) and (match := _match_inline(lines[place].text)):
        line = lines[place]
        split = line.span.start + match.end()
        name = Cell("label", match[1], Span(line.span.start, line.span.start + len(match[1])))
        value = Line(Span(split, line.span.end), line.text[match.end() :])
        rows.append(Row(len(rows) + 1, (name, make_cell(value, match[1])), line.span))
        place += 1
    return BoxReading(tuple(rows), place) if rows else None


def _match_inline(text: str) -> re.Match[str] | None:
    """The label of a line that holds its value as well, behind a colon or a bar."""
    barred = label.BARRED.match(text)
    known = barred is not None and label.find_label(strip_markers(barred[1])) is not None and text.count("|") == 1
    return label.INLINE_LABEL.match(text) or (barred if known else None)


def _make_row(number: int, draft: _Draft) -> Row:
    first = draft.label or draft.values[0]
    name = (
        make_cell(draft.label, "label") if draft.label else Cell("label", "", Span(first.span.start, first.span.start))
    )
    cells = (name, *(make_cell(value, name.text) for value in draft.values))
    span = Span(first.span.start, cells[-1].span.end)
    group = make_cell(draft.group, "group", inherited=not draft.opens_group) if draft.group else None
    return Row(number, cells, span, group)
