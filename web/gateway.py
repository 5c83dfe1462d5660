"""gunicorn over a socket that is bound before: a supervisor, and for each release a master with its workers."""

from __future__ import annotations

import gc
import os
import socket
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from flask import Flask
from gunicorn.app.base import BaseApplication

from armstrace.graph.errors import InputError
from armstrace.web.board import Board
from armstrace.web.budget import Budget
from armstrace.web.connection import Exchange
from armstrace.web.limit import Limits
from armstrace.web.log import Log
from armstrace.web.metrics import BOARD
from armstrace.web.outcome import COUNTERS
from armstrace.web.service_broker import Broker
from armstrace.web.supervisor import Supervisor
from armstrace.web.worker import Station, Worker

_ROWS_A_WORKER: Final = 8  # old and new generations overlap while long requests end
_BACKLOG: Final = 1024  # connections that the system lets wait
_LONGEST_ADDRESS: Final = 8190  # bytes of a request line: longer queries go by POST


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens; port 0 takes a free one.

    Raises InputError where the address is taken or is none of this machine's.
    """
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, kind, protocol)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # what it accepts has it too
        listener.bind(address)
        listener.listen(_BACKLOG)
    except OSError as error:
        problem = f"cannot listen on {host} port {port}: {error.strerror or error}"
        raise InputError(problem, remedy="choose another port with --port, or --port 0 for a free one") from error
    return listener


def find_address(listener: socket.socket) -> str:
    """The address that a browser opens."""
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """How to run a server. `log` is an open file for lines of JSON, None for no log; `broker` asks other endpoints;
    `budget` is what each client may ask.
    """

    limits: Limits
    workers: int
    log: int | None = None
    broker: Broker | None = None
    budget: Budget | None = None


def count_workers() -> int:
    """The default number of workers: 4 a core, so that some heavy queries share the cores rather than are refused, and
    one more, which is kept free."""
    return 4 * (os.cpu_count() or 1) + 1


def run(
    open_app: Callable[[str], Flask],
    find_target: Callable[[], str],
    listener: socket.socket,
    operation: Operation,
    *,
    when_ready: Callable[[], None],
) -> None:
    """Serve until a signal ends it.

    `open_app` opens the release that is current and makes the application; it is called in a process of its own for
    each release, with what `find_target` said is current. Raises ReleaseError where the first cannot be opened.
    """
    board = Board(_ROWS_A_WORKER * operation.workers + 1, COUNTERS)
    exchange = Exchange()
    listener.setblocking(False)

    def serve(generation: int, target: str, ready: Callable[[], None]) -> None:
        app = open_app(target)
        log = Log(operation.log, app.extensions["armstrace"].release.id)
        station = Station(app, operation.limits, board, log, generation, operation.workers, exchange, operation.budget)
        app.extensions[BOARD] = board
        gc.collect()
        gc.freeze()  # what is there now stays: the collector of a worker need not touch, and so copy, its pages
        _Gateway(station, listener, ready).run()

    supervisor = Supervisor(serve, find_target, listener, board.take_row(0), Log(operation.log), operation.broker)
    supervisor.run(when_ready)


class _Gateway(BaseApplication):  # type: ignore[misc]
    """gunicorn without a configuration file, and without files or sockets of its own in the user's home."""

    def __init__(self, station: Station, listener: socket.socket, ready: Callable[[], None]) -> None:
        self.station = station
        limits = station.limits
        self._options: dict[str, Any] = {
            "bind": f"fd://{listener.fileno()}",
            "workers": station.workers,
            "worker_class": Worker,
            "preload_app": True,
            "limit_request_line": _LONGEST_ADDRESS,
            "loglevel": "critical",
            "timeout": int(limits.longest + limits.reading) + 5,
            "graceful_timeout": int(limits.longest) + 5,
            "control_socket_disable": True,
            "when_ready": lambda _: ready(),
            "child_exit": lambda _, worker: station.board.bury(worker.pid),
        }
        super().__init__()

    def load_config(self) -> None:
        """Set what differs from the defaults. What an older gunicorn does not know, it does not need."""
        for name, value in self._options.items():
            if name in self.cfg.settings:
                self.cfg.set(name, value)

    def load(self) -> Flask:
        """The application, made once before the workers are forked."""
        return self.station.app
