"""Headers: safe by default, cacheable by release, open to other origins, HEAD and OPTIONS right."""

from __future__ import annotations

from pathlib import Path

import pytest
from http_client import Client

PATHS = [
    "/",
    "/sparql?query=ASK%7B%7D",
    "/page/state/xea",
    "/data/state/xea.ttl",
    "/graph/findings.nq",
    "/claims.csv",
    "/ontology",
]


@pytest.mark.parametrize("path", [*PATHS, "/id/state/xea", "/nothing", "/healthz"])
def test_every_answer_carries_the_safe_headers(client: Client, path: str) -> None:
    headers = client.ask(path).headers
    policy = dict(part.strip().partition(" ")[::2] for part in headers["content-security-policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["style-src"] == "'self'"
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["access-control-allow-origin"] == "*"
    assert "set-cookie" not in headers


@pytest.mark.parametrize("path", PATHS)
def test_what_is_unchanged_is_304(client: Client, path: str, example_release: Path) -> None:
    first = client.ask(path)
    assert first.status == 200
    assert example_release.name in first.headers["etag"]
    again = client.ask(path, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status, again.body, again.headers["etag"]) == (304, b"", first.headers["etag"])
    assert again.headers.get("vary") == first.headers.get("vary")
    assert client.ask(path, headers={"If-None-Match": '"other"'}).status == 200


def test_the_tag_tells_forms_apart(client: Client) -> None:
    tags = {
        client.ask("/data/state/xea", headers={"Accept": kind}).headers["etag"]
        for kind in ("text/turtle", "application/ld+json")
    }
    assert len(tags) == 2


def test_failures_have_no_tag(client: Client) -> None:
    assert "etag" not in client.ask("/nothing").headers
    assert "etag" not in client.ask("/sparql?query=broken").headers


@pytest.mark.parametrize("path", [*PATHS, "/id/state/xea", "/nothing", "/healthz"])
def test_head_has_the_headers_of_get_and_no_body(client: Client, path: str) -> None:
    get, head = client.ask(path), client.ask(path, method="HEAD")
    assert head.body == b""
    assert head.status == get.status
    for name in ("content-type", "content-length", "etag", "vary", "location"):
        assert head.headers.get(name) == get.headers.get(name), name


def test_options_tells_the_methods_and_answers_a_preflight(client: Client) -> None:
    asked = {"Origin": "https://example.org", "Access-Control-Request-Method": "POST"}
    answer = client.ask("/sparql", method="OPTIONS", headers=asked)
    assert (answer.status, answer.body) == (204, b"")
    methods = {method.strip() for method in answer.headers["allow"].split(",")}
    assert methods == {"GET", "HEAD", "OPTIONS", "POST"}
    assert answer.headers["access-control-allow-methods"] == answer.headers["allow"]
    assert "Content-Type" in answer.headers["access-control-allow-headers"]
    assert "POST" not in client.ask("/claims.csv", method="OPTIONS").headers["allow"]


def test_the_server_says_that_it_lives_and_is_ready(client: Client, example_release: Path) -> None:
    for path, text in (("/healthz", "ok"), ("/readyz", f"ready {example_release.name}")):
        answer = client.ask(path)
        assert (answer.status, answer.text.strip()) == (200, text)
        assert answer.headers["cache-control"] == "no-store"


def test_every_answer_names_its_release(client: Client, example_release: Path) -> None:
    assert client.ask("/nothing").headers["armstrace-release"] == example_release.name
