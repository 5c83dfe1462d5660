"""Claims that may contradict each other, found by rule: candidates that a person classifies (docs/claims-file.md).

Pure functions over claims. Nothing is decided here: a candidate says which claims, why, and what it would most likely
be (conflict, update, scope, slip). What people have classified already is told apart by `mark_known`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import combinations

from armstrace.graph.claim import Claim, Comparator, Polarity, Quantity, Status
from armstrace.graph.kinship import Kinship
from armstrace.graph.names import Ref
from armstrace.graph.opposite import are_opposite
from armstrace.graph.scope import COUNTED, Lie, Scope, compare_scopes, compare_times, is_later, make_scope
from armstrace.graph.section import Discrepancy, DiscrepancyKind
from armstrace.graph.vocabulary import read_vocabulary


class Ground(StrEnum):
    """Why claims are candidates."""

    VALUE = "value"  # one scope, two figures
    PART = "part"  # the part exceeds the whole
    LATER = "later"  # the figure of a later day differs
    COMPARATOR = "comparator"  # one figure, exact in one place and a bound in the other
    DENIAL = "denial"  # one says what the other denies
    ABSENCE = "absence"  # no evidence of what the other tells of
    LIST = "list"  # a list is longer or shorter than its printed total
    SUM = "sum"  # parts do not add up


@dataclass(frozen=True, slots=True)
class Candidate:
    """Claims that may not fit together: keys in the order given, the likely kind, and a note of what differs."""

    ground: Ground
    kind: DiscrepancyKind
    claims: tuple[str, ...]
    note: str


#: Ways to say that something took place, or might have.
_TOLD = frozenset(
    {
        Status.ASSERTED,
        Status.DECLARED,
        Status.ADMITTED,
        Status.CONCLUDED,
        Status.REPORTED,
        Status.ALLEGED,
        Status.ESTIMATED,
    }
)
#: An approximate figure is held to stand for so much more or less.
_ABOUT = Decimal("0.1")
#: Unit -> the unit that it is counted in, and how many of these it is.
_UNITS = {"hectare": ("km2", Decimal("0.01")), "squareMetre": ("km2", Decimal("0.000001"))}


def find_value_candidates(claims: Iterable[Claim], kinship: Kinship) -> Iterator[Candidate]:
    """Figures of one predicate and unit that differ though their scopes are one, or whose part exceeds the whole."""
    groups: dict[tuple[str, str], list[Scope]] = defaultdict(list)
    for claim in claims:
        if claim.quantity and _bounds(claim.quantity) and claim.polarity is Polarity.AFFIRMED:
            groups[claim.predicate, _base(claim.quantity)[0]].append(make_scope(claim))
    for group in groups.values():
        for one, other in combinations(group, 2):
            found = _compare_values(one, other, kinship)
            if found is not None:
                yield found


def find_denial_candidates(claims: Iterable[Claim], kinship: Kinship) -> Iterator[Candidate]:
    """A denial, negation or absence of evidence against what is told of the same doer, thing and event.

    Also two predicates that exclude each other, such as two votes on one resolution.
    """
    listed = tuple(claims)
    against = [c for c in listed if c.polarity is Polarity.NEGATED or c.status is Status.NO_EVIDENCE]
    told = [c for c in listed if c.polarity is Polarity.AFFIRMED and c.status in _TOLD]
    for denial in against:
        for claim in told:
            if _share_predicate(denial, claim) and _is_denied(denial, claim, kinship):
                yield _oppose(denial, claim)
    for one, other in combinations(told, 2):
        if not are_opposite(one.predicate, other.predicate):
            continue
        if _is_denied(one, other, kinship) and _is_denied(other, one, kinship):
            note = f"{one.predicate} against {other.predicate}"
            yield Candidate(Ground.DENIAL, DiscrepancyKind.CONFLICT, (one.key, other.key), note)


def mark_known(candidates: Iterable[Candidate], known: Iterable[Discrepancy]) -> tuple[tuple[Candidate, str], ...]:
    """Each candidate with the discrepancy whose claims hold all of its own; empty for what nobody has classified."""
    holders: list[tuple[frozenset[str], str]] = [(frozenset(item.claims), item.key) for item in known]
    return tuple(
        (candidate, next((key for claims, key in holders if claims >= set(candidate.claims)), ""))
        for candidate in candidates
    )


def _compare_values(one: Scope, other: Scope, kinship: Kinship) -> Candidate | None:
    lie = compare_scopes(one, other, kinship)
    if lie is Lie.APART:
        return None
    early, late = (other, one) if is_later(one, other) else (one, other)
    if one.claim.predicate not in COUNTED:
        if is_later(late, early):
            return _make_later(early, late) if lie is Lie.SAME else None
        return _hold_values(one, other, lie)
    when = compare_times(one, other)
    if when in (Lie.PART, Lie.WHOLE) and lie is Lie.SAME and _is_running(early, late):
        return _make_later(early, late)
    whole = lie if when is Lie.SAME else when if lie in (Lie.SAME, when) else Lie.APART
    return None if whole is Lie.APART else _hold_values(one, other, whole)


def _is_running(early: Scope, late: Scope) -> bool:
    """Are both totals up to a day, counted from one beginning on?"""
    return early.first == late.first and (early.first is None or "/" in (early.claim.time or ""))


def _hold_values(one: Scope, other: Scope, lie: Lie) -> Candidate | None:
    """Two figures whose scopes are one, or part and whole."""
    first, second = one.claim, other.claim
    low, high = _limits(first), _limits(second)
    if lie is Lie.SAME:
        if low[1] < high[0] or high[1] < low[0] or _only_touch(first, second):
            ground = Ground.COMPARATOR if _same_number(first, second) else Ground.VALUE
            kind = DiscrepancyKind.SLIP if ground is Ground.COMPARATOR else DiscrepancyKind.CONFLICT
            return _make(ground, kind, first, second)
        differ = _same_number(first, second) and _comparator(first) is not _comparator(second)
        return _make(Ground.COMPARATOR, DiscrepancyKind.SLIP, first, second) if differ else None
    part, whole = (first, second) if lie is Lie.PART else (second, first)
    exceeds = _limits(part)[0] > _limits(whole)[1]
    return _make(Ground.PART, DiscrepancyKind.CONFLICT, part, whole) if exceeds else None


def _make_later(early: Scope, late: Scope) -> Candidate | None:
    if _numbers(early.claim) == _numbers(late.claim):
        return None
    return _make(Ground.LATER, DiscrepancyKind.UPDATE, early.claim, late.claim)


def _make(ground: Ground, kind: DiscrepancyKind, one: Claim, other: Claim) -> Candidate:
    written = [claim.quantity.written if claim.quantity else "" for claim in (one, other)]
    return Candidate(ground, kind, (one.key, other.key), f"{written[0]} against {written[1]}")


def _is_denied(denial: Claim, claim: Claim, kinship: Kinship) -> bool:
    """Does a denial cover what a claim tells: one doer, a thing that is the denied one or a kind of it, one place?

    A claim that names an event need not name the weapon again; one of another place than the denial's is not covered.
    """
    if not kinship.are_kin(denial.subject, claim.subject):
        return False
    events = _list_events(denial), _list_events(claim)
    things = _list_things(denial), _list_things(claim)
    meet = any(
        kinship.is_part(o, d) or kinship.is_of_series(o, d) or kinship.is_part(d, o)
        for d in events[0]
        for o in events[1]
    )
    if (all(events) and not meet) or (all(things) and not _are_within(things[1], things[0], kinship)):
        return False
    same_place = not denial.places or (meet if not claim.places else kinship.any_kin(denial.places, claim.places))
    return bool((meet or all(things)) and same_place and _share_times(denial, claim))


def _are_within(parts: Iterable[Ref], wholes: Sequence[Ref], kinship: Kinship) -> bool:
    return any(kinship.is_part(part, whole) for part in parts for whole in wholes)


def _share_predicate(denial: Claim, claim: Claim) -> bool:
    """One predicate, or both of use, transfer or production; a denied word on an event denies what is told of it."""
    guarded = read_vocabulary().guarded
    guard = guarded.get(claim.predicate)
    if denial.predicate == claim.predicate or (guard and guard == guarded.get(denial.predicate)):
        return True
    return bool(guard and denial.status is Status.DENIED and denial.event and denial.kind == "StatementClaim")


def _list_events(claim: Claim) -> tuple[Ref, ...]:
    named = (claim.event, claim.object, *claim.alternatives)
    return tuple(ref for ref in named if ref and ref.kind in ("event", "meeting", "resolution", "treaty"))


def _list_things(claim: Claim) -> tuple[Ref, ...]:
    return tuple(ref for ref in (claim.object, *claim.weapons, *claim.alternatives) if ref and ref.kind == "munition")


def _share_times(one: Claim, other: Claim) -> bool:
    """Could both be of one time? Open ends reach as far as they may."""
    first, second = make_scope(one), make_scope(other)
    return not (
        (first.first and second.last and second.last < first.first)
        or (second.first and first.last and first.last < second.first)
    )


def _oppose(denial: Claim, claim: Claim) -> Candidate:
    absence = denial.polarity is Polarity.AFFIRMED
    kind = DiscrepancyKind.SCOPE if absence else DiscrepancyKind.CONFLICT
    stance = (
        f"{denial.status.value} {denial.predicate}" if absence else f"{denial.status.value}, not {denial.predicate}"
    )
    note = f"{stance} against {claim.status.value} {claim.predicate}"
    return Candidate(Ground.ABSENCE if absence else Ground.DENIAL, kind, (denial.key, claim.key), note)


# figures


def _base(quantity: Quantity) -> tuple[str, Decimal]:
    return _UNITS.get(quantity.unit, (quantity.unit, Decimal(1)))


def _bounds(quantity: Quantity) -> tuple[Decimal, ...]:
    numbers = (quantity.value, quantity.low, quantity.high)
    return tuple(number * _base(quantity)[1] for number in numbers if number is not None)


def _numbers(claim: Claim) -> tuple[Decimal, ...]:
    return _bounds(claim.quantity) if claim.quantity else ()


def _comparator(claim: Claim) -> Comparator | None:
    return claim.quantity.comparator if claim.quantity else None


def _same_number(one: Claim, other: Claim) -> bool:
    return _numbers(one) == _numbers(other)


def _limits(claim: Claim) -> tuple[Decimal, Decimal]:
    """The least and the most that a figure may stand for, each included."""
    numbers, comparator = _numbers(claim), _comparator(claim)
    low, high = min(numbers), max(numbers)
    if comparator in (Comparator.AT_LEAST, Comparator.MORE_THAN):
        return low, Decimal("Infinity")
    if comparator in (Comparator.AT_MOST, Comparator.LESS_THAN):
        return Decimal(0), high
    if comparator is Comparator.APPROXIMATELY:
        return low * (1 - _ABOUT), high * (1 + _ABOUT)
    return low, high


def _only_touch(one: Claim, other: Claim) -> bool:
    """Do two figures meet in a number that one of them leaves out: "more than 5" and 5?"""
    open_ended = (Comparator.MORE_THAN, Comparator.LESS_THAN)
    exact = [claim for claim in (one, other) if _comparator(claim) is Comparator.EXACTLY]
    bound = [claim for claim in (one, other) if _comparator(claim) in open_ended]
    return len(exact) == len(bound) == 1 and _same_number(one, other)
