"""What open data add to a release: the records as they are, the links, and what comes of comparing claims with them.

Quads in, quads out: without open data nothing of this is asked for, and a release has the bytes that it had.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

import pyoxigraph as ox

from armstrace.graph.corroboration import corroborate, corroborations_to_quads
from armstrace.graph.linkset import read_linkset
from armstrace.graph.linkset_quads import linkset_to_quads
from armstrace.graph.registers import Registers


def add_open_data(profile_quads: Iterable[ox.Quad], records: Iterable[ox.Quad], registers: Registers) -> ox.Store:
    """The quads of a release with open data: those of `assemble`, the records, links, and corroborations.

    They come as a store: as Python values they would take three times the memory.
    """
    linkset = read_linkset(registers)
    store = ox.Store()
    store.bulk_extend(chain(profile_quads, records, linkset_to_quads(linkset)))
    store.extend(tuple(corroborations_to_quads(corroborate(store, linkset))))
    return store
