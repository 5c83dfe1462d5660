"""A checker of the OWL 2 DL profile over an rdflib graph.

It holds the restrictions of OWL 2 (Structural Specification, sections 3, 5.8, 5.9 and 11; Mapping to RDF Graphs,
section 3) that can be broken by hand-written Turtle: every IRI declared and of one role, no misuse of reserved
vocabulary, well-formed class expressions that form trees, simple properties where the standard wants them, and
datatypes of the OWL 2 datatype map. Faults are told in words; no fault, no words.
"""

from __future__ import annotations

from collections.abc import Iterator

import rdflib
from rdflib import OWL, RDF, RDFS, XSD, BNode, Graph, Literal, URIRef
from rdflib.term import Node

RESERVED = (str(RDF), str(RDFS), str(OWL), str(XSD))
KINDS = {
    "class": OWL.Class,
    "datatype": RDFS.Datatype,
    "object property": OWL.ObjectProperty,
    "data property": OWL.DatatypeProperty,
    "annotation property": OWL.AnnotationProperty,
    "individual": OWL.NamedIndividual,
}
BUILT_IN_ANNOTATIONS = {
    RDFS.label,
    RDFS.comment,
    RDFS.seeAlso,
    RDFS.isDefinedBy,
    OWL.deprecated,
    OWL.versionInfo,
    OWL.priorVersion,
    OWL.backwardCompatibleWith,
    OWL.incompatibleWith,
}
#: Section 4: the datatypes that a DL ontology may use. xsd:date is not one of them.
_NAMES = """string normalizedString token language Name NCName NMTOKEN boolean decimal integer nonNegativeInteger
nonPositiveInteger positiveInteger negativeInteger long int short byte unsignedLong unsignedInt unsignedShort
unsignedByte double float hexBinary base64Binary anyURI dateTime dateTimeStamp"""
DATATYPES = {XSD[name] for name in _NAMES.split()}
DATATYPES |= {OWL.real, OWL.rational, RDF.PlainLiteral, RDF.XMLLiteral, RDFS.Literal, RDF.langString}
#: Characteristics and axioms that only simple properties may have (section 11.2).
SIMPLE_ONLY = {
    OWL.FunctionalProperty,
    OWL.InverseFunctionalProperty,
    OWL.IrreflexiveProperty,
    OWL.AsymmetricProperty,
}
CARDINALITIES = {
    OWL.cardinality,
    OWL.minCardinality,
    OWL.maxCardinality,
    OWL.qualifiedCardinality,
    OWL.minQualifiedCardinality,
    OWL.maxQualifiedCardinality,
}
FILLERS = {OWL.someValuesFrom, OWL.allValuesFrom, OWL.hasValue, OWL.hasSelf} | CARDINALITIES
BOOLEANS = {OWL.unionOf, OWL.intersectionOf, OWL.complementOf, OWL.oneOf}
#: Predicates of axioms -> the kinds that subject and object must be; "class expression" allows anonymous classes.
AXIOMS: dict[URIRef, tuple[tuple[str, ...], tuple[str, ...]]] = {
    RDFS.subClassOf: (("class",), ("class",)),
    OWL.equivalentClass: (("class",), ("class",)),
    OWL.disjointWith: (("class",), ("class",)),
    RDFS.subPropertyOf: (
        ("object property", "data property", "annotation property"),
        ("object property", "data property", "annotation property"),
    ),
    OWL.inverseOf: (("object property",), ("object property",)),
    RDFS.domain: (("object property", "data property", "annotation property"), ("class",)),
    RDFS.range: (("object property", "data property", "annotation property"), ("class", "datatype")),
}


