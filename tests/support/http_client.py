"""A client over plain HTTP, and a real server in a process of its own on a free port of the loopback."""

from __future__ import annotations

import http.client
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest


@dataclass(frozen=True)
class Answer:
    """What came back over HTTP. Header names are in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode("utf-8")

    @property
    def media_type(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0]


@dataclass(frozen=True)
class Client:
    """Asks one server."""

    address: str

    def ask(
        self,
        path: str,
        *,
        method: str = "GET",
        headers: Mapping[str, str] | None = None,
        body: bytes | str | None = None,
        query: Mapping[str, str] | None = None,
    ) -> Answer:
        """One request on a connection of its own. `query` is encoded behind the path."""
        host, port = urlsplit(self.address).hostname, urlsplit(self.address).port
        connection = http.client.HTTPConnection(host or "", port, timeout=60)
        try:
            target = f"{path}?{urlencode(query)}" if query else path
            data = body.encode() if isinstance(body, str) else body
            connection.request(method, target, body=data, headers=dict(headers or {}))
            response = connection.getresponse()
            found = {name.lower(): value for name, value in response.getheaders()}
            return Answer(response.status, found, response.read())
        finally:
            connection.close()


def serve(release: Path, *options: str) -> Iterator[Client]:
    """Run `armstrace serve` on a free port, wait until it is ready, and stop it at the end."""
    yield from _run("--release", str(release), *options)


def serve_files(*files: str) -> Iterator[Client]:
    """The same over files of RDF."""
    yield from _run("--rdf", *files)


def _run(*options: str) -> Iterator[Client]:
    command = [sys.executable, "-P", "-m", "armstrace.cli", "serve", "--port", "0"]
    with subprocess.Popen([*command, "--workers", "2", *options], stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            address = process.stdout.readline().strip()
            assert address.startswith("http://"), "the server did not start"
            client = Client(address)
            _wait_until_ready(client)
            yield client
        finally:
            process.terminate()


def _wait_until_ready(client: Client) -> None:
    """Ask /readyz until it says so; the socket listens already, so that a request waits rather than fails."""
    for _ in range(100):
        if client.ask("/readyz").status == 200:
            return
        time.sleep(0.1)
    pytest.fail("the server did not become ready")
