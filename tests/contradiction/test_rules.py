"""Each rule on claims in our own words: when two figures, a denial, a list or a sum do not fit."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from armstrace.graph.claim import Claim, Comparator, Polarity, Quantity, Status
from armstrace.graph.contradiction import Ground
from armstrace.graph.names import parse_ref
from armstrace.graph.total import find_candidates

PERU, TURKEY = parse_ref("state:per"), parse_ref("state:tur")
MINE, AP = parse_ref("munition:mine"), parse_ref("munition:antipersonnel-mine")


def count(number: int | str, unit: str = "casualty", comparator: Comparator = Comparator.EXACTLY) -> Quantity:
    """A quantity."""
    return Quantity(comparator=comparator, unit=unit, written=str(number), value=Decimal(number))


def claim(key: str, predicate: str, **fields: Any) -> Claim:
    """A claim about Peru."""
    given: dict[str, Any] = {"kind": "CasualtyClaim", "status": Status.ASSERTED, "subject": PERU, "weapons": (MINE,)}
    return Claim(key=key, document="per-cas-2019-01-01", passage="p", predicate=predicate, **{**given, **fields})


def grounds(*claims: Claim) -> list[Ground]:
    """Why the claims are candidates."""
    return [item.ground for item in find_candidates(claims)]


A = claim("a", "casualties", quantity=count(12), time="2016")
CHILDREN = (("age", parse_ref("value:child")),)
KM2, HECTARE = count(2, "km2"), count(200, "hectare")
LAND = claim("a", "contaminatedArea", quantity=KM2, as_of="2016")

FIGURES = [
    ("the same figure twice", A, {}, []),
    ("two figures of one scope", A, {"quantity": count(13)}, [Ground.VALUE]),
    ("another year", A, {"quantity": count(13), "time": "2017"}, []),
    ("another state", A, {"quantity": count(13), "subject": TURKEY}, []),
    ("another unit", A, {"quantity": count(13, "incident")}, []),
    ("another measure", A, {"quantity": count(13), "predicate": "survivors"}, []),
    ("a bound that holds", A, {"quantity": count(10, comparator=Comparator.AT_LEAST)}, []),
    ("a bound that does not hold", A, {"quantity": count(20, comparator=Comparator.AT_LEAST)}, [Ground.VALUE]),
    ("exact and a bound", A, {"quantity": count(12, comparator=Comparator.AT_LEAST)}, [Ground.COMPARATOR]),
    ("more than itself", A, {"quantity": count(12, comparator=Comparator.MORE_THAN)}, [Ground.COMPARATOR]),
    ("about as many", A, {"quantity": count(13, comparator=Comparator.APPROXIMATELY)}, []),
    ("a part that exceeds its whole", A, {"quantity": count(13), "weapons": (AP,)}, [Ground.PART]),
    ("a part within its whole", A, {"quantity": count(11), "weapons": (AP,)}, []),
    ("a month that exceeds its year", A, {"quantity": count(13), "time": "2016-05"}, [Ground.PART]),
    ("children that exceed all", A, {"quantity": count(13), "details": CHILDREN}, [Ground.PART]),
    ("land in two units", LAND, {"quantity": HECTARE}, []),
    ("land that differs", LAND, {"quantity": count(300, "hectare")}, [Ground.VALUE]),
    ("land at a later date", LAND, {"quantity": count(1, "km2"), "as_of": "2018"}, [Ground.LATER]),
    ("a negated figure", A, {"quantity": count(13), "polarity": Polarity.NEGATED}, []),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "one", "fields", "expected"), FIGURES, ids=[row[0] for row in FIGURES])
def test_figures(rule: str, one: Claim, fields: dict[str, Any], expected: list[Ground]) -> None:
    other = replace(one, key="b", **fields)
    assert [g for g in grounds(one, other) if g is not Ground.DENIAL] == expected
    assert [g for g in grounds(other, one) if g is not Ground.DENIAL] == expected


USE = claim("a", "used", kind="UseClaim", weapons=(), object=AP, places=(TURKEY,), time="2010")
DENIED = {"status": Status.DENIED, "polarity": Polarity.NEGATED}
DENIALS = [
    ("a denial of what is told", DENIED, [Ground.DENIAL]),
    ("a denial of a wider weapon", {**DENIED, "object": MINE}, [Ground.DENIAL]),
    ("a denial of another place", {**DENIED, "places": (PERU,)}, []),
    ("a denial of another time", {**DENIED, "time": "2015"}, []),
    ("a denial by another of another", {**DENIED, "subject": TURKEY}, []),
    ("a denial of production", {**DENIED, "predicate": "produces", "kind": "ProductionClaim"}, []),
    ("no evidence", {"status": Status.NO_EVIDENCE}, [Ground.ABSENCE]),
    ("not known", {"status": Status.NOT_KNOWN}, []),
    ("the same word", {}, []),
]


@pytest.mark.parametrize(("rule", "fields", "expected"), DENIALS, ids=[row[0] for row in DENIALS])
def test_denials(rule: str, fields: dict[str, Any], expected: list[Ground]) -> None:
    assert grounds(USE, replace(USE, key="b", **fields)) == expected


def test_two_votes_on_one_resolution() -> None:
    yes = claim("a", "votedFor", kind="VoteClaim", weapons=(), object=parse_ref("resolution:a-res-75-62"), time="2020")
    assert grounds(yes, replace(yes, key="b", predicate="abstainedOn")) == [Ground.DENIAL]
    assert grounds(yes, replace(yes, key="b", predicate="abstainedOn", time="2019")) == []


def test_a_list_that_is_longer_or_shorter_than_its_total() -> None:
    total = claim("t", "stockpiled", kind="StockpileClaim", weapons=(), object=AP, quantity=count(2, "country"))
    total = replace(total, subject=parse_ref("group:ccm-states-parties"))
    names = [replace(total, key=key, subject=parse_ref(f"state:{key}"), quantity=None, breakdown_of="t")
             for key in ("per", "tur", "alb")]  # fmt: skip
    assert grounds(total, *names) == [Ground.LIST]
    assert grounds(total, *names[:2]) == []
    assert grounds(replace(total, quantity=count(2, "country", Comparator.AT_LEAST)), *names) == []


def test_outcomes_that_do_not_add_up() -> None:
    killed, injured = (
        replace(A, key="k", predicate="killed", quantity=count(5)),
        replace(A, key="i", predicate="injured", quantity=count(7)),
    )
    assert grounds(A, killed, injured) == []
    assert grounds(A, killed, replace(injured, quantity=count(8))) == [Ground.SUM]
    assert grounds(A, killed) == []
