"""For notebooks and scripts: a release asked from Python, as rows, as a DataFrame or as an rdflib Dataset.

docs/notebook.md shows how; a test runs what stands there.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from types import ModuleType
from typing import TYPE_CHECKING

import pyoxigraph as ox

from armstrace.graph.errors import InputError, QueryError
from armstrace.graph.example import find_example
from armstrace.graph.flat import COLUMNS, Column, iter_rows
from armstrace.graph.label import short_name
from armstrace.graph.parameter import bind, read_values
from armstrace.graph.query import run_query
from armstrace.graph.rdf import Term
from armstrace.graph.release import Release

if TYPE_CHECKING:
    import pandas
    import rdflib

Value = str | int | Decimal | bool | None
_XSD = "http://www.w3.org/2001/XMLSchema#"
_READERS: dict[str, Callable[[str], Value]] = {
    f"{_XSD}integer": int,
    f"{_XSD}decimal": Decimal,
    f"{_XSD}boolean": lambda text: text in ("true", "1"),
}


def read_rows(release: Release, query: str) -> list[dict[str, Value]]:
    """The rows of a SELECT, variable -> value: integers, decimals and booleans as such, all else as text, unbound None.

    The query passes the same guard as on the endpoint. Raises QueryError for a fault and for anything but a SELECT.
    """
    answer = run_query(release.store, query)
    if not isinstance(answer, ox.QuerySolutions):
        raise QueryError("this is no SELECT query: only rows make a table", remedy="ask with SELECT")
    names = [variable.value for variable in answer.variables]
    return [{name: _read_value(row[name]) for name in names} for row in answer]


def read_frame(release: Release, query: str) -> pandas.DataFrame:
    """The rows of a SELECT as a DataFrame. Needs the extra `notebook` (pandas). Raises as `read_rows`."""
    return _import_pandas().DataFrame(read_rows(release, query))


def ask(release: Release, name: str, **values: str) -> pandas.DataFrame:
    """The rows of a question of the project as a DataFrame, with other values for its parameters.

    `ask(release, "which-treaties-is-russia-party-to", state="mda")`. Raises InputError for a question or parameter that
    is not there and for a value that is not of its type; else as `read_frame`.
    """
    question = find_example(name)
    if question is None:
        raise InputError(f"there is no question {name}", remedy="`armstrace examples` lists them")
    return read_frame(release, bind(question.text, read_values(question.parameters, values, release.store)))


def read_claims(release: Release) -> pandas.DataFrame:
    """All claims as a DataFrame: the columns of claims.csv, numbers as Decimal, empty cells None, by key.

    Needs the extra `notebook` (pandas). Raises as `read_frame`.
    """
    rows = [
        [_read_cell(column, cell) for column, cell in zip(COLUMNS, row, strict=True)]
        for row in iter_rows(release.store)
    ]
    frame = _import_pandas().DataFrame(rows, columns=[column.name for column in COLUMNS], dtype=object)
    return frame.set_index(frame["claim"].map(short_name).rename("key"))


def open_dataset(release: Release) -> rdflib.Dataset:
    """The release as an rdflib Dataset over the same Oxigraph store: for rdflib's tools, not for others' queries.

    What is added here stays in this process: the files of a release never change.
    """
    import rdflib
    from oxrdflib import OxigraphStore

    return rdflib.Dataset(store=OxigraphStore(store=release.store), default_union=True)


def _import_pandas() -> ModuleType:
    try:
        import pandas as pd
    except ImportError as error:
        raise InputError("pandas is not installed", remedy="pip install 'armstrace[notebook]'") from error
    module: ModuleType = pd
    return module


def _read_cell(column: Column, cell: str) -> Value:
    if not cell:
        return None
    return Decimal(cell) if column.type == "number" else cell


def _read_value(term: Term | ox.BlankNode | ox.Triple | None) -> Value:
    if term is None:
        return None
    if isinstance(term, ox.Literal):
        reader = _READERS.get(term.datatype.value)
        return reader(term.value) if reader else term.value
    return term.value if isinstance(term, ox.NamedNode) else str(term)
