"""Rules for the end of clearance: who declares it done, who fulfilled what a treaty asks, what is not known of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from armstrace.graph.claim import Claim, Polarity, Status
from armstrace.loaders.discourse import Party
from armstrace.loaders.mention import Kind
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.land import LAND_SECTIONS
from armstrace.loaders.rules.rule import on_verbs
from armstrace.loaders.scene import HEDGED, Scene

#: That clearance is done, as the object of a declaration.
_FULFILLED = re.compile(
    r"\b(?:[Cc]ompletion|[Ff]ulfill?ment|[Cc]ompliance)\b.{0,40}\b(?:Article 5|clearance|demining|mined areas)"
    r"|\bitself (?:to be )?(?:now )?(?:mine-free|free (?:of|from)\b.{0,30}\bmine)",
)

_OBLIGED = re.compile(
    r"(?:its|their|all|the)\b[^,;.]{0,40}\b(?:Article 5|clearance|demining)\b[^,;.]{0,24}"
    r"\b(?:obligations?|commitments?)\b"
)


@on_verbs({"declare", "announce", "report", "state", "submit"})
def read_completion(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """A country that says it has done what Article 5 asks, or is free of mines.

    >> [imp chl] In 2020, Chile declared completion of its Article 5 clearance obligations.
    -> ClearanceClaim state:chl cleared status=declared by=chl time=2020
    >> [ma chl] On 3 March 2020, Chile declared itself free of mines.
    -> ClearanceClaim state:chl cleared status=declared by=chl time=2020-03-03
    """
    words = scene.note.words(*prop.clause.tail)
    if prop.passive or prop.negated or not _FULFILLED.search(words) or prop.stance.status is Status.PLANNED:
        return
    for state in prop.states:
        yield _done(scene, prop, state, status=Status.DECLARED, asserters=(state.ref,))


@on_verbs({"know", "be", "remain"})
def read_progress(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """That the extent of progress or the date of completion is not known.

    >> [ma tcd] Chad is continuing to demine in Tibesti, but the extent of progress being made is not known.
    -> ClearanceClaim state:tcd clearing place=tibesti
    -> ClearanceClaim state:tcd clearing status=notKnown
    """
    subject = prop.subject_range or (0, 0)
    words = {scene.note.word(i) for i in range(subject[0], prop.clause.group.first)}
    told = " ".join(prop.words_behind(3))
    unknown = (prop.lemma == "know" and prop.negated) or (
        prop.lemma in ("be", "remain") and re.search("unclear|unknown", told)
    )
    concerned = words & {"progress", "completion"} or (
        scene.place.code in LAND_SECTIONS and "clearing" in scene.note.text
    )
    if scene.place.code not in LAND_SECTIONS or not unknown or not concerned or scene.home is None:
        return
    wheres = scene.wheres
    yield scene.claim(
        "ClearanceClaim",
        "clearing",
        scene.home,
        prop=prop,
        current=True,
        where=[ref for where in wheres for ref in where.refs] or None,
        asserters=tuple(m.ref for m in scene.mentions(Kind.PERSON)) or None,
        content=scene.condense(subject[0] if words & {"progress", "completion"} else 0, len(scene.note.tokens)),
        **HEDGED,
    )


@on_verbs({"fulfil", "fulfill", "meet", "complete", "discharge"})
def read_fulfilled(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """A state that has done what Article 5 asks of it.

    >> [ma jor] Jordan declared that it had fulfilled its Article 5 clearance obligations on 24 April 2012.
    -> ClearanceClaim state:jor cleared status=declared by=jor time=2012-04-24
    """
    done = prop.clause.group.finite and not prop.passive and prop.polarity is Polarity.AFFIRMED
    asked = prop.stance.status is Status.PLANNED or prop.clause.group.modal is not None
    if not done or asked or not _OBLIGED.match(scene.note.words(*prop.clause.tail)):
        return
    for state in prop.states[:1]:
        yield _done(scene, prop, state)


def _done(scene: Scene, prop: Proposition, state: Party, **told: Any) -> Claim:
    """That a state has done what it had to clear, in the words of the clause."""
    content = scene.condense(prop.clause.group.first, prop.clause.tail[1])
    return scene.claim("ClearanceClaim", "cleared", state, prop=prop, content=content, **told)
