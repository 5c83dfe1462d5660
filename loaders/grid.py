"""Cells in a row-less sequence laid into the rows of a grid as cheaply as can be.

Each cell goes to the next column that takes its shape; a skipped column costs a little (an empty cell left no trace),
a cell of the wrong shape much, and every row something. The costs are such that the two kinds of tables that profiles
have are read right (docs/decisions/0030-tables-as-cheapest-layout.md).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import IntEnum
from math import inf
from operator import add

from armstrace.graph.quick import quick
from armstrace.graph.sealed import sealed
from armstrace.loaders import label
from armstrace.loaders.quantity import MONEY_SIGN


@quick
class Shape(IntEnum):
    """What a cell looks like, or what a column holds."""

    TEXT = 0
    NUMBER = 1
    MEASURE = 2
    LIST = 3
    VOID = 4


_NUMBER = re.compile(
    rf"[~≈<>≥≤+−–-]?\s?(?:{MONEY_SIGN})?\d[\d,.]*\s?(?:km2|km²|m2|m²|ha|%|million|billion)?\*{{0,3}}\Z"
)
#: The label of a sum stands in a column of years or names.
_TOTAL = re.compile(r"(?:[Gg]rand )?[Tt]otals?\Z")
_MEASURE = re.compile(r"\d[\d.]*\s?mm\Z")
_LISTED = re.compile(r"[^\W\d_][^(),]*\(\d[\d,]*\)\Z")
#: Cost of a cell (second key) in a column (first key).
_MISFIT = {
    Shape.TEXT: {Shape.TEXT: 0.0, Shape.NUMBER: 2.0, Shape.MEASURE: 2.0, Shape.LIST: 3.0, Shape.VOID: 0.0},
    Shape.NUMBER: {Shape.TEXT: 3.0, Shape.NUMBER: 0.0, Shape.MEASURE: 1.0, Shape.LIST: 3.0, Shape.VOID: 0.0},
    Shape.MEASURE: {Shape.TEXT: 3.0, Shape.NUMBER: 2.0, Shape.MEASURE: 0.0, Shape.LIST: 3.0, Shape.VOID: 0.0},
    Shape.LIST: {Shape.TEXT: 2.0, Shape.NUMBER: 2.0, Shape.MEASURE: 3.0, Shape.LIST: 0.0, Shape.VOID: 0.0},
}
#: Cost of a skipped column, of a row, of a first row whose first column is skipped although it may span rows.
SKIP, ROW, _UNOPENED = 0.5, 0.5, 0.25


def find_shape(text: str) -> Shape:
    """The shape of a cell's text (markers apart)."""
    if not text or _TOTAL.match(text) or label.VOID.match(text) or label.GRADE.match(text):
        return Shape.VOID
    if _NUMBER.match(text):
        return Shape.NUMBER
    if _MEASURE.match(text):
        return Shape.MEASURE
    parts = text.split("), ")
    if all(_LISTED.match(part if part.endswith(")") else part + ")") for part in parts):
        return Shape.LIST
    return Shape.TEXT


@sealed(frozen=True, slots=True)
class Layout:
    """Rows of a grid, each with the column and the number of its cells; what it costs, and how much of that misfits."""

    cost: float
    misfit: float
    rows: tuple[tuple[tuple[int, int], ...], ...]


def lay_cells(cells: Sequence[Shape], columns: Sequence[Shape]) -> Layout:
    """The cheapest layout of cells (at least one) in rows of these columns. Time: cells times columns.

    Of three columns or more, a first one of text may be left out for nothing: its cell spans rows.
    """
    width = len(columns)
    opening, costs = _open(cells[0], columns)
    trace: list[list[int]] = []
    for shape in cells[1:]:
        came = []
        following = []
        ended, closed = _close_row(costs)
        going = (inf, 0)  # the cheapest cell to the left, blanks up to here included
        for column in range(width):
            if column:
                going = min((going[0] + SKIP, going[1]), (costs[column - 1], column - 1))
            cost, source = min((closed + opening[column], ended + width), going)
            following.append(cost + _MISFIT[columns[column]][shape])
            came.append(source)
        costs = following
        trace.append(came)
    last, total = _close_row(costs)
    rows = _follow_back(trace, last, width)
    misfit = sum(_MISFIT[columns[column]][cells[number]] for row in rows for column, number in row)
    return Layout(total, misfit, rows)


def measure_layout(cells: Sequence[Shape], columns: Sequence[Shape], most: float) -> float:
    """The cost of the cheapest layout, the same as `lay_cells` has it; infinite as soon as it is more than `most`."""
    width = len(columns)
    opening, costs = _open(cells[0], columns)
    ends = [SKIP * (width - 1 - column) for column in range(width)]
    steps = [(start, _MISFIT[column]) for start, column in zip(opening, columns, strict=True)]
    for shape in cells[1:]:
        closed = min(map(add, costs, ends))
        if closed > most and min(costs) > most:
            return inf
        going = inf  # the cheapest cell to the left, blanks up to here included
        for column, (start, misfit) in enumerate(steps):
            cost, before = closed + start, costs[column]
            costs[column] = (going if going < cost else cost) + misfit[shape]
            going += SKIP
            going = before if before < going else going
    return _close_row(costs)[1] if min(costs) <= most else inf


def _open(cell: Shape, columns: Sequence[Shape]) -> tuple[list[float], list[float]]:
    """What it costs to open a row in each column, and what it costs to have the first cell there."""
    spans = len(columns) > 2 and columns[0] is Shape.TEXT
    opening = [ROW + SKIP * max(column - spans, 0) for column in range(len(columns))]
    costs = [
        cost + (_UNOPENED if spans and column else 0) + _MISFIT[columns[column]][cell]
        for column, cost in enumerate(opening)
    ]
    return opening, costs


def _close_row(costs: Sequence[float]) -> tuple[int, float]:
    """The column that it is cheapest to end a row with, and the cost up to there."""
    width = len(costs)
    cost, column = min((cost + SKIP * (width - 1 - column), column) for column, cost in enumerate(costs))
    return column, cost


def _follow_back(trace: Sequence[Sequence[int]], last: int, width: int) -> tuple[tuple[tuple[int, int], ...], ...]:
    """The rows, from where each cell came: a source of `width` or more means that the cell opened a row."""
    rows: list[list[tuple[int, int]]] = [[]]
    column = last
    for number in range(len(trace), 0, -1):
        rows[-1].append((column, number))
        source = trace[number - 1][column]
        if source >= width:
            rows.append([])
        column = source % width
    rows[-1].append((column, 0))
    return tuple(tuple(reversed(row)) for row in reversed(rows))
