"""Rules for how a weapon reaches its target: what fires or drops it, and how many submunitions it carries.

"The rocket is fired by a launcher and contains 30 submunitions" tells how weapons are built. It is no use of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from armstrace.graph.claim import Claim
from armstrace.graph.sealed import replace
from armstrace.loaders.argument import Arm, by_range, list_arms, list_counts
from armstrace.loaders.discourse import Party
from armstrace.loaders.mention import ACTORS
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.rule import on_verbs
from armstrace.loaders.rules.stock import find_count
from armstrace.loaders.rules.weapon import name_weapon
from armstrace.loaders.scene import Scene

DELIVERING = frozenset("fire launch drop scatter deliver release dispense disperse deploy carry lay".split())  # noqa: SIM905
_CONTAINING = frozenset("contain hold carry release dispense disperse eject scatter deploy have".split())  # noqa: SIM905
_GENERIC = frozenset("is are can may could be".split())  # noqa: SIM905
_POINTING = frozenset("each every the these this".split())  # noqa: SIM905
_APART = 4  # tokens between a model and its category: "Mk-1 122mm rockets"
_FILLS = ("submunition", "bomblet", "grenade", "mine")


def is_delivery(scene: Scene, prop: Proposition) -> bool:
    """Does a passive only say what a weapon is fired or dropped by: no one, nowhere, at no time?"""
    group = prop.clause.group
    if prop.lemma not in DELIVERING or not prop.passive or prop.times or prop.wheres:
        return False
    return bool(group.helpers) and set(group.helpers) <= _GENERIC and not _actors_behind(scene, prop)


def _actors_behind(scene: Scene, prop: Proposition) -> bool:
    by = by_range(scene.note, *prop.clause.tail)
    return bool(scene.note.within(*by, *ACTORS)) if by else False


@on_verbs(DELIVERING)
def read_carrier(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """What a weapon is fired, dropped or scattered by.

    >> [cmb mda] The 9M27K rocket is fired by the Uragan launcher and contains 30 submunitions.
    -> CompositionClaim munition:9m27k carriedBy munition:uragan
    -> CompositionClaim munition:9m27k hasSubmunition munition:submunition exactly=30
    """
    if not is_delivery(scene, prop):
        return
    carried = _main(list_arms(scene.note, *(prop.subject_range or (0, 0))))
    carriers = _main(list_arms(scene.note, *prop.clause.tail))
    for arm in carried[:1] if carriers else ():
        yield scene.claim(
            "CompositionClaim",
            "carriedBy",
            name_weapon(arm),
            prop=prop,
            object=name_weapon(carriers[0]),
        )


def _main(arms: list[Arm]) -> list[Arm]:
    """The model, else the category."""
    return [arm for arm in arms if arm.model] or arms


@on_verbs(_CONTAINING)
def read_load(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """How many submunitions a weapon contains or releases.

    >> [cmb isr] Each M395 artillery projectile contains 63 M85 submunitions.
    -> CompositionClaim munition:m395 hasSubmunition munition:m85 exactly=63
    >> [cmb lby] They fired MAT-120 mortar projectiles, each containing 21 submunitions, into Tripoli.
    -> CompositionClaim munition:mat-120 hasSubmunition munition:submunition exactly=21
    >> [cmb gtm] Guatemala bought MX-9 bombs in 1988. Each bomb contains 40 submunitions.
    -> TransferClaim state:gtm imported munition:mx-9 time=1988
    -> CompositionClaim munition:mx-9 hasSubmunition munition:submunition exactly=40
    """
    if prop.passive or prop.negated or not prop.subject_range or _is_counted(scene, prop):
        return
    note = scene.note
    if note.within(*prop.subject_range, *ACTORS):
        return
    carriers = _main(list_arms(note, *prop.subject_range))
    arms = list_arms(note, *prop.clause.tail)
    counts = list_counts(note, *prop.clause.tail)
    fills = [arm for arm in arms if any(word in _fill_words(arm) for word in _FILLS)]
    for arm in fills if carriers else ():
        count = find_count(note, arm, arms, counts)
        if count is not None and arm.refs != carriers[-1].refs:
            yield scene.claim(
                "CompositionClaim",
                "hasSubmunition",
                _spoken_of(scene, carriers[-1]) or name_weapon(carriers[-1]),
                prop=prop,
                object=name_weapon(arm),
                quantity=count.quantity,
            )


def _spoken_of(scene: Scene, arm: Arm) -> Party | None:
    """The model that "each bomb" stands for: the one that the sentence before named so ("MX-9 bombs")."""
    if arm.model or scene.note.word(arm.first - 1) not in _POINTING:
        return None
    for model, kind in pairwise(scene.discourse.weapons):
        if model.cls != "MunitionCategory" and kind.refs == arm.refs and 0 <= kind.first - model.last <= _APART:
            return replace(scene.party(model), found_back=True)
    return None


def _is_counted(scene: Scene, prop: Proposition) -> bool:
    """ "A stockpile of 5 million bombs containing 700 million submunitions" is a figure of the stock."""
    counts = list_counts(scene.note, *(prop.clause.antecedent or (0, 0)))
    return any(c.quantity.value and c.quantity.value > 1 and c.quantity.unit not in ("mm", "year") for c in counts)


def _fill_words(arm: Arm) -> str:
    return f"{arm.words} {arm.refs[0].key} {arm.category.key if arm.category else ''}".lower()
