"""The worker: gunicorn's synchronous one, with a watchdog, no socket of its own, and whole answers for every fault."""

from __future__ import annotations

import resource
import socket
import sys
import time
from dataclasses import dataclass
from typing import Any, Final

from flask import Flask
from gunicorn import http
from gunicorn.http import errors, wsgi
from gunicorn.workers.sync import SyncWorker

from armstrace.web import seccomp
from armstrace.web.board import Board, Row
from armstrace.web.budget import Budget
from armstrace.web.connection import Connection, Connections, Exchange
from armstrace.web.limit import MEBIBYTE, Limits
from armstrace.web.log import Log
from armstrace.web.outcome import BUCKETS, Outcome, judge
from armstrace.web.prctl import die_with_parent
from armstrace.web.problem import Problem
from armstrace.web.stream import CutError
from armstrace.web.turn import KEY, Turn
from armstrace.web.verdict import make_verdict, refuse_waited, write_bare, write_problem
from armstrace.web.watchdog import Watchdog

#: The engine reads a query by recursion: deep queries need a deep stack (graph/query_size.py has the limits).
_STACK: Final = 112 * MEBIBYTE
_STATUSES: Final[tuple[tuple[type[Exception], int, str], ...]] = (
    (errors.LimitRequestLine, 414, "the address is too long; send the query by POST"),
    (errors.LimitRequestHeaders, 431, "the header fields are too large"),
    (errors.UnsupportedTransferCoding, 501, "this transfer coding is not read here"),
    (errors.ExpectationFailed, 417, "this expectation is not met here"),
    (errors.ParseException, 400, "the request is no HTTP that is read here"),
)


#: Bytes of an answer that are sent together: a head and a small body in one packet.
_TOGETHER: Final = 16 * 1024
_PULSE: Final = 1.0  # seconds between two signs of life to the master


@dataclass(frozen=True, slots=True)
class Station:
    """What the workers of one release share. The exchange is one for all releases."""

    app: Flask
    limits: Limits
    board: Board
    log: Log
    generation: int
    workers: int
    exchange: Exchange
    budget: Budget | None = None


