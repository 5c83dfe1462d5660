"""Rules for what was not done and what is left: no land cleared or released, mines that remain to be cleared."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from armstrace.graph.claim import Claim, Comparator, Polarity, Quantity, Status
from armstrace.graph.names import Ref
from armstrace.loaders.argument import Arm, Count, list_arms, list_counts, list_wheres
from armstrace.loaders.discourse import Party
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.land import (
    CLEARERS,
    LAND_SECTIONS,
    is_device,
    lies_abroad,
    object_of,
    only_times,
    weapon_named,
)
from armstrace.loaders.rules.land_figure import MEASURES
from armstrace.loaders.rules.rule import on_verbs
from armstrace.loaders.scene import Scene

_NO_LAND = re.compile(r"\A\W*no (?:[\w/-]+ ){0,4}?(?:land|areas?|minefields?|km2|hectares?)\b", re.IGNORECASE)
_NO_WORK = re.compile(
    r"\A\W*no (?:[\w/-]+,? (?:or |and )?){0,4}?(?:clearance|demining|land release)\b",
    re.IGNORECASE,
)
_TO_CLEAR = re.compile(r"\b(?:clear|demin|destroy|remov|in the ground|emplaced|lifted)")
#: Where mines lie that remain, and no stock of them does.
_LYING = re.compile(
    r"\A(?:(?:still|buried|emplaced|scattered|laid|hidden|present) )*(?:in|along|across|throughout|around|near|on"
    r"|within|under|inside) (?!(?:the |its |their )?(?:stock|storage|service|use\b|custody|possession|hands|warehouse"
    r"|depot|arsenal|inventor|place\b|force\b))"
)
_TAKING_PLACE = frozenset("take occur conduct undertake carry perform report record".split())  # noqa: SIM905


@on_verbs({*MEASURES, *_TAKING_PLACE})
def read_none(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """That no land was cleared, released, cancelled or reduced, or that no clearance took place.

    >> [ma hrv] No land was reduced by technical survey in 2015.
    -> ClearanceClaim state:hrv reducedArea not time=2015
    >> [ma sdn] No clearance operations took place in 2015.
    -> ClearanceClaim state:sdn cleared not time=2015
    """
    subject = prop.subject_range or (0, 0)
    told = subject if prop.passive or prop.lemma in ("take", "occur") else prop.clause.tail
    told = (_open(scene, told[0]), told[1])
    words = scene.note.words(*told)
    land = prop.lemma in MEASURES and prop.lemma != "survey" and _NO_LAND.match(words)
    if scene.place.code not in LAND_SECTIONS or not (land or (prop.lemma in _TAKING_PLACE and _NO_WORK.match(words))):
        return
    doers = [p for p in prop.actors if p.ref.kind in CLEARERS and (p.known or p.mention) and p.ref.kind != "group"]
    who: Party | None = doers[0] if doers and not prop.passive else None
    times = prop.times or only_times(scene)
    measure = MEASURES[prop.lemma] if land else "clearedArea"
    if scene.home is not None and prop.stance.status is not Status.PLANNED:
        yield scene.claim(
            "ClearanceClaim",
            "cleared" if measure == "clearedArea" else measure,
            who or scene.home,
            prop=prop,
            arms=scene.arms[:1],
            quantity=None if measure == "clearedArea" else _some("No"),
            time=times[0] if times else None,
            polarity=Polarity.NEGATED,
            content=scene.condense(told[0], prop.clause.tail[1]),
        )


def _open(scene: Scene, first: int) -> int:
    """Where a phrase begins of which "no" stands before its first member ("no survey or clearance operations")."""
    for place in range(first - 1, max(-1, first - 5), -1):
        if scene.note.word(place) == "no":
            return place
        if scene.note.word(place) in (",", ";", "."):
            break
    return first


def _some(written: str) -> Quantity:
    return Quantity(comparator=Comparator.UNQUANTIFIED, unit="km2", written=written)


@on_verbs({"remain", "leave"})
def read_remaining(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """How many mines are left in the ground, where; that they are, where nobody counts them.

    >> [ma nic] It was estimated that 26,000 mines remained to be cleared.
    -> ContaminationClaim state:nic contaminatedBy munition:mine exactly=26000 status=estimated
    >> [ma nic] Some 900 mines remain in Managua and 200 in Tripoli.
    -> ContaminationClaim state:nic contaminatedBy munition:mine approximately=900
    -> ContaminationClaim state:nic contaminatedBy munition:mine exactly=200
    """
    if scene.place.code not in LAND_SECTIONS or prop.negated or scene.home is None or prop.subject_range is None:
        return
    behind = scene.note.words(*prop.clause.reach)
    lying = prop.lemma == "remain" and _LYING.match(behind)
    if not lying and not _TO_CLEAR.search(behind):
        return
    arms = list_arms(scene.note, *prop.subject_range)
    counts = [c for c in list_counts(scene.note, *prop.subject_range) if is_device(scene, c)][:1]
    if counts and lying:
        counts += [c for c in list_counts(scene.note, *prop.clause.tail) if _is_elided(scene, c)]
    for number, count in enumerate(counts):
        end = counts[number + 1].mention.first if number + 1 < len(counts) else prop.clause.reach[1]
        told = list_arms(scene.note, count.mention.last, prop.subject_range[1]) or arms or weapon_named(scene)
        yield _left(scene, prop, told, count, end)
    if lying and not counts and arms and not list_counts(scene.note, *prop.clause.reach):
        yield _left(scene, prop, arms, None, prop.clause.reach[1])


def _is_elided(scene: Scene, count: Count) -> bool:
    """ "900 mines remain in Managua and 200 in Tripoli": a figure without its noun, with a place of its own."""
    joined = scene.note.word(count.mention.first - 1) in ("and", ",", "with", ";")
    return joined and count.quantity.unit == "item" and scene.note.word(count.mention.last) in ("in", "along", "near")


def _left(scene: Scene, prop: Proposition, arms: Sequence[Arm], count: Count | None, end: int) -> Claim:
    begin = max(prop.clause.group.last, count.mention.last if count else 0)
    wheres = [w for w in list_wheres(scene.note, begin, end) if not lies_abroad(scene, w.refs[0])]
    return scene.claim(
        "ContaminationClaim",
        "contaminatedBy",
        scene.home or Ref("place", "unnamed"),
        prop=prop,
        object=object_of(arms),
        arms=() if count else arms[1:],
        quantity=count.quantity if count else None,
        where=next((w for w in wheres if w.refs[0] != scene.home), None),
        current=not prop.times,
        content=scene.condense(count.mention.first if count else (prop.subject_range or (0, 0))[0], end),
    )
