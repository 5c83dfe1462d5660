"""One request in a worker, from its connection to its end: what the watchdog and the answer know of each other."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

#: The name under which a turn stands in a request's WSGI environment.
KEY: Final = "armstrace.turn"
#: The name under which it stands that an answer is no function of the release: other endpoints had a part in it.
JOINED: Final = "armstrace.joined"


def _begin_alone() -> None:
    """Begin a stream where no watchdog is to be told."""


@dataclass(slots=True, eq=False)
class Turn:
    """A request that is under way.

    `deadline` is a monotonic moment, `seconds` the time that was granted. `waited`: seconds in the queue before it
    `began`; they count in what is granted. `cpu`: the
    processor time of the process when the watchdog first saw it. `environ` is set once the request is read.
    `is_computing`: somebody must wait for the answer, or it makes no sense to go on. `is_answering`: a first byte may
    have been written, so that the request can only be cut. `is_reading`: its body is still on its way.
    `note` tells more of it for the log;
    `begin_stream` is called before the first bytes of an answer that is still being computed.
    """

    client: socket.socket
    deadline: float
    seconds: float
    began: float = field(default_factory=time.monotonic)
    waited: float = 0.0
    cpu: float | None = None
    environ: dict[str, Any] | None = None
    is_reading: bool = False
    is_computing: bool = False
    is_answering: bool = False
    is_long: bool = False
    note: dict[str, Any] = field(default_factory=dict)
    begin_stream: Callable[[], None] = _begin_alone

    @property
    def has_come(self) -> bool:
        """Is the request here, as far as anybody wants it?"""
        return self.environ is not None and not self.is_reading

    def grant(self, seconds: float) -> None:
        """Give the request so many seconds from now, of which those in the queue are gone already."""
        self.seconds = seconds
        self.deadline = time.monotonic() + seconds - self.waited
