"""A real server: gunicorn in a process of its own, on a free port of the loopback, over a small release."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from http_client import Client, serve

from armstrace.graph.release_writer import Contents, make_release
from armstrace.graph.store import write_nquads

HERE = Path(__file__).resolve().parent


@pytest.fixture(scope="session")
def example_release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The release of example.trig."""
    quads = ox.parse((HERE / "example.trig").read_bytes(), format=ox.RdfFormat.TRIG)
    contents = Contents(
        nquads=write_nquads(quads),
        files={},
        counts={"claims": 5, "findings": 1, "sources": 2, "sections": 1},
        version="0.0.1",
        date="2022-03-04",
        title="An example",
        corrections="https://w3id.org/armstrace/corrections",
    )
    return make_release(contents, tmp_path_factory.mktemp("example"))


@pytest.fixture(scope="session")
def client(example_release: Path) -> Iterator[Client]:
    """A client of a running server over the example release."""
    yield from serve(example_release)
