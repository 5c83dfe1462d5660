"""Mixed load for minutes, with releases that change and queries that go too far: every answer right, memory flat.

Run: python bench/soak.py RELEASE [--minutes 10] [--clients 8] [--swap 20] [--bad 5]

The release and a second one that differs from it by a triple are swapped by their link. Each answer is held against the
one that its release (Armstrace-Release) gave while nothing else was asked; rows are compared as sets, since an order is
promised only with ORDER BY. A bad query must end in a whole 503 or 504 or in a stream that is cut, within its deadline
and half a second. Ends with 1 where anything was wrong, unexplained, late or growing, or where more than one answer
in a hundred was a 503 or 504.
"""

from __future__ import annotations

import argparse
import hashlib
import http.client
import json
import random
import re
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from urllib.parse import quote, urlencode

import pyoxigraph as ox
from served import Got, Served, serve

from armstrace.graph.release import open_release
from armstrace.graph.release_writer import Contents, make_release

DEADLINE, SLACK = 5.0, 0.5  # seconds
_GROWTH = 1.10  # of memory, from the second quarter of the run to the last
_TOLD = 0.01  # the part of the answers that may be a whole 503 or 504: the machine is driven to its limits
_FORM = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "text/csv"}
_PRODUCT = "?s ?p ?o . ?a ?b ?c ."
_VALUES = " ".join(str(number) for number in range(2000))
BAD = (
    "SELECT (COUNT(*) AS ?n) {" + "".join(f"VALUES ?{name} {{ {_VALUES} }}" for name in "abcdef") + "}",
    f"SELECT * {{ {_PRODUCT} }} ORDER BY ?o ?c",
    "SELECT (COUNT(*) AS ?n) { ?s (<x:x>|!<x:x>)* ?o . ?o (<x:y>|!<x:y>)* ?z }",
    f"SELECT (COUNT(*) AS ?n) {{ {_PRODUCT} FILTER(REGEX(CONCAT(STR(?o), STR(?c)), '(a|b|c|.)*(x+x+)+y{{10,20}}')) }}",
    f"SELECT ?o (GROUP_CONCAT(CONCAT(STR(?c), STR(?s))) AS ?x) {{ {_PRODUCT} }} GROUP BY ?o",
    f"SELECT * {{ {_PRODUCT} }}",
)
#: (how often, path, headers, body): what readers, scripts and pages ask.
Request = tuple[int, str, dict[str, str], str | None]
_CLAIM = "PREFIX prov: <http://www.w3.org/ns/prov#> SELECT * { ?claim a arms:Claim ; prov:wasDerivedFrom ?passage }"


def _get(query: str, form: str) -> str:
    return f"/sparql?format={form}&query={quote(query)}"


LOAD: tuple[Request, ...] = (
    (20, _get("SELECT ?p ?o { <id/state/rus> ?p ?o }", "json"), {}, None),
    (10, _get(_CLAIM + " LIMIT 2000", "csv").replace("LIMIT", "ORDER%20BY%20%3Fclaim%20%3Fpassage%20LIMIT"), {}, None),
    (10, "/sparql", _FORM, urlencode({"query": "SELECT ?c (COUNT(?s) AS ?n) { ?s a ?c } GROUP BY ?c"})),
    (5, _get("SELECT ?p (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?p", "csv"), {}, None),
    (5, _get("SELECT * { ?s ?p ?o }", "csv"), {}, None),
    (5, _get("CONSTRUCT { ?s ?p ?o } { ?s a arms:Claim ; ?p ?o }", "nt"), {}, None),
    (5, _get("ASK { ?s a arms:Claim }", "json"), {}, None),
    (5, "/q/which-figures-conflict.csv", {}, None),
    (5, "/search.json?q=cluster", {}, None),
    (5, "/data/state/rus.ttl", {}, None),
    (5, "/page/state/rus", {"Accept": "text/html"}, None),
    (3, "/store?default&format=nt", {}, None),
)


@dataclass
class Tally:
    """What was seen. All threads write to it; `lock` keeps them apart."""

    counts: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    times: list[float] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, what: str, seconds: float | None = None, fault: str | None = None) -> None:
        """Count something; keep what was wrong with it."""
        with self.lock:
            self.counts[what] += 1
            if seconds is not None:
                self.times.append(seconds)
            if fault is not None:
                self.faults.append(f"{time.strftime('%H:%M:%S')} {fault}")


