"""Records of others in a store: dated treaty acts, votes, sides of conflicts, each with the row that says so.

Only claims that stand in a file of a dataset are records; a file vouches for nothing after the day up to which it
knows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

import pyoxigraph as ox

from armstrace.graph.names import ONTOLOGY, VALUE
from armstrace.graph.period import parse_period
from armstrace.graph.row import read_rows
from armstrace.graph.treaty_status import TreatyAct

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")
_PREFIXES = """PREFIX arms: <https://w3id.org/armstrace/ontology#> PREFIX val: <https://w3id.org/armstrace/value#>
PREFIX dct: <http://purl.org/dc/terms/>
"""
_DOCUMENTS = """SELECT ?doc ?covers ?treaty WHERE { ?doc a arms:DatasetVersion ; dct:modified ?covers .
OPTIONAL { ?doc arms:wholeListOf ?treaty } } ORDER BY ?doc ?treaty"""
_CLAIMS = """SELECT ?claim ?subject ?predicate ?object ?time ?status ?doc ?role WHERE {{
?doc a arms:DatasetVersion . ?claim arms:inSection ?doc ; a arms:{kind} ; arms:subject ?subject ;
arms:predicate ?predicate ; arms:status ?status ; arms:time/arms:edtf ?time .
OPTIONAL {{ ?claim arms:object ?object }} OPTIONAL {{ ?claim arms:role ?role }} }} ORDER BY ?claim"""
_SERIES = "SELECT ?member ?series WHERE { ?member arms:inSeries ?series } ORDER BY ?member"


@dataclass(frozen=True, slots=True)
class FileOfRecords:
    """A file of a dataset: its node, the day up to which it knows, the treaties that it lists in full."""

    iri: str
    covers: date
    whole: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """What a row says, as its claim has it: IRIs of claim, subject, object and file; EDTF time; planned or not."""

    claim: str
    subject: str
    predicate: str
    object: str | None
    time: str
    file: str
    planned: bool
    role: str | None

    @property
    def day(self) -> date:
        """The first day of its time."""
        first = parse_period(self.time).earliest_begin
        return first if first is not None else date.min


@dataclass(frozen=True, slots=True)
class Records:
    """All records of a store. `acts`: (state, treaty) -> acts; `votes`: (state, resolution) -> votes.

    `roll_calls`: the resolutions on which there are votes. `series`: series -> its members. `sides`: conflict ->
    records of states on a side; `turns`: conflict -> records of its beginnings and ends.
    """

    files: Mapping[str, FileOfRecords]
    acts: Mapping[tuple[str, str], tuple[Record, ...]]
    votes: Mapping[tuple[str, str], tuple[Record, ...]]
    roll_calls: Mapping[str, tuple[Record, ...]]
    series: Mapping[str, tuple[str, ...]]
    sides: Mapping[str, tuple[Record, ...]]
    turns: Mapping[str, tuple[Record, ...]]

    def list_acts(self, state: str, treaty: str) -> tuple[TreatyAct, ...]:
        """The acts of a state to a treaty, from all files."""
        return tuple(
            TreatyAct(record.predicate, record.day, record.claim, record.planned)
            for record in self.acts.get((state, treaty), ())
        )

    def find_listing(self, state: str, treaty: str, on: date) -> FileOfRecords | None:
        """The latest file that lists a state under a treaty and knows as far as a day; None if there is none."""
        files = {record.file for record in self.acts.get((state, treaty), ())}
        return _latest((file for file in map(self.files.__getitem__, files) if file.covers >= on), treaty)

    def find_whole_list(self, treaty: str, on: date) -> FileOfRecords | None:
        """The latest file that lists all participants of a treaty and knows as far as a day; None if there is none."""
        return _latest((f for f in self.files.values() if treaty in f.whole and f.covers >= on), treaty)

    def last_day(self, records: Iterable[Record]) -> date | None:
        """The latest day up to which the files of some records know."""
        return max((self.files[record.file].covers for record in records), default=None)


def read_records(store: ox.Store) -> Records:
    """The records of a store; none where no dataset was loaded."""
    acts = _read_claims(store, "TreatyStatusClaim")
    votes = _read_claims(store, "VoteClaim")
    events = _read_claims(store, "EventClaim")
    members = read_rows(store, _PREFIXES + _SERIES)
    return Records(
        files=_read_files(store),
        acts=_group(((record.subject, record.object or ""), record) for record in acts),
        votes=_group(((record.subject, record.object or ""), record) for record in votes),
        roll_calls=_group((record.object or "", record) for record in votes),
        series=_group((row["series"].value, row["member"].value) for row in members),
        sides=_group((record.object or "", record) for record in events if record.predicate == "sideIn"),
        turns=_group((record.subject, record) for record in events if record.predicate in ("began", "ended")),
    )


def _read_files(store: ox.Store) -> dict[str, FileOfRecords]:
    found: dict[str, FileOfRecords] = {}
    for row in read_rows(store, _PREFIXES + _DOCUMENTS):
        iri, treaty = row["doc"].value, row["treaty"]
        before = found[iri].whole if iri in found else ()
        whole = (*before, treaty.value) if treaty is not None else before
        found[iri] = FileOfRecords(iri, date.fromisoformat(row["covers"].value), whole)
    return found


def _read_claims(store: ox.Store, kind: str) -> tuple[Record, ...]:
    return tuple(_make_record(row) for row in read_rows(store, _PREFIXES + _CLAIMS.format(kind=kind)))


def _make_record(row: ox.QuerySolution) -> Record:
    def find(name: str) -> str | None:
        term = row[name]
        return None if term is None else str(term.value)

    role = find("role")
    return Record(
        claim=row["claim"].value,
        subject=row["subject"].value,
        predicate=row["predicate"].value.removeprefix(ONTOLOGY),
        object=find("object"),
        time=row["time"].value,
        file=row["doc"].value,
        planned=row["status"].value == VALUE + "planned",
        role=role.removeprefix(VALUE) if role else None,
    )


def _group(pairs: Iterable[tuple[_Key, _Value]]) -> dict[_Key, tuple[_Value, ...]]:
    """Values by key, in order."""
    found: dict[_Key, list[_Value]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in found.items()}


def _latest(files: Iterable[FileOfRecords], treaty: str) -> FileOfRecords | None:
    """The file that knows furthest; of several, one that lists the treaty's participants in full."""
    return max(files, key=lambda file: (file.covers, treaty in file.whole, file.iri), default=None)
