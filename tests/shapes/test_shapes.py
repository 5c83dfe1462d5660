"""Every shape lets its passing file pass, and each of its constraints refuses one failing file, with exact results."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import rdflib
from rdflib import RDF, SH
from shape_case import FOLDER, find_rows, list_failures, list_shape_folders, read_case, read_triples, shorten_path

from armstrace.graph.shacl import make_graph, make_shapes, parse_shapes, read_shapes, validate_graph, write_path

#: What in a shape is no constraint.
_OTHER = {SH.path, SH.message, SH.severity, SH.property, SH.targetClass, SH.targetSubjectsOf, RDF.type}


def _name(path: Path) -> str:
    return "-".join(path.relative_to(FOLDER).with_suffix("").parts[1:])


def test_the_world_of_the_cases_satisfies_every_shape() -> None:
    assert find_rows(read_triples(FOLDER / "context.ttl")) == frozenset()


@pytest.mark.parametrize("folder", list_shape_folders(), ids=_name)
def test_the_passing_file_passes(folder: Path) -> None:
    assert find_rows(read_triples(folder / "pass.ttl") | read_triples(FOLDER / "context.ttl")) == frozenset()


@pytest.mark.parametrize("path", list_failures(), ids=_name)
def test_the_failing_file_gives_exactly_the_results_it_names(path: Path) -> None:
    case = read_case(path)
    assert find_rows(case.triples) == case.expected


def _list_constraints(graph: rdflib.Graph) -> Iterator[tuple[str, str, str]]:
    """Shape, component and path of every constraint."""
    for shape in graph.subjects(RDF.type, SH.NodeShape):
        for part in (shape, *graph.objects(shape, SH.property)):
            path = graph.value(part, SH.path)
            for parameter in set(graph.predicates(part)) - _OTHER:
                name = str(parameter).removeprefix(str(SH))
                short = "-" if path is None else shorten_path(write_path(path, graph))
                yield str(shape).partition("#")[2], name[0].upper() + name[1:], short


def test_each_constraint_of_each_shape_has_a_failing_file_of_that_shape() -> None:
    failed = {row[:3] for path in list_failures() for row in read_case(path).expected if row[0] == path.parent.name}
    constraints = set(_list_constraints(parse_shapes()))
    assert len(constraints) >= 450
    assert constraints - failed == set()


def test_each_shape_has_a_folder_in_that_of_its_module() -> None:
    modules = {
        (path.stem, str(shape).partition("#")[2])
        for path in (FOLDER.parent.parent / "shapes").glob("*.ttl")
        for shape in rdflib.Graph().parse(path).subjects(RDF.type, SH.NodeShape)
    }
    assert {(folder.parent.name, folder.name) for folder in list_shape_folders()} == modules


def test_each_property_shape_tells_a_person_what_to_do() -> None:
    graph = parse_shapes()
    parts = {part for shape in graph.subjects(RDF.type, SH.NodeShape) for part in graph.objects(shape, SH.property)}
    assert len(parts) >= 250
    assert [
        graph.value(part, SH.path) for part in parts if len(str(graph.value(part, SH.message, default=""))) < 20
    ] == []


def test_hoisting_property_shapes_changes_no_result() -> None:
    triples = set(read_triples(FOLDER / "context.ttl"))
    for path in list_failures():
        triples |= read_triples(path) | read_triples(path.parent / "pass.ttl")
    graph = make_graph(triples)
    plain = set(validate_graph(graph, make_shapes(parse_shapes(), hoist=False)))
    assert len(plain) > 150
    assert set(validate_graph(graph, read_shapes())) == plain
