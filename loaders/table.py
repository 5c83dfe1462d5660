"""Tables of which a text copy kept one cell a line, where empty cells and row spans left no trace.

A table is read as the cheapest way to lay its cells into rows: each cell goes to the next column that takes its shape
(figure, caliber, list of states with figures, text); a skipped column costs a little, the first one nothing (its cell
spans several rows), a cell of the wrong shape much. The number of columns, and which of them hold figures, are those of
the cheapest reading. A run of cells that no reading fits is no table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from armstrace.loaders import label
from armstrace.loaders.box import make_cell
from armstrace.loaders.document import Cell, Row, Span
from armstrace.loaders.footnote import strip_markers
from armstrace.loaders.heading import is_known_heading, is_prose
from armstrace.loaders.line import Line


class Shape(IntEnum):
    """What a cell looks like, or what a column holds."""

    TEXT = 0
    NUMBER = 1
    MEASURE = 2
    LIST = 3
    VOID = 4


_NUMBER = re.compile(r"[~≈<>≥≤]?\s?(?:US)?[$€£]?\d[\d,.]*\s?(?:km2|km²|m2|m²|ha|%|million|billion)?\*{0,3}\Z")
_MEASURE = re.compile(r"\d[\d.]*\s?mm\Z")
_LISTED = re.compile(r"[^\W\d_][^(),]*\(\d[\d,]*\)\Z")
_PART_OF_CELL = re.compile(r"[A-Z]{2,5}: ?\S")
_YEAR = re.compile(r"(?:19|20)\d\d\Z")

_MEASURE_HEAD = re.compile(r"[Cc]alib(?:er|re)")
_LIST_HEAD = re.compile(r"States\b.*\(|.*\(quantit")
_NUMBER_HEAD = re.compile(
    r".*(?:\b(?:[Nn]umber|[Tt]otal|[Aa]rea|[Qq]uantity|[Kk]illed|[Ii]njured|[Dd]estroyed|[Cc]leared|[Rr]eleased|[Tt]eams|[Dd]eminers)\b|km2|m2|m²|(?:19|20)\d\d)"
)
#: Words that only a head has: a plan that leaves them among the cells is a bad one.
_STRAY = re.compile(r"[Cc]alib(?:er|re)\b|(?:Total )?[Nn]umber of |States that ")
#: Cost of a cell (second key) in a column (first key).
_MISFIT = {
    Shape.TEXT: {Shape.TEXT: 0.0, Shape.NUMBER: 2.0, Shape.MEASURE: 2.0, Shape.LIST: 3.0, Shape.VOID: 0.0},
    Shape.NUMBER: {Shape.TEXT: 3.0, Shape.NUMBER: 0.0, Shape.MEASURE: 1.0, Shape.LIST: 3.0, Shape.VOID: 0.0},
    Shape.MEASURE: {Shape.TEXT: 3.0, Shape.NUMBER: 2.0, Shape.MEASURE: 0.0, Shape.LIST: 3.0, Shape.VOID: 0.0},
    Shape.LIST: {Shape.TEXT: 2.0, Shape.NUMBER: 2.0, Shape.MEASURE: 3.0, Shape.LIST: 0.0, Shape.VOID: 0.0},
}
_SKIP, _ROW, _STRAY_HEAD, _UNOPENED, _LOST_CORNER = 0.5, 0.5, 3.0, 0.25, 0.1
_MOST_COLUMNS, _MOST_ABOVE, _SAMPLE = 8, 2, 80
_LEAST_CELLS, _LEAST_ANCHORS, _LEAST_ROWS = 6, 3, 2
#: No table where a row costs more than this on average, or where fewer rows than this share hold a figure or list.
_DEAREST_ROW, _ANCHORED_SHARE = 1.5, 0.8


def find_shape(text: str) -> Shape:
    """The shape of a cell's text (markers apart)."""
    if not text or label.VOID.match(text) or label.GRADE.match(text):
        return Shape.VOID
    if _NUMBER.match(text):
        return Shape.NUMBER
    if _MEASURE.match(text):
        return Shape.MEASURE
    parts = text.split("), ")
    if all(_LISTED.match(part if part.endswith(")") else part + ")") for part in parts):
        return Shape.LIST
    return Shape.TEXT


@dataclass(frozen=True, slots=True)
class TableReading:
    """A table as read. `start` is its first line, `stop` the first line behind it (both numbers of lines)."""

    title: Cell | None
    head: tuple[Cell, ...]
    rows: tuple[Row, ...]
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class _Token:
    """A cell before it has a column: its line, the number of its last line, its shape."""

    line: Line
    last: int
    shape: Shape
    plain: str


