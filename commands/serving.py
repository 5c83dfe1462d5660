"""serve: a release as pages, data and /sparql."""

from __future__ import annotations

import ipaddress
import sys
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer

from armstrace.commands.option import DEFAULT_RELEASE, Release
from armstrace.commands.output import say, write_text
from armstrace.graph.rdf_file import open_files, parse_file
from armstrace.graph.release import find_folder, open_release
from armstrace.web.limit import LONGEST, MEBIBYTE, Limits, Mode, find_memory

if TYPE_CHECKING:
    from flask import Flask


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
    workers: Annotated[int | None, typer.Option("--workers", min=1, help="Processes; 2 a core by default.")] = None,
    deadline: Annotated[
        float, typer.Option("--deadline", min=0.1, max=LONGEST, help="Seconds for a request that asks for no other.")
    ] = 10.0,
    memory: Annotated[
        int | None,
        typer.Option("--memory", min=16, metavar="MIB", help="Memory for one request; 1024 or less by default."),
    ] = None,
    rows: Annotated[int, typer.Option("--rows", min=1, help="Rows of one answer; a mark tells of more.")] = 1_000_000,
    mode: Annotated[Mode, typer.Option("--mode", help="Where the graph is while it is served.")] = Mode.AUTO,
    allow_service: Annotated[
        list[str] | None,
        typer.Option(
            "--allow-service", metavar="IRI", help="An endpoint, or the start of its address, that SERVICE may ask."
        ),
    ] = None,
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
    from armstrace.server import create_app  # slow to import (Flask, gunicorn): only when needed
    from armstrace.web.gateway import Operation, count_workers, find_address, listen, run
    from armstrace.web.service import Services
    from armstrace.web.service_broker import Broker
    from armstrace.web.service_list import parse_allowed
    from armstrace.web.site import Settings

    if show_text and not _is_loopback(host):
        raise typer.BadParameter("texts are shown on a loopback address only", param_hint="--show-text")
    workers = workers or count_workers()
    budget = memory * MEBIBYTE if memory else find_memory(workers)
    limits = Limits(deadline=deadline, memory=budget, rows=rows)
    given = [*(rdf or ()), *(files or ())]
    for file in given:
        parse_file(file)  # a wrong name is told at once
    found = "files of RDF" if given else f"release {find_folder(release).name}"
    union = default_graph is DefaultGraph.UNION
    allowed = tuple(parse_allowed(iri) for iri in allow_service or ())
    listener = listen(host, port)
    broker = Broker(allowed, close=(listener,)) if allowed else None
    services = Services(allowed, broker.ask) if broker else None
    address = find_address(listener)
    say(f"Serving {found}; Ctrl-C stops it.")
    with TemporaryDirectory(prefix="armstrace-") as scratch:

        def open_app(folder: str) -> Flask:
            if given:
                opened = open_files(given, scratch=Path(scratch), union=union, memory_quads=mode.memory_quads)
            else:
                opened = open_release(Path(folder), memory_quads=mode.memory_quads)
            return create_app(opened, Settings(show_text=show_text, limits=limits, services=services))

        run(
            open_app,
            lambda: "files" if given else str(find_folder(release)),
            listener,
            Operation(
                limits=limits,
                workers=workers,
                log=sys.stderr.fileno() if log is Log.STDERR else None,
                broker=broker,
            ),
            when_ready=lambda: write_text(address),
        )


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
