"""Rules for how many mines lie in the ground: of a country, or of its minefields."""

from __future__ import annotations

import re
from collections.abc import Iterator

from armstrace.graph.claim import Claim, Polarity, Status
from armstrace.loaders.argument import Count, list_arms, list_wheres
from armstrace.loaders.clause import Relation
from armstrace.loaders.phrase import Range
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.land import LAND_SECTIONS, lies_abroad, list_devices, object_of, weapon_named
from armstrace.loaders.rules.land_figure import MEASURES
from armstrace.loaders.rules.rule import on_verbs
from armstrace.loaders.scene import Scene

_LAND = re.compile(
    r"\b(?:minefields?|areas?|territory|country|land|borders?|ground|regions?|provinces?|districts?|belts?|zones?|soil"
    r"|sites?|contamination|problem)\b",
    re.IGNORECASE,
)
_IN_PLACE = re.compile(
    r"\b(?:in the ground|in place|emplaced|laid|planted|buried|scattered|in|along|throughout|across|around)\b"
)
_GROUND = re.compile(r"\b(?:in the ground|in place|buried|emplaced)\b")
#: What is counted elsewhere: stocks, what was cleared, who was harmed.
_ELSEWHERE = re.compile(
    r"\b(?:stock\w*|retain\w*|destroy\w*|clear(?:ed|ing|ance)|remov\w+|casualt\w+|victims?|incidents?|accidents?|found"
    r"|discover\w*|types?)\b",
    re.IGNORECASE,
)
_HOLDING = frozenset({"contain", "hold", "have"})
_STREWN = frozenset({"contaminate", "infest", "litter"})


@on_verbs({"be", "exist", "estimate", "lie", *_HOLDING, *_STREWN})
def read_laid(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """How many mines lie in a country, in its minefields or along its border.

    >> [ma ago] There are an estimated 10 million landmines in Angola.
    -> ContaminationClaim state:ago contaminatedBy munition:mine approximately=10000000
    >> [ma per] The minefields contain 4,500 antipersonnel mines and 300 antivehicle mines.
    -> ContaminationClaim state:per contaminatedBy munition:antipersonnel-mine exactly=4500
    -> ContaminationClaim state:per contaminatedBy munition:antivehicle-mine exactly=300
    >> [ma mda] Total contamination was estimated at 20,000 mines.
    -> ContaminationClaim state:mda contaminatedBy munition:mine exactly=20000 status=estimated
    """
    region = _find_region(scene, prop)
    if region is None or scene.home is None or prop.polarity is Polarity.NEGATED:
        return
    if prop.stance.status is Status.PLANNED or _ELSEWHERE.search(scene.note.words(prop.clause.begin, region[1])):
        return
    wheres = [w for w in list_wheres(scene.note, *prop.clause.reach) if not lies_abroad(scene, w.refs[0])]
    wheres = [where for where in wheres if where.refs[0] != scene.home]
    for count in list_devices(scene, *region):
        if count.quantity.value is None and count.quantity.low is None:
            continue
        yield scene.claim(
            "ContaminationClaim",
            "contaminatedBy",
            scene.home,
            prop=prop,
            object=object_of(list_arms(scene.note, count.mention.last, count.last + 1) or weapon_named(scene)),
            quantity=count.quantity,
            where=wheres[0] if wheres else None,
            current=not prop.times,
            content=_condense(scene, count, region),
            status=Status.ESTIMATED if prop.lemma == "estimate" and prop.stance.plain else None,
        )


def _condense(scene: Scene, count: Count, region: Range) -> str:
    return scene.condense(count.mention.first, min(region[1], count.mention.first + 14))


def _find_region(scene: Scene, prop: Proposition) -> Range | None:
    """Where the number of mines stands that lie somewhere; None where the clause tells nothing of the kind."""
    if scene.place.code not in LAND_SECTIONS or _is_of_cleared(prop):
        return None
    subject, tail = prop.subject_range or (0, 0), prop.clause.tail
    words, behind = scene.note.words(*subject), scene.note.words(*tail)
    if words in ("There", "there"):
        return tail if prop.lemma in ("be", "exist") and _IN_PLACE.search(behind) else None
    if prop.lemma == "lie" or (prop.lemma == "be" and _GROUND.search(behind)):
        return subject
    if prop.lemma == "estimate":
        contain = re.match(r"(?:at|to (?:be|contain|hold))\b", behind)
        return prop.clause.reach if prop.passive and contain and _LAND.search(words) else None
    strewn = prop.lemma in _STREWN and prop.passive and re.match(r"(?:by|with)\b", behind)
    holding = prop.lemma in _HOLDING - {"have"} and not prop.passive
    return tail if (strewn or holding) and _LAND.search(words) else None


def _is_of_cleared(prop: Proposition) -> bool:
    """ "Cleared 12 minefields containing 4,500 mines": what lies there no longer."""
    if prop.clause.relation not in (Relation.REDUCED, Relation.GERUND):
        return False
    before = [c for c in prop.clauses if c.group.first < prop.clause.group.first]
    return any(c.lemma in MEASURES or c.lemma in ("destroy", "complete") for c in before)
