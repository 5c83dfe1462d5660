"""The alignments agree with what PROV-O, SEM, schema.org, SKOS (UNBIS) and Common Core Ontologies say of their terms.

`neighbours/` has the facts of these vocabularies that can contradict an alignment; `misalignments/` alignments that are
wrong, each with the class that they make impossible.
"""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from hermit import HermiT
from ontology_files import ONTOLOGY, is_ours, list_modules, read_data, read_module, read_ontology
from rdflib import FOAF, ORG, OWL, PROV, RDF, RDFS, SDO, SKOS, TIME, URIRef

from armstrace.graph.linkset import read_linkset
from armstrace.graph.linkset_quads import linkset_to_quads
from armstrace.graph.names import graph_iri
from armstrace.graph.registers import read_registers
from armstrace.graph.shacl import make_triple

HERE = Path(__file__).parent
NEIGHBOURS = sorted((HERE / "neighbours").glob("*.ttl"))
MISALIGNMENTS = sorted((HERE / "misalignments").glob("*.ttl"))
_SPACES = {
    "cco": "https://www.commoncoreontologies.org/",
    "prov": "http://www.w3.org/ns/prov#",
    "schema": "https://schema.org/",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
}
_ARMS = rdflib.Namespace(ONTOLOGY)


@cache
def read_world() -> rdflib.Graph:
    """The ontology, its alignments, and what their neighbours say."""
    world = read_ontology(alignments=True) + rdflib.Graph()
    for path in NEIGHBOURS:
        world.parse(path)
    return world


@cache
def read_links() -> rdflib.Graph:
    """The links from concepts and things to those of others."""
    graph = rdflib.Graph()
    for quad in linkset_to_quads(read_linkset(read_registers())):
        if quad.graph_name == ox.NamedNode(graph_iri("links")):
            graph.add(make_triple(quad))
    assert len(graph) >= 500
    return graph


@pytest.fixture(scope="module")
def reasoner(java: str, tmp_path_factory: pytest.TempPathFactory) -> HermiT:
    return HermiT(java, tmp_path_factory.mktemp("alignments"))


def list_aligned() -> list[tuple[URIRef, URIRef]]:
    """Our terms with the terms of others under which they stand."""
    [path] = [path for path in list_modules() if path.stem == "alignments"]
    pairs = [pair for name in (RDFS.subClassOf, RDFS.subPropertyOf) for pair in read_module(path).subject_objects(name)]
    return [(mine, theirs) for mine, theirs in pairs if isinstance(mine, URIRef) and isinstance(theirs, URIRef)]


@pytest.mark.java
def test_ontology_alignments_and_neighbours_leave_every_class_possible(reasoner: HermiT) -> None:
    assert "armstrace" not in reasoner.list_impossible(read_world())


@pytest.mark.java
def test_the_release_and_its_links_do_not_contradict_the_neighbours(reasoner: HermiT) -> None:
    release = read_world() + read_data() + read_links()
    assert reasoner.is_consistent(release)
    concept = next(iter(sorted(read_links().subject_objects(SKOS.exactMatch))))
    release.add((concept[0], SKOS.relatedMatch, concept[1]))
    assert not reasoner.is_consistent(release), "SKOS S46: an exact match is no related match"


@pytest.mark.java
@pytest.mark.parametrize("path", MISALIGNMENTS, ids=lambda path: path.stem)
def test_a_planted_misalignment_is_found(reasoner: HermiT, path: Path) -> None:
    found = re.match(r"# makes impossible: (\w+)\n", path.read_text(encoding="utf-8"))
    assert found
    answer = reasoner.list_impossible(read_world() + rdflib.Graph().parse(path))
    assert f"{ONTOLOGY}{found[1]}>" in answer, answer


def test_each_neighbour_has_a_misalignment() -> None:
    kinds = {path.stem.partition("-")[0] for path in MISALIGNMENTS}
    assert kinds == {"cco", "prov", "schema", "sem", "unbis"}
    assert {path.stem for path in NEIGHBOURS} == set(_SPACES)


@pytest.mark.parametrize("name", _SPACES)
def test_each_neighbour_is_aligned_with(name: str) -> None:
    aligned = [theirs for _, theirs in list_aligned() if theirs.startswith(_SPACES[name])]
    told = set(rdflib.Graph().parse(HERE / "neighbours" / f"{name}.ttl").subjects(RDF.type))
    assert aligned
    assert set(aligned) <= told, "the neighbour's file tells of every term that we align with"


def test_only_terms_of_ours_stand_under_terms_of_others() -> None:
    assert len(list_aligned()) >= 50
    assert [pair for pair in list_aligned() if not is_ours(pair[0]) or is_ours(pair[1])] == []


def test_no_event_that_is_only_spoken_of_becomes_an_act_that_took_place() -> None:
    """BFO's occurrents are what happened: an alleged attack stands under none."""
    graph = read_world()
    happened = {URIRef(_SPACES["cco"] + "ont00000005"), URIRef("http://purl.obolibrary.org/obo/BFO_0000003")}
    events = set(graph.transitive_subjects(RDFS.subClassOf, _ARMS.Event))
    assert _ARMS.Attack in events
    for event in events:
        assert happened.isdisjoint(graph.transitive_objects(event, RDFS.subClassOf))


def test_no_thing_is_the_same_as_another_by_owl() -> None:
    graph = read_world() + read_links()
    assert not list(graph.subject_objects(OWL.sameAs))


#: Vocabularies whose terms rdflib lists.
_LISTED = {
    "http://www.w3.org/ns/prov#": PROV,
    "https://schema.org/": SDO,
    "http://www.w3.org/2004/02/skos/core#": SKOS,
    "http://xmlns.com/foaf/0.1/": FOAF,
    "http://www.w3.org/ns/org#": ORG,
    "http://www.w3.org/2006/time#": TIME,
}


def test_every_term_that_we_align_with_is_one_of_its_vocabulary() -> None:
    checked = [
        (theirs, theirs.removeprefix(space) in listed)
        for _, theirs in list_aligned()
        for space, listed in _LISTED.items()
        if theirs.startswith(space)
    ]
    assert len(checked) >= 25
    assert [theirs for theirs, known in checked if not known] == []


def test_what_is_told_of_sem_stands_in_its_own_file(shared: Path) -> None:
    sem = rdflib.Dataset(default_union=True).parse(shared / "open" / "ontology" / "sem.nq")
    told = rdflib.Graph().parse(HERE / "neighbours" / "sem.ttl")
    assert len(told) >= 20
    assert [triple for triple in told if triple not in sem] == []


def test_what_is_told_of_weapons_is_what_common_core_says(shared: Path) -> None:
    rows = csv.DictReader(
        (shared / "open" / "ontology" / "cco_weapon_classes.csv").read_text(encoding="utf-8").splitlines()
    )
    labels = {row["uri"]: row["label"] for row in rows}
    weapon = next(read_world().objects(_ARMS.Munition, RDFS.seeAlso))
    assert labels[str(weapon)] == "Weapon"
