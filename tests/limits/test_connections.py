"""Connections stay open between requests, wait behind no long one, and outlive the worker that held them."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from limit_client import Asker, serve_files

_SMALL = "/sparql?format=csv&query=" + quote("SELECT (1 + 1 AS ?two) { }")
_LONG = "/sparql?format=csv&timeout={}&query=" + quote(
    "SELECT (COUNT(*) AS ?n) { ?s ?p ?o . ?a ?b ?c FILTER(STR(?s) < STR(?c)) }"
)


@pytest.fixture(scope="module")
def two(graph: Path) -> Iterator[Asker]:
    """A server of two workers that end nothing early."""
    with serve_files("--rdf", str(graph), "--workers", "2", "--deadline", "10") as asker:
        yield asker


@contextmanager
def connect(asker: Asker, count: int) -> Iterator[list[http.client.HTTPConnection]]:
    """So many connections, which are closed in the end."""
    with ExitStack() as stack:
        made = [http.client.HTTPConnection(urlsplit(asker.address).netloc, timeout=30) for _ in range(count)]
        for connection in made:
            stack.callback(connection.close)
        yield made


def ask(connection: http.client.HTTPConnection, path: str = _SMALL) -> http.client.HTTPResponse:
    """One request; the body is in `read_body`."""
    connection.request("GET", path)
    response = connection.getresponse()
    response.read_body = response.read()  # type: ignore[attr-defined]
    return response


def read_all(connection: socket.socket) -> bytes:
    found = b""
    while block := connection.recv(65536):
        found += block
    return found


def test_a_connection_stays_open(two: Asker) -> None:
    with connect(two, 1) as (connection,):
        ask(connection)
        used = connection.sock
        for _ in range(5):
            response = ask(connection)
            assert (response.status, response.read_body) == (200, b"two\r\n2\r\n")  # type: ignore[attr-defined]
            assert response.getheader("Connection") == "keep-alive"
        assert ask(connection, "/sparql?query=broken").status == 400
        assert ask(connection, "/readyz").status == 200
        assert ask(connection).status == 200
        assert connection.sock is used


def test_more_connections_than_workers_take_turns(two: Asker) -> None:
    with connect(two, 12) as connections:
        for _ in range(5):
            assert {ask(connection).status for connection in connections} == {200}


@pytest.mark.parametrize("head", ["HTTP/1.0\r\n", "HTTP/1.1\r\nConnection: close\r\n"])
def test_it_is_closed_for_who_wants_that(two: Asker, head: str) -> None:
    host = urlsplit(two.address).netloc
    with socket.create_connection(host.split(":"), timeout=30) as connection:  # type: ignore[arg-type]
        connection.sendall(f"GET {_SMALL} {head}Host: {host}\r\n\r\n".encode())
        assert read_all(connection).endswith(b"two\r\n2\r\n")


def test_requests_behind_one_another_are_all_answered(two: Asker) -> None:
    host = urlsplit(two.address).netloc
    with socket.create_connection(host.split(":"), timeout=30) as connection:  # type: ignore[arg-type]
        one = f"GET {_SMALL} HTTP/1.1\r\nHost: {host}\r\n\r\n"
        last = f"GET {_SMALL} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
        connection.sendall((one * 3 + last).encode())
        assert read_all(connection).count(b"two\r\n2\r\n") == 4


@pytest.mark.parametrize(("method", "path", "length"), [
    ("POST", "/sparql", 2 << 20), ("PUT", "/sparql", 10), ("GET", _SMALL, 10), ("POST", "/claims.csv", 10),
])  # fmt: skip
def test_an_unread_body_is_no_next_request(two: Asker, method: str, path: str, length: int) -> None:
    host = urlsplit(two.address).netloc
    with socket.create_connection(host.split(":"), timeout=30) as connection:  # type: ignore[arg-type]
        head = f"{method} {path} HTTP/1.1\r\nHost: {host}\r\nContent-Length: {length}\r\n\r\n"
        connection.sendall(head.encode() + b"GET / HTTP/")
        found = read_all(connection)
        assert found.count(b"HTTP/1.1 ") == 1
        assert b"Connection: close" in found


def test_nobody_waits_behind_a_long_request(two: Asker) -> None:
    with connect(two, 6) as (first, *others):
        assert {ask(connection).status for connection in (first, *others)} == {200}
        ended: list[int] = []
        long = threading.Thread(target=lambda: ended.append(ask(first, _LONG.format(4)).status))
        long.start()
        time.sleep(0.3)  # it is under way
        assert {ask(connection).status for connection in others} == {200}
        assert not ended, "the small requests were answered while the long one ran"
        long.join()
        assert ended == [504]
        assert {ask(connection).status for connection in others} == {200}, "they outlive the worker that was ended"


def test_connections_outlive_a_worker_that_is_told_to_stop(two: Asker) -> None:
    with connect(two, 6) as connections:
        assert {ask(connection).status for connection in connections} == {200}
        sockets = [connection.sock for connection in connections]
        for worker in find_workers(two):
            os.kill(worker, signal.SIGTERM)
        for _ in range(3):
            assert {ask(connection).status for connection in connections} == {200}
        assert [connection.sock for connection in connections] == sockets


def find_workers(asker: Asker) -> list[int]:
    """The processes that answer: the grandchildren of the server's process."""
    masters = _children(asker.pid)
    return [worker for master in masters for worker in _children(master)]


def _children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def test_who_connects_and_says_nothing_is_told_so(graph: Path) -> None:
    with serve_files("--rdf", str(graph), "--workers", "1") as asker:
        host = urlsplit(asker.address).netloc
        with socket.create_connection(host.split(":"), timeout=30) as silent:  # type: ignore[arg-type]
            with connect(asker, 1) as (other,):
                assert ask(other).status == 200, "it holds up nobody"
            assert read_all(silent).startswith(b"HTTP/1.1 408 ")
