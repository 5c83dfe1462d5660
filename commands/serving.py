"""serve: a release as pages, data and /sparql."""

from __future__ import annotations

import ipaddress
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import typer

from armstrace.commands import serve_option as option
from armstrace.commands.option import DEFAULT_RELEASE, Release
from armstrace.commands.output import say, write_text
from armstrace.graph.rdf_file import open_files, parse_file
from armstrace.graph.release import Release as Opened
from armstrace.graph.release import find_folder, open_release
from armstrace.web.limit import MEBIBYTE, Limits, Mode, find_memory

if TYPE_CHECKING:
    import socket

    from armstrace.web.gateway import Operation
    from armstrace.web.site import Settings


def serve(
    files: option.Files = None,
    release: Release = DEFAULT_RELEASE,
    rdf: option.Rdf = None,
    default_graph: option.Graph = option.DefaultGraph.UNION,
    host: option.Host = "127.0.0.1",
    port: option.Port = 8000,
    workers: option.Workers = None,
    deadline: option.Deadline = 10.0,
    memory: option.Memory = None,
    rows: option.Rows = 1_000_000,
    cache: option.Cache = 16,
    mode: option.Where = Mode.AUTO,
    allow_service: option.AllowService = None,
    budget: option.Budget = None,
    proxies: option.Proxies = 0,
    log: option.LogTo = option.Log.STDERR,
    show_text: option.ShowText = False,
) -> None:
    """Serve a release: pages, data and /sparql; or any files of RDF. Prints the address on stdout once it answers.

    Example: armstrace serve --release build --port 8000
    """
    is_local = _is_loopback(host)
    _check_options(has_files=bool(files), has_rdf=bool(rdf), is_local=is_local, show_text=show_text)
    from armstrace.web.budget import make_budget  # slow to import (Flask, gunicorn): only when needed
    from armstrace.web.gateway import Operation, count_workers, listen
    from armstrace.web.service import open_services
    from armstrace.web.site import Settings

    workers = workers or count_workers()
    limits = _make_limits(deadline, memory, rows, cache, workers)
    union = default_graph is option.DefaultGraph.UNION
    source = _Source(release, (*(rdf or ()), *(files or ())), mode, union=union)
    spending = make_budget(budget, proxies, is_local=is_local)
    services, broker = open_services(allow_service or ())
    operation = Operation(limits=limits, workers=workers, log=_find_stream(log), broker=broker, budget=spending)
    listener = listen(host, port)
    say(f"Serving {source.name}; Ctrl-C stops it.")
    _run(source, Settings(show_text=show_text, limits=limits, services=services), listener, operation)


def _make_limits(deadline: float, memory: int | None, rows: int, cache: int, workers: int) -> Limits:
    """The limits of a query. `memory` and `cache` in MiB; seconds, rows."""
    allowance = memory * MEBIBYTE if memory else find_memory(workers)
    return Limits(deadline=deadline, memory=allowance, rows=rows, cache=cache * MEBIBYTE)


def _find_stream(log: option.Log) -> int | None:
    """The descriptor of the stream that is logged to, if any."""
    return sys.stderr.fileno() if log is option.Log.STDERR else None


def _check_options(*, has_files: bool, has_rdf: bool, is_local: bool, show_text: bool) -> None:
    """Raises BadParameter where options do not go together."""
    if has_files and not has_rdf:
        raise typer.BadParameter("files are served with --rdf only", param_hint="FILE")
    if show_text and not is_local:
        raise typer.BadParameter("texts are shown on a loopback address only", param_hint="--show-text")


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
