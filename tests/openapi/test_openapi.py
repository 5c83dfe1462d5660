"""/openapi.json names every route and no other, with the parameters that the questions have; it is valid OpenAPI."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from flask import Flask
from openapi_spec_validator import OpenAPIV31SpecValidator

from armstrace.graph.example import list_examples
from armstrace.graph.rdf_file import open_files
from armstrace.graph.release import open_release
from armstrace.server import create_app
from armstrace.web.openapi import write_path
from armstrace.web.protocol import SECONDS

#: Served, and no part of the interface: the other spelling of the endpoint, and what pages look like.
_UNTOLD = {"/sparql/", "/static/{filename}"}


@pytest.fixture(scope="module")
def app(example_release: Path) -> Flask:
    return create_app(open_release(example_release))


@pytest.fixture(scope="module")
def document(app: Flask) -> dict[str, dict[str, dict[str, dict[str, object]]]]:
    answer = app.test_client().get("/openapi.json")
    assert (answer.status_code, answer.content_type) == (200, "application/json")
    return answer.get_json()


def test_it_is_openapi(document: dict[str, object]) -> None:
    OpenAPIV31SpecValidator(document).validate()


def test_every_route_is_told_with_its_methods(app: Flask, document: dict[str, dict[str, dict[str, object]]]) -> None:
    routes: dict[str, set[str]] = {}
    for rule in app.url_map.iter_rules():
        routes.setdefault(write_path(rule.rule), set()).update((rule.methods or set()) - {"HEAD", "OPTIONS"})
    questions = {f"/q/{example.name}.{{suffix}}" for example in list_examples()}
    told = {path: {method.upper() for method in entry} for path, entry in document["paths"].items()}
    assert {path: methods for path, methods in told.items() if path not in questions} == {
        path: methods for path, methods in routes.items() if path not in _UNTOLD
    }
    assert questions <= told.keys()


def test_a_question_tells_its_parameters(document: dict[str, dict[str, dict[str, dict[str, object]]]]) -> None:
    question = document["paths"]["/q/which-treaty-status-is-known-at-a-date.{suffix}"]["get"]
    found = {parameter["name"]: parameter["schema"] for parameter in question["parameters"]}
    assert found["day"] == {"type": "string", "format": "date", "default": "2022-05-17"}
    assert found["treaty"]["default"] == "ccm"
    assert found["suffix"] == {"enum": ["json", "xml", "csv", "tsv"]}


def test_the_seconds_told_are_those_taken(document: dict[str, dict[str, dict[str, dict[str, object]]]]) -> None:
    schema = document["components"]["parameters"]["Timeout"]["schema"]
    assert schema["pattern"] == f"^{SECONDS}?$"
    assert [text for text in ("1", "0.5", "60", "9.25", "60.0") if not re.fullmatch(SECONDS, text)] == []
    assert [text for text in ("0", "0.0", "61", "60.1", "-1", "1e1", "007", "nan") if re.fullmatch(SECONDS, text)] == []


def test_files_have_no_pages_about_claims(tmp_path: Path) -> None:
    file = tmp_path / "one.ttl"
    file.write_text("<http://example.org/a> <http://example.org/b> 1 .")
    document = create_app(open_files([str(file)], scratch=tmp_path)).test_client().get("/openapi.json").get_json()
    assert {"/sparql", "/store", "/openapi.json", "/"} <= document["paths"].keys()
    assert not [path for path in document["paths"] if path.startswith(("/q", "/search", "/page"))]


@pytest.mark.parametrize(("rule", "path"), [
    ("/data/<kind>/<key>", "/data/{kind}/{key}"),
    ("/<any(ontology, shapes):name>/<path:module>", "/{space}/{module}"),
])  # fmt: skip
def test_a_route_as_a_path(rule: str, path: str) -> None:
    assert write_path(rule) == path
