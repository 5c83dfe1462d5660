"""serve: a release as pages, data and /sparql."""

from __future__ import annotations

import ipaddress
import sys
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer

from armstrace.commands.option import DEFAULT_RELEASE, Release
from armstrace.commands.output import say, write_text
from armstrace.graph.rdf_file import open_files, parse_file
from armstrace.graph.release import Release as Opened
from armstrace.graph.release import find_folder, open_release
from armstrace.web.limit import LONGEST, MEBIBYTE, Limits, Mode, find_memory

if TYPE_CHECKING:
    import socket

    from armstrace.web.gateway import Operation
    from armstrace.web.site import Settings


class Log(StrEnum):
    """Where the log of requests goes."""

    STDERR = "stderr"
    NONE = "none"


class DefaultGraph(StrEnum):
    """What queries over files of RDF see where they name no graph."""

    UNION = "union"
    UNNAMED = "unnamed"


def serve(
    files: Annotated[list[str] | None, typer.Argument(metavar="[FILE]...", help="More files for --rdf.")] = None,
    release: Release = DEFAULT_RELEASE,
    rdf: Annotated[
        list[str] | None,
        typer.Option("--rdf", metavar="FILE", help="Serve files of RDF, not a release; IRI=FILE names their graph."),
    ] = None,
    default_graph: Annotated[
        DefaultGraph, typer.Option("--default-graph", help="With --rdf: what a query without a graph sees.")
    ] = DefaultGraph.UNION,
    host: Annotated[str, typer.Option("--host", help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="The port; 0 takes a free one.")] = 8000,
    workers: Annotated[int | None, typer.Option("--workers", min=1, help="Processes; 4 a core and one.")] = None,
    deadline: Annotated[
        float, typer.Option("--deadline", min=0.1, max=LONGEST, help="Seconds for a request that asks for no other.")
    ] = 10.0,
    memory: Annotated[
        int | None,
        typer.Option("--memory", min=16, metavar="MIB", help="Memory for one request; 1024 or less by default."),
    ] = None,
    rows: Annotated[int, typer.Option("--rows", min=1, help="Rows of one answer; a mark tells of more.")] = 1_000_000,
    cache: Annotated[
        int, typer.Option("--cache", min=0, metavar="MIB", help="Small answers that each worker keeps; 0 keeps none.")
    ] = 16,
    mode: Annotated[Mode, typer.Option("--mode", help="Where the graph is while it is served.")] = Mode.AUTO,
    allow_service: Annotated[
        list[str] | None,
        typer.Option(
            "--allow-service", metavar="IRI", help="An endpoint, or the start of its address, that SERVICE may ask."
        ),
    ] = None,
    budget: Annotated[
        str | None,
        typer.Option("--budget", help="What one client may ask: 600/minute, or off (the default on loopback)."),
    ] = None,
    proxies: Annotated[
        int,
        typer.Option(
            "--proxies", min=0, help="How many proxies of yours stand before it: their X-Forwarded-For counts."
        ),
    ] = 0,
    log: Annotated[Log, typer.Option("--log", help="A line of JSON for each request on stderr, or none.")] = Log.STDERR,
    show_text: Annotated[
        bool, typer.Option("--show-text", help="Show passages in traces (a release built with --profiles; loopback).")
    ] = False,
) -> None:
    """Serve a release: pages, data and /sparql; or any files of RDF. Prints the address on stdout once it answers.

    Example: armstrace serve --release build --port 8000
    """
    if files and not rdf:
        raise typer.BadParameter("files are served with --rdf only", param_hint="FILE")
    from armstrace.web.budget import make_budget  # slow to import (Flask, gunicorn): only when needed
    from armstrace.web.gateway import Operation, count_workers, listen
    from armstrace.web.service import open_services
    from armstrace.web.site import Settings

    is_local = _is_loopback(host)
    if show_text and not is_local:
        raise typer.BadParameter("texts are shown on a loopback address only", param_hint="--show-text")
    workers = workers or count_workers()
    allowance = memory * MEBIBYTE if memory else find_memory(workers)
    limits = Limits(deadline=deadline, memory=allowance, rows=rows, cache=cache * MEBIBYTE)
    source = _Source(release, (*(rdf or ()), *(files or ())), mode, union=default_graph is DefaultGraph.UNION)
    spending = make_budget(budget, proxies, is_local=is_local)
    services, broker = open_services(allow_service or ())
    listener = listen(host, port)
    say(f"Serving {source.name}; Ctrl-C stops it.")
    _run(
        source,
        Settings(show_text=show_text, limits=limits, services=services),
        listener,
        Operation(
            limits=limits,
            workers=workers,
            log=sys.stderr.fileno() if log is Log.STDERR else None,
            broker=broker,
            budget=spending,
        ),
    )


@dataclass(frozen=True)
class _Source:
    """What is served: the current release of a directory, or files of RDF."""

    release: Path
    files: tuple[str, ...]
    mode: Mode
    union: bool

    def __post_init__(self) -> None:
        for file in self.files:
            parse_file(file)  # a wrong name is told at once

    @property
    def name(self) -> str:
        """What it is, in words. Raises ReleaseError where there is none."""
        return "files of RDF" if self.files else f"release {find_folder(self.release).name}"

    def find(self) -> str:
        """What is current; a str that changes with it."""
        return "files" if self.files else str(find_folder(self.release))

    def open(self, target: str, scratch: Path) -> Opened:
        """Open what `find` said is current; `scratch` takes what must stand on disk."""
        if self.files:
            return open_files(self.files, scratch=scratch, union=self.union, memory_quads=self.mode.memory_quads)
        return open_release(Path(target), memory_quads=self.mode.memory_quads)


def _run(source: _Source, settings: Settings, listener: socket.socket, operation: Operation) -> None:
    """Serve until a signal ends it."""
    from armstrace.server import create_app
    from armstrace.web.gateway import find_address, run

    address = find_address(listener)
    with TemporaryDirectory(prefix="armstrace-") as scratch:
        run(
            lambda target: create_app(source.open(target, Path(scratch)), settings),
            source.find,
            listener,
            operation,
            when_ready=lambda: write_text(address),
        )


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
