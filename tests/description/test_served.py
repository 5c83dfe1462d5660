"""Over HTTP: the endpoint's description, /data and /.well-known/void, the files, the Graph Store Protocol."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from urllib.parse import quote

import pyoxigraph as ox
import pytest
from http_client import Answer, Client

from armstrace.graph.media import TRIPLES
from armstrace.graph.names import DATA, graph_iri
from armstrace.graph.prefixes import PREFIXES
from armstrace.graph.release import find_folder

FORMS = {form.media_type: form.kind for form in TRIPLES}
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
PROBLEM = "application/problem+json"
FINDINGS = graph_iri("findings")
SD = PREFIXES["sd"]


def read(answer: Answer) -> set[ox.Triple]:
    assert answer.status == 200, answer.text
    return {quad.triple for quad in ox.parse(answer.body, format=FORMS[answer.media_type])}


def objects(triples: set[ox.Triple], name: str) -> set[str]:
    return {triple.object.value for triple in triples if triple.predicate.value == name}


@pytest.mark.parametrize("path", ["/sparql", "/sparql/", "/data", "/.well-known/void"])
@pytest.mark.parametrize("media_type", FORMS)
def test_the_description_in_each_form(packaged_client: Client, path: str, media_type: str) -> None:
    answer = packaged_client.ask(path, headers={"Accept": media_type})
    assert answer.media_type == media_type
    triples = read(answer)
    assert objects(triples, f"{SD}endpoint") == {packaged_client.address + "sparql"}
    assert objects(triples, PREFIXES["dcat"] + "endpointURL") == {packaged_client.address + "sparql"}
    head = packaged_client.ask(path, headers={"Accept": media_type}, method="HEAD")
    assert (head.status, head.body, head.media_type) == (200, b"", media_type)
    assert head.headers["content-length"] == answer.headers["content-length"]


@pytest.mark.parametrize(
    ("path", "accept", "status", "media_type"),
    [
        ("/sparql", None, 200, "text/turtle"),
        ("/sparql", "*/*", 200, "text/turtle"),
        ("/sparql", BROWSER, 200, "text/html"),
        ("/sparql", "application/sparql-results+json", 400, PROBLEM),
        ("/data", None, 200, "text/turtle"),
        ("/data", BROWSER, 200, "text/html"),
        ("/data", "image/png", 406, PROBLEM),
        ("/data.ttl", BROWSER, 200, "text/turtle"),
        ("/data.jsonld", "text/turtle", 200, "application/ld+json"),
        ("/data.png", None, 404, PROBLEM),
        ("/.well-known/void", BROWSER, 200, "application/rdf+xml"),
        ("/.well-known/void", "text/html", 406, "text/html"),
    ],
)
def test_which_form_is_chosen(
    packaged_client: Client, path: str, accept: str | None, status: int, media_type: str
) -> None:
    answer = packaged_client.ask(path, headers={"Accept": accept} if accept else {})
    if media_type == "application/rdf+xml":
        assert (answer.status, answer.media_type in ("application/rdf+xml", "application/xml")) == (status, True)
    else:
        assert (answer.status, answer.media_type) == (status, media_type)


def test_a_host_that_is_no_iri_does_no_harm(packaged_client: Client) -> None:
    for host in ("a b<c>", "[", "x" * 300, "a\xe9", '"'):
        answer = packaged_client.ask("/data", headers={"Host": host, "Accept": "application/n-triples"})
        assert answer.status in (200, 400)
        if answer.status == 200:
            assert len(objects(read(answer), f"{SD}endpoint")) == 1


def test_the_page_tells_graphs_terms_links_and_files(packaged_client: Client) -> None:
    text = packaged_client.ask("/data", headers={"Accept": BROWSER}).text
    for words in (
        "graph:findings",
        "no rights claimed, none granted",
        "Creative Commons Attribution 4.0",
        "Wikidata",
        "graph.nq",
        "/download/claims.csv",
    ):
        assert words in text, words


def test_the_files_are_those_of_the_release(packaged_client: Client, packaged_release: Path) -> None:
    triples = read(packaged_client.ask("/data.nt"))
    addresses = objects(triples, PREFIXES["dcat"] + "downloadURL")
    assert len(addresses) >= 4
    for address in addresses:
        name = address.removeprefix(packaged_client.address + "download/")
        answer = packaged_client.ask(f"/download/{name}")
        assert answer.status == 200
        assert (
            hashlib.sha256(answer.body).digest()
            == hashlib.sha256((find_folder(packaged_release) / name).read_bytes()).digest()
        )
        assert answer.headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize("name", ["text.nq", "manifest.json", "store", "..%2Fmanifest.json", "nothing", "store%2FLOCK"])
def test_no_other_file_is_given(packaged_client: Client, name: str) -> None:
    assert packaged_client.ask(f"/download/{name}").status == 404


STORE_CASES = [
    ("a graph by its IRI", f"graph={quote(FINDINGS)}", 200, "text/turtle"),
    ("the default graph", "default", 200, "text/turtle"),
    ("a form by name", f"graph={quote(FINDINGS)}&format=nt", 200, "application/n-triples"),
    ("a form that is not there", f"graph={quote(FINDINGS)}&format=csv", 400, PROBLEM),
    ("no graph", "", 400, PROBLEM),
    ("two graphs", f"graph={quote(FINDINGS)}&graph={quote(FINDINGS)}", 400, PROBLEM),
    ("a graph and the default graph", f"graph={quote(FINDINGS)}&default", 400, PROBLEM),
    ("a relative IRI", "graph=findings", 400, PROBLEM),
    ("a graph that is not there", "graph=http://e/none", 404, PROBLEM),
]


@pytest.mark.parametrize(("rule", "query", "status", "media_type"), STORE_CASES, ids=[case[0] for case in STORE_CASES])
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_the_graph_store_protocol_reads(
    client: Client, rule: str, query: str, status: int, media_type: str, method: str
) -> None:
    answer = client.ask(f"/store?{query}", method=method)
    assert (answer.status, answer.media_type) == (status, media_type)
    assert bool(answer.body) is (method == "GET")


@pytest.mark.parametrize("path", [f"/store?graph={quote(FINDINGS)}", "/store?default", "/graph/findings"])
@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE", "PATCH"])
def test_the_graph_store_protocol_writes_nothing(client: Client, path: str, method: str) -> None:
    before = client.ask(path).body
    answer = client.ask(path, method=method, body="<urn:a> <urn:b> <urn:c> .", headers={"Content-Type": "text/turtle"})
    assert (answer.status, answer.media_type) == (405, PROBLEM)
    assert set(answer.headers["allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}
    assert "a release never changes" in json.loads(answer.body)["hint"]
    assert client.ask(path).body == before


@pytest.mark.parametrize("media_type", FORMS)
def test_a_graph_is_the_same_by_either_way_and_in_each_form(client: Client, media_type: str) -> None:
    direct = read(client.ask("/graph/findings", headers={"Accept": media_type}))
    indirect = read(client.ask(f"/store?graph={quote(FINDINGS)}", headers={"Accept": media_type}))
    assert direct == indirect
    assert direct


def test_the_default_graph_is_the_union(client: Client) -> None:
    default = read(client.ask("/store?default", headers={"Accept": "application/n-triples"}))
    query = {"query": "CONSTRUCT WHERE { ?s ?p ?o }"}
    assert default == read(client.ask("/sparql", query=query, headers={"Accept": "application/n-triples"}))


def test_a_preflight_is_told_the_methods(client: Client) -> None:
    answer = client.ask("/store", method="OPTIONS", headers={"Access-Control-Request-Method": "PUT"})
    assert answer.status == 204
    assert "PUT" not in answer.headers["access-control-allow-methods"]


def test_a_release_without_a_description_tells_its_counts(client: Client) -> None:
    triples = read(client.ask("/data", headers={"Accept": "text/turtle"}))
    assert objects(triples, f"{SD}endpoint") == {client.address + "sparql"}
    total = client.ask("/sparql", query={"query": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "format": "csv"})
    told = {
        t.object.value for t in triples if (t.subject.value, t.predicate.value) == (DATA, PREFIXES["void"] + "triples")
    }
    assert told == {total.text.split()[1]}
    assert client.ask("/data", headers={"Accept": BROWSER}).status == 200
