"""Property shapes that look at nothing but the values of one property, asked once for each set of values.

Whether a node satisfies such a shape depends on its values and on their classes alone: all nodes with the same values
satisfy it, or none does. One stand-in for each set of values is validated, and what is found of it holds for all of
them. Rows of open data differ in few properties, so that this is most of the gate's work (docs/decisions/0109).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import rdflib
from rdflib import RDF, RDFS, SH
from rdflib.term import Node

Triple = tuple[Node, Node, Node]
#: Property -> subject and value of each triple.
_Pairs = dict[Node, list[tuple[Node, Node]]]
_TARGETS = (SH.targetClass, SH.targetSubjectsOf)
#: Constraints that look at the values alone. sh:lessThan, sh:disjoint and the like look at other properties too.
_OF_VALUES = frozenset({
    *(SH["or"], SH["in"], SH["class"], SH.minCount, SH.maxCount, SH.datatype, SH.nodeKind, SH.pattern, SH.flags),
    *(SH.minInclusive, SH.maxInclusive, SH.minLength, SH.maxLength, SH.languageIn),
})  # fmt: skip
_ALLOWED = _OF_VALUES | {RDF.type, SH.path, SH.message, SH.severity, *_TARGETS}
_STAND_IN = "urn:armstrace:stand-in:"


@dataclass(frozen=True, slots=True)
class ValueShape:
    """A property shape of values: its node, its path, classes and properties whose nodes it is for, its mark.

    `path` are the properties of which it takes the values together; `inverse`: it takes the subjects of one.
    """

    node: Node
    path: tuple[Node, ...]
    inverse: bool
    classes: tuple[Node, ...]
    subjects_of: tuple[Node, ...]
    mark: rdflib.URIRef


@dataclass(frozen=True, slots=True)
class Split:
    """Shapes in two graphs: those of values, with their marks as targets, and the rest as they were.

    `looked_at` are the properties that the rest speaks of: it needs no others.
    """

    shapes: tuple[ValueShape, ...]
    of_values: rdflib.Graph
    rest: rdflib.Graph
    looked_at: frozenset[Node]


def split_shapes(graph: rdflib.Graph) -> Split:
    """Take the property shapes of values out of a graph of shapes whose property shapes have targets of their own."""
    found = [node for node in graph.subjects(RDF.type, SH.PropertyShape) if _is_of_values(node, graph)]
    shapes = tuple(_make_shape(number, node, graph) for number, node in enumerate(sorted(found, key=str)))
    of_values, rest = rdflib.Graph(bind_namespaces="none"), rdflib.Graph(bind_namespaces="none")
    taken = {shape.node for shape in shapes}
    for triple in graph:
        if triple[0] not in taken:
            rest.add(triple)
    for shape in shapes:
        for triple in _describe(shape.node, graph):
            of_values.add(triple)
        of_values.add((shape.node, SH.targetSubjectsOf, shape.mark))
    return Split(shapes, of_values, rest, frozenset({RDF.type, RDFS.subClassOf, *rest.objects()}))


def stand_in(triples: Iterable[Triple], split: Split) -> tuple[list[Triple], dict[str, list[str]]]:
    """The triples of stand-ins, one for each shape and set of values; stand-in -> the nodes it is for.

    `triples` are the data and the schema. The schema is not in the answer.
    """
    pairs: _Pairs = {}
    for subject, name, value in triples:
        pairs.setdefault(name, []).append((subject, value))
    types, instances = _index_classes(pairs)
    values: dict[tuple[tuple[Node, ...], bool], dict[Node, frozenset[Node]]] = {}
    made, members, named = list[Triple](), dict[str, list[str]](), set[Node]()
    for shape in split.shapes:
        key = (shape.path, shape.inverse)
        if key not in values:
            values[key] = _index_values(pairs, shape)
        for found, focuses in _group(shape, values[key], instances, pairs).items():
            me = rdflib.URIRef(f"{_STAND_IN}{len(members)}")
            members[str(me)] = focuses
            made.append((me, shape.mark, me))
            made += ((value, shape.path[0], me) if shape.inverse else (me, shape.path[0], value) for value in found)
            named |= found
    made += ((node, RDF.type, cls) for node in named for cls in types.get(node, ()))
    return made, members


def _group(
    shape: ValueShape, values: dict[Node, frozenset[Node]], instances: dict[Node, set[Node]], pairs: _Pairs
) -> dict[frozenset[Node], list[str]]:
    """Set of values -> the nodes with these values that a shape is for."""
    focuses = {node for cls in shape.classes for node in instances.get(cls, ())}
    focuses |= {node for name in shape.subjects_of for node, _ in pairs.get(name, ())}
    groups: dict[frozenset[Node], list[str]] = {}
    nothing: frozenset[Node] = frozenset()
    for focus in focuses:
        groups.setdefault(values.get(focus, nothing), []).append(str(focus))
    return groups


def _index_values(pairs: _Pairs, shape: ValueShape) -> dict[Node, frozenset[Node]]:
    """Node -> its values by the path of a shape, for nodes that have any."""
    found: dict[Node, set[Node]] = {}
    for name in shape.path:
        for subject, value in pairs.get(name, ()):
            node, other = (value, subject) if shape.inverse else (subject, value)
            found.setdefault(node, set()).add(other)
    return {node: frozenset(others) for node, others in found.items()}


def _read_path(node: Node, graph: rdflib.Graph) -> tuple[tuple[Node, ...], bool]:
    """The properties of a shape's path, and whether it is an inverse path; none for other paths than these three."""
    path = graph.value(node, SH.path)
    inverse, alternatives = graph.value(path, SH.inversePath), graph.value(path, SH.alternativePath)
    names = [inverse or path] if alternatives is None else list(graph.items(alternatives))
    known: list[Node] = [name for name in names if isinstance(name, rdflib.URIRef)]
    return tuple(known) if len(known) == len(names) else (), inverse is not None


