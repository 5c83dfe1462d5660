"""The JSON-LD context has every property of the ontology with the type that the ontology gives it, and nothing else."""

from __future__ import annotations

import json
from typing import Any

import rdflib
from ontology_files import ONTOLOGY, ROOT, is_ours, read_ontology
from rdflib import OWL, RDF, RDFS, XSD

from armstrace.graph.prefixes import PREFIXES

PROPERTIES = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)


def _context() -> dict[str, Any]:
    text = (ROOT / "ontology" / "context.jsonld").read_text(encoding="utf-8")
    context: dict[str, Any] = json.loads(text)["@context"]
    return context


def _spaces() -> dict[str, str]:
    return {name: value for name, value in _context().items() if isinstance(value, str)}


def _expand(short: str) -> str:
    prefix, colon, name = short.partition(":")
    return _spaces().get(prefix, f"{prefix}:") + name if colon else short


def _wanted(graph: rdflib.Graph, node: rdflib.URIRef) -> str | None:
    """The type that values have: `@id`, a datatype, or None for plain texts."""
    span = graph.value(node, RDFS.range)
    if (node, RDF.type, OWL.ObjectProperty) in graph or (span is not None and is_ours(span)):
        return "@id"
    return None if span in (None, XSD.string) else str(span)


def test_the_context_has_every_property_with_its_type() -> None:
    graph, context = read_ontology(), _context()
    faults = []
    properties = {node for cls in PROPERTIES for node in graph.subjects(RDF.type, cls) if is_ours(node)}
    assert len(properties) >= 250
    for node in properties:
        term = context.get(str(node).removeprefix(ONTOLOGY), {})
        told = _expand(term["@type"]) if "@type" in term else None
        is_open = (node, RDF.type, OWL.AnnotationProperty) in graph and (node, RDFS.range, None) not in graph
        if _expand(term.get("@id", "")) != str(node) or (told != _wanted(graph, node) and not is_open):
            faults.append((node, term, _wanted(graph, node)))
    assert faults == []


def test_the_context_names_only_what_is_declared() -> None:
    declared = {str(node) for cls in PROPERTIES for node in read_ontology().subjects(RDF.type, cls)}
    assert {
        name for name, term in _context().items() if isinstance(term, dict) and _expand(term["@id"]) not in declared
    } == set()


def test_the_prefixes_of_the_context_are_those_of_the_project() -> None:
    assert {name: space for name, space in _spaces().items() if name != "id"}.items() <= PREFIXES.items()


def test_a_claim_in_json_becomes_the_triples_of_the_graph() -> None:
    text = json.dumps(
        {
            "@context": _context(),
            "@id": "id:claim/x",
            "@type": ["arms:Claim", "arms:UseClaim"],
            "subject": "id:state/rus",
            "predicate": "arms:used",
            "asOf": "2022-05",
            "asOfDate": "2022-05-31",
            "hedge": "appears to",
        }
    )
    graph = rdflib.Graph().parse(data=text, format="json-ld")
    me, arms = rdflib.URIRef(_expand("id:claim/x")), rdflib.Namespace(ONTOLOGY)
    edtf = rdflib.URIRef("http://id.loc.gov/datatypes/edtf/EDTF-level1")
    assert set(graph.predicate_objects(me)) == {
        (RDF.type, arms.Claim),
        (RDF.type, arms.UseClaim),
        (arms.subject, rdflib.URIRef(_expand("id:state/rus"))),
        (arms.predicate, arms.used),
        (arms.asOf, rdflib.Literal("2022-05", datatype=edtf)),
        (arms.asOfDate, rdflib.Literal("2022-05-31", datatype=XSD.date)),
        (arms.hedge, rdflib.Literal("appears to")),
    }
