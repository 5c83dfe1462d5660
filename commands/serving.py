"""serve: a release behind gunicorn, with sync workers that share the open store."""

from __future__ import annotations

import ipaddress
import os
import socket
from typing import Annotated, Any

import typer
from flask import Flask
from gunicorn.app.base import BaseApplication

from armstrace.commands.option import DEFAULT_RELEASE, Release
from armstrace.commands.output import say, write_text
from armstrace.graph.errors import InputError
from armstrace.graph.release import open_release
from armstrace.server import create_app
from armstrace.web.site import Settings

_LONGEST_ADDRESS = 8190  # bytes of a request line: longer queries go by POST


def serve(
    release: Release = DEFAULT_RELEASE,
    host: Annotated[str, typer.Option("--host", help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="The port; 0 takes a free one.")] = 8000,
    workers: Annotated[int | None, typer.Option("--workers", min=1, help="Processes; 2 a core by default.")] = None,
    show_text: Annotated[
        bool, typer.Option("--show-text", help="Show passages in traces (a release built with --profiles; loopback).")
    ] = False,
) -> None:
    """Serve a release: pages, data and /sparql. Prints the address on stdout once it answers.

    Example: armstrace serve --release build --port 8000
    """
    if show_text and not _is_loopback(host):
        raise typer.BadParameter("texts are shown on a loopback address only", param_hint="--show-text")
    found = open_release(release)
    listener = _listen(host, port)
    app = create_app(found, Settings(show_text=show_text))
    say(f"Serving release {found.id}; Ctrl-C stops it.")
    _Server(app, listener, workers or 2 * (os.cpu_count() or 1), _address(listener)).run()


def _listen(host: str, port: int) -> socket.socket:
    """A socket bound to the address. Raises InputError where it is taken or is none of this machine's."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, kind, protocol)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen()
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError(
            f"cannot listen on {host} port {port}: {reason}", remedy="choose another port with --port, or --port 0"
        ) from error
    return listener


def _address(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


class _Server(BaseApplication):  # type: ignore[misc]
    """gunicorn over a socket that is already bound, without files or sockets of its own in the user's home."""

    def __init__(self, app: Flask, listener: socket.socket, workers: int, address: str) -> None:
        self._app, self._listener, self._address = app, listener, address
        self._workers = workers
        super().__init__()

    def load_config(self) -> None:
        """Set what differs from gunicorn's defaults."""
        options: dict[str, Any] = {
            "bind": f"fd://{self._listener.fileno()}",
            "workers": self._workers,
            "preload_app": True,
            "limit_request_line": _LONGEST_ADDRESS,
            "loglevel": "warning",
            "control_socket_disable": True,
            "when_ready": lambda _: write_text(self._address),
        }
        for name, value in options.items():
            if name in self.cfg.settings:
                self.cfg.set(name, value)

    def load(self) -> Flask:
        """The application, made once before the workers are forked."""
        return self._app
