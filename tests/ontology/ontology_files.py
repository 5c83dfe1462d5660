"""The modules of the ontology, for the tests of the ontology."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pyoxigraph as ox
import rdflib

from armstrace.graph.assembly import Authority, assemble
from armstrace.graph.names import graph_iri
from armstrace.graph.registers import read_registers
from armstrace.graph.shacl import make_triple
from armstrace.graph.vocabulary import read_ontology as read_store
from armstrace.graph.vocabulary import read_vocabulary
from armstrace.loaders.material import read_material

ROOT = Path(__file__).parent.parent.parent
ONTOLOGY = "https://w3id.org/armstrace/ontology#"
VALUE = "https://w3id.org/armstrace/value#"


def list_modules(*, alignments: bool = True) -> list[Path]:
    """The files of the ontology. Raises where there are fewer than there were."""
    found = sorted((ROOT / "ontology").glob("*.ttl"))
    assert len(found) >= 19, f"{len(found)} modules, there were 21"
    return [path for path in found if alignments or path.stem != "alignments"]


@cache
def read_module(path: Path) -> rdflib.Graph:
    """One module."""
    return rdflib.Graph().parse(path, format="turtle")


@cache
def read_ontology(*, alignments: bool = False) -> rdflib.Graph:
    """All modules in one graph."""
    graph = rdflib.Graph()
    for path in list_modules(alignments=alignments):
        for triple in read_module(path):
            graph.add(triple)
    return graph


@cache
def read_data() -> rdflib.Graph:
    """The release of the packaged data as one graph, without its copy of the ontology."""
    ontology = ox.NamedNode(graph_iri("ontology"))
    graph = rdflib.Graph()
    for quad in assemble(read_material(), Authority(read_registers(), read_vocabulary(), tuple(read_store()), "0")):
        if quad.graph_name != ontology:
            graph.add(make_triple(quad))
    assert len(graph) >= 30_000
    return graph


def is_ours(node: object) -> bool:
    """Is it a term or value of this ontology?"""
    return isinstance(node, rdflib.URIRef) and str(node).startswith((ONTOLOGY, VALUE))
