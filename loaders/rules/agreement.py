"""Rules for agreements between states and bodies: who signed one with whom."""

from __future__ import annotations

import re
from collections.abc import Iterator

from armstrace.graph.claim import Claim
from armstrace.loaders.discourse import Party
from armstrace.loaders.mention import ACTORS, Kind
from armstrace.loaders.phrase import Range
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.rule import on_verbs
from armstrace.loaders.scene import Scene

_AGREEMENT = re.compile(
    r"\A(?:[\w’'-]+ ){0,6}?(?:agreements?|memorand\w+|accords?|pact|MoU|truce|contract|letter of intent)\b",
    re.IGNORECASE,
)
_MATTER = re.compile(r"\b(?:(?:land)?mines?|demining|clearance|technical assistance|UXO|ERW)\b", re.IGNORECASE)
_PARTIES = frozenset({"state", "org", "group", "territory"})
_WITH = frozenset({"with", "between", "and"})
_ON_VICTIMS = frozenset({"cva", "va"})


@on_verbs({"sign", "conclude", "reach", "enter"})
def read_signed(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Who signed an agreement with whom: on mine action they work together, on other matters they are linked.

    >> [mbp col] In March 2003, Colombia and the Organization of American States signed an agreement on demining.
    -> MineActionClaim state:col cooperatesWith org:oas time=2003-03
    >> [mbp sdn] A peace accord between Sudan and the SPLM/A was signed on 9 January 2005.
    -> RelationClaim state:sdn linkedTo time=2005-01-09
    """
    region = (prop.subject_range or (0, 0)) if prop.passive else prop.clause.tail
    into = prop.lemma == "enter" and scene.note.word(region[0]) == "into"
    words = scene.note.words(region[0] + into, region[1])
    if not _AGREEMENT.match(words) or (prop.lemma == "enter" and not into) or prop.negated or prop.clause.quoted:
        return
    parties = _signers(scene, prop, region)
    if len(parties) < 2:
        return
    on_mines = bool(_MATTER.search(scene.note.words(region[0], prop.clause.reach[1])))
    for partner in parties[1:]:
        yield scene.claim(
            "MineActionClaim" if on_mines else "RelationClaim",
            "cooperatesWith" if on_mines else "linkedTo",
            parties[0],
            prop=prop,
            object=partner,
            content=scene.condense(min(region[0], prop.clause.group.first), prop.clause.reach[1]),
        )


def _signers(scene: Scene, prop: Proposition, region: Range) -> list[Party]:
    """Who signs, and with whom: behind "with" or "between"."""
    signers = [p for p in prop.actors if p.ref.kind in _PARTIES]
    for mention in scene.note.within(region[0], prop.clause.reach[1], *ACTORS):
        led = {scene.note.word(i) for i in range(max(region[0], mention.first - 2), mention.first)}
        party = scene.party(mention)
        if led & _WITH and party.ref.kind in _PARTIES and party.ref not in {p.ref for p in signers}:
            signers.append(party)
    return signers


@on_verbs({"sign", "conclude", "reach"})
def read_between(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """An agreement between two bodies.

    >> [cva tcd] Under an agreement signed in 2012 between the ICRC and UNICEF, the database was shared.
    -> VictimAssistanceClaim org:icrc cooperatesWith org:unicef time=2012
    """
    antecedent = prop.clause.antecedent or prop.subject_range or (0, 0)
    agreed = any(scene.note.tokens[i].norm in ("agreement", "memorandum", "mou") for i in range(*antecedent))
    bodies = [m for m in prop.reached(Kind.BODY) if not (scene.note.word(m.first - 1) == "(" and m.words.isupper())]
    if scene.place.code not in _ON_VICTIMS | {"ma", "imp"} or not prop.passive or not agreed or len(bodies) < 2:
        return
    if "between" not in [scene.note.word(i) for i in range(*prop.clause.reach)]:
        return
    yield scene.claim(
        "VictimAssistanceClaim" if scene.place.code in _ON_VICTIMS else "MineActionClaim",
        "cooperatesWith",
        scene.party(bodies[0]),
        prop=prop,
        object=scene.party(bodies[1]),
        content=scene.condense(antecedent[0], prop.clause.reach[1]),
        behind=prop.clause.reach[1],
    )
