"""What a claims file must meet beyond its schema: every name it uses is known, every number it points to is there.

Each check yields faults as InputError with file and line, in the order of the file.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from armstrace.graph.errors import InputError
from armstrace.graph.names import Ref, parse_ref
from armstrace.graph.period import last_day, parse_period
from armstrace.graph.registers import Registers
from armstrace.graph.vocabulary import Vocabulary
from armstrace.loaders.claim_entry import CLAIM_FIELDS, REF_FIELDS, REFS_FIELDS, Entry, is_ref
from armstrace.loaders.claim_id import parse_document_key
from armstrace.loaders.yaml_tree import Place, Tree


@dataclass(frozen=True, slots=True)
class Authorities:
    """What names are checked against: the registers and the ontology's vocabulary."""

    registers: Registers
    vocabulary: Vocabulary


def find_faults(tree: Tree, authorities: Authorities) -> Iterator[InputError]:
    """All faults of a claims file whose tree the schema has accepted."""
    root: Any = tree.value
    yield from _document_faults(tree, root, authorities.registers)
    yield from _ref_faults(tree, _document_refs(root), authorities)
    yield from _footnote_faults(tree, root)
    yield from _id_faults(tree, root["claims"])
    for index, entry in enumerate(root["claims"]):
        place: Place = ("claims", index)
        yield from _passage_faults(tree, root, entry, place)
        yield from _term_faults(tree, entry, place, authorities.vocabulary)
        yield from _ref_faults(tree, _claim_refs(entry, place), authorities)
        yield from _time_faults(tree, entry, place)


def _document_faults(tree: Tree, root: Entry, registers: Registers) -> Iterator[InputError]:
    """`document` must be made of the country and date that stand beside it, and no passage may be empty."""
    if not any(registers.find_ref(Ref(kind, root["country"])) for kind in ("state", "territory")):
        yield tree.fault(f"{root['country']!r} is no country", ("country",), "write the key of a state or territory")
    country, _, date = parse_document_key(root["document"])
    if country != root["country"]:
        yield tree.fault(f"document is of {country!r}, country says {root['country']!r}", ("country",))
    if date != root["updated"]:
        yield tree.fault(f"document is of {date}, updated says {root['updated']}", ("updated",))
    try:
        last_day(root["updated"])
    except InputError as error:
        yield tree.fault(error.message, ("updated",), error.remedy)
    for key, passage in root["passages"].items():
        if passage["at"][0] >= passage["at"][1]:
            yield tree.fault("the span is empty", ("passages", key, "at"), "write [start, end] with start < end")


def _document_refs(root: Entry) -> Iterator[tuple[str, Place]]:
    yield root["publisher"], ("publisher",)
    for number, note in root["footnotes"].items():
        for index, citation in enumerate(note.get("citations", ())):
            yield citation["source"], ("footnotes", number, "citations", index, "source")


def _claim_refs(entry: Entry, place: Place) -> Iterator[tuple[str, Place]]:
    """Every reference of a claim with its place in the file."""
    for field in REF_FIELDS:
        if field in entry:
            yield entry[field], (*place, field)
    for field in REFS_FIELDS:
        for index, text in enumerate(entry.get(field, ())):
            yield text, (*place, field, index)
    for role, given in entry.get("details", {}).items():
        for text in given if isinstance(given, list) else [given]:
            if is_ref(text):
                yield text, (*place, "details", role)


def _ref_faults(tree: Tree, refs: Iterable[tuple[str, Place]], authorities: Authorities) -> Iterator[InputError]:
    for text, place in refs:
        try:
            ref = parse_ref(text)
        except InputError as error:
            yield tree.fault(error.message, place, error.remedy)
            continue
        if ref.kind == "value":
            if ref.key not in authorities.vocabulary.schemes:
                yield _unknown(tree, text, place, authorities.vocabulary.schemes, lambda key: f"value:{key}")
        elif authorities.registers.find_ref(ref) is None:
            known = (str(entry.ref) for entry in authorities.registers.entries(ref.kind))
            yield _unknown(tree, text, place, known)


