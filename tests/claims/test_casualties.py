"""Casualty figures: dimensions, parts that make their totals, and no adding of what counts different people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal

import pytest

from armstrace.graph.claim import Claim
from armstrace.graph.names import Ref

#: Totals whose parts by outcome are all printed (the sums that the text lets one check).
BY_OUTCOME = {3187, 3169, 25, 23, 14, 4, 612}
OUTCOMES = ("killed", "injured", "unknownOutcome")


@pytest.fixture(scope="module")
def figures(claims: Mapping[str, Claim]) -> Mapping[str, Claim]:
    """Claims with a casualty figure."""
    found = {
        key: claim
        for key, claim in claims.items()
        if claim.kind == "CasualtyClaim" and claim.quantity and claim.quantity.value is not None
    }
    assert len(found) >= 54
    return found


def list_parts(claims: Mapping[str, Claim]) -> Mapping[str, list[Claim]]:
    """Total -> its parts."""
    parts: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims.values():
        if claim.breakdown_of:
            parts[claim.breakdown_of].append(claim)
    return parts


def value(claim: Claim) -> Decimal:
    assert claim.quantity is not None
    assert claim.quantity.value is not None
    return claim.quantity.value


def test_every_figure_says_how_it_counts(figures: Mapping[str, Claim]) -> None:
    assert [key for key, claim in figures.items() if "accounting" not in dict(claim.details)] == []
    assert [key for key, claim in figures.items() if claim.time is None] == []


def test_yearly_figures_have_a_year_and_cumulative_ones_a_period(figures: Mapping[str, Claim]) -> None:
    annual = [c for c in figures.values() if dict(c.details)["accounting"] == Ref("value", "annual")]
    assert len(annual) >= 25
    assert [c.key for c in annual if len(c.time or "") != 4] == []
    assert [c.key for c in figures.values() if c not in annual and "/" not in (c.time or "")] == []


def test_parts_by_outcome_make_the_total(figures: Mapping[str, Claim]) -> None:
    sums = {}
    for total, parts in list_parts(figures).items():
        by_outcome = [part for part in parts if part.predicate in OUTCOMES]
        if by_outcome:
            sums[total] = (value(figures[total]), sum(map(value, by_outcome)))
    assert len(sums) >= 9
    assert [total for total, (whole, parts) in sums.items() if whole != parts] == []
    assert {int(whole) for whole, _ in sums.values()} == BY_OUTCOME


def test_parts_count_as_their_total_counts(figures: Mapping[str, Claim], claims: Mapping[str, Claim]) -> None:
    pairs = [(claims[total], part) for total, parts in list_parts(figures).items() for part in parts]
    assert len(pairs) >= 35
    accounts = [(dict(t.details)["accounting"], dict(p.details)["accounting"]) for t, p in pairs]
    assert [pair for pair in accounts if pair[0] != pair[1]] == []
    assert [p.key for t, p in pairs if value(p) > value(t)] == []


def test_totals_of_a_year_stand_once(figures: Mapping[str, Claim]) -> None:
    """A figure that the text repeats points at the first, so that a sum over years can leave the repeats out."""
    totals = [
        c
        for c in figures.values()
        if dict(c.details)["accounting"] == Ref("value", "annual")
        and c.predicate == "casualties"
        and not c.breakdown_of
        and not c.restates
        and c.subject == Ref("state", "rus")
    ]
    assert sorted((c.time, int(value(c))) for c in totals) == [("2012", 23), ("2013", 25), ("2015", 14), ("2016", 4)]


def test_the_older_total_is_revised_by_the_newer(claims: Mapping[str, Claim]) -> None:
    revising = [claim for claim in claims.values() if claim.revises]
    assert len(revising) == 8
    assert {(int(value(claim)), int(value(claims[old]))) for claim in revising for old in claim.revises} == {
        (3187, 3169),
        (746, 736),
        (2440, 2432),
        (1, 1),
    }
