"""A client that sees broken bodies, and servers of files with limits of their own."""

from __future__ import annotations

import http.client
import json
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode, urlsplit

DEADLINE = 2.0
FORM = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/sparql-results+json"}


@dataclass(frozen=True)
class Ended:
    """How a request ended for its client. `cut`: the body has no end. `seconds` it took in all."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    cut: bool
    seconds: float

    @property
    def problem(self) -> Any:
        return json.loads(self.body)


@dataclass(frozen=True)
class Asker:
    """Asks one server; sees broken bodies."""

    address: str
    pid: int = 0

    def ask(self, query: str, **fields: str) -> Ended:
        return self.send("POST", "/sparql", urlencode({"query": query, **fields}), FORM)

    def send(self, method: str, path: str, body: str = "", headers: Mapping[str, str] | None = None) -> Ended:
        began = time.monotonic()
        connection = http.client.HTTPConnection(urlsplit(self.address).netloc, timeout=60)
        try:
            connection.request(method, path, body or None, dict(headers or {}))
            response = connection.getresponse()
            found = {name.lower(): value for name, value in response.getheaders()}
            try:
                data, cut = response.read(), False
            except http.client.IncompleteRead as error:
                data, cut = error.partial, True
            except ConnectionResetError:
                data, cut = b"", True
            return Ended(response.status, found, data, cut, time.monotonic() - began)
        finally:
            connection.close()

    def ask_together(self, queries: list[str]) -> list[Ended]:
        found: list[Ended] = []
        threads = [threading.Thread(target=lambda query=query: found.append(self.ask(query))) for query in queries]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return found


@contextmanager
def serve_files(*options: str) -> Iterator[Asker]:
    """Run `armstrace serve` with these options on a free port until the end of the block."""
    command = [sys.executable, "-P", "-m", "armstrace.cli", "serve", "--port", "0", "--log", "none", *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            address = process.stdout.readline().strip()
            assert address.startswith("http://"), "the server did not start"
            yield Asker(address, process.pid)
        finally:
            process.terminate()


def wait_until(true: Callable[[], object]) -> None:
    """Wait for something to come about, up to half a minute."""
    until = time.monotonic() + 30
    while not true():
        assert time.monotonic() < until, "it did not come about"
        time.sleep(0.02)