def _unknown(
    tree: Tree, text: str, place: Place, known: Iterable[str], wording: Callable[[str], str] = str
) -> InputError:
    """A fault that names the nearest known names."""
    near = difflib.get_close_matches(text, [wording(name) for name in known], n=3, cutoff=0.5)
    remedy = f"nearest: {', '.join(near)}" if near else "add it to its register or to the ontology"
    return tree.fault(f"{text!r} is not known", place, remedy)


def _footnote_faults(tree: Tree, root: Entry) -> Iterator[InputError]:
    """Passages may carry or stand in footnotes of this file only."""
    known = {int(number) for number in root["footnotes"]}
    for key, passage in root["passages"].items():
        for number in [*passage.get("notes", ()), *([passage["note"]] if "note" in passage else [])]:
            if number not in known:
                yield _no_note(tree, number, ("passages", key))


def _no_note(tree: Tree, number: int, place: Place) -> InputError:
    return tree.fault(f"footnote {number} is not in the file", place, "add it to footnotes, or mend the number")


def _id_faults(tree: Tree, claims: list[Entry]) -> Iterator[InputError]:
    """An id stands once; claims that a claim is a part of stand in the same file."""
    first: dict[str, int] = {}
    for index, entry in enumerate(claims):
        if entry["id"] in first:
            line = tree.line(("claims", first[entry["id"]], "id"))
            yield tree.fault(
                f"claim {entry['id']!r} stands in line {line} already", ("claims", index, "id"), "mint a new id"
            )
        first.setdefault(entry["id"], index)
    for index, entry in enumerate(claims):
        total = entry.get("breakdownOf")
        if total is not None and (total == entry["id"] or total not in first):
            yield _unknown(tree, total, ("claims", index, "breakdownOf"), first)
        for field in CLAIM_FIELDS:
            if entry["id"] in entry.get(field, ()):
                yield tree.fault("the claim points at itself", ("claims", index, field))


def _passage_faults(tree: Tree, root: Entry, entry: Entry, place: Place) -> Iterator[InputError]:
    for key, at in [(entry["passage"], "passage"), *((key, "context") for key in entry.get("context", ()))]:
        if key not in root["passages"]:
            yield _unknown(tree, key, (*place, at), root["passages"])
    for number in entry.get("notes", ()):
        if str(number) not in root["footnotes"]:
            yield _no_note(tree, number, (*place, "notes"))


def _term_faults(tree: Tree, entry: Entry, place: Place, vocabulary: Vocabulary) -> Iterator[InputError]:
    """Predicate or measure declared and allowed for the kind; the unit a value of the scheme of units."""
    field = "predicate" if "predicate" in entry else "measure"
    name = entry[field]
    if name not in vocabulary.kinds or (field == "measure") != (name in vocabulary.measures):
        yield _unknown(tree, name, (*place, field), vocabulary.names_of(entry["kind"]))
    elif entry["kind"] not in vocabulary.kinds[name]:
        allowed = ", ".join(vocabulary.names_of(entry["kind"]))
        yield tree.fault(f"{name!r} does not belong in a {entry['kind']}", (*place, field), f"it may have: {allowed}")
    unit = entry.get("quantity", {}).get("unit")
    if unit is not None and unit not in vocabulary.values_of("unit"):
        yield _unknown(tree, unit, (*place, "quantity", "unit"), vocabulary.values_of("unit"))


def _time_faults(tree: Tree, entry: Entry, place: Place) -> Iterator[InputError]:
    """Times are EDTF of level 1 with days of the calendar, ends not before begins; `asOf` has a last day."""
    as_of = entry.get("asOf")
    try:
        if as_of is not None:
            last_day(as_of)
    except InputError as error:
        yield tree.fault(error.message, (*place, "asOf"), error.remedy)
        return
    try:
        if "time" in entry:
            parse_period(entry["time"], written=entry.get("timeWritten"), as_of=as_of)
    except InputError as error:
        yield tree.fault(error.message, (*place, "time"), error.remedy)
