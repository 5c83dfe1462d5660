"""CPU time and memory of a server and all its processes, as /proc tells them (proc(5))."""

from __future__ import annotations

import os
import re
import threading
import time
from pathlib import Path


class Watch:
    """CPU seconds and peak memory of a process and all below it, from the beginning of a block to its end.

    Memory is looked at after each `pause` (seconds) only: to add up what processes share keeps them from working.
    """

    def __init__(self, pid: int, pause: float) -> None:
        self._pid, self._pause, self._done = pid, pause, threading.Event()
        self.cpu = self.memory = 0.0

    def __enter__(self) -> Watch:
        """Begin."""
        self.cpu = -_read_cpu(self._pid)
        self._thread = threading.Thread(target=self._look)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """End."""
        self.cpu += _read_cpu(self._pid)
        self._done.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._done.wait(self._pause):
            self.memory = max(self.memory, sum(_read_memory(member) for member in _family(self._pid)))


def _family(pid: int) -> list[int]:
    """A process and all below it."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except (FileNotFoundError, ProcessLookupError):
        return []
    return [pid, *(found for child in children for found in _family(int(child)))]


def _read_cpu(pid: int) -> float:
    """CPU seconds of a family of processes, children that ended included."""
    cpu = 0.0
    for member in _family(pid):
        try:
            fields = Path(f"/proc/{member}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        except (FileNotFoundError, ProcessLookupError):
            continue  # a worker that was just replaced
        cpu += sum(int(field) for field in fields[11:15]) / os.sysconf("SC_CLK_TCK")
    return cpu


def _read_memory(pid: int) -> float:
    """The proportional set of a process, in MiB."""
    try:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    except (FileNotFoundError, ProcessLookupError):
        return 0.0
    found = re.search(r"^Pss:\s+(\d+)", rollup, re.MULTILINE)
    return int(found[1]) / 1024 if found else 0.0


def settle(pid: int) -> None:
    """Wait until a server has ended what clients that left had asked of it; half a minute at most."""
    for _ in range(30):
        before = _read_cpu(pid)
        time.sleep(1.0)
        if _read_cpu(pid) - before < 0.1:
            return
