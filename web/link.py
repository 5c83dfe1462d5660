"""From the graph's IRIs to addresses of this server and back. Any IRI under the base resolves here by its path."""

from __future__ import annotations

from urllib.parse import quote

from armstrace.graph.names import BASE


def local_path(iri: str) -> str | None:
    """Where a node is found: a path of this server, an http(s) address elsewhere, None for any other IRI."""
    if iri.startswith(BASE):
        return "/" + quote(iri.removeprefix(BASE), safe="/#.-_~")
    if iri.startswith(("https://", "http://")):
        return iri
    return None


def data_path(iri: str, suffix: str) -> str:
    """Where the data about a node of the graph are found in one form: `/data/state/rus.ttl`, `/ontology.ttl`."""
    path = iri.removeprefix(BASE).rstrip("#")
    return f"/data/{path.removeprefix('id/')}.{suffix}" if path.startswith("id/") else f"/{path}.{suffix}"


def page_path(iri: str) -> str:
    """Where the page about a node of the graph is found."""
    path = iri.removeprefix(BASE).rstrip("#")
    return f"/page/{path.removeprefix('id/')}" if path.startswith("id/") else f"/{path}"
