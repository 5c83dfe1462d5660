"""Which clauses of a sentence nothing has been told of, once all rules but those for the rest have read it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from armstrace.graph.claim import Claim, Status
from armstrace.graph.names import Ref
from armstrace.loaders.clause import SPEECH, Clause, Relation
from armstrace.loaders.mention import Kind
from armstrace.loaders.phrase import Range
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.besides import list_things
from armstrace.loaders.scene import Scene

#: A clause of fewer words, grammatical ones apart, says nothing of its own ("and did so").
_LEAST = 3
#: Verbs of finding, whose object may be a thing.
_FINDING = frozenset("find confirm show demonstrate document reveal".split())  # noqa: SIM905
_TELLING = frozenset({Relation.COMPLEMENT, Relation.INFINITIVE})
#: What keeps its word of doubt or its speaker as the claim's status.
_SAID = frozenset({Status.REPORTED, Status.ESTIMATED, Status.ALLEGED, Status.CONCLUDED, Status.DECLARED})
_JOINING = frozenset({"and", "but"})


def list_rest(scene: Scene, claims: Sequence[Claim], by_sentence: bool) -> Iterator[tuple[Proposition, Range]]:
    """Whole clauses that state something and of which no claim has been made, with their tokens.

    Of a sentence without claims, each that states something, alone or together with those that do not. `by_sentence`:
    some of the claims were made by rules that look at the sentence, which do not note what clauses they read.
    """
    stating = [prop for prop in scene.propositions if _states(prop)]
    if not claims and len(stating) == 1:
        yield stating[0], scene.whole()
        return
    told = frozenset(chain.from_iterable(map(list_things, claims)))
    for prop in stating:
        reach = _reach(prop.clause)
        unread = not _is_read(scene, prop.clause) and _is_long(scene, reach)
        if unread and (not by_sentence or _adds(scene, reach, told)):
            yield prop, reach


def _states(prop: Proposition) -> bool:
    """Does a whole clause state something: nothing that is only said, asked, or could be, and no line above a list?"""
    clause, group, text = prop.clause, prop.clause.group, prop.note.text.rstrip()
    unable = group.modal == "could" and group.negated  # "could not be surveyed"
    plain = group.finite and not clause.quoted and (unable or not group.modal)
    told = prop.lemma not in SPEECH or _finds(prop)
    return plain and told and (_is_whole(clause) or _is_said(prop)) and not text.endswith(("?", ":"))


def _is_said(prop: Proposition) -> bool:
    """ "It has been reported that floods moved some mines": said, found or held by someone, and told as such."""
    saying = prop.clause.governor
    if prop.clause.relation is not Relation.COMPLEMENT or saying is None or prop.stance.status not in _SAID:
        return False
    owned = saying.group.passive or prop.stance.asserters  # told by nobody known, or by whom the claim names
    return bool(owned) and saying.relation is Relation.MAIN and not saying.group.negated


def _finds(prop: Proposition) -> bool:
    """ "The survey found 12 affected villages", "more accidents were reported": a thing, not that something is so."""
    below = any(c.governor is prop.clause and c.relation in _TELLING for c in prop.clauses)
    shared = any(c.fellow is prop.clause and c.subject is None for c in prop.clauses)  # "found and destroyed 12 mines"
    return not (below or shared) and (prop.lemma in _FINDING or (prop.lemma == "report" and prop.passive))


def _is_whole(clause: Clause) -> bool:
    """Is it a main clause, or joined to one by a word?"""
    if clause.relation is Relation.COORDINATE:
        joined = clause.note.word(_reach(clause)[0]) in _JOINING
        return joined and clause.governor is None and clause.fellow is not None and _is_whole(clause.fellow)
    return clause.relation is Relation.MAIN


def _reach(clause: Clause) -> Range:
    return min(clause.begin, clause.lead[0], clause.subject[0] if clause.subject else clause.begin), clause.reach[1]


def _is_long(scene: Scene, reach: Range) -> bool:
    return len(scene.condense(*reach).split()) >= _LEAST


def _is_read(scene: Scene, clause: Clause) -> bool:
    """Was it read itself, or with the clause that it says or hangs on ("is not known to have used")?"""
    return any(read is clause or read in clause.governors() or _says(clause, read) for read in scene.read)


def _says(clause: Clause, read: Clause) -> bool:
    """ "Is one of 17 states that abstained" says no more than the clause that hangs on it."""
    return clause in read.governors() and (read.relation is not Relation.RELATIVE or clause.lemma == "be")


def _adds(scene: Scene, reach: Range, told: frozenset[Ref]) -> bool:
    """Does it name something that no claim of the sentence names, and no figure, of which most are told?"""
    named = {m.ref for m in scene.note.within(*reach) if m.refs and m.kind not in (Kind.AMOUNT, Kind.TIME)}
    return not scene.note.within(*reach, Kind.AMOUNT) and not named <= told
