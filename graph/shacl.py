"""The border to pySHACL: rdflib graphs in, results out. SHACL Core only; no shape may bring its own SPARQL.

pySHACL works on one rdflib Graph. sh:class follows rdfs:subClassOf in that graph, so the ontology's class hierarchy and
values go in as well: without them each sh:class of a superclass would fail.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import pyoxigraph as ox
import pyshacl
import rdflib
from rdflib import RDF, RDFS, SH, SKOS, XSD
from rdflib.term import Node

from armstrace.graph import resources
from armstrace.graph.errors import InputError
from armstrace.graph.shacl_group import Split, Triple, split_shapes, stand_in
from armstrace.graph.validation import Result, Severity
from armstrace.graph.vocabulary import read_ontology

#: What sh:class, sh:targetClass and the shape of values need to know of the ontology.
_SCHEMA = frozenset({RDF.type, RDFS.subClassOf, SKOS.inScheme, SKOS.prefLabel, SKOS.definition})
_TARGETS = (SH.targetClass, SH.targetSubjectsOf)
_SEVERITIES = {SH.Violation: Severity.VIOLATION, SH.Warning: Severity.WARNING}


@dataclass(frozen=True, slots=True)
class Shapes:
    """The shapes graph, and the node shape that each anonymous property shape belongs to.

    `split` has the shapes in two parts where they were made for speed.
    """

    graph: rdflib.Graph
    owners: dict[Node, Node]
    split: Split | None = None


def parse_shapes() -> rdflib.Graph:
    """The packaged shapes as written. Raises InputError where a file cannot be parsed or brings SPARQL."""
    graph = rdflib.Graph(bind_namespaces="none")
    for file in resources.list_files("shapes", suffix=".ttl", least=15):
        try:
            graph.parse(data=file.read_text(encoding="utf-8"), format="turtle")
        except SyntaxError as error:
            raise InputError(str(error), file=f"shapes/{file.name}", remedy="mend the Turtle") from error
    if (None, SH.sparql, None) in graph:
        raise InputError("a shape has sh:sparql", remedy="write a check in shapes/checks instead")
    return graph


def make_shapes(graph: rdflib.Graph, *, hoist: bool = True) -> Shapes:
    """Shapes ready for validation; `hoist` makes it fast and changes the graph, not the results."""
    owners = dict(_find_owners(graph))
    if not hoist:
        return Shapes(graph, owners)
    _hoist_properties(graph)
    return Shapes(graph, owners, split_shapes(graph))


@cache
def read_shapes() -> Shapes:
    """The packaged shapes, ready for validation. Raises InputError as `parse_shapes` does."""
    return make_shapes(parse_shapes())


@cache
def read_schema() -> tuple[Triple, ...]:
    """The triples of the ontology that validation needs, as rdflib has them."""
    quads = (
        q for q in read_ontology() if isinstance(q.subject, ox.NamedNode) and not isinstance(q.object, ox.BlankNode)
    )
    triples = (make_triple(quad) for quad in quads)
    return tuple(triple for triple in triples if triple[1] in _SCHEMA)


def make_triple(quad: ox.Quad) -> Triple:
    """The triple of a quad as rdflib has it. Raises InputError for a triple term."""
    return _make_term(quad.subject), _make_term(quad.predicate), _make_term(quad.object)


def validate_graph(graph: rdflib.Graph, shapes: Shapes) -> Iterator[Result]:
    """The results of one graph, in no order. The graph holds the schema already."""
    if shapes.split is None:
        return _run(graph, shapes.graph, shapes)
    return validate_triples(list(graph), shapes)


def validate_triples(triples: Sequence[Triple], shapes: Shapes) -> Iterator[Result]:
    """The results of triples, in no order; the schema may be among them. `shapes` were made for speed."""
    if shapes.split is None:
        raise InputError("the shapes are not split", remedy="make them with hoist=True")
    made, members = stand_in((*read_schema(), *triples), shapes.split)
    looked_at = shapes.split.looked_at
    yield from _run(make_graph(triple for triple in triples if triple[1] in looked_at), shapes.split.rest, shapes)
    for result in _run(make_graph(made), shapes.split.of_values, shapes):
        for focus in members[result.focus]:
            yield result._replace(focus=focus)


def _run(graph: rdflib.Graph, constraints: rdflib.Graph, shapes: Shapes) -> Iterator[Result]:
    _, report, _ = pyshacl.validate(graph, shacl_graph=constraints, inference="none", advanced=False, inplace=True)
    if not isinstance(report, rdflib.Graph):
        raise InputError(f"pySHACL gave no report: {report!r}")
    for node in report.objects(None, SH.result):
        yield _make_result(node, report, shapes)


def _find_owners(graph: rdflib.Graph) -> Iterator[tuple[Node, Node]]:
    for shape in graph.subjects(RDF.type, SH.NodeShape):
        yield shape, shape
        for part in graph.objects(shape, SH.property):
            yield part, shape


def _hoist_properties(graph: rdflib.Graph) -> None:
    """Give property shapes the targets of their node shape and cut the link between them: the results are the same.

    pySHACL evaluates a property shape anew for each focus node of its node shape, but once for all its own targets.
    """
    for shape, part in list(graph.subject_objects(SH.property)):
        targets = [(kind, target) for kind in _TARGETS for target in graph.objects(shape, kind)]
        if targets:
            graph.remove((shape, SH.property, part))
            graph.add((part, RDF.type, SH.PropertyShape))
            for kind, target in targets:
                graph.add((part, kind, target))


def _make_result(node: Node, report: rdflib.Graph, shapes: Shapes) -> Result:
    def get(name: rdflib.URIRef) -> Node | None:
        return report.value(node, name)

    value, shape, severity = get(SH.value), get(SH.sourceShape), get(SH.resultSeverity)
    path = shapes.graph.value(shape, SH.path)
    return Result(
        severity=_SEVERITIES[rdflib.URIRef(str(severity))],
        shape=str(shapes.owners[shape]) if shape is not None else "",
        component=str(get(SH.sourceConstraintComponent)),
        path=None if path is None else write_path(path, shapes.graph),
        focus=str(get(SH.focusNode)),
        value=None if value is None else value.n3(),
        message=" ".join(sorted(str(text) for text in report.objects(node, SH.resultMessage))),
    )


def write_path(path: Node, graph: rdflib.Graph) -> str:
    """A property path: an IRI, `^` and a path, or paths joined with `|`."""
    inverse, alternatives = graph.value(path, SH.inversePath), graph.value(path, SH.alternativePath)
    if inverse is not None:
        return "^" + write_path(inverse, graph)
    if alternatives is not None:
        return "|".join(write_path(part, graph) for part in graph.items(alternatives))
    return str(path)


@lru_cache(maxsize=100_000)
def _make_iri(iri: str) -> rdflib.URIRef:
    return rdflib.URIRef(iri)


def _make_term(term: object) -> Node:
    match term:
        case ox.NamedNode():
            return _make_iri(term.value)
        case ox.BlankNode():
            return rdflib.BNode(term.value)
        case ox.Literal():
            if term.language:
                return rdflib.Literal(term.value, lang=term.language)
            if term.datatype.value == str(XSD.string):
                return rdflib.Literal(term.value)
            return rdflib.Literal(term.value, datatype=rdflib.URIRef(term.datatype.value))
    raise InputError(f"{term} cannot be validated", remedy="the graph holds IRIs and literals only")


def make_graph(triples: Iterable[Triple]) -> rdflib.Graph:
    """A graph of triples and the schema."""
    graph = rdflib.Graph(bind_namespaces="none")
    for triple in read_schema():
        graph.add(triple)
    for triple in triples:
        graph.add(triple)
    return graph
