"""Two releases compared by claim and entity: new, gone, retired, changed with which property; exit codes."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest

from armstrace.graph.difference import Change, Difference, compare
from armstrace.graph.names import graph_iri, make_iri
from armstrace.graph.rdf import node
from armstrace.graph.release_writer import Contents, make_release
from armstrace.graph.store import write_nquads

CLAIM, STATE = make_iri("claim", "xea-a-00000001"), make_iri("state", "xea")
QUANTITY = make_iri("quantity", "xea-a-00000001")
GRAPH = graph_iri("claims/xea-a-2020-01-01")


def quad(subject: str, name: str, value: str, graph: str = GRAPH) -> ox.Quad:
    known = ox.NamedNode(value) if value.startswith("https://") else ox.Literal(value)
    return ox.Quad(ox.NamedNode(subject), node(name), known, ox.NamedNode(graph))


BASIS = (
    quad(CLAIM, "rdf:type", "https://w3id.org/armstrace/ontology#Claim"),
    quad(CLAIM, "arms:subject", STATE),
    quad(QUANTITY, "arms:written", "ten"),
    quad(STATE, "skos:prefLabel", "Xea", graph_iri("entities")),
)


def differ(before: tuple[ox.Quad, ...], after: tuple[ox.Quad, ...]) -> list[Difference]:
    stores = []
    for quads in (before, after):
        store = ox.Store()
        store.extend(quads)
        stores.append(store)
    return list(compare(*stores))


def test_the_same_has_no_difference() -> None:
    assert differ(BASIS, BASIS) == []


def test_new_and_gone() -> None:
    more = make_iri("claim", "xea-b-00000002")
    after = (*BASIS, quad(more, "arms:subject", STATE))
    assert differ(BASIS, after) == [Difference(Change.NEW, "claim", more, "", (), ())]
    assert differ(after, BASIS) == [Difference(Change.GONE, "claim", more, "", (), ())]


def test_a_changed_property_is_told_with_what_went_and_came() -> None:
    after = (*BASIS[:3], quad(STATE, "skos:prefLabel", "Xeania", graph_iri("entities")))
    assert differ(BASIS, after) == [
        Difference(Change.CHANGED, "state", STATE, "skos:prefLabel", ('"Xea"',), ('"Xeania"',))
    ]


def test_a_quantity_is_told_with_its_claim() -> None:
    after = (*BASIS[:2], quad(QUANTITY, "arms:written", "eleven"), BASIS[3])
    assert differ(BASIS, after) == [
        Difference(Change.CHANGED, "claim", CLAIM, "quantity/arms:written", ('"ten"',), ('"eleven"',))
    ]


def test_a_retired_claim_is_told_with_its_successor() -> None:
    more = make_iri("claim", "xea-b-00000002")
    tomb = (
        quad(CLAIM, "rdf:type", "https://w3id.org/armstrace/ontology#RetiredClaim", graph_iri("retired")),
        quad(CLAIM, "dct:isReplacedBy", more, graph_iri("retired")),
        quad(more, "arms:subject", STATE),
        BASIS[3],
    )
    assert [found[:2] for found in differ(BASIS, tomb)] == [(Change.RETIRED, "claim"), (Change.NEW, "claim")]
    assert differ(BASIS, tomb)[0].after == (f"<{more}>",)


def test_findings_and_passages_are_not_told_apart_from_claims() -> None:
    more = (quad(STATE, "arms:produces", STATE, graph_iri("findings")), quad(make_iri("passage", "x"), "arms:row", "1"))
    assert differ(BASIS, (*BASIS, *more)) == []


@pytest.fixture(scope="module")
def releases(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    contents = Contents(
        nquads=write_nquads(BASIS), files={}, counts={}, version="1", date="2020-01-01", title="a", corrections="b"
    )
    other = replace(contents, nquads=write_nquads(BASIS[:3]))
    first, second = (make_release(found, tmp_path_factory.mktemp("out")) for found in (contents, other))
    return first, second


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-P", "-m", "armstrace.cli", "diff", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_command_ends_with_1_where_something_differs(releases: tuple[Path, Path]) -> None:
    before, after = map(str, releases)
    done = run(before, after, "--format", "json")
    assert (done.returncode, json.loads(done.stdout)[0]["change"]) == (1, "gone")
    assert "1 gone" in done.stderr
    assert run(before, after, "--kind", "claim").returncode == 0


def test_the_command_ends_with_0_where_nothing_does(releases: tuple[Path, Path]) -> None:
    done = run(str(releases[0]), str(releases[0]))
    assert (done.returncode, done.stdout) == (0, "")
    assert "no differences" in done.stderr
    assert run("nowhere", str(releases[0])).returncode == 3
