"""One table in memory that all processes of a server share: a row a worker, written by that worker alone.

It tells how many workers are in long requests, and counts what /metrics shows. It outlives workers and releases, so
that a counter never falls. A row is taken over from a process that has ended.
"""

from __future__ import annotations

import fcntl
import mmap
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

#: The fields of a row that are no counters. `since`: when the present request began (monotonic seconds, 0 for none).
_STATE: Final = ("pid", "generation", "since", "memory")


class Board:
    """Rows of numbers. `counters` are the names of the fields that only grow."""

    def __init__(self, rows: int, counters: tuple[str, ...]) -> None:
        self.counters = counters
        self._fields = {name: index for index, name in enumerate((*_STATE, *counters))}
        self._width, self._rows = len(self._fields), rows
        self._cells = memoryview(mmap.mmap(-1, max(1, rows) * self._width * 8)).cast("d")
        self._lock = tempfile.TemporaryFile(prefix="armstrace-board-")  # noqa: SIM115 - kept open: the system frees it

    def take_row(self, generation: int) -> Row:
        """A row for this process, until it ends. Raises LookupError where all are taken by living processes."""
        with self.locked():
            for index in range(self._rows):
                row = Row(self._cells, index * self._width, self._fields)
                pid = int(row.get("pid"))
                if pid == os.getpid() or not _is_alive(pid):
                    row.set("since", 0.0)
                    row.set("generation", float(generation))
                    row.set("pid", float(os.getpid()))
                    return row
        raise LookupError(f"all {self._rows} rows of the board are taken")

    def rows(self) -> Iterator[Row]:
        """All rows that were ever taken."""
        for index in range(self._rows):
            row = Row(self._cells, index * self._width, self._fields)
            if row.get("pid"):
                yield row

    def total(self, counter: str) -> float:
        """The sum of a counter over all rows."""
        return sum(row.get(counter) for row in self.rows())

    def began(self, generation: int, before: float) -> list[float]:
        """When the requests began that are under way in one generation's workers since before a moment."""
        found = (row.get("since") for row in self.rows() if row.get("generation") == generation)
        return [since for since in found if 0.0 < since < before]

    def bury(self, pid: int) -> None:
        """A process has ended: if it was in a request, it crashed."""
        for row in self.rows():
            if int(row.get("pid")) == pid and row.get("since"):
                row.set("since", 0.0)
                row.add("crashed")

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep other processes out. The lock is the system's: it falls with its owner."""
        fcntl.lockf(self._lock, fcntl.LOCK_EX)
        try:
            yield
        finally:
            fcntl.lockf(self._lock, fcntl.LOCK_UN)


class Row:
    """The cells of one worker."""

    __slots__ = ("_cells", "_fields", "_start")

    def __init__(self, cells: memoryview[float], start: int, fields: dict[str, int]) -> None:
        self._cells, self._start, self._fields = cells, start, fields

    def get(self, field: str) -> float:
        """The value of a field."""
        return self._cells[self._start + self._fields[field]]

    def set(self, field: str, value: float) -> None:
        """Write a field of one's own row."""
        self._cells[self._start + self._fields[field]] = value

    def add(self, counter: str, amount: float = 1.0) -> None:
        """Let a counter of one's own row grow."""
        self._cells[self._start + self._fields[counter]] += amount


def _is_alive(pid: int) -> bool:
    """Is there such a process? A row of pid 0 belongs to nobody."""
    if pid == 0:
        return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
