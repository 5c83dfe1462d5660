"""When the people whom a figure counts were harmed: the dates with it, of its host, of the sentence, of the last."""

from __future__ import annotations

import re
from collections.abc import Sequence

from armstrace.graph.sealed import replace
from armstrace.loaders.attitude_verb import SAYING
from armstrace.loaders.comparison import YEAR_BEFORE, find_change_end, is_held_against
from armstrace.loaders.date import MONTHS, Time
from armstrace.loaders.date import Relation as When
from armstrace.loaders.mention import Kind, Mention
from armstrace.loaders.rules.casualty_figure import Figure, find_next_amount, find_stop

#: What stands between a figure and the date of another that it is held against ("an increase from just one in 2012").
_COMPARED = re.compile(
    r"\b(?:(?:increase|decrease|decline|rise|drop|reduction|up|down|change|more|fewer|less) from"
    r"|compared (?:to|with)|comparison (?:to|with)|than|similar to|as in)\b"
)
#: "As of June", "in September": a month of a year that is not told.
_MONTH_ALONE = re.compile(
    rf"\b(?:of|by|in|since|until|to|during|through|end) (?:early |mid-|late |the end of |end-)?(?:{'|'.join(MONTHS)})\b"
    r"(?! ?\d|[-–])",
    re.IGNORECASE,
)
_HAVING = frozenset({"have", "has", "had"})
_CASUALTIES = frozenset({"casualty", "casualties", "killed", "injured"})
_SURVEY = re.compile(r"\b(?:survey|assessment|census|study|needs analysis)\b", re.IGNORECASE)
#: What stands before a year that the figure itself is only held against.
_HELD_AGAINST = re.compile(r"\b(?:from|than|than in|to|with|over|on|against)(?: that of| those of)? ?\Z")


def find_period(figure: Figure) -> tuple[Time | str | None, bool]:
    """The dates behind the figure, else before it, else of the sentence, else of the one before (then True)."""
    scene = figure.scene
    if find_known(figure):
        return None, False
    relative = _of_event(figure) or _year_before(figure)
    if relative is not None:
        return relative, False
    found = _own_times(figure)
    ended = _of_survey(figure) or _up_to(figure, found) or find_change_end(scene.note, figure.count.mention, found)
    if ended:
        return ended, False
    if found:
        return next((time for time in found if "/" in time.edtf), _with_next_year(figure, found[0])), False
    as_of = any(m.time and m.time.relation is When.AS_OF for m in scene.mentions(Kind.TIME))
    if as_of or _MONTH_ALONE.search(scene.note.text[: figure.count.mention.start]):
        return None, False
    heads = [part for part in scene.place.heading if "since" not in part]  # "key developments since 1999" date nothing
    titled = [year for part in heads for year in re.findall(r"\b(?:19|20)\d\d\b", part)]
    if titled:
        return titled[-1], True
    norms = scene.note.norms
    if figure.count.quantity.unit == "survivor" or ("survivor" in norms and norms.isdisjoint(_CASUALTIES)):
        return None, True  # how many live is not of the year of what was told before
    if figure.prop is not None and figure.prop.lemma in ("live", "reside"):
        return None, True
    back = [m.time for m in scene.discourse.times if m.time]
    if back and back[0].relation is When.AS_OF:
        return f"/{back[0].edtf}", True
    return (back[0] if back else None), True


def find_known(figure: Figure) -> str | None:
    """ "In 2013 the ICRC reported that 2,000 people have been injured": the date up to which it is told."""
    prop, note = figure.prop, figure.scene.note
    said = prop.clause.governor if prop is not None else None
    if prop is None or said is None or said.lemma not in SAYING or _HAVING.isdisjoint(prop.clause.group.helpers):
        return None
    own = note.within(prop.clause.begin, prop.clause.reach[1], Kind.TIME)
    dates = [m.time for m in note.within(0, said.group.last + 3, Kind.TIME) if m.time]
    single = len(dates) == 1 and "/" not in dates[0].edtf and dates[0].relation is not When.AS_OF
    return dates[0].edtf if single and not own else None


def _year_before(figure: Figure) -> str | None:
    """ "Compared to 23 injured the previous year": the year before that of the sentence, or of the one before it."""
    note = figure.scene.note
    rest = note.words(figure.first, len(note.tokens))
    found = YEAR_BEFORE.search(rest[:120])
    if found is None or note.within(figure.behind, _place_behind(figure, found.start()), Kind.TIME):
        return None
    if _HELD_AGAINST.search(rest[: found.start()]):
        return None  # "54 casualties, a decrease from the previous year"
    near = found.start() <= len(note.words(figure.first, figure.end))
    if not near and not _COMPARED.search(note.words(max(0, figure.first - 6), figure.first).lower()):
        return None
    told = [*note.within(0, figure.first, Kind.TIME), *figure.scene.discourse.times]
    years = [m.time.edtf for m in told if m.time and re.fullmatch(r"\d{4}", m.time.edtf)]
    return str(int(years[0]) - 1) if years else None


