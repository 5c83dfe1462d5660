"""What a clause says was not done, beside a "not" of its verb: objects with "no", what is to come, what is forgone."""

from __future__ import annotations

from armstrace.loaders.clause import Clause
from armstrace.loaders.verb_form import Form

_NOTHING = frozenset({"no", "none", "neither", "nobody"})
#: Nouns on which an infinitive hangs that says what ought to be or could be.
UNREAL = frozenset(
    """requirement obligation plan plans commitment decision deadline intention request ability capacity capability
    effort efforts attempt desire interest hope goal aim duty responsibility possibility proposal need pledge promise
    wish right order agreement readiness willingness objective""".split()  # noqa: SIM905
)
#: Verbs whose object with "no" is what was not held, made, used or done ("has no stockpile").
_TAKING = frozenset(
    """have possess hold own retain keep stockpile produce manufacture use lay import export transfer acquire submit
    enact adopt pass store maintain""".split()  # noqa: SIM905
)
_WISHING = frozenset({"intent", "desire", "interest", "reason"})
_NO_MORE = frozenset("longer less more fewer later doubt other".split())  # noqa: SIM905


def is_awaited(clause: Clause) -> bool:
    """ "Has yet to report", "is yet to be adopted": what has not come to pass."""
    governor = clause.governor or clause.fellow
    if not clause.group.infinitive or governor is None or governor.lemma not in ("have", "be"):
        return False
    return "yet" in governor.group.adverbs or clause.note.word(clause.group.first - 1) == "yet"


def tells_none(clause: Clause) -> bool:
    """ "No law was passed", "has no stockpile": does the subject or object itself say that it did not come to pass?"""
    note, last = clause.note, clause.group.last
    if clause.lemma in _TAKING and note.word(last) == "no" and note.word(last + 1) not in _NO_MORE:
        return not clause.group.passive
    if (note.word(last) in ("none", "nothing") and not clause.group.passive) or _is_forgone(clause):
        return True
    return clause.subject is not None and clause.note.word(clause.subject[0]) in _NOTHING


def _is_forgone(clause: Clause) -> bool:
    """ "Instead of destroying", "without signing", "has no plans to use": what is said not to be done."""
    note, first = clause.note, clause.group.first
    if clause.group.form is Form.ING:
        before = note.word(first - 1), note.word(first - 2)
        if before[0] == "without" or before in (("of", "instead"), ("than", "rather")):
            return True
    if not (clause.group.infinitive or note.word(first - 1) == "of"):
        return False
    first -= note.word(first - 1) == "of"
    first -= note.word(first - 1) in ("whatsoever", "whatever")
    noun = note.word(first - 1) in UNREAL or note.word(first - 1) in _WISHING
    return noun and "no" in (note.word(first - 2), note.word(first - 3))
