"""The form of a claims file and its companions: data/claims.schema.json, its errors told with line and remedy."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, cast

import jsonschema

from armstrace.graph import resources
from armstrace.graph.errors import InputError
from armstrace.loaders.yaml_tree import Place, Tree


@cache
def _validator(part: str) -> jsonschema.Draft202012Validator:
    """The validator of a claims file, or of one of its further files (`#/$defs/<part>`)."""
    schema = json.loads(resources.read_file("data", "claims.schema.json"))
    if part != "claims":
        schema = {"$defs": schema["$defs"], "$ref": f"#/$defs/{part}"}
    return jsonschema.Draft202012Validator(schema)


def find_form_faults(tree: Tree, part: str) -> list[InputError]:
    """The schema's errors as faults, in the order of the file. `part`: claims, discrepancies or retired."""
    faults = [_form_fault(tree, error) for error in _validator(part).iter_errors(tree.value)]
    return sorted(faults, key=lambda fault: fault.line or 0)


def _form_fault(tree: Tree, error: jsonschema.ValidationError) -> InputError:
    place: Place = tuple(error.absolute_path)
    schema: Mapping[str, Any] = error.schema if isinstance(error.schema, Mapping) else {}
    described, value = schema.get("description", ""), cast(Any, error.instance)
    if error.validator == "additionalProperties":
        known = schema["properties"]
        extra = next(key for key in value if key not in known)
        return tree.fault(f"the key {extra!r} is not known", (*place, extra), _nearest(extra, known))
    if error.validator == "required":
        return tree.fault(f"{error.message.split(chr(39))[1]!r} is missing", place)
    if error.validator == "enum":
        name = str(value)
        return tree.fault(f"{name!r} is not known here", (*place, name), _nearest(name, schema["enum"]))
    if error.validator == "not":
        return tree.fault(f"{str(place[-1])!r} does not belong here", place, "remove it")
    return tree.fault(f"{_shown(value)} does not fit", place, described)


def _nearest(name: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(name, list(known), n=3, cutoff=0.5)
    return f"nearest: {', '.join(near)}" if near else f"known: {', '.join(sorted(known))}"


def _shown(value: object) -> str:
    """A value in a message, cut where it is long."""
    text = repr(value) if isinstance(value, str) else str(value)
    return text if len(text) <= 60 else f"{text[:57]}..."