def reduce(got: Got) -> tuple[str, ...]:
    """An answer as a set of rows or lines, in order."""
    media_type = got.headers.get("content-type", "")
    if "json" in media_type:
        return tuple(sorted(json.dumps(part, sort_keys=True) for part in _list_parts(json.loads(got.body))))
    return tuple(sorted(re.split(r"\r?\n", got.body.decode())))


def _list_parts(value: object) -> Iterator[object]:
    """The rows of JSON results, or the value itself."""
    rows = value.get("results", {}).get("bindings") if isinstance(value, dict) else None
    yield from rows if rows is not None else [value]


class Soak:
    """One run over two releases in a directory of its own."""

    def __init__(self, server: Served, folder: Path, ids: tuple[str, str], seed: int) -> None:
        self.server, self.folder, self.ids = server, folder, ids
        self.right: dict[tuple[str, int], tuple[str, ...]] = {}
        self._known: set[tuple[str, int, bytes]] = set()
        self.tally, self.done = Tally(), threading.Event()
        self.memory: list[float] = []
        self._random = random.Random(seed)

    def swap(self, name: str) -> None:
        """Make a release the current one."""
        link = self.folder / "next"
        link.symlink_to(Path("releases") / name)
        link.replace(self.folder / "current")

    def learn(self) -> None:
        """Ask both releases everything while nothing else is asked."""
        for name in (*self.ids, self.ids[0]):
            self.swap(name)
            while self.server.ask("/readyz").headers["armstrace-release"] != name:
                time.sleep(0.05)
            for index, (_, path, headers, body) in enumerate(LOAD):
                got = self.server.ask(path, headers, body)
                if got.status != 200 or got.cut:
                    raise SystemExit(f"{path} gives {got.status} on a quiet server: {got.body[:500]!r}")
                self.right[name, index] = reduce(got)

    def ask_on(self, chosen: random.Random) -> None:
        """One client."""
        weights = [request[0] for request in LOAD]
        while not self.done.is_set():
            index = chosen.choices(range(len(LOAD)), weights)[0]
            _, path, headers, body = LOAD[index]
            began = time.monotonic()
            try:
                got = self.server.ask(path, headers, body)
            except (OSError, http.client.HTTPException) as error:
                self.tally.note("error", fault=f"{path}: {error!r}")
                continue
            self._judge(index, path, got, time.monotonic() - began)

    def _judge(self, index: int, path: str, got: Got, seconds: float) -> None:
        """Is it right for the release that it names?"""
        name = got.headers.get("armstrace-release", "")
        if got.status in (503, 504) and got.headers.get("retry-after"):
            self.tally.note(f"told {got.status}")  # whole, with its reason: explained
        elif got.status != 200 or got.cut:
            self.tally.note("unexplained", fault=f"{path}: {got.status}, cut: {got.cut}, {got.body[:200]!r}")
        elif not self._is_right(name, index, got):
            self.tally.note("wrong", fault=f"{path}: not what release {name} says")
        else:
            self.tally.note("right", seconds)

    def _is_right(self, name: str, index: int, got: Got) -> bool:
        """Bytes that were right once are so again; others are compared row by row."""
        key = (name, index, hashlib.sha256(got.body).digest())
        if key not in self._known and reduce(got) == self.right.get((name, index)):
            self._known.add(key)
        return key in self._known

    def misbehave(self, every: float) -> None:
        """One client that asks too much."""
        turn = 0
        while not self.done.wait(every):
            query = BAD[turn % len(BAD)]
            turn += 1
            threading.Thread(target=self._ask_badly, args=(query,), daemon=True).start()

    def _ask_badly(self, query: str) -> None:
        began = time.monotonic()
        try:
            got = self.server.ask("/sparql", _FORM, urlencode({"query": query}))
        except (OSError, http.client.HTTPException) as error:
            self.tally.note("bad: error", fault=f"bad query: {error!r}")
            return
        seconds = time.monotonic() - began
        is_whole = got.status in (503, 504) and not got.cut and json.loads(got.body)["status"] == got.status
        ended = "cut" if got.status == 200 and got.cut else str(got.status)
        late = seconds > DEADLINE + SLACK
        fault = None if (is_whole or ended == "cut") and not late else f"{query[:60]}: {ended} after {seconds:.1f} s"
        self.tally.note(f"bad: {ended}", fault=fault)

    def swap_on(self, every: float) -> None:
        """Take up the other release again and again."""
        turn = 0
        while not self.done.wait(every):
            turn += 1
            self.swap(self.ids[turn % 2])
            self.tally.note("swaps")

    def watch(self) -> None:
        """Read the memory each second."""
        while not self.done.wait(1.0):
            self.memory.append(self.server.read_memory())

    def run(self, seconds: float, clients: int, swap: float, bad: float) -> None:
        """All of it at once."""
        work: list[Callable[[], None]] = [lambda: self.swap_on(swap), lambda: self.misbehave(bad), self.watch]
        for _ in range(clients):
            chosen = random.Random(self._random.random())
            work.append(lambda chosen=chosen: self.ask_on(chosen))
        threads = [threading.Thread(target=task) for task in work]
        for thread in threads:
            thread.start()
        time.sleep(seconds)
        self.done.set()
        for thread in threads:
            thread.join()


