"""Quads to bytes and to stores: sorted N-Quads, and a store in memory or on disk by size."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

import pyoxigraph as ox

from armstrace.graph.names import graph_iri

_DESCRIPTION = ox.NamedNode(graph_iri("description"))
#: Up to this many quads a store is loaded into memory: 1.4 to 8 times less work a query than on disk (DESIGN 6).
MEMORY_QUADS = 3_000_000


def write_nquads(quads: Iterable[ox.Quad]) -> bytes:
    """Quads as N-Quads, each line once, sorted: the same set of quads gives the same bytes."""
    lines = (ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b"").splitlines(keepends=True)
    lines.sort()
    return b"".join(line for line, _ in groupby(lines))


def count_lines(nquads: bytes) -> int:
    """The number of quads in sorted N-Quads."""
    return nquads.count(b"\n")


def make_store(nquads: bytes, description: bytes | None = None) -> ox.Store:
    """A store in memory; `description` is Turtle for the graph of descriptions.

    Raises SyntaxError for what is no N-Quads or no Turtle.
    """
    store = ox.Store()
    store.bulk_load(nquads, format=ox.RdfFormat.N_QUADS)
    if description is not None:
        store.bulk_load(description, format=ox.RdfFormat.TURTLE, to_graph=_DESCRIPTION)
    return store


def write_store(folder: Path, nquads: Path, description: Path | None = None) -> int:
    """Load a file of N-Quads into a new store on disk and close it; `description` is Turtle as for `make_store`.

    Returns the number of quads in it.
    """
    store = ox.Store(folder)
    store.bulk_load(path=nquads, format=ox.RdfFormat.N_QUADS)
    if description is not None:
        store.bulk_load(path=description, format=ox.RdfFormat.TURTLE, to_graph=_DESCRIPTION)
    store.flush()
    return len(store)


def open_store(
    folder: Path, nquads: Path, quads: int, *, description: Path | None = None, memory_quads: int = MEMORY_QUADS
) -> ox.Store:
    """The store of a release: in memory, from its text files, where it is small; else on disk and read-only.

    `quads` is how many there are. Raises OSError where a file or the store on disk cannot be read.
    """
    if quads <= memory_quads:
        return make_store(nquads.read_bytes(), description.read_bytes() if description else None)
    return ox.Store.read_only(str(folder))
