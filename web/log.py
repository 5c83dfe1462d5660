"""The log of requests: one line of JSON each, written at once. No query and no address stands in it by default."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from typing import Final

from armstrace.web.outcome import Outcome
from armstrace.web.turn import Turn

_QUIET: Final = frozenset({"/healthz", "/readyz", "/metrics"})
#: What an answer may note of itself for the log.
_NOTED: Final = ("query", "form", "bytes", "rows")


class Log:
    """Writes to an open file: lines of several processes stand one after the other, whole."""

    def __init__(self, descriptor: int | None, release_id: str = "") -> None:
        self._descriptor, self._release_id = descriptor, release_id

    def write(self, turn: Turn, outcome: Outcome, seconds: float, *, cut: bool) -> None:
        """A line for a request that is over. What nobody asked for (health, metrics) is left out."""
        environ = turn.environ or {}
        path = environ.get("PATH_INFO", "")
        if self._descriptor is None or path in _QUIET:
            return
        line: dict[str, object] = {
            "release": self._release_id,
            "method": environ.get("REQUEST_METHOD"),
            "path": path,
            "outcome": outcome,
            "ms": round(seconds * 1000, 1),
            **{name: turn.note[name] for name in _NOTED if name in turn.note},
        }
        if cut:
            line["cut"] = True
        self.tell(line)

    def tell(self, line: dict[str, object]) -> None:
        """Write a line of any kind, with the present time."""
        if self._descriptor is not None:
            stamped = {"time": datetime.now(UTC).isoformat(timespec="milliseconds"), **line}
            os.write(self._descriptor, json.dumps(stamped).encode() + b"\n")
