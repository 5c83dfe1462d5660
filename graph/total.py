"""Totals held against their parts: lists against the printed number of members, sums against the printed total."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from armstrace.graph.claim import Claim, Comparator, Polarity
from armstrace.graph.contradiction import Candidate, Ground, find_denial_candidates, find_value_candidates
from armstrace.graph.kinship import Kinship
from armstrace.graph.registers import Registers, read_registers
from armstrace.graph.section import DiscrepancyKind

#: Units in which the members of a list are counted.
_MEMBERS = frozenset({"country", "organization", "type"})
#: What casualties come to: all of those who were, and nobody twice.
_OUTCOMES = ("killed", "injured", "unknownOutcome")
#: Details of which each divides a total on its own.
_DIVIDING = ("device", "sex", "landType")


def find_candidates(claims: Sequence[Claim], registers: Registers | None = None) -> tuple[Candidate, ...]:
    """All candidates among claims, by every rule: figures, denials, lists, sums.

    Kinship is that of `registers`, the packaged ones by default.
    """
    kinship = Kinship(registers or read_registers())
    return (
        *find_value_candidates(claims, kinship),
        *find_denial_candidates(claims, kinship),
        *find_list_candidates(claims),
        *find_sum_candidates(claims),
    )


def find_list_candidates(claims: Iterable[Claim]) -> Iterator[Candidate]:
    """Totals that count the members of a list, where the list has more or fewer.

    The list is what names the total as its own (`breakdownOf`); else, in the passage of the total, what says the same
    of one member each. A list that says "including" may be shorter: it is told all the same, and a person decides.
    """
    listed = tuple(claims)
    parts = _group_parts(listed)
    beside: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in listed:
        beside[claim.passage, claim.predicate].append(claim)
    for total in listed:
        if total.quantity is None or total.quantity.value is None or total.quantity.unit not in _MEMBERS:
            continue
        own = [claim for claim in parts.get(total.key, ()) if claim.quantity is None]
        near = [c for c in beside[total.passage, total.predicate] if c.quantity is None and c.breakdown_of is None]
        members = own or near
        count = len({(claim.subject, claim.object) for claim in members})
        if count > 1 and not _fits(Decimal(count), total):
            note = f"{total.quantity.written} against {count} that are named"
            yield Candidate(Ground.LIST, DiscrepancyKind.SLIP, (total.key, *(claim.key for claim in members)), note)


def find_sum_candidates(claims: Iterable[Claim]) -> Iterator[Candidate]:
    """Totals whose exact parts come to more or less: by outcome, by device, by sex, by kind of land."""
    listed = tuple(claims)
    parts = _group_parts(listed) or {}
    for total in listed:
        if _number(total) is None:
            continue
        own = parts.get(total.key) or _list_outcomes(total, listed)
        for group in _divide(total, own):
            numbers = [_number(claim) for claim in group]
            added = sum((number for number in numbers if number is not None), Decimal(0))
            if len(group) > 1 and None not in numbers and not _fits(added, total):
                written = total.quantity.written if total.quantity else ""
                keys = (total.key, *(claim.key for claim in group))
                yield Candidate(
                    Ground.SUM, DiscrepancyKind.SCOPE, keys, f"{written} against parts that come to {added:f}"
                )


def _group_parts(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    """Total -> the claims that are named as its parts."""
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.breakdown_of and claim.polarity is Polarity.AFFIRMED:
            found[claim.breakdown_of].append(claim)
    return found


def _list_outcomes(total: Claim, claims: Sequence[Claim]) -> list[Claim]:
    """The figures by outcome that are of one subject, time and people with a total of casualties, in its section."""
    if total.predicate != "casualties":
        return []
    return [c for c in claims if c.predicate in _OUTCOMES and c.breakdown_of is None and _frame(c) == _frame(total)]


def _frame(claim: Claim) -> tuple[object, ...]:
    return claim.document, claim.subject, claim.places, claim.weapons, claim.time, frozenset(claim.own_details)


def _divide(total: Claim, parts: Sequence[Claim]) -> Iterator[list[Claim]]:
    """The parts by what divides them: each group should come to the total."""
    outcomes = [claim for claim in parts if claim.predicate in _OUTCOMES and claim.predicate != total.predicate]
    outcomes = [claim for claim in outcomes if _roles(claim) == _roles(total)]
    if {claim.predicate for claim in outcomes} >= {"killed", "injured"}:
        yield outcomes
    for role in _DIVIDING:
        yield [c for c in parts if c.predicate == total.predicate and _roles(c) - _roles(total) == {role}]


def _roles(claim: Claim) -> set[str]:
    return {role for role, _ in claim.own_details}


def _number(claim: Claim) -> Decimal | None:
    """The number of an exact figure."""
    exact = claim.quantity is not None and claim.quantity.comparator is Comparator.EXACTLY
    return claim.quantity.value if exact and claim.quantity else None


def _fits(number: Decimal, total: Claim) -> bool:
    """May the total as printed be this number?"""
    quantity = total.quantity
    if quantity is None or quantity.value is None:
        return True
    if quantity.comparator in (Comparator.AT_LEAST, Comparator.MORE_THAN):
        return number >= quantity.value
    if quantity.comparator in (Comparator.AT_MOST, Comparator.LESS_THAN):
        return number <= quantity.value
    return number == quantity.value or quantity.comparator is not Comparator.EXACTLY
