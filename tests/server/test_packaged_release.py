"""The release of the packaged data: every IRI of it resolves, and every claim's page names a source or says why not."""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph as ox
import pytest
from flask.testing import FlaskClient
from http_client import Client

from armstrace.graph.names import BASE, ID, term
from armstrace.graph.release import Release, open_release
from armstrace.server import create_app

BROWSER = {"Accept": "text/html"}
TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


@pytest.fixture(scope="module")
def release(packaged_release: Path) -> Release:
    return open_release(packaged_release)


@pytest.fixture(scope="module")
def app(release: Release) -> FlaskClient:
    """The application without a network: thousands of pages are asked for."""
    return create_app(release).test_client()


def test_every_iri_of_ours_resolves(release: Release, app: FlaskClient) -> None:
    nodes = {node for quad in release.store for node in (quad.subject, quad.predicate, quad.object, quad.graph_name)}
    paths = {node.value.removeprefix(BASE).partition("#")[0] for node in nodes if str(node).startswith(f"<{BASE}")}
    assert len(paths) > 2500
    retired = {
        quad.subject.value for quad in release.store.quads_for_pattern(None, TYPE, ox.NamedNode(term("RetiredClaim")))
    }
    wrong = {}
    for path in sorted(paths):
        with app.get(f"/{path}", headers={"Accept": "text/turtle, */*;q=0.1"}) as answer:  # files are to be closed
            status = answer.status_code
        if status not in ((410,) if BASE + path in retired else (200, 303)):
            wrong[path] = status
    assert wrong == {}


def test_pages_of_each_kind_of_node_are_shown(release: Release, app: FlaskClient) -> None:
    kinds: dict[str, list[str]] = {}
    for quad in release.store.quads_for_pattern(None, TYPE, None):
        if str(quad.subject).startswith(f"<{ID}"):
            kinds.setdefault(quad.subject.value.removeprefix(ID).partition("/")[0], []).append(quad.subject.value)
    assert len(kinds) >= 20
    for iris in kinds.values():
        for iri in sorted(set(iris))[:: max(1, len(iris) // 5)]:
            answer = app.get(f"/page/{iri.removeprefix(ID)}", headers=BROWSER)
            assert answer.status_code == 200, iri
            assert len(answer.data) < 300_000, iri


def test_every_claim_names_its_source_or_says_why_there_is_none(release: Release, app: FlaskClient) -> None:
    claims = [quad.subject.value for quad in release.store.quads_for_pattern(None, TYPE, ox.NamedNode(term("Claim")))]
    assert len(claims) > 600
    for iri in claims:
        text = app.get(f"/page/{iri.removeprefix(ID)}", headers=BROWSER).text
        step = text[text.index("The source says") : text.index("We read")]
        told = re.sub(r"<[^>]+>", "", step)
        assert (
            "/id/source/" in step
            or "text not available" in told
            or "No footnote: stated by the profile" in told
            or (re.search(r"Note \d+: \w", told))
        ), iri


def test_the_home_page_answers_three_questions_each_with_why(packaged_client: Client) -> None:
    text = packaged_client.ask("/", headers=BROWSER).text
    assert text.count("<caption>Answered from this release") == 3
    assert text.count(">why?</a>") >= 3
