"""A claim as a JSON-LD document has the records of others that it was held against, with who says them and how."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pyoxigraph as ox
import pytest

from armstrace.graph.claim_document import list_claims, list_document
from armstrace.graph.flat import COLUMNS, write_csv
from armstrace.graph.jsonld import make_claim_document, write_document
from armstrace.graph.nanopublication import make_nanopublication
from armstrace.graph.rdf import list_objects, list_subjects, node, record_node
from armstrace.graph.reifier import from_reifiers, write_reifiers
from armstrace.graph.release import Release
from armstrace.graph.release import open_release as read_release


@pytest.fixture(scope="module")
def release(open_release: Path) -> Release:
    return read_release(open_release)


def find(release: Release, word: str) -> ox.NamedNode:
    return next(claim for claim in list_claims(release.store) if word in claim.value)


def test_a_contradicted_claim_comes_with_the_record_that_contradicts_it(release: Release) -> None:
    claim = find(release, "contradicted")
    document = make_claim_document(release.store, claim)
    [comparison] = document["@reverse"]["ofClaim"]
    assert comparison["verdict"] == "val:differs"
    record = comparison["record"]
    assert {"assertedBy", "status", "polarity"} <= set(record)


def test_every_document_reads_as_its_quads(release: Release) -> None:
    claims = list_claims(release.store)
    assert len(claims) >= 8
    for claim in claims:
        read = ox.parse(write_document(make_claim_document(release.store, claim)), format=ox.RdfFormat.JSON_LD)
        assert {quad.triple for quad in read} == {quad.triple for quad in list_document(release.store, claim)}, claim


def test_rows_of_datasets_are_nanopublications_under_the_terms_of_their_dataset(release: Release) -> None:
    rows = list_subjects(release.store, "prov:wasAttributedTo", record_node("reader", "armstrace"))
    row = next(claim for claim in rows if "unvotes" in list_objects(release.store, claim, "arms:inSection")[0].value)
    found = make_nanopublication(release, row)
    terms = {quad.object for quad in found.quads if quad.predicate == node("dct:license")}
    assert node("data:terms/datasets") in terms


def test_rows_of_datasets_stand_in_the_table_with_asserter_status_and_date(release: Release) -> None:
    rows = list(csv.DictReader(io.StringIO(write_csv(release.store), newline="")))
    assert len(rows) == len(list_claims(release.store))
    for row in rows:
        for column in (column for column in COLUMNS if column.needed):
            assert row[column.name], (row["claim"], column.name)
        for column in (column for column in COLUMNS if column.values):
            assert row[column.name] in (*column.values, ""), (row["claim"], column.name)
    assert {row["section_date"] for row in rows if "unvotes" in row["section"]} == {"2015-12-07"}


def test_the_release_comes_back_from_rdf_1_2(release: Release) -> None:
    written = list(ox.parse(write_reifiers(release.store), format=ox.RdfFormat.TRIG))
    assert set(from_reifiers(written)) == set(release.store)
