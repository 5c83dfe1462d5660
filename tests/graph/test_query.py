"""Queries: what is refused, what is chosen, what a person is told. No query reaches the network or a file."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from armstrace.graph.errors import QueryError
from armstrace.graph.names import graph_iri
from armstrace.graph.query import Answer, evaluate, parse_query, run_query

A, B = "http://e/a", "http://e/b"


@pytest.fixture(scope="module")
def store() -> ox.Store:
    store = ox.Store()
    for graph in (A, B):
        store.add(
            ox.Quad(ox.NamedNode("http://e/s"), ox.NamedNode("http://e/p"), ox.Literal(graph), ox.NamedNode(graph))
        )
    return store


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.05)
        yield server


def rows(answer: Answer) -> list[str]:
    assert isinstance(answer, ox.QuerySolutions)
    return sorted(solution[0].value for solution in answer)


def connections(listener: socket.socket) -> int:
    found = 0
    while True:
        try:
            listener.accept()[0].close()
        except TimeoutError:
            return found
        found += 1


#: Ways to write SERVICE so that some tokenizer misses it; each of the first group is one that the engine would follow.
FOLLOWED = [
    "SELECT * { SERVICE <X> { ?s ?p ?o } }",
    "SELECT * { service silent <X> { ?s ?p ?o } }",
    "SELECT * {SERVICE<X>{?s ?p ?o}}",
    "SELECT * { SERVICESILENT<X>{ ?s ?p ?o } }",
    "SELECT * { SERVICE # <http://e/>\n <X> { ?s ?p ?o } }",
    "PREFIX : <X> SELECT * { SERVICE:x { ?s ?p ?o } }",
    "PREFIX SERVICE: <http://e/> PREFIX : <X> SELECT * { SERVICE:x { ?s ?p ?o } }",
    "SELECT * { { SELECT * { GRAPH ?g { ?s ?p ?o } SERVICE <X> { ?a ?b ?c } } } }",
    "SELECT * { GRAPH ?g { ?s ?p ?o } OPTIONAL { SERVICE <X> { ?s ?p ?o } } }",
    "SELECT * { LATERAL { SERVICE <X> { ?s ?p ?o } } }",
    "ASK { SERVICE <X> { ?s ?p ?o } }",
    "CONSTRUCT { ?s ?p ?o } { SERVICE <X> { ?s ?p ?o } }",
    "SELECT * { BIND('\\'' AS ?q) SERVICE <X> { ?s ?p ?o } BIND('\\'' AS ?r) }",
]


@pytest.mark.parametrize("text", FOLLOWED)
def test_a_query_with_service_is_refused_and_no_connection_is_made(
    text: str, store: ox.Store, listener: socket.socket
) -> None:
    text = text.replace("X", f"http://127.0.0.1:{listener.getsockname()[1]}/")
    with pytest.raises(QueryError, match="SERVICE"):
        run_query(store, text)
    assert connections(listener) == 0


def test_service_in_what_we_take_for_an_iri_and_the_engine_for_less_than_is_a_syntax_error(
    store: ox.Store, listener: socket.socket
) -> None:
    place = f"http://127.0.0.1:{listener.getsockname()[1]}/"
    with pytest.raises(QueryError, match="syntax error"):
        run_query(store, f"SELECT * {{ ?s ?p ?o FILTER(?s<?o)SERVICE#>\n<{place}>{{ ?s ?p ?o }} }}")
    assert connections(listener) == 0


@pytest.mark.parametrize("text", [FOLLOWED[0], "SELECT * { ?s ?p ?o FILTER(?s<?o||true)SERVICE#>\n<X>{ ?s ?p ?o } }"])
def test_the_engine_itself_would_ask(text: str, store: ox.Store) -> None:
    """The engine follows both, else the tests above would prove nothing. Its client refuses port 1 by name."""
    with pytest.raises(OSError, match="port 1 is not allowed"):
        list(store.query(text.replace("X", "http://127.0.0.1:1/"), use_default_graph_as_union=True))


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?o { ?s ?p ?o FILTER(?o != 'SERVICE <http://e/> {}') } # SERVICE <http://e/>",
        'SELECT ?o { ?s ?p ?o FILTER(?o != """a "service" b""") }',
        "SELECT ?o { ?s ?p ?o FILTER(?s != <http://e/SERVICE/services>) }",
        "PREFIX e: <http://e/service/> SELECT ?o { ?s ?p ?o FILTER(?s != e:webService) }",
        "SELECT ?o { ?s ?p ?o BIND(1 AS ?service) }",
        "SELECT ?o\n# a service, as a comment\n{ ?s ?p ?o }",
    ],
)
def test_the_word_in_a_string_comment_iri_or_name_is_not_refused(text: str, store: ox.Store) -> None:
    assert rows(run_query(store, text)) == [A, B]


def test_what_is_escaped_means_the_same(store: ox.Store) -> None:
    text = "SELECT ?o { BIND(CONCAT('Services \\\\service ', STR(<http://e/SERVICE>)) AS ?o) }"
    assert "ervice" in parse_query(text).safe
    assert rows(run_query(store, text)) == ["Services \\service http://e/SERVICE"]


@given(
    st.lists(
        st.sampled_from(
            [
                *("SERVICE", "service:x", "silent", "<", ">", "{", "}", "'", '"', '"""', "#", "\n", " ", "?a", "ex:"),
                *(":", "(", ")", "FILTER", "\\", "http://e/", "1", "true", ".", "<http://e/x>", "^", "@en"),
            ]
        ),
        max_size=24,
    )
)
def test_what_the_guard_lets_pass_has_no_bare_service(parts: list[str]) -> None:
    """Whatever the engine takes for a token: the plain word is left in variables and local names alone."""
    try:
        safe = parse_query("SELECT * {" + "".join(parts)).safe
    except QueryError:
        return
    left = re.sub(r"[?$]\w+|:[\w:.%\\-]*", " ", safe)
    assert "service" not in left.lower()


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("INSERT DATA { <http://e/s> <http://e/p> 1 }", "INSERT"),
        ("PREFIX e: <http://e/> DELETE WHERE { ?s ?p ?o }", "DELETE"),
        ("LOAD <http://e/x>", "LOAD"),
        ("WITH <http://e/a> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }", "WITH"),
        *((f"{word} ALL", word) for word in ("CLEAR", "DROP")),
        ("CREATE GRAPH <http://e/x>", "CREATE"),
        *((f"{word} <http://e/a> TO <http://e/b>", word) for word in ("COPY", "MOVE", "ADD")),
    ],
)
def test_each_update_is_refused_by_name(text: str, word: str, store: ox.Store) -> None:
    with pytest.raises(QueryError, match=f"{word} is an update, and a release is read-only"):
        run_query(store, text)


