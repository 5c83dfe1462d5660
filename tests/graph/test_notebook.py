"""A release asked from Python."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from rdflib import RDF, URIRef

from armstrace.graph.errors import QueryError
from armstrace.graph.example import find_example
from armstrace.graph.names import parse_ref, ref_iri, term
from armstrace.graph.notebook import open_dataset, read_frame, read_rows
from armstrace.graph.release import Release, open_release


@pytest.fixture(scope="module")
def release(packaged_release: Path) -> Release:
    return open_release(packaged_release)


def declared(name: str = "what-did-bulgaria-declare") -> str:
    example = find_example(name)
    assert example is not None
    return example.text


def test_rows_have_python_values(release: Release) -> None:
    rows = read_rows(release, declared())
    assert len(rows) == 7
    assert {row["munitionName"]: row["quantity"] for row in rows}["BKF AO-2.5RT"] == Decimal(3086)


def test_unbound_is_none_and_an_iri_is_text(release: Release) -> None:
    [row] = read_rows(release, "SELECT (<http://example.org/> AS ?a) (1 AS ?b) (true AS ?c) ?d WHERE {}")
    assert row == {"a": "http://example.org/", "b": 1, "c": True, "d": None}


@pytest.mark.parametrize("query", ["ASK {}", "CONSTRUCT WHERE { ?s ?p ?o }", "SELECT ?x WHERE {"])
def test_only_a_select_makes_a_table(release: Release, query: str) -> None:
    with pytest.raises(QueryError):
        read_rows(release, query)


def test_the_guard_holds_here_too(release: Release) -> None:
    with pytest.raises(QueryError, match="SERVICE"):
        read_rows(release, "SELECT * WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }")


def test_a_frame_has_the_same_rows(release: Release) -> None:
    pytest.importorskip("pandas", reason="the extra `notebook` (pandas) is not installed")
    frame = read_frame(release, declared())
    assert list(frame.columns) == ["munitionName", "quantity", "unit", "claim"]
    assert len(frame) == 7


def test_rdflib_sees_the_same_graph(release: Release) -> None:
    dataset = open_dataset(release)
    claims = set(dataset.subjects(RDF.type, URIRef(term("DeclarationClaim"))))
    assert len(claims) == len(read_rows(release, f"SELECT ?c WHERE {{ ?c a <{term('DeclarationClaim')}> }}"))
    assert (URIRef(ref_iri(parse_ref("state:bgr"))), RDF.type, URIRef(term("State"))) in dataset
