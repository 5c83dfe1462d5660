"""The modules of the ontology, for the tests of the ontology."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import rdflib

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


def is_ours(node: object) -> bool:
    """Is it a term or value of this ontology?"""
    return isinstance(node, rdflib.URIRef) and str(node).startswith((ONTOLOGY, VALUE))