class Profile:
    """The check of one graph, ontology and data together. `faults` tells all that is not OWL 2 DL."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.declared = {kind: set(graph.subjects(RDF.type, cls)) for kind, cls in KINDS.items()}
        self.compound = self._find_compound()

    def faults(self) -> list[str]:
        """All faults, sorted, each once."""
        parts = (
            self._roles,
            self._reserved,
            self._axioms,
            self._assertions,
            self._expressions,
            self._simple,
            self._trees,
        )
        return sorted({fault for part in parts for fault in part()})

    def is_a(self, node: Node, kind: str) -> bool:
        """Is the node declared as this kind, or a built-in of it?"""
        if node in self.declared[kind]:
            return True
        built_in = {
            "class": {OWL.Thing, OWL.Nothing},
            "datatype": DATATYPES,
            "annotation property": BUILT_IN_ANNOTATIONS,
        }
        return node in built_in.get(kind, set())

    def _roles(self) -> Iterator[str]:
        """One role an IRI, where the standard forbids punning: properties among each other, class and datatype."""
        for one, other in (
            ("object property", "data property"),
            ("object property", "annotation property"),
            ("data property", "annotation property"),
            ("class", "datatype"),
        ):
            for node in self.declared[one] & self.declared[other]:
                yield f"{node} is {one} and {other}"

    def _reserved(self) -> Iterator[str]:
        """Reserved vocabulary is never declared anew, nor used as a class, property or individual of one's own."""
        for kind, nodes in self.declared.items():
            for node in nodes:
                if str(node).startswith(RESERVED):
                    yield f"{node} is reserved and declared as {kind}"
        allowed = {*AXIOMS, *BUILT_IN_ANNOTATIONS, *FILLERS, *BOOLEANS, RDF.type, RDF.first, RDF.rest}
        allowed |= {OWL.onProperty, OWL.onClass, OWL.members, OWL.distinctMembers, OWL.imports, OWL.versionIRI}
        for name in set(self.graph.predicates()):
            if str(name).startswith(RESERVED) and name not in allowed:
                yield f"{name} is reserved and used as a property"

    def _axioms(self) -> Iterator[str]:
        for name, (subjects, objects) in AXIOMS.items():
            for subject, value in self.graph.subject_objects(name):
                if not any(self.is_a(subject, kind) for kind in subjects) and not self._is_expression(subject):
                    yield f"{name} of {self._tell(subject)}, which is no {' or '.join(subjects)}"
                if self.is_a(subject, "annotation property") and isinstance(value, URIRef):
                    continue  # an annotation property's range may be any IRI: it says something to people only
                if not any(self.is_a(value, kind) for kind in objects) and not self._is_expression(value):
                    yield f"{name} to {self._tell(value)}, which is no {' or '.join(objects)}"
        yield from self._ranges()
        for name in self.graph.objects(None, OWL.onProperty):
            if not any(self.is_a(name, kind) for kind in ("object property", "data property")):
                yield f"a restriction on {self._tell(name)}, which is no object or data property"

    def _ranges(self) -> Iterator[str]:
        for name, value in self.graph.subject_objects(RDFS.range):
            if self.is_a(name, "data property") and not self.is_a(value, "datatype"):
                yield f"the range {self._tell(value)} of the data property {name} is no datatype of OWL 2"
            if self.is_a(name, "object property") and self.is_a(value, "datatype"):
                yield f"the range {self._tell(value)} of the object property {name} is a datatype"
        for part in (RDFS.domain, RDFS.range):
            for name, value in self.graph.subject_objects(part):
                if self.is_a(name, "annotation property") and isinstance(value, BNode):
                    yield f"{part} of the annotation property {name} is no IRI"

    def _assertions(self) -> Iterator[str]:
        """Every triple that is no axiom is an assertion with a declared property and a fitting value."""
        for subject, name, value in self.graph:
            if name == RDF.type:
                yield from self._types(subject, value)
            elif not str(name).startswith(RESERVED) and subject not in self.compound:
                yield from self._values(subject, name, value)

    def _values(self, subject: Node, name: Node, value: Node) -> Iterator[str]:
        if self.is_a(name, "object property"):
            if isinstance(value, Literal):
                yield f"the object property {name} has the literal {value!r}"
            if isinstance(subject, BNode) or isinstance(value, BNode):
                yield f"{name} is asserted of an anonymous individual"
        elif self.is_a(name, "data property"):
            if not isinstance(value, Literal):
                yield f"the data property {name} has the node {value}"
            elif (value.datatype or XSD.string) not in DATATYPES:
                yield f"the data property {name} has a literal of {value.datatype}"
        elif not self.is_a(name, "annotation property"):
            yield f"{name} is used and not declared"

    def _types(self, subject: Node, cls: Node) -> Iterator[str]:
        meta = {OWL.Ontology, OWL.Restriction, OWL.AllDisjointClasses, OWL.AllDifferent, OWL.TransitiveProperty}
        meta |= {OWL.SymmetricProperty, OWL.ReflexiveProperty, *SIMPLE_ONLY, *KINDS.values()}
        if cls in meta:
            if cls in SIMPLE_ONLY | {OWL.TransitiveProperty, OWL.SymmetricProperty} and not (
                self.is_a(subject, "object property")
                or (cls == OWL.FunctionalProperty and self.is_a(subject, "data property"))
            ):
                yield f"{subject} is {cls} and no property that may be"
        elif not self.is_a(cls, "class") and not self._is_expression(cls):
            yield f"{self._tell(subject)} is of the class {cls}, which is not declared"

    def _expressions(self) -> Iterator[str]:
        """Restrictions have one property and one filler; anonymous classes one construction; lists end."""
        for node in self.graph.subjects(RDF.type, OWL.Restriction):
            if len(list(self.graph.objects(node, OWL.onProperty))) != 1:
                yield f"a restriction with other than one property: {self._tell(node)}"
            if sum(1 for name in self.graph.predicates(node) if name in FILLERS) != 1:
                yield f"a restriction with other than one filler on {self.graph.value(node, OWL.onProperty)}"
            for name in CARDINALITIES & set(self.graph.predicates(node)):
                number = self.graph.value(node, name)
                if not isinstance(number, Literal) or number.datatype != XSD.nonNegativeInteger:
                    yield f"a cardinality that is no xsd:nonNegativeInteger: {number!r}"
        for node in self.graph.subjects(RDF.type, OWL.Class):
            if isinstance(node, BNode) and sum(1 for name in self.graph.predicates(node) if name in BOOLEANS) != 1:
                yield "an anonymous class with other than one construction"
        for name in (OWL.unionOf, OWL.intersectionOf, OWL.oneOf, OWL.members, OWL.distinctMembers):
            for head in self.graph.objects(None, name):
                yield from self._list_faults(head, name)

    def _list_faults(self, head: Node, name: URIRef) -> Iterator[str]:
        seen: set[Node] = set()
        while head != RDF.nil:
            firsts, rests = list(self.graph.objects(head, RDF.first)), list(self.graph.objects(head, RDF.rest))
            if len(firsts) != 1 or len(rests) != 1 or head in seen:
                yield f"a list of {name} that is not well formed"
                return
            seen.add(head)
            kind = "individual" if name in (OWL.oneOf, OWL.distinctMembers) else "class"
            if not self.is_a(firsts[0], kind) and not (kind == "class" and self._is_expression(firsts[0])):
                yield f"{self._tell(firsts[0])} is listed in {name} and is no {kind}"
            head = rests[0]

    def _simple(self) -> Iterator[str]:
        """Only simple properties stand in cardinalities and have certain characteristics (section 11.2)."""
        compound = set(self.graph.subjects(RDF.type, OWL.TransitiveProperty))
        compound |= set(self.graph.subjects(OWL.propertyChainAxiom, None))
        size = -1
        while size != len(compound):
            size = len(compound)
            compound |= {sup for name in compound for sup in self.graph.objects(name, RDFS.subPropertyOf)}
            compound |= {inv for name in compound for inv in self.graph.objects(name, OWL.inverseOf)}
            compound |= {inv for name in compound for inv in self.graph.subjects(OWL.inverseOf, name)}
        for name in compound:
            for cls in SIMPLE_ONLY & set(self.graph.objects(name, RDF.type)):
                yield f"{name} is transitive (or above one that is) and {cls}"
            for node in self.graph.subjects(OWL.onProperty, name):
                if (CARDINALITIES | {OWL.hasSelf}) & set(self.graph.predicates(node)):
                    yield f"{name} is transitive (or above one that is) and has a cardinality"

    def _trees(self) -> Iterator[str]:
        """Anonymous nodes of axioms are used once at most and never within themselves."""
        for node in self.compound:
            uses = [s for s, _, _ in self.graph.triples((None, None, node))]
            if len(uses) > 1:
                yield f"an anonymous node is used {len(uses)} times"

    def _find_compound(self) -> set[Node]:
        """The anonymous nodes that make up axioms: restrictions, constructions, lists, disjointness."""
        marks = {OWL.Restriction, OWL.Class, OWL.AllDisjointClasses, OWL.AllDifferent}
        nodes = {node for cls in marks for node in self.graph.subjects(RDF.type, cls) if isinstance(node, BNode)}
        return nodes | {node for node in self.graph.subjects(RDF.first, None) if isinstance(node, BNode)}

    def _is_expression(self, node: Node) -> bool:
        return node in self.compound and (node, RDF.first, None) not in self.graph

    def _tell(self, node: Node) -> str:
        return "an anonymous node" if isinstance(node, BNode) else str(node)


def find_faults(graph: rdflib.Graph) -> list[str]:
    """What in a graph is not OWL 2 DL, in words."""
    return Profile(graph).faults()
