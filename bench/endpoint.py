"""Requests a second, CPU and memory of SPARQL servers over one graph, side by side, asked by wrk on 8 connections.

    python bench/endpoint.py build/million.nq --oxigraph PATH/TO/oxigraph [--seconds 8]

Needs wrk (Debian) and Linux. Each query but the aggregates has a key of its own, so that no cache answers it.
"""

from __future__ import annotations

import argparse
import http.client
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

_CLAIM = re.compile(r"<https://w3id.org/armstrace/id/claim/([^>]+)>")
_PORT = {"armstrace, memory": 8701, "armstrace, disk": 8702, "oxigraph serve-read-only": 8703}
QUERIES = {
    "lookup": "SELECT ?p ?o WHERE { GRAPH ?g { <https://w3id.org/armstrace/id/claim/KEY> ?p ?o } }",
    "trace, 3 patterns": "PREFIX prov: <http://www.w3.org/ns/prov#> SELECT ?s ?passage ?hash WHERE { GRAPH ?g { "
    "<https://w3id.org/armstrace/id/claim/KEY> prov:wasDerivedFrom ?passage } GRAPH ?h { ?passage ?p ?hash ; "
    "<https://w3id.org/armstrace/ontology#inSection> ?s } }",
    "aggregate": "SELECT ?p (COUNT(?o) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o . FILTER(?p != rdf:type) } } GROUP BY ?p",
    "100,000 rows JSON": "SELECT ?g ?s ?p ?o WHERE { GRAPH ?g { ?s ?p ?o } } LIMIT 100000",
    "100,000 rows CSV": "SELECT ?g ?s ?p ?o WHERE { GRAPH ?g { ?s ?p ?o } } LIMIT 100000",
}
_RDF = "PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> "


@dataclass(frozen=True)
class Figures:
    """Requests a second, CPU milliseconds a request, memory at its peak (MiB), and failed requests."""

    rate: float
    cpu: float
    memory: float
    failures: int


@contextmanager
def serve(name: str, command: list[str]) -> Iterator[int]:
    """Run a server until the end of the block; gives its process."""
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            _wait(_PORT[name])
            yield process.pid
        finally:
            process.terminate()


def _wait(port: int) -> None:
    for _ in range(600):
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
            connection.request("GET", "/query?query=ASK%7B%7D" if port == 8703 else "/readyz")
            if connection.getresponse().status == 200:
                return
        except OSError:
            pass
        time.sleep(0.1)
    raise TimeoutError("the server did not become ready")


def _family(pid: int) -> list[int]:
    """A process and all below it."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except FileNotFoundError:
        return []
    return [pid, *(found for child in children for found in _family(int(child)))]


def _measure(pid: int) -> tuple[float, float]:
    """CPU seconds and proportional memory in MiB of a family of processes, dead children included."""
    cpu = memory = 0.0
    for member in _family(pid):
        try:
            fields = Path(f"/proc/{member}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
            rollup = Path(f"/proc/{member}/smaps_rollup").read_text(encoding="ascii")
        except (FileNotFoundError, ProcessLookupError):
            continue  # a worker that was just replaced
        cpu += sum(int(field) for field in fields[11:15]) / os.sysconf("SC_CLK_TCK")
        memory += int(re.search(r"^Pss:\s+(\d+)", rollup, re.MULTILINE)[1]) / 1024  # type: ignore[index]
    return cpu, memory


def load(port: int, pid: int, query: str, accept: str, keys: list[str], seconds: int) -> Figures:
    """Ask one server one kind of query."""
    path = "/query" if port == 8703 else "/sparql"
    before, after = (quote(part, safe="") for part in (_RDF + query + "KEY").split("KEY")[:2])
    script = (
        f"local keys = {{{','.join(f'[[{quote(key)}]]' for key in keys)}}}\nlocal i = math.random(#keys)\n"
        f'function setup(thread) thread:set("seed", tostring(thread)) end\n'
        f"function request() i = i % #keys + 1\n"
        f'return wrk.format("GET", "{path}?query={before}" .. {"keys[i]" if "KEY" in query else "[[]]"} .. "{after}", '
        f'{{["Accept"]="{accept}", ["Host"]="127.0.0.1"}}) end\n'
    )
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as file:
        file.write(script)
        file.flush()
        url = f"http://127.0.0.1:{port}"
        began, _ = _measure(pid)
        command = ["wrk", "-t1", "-c8", f"-d{seconds}s", "--timeout", "60s", "-s", file.name, url]
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        ended, memory = _measure(pid)
    requests = int(re.search(r"(\d+) requests in", said)[1])  # type: ignore[index]
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1])  # type: ignore[index]
    bad = re.search(r"Non-2xx or 3xx responses: (\d+)", said)
    return Figures(rate, (ended - began) * 1000 / max(1, requests), memory, int(bad[1]) if bad else 0)


def main() -> None:
    """Run all and print a table in Markdown."""
    parser = argparse.ArgumentParser()
    parser.add_argument("graph", type=Path)
    parser.add_argument("--oxigraph", required=True)
    parser.add_argument("--seconds", type=int, default=8)
    given = parser.parse_args()
    keys = sorted(set(_CLAIM.findall(given.graph.read_text(encoding="utf-8"))))[::7][:4000]
    with tempfile.TemporaryDirectory() as folder:
        store = f"{folder}/oxigraph"
        subprocess.run(
            [given.oxigraph, "load", "--location", store, "--file", str(given.graph)], check=True, capture_output=True
        )
        own = [sys.executable, "-P", "-m", "armstrace.cli", "serve", "--rdf", str(given.graph), "--log", "none"]
        own += ["--deadline", "60", "--port"]
        commands = {
            "armstrace, memory": [*own, "8701", "--mode", "memory"],
            "armstrace, disk": [*own, "8702", "--mode", "disk"],
            "oxigraph serve-read-only": [
                given.oxigraph, "serve-read-only", "--location", store, "--bind", "127.0.0.1:8703",
                "--union-default-graph",
            ],
        }  # fmt: skip
        print("| server | query | requests/s | CPU ms | memory MiB | failed |\n|---|---|---|---|---|---|")
        for name, command in commands.items():
            with serve(name, command) as pid:
                for title, query in QUERIES.items():
                    accept = "text/csv" if "CSV" in title else "application/sparql-results+json"
                    found = load(_PORT[name], pid, query, accept, keys, given.seconds)
                    cells = (f"{found.rate:.1f}", f"{found.cpu:.2f}", f"{found.memory:.0f}", str(found.failures))
                    print(f"| {name} | {title} | {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    main()
