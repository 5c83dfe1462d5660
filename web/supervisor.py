"""The process that holds the socket and keeps one release served: the current one.

It knows nothing of HTTP or RDF. Where `current` leads to another release, it starts a generation for that one and,
once its workers run, asks the old generation to finish what it has begun: at each moment somebody takes connections.
A release that cannot be opened changes nothing, and is tried again. A master that is killed is replaced.
"""

from __future__ import annotations

import os
import signal
import socket
import time
from collections.abc import Callable
from types import FrameType
from typing import Final

from armstrace.graph.errors import ReleaseError
from armstrace.web.board import Row
from armstrace.web.generation import Generation, Serve, start_generation
from armstrace.web.log import Log
from armstrace.web.queue import Door
from armstrace.web.service_broker import Broker

_TICK: Final = 0.1  # seconds between two looks at the link
_SHORT_LIFE: Final = 5.0  # a generation that ends sooner is started again only after a pause
_UNNOTICED: Final = 1.0  # seconds of loading during which connections just wait
_PAUSES: Final = (1.0, 5.0, 15.0, 60.0)


class Supervisor:
    """Keeps a generation running, and the broker where there is one.

    `find_target` tells which release is current; a str that changes with it.
    """

    def __init__(
        self,
        serve: Serve,
        find_target: Callable[[], str],
        listener: socket.socket,
        row: Row,
        log: Log,
        broker: Broker | None = None,
    ) -> None:
        self._serve, self._find_target, self._listener = serve, find_target, listener
        self._row, self._log, self._broker = row, log, broker
        self._current: Generation | None = None
        self._coming: Generation | None = None
        self._old: list[Generation] = []
        self._number = 0
        self._failures = 0
        self._not_before = 0.0
        self._refused = ""
        self._stops = 0
        self._door = Door()

    def run(self, when_ready: Callable[[], None]) -> None:
        """Serve until SIGTERM or SIGINT. Raises ReleaseError where the first release cannot be opened."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._ask_to_stop)
        self._keep_broker()
        self._start(self._find_target())
        told = False
        while not self._stops:
            self._step()
            if self._current is not None and not told:
                when_ready()
                told = True
            self._wait()
        self._finish()

    def _ask_to_stop(self, number: int, frame: FrameType | None) -> None:
        self._stops += 1

    def _step(self) -> None:
        """Look at everything once."""
        self._hear_coming()
        self._reap()
        self._keep_broker()
        target = self._look_up()
        if self._coming is not None or (time.monotonic() < self._not_before and target == self._refused):
            return
        if self._current is None or target != self._current.target:
            self._start(target)

    def _keep_broker(self) -> None:
        """Start the broker, or another where it was killed."""
        if self._broker is not None and not self._broker.is_alive():
            self._broker.start(self._listener)
            self._log.tell({"event": "broker started", "pid": self._broker.pid})

    def _look_up(self) -> str:
        """Where `current` leads; what is served where it leads nowhere."""
        try:
            return self._find_target()
        except ReleaseError:
            return self._current.target if self._current else self._refused

    def _start(self, target: str) -> None:
        self._number += 1
        self._coming = start_generation(self._number, target, self._serve)

    def _hear_coming(self) -> None:
        """A generation that has become ready takes over; one that failed is tried again later."""
        coming = self._coming
        if coming is None:
            return
        failure = coming.hear()
        if coming.is_ready:
            self._take_over(coming)
        elif failure is not None:
            self._coming = None
            self._old.append(coming)
            self._refuse(coming.target, failure)

    def _take_over(self, coming: Generation) -> None:
        if self._current is not None:
            self._current.stop()
            self._old.append(self._current)
            self._row.add("swaps")
        self._current, self._coming = coming, None
        self._failures, self._refused = 0, ""
        self._log.tell({"event": "serving", "target": coming.target, "generation": coming.number})

    def _refuse(self, target: str, failure: str) -> None:
        """A release could not be opened. The first one ends the server, a later one is tried again."""
        if self._current is None and self._number == 1:
            self._finish()
            raise ReleaseError(failure)
        self._row.add("swaps_refused")
        self._refused = target
        self._pause()
        self._log.tell({"event": "release refused", "target": target, "reason": failure})

    def _pause(self) -> None:
        self._not_before = time.monotonic() + _PAUSES[min(self._failures, len(_PAUSES) - 1)]
        self._failures += 1

    def _reap(self) -> None:
        """Take note of processes that have ended."""
        for found in [*self._old, *((self._current,) if self._current else ())]:
            if os.waitpid(found.pid, os.WNOHANG)[0] == 0:
                continue
            found.close()
            if found in self._old:
                self._old.remove(found)
            else:
                self._lose(found)

    def _lose(self, found: Generation) -> None:
        """The generation that serves has ended by itself, or was killed: start another."""
        self._current, self._refused = None, found.target
        self._log.tell({"event": "generation lost", "target": found.target, "generation": found.number})
        if time.monotonic() - found.began < _SHORT_LIFE:
            self._pause()

    def _wait(self) -> None:
        """Wait a moment. While nobody serves, say so to who comes."""
        self._door.sweep()
        now = time.monotonic()
        until = now + _TICK
        is_loading = self._current is None and self._coming is not None and now - self._coming.began > _UNNOTICED
        while is_loading and time.monotonic() < until and not self._stops:
            try:
                client, _ = self._listener.accept()
            except (BlockingIOError, ConnectionAbortedError):
                time.sleep(_TICK / 5)
                continue
            self._door.turn_away(client, "the release is being loaded", "ask again in a few seconds")
        time.sleep(max(0.0, until - time.monotonic()))

    def _finish(self) -> None:
        """Let all generations finish, and then the broker, which they may need until then."""
        self._finish_generations()
        if self._broker is not None:
            self._broker.stop()

    def _finish_generations(self) -> None:
        """Let all generations finish; a second signal ends them at once."""
        living = [found for found in (*self._old, self._current, self._coming) if found is not None]
        for found in living:
            found.stop()
        hurried = self._stops > 1
        while living:
            if self._stops > 1 and not hurried:
                hurried = True
                for found in living:
                    found.stop(signal.SIGQUIT)
            living = [found for found in living if os.waitpid(found.pid, os.WNOHANG)[0] == 0]
            time.sleep(_TICK / 5)