@pytest.mark.parametrize("text", ["", "hello", "# SELECT", "{}"])
def test_what_is_no_query_is_named_so(text: str, store: ox.Store) -> None:
    with pytest.raises(QueryError, match="no query"):
        run_query(store, text)


@pytest.mark.parametrize(
    ("text", "default", "named", "expected"),
    [
        ("SELECT ?o { ?s ?p ?o }", [], [], [A, B]),
        ("SELECT ?o { GRAPH ?g { ?s ?p ?o } }", [], [], [A, B]),
        (f"SELECT ?o FROM <{A}> {{ ?s ?p ?o }}", [], [], [A]),
        (f"PREFIX e: <http://e/> SELECT ?o FROM e:a FROM <{A}> {{ ?s ?p ?o }}", [], [], [A]),
        (f"SELECT ?o FROM <{A}> {{ GRAPH ?g {{ ?s ?p ?o }} }}", [], [], []),
        (f"SELECT ?o FROM NAMED <{A}> {{ GRAPH ?g {{ ?s ?p ?o }} }}", [], [], [A]),
        (f"SELECT ?o from named <{A}> {{ ?s ?p ?o }}", [], [], []),
        (f"SELECT ?o FROM <{A}> {{ ?s ?p ?o }}", [B], [], [B]),
        (f"SELECT ?o FROM NAMED <{A}> {{ GRAPH ?g {{ ?s ?p ?o }} }}", [], [B], [B]),
        ("SELECT ?o { ?s ?p ?o }", [A, B], [], [A, B]),
        ("SELECT ?o { GRAPH ?g { ?s ?p ?o } }", [A], [], []),
    ],
)
def test_from_and_the_protocol_choose_graphs(
    text: str, default: list[str], named: list[str], expected: list[str], store: ox.Store
) -> None:
    assert rows(run_query(store, text, default_graphs=default, named_graphs=named)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
        "SELECT * FROM NAMED <http://e/other> { ?s ?p ?o }",
        "ASKFROM<http://e/other>{ ?s ?p ?o }",
        "SELECT * FROM <relative> { ?s ?p ?o }",
        "SELECT * FROM e:undeclared { ?s ?p ?o }",
    ],
)
def test_a_graph_that_is_not_of_the_release_is_refused(text: str, store: ox.Store) -> None:
    with pytest.raises(QueryError, match="graph"):
        run_query(store, text)


