"""What changed between a draft of rules and the claims that people reviewed, and the two put together.

A reviewed claim is a decision of a person: nothing here changes a field of it. Claims of the file that no one has
reviewed yet are read anew, under the ids that they have. A retired id is a decision as well: a draft that reads the
retired claim anew is rejected, and not told as new.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from operator import attrgetter
from typing import Any

from armstrace.graph.claim import Claim, Polarity, Review
from armstrace.graph.errors import InputError
from armstrace.graph.names import Ref
from armstrace.graph.sealed import replace
from armstrace.graph.section import ClaimsFile, Passage, RetiredId
from armstrace.graph.vocabulary import say_predicate
from armstrace.loaders.claim_entry import make_entry
from armstrace.loaders.claim_id import find_claim_ids, make_claim_id
from armstrace.loaders.pairing import pair_claims
from armstrace.loaders.upgrade import find_upgrades

#: Fields of a claims file in which a reading can be right or wrong. Not compared: our own words (content), the print
#: (written, hedge, quoted, timeWritten), links that people draw (restates, revises, rank, breakdownOf, statement),
#: what is named besides (details.mentions).
COMPARED = (
    "kind", "subject", "predicate", "object", "weapons", "origins", "places", "event", "quantity", "time", "asOf",
    "asserters", "polarity", "status", "certainty", "alternatives", "details", "notes",
)  # fmt: skip


class Change(StrEnum):
    """What a claim is to the other file."""

    SAME = "same"
    DIFFERENT = "different"
    NEW = "new"  # in the draft alone
    GONE = "gone"  # in the reviewed file alone
    REJECTED = "rejected"  # in the draft, while its id is retired


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that differs, with what each file has in it; empty where it has nothing."""

    field: str
    reviewed: str
    draft: str


@dataclass(frozen=True, slots=True)
class Compared:
    """A claim of the draft, of the reviewed file or of both. `key` is the id that it has or would get.

    `regression` says in what the draft is worse than what was reviewed; empty where it is not.
    """

    key: str
    change: Change
    draft: Claim | None
    reviewed: Claim | None
    differences: tuple[Difference, ...] = ()
    regression: str = ""


def compare_files(draft: ClaimsFile, reviewed: ClaimsFile, retired: Iterable[RetiredId] = ()) -> tuple[Compared, ...]:
    """Every claim of both files, in the order of the draft, then what is gone.

    A regression is a reviewed claim that a rule once found (its `rule` is set) and finds no more, or a draft that is
    surer than what was reviewed of its passage (`loaders.upgrade`).
    """
    dead = tuple(item.key for item in retired)
    taken = {*dead, *(claim.key for claim in reviewed.claims)}
    settled = replace(reviewed, claims=tuple(filter(_is_reviewed, reviewed.claims)))
    upgrades = {found.draft: found.reason for found in find_upgrades(draft, settled)}
    pairs = pair_claims(draft, reviewed)
    drafts = (_compare(pair.draft, pair.reviewed, dead, taken) for pair in pairs if pair.draft)
    return (
        *(replace(item, regression=upgrades.get(item.draft, "")) for item in drafts if item.draft),
        *(_tell_gone(pair.reviewed) for pair in pairs if pair.reviewed and not pair.draft),
    )


def adopt_ids(draft: ClaimsFile, reviewed: ClaimsFile | None, retired: Iterable[RetiredId] = ()) -> ClaimsFile:
    """The draft with the ids of the claims that it reads anew; ids of the rest are minted apart from all in use."""
    nothing = replace(draft, claims=(), passages=())
    compared = compare_files(draft, reviewed or nothing, retired)
    keys = {item.draft.key: item.key for item in compared if item.draft}
    claims = (
        replace(item.draft, key=item.key, breakdown_of=keys.get(item.draft.breakdown_of or ""))
        for item in compared
        if item.draft
    )
    return replace(draft, claims=tuple(claims))


def merge_files(draft: ClaimsFile, reviewed: ClaimsFile, retired: Iterable[RetiredId] = ()) -> ClaimsFile:
    """The reviewed file with what the draft adds: reviewed claims as they are, unreviewed ones read anew, new ones.

    Claims stand in the order of the text. Section, copy, passages and notes of the reviewed file are kept; the draft
    adds those that its claims need. Raises InputError where the two were read from different text copies: their offsets
    cannot stand in one file.
    """
    if draft.section.copy_sha256 != reviewed.section.copy_sha256:
        raise InputError(
            f"{reviewed.section.key} was reviewed in another text copy",
            file=draft.path,
            remedy=f"read the copy with sha256 {reviewed.section.copy_sha256}",
        )
    compared = compare_files(adopt_ids(draft, reviewed, retired), reviewed, retired)
    claims = [*_keep(compared, reviewed), *(_mark(item) for item in compared if item.change is Change.NEW)]
    passages = _merge_passages(claims, draft, reviewed)
    at = {passage.key: passage.at for passage in passages}
    known = {note.number for note in reviewed.notes}
    notes = (*reviewed.notes, *(note for note in draft.notes if note.number not in known))
    return replace(
        reviewed,
        passages=passages,
        notes=tuple(sorted(notes, key=lambda note: note.number)),
        claims=tuple(sorted(claims, key=lambda claim: at[claim.passage])),
        lines=(),
    )


