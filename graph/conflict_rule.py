"""Rules for claims of armed conflicts and their periods. They compare who was in conflict when, and nothing else: no
record of a conflict says a word of the weapons that anyone used in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from armstrace.graph.comparison import Matter, Outcome, Rule, decided, not_covered
from armstrace.graph.record import Record, Records
from armstrace.graph.vocabulary import say_predicate

_SIDES = {"sideA": "A", "sideASupport": "A", "sideB": "B", "sideBSupport": "B"}
_SPANS = frozenset({"tookPlaceIn", "began", "ended"})
#: The conflicts of records that a claim is linked to, by its event.
_Linked: TypeAlias = Callable[[Matter], tuple[str, ...]]


def make_conflict_rules(conflicts: Mapping[str, tuple[str, ...]]) -> tuple[Rule, ...]:
    """The rules of conflicts. `conflicts`: event of the registers -> the conflicts of records that it is linked to."""

    def linked(matter: Matter) -> tuple[str, ...]:
        events = (matter.event, matter.subject, matter.object)
        return tuple(conflict for event in events if event for conflict in conflicts.get(event, ()))

    return _ON_SIDES, _make_turn(linked), _make_period(linked)


def _make_turn(linked: _Linked) -> Rule:
    return Rule(
        key="conflict-turn",
        label="beginning or end of a conflict",
        definition="A claim that a conflict began or ended agrees if an episode of a linked conflict did so within "
        "the claim's time, and differs if one did so in the year before or after only. Who began it is not "
        "compared.",
        origin="independentRecord",
        applies=lambda matter: _is_of_conflict(matter, linked(matter)) and matter.predicate in ("began", "ended"),
        decide=lambda matter, records: _decide_turn(matter, records, linked(matter)),
    )


def _make_period(linked: _Linked) -> Rule:
    return Rule(
        key="conflict-period",
        label="period of a conflict",
        definition="A claim that a conflict took place in a period agrees if the first and the last year of the "
        "period are years of the conflicts that it is linked to, and differs if one of them is not. Place and "
        "conduct are not compared.",
        origin="independentRecord",
        applies=lambda matter: _is_of_conflict(matter, linked(matter)),
        decide=lambda matter, records: _decide_period(matter, records, linked(matter)),
    )


def decide_sides(matter: Matter, records: Records) -> Outcome:
    """Two states said to be in conflict, held against the sides of all conflicts in those years."""
    years = _list_years(matter)
    for rows in records.sides.values():
        for year in years:
            sides = _find_sides(rows, year)
            ours, theirs = sides.get(matter.subject), sides.get(matter.object or "")
            if ours and theirs and _SIDES[ours.role or ""] != _SIDES[theirs.role or ""]:
                note = f"In {year} the two stand on opposite sides of one recorded conflict."
                return decided(not matter.negated, note, (ours, theirs), records)
    seen = [row for rows in records.sides.values() for row in rows]
    return not_covered("No recorded conflict of those years has the two on opposite sides.", records, seen)


_ON_SIDES = Rule(
    key="conflict-sides",
    label="sides of a conflict",
    definition="A claim that two states were in armed conflict agrees if, in a year of the claim's time, they "
    "stand on opposite sides of one conflict, as sides or as supporters with troops. Conflicts below the "
    "threshold of the dataset are not in it: that none is found decides nothing.",
    origin="independentRecord",
    applies=lambda matter: matter.kind == "EventClaim" and matter.predicate == "inConflictWith",
    decide=decide_sides,
)


def _decide_period(matter: Matter, records: Records, conflicts: tuple[str, ...]) -> Outcome:
    rows = [row for conflict in conflicts for row in records.sides.get(conflict, ())]
    years = _list_years(matter)
    last = records.last_day(rows)
    if not rows or not years or last is None or years[-1] > last.year:
        return not_covered("The period is not told, or the record does not know so far.", records, rows)
    active = {row.day.year for row in rows}
    ends = [row for row in rows if row.day.year in (years[0], years[-1])]
    agrees = years[0] in active and years[-1] in active
    told = f"{years[0]} and {years[-1]}" if years[0] != years[-1] else str(years[0])
    words = "are" if years[0] != years[-1] else "is"
    note = f"{told} {words} recorded as active." if agrees else f"Not both of {told} are recorded as active."
    note += " Place and conduct are not compared."
    return decided(agrees != matter.negated, note, ends or rows, records)


def _decide_turn(matter: Matter, records: Records, conflicts: tuple[str, ...]) -> Outcome:
    turns = [
        row for conflict in conflicts for row in records.turns.get(conflict, ()) if row.predicate == matter.predicate
    ]
    within = [row for row in turns if matter.holds(row.day) and matter.period is not None]
    if within:
        told = f"An episode {say_predicate(matter.predicate)} on {within[0].time} by the record."
        note = f"{told} Who began or ended it is not compared."
        return decided(not matter.negated, note, within, records)
    years = _list_years(matter)
    near = [row for row in turns if years and row.day.year in range(years[0] - 1, years[-1] + 2)]
    if near:
        days = ", ".join(sorted({row.time for row in near}))
        note = f"By the record an episode {say_predicate(matter.predicate)} on {days}."
        return decided(matter.negated, note, near, records)
    return not_covered("No beginning or end of those years is recorded.", records, turns)


def _is_of_conflict(matter: Matter, linked: tuple[str, ...]) -> bool:
    return matter.kind == "EventClaim" and matter.predicate in _SPANS and bool(linked)


def _list_years(matter: Matter) -> list[int]:
    """The years of the claim's time, up to the day up to which it knows; none where it has no beginning."""
    if matter.period is None or matter.period.earliest_begin is None:
        return []
    last = matter.period.latest_end or matter.until
    return list(range(matter.period.earliest_begin.year, last.year + 1))


def _find_sides(rows: tuple[Record, ...], year: int) -> dict[str, Record]:
    """State -> the record of its side in a year."""
    return {row.subject: row for row in rows if row.day.year == year}