@pytest.mark.parametrize("graph", ["http://e/other", "no iri"])
def test_a_graph_of_the_request_that_is_not_of_the_release_is_refused(graph: str, store: ox.Store) -> None:
    with pytest.raises(QueryError, match="graph"):
        evaluate(store, parse_query("ASK { ?s ?p ?o }"), default_graphs=[graph])


@pytest.mark.parametrize(
    ("text", "line", "column", "words"),
    [
        ("SELECT (COUNT(?x) AS ?y { ?x ?y ?z }", 1, 25, "after 'SELECT (COUNT(?x) AS ?y' and before '{ ?x ?y ?z }'"),
        ("SELECT\n(CONCAT('service', STR(<x:SERVICE>)) AS ?y {}", 2, 44, "before '{}'"),
        ("# a service\nSELECT (1 AS ?y { ?s ?p ?o }", 2, 17, "before '{ ?s ?p ?o }'"),
    ],
)
def test_a_syntax_error_has_its_line_and_column(text: str, line: int, column: int, words: str, store: ox.Store) -> None:
    with pytest.raises(QueryError, match="syntax error") as error:
        run_query(store, text)
    assert (error.value.line, error.value.column) == (line, column)
    assert words in error.value.message


PREDECLARED = [
    ("SELECT ?o { VALUES ?o { arms:Claim } }", "https://w3id.org/armstrace/ontology#Claim"),
    ("SELECT ?o { BIND(dcterms:title AS ?o) }", "http://purl.org/dc/terms/title"),
    ("PREFIX arms: <http://e/> SELECT ?o { VALUES ?o { arms:Claim } }", "http://e/Claim"),
    ("SELECT ?o { VALUES ?o { <id/state/xea> } }", "https://w3id.org/armstrace/id/state/xea"),
    ("BASE <http://e/> SELECT ?o { VALUES ?o { <x> } }", "http://e/x"),
]


@pytest.mark.parametrize(("text", "expected"), PREDECLARED)
def test_prefixes_and_a_base_are_predeclared_and_a_query_may_declare_its_own(
    text: str, expected: str, store: ox.Store
) -> None:
    assert rows(run_query(store, text)) == [expected]


def test_from_takes_a_predeclared_prefix() -> None:
    assert parse_query("SELECT * FROM graph:findings { ?s ?p ?o }").default_graphs == (graph_iri("findings"),)


@pytest.mark.parametrize(
    ("text", "place", "remedy"),
    [
        ("PREFIX e: <http://e/> SELECT * { ?s a f:Claim }", (1, 39), "add PREFIX f: <...>"),
        ("SELECT *\n{ ?s a\n armz:Claim }", (3, 2), "did you mean arms:"),
        ("SELECT * { ?s a zzzz:Claim }", (1, 17), "add PREFIX zzzz: <...>"),
    ],
)
def test_an_undeclared_prefix_is_named_with_a_guess(
    text: str, place: tuple[int, int], remedy: str, store: ox.Store
) -> None:
    with pytest.raises(QueryError, match="is not declared") as error:
        run_query(store, text)
    assert (error.value.line, error.value.column) == place
    assert remedy in error.value.remedy


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("PREFIX select: <http://e/> ASK {}", "ASK"),
        ("BASE <http://e/> describe <x>", "DESCRIBE"),
        ("CONSTRUCT WHERE { ?s ?p ?o }", "CONSTRUCT"),
        ("select*{}", "SELECT"),
    ],
)
def test_the_form_is_known_before_the_answer(text: str, form: str) -> None:
    assert parse_query(text).form == form
