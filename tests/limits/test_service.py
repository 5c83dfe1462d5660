"""SERVICE over HTTP: endpoints on the list are asked, and whatever they do the client gets a whole answer."""

from __future__ import annotations

import json
import os
import signal
import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import quote

import pytest
from limit_client import Asker, Ended, serve_files
from other_endpoint import Other, serve_other

_HERE = "http://example.org/"


@pytest.fixture(scope="module")
def other() -> Iterator[Other]:
    with serve_other() as other:
        yield other


def find_port() -> str:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return str(server.getsockname()[1])


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory, other: Other) -> Iterator[tuple[Asker, Asker]]:
    """Two servers, each of which may ask the other, and the first also the endpoint of another make."""
    folder, ports = tmp_path_factory.mktemp("service"), (find_port(), find_port())
    with ExitStack() as stack:
        askers = []
        for name, port, partner in (("a", *ports), ("b", *ports[::-1])):
            file = folder / f"{name}.ttl"
            file.write_text(
                f'<{_HERE}x> <{_HERE}{name}> "{name}", 1, "2020-01-01"^^<http://www.w3.org/2001/XMLSchema#date> .'
            )
            allowed = [other.place("ok/"), f"http://127.0.0.1:{partner}/sparql", "http://198.51.100.1/"]
            options = [word for iri in allowed for word in ("--allow-service", iri)]
            askers.append(
                stack.enter_context(serve_files("--rdf", str(file), "--port", port, "--workers", "2", *options))
            )
        yield askers[0], askers[1]


@pytest.fixture(scope="module")
def asker(pair: tuple[Asker, Asker]) -> Asker:
    return pair[0]


def ask_other(asker: Asker, iri: str, silent: str = "", **fields: str) -> Ended:
    return asker.ask(f"SELECT ?p {{ <{_HERE}x> <{_HERE}a> 1 SERVICE {silent} <{iri}> {{ ?s ?x ?p }} }}", **fields)


def values(answer: Ended) -> list[str]:
    assert answer.status == 200, answer.body
    return sorted(row["p"]["value"] for row in json.loads(answer.body)["results"]["bindings"] if row)


def check_problem(answer: Ended, status: int, words: str) -> None:
    assert (answer.status, answer.cut) == (status, False)
    assert words in answer.problem["detail"]
    if status >= 500:
        assert (answer.problem["type"], answer.headers["retry-after"]) == ("/problems#service", "5")


def test_two_servers_ask_each_other(pair: tuple[Asker, Asker]) -> None:
    for (here, there), (mine, theirs) in zip((pair, pair[::-1]), ("ab", "ba"), strict=True):
        answer = here.ask(
            f"PREFIX e: <{_HERE}> SELECT ?p {{ ?s e:{mine} '{mine}' "
            f"SERVICE <{there.address}sparql> {{ ?s e:{theirs} ?p FILTER(?p != 1) }} }}"
        )
        assert values(answer) == ["2020-01-01", theirs]
        assert answer.headers["cache-control"] == "no-store"
        assert "etag" not in answer.headers


def test_the_endpoint_gets_the_pattern_with_its_prefixes(asker: Asker, other: Other) -> None:
    other.asked.clear()
    query = f"PREFIX e: <{_HERE}> SELECT * {{ SERVICE <{other.place('ok/one')}> {{ e:s rdfs:label ?p # }} \n }} }}"
    assert values(asker.ask(query)) == ["one"]
    ((path, text),) = other.asked
    assert path == "/ok/one"
    assert text.startswith("BASE <https://w3id.org/armstrace/>\nPREFIX e: <http://example.org/>\nPREFIX rdfs: <")
    assert text.split()[-2:] == ["LIMIT", "10001"]


def test_terms_come_through_as_they_are(asker: Asker, other: Other) -> None:
    found = values(ask_other(asker, other.place("ok/nodes")))
    assert found[0] == '"} SERVICE <http://evil.example/> { \\'
    assert found[1] == found[2] == "https://w3id.org/armstrace/.well-known/genid/0-0"


def test_a_redirect_is_followed_inside_the_list_only(asker: Asker, other: Other) -> None:
    other.asked.clear()
    assert values(ask_other(asker, other.place("ok/inside"))) == ["one"]
    check_problem(ask_other(asker, other.place("ok/outside")), 502, "/never/one> is not on the list")
    check_problem(ask_other(asker, other.place("ok/circle")), 502, "redirects more than 3 times")
    assert [path for path, _ in other.asked if "never" in path] == []


