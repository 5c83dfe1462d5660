"""The endpoint side by side with others over one graph, by wrk on 8 connections. Prints tables; asserts nothing.

Run: python bench/endpoint.py GRAPH.nq --oxigraph PATH [--rdflib-endpoint PATH] [--seconds 20] [--lines WORD]

Lookups and traces go round thousands and hundreds of keys, and the answer cache of armstrace is off. All servers run;
one is asked at a time. A line goes round the servers three times, so that what else the machine does meets all alike:
the ratio is that of the whole, and the lowest and the highest round are told. Each server is asked a line for some
seconds before: caches fill, and pages that processes share are copied. Lines of long answers are asked by threads here,
each of which waits for its last answer: wrk leaves those under way, which are not counted, and a server that ends the
work of a client that has left would be asked with cold workers in each round. CPU is that of the server and all its
processes, memory the highest sum of their proportional sets. `--lines` takes the lines whose title has the word.
"""

from __future__ import annotations

import argparse
import http.client
import itertools
import os
import re
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from urllib.parse import quote

from watch import Watch, settle

_CLAIM = re.compile(r"<https://w3id.org/armstrace/id/claim/([^>]+)>")
_KIND = re.compile(
    r"(<\S+/id/claim/\S+>) <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> (<\S+/ontology#[A-Z][a-z]+Claim>) "
)
_SUBJECT = re.compile(r"(<\S+/id/claim/\S+>) (<\S+/ontology#subject> <\S+/id/state/x\d+>) ")
_JSON, _CSV = "application/sparql-results+json", "text/csv"
_RDF = "PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> "
_ROWS = "SELECT ?g ?s ?p ?o WHERE { GRAPH ?g { ?s ?p ?o } } LIMIT 100000"
MEMORY, DISK, OXIGRAPH, RDFLIB = "armstrace, memory", "armstrace, disk", "oxigraph serve-read-only", "rdflib-endpoint"
LOOKUP, TRACE, ONE_TRACE = "lookup", "trace of claims, 3 patterns", "trace of one claim, 3 patterns"
AGGREGATE, TOLD = "aggregate", "aggregate told by VoID"
ROWS_JSON, ROWS_CSV, FIRST = "100,000 rows JSON", "100,000 rows CSV", "first byte"
QUERIES = {
    LOOKUP: "SELECT ?p ?o WHERE { GRAPH ?g { <https://w3id.org/armstrace/id/claim/KEY> ?p ?o } }",
    TRACE: "PREFIX prov: <http://www.w3.org/ns/prov#> SELECT ?claim ?passage ?section WHERE { GRAPH ?g { "
    "?claim a KEY ; prov:wasDerivedFrom ?passage } GRAPH ?h { ?passage <https://w3id.org/armstrace/ontology#inSection> "
    "?section } }",
    ONE_TRACE: "PREFIX prov: <http://www.w3.org/ns/prov#> SELECT ?s ?passage ?hash WHERE { GRAPH ?g { "
    "<https://w3id.org/armstrace/id/claim/KEY> prov:wasDerivedFrom ?passage } GRAPH ?h { ?passage ?p ?hash ; "
    "<https://w3id.org/armstrace/ontology#inSection> ?s } }",
    AGGREGATE: "SELECT ?p (COUNT(?o) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o . FILTER(?p != rdf:type) } } GROUP BY ?p",
    TOLD: "SELECT ?p (COUNT(*) AS ?n) WHERE { ?s ?p ?o } GROUP BY ?p ORDER BY DESC(?n)",
    ROWS_JSON: _ROWS,
    ROWS_CSV: _ROWS,
}
#: (server, line, compared with, how many times its requests a second are wanted)
MARKS = (
    (MEMORY, LOOKUP, OXIGRAPH, 0.25),
    (MEMORY, TRACE, OXIGRAPH, 1.0),
    (MEMORY, AGGREGATE, OXIGRAPH, 1.2),
    (MEMORY, TOLD, OXIGRAPH, 1.2),
    (MEMORY, ROWS_JSON, OXIGRAPH, 3.0),
    (MEMORY, ROWS_CSV, OXIGRAPH, 3.0),
    (DISK, ROWS_JSON, OXIGRAPH, 0.75),
    (DISK, ROWS_CSV, OXIGRAPH, 0.75),
    (MEMORY, LOOKUP, RDFLIB, 10.0),
)
_FIRST_BYTE = 20.0  # milliseconds
_RDFLIB_QUADS = 100_000
_FEWEST = 16  # requests, two on each connection, below which nothing is compared
_ROUNDS = 3
_CONNECTIONS = 8
_LONG = (AGGREGATE, TOLD, ROWS_JSON, ROWS_CSV)  # a round takes all the seconds; one of the others its share of them


