"""What one request and the whole server may use. Seconds and bytes, unless a name says otherwise."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from armstrace.graph.store import MEMORY_QUADS

MEBIBYTE: Final = 1 << 20
#: `timeout=` of a request may ask for this many seconds at most.
LONGEST: Final = 60.0
_MOST_MEMORY: Final = 1024 * MEBIBYTE
_CGROUP_MEMORY: Final = Path("/sys/fs/cgroup/memory.max")


class Mode(StrEnum):
    """Where the graph is while it is served: in memory, shared by all workers; on disk; or by the release's size."""

    AUTO = "auto"
    MEMORY = "memory"
    DISK = "disk"

    @property
    def memory_quads(self) -> int:
        """Up to how many quads a release is loaded into memory."""
        return {Mode.AUTO: MEMORY_QUADS, Mode.MEMORY: sys.maxsize, Mode.DISK: -1}[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The limits of a server.

    `deadline`: seconds for a request that asks for no other; `longest`: what it may ask for. `memory`: bytes that a
    request may add to its process. `rows`: rows of one answer. `queue`: connections that may wait for a worker.
    `patience`: seconds after which a request counts as long; the last free worker keeps none that is long. `reading`:
    seconds in which a request must have arrived. `buffer`: bytes of an answer that are
    held back for a clean status. `cache`: bytes of answers that each worker keeps, 0 for none.
    """

    deadline: float = 10.0
    longest: float = LONGEST
    memory: int = _MOST_MEMORY
    rows: int = 1_000_000
    queue: int = 128
    patience: float = 0.5
    reading: float = 10.0
    buffer: int = 256 * 1024
    cache: int = 16 * MEBIBYTE

    @property
    def held_back(self) -> int:
        """Bytes held back before streaming: more where few rows are allowed, so that the header can tell of a cap."""
        return self.buffer if self.rows > 100_000 else 64 * MEBIBYTE


def find_memory(workers: int) -> int:
    """The default budget of one request: 1 GiB, or less where half the machine shared by all workers is less."""
    machine = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    if _CGROUP_MEMORY.is_file() and (allowed := _CGROUP_MEMORY.read_text(encoding="ascii").strip()).isdigit():
        machine = min(machine, int(allowed))
    return max(64 * MEBIBYTE, min(_MOST_MEMORY, machine // (2 * workers)))
