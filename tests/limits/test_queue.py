"""Who waits too long in the queue, or sends too slowly, is told so in a whole answer."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from bad_query import BAD
from limit_client import Asker, Ended, serve_files, wait_until

_MOST_WAITING = 128


@pytest.fixture(scope="module")
def lone(graph: Path) -> Iterator[Asker]:
    """A server of one worker."""
    with serve_files("--rdf", str(graph), "--workers", "1", "--deadline", "2") as asker:
        yield asker


def find_busy(asker: Asker) -> bool:
    """Does a connection wait that nobody takes? Then the one worker is in a request."""
    with socket.create_connection((urlsplit(asker.address).hostname, urlsplit(asker.address).port), 5) as connection:
        connection.sendall(b"GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        connection.settimeout(0.3)
        try:
            return not connection.recv(1)
        except TimeoutError:
            return True


@pytest.fixture
def busy(lone: Asker) -> Iterator[None]:
    """The one worker is in a bad query meanwhile."""
    bad = threading.Thread(target=lambda: lone.ask(BAD["a long path"], timeout="4"))
    bad.start()
    wait_until(lambda: find_busy(lone))
    yield
    bad.join()


def ask_many(asker: Asker, count: int) -> list[Ended]:
    found: list[Ended] = []
    threads = [threading.Thread(target=lambda: found.append(asker.ask("ASK {}", timeout="60"))) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


def test_what_finds_the_queue_full_is_turned_away(lone: Asker, busy: None) -> None:
    found = ask_many(lone, _MOST_WAITING + 40)
    assert len(found) == _MOST_WAITING + 40
    away = [answer for answer in found if answer.status == 503]
    assert {answer.status for answer in found} <= {200, 503}
    assert {answer.cut for answer in found} == {False}
    assert {answer.problem["type"] for answer in away} == {"/problems#busy"}
    assert {int(answer.headers["retry-after"]) for answer in away} == {2}
    assert any("too many requests wait" in answer.problem["detail"] for answer in away)
    told = lone.send("GET", "/metrics").body.decode()
    (line,) = [line for line in told.splitlines() if line.startswith("armstrace_turned_away_total ")]
    assert float(line.split()[1]) >= 1


def test_what_waited_for_all_its_time_is_not_begun(lone: Asker, busy: None) -> None:
    (answer,) = ask_many(lone, 1)
    assert (answer.status, answer.problem["type"]) == (503, "/problems#busy")
    assert "waited" in answer.problem["detail"]


_BEGUN = (
    b"GET /sparql?query=ASK%20%7B",
    b"GET /healthz HTTP/1.1\r\nHost: x\r\n",
    b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\nContent-Length: 99\r\n\r\nASK",
)


def test_slow_senders_are_told_so(asker: Asker) -> None:
    with ExitStack() as stack:
        place = (urlsplit(asker.address).hostname, urlsplit(asker.address).port)
        connections = [stack.enter_context(socket.create_connection(place, 60)) for _ in _BEGUN]
        for connection, sent in zip(connections, _BEGUN, strict=True):
            connection.sendall(sent)
        for connection in connections:
            found = b""
            while block := connection.recv(65536):
                found += block
            head, _, body = found.partition(b"\r\n\r\n")
            assert head.startswith(b"HTTP/1.1 408 ")
            assert b"application/problem+json" in head
            assert b'"/problems#late"' in body
