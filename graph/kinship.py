"""What is part of what by the registers: a bureau of a ministry, a district of a state, a model of a category."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from armstrace.graph.names import Ref
from armstrace.graph.period import Period, parse_period
from armstrace.graph.registers import Registers

#: Columns that lead from a thing to what it is part of, or a kind of.
_UP = ("broader", "within", "state", "parent", "partOfMeeting", "partOfEvent", "series")


@dataclass(slots=True)
class Kinship:
    """Asks the registers, and remembers. A thing that no register has is kin to itself alone."""

    registers: Registers
    _lines: dict[Ref, frozenset[Ref]] = field(default_factory=dict)

    def list_wholes(self, ref: Ref) -> frozenset[Ref]:
        """The thing itself and all that it is part of or a kind of."""
        if ref not in self._lines:
            self._lines[ref] = frozenset(self._climb(ref))
        return self._lines[ref]

    def is_part(self, part: Ref, whole: Ref) -> bool:
        """Is one thing the other, a part of it or a kind of it?"""
        return whole in self.list_wholes(part)

    def are_kin(self, one: Ref, other: Ref) -> bool:
        """Is one of two things part of the other, or both the same?"""
        return self.is_part(one, other) or self.is_part(other, one)

    def is_of_series(self, one: Ref, series: Ref) -> bool:
        """Is one meeting among those that another stands for: of one treaty, held in the time of the other?"""
        found = [self.registers.find_ref(ref) for ref in (one, series)]
        if one.kind != "meeting" or series.kind != "meeting" or None in found:
            return False
        times = [parse_period(entry.fields["date"]) if entry and entry.fields["date"] else None for entry in found]
        treaties = [entry.fields["treaty"] for entry in found if entry]
        return (
            treaties[0] == treaties[1] != "" and times[0] is not None and times[1] is not None and _holds(*times[::-1])
        )

    def any_kin(self, these: Iterable[Ref], those: Iterable[Ref]) -> bool:
        """Is any of these kin to any of those?"""
        others = tuple(those)
        return any(self.are_kin(one, other) for one in these for other in others)

    def _climb(self, ref: Ref) -> Iterator[Ref]:
        waiting, seen = [ref], {ref}
        while waiting:
            current = waiting.pop()
            yield current
            new = [up for up in self._list_up(current) if up not in seen]
            seen.update(new)
            waiting += new

    def _list_up(self, ref: Ref) -> Iterator[Ref]:
        entry = self.registers.find_ref(ref)
        for column in _UP if entry else ():
            if entry and column in entry.fields:
                yield from entry.refs(column)


def _holds(whole: Period | None, part: Period | None) -> bool:
    """Does one time lie within another, whose end may be open?"""
    if whole is None or part is None or whole.earliest_begin is None or part.earliest_begin is None:
        return False
    ends = whole.latest_end is None or (part.latest_end is not None and part.latest_end <= whole.latest_end)
    return whole.earliest_begin <= part.earliest_begin and ends