def _index_classes(pairs: _Pairs) -> tuple[dict[Node, set[Node]], dict[Node, set[Node]]]:
    """Node -> its classes as said; class -> its instances, those of classes below it too."""
    tree = rdflib.Graph(bind_namespaces="none")
    for below, cls in pairs.get(RDFS.subClassOf, ()):
        tree.add((below, RDFS.subClassOf, cls))
    types: dict[Node, set[Node]] = {}
    instances: dict[Node, set[Node]] = {}
    above: dict[Node, tuple[Node, ...]] = {}
    for node, cls in pairs.get(RDF.type, ()):
        types.setdefault(node, set()).add(cls)
        if cls not in above:
            higher = tree.transitive_objects(cls, RDFS.subClassOf)
            above[cls] = tuple(each for each in higher if each is not None)
        for each in above[cls]:
            instances.setdefault(each, set()).add(node)
    return types, instances


def _is_of_values(node: Node, graph: rdflib.Graph) -> bool:
    has_target = any((node, target, None) in graph for target in _TARGETS)
    if not has_target or not set(graph.predicates(node)) <= _ALLOWED:
        return False
    parts = [part for items in graph.objects(node, SH["or"]) for part in graph.items(items)]
    return bool(_read_path(node, graph)[0]) and all(set(graph.predicates(part)) == {SH["class"]} for part in parts)


def _make_shape(number: int, node: Node, graph: rdflib.Graph) -> ValueShape:
    path, inverse = _read_path(node, graph)
    return ValueShape(
        node=node,
        path=path,
        inverse=inverse,
        classes=tuple(graph.objects(node, SH.targetClass)),
        subjects_of=tuple(graph.objects(node, SH.targetSubjectsOf)),
        mark=rdflib.URIRef(f"{_STAND_IN}mark-{number}"),
    )


def _describe(node: Node, graph: rdflib.Graph) -> Iterator[Triple]:
    """The triples of a shape but its targets, and those of the lists and shapes within it."""
    waiting = [node]
    while waiting:
        me = waiting.pop()
        for name, value in graph.predicate_objects(me):
            if name not in _TARGETS:
                yield me, name, value
                if isinstance(value, rdflib.BNode):
                    waiting.append(value)