@pytest.mark.parametrize(("path", "status", "words"), [
    ("slow", 504, "within 2.0 seconds"),
    ("drip", 504, "within 2.0 seconds"),
    ("many", 502, "more than 10000 rows"),
    ("huge", 502, "longer than"),
    ("capped", 502, "only a part"),
    ("limited", 502, "more than 0 rows"),
    ("page", 502, "text/html"),
    ("broken", 502, "cannot be read"),
    ("cut", 502, "broke off"),
    ("yes", 502, "yes or no"),
    ("down", 502, "503"),
])  # fmt: skip
def test_what_cannot_be_used_is_told_and_silent_goes_on(
    asker: Asker, other: Other, path: str, status: int, words: str
) -> None:
    fields = {"timeout": "2.5"} if status == 504 else {}
    check_problem(ask_other(asker, other.place(f"ok/{path}"), **fields), status, words)
    silent = ask_other(asker, other.place(f"ok/{path}"), "SILENT", **fields)
    assert (silent.status, values(silent)) == (200, [])
    assert json.loads(silent.body)["results"]["bindings"] == [{}]


@pytest.mark.parametrize(("block", "words"), [
    ("SERVICE <http://127.0.0.1:1/> { }", "not on this server's list"),
    ("SERVICE <OTHER/never/one> { }", "not on this server's list"),
    ("SERVICE SILENT <file:///etc/passwd> { }", "not on this server's list"),
    ("SERVICE ?where { }", "names no endpoint"),
    ("SERVICE <OTHER/ok/one> { SERVICE <OTHER/ok/one> { } }", "SERVICE inside SERVICE"),
    ("SERVICE <OTHER/ok/one> { ?s ?p }", "syntax error"),
    ("SERVICE <OTHER/ok/one> { ?s ?p ?o } FILTER", "syntax error"),
    ("SERVICE <OTHER/ok/one> { ?s ?p ?o", "syntax error"),
    ("SERVICE <OTHER/ok/one>", "cannot be read"),
    ("SERVICE <OTHER/ok/one> { } " * 5, "more than 4"),
    ("SERVICE<OTHER/ok/one>{ } SERVICEx <OTHER/ok/one> { }", "SERVICE is refused"),
])  # fmt: skip
def test_what_may_not_be_asked_is_refused_before_anybody_is_asked(
    asker: Asker, other: Other, block: str, words: str
) -> None:
    other.asked.clear()
    answer = asker.ask(f"SELECT * {{ {block.replace('OTHER/', other.place(''))} }}")
    check_problem(answer, 400, words)
    assert answer.problem["line"] == 1
    assert other.asked == []


def test_an_answer_is_joined_in_any_group(asker: Asker, other: Other) -> None:
    block = f"SERVICE <{other.place('ok/one')}> {{ ?s ?x ?p }}"
    assert values(asker.ask(f"SELECT ?p {{ OPTIONAL {{ {block} }} }}")) == ["one"]
    assert values(asker.ask(f"SELECT ?p {{ {{ {block} }} UNION {{ {block} }} }}")) == ["one", "one"]
    assert values(asker.ask(f"SELECT ?p {{ VALUES ?p {{ 'one' 'two' }} MINUS {{ {block} }} }}")) == ["two"]
    assert values(asker.ask(f"SELECT ?p {{ BIND('x' AS ?p) {block} }}")) == []


def test_get_is_the_same_and_not_kept(asker: Asker, other: Other) -> None:
    query = f"SELECT ?p {{ SERVICE <{other.place('ok/one')}> {{ ?s ?x ?p }} }}"
    answer = asker.send("GET", f"/sparql?format=csv&query={quote(query)}")
    assert (answer.status, answer.body) == (200, b"p\r\none\r\n")
    assert (answer.headers["cache-control"], "etag" in answer.headers) == ("no-store", False)


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="finds processes in /proc")
def test_a_killed_broker_is_replaced(asker: Asker, other: Other) -> None:
    children = [int(word) for word in Path(f"/proc/{asker.pid}/task/{asker.pid}/children").read_text().split()]
    os.kill(children[0], signal.SIGKILL)  # it is started before the first generation
    until = time.monotonic() + 30
    while ask_other(asker, other.place("ok/one")).status != 200:
        assert time.monotonic() < until


def test_the_description_says_so_and_nothing_joined_is_kept(asker: Asker, other: Other) -> None:
    assert b"BasicFederatedQuery" in asker.send("GET", "/sparql", headers={"Accept": "text/turtle"}).body
    other.asked.clear()
    for _ in range(3):
        assert values(ask_other(asker, other.place("ok/one"))) == ["one"]
    assert len(other.asked) == 3


def test_without_a_list_service_is_refused(graph: Path, other: Other) -> None:
    other.asked.clear()
    with serve_files("--rdf", str(graph), "--workers", "1") as closed:
        answer = ask_other(closed, other.place("ok/one"))
    check_problem(answer, 400, "SERVICE is refused")
    assert other.asked == []
