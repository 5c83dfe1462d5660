"""serve: a release as pages, data and /sparql."""

from __future__ import annotations

import ipaddress
from typing import Annotated

import typer

from armstrace.commands.option import DEFAULT_RELEASE, Release
from armstrace.commands.output import say, write_text
from armstrace.graph.release import open_release


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
    from armstrace.server import create_app  # slow to import (Flask, gunicorn): only when needed
    from armstrace.web.gateway import find_address, listen, run
    from armstrace.web.site import Settings

    if show_text and not _is_loopback(host):
        raise typer.BadParameter("texts are shown on a loopback address only", param_hint="--show-text")
    found = open_release(release)
    listener = listen(host, port)
    address = find_address(listener)  # now: gunicorn takes the socket over
    app = create_app(found, Settings(show_text=show_text))
    say(f"Serving release {found.id}; Ctrl-C stops it.")
    run(app, listener, workers=workers, when_ready=lambda: write_text(address))


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
