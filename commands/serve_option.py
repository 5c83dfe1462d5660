"""The options of serve: their types, bounds and what help says of them."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, TypeAlias

import typer

from armstrace.web.limit import LONGEST, Mode


class Log(StrEnum):
    """Where the log of requests goes."""

    STDERR = "stderr"
    NONE = "none"


class DefaultGraph(StrEnum):
    """What queries over files of RDF see where they name no graph."""

    UNION = "union"
    UNNAMED = "unnamed"


Files: TypeAlias = Annotated[list[str] | None, typer.Argument(metavar="[FILE]...", help="More files for --rdf.")]
Rdf: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--rdf", metavar="FILE", help="Serve files of RDF, not a release; IRI=FILE names their graph."),
]
Graph: TypeAlias = Annotated[
    DefaultGraph, typer.Option("--default-graph", help="With --rdf: what a query without a graph sees.")
]
Host: TypeAlias = Annotated[str, typer.Option("--host", help="The address to listen on.")]
Port: TypeAlias = Annotated[int, typer.Option("--port", min=0, max=65535, help="The port; 0 takes a free one.")]
Workers: TypeAlias = Annotated[int | None, typer.Option("--workers", min=1, help="Processes; 4 a core and one.")]
Deadline: TypeAlias = Annotated[
    float, typer.Option("--deadline", min=0.1, max=LONGEST, help="Seconds for a request that asks for no other.")
]
Memory: TypeAlias = Annotated[
    int | None,
    typer.Option("--memory", min=16, metavar="MIB", help="Memory for one request; 1024 or less by default."),
]
Rows: TypeAlias = Annotated[int, typer.Option("--rows", min=1, help="Rows of one answer; a mark tells of more.")]
Cache: TypeAlias = Annotated[
    int, typer.Option("--cache", min=0, metavar="MIB", help="Small answers that each worker keeps; 0 keeps none.")
]
Where: TypeAlias = Annotated[Mode, typer.Option("--mode", help="Where the graph is while it is served.")]
AllowService: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--allow-service", metavar="IRI", help="An endpoint, or the start of its address, that SERVICE may ask."
    ),
]
Budget: TypeAlias = Annotated[
    str | None,
    typer.Option("--budget", help="What one client may ask: 600/minute, or off (the default on loopback)."),
]
Proxies: TypeAlias = Annotated[
    int,
    typer.Option("--proxies", min=0, help="How many proxies of yours stand before it: their X-Forwarded-For counts."),
]
LogTo: TypeAlias = Annotated[Log, typer.Option("--log", help="A line of JSON for each request on stderr, or none.")]
ShowText: TypeAlias = Annotated[
    bool, typer.Option("--show-text", help="Show passages in traces (a release built with --profiles; loopback).")
]
