"""Each module says who made it, when, under which terms, how to name and how to cite it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import rdflib
from ontology_files import ONTOLOGY, VALUE, list_modules, read_module
from rdflib import DCTERMS, OWL, RDF, Literal, URIRef
from rdflib.namespace import VANN

MODULES = list_modules()
LICENCE = URIRef("https://creativecommons.org/licenses/by/4.0/")


def head(path: Path) -> tuple[rdflib.Graph, URIRef]:
    graph = read_module(path)
    [me] = graph.subjects(RDF.type, OWL.Ontology)
    assert isinstance(me, URIRef)
    return graph, me


def only(graph: rdflib.Graph, me: URIRef, name: URIRef) -> str:
    """The only value of a property."""
    [value] = graph.objects(me, name)
    return str(value)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_title_and_description_are_english_sentences(path: Path) -> None:
    graph, me = head(path)
    for name in (DCTERMS.title, DCTERMS.description):
        [value] = graph.objects(me, name)
        assert isinstance(value, Literal)
        assert value.language == "en"
    assert only(graph, me, DCTERMS.title).startswith("Armstrace ontology")
    assert only(graph, me, DCTERMS.description).endswith(".")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_creator_licence_version_and_dates_are_said(path: Path) -> None:
    graph, me = head(path)
    assert only(graph, me, DCTERMS.creator) == "The armstrace project"
    assert list(graph.objects(me, DCTERMS.license)) == [LICENCE]
    version = only(graph, me, OWL.versionInfo)
    assert only(graph, me, OWL.versionIRI) == f"{me}/{version}"
    created, modified = (date.fromisoformat(only(graph, me, name)) for name in (DCTERMS.created, DCTERMS.modified))
    assert created <= modified


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_the_citation_names_title_version_day_and_address(path: Path) -> None:
    graph, me = head(path)
    parts = (DCTERMS.creator, DCTERMS.title, OWL.versionInfo, DCTERMS.modified, OWL.versionIRI)
    creator, title, version, modified, address = (only(graph, me, name) for name in parts)
    citation = only(graph, me, DCTERMS.bibliographicCitation)
    assert citation == f"{creator}. {title}, version {version}, {modified}. {address}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_namespace_and_prefix_are_those_of_the_project(path: Path) -> None:
    graph, me = head(path)
    wanted = ("val", VALUE) if path.stem == "values" else ("arms", ONTOLOGY)
    assert (only(graph, me, VANN.preferredNamespacePrefix), only(graph, me, VANN.preferredNamespaceUri)) == wanted


def test_all_modules_have_the_version_of_the_core() -> None:
    versions = {only(*head(path), OWL.versionInfo) for path in MODULES}
    assert len(versions) == 1