class Worker(SyncWorker):  # type: ignore[misc]
    """One process that answers one request at a time. Its `app` is the gateway, which has the station."""

    station: Station
    watchdog: Watchdog
    row: Row
    turn: Turn
    connections: Connections

    def run(self) -> None:
        """Answer until told to stop."""
        die_with_parent(self.ppid)
        self.station = station = self.app.station
        self.row = station.board.take_row(station.generation)
        _deepen_stack()
        listener = self.sockets[0].sock
        listener.setblocking(False)
        self.own_address = listener.getsockname()
        self.connections = Connections(
            listener, station.exchange, self.PIPE[0], self._refuse_silent, station.limits.reading
        )
        self.watchdog = Watchdog(self, station.limits, station.board, self.row, station.workers, listener)
        seccomp.deny_sockets()
        self.watchdog.start()
        try:
            self._serve()
        finally:
            self.connections.close()

    def give_away(self) -> None:
        """Let other workers have all connections but the one that is being answered."""
        self.connections.give_away()

    def _serve(self) -> None:
        """Answer whoever asks, until told to stop or until the master is gone."""
        pulse = 0.0
        while self.alive and self.is_parent_alive():
            if time.monotonic() - pulse > _PULSE:
                pulse = time.monotonic()
                self.notify()
            connection = self.connections.wait()
            if connection is None:
                continue
            stays = self._handle(connection)
            while stays and connection.has_more:
                stays = self._handle(connection)
            if stays:
                self.connections.hold(connection)

    def _handle(self, connection: Connection) -> bool:
        """Read and answer one request. Returns whether the connection stays open."""
        client = connection.client
        self.turn = turn = self.watchdog.begin(client)
        status, stays = 0, False
        try:
            if connection.parser is None:
                connection.parser = http.get_parser(self.cfg, client, connection.address)
            status, stays = self._answer(next(connection.parser), connection)
        except (StopIteration, errors.NoMoreData, ConnectionError, TimeoutError):
            pass  # the client left
        except CutError:
            status = 200  # begun, and left without its end: the client sees that
            turn.note["cut"] = True
        except Exception as error:  # noqa: BLE001 - the last place to answer what nobody foresaw; it is logged
            status = self._answer_fault(client, error)
        finally:
            self.watchdog.end(turn)
        self.charge(turn)
        if status or turn.environ is not None:
            self.report(turn, judge(status) if status else Outcome.GONE, cut=turn.note.get("cut", False))
        if not stays:
            _close(client, linger=status >= 400)
        if self.watchdog.has_grown() or (turn.is_long and not self.watchdog.hurry()):
            self.alive = False  # another takes its place, small and at full speed
        return stays

    def write_verdict(self, turn: Turn, outcome: Outcome) -> bytes:
        """The whole answer for a request that the watchdog ends."""
        problem = make_verdict(outcome, turn.seconds, self.station.limits)
        if turn.environ is None:
            return write_bare(problem)
        return write_problem(self.station.app, turn.environ, problem)

    def charge(self, turn: Turn) -> None:
        """Take the time of a request from its client's budget."""
        if self.station.budget and turn.environ is not None:
            self.station.budget.charge(turn.environ, time.monotonic() - turn.began)

    def report(self, turn: Turn, outcome: Outcome, *, cut: bool) -> None:
        """Count and log a request."""
        seconds = time.monotonic() - turn.began
        row = self.row
        row.add(f"requests_{outcome}")
        row.add("seconds", seconds)
        bucket = next((bound for bound in BUCKETS if seconds <= bound), None)
        if bucket is not None:
            row.add(f"bucket_{bucket}")
        if cut:
            row.add("cut")
        self.station.log.write(turn, outcome, seconds, cut=cut)

    def _answer(self, request: Any, connection: Connection) -> tuple[int, bool]:
        """Let the application answer; returns the status, and whether the connection stays open."""
        client, turn = connection.client, self.turn
        response, environ = wsgi.create(request, client, connection.address, self.own_address, self.cfg)
        response.sock = outlet = _Outlet(client)
        self.nr += 1
        environ[KEY] = turn
        turn.begin_stream = lambda: self.watchdog.answer(turn, streams=True)
        refusal = self._refuse(turn, environ)
        if refusal is not None:
            turn.environ = environ
            self.watchdog.answer(turn)
            client.sendall(write_problem(self.station.app, environ, refusal))
            return refusal.status, False
        turn.grant(self.station.limits.deadline)
        turn.environ, turn.is_computing = environ, True
        if request.method != "POST" and _has_body(environ):
            response.force_close()
        parts = self.wsgi(environ, _make_start(response, environ))
        self.watchdog.answer(turn)
        try:
            for part in parts:
                response.write(part)
            response.close()
            outlet.flush()
        finally:
            if hasattr(parts, "close"):
                parts.close()
        return int(response.status_code), not response.should_close()

    def _refuse(self, turn: Turn, environ: dict[str, Any]) -> Problem | None:
        """Why a request is not looked at: it is too late already, or its client has spent its budget."""
        if turn.waited >= self.station.limits.deadline:
            return refuse_waited(turn.waited)
        return self.station.budget.check(environ) if self.station.budget else None

    def _refuse_silent(self, connection: Connection) -> None:
        """Tell a client that connected and sent nothing that it was too slow."""
        try:
            connection.client.settimeout(0.02)
            connection.client.sendall(write_bare(make_verdict(Outcome.LATE, 0.0, self.station.limits)))
        except OSError:
            return

    def _answer_fault(self, client: socket.socket, error: Exception) -> int:
        """Answer a request that could not be read, or whose answer failed. Returns the status."""
        known = next((found for found in _STATUSES if isinstance(error, found[0])), None)
        if known is None:
            self.log.exception("a request failed")
        status, detail = known[1:] if known else (500, "an error that nobody foresaw; it was written to the log")
        if not self.turn.is_answering:
            self.watchdog.answer(self.turn)
            client.sendall(write_bare(Problem(status=status, type="http", detail=detail)))
        return status


def _deepen_stack() -> None:
    """Allow the main thread a deep stack, as far as the system lets us."""
    _, most = resource.getrlimit(resource.RLIMIT_STACK)
    wanted = _STACK if most == resource.RLIM_INFINITY else min(_STACK, most)
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_STACK, (wanted, most))


class _Outlet:
    """A socket that sends small pieces together."""

    def __init__(self, client: socket.socket) -> None:
        self._client, self._held = client, bytearray()

    def sendall(self, data: bytes) -> None:
        """Take bytes, and send what is there if it is much."""
        if len(data) >= _TOGETHER and not self._held:
            self._client.sendall(data)
            return
        self._held += data
        if len(self._held) >= _TOGETHER:
            self.flush()

    def flush(self) -> None:
        """Send what is there."""
        self._client.sendall(self._held)
        self._held = bytearray()


def _has_body(environ: dict[str, Any]) -> bool:
    return environ.get("CONTENT_LENGTH", "0") != "0" or "HTTP_TRANSFER_ENCODING" in environ


def _make_start(response: Any, environ: dict[str, Any]) -> Any:
    """WSGI's start_response. A body that was refused may not have been read: then the connection must end."""
    if not _has_body(environ):
        return response.start_response

    def start(status: str, headers: Any, exc_info: Any = None) -> Any:
        if status[0] in "45":
            response.force_close()
        return response.start_response(status, headers, exc_info)

    return start


def _close(client: socket.socket, *, linger: bool) -> None:
    """Close a connection. Where the client may still be sending, read on for a moment: a reset would destroy the
    answer on its way."""
    try:
        client.shutdown(socket.SHUT_WR)
        client.settimeout(0.5 if linger else 0.0)
        for _ in range(64):
            if not client.recv(65536):
                break
    except OSError:
        pass
    finally:
        client.close()
