"""The W3C's tests of SPARQL 1.1 Protocol, Service Description and Graph Store Protocol, over HTTP.

Our own table of the cases always runs. With `--w3c DIR` (the folder sparql/sparql11 of the W3C's rdf-tests) the
manifests themselves are run as well. Updates are refused: what is served never changes.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from http_client import Client, serve_files
from w3c_case import TABLE, Case, graph, read_cases

SD = "http://www.w3.org/ns/sparql-service-description#"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
DOCUMENT = "http://xmlns.com/foaf/0.1/Document"
QUERIES, UPDATES = 20, 14


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The graphs that the cases speak of: a file each, given with its graph."""
    folder = tmp_path_factory.mktemp("graphs")
    given = []
    for number in (1, 2, 3):
        file = folder / f"data{number}.nt"
        file.write_text(f"<{graph(number)}> <{TYPE}> <{DOCUMENT}> .\n", encoding="utf-8")
        given.append(f"{graph(number)}={file}")
    return given


@pytest.fixture(scope="module")
def served(files: list[str]) -> Iterator[Client]:
    yield from serve_files(*files)


@pytest.mark.parametrize("case", TABLE, ids=[case.name for case in TABLE])
def test_our_table(served: Client, case: Case) -> None:
    for request in case.requests:
        request.check(served)


def test_our_table_has_all_cases() -> None:
    assert len({case.name for case in TABLE}) == len(TABLE) == QUERIES + UPDATES
    assert sum(case.is_update for case in TABLE) == UPDATES


def test_the_manifest_itself(w3c: Path, served: Client) -> None:
    cases = list(read_cases(w3c / "protocol" / "manifest.ttl"))
    assert {case.name for case in cases} == {case.name for case in TABLE}
    failed, refused = [], 0
    for case in cases:
        try:
            if case.is_update:
                answers = [request for request in case.requests if b"ASK" not in (request.body or b"")]
                for request in answers:
                    headers = {"Content-Type": request.content_type} if request.content_type else {}
                    answer = served.ask(
                        f"/sparql{request.query}", method=request.method, headers=headers, body=request.body
                    )
                    assert 400 <= answer.status < 500, answer.text
                refused += 1
            else:
                for request in case.requests:
                    request.check(served)
        except AssertionError as error:
            failed.append((case.name, str(error)))
    queries = sum(not case.is_update for case in cases)
    print(f"W3C Protocol: {queries - len(failed)} of {queries} query tests pass, {refused} update tests refused")
    assert failed == []
    assert (queries, refused) == (QUERIES, UPDATES)


def read_description(served: Client, accept: str = "text/turtle") -> set[ox.Triple]:
    answer = served.ask("/sparql", headers={"Accept": accept})
    assert (answer.status, answer.media_type) == (200, accept)
    form = ox.RdfFormat.from_media_type(accept)
    assert form is not None
    return {quad.triple for quad in ox.parse(answer.body, format=form)}


@pytest.mark.parametrize("accept", ["text/turtle", "application/rdf+xml", "application/n-triples"])
def test_returns_rdf(served: Client, accept: str) -> None:
    assert read_description(served, accept)


def test_has_endpoint_triple(served: Client) -> None:
    endpoint = ox.NamedNode(served.address + "sparql")
    assert [t for t in read_description(served) if (t.predicate.value, t.object) == (f"{SD}endpoint", endpoint)]


def test_conforms_to_schema(served: Client) -> None:
    triples = read_description(served)
    kinds = {(t.subject, t.object.value) for t in triples if t.predicate.value == TYPE}
    ranges = {"defaultDataset": "Dataset", "defaultGraph": "Graph", "namedGraph": "NamedGraph", "graph": "Graph"}
    domains = {"endpoint": "Service", "supportedLanguage": "Service", "resultFormat": "Service", "name": "NamedGraph"}
    seen = set()
    for triple in triples:
        name = triple.predicate.value.removeprefix(SD)
        if name in ranges:
            assert (triple.object, SD + ranges[name]) in kinds, triple
        if name in domains:
            assert (triple.subject, SD + domains[name]) in kinds, triple
            assert isinstance(triple.object, ox.NamedNode)
        seen.add(name)
    assert {*ranges, *domains} <= seen


@pytest.mark.parametrize("number", [1, 2, 3])
def test_get_and_head_of_an_existing_graph(served: Client, number: int) -> None:
    path = f"/store?graph={graph(number)}"
    answer = served.ask(path, headers={"Accept": "text/turtle"})
    (quad,) = ox.parse(answer.body, format=ox.RdfFormat.TURTLE)
    assert (quad.subject.value, quad.object.value) == (graph(number), DOCUMENT)
    head = served.ask(path, method="HEAD", headers={"Accept": "text/turtle"})
    assert (head.status, head.media_type, head.body) == (200, "text/turtle", b"")
    assert head.headers["content-length"] == answer.headers["content-length"]


def test_get_and_head_of_a_graph_that_is_not_there(served: Client) -> None:
    for method in ("GET", "HEAD"):
        assert served.ask(f"/store?graph={graph(9)}", method=method).status == 404


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE", "PATCH"])
@pytest.mark.parametrize("query", [f"graph={graph(1)}", f"graph={graph(9)}", "default", ""])
def test_writing_a_graph_is_refused(served: Client, method: str, query: str) -> None:
    answer = served.ask(
        f"/store?{query}", method=method, body="<urn:a> a <urn:b> .", headers={"Content-Type": "text/turtle"}
    )
    assert answer.status == 405
    assert "PUT" not in answer.headers["allow"]
    assert "read-only" in answer.text
