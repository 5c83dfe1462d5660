"""Votes and roll calls as the data package unvotes has them, each a table of its own.

The votes name a roll call by its number. Their own layout has neither day nor resolution: then the roll calls must be
given beside them. The extract made for this project has both columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from armstrace.graph.dataset import DatasetFile
from armstrace.graph.registers import Registers
from armstrace.loaders.open.form import DatasetForm, get_form
from armstrace.loaders.open.reading import Reading
from armstrace.loaders.open.source import Place, SourceText, read_source
from armstrace.loaders.open.table import read_table
from armstrace.loaders.open.vote import UNGA, Vote, find_predicate, fold_symbol, list_resolutions, load_votes

_WORDS = {"yes": "votedFor", "no": "votedAgainst", "abstain": "abstainedOn"}
_ISO = re.compile(r"\d{4}-\d\d-\d\d\Z")


@dataclass(frozen=True, slots=True)
class RollCall:
    """A roll call: its number, the resolution that was voted on, the day (ISO), its row."""

    number: str
    resolution: str
    day: str
    place: Place


def read_roll_calls(path: Path, form: DatasetForm) -> Iterator[RollCall]:
    """The roll calls of a table, one after the other. Raises InputError with file and line."""
    return _iter_calls(read_source(path), form)


def read_unvotes(path: Path, form: DatasetForm, calls: Path | None = None) -> Iterator[Vote]:
    """The votes of a table, one after the other; `calls` is the table of roll calls, if it is needed.

    Raises InputError with file and line.
    """
    return _iter_votes(read_source(path), form, _index_calls(calls))


def load_roll_calls(path: Path, form: DatasetForm, registers: Registers, covers: str | None) -> DatasetFile:
    """The roll calls as claims that a resolution was put to the vote. Others are refused by name."""
    source = read_source(path)
    calls = tuple(_iter_calls(source, form))
    reading = Reading(source, form, covers or max(call.day for call in calls))
    resolutions = list_resolutions(registers)
    for call in calls:
        reading.rows += 1
        resolution = resolutions.get(fold_symbol(call.resolution))
        if resolution is None:
            reading.refuse(call.place, f"the resolution {call.resolution} is in no register")
            continue
        reading.add_claim(
            call.place,
            resolution.ref.key,
            kind="ResolutionClaim",
            subject=resolution.ref,
            predicate="putToVote",
            object=UNGA,
            time=call.day,
        )
    return reading.finish()


def load_unvotes(path: Path, form: DatasetForm, registers: Registers, covers: str | None, *beside: Path) -> DatasetFile:
    """The votes as claims. `beside`: the table of roll calls, where the votes do not tell day and resolution."""
    source = read_source(path)
    votes = tuple(_iter_votes(source, form, _index_calls(*beside[:1])))
    reading = Reading(source, form, covers or max(vote.day for vote in votes))
    load_votes(votes, reading, registers)
    return reading.finish()


def _index_calls(path: Path | None = None) -> Mapping[str, RollCall]:
    """The roll calls by number; none without a table."""
    if path is None:
        return {}
    return {call.number: call for call in _iter_calls(read_source(path), get_form("unvotes-roll-calls"))}


def _iter_calls(source: SourceText, form: DatasetForm) -> Iterator[RollCall]:
    for row in read_table(source, form):
        yield RollCall(
            _number(row.cells["rcid"]), row.cells["unres"], _day(row.cells["date"], row.place, source), row.place
        )


def _iter_votes(source: SourceText, form: DatasetForm, calls: Mapping[str, RollCall]) -> Iterator[Vote]:
    for row in read_table(source, form):
        cells, number = row.cells, _number(row.cells["rcid"])
        predicate, fault = find_predicate(cells["vote"], _WORDS)
        if "unres" in cells and "date" in cells:
            resolution, day = cells["unres"], _day(cells["date"], row.place, source)
        elif number in calls:
            resolution, day = calls[number].resolution, calls[number].day
        else:
            told = "give the table of roll calls as the second file"
            raise source.error(f"the roll call {number} is not known", row.place.line, told)
        yield Vote(cells["country"], "", predicate, resolution, day, row.place, fault)


def _number(cell: str) -> str:
    """The number of a roll call: written 3779 or 3779.0."""
    return cell.removesuffix(".0")


def _day(cell: str, place: Place, source: SourceText) -> str:
    if not _ISO.match(cell):
        raise source.error(f"{cell!r} is no day", place.line)
    return cell
