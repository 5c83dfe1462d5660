"""Machines find their way over HTTP: typed links, link sets, every term, the context, nanopublications."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pyoxigraph as ox
import pytest
from http_client import Answer, Client

from armstrace.graph.claim_document import list_document
from armstrace.graph.jsonld import read_context
from armstrace.graph.names import BASE, ONTOLOGY, VALUE
from armstrace.graph.nanopublication import make_nanopublication
from armstrace.graph.rdf import record_node
from armstrace.graph.release import Release
from armstrace.graph.vocabulary import read_ontology

CLAIM = "rus-cmb-used-cluster-munition-37c026a4"
HTML = {"Accept": "text/html"}
_LINK = re.compile(r'<([^>]*)>; rel="([^"]*)"(?:; type="([^"]*)")?')


def links(answer: Answer) -> set[tuple[str, str, str]]:
    """(relation, target, media type) of all links of an answer; several headers come joined or apart."""
    return {(relation, target, kind) for target, relation, kind in _LINK.findall(answer.headers.get("link", ""))}


@pytest.fixture(scope="module")
def client(packaged_client: Client) -> Client:
    return packaged_client


def targets(answer: Answer, relation: str) -> list[str]:
    return sorted(target for found, target, _ in links(answer) if found == relation)


LANDING = [
    ("a claim", f"/page/claim/{CLAIM}", f"{BASE}id/claim/{CLAIM}", f"{ONTOLOGY}UseClaim", f"{BASE}data#terms/profiles"),
    (
        "a state",
        "/page/state/rus",
        f"{BASE}id/state/rus",
        f"{ONTOLOGY}State",
        "https://creativecommons.org/licenses/by/4.0/",
    ),
    ("the dataset", "/data", f"{BASE}data", "https://schema.org/Dataset", f"{BASE}data#terms/whole"),
    (
        "the ontology",
        "/ontology",
        f"{BASE}ontology",
        "https://schema.org/DefinedTermSet",
        "https://creativecommons.org/licenses/by/4.0/",
    ),
]


@pytest.mark.parametrize(("what", "path", "cited", "kind", "licence"), LANDING, ids=[row[0] for row in LANDING])
def test_a_page_has_the_signposts_of_fair(
    client: Client, what: str, path: str, cited: str, kind: str, licence: str
) -> None:
    answer = client.ask(path, headers=HTML)
    assert (answer.status, answer.media_type) == (200, "text/html")
    assert targets(answer, "cite-as") == [cited]
    assert {"https://schema.org/AboutPage", kind} <= set(targets(answer, "type"))
    assert targets(answer, "license") == [licence]
    assert targets(answer, "author") == [f"{BASE}data#publisher"]
    assert targets(answer, "linkset") == [f"/linkset{path}"]
    assert client.ask(path, method="HEAD", headers=HTML).headers["link"] == answer.headers["link"]


@pytest.mark.parametrize("path", [row[1] for row in LANDING])
def test_what_describes_a_page_is_there_in_the_form_that_is_said(client: Client, path: str) -> None:
    told = [
        (target, kind) for relation, target, kind in links(client.ask(path, headers=HTML)) if relation == "describedby"
    ]
    assert len(told) == 6
    for target, kind in told:
        answer = client.ask(target)
        assert (answer.status, answer.media_type) == (200, kind)


def test_data_lead_back_to_their_page(client: Client) -> None:
    answer = client.ask("/data/state/rus.ttl")
    assert targets(answer, "describes") == ["/page/state/rus"]
    assert targets(answer, "collection") == ["/data"]
    assert "https://schema.org/AboutPage" not in targets(answer, "type")


def test_the_dataset_names_its_files_and_they_their_dataset(client: Client, release: Release) -> None:
    items = [
        (target, kind) for relation, target, kind in links(client.ask("/data", headers=HTML)) if relation == "item"
    ]
    assert {"/download/graph.nq", "/download/claims.csv", "/download/datapackage.json"} <= {
        target for target, _ in items
    }
    for target, kind in items:
        answer = client.ask(target, method="HEAD")
        assert (answer.status, answer.media_type) == (200, kind)
        assert targets(answer, "collection") == ["/data"]
    assert targets(client.ask("/claims.csv"), "describedby") == ["/claims-dictionary", "/download/datapackage.json"]


@pytest.mark.parametrize("path", [row[1] for row in LANDING])
def test_a_link_set_says_what_the_header_says(client: Client, path: str) -> None:
    answer = client.ask(f"/linkset{path}")
    assert (answer.status, answer.media_type) == (200, "application/linkset+json")
    [entry] = json.loads(answer.text)["linkset"]
    assert entry.pop("anchor") == client.address.rstrip("/") + path
    told = {
        (relation, target["href"].removeprefix(client.address.rstrip("/")), target.get("type", ""))
        for relation, all_targets in entry.items()
        for target in all_targets
    }
    assert told == links(client.ask(path, headers=HTML))


@pytest.mark.parametrize(
    "path",
    [
        "/linkset/nothing",
        "/linkset/page/state/nowhere",
        "/linkset/sparql",
        "/linkset/ontology/no",
        "/linkset/download/no",
    ],
)
def test_what_has_no_links_is_404(client: Client, path: str) -> None:
    assert client.ask(path).status == 404


def test_an_error_has_no_signposts(client: Client) -> None:
    assert "link" not in client.ask("/page/state/nowhere").headers


def list_terms() -> Iterator[str]:
    """All terms of the ontology and all value concepts."""
    subjects = {quad.subject.value for quad in read_ontology() if isinstance(quad.subject, ox.NamedNode)}
    return (iri for iri in sorted(subjects) if iri.startswith((ONTOLOGY, VALUE)))


@pytest.mark.parametrize(("space", "path"), [(ONTOLOGY, "/ontology"), (VALUE, "/value")])
def test_every_term_resolves_to_words_and_to_data(client: Client, space: str, path: str) -> None:
    terms = {iri for iri in list_terms() if iri.startswith(space)}
    assert len(terms) >= 150
    page = client.ask(path, headers=HTML).text
    assert {iri for iri in terms if f'id="{iri.removeprefix(space)}"' not in page} == set()
    for accept, form in (
        ("text/turtle", ox.RdfFormat.TURTLE),
        ("application/ld+json", ox.RdfFormat.JSON_LD),
        ("application/rdf+xml", ox.RdfFormat.RDF_XML),
    ):
        answer = client.ask(path, headers={"Accept": accept})
        assert answer.media_type == accept
        assert "Accept" in answer.headers["vary"]
        told = {
            quad.subject.value for quad in ox.parse(answer.body, format=form) if isinstance(quad.subject, ox.NamedNode)
        }
        assert terms - told == set()


def test_every_module_resolves_by_its_iri_and_its_version(client: Client) -> None:
    ontologies = {
        (quad.subject.value, quad.object.value)
        for quad in read_ontology()
        if quad.predicate.value.endswith("owl#versionIRI")
        and isinstance(quad.subject, ox.NamedNode)
        and isinstance(quad.object, ox.NamedNode)
    }
    assert len(ontologies) >= 20
    for iri in sorted({iri for pair in ontologies for iri in pair}):
        for accept in ("text/html", "text/turtle"):
            answer = client.ask("/" + iri.removeprefix(BASE), headers={"Accept": accept})
            assert (answer.status, answer.media_type) == (200, accept), iri


@pytest.mark.parametrize(
    ("rule", "path", "accept"),
    [
        ("by suffix", f"/data/claim/{CLAIM}.jsonld", "*/*"),
        ("by Accept", f"/data/claim/{CLAIM}", "application/ld+json"),
        ("with a profile", f"/data/claim/{CLAIM}", 'application/ld+json;profile="http://www.w3.org/ns/json-ld#framed"'),
    ],
)
def test_a_claim_in_json_ld_is_one_document(
    client: Client, release: Release, rule: str, path: str, accept: str
) -> None:
    answer = client.ask(path, headers={"Accept": accept})
    assert (answer.status, answer.media_type) == (200, "application/ld+json")
    assert json.loads(answer.text)["@id"] == f"id:claim/{CLAIM}"
    told = {quad.triple for quad in ox.parse(answer.body, format=ox.RdfFormat.JSON_LD)}
    assert told == {quad.triple for quad in list_document(release.store, record_node("claim", CLAIM))}


def test_the_context_and_the_frame_are_where_they_are_said_to_be(client: Client) -> None:
    answer = client.ask("/context.jsonld")
    assert (answer.status, answer.media_type) == (200, "application/ld+json")
    assert json.loads(answer.text)["@context"] == read_context()
    frame = json.loads(client.ask("/claim-frame.jsonld").text)
    assert frame["@context"] == f"{BASE}context.jsonld"


def test_a_nanopublication_has_its_iri_as_address(client: Client, release: Release) -> None:
    made = make_nanopublication(release, record_node("claim", CLAIM))
    path = "/" + made.iri.removeprefix(BASE)
    assert client.ask(f"/np/{CLAIM}").headers["location"] == path
    assert client.ask(path).body == made.write()
    quads = ox.parse(client.ask(f"{path}.nq").body, format=ox.RdfFormat.N_QUADS)
    assert set(quads) == set(made.quads)
    for unknown in (f"/np/{CLAIM}/RAx", "/np/no-claim", "/np/NO/RAx"):
        assert client.ask(unknown).status == 404
