"""The description satisfies the shapes for what it claims, and each of their constraints closes on a planted fault."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pyshacl
import pytest
import rdflib
from rdflib import RDF, SH, XSD
from rdflib.term import Node

from armstrace.graph.release import DESCRIPTION, find_folder

SHAPES = Path(__file__).parent / "shapes.ttl"
#: So many values of a property are looked at: more than any shape wants.
ENOUGH = 12
WRONG = rdflib.URIRef("urn:wrong")


@cache
def read_shapes() -> rdflib.Graph:
    return rdflib.Graph(bind_namespaces="none").parse(SHAPES)


@pytest.fixture(scope="module")
def description(packaged_release: Path) -> rdflib.Graph:
    return rdflib.Graph(bind_namespaces="none").parse(find_folder(packaged_release) / DESCRIPTION)


def find_faults(
    graph: rdflib.Graph, shapes: rdflib.Graph, focus: Node | None = None
) -> set[tuple[Node | None, Node | None]]:
    """Focus node and path of each violation; of one node where it is given."""
    _, report, _ = pyshacl.validate(graph, shacl_graph=shapes, focus_nodes=[str(focus)] if focus else None)
    assert isinstance(report, rdflib.Graph)
    found = (node for node in report.subjects(RDF.type, SH.ValidationResult))
    violations = [node for node in found if report.value(node, SH.resultSeverity) == SH.Violation]
    return {(report.value(node, SH.focusNode), report.value(node, SH.resultPath)) for node in violations}


class Fault(NamedTuple):
    """A constraint on a property of a class, to be broken: the parameter and its value."""

    target: Node
    path: Node
    parameter: Node
    value: Node


def list_constraints() -> Iterator[Fault]:
    """The constraints of simple paths on shapes that have a target class."""
    shapes = read_shapes()
    for shape, target in shapes.subject_objects(SH.targetClass):
        for part in shapes.objects(shape, SH.property):
            path = shapes.value(part, SH.path)
            for parameter, value in shapes.predicate_objects(part):
                if isinstance(path, rdflib.URIRef) and parameter not in (SH.path, SH.node):
                    yield Fault(target, path, parameter, value)


def break_it(graph: rdflib.Graph, fault: Fault) -> rdflib.Graph:
    """A small copy around one node of the class, with the constraint broken."""
    focus = min(graph.subjects(RDF.type, fault.target))
    copy = rdflib.Graph(bind_namespaces="none")
    seen: Counter[Node] = Counter()
    for name, value in sorted(graph.predicate_objects(focus)):
        seen[name] += 1
        if seen[name] <= ENOUGH:
            copy.add((focus, name, value))
            for triple in graph.triples((value, None, None)):
                copy.add(triple)
    values = sorted(copy.objects(focus, fault.path))
    if fault.parameter == SH.maxCount:
        copy.add((focus, fault.path, values[0] if not values else rdflib.Literal("one more")))
        copy.add((focus, fault.path, WRONG))
        return copy
    copy.remove((focus, fault.path, None))
    if fault.parameter == SH.minCount:
        return copy
    wrong: Node = WRONG
    if fault.parameter == SH.nodeKind:
        wrong = WRONG if fault.value == SH.Literal else rdflib.Literal("wrong")
    elif fault.parameter == SH.minInclusive:
        wrong = rdflib.Literal("0", datatype=XSD.integer)
    for _ in range(max(1, len(values))):
        copy.add((focus, fault.path, wrong))
    return copy


def test_the_description_satisfies_the_shapes(description: rdflib.Graph) -> None:
    assert find_faults(description, read_shapes()) == set()


def test_the_shapes_look_at_something(description: rdflib.Graph) -> None:
    shapes = read_shapes()
    targets = set(shapes.objects(None, SH.targetClass))
    assert len(targets) >= 14
    assert [target for target in targets if (None, RDF.type, target) not in description] == []


@pytest.mark.parametrize(
    "fault", sorted(list_constraints()), ids=lambda f: "-".join(str(n).rpartition("#")[2] for n in f[:3])
)
def test_each_constraint_closes_on_a_planted_fault(description: rdflib.Graph, fault: Fault) -> None:
    focus = min(description.subjects(RDF.type, fault.target))
    faults = find_faults(break_it(description, fault), read_shapes(), focus)
    assert (focus, fault.path) in faults


def test_there_are_as_many_constraints_as_there_were() -> None:
    assert len(list(list_constraints())) >= 120


def test_dcat_ap_itself_finds_nothing(description: rdflib.Graph, dcat_ap: Path) -> None:
    files = [dcat_ap / name for name in ("shapes.ttl", "range.ttl")]
    for file in files:
        assert find_faults(description, rdflib.Graph(bind_namespaces="none").parse(file)) == set(), file.name
