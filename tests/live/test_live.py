"""A server that is hit: new, broken, removed releases; killed processes. Clients see no fault but what is told."""

from __future__ import annotations

import http.client
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, urlsplit

import pyoxigraph as ox
import pytest

from armstrace.graph.release_writer import Contents, make_release
from armstrace.graph.store import write_nquads

_COUNT = "/sparql?format=csv&query=" + quote("SELECT (COUNT(*) AS ?n) { ?s ?p ?o . FILTER(isIRI(?s)) }")


def make(out: Path, example: Path, version: str) -> Path:
    """A release of the example that differs by one triple."""
    quads = list(ox.parse((example / "graph.nq").read_bytes(), format=ox.RdfFormat.N_QUADS))
    name = ox.NamedNode(f"http://example.org/{version}")
    quads.append(ox.Quad(name, name, ox.Literal(version), ox.NamedNode("https://w3id.org/armstrace/graph/entities")))
    address = "https://w3id.org/armstrace/corrections"
    return make_release(
        Contents(
            nquads=write_nquads(quads),
            files={},
            counts={"claims": 5},
            version=version,
            date="2022-03-04",
            title="An example",
            corrections=address,
        ),
        out,
    )


@dataclass
class Server:
    """A running server and what its clients saw."""

    address: str
    pid: int
    out: Path
    failures: list[str] = field(default_factory=list)

    def get(self, path: str = "/readyz") -> tuple[int, dict[str, str], bytes]:
        connection = http.client.HTTPConnection(urlsplit(self.address).netloc, timeout=30)
        try:
            connection.request("GET", path)
            response = connection.getresponse()
            return response.status, {name.lower(): value for name, value in response.getheaders()}, response.read()
        finally:
            connection.close()

    def release(self) -> str:
        return self.get()[1]["armstrace-release"]

    def children(self, pid: int) -> list[int]:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def wait_until(true: Callable[[], bool]) -> None:
    """Wait for something to come about, up to half a minute."""
    until = time.monotonic() + 30
    while not true():
        assert time.monotonic() < until, "it did not come about"
        time.sleep(0.05)


@pytest.fixture
def server(tmp_path: Path, example_release: Path) -> Iterator[Server]:
    out = tmp_path / "build"
    make(out, example_release, "one")
    command = [sys.executable, "-P", "-m", "armstrace.cli", "serve", "--release", str(out), "--port", "0"]
    with subprocess.Popen([*command, "--workers", "2", "--log", "none"], stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            yield Server(process.stdout.readline().strip(), process.pid, out)
        finally:
            process.terminate()
            assert process.wait(timeout=30) == 0


@pytest.fixture
def load(server: Server) -> Iterator[list[str]]:
    """Clients that ask all the while. Each answer must be whole and right for the release that it names."""
    seen: list[str] = []
    done = threading.Event()

    def ask_on() -> None:
        while not done.wait(0.01):
            try:
                status, headers, body = server.get(_COUNT)
            except (OSError, http.client.HTTPException) as error:
                server.failures.append(repr(error))
                continue
            if status != 200 or not body.startswith(b"n\r\n"):
                server.failures.append(f"{status} {body!r}")
            seen.append(headers.get("armstrace-release", ""))

    threads = [threading.Thread(target=ask_on) for _ in range(3)]
    for thread in threads:
        thread.start()
    yield seen
    done.set()
    for thread in threads:
        thread.join()
    assert len(seen) > 20


@pytest.mark.load
def test_a_new_release_is_taken_up_without_a_failed_request(
    server: Server, load: list[str], example_release: Path
) -> None:
    for version in ("two", "three", "four"):
        folder = make(server.out, example_release, version)
        wait_until(lambda folder=folder: server.release() == folder.name)
    time.sleep(0.5)
    assert server.failures == []
    assert len(set(load)) == 4
    assert load[-1] == server.release()


def test_an_open_connection_is_answered_from_the_new_release(server: Server, example_release: Path) -> None:
    connections = [http.client.HTTPConnection(urlsplit(server.address).netloc, timeout=30) for _ in range(6)]

    def ask_all() -> set[str]:
        found = set()
        for connection in connections:
            connection.request("GET", _COUNT)
            response = connection.getresponse()
            assert response.read().startswith(b"n\r\n")
            found.add(response.getheader("Armstrace-Release") or "")
        return found

    ask_all()
    sockets = [connection.sock for connection in connections]
    folder = make(server.out, example_release, "two")
    wait_until(lambda: ask_all() == {folder.name})
    assert [connection.sock for connection in connections] == sockets, "none was closed"
    for connection in connections:
        connection.close()


@pytest.mark.load
def test_a_broken_release_changes_nothing(server: Server, load: list[str], example_release: Path) -> None:
    before = server.release()
    broken = make(server.out.parent / "other", example_release, "broken")
    with (broken / "graph.nq").open("r+b") as file:
        file.truncate(1000)
    shutil.move(broken, server.out / "releases" / broken.name)
    (server.out / "next").symlink_to(Path("releases") / broken.name)
    (server.out / "next").replace(server.out / "current")
    wait_until(lambda: b"armstrace_swaps_refused_total 1.0" in server.get("/metrics")[2])
    assert server.release() == before
    assert server.failures == []
    folder = make(server.out, example_release, "mended")
    wait_until(lambda: server.release() == folder.name)
    assert server.failures == []


def test_a_link_that_leads_nowhere_changes_nothing(server: Server) -> None:
    before = server.release()
    (server.out / "current").unlink()
    time.sleep(0.5)
    assert server.release() == before


@pytest.mark.skipif(sys.platform != "linux", reason="finds processes in /proc")
def test_a_killed_worker_is_replaced(server: Server) -> None:
    (master,) = server.children(server.pid)
    wait_until(lambda: len(server.children(master)) == 2)
    workers = server.children(master)
    for worker in workers:
        os.kill(worker, signal.SIGKILL)
    wait_until(lambda: len(set(server.children(master)) - set(workers)) == 2)
    assert server.get()[0] == 200


@pytest.mark.skipif(sys.platform != "linux", reason="finds processes in /proc")
def test_a_killed_master_is_replaced_and_its_workers_end(server: Server) -> None:
    (master,) = server.children(server.pid)
    workers = server.children(master)
    os.kill(master, signal.SIGKILL)
    wait_until(lambda: server.children(server.pid) not in ([], [master]))
    wait_until(lambda: not any(Path(f"/proc/{worker}").exists() for worker in workers))
    assert server.get()[0] == 200


@pytest.mark.skipif(sys.platform != "linux", reason="finds processes in /proc")
def test_no_process_outlives_a_killed_supervisor(tmp_path: Path, example_release: Path) -> None:
    make(tmp_path, example_release, "one")
    command = [sys.executable, "-P", "-m", "armstrace.cli", "serve", "--release", str(tmp_path), "--port", "0"]
    with subprocess.Popen([*command, "--workers", "2", "--log", "none"], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        server = Server(process.stdout.readline().strip(), process.pid, tmp_path)
        (master,) = server.children(server.pid)
        family = [master, *server.children(master)]
        process.kill()
        wait_until(lambda: not any(Path(f"/proc/{pid}").exists() for pid in family))
