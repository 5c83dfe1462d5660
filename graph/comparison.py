"""One claim of a profile held against records: what is compared, what comes of it, and the rules that decide."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import pyoxigraph as ox

from armstrace.graph.names import ONTOLOGY, VALUE
from armstrace.graph.period import Period, parse_period
from armstrace.graph.record import Record, Records
from armstrace.graph.row import read_rows

_MATTERS = """PREFIX arms: <https://w3id.org/armstrace/ontology#> PREFIX dct: <http://purl.org/dc/terms/>
SELECT ?claim ?kind ?subject ?predicate ?object ?event ?edtf ?words ?asOf ?updated ?polarity ?status ?certainty WHERE {
  ?section a arms:ProfileSection ; dct:modified ?updated .
  ?claim arms:inSection ?section ; a ?kind ; arms:subject ?subject ; arms:predicate ?predicate ;
    arms:polarity ?polarity ; arms:status ?status ; arms:certainty ?certainty
  FILTER (?kind IN (arms:TreatyStatusClaim, arms:VoteClaim, arms:EventClaim))
  OPTIONAL { ?claim arms:object ?object } OPTIONAL { ?claim arms:event ?event }
  OPTIONAL { ?claim arms:time/arms:edtf ?edtf } OPTIONAL { ?claim arms:timeAsWritten ?words }
  OPTIONAL { ?claim arms:asOfDate ?asOf }
} ORDER BY ?claim"""
#: Stances that say that something is so, or is not: others give nothing that a record could agree with.
_STATED = frozenset({"asserted", "declared", "admitted", "concluded", "reported"})


class Verdict(StrEnum):
    """What came of comparing a claim with records."""

    AGREES = "agrees"
    DIFFERS = "differs"
    NOT_COVERED = "notCovered"


@dataclass(frozen=True, slots=True)
class Matter:
    """What a claim of a profile says, as far as it is compared. IRIs for things, local names for terms.

    `until` is the day up to which the claim knows: its as-of date, or else the day of its section.
    """

    claim: str
    kind: str
    subject: str
    predicate: str
    object: str | None
    event: str | None
    period: Period | None
    until: date
    negated: bool

    @property
    def last(self) -> date:
        """The last day that the claim speaks of, or up to which it knows."""
        if self.period is None or self.period.latest_end is None:
            return self.until
        return min(self.period.latest_end, self.until) if self.period.earliest_end is None else self.period.latest_end

    def holds(self, day: date) -> bool:
        """Does a day lie within the claim's time? Without a time, any day up to which the claim knows."""
        if self.period is None:
            return day <= self.until
        first, last = self.period.earliest_begin, self.period.latest_end
        return (first is None or first <= day) and day <= (self.until if last is None else last)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A verdict, why, the records and files that decided, how many were compared and how many agree.

    `covers`: the day up to which the records know; `found` what they have of the subject, in a word or two, where many
    claims are compared in the same way.
    """

    verdict: Verdict
    note: str
    records: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    covers: date | None = None
    compared: int = 0
    agreeing: int = 0
    found: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of comparison. `applies` says which claims it is for; `decide` compares one with the records.

    `origin` is a value of the scheme `recordOrigin`: it decides how an agreement is called.
    """

    key: str
    label: str
    definition: str
    origin: str
    applies: Callable[[Matter], bool]
    decide: Callable[[Matter, Records], Outcome]


def read_matters(store: ox.Store) -> Iterator[Matter]:
    """The claims of profiles that rules may compare, by IRI: plain statements without hedge."""
    for row in read_rows(store, _MATTERS):
        if row["certainty"].value == VALUE + "certain" and row["status"].value.removeprefix(VALUE) in _STATED:
            yield _make_matter(row)


def not_covered(note: str, records: Records, seen: Iterable[Record] = ()) -> Outcome:
    """The outcome where no record covers the claim; `seen` are those that were looked through."""
    seen = tuple(seen)
    files = tuple(sorted({record.file for record in seen}))
    return Outcome(Verdict.NOT_COVERED, note, files=files, covers=records.last_day(seen))


def decided(
    agrees: bool,
    note: str,
    compared: Iterable[Record],
    records: Records,
    agreeing: int | None = None,
    found: str = "",
) -> Outcome:
    """The outcome where records decide. `agreeing`: how many agree; all or none where it is left out."""
    compared = tuple(compared)
    count = agreeing if agreeing is not None else len(compared) if agrees else 0
    return Outcome(
        verdict=Verdict.AGREES if agrees else Verdict.DIFFERS,
        note=note,
        records=tuple(sorted({record.claim for record in compared})),
        files=tuple(sorted({record.file for record in compared})),
        covers=records.last_day(compared),
        compared=len(compared),
        agreeing=count,
        found=found,
    )


def _make_matter(row: ox.QuerySolution) -> Matter:
    def find(name: str) -> str | None:
        term = row[name]
        return None if term is None else str(term.value)

    until = date.fromisoformat(find("asOf") or row["updated"].value)
    edtf = find("edtf")
    return Matter(
        claim=row["claim"].value,
        kind=row["kind"].value.removeprefix(ONTOLOGY),
        subject=row["subject"].value,
        predicate=row["predicate"].value.removeprefix(ONTOLOGY),
        object=find("object"),
        event=find("event"),
        period=parse_period(edtf, written=find("words")) if edtf else None,
        until=until,
        negated=row["polarity"].value == VALUE + "negated",
    )
