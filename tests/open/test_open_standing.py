"""How a state stands to a treaty on a day follows from dated acts, in whatever order they are told."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armstrace.graph.treaty_status import Standing, TreatyAct, find_standing, list_consents, list_kinds

DAYS = st.dates(min_value=date(1980, 1, 1), max_value=date(2026, 1, 1))
ACTS = st.builds(
    TreatyAct,
    predicate=st.sampled_from(["signed", "ratified", "acceded", "withdrew", "notifiedWithdrawal"]),
    day=DAYS,
    claim=st.sampled_from(["a", "b", "c"]),
    planned=st.booleans(),
)
SIGNED = TreatyAct("signed", date(2008, 12, 3), "a")
RATIFIED = TreatyAct("ratified", date(2011, 3, 24), "b")
WITHDREW = TreatyAct("withdrew", date(2025, 3, 6), "c")


def test_the_ontology_says_what_binds() -> None:
    kinds = {"ratified", "accepted", "approved", "acceded", "succeeded", "confirmedFormally", "signedDefinitively"}
    assert list_consents() == kinds | {"consentedToBeBound"}
    assert list_kinds("ratified") == {"ratified", "accepted", "approved"}


@pytest.mark.parametrize(
    ("day", "standing"),
    [
        ("2008-12-02", Standing.NONE),
        ("2008-12-03", Standing.SIGNATORY),
        ("2011-03-23", Standing.SIGNATORY),
        ("2011-03-24", Standing.PARTY),
        ("2025-03-05", Standing.PARTY),
        ("2025-03-06", Standing.WITHDRAWN),
        ("2026-01-01", Standing.WITHDRAWN),
    ],
)
def test_a_party_from_its_consent_to_the_day_of_its_withdrawal(day: str, standing: Standing) -> None:
    assert find_standing([WITHDREW, RATIFIED, SIGNED], date.fromisoformat(day))[0] is standing


def test_who_joins_again_is_a_party_again() -> None:
    again = TreatyAct("acceded", date(2025, 6, 1), "d")
    assert find_standing([SIGNED, RATIFIED, WITHDREW, again], date(2025, 7, 1)) == (Standing.PARTY, again)


@given(st.lists(ACTS, max_size=6), DAYS, st.randoms())
def test_the_order_of_acts_does_not_matter(acts: list[TreatyAct], day: date, random: object) -> None:
    mixed = list(acts)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert find_standing(acts, day)[0] is find_standing(mixed, day)[0]


@given(st.lists(ACTS, max_size=6), DAYS)
def test_later_and_planned_acts_change_nothing(acts: list[TreatyAct], day: date) -> None:
    known = [act for act in acts if act.day <= day and not act.planned]
    assert find_standing(acts, day) == find_standing(known, day)


@given(st.lists(ACTS, max_size=6), DAYS)
def test_a_party_has_consented_and_not_withdrawn_since(acts: list[TreatyAct], day: date) -> None:
    standing, act = find_standing(acts, day)
    if standing is Standing.PARTY:
        assert act is not None
        assert act.predicate in list_consents()
        later = [a for a in acts if a.predicate == "withdrew" and not a.planned and act.day <= a.day <= day]
        assert later == []
    if standing is Standing.NONE:
        assert find_standing(acts, day - timedelta(days=1))[0] is Standing.NONE
