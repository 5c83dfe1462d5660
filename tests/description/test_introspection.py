"""Questions about the whole store: answered from statistics, they have the rows that evaluation gives."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from armstrace.graph.errors import InputError
from armstrace.graph.introspection import find_introspection
from armstrace.graph.query import evaluate, parse_query
from armstrace.graph.statistics import Statistics, count_store, parse_statistics, write_statistics

TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"

PATTERNS = {
    "all": ("?s ?p ?o", ("?s", "?p", "?o"), ("?p",)),
    "graphs": ("GRAPH ?g { ?s ?p ?o }", ("?g",), ("?g",)),
    "types": ("?s a ?c", ("?s", "?c"), ("?c",)),
    "type in full": (f"?s <{TYPE}> ?c", ("?s", "?c"), ("?c",)),
    "type by prefix": ("?s rdf:type ?c", ("?s", "?c"), ("?c",)),
    "a class": ("?s a arms:State", ("?s",), ()),
    "a class that is not there": ("?s a <http://e/None>", ("?s",), ()),
    "a property": ("?s skos:prefLabel ?o", ("?s", "?o"), ()),
    "a property that is not there": ("?s <http://e/none> ?o", ("?s", "?o"), ()),
    "a graph": ("GRAPH graph:findings { ?s ?p ?o }", (), ()),
    "a graph that is not there": ("GRAPH <http://e/none> { ?s ?p ?o }", (), ()),
}


#: Known where all triples stand in named graphs, and the default graph shows all.
IN_ALL_GRAPHS = {
    "in any graph": ("GRAPH ?g { ?s ?p ?o }", ("?s", "?o", "?p"), ("?p", "?g")),
    "types in any graph": ("GRAPH ?g { ?s a ?c }", ("?s", "?c"), ("?c",)),
    "a class in any graph": ("GRAPH ?g { ?s a arms:State . }", ("?s",), ()),
    "a property in any graph": ("GRAPH ?g { ?s skos:prefLabel ?o }", ("?s", "?o"), ()),
}
NAMELESS = [
    "SELECT DISTINCT ?p { [] ?p [] }",
    "SELECT DISTINCT ?p { ?s ?p [] } ORDER BY ?p LIMIT 3",
    "SELECT DISTINCT ?c { [] a ?c . }",
    "SELECT ?c (COUNT(*) AS ?n) { [ ] a ?c } GROUP BY ?c",
    "SELECT DISTINCT ?g { GRAPH ?g { [] ?p ?o } }",
    "SELECT (COUNT(*) AS ?n) { [] a arms:State }",
    "SELECT (COUNT(DISTINCT ?o) AS ?n) { [] skos:prefLabel ?o }",
]


def list_known(patterns: Mapping[str, tuple[str, tuple[str, ...], tuple[str, ...]]] = PATTERNS) -> list[str]:
    """Queries of every form, over every pattern."""
    found = []
    for pattern, counted, keys in patterns.values():
        counts = ["*", *counted, *(f"DISTINCT {name}" for name in counted)]
        found += [f"SELECT (COUNT({count}) AS ?n) WHERE {{ {pattern} }}" for count in counts]
        for key in keys:
            found += [
                f"SELECT DISTINCT {key} {{ {pattern} }}",
                f"SELECT {key} WHERE {{ {pattern} }} GROUP BY {key} ORDER BY {key}",
                f"SELECT {key} (COUNT(*) AS ?n) {{ {pattern} . }} GROUP BY {key} ORDER BY DESC(?n) {key} LIMIT 3",
                f"SELECT (COUNT(*) AS ?n) {key} {{ {pattern} }} GROUP BY {key} ORDER BY {key} OFFSET 1 LIMIT 2",
                f"select distinct (count(*) as ?n) {{ {pattern} }} group by {key} order by asc(?n)",
            ]
    return found


OTHERS = [
    "SELECT (COUNT(?other) AS ?n) { ?s ?p ?o }",
    "SELECT (COUNT(*) AS ?s) { ?s ?p ?o }",
    "SELECT ?s { ?s ?p ?o }",
    "SELECT DISTINCT ?s { ?s ?p ?o }",
    "SELECT (COUNT(*) AS ?n) { ?s ?p ?s }",
    "SELECT (COUNT(*) AS ?n) { ?s ?p ?o FILTER(?o = 1) }",
    "SELECT (COUNT(*) AS ?n) { ?s ?p ?o . ?o ?q ?r }",
    "SELECT (COUNT(*) AS ?n) { ?s a <relative> }",
    "SELECT (COUNT(*) AS ?n) { ?s a <http://e/a/../None> }",
    r"SELECT (COUNT(*) AS ?n) { ?s a <http://e/\u004Eone> }",
    'SELECT (COUNT(*) AS ?n) { ?s ?p "text" }',
    "BASE <http://e/> SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
    "SELECT ?p (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?p HAVING (?n > 1)",
    "SELECT ?p { ?s ?p ?o } GROUP BY ?p ORDER BY (COUNT(*))",
    "SELECT (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?s",
    "SELECT (SUM(?o) AS ?n) { ?s ?p ?o }",
    "SELECT REDUCED ?p { ?s ?p ?o }",
    "SELECT * { ?s ?p ?o }",
    "ASK { ?s ?p ?o }",
    "SELECT (COUNT(DISTINCT *) AS ?n) { ?s ?p ?o }",
    "SELECT (COUNT(*) AS ?n) FROM graph:findings { ?s ?p ?o }",
    "SELECT (COUNT(?_nameless0) AS ?n) { [] ?p ?o }",
    "SELECT (COUNT(*) AS ?n) { [ ?p ?o ] }",
    "SELECT (COUNT(*) AS ?n) { ?s [] ?o }",
    "SELECT (COUNT(*) AS ?n) { GRAPH [] { ?s ?p ?o } }",
]


@pytest.fixture(scope="module")
def store() -> ox.Store:
    """The example, with a triple that stands in two graphs."""
    store = ox.Store()
    store.bulk_load(path=str(Path(__file__).parent.parent / "example.trig"), format=ox.RdfFormat.TRIG)
    (first, *_) = store.quads_for_pattern(None, None, None)
    store.add(ox.Quad(first.subject, first.predicate, first.object, ox.NamedNode("http://e/twice")))
    return store


@pytest.fixture(scope="module")
def statistics(store: ox.Store) -> Statistics:
    return count_store(store)


def read_rows(store: ox.Store, text: str, *, union: bool = True) -> list[tuple[str, ...]]:
    answer = store.query(text, use_default_graph_as_union=union)
    assert isinstance(answer, ox.QuerySolutions)
    return [tuple(str(cell) for cell in row) for row in answer]


@pytest.mark.parametrize("text", [*list_known(), *NAMELESS])
def test_the_rows_are_those_of_evaluation(text: str, store: ox.Store, statistics: Statistics) -> None:
    rewritten = find_introspection(text, statistics)
    assert rewritten is not None
    answer = evaluate(store, parse_query(text))
    assert isinstance(answer, ox.QuerySolutions)
    expected = [tuple(str(cell) for cell in row) for row in answer]
    found = read_rows(store, rewritten)
    assert found == expected if "ORDER BY" in text.upper() else sorted(found) == sorted(expected)


@pytest.mark.parametrize("text", OTHERS)
def test_any_other_query_is_left_alone(text: str, statistics: Statistics) -> None:
    assert find_introspection(text, statistics) is None


def test_the_names_of_the_answer_are_those_of_the_query(store: ox.Store, statistics: Statistics) -> None:
    rewritten = find_introspection("SELECT (COUNT(*) AS $total) $p {?x $p ?y}GROUP BY ?p", statistics)
    answer = store.query(rewritten or "")
    assert isinstance(answer, ox.QuerySolutions)
    assert [variable.value for variable in answer.variables] == ["total", "p"]


def test_a_comment_and_own_prefixes_do_not_matter(store: ox.Store, statistics: Statistics) -> None:
    text = (
        "# how many?\nPREFIX x: <http://www.w3.org/2004/02/skos/core#>\nSELECT (COUNT(*) AS ?n) { ?s x:prefLabel ?o }"
    )
    rewritten = find_introspection(text, statistics)
    assert rewritten is not None
    assert read_rows(store, rewritten) == read_rows(store, text)


NODES = st.sampled_from([ox.NamedNode(f"http://e/{name}") for name in "abc"])
TERMS = st.one_of(NODES, st.sampled_from([ox.Literal("1"), ox.Literal("x", language="en"), ox.BlankNode("b")]))
PREDICATES = st.sampled_from([ox.NamedNode(TYPE), ox.NamedNode("http://e/p"), ox.NamedNode("http://e/q")])
GRAPHS = st.sampled_from([ox.NamedNode("http://e/g"), ox.NamedNode("http://e/h"), ox.DefaultGraph()])
QUADS = st.lists(st.builds(ox.Quad, NODES, PREDICATES, TERMS, GRAPHS), max_size=12)


@given(quads=QUADS, text=st.sampled_from(list_known()), union=st.booleans())
def test_any_store_is_counted_as_its_engine_counts(quads: list[ox.Quad], text: str, union: bool) -> None:
    store = ox.Store()
    store.extend(quads)
    rewritten = find_introspection(text, parse_statistics(write_statistics(count_store(store, union=union))))
    if rewritten is None:
        assert any(isinstance(quad.object, (ox.BlankNode, ox.Literal)) for quad in quads)
        return
    query = parse_query(text)
    answer = store.query(query.safe, prefixes=dict(query.prefixes), use_default_graph_as_union=union)
    assert isinstance(answer, ox.QuerySolutions)
    assert sorted(read_rows(store, rewritten)) == sorted(tuple(str(cell) for cell in row) for row in answer)


@given(quads=QUADS, text=st.sampled_from([*list_known(IN_ALL_GRAPHS), *NAMELESS]), union=st.booleans())
def test_what_is_asked_of_any_graph_is_told_where_all_triples_are_named(
    quads: list[ox.Quad], text: str, union: bool
) -> None:
    store = ox.Store()
    store.extend(quads)
    statistics = count_store(store, union=union)
    rewritten = find_introspection(text, statistics, union=union)
    if rewritten is None:
        return
    query = parse_query(text)
    answer = store.query(query.safe, prefixes=dict(query.prefixes), use_default_graph_as_union=union)
    assert isinstance(answer, ox.QuerySolutions)
    expected, found = [tuple(str(cell) for cell in row) for row in answer], read_rows(store, rewritten)
    if "LIMIT" in text:
        assert len(found) == len(expected)
    else:
        assert sorted(found) == sorted(expected)


@pytest.mark.parametrize("text", list_known({name: IN_ALL_GRAPHS[name] for name in list(IN_ALL_GRAPHS)[1:]}))
def test_named_triples_are_told(text: str, store: ox.Store, statistics: Statistics) -> None:
    assert find_introspection(text, statistics, union=True) is not None
    assert find_introspection(text, statistics) is None


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"total": [1, 2, 3]}', '{"total": 1, "classes": {}, "graphs": {}}'])
def test_what_are_no_statistics_is_said_so(text: str) -> None:
    with pytest.raises(InputError, match="no statistics"):
        parse_statistics(text)
