"""The flat table as a Frictionless data package: datapackage.json, which says what each column is and may hold.

The form is the Data Package and Table Schema standard (specs.frictionlessdata.io, version 1).
"""

from __future__ import annotations

import hashlib
import json
from typing import Any, Final

from armstrace.graph.about import About, read_about
from armstrace.graph.flat import COLUMNS, Column
from armstrace.graph.names import DATA
from armstrace.graph.service_description import find_terms

PACKAGE: Final = "datapackage.json"
TABLE: Final = "claims.csv"


def write_package(table: bytes, *, title: str, version: str, date: str) -> str:
    """The description of a table of claims (`flat.write_csv`) as JSON. `date` is that of the release, YYYY-MM-DD."""
    about = read_about()
    package = {
        "profile": "tabular-data-package",
        "name": "armstrace",
        "id": DATA,
        "title": title,
        "description": about.description,
        "homepage": DATA,
        "version": version,
        "created": f"{date}T00:00:00Z",
        "keywords": list(about.keywords),
        "licenses": _list_licences(about),
        "contributors": [{"title": about.publisher, "role": "publisher"}],
        "resources": [_describe_table(table)],
    }
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"


def _describe_table(table: bytes) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": "claims",
        "path": TABLE,
        "title": "Claims, one a row: what a document says, not what is so",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(table),
        "hash": f"sha256:{hashlib.sha256(table).hexdigest()}",
        "schema": {"fields": [_describe(column) for column in COLUMNS], "primaryKey": "claim", "missingValues": [""]},
    }


def _describe(column: Column) -> dict[str, Any]:
    """A field of Table Schema."""
    constraints: dict[str, Any] = {}
    if column.needed:
        constraints["required"] = True
    if column.values:
        constraints["enum"] = list(column.values)
    field: dict[str, Any] = {"name": column.name, "type": column.type, "description": column.meaning}
    return field | ({"constraints": constraints} if constraints else {})


def _list_licences(about: About) -> list[dict[str, str]]:
    licence = about.licences["whole"]
    return [{"path": find_terms(licence).value, "title": f"{licence.label}: {licence.text}"}]
