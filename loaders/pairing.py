"""Which claim of one reading is which claim of another: drafts of rules set beside claims that people reviewed.

Only claims of one passage can be one claim. A passage is known by its key, or by its hash where a text copy moved it.
The digest in an id finds most (`claim_id.find_claim_ids`); the rest are paired by what they say, the likest first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from armstrace.graph.claim import Claim, Quantity
from armstrace.graph.section import ClaimsFile, Passage
from armstrace.loaders.claim_id import find_claim_ids

#: From this likeness on, two claims of one passage read one thing: kind and predicate agree, or what comes to that.
LEAST_LIKENESS = 8
_SAME_DIGEST = 4


class Pair(NamedTuple):
    """A draft and the reviewed claim that it reads anew; None on the side where there is nothing."""

    draft: Claim | None
    reviewed: Claim | None


@dataclass(frozen=True, slots=True)
class _Likely:
    """A pair that may be one claim, in an order that no two share."""

    rank: tuple[int, int, int]
    draft: int
    reviewed: int


def pair_claims(draft: ClaimsFile, reviewed: ClaimsFile) -> tuple[Pair, ...]:
    """Every claim of both files once: pairs and drafts alone in the order of the draft, then reviewed claims alone."""
    places = find_places(draft.passages, reviewed.passages)
    likely = sorted(_list_likely(draft.claims, reviewed.claims, places), key=lambda found: found.rank)
    mate: dict[int, int] = {}
    taken: set[int] = set()
    for found in likely:
        if found.draft not in mate and found.reviewed not in taken:
            mate[found.draft] = found.reviewed
            taken.add(found.reviewed)
    pairs = [Pair(claim, reviewed.claims[mate[i]] if i in mate else None) for i, claim in enumerate(draft.claims)]
    return (*pairs, *(Pair(None, claim) for i, claim in enumerate(reviewed.claims) if i not in taken))


def find_places(drafts: Iterable[Passage], reviewed: Iterable[Passage]) -> dict[str, str]:
    """Key of a draft's passage -> key of the reviewed passage with the same words, by key where the hash agrees too."""
    known = tuple(reviewed)
    keys = {passage.key: passage.hash for passage in known}
    by_hash: dict[str, str] = {}
    for passage in known:
        by_hash.setdefault(passage.hash, passage.key)
    return {
        passage.key: passage.key if keys.get(passage.key) == passage.hash else by_hash[passage.hash]
        for passage in drafts
        if passage.hash in by_hash
    }


def measure_likeness(draft: Claim, reviewed: Claim) -> int:
    """How much two claims of one passage say the same: 0 for nothing, 8 where kind and predicate agree, up to 29.

    Two numbers that differ count against: a list of figures must not be paired crosswise.
    """
    return (
        4 * (draft.kind == reviewed.kind)
        + 4 * (draft.predicate == reviewed.predicate)
        + 3 * (draft.subject == reviewed.subject)
        + 3 * (draft.object == reviewed.object)
        + 2 * _share(_arms(draft), _arms(reviewed))
        + _compare_numbers(draft.quantity, reviewed.quantity)
        + 2 * (draft.time == reviewed.time)
        + _share(draft.places, reviewed.places)
        + (draft.status == reviewed.status)
        + (draft.polarity == reviewed.polarity)
        + (draft.asserters == reviewed.asserters)
        + 2 * _share(draft.own_details, reviewed.own_details)
    )


def list_numbers(quantity: Quantity | None) -> tuple[Decimal, ...]:
    """The numbers of a quantity: one, two for a range, none where it is not told."""
    numbers = (quantity.value, quantity.low, quantity.high) if quantity else ()
    return tuple(number for number in numbers if number is not None)


def _list_likely(drafts: Sequence[Claim], reviewed: Sequence[Claim], places: Mapping[str, str]) -> Iterator[_Likely]:
    here: dict[str, list[int]] = defaultdict(list)
    for number, claim in enumerate(reviewed):
        here[claim.passage].append(number)
    for number, claim in enumerate(drafts):
        beside = here.get(places.get(claim.passage, ""), ())
        same = set(find_claim_ids(claim, [reviewed[other].key for other in beside]))
        for other in beside:
            likeness = measure_likeness(claim, reviewed[other]) + _SAME_DIGEST * (reviewed[other].key in same)
            if likeness >= LEAST_LIKENESS:
                yield _Likely((-likeness, number, other), number, other)


def _arms(claim: Claim) -> tuple[object, ...]:
    """The weapons of a claim, whatever role they stand in."""
    return tuple(ref for ref in (claim.object, *claim.weapons) if ref and ref.kind == "munition")


def _share(one: Iterable[object], other: Iterable[object]) -> bool:
    """Have two lists something in common, or both nothing?"""
    first, second = set(one), set(other)
    return first == second or bool(first & second)


def _compare_numbers(one: Quantity | None, other: Quantity | None) -> int:
    first, second = list_numbers(one), list_numbers(other)
    if first == second:
        return 4 if first else 0
    return -4 if first and second else 0
