"""False upgrades: a hedge, denial, allegation, plan or absence of evidence that rules read as an assertion.

The worst mistake that a reading can make (docs/ethics.md): an allegation that becomes a fact. A claim is plain where it
would feed a finding: affirmed, certain, one content, and asserted, declared, admitted or concluded. A plain draft is an
upgrade where the reviewed claims of its passage that say the same are not plain, or say the opposite.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from armstrace.graph.claim import Certainty, Claim, Polarity
from armstrace.graph.names import Ref
from armstrace.graph.opposite import are_opposite
from armstrace.graph.section import ClaimsFile
from armstrace.graph.vocabulary import read_vocabulary
from armstrace.loaders.pairing import find_places, measure_likeness


@dataclass(frozen=True, slots=True)
class Upgrade:
    """A draft that is surer than the reviewed claim that it is likest to, and in what."""

    draft: Claim
    reviewed: Claim
    reason: str


def is_plain(claim: Claim) -> bool:
    """Would the claim's content feed a finding, as far as its stance goes?"""
    return (
        claim.status.feeds_findings
        and claim.polarity is Polarity.AFFIRMED
        and claim.certainty is Certainty.CERTAIN
        and not claim.alternatives
    )


def explain_upgrade(draft: Claim, reviewed: Claim) -> str:
    """In what a draft is surer than a reviewed claim of the same matter; empty where it is not."""
    if not is_plain(draft):
        return ""
    if reviewed.alternatives:
        return "one of several alternatives became the only one"
    if reviewed.polarity is Polarity.NEGATED:
        return "a negation was lost"
    if not reviewed.status.feeds_findings:
        return f"{reviewed.status.value} became {draft.status.value}"
    if reviewed.certainty is not Certainty.CERTAIN:
        return f"{reviewed.certainty.value} became certain"
    if are_opposite(draft.predicate, reviewed.predicate):
        return f"{reviewed.predicate} became {draft.predicate}"
    return ""


def find_upgrades(draft: ClaimsFile, reviewed: ClaimsFile) -> tuple[Upgrade, ...]:
    """The false upgrades of a draft, in its order. Each plain draft is held against all claims of its passage."""
    places = find_places(draft.passages, reviewed.passages)
    here: dict[str, list[Claim]] = defaultdict(list)
    for claim in reviewed.claims:
        here[claim.passage].append(claim)
    found = (_find_upgrade(claim, here.get(places.get(claim.passage, ""), ())) for claim in draft.claims)
    return tuple(upgrade for upgrade in found if upgrade)


def _find_upgrade(draft: Claim, beside: Sequence[Claim]) -> Upgrade | None:
    """The upgrade over the likest claims, unless one of them bears the draft out."""
    if not is_plain(draft):
        return None
    likest = list(_list_likest(draft, beside))
    reasons = [explain_upgrade(draft, claim) for claim in likest]
    if not likest or not all(reasons):
        return None
    return Upgrade(draft, likest[0], reasons[0])


def _list_likest(draft: Claim, beside: Iterable[Claim]) -> Iterator[Claim]:
    """The claims of one matter with the draft that are likest to it."""
    ranked = [(_measure(draft, claim), claim) for claim in beside if _is_one_matter(draft, claim)]
    best = max((likeness for likeness, _ in ranked), default=0)
    yield from (claim for likeness, claim in ranked if likeness == best)


def _is_one_matter(draft: Claim, reviewed: Claim) -> bool:
    """Are two claims of one kind, or both of use, transfer, production or harm, and is one of their things the same?"""
    guarded = read_vocabulary().guarded
    guard = guarded.get(draft.predicate)
    if draft.kind != reviewed.kind and (guard is None or guard != guarded.get(reviewed.predicate)):
        return False
    return bool(set(_list_things(draft)) & set(_list_things(reviewed)))


def _list_things(claim: Claim) -> Iterator[Ref]:
    yield claim.subject
    yield from filter(None, (claim.object, claim.event, claim.statement))
    yield from (*claim.weapons, *claim.alternatives)


def _measure(draft: Claim, reviewed: Claim) -> int:
    """Likeness without the stance, so that two of different stance are not told apart by it."""
    likeness = measure_likeness(draft, reviewed)
    return likeness - (draft.status == reviewed.status) - (draft.polarity == reviewed.polarity)
