"""The dump that ../shared/score reads: one JSON line a claim, with its place, its values, its roles and its sources.

Serves `armstrace read --format score` (claims that rules have just read) and `armstrace export --format score`
(reviewed claims). Form of a line: README.md and ROLES.md of ../shared/score. Nothing here looks at the text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from operator import attrgetter

from armstrace.graph.claim import Claim, Polarity, Quantity, Status
from armstrace.graph.names import Ref
from armstrace.graph.sealed import sealed
from armstrace.graph.section import ClaimsFile

#: All names of a thing, the preferred first. Empty where the thing is not known.
Labels = Callable[[Ref], Sequence[str]]
#: What a cited work is called and who published it.
SourceNames = Callable[[Ref], Sequence[str]]

#: How a status is said in words, where the word for it is not the status itself.
_STATUS_WORDS = {
    Status.NO_EVIDENCE: "no evidence",
    Status.NOT_KNOWN: "not known",
    Status.NOT_DENIED: "not denied",
    Status.PLANNED: "planned",
    Status.DENIED: "denied",
}
#: Details that name a thing of their own, beside the roles every claim has.
_OBJECT_DETAILS = ("submunition", "submunitionType", "recipient", "treaty", "body")
#: The roles in which a claim may have several things, and the name of each in `Claim.written`.
_ROLES = tuple(
    (attrgetter(role), role.removesuffix("s"))
    for role in ("weapons", "origins", "places", "asserters", "reporters", "alternatives")
)
#: A line holds no list that holds itself, so nobody needs to look for one.
_JSON = json.JSONEncoder(ensure_ascii=False, check_circular=False)


@sealed(frozen=True, slots=True)
class Placed:
    """A claim with all that a line needs: its spans in the text copy and the names of the works it rests on."""

    claim: Claim
    spans: tuple[tuple[int, int], ...]
    sources: tuple[str, ...]


def place_claims(file: ClaimsFile, source_names: SourceNames) -> Iterator[Placed]:
    """The claims of a claims file with spans in the text copy that the file names.

    Offsets of passages count from the section's title line; `copy_offset` is the place of that line in the copy.
    """
    offset = file.section.copy_offset
    at = {passage.key: (passage.at[0] + offset, passage.at[1] + offset) for passage in file.passages}
    note_of = {passage.key: passage.note for passage in file.passages if passage.note}
    cited = {note.number: [c.source for c in note.citations] for note in file.notes}
    for claim in file.claims:
        numbers = [*claim.notes, *([note_of[claim.passage]] if claim.passage in note_of else [])]
        works = dict.fromkeys(work for number in numbers for work in cited.get(number, []))
        names = dict.fromkeys(name for work in works for name in source_names(work))
        yield Placed(claim, (at[claim.passage],), tuple(names))


def make_line(placed: Placed, labels: Labels, predicates: Mapping[str, str]) -> dict[str, object]:
    """One line of the dump. `predicates` maps local names of predicates and measures to their English labels."""
    claim = placed.claim
    return {
        "claim": claim.key,
        "kind": claim.kind,
        "spans": [list(span) for span in placed.spans],
        "values": _values(claim, labels, predicates),
        "sources": list(placed.sources),
        "fields": _fields(claim, labels, predicates),
    }


def write_lines(claims: Iterable[Placed], labels: Labels, predicates: Mapping[str, str]) -> Iterator[str]:
    """The lines of the dump as JSON, one a claim, without line ends."""
    for placed in claims:
        yield _JSON.encode(make_line(placed, labels, predicates))


def word_predicate(claim: Claim, predicates: Mapping[str, str]) -> str:
    """What the claim says in words: `not party to`, `killed`. `not` where the claim is negated or denied."""
    words = predicates.get(claim.predicate) or _spell(claim.predicate)
    return f"not {words}" if claim.polarity is Polarity.NEGATED else words


def _names(ref: Ref, labels: Labels, written: str | None = None) -> Sequence[str]:
    """The names of a thing and the words it was printed with; the key in words where no register has it."""
    known = labels(ref)
    if not known:
        return [written] if written else [ref.key.replace("-", " ")]
    return [*known, written] if written and written not in known else known


def _values(claim: Claim, labels: Labels, predicates: Mapping[str, str]) -> list[str | Sequence[str]]:
    written = dict(claim.written)
    values: list[str | Sequence[str]] = [_names(claim.subject, labels, written.get("subject"))]
    for role, ref in (("object", claim.object), ("event", claim.event), ("statement", claim.statement)):
        if ref:
            values.append(_names(ref, labels, written.get(role)))
    for find, role in _ROLES:
        for ref in find(claim):
            values.append(_names(ref, labels, written.get(role)))
    for _, detail in claim.details:
        values.append(_names(detail, labels) if isinstance(detail, Ref) else detail)
    values.append(word_predicate(claim, predicates))
    told = (_STATUS_WORDS.get(claim.status), claim.hedge, claim.content, claim.quoted)
    values += filter(None, (*told, claim.time, claim.time_written, claim.as_of))
    if claim.quantity:
        values += _quantity_values(claim.quantity, labels)
    return values


def _quantity_values(quantity: Quantity, labels: Labels) -> Iterator[str | Sequence[str]]:
    for number in _numbers(quantity):
        yield [_plain(number), f"{_plain(number)} {_unit_words(quantity, labels)}"]
    if not _numbers(quantity):
        yield quantity.written
    signs = labels(Ref("value", quantity.unit))
    yield list(signs) if len(signs) > 1 else _unit_words(quantity, labels)  # a sum printed with "$" names no state


def _fields(claim: Claim, labels: Labels, predicates: Mapping[str, str]) -> dict[str, object]:
    written = dict(claim.written)

    def name(refs: Iterable[Ref | None], role: str) -> list[str]:
        return [form for ref in refs if ref for form in _names(ref, labels, written.get(role))] if refs else []

    return {
        "subject": name(_subjects(claim), "subject"),
        "predicate": word_predicate(claim, predicates),
        "object": name(_objects(claim), "object") + _object_words(claim),
        "weapon": name(_weapons(claim), "weapon"),
        "quantity": [float(number) for number in _numbers(claim.quantity)] if claim.quantity else None,
        "comparator": str(claim.quantity.comparator) if claim.quantity else "unquantified",
        "unit": _unit_words(claim.quantity, labels) if claim.quantity else None,
        "time": claim.time or claim.as_of,
        "place": name(claim.places, "place"),
        "asserter": name(claim.asserters, "asserter"),
        "status": str(claim.status),
        "polarity": str(claim.polarity),
    }


def _subjects(claim: Claim) -> Sequence[Ref]:
    """Who is spoken of. Where a weapon was found it is the weapon role; whose it is by origin stands as subject."""
    return claim.origins if claim.kind == "OriginFoundClaim" and claim.origins else (claim.subject,)


def _objects(claim: Claim) -> list[Ref | None]:
    """What a claim is said to or of, and the things of their own among its details."""
    return [claim.object, *(d for role, d in claim.details if role in _OBJECT_DETAILS and isinstance(d, Ref))]


def _object_words(claim: Claim) -> list[str]:
    return [detail for role, detail in claim.details if role in _OBJECT_DETAILS and isinstance(detail, str)]


def _weapons(claim: Claim) -> list[Ref]:
    """The weapons of a claim, in whatever role they stand; a thing made of others is not what it is made of."""
    others = () if claim.kind == "CompositionClaim" else (claim.object, *claim.alternatives)
    return [ref for ref in (claim.subject, *claim.weapons, *others) if ref and ref.kind == "munition"] or list(
        filter(None, claim.weapons)
    )


def _unit_words(quantity: Quantity, labels: Labels) -> str:
    known = labels(Ref("value", quantity.unit))
    return known[0] if known else re.sub(r"(?<=[a-z])(?=[A-Z0-9])", " ", quantity.unit).lower()


def _numbers(quantity: Quantity) -> list[Decimal]:
    return [n for n in (quantity.value, quantity.low, quantity.high) if n is not None]


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"


@lru_cache(maxsize=1024)
def _spell(name: str) -> str:
    """The local name of a term in words: `contaminatedArea` is "contaminated area"."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()
