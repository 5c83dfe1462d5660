"""Quads to bytes and to stores: sorted N-Quads, and a store in memory or on disk by size."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

#: Up to this many quads a store is loaded into memory: 1.4 to 8 times less work a query than on disk (DESIGN 6).
MEMORY_QUADS = 3_000_000


def write_nquads(quads: Iterable[ox.Quad]) -> bytes:
    """Quads as N-Quads, each line once, sorted: the same set of quads gives the same bytes."""
    lines = set((ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b"").split(b"\n")) - {b""}
    return b"".join(line + b"\n" for line in sorted(lines))


def count_lines(nquads: bytes) -> int:
    """The number of quads in sorted N-Quads."""
    return nquads.count(b"\n")


def make_store(nquads: bytes) -> ox.Store:
    """A store in memory. Raises SyntaxError for what is no N-Quads."""
    store = ox.Store()
    store.bulk_load(nquads, format=ox.RdfFormat.N_QUADS)
    return store


def write_store(folder: Path, nquads: Path) -> int:
    """Load a file of N-Quads into a new store on disk and close it. Returns the number of quads in it."""
    store = ox.Store(folder)
    store.bulk_load(path=nquads, format=ox.RdfFormat.N_QUADS)
    store.flush()
    return len(store)


def open_store(folder: Path, nquads: Path, quads: int, *, memory_quads: int = MEMORY_QUADS) -> ox.Store:
    """The store of a release: in memory, from its N-Quads, where it is small; else on disk and read-only.

    `quads` is how many there are. Raises OSError where a file or the store on disk cannot be read.
    """
    if quads <= memory_quads:
        return make_store(nquads.read_bytes())
    return ox.Store.read_only(str(folder))
