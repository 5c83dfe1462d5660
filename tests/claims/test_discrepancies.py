"""What does not fit is classified: every contradiction of the reading in ../shared/gold/oddities.md, section 3."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import permutations
from pathlib import Path

import pytest

from armstrace.graph.claim import Claim, Status
from armstrace.graph.discrepancy_quads import find_conflicts
from armstrace.graph.section import Discrepancy, DiscrepancyKind

#: Number of the contradiction -> the discrepancies that classify it.
CLASSIFIED = {
    1: ["last-ccm-meeting"],
    2: ["states-not-party-count"],
    3: ["declaring-states-count", "north-macedonia-not-listed", "iraq-listed-not-declared"],
    4: ["oslo-process-observer"],
    5: ["annual-resolution-2018"],
    6: ["eastern-ukraine-new-use", "eastern-ukraine-note"],
    7: ["new-munitions-not-deployed"],
    8: ["tula-photographs-source"],
    9: ["9m27k-submunition"],
    10: ["9n123k-role"],
    11: [
        "bkf-ptab-2.5ko-not-in-list",
        "rbk-500-255-ptab-2.5-name",
        "rbk-500-355-or-375-ao-10",
        "ptab-10.5-or-10.5a",
        "shoab-0.5m-or-0.5",
    ],
    12: ["3-o-8-projectile-or-mortar-round"],
    13: ["rbk-500-375-ao-10-type", "3-o-13-type", "rbk-500-ptab-268"],
    14: ["mines-destroyed-total"],
    15: ["export-moratorium"],
    16: ["mbt-meetings-since-2010"],
    17: ["devices-destroyed-2017", "improvised-devices-2017", "transparency-reports-year"],
    18: [
        "chechnya-14-or-245-km2",
        "chechnya-14-or-100-km2",
        "chechnya-245-and-100-km2",
        "chechnya-245-km2-parts",
        "chechnya-245-km2-or-25000-hectares",
    ],
    19: ["cluster-remnants-none"],
    20: ["civilians-injured-country-or-chechnya", "casualties-2013-exact-or-at-least"],
    21: ["responsible-ministry"],
    22: ["chechen-war-periods"],
    24: ["casualty-totals-population-2016", "casualty-totals-population-2013"],
}
SUMS_THAT_CHECK = 23


def test_every_contradiction_is_classified(discrepancies: Mapping[str, Discrepancy]) -> None:
    assert [key for keys in CLASSIFIED.values() for key in keys if key not in discrepancies] == []


@pytest.mark.shared
def test_no_contradiction_is_left_out(shared: Path) -> None:
    text = (shared / "gold" / "oddities.md").read_text(encoding="utf-8")
    section = text.split("## 3.")[1].split("\n## ")[0]
    numbers = {int(number) for number in re.findall(r"(?m)^(\d+)\. ", section)}
    assert numbers - {SUMS_THAT_CHECK} == CLASSIFIED.keys()


def test_they_name_claims(discrepancies: Mapping[str, Discrepancy], claims: Mapping[str, Claim]) -> None:
    assert [(d.key, key) for d in discrepancies.values() for key in d.claims if key not in claims] == []


def test_all_four_kinds_occur_and_have_a_note(discrepancies: Mapping[str, Discrepancy]) -> None:
    assert {item.kind for item in discrepancies.values()} == set(DiscrepancyKind)
    assert [item.key for item in discrepancies.values() if len(item.note.split()) < 8] == []


def test_a_conflict_is_between_any_two_of_its_claims(discrepancies: Mapping[str, Discrepancy]) -> None:
    """So that no two claims are set against each other that agree: a conflict of three is written as pairs."""
    conflicts = [item for item in discrepancies.values() if item.kind is DiscrepancyKind.CONFLICT]
    assert len(conflicts) >= 15
    assert [item.key for item in conflicts if len(item.claims) != 2] == []
    both_ways = find_conflicts(conflicts)
    assert all(other in both_ways[one] for item in conflicts for one, other in permutations(item.claims, 2))


def test_a_denied_use_stands_against_what_it_denies(
    discrepancies: Mapping[str, Discrepancy], claims: Mapping[str, Claim]
) -> None:
    """Of use and stock. Where nobody alleges what is denied, there is nothing to set against the denial."""
    conflicts = find_conflicts(discrepancies.values())
    kinds = ("UseClaim", "StockpileClaim")
    denied = {key for key, claim in claims.items() if claim.status is Status.DENIED and claim.kind in kinds}
    assert len(denied) >= 4
    assert denied - conflicts.keys() == {"rus-mbp-used-antipersonnel-mine-2d1e4b51"}
