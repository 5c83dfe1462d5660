"""Rules for weapons in the making: developed, tested, shown, researched."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from armstrace.graph.claim import Claim
from armstrace.graph.sealed import replace
from armstrace.loaders.argument import Arm, list_arms, list_counts
from armstrace.loaders.clause import Relation
from armstrace.loaders.discourse import Party
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.production import MAKERS
from armstrace.loaders.rules.rule import on_verbs
from armstrace.loaders.rules.weapon import is_apart, name_weapon
from armstrace.loaders.scene import Scene

_DEVELOPING = {
    "develop": "developing",
    "test": "tested",
    "display": "displayed",
    "introduce": "introduced",
    "debut": "displayed",
    "research": "researches",
    "modernize": "modernized",
    "design": "developed",
    "unveil": "displayed",
    "exhibit": "displayed",
    "show": "displayed",
}


@on_verbs({"be", *_DEVELOPING})
def read_developing(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """New weapons: developed, tested, shown, introduced, by a state or a company.

    >> [cmb chn] In early 2018, China began testing the CBU-9 cluster bomb developed by Acme Corporation.
    -> DevelopmentClaim state:chn tested munition:cbu-9 time=2018
    -> DevelopmentClaim org:acme-corporation developed munition:cbu-9
    """
    if prop.lemma == "be" and prop.words_behind(2)[:2] == ["in", "development"]:
        yield from _under_development(scene, prop)
        return
    predicate = _DEVELOPING.get(prop.lemma)
    makers = [p for p in prop.actors if p.ref.kind in MAKERS and not _pictures(scene, prop)] or _makers_of(scene, prop)
    first = prop.patient[0]
    arms = [arm for arm in prop.arms if arm.refs[0].key != "weapon" and not is_apart(scene.note, first, arm)]
    if predicate is None or not arms or not makers or (prop.lemma == "show" and not _pictures(scene, prop)):
        return
    if prop.clause.relation is Relation.REDUCED and not prop.actors:
        return
    begun = prop.lemma == "develop" and not _going_on(prop)
    predicate = "developed" if begun else predicate
    counts = [c for c in list_counts(scene.note, *prop.patient) if c.quantity.unit == "type"]
    where = prop.wheres[0] if prop.wheres else None
    shown = [a for a in list_arms(scene.note, *prop.clause.reach) if a.model] if _pictures(scene, prop) else []
    for maker in makers[:1]:
        for arm in _chosen(arms)[: 1 if shown else None]:
            yield scene.claim(
                "DevelopmentClaim",
                predicate,
                maker,
                prop=prop,
                object=name_weapon(arm),
                where=where,
                arms=[a for a in shown if a != arm],
                current=predicate == "developing",
                quantity=counts[0].quantity if counts else None,
                content=None if arm.model else scene.condense(*prop.patient),
            )


def _under_development(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """ "A mine that had been in development since 2015": by whom the sentence speaks of."""
    arms = list_arms(scene.note, 0, prop.clause.group.first)
    makers = [p for other in scene.propositions for p in other.actors if p.ref.kind in MAKERS]
    models = [arm for arm in arms if arm.model] or arms[:1]
    for maker in makers[:1]:
        for arm in models[:1]:
            yield scene.claim("DevelopmentClaim", "developed", maker, prop=prop, object=name_weapon(arm))


def _chosen(arms: Sequence[Arm]) -> list[Arm]:
    """Each named model; where none is named the first category."""
    return [arm for arm in arms if arm.model] or list(arms[:1])


def _going_on(prop: Proposition) -> bool:
    fellow = prop.clause.fellow
    return prop.clause.group.form.value in ("ing", "s") or (
        fellow is not None and fellow.lemma in ("continue", "begin", "plan", "seek")
    )


def _pictures(scene: Scene, prop: Proposition) -> bool:
    first, last = prop.subject_range or (0, 0)
    return any(
        scene.note.tokens[i].norm in ("photograph", "image", "video", "picture", "footage") for i in range(first, last)
    )


def _makers_of(scene: Scene, prop: Proposition) -> list[Party]:
    """Of a passive or of pictures "from the event": who was last spoken of as a maker."""
    if prop.passive or prop.lemma == "show":
        return [party for party in scene.discourse.subjects if party.ref.kind in ("state", "org")][:1]
    return []


@on_verbs({"conduct", "carry", "undertake", "continue"})
def read_research(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Research on weapons.

    >> [mbp chn] China has been conducting research on new mines since at least 1997.
    -> DevelopmentClaim state:chn researches munition:mine time=1997/
    """
    words = prop.words_behind(4)
    if "research" not in words:
        return
    arms = list_arms(scene.note, *prop.clause.tail)
    for party in prop.subjects:
        if party.ref.kind in MAKERS and arms:
            yield scene.claim(
                "DevelopmentClaim",
                "researches",
                party,
                prop=prop,
                object=name_weapon(arms[0]),
                arms=[replace(arm, origins=()) for arm in arms[1:]],
                content=scene.condense(*prop.clause.tail),
            )
