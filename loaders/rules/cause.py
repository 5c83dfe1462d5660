"""Rules for the wars, and the use of mines, that land is contaminated from."""

from __future__ import annotations

import re
from collections.abc import Iterator

from armstrace.graph.claim import Claim, Status
from armstrace.loaders.argument import list_wheres
from armstrace.loaders.date import Time
from armstrace.loaders.discourse import Party
from armstrace.loaders.mention import ACTORS, Kind, Mention
from armstrace.loaders.phrase import Range
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.cause_word import find_cause
from armstrace.loaders.rules.land import LAND_SECTIONS
from armstrace.loaders.rules.rule import on_words
from armstrace.loaders.rules.use_noun import USES, find_use, join_wheres
from armstrace.loaders.rules.used_weapon import claim_use
from armstrace.loaders.scene import Scene

_STRIFE = frozenset(
    "conflict war invasion fighting hostility insurgency rebellion occupation uprising strife".split()  # noqa: SIM905
)
_DURATION = re.compile(r"\A(?:(?:more than|over|nearly|almost|about|some|at least) )?[\w-]+ (?:years|decades) of ")
_PROPER = re.compile(r"[A-Z0-9]")
_ARTICLE = re.compile(r"^(?:(?:including|the|a|an|its|their|back|to|of|from) )+")
_CONTAMINATED = re.compile(
    r"\b(?:contaminat|mined\b|minefields?\b|hazard|mine[/\w-]{0,5}affected|affected by|mine problem)", re.IGNORECASE
)
#: Words of what is no land ("casualties as a result of the war").
_OTHER = re.compile(r"\b(?:casualt|injured|killed|clear(?:ed|ance)|victims?|survivors?)", re.IGNORECASE)
#: Behind these a date is of the war before it ("the war in 1995"), else of the one behind it ("the 1995 war").
_BEHIND = frozenset("in from during of since between until ( around to".split())  # noqa: SIM905


@on_words(_STRIFE | USES)
def read_cause(scene: Scene) -> Iterator[Claim]:
    """The wars, or the use of mines, that contamination comes from.

    >> [ma tcd] Chad has 90km2 of contaminated land, resulting from the 1973 Libyan invasion and years of civil war.
    -> ContaminationClaim event:1973-libyan-invasion causedContaminationOf state:tcd
    >> [ma per] Peru is contaminated by mines, mostly as a result of mine use by Ecuador between 1995 and 1996.
    -> UseClaim state:ecu used munition:mine time=1995/1996
    """
    note = scene.note
    if scene.place.code not in LAND_SECTIONS or scene.home is None or not _CONTAMINATED.search(note.text):
        return
    first = find_cause(note.lows, 0)
    if first is None or _OTHER.search(note.words(0, first)):
        return
    end = next((i for i in range(first, len(note.tokens)) if note.stops(i, ".;:—") or note.word(i) == "which"), None)
    region = (first, len(note.tokens) if end is None else end)
    prop = next((p for p in reversed(scene.propositions) if p.clause.reach[0] <= first < p.clause.reach[1]), None)
    yield from _wars(scene, prop, region)
    yield from _uses(scene, prop, region)


def _wars(scene: Scene, prop: Proposition | None, region: Range) -> Iterator[Claim]:
    """Each war that is dated, or told with who fought it; of land that has a figure the first one anyway."""
    note, (first, end) = scene.note, region
    places = [i for i in range(first, end) if note.tokens[i].norm in _STRIFE or _is_event(note.at(i), i)]
    figured = any(m.amount and m.amount.unit for m in scene.mentions(Kind.AMOUNT))
    begins = [first, *(place + 1 for place in places)]
    for number, place in enumerate(places):
        stop = places[number + 1] if number + 1 < len(places) else end
        times = _times(scene, (begins[number], place, stop), last=number + 1 == len(places))
        told = times or _is_event(note.at(place), place) or note.within(place, min(stop, place + 12), *ACTORS)
        located = note.word(place + 1) == "in" and list_wheres(note, place, place + 4)  # the rule on land tells it
        if not (told and not located) and not (figured and number == 0):
            continue
        region = _told(scene, begins[number], place, stop) if number else (first - 2, end)
        event = _event(scene, (begins[number], place + 1), _told(scene, first, place, stop)[1])
        for time in times or (None,):
            yield _cause(scene, prop, event, time, region)


