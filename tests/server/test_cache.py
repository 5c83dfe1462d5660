"""Answers that are kept: the same to the byte, never too many, never those that change."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pyoxigraph as ox
import pytest
from werkzeug.test import EnvironBuilder

from armstrace.graph.release import Release, open_release
from armstrace.server import create_app
from armstrace.web.cache import MOST_EACH, Cache, Kept
from armstrace.web.limit import Limits
from armstrace.web.site import Settings

_ONE = Kept("text/csv", b"x" * 100, capped=False)
_STATES = "SELECT ?s WHERE { ?s a <https://w3id.org/armstrace/ontology#State> } ORDER BY ?s"


class Asked:
    """An application that counts how often its store is asked."""

    def __init__(self, release: Release, cache: int) -> None:
        self.app = create_app(release, Settings(limits=Limits(cache=cache)))
        self.endpoint: Any = self.app.wsgi_app

    def ask(self, query: str, headers: dict[str, str] | None = None, method: str = "GET", **fields: str) -> Any:
        fields = {"query": query, **fields}
        if method == "POST":
            return self.app.test_client().post("/sparql", data=fields, headers=headers)
        return self.app.test_client().open(f"/sparql?{urlencode(fields)}", method=method, headers=headers)

    def forget_store(self) -> None:
        """From here on only what was kept can be answered."""
        site = self.endpoint._site
        object.__setattr__(site, "release", None)


@pytest.fixture
def kept(example_release: Path) -> Asked:
    return Asked(open_release(example_release), 1 << 20)


def test_an_answer_is_given_again_without_the_store(kept: Asked) -> None:
    first = kept.ask(_STATES)
    kept.forget_store()
    again = kept.ask(_STATES)
    assert (again.status_code, again.data, dict(again.headers)) == (200, first.data, dict(first.headers))
    assert kept.ask(_STATES, method="HEAD").headers["Content-Length"] == str(len(first.data))
    assert kept.ask(_STATES, method="POST").data == first.data
    assert kept.ask(_STATES, {"Accept-Encoding": "gzip"}).status_code == 200


@pytest.mark.parametrize("other", [
    {"query": f"{_STATES} LIMIT 1"},
    {"query": _STATES, "format": "csv"},
    {"query": _STATES, "headers": {"Accept": "text/csv"}},
    {"query": _STATES, "default-graph-uri": "https://w3id.org/armstrace/graph/entities"},
    {"query": _STATES, "named-graph-uri": "https://w3id.org/armstrace/graph/entities"},
])  # fmt: skip
def test_what_is_asked_otherwise_is_another_answer(kept: Asked, other: dict[str, Any]) -> None:
    kept.ask(_STATES)
    kept.forget_store()
    assert kept.ask(**other).status_code == 500


@pytest.mark.parametrize("call", ["RAND()", "now()", "STRUUID()", "UUID()"])
def test_what_changes_is_not_kept(kept: Asked, call: str) -> None:
    query = f"SELECT ({call} AS ?x) {{ }}"
    assert kept.ask(query).status_code == 200
    kept.forget_store()
    assert kept.ask(query).status_code == 500


def test_zero_keeps_none(example_release: Path) -> None:
    asked = Asked(open_release(example_release), 0)
    assert asked.ask(_STATES).status_code == 200
    asked.forget_store()
    assert asked.ask(_STATES).status_code == 500


def test_errors_are_not_kept(kept: Asked) -> None:
    assert kept.ask("SELECT * { ?s <b> ").status_code == 400
    assert kept.ask("SELECT * { ?s <b> ").status_code == 400
    assert kept.endpoint._cache.find(("SELECT * { ?s <b> ", (), (), None, None)) is None


def test_the_longest_unasked_goes_first() -> None:
    cache = Cache(4000)
    for key in ("a", "b"):
        cache.keep((key,), "ASK {}", _ONE)
    assert cache.find(("a",)) == _ONE
    for key in "cd":
        cache.keep((key,), "ASK {}", _ONE)
    assert cache.find(("a",)) == _ONE
    assert cache.find(("b",)) is None


def test_a_large_answer_is_not_kept() -> None:
    cache = Cache(10 * MOST_EACH)
    cache.keep(("a",), "ASK {}", Kept("text/csv", b"x" * (MOST_EACH + 1), capped=False))
    assert cache.find(("a",)) is None


def test_the_endpoint_is_plain_wsgi(kept: Asked) -> None:
    environ = EnvironBuilder("/sparql", query_string={"query": _STATES, "format": "csv"}).get_environ()
    environ["wsgi.input"] = io.BytesIO()
    told: list[Any] = []
    body = b"".join(kept.endpoint(environ, lambda status, headers: told.extend((status, dict(headers)))))
    assert told[0] == "200 OK"
    assert told[1]["Content-Length"] == str(len(body))
    assert isinstance(ox.parse_query_results(kept.ask(_STATES).data, format=ox.QueryResultsFormat.JSON),
                      ox.QuerySolutions)  # fmt: skip
