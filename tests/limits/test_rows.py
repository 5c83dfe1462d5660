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
from armstrace.web.row_count import RowCount, count_rows, drop_last


@pytest.fixture(scope="module")
def capped(graph: Path) -> Iterator[Asker]:
    with serve_files("--rdf", str(graph), "--rows", "100") as asker:
        yield asker


@pytest.mark.parametrize(("query", "rows", "mark"), [
    ("SELECT * { ?s ?p ?o }", 100, "rows=100"),
    ("SELECT * { ?s ?p ?o } LIMIT 5000", 100, "rows=100"),
    ("SELECT * { ?s ?p ?o } LIMIT 101", 100, "rows=100"),
    ("SELECT * { ?s ?p ?o } LIMIT 100", 100, None),
    ("SELECT * { { SELECT * { ?s ?p ?o } LIMIT 100 } }", 100, None),
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


_AWKWARD = 'VALUES ?x { "a" "},{" """"}},{"b\n\n" """ "</result>" "\\"\\"}},{" UNDEF }'


@pytest.mark.parametrize("more", [0, 1])
@pytest.mark.parametrize("form", ["json", "csv", "tsv", "xml"])
def test_rows_are_counted_exactly_however_they_look(graph: Path, form: str, more: int) -> None:
    pairs = ox.Store().query(f"SELECT ?x ?y {{ {_AWKWARD} VALUES ?y {{ 1 2 'z' }} }} LIMIT {12 + more}")
    body = pairs.serialize(format=getattr(ox.QueryResultsFormat, form.upper()))
    assert isinstance(body, bytes)
    for size in (1, 7, len(body)):
        count = RowCount(form)
        for start in range(0, len(body), size):
            count.feed(body[start : start + size])
        assert count.rows == 12 + more or (form == "json" and count.rows > 12 + more)
    if more:
        parsed = csv.reader(io.StringIO(drop_last(body, form).decode(), newline="")) if form == "csv" else None
        assert count_rows(drop_last(body, form), form) == 12
        assert parsed is None or len(list(parsed)) == 13


def test_a_stream_of_exactly_as_many_rows_is_whole(graph: Path) -> None:
    with serve_files("--rdf", str(graph), "--rows", "150000", "--workers", "2") as asker:
        query = "SELECT * {{ {{ SELECT * {{ ?s ?p ?o VALUES ?i {{ 1 2 3 4 5 6 7 8 }} }} LIMIT {} }} }}"
        whole, cut = asker.ask(query.format(150_000), format="csv"), asker.ask(query.format(150_001), format="csv")
    assert (whole.status, whole.cut, whole.body.count(b"\n")) == (200, False, 150_001)
    assert (cut.status, cut.cut) == (200, True)


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
