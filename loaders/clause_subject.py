"""The phrase that stands for the subject of a clause: its own, its antecedent, that of the clause it is joined to."""

from __future__ import annotations

from armstrace.loaders.attitude_verb import BARRING
from armstrace.loaders.clause import Clause, Relation
from armstrace.loaders.mention import ACTORS
from armstrace.loaders.phrase import Range
from armstrace.loaders.stance import accuses

_OBJECT_CONTROL = frozenset(
    """urge appeal press remind call ask allow require tell request order invite encourage enable force oblige bind
    forbid""".split()  # noqa: SIM905
)
_DEMANDING = frozenset("require oblige order forbid bind".split())  # noqa: SIM905
#: Verbs that bind the one named behind them ("committed both parties to clear").
_BINDING = frozenset("commit oblige bind obligate compel force require".split())  # noqa: SIM905
_BOUND = frozenset("party side state government force army group signatory member country faction".split())  # noqa: SIM905
#: Behind these a name begins on which a relative clause hangs alone.
_OPENS_NAME = frozenset({"the", "of", "by", "to", "", "because", "since", "while", "when", "if", "although"})
_THIRD = frozenset("them these those such it".split())  # noqa: SIM905
_BEFORE_DEED = frozenset("of as for with in from".split())  # noqa: SIM905
#: Verbs whose object is who does what "of", "as" or "for" tells ("identified Peru as using"), as with accusations.
_OBJECT_OF = frozenset("list identify describe name cite see regard".split())  # noqa: SIM905


def find_subject_range(clause: Clause, depth: int = 0) -> Range | None:
    """The phrase that stands for the subject of a clause; None where nothing does. `depth` ends circles."""
    if clause.subject is not None or depth > 6:
        return clause.subject
    if clause.antecedent is not None and clause.subject is None:
        return _tighten(clause)
    if clause.relation is Relation.COMPLEMENT and clause.governor is not None:
        return _tighten(clause.governor) if clause.governor.antecedent else None
    fellow = clause.fellow
    if fellow is None:
        return None
    named = bool(clause.note.within(*fellow.tail, *ACTORS)) or clause.note.word(fellow.tail[0]) in _THIRD
    named = named or (fellow.lemma in _DEMANDING and clause.note.word(fellow.tail[0]) in ("the", "its", "all"))
    controls = fellow.lemma in _OBJECT_CONTROL and named
    if clause.relation is Relation.INFINITIVE and not fellow.group.passive and (controls or _binds(fellow, named)):
        led = clause.note.word(fellow.tail[0]) in ("to", "on", "upon", "for")
        return (fellow.tail[0] + led, fellow.tail[1])
    before = clause.note.word(clause.group.first - 1)
    host = clause.governor or fellow
    if (
        clause.relation is Relation.GERUND
        and before in _BEFORE_DEED
        and (host.lemma in _OBJECT_OF or accuses(host) or (host.lemma in BARRING and before == "from"))
        and not host.group.passive
    ):
        return (host.tail[0], max(host.tail[0], clause.group.first - 1)) if host.tail[1] > host.tail[0] else None
    return find_subject_range(fellow, depth + 1)


def _binds(clause: Clause, named: bool) -> bool:
    """Is someone named or described right behind a verb that binds: "obliges the parties to"?"""
    first, last = clause.tail
    described = last > first and clause.note.tokens[last - 1].norm in _BOUND
    return clause.lemma in _BINDING and (named or described) and clause.note.word(first) not in ("to", "itself")


def _tighten(clause: Clause) -> Range:
    """The noun phrase that a relative clause or participle hangs on: the last actor where one ends there, else all."""
    first, last = clause.antecedent or (0, 0)
    note = clause.note
    ending = [m for m in note.within(first, last, *ACTORS) if m.last == last]
    if ending and clause.opener in ("which", "who") and note.word(ending[0].first - 1) in _OPENS_NAME:
        return ending[0].first, last
    while first < last and note.word(first) in (
        "in",
        "on",
        "to",
        "for",
        "from",
        "at",
        "by",
        "of",
        "with",
        "about",
        "against",
    ):
        first += 1
    return first, last
