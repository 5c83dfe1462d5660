"""Rules for attacks told by a verb: "attacked the airport with cluster bombs", "a cluster bomb struck a market"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from armstrace.graph.claim import Claim
from armstrace.loaders.argument import Arm, Where, list_arms, list_wheres
from armstrace.loaders.mention import WHERES
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.rule import on_verbs
from armstrace.loaders.rules.use import list_users
from armstrace.loaders.rules.used_weapon import carries, claim_use
from armstrace.loaders.scene import Scene

_ATTACKING = frozenset("attack bomb bombard shell strike hit".split())  # noqa: SIM905
_BY_MEANS = frozenset({"with", "using"})


@on_verbs(_ATTACKING)
def read_attack(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Who attacked what place with which weapon; a weapon that "struck" leaves open whose it was.

    >> [cmb eri] Ethiopia attacked Asmara airport with cluster bombs in 1998.
    -> UseClaim state:eth used munition:cluster-bomb place=asmara time=1998
    >> [cmb yem] A CBU-58 cluster bomb struck a market in Sanaa in January 2016, killing two people.
    -> UseClaim event:use-of-cluster-bomb-in-sanaa involved munition:cbu-58 place=sanaa time=2016-01
    """
    if prop.clause.group.infinitive:
        return
    arms = _means(scene, prop)
    users = list_users(scene, prop) if arms else []
    arms = arms or ([] if prop.passive else _of_subject(scene, prop))
    where = _place(scene, prop)
    times = prop.times
    for arm in arms:
        yield from claim_use(scene, prop, arm, users, where, time=times[0] if times else None, untimed=not times)


def _means(scene: Scene, prop: Proposition) -> list[Arm]:
    """The weapons behind "with" or "using"."""
    note, end = scene.note, prop.clause.reach[1]
    first = next((i for i in range(prop.clause.group.last, end) if note.word(i) in _BY_MEANS), None)
    return _weapons(scene, list_arms(note, first, end)) if first is not None else []


def _of_subject(scene: Scene, prop: Proposition) -> list[Arm]:
    """The weapon that itself struck, or that the air strike was carried out with."""
    return _weapons(scene, list_arms(scene.note, *(prop.subject_range or (0, 0))))[:1]


def _weapons(scene: Scene, arms: Sequence[Arm]) -> list[Arm]:
    used = [arm for arm in arms if not carries(scene, arm)]
    return [arm for arm in used if arm.model] or used[:1]


def _place(scene: Scene, prop: Proposition) -> Where | None:
    """Where: said with a preposition, else the place that was attacked, else that of the strike."""
    note = scene.note
    hit = note.within(*((prop.subject_range or (0, 0)) if prop.passive else prop.clause.tail), *WHERES)
    near = [m for m in hit if prop.passive or m.first - prop.clause.group.last <= 2]
    if near:
        return Where((near[0].ref,), near[0].words, near[0].first, near[0].last)
    found = prop.wheres or list_wheres(note, *(prop.subject_range or (0, 0)))
    return found[0] if found else None
