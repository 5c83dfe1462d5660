"""The places of meetings that a text names one after another, each with the date printed with it."""

from __future__ import annotations

from armstrace.loaders.argument import Where, list_wheres
from armstrace.loaders.date import Time
from armstrace.loaders.mention import Kind
from armstrace.loaders.phrase import Range
from armstrace.loaders.scene import Scene

#: What stands before a town that is told by its capital alone.
_BEFORE_TOWN = frozenset({"in", "at", "and", ",", "(", "both"})
#: What may stand between two places of a list, dates aside.
_JOINTS = frozenset({"and", ",", "in", "on", "as", "well", "both"})
#: How long a year is, written.
_YEAR = 4

Stop = tuple[list[Time | str], Where | None]


def list_stops(scene: Scene, region: Range, times: list[Time | str]) -> list[Stop]:
    """ "Conferences in Vienna, Wellington, and Dublin": the places of what was attended, each with its own times.

    `times` are those of the whole list. Where only one place is named they are its own. Of several a date has the
    place in front of it; a year told behind all of them is that of each, several years their span.
    """
    wheres = _list_joined(scene, region)
    if len(wheres) < 2:
        return [(times, wheres[0] if wheres else None)]
    ends = [*(where.first for where in wheres[1:]), region[1]]
    dates = [_list_dates(scene, (where.last, end)) for where, end in zip(wheres, ends, strict=True)]
    if not any(dates[:-1]):
        own = _share(
            dates[-1] or [time for time in times if isinstance(time, Time)], len(wheres), behind=bool(dates[-1])
        )
        return [(when, where) for when, where in zip(own, wheres, strict=True)]
    return [(list(when), where) for when, where in zip(dates, wheres, strict=True)]


def _share(dates: list[Time], number: int, *, behind: bool) -> list[list[Time | str]]:
    """The dates of a list of places as those of each: a date finer than a year behind the last is only its own."""
    edtfs = [time.edtf for time in dates]
    if len(edtfs) > 1 and all(len(edtf) == _YEAR for edtf in edtfs):
        return [[f"{min(edtfs)}/{max(edtfs)}"] for _ in range(number)]
    if behind and any(len(edtf) > _YEAR and "/" not in edtf for edtf in edtfs):
        return [*([] for _ in range(number - 1)), list(dates)]
    return [list(dates) for _ in range(number)]


def _list_dates(scene: Scene, region: Range) -> list[Time]:
    return [mention.time for mention in scene.note.within(*region, Kind.TIME) if mention.time]


def _list_joined(scene: Scene, region: Range) -> list[Where]:
    """The first place named in a region, behind "held" where that stands there, and those joined to it as a list."""
    held = next((i for i in range(*region) if scene.note.word(i) == "held"), region[0])
    region = (held, region[1])
    found = list_wheres(scene.note, *region)
    known = {place for where in found for place in range(where.first, where.last)}
    towns = [town for town in list_towns(scene, *region) if town.first not in known]
    out: list[Where] = []
    for where in sorted([*found, *towns], key=lambda where: where.first):
        if out and not _joined(scene, out[-1].last, where.first):
            break
        out.append(where)
    return out


def _joined(scene: Scene, end: int, start: int) -> bool:
    """Do only joints and dates stand between two places, a comma or "and" among them?"""
    dated = {i for mention in scene.note.within(end, start, Kind.TIME) for i in range(mention.first, mention.last)}
    words = [scene.note.word(place) for place in range(end, start) if place not in dated]
    return _JOINTS.issuperset(words) and bool({"and", ","} & set(words))


def list_towns(scene: Scene, first: int, last: int) -> list[Where]:
    """Towns by their capital alone, each before "in" and a date."""
    note, out = scene.note, []
    named = {i for m in scene.mentions(Kind.TREATY, Kind.MEETING) for i in range(m.first, m.last)}
    for place in (i for i in range(first + 1, last - 2) if note.word(i - 1) in _BEFORE_TOWN):
        dated = note.at(place + 2)
        capital = note.tokens[place].text[:1].isupper() and note.tokens[place].text.isalpha() and place not in named
        if (
            capital
            and place not in named
            and note.word(place + 1) == "in"
            and dated is not None
            and dated.time is not None
        ):
            party = scene.mint("place", note.tokens[place].text)
            out.append(Where((party.ref,), party.words, place, place + 1))
    return out