@dataclass(frozen=True, slots=True)
class _Plan:
    """One way to read a run of cells: lines above the head, head cells (the first may be an empty corner), columns."""

    above: int
    head: tuple[_Token, ...]
    body: int
    columns: tuple[Shape, ...]
    guesses_corner: bool = False


def find_run_end(lines: Sequence[Line], start: int) -> int:
    """The first line from `start` on that cannot be a cell."""
    place = start
    while place < len(lines) and _is_cell(lines[place]):
        place += 1
    return place


def read_table(lines: Sequence[Line], start: int, stop: int) -> TableReading | None:
    """The table in a run of cells, None where they make none. Lines of the run before its `start` are headings."""
    stop = _trim_headings(lines, start, stop)
    tokens = _make_tokens(lines, start, stop)
    anchors = sum(token.shape is not Shape.TEXT for token in tokens)
    if len(tokens) < _LEAST_CELLS or anchors < _LEAST_ANCHORS:
        return None
    plan = _choose_plan(tokens)
    if plan is None:
        return None
    places = _lay(tokens[plan.body :], plan.columns)[1]
    laid = list(_cut_rows(tokens[plan.body :], places))
    if len(laid) > 1 and len(laid[-1]) == 1 and stop < len(lines) and laid[-1][0][1].shape is Shape.TEXT:
        laid.pop()
    if not _is_sound(laid, plan.columns):
        return None
    last = laid[-1][-1][1].last
    title = make_cell(tokens[plan.above - 1].line, "title") if plan.above else None
    head = tuple(make_cell(token.line, token.plain) for token in plan.head)
    first = tokens[max(plan.above - 1, 0)].last
    return TableReading(title, head, _make_rows(laid, head), first, last + 1)


def _is_cell(line: Line) -> bool:
    if line.bar:
        return True
    if line.bullet or label.TABLE_NOTE.match(line.text) or label.UPDATE.match(line.text):
        return False
    return not is_prose(line.text) or find_shape(strip_markers(line.text)) is Shape.LIST


def _trim_headings(lines: Sequence[Line], start: int, stop: int) -> int:
    """Headings that stand between the cells and the running text behind them are no cells."""
    if stop < len(lines):
        while stop > start and is_known_heading(lines[stop - 1].text) and not lines[stop - 1].bar:
            stop -= 1
    return stop


def _make_tokens(lines: Sequence[Line], start: int, stop: int) -> list[_Token]:
    tokens: list[_Token] = []
    for place in range(start, stop):
        line = lines[place]
        if tokens and _PART_OF_CELL.match(line.text):
            whole = tokens[-1].line
            joined = replace(whole, span=Span(whole.span.start, line.span.end), text=f"{whole.text} {line.text}")
            tokens[-1] = replace(tokens[-1], line=joined, last=place)
            continue
        plain = strip_markers(line.text)
        tokens.append(_Token(line, place, find_shape(plain), plain))
    return tokens


def _choose_plan(tokens: Sequence[_Token]) -> _Plan | None:
    """The cheapest plan, judged on the first cells; among equals the one with a title line."""
    best: tuple[float, int] | None = None
    chosen: _Plan | None = None
    for plan in _list_plans(tokens):
        sample = tokens[plan.body : plan.body + _SAMPLE]
        stray = sum(bool(_STRAY.match(token.plain)) for token in sample)
        odd = _ROW * max(plan.above - 1, 0) + _LOST_CORNER * plan.guesses_corner
        cost = _lay(sample, plan.columns)[0] + _STRAY_HEAD * stray + odd
        rank = (cost, abs(plan.above - 1))
        if best is None or rank < best:
            best, chosen = rank, plan
    return chosen


def _list_plans(tokens: Sequence[_Token]) -> Iterator[_Plan]:
    for above in range(_MOST_ABOVE + 1):
        for width in range(2, _MOST_COLUMNS + 1):
            head = tuple(tokens[above : above + width])
            if len(tokens) < above + width + _LEAST_ROWS or not _can_head(head):
                break
            for columns in _list_columns(head):
                yield _Plan(above, head, above + width, columns)
            if above and head[0].plain:
                corner = (_make_corner(head[0]), *head)
                for columns in _list_columns(corner):
                    yield _Plan(above, corner, above + width, columns, not head[0].line.spacer)


def _can_head(tokens: Sequence[_Token]) -> bool:
    """Words and years head columns; only the corner may be empty."""
    words = tokens if tokens[0].plain else tokens[1:]
    return all(token.shape is Shape.TEXT or _YEAR.match(token.plain) for token in words)


def _make_corner(token: _Token) -> _Token:
    """The empty cell above the column of labels, of which a copy keeps a line with a no-break space, or nothing."""
    place = Span(token.line.span.start, token.line.span.start)
    return _Token(Line(place, ""), token.last, Shape.VOID, "")


