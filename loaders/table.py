"""Tables of which a text copy kept one cell a line, where empty cells and row spans left no trace.

A table is read as the cheapest way to lay its cells into rows (`grid`). How many columns it has, and which of them
hold figures, is what the cheapest reading says, helped by the words of the head. A run of cells that no reading fits is
no table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import inf

from armstrace.graph.sealed import replace, sealed
from armstrace.loaders import label
from armstrace.loaders.box import make_cell
from armstrace.loaders.document import Cell, Row, Span
from armstrace.loaders.footnote import strip_markers
from armstrace.loaders.grid import ROW, Layout, Shape, find_shape, lay_cells, measure_layout
from armstrace.loaders.heading import is_known_heading, is_prose
from armstrace.loaders.line import Line, join_lines

#: Lines that go on with the cell above: its parts with words of their own, the unit of a head in brackets.
_PART_OF_CELL = re.compile(r"[A-Z]{2,5}: ?\S|\((?:national currency|US\$|\$|[A-Z]{3}|km2|km²|m2|m²|%)\)\Z")
_YEAR = re.compile(r"(?:19|20)\d\d\Z")

#: The head of a column of years, beside which no year is a head.
_YEAR_HEAD = re.compile(r"(?:[Cc]alendar )?[Yy]ears?\Z")
#: Heads of the column that tells what a row is of.
_LABEL_HEAD = re.compile(
    r"(?:(?:[Cc]alendar )?[Yy]ear|Operator|Donor|Province|District|Region|Governorate|Department|Municipality|County"
    r"|Area|Type|Organization|Agency|Country|State|Location|Sector)s?\Z"
)
_MEASURE_HEAD = re.compile(r"[Cc]alib(?:er|re)")
_LIST_HEAD = re.compile(r"States\b.*\(|.*\(quantit")
_NUMBER_HEAD = re.compile(
    r".*(?:\b(?:number|total|area|amount|quantity|killed|injured|destroyed|cleared|released|teams|deminers)\b"
    r"|km2|m2|m²|(?:19|20)\d\d)",
    re.I,
)
#: Words that only a head has: a plan that leaves them among the cells is a bad one.
_STRAY = re.compile(r"[Cc]alib(?:er|re)\b|(?:Total )?[Nn]umber of |States that ")
#: Heads of the first column alone; a head that ends with its unit, and a bare name, which is none behind it.
_FIRST_HEAD = re.compile(
    r"(?:(?:[Cc]alendar )?[Yy]ear|Operator|Donor|Recipient|Province|District|Region|Governorate|Department"
    r"|Municipality|County)s?\Z"
)
_UNIT_HEAD = re.compile(r"\((?:km2|km²|m2|m²|US\$|\$|ha)\)\Z")
_NAME = re.compile(r"[A-Z][a-z]+(?:[ -][A-Z][a-z]+)?\Z")
_ODD_HEAD = 2.0
#: Costs of a plan beside those of its layout: for such a word, for an empty corner of which the copy kept no trace.
_STRAY_HEAD, _LOST_CORNER = 3.0, 0.1
_MOST_COLUMNS, _MOST_ABOVE, _SAMPLE = 8, 2, 80
_LEAST_CELLS, _LEAST_ANCHORS, _LEAST_ROWS = 6, 3, 2
#: No table where a row costs more than this on average, or where fewer rows than this share hold a figure or list.
_DEAREST_ROW, _ANCHORED_SHARE = 1.5, 0.8


@sealed(frozen=True, slots=True)
class TableReading:
    """A table as read. `start` is its first line, `stop` the first line behind it (both numbers of lines)."""

    title: Cell | None
    head: tuple[Cell, ...]
    rows: tuple[Row, ...]
    start: int
    stop: int


@sealed(frozen=True, slots=True)
class _Token:
    """A cell before it has a column: its line, the number of its last line, its shape."""

    line: Line
    last: int
    shape: Shape
    plain: str


@sealed(frozen=True, slots=True)
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
    layout = lay_cells([token.shape for token in tokens[plan.body :]], plan.columns)
    if not _is_sound(layout, plan.columns):
        return None
    laid = [[(column, tokens[plan.body + number]) for column, number in row] for row in layout.rows]
    if len(laid) > _LEAST_ROWS and len(laid[-1]) == 1 and stop < len(lines) and laid[-1][0][1].shape is Shape.TEXT:
        laid.pop()  # a heading between the table and the text behind it
    title = make_cell(tokens[plan.above - 1].line, "title") if plan.above else None
    head = tuple(make_cell(token.line, token.plain) for token in plan.head)
    first = tokens[max(plan.above - 1, 0)].last
    return TableReading(title, head, _make_rows(laid, head), first, laid[-1][-1][1].last + 1)


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
    """The cells of a run: a line each, but `CHA: 3km2` or `(km2)` is a further line of the one above."""
    starts = [place for place in range(start, stop) if place == start or not _PART_OF_CELL.match(lines[place].text)]
    tokens: list[_Token] = []
    for place, following in pairwise([*starts, stop]):
        plain = strip_markers(lines[place].text)
        tokens.append(_Token(join_lines(lines[place:following]), following - 1, find_shape(plain), plain))
    return tokens


def _choose_plan(tokens: Sequence[_Token]) -> _Plan | None:
    """The cheapest plan, judged on the first cells; among equals the one with a title line."""
    best: tuple[float, int] | None = None
    chosen: _Plan | None = None
    shapes, strays = [token.shape for token in tokens], [bool(_STRAY.match(token.plain)) for token in tokens]
    measured: dict[tuple[int, tuple[Shape, ...]], tuple[float, float]] = {}  # body, columns -> cost, most it might
    for plan in _list_plans(tokens):
        sample = slice(plan.body, plan.body + _SAMPLE)
        stray = sum(strays[sample])
        odd = ROW * max(plan.above - 1, 0) + _LOST_CORNER * plan.guesses_corner + _cost_of_head(plan.head)
        dear = _STRAY_HEAD * stray + odd
        most = best[0] - dear if best else inf
        cost, let = measured.get((plan.body, plan.columns), (inf, -inf))
        if cost == inf and most > let:  # other plans may lay the same cells in the same columns
            cost = measure_layout(shapes[sample], plan.columns, most)
            measured[plan.body, plan.columns] = (cost, most)
        rank = (cost + dear, abs(plan.above - 1))
        if best is None or rank < best:
            best, chosen = rank, plan
    return chosen


def _list_plans(tokens: Sequence[_Token]) -> Iterator[_Plan]:
    for above in range(_MOST_ABOVE + 1):
        for width in range(2, _MOST_COLUMNS + 1):
            head = tuple(tokens[above : above + width])
            of_years = any(_LABEL_HEAD.match(token.plain) for token in tokens[:above])  # a head, and no title
            if len(tokens) < above + width + _LEAST_ROWS or not _can_head(head) or of_years:
                break
            for columns in _list_columns(head):
                yield _Plan(above, head, above + width, columns)
            if above and head[0].plain:
                corner = (_make_corner(head[0]), *head)
                for columns in _list_columns(corner):
                    yield _Plan(above, corner, above + width, columns, not head[0].line.spacer)


def _cost_of_head(head: Sequence[_Token]) -> float:
    """What speaks against a head: a title or nothing before "District", a name behind "Area (m2)"."""
    first, rest = head[0].plain, head[1:]
    titled = not _LABEL_HEAD.match(first) and any(_FIRST_HEAD.match(token.plain) for token in rest)
    named = any(_UNIT_HEAD.search(a.plain) and _NAME.match(b.plain) for a, b in pairwise(head))
    return _ODD_HEAD * (titled + named)


def _can_head(tokens: Sequence[_Token]) -> bool:
    """Words and years head columns; only the corner may be empty."""
    words = tokens if tokens[0].plain else tokens[1:]
    of_years = any(_YEAR_HEAD.match(token.plain) for token in words)
    return all(token.shape is Shape.TEXT or (_YEAR.match(token.plain) and not of_years) for token in words)


def _make_corner(token: _Token) -> _Token:
    """The empty cell above the column of labels, of which a copy keeps a line with a no-break space, or nothing."""
    place = Span(token.line.span.start, token.line.span.start)
    return _Token(Line(place, ""), token.last, Shape.VOID, "")


def _list_columns(head: Sequence[_Token]) -> Iterator[tuple[Shape, ...]]:
    """Which columns hold what: as the head's words tell, or with figures in the last ones, or a list in the last."""
    hints = tuple(_hint(token.plain) for token in head)
    labelled = hints[0] is Shape.NUMBER and not _YEAR_HEAD.match(head[0].plain)  # "Area": names of areas, or figures
    for told in (hints, (Shape.TEXT, *hints[1:])) if labelled else (hints,):
        yield told
        for figures in range(1, len(head)):
            yield (*told[:-figures], *([Shape.NUMBER] * figures))
        yield (*told[:-1], Shape.LIST)


def _hint(plain: str) -> Shape:
    if _MEASURE_HEAD.match(plain):
        return Shape.MEASURE
    if _LIST_HEAD.match(plain):
        return Shape.LIST
    return Shape.NUMBER if _NUMBER_HEAD.match(plain[:80]) or _YEAR_HEAD.match(plain) else Shape.TEXT


def _is_sound(layout: Layout, columns: Sequence[Shape]) -> bool:
    """Do the cells fit the columns, and does nearly every row hold a figure or a list?"""
    count = len(layout.rows)
    anchored = sum(any(columns[column] is not Shape.TEXT for column, _ in row) for row in layout.rows)
    fits = layout.misfit <= _DEAREST_ROW * count and anchored >= _ANCHORED_SHARE * count
    return fits and count >= _LEAST_ROWS


def _make_rows(rows: Sequence[Sequence[tuple[int, _Token]]], head: Sequence[Cell]) -> tuple[Row, ...]:
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
