"""Rules for how a use that stands as a noun went: it went on, grew, was widespread, was last known then, has proof."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from armstrace.graph.claim import Certainty, Claim, Status
from armstrace.loaders.argument import Arm, Where, by_range, list_wheres
from armstrace.loaders.date import Time
from armstrace.loaders.discourse import Party
from armstrace.loaders.mention import ACTORS, Kind
from armstrace.loaders.phrase import Range
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.rule import on_verbs
from armstrace.loaders.rules.use_noun import find_use
from armstrace.loaders.rules.used_weapon import USERS, claim_use
from armstrace.loaders.scene import Scene

#: What a use may do over time without an end.
_GOING = frozenset(
    """continue increase decrease decline rise intensify persist resume escalate grow spread diminish drop recur
    expand""".split()  # noqa: SIM905
)
#: What it may be called, and which one it may be that was then.
_MUCH = frozenset(
    "widespread extensive common frequent limited rare sporadic heavy intense prevalent routine ongoing".split()  # noqa: SIM905
)
_WHICH = frozenset("last first latest recent only confirmed known documented recorded reported".split())  # noqa: SIM905
_DOUBTED = frozenset("allegation alleged suspected possible claim accusation report reported".split())  # noqa: SIM905
_PROOF = frozenset("evidence proof confirmation".split())  # noqa: SIM905
_ALLIED = frozenset("affiliated loyal allied aligned linked associated".split())  # noqa: SIM905
_SIGHT = 8
_SUCH_AS = frozenset("especially including notably particularly mainly primarily mostly".split())  # noqa: SIM905


@on_verbs({*_GOING, "be", "remain"})
def read_course(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """A use that went on, grew or was widespread; the last that is known, with who it was by.

    >> [mbp col] The use of mines by guerrillas, especially FARC, continued in 2004.
    -> UseClaim group:guerrillas used munition:mine time=2004
    -> UseClaim org:farc used munition:mine time=2004
    >> [cmb lby] The last alleged use of cluster munitions was in 2019 by forces loyal to the LAAF.
    -> UseClaim group:forces-loyal-to-the-laaf used munition:cluster-munition time=2019 status=alleged
    >> [mbp afg] Use of improvised mines by insurgents appeared to increase in 2004.
    -> UseClaim group:insurgents used munition:improvised-mine time=2004
    """
    begin = (prop.subject_range or (0, 0))[0]
    region = (begin, max(begin, _verb_of(prop)))
    led = next((i for i in range(*region) if scene.note.word(i) in _SUCH_AS), region[1])
    found = find_use(scene, begin, led) if not (prop.negated or prop.passive or prop.clause.quoted) else None
    if found is None or not _is_course(scene, prop, (region[0], found[2])):
        return
    users, arms, noun = found
    tail = prop.clause.reach
    users = [*(users or _behind_by(scene, tail)), *_examples(scene, (led, region[1]))]
    before = {scene.note.tokens[i].norm for i in range(region[0], noun)}
    told: dict[str, Any] = {"status": Status.ALLEGED, "certainty": Certainty.POSSIBLE} if before & _DOUBTED else {}
    wheres = list_wheres(scene.note, noun, region[1]) or prop.wheres
    times = prop.times or [m.time for m in scene.note.within(*region, Kind.TIME) if m.time]
    content = scene.condense(region[0], tail[1])
    yield from _each(scene, prop, (users, arms[0], wheres[0] if wheres else None), times, content=content, **told)


def _behind_by(scene: Scene, region: Range) -> list[Party]:
    """Who stands behind "by": "forces affiliated with the army" with whose they are."""
    phrase = by_range(scene.note, *region)
    if phrase is None:
        return []
    first, end = phrase[0], min(region[1], phrase[1] + _SIGHT)
    allied = next((i for i in range(first, end) if scene.note.word(i) in _ALLIED), None)
    named = scene.note.within(allied, end, *ACTORS) if allied is not None else []
    if named:
        return [scene.mint("group", scene.note.words(first, named[0].last))]
    return list(scene.discourse.find_parties(scene.note, phrase))


def _verb_of(prop: Proposition) -> int:
    """Where the verb begins before which the subject stands ("appeared to increase")."""
    above = prop.clause.fellow if prop.clause.group.infinitive else None
    return above.group.first if above is not None else prop.clause.group.first


def _is_course(scene: Scene, prop: Proposition, before: Range) -> bool:
    """Does the clause tell how the use went, and not what it is held to be ("use of mines is a crime")?"""
    if prop.lemma in _GOING:
        return not any(c.group.first == prop.clause.group.last for c in prop.clauses)  # "continued to be"
    words = set(prop.words_behind(4))
    which = {scene.note.tokens[i].norm for i in range(*before)} & _WHICH
    dated = bool(prop.times) and prop.lemma == "be" and bool(words & {"in", "on", "during", "by"})
    return bool(words & _MUCH) or (bool(which) and dated)


def _examples(scene: Scene, region: Range) -> list[Party]:
    """ "By guerrillas, especially FARC": who is named of those who used."""
    named = scene.note.within(*region, *ACTORS)
    return [party for m in named if (party := scene.party(m)).ref.kind in USERS]


def _each(
    scene: Scene,
    prop: Proposition,
    use: tuple[Sequence[Party], Arm, Where | None],
    times: Sequence[Time],
    **told: Any,
) -> Iterator[Claim]:
    """A use in each of the years that are told."""
    users, arm, where = use
    users = [party for party in users if party.ref.kind in USERS]
    for time in times or (None,):
        yield from claim_use(scene, prop, arm, users, where, time=time, untimed=time is None, **told)


@on_verbs({"be", "provide", "offer", "represent", "constitute"})
def read_proof(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """What is evidence of a use: that is concluded from it, no more.

    >> [mbp ukr] This is the first evidence of use of PMN-4 mines in Ukraine.
    -> UseClaim event:use-of-mine-in-ukraine involved munition:pmn-4 status=concluded
    """
    first, end = prop.clause.tail[0], prop.clause.reach[1]
    proof = next((i for i in range(first, min(end, first + 5)) if scene.note.tokens[i].norm in _PROOF), None)
    words = prop.words_behind(5)
    if proof is None or scene.note.word(proof + 1) != "of" or prop.negated or prop.passive or "no" in words:
        return
    found = find_use(scene, proof, min(end, proof + 14))
    if found is None or scene.note.word((prop.subject_range or (0, 0))[0]) == "there":
        return
    users, arms, noun = found
    wheres = list_wheres(scene.note, noun, end)
    told = {"status": Status.CONCLUDED, "certainty": Certainty.PROBABLE, "hedge": "evidence"}
    yield from _each(scene, prop, (users, arms[0], wheres[0] if wheres else None), prop.times, **told)
