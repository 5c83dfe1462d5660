"""The example queries as SIB describes them in SHACL, and the prefixes: one set for editors, pages and programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from armstrace.graph.example import Example
from armstrace.graph.names import ENDPOINT, data_iri, question_iri
from armstrace.graph.prefixes import PREFIXES
from armstrace.graph.query import parse_query
from armstrace.graph.rdf import boolean, english, node, record_node, text, typed
from armstrace.graph.void import Pair

_PREFIXES = ox.NamedNode(data_iri("prefixes"))


def list_questions(examples: Iterable[Example]) -> Iterator[Pair]:
    """The example queries with question, keywords and endpoint, as triples."""
    for example in examples:
        me, form = ox.NamedNode(question_iri(example.name)), parse_query(example.text).form
        yield me, "rdf:type", node("sh:SPARQLExecutable")
        yield me, "rdf:type", node(f"sh:SPARQL{form.capitalize()}Executable")
        yield me, "rdfs:comment", english(example.question)
        yield me, f"sh:{form.lower()}", text(example.text)
        yield me, "sh:prefixes", _PREFIXES
        yield me, "schema:target", ox.NamedNode(ENDPOINT)
        for keyword in example.keywords:
            yield me, "schema:keywords", text(keyword)
        for dataset in example.needs:
            yield me, "dct:requires", record_node("dataset", dataset)
        for parameter in example.parameters:
            part = ox.NamedNode(f"{me.value}#{parameter.name}")
            yield me, "sh:parameter", part
            yield part, "rdf:type", node("sh:Parameter")
            yield part, "sh:name", text(parameter.name)
            yield part, "sh:description", text(parameter.hint)
            yield part, "sh:defaultValue", text(parameter.default)
            yield part, "sh:optional", boolean(True)


def list_prefixes() -> Iterator[Pair]:
    """The prefixes that queries need not declare, as triples."""
    yield _PREFIXES, "rdf:type", node("owl:Ontology")
    for prefix, space in PREFIXES.items():
        me = ox.NamedNode(data_iri(f"prefix/{prefix}"))
        yield _PREFIXES, "sh:declare", me
        yield me, "rdf:type", node("sh:PrefixDeclaration")
        yield me, "sh:prefix", text(prefix)
        yield me, "sh:namespace", typed(space, "xsd:anyURI")
