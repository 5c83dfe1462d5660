"""Whose word it is: the subject of a verb of saying, and who stands behind "according to"."""

from __future__ import annotations

from armstrace.loaders.argument import by_range
from armstrace.loaders.clause import Clause
from armstrace.loaders.discourse import Discourse, Party
from armstrace.loaders.mention import Annotation, Kind
from armstrace.loaders.phrase import Range, split_segments

_VIEWS = frozenset({"view", "opinion", "words", "estimation", "eyes"})


def find_speakers(clause: Clause, discourse: Discourse) -> tuple[Party, ...]:
    """The subject of a clause, through coordination and relative pronouns."""
    if clause.group.passive:
        phrase = by_range(clause.note, *clause.tail)
        return discourse.find_parties(clause.note, phrase) if phrase else ()
    seen: list[Clause] = []
    current: Clause | None = clause
    while current is not None and current not in seen:
        seen.append(current)
        if current.subject is not None:
            return discourse.find_parties(current.note, current.subject)
        if current.antecedent is not None:
            return discourse.find_parties(current.note, _last_phrase(current))
        current = current.fellow
    return ()


def _last_phrase(clause: Clause) -> Range:
    """The last noun phrase of an antecedent: what a relative clause or participle hangs on."""
    first, last = clause.antecedent or (0, 0)
    heads = [m for m in clause.note.within(first, last) if m.refs]
    parts = split_segments(clause.note, first, last)
    if heads and heads[-1].last >= last - 1:
        return heads[-1].first, last
    return parts[-1] if parts else (first, last)


def find_according(note: Annotation, clause: Clause) -> Range | None:
    """Who stands behind "according to" in the sentence."""
    for place in range(len(note.tokens) - 2) if "according" in note.lows else ():
        if note.word(place) == "according" and note.word(place + 1) == "to":
            end = place + 2
            while end < len(note.tokens) and (note.tokens[end].text not in ",.;“" or _inside(note, end)):
                end += 1
            mention = note.at(place + 2) or note.at(place + 3)
            if mention is not None and mention.kind in (Kind.TREATY, Kind.LAW, Kind.TIME, Kind.AMOUNT):
                return None
            return place + 2, end
    return _find_view(note)


def _find_view(note: Annotation) -> Range | None:
    """ "In the view of the rebels, ...": whose view or words it is, at the head of a sentence."""
    if note.word(0) != "in" or note.word(2) not in _VIEWS or note.word(3) != "of":
        return None
    end = next((i for i in range(4, len(note.tokens)) if note.word(i) == ","), None)
    return (4, end) if end is not None and end > 4 else None


def _inside(note: Annotation, place: int) -> bool:
    mention = note.at(place)
    return mention is not None and mention.first < place < mention.last - 1
