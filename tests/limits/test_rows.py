"""The cap on rows is never silent: a header says it, or the stream is cut."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from limit_client import Asker, serve_files

from armstrace.graph.query_cap import cap_rows


@pytest.fixture(scope="module")
def capped(graph: Path) -> Iterator[Asker]:
    with serve_files("--rdf", str(graph), "--rows", "100") as asker:
        yield asker


@pytest.mark.parametrize(("query", "rows", "mark"), [
    ("SELECT * { ?s ?p ?o }", 100, "rows=100"),
    ("SELECT * { ?s ?p ?o } LIMIT 5000", 100, "rows=100"),
    ("SELECT * { ?s ?p ?o } LIMIT 99", 99, None),
    ("SELECT * { ?s ?p ?o . { SELECT ?s { ?s ?x ?y } LIMIT 7 } }", 7, None),
])  # fmt: skip
@pytest.mark.parametrize("form", ["json", "csv", "tsv", "xml"])
def test_a_cap_is_marked(capped: Asker, query: str, rows: int, mark: str | None, form: str) -> None:
    answer = capped.ask(query, format=form)
    assert (answer.status, answer.cut, answer.headers.get("armstrace-capped")) == (200, False, mark)
    if form == "csv":
        assert len(list(csv.reader(io.StringIO(answer.body.decode())))) == rows + 1
    else:
        parsed = ox.parse_query_results(answer.body, format=getattr(ox.QueryResultsFormat, form.upper()))
        assert isinstance(parsed, ox.QuerySolutions)
        assert sum(1 for _ in parsed) == rows


def test_a_cap_after_the_stream_began_cuts_it(asker: Asker) -> None:
    answer = asker.ask("SELECT * { ?s ?p ?o VALUES ?i { 1 2 3 4 5 6 7 8 9 10 11 12 } }", format="csv", timeout="30")
    assert (answer.status, answer.cut) == (200, True)
    assert answer.seconds < 30


@pytest.mark.parametrize(("text", "expected"), [
    ("SELECT * { }", "SELECT * { }\nLIMIT 9\n"),
    ("SELECT * { } # end", "SELECT * { } # end\nLIMIT 9\n"),
    ("SELECT * { } LIMIT 10", "SELECT * { } LIMIT 9"),
    ("SELECT * { } limit 8 OFFSET 3", "SELECT * { } limit 8 OFFSET 3"),
    ("SELECT * { { SELECT * { } LIMIT 2 } } VALUES ?x { 1 }",
     "SELECT * { { SELECT * { } LIMIT 2 } } \nLIMIT 9\nVALUES ?x { 1 }"),
])  # fmt: skip
def test_the_limit_is_written_outside(text: str, expected: str) -> None:
    assert cap_rows(text, 9) == expected
    ox.Store().query(expected)
