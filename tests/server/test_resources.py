"""Every IRI resolves: 303 from /id/ to a page or to data, by suffix or Accept; unknown is 404, retired is 410."""

from __future__ import annotations

import json

import pyoxigraph as ox
import pytest
from http_client import Client

BASE = "https://w3id.org/armstrace/"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
FORMS = {
    "ttl": ("text/turtle", ox.RdfFormat.TURTLE),
    "nt": ("application/n-triples", ox.RdfFormat.N_TRIPLES),
    "rdf": ("application/rdf+xml", ox.RdfFormat.RDF_XML),
    "jsonld": ("application/ld+json", ox.RdfFormat.JSON_LD),
    "trig": ("application/trig", ox.RdfFormat.TRIG),
    "nq": ("application/n-quads", ox.RdfFormat.N_QUADS),
}
RESOLVED = [
    ("a browser is sent to the page", "/id/state/xea", BROWSER, "/page/state/xea"),
    ("Turtle is asked for", "/id/state/xea", "text/turtle", "/data/state/xea.ttl"),
    ("JSON-LD is asked for", "/id/state/xea", "application/ld+json", "/data/state/xea.jsonld"),
    ("anything is taken", "/id/state/xea", "*/*", "/data/state/xea.ttl"),
    ("the suffix comes before Accept", "/id/state/xea.rdf", BROWSER, "/data/state/xea.rdf"),
    ("a full stop in a key is no suffix", "/id/munition/bomb-2.5x", "text/turtle", "/data/munition/bomb-2.5x.ttl"),
    ("a key with a full stop and a suffix", "/id/munition/bomb-2.5x.nt", BROWSER, "/data/munition/bomb-2.5x.nt"),
]


@pytest.mark.parametrize(("rule", "path", "accept", "target"), RESOLVED, ids=[row[0] for row in RESOLVED])
def test_303_by_suffix_or_accept(client: Client, rule: str, path: str, accept: str, target: str) -> None:
    answer = client.ask(path, headers={"Accept": accept})
    assert (answer.status, answer.headers["location"]) == (303, target)
    assert answer.headers["vary"] == "Accept, Accept-Encoding"
    assert client.ask(target, headers={"Accept": accept}).status == 200


def test_no_form_that_fits_is_406(client: Client) -> None:
    assert client.ask("/id/state/xea", headers={"Accept": "image/png"}).status == 406
    assert client.ask("/page/state/xea", headers={"Accept": "text/turtle"}).status == 406
    assert client.ask("/data/state/xea", headers={"Accept": "text/html"}).status == 406


@pytest.mark.parametrize("suffix", FORMS)
def test_data_are_the_same_by_suffix_and_by_accept(client: Client, suffix: str) -> None:
    media_type, form = FORMS[suffix]
    by_suffix = client.ask(f"/data/claim/xea-cmb-stock-00000002.{suffix}")
    by_accept = client.ask("/data/claim/xea-cmb-stock-00000002", headers={"Accept": media_type})
    assert by_suffix.media_type == by_accept.media_type == media_type
    assert by_suffix.body == by_accept.body
    triples = {quad.triple for quad in ox.parse(by_suffix.body, format=form)}
    assert ox.NamedNode(f"{BASE}id/claim/xea-cmb-stock-00000002") in {triple.subject for triple in triples}
    values = {triple.object.value for triple in triples if isinstance(triple.object, ox.Literal)}
    assert {"at least 1,250", "2020/2021"} <= values, "quantity and time are told with their claim"


def test_data_in_trig_say_which_graph_says_it(client: Client) -> None:
    quads = list(ox.parse(client.ask("/data/state/xea.trig").body, format=ox.RdfFormat.TRIG))
    graphs = {quad.graph_name for quad in quads if quad.predicate.value.endswith("notPartyTo")}
    assert graphs == {ox.NamedNode(f"{BASE}graph/findings")}


def test_data_name_what_points_at_the_node(client: Client) -> None:
    quads = ox.parse(client.ask("/data/source/letter-2021.nt").body, format=ox.RdfFormat.N_TRIPLES)
    assert f"{BASE}id/claim/xea-cmb-stock-00000002" in {quad.subject.value for quad in quads}


UNKNOWN = [
    "/id/state/nowhere",
    "/id/state/xea.exe",
    "/id/planet/xea",
    "/id/value/bomb",
    "/id/state/XEA",
    "/id/state/x%20y",
    "/id/state/%3E%20%7B",
    "/page/state/nowhere",
    "/data/state/nowhere.ttl",
    "/graph/nothing",
    "/graph/%3Cx%3E",
    "/ontology/nothing",
    "/ontology.exe",
    "/q/nothing",
    "/nothing",
    "/static/../server.py",
]


