"""The endpoint side by side with others over one graph, by wrk on 8 connections. Prints tables; asserts nothing.

Run: python -P bench/endpoint.py GRAPH.nq --oxigraph PATH [--rdflib-endpoint PATH] [--seconds 20] [--lines WORD]

Lookups and traces go round thousands and hundreds of keys, and the answer cache of armstrace is off. Each line is asked
for some seconds before it is measured, of every server: caches fill, and pages that processes share are copied. CPU is
that of the server and all its processes, memory the highest sum of their proportional sets. `--lines` takes the lines
whose title has the word.
"""

from __future__ import annotations

import argparse
import http.client
import itertools
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from urllib.parse import quote

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


@dataclass(frozen=True)
class Figures:
    """Requests a second, CPU milliseconds a request, memory at its peak (MiB), requests that failed and all."""

    rate: float
    cpu: float
    memory: float
    failures: int
    requests: int


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


class Watch:
    """CPU seconds and peak memory of a process and all below it, from the beginning of a block to its end.

    Memory is looked at after each `pause` (seconds) only: to add up what processes share keeps them from working.
    """

    def __init__(self, pid: int, pause: float) -> None:
        self._pid, self._pause, self._done = pid, pause, threading.Event()
        self.cpu = self.memory = 0.0

    def __enter__(self) -> Watch:
        """Begin."""
        self.cpu = -_read_cpu(self._pid)
        self._thread = threading.Thread(target=self._look)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """End."""
        self.cpu += _read_cpu(self._pid)
        self._done.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._done.wait(self._pause):
            self.memory = max(self.memory, sum(_read_memory(member) for member in _family(self._pid)))


def _family(pid: int) -> list[int]:
    """A process and all below it."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except (FileNotFoundError, ProcessLookupError):
        return []
    return [pid, *(found for child in children for found in _family(int(child)))]


def _read_cpu(pid: int) -> float:
    """CPU seconds of a family of processes, children that ended included."""
    cpu = 0.0
    for member in _family(pid):
        try:
            fields = Path(f"/proc/{member}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        except (FileNotFoundError, ProcessLookupError):
            continue  # a worker that was just replaced
        cpu += sum(int(field) for field in fields[11:15]) / os.sysconf("SC_CLK_TCK")
    return cpu


def _read_memory(pid: int) -> float:
    """The proportional set of a process, in MiB."""
    try:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    except (FileNotFoundError, ProcessLookupError):
        return 0.0
    found = re.search(r"^Pss:\s+(\d+)", rollup, re.MULTILINE)
    return int(found[1]) / 1024 if found else 0.0


def settle(pid: int) -> None:
    """Wait until a server has ended what clients that left had asked of it; half a minute at most."""
    for _ in range(30):
        before = _read_cpu(pid)
        time.sleep(1.0)
        if _read_cpu(pid) - before < 0.1:
            return


def _address(server: Server, query: str, key: str) -> str:
    return f"{server.path}?query={quote((_RDF + query).replace('KEY', key), safe='')}"


def list_keys(graph: str) -> dict[str, list[str]]:
    """What stands for KEY: names of claims; for TRACE, pairs of a class of claims and the state that they speak of."""
    names = sorted(set(_CLAIM.findall(graph)))[::7][:4000]
    subjects = dict(_SUBJECT.findall(graph))
    pairs = sorted({f"{kind} ; {subjects[claim]}" for claim, kind in _KIND.findall(graph) if claim in subjects})
    return {LOOKUP: names, ONE_TRACE: names, TRACE: pairs}


def load(server: Server, pid: int, line: str, keys: list[str], seconds: int) -> Figures:
    """Ask one server one kind of query on 8 connections: a third of the time to warm up, then measured."""
    query = QUERIES[line]
    asked = keys or [""]
    before, _, after = _address(server, query, "\0").partition("%00") if "KEY" in query else ("", "", "")
    paths = "keys[i]" if "KEY" not in query else f'"{before}" .. keys[i] .. "{after}"'
    listed = ",".join(f"[[{quote(key, safe='') if 'KEY' in query else _address(server, query, '')}]]" for key in asked)
    script = (
        f"local keys = {{{listed}}}\nlocal i = 0\n"
        f"function request() i = i % #keys + 1\n"
        f'return wrk.format("GET", {paths}, {{["Accept"]="{_CSV if "CSV" in line else _JSON}", '
        f'["Host"]="127.0.0.1"}}) end\n'
    )
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as file:
        file.write(script)
        file.flush()
        ask = ["wrk", "-t1", "-c8", "--timeout", "60s", "-s", file.name, f"http://127.0.0.1:{server.port}"]
        subprocess.run([*ask, f"-d{max(1, seconds // 3)}s"], capture_output=True, check=True)
        with Watch(pid, seconds / 2.5) as watch:
            said = subprocess.run([*ask, f"-d{seconds}s"], capture_output=True, text=True, check=True).stdout
    requests = int(re.search(r"(\d+) requests in", said)[1])  # type: ignore[index]
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1])  # type: ignore[index]
    failures = sum(int(number) for number in re.findall(r"(?:responses|connect|read|write|timeout):? (\d+)", said))
    return Figures(rate, watch.cpu * 1000 / max(1, requests), watch.memory, failures, requests)


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


def measure(server: Server, given: argparse.Namespace, keys: dict[str, list[str]]) -> dict[str, Figures]:
    """All lines of one server, told as they come. The first byte is a line with milliseconds as its rate."""
    found = {}
    with server.run() as pid:
        for line in server.lines:
            if given.lines not in line:
                continue
            settle(pid)
            found[line] = got = load(server, pid, line, keys.get(line, []), given.seconds)
            cells = (f"{got.rate:.1f}", f"{got.cpu:.2f}", f"{got.memory:.0f}", str(got.failures), str(got.requests))
            print(f"| {server.name} | {line} | {' | '.join(cells)} |", flush=True)
        settle(pid)
        if given.lines in FIRST and ROWS_JSON in server.lines:
            first, whole = time_first_byte(server)
            found[FIRST] = Figures(first, 0, 0, 0, 7)
            print(
                f"| {server.name} | {FIRST} of 100,000 rows | {first:.1f} ms, all {whole:.0f} ms | | | | 7 |",
                flush=True,
            )
    return found


def judge(found: dict[str, dict[str, Figures]]) -> None:
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
        met = "met" if ratio >= wanted else "missed"
        print(f"| {name}: {line}, times {other} | {wanted:g} | {ratio:.2f} (by CPU {by_cpu:.2f}) | {met} |")
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
    print("| server | query | requests/s | CPU ms | memory MiB | failed | requests |\n|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        found = {server.name: measure(server, given, keys) for server in list_servers(given, folder)}
    judge(found)


if __name__ == "__main__":
    main()
