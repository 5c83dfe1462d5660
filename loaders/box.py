"""Fact boxes: labels and their values, one line each in a text copy, some in groups.

Never read by strict alternation: a copy that lost a value would shift all that follow. A line is a label because it is
a known one, or because a line that has the form of a value follows it. A label may then have no value, one or several.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from armstrace.loaders import label
from armstrace.loaders.document import Cell, Row, Span
from armstrace.loaders.footnote import find_notes, strip_markers
from armstrace.loaders.heading import could_be_heading, is_known_heading, is_prose
from armstrace.loaders.line import Line

_VALUE = re.compile(
    r"[~≈<>≥≤]?\s?(?:US)?[$€£]?\d|(?:At least|More than|About|Some|Approximately|Total:|Not a |No ) ?\S"
)
_MOST_MATERIALS = 2


@dataclass(frozen=True, slots=True)
class BoxReading:
    """A box as read: its rows, and the number of the first line behind it."""

    rows: tuple[Row, ...]
    stop: int


@dataclass(slots=True)
class _Draft:
    """A row in the making."""

    label: Line
    group: Line | None
    first_of_group: bool
    values: list[Line] = field(default_factory=list)


def make_cell(line: Line, column: str, *, inherited: bool = False) -> Cell:
    """A cell out of a line. Its text has no markers, its span has them."""
    return Cell(column, strip_markers(line.text), line.span, inherited, find_notes(line.text))


def read_box(lines: Sequence[Line], start: int) -> BoxReading | None:
    """The box that begins at a line, None where none does."""
    inline = _read_inline(lines, start)
    if inline:
        return inline
    if not _begins(lines, start):
        return None
    drafts: list[_Draft] = []
    group: Line | None = None
    fresh_group = False
    place = start
    while place < len(lines):
        line = lines[place]
        kind = _kind(lines, place, drafts, group)
        if kind is None:
            break
        if kind == "group":
            group, fresh_group = line, True
        elif kind == "label":
            drafts.append(_Draft(line, group, fresh_group))
            fresh_group = False
        else:
            if fresh_group and group is not None:
                drafts.append(_Draft(group, None, False))
                group, fresh_group = None, False
            drafts[-1].values.append(line)
        place += 1
    return BoxReading(tuple(_make_row(number, draft) for number, draft in enumerate(drafts, 1)), place)


def _kind(lines: Sequence[Line], place: int, drafts: Sequence[_Draft], group: Line | None) -> str | None:
    """What a line is in the box: group, label, value, or None for the end of the box."""
    line = lines[place]
    plain = strip_markers(line.text)
    known = label.find_label(plain)
    follower = lines[place + 1] if place + 1 < len(lines) else None
    if line.bullet or label.TABLE_NOTE.match(line.text) or label.UPDATE.match(line.text):
        return None
    if known and not _is_heading_here(plain, follower):
        groups = known is label.LabelKind.GROUP and follower is not None and _is_label(follower, True)
        return "group" if groups else "label"
    if group is not None and label.MATERIAL.match(plain):
        return "label"
    has_value = bool(drafts) and bool(drafts[-1].values)
    waiting = bool(drafts) and not has_value
    if waiting or (group is not None and not drafts):
        return None if _ends_waiting(line, plain, follower) else "value"
    if not has_value or line.spacer or is_prose(plain) or _is_heading_here(plain, follower):
        return None
    if could_be_heading(plain) and follower is not None and _has_value_form(follower.text):
        return "label"
    return "value"


def _ends_waiting(line: Line, plain: str, follower: Line | None) -> bool:
    """A label waits for its value: does the box end all the same, its value lost?"""
    return line.spacer or _is_heading_here(plain, follower)


def _is_heading_here(plain: str, follower: Line | None) -> bool:
    """A heading's words, and running text behind them: no part of a box."""
    return is_known_heading(plain) and follower is not None and (is_prose(follower.text) and len(follower.text) > 90)


def _is_label(line: Line, grouped: bool) -> bool:
    plain = strip_markers(line.text)
    return label.find_label(plain) is not None or (grouped and bool(label.MATERIAL.match(plain)))


def _begins(lines: Sequence[Line], start: int) -> bool:
    """Does a box begin here: with a known label and something behind it, or with two pairs of the right form?"""
    plain = strip_markers(lines[start].text)
    follower = lines[start + 1] if start + 1 < len(lines) else None
    if follower is None or lines[start].bullet:
        return False
    if label.find_label(plain) is not None:
        return not _is_heading_here(plain, follower) and not _heads_matrix(lines, start + 1)
    pair = lines[start : start + 4]
    return (
        len(pair) == 4
        and all(could_be_heading(line.text) and not is_known_heading(line.text) for line in pair[::2])
        and all(_has_value_form(line.text) for line in pair[1::2])
    )


def _heads_matrix(lines: Sequence[Line], start: int) -> bool:
    """More kinds of material in a row than a box ever has without a value: the head of a table."""
    run = lines[start : start + _MOST_MATERIALS + 1]
    return len(run) > _MOST_MATERIALS and all(label.MATERIAL.match(strip_markers(line.text)) for line in run)


def _has_value_form(text: str) -> bool:
    return bool(_VALUE.match(text) or label.VOID.match(text) or label.GRADE.match(text))


def _read_inline(lines: Sequence[Line], start: int) -> BoxReading | None:
    """Lead lines that hold label and value: `Article 5 deadline: 1 June 2016`."""
    rows: list[Row] = []
    place = start
    while place < len(lines) and (match := label.INLINE_LABEL.match(lines[place].text)):
        line = lines[place]
        split = line.span.start + match.end()
        name = Cell("label", match[1], Span(line.span.start, line.span.start + len(match[1])))
        value = Line(Span(split, line.span.end), line.text[match.end() :])
        rows.append(Row(len(rows) + 1, (name, make_cell(value, match[1])), line.span))
        place += 1
    return BoxReading(tuple(rows), place) if rows else None


def _make_row(number: int, draft: _Draft) -> Row:
    name = make_cell(draft.label, "label")
    cells = (name, *(make_cell(value, name.text) for value in draft.values))
    span = Span(draft.label.span.start, cells[-1].span.end)
    group = make_cell(draft.group, "group", inherited=not draft.first_of_group) if draft.group else None
    return Row(number, cells, span, group)
