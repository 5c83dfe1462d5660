"""How the scopes of two claims lie to each other: of whom, of what, where, of which people or land, and when.

A figure of a part cannot exceed that of its whole, two figures of one scope cannot differ: this module says which is
which. What a claim leaves open is taken for the same as what the other says, since candidates go to a person.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from armstrace.graph.claim import Claim
from armstrace.graph.errors import InputError
from armstrace.graph.kinship import Kinship
from armstrace.graph.names import Ref
from armstrace.graph.period import Period, parse_period


class Lie(Enum):
    """How the first of two scopes lies to the second."""

    SAME = "same"
    PART = "part"
    WHOLE = "whole"
    APART = "apart"


#: Predicates and measures that count what happened in a period; the rest say how things stand at a time.
COUNTED = frozenset(
    """attackCount beneficiaries casualties cleared clearedArea destroyed devicesCleared devicesDestroyed exported
    homesCleared imported incidents injured killed ordnanceRemoved peopleVisited produced receivedTraining transferred
    unknownOutcome used""".split()  # noqa: SIM905
)
#: Details that narrow what is counted. `everyone` narrows nothing.
_NARROWING = ("population", "sex", "age", "outcome", "device", "landType", "category", "submunitionType", "submunition")
#: Details of which two claims must not have different ones.
_KINDRED = ("accounting", "caliber", "treaty", "form", "body", "recipient")
_EVERYONE = "everyone"


@dataclass(frozen=True, slots=True)
class Scope:
    """What a claim's figure is of. `first`, `last`: the days it covers, None where not told; `until`: known up to."""

    claim: Claim
    weapons: frozenset[Ref]
    places: frozenset[Ref]
    details: dict[str, frozenset[object]]
    first: date | None
    last: date | None
    until: date | None


def make_scope(claim: Claim) -> Scope:
    """The scope of a claim. Times that cannot be read are left open: drafts may have such."""
    period, until = _read_times(claim)
    arms = (*claim.weapons, *((claim.object,) if claim.object and claim.object.kind == "munition" else ()))
    details: dict[str, frozenset[object]] = {}
    for role, value in claim.details:
        if not isinstance(value, Ref) or value.key != _EVERYONE:
            details[role] = details.get(role, frozenset()) | {value}
    return Scope(
        claim,
        frozenset(arms),
        frozenset(claim.places),
        details,
        period.earliest_begin if period else None,
        period.latest_end if period else None,
        until,
    )


def compare_scopes(one: Scope, other: Scope, kinship: Kinship) -> Lie:
    """How the scope of a figure lies to that of another of the same predicate and unit; time apart."""
    lies = [
        _compare_refs({one.claim.subject}, {other.claim.subject}, kinship),
        _compare_refs(one.weapons, other.weapons, kinship) if one.weapons and other.weapons else Lie.SAME,
        _compare_places(_narrow(one, kinship), _narrow(other, kinship), kinship),
        *(_compare_detail(one, other, role) for role in _NARROWING),
        *(_compare_kindred(one, other, role) for role in _KINDRED),
    ]
    return combine(lies)


def compare_times(one: Scope, other: Scope) -> Lie:
    """How the time of a counted figure lies to that of another. An open begin or end may be what the other says."""
    if (one.claim.time is None) != (other.claim.time is None):
        return Lie.APART
    first, last = _last(one), _last(other)
    if one.claim.time is None or first is None or last is None:
        return Lie.SAME
    begins = Lie.SAME if one.first is None or other.first is None else _rank(other.first, one.first)
    return combine([begins, _rank(first, last)]) if _overlap(one, other) else Lie.APART


def is_later(one: Scope, other: Scope) -> bool:
    """Does a claim know of a later day than the other?"""
    first, second = _last(one), _last(other)
    return first is not None and second is not None and first > second


def combine(lies: Iterable[Lie]) -> Lie:
    """How scopes lie that lie so in each respect: the part of a whole in one and its whole in another are apart."""
    found = set(lies) - {Lie.SAME}
    return next(iter(found)) if len(found) == 1 else Lie.APART if found else Lie.SAME


def _last(scope: Scope) -> date | None:
    """The last day that a figure is of, or up to which it is known."""
    return scope.last or scope.until


def _rank(earlier: date, later: date) -> Lie:
    """Two bounds as scopes: the one that reaches less far is the part."""
    return Lie.SAME if earlier == later else Lie.PART if earlier < later else Lie.WHOLE


def _overlap(one: Scope, other: Scope) -> bool:
    first, second = _last(one), _last(other)
    return not (
        (one.first is not None and second is not None and second < one.first)
        or (other.first is not None and first is not None and first < other.first)
    )


def _read_times(claim: Claim) -> tuple[Period | None, date | None]:
    try:
        until = parse_period(claim.as_of).latest_end if claim.as_of else None
        period = parse_period(claim.time, written=claim.time_written, as_of=claim.as_of) if claim.time else None
    except InputError:
        return None, None
    return period, until


def _compare_refs(these: Iterable[Ref], those: Iterable[Ref], kinship: Kinship) -> Lie:
    one, other = set(these), set(those)
    if one == other:
        return Lie.SAME
    if all(any(kinship.is_part(ref, whole) for whole in other) for ref in one):
        return Lie.PART
    if all(any(kinship.is_part(ref, whole) for whole in one) for ref in other):
        return Lie.WHOLE
    return Lie.APART


def _narrow(scope: Scope, kinship: Kinship) -> frozenset[Ref]:
    """The places of a claim without those that its subject lies in anyway."""
    return frozenset(place for place in scope.places if not kinship.is_part(scope.claim.subject, place))


def _compare_places(these: frozenset[Ref], those: frozenset[Ref], kinship: Kinship) -> Lie:
    """No place is the whole of the subject."""
    if not these or not those:
        return Lie.SAME if these == those else Lie.WHOLE if not these else Lie.PART
    return _compare_refs(these, those, kinship)


def _compare_detail(one: Scope, other: Scope, role: str) -> Lie:
    first, second = one.details.get(role), other.details.get(role)
    if first == second:
        return Lie.SAME
    return Lie.APART if first and second else Lie.PART if first else Lie.WHOLE


def _compare_kindred(one: Scope, other: Scope, role: str) -> Lie:
    first, second = one.details.get(role), other.details.get(role)
    return Lie.SAME if not first or not second or first == second else Lie.APART