@pytest.mark.parametrize("path", UNKNOWN)
@pytest.mark.parametrize("accept", [BROWSER, "*/*"])
def test_what_is_unknown_is_404(client: Client, path: str, accept: str) -> None:
    answer = client.ask(path, headers={"Accept": accept})
    assert answer.status == 404
    assert answer.media_type == ("text/html" if accept == BROWSER else "application/problem+json")


@pytest.mark.parametrize("place", ["id", "page", "data"])
def test_a_retired_claim_is_410_and_names_its_successors(client: Client, place: str) -> None:
    answer = client.ask(f"/{place}/claim/xea-cmb-gone-0000000a", headers={"Accept": "application/json"})
    problem = json.loads(answer.body)
    assert (answer.status, problem["links"]) == (410, ["/id/claim/xea-cmb-stock-00000002"])
    assert "It was read twice." in problem["detail"]
    page = client.ask(f"/{place}/claim/xea-cmb-gone-0000000a", headers={"Accept": BROWSER})
    assert page.status == 410
    assert 'href="/id/claim/xea-cmb-stock-00000002"' in page.text


def test_a_retired_claim_without_successor_says_so(client: Client) -> None:
    problem = json.loads(client.ask("/id/claim/xea-cmb-wrong-0000000b").body)
    assert (problem["status"], "links" in problem) == (410, False)
    assert "no claim stands in its place" in problem["hint"]


@pytest.mark.parametrize("suffix", FORMS)
@pytest.mark.parametrize("path", ["/ontology", "/value", "/shapes", "/ontology/core", "/graph/findings"])
def test_namespaces_modules_and_graphs_are_data_in_each_form(client: Client, path: str, suffix: str) -> None:
    media_type, form = FORMS[suffix]
    answer = client.ask(f"{path}.{suffix}")
    assert answer.media_type == media_type
    assert sum(1 for _ in ox.parse(answer.body, format=form)) > 1
    assert client.ask(path, headers={"Accept": media_type}).body == answer.body


def test_each_term_has_its_anchor_on_the_page_of_its_namespace(client: Client) -> None:
    for path, name in (("/ontology", "Claim"), ("/value", "alleged"), ("/shapes", "ClaimShape")):
        assert client.ask(path, headers={"Accept": BROWSER}).text.count(f'id="{name}"') == 1


def test_every_ontology_is_found_by_its_version_too(client: Client) -> None:
    quads = list(ox.parse(client.ask("/ontology.nt").body, format=ox.RdfFormat.N_TRIPLES))
    versions = [quad for quad in quads if quad.predicate.value == "http://www.w3.org/2002/07/owl#versionIRI"]
    assert len(versions) > 10
    for quad in versions:
        whole, version = (client.ask("/" + iri.removeprefix(BASE)) for iri in (quad.subject.value, quad.object.value))
        assert (whole.status, whole.body) == (200, version.body)


def test_a_named_graph_is_whole(client: Client) -> None:
    path = "/graph/documents/xea-cmb-2022-01-02"
    quads = list(ox.parse(client.ask(f"{path}.nq").body, format=ox.RdfFormat.N_QUADS))
    count = f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH <https://w3id.org/armstrace{path}> {{ ?s ?p ?o }} }}"
    assert len(quads) == int(client.ask("/sparql", query={"query": count, "format": "csv"}).text.split()[1])


def test_every_node_and_graph_of_the_release_resolves(client: Client) -> None:
    query = (
        "SELECT DISTINCT ?n WHERE { { ?n ?p ?o } UNION { ?s ?p ?n FILTER(ISIRI(?n)) } UNION { GRAPH ?n { ?s ?p ?o } } }"
    )
    rows = client.ask("/sparql", query={"query": query, "format": "csv"}).text.split()[1:]
    ours = [iri.partition("#")[0] for iri in rows if iri.startswith(BASE)]
    assert len(ours) > 50
    for iri in dict.fromkeys(ours):
        retired = "-gone-" in iri or "-wrong-" in iri
        for accept in (BROWSER, "text/turtle"):
            answer = client.ask("/" + iri.removeprefix(BASE), headers={"Accept": accept})
            assert answer.status in ((410,) if retired else (200, 303)), iri
