"""Rules for lengths: kilometers of road and of mine belts that were cleared, or that are mined."""

from __future__ import annotations

import re
from collections.abc import Iterator

from armstrace.graph.claim import Claim, Status
from armstrace.graph.names import Ref
from armstrace.loaders.argument import Count, list_arms, list_wheres
from armstrace.loaders.mention import Kind
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.land import CLEARERS, CLEARING, LAND_SECTIONS, own_time, weapon_named
from armstrace.loaders.rules.rule import on_words
from armstrace.loaders.scene import Scene

_KILOMETERS = frozenset("km kilometer kilometre".split())  # noqa: SIM905
_WAYS = re.compile(
    r"\A(?:long )?(?:of )?(?:[\w/-]+ ){0,4}?(?:roads?|routes?|tracks?|paths?|railways?|rail|lines?|border|belts?"
    r"|mined areas|minefields?|mine)\b",
    re.IGNORECASE,
)
_CLEARED = CLEARING | {"verify", "open", "release", "check", "reopen"}
_WORK_OF = re.compile(r"\b(?:clearance|demining|clearing|verification|opening) of\b")
_MINED = re.compile(r"\b(?:mined|mine-affected|contaminated|affected|minefields?|suspected)\b")


@on_words(_KILOMETERS)
def read_length(scene: Scene) -> Iterator[Claim]:
    """How many kilometers of road or of mine belts were cleared, or are mined.

    >> [ma sdn] In 2004, more than 106 kilometers of road were verified.
    -> ClearanceClaim state:sdn clearedLength moreThan=106 time=2004
    >> [ma eri] In 2003, UNMEE recorded the clearance of 4.8 square kilometers of land and 2,375 kilometers of road.
    -> ClearanceClaim state:eri clearedLength exactly=2375 time=2003
    >> [ma sen] A survey of 2006 had estimated that 63km of tracks were mine-affected.
    -> ContaminationClaim state:sen contaminatedLength exactly=63 status=estimated
    """
    if scene.place.code not in LAND_SECTIONS or scene.home is None:
        return
    for count in scene.counts:
        last = count.mention.last
        if count.quantity.unit != "km" or not _WAYS.match(scene.note.words(last, last + 8)):
            continue
        prop = _owner(scene, count)
        claim = _measured(scene, prop, count) if prop is not None and not prop.negated else None
        if claim is not None:
            yield claim


def _owner(scene: Scene, count: Count) -> Proposition | None:
    """The clause in whose words or subject a length stands."""
    place = count.mention.first
    inside = [
        p
        for p in scene.propositions
        if any(first <= place < last for first, last in (p.clause.tail, p.clause.subject or (0, 0)))
    ]
    return inside[-1] if inside else None


def _measured(scene: Scene, prop: Proposition, count: Count) -> Claim | None:
    """What a length is of: cleared by the verb or by "the clearance of", else mined where the words say so."""
    note, place = scene.note, count.mention.first
    cleared = prop.lemma in _CLEARED or _WORK_OF.search(note.words(prop.clause.group.last, place))
    planned = prop.stance.status is Status.PLANNED
    if not planned and cleared:
        doers = [p for p in prop.actors if p.ref.kind in CLEARERS and (p.known or p.mention)]
        direct = [p for p in doers if prop.lemma in _CLEARED]
        return _claim(scene, prop, count, "clearedLength", next((p.ref for p in direct), None))
    behind = note.words(place, prop.clause.reach[1])
    long = re.match(r"[\w.,-]+ ?-?long borders?\b", behind) or note.word(count.mention.last + 1) == "long"
    mined = _MINED.search(behind) and not cleared and not (long and "border" in note.lows[place : place + 8])
    return _claim(scene, prop, count, "contaminatedLength", None) if mined and not planned else None


def _claim(scene: Scene, prop: Proposition, count: Count, measure: str, who: Ref | None) -> Claim:
    end = prop.clause.reach[1]
    wheres = list_wheres(scene.note, count.mention.last, end)
    mined = measure == "contaminatedLength"
    arms = list_arms(scene.note, count.mention.last, end) or (weapon_named(scene) if mined else [])
    times = own_time(scene, prop, count.mention.last, min(end, _next(scene, count)))
    return scene.claim(
        "ContaminationClaim" if mined else "ClearanceClaim",
        measure,
        who or scene.home or Ref("place", "unnamed"),
        prop=prop,
        arms=arms[:1] if mined else (),
        where=wheres[0] if wheres else None,
        quantity=count.quantity,
        time=times,
        current=mined and times is None,
        content=scene.condense(count.mention.first, min(count.mention.last + 8, len(scene.note.tokens))),
    )


def _next(scene: Scene, count: Count) -> int:
    """Where the next figure begins."""
    later = [m.first for m in scene.mentions(Kind.AMOUNT) if m.first >= count.mention.last]
    return later[0] if later else len(scene.note.tokens)
