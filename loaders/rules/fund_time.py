"""When money was given: the date of each sum of a sentence, but for those of sums it is held against."""

from __future__ import annotations

import re
from collections.abc import Sequence

from armstrace.loaders.argument import Count
from armstrace.loaders.date import Time, find_times
from armstrace.loaders.mention import Kind
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


def date_sum(scene: Scene, prop: Proposition | None, count: Count, stop: int, counts: Sequence[Count]) -> Time | None:
    """The date of a sum, but for one that stands with a sum it is compared with."""
    own = [m.time for m in scene.note.within(count.mention.last, stop, Kind.TIME) if m.time]
    own = own or _dated_before(scene, count)
    if own or is_compared(scene, count) or _FROM.search(scene.note.words(0, count.mention.first) + " "):
        return own[0] if own else None
    compared = [c for c in counts if c is not count and is_compared(scene, c)]
    first = compared[0].mention.last if compared else len(scene.note.tokens)
    taken = [m.time for m in scene.note.within(first, len(scene.note.tokens), Kind.TIME)]
    regions = (prop.clause.lead, prop.subject_range or (0, 0)) if prop else ()
    led = [m.time for region in regions for m in scene.note.within(*region, Kind.TIME)]
    free = [*(prop.times if prop else ()), *led, *only_times(scene), *list_years_back(scene)]
    return next((t for t in free if t is not None and t not in taken), None)
