"""A request whose client has left: a short one may end by itself, a longer one ends its worker."""

from __future__ import annotations

import socket
import time
from typing import TYPE_CHECKING, NoReturn, cast

import pytest

from armstrace.web.board import Row
from armstrace.web.limit import Limits
from armstrace.web.outcome import Outcome
from armstrace.web.turn import Turn
from armstrace.web.watchdog import Watchdog

if TYPE_CHECKING:
    from armstrace.web.board import Board


class EndedError(Exception):
    """Stands for the end of the process."""


class Telling(Watchdog):
    """A watchdog that tells why it would end its process."""

    def _end_process(self, turn: Turn, outcome: Outcome) -> NoReturn:
        raise EndedError(outcome)


class Host:
    """A worker that holds one connection only."""

    def give_away(self) -> None:
        """Nothing to give."""


def look(age: float) -> None:
    """Let a watchdog look at a request of such an age (seconds) whose client has left."""
    client, other = socket.socketpair()
    row = Row(memoryview(bytearray(24)).cast("d"), 0, {"generation": 0, "since": 1, "memory": 2})
    dog = Telling(Host(), Limits(), cast("Board", None), row, 1, client)  # type: ignore[arg-type]
    with client:
        other.close()
        turn = dog.begin(client)
        now = time.monotonic()
        turn.began, turn.environ, turn.is_computing = now - age, {}, True
        dog._look(turn, now)


def test_a_short_request_may_end_by_itself() -> None:
    look(0.05)


def test_a_longer_one_ends_its_worker() -> None:
    with pytest.raises(EndedError, match="gone"):
        look(0.15)
