"""A case of a check: what it adds to the small world of context.ttl and drops from it, and what all checks then find.

A case is TriG with a head of comments; prefixes are those of graph.prefixes:
    # drop: claim:x arms:subject      the triples of this subject and property are taken out (`-`: all of the subject)
    # expect: role-given-and-not-given claim:x      one line a result: check, focus node
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pyoxigraph as ox
from shape_case import FOLDER, shorten

from armstrace.graph.names import ID, graph_iri
from armstrace.graph.prefixes import PREFIXES
from armstrace.graph.run_quads import ontology_to_quads
from armstrace.graph.validate import run_checks
from armstrace.graph.vocabulary import read_ontology

CASES = FOLDER / "checks"
_LINE = re.compile(r"# (drop|expect): (\S+) (\S+)\Z")
_HEAD = "".join(f"@prefix {prefix}: <{space}> .\n" for prefix, space in PREFIXES.items())
_DOCUMENT = re.compile(r"(?:doc|passage|footnote|citation)/([a-z]{3}-[a-z]+-[0-9-]{10})")
_HOMES = {
    "discrepancy": "discrepancies",
    "profile": "profiles",
    "reader": "runs",
    "rule": "runs",
    "run": "runs",
    "source": "sources",
    "time": "times",
}


def list_cases() -> list[Path]:
    """The cases. Raises where there are fewer than there were."""
    found = sorted(CASES.glob("*.trig"))
    assert len(found) >= 50, f"{len(found)} cases of checks, there were 51"
    return found


def find_world_faults() -> set[tuple[str, str]]:
    """What the checks find in the world without any case."""
    return _find_rows(_world(), [])


def find_case_faults(path: Path) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    """What the checks find in the world with a case, and what the case expects."""
    text = path.read_text(encoding="utf-8")
    heads = [found.groups() for found in map(_LINE.match, text.splitlines()) if found]
    drops = {(subject, name) for kind, subject, name in heads if kind == "drop"}
    kept = [q for q in _world() if not {(_short(q.subject), "-"), (_short(q.subject), _short(q.predicate))} & drops]
    added = list(ox.parse(_HEAD + text, format=ox.RdfFormat.TRIG))
    return _find_rows(kept, added), {(check, focus) for kind, check, focus in heads if kind == "expect"}


def make_world(quads: list[ox.Quad] | None = None) -> ox.Store:
    """A store of the world (or of other quads) and the ontology."""
    store = ox.Store()
    store.bulk_extend([*(_world() if quads is None else quads), *ontology_to_quads(read_ontology())])
    return store


def _find_rows(world: list[ox.Quad], added: list[ox.Quad]) -> set[tuple[str, str]]:
    store = make_world([*world, *added])
    return {
        (r.shape.partition("#")[2], "_" if r.focus.startswith("_") else shorten(r.focus)) for r in run_checks(store)
    }


@cache
def _world() -> list[ox.Quad]:
    """The triples of context.ttl, each in the graph where its subject stands."""
    text = (FOLDER / "context.ttl").read_text(encoding="utf-8")
    return [
        ox.Quad(quad.subject, quad.predicate, quad.object, ox.NamedNode(_find_home(quad.subject.value)))
        for quad in ox.parse(text, format=ox.RdfFormat.TURTLE)
        if isinstance(quad.subject, ox.NamedNode)
    ]


def _find_home(subject: str) -> str:
    local = subject.removeprefix(ID)
    document = _DOCUMENT.match(local)
    kind = local.partition("/")[0]
    if kind in ("claim", "report", "quantity"):
        return graph_iri("claims/aaa-cmb-2016-01-01")
    return graph_iri(f"documents/{document[1]}" if document else _HOMES.get(kind, "entities"))


def _short(term: object) -> str:
    return shorten(term.value) if isinstance(term, ox.NamedNode) else ""
