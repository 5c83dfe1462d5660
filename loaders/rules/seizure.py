"""Rules for weapons that someone seized or captured: how many of which, from whom, where."""

from __future__ import annotations

from collections.abc import Iterator

from armstrace.graph.claim import Claim
from armstrace.graph.names import Ref
from armstrace.loaders.argument import list_arms, list_counts
from armstrace.loaders.clause import Relation
from armstrace.loaders.discourse import Party
from armstrace.loaders.mention import ACTORS
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.rule import on_verbs
from armstrace.loaders.rules.stock import find_count
from armstrace.loaders.rules.weapon import name_weapon
from armstrace.loaders.scene import Scene


@on_verbs({"seize", "capture", "confiscate", "recover"})
def read_seized(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Weapons seized, each with its number: found where they were seized, else with those they were taken from.

    >> [mbp ukr] In 2015, Ukrainian forces said they had seized 20 PMN-2 mines and four MON-50 mines from separatists.
    -> OriginFoundClaim munition:pmn-2 foundIn exactly=20 time=2015 status=reported
    -> OriginFoundClaim munition:mon-50 foundIn exactly=4 time=2015 status=reported
    >> [mbp lby] The army seized 300 mines in Tripoli in May 2016.
    -> OriginFoundClaim munition:mine foundIn place:tripoli exactly=300 time=2016-05
    """
    if prop.negated or prop.clause.relation is Relation.REDUCED or scene.place.code not in ("cmb", "mbp"):
        return
    arms = [arm for arm in list_arms(scene.note, *prop.patient) if arm.first >= 0]
    where = _where(scene, prop)
    if where is None:
        return
    counts = list_counts(scene.note, *prop.patient)
    told = prop.told
    for arm in arms:
        count = find_count(scene.note, arm, arms, counts)
        yield scene.claim(
            "OriginFoundClaim",
            "foundIn",
            name_weapon(arm),
            prop=prop,
            object=where,
            quantity=count.quantity if count else None,
            time=None if prop.times else told,
            content=scene.condense(prop.clause.group.first, prop.clause.reach[1]),
        )


def _where(scene: Scene, prop: Proposition) -> Party | Ref | None:
    """The place; else those they were seized from."""
    if prop.wheres:
        return prop.wheres[0].refs[0]
    note, (first, last) = scene.note, prop.clause.tail
    place = next((i for i in range(first, last) if note.word(i) == "from" and note.at(i) is None), None)
    if place is None:
        return None
    end = next((i for i in range(place + 1, last) if note.stops(i, ",.;") or note.at(i) is not None), last)
    named = note.within(place, place + 4, *ACTORS)
    return scene.party(named[0]) if named else scene.mint("group", note.words(place + 1, end).strip(" ."))
