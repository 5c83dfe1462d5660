"""Claims as JSON-LD: nested documents that the standard's algorithms read as the quads of the claim."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

import pyoxigraph as ox
from pyld import jsonld

from armstrace.graph.claim_document import list_document
from armstrace.graph.jsonld import iter_documents, make_claim_document, nest, read_context, write_document
from armstrace.graph.names import ID
from armstrace.graph.rdf import node
from armstrace.graph.release import Release
from armstrace.graph.resources import read_file

NESTED = {"passage", "footnote", "citation", "source", "doc", "run", "reader"}


def load_nothing(address: str, options: Any) -> Any:
    raise AssertionError(f"{address} was to be fetched")


OPTIONS = {"documentLoader": load_nothing}


def read(document: Any) -> set[ox.Triple]:
    """The triples of a document by the expansion and deserialisation of the standard, as pyld has them."""
    nquads = jsonld.to_rdf(document, {**OPTIONS, "format": "application/n-quads"})
    return {quad.triple for quad in ox.parse(nquads.encode(), format=ox.RdfFormat.N_QUADS)}


def list_nested(part: Any) -> Iterator[dict[str, Any]]:
    """All objects of a document that tell of a node."""
    if isinstance(part, dict):
        if "@id" in part and len(part) > 1:
            yield part
        part = [value for key, value in part.items() if key != "@context"]
    if isinstance(part, list):
        for inner in part:
            yield from list_nested(inner)


def triples(quads: Iterable[ox.Quad]) -> set[ox.Triple]:
    return {quad.triple for quad in quads}


def test_pyld_expands_a_document_to_the_quads_of_its_claim(release: Release, sample: list[ox.NamedNode]) -> None:
    for claim in sample:
        assert read(make_claim_document(release.store, claim)) == triples(list_document(release.store, claim)), claim


def test_oxigraph_reads_every_document_alike(release: Release, claims: list[ox.NamedNode]) -> None:
    for claim in claims:
        written = write_document(make_claim_document(release.store, claim))
        read_back = ox.parse(written, format=ox.RdfFormat.JSON_LD)
        assert triples(read_back) == triples(list_document(release.store, claim)), claim


def test_a_document_is_one_tree_in_which_each_node_is_told_once(release: Release, sample: list[ox.NamedNode]) -> None:
    for claim in sample:
        told = [part["@id"] for part in list_nested(make_claim_document(release.store, claim))]
        assert told[0] == "id:" + claim.value.removeprefix(ID)
        assert len(told) == len(set(told))
        subjects = {quad.subject for quad in list_document(release.store, claim)}
        assert len(told) == len(subjects), claim


def test_what_a_claim_rests_on_is_within_its_document(release: Release, sample: list[ox.NamedNode]) -> None:
    kinds = set()
    for claim in sample:
        document = make_claim_document(release.store, claim)
        assert {"inSection", "assertedBy", "status", "polarity", "prov:wasDerivedFrom"} <= set(document)
        assert "textHash" in document["prov:wasDerivedFrom"]
        section = document["inSection"]
        assert isinstance(section, str) or section["dct:modified"]
        assert [part["dct:modified"] for part in list_nested(document) if part["@id"].startswith("id:doc/")]
        kinds |= {part["@id"].partition("/")[0] for part in list_nested(document)}
    assert {f"id:{kind}" for kind in NESTED} <= kinds


def test_a_claim_that_is_denied_comes_with_who_denies_it(release: Release, claims: list[ox.NamedNode]) -> None:
    key = next(claim for claim in claims if claim.value.endswith("rus-cmb-used-cluster-munition-37c026a4"))
    told = make_claim_document(release.store, key)["conflictsWith"]
    told = told if isinstance(told, list) else [told]
    denials = [part for part in told if part["status"] == "val:denied"]
    assert [
        part["assertedBy"]["@id"] if isinstance(part["assertedBy"], dict) else part["assertedBy"] for part in denials
    ] == ["id:state/rus"]


def test_no_document_asserts_what_is_only_claimed(
    release: Release, claims: list[ox.NamedNode], predicates: set[ox.NamedNode]
) -> None:
    for claim in claims:
        assert predicates.isdisjoint(quad.predicate for quad in list_document(release.store, claim))


def test_the_context_of_a_document_is_part_of_the_published_one(release: Release, sample: list[ox.NamedNode]) -> None:
    for claim in sample:
        document = make_claim_document(release.store, claim)
        assert document["@context"].items() <= read_context().items()
        assert read({**document, "@context": read_context()}) == read(document)


def test_the_published_frame_makes_the_same_document_of_any_json_ld(
    release: Release, sample: list[ox.NamedNode]
) -> None:
    """Framing as pyld does it, of expanded JSON-LD: the same triples, and each node told once."""
    frame = {**json.loads(read_file("ontology", "claim-frame.jsonld")), "@context": read_context()}
    for claim in sample[::4]:
        quads = list_document(release.store, claim)
        plain = ox.serialize(triples(quads), format=ox.RdfFormat.N_QUADS) or b""
        framed = jsonld.frame(jsonld.from_rdf(plain.decode()), frame, OPTIONS)
        assert framed["@id"] == make_claim_document(release.store, claim)["@id"]
        assert read(framed) == triples(quads)
        assert {part["@id"] for part in list_nested(framed)} == {
            part["@id"] for part in list_nested(make_claim_document(release.store, claim))
        }


def test_all_claims_stand_in_one_text(release: Release, sample: list[ox.NamedNode]) -> None:
    text = "".join(iter_documents(release.store, sample))
    document = json.loads(text)
    assert document["@context"] == read_context()
    assert len(document["@graph"]) == len(sample)
    expected = set().union(*(triples(list_document(release.store, claim)) for claim in sample))
    assert triples(ox.parse(text, format=ox.RdfFormat.JSON_LD)) == expected
    assert text == "".join(iter_documents(release.store, sample))


def test_values_that_no_term_fits_keep_type_and_language() -> None:
    me, graph = ox.NamedNode(f"{ID}state/x"), ox.NamedNode("http://e/g")
    values = [
        (node("skos:prefLabel"), ox.Literal("X", language="en")),
        (node("skos:prefLabel"), ox.Literal("Ix", language="fr")),
        (node("skos:prefLabel"), ox.Literal("plain")),
        (node("dct:title"), ox.Literal("T", language="en")),
        (node("arms:block"), ox.Literal("7", datatype=node("xsd:integer"))),
        (node("arms:block"), ox.Literal("7", datatype=node("xsd:decimal"))),
        (node("schema:value"), ox.Literal("0.10", datatype=node("xsd:decimal"))),
        (node("arms:subject"), ox.Literal("not a node")),
        (node("arms:hedge"), ox.NamedNode("http://e/x")),
        (ox.NamedNode("http://e/own"), ox.NamedNode("http://e/x")),
        (node("arms:feedsFinding"), ox.Literal("true", datatype=node("xsd:boolean"))),
    ]
    quads = [ox.Quad(me, name, value, graph) for name, value in values]
    document = nest(quads, me)
    assert document["block"] == 7
    assert document["schema:value"] == "0.10"
    assert read({"@context": read_context(), **document}) == triples(quads)
