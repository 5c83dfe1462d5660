"""gunicorn over a socket that is bound before: sync workers that share one open release."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication

from armstrace.graph.errors import InputError

_LONGEST_ADDRESS = 8190  # bytes of a request line: longer queries go by POST


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens; port 0 takes a free one.

    Raises InputError where the address is taken or is none of this machine's.
    """
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, kind, protocol)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen()
    except OSError as error:
        problem = f"cannot listen on {host} port {port}: {error.strerror or error}"
        raise InputError(problem, remedy="choose another port with --port, or --port 0 for a free one") from error
    return listener


def find_address(listener: socket.socket) -> str:
    """The address that a browser opens."""
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def run(app: Flask, listener: socket.socket, *, workers: int | None, when_ready: Callable[[], None]) -> None:
    """Serve until a signal ends it. `workers`: processes, 2 a core by default."""
    options: dict[str, Any] = {
        "bind": f"fd://{listener.fileno()}",
        "workers": workers or 2 * (os.cpu_count() or 1),
        "preload_app": True,
        "limit_request_line": _LONGEST_ADDRESS,
        "loglevel": "warning",
        "control_socket_disable": True,
        "when_ready": lambda _: when_ready(),
    }
    _Gateway(app, options).run()


class _Gateway(BaseApplication):  # type: ignore[misc]
    """gunicorn without a configuration file, and without files or sockets of its own in the user's home."""

    def __init__(self, app: Flask, options: dict[str, Any]) -> None:
        self._app, self._options = app, options
        super().__init__()

    def load_config(self) -> None:
        """Set what differs from the defaults. What an older gunicorn does not know, it does not need."""
        for name, value in self._options.items():
            if name in self.cfg.settings:
                self.cfg.set(name, value)

    def load(self) -> Flask:
        """The application, made once before the workers are forked."""
        return self._app
