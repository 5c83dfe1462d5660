"""One figure of a sentence on casualties, with what stands around it: its clause, its bracket, the total it is part of.

A figure ends where the next begins, or at a semicolon. One in brackets breaks down the figure before the bracket.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from armstrace.graph.sealed import sealed
from armstrace.loaders.argument import Count
from armstrace.loaders.phrase import Range
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.scene import Scene

_CUT = re.compile(r"[;,(.]| and (?!injured|wounded|killed)| including| while | but | compared ")
_WORDS = 7
_RESTS = frozenset("rest remainder remaining others".split())  # noqa: SIM905


@sealed(frozen=True, slots=True)
class Figure:
    """A count of people. `whole` is the total that a share is printed of ("28 of the 45"), `host` the figure that one
    in brackets breaks down, else the count itself; `told_in` and `told_of` are the clauses whose object and whose
    subject it stands in.
    """

    scene: Scene
    count: Count
    host: Count
    whole: Count | None
    bracket: Range | None
    end: int
    told_in: Proposition | None
    told_of: Proposition | None

    @property
    def first(self) -> int:
        """The first token of the number."""
        return self.count.mention.first

    @property
    def behind(self) -> int:
        """The token behind the number, and behind the total that it is a share of."""
        return (self.whole or self.count).mention.last

    @property
    def prop(self) -> Proposition | None:
        """The clause that the figure stands in."""
        return self.told_of or self.told_in

    @property
    def words(self) -> str:
        """The words behind the number that tell whom it counts, in small letters."""
        last = min(self.end, self.behind + _WORDS)
        if self.bracket:
            last = min(self.end, self.bracket[1])
        return _CUT.split(self.scene.note.words(self.behind, last).lower())[0]

    @property
    def outside(self) -> Range:
        """What stands behind the figure in its clause, and outside the bracket that breaks it down."""
        note = self.scene.note
        clause = self.prop.clause if self.prop else None
        own = next((b for b in note.brackets if self.bracket is None and 0 <= b[0] - self.count.last <= 1), None)
        if own is None:
            reach = clause.reach[1] if clause and clause.reach[1] > self.behind else self.end
            return self.behind, _before_next(self.scene, self.behind, min(self.end, reach))
        return own[1], find_stop(self.scene, own[1], find_next_amount(self.scene, own[1]))


def find_stop(scene: Scene, first: int, stop: int) -> int:
    """The next semicolon or full stop in a range; its end where there is none."""
    return next((i for i in range(first, stop) if scene.note.tokens[i].text in ";." and scene.note.at(i) is None), stop)


def _before_next(scene: Scene, first: int, stop: int) -> int:
    """The end of a range, or the comma in it behind which the next clause begins with its date (", and in 2014")."""
    note = scene.note
    for place in range(first, stop - 3):
        date = note.at(place + 3)
        joined = note.word(place) == "," and note.word(place + 1) in ("and", "while", "but")
        if joined and note.word(place + 2) in ("in", "for", "during", "by") and date is not None and date.time:
            return place
    return stop


def find_next_amount(scene: Scene, first: int) -> int:
    """Where the next number stands behind a token; the sentence's end where none does."""
    amounts = [m.first for m in scene.note.mentions if m.amount and m.first >= first]
    return amounts[0] if amounts else len(scene.note.tokens)


def list_figures(scene: Scene, counts: Sequence[Count]) -> Iterator[Figure]:
    """The figures of a sentence. A total that only says of how many another is a share is no figure of its own."""
    wholes = {n + 1 for n in range(len(counts) - 1) if _is_share(scene, counts[n], counts[n + 1])}
    for number, count in enumerate(counts):
        if number in wholes:
            continue
        behind = number + 2 if number + 1 in wholes else number + 1
        stop = counts[behind].mention.first if behind < len(counts) else len(scene.note.tokens)
        yield Figure(
            scene,
            count,
            counts[_host(scene, counts, number)],
            counts[number + 1] if number + 1 in wholes else None,
            next(((a, b) for a, b in scene.note.brackets if a < count.mention.first < b), None),
            find_stop(scene, count.mention.last, stop),
            clause_in(scene, count.mention.first),
            _clause_of(scene, count.mention.first),
        )


def _is_share(scene: Scene, part: Count, whole: Count) -> bool:
    """ "28 of the 45 casualties"."""
    words = [scene.note.word(i) for i in range(part.mention.last, whole.mention.first)]
    return words in (["of"], ["of", "the"], ["of", "these"], ["of", "those"], ["of", "all"])


def _host(scene: Scene, counts: Sequence[Count], number: int) -> int:
    """The figure that one in brackets breaks down."""
    place = counts[number].mention.first
    for first, last in scene.note.brackets:
        if first < place < last:
            if scene.note.word(first - 1) in _RESTS and (first + 1, last - 1) == (place, counts[number].mention.last):
                return number  # "while the rest (12) were soldiers": of another part than the figure before
            before = [i for i, c in enumerate(counts) if c.mention.first < first]
            return before[-1] if before else number
    return number


def _clause_of(scene: Scene, place: int) -> Proposition | None:
    """The clause whose subject a token stands in."""
    found = [p for p in scene.propositions if p.clause.subject and p.clause.subject[0] <= place < p.clause.subject[1]]
    return found[-1] if found else None


def clause_in(scene: Scene, place: int) -> Proposition | None:
    """The clause whose object a token stands in."""
    found = [p for p in scene.propositions if p.clause.group.last <= place < p.clause.tail[1]]
    return found[-1] if found else None
