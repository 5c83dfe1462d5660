"""Rules for what was not done and what is left: no land cleared or released, mines that remain to be cleared."""

from __future__ import annotations

import re
from collections.abc import Iterator

from armstrace.graph.claim import Claim, Comparator, Polarity, Quantity, Status
from armstrace.loaders.argument import list_arms, list_counts
from armstrace.loaders.discourse import Party
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.land import CLEARERS, LAND_SECTIONS, is_device, object_of, only_times, weapon_named
from armstrace.loaders.rules.land_figure import MEASURES
from armstrace.loaders.rules.rule import on_verbs
from armstrace.loaders.scene import Scene

_NO_LAND = re.compile(r"\A\W*no (?:[\w/-]+ ){0,4}?(?:land|areas?|minefields?|km2|hectares?)\b", re.IGNORECASE)
_NO_WORK = re.compile(
    r"\A\W*no (?:[\w/-]+,? (?:or |and )?){0,4}?(?:clearance|demining|land release)\b",
    re.IGNORECASE,
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
    """How many mines are left in the ground.

    >> [ma nic] It was estimated that 26,000 mines remained to be cleared.
    -> ContaminationClaim state:nic contaminatedBy munition:mine exactly=26000 status=estimated
    """
    if scene.place.code not in LAND_SECTIONS or prop.negated or scene.home is None or prop.subject_range is None:
        return
    behind = scene.note.words(*prop.clause.reach)
    if not re.search(r"\b(?:clear|demin|destroy|remov|in the ground|emplaced|lifted)", behind):
        return
    for count in [c for c in list_counts(scene.note, *prop.subject_range) if is_device(scene, c)][:1]:
        arms = list_arms(scene.note, count.mention.last, prop.subject_range[1]) or weapon_named(scene)
        yield scene.claim(
            "ContaminationClaim",
            "contaminatedBy",
            scene.home,
            prop=prop,
            object=object_of(arms),
            quantity=count.quantity,
            current=not prop.times,
            content=scene.condense(count.mention.first, prop.clause.reach[1]),
        )
