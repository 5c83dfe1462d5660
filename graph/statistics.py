"""Counts of a whole store, as its query engine counts: made once, so that questions about the whole cost nothing.

A triple that stands in two graphs is counted in each, since a query over the union of all graphs finds it twice.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any, NamedTuple

import pyoxigraph as ox

from armstrace.graph.errors import InputError

_ALL = "SELECT (COUNT(*) AS ?n) (COUNT(DISTINCT ?s) AS ?a) (COUNT(DISTINCT ?o) AS ?b) WHERE { ?s ?p ?o }"
_PROPERTIES = (
    "SELECT ?x (COUNT(*) AS ?n) (COUNT(DISTINCT ?s) AS ?a) (COUNT(DISTINCT ?o) AS ?b) WHERE { ?s ?x ?o } GROUP BY ?x"
)
_CLASSES = "SELECT ?x (COUNT(*) AS ?n) (COUNT(DISTINCT ?s) AS ?a) WHERE { ?s a ?x } GROUP BY ?x"
_GRAPHS = "SELECT ?x (COUNT(*) AS ?n) WHERE { GRAPH ?x { ?s ?p ?o } } GROUP BY ?x"


class Count(NamedTuple):
    """Triples of one kind, and how many subjects and objects differ among them."""

    triples: int
    subjects: int
    objects: int


class ClassCount(NamedTuple):
    """Triples that say that something is of a class, and how many things they say it of."""

    triples: int
    entities: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistics:
    """What is in a store: in all, by property, by class, by named graph (IRI -> count).

    `classes` and `graphs` are None where one of them is no IRI: then no query can be written over their names.
    """

    total: Count
    properties: Mapping[str, Count]
    classes: Mapping[str, ClassCount] | None
    graphs: Mapping[str, int] | None


def count_store(store: ox.Store, *, union: bool = True) -> Statistics:
    """Count a store. `union`: does the default graph of queries show all graphs?"""
    (total,) = (Count(*row) for _, row in _read_counts(store, _ALL, union))
    properties = dict(_read_counts(store, _PROPERTIES, union))
    classes = dict(_read_counts(store, _CLASSES, union))
    graphs = dict(_read_counts(store, _GRAPHS, union))
    return Statistics(
        total=total,
        properties={name: Count(*row) for name, row in sorted(properties.items())},
        classes=None if "" in classes else {name: ClassCount(*row) for name, row in sorted(classes.items())},
        graphs=None if "" in graphs else {name: row[0] for name, row in sorted(graphs.items())},
    )


def write_statistics(statistics: Statistics) -> str:
    """Statistics as JSON."""
    return json.dumps(asdict(statistics), indent=1, ensure_ascii=False) + "\n"


def parse_statistics(text: str) -> Statistics:
    """Statistics from JSON. Raises InputError where the text is none that `write_statistics` wrote."""
    try:
        found: dict[str, Any] = json.loads(text)
        classes, graphs = found["classes"], found["graphs"]
        return Statistics(
            total=Count(*found["total"]),
            properties={name: Count(*row) for name, row in found["properties"].items()},
            classes=None if classes is None else {name: ClassCount(*row) for name, row in classes.items()},
            graphs=None if graphs is None else {name: int(count) for name, count in graphs.items()},
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError("these are no statistics of a store", remedy="build the release again") from error


def _read_counts(store: ox.Store, query: str, union: bool) -> Iterator[tuple[str, list[int]]]:
    """Rows of counts by IRI; by an empty text where there is no name or one that is no IRI."""
    rows = store.query(query, use_default_graph_as_union=union)
    if not isinstance(rows, ox.QuerySolutions):
        raise TypeError(f"a SELECT query was meant: {query}")
    grouped = any(variable.value == "x" for variable in rows.variables)
    for row in rows:
        name, cells = (row[0], list(row)[1:]) if grouped else (None, list(row))
        yield name.value if isinstance(name, ox.NamedNode) else "", [int(cell.value) for cell in cells]