def tell_claim(claim: Claim) -> str:
    """What a claim says, in keys and in one line, for lists."""
    negation = "not" if claim.polarity is Polarity.NEGATED else None
    words = (
        claim.subject.key,
        negation,
        claim.predicate,
        *_list_told(claim, attrgetter("key")),
        f"({claim.status.value})",
    )
    return " ".join(word for word in words if word)


def say_claim(claim: Claim, name: Callable[[Ref], str]) -> str:
    """What a claim says, in words and in one line: "Peru: not: stockpiled: cluster munition, 2013"."""
    negation = "not: " if claim.polarity is Polarity.NEGATED else ""
    told = ", ".join(word for word in _list_told(claim, name) if word)
    return f"{name(claim.subject)}: {negation}{say_predicate(claim.predicate)}{f': {told}' if told else ''}"


def _list_told(claim: Claim, name: Callable[[Ref], str]) -> Iterator[str | None]:
    """Of whom or what, how many, when: what stands behind the predicate."""
    yield from (name(ref) for ref in (claim.object, *claim.weapons, *claim.places) if ref)
    yield claim.quantity.written if claim.quantity else None
    yield claim.time


def _compare(draft: Claim, reviewed: Claim | None, dead: tuple[str, ...], taken: set[str]) -> Compared:
    if reviewed is None:
        rejected = find_claim_ids(draft, dead)
        key = rejected[0] if rejected else _mint(draft, taken)
        return Compared(key, Change.REJECTED if rejected else Change.NEW, draft, None)
    differences = tuple(_list_differences(draft, reviewed))
    return Compared(reviewed.key, Change.DIFFERENT if differences else Change.SAME, draft, reviewed, differences)


def _tell_gone(reviewed: Claim) -> Compared:
    lost = f"rule {reviewed.rule} finds it no more" if reviewed.rule and _is_reviewed(reviewed) else ""
    return Compared(reviewed.key, Change.GONE, None, reviewed, (), lost)


def _is_reviewed(claim: Claim) -> bool:
    return claim.review is Review.REVIEWED


def _mint(draft: Claim, taken: set[str]) -> str:
    key = make_claim_id(draft, taken)
    taken.add(key)
    return key


def _list_differences(draft: Claim, reviewed: Claim) -> Iterator[Difference]:
    one, other = (make_entry(replace(c, details=c.own_details), is_measure=False) for c in (reviewed, draft))
    for field in COMPARED:
        before, after = _show(field, one.get(field)), _show(field, other.get(field))
        if before != after:
            yield Difference(field, before, after)


def _show(field: str, value: Any) -> str:
    """A field as words, in an order that does not matter; the print of a quantity is left out."""
    if field == "quantity" and value:
        numbers = " to ".join(str(value[name]) for name in ("value", "low", "high") if name in value)
        return f"{value['comparator']} {numbers} {value['unit']}".replace("  ", " ")
    if isinstance(value, dict):
        return ", ".join(f"{role} {_show(role, value[role])}" for role in sorted(value))
    if isinstance(value, list):
        return ", ".join(sorted(map(str, value)))
    return "" if value is None else str(value)


def _keep(compared: Iterable[Compared], reviewed: ClaimsFile) -> Iterator[Claim]:
    """The claims of the reviewed file: as they are where a person has reviewed them, else as they are read now."""
    anew = {item.key: item.draft for item in compared if item.draft and item.reviewed}
    for claim in reviewed.claims:
        draft = anew.get(claim.key)
        yield claim if draft is None or _is_reviewed(claim) else replace(draft, key=claim.key, review=claim.review)


def _mark(item: Compared) -> Claim:
    assert item.draft is not None
    return replace(item.draft, key=item.key, review=Review.UNREVIEWED)


def _merge_passages(claims: Iterable[Claim], draft: ClaimsFile, reviewed: ClaimsFile) -> tuple[Passage, ...]:
    """The passages of the reviewed file and those of the draft that a claim names, in the order of the text."""
    needed = {key for claim in claims for key in (claim.passage, *claim.context)}
    known = {passage.key: passage for passage in draft.passages if passage.key in needed}
    known |= {passage.key: passage for passage in reviewed.passages}
    return tuple(sorted(known.values(), key=lambda passage: passage.at))
