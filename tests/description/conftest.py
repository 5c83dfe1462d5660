"""A client of a real server over the small example release."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from http_client import Client, serve


@pytest.fixture(scope="session")
def client(example_release: Path) -> Iterator[Client]:
    """A client of a running server over the example release."""
    yield from serve(example_release)
