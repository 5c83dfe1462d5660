"""The queue of connections that wait for a worker, kept short: what waits beyond the limit is told so at once."""

from __future__ import annotations

import json
import socket
import struct
import time
from collections import deque
from typing import Final

from armstrace.web.board import Row

_INFO: Final = struct.Struct("B" * 8 + "I" * 24)  # struct tcp_info of linux/tcp.h
_WAITING: Final = 8 + 4  # tcpi_unacked: of a listening socket, the connections that nobody took yet
_LAST_DATA: Final = 8 + 11  # tcpi_last_data_recv: of a connection, milliseconds since bytes came
_AT_ONCE: Final = 32
_LEAVE: Final = 1.0  # seconds that the socket of who was turned away stays open
_MOST_LEAVING: Final = 512


def count_waiting(listener: socket.socket) -> int:
    """How many connections wait to be taken; 0 where the system does not tell."""
    return _read_info(listener, _WAITING)


def measure_wait(client: socket.socket) -> float:
    """For how many seconds a request has waited in the queue; 0 where the system does not tell.

    To be asked when the connection is taken: it is the time since the request, or the last of it, came.
    """
    return _read_info(client, _LAST_DATA) / 1000


def _read_info(connection: socket.socket, field: int) -> int:
    """A field of what the system knows of a TCP socket; 0 where it tells nothing."""
    option = getattr(socket, "TCP_INFO", None)
    if option is None or connection.family not in (socket.AF_INET, socket.AF_INET6):
        return 0
    try:
        return int(_INFO.unpack(connection.getsockopt(socket.IPPROTO_TCP, option, _INFO.size))[field])
    except (OSError, struct.error):
        return 0


class Door:
    """Turns connections away. Their sockets stay open for a moment: a request that is still on its way would else be
    answered with a reset, which may overtake the answer."""

    def __init__(self) -> None:
        self._leaving: deque[tuple[float, socket.socket]] = deque()

    def shorten(self, listener: socket.socket, most: int, row: Row) -> None:
        """Turn connections away while more than `most` wait, the longest waiting first: they are the likeliest to be
        given up by their clients anyway."""
        self.sweep()
        for _ in range(min(_AT_ONCE, count_waiting(listener) - most)):
            try:
                client, _ = listener.accept()
            except (BlockingIOError, ConnectionAbortedError):
                return
            self.turn_away(client, "too many requests wait", "ask again in a few seconds")
            row.add("turned_away")

    def turn_away(self, client: socket.socket, detail: str, hint: str) -> None:
        """Answer 503 without looking at the request."""
        client.setblocking(False)
        try:
            client.sendall(_write_busy(detail, hint))
            client.shutdown(socket.SHUT_WR)
        except OSError:
            client.close()
            return
        self._leaving.append((time.monotonic() + _LEAVE, client))

    def sweep(self, *, at_once: bool = False) -> None:
        """Close what was turned away a moment ago; all of it `at_once` where the process ends."""
        now = time.monotonic()
        while self._leaving and (at_once or self._leaving[0][0] < now or len(self._leaving) > _MOST_LEAVING):
            _, client = self._leaving.popleft()
            with client:
                try:
                    for _ in range(16):
                        if not client.recv(65536):
                            break
                except OSError:
                    continue


def _write_busy(detail: str, hint: str) -> bytes:
    problem = {"type": "/problems#busy", "title": "The server is busy", "status": 503, "detail": detail, "hint": hint}
    body = json.dumps(problem).encode()
    head = (
        "HTTP/1.1 503 Service Unavailable\r\nContent-Type: application/problem+json\r\n"
        f"Content-Length: {len(body)}\r\nRetry-After: 2\r\nCache-Control: no-store\r\n"
        "Access-Control-Allow-Origin: *\r\nConnection: close\r\n\r\n"
    )
    return head.encode() + body
