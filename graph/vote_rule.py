"""Rules for claims of votes: one resolution, or a series of resolutions year by year."""

from __future__ import annotations

from collections.abc import Iterable

from armstrace.graph.comparison import Matter, Outcome, Rule, decided, not_covered
from armstrace.graph.record import Record, Records
from armstrace.graph.vocabulary import say_predicate


def decide_vote(matter: Matter, records: Records) -> Outcome:
    """A vote on one resolution, held against the roll call."""
    votes = records.votes.get((matter.subject, matter.object or ""), ())
    if not votes:
        return _decide_unrecorded(matter, records)
    same = [
        vote for vote in votes if (vote.predicate == matter.predicate) != matter.negated and _is_of_year(vote, matter)
    ]
    told = ", ".join(sorted({f"{say_predicate(vote.predicate)} it, {vote.time}" for vote in votes}))
    return decided(len(same) == len(votes), f"The roll call says: {told}.", votes, records, len(same))


def decide_series(matter: Matter, records: Records) -> Outcome:
    """A vote on a series of resolutions: with a time it happened then at least once, without one it is the practice."""
    members = records.series.get(matter.object or "", ())
    found = [vote for member in members for vote in records.votes.get((matter.subject, member), ())]
    votes = [vote for vote in found if matter.holds(vote.day)]
    if not votes:
        return _decide_unrecorded(matter, records)
    same = [vote for vote in votes if vote.predicate == matter.predicate]
    wanted = bool(same) if matter.period is not None else len(same) == len(votes)
    years = sorted({vote.day.year for vote in votes})
    span, said = f"from {years[0]} to {years[-1]}", say_predicate(matter.predicate)
    note = f"{len(same)} of {len(votes)} recorded votes {span} say: {said} it."
    return decided(wanted != matter.negated, note, votes, records, len(same))


def _decide_unrecorded(matter: Matter, records: Records) -> Outcome:
    calls = records.roll_calls.get(matter.object or "", ())
    if calls:
        return not_covered("The roll call is recorded; the voter is not in it, which says nothing.", records, calls)
    last = records.last_day(_all(records.roll_calls.values()))
    told = f"; the voting data at hand end on {last}" if last else ""
    return not_covered(f"No roll call on it is recorded{told}.", records, _all(records.roll_calls.values()))


def _all(groups: Iterable[tuple[Record, ...]]) -> list[Record]:
    return [record for group in groups for record in group]


def _is_of_year(vote: Record, matter: Matter) -> bool:
    """Is the vote of a year of the claim's time? Days of old roll calls are not exact in the data, years are."""
    if matter.period is None:
        return True
    first, last = matter.period.earliest_begin, matter.period.latest_end
    return (first is None or first.year <= vote.day.year) and (last is None or vote.day.year <= last.year)


def make_vote_rules(records: Records) -> tuple[Rule, ...]:
    """The rules of votes; `records` tell which resolutions are series."""
    return (
        Rule(
            key="vote-series",
            label="votes on a series of resolutions",
            definition="A claim of a vote on a yearly series agrees, where it has a time, if at least one recorded "
            "vote of that time is the vote claimed, and, where it tells a practice as of a date, if all recorded "
            "votes up to that date are. How many were compared and how many are the same is told.",
            origin="officialRecord",
            applies=lambda matter: matter.kind == "VoteClaim" and matter.object in records.series,
            decide=decide_series,
        ),
        Rule(
            key="vote",
            label="vote on a resolution",
            definition="A claim of a vote agrees if the roll call of the resolution has the state with that vote in a "
            "year of the claim's time, and differs if it has another vote. Resolutions and voters without a recorded "
            "vote are not covered.",
            origin="officialRecord",
            applies=lambda matter: matter.kind == "VoteClaim",
            decide=decide_vote,
        ),
    )
