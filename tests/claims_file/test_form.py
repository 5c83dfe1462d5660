"""The schema, the ontology and docs/claims-file.md say the same."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from armstrace.graph.claim import Certainty, Comparator, Polarity, Rank, Review, Status
from armstrace.graph.section import DiscrepancyKind, NoteState, Resolution
from armstrace.graph.vocabulary import read_vocabulary
from armstrace.loaders.yaml_tree import read_tree

ROW = re.compile(r"\| (?P<kind>[A-Z][A-Za-z]+Claim) \|[^|]*\|(?P<predicates>[^|]*)\|(?P<measures>[^|]*)\|")


@pytest.fixture(scope="module")
def schema(root: Path) -> dict[str, Any]:
    return json.loads((root / "data" / "claims.schema.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def page(root: Path) -> str:
    return (root / "docs" / "claims-file.md").read_text("utf-8")


def test_it_is_a_schema_that_accepts_the_example(schema):
    jsonschema.Draft202012Validator.check_schema(schema)
    example = read_tree(Path(__file__).with_name("example.yaml")).value
    jsonschema.Draft202012Validator(schema).validate(example)


@pytest.mark.parametrize(
    ("part", "field", "values"),
    [
        ("claim", "polarity", Polarity),
        ("claim", "status", Status),
        ("claim", "certainty", Certainty),
        ("claim", "rank", Rank),
        ("claim", "review", Review),
        ("quantity", "comparator", Comparator),
        ("footnote", "state", NoteState),
        ("footnote", "resolution", Resolution),
    ],
)
def test_the_enumerations_are_those_of_the_code(schema, part, field, values):
    assert schema["$defs"][part]["properties"][field]["enum"] == [str(value) for value in values]


def test_the_kinds_of_discrepancy(schema):
    kinds = schema["$defs"]["discrepancies"]["items"]["properties"]["kind"]["enum"]
    assert kinds == [str(kind) for kind in DiscrepancyKind]


def test_the_kinds_are_those_of_ontology_and_page(schema, page):
    kinds = schema["$defs"]["claim"]["properties"]["kind"]["enum"]
    vocabulary = read_vocabulary()
    assert set(kinds) == {kind for of in vocabulary.kinds.values() for kind in of}
    assert [row["kind"] for row in ROW.finditer(page)] == kinds


def test_the_page_lists_the_predicates_and_measures_of_each_kind(page):
    vocabulary = read_vocabulary()
    rows = list(ROW.finditer(page))
    assert len(rows) >= 28
    for row in rows:
        listed = [name for name in (row["predicates"] + row["measures"]).split() if name != "-"]
        assert sorted(listed) == vocabulary.names_of(row["kind"]), row["kind"]
        assert not {name for name in row["predicates"].split() if name in vocabulary.measures}, row["kind"]


def test_the_page_names_every_field_and_detail_role(schema, page):
    fields = schema["$defs"]["claim"]["properties"]
    assert len(fields) >= 30
    assert [name for name in fields if f"`{name}`" not in page] == []
    roles = schema["$defs"]["claim"]["properties"]["details"]["propertyNames"]["enum"]
    told = re.search(r"`details` roles: (.*?)\. The schema", page, re.DOTALL)
    assert told
    assert re.split(r",\s+", told[1]) == roles
