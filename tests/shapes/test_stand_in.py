"""Nodes with the same values are asked about once, and what is found of one is told of all."""

from __future__ import annotations

import rdflib
from rdflib import RDF, Literal

from armstrace.graph.shacl import make_shapes, validate_triples
from armstrace.graph.shacl_group import Triple, split_shapes, stand_in

SHAPES = """@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix e: <http://example.org/> .
e:S a sh:NodeShape ; sh:targetClass e:T ;
  sh:property [ sh:path e:p ; sh:maxCount 1 ; sh:message "one" ] ;
  sh:property [ sh:path [ sh:inversePath e:q ] ; sh:minCount 1 ; sh:message "named" ] ;
  sh:property [ sh:path [ sh:alternativePath ( e:r e:s ) ] ; sh:minCount 1 ; sh:message "either" ] ;
  sh:property [ sh:path e:p ; sh:lessThan e:u ; sh:message "less" ] ."""
E = rdflib.Namespace("http://example.org/")


def make_triples(count: int) -> list[Triple]:
    """So many nodes with two values of p and with r, which nobody names by q; the last has one value only."""
    nodes = [E[f"n{number}"] for number in range(count)]
    triples: list[Triple] = [(node, RDF.type, E.T) for node in nodes]
    triples += [(node, E.r, Literal("x")) for node in nodes]
    triples += [(node, E.p, Literal(value)) for node in nodes for value in (1, 2)]
    return [triple for triple in triples if triple != (nodes[-1], E.p, Literal(2))]


def test_a_fault_of_a_set_of_values_is_told_of_each_node() -> None:
    shapes = make_shapes(rdflib.Graph().parse(data=SHAPES, format="turtle"))
    told = {(result.focus.rpartition("/")[2], result.message) for result in validate_triples(make_triples(5), shapes)}
    assert told == {(f"n{number}", "one") for number in range(4)} | {(f"n{number}", "named") for number in range(5)}


def test_there_is_one_stand_in_for_a_shape_and_a_set_of_values() -> None:
    split = make_shapes(rdflib.Graph().parse(data=SHAPES, format="turtle")).split
    assert split is not None
    assert len(split.shapes) == 3, "sh:lessThan looks at another property"
    _, members = stand_in(make_triples(50), split)
    assert sorted(len(nodes) for nodes in members.values()) == [1, 49, 50, 50]


def test_a_shape_with_another_constraint_stays_as_it_was() -> None:
    graph = rdflib.Graph().parse(data=SHAPES.replace("sh:maxCount 1", "sh:uniqueLang true"), format="turtle")
    split = make_shapes(graph).split
    assert split is not None
    assert len(split.shapes) == 2
    assert len(split_shapes(rdflib.Graph()).shapes) == 0
