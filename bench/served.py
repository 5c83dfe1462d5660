"""A running `armstrace serve` for the soak runs: its address, its log, and the memory of all its processes."""

from __future__ import annotations

import http.client
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit


class Got(NamedTuple):
    """How a request ended for its client. `cut`: the body has no end."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    cut: bool


@dataclass(frozen=True)
class Served:
    """The server: `log` is the file of its lines of JSON."""

    address: str
    pid: int
    log: Path

    def ask(self, path: str, headers: Mapping[str, str] | None = None, body: str | None = None) -> Got:
        """One request over a connection of its own: POST where there is a body. Raises OSError and HTTPException."""
        connection = http.client.HTTPConnection(urlsplit(self.address).netloc, timeout=90)
        try:
            connection.request("POST" if body else "GET", path, body, dict(headers or {}))
            response = connection.getresponse()
            found = {name.lower(): value for name, value in response.getheaders()}
            try:
                return Got(response.status, found, response.read(), cut=False)
            except (http.client.IncompleteRead, ConnectionResetError) as error:
                return Got(response.status, found, getattr(error, "partial", b""), cut=True)
        finally:
            connection.close()

    def read_log(self) -> list[dict[str, object]]:
        """The lines about requests."""
        lines = (json.loads(line) for line in self.log.read_bytes().splitlines() if line.startswith(b"{"))
        return [line for line in lines if "outcome" in line]

    def count_outcomes(self) -> Counter[str]:
        """How many requests ended in which way."""
        return Counter(str(line["outcome"]) for line in self.read_log())

    def read_memory(self) -> float:
        """The memory of all its processes in MiB, shared pages counted once (proportional sets)."""
        return sum(_read_pss(pid) for pid in list_family(self.pid)) / 1024


@contextmanager
def serve(release: Path, log: Path, *options: str) -> Iterator[Served]:
    """Run a server on a free port until the end of the block. Raises SystemExit where it does not start."""
    command = [sys.executable, "-P", "-m", "armstrace.cli", "serve", "--release", str(release), "--port", "0", *options]
    with (
        log.open("wb") as lines,
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=lines, text=True) as process,
    ):
        try:
            address = process.stdout.readline().strip() if process.stdout else ""
            if not address:
                raise SystemExit(f"the server did not start: {log.read_text()}")
            yield Served(address, process.pid, log)
        finally:
            process.terminate()


def list_family(pid: int) -> list[int]:
    """A process and all that come from it."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except FileNotFoundError:
        return []
    return [pid, *(found for child in children for found in list_family(int(child)))]


def _read_pss(pid: int) -> int:
    """The proportional set of a process in KiB; 0 where it has ended."""
    try:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    except (FileNotFoundError, ProcessLookupError):
        return 0
    return next((int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:")), 0)