def make_second(release: Path, folder: Path) -> tuple[str, str]:
    """A directory with the release and one that differs from it by a triple. Returns their ids."""
    opened = open_release(release)
    nquads = (opened.folder / "graph.nq").read_bytes()
    node = ox.NamedNode("http://example.org/soak")
    quad = ox.Quad(node, node, ox.Literal("soak"), ox.NamedNode("https://w3id.org/armstrace/graph/entities"))
    own = {"graph.nq", "manifest.json"}
    files = {
        file.name: file.read_bytes() for file in opened.folder.iterdir() if file.is_file() and file.name not in own
    }
    made = []
    for version, data in (("first", nquads), ("second", nquads + f"{quad} .\n".encode())):
        contents = Contents(
            nquads=b"".join(sorted(data.splitlines(keepends=True))),
            files=files,
            counts=opened.counts,
            version=version,
            date="2022-03-04",
            title="soak",
            corrections="https://w3id.org/armstrace/corrections",
        )
        made.append(make_release(contents, folder).name)
    return made[0], made[1]


def report(soak: Soak, seconds: float) -> bool:
    """Print what was seen. Returns whether it was as it should be."""
    tally, memory = soak.tally, soak.memory
    early, late = median(memory[len(memory) // 4 : len(memory) // 2]), median(memory[-len(memory) // 4 :])
    times = sorted(tally.times)
    for what, count in sorted(tally.counts.items()):
        print(f"{what:<24}{count:>10,}")
    print(f"{'right a second':<24}{tally.counts['right'] / seconds:>10,.1f}")
    for part in (0.5, 0.99):
        print(f"{f'p{part * 100:g}':<24}{times[int(part * (len(times) - 1))] * 1000:>10,.0f} ms")
    print(f"{'memory, second quarter':<24}{early:>10,.0f} MiB\n{'memory, last quarter':<24}{late:>10,.0f} MiB")
    print(f"{'memory, peak':<24}{max(memory):>10,.0f} MiB")
    for line, count in Counter(fault[9:] for fault in tally.faults).most_common(20):
        print(f"  {count} x {line}")
    told = sum(count for what, count in tally.counts.items() if what.startswith("told"))
    return not tally.faults and late <= early * _GROWTH and told <= tally.counts["right"] * _TOLD


def tell_cuts(server: Served) -> None:
    """Print what the log says of the answers that were cut, kind by kind; those of bad queries are among them."""
    kinds = Counter(
        f"{line.get('path')} {line['outcome']}, {line.get('form', '')}" for line in server.read_log() if line.get("cut")
    )
    for kind, count in kinds.most_common():
        print(f"  cut, by the log: {count} x {kind}")


def main() -> None:
    """Run and report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("release", type=Path)
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--swap", type=float, default=20.0, metavar="SECONDS")
    parser.add_argument("--bad", type=float, default=5.0, metavar="SECONDS")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        ids = make_second(given.release, folder)
        options = ("--deadline", str(DEADLINE), "--memory", "256", "--rows", "200000")
        with serve(folder, folder / "log", *options) as server:
            soak = Soak(server, folder, ids, given.seed)
            soak.learn()
            soak.run(given.minutes * 60, given.clients, given.swap, given.bad)
            passed = report(soak, given.minutes * 60)
            tell_cuts(server)
    print("as it should be" if passed else "NOT as it should be")
    raise SystemExit(0 if passed else 1)


if __name__ == "__main__":
    main()
