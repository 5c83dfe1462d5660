"""What must hold between the entries of the registers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from armstrace.graph.entry import Entry, fold_name
from armstrace.graph.errors import InputError
from armstrace.graph.names import Ref
from armstrace.graph.period import parse_period
from armstrace.graph.register_form import COLUMNS, Shape

#: Columns that lead from a part to its whole: following them never comes back.
_UPWARD = ("parent", "broader", "within", "protocolTo", "series", "partOfMeeting", "partOfEvent", "partOfSource")


def check_entries(by_ref: Mapping[Ref, Entry], by_name: Mapping[str, Mapping[str, tuple[Entry, ...]]]) -> None:
    """Raises InputError with file and line for the first fault.

    A name that several things of a kind bear and that is not marked so in the column `ambiguous` of each, or is marked
    without need; a reference to nothing; a chain of wholes that comes back to its beginning; a code that two things of
    a kind share (two states may, where one ended before the other began); an end before its begin.
    """
    for kind, names in by_name.items():
        for name, bearers in names.items():
            _check_name(kind, name, bearers)
    for entry in by_ref.values():
        _check_marks(entry, by_name[entry.ref.kind])
        _check_targets(entry, by_ref)
        _check_span(entry)
    for entry in by_ref.values():
        for column in _UPWARD:
            _check_chain(entry, column, by_ref)
    _check_codes(by_ref)


def check_times(by_ref: Mapping[Ref, Entry]) -> None:
    """Raises InputError with file and line for the first date that is not EDTF's level 1.

    Apart from `check_entries`, since the parser is slow (docs/decisions/0053): the build asks, not each reading.
    """
    for entry in by_ref.values():
        for column in _columns(entry, Shape.DATE):
            for value in entry.values(column):
                try:
                    parse_period(value)
                except InputError as error:
                    raise error.at(entry.file, entry.line, within=column) from error


def _check_name(kind: str, name: str, bearers: tuple[Entry, ...]) -> None:
    """A shared name is marked by all that bear it."""
    if len(bearers) < 2:
        return
    for entry in bearers:
        if name not in _folded(entry.ambiguous):
            others = ", ".join(f"{other.ref} ({other.file}:{other.line})" for other in bearers if other is not entry)
            raise entry.error(
                f"the name {name!r} of {entry.ref} also names {others}", remedy="mark it ambiguous in each, or drop it"
            )


def _check_marks(entry: Entry, names: Mapping[str, tuple[Entry, ...]]) -> None:
    """A mark stands only where the name is borne by this entry and another."""
    for name in sorted(_folded(entry.ambiguous)):
        bearers = names.get(name, ())
        if entry not in bearers or len(bearers) < 2:
            raise entry.error(f"{name!r} is marked ambiguous, yet no other {entry.ref.kind} bears it")


def _check_targets(entry: Entry, by_ref: Mapping[Ref, Entry]) -> None:
    """References point at entries, and not at the entry itself."""
    for column in _columns(entry, Shape.REF):
        for ref in entry.refs(column):
            if ref not in by_ref:
                raise entry.error(f"{column}: {ref} stands in no register", remedy="add it or mend the reference")
            if ref == entry.ref:
                raise entry.error(f"{column}: {ref} refers to itself")


def _check_chain(entry: Entry, column: str, by_ref: Mapping[Ref, Entry]) -> None:
    """Going up from part to whole comes to an end."""
    seen, here = {entry.ref}, entry
    while column in here.fields and (refs := here.refs(column)):
        if refs[0] in seen:
            raise entry.error(f"{column}: the chain from {entry.ref} comes back to {refs[0]}")
        seen.add(refs[0])
        here = by_ref[refs[0]]


def _check_span(entry: Entry) -> None:
    begin, end = entry.fields.get("begin", ""), entry.fields.get("end", "")
    if begin and end and end < begin[: len(end)]:
        raise entry.error(f"{entry.ref} ends ({end}) before it begins ({begin})")


def _check_codes(by_ref: Mapping[Ref, Entry]) -> None:
    """No code is given twice among things that exist at the same time."""
    holders: dict[tuple[str, str, str], list[Entry]] = {}
    for entry in by_ref.values():
        for column in _columns(entry, Shape.CODE):
            for value in entry.values(column) if COLUMNS[column].unique else ():
                others = holders.setdefault((entry.ref.kind, column, value), [])
                for other in others:
                    if _overlap(entry, other):
                        raise entry.error(f"{column}: {value} is also that of {other.ref} ({other.file}:{other.line})")
                others.append(entry)


def _overlap(one: Entry, other: Entry) -> bool:
    """Did the two exist at the same time? Where a bound is not given, they may have."""

    def ended(first: Entry, second: Entry) -> bool:
        end, begin = first.fields.get("end", ""), second.fields.get("begin", "")
        return bool(end and begin) and end <= begin

    return not ended(one, other) and not ended(other, one)


def _columns(entry: Entry, shape: Shape) -> Iterator[str]:
    return (name for name in entry.fields if COLUMNS[name].shape is shape)


def _folded(names: tuple[str, ...]) -> set[str]:
    return {fold_name(name) for name in names}
