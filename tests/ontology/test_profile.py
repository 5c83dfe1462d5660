"""The ontology is OWL 2 DL, with and without its alignments; and the checker that says so sees what is not."""

from __future__ import annotations

import pytest
import rdflib
from dl_profile import find_faults
from ontology_files import list_modules, read_data, read_module, read_ontology
from rdflib import OWL, RDF

HEAD = """@prefix : <https://example.org/#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
:A a owl:Class . :B a owl:Class . :p a owl:ObjectProperty . :d a owl:DatatypeProperty . :n a owl:AnnotationProperty .
:i a owl:NamedIndividual , :A .
"""
#: What is not OWL 2 DL -> words of the fault.
FAULTS = {
    ":x :undeclared :i .": "used and not declared",
    ":i a :Undeclared .": "not declared",
    ":A rdfs:subClassOf :Undeclared .": "no class",
    ":d a owl:ObjectProperty .": "object property and data property",
    ":n a owl:ObjectProperty .": "object property and annotation property",
    ":n a owl:DatatypeProperty .": "data property and annotation property",
    ":A a rdfs:Datatype .": "class and datatype",
    "rdf:subject a owl:ObjectProperty .": "reserved and declared",
    ":i rdf:subject :i .": "reserved and used",
    ":i :p 'words' .": "has the literal",
    ":i :d :i .": "has the node",
    ":i :d '2020-01-01'^^xsd:date .": "literal of",
    ":d rdfs:range xsd:date .": "no datatype of OWL 2",
    ":p rdfs:range xsd:string .": "is a datatype",
    ":n rdfs:range [ a owl:Class ; owl:unionOf ( :A :B ) ] .": "no IRI",
    ":i :p [ a :A ] .": "anonymous individual",
    ":p a owl:TransitiveProperty , owl:FunctionalProperty .": "transitive",
    ":q a owl:ObjectProperty , owl:TransitiveProperty ; rdfs:subPropertyOf :p . "
    ":p a owl:AsymmetricProperty .": "transitive",
    ":p a owl:TransitiveProperty . :A rdfs:subClassOf [ a owl:Restriction ; owl:onProperty :p ; "
    "owl:maxCardinality '1'^^xsd:nonNegativeInteger ] .": "has a cardinality",
    ":A rdfs:subClassOf [ a owl:Restriction ; owl:onProperty :p ; owl:maxCardinality 1 ] .": "nonNegativeInteger",
    ":A rdfs:subClassOf [ a owl:Restriction ; owl:onProperty :p ] .": "one filler",
    ":A rdfs:subClassOf [ a owl:Restriction ; owl:someValuesFrom :B ] .": "one property",
    ":A rdfs:subClassOf [ a owl:Restriction ; owl:onProperty :n ; owl:hasValue :i ] .": "no object or data property",
    ":A rdfs:subClassOf [ a owl:Class ] .": "one construction",
    ":A rdfs:subClassOf _:x . :B rdfs:subClassOf _:x . _:x a owl:Class ; owl:complementOf :A .": "used 2 times",
    "[] a owl:AllDisjointClasses ; owl:members ( :A :i ) .": "is no class",
    "[] a owl:AllDifferent ; owl:distinctMembers ( :i :A ) .": "is no individual",
    "[] a owl:AllDisjointClasses ; owl:members _:l . _:l rdf:first :A .": "not well formed",
    ":n a owl:FunctionalProperty .": "no property that may be",
    ":A rdfs:domain :B .": "no object property",
    "[] owl:inverseOf :p .": "no object property",
}


@pytest.mark.parametrize("alignments", [False, True])
def test_the_ontology_is_owl_2_dl(alignments: bool) -> None:
    assert find_faults(read_ontology(alignments=alignments)) == []


def test_the_release_and_the_ontology_together_are_owl_2_dl() -> None:
    assert find_faults(read_ontology() + read_data()) == []


def test_the_checker_lets_sound_owl_pass() -> None:
    sound = HEAD + (
        ":A rdfs:subClassOf [ a owl:Restriction ; owl:onProperty :p ; owl:qualifiedCardinality "
        "'1'^^xsd:nonNegativeInteger ; owl:onClass :B ] . [] a owl:AllDisjointClasses ; owl:members ( :A :B ) . "
        ":p a owl:NamedIndividual , :B ; rdfs:domain :A . :d rdfs:range xsd:integer . "
        ":i :d 3 ; :n '2020-01-01'^^xsd:date ; :p :i ; rdfs:label 'i'@en ."
    )
    assert find_faults(rdflib.Graph().parse(data=sound, format="turtle")) == []


@pytest.mark.parametrize("fault", FAULTS, ids=list(FAULTS.values()))
def test_the_checker_sees_what_is_not_owl_2_dl(fault: str) -> None:
    found = find_faults(rdflib.Graph().parse(data=HEAD + fault, format="turtle"))
    assert any(FAULTS[fault] in words for words in found), found


def test_each_module_has_one_header_with_its_own_name_and_version() -> None:
    for path in list_modules():
        headers = list(read_module(path).subjects(RDF.type, OWL.Ontology))
        base = "https://w3id.org/armstrace/ontology" + ("" if path.stem == "core" else f"/{path.stem}")
        assert headers == [rdflib.URIRef(base)], path.name
        assert list(read_module(path).objects(headers[0], OWL.versionIRI)) == [rdflib.URIRef(f"{base}/0.1.0")]


def test_the_core_imports_every_module_but_the_alignments() -> None:
    modules = {path.stem for path in list_modules(alignments=False)} - {"core"}
    imported = {str(iri).rpartition("/")[2] for iri in read_ontology().objects(None, OWL.imports)}
    assert imported == modules
