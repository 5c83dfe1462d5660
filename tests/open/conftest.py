"""A small release of invented claims held against small files, and a real server over it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from http_client import Client, serve
from open_sample import make_page, write
from small_release import CLAIMS, CONFLICTS, NOTE, ROWS, VOTES, make_small_release


@pytest.fixture(scope="session")
def open_release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release of CLAIMS and three small files of datasets, as a build with open data writes it."""
    folder = tmp_path_factory.mktemp("open")
    page = write(folder, "p.html", make_page(ROWS, [NOTE], totals="Signatories : 1. Parties : 1"))
    files = [
        ("untc-page", page, None),
        ("unvotes", write(folder, "v.csv", VOTES), None),
        ("ucdp-conflicts", write(folder, "c.csv", CONFLICTS), "2024-12-31"),
    ]
    return make_small_release(CLAIMS, files, folder)


@pytest.fixture(scope="session")
def open_client(open_release: Path) -> Iterator[Client]:
    """A client of a server over that release."""
    yield from serve(open_release)
