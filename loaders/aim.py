"""Is what a clause tells only meant to come, or out of reach: infinitives, gerunds of purpose, "once it is done"?"""

from __future__ import annotations

from armstrace.loaders.attitude_verb import ACTUAL, BARRING, FAILING, SAYING, SEEMING
from armstrace.loaders.clause import Clause, Relation
from armstrace.loaders.mention import Kind
from armstrace.loaders.negation import UNREAL, is_awaited

#: Words before "of", "for" or "to" that leave it undone.
_UNDONE = UNREAL | frozenset(
    "verge brink capable incapable close danger risk chance prospect possibility option idea dream means".split()  # noqa: SIM905
)
_TOWARDS = frozenset({"of", "for", "at", "to", "towards", "toward"})
_STAGES = frozenset("begin start finish complete resume commence end conclude".split())  # noqa: SIM905
_BELOW = frozenset({Relation.GERUND, Relation.INFINITIVE})
#: What nearly happened did not, unlike what nearly doubled.
_SUDDEN = frozenset("kill injure wound die use sign ratify join lose hit".split())  # noqa: SIM905
_NEARLY = frozenset({"nearly", "almost"})


def awaits(clause: Clause) -> bool:
    """ "Once it is completed": in the present tense, what is still to come."""
    return bool(clause.group.helpers) and clause.group.helpers[0] in ("is", "are") and clause.opener == "once"


def is_unable(clause: Clause) -> bool:
    """ "Was not able to confirm", "was unable to verify": what did not come to pass."""
    governor = clause.governor or clause.fellow
    if not clause.group.infinitive or governor is None:
        return False
    words = [clause.note.word(i) for i in range(governor.group.last, clause.group.first + 1)]
    return (
        "unable" in words
        or "impossible" in words
        or (governor.group.negated and bool({"able", "position"} & set(words)))
    )


def is_aimed(clause: Clause) -> bool:
    """Is it what is to be done ("agreed to destroy"), or a gerund below that ("is to stop using")?"""
    if clause.relation is Relation.GERUND and clause.governor is not None and clause.governor.lemma in FAILING:
        return clause.governor.relation is Relation.INFINITIVE and is_aimed(clause.governor)
    if clause.relation is Relation.GERUND:
        return _is_purpose(clause)
    return clause.relation is Relation.INFINITIVE and not _is_actual(clause) and not is_unable(clause)


def _is_purpose(clause: Clause) -> bool:
    """ "A deadline of May 2015 for destroying mines", "with the goal of starting": what is only to be done."""
    note, place = clause.note, clause.group.first - 1
    if note.word(place) not in _TOWARDS:
        return False
    dated = note.at(place - 1)
    if dated is not None and dated.kind is Kind.TIME:
        place = dated.first - (note.word(dated.first - 1) in ("of", "in", "on"))
    return not {note.tokens[place - 1].norm, note.word(place - 1)}.isdisjoint(_UNDONE) if place > 0 else False


def is_barred(clause: Clause) -> bool:
    """ "Prohibited its forces from using", "ruled out using": is it what someone is kept from?"""
    host = clause.governor or clause.fellow
    if clause.relation is not Relation.GERUND or host is None or host.group.negated:
        return False
    before = clause.note.word(clause.group.first - 1)
    out = host.lemma in ("rule", "rul") and before == "out"
    return out or (host.lemma in BARRING and (before in ("from", "against") or _is_direct(clause, host)))


def _is_actual(clause: Clause) -> bool:
    """Does an infinitive say what happens ("continues to use", "the only force to use"), rather than what for?"""
    governor = clause.governor
    if governor is None:
        return clause.fellow is not None and clause.fellow.lemma in ACTUAL
    if governor.lemma == "be":
        words = [clause.note.word(i) for i in range(governor.group.last, clause.group.first)]
        return words[:2] == ["one", "of"] or not {"only", "first", "last"}.isdisjoint(words)
    noun = clause.note.word(clause.group.first - 1) in UNREAL
    return not noun and (
        governor.lemma in ACTUAL or governor.lemma in SEEMING or governor.lemma in FAILING or governor.lemma in SAYING
    )


def never_came(clause: Clause) -> bool:
    """ "Has yet to begin destroying", "never finished clearing", "nearly killed": is it what did not come about?"""
    governor = clause.governor
    below = governor is not None and governor.lemma in _STAGES and clause.relation in _BELOW
    undone = governor is not None and (governor.group.negated or is_awaited(governor) or is_unable(governor))
    nearly = clause.lemma in _SUDDEN and not _NEARLY.isdisjoint(clause.group.adverbs)
    return (below and undone) or nearly


def _is_direct(clause: Clause, host: Clause) -> bool:
    """ "Prohibited using": does the gerund stand right behind a verb that is not told by its object ("stop using")?"""
    return clause.group.first == host.group.last and host.lemma not in FAILING
