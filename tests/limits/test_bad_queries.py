"""A query that goes too far is ended with a whole answer, or is seen to be cut; the others are answered meanwhile.

Here one comes at a time, and nothing is timed; test_many_bad_queries.py has the times and the crowds.
"""

from __future__ import annotations

import pytest
from bad_query import BAD, STREAM, check_ended
from limit_client import Asker, Ended

from armstrace.graph.errors import QueryError
from armstrace.graph.query import parse_query


@pytest.mark.parametrize("query", BAD.values(), ids=BAD)
def test_one_bad_query(asker: Asker, small: list[Ended], query: str) -> None:
    check_ended(asker.ask(query, timeout="1"))


def test_the_hog_is_told_of_memory(asker: Asker) -> None:
    answer = asker.ask(BAD["a product in order"], timeout="20")
    assert (answer.status, answer.problem["type"]) == (503, "/problems#memory")


def test_timeout_may_be_asked_for(asker: Asker) -> None:
    answer = asker.ask(BAD["a long path"], timeout="0.5")
    assert answer.status == 504
    assert "0.5 seconds" in answer.problem["detail"]


@pytest.mark.parametrize("seconds", ["0", "61", "-1", "1e1", "nan", "ten"])
def test_timeout_must_be_a_number_of_seconds(asker: Asker, seconds: str) -> None:
    answer = asker.ask("ASK {}", timeout=seconds)
    assert (answer.status, answer.problem["type"]) == (400, "/problems#timeout")


@pytest.mark.parametrize("sent", ["timeout=5&timeout=6", "timeout=ten&timeout=5", "timeout=5&timeout=0"])
def test_two_timeouts_that_differ_are_refused(asker: Asker, sent: str) -> None:
    answer = asker.send("GET", f"/sparql?query=ASK%7B%7D&{sent}")
    assert (answer.status, answer.problem["type"]) == (400, "/problems#timeout")


@pytest.mark.parametrize("form", ["json", "csv", "tsv", "xml"])
def test_a_stream_is_cut_visibly(asker: Asker, small: list[Ended], form: str) -> None:
    answer = asker.ask(STREAM, format=form, timeout="1")
    assert (answer.status, answer.cut) == (200, True)


def test_a_large_answer_has_its_end(asker: Asker) -> None:
    answer = asker.ask("SELECT * { ?s ?p ?o }", format="csv")
    assert (answer.status, answer.cut, answer.headers.get("transfer-encoding")) == (200, False, "chunked")
    assert answer.body.count(b"\r\n") == 20001


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { FILTER(" + "(" * 5000 + "1" + ")" * 5000 + ") }",
        "SELECT * { FILTER(" + "!" * 5000 + "true) }",
        "SELECT * { FILTER(" + "IF(?x,1," * 1000 + "1" + ")" * 1000 + ") }",
        "SELECT * {" + "FILTER NOT EXISTS {" * 1000 + "}" * 1000 + "}",
        "SELECT * { FILTER(" + "||".join(["?x"] * 20000) + ") }",
        "SELECT * { " + "UNION".join(["{}"] * 20000) + " }",
        "SELECT * {" + "".join(f"BIND(1 AS ?v{number})" for number in range(9000)) + "}",
        "SELECT * { ?s " + "|".join(["<x:y>"] * 9000) + " ?o }",
    ],
)
def test_what_would_overrun_the_stack_is_refused(text: str) -> None:
    with pytest.raises(QueryError, match=r"nest|parts"):
        parse_query(text)


def test_long_lists_of_terms_are_taken(asker: Asker) -> None:
    rows = " ".join(f"(<http://example.org/{number}> {number})" for number in range(9000))
    answer = asker.ask(f"SELECT (COUNT(*) AS ?n) {{ VALUES (?s ?n) {{ {rows} }} }}")
    assert answer.status == 200
