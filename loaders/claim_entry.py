"""One entry of a claims file <-> one Claim. The entry is what the schema has accepted (data/claims.schema.json)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, TypeAlias

from armstrace.graph.claim import Certainty, Claim, Comparator, Polarity, Quantity, Rank, Review, Status
from armstrace.graph.names import ENTITY_KINDS, Ref, parse_ref

Entry: TypeAlias = Mapping[str, Any]

#: Fields of an entry that hold references, and those that hold lists of them.
REF_FIELDS = ("subject", "object", "event", "statement")
REFS_FIELDS = ("weapons", "origins", "places", "asserters", "reporters", "alternatives")
#: Fields that name other claims.
CLAIM_FIELDS = ("restates", "revises")

_REF = re.compile(rf"({'|'.join(sorted(ENTITY_KINDS))}):[A-Za-z0-9.-]+\Z")


def is_ref(text: str) -> bool:
    """Does a detail's text name a thing (`state:rus`) rather than being words?"""
    return bool(_REF.match(text))


def parse_entry(entry: Entry, document: str) -> Claim:
    """The claim of an entry; `document` is the key of its section version.

    Raises InputError, without file and line, where a reference is not of the form `kind:key`.
    """
    return Claim(
        key=entry["id"],
        kind=entry["kind"],
        document=document,
        passage=f"{document}-{entry['passage']}",
        context=tuple(f"{document}-{key}" for key in entry.get("context", ())),
        notes=tuple(entry.get("notes", ())),
        predicate=entry.get("predicate") or entry["measure"],
        subject=parse_ref(entry["subject"]),
        **_parse_roles(entry),
        **_parse_measure(entry),
        **_parse_stance(entry),
        **_parse_words(entry),
        **_parse_standing(entry),
    )


def _parse_roles(entry: Entry) -> dict[str, Any]:
    """What the claim names beside its subject."""
    names = {field: _ref(entry, field) for field in REF_FIELDS if field != "subject"}
    return {**names, **{field: _refs(entry, field) for field in REFS_FIELDS}, "details": _details(entry)}


def _parse_measure(entry: Entry) -> dict[str, Any]:
    """How much, and when."""
    return {
        "quantity": _quantity(entry["quantity"]) if "quantity" in entry else None,
        "time": entry.get("time"),
        "time_written": entry.get("timeWritten"),
        "as_of": entry.get("asOf"),
    }


def _parse_stance(entry: Entry) -> dict[str, Any]:
    """How the claim is told."""
    return {
        "status": Status(entry["status"]),
        "polarity": Polarity(entry.get("polarity", Polarity.AFFIRMED)),
        "certainty": Certainty(entry.get("certainty", Certainty.CERTAIN)),
        "hedge": entry.get("hedge"),
        "rank": Rank(entry.get("rank", Rank.CURRENT)),
    }


def _parse_words(entry: Entry) -> dict[str, Any]:
    """Names as printed, what is said in our words and in those of a speaker."""
    written = tuple(entry.get("written", {}).items())
    return {"written": written, "content": entry.get("content"), "quoted": entry.get("quoted")}


def _parse_standing(entry: Entry) -> dict[str, Any]:
    """How the claim stands to other claims, what the text does not give, and who has read it."""
    return {
        "breakdown_of": entry.get("breakdownOf"),
        "restates": tuple(entry.get("restates", ())),
        "revises": tuple(entry.get("revises", ())),
        "not_given": tuple(entry.get("notGiven", ())),
        "review": Review(entry.get("review", Review.UNREVIEWED)),
        "rule": entry.get("rule"),
    }


def _ref(entry: Entry, field: str) -> Ref | None:
    return parse_ref(entry[field]) if field in entry else None


def _refs(entry: Entry, field: str) -> tuple[Ref, ...]:
    return tuple(parse_ref(text) for text in entry.get(field, ()))


def _quantity(entry: Entry) -> Quantity:
    numbers = {name: Decimal(entry[name]) for name in ("value", "low", "high") if name in entry}
    return Quantity(comparator=Comparator(entry["comparator"]), unit=entry["unit"], written=entry["written"], **numbers)


def _details(entry: Entry) -> tuple[tuple[str, Ref | str], ...]:
    details = entry.get("details", {})
    listed = (
        (role, item) for role, given in details.items() for item in (given if isinstance(given, list) else [given])
    )
    return tuple((role, parse_ref(item) if is_ref(item) else item) for role, item in listed)


def make_entry(claim: Claim, *, is_measure: bool) -> dict[str, Any]:
    """The entry of a claim in the file's fixed order of keys, defaults left out."""
    short = len(claim.document) + 1
    fields: dict[str, Any] = {
        "id": claim.key,
        "kind": claim.kind,
        "passage": claim.passage[short:],
        "context": [key[short:] for key in claim.context],
        "notes": list(claim.notes),
        "subject": str(claim.subject),
        "measure" if is_measure else "predicate": claim.predicate,
        **_role_entries(claim),
        "quantity": claim.quantity and _quantity_entry(claim.quantity),
        "time": claim.time,
        "timeWritten": claim.time_written,
        "asOf": claim.as_of,
        **_stance_entries(claim),
        "details": _details_entry(claim),
        "written": dict(claim.written),
        "content": claim.content,
        "quoted": claim.quoted,
        "breakdownOf": claim.breakdown_of,
        "restates": list(claim.restates),
        "revises": list(claim.revises),
        "notGiven": list(claim.not_given),
        "review": None if claim.review is Review.UNREVIEWED else claim.review.value,
        "rule": claim.rule,
    }
    return {name: value for name, value in fields.items() if value not in (None, [], {})}


def _role_entries(claim: Claim) -> dict[str, Any]:
    """What the claim names beside its subject."""
    return {
        "object": claim.object and str(claim.object),
        "weapons": _texts(claim.weapons),
        "origins": _texts(claim.origins),
        "places": _texts(claim.places),
        "event": claim.event and str(claim.event),
        "statement": claim.statement and str(claim.statement),
    }


def _stance_entries(claim: Claim) -> dict[str, Any]:
    """By whose word and how the claim is told."""
    return {
        "asserters": _texts(claim.asserters),
        "reporters": _texts(claim.reporters),
        "polarity": None if claim.polarity is Polarity.AFFIRMED else claim.polarity.value,
        "status": claim.status.value,
        "certainty": None if claim.certainty is Certainty.CERTAIN else claim.certainty.value,
        "hedge": claim.hedge,
        "rank": None if claim.rank is Rank.CURRENT else claim.rank.value,
        "alternatives": _texts(claim.alternatives),
    }


def _texts(refs: tuple[Ref, ...]) -> list[str]:
    return [str(ref) for ref in refs]


def _quantity_entry(quantity: Quantity) -> dict[str, Any]:
    fields = {
        "comparator": quantity.comparator.value,
        "value": quantity.value,
        "low": quantity.low,
        "high": quantity.high,
        "unit": quantity.unit,
        "written": quantity.written,
    }
    return {name: value for name, value in fields.items() if value is not None}


def _details_entry(claim: Claim) -> dict[str, Any]:
    roles: dict[str, list[str]] = {}
    for role, item in claim.details:
        roles.setdefault(role, []).append(str(item))
    return {role: items[0] if len(items) == 1 else items for role, items in roles.items()}
