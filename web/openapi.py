"""/openapi.json: the interface in OpenAPI 3.1, from openapi.yaml and the named questions with their parameters."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Mapping
from functools import cache
from importlib.metadata import version
from typing import Any, Final

import yaml
from flask import Blueprint, Response, current_app

from armstrace.graph.example import Example, list_examples
from armstrace.graph.media import ROWS
from armstrace.graph.parameter import Parameter
from armstrace.graph.resources import read_file
from armstrace.web.answer import pick, respond
from armstrace.web.site import current_site

blueprint = Blueprint("openapi", __name__)
_TYPE: Final = "application/json"
_SHARED: Final = "x-shared"
_PARAMETER: Final = re.compile(r"<(?:(any)\([^)]*\):|\w+:)?(\w+)>")
#: The schemas of values by the type of a parameter; references are keys of entities.
_SCHEMAS: Final[Mapping[str, Mapping[str, object]]] = {
    "date": {"type": "string", "format": "date"},
    "integer": {"type": "integer"},
    "text": {"type": "string", "minLength": 1, "maxLength": 200},
}


@blueprint.route("/openapi.json")
def answer_openapi() -> Response:
    """The description of this server's interface."""
    document = describe_interface({write_path(rule.rule) for rule in current_app.url_map.iter_rules()})
    document["info"]["version"] = version("armstrace")
    document["info"]["x-release"] = current_site().release.id
    return respond(json.dumps(document, ensure_ascii=False, indent=1) + "\n", pick([_TYPE]))


def describe_interface(paths: set[str]) -> dict[str, Any]:
    """The description with those of its paths that are served."""
    document: dict[str, Any] = copy.deepcopy(_read())
    written = document["paths"]
    document["paths"] = {path: entry for path, entry in written.items() if path in paths}
    if "/q/{name}" in document["paths"]:
        responses = written["/q/{name}"]["get"]["responses"]
        for example in list_examples():
            document["paths"][f"/q/{example.name}.{{suffix}}"] = {"get": _describe_question(example, responses)}
    return document


def write_path(rule: str) -> str:
    """The path of a route as OpenAPI writes it; a choice of fixed words is the parameter `space`."""
    return _PARAMETER.sub(lambda found: f"{{{'space' if found[1] else found[2]}}}", rule)


@cache
def _read() -> Any:
    """The file with its repeated parts written out."""
    document = yaml.safe_load(read_file("web", "openapi.yaml"))
    document.pop(_SHARED)
    return document


def _describe_question(example: Example, responses: Any) -> dict[str, Any]:
    suffix = {"name": "suffix", "in": "path", "required": True, "schema": {"enum": [form.suffix for form in ROWS]}}
    return {
        "operationId": example.name,
        "tags": ["Questions"],
        "summary": example.question,
        "parameters": [suffix, *(_describe_parameter(parameter) for parameter in example.parameters)],
        "responses": responses,
    }


def _describe_parameter(parameter: Parameter) -> dict[str, Any]:
    if parameter.kind:
        schema: Mapping[str, object] = {"type": "string", "minLength": 1, "maxLength": 200}
        meaning = f"The key of a {parameter.kind}"
    else:
        schema, meaning = _SCHEMAS[parameter.type], f"A {parameter.type}"
    default: object = int(parameter.default) if parameter.type == "integer" else parameter.default
    return {
        "name": parameter.name,
        "in": "query",
        "description": f"{meaning}; by default {parameter.words}",
        "schema": {**schema, "default": default},
        "example": default,
    }