def _place_behind(figure: Figure, offset: int) -> int:
    """The token that stands some letters behind the beginning of a figure."""
    tokens = figure.scene.note.tokens
    start = tokens[figure.first].start + offset
    return next((i for i in range(figure.first, len(tokens)) if tokens[i].start >= start), len(tokens))


def _with_next_year(figure: Figure, time: Time) -> Time:
    """ "In 2005 and 2006", "in the 1980s and 1990s": both, where they follow each other."""
    note = figure.scene.note
    for mention in (m for m in note.mentions if m.time is time):
        joined = [note.at(mention.last + 1)] if note.word(mention.last) == "and" else []
        joined += [note.at(mention.first - 2)] if note.word(mention.first - 1) == "and" else []
        for other in (m for m in joined if m is not None and m.time):
            first, last = sorted([time.edtf, other.time.edtf if other.time else ""])
            years = re.fullmatch(r"\d{4}/\d{4}", f"{first}/{last}") and int(last) == int(first) + 1
            if years or re.fullmatch(r"\d{3}X/\d{3}X", f"{first}/{last}"):
                return replace(time, edtf=f"{first}/{last}", written=None)
    return time


def _own_times(figure: Figure) -> list[Time]:
    note = figure.scene.note
    if figure.bracket:
        year = note.at(figure.bracket[0] - 1)
        inside = _times(note.within(figure.behind, min(figure.end, figure.bracket[1]), Kind.TIME))
        if year is not None and year.time and not inside:
            return [replace(year.time, edtf=year.time.edtf.strip("/"))]
        if inside or figure.host is not figure.count:
            return inside or _of_host(figure)
    behind = _times(_list_near(figure, note.within(*figure.outside, Kind.TIME)))
    if _said_behind(figure):
        return []
    before = _times([m for m in note.within(0, figure.first, Kind.TIME) if not is_held_against(note, m)])
    return behind or before[-1:] or _times(_list_near(figure, figure.scene.mentions(Kind.TIME)))


def _of_survey(figure: Figure) -> str | None:
    """ "The impact survey of 2005 identified 394 casualties": up to when a survey counted them, where no other date is
    told."""
    prop, note = figure.told_in, figure.scene.note
    first, last = (prop.subject_range if prop is not None else None) or (0, 0)
    if prop is None or prop.passive or not _SURVEY.search(note.words(first, last)):
        return None
    dates = [m.time for m in note.within(0, len(note.tokens), Kind.TIME) if m.time]
    inside = [m.time for m in note.within(first, last, Kind.TIME) if m.time]
    alone = len(inside) == len(dates) == 1 and re.fullmatch(r"\d{4}(?:-\d\d)?/?", inside[0].edtf)
    return f"/{inside[0].edtf.rstrip('/')}" if alone else None


def _up_to(figure: Figure, found: Sequence[Time]) -> str | None:
    """ "3,468 casualties to May 2001", "1,200 casualties up to 2008": the end of a period whose beginning is untold."""
    note = figure.scene.note
    for mention in note.within(0, len(note.tokens), Kind.TIME) if found else ():
        led = note.word(mention.first - 1) in ("to", "until", "through")
        begun = {"from", "between", "since", "compared", "similar", "due"} & set(note.lows[: mention.first])
        if mention.time is found[0] and led and not begun and "/" not in found[0].edtf:
            return f"/{found[0].edtf}"
    return None


def _said_behind(figure: Figure) -> bool:
    """ "And the UN reported 10,000 casualties as of 2006": has a figure the date right behind it up to which it is
    known, so that no date before it is its own?"""
    behind = figure.scene.note.within(*figure.outside, Kind.TIME)
    return bool(behind) and all(m.time is not None and m.time.relation is When.AS_OF for m in behind)


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
        dated = note.word(place) == "when" and (named := note.at(place - 1)) is not None and named.time is not None
        if note.word(place) in ("which", "when") and (note.word(place - 1) in joined or dated):
            before = [m.time for m in note.within(0, place, Kind.TIME) if m.time]
            return before[-1].bounds[0] or None if before else None
    return None
