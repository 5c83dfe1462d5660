"""Whose word a sentence is that tells it only at its end: "Chad laid mines in 2011, rebels said."."""

from __future__ import annotations

from collections.abc import Sequence

from armstrace.loaders.clause import SPEECH, Clause, Relation
from armstrace.loaders.mention import Annotation, Kind
from armstrace.loaders.phrase import find_subject

_CLOSING = frozenset({".", "”", '"', ")", ""})
_LINKING = frozenset("and but or nor yet which who that where when while as if whether because since".split())  # noqa: SIM905
#: The longest phrase that names who said it, in words.
_LONGEST = 14


def attach_trailing(note: Annotation, clauses: Sequence[Clause]) -> None:
    """Put what stands before the last clause below it, where that one only tells who said so, by whatever verb."""
    last = clauses[-1] if len(clauses) > 1 else None
    if last is None or last.lemma not in SPEECH or last.quoted or not _ends(note, last):
        return
    comma = _find_comma(note, last)
    if comma is None or not any(c.group.last <= comma and c.group.finite for c in clauses):
        return
    subject = find_subject(note, comma + 1, last.group.first)
    if subject is None:
        return
    last.relation, last.subject, last.antecedent, last.begin = Relation.MAIN, subject, None, comma
    last.governor = last.fellow = None
    for clause in clauses[:-1]:
        clause.tail = (clause.tail[0], max(clause.tail[0], min(clause.tail[1], comma)))
        clause.reach = (clause.reach[0], max(clause.reach[0], min(clause.reach[1], comma)))
        if clause.governor is None:
            clause.governor = last


def _ends(note: Annotation, clause: Clause) -> bool:
    """Does nothing stand behind the verb but when and to whom it was said?"""
    place = clause.group.last
    if clause.lemma in ("tell", "inform"):
        told = note.at(place) or note.at(place + 1)
        place = told.last if told is not None and told.kind in (Kind.BODY, Kind.PERSON) else place
    if note.word(place) in ("in", "on") and (dated := note.at(place + 1)) is not None and dated.kind is Kind.TIME:
        place = dated.last
    return note.word(place) in _CLOSING


def _find_comma(note: Annotation, clause: Clause) -> int | None:
    """The comma before the phrase that names who said it; None where another word opens the clause."""
    for place in range(clause.group.first - 1, max(0, clause.group.first - _LONGEST), -1):
        if note.word(place) in _LINKING and note.at(place) is None:
            return None
        if note.word(place) == ",":
            return place if place + 1 < clause.group.first else None
    return None
