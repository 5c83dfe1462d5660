"""The rows of an answer as a page shows them, with one label query for all of its nodes."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from armstrace.graph.label import read_labels
from armstrace.graph.release import Release


@dataclass(frozen=True, slots=True)
class Cell:
    """A value in a table. `iri` is set for nodes, `text` is the label or the literal."""

    text: str
    iri: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of a SELECT. `why` holds the claim behind each row where one is named; `more`: rows were left out."""

    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    why: tuple[str | None, ...]
    more: bool


def make_table(release: Release, answer: ox.QuerySolutions, most: int, why: str | None = None) -> Table:
    """The first `most` rows of an answer. The column `why` is taken out: its claim becomes the link of its row."""
    heads = [variable.value for variable in answer.variables]
    found = [tuple(solution) for solution in itertools.islice(answer, most + 1)]
    rows = found[:most]
    labels = read_labels(release.store, (cell.value for row in rows for cell in row if isinstance(cell, ox.NamedNode)))
    reason = heads.index(why) if why in heads else None
    shown = [index for index in range(len(heads)) if index != reason]
    return Table(
        heads=tuple(heads[index] for index in shown),
        rows=tuple(tuple(_make_cell(row[index], labels) for index in shown) for row in rows),
        why=tuple(_iri(row[reason]) if reason is not None else None for row in rows),
        more=len(found) > most,
    )


def _make_cell(value: object, labels: Mapping[str, str]) -> Cell:
    if isinstance(value, ox.NamedNode):
        return Cell(labels.get(value.value, value.value), value.value)
    if isinstance(value, ox.Literal):
        return Cell(value.value)
    return Cell("" if value is None else str(value))


def _iri(value: object) -> str | None:
    return value.value if isinstance(value, ox.NamedNode) else None