def _cause(scene: Scene, prop: Proposition | None, event: Party, time: Time | None, region: Range) -> Claim:
    return scene.claim(
        "ContaminationClaim",
        "causedContaminationOf",
        event,
        prop=prop if prop is not None and prop.stance.plain else None,
        object=scene.home,
        time=time,
        untimed=time is None,
        where=[scene.home] if scene.home else None,
        behind=region[1],
        content=scene.condense(*region),
    )


def _told(scene: Scene, begin: int, place: int, stop: int) -> Range:
    """The words on a war: from behind the one before up to the comma or "and" behind it."""
    named = scene.note.at(place)
    begin = min(begin, named.first) if named is not None else begin
    ends = [i for i in range(place + 1, stop) if scene.note.word(i) == "," and not _is_bare_year(scene, i + 1)]
    return begin, ends[0] if ends else stop


def _is_bare_year(scene: Scene, place: int) -> bool:
    """ "In July, 1974": a comma inside a date."""
    return scene.note.tokens[place].text.isdigit() if place < len(scene.note.tokens) else False


def _is_event(mention: Mention | None, place: int) -> bool:
    return mention is not None and mention.kind is Kind.EVENT and mention.last == place + 1


def _times(scene: Scene, around: tuple[int, int, int], *, last: bool) -> list[Time]:
    """The dates of a war: right before it, else behind it unless they are of the next."""
    begin, place, stop = around
    before = [m.time for m in scene.note.within(begin, place, Kind.TIME) if m.time and not _is_behind(scene, m)]
    behind = [m for m in scene.note.within(place, stop, Kind.TIME) if last or _is_behind(scene, m)]
    near = [m for m in behind[1:2] if scene.note.words(behind[0].last, m.first) == "and"]
    return before[:1] or [m.time for m in (*behind[:1], *near) if m.time]


def _is_behind(scene: Scene, date: Mention) -> bool:
    return scene.note.word(date.first - 1) in _BEHIND


def _uses(scene: Scene, prop: Proposition | None, region: Range) -> Iterator[Claim]:
    """The use of mines that is named as the cause, by whom and when."""
    found = find_use(scene, *region) if scene.note.norms & USES else None
    if found is None or prop is None or prop.stance.status is Status.PLANNED:
        return
    users, arms, noun = found
    where = join_wheres(list_wheres(scene.note, noun, region[1]))
    dates = scene.note.within(noun, region[1], Kind.TIME) or scene.note.within(*region, Kind.TIME)
    times: list[Time | None] = [m.time for m in dates if m.time]
    yield from claim_use(
        scene, prop, arms[0], users, where, time=next(iter(times), None), untimed=not times, behind=region[1]
    )


def _event(scene: Scene, region: Range, end: int) -> Party:
    """The war by its words, without articles and how long it lasted; with whom and where, where it has no name."""
    named = scene.note.at(region[1] - 1)
    if named is not None and named.kind is Kind.EVENT:
        return scene.party(named)
    begin = max((i + 1 for i in range(*region) if scene.note.word(i) in (",", "and", "or", "to")), default=region[0])
    last = region[1]
    if not _PROPER.search(scene.note.words(begin, last)):
        dates = [m.first - 1 for m in scene.note.within(last, end, Kind.TIME)]
        last = min([end, *dates])
    words = _DURATION.sub("", _ARTICLE.sub("", scene.note.words(begin, last).strip(" ,.")))
    home = next(iter(scene.labels(scene.home)), "") if scene.home else ""
    return scene.mint("event", words if _PROPER.search(words) else f"{words} in {home}")
