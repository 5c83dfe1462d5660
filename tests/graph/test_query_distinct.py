"""DISTINCT in a subquery gives the rows of the query as it was written, and is used for no other form."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from armstrace.graph.query import run_query
from armstrace.graph.query_distinct import move_distinct

_NODES = [ox.NamedNode(f"http://e/{name}") for name in "abcd"]
_TERMS = st.sampled_from(
    [*_NODES, ox.Literal("x"), ox.Literal("x", language="en"), ox.Literal(1), ox.Literal(2.5), ox.Literal(True)]
)
_QUADS = st.builds(ox.Quad, st.sampled_from(_NODES), st.sampled_from(_NODES), _TERMS, st.sampled_from(_NODES[:2]))
_CHOSEN = st.sampled_from(["?p", "?s ?p", "?o", "?p ?o", "?g ?p", "$p"])
_WHERE = st.sampled_from([
    "{ GRAPH ?g { ?s ?p ?o } }",
    "WHERE { ?s ?p ?o }",
    "WHERE { ?s ?p ?o . FILTER(isIRI(?o) && ?s < ?o) # } a comment\n }",
    "WHERE { ?s ?p ?o OPTIONAL { ?o ?q ?x } MINUS { ?s ?p 1 } }",
    "{ { ?s ?p ?o } UNION { ?o ?p ?s BIND(\"}\" AS ?x) } }",
    "WHERE { ?s ?p _:b . _:b ?r ?o }",
    "WHERE { { SELECT DISTINCT ?p ?s WHERE { ?s ?p ?z } ORDER BY ?p LIMIT 3 } ?s ?p ?o }",
])  # fmt: skip
_CUT = st.sampled_from(["", "LIMIT 2", "OFFSET 1", "LIMIT 3 OFFSET 1", "OFFSET 1 LIMIT 2", "limit 0"])
_SIGN = st.sampled_from(["{}", "DESC({})", "asc ( {} )"])


def make_store(quads: list[ox.Quad]) -> ox.Store:
    store = ox.Store()
    store.extend(quads)
    return store


@given(st.lists(_QUADS, max_size=25), _CHOSEN, _WHERE, _CUT, _SIGN)
def test_the_rows_are_the_same(quads: list[ox.Quad], chosen: str, where: str, cut: str, sign: str) -> None:
    store = make_store(quads)
    order = " ".join(sign.format(name) for name in chosen.split())
    text = f"SELECT DISTINCT {chosen} {where} ORDER BY {order} {cut}"
    assert move_distinct(text) is not None
    plain = store.query(text, use_default_graph_as_union=True)
    assert isinstance(plain, ox.QuerySolutions)
    mine = run_query(store, text)
    assert isinstance(mine, ox.QuerySolutions)
    assert [name.value for name in mine.variables] == [name.value for name in plain.variables]
    assert _sort([*mine]) == _sort([*plain])


def _sort(rows: list[ox.QuerySolution]) -> list[str]:
    """Rows as ORDER BY tells them: what it does not tell apart may stand in any order."""
    return sorted(" ".join(str(cell) for cell in row) for row in rows)


@given(st.lists(_QUADS, max_size=25), st.sampled_from(["?s ?p", "?p ?s ?o"]), _WHERE)
def test_some_of_the_variables_may_order(quads: list[ox.Quad], chosen: str, where: str) -> None:
    store, text = make_store(quads), f"SELECT DISTINCT {chosen} {where} ORDER BY DESC(?p)"
    plain, mine = store.query(text, use_default_graph_as_union=True), run_query(store, text)
    assert isinstance(plain, ox.QuerySolutions)
    assert isinstance(mine, ox.QuerySolutions)
    expected, found = [*plain], [*mine]
    assert _sort(found) == _sort(expected)
    assert [str(row["p"]) for row in found] == [str(row["p"]) for row in expected]


@pytest.mark.parametrize("text", [
    "SELECT ?p { ?s ?p ?o } ORDER BY ?p",
    "SELECT DISTINCT ?p { ?s ?p ?o }",
    "SELECT DISTINCT * { ?s ?p ?o } ORDER BY ?p",
    "SELECT DISTINCT ?p { ?s ?p ?o } ORDER BY ?o",
    "SELECT DISTINCT ?p { ?s ?p ?o } ORDER BY STR(?p)",
    "SELECT DISTINCT ?p { ?s ?p ?o } ORDER BY ASC(STR(?p))",
    "SELECT DISTINCT ?p { ?s ?p ?o } GROUP BY ?p ORDER BY ?p",
    "SELECT DISTINCT (COUNT(*) AS ?n) { ?s ?p ?o } ORDER BY ?n",
    "SELECT DISTINCT (STR(?p) AS ?n) ?p { ?s ?p ?o } ORDER BY ?n",
    "SELECT DISTINCT ?p FROM <http://e/a> { ?s ?p ?o } ORDER BY ?p",
    "SELECT DISTINCT ?p { ?s ?p ?o } ORDER BY ?p VALUES ?p { <http://e/a> }",
    "SELECT DISTINCT ?p { ?s ?p ?o FILTER(?s<?o&&?o>1) } ORDER BY ?p",
    "SELECT REDUCED ?p { ?s ?p ?o } ORDER BY ?p",
    "BASE <http://e/> SELECT DISTINCT ?p { ?s ?p ?o } ORDER BY ?p",
    "ASK { { SELECT DISTINCT ?p { ?s ?p ?o } ORDER BY ?p } }",
    "SELECT DISTINCT ?p { ?s ?p ?o ORDER BY ?p",
])  # fmt: skip
def test_other_forms_stay_as_they_are(text: str) -> None:
    assert move_distinct(text) is None


def test_a_prologue_stays_before() -> None:
    text = (
        "PREFIX e: <http://e/>\nprefix f: <http://f/> # why\nSELECT DISTINCT ?p WHERE { e:a ?p f:b } ORDER BY ?p # end"
    )
    moved = move_distinct(text)
    assert moved is not None
    assert moved.startswith("PREFIX e: <http://e/>\nprefix f: <http://f/> # why\nSELECT ?p WHERE {\nSELECT DISTINCT ?p")
    ox.Store().query(moved)


def test_an_error_is_told_at_its_place_in_the_text_that_was_sent() -> None:
    with pytest.raises(Exception, match=r"line 1, column 3\d"):
        run_query(ox.Store(), "SELECT DISTINCT ?p { ?s ?p ?o , . ; , } ORDER BY ?p")
