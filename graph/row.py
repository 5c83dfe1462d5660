"""Rows of the project's own SELECT queries over a release (users' queries: graph.query)."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox


def read_rows(store: ox.Store, query: str) -> ox.QuerySolutions:
    """The solutions of a SELECT query over the union of all graphs. Raises TypeError for any other kind of query."""
    found = store.query(query, use_default_graph_as_union=True)
    if not isinstance(found, ox.QuerySolutions):
        raise TypeError(f"a SELECT query was meant: {query}")
    return found


def list_nodes(iris: Iterable[str]) -> str:
    """IRIs as the inside of a VALUES block: `<a> <b>`. Raises ValueError where one is no IRI."""
    return " ".join(str(ox.NamedNode(iri)) for iri in iris)
