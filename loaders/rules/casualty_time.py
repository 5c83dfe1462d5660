"""When the people whom a figure counts were harmed: the dates with it, of its host, of the sentence, of the last."""

from __future__ import annotations

import re
from collections.abc import Sequence

from armstrace.loaders.date import Relation as When
from armstrace.loaders.date import Time
from armstrace.loaders.mention import Kind, Mention
from armstrace.loaders.rules.casualty_figure import Figure, find_next_amount, find_stop

#: What stands between a figure and the date of another that it is held against ("an increase from just one in 2012").
_COMPARED = re.compile(
    r"\b(?:(?:increase|decrease|decline|rise|drop|reduction|up|down|change|more|fewer|less) from"
    r"|compared (?:to|with)|than)\b"
)


def find_period(figure: Figure) -> tuple[Time | str | None, bool]:
    """The dates behind the figure, else before it, else of the sentence, else of the one before (then True)."""
    scene = figure.scene
    relative = _of_event(figure)
    if relative is not None:
        return relative, False
    found = _own_times(figure)
    if found:
        return next((time for time in found if "/" in time.edtf), found[0]), False
    if any(m.time and m.time.relation is When.AS_OF for m in scene.mentions(Kind.TIME)):
        return None, False
    titled = [year for part in scene.place.heading for year in re.findall(r"\b(?:19|20)\d\d\b", part)]
    if titled:
        return titled[-1], True
    if figure.count.quantity.unit == "survivor":
        return None, True  # how many live is not of the year of what was told before
    back = [m.time for m in scene.discourse.times if m.time]
    return (back[0] if back else None), True


def _own_times(figure: Figure) -> list[Time]:
    note = figure.scene.note
    if figure.bracket:
        year = note.at(figure.bracket[0] - 1)
        if year is not None and year.time:
            return [year.time]
        inside = _times(note.within(figure.behind, min(figure.end, figure.bracket[1]), Kind.TIME))
        if inside or figure.host is not figure.count:
            return inside or _of_host(figure)
    behind = _times(_list_near(figure, note.within(*figure.outside, Kind.TIME)))
    before = _times(note.within(0, figure.first, Kind.TIME))
    return behind or before[-1:] or _times(_list_near(figure, figure.scene.mentions(Kind.TIME)))


def _list_near(figure: Figure, mentions: Sequence[Mention]) -> list[Mention]:
    """Those dates behind a figure that are its own: not of what it is compared with, not in a bracket with its own."""
    note = figure.scene.note
    near = []
    for mention in mentions:
        aside = [
            (first, last)
            for first, last in note.brackets
            if first < mention.first < last
            and not first < figure.first < last
            and note.within(first, last, Kind.AMOUNT)
        ]
        if not aside and not _COMPARED.search(note.words(figure.behind, mention.first).lower()):
            near.append(mention)
    return near


def _of_host(figure: Figure) -> list[Time]:
    """The dates behind the bracket, else those in front of the figure that it breaks down."""
    note = figure.scene.note
    end = figure.bracket[1] if figure.bracket else figure.end
    behind = note.within(end, find_stop(figure.scene, end, len(note.tokens)), Kind.TIME)
    between = note.within(figure.host.mention.last, figure.bracket[0] if figure.bracket else end, Kind.TIME)
    before = note.within(0, figure.host.mention.first, Kind.TIME)
    whole = [m for m in behind if m.first < find_next_amount(figure.scene, end) and m.time and "/" in m.time.edtf]
    return (
        _times(between)
        or _times(whole)
        or _times(before)[-1:]
        or _times(behind)[:1]
        or _times(figure.scene.mentions(Kind.TIME))
    )


def _times(mentions: Sequence[Mention]) -> list[Time]:
    """The dates of some names, but for those up to when a figure is known."""
    return [m.time for m in mentions if m.time and m.time.relation is not When.AS_OF]


def _of_event(figure: Figure) -> str | None:
    """ "Since the bombing in May 1999, in which 17 were killed": the date of the event that a relative clause tells
    of.
    """
    note = figure.scene.note
    for place in range(figure.first - 1, max(0, figure.first - 4), -1):
        joined = ("in",) if note.word(place) == "which" else ("in", ",")
        if note.word(place) in ("which", "when") and note.word(place - 1) in joined:
            before = [m.time for m in note.within(0, place, Kind.TIME) if m.time]
            return before[-1].bounds[0] or None if before else None
    return None
