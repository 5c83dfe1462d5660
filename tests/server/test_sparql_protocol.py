"""SPARQL 1.1 Protocol over HTTP: which request gets which status and which form."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import quote, urlencode

import pyoxigraph as ox
import pytest
from http_client import Client

FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
JSON, XML = "application/sparql-results+json", "application/sparql-results+xml"
PROBLEM = "application/problem+json"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"

SELECT = "SELECT ?s WHERE { ?s a <https://w3id.org/armstrace/ontology#State> }"
ASK = "ASK { ?s a <https://w3id.org/armstrace/ontology#State> }"
CONSTRUCT = "CONSTRUCT WHERE { ?s a <https://w3id.org/armstrace/ontology#State> }"
DESCRIBE = "DESCRIBE <https://w3id.org/armstrace/id/state/xea>"
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
FINDINGS = "https://w3id.org/armstrace/graph/findings"
ENTITIES = "https://w3id.org/armstrace/graph/entities"


class Case(NamedTuple):
    """A request and what must come back."""

    rule: str
    status: int
    media_type: str
    method: str = "GET"
    query: Mapping[str, str] | str = ""
    headers: Mapping[str, str] = {}
    body: bytes | str | None = None


def get(query: str, accept: str = "*/*", **fields: str) -> dict[str, object]:
    return {"query": {"query": query, **fields}, "headers": {"Accept": accept}}


def post(body: bytes | str, content_type: str | None, accept: str = "*/*", query: str = "") -> dict[str, object]:
    headers = {"Accept": accept} | ({"Content-Type": content_type} if content_type else {})
    return {"method": "POST", "body": body, "headers": headers, "query": query}


CASES = [
    Case("GET answers in JSON by default", 200, JSON, **get(SELECT)),
    Case("a form by POST", 200, JSON, **post(urlencode({"query": SELECT}), FORM)),
    Case("the query itself by POST", 200, JSON, **post(SELECT, DIRECT)),
    Case("a charset of UTF-8 is named", 200, JSON, **post(SELECT, f"{DIRECT}; charset=UTF-8")),
    Case("a form's charset is named", 200, JSON, **post(urlencode({"query": SELECT}), f"{FORM};charset=utf-8")),
    Case("SELECT in XML", 200, XML, **get(SELECT, XML)),
    Case("SELECT in CSV", 200, "text/csv", **get(SELECT, "text/csv")),
    Case("SELECT in TSV", 200, "text/tab-separated-values", **get(SELECT, "text/tab-separated-values")),
    Case("plain JSON is taken too", 200, "application/json", **get(SELECT, "application/json")),
    Case("a browser gets a page", 200, "text/html", **get(SELECT, BROWSER)),
    Case("ASK in JSON", 200, JSON, **get(ASK, JSON)),
    Case("ASK in XML", 200, XML, **get(ASK, XML)),
    Case("ASK in CSV", 200, "text/csv", **get(ASK, "text/csv")),
    Case("ASK in TSV", 200, "text/tab-separated-values", **get(ASK, "text/tab-separated-values")),
    Case("ASK as a page", 200, "text/html", **get(ASK, BROWSER)),
    Case("CONSTRUCT in Turtle by default", 200, "text/turtle", **get(CONSTRUCT)),
    Case("CONSTRUCT in N-Triples", 200, "application/n-triples", **get(CONSTRUCT, "application/n-triples")),
    Case("CONSTRUCT in RDF/XML", 200, "application/rdf+xml", **get(CONSTRUCT, "application/rdf+xml")),
    Case("CONSTRUCT in JSON-LD", 200, "application/ld+json", **get(CONSTRUCT, "application/ld+json")),
    Case("CONSTRUCT in TriG", 200, "application/trig", **get(CONSTRUCT, "application/trig")),
    Case("CONSTRUCT in N-Quads", 200, "application/n-quads", **get(CONSTRUCT, "application/n-quads")),
    Case("CONSTRUCT as a page", 200, "text/html", **get(CONSTRUCT, BROWSER)),
    Case("DESCRIBE in the form asked for", 200, "application/n-triples", **get(DESCRIBE, "application/n-triples")),
    Case("the weight decides", 200, XML, **get(SELECT, f"{JSON};q=0.2, {XML};q=0.9")),
    Case("format= comes before Accept", 200, "text/csv", **get(SELECT, JSON, format="csv")),
    Case("format=html gives a page", 200, "text/html", **get(SELECT, JSON, format="html")),
    Case("HEAD is answered as GET", 200, JSON, method="HEAD", **get(SELECT)),
    Case("the form for browsers", 200, "text/html", headers={"Accept": BROWSER}),
    Case("nothing that fits: 406", 406, PROBLEM, **get(SELECT, "image/png")),
    Case("rows are not Turtle: 406", 406, PROBLEM, **get(SELECT, "text/turtle")),
    Case("triples are not CSV: 406", 406, PROBLEM, **get(CONSTRUCT, "text/csv")),
    Case("a form that does not fit the query", 400, PROBLEM, **get(CONSTRUCT, format="csv")),
    Case("two forms", 400, PROBLEM, query="query=ASK%7B%7D&format=csv&format=json"),
    Case("no query", 400, PROBLEM, headers={"Accept": JSON}),
    Case("no query: the service description", 200, "text/turtle"),
    Case("an empty query", 400, PROBLEM, **get("")),
    Case("an empty body", 400, PROBLEM, **post("", DIRECT)),
    Case("a form without a query", 400, PROBLEM, **post("a=b", FORM)),
    Case("two queries in the address", 400, PROBLEM, query="query=ASK%7B%7D&query=ASK%7B%7D"),
    Case("two queries in a form", 400, PROBLEM, **post("query=ASK%7B%7D&query=ASK%7B%7D", FORM)),
    Case("a query in the address and one in the body", 400, PROBLEM, **post(ASK, DIRECT, query="query=ASK%7B%7D")),
    Case("a syntax error", 400, PROBLEM, **get("SELECT * WHERE { ?s ?p }")),
    Case("a prefix that is not declared", 400, PROBLEM, **get("SELECT * WHERE { ?s nope:p ?o }")),
    Case("bytes that are not UTF-8 in the address", 400, PROBLEM, query="query=ASK%7B%7D%FF"),
    Case("bytes that are not UTF-8 in a form", 400, PROBLEM, **post("query=ASK%7B%7D%FF", FORM)),
    Case("bytes that are not UTF-8 in the body", 400, PROBLEM, **post(b"ASK {} # \xff", DIRECT)),
    Case("UTF-16", 415, PROBLEM, **post(ASK.encode("utf-16"), f"{DIRECT}; charset=utf-16")),
    Case("UTF-16 that claims to be nothing", 400, PROBLEM, **post(ASK.encode("utf-16"), DIRECT)),
    Case("a body of another type", 415, PROBLEM, **post(ASK, "text/plain")),
    Case("a body without a type", 415, PROBLEM, **post(ASK, None)),
    Case("a multipart form", 415, PROBLEM, **post("--x\r\n", "multipart/form-data; boundary=x")),
    Case("a body that is too large", 413, PROBLEM, **post(b"#" * (1 << 20) + b"\nASK {}", DIRECT)),
    Case("more fields than are read", 400, PROBLEM, **post("&".join(f"f{n}=1" for n in range(999)), FORM)),
    Case("a graph that the release does not have", 400, PROBLEM, **get(ASK, **{"default-graph-uri": "http://x.test/"})),
    Case("a graph that is no IRI", 400, PROBLEM, **get(ASK, **{"named-graph-uri": "no iri"})),
    Case("FROM a file", 400, PROBLEM, **get("SELECT * FROM <file:///etc/hosts> WHERE { ?s ?p ?o }")),
    Case("SERVICE", 400, PROBLEM, **get("SELECT * WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }")),
]


@pytest.mark.parametrize("case", CASES, ids=[case.rule for case in CASES])
def test_request_table(client: Client, case: Case) -> None:
    query = case.query if isinstance(case.query, str) else urlencode(case.query)
    answer = client.ask(
        f"/sparql?{query}" if query else "/sparql", method=case.method, headers=case.headers, body=case.body
    )
    assert (answer.status, answer.media_type) == (case.status, case.media_type), answer.text
    assert answer.headers["vary"] == "Accept, Accept-Encoding"
    assert int(answer.headers["content-length"]) > 0
    if case.method == "HEAD":
        assert answer.body == b""
    elif case.media_type == PROBLEM:
        problem = json.loads(answer.body)
        assert problem["status"] == case.status
        assert problem["title"]
        assert problem["detail"]
        assert client.ask("/problems").text.count(f'id="{problem["type"].rpartition("#")[2]}"') == 1


WRITES = [
    Case("INSERT DATA as a query", 400, PROBLEM, **get("INSERT DATA { <urn:a> <urn:b> <urn:c> }")),
    Case("DELETE WHERE as a query", 400, PROBLEM, **get("DELETE WHERE { ?s ?p ?o }")),
    Case("LOAD as a query", 400, PROBLEM, **get("LOAD <http://127.0.0.1:9/>")),
    Case("CLEAR as the body", 400, PROBLEM, **post("CLEAR ALL", DIRECT)),
    Case("DROP in a form", 400, PROBLEM, **post(urlencode({"query": "DROP ALL"}), FORM)),
    Case("an update by form", 400, PROBLEM, **post(urlencode({"update": "CLEAR ALL"}), FORM)),
    Case("an update in the address", 400, PROBLEM, query=urlencode({"update": "CLEAR ALL"})),
    Case("an update by its media type", 415, PROBLEM, **post("CLEAR ALL", "application/sparql-update")),
    Case("PUT", 405, PROBLEM, method="PUT", body="<urn:a> <urn:b> <urn:c> .", headers={"Content-Type": "text/turtle"}),
    Case("DELETE", 405, PROBLEM, method="DELETE"),
    Case("PATCH", 405, PROBLEM, method="PATCH", body="x"),
]


@pytest.mark.parametrize("case", WRITES, ids=[case.rule for case in WRITES])
def test_every_kind_of_write_is_refused_and_changes_nothing(client: Client, case: Case) -> None:
    before = client.ask("/sparql", query={"query": COUNT}).body
    query = case.query if isinstance(case.query, str) else urlencode(case.query)
    answer = client.ask(f"/sparql?{query}", method=case.method, headers=case.headers, body=case.body)
    assert (answer.status, answer.media_type) == (case.status, case.media_type)
    assert "release" in answer.text
    assert client.ask("/sparql", query={"query": COUNT}).body == before


@pytest.mark.parametrize(
    "path", ["/", "/id/state/xea", "/data/state/xea.ttl", "/graph/findings", "/ontology", "/claims.csv"]
)
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_no_other_path_takes_a_write(client: Client, path: str, method: str) -> None:
    answer = client.ask(path, method=method, body="x")
    assert answer.status == 405
    assert answer.headers["allow"]
    assert answer.media_type == PROBLEM


def test_the_answers_are_right_in_each_form_of_rows(client: Client) -> None:
    query = {
        "query": "SELECT ?label WHERE { <https://w3id.org/armstrace/id/munition/bomb-2.5x> "
        "<http://www.w3.org/2004/02/skos/core#prefLabel> ?label }"
    }
    found = {form: client.ask("/sparql", query={**query, "format": form}) for form in ("json", "xml", "csv", "tsv")}
    assert json.loads(found["json"].body)["results"]["bindings"][0]["label"]["value"] == "Bomb <2.5x> & sons"
    assert '<literal xml:lang="en">Bomb &lt;2.5x&gt; &amp; sons</literal>' in found["xml"].text
    assert list(csv.reader(io.StringIO(found["csv"].text))) == [["label"], ["Bomb <2.5x> & sons"]]
    assert found["tsv"].text == '?label\n"Bomb <2.5x> & sons"@en\n'


@pytest.mark.parametrize(
    ("media_type", "form"),
    [
        ("text/turtle", ox.RdfFormat.TURTLE),
        ("application/n-triples", ox.RdfFormat.N_TRIPLES),
        ("application/rdf+xml", ox.RdfFormat.RDF_XML),
        ("application/ld+json", ox.RdfFormat.JSON_LD),
        ("application/trig", ox.RdfFormat.TRIG),
        ("application/n-quads", ox.RdfFormat.N_QUADS),
    ],
)
@pytest.mark.parametrize("query", [CONSTRUCT, "DESCRIBE <https://w3id.org/armstrace/id/treaty/ccm>"])
def test_the_answers_are_right_in_each_form_of_triples(
    client: Client, query: str, media_type: str, form: ox.RdfFormat
) -> None:
    plain = client.ask("/sparql", query={"query": query}, headers={"Accept": "application/n-triples"})
    answer = client.ask("/sparql", query={"query": query}, headers={"Accept": media_type})
    triples = {quad.triple for quad in ox.parse(answer.body, format=form)}
    assert triples == {quad.triple for quad in ox.parse(plain.body, format=ox.RdfFormat.N_TRIPLES)}
    assert triples


def test_an_encoded_percent_sign_is_decoded_once(client: Client) -> None:
    query = quote('SELECT ("%41" AS ?x) WHERE {}')
    answer = client.ask(f"/sparql?format=csv&query={query}")
    assert answer.text.splitlines() == ["x", "%41"]


def _count(client: Client, query: str, **fields: str) -> int:
    answer = client.ask("/sparql", query={"query": query, "format": "csv", **fields})
    assert answer.status == 200, answer.text
    return int(answer.text.splitlines()[1])


def test_the_default_graph_is_the_union_of_all(client: Client) -> None:
    assert _count(client, COUNT) == _count(client, "SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }")


def test_default_graph_uri_chooses_and_comes_before_from(client: Client) -> None:
    assert _count(client, COUNT, **{"default-graph-uri": FINDINGS}) == 2
    chosen = f"SELECT (COUNT(*) AS ?n) FROM <{ENTITIES}> WHERE {{ ?s ?p ?o }}"
    assert _count(client, chosen) > 2
    assert _count(client, chosen, **{"default-graph-uri": FINDINGS}) == 2


def test_named_graph_uri_chooses_what_graph_sees(client: Client) -> None:
    named = "SELECT (COUNT(DISTINCT ?g) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }"
    assert _count(client, named, **{"named-graph-uri": FINDINGS}) == 1
    assert _count(client, COUNT, **{"named-graph-uri": FINDINGS}) == 0


def test_several_default_graphs_are_taken_together(client: Client) -> None:
    both = urlencode(
        [("default-graph-uri", FINDINGS), ("default-graph-uri", ENTITIES), ("query", COUNT), ("format", "csv")]
    )
    apart = [_count(client, COUNT, **{"default-graph-uri": graph}) for graph in (FINDINGS, ENTITIES)]
    assert int(client.ask(f"/sparql?{both}").text.splitlines()[1]) == sum(apart)
    assert client.ask("/sparql", method="POST", body=both, headers={"Content-Type": FORM}).status == 200


def test_a_syntax_error_names_line_column_and_a_remedy(client: Client) -> None:
    query = "PREFIX arms: <https://w3id.org/armstrace/ontology#>\nSELECT * WHERE {\n  ?c a clam:Claim }"
    problem = json.loads(client.ask("/sparql", query={"query": query}).body)
    assert (problem["line"], problem["column"]) == (3, 8)
    assert "clam:" in problem["detail"]
    assert "did you mean claim:" in problem["hint"]


def test_a_browser_keeps_the_query_that_failed(client: Client) -> None:
    answer = client.ask("/sparql", query={"query": "SELECT * WHERE { ?s <b>"}, headers={"Accept": BROWSER})
    assert answer.status == 400
    assert "SELECT * WHERE { ?s &lt;b&gt;</textarea>" in answer.text
    assert 'role="alert"' in answer.text


def test_service_is_refused_in_words_and_asks_nobody(client: Client) -> None:
    query = "SELECT * WHERE { SERVICE SILENT <http://127.0.0.1:9/> { ?s ?p ?o } }"
    problem = json.loads(client.ask("/sparql", query={"query": query}).body)
    assert "SERVICE is refused" in problem["detail"]