def _list_columns(head: Sequence[_Token]) -> Iterator[tuple[Shape, ...]]:
    """Which columns hold what: as the head's words tell, or with figures in the last ones, or a list in the last."""
    told = tuple(_hint(token.plain) for token in head)
    yield told
    for figures in range(1, len(head)):
        yield (*told[:-figures], *([Shape.NUMBER] * figures))
    yield (*told[:-1], Shape.LIST)


def _hint(plain: str) -> Shape:
    if _MEASURE_HEAD.match(plain):
        return Shape.MEASURE
    if _LIST_HEAD.match(plain):
        return Shape.LIST
    return Shape.NUMBER if _NUMBER_HEAD.match(plain[:80]) else Shape.TEXT


def _lay(tokens: Sequence[_Token], columns: Sequence[Shape]) -> tuple[float, list[int]]:
    """The least cost of laying the cells into rows of these columns, and the column of each cell.

    Of three columns or more, a first one of text may be left out for nothing: its cell spans rows. In the first row
    that costs a little: something should stand there.
    """
    width = len(columns)
    spans = width > 2 and columns[0] is Shape.TEXT
    opening = [_ROW + _SKIP * max(column - spans, 0) for column in range(width)]
    costs = [cost + (_UNOPENED if spans and column else 0) for column, cost in enumerate(opening)]
    trace: list[list[int]] = []
    for number, token in enumerate(tokens):
        misfits = [_MISFIT[column][token.shape] for column in columns]
        if not number:
            costs = [cost + misfit for cost, misfit in zip(costs, misfits, strict=True)]
            continue
        ended = min(range(width), key=lambda column: costs[column] + _SKIP * (width - 1 - column))
        new_row = costs[ended] + _SKIP * (width - 1 - ended)
        came: list[int] = []
        following: list[float] = []
        for column in range(width):
            options = [(new_row + opening[column], ended + width)]
            options += [(costs[left] + _SKIP * (column - left - 1), left) for left in range(column)]
            cost, source = min(options)
            following.append(cost + misfits[column])
            came.append(source)
        costs = following
        trace.append(came)
    return _follow_back(costs, trace, width)


def _follow_back(costs: Sequence[float], trace: Sequence[Sequence[int]], width: int) -> tuple[float, list[int]]:
    """Columns in order; those of cells that begin a row are given with `-1 - column`."""
    column = min(range(width), key=lambda place: costs[place] + _SKIP * (width - 1 - place))
    total = costs[column] + _SKIP * (width - 1 - column)
    places: list[int] = []
    for came in reversed(trace):
        source = came[column]
        begins = source >= width
        places.append(-1 - column if begins else column)
        column = source - width if begins else source
    places.append(-1 - column)
    return total, places[::-1]


_Laid = list[tuple[int, _Token]]


def _cut_rows(tokens: Sequence[_Token], places: Sequence[int]) -> Iterator[_Laid]:
    row: _Laid = []
    for token, place in zip(tokens, places, strict=True):
        if place < 0 and row:
            yield row
            row = []
        row.append((-1 - place if place < 0 else place, token))
    if row:
        yield row


def _is_sound(rows: Sequence[_Laid], columns: Sequence[Shape]) -> bool:
    if len(rows) < _LEAST_ROWS:
        return False
    cost = sum(_MISFIT[columns[column]][token.shape] for row in rows for column, token in row)
    anchored = sum(any(columns[column] is not Shape.TEXT for column, _ in row) for row in rows)
    return cost <= _DEAREST_ROW * len(rows) and anchored >= _ANCHORED_SHARE * len(rows)


def _make_rows(rows: Sequence[_Laid], head: Sequence[Cell]) -> tuple[Row, ...]:
    """Rows with their cells; the cell of a first column that spans rows is the group of each.

    A copy that lost its short lines may have lost a group's label as well: there no row is put below an earlier label.
    """
    grouped = any(row[0][0] > 0 for row in rows)
    whole = any(" " not in token.plain for row in rows for _, token in row)
    made: list[Row] = []
    group: Cell | None = None
    for row in rows:
        own = {column: make_cell(token.line, head[column].text) for column, token in row}
        opened = grouped and 0 in own and len(own) > 1
        if opened:
            group = replace(own.pop(0), column=head[0].text)
        shown = replace(group, inherited=not opened) if group and (opened or whole) else None
        span = Span(own[min(own)].span.start, own[max(own)].span.end)
        made.append(Row(len(made) + 1, tuple(cell for _, cell in sorted(own.items())), span, shown))
    return tuple(made)
