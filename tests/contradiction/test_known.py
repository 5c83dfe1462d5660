"""Every conflict of figures and every denial that curators found in the Russian profile is found by rule."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from armstrace.graph.claim import Claim
from armstrace.graph.contradiction import Candidate, mark_known
from armstrace.graph.section import Discrepancy, DiscrepancyKind
from armstrace.graph.total import find_candidates
from armstrace.loaders.material import read_material

#: Conflicts that no rule finds, each with the reason.
NOT_FOUND = {
    "north-macedonia-not-listed": "one list leaves out a state that a table names: that both list States Parties is "
    "told by their titles and not by the claims",
}
#: Updates whose later figure is the same number: nothing differs.
UNCHANGED = {"civilian-casualties-outcome-not-known", "civilian-casualties-outcome-not-known-in-text"}
#: Updates without figures of one measure: no evidence by all parties against use by one of them.
WITHOUT_FIGURES = {"eastern-ukraine-new-use"}


@pytest.fixture(scope="module")
def claims() -> Sequence[Claim]:
    """The reviewed claims."""
    return [claim for file in read_material().files if file.section.country == "rus" for claim in file.claims]


@pytest.fixture(scope="module")
def discrepancies() -> Sequence[Discrepancy]:
    """What curators classified."""
    return read_material().discrepancies


@pytest.fixture(scope="module")
def marked(claims: Sequence[Claim], discrepancies: Sequence[Discrepancy]) -> Sequence[tuple[Candidate, str]]:
    """The candidates with what they are known as."""
    return mark_known(find_candidates(claims), discrepancies)


def list_of(discrepancies: Sequence[Discrepancy], kind: DiscrepancyKind) -> set[str]:
    """The ids of a kind."""
    return {item.key for item in discrepancies if item.kind is kind}


def test_every_conflict_is_found_or_has_its_reason(
    marked: Sequence[tuple[Candidate, str]], discrepancies: Sequence[Discrepancy]
) -> None:
    conflicts = list_of(discrepancies, DiscrepancyKind.CONFLICT)
    assert len(conflicts) >= 15
    assert conflicts - {name for _, name in marked} == NOT_FOUND.keys()


def test_every_update_of_a_figure_is_found(
    marked: Sequence[tuple[Candidate, str]], discrepancies: Sequence[Discrepancy]
) -> None:
    updates = list_of(discrepancies, DiscrepancyKind.UPDATE)
    assert len(updates) >= 8
    assert updates - {name for _, name in marked} == UNCHANGED | WITHOUT_FIGURES


def test_candidates_are_few_enough_to_be_read(marked: Sequence[tuple[Candidate, str]]) -> None:
    """Most of what rules tell was classified by people: the list is not noise."""
    known = sum(bool(name) for _, name in marked)
    assert known >= 25
    assert len(marked) - known <= 15


def test_order_and_claims_do_not_matter(claims: Sequence[Claim]) -> None:
    forward = {frozenset(item.claims) for item in find_candidates(claims)}
    backward = {frozenset(item.claims) for item in find_candidates(list(reversed(claims)))}
    assert forward == backward
