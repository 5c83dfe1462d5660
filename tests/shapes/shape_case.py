"""A case of a shape: its passing file, or a failing one that says what it drops from and adds to the passing one.

A failing file is Turtle with a head of comments:
    # drop: claim:x arms:subject      the triples of this subject and property are taken out (`-`: all of the subject)
    # expect: ClaimShape MinCount arms:subject claim:x      one line a result: shape, component, path or -, focus node
All cases stand in the small world of context.ttl, which satisfies every shape.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import rdflib
from rdflib.term import Node

from armstrace.graph.prefixes import PREFIXES
from armstrace.graph.shacl import make_graph, read_shapes, validate_graph
from armstrace.graph.shacl_group import Triple
from armstrace.graph.validation import Result

FOLDER = Path(__file__).parent
_LINE = re.compile(r"# (drop|expect): (.+)")
Row = tuple[str, str, str, str]


@dataclass(frozen=True)
class Case:
    """A failing file: the rows it expects and the triples of the world without what it drops."""

    expected: frozenset[Row]
    triples: frozenset[Triple]


def list_shape_folders() -> list[Path]:
    """The folders of the shapes, one a node shape. Raises where there are fewer than there were."""
    found = sorted(path.parent for path in FOLDER.glob("*/*/pass.ttl"))
    assert len(found) >= 70, f"{len(found)} shapes have cases, there were 75"
    return found


def list_failures() -> list[Path]:
    """The failing files. Raises where there are fewer than there were."""
    found = sorted(FOLDER.glob("*/*/fail-*.ttl"))
    assert len(found) >= 450, f"{len(found)} failing files, there were 481"
    return found


@cache
def read_triples(path: Path) -> frozenset[Triple]:
    """The triples of a Turtle file."""
    return frozenset(rdflib.Graph().parse(path, format="turtle"))


def read_case(path: Path) -> Case:
    """The case of a failing file."""
    heads = [found.groups() for found in map(_LINE.match, path.read_text(encoding="utf-8").splitlines()) if found]
    triples = read_triples(path.parent / "pass.ttl") | read_triples(FOLDER / "context.ttl")
    for subject, name in (words.split() for kind, words in heads if kind == "drop"):
        dropped = {t for t in triples if t[0] == expand(subject) and name in ("-", shorten(str(t[1])))}
        assert dropped, f"{path}: nothing to drop of {subject} {name}"
        triples -= dropped
    rows = [tuple(words.split()) for kind, words in heads if kind == "expect"]
    assert rows, f"{path}: expects nothing"
    return Case(frozenset((a, b, c, d) for a, b, c, d in rows), triples | read_triples(path))


def find_rows(triples: frozenset[Triple]) -> frozenset[Row]:
    """What the shapes find in the triples: shape, component, path, focus node."""
    graph = _schema_graph()
    added = [triple for triple in triples if triple not in graph]
    for triple in added:
        graph.add(triple)
    rows = frozenset(make_row(result) for result in validate_graph(graph, read_shapes()))
    for triple in added:
        graph.remove(triple)
    return rows


@cache
def _schema_graph() -> rdflib.Graph:
    """The schema alone, which every case needs: made once, since 2,000 triples take longer than a case."""
    return make_graph(())


def make_row(result: Result) -> Row:
    """A result as a failing file writes it."""
    component = shorten(result.component).removeprefix("sh:").removesuffix("ConstraintComponent")
    path = "-" if result.path is None else shorten_path(result.path)
    return result.shape.partition("#")[2], component, path, shorten(result.focus)


def shorten_path(path: str) -> str:
    """A path of a result with prefixes and names."""
    return "|".join(("^" if part[0] == "^" else "") + shorten(part.lstrip("^")) for part in path.split("|"))


def shorten(iri: str) -> str:
    """An IRI as prefix and name."""
    prefix, space = max(((p, s) for p, s in PREFIXES.items() if iri.startswith(s)), key=lambda pair: len(pair[1]))
    return f"{prefix}:{iri.removeprefix(space)}"


def expand(short: str) -> Node:
    """The node of a prefix and name."""
    prefix, _, name = short.partition(":")
    return rdflib.URIRef(PREFIXES[prefix] + name)
