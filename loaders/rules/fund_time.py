"""When money was given: the date of each sum of a sentence, but for those of sums it is held against."""

from __future__ import annotations

import re
from collections.abc import Sequence

from armstrace.loaders.argument import Count
from armstrace.loaders.date import Time, find_times
from armstrace.loaders.mention import Kind, Mention
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.land import BESIDE, only_times
from armstrace.loaders.rules.land_figure import COMPARED
from armstrace.loaders.scene import Scene

#: What a sum was before it changed.
_FROM = re.compile(r"\bfrom (?:(?:a|an|the|about|some|almost|nearly|over|just|more|than|low|high|of) )*\Z")


def list_years_back(scene: Scene) -> list[Time]:
    """The year of the sentence before, where it is the only one and this one has no date."""
    back = [m.time for m in scene.discourse.times if m.time] if not scene.mentions(Kind.TIME) else []
    return back[:1] if len({time.edtf for time in back}) == 1 and re.fullmatch(r"\d{4}", back[0].edtf) else []


def is_compared(scene: Scene, count: Count) -> bool:
    """Is a sum only what another is held against ("up from $3 million")?"""
    return bool(COMPARED.search(scene.note.words(max(0, count.mention.first - 12), count.mention.first) + " "))


def _dated_before(scene: Scene, count: Count) -> list[Time]:
    """ "Less than in 2011 ($3 million)": the date right before the bracket that a sum stands in."""
    place = count.mention.first - 1
    return list(find_times(scene.note.word(place - 1))) if place > 0 and scene.note.word(place) == "(" else []


def date_change(scene: Scene, prop: Proposition | None) -> Time | None:
    """The date of a change, but for that of the year it is measured from."""
    dated = [m for m in scene.mentions(Kind.TIME) if m.time and prop is not None and m.time in prop.times]
    own = [m.time for m in dated if not BESIDE.search(scene.note.words(max(0, m.first - 14), m.first) + " ")]
    return own[0] if own else None


def _is_level(scene: Scene, date: Mention) -> bool:
    """ "Half its 2017 level": the year of what a sum is held against."""
    return scene.note.word(date.first - 1) in ("its", "their") and scene.note.word(date.last).isalpha()


def _is_elsewhere(scene: Scene, count: Count, date: Mention) -> bool:
    """ "Pledged $3 million for a project to begin in 2017": the date of what the money is for."""
    inner = (p.clause for p in scene.propositions if p.clause.group.infinitive)
    return any(c.group.first >= count.mention.last and c.tail[0] <= date.first < c.tail[1] for c in inner)


def list_levels(scene: Scene) -> list[Time]:
    """The years of a sentence that only name what a sum is held against."""
    return [m.time for m in scene.mentions(Kind.TIME) if m.time and _is_level(scene, m)]


def _level_before(scene: Scene, prop: Proposition | None) -> Time | None:
    """ "Half its 2017 level, when it gave $74 million": the year right before such a "when"."""
    if prop is None or prop.clause.opener != "when":
        return None
    begin = prop.clause.begin
    near = scene.note.within(max(0, begin - 5), begin + 1, Kind.TIME)
    return near[-1].time if near and _is_level(scene, near[-1]) else None


def date_sum(scene: Scene, prop: Proposition | None, count: Count, stop: int, counts: Sequence[Count]) -> Time | None:
    """The date of a sum, but for one that stands with a sum it is compared with."""
    level = _level_before(scene, prop)
    if level is not None:
        return level
    dated = [m for m in scene.note.within(count.mention.last, stop, Kind.TIME) if not _is_elsewhere(scene, count, m)]
    own = [m.time for m in dated if m.time and not _is_level(scene, m)] or _dated_before(scene, count)
    if own or is_compared(scene, count) or _FROM.search(scene.note.words(0, count.mention.first) + " "):
        return own[0] if own else None
    compared = [c for c in counts if c is not count and is_compared(scene, c)]
    first = compared[0].mention.last if compared else len(scene.note.tokens)
    taken = [m.time for m in scene.note.within(first, len(scene.note.tokens), Kind.TIME)]
    regions = (prop.clause.lead, prop.subject_range or (0, 0)) if prop else ()
    led = [m.time for region in regions for m in scene.note.within(*region, Kind.TIME)]
    taken += list_levels(scene)
    taken += [m.time for m in scene.mentions(Kind.TIME) if _is_elsewhere(scene, count, m)]
    free = [*(prop.times if prop else ()), *led, *only_times(scene), *list_years_back(scene)]
    return next((t for t in free if t is not None and t not in taken), None)
