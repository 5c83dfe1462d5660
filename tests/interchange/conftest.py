"""The release of the packaged data, and claims of it that show each form of claim."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from armstrace.graph.claim_document import list_claims
from armstrace.graph.rdf import list_objects, node
from armstrace.graph.release import Release, open_release

#: Properties that not every claim has: a sample has a claim with each.
RARE = (
    "arms:quantity",
    "arms:caliber",
    "arms:time",
    "arms:hasReportStep",
    "arms:alternative",
    "arms:conflictsWith",
    "arms:supersededBy",
    "arms:breakdownOf",
    "arms:measure",
    "arms:notGiven",
    "arms:hedge",
    "arms:quotedWords",
)


@pytest.fixture(scope="session")
def release(packaged_release: Path) -> Release:
    return open_release(packaged_release)


@pytest.fixture(scope="session")
def claims(release: Release) -> list[ox.NamedNode]:
    found = list_claims(release.store)
    assert len(found) >= 700
    return found


@pytest.fixture(scope="session")
def sample(release: Release, claims: list[ox.NamedNode]) -> list[ox.NamedNode]:
    """A claim of each kind, of each status, and with each rare property."""
    found: dict[object, ox.NamedNode] = {}
    for claim in claims:
        for name in ("rdf:type", "arms:status"):
            for value in list_objects(release.store, claim, name):
                found.setdefault(value, claim)
        for name in RARE:
            if list_objects(release.store, claim, name):
                found.setdefault(name, claim)
    assert set(RARE) <= set(found)
    return sorted(set(found.values()), key=str)


@pytest.fixture(scope="session")
def predicates(release: Release) -> set[ox.NamedNode]:
    """The predicates by which claims say something: `arms:used` and its like."""
    found = {
        quad.subject
        for quad in release.store.quads_for_pattern(None, node("rdf:type"), node("arms:ClaimPredicate"), None)
    }
    assert len(found) >= 140
    return {term for term in found if isinstance(term, ox.NamedNode)}
