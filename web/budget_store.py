"""Counters that all workers of a server share, as a storage of the `limits` library: a table in memory, no server.

A key is known by a keyed hash alone, with a key that is made when the server starts: no address of a client is kept.
The table is bounded: where many clients come at once, the counter that would end first gives way.
"""

from __future__ import annotations

import fcntl
import mmap
import os
import tempfile
import time
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from typing import Final

from limits.storage import Storage

_SLOTS: Final = 1 << 15
_PROBES: Final = 8
_CELLS: Final = 3  # a slot: hash, end of its window (seconds since 1970), count


class SharedStorage(Storage):
    """Counters with an end each. Made before the workers are forked."""

    STORAGE_SCHEME: list[str] | None = ["armstrace"]  # noqa: RUF012 - the library's own form

    def __init__(self, uri: str | None = None, slots: int = _SLOTS) -> None:
        super().__init__(uri)
        self._slots, self._secret = slots, os.urandom(16)
        memory = memoryview(mmap.mmap(-1, slots * _CELLS * 8))
        self._hashes, self._numbers = memory.cast("Q"), memory.cast("d")
        self._lock = _open_lock()
        weakref.finalize(self, os.close, self._lock)

    @property
    def base_exceptions(self) -> type[Exception]:
        """What may go wrong with the lock."""
        return OSError

    def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        """Let a counter grow, from 0 where its window has ended; returns it."""
        now = time.time()
        with self._locked():
            cell = self._find(key, now)
            if cell is None:
                cell = self._take(key, now)
                self._numbers[cell + 1] = now + expiry
            self._numbers[cell + 2] += amount
            return int(self._numbers[cell + 2])

    def get(self, key: str) -> int:
        """The counter; 0 where its window has ended."""
        with self._locked():
            cell = self._find(key, time.time())
            return 0 if cell is None else int(self._numbers[cell + 2])

    def get_expiry(self, key: str) -> float:
        """When its window ends; now where it has."""
        with self._locked():
            cell = self._find(key, time.time())
            return time.time() if cell is None else self._numbers[cell + 1]

    def check(self) -> bool:
        """It is always there."""
        return True

    def reset(self) -> int:
        """Forget all; returns how many counters were under way."""
        with self._locked():
            ends = [self._numbers[cell + 1] for cell in range(0, self._slots * _CELLS, _CELLS)]
            for cell in range(0, self._slots * _CELLS, _CELLS):
                self._numbers[cell + 1] = 0.0
            return sum(end > time.time() for end in ends)

    def clear(self, key: str) -> None:
        """Forget one."""
        with self._locked():
            cell = self._find(key, time.time())
            if cell is not None:
                self._numbers[cell + 1] = 0.0

    def _find(self, key: str, now: float) -> int | None:
        """The slot of a counter whose window has not ended."""
        name = self._hash(key)
        for cell in self._probe(name):
            if self._hashes[cell] == name and self._numbers[cell + 1] > now:
                return cell
        return None

    def _take(self, key: str, now: float) -> int:
        """A slot for a new counter, at 0."""
        name = self._hash(key)
        cell = min(self._probe(name), key=lambda found: self._numbers[found + 1])
        self._hashes[cell], self._numbers[cell + 1], self._numbers[cell + 2] = name, now, 0.0
        return cell

    def _probe(self, name: int) -> Iterator[int]:
        return ((name + step) % self._slots * _CELLS for step in range(_PROBES))

    def _hash(self, key: str) -> int:
        return int.from_bytes(blake2b(key.encode(), digest_size=8, key=self._secret).digest(), "little")

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """Keep other processes out. The lock is the system's: it falls with its owner."""
        fcntl.lockf(self._lock, fcntl.LOCK_EX)
        try:
            yield
        finally:
            fcntl.lockf(self._lock, fcntl.LOCK_UN)


def _open_lock() -> int:
    """A file without a name, to lock."""
    descriptor, path = tempfile.mkstemp(prefix="armstrace-budget-")
    Path(path).unlink()
    return descriptor
