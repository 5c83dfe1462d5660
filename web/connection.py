"""The connections that a worker holds, and how they pass from one worker to another.

A connection stays open between its requests. A worker waits for all that it holds at once, and answers one request at
a time; so that none waits behind a long one, the watchdog gives all other connections away when a request lasts. They
go through the exchange, a pair of local sockets that all workers of all releases share, to whoever is free. A worker
that ends gives away what it holds as well: a swap of releases breaks no connection.
"""

from __future__ import annotations

import os
import select
import socket
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

#: Seconds after which an open connection without a request is closed; more than proxies wait.
IDLE: Final = 75.0
#: So many connections are held by one worker; for a further one the one that was idle longest is closed.
MOST: Final = 256
_NEW, _USED = b"n", b"u"
_LOOK: Final = 1.0  # seconds between two looks for connections that were idle too long
_SHARED: Final = select.POLLIN | getattr(select, "EPOLLEXCLUSIVE", 0)  # wake one worker, not all


@dataclass(slots=True, eq=False)
class Connection:
    """An open connection. `since`: when it began to be idle; `is_new`: there was no request yet; `parser` reads
    requests."""

    client: socket.socket
    address: Any
    since: float
    is_new: bool = True
    parser: Any = None

    @property
    def has_more(self) -> bool:
        """Has the client sent the next request already, behind the last one?"""
        return self.parser is not None and len(self.parser.unreader.buf.getbuffer()) > 0


class Exchange:
    """Passes connections between processes. It is made before they are forked."""

    def __init__(self) -> None:
        self._receiving, self._giving = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
        self._receiving.setblocking(False)
        self._giving.setblocking(False)

    def fileno(self) -> int:
        """What becomes readable when there is a connection to take."""
        return self._receiving.fileno()

    def give(self, connection: Connection) -> None:
        """Give a connection away, or close it where the exchange is full."""
        with connection.client as client:
            try:
                socket.send_fds(self._giving, [_NEW if connection.is_new else _USED], [client.fileno()])
            except OSError:
                return

    def take(self) -> Connection | None:
        """A connection that was given away; None where another process was quicker, or where its client has left."""
        try:
            said, numbers, _, _ = socket.recv_fds(self._receiving, 1, 1)
        except BlockingIOError:
            return None
        if not numbers:
            return None
        client = socket.socket(fileno=numbers[0])
        try:
            return Connection(client, client.getpeername(), time.monotonic(), is_new=said == _NEW)
        except OSError:
            client.close()
            return None


class Connections:
    """What one worker holds, and the sockets from which it takes more. `wake`: what becomes readable on a signal."""

    def __init__(self, listener: socket.socket, exchange: Exchange, wake: int, refuse: Callable[[Connection], None],
                 reading: float) -> None:  # fmt: skip
        self._listener, self._exchange, self._wake = listener, exchange, wake
        self._refuse, self._reading = refuse, reading
        self._idle: dict[int, Connection] = {}
        self._poll = select.epoll() if hasattr(select, "epoll") else _Poll()
        self._poll.register(listener.fileno(), _SHARED)
        self._poll.register(exchange.fileno(), _SHARED)
        self._poll.register(wake, select.POLLIN)
        self._next_look = time.monotonic() + _LOOK

    def wait(self) -> Connection | None:
        """A connection whose client sends something, no longer held; None where a moment passed without one."""
        events = self._poll.poll(_LOOK, 1)
        number = events[0][0] if events else -1
        found = self._idle.pop(number, None)
        if time.monotonic() >= self._next_look:
            self._close_idle()
        if number == self._listener.fileno():
            self._accept()
        elif number == self._exchange.fileno():
            self._add(self._exchange.take())
        elif number == self._wake:
            os.read(self._wake, 512)
        return found

    def hold(self, connection: Connection) -> None:
        """Hold a connection again, after a request."""
        connection.since, connection.is_new = time.monotonic(), False
        self._idle[connection.client.fileno()] = connection

    def give_away(self) -> None:
        """Give away all that is held. Any thread may call it while no other uses this object."""
        while self._idle:
            number, connection = self._idle.popitem()
            self._poll.unregister(number)
            self._exchange.give(connection)

    def close(self) -> None:
        """Take no more connections, and give all away."""
        self.give_away()
        self._poll.close()

    def _accept(self) -> None:
        try:
            client, address = self._listener.accept()
        except (BlockingIOError, ConnectionAbortedError):
            return
        self._add(Connection(client, address, time.monotonic()))

    def _add(self, connection: Connection | None) -> None:
        if connection is None:
            return
        if len(self._idle) >= MOST:
            self._drop(next(iter(self._idle.values())))
        connection.client.setblocking(True)
        self._poll.register(connection.client.fileno(), select.POLLIN)
        self._idle[connection.client.fileno()] = connection

    def _close_idle(self) -> None:
        now = time.monotonic()
        self._next_look = now + _LOOK
        for connection in list(self._list_stale(now)):
            if connection.is_new:
                self._refuse(connection)
            self._drop(connection)

    def _list_stale(self, now: float) -> Iterator[Connection]:
        """Connections that were idle too long: a new one has less time, as its request should be on its way."""
        for connection in self._idle.values():
            if now - connection.since > (self._reading if connection.is_new else IDLE):
                yield connection

    def _drop(self, connection: Connection) -> None:
        del self._idle[connection.client.fileno()]
        connection.client.close()


class _Poll:
    """What is used of epoll, where there is none: each that is ready in its turn."""

    def __init__(self) -> None:
        self._poll, self._turn = select.poll(), 0

    def register(self, number: int, events: int) -> None:
        self._poll.register(number, events & select.POLLIN)

    def unregister(self, number: int) -> None:
        self._poll.unregister(number)

    def poll(self, seconds: float, most: int) -> list[tuple[int, int]]:
        events = self._poll.poll(seconds * 1000)
        self._turn += 1
        return [events[self._turn % len(events)]][:most] if events else []

    def close(self) -> None:
        return