@dataclass(frozen=True)
class Figures:
    """Requests a second of each round, CPU milliseconds, memory at its peak (MiB), requests that failed and all."""

    rates: tuple[float, ...] = ()
    spent: float = 0.0
    memory: float = 0.0
    failures: int = 0
    requests: int = 0

    def __add__(self, more: Figures) -> Figures:
        """These rounds and more."""
        return Figures(
            self.rates + more.rates,
            self.spent + more.spent,
            max(self.memory, more.memory),
            self.failures + more.failures,
            self.requests + more.requests,
        )

    @property
    def rate(self) -> float:
        """Requests a second over all rounds, which are of one length."""
        return sum(self.rates) / len(self.rates)

    @property
    def cpu(self) -> float:
        """CPU milliseconds a request."""
        return self.spent / max(1, self.requests)


Found = dict[str, dict[str, Figures]]  # by the name of a server, then by line


@dataclass(frozen=True)
class Server:
    """A server that is measured: where it answers and how it is started. Only these lines are asked of it."""

    name: str
    port: int
    path: str
    command: tuple[str, ...]
    lines: tuple[str, ...] = tuple(QUERIES)

    @contextmanager
    def run(self) -> Iterator[int]:
        """Run it until the end of the block; gives its process."""
        with subprocess.Popen(self.command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            try:
                self._wait(process)
                yield process.pid
            finally:
                process.terminate()

    def _wait(self, process: subprocess.Popen[bytes]) -> None:
        for _ in range(3000):
            if process.poll() is not None:
                raise RuntimeError(f"{self.name} did not start: {' '.join(self.command)}")
            try:
                connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
                connection.request("GET", f"{self.path}?query=ASK%7B%7D")
                if connection.getresponse().status == 200:
                    return
            except OSError:
                pass
            time.sleep(0.1)
        raise TimeoutError(f"{self.name} did not become ready")


def _address(server: Server, query: str, key: str) -> str:
    return f"{server.path}?query={quote((_RDF + query).replace('KEY', key), safe='')}"


def list_keys(graph: str) -> dict[str, list[str]]:
    """What stands for KEY: names of claims; for TRACE, pairs of a class of claims and the state that they speak of."""
    names = sorted(set(_CLAIM.findall(graph)))[::7][:4000]
    subjects = dict(_SUBJECT.findall(graph))
    pairs = sorted({f"{kind} ; {subjects[claim]}" for claim, kind in _KIND.findall(graph) if claim in subjects})
    return {LOOKUP: names, ONE_TRACE: names, TRACE: pairs}


def load(server: Server, pid: int, line: str, keys: list[str], seconds: int) -> Figures:
    """Ask one server one kind of query on 8 connections for so many seconds: a round."""
    settle(pid)
    with Watch(pid, seconds / 2.5) as watch:
        rate, failures, requests = (_wait_for_all if line in _LONG else _run_wrk)(server, line, keys, seconds)
    return Figures((rate,), watch.cpu * 1000, watch.memory, failures, requests)


def _run_wrk(server: Server, line: str, keys: list[str], seconds: int) -> tuple[float, int, int]:
    """Requests a second, those that failed and all, of short answers on connections that stay open."""
    before, _, after = _address(server, QUERIES[line], "\0").partition("%00")
    listed = ",".join(f"[[{quote(key, safe='')}]]" for key in keys)
    script = (
        f"local keys = {{{listed}}}\nlocal i = 0\n"
        f"function request() i = i % #keys + 1\n"
        f'return wrk.format("GET", "{before}" .. keys[i] .. "{after}", {{["Accept"]="{_accept(line)}", '
        f'["Host"]="127.0.0.1"}}) end\n'
    )
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as file:
        file.write(script)
        file.flush()
        ask = ["wrk", "-t1", f"-c{_CONNECTIONS}", "--timeout", "60s", f"-d{seconds}s", "-s", file.name]
        said = subprocess.run(
            [*ask, f"http://127.0.0.1:{server.port}"], capture_output=True, text=True, check=True
        ).stdout
    requests = int(_find(r"(\d+) requests in", said)[1])
    failures = sum(int(number) for number in re.findall(r"(?:responses|connect|read|write|timeout):? (\d+)", said))
    return float(_find(r"Requests/sec:\s+([\d.]+)", said)[1]), failures, requests


def _find(pattern: str, said: str) -> re.Match[str]:
    """What wrk said; a ValueError with all of it where it said something else."""
    found = re.search(pattern, said)
    if found is None:
        raise ValueError(f"wrk said nothing like {pattern}: {said}")
    return found


def _wait_for_all(server: Server, line: str, _: list[str], seconds: int) -> tuple[float, int, int]:
    """The same of long answers: each thread asks until the time is over, and ends with its last answer."""
    path, rates, answers = _address(server, QUERIES[line], ""), list[float](), list[bool]()

    def ask_on() -> None:
        began, mine = time.perf_counter(), list[bool]()
        while time.perf_counter() - began < seconds:
            mine.append(_read_whole(server.port, path, _accept(line)))
        rates.append(sum(mine) / (time.perf_counter() - began))
        answers.extend(mine)

    threads = [threading.Thread(target=ask_on) for _ in range(_CONNECTIONS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(rates), answers.count(False), len(answers)


def _read_whole(port: int, path: str, accept: str) -> bool:
    """Ask, and read to the end of the connection: was it a 200 that is whole?"""
    buffer, first, last = bytearray(1 << 20), b"", b""
    with socket.create_connection(("127.0.0.1", port), timeout=60) as connection:
        head = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: {accept}\r\nConnection: close\r\n\r\n"
        connection.sendall(head.encode())
        while size := connection.recv_into(buffer):
            first, last = first or bytes(buffer[:size]), (last + bytes(buffer[max(0, size - 5) : size]))[-5:]
    chunked = b"chunked" in first.partition(b"\r\n\r\n")[0].lower()
    return first.startswith(b"HTTP/1.1 200") and (last == b"0\r\n\r\n" or not chunked)


def _accept(line: str) -> str:
    return _CSV if "CSV" in line else _JSON


def time_first_byte(server: Server) -> tuple[float, float]:
    """Milliseconds to the first byte of the body and to the end of 100,000 rows of JSON, asked alone: medians of 7."""
    found = []
    for _ in range(7):
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
        began = time.perf_counter()
        connection.request("GET", _address(server, _ROWS, ""), headers={"Accept": _JSON})
        response = connection.getresponse()
        response.read(1)
        first = time.perf_counter()
        response.read()
        found.append(((first - began) * 1000, (time.perf_counter() - began) * 1000))
        connection.close()
    return median(pair[0] for pair in found), median(pair[1] for pair in found)


def list_servers(given: argparse.Namespace, folder: str) -> list[Server]:
    """The servers, with the graph loaded where they want a store."""
    graph = str(given.graph)
    own = [sys.executable, "-P", "-m", "armstrace.cli", "serve", "--rdf", graph, "--log", "none", "--cache", "0"]
    own += ["--deadline", "60", "--port"]
    found = [
        Server(MEMORY, 8701, "/sparql", (*own, "8701", "--mode", "memory")),
        Server(DISK, 8702, "/sparql", (*own, "8702", "--mode", "disk")),
    ]
    if given.oxigraph:
        store = ("--location", f"{folder}/oxigraph")
        subprocess.run([given.oxigraph, "load", *store, "--file", graph], check=True, capture_output=True)
        command = (given.oxigraph, "serve-read-only", *store, "--bind", "127.0.0.1:8703", "--union-default-graph")
        found.append(Server(OXIGRAPH, 8703, "/query", command))
    if given.rdflib_endpoint:
        part = Path(folder) / "part.nq"  # it takes minutes to load all, and a lookup costs it no more in a small graph
        with given.graph.open(encoding="utf-8") as lines:
            part.write_text("".join(itertools.islice(lines, _RDFLIB_QUADS)), encoding="utf-8")
        command = (given.rdflib_endpoint, "serve", "--store", "Oxigraph", "--port", "8704", str(part))
        found.append(Server(RDFLIB, 8704, "/", command, (LOOKUP,)))
    return [server for server in found if given.servers in server.name]


def tell_versions(given: argparse.Namespace) -> None:
    """What was measured with what."""
    from importlib.metadata import version

    names = ("pyoxigraph", "gunicorn", "flask")
    own = ", ".join(f"{name} {version(name)}" for name in names)
    others = []
    if given.oxigraph:
        said = subprocess.run([given.oxigraph, "--version"], capture_output=True, text=True, check=True).stdout
        others.append(said.strip())
    if given.rdflib_endpoint:
        python = Path(given.rdflib_endpoint).with_name("python")
        code = "import importlib.metadata as m; print('rdflib-endpoint', m.version('rdflib-endpoint'))"
        others.append(subprocess.run([python, "-c", code], capture_output=True, text=True, check=True).stdout.strip())
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}; Python {sys.version.split()[0]}, {own}; "
          f"{', '.join(others)}; {given.seconds} s a line, 8 connections\n", flush=True)  # fmt: skip


def measure(running: dict[Server, int], given: argparse.Namespace, keys: dict[str, list[str]]) -> Found:
    """All lines, each round the servers, told as they come. The first byte is a line with milliseconds as its rate."""
    found: Found = {server.name: {} for server in running}
    for line in (line for line in QUERIES if given.lines in line):
        asked = {server: pid for server, pid in running.items() if line in server.lines}
        seconds = given.seconds if line in _LONG else max(1, given.seconds // _ROUNDS)
        for server, pid in asked.items():
            load(server, pid, line, keys.get(line, []), max(1, given.seconds // 3))
        for _, (server, pid) in itertools.product(range(_ROUNDS), asked.items()):
            before = found[server.name].get(line, Figures())
            found[server.name][line] = before + load(server, pid, line, keys.get(line, []), seconds)
        for server in asked:
            got = found[server.name][line]
            cells = (f"{got.rate:.1f}", f"{got.cpu:.2f}", f"{got.memory:.0f}", str(got.failures), str(got.requests))
            print(f"| {line} | {server.name} | {' | '.join(cells)} |", flush=True)
    for server, pid in running.items():
        if given.lines in FIRST and ROWS_JSON in server.lines:
            settle(pid)
            first, whole = time_first_byte(server)
            found[server.name][FIRST] = Figures((first,), requests=7)
            cell = f"{first:.1f} ms, all {whole:.0f} ms"
            print(f"| {FIRST} of 100,000 rows | {server.name} | {cell} | | | | 7 |", flush=True)
    return found


def judge(found: Found) -> None:
    """The marks, and how far they are met."""
    print("\n| mark | wanted | found | |\n|---|---|---|---|")
    for name, line, other, wanted in MARKS:
        mine, theirs = found.get(name, {}).get(line), found.get(other, {}).get(line)
        if mine is None or theirs is None:
            continue
        if min(mine.requests, theirs.requests) < _FEWEST:
            print(f"| {name}: {line}, times {other} | {wanted:g} | too few requests: take more --seconds | |")
            continue
        ratio, by_cpu = mine.rate / theirs.rate, theirs.cpu / max(mine.cpu, 0.001)
        rounds = sorted(ours / other_s for ours, other_s in zip(mine.rates, theirs.rates, strict=True))
        told = f"{ratio:.2f} (rounds {rounds[0]:.2f} to {rounds[-1]:.2f}, by CPU {by_cpu:.2f})"
        met = "met" if ratio >= wanted else "missed"
        print(f"| {name}: {line}, times {other} | {wanted:g} | {told} | {met} |")
    for name in (MEMORY, DISK):
        if FIRST in found.get(name, {}):
            first = found[name][FIRST].rate
            print(f"| {name}: first byte of 100,000 rows, ms | < {_FIRST_BYTE:g} | {first:.1f} | "
                  f"{'met' if first < _FIRST_BYTE else 'missed'} |")  # fmt: skip


def main() -> None:
    """Run all and print tables in Markdown."""
    parser = argparse.ArgumentParser()
    parser.add_argument("graph", type=Path)
    parser.add_argument("--oxigraph", default="")
    parser.add_argument("--rdflib-endpoint", default="")
    parser.add_argument("--seconds", type=int, default=20)
    parser.add_argument("--lines", default="", help="a word of the titles of the lines to run")
    parser.add_argument("--servers", default="", help="a word of the names of the servers to run")
    given = parser.parse_args()
    keys = list_keys(given.graph.read_text(encoding="utf-8"))
    tell_versions(given)
    print("| query | server | requests/s | CPU ms | memory MiB | failed | requests |\n|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder, ExitStack() as running:
        servers = list_servers(given, folder)
        found = measure({server: running.enter_context(server.run()) for server in servers}, given, keys)
    judge(found)


if __name__ == "__main__":
    main()
