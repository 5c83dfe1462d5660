"""Votes of the General Assembly as claims, whatever the layout that they were read from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from armstrace.graph.entry import Entry
from armstrace.graph.errors import InputError
from armstrace.graph.names import Ref
from armstrace.graph.registers import Registers
from armstrace.loaders.open.reading import Reading
from armstrace.loaders.open.source import Place

UNGA = Ref("org", "unga")
_SYMBOL = re.compile(r"(?:A/)?(?:RES/|R/)(?P<rest>[0-9A-Z/()-]+?) ?(?P<letter>[A-Z]{1,2})?\Z")


@dataclass(frozen=True, slots=True)
class Vote:
    """How one voter voted on one resolution: `predicate` is that of the claim, or the fault of the row.

    `code` is the voter's ISO alpha-3 code where the layout has it; `day` is ISO.
    """

    voter: str
    code: str
    predicate: str
    resolution: str
    day: str
    place: Place
    fault: str | None = None


def fold_symbol(symbol: str) -> str:
    """A resolution's symbol as it is compared: R/51/45S, A/RES/51/45 S and A/RES/51/45S are one."""
    match = _SYMBOL.match(symbol.strip())
    return f"{match['rest']}{match['letter'] or ''}" if match else symbol.strip()


def list_resolutions(registers: Registers) -> dict[str, Entry]:
    """The resolutions of the register by their folded symbol."""
    entries = registers.entries("resolution")
    return {fold_symbol(entry.fields["symbol"]): entry for entry in entries if entry.fields["symbol"]}


def load_votes(votes: Iterable[Vote], reading: Reading, registers: Registers) -> None:
    """The votes as claims. Votes on resolutions, or of voters, that no register has are refused by name."""
    resolutions = list_resolutions(registers)
    voters: dict[tuple[str, str, str], Ref | None] = {}
    for vote in votes:
        reading.rows += 1
        resolution = resolutions.get(fold_symbol(vote.resolution))
        if vote.fault is not None:
            reading.refuse(vote.place, vote.fault)
            continue
        if resolution is None:
            reading.refuse(vote.place, f"the resolution {vote.resolution} is in no register")
            continue
        asked = (vote.voter, vote.code, vote.day)
        if asked not in voters:
            voters[asked] = find_voter(*asked, registers)
        voter = voters[asked]
        if voter is None:
            reading.refuse(vote.place, f"the voter {vote.voter!r} ({vote.day}) is in no register")
        else:
            _add_vote(vote, voter, resolution.ref, reading)


def find_voter(name: str, code: str, day: str, registers: Registers) -> Ref | None:
    """The state that voted on a day, by its code where the layout has one and the state existed then, else by name."""
    if code:
        entry = registers.find_ref(Ref("state", code.lower()))
        if entry is not None and _existed(entry, day):
            return entry.ref
    try:
        found = registers.find(name, {"state"}, on=day)
    except InputError:
        return None
    return found.ref if found else None


def _existed(entry: Entry, day: str) -> bool:
    begin, end = entry.fields["begin"], entry.fields["end"]
    return (not begin or day[: len(begin)] >= begin) and (not end or day[: len(end)] <= end)


def _add_vote(vote: Vote, voter: Ref, resolution: Ref, reading: Reading) -> None:
    reading.add_claim(
        vote.place,
        f"{resolution.key}-{voter.key}",
        kind="VoteClaim",
        subject=voter,
        predicate=vote.predicate,
        object=resolution,
        time=vote.day,
        details=(("body", UNGA),),
        asserters=(Ref("org", "un"),),
    )


def find_predicate(told: str, words: Mapping[str, str]) -> tuple[str, str | None]:
    """The predicate of a layout's word for a vote, and the fault where the word is not known."""
    predicate = words.get(told)
    return (predicate, None) if predicate else ("", f"the vote {told!r} is not known")
