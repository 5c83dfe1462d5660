"""Rules for figures of land: contaminated, cleared, released, cancelled, reduced, left; all that a clause tells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from armstrace.graph.claim import Claim, Comparator, Polarity, Quantity, Status
from armstrace.graph.names import Ref
from armstrace.graph.sealed import replace
from armstrace.loaders.argument import Arm, Count, Where, list_arms, list_wheres
from armstrace.loaders.attitude_verb import SAYING
from armstrace.loaders.comparison import YEAR_BEFORE, find_change_end
from armstrace.loaders.date import Relation as When
from armstrace.loaders.date import Time
from armstrace.loaders.discourse import Party
from armstrace.loaders.mention import Kind, Mention
from armstrace.loaders.phrase import Range
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.affected import read_cleared_counts, read_counts
from armstrace.loaders.rules.cause_word import find_cause, list_cause_times
from armstrace.loaders.rules.clearance import read_devices
from armstrace.loaders.rules.contamination import read_contaminated
from armstrace.loaders.rules.land import (
    BESIDE,
    CLEARERS,
    CLEARING,
    LAND_SECTIONS,
    area_of,
    join_doers,
    lies_abroad,
    list_finders,
    only_times,
    weapon_named,
)
from armstrace.loaders.rules.land_figure import CONTAMINATED, MEASURES, Figure, is_kind, list_figures
from armstrace.loaders.scene import Scene

_LAND = {
    "farmland": "farmland",
    "agricultural": "farmland",
    "woodland": "woodland",
    "forest": "forest",
    "pasture": "pasture",
}
#: What land is released by, where it is no one ("by survey").
_MEANS = re.compile(
    r"\b(?:survey|clearance|means|NTS|TS|BLS|LIS|cancell?ation|amount|land|areas?|contamination|request|compared|km2)\b",
    re.IGNORECASE,
)
_BEING = frozenset({"be", "represent", "mark", "constitute"})
_GOES_ON = re.compile(
    r"\A\W*(?:Of (?:this|these|that|the(?! total of)|which)|A (?:further|total)|An additional|This"
    r"|In (?:total|addition))\b"
)
_AGAINST = re.compile(
    r"\b(?:decrease|increase|reduction|drop|rise|decline) (?:from|on|since)(?: (?:the|end|of|both|and|\d{4})){0,6}\Z"
)


def read_land(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """All figures of land that a clause tells, each with its own doer, place and time, and what it counts beside.

    >> [ma tcd] Officials of Chad estimated that 300km2 was mined, including 120km2 of farmland.
    -> ContaminationClaim state:tcd contaminatedArea exactly=300 status=estimated
    -> ContaminationClaim state:tcd contaminatedArea exactly=120 status=estimated landType=farmland
    >> [ma khm] A total of 45km2 was released in 2019, of which 9km2 was reduced by survey and 4km2 was cancelled.
    -> ClearanceClaim state:khm releasedArea exactly=45 time=2019
    -> ClearanceClaim state:khm reducedArea exactly=9 time=2019
    -> ClearanceClaim state:khm cancelledArea exactly=4 time=2019
    >> [ma khm] In 2015, the HALO Trust released 104 areas totaling 33km2.
    -> ClearanceClaim org:halo releasedArea exactly=33 time=2015
    >> [ma ago] In 2018, Angola cleared 4km2, up from 3km2 in 2017, leaving 120km2 of mined land.
    -> ClearanceClaim state:ago clearedArea exactly=4 time=2018
    -> ClearanceClaim state:ago clearedArea exactly=3 time=2017
    -> ContaminationClaim state:ago contaminatedArea exactly=120
    """
    if not scene.counts:
        return
    yield from _areas(scene, prop)
    counted = [*read_counts(scene, prop)]
    yield from counted or read_cleared_counts(scene, prop)
    if counted and prop.lemma in ("affect", "contaminate"):
        yield from read_contaminated(scene, prop)


def read_bare(scene: Scene) -> Iterator[Claim]:
    """Figures of land in a sentence whose verb is none of ours, beside those of the sentence before.

    >> [ma ago] This compares with 3km2 in 2017. | In 2018, Angola cleared 4km2.
    -> ClearanceClaim state:ago clearedArea exactly=3 time=2017
    """
    yield from _areas(scene, None)


def _areas(scene: Scene, prop: Proposition | None) -> Iterator[Claim]:
    figures = list_figures(scene)
    told = [figure for figure in figures if figure.prop is prop]
    for figure in told:
        measure = figure.measure
        apart = prop is None or prop.lemma in _BEING
        if apart and measure == CONTAMINATED and scene.discourse.land and _compares(scene):
            measure = scene.discourse.land
        if measure == CONTAMINATED and _is_share_of_work(prop, scene):
            if scene.discourse.land in (None, "", CONTAMINATED):
                continue
            measure = scene.discourse.land
        claim = _make(scene, figure, figures, measure)
        if claim is not None:
            scene.discourse.land = measure
            yield replace(claim, status=Status.PLANNED, polarity=Polarity.AFFIRMED) if figure.aimed else claim
    if prop is not None and told and any(f.measure != CONTAMINATED for f in told):
        yield from read_devices(scene, prop)


def _is_share_of_work(prop: Proposition | None, scene: Scene) -> bool:
    """ "HALO accounted for 0.8km2": a body's share of what was spoken of before, and no contaminated land."""
    return (
        prop is not None
        and prop.lemma == "account"
        and bool(scene.note.within(*(prop.subject_range or (0, 0)), Kind.BODY))
    )


def _compares(scene: Scene) -> bool:
    return bool(
        re.match(
            r"\W*(?:This|That|It|These)\b.{0,40}\b(?:compar|increase|decrease|up|down|less|more|higher|lower)",
            scene.note.text,
        )
    )


def _make(scene: Scene, figure: Figure, figures: list[Figure], measure: str) -> Claim | None:
    if measure == CONTAMINATED:
        return _contaminated(scene, figure, figures)
    explicit = figure.prop is not None and figure.prop.lemma in MEASURES
    if scene.place.code in LAND_SECTIONS or explicit:
        return _cleared(scene, figure, figures, measure)
    return None


def _contaminated(scene: Scene, figure: Figure, figures: list[Figure]) -> Claim | None:
    count, stop, prop = figure.count, figure.stop, figure.prop
    planned = prop is not None and prop.clause.group.infinitive and prop.stance.status is Status.PLANNED
    if scene.place.code not in LAND_SECTIONS or (planned and prop is not None and prop.lemma not in MEASURES):
        return None
    reach = prop.clause.reach[1] if prop is not None else stop
    wheres = _wheres(scene, count.mention.last, min(stop, reach) if reach > count.mention.last else stop)
    noun = scene.note.words(count.mention.last, min(stop, count.mention.last + 5)).lower()
    land = next((value for word, value in _LAND.items() if re.search(rf"\b{word}", noun)), None)
    before = _wheres(scene, figures[0].count.mention.last, count.mention.first) if figure.part else []
    where = _bracketed(scene, count) or (wheres[0] if wheres else before[0] if before else None)
    subject = _contaminated_land(scene, prop, where)
    if subject is None:
        return None
    time = _time(scene, figure, figures)
    return scene.claim(
        "ContaminationClaim",
        CONTAMINATED,
        subject,
        prop=prop or _find_voucher(scene, count),
        arms=(
            _of_subject(scene, figure)
            or list_arms(scene.note, count.mention.last, stop)
            or _mined(scene, noun)
            or weapon_named(scene)
        )[:1],
        time=time,
        untimed=time is None,
        quantity=_bound(count),
        where=where,
        details=[("landType", Ref("value", land) if land else None)],
        content=scene.condense(count.mention.last, min(stop, count.mention.last + 10)),
        current=time is None and not figure.compared,
        **_words_of(scene, figure),
    )


def _find_voucher(scene: Scene, count: Count) -> Proposition | None:
    """The clause by whose word a figure beside its verb is told ("reported that an area, covering 3km2, was")."""
    at, whole = count.mention.first, [p for p in scene.propositions if p.clause.group.finite]
    holding = [p for p in whole if p.clause.begin <= at < p.clause.reach[1]]
    nearest = max(holding, key=lambda prop: prop.clause.begin, default=None)
    return nearest if nearest is not None and nearest.stance.status is not Status.ASSERTED else None


def _of_subject(scene: Scene, figure: Figure) -> list[Arm]:
    """What areas contain that "are spread across 3km2"."""
    subject = figure.prop.subject_range if figure.prop is not None else None
    if subject is None or figure.count.mention.first < subject[1]:
        return []
    words = scene.note.words(*subject)
    return list_arms(scene.note, *subject) if re.search(r"\bareas? (?:containing|contaminated)\b", words) else []


def _mined(scene: Scene, noun: str) -> list[Arm]:
    """What "mined area" is contaminated by, whatever else the sentence names: what the section is about."""
    about = scene.discourse.weapon
    return [Arm((about,), "", -1, -1)] if about and re.search(r"\bmined\b|\bminefield", noun) else []


def _cleared(scene: Scene, figure: Figure, figures: list[Figure], measure: str) -> Claim | None:
    count, prop = figure.count, figure.prop
    subject = _doer(scene, figure)
    if subject is None or (prop is not None and prop.negated):
        return None
    stop = next((i for i in range(count.mention.last, figure.stop) if _destroys(scene, i)), figure.stop)
    wheres = list_wheres(scene.note, count.mention.last, stop) or _shared_wheres(prop, figure, figures)
    arms = list_arms(scene.note, count.mention.last, min(stop, prop.clause.reach[1] if prop else stop))
    told = prop is not None and prop.lemma in CLEARING and "destroy" not in scene.note.words(*prop.clause.tail)
    arms = arms or (list_arms(scene.note, *prop.clause.tail) if prop and told else [])
    time = _time(scene, figure, figures)
    return scene.claim(
        "ClearanceClaim",
        measure,
        subject,
        prop=prop,
        arms=arms[:1],
        where=wheres[0] if wheres else None,
        time=time,
        untimed=time is None,
        quantity=_bound(count),
        content=scene.condense(count.mention.last, stop),
        **({"status": Status.PLANNED} if measure == "areaToClear" else _words_of(scene, figure)),
    )


def _bound(count: Count) -> Quantity:
    """The figure as bounded as it is told: "less than the 4.5km2 of 2010" holds another against exactly 4.5km2."""
    quantity = count.quantity
    if quantity.value is None or not re.search(r"\bthan the\b", quantity.written.lower()):
        return quantity
    return replace(quantity, comparator=Comparator.EXACTLY, written=quantity.written.split()[-1])


def _contaminated_land(scene: Scene, prop: Proposition | None, where: Where | None) -> Ref | None:
    """Whose land it is: the country's, where it is who has it or no register knows the place, else the place."""
    owned = prop is not None and any(party.ref == scene.home for party in prop.subjects)
    if where is None:
        return scene.home if owned else area_of(scene)
    known = scene.registers.find_ref(where.refs[0]) is not None
    return scene.home if scene.home and (owned or not known) else where.refs[0]


def _bracketed(scene: Scene, count: Count) -> Where | None:
    """ "Four districts: Bignona (18,400m2), Goudomp (149,537m2)": the place that an area in brackets stands behind."""
    note, place = scene.note, count.mention.first - 2
    apart = note.word(place) == "," and note.word(place + 1) == "with"  # "Inhambane, with 2.9km2,"
    if not apart and (note.word(place + 1) != "(" or note.word(count.mention.last) != ")"):
        return None
    place -= apart
    named = note.at(place)
    if named is not None:
        return Where(named.refs, named.words, named.first, named.last) if named.kind is Kind.PLACE else None
    begin = place
    while begin > 0 and note.tokens[begin - 1].capital and note.at(begin - 1) is None:
        begin -= 1
    words = note.words(begin, place + 1)
    named_so = (
        note.tokens[place].capital
        and not words.isupper()
        and (begin == 0 or note.word(begin - 1) in (",", ":", "and", "in"))
    )
    return Where((scene.mint("place", words).ref,), words, begin, place + 1) if named_so else None


def _destroys(scene: Scene, place: int) -> bool:
    return scene.note.word(place).startswith("destr")


def _wheres(scene: Scene, first: int, last: int) -> list[Where]:
    """Places at home: what is read of a meeting abroad is no place of land."""
    return [where for where in list_wheres(scene.note, first, last) if not lies_abroad(scene, where.refs[0])]


def _shared_wheres(prop: Proposition | None, figure: Figure, figures: list[Figure]) -> list[Where]:
    """The places of the clause, for the last of its figures."""
    last = figure is figures[-1] and not figure.compared
    return prop.wheres if prop is not None and last else []


def _doer(scene: Scene, figure: Figure) -> Party | Ref | None:
    """Who cleared it: a body named right before its figure in a list, else who acts in the clause, else the country."""
    count, prop = figure.count, figure.prop
    last = scene.note.at(count.mention.first - 1)
    if last is not None and last.kind in (Kind.BODY, Kind.STATE) and last.first > figure.begin:
        return scene.party(last)
    if prop is None or (prop.lemma in SAYING and prop.lemma not in MEASURES):
        return scene.home
    doers = [p for p in prop.actors if p.ref.kind in CLEARERS and (p.mention or not _MEANS.search(p.words))]
    named = [p for p in doers if p.known or p.mention]
    if "respectively" in scene.note.lows:
        return next(iter(named), scene.home)
    return join_doers(scene, named or (doers if prop.lemma in MEASURES else [])) or scene.home


def _words_of(scene: Scene, figure: Figure) -> dict[str, Any]:
    """Whose word it is: a body reports land as a noun ("reported the clearance of 3km2") or reduces its estimate."""
    prop = figure.prop
    if (
        prop is not None
        and prop.lemma == "reduce"
        and re.search(r"\bestimates?\b", scene.note.words(*prop.clause.tail))
    ):
        by = tuple(p.ref for p in prop.subjects if p.ref.kind in ("state", "org"))
        return {"status": Status.ESTIMATED, "asserters": by}
    if prop is not None and prop.stance.status is Status.ADMITTED and "admit" not in scene.note.text:
        return {"status": Status.ASSERTED, "asserters": ()}  # areas that a survey confirmed
    if (
        prop is None
        or is_kind(prop)
        or prop.lemma not in SAYING
        or prop.lemma in (*MEASURES, "confirm")
        or prop.passive
        or prop.stance.asserters
    ):
        return {}
    parties = [p for p in prop.subjects if p.ref.kind in ("state", "org", "territory", "person")]
    sayers = tuple(p.ref for p in parties if not _MEANS.search(p.words)) or list_finders(scene, prop)
    return {"status": SAYING[prop.lemma], "asserters": sayers} if parties and prop.stance.plain else {}


def _time(scene: Scene, figure: Figure, figures: list[Figure]) -> Time | str | None:
    """The date that stands with a figure, else that of its clause, unless it stands with another figure."""
    dates = _dates(scene, figure)
    own = [m.time for m in dates if m.time and m.time.relation is not When.AS_OF and not _is_held_against(scene, m)]
    told = own or [m.time for m in scene.mentions(Kind.TIME) if m.time]
    changed = find_change_end(scene.note, figure.count.mention, told)
    if changed or own:
        return changed or own[0]
    if figure.compared:
        return _year_before(scene, figure, figures)
    return _clause_time(scene, figure, figures) or _time_back(scene, figure)


def _is_held_against(scene: Scene, date: Mention) -> bool:
    """ "A decrease from the end of 2015": the date of another figure, which need not be printed."""
    return bool(_AGAINST.search(scene.note.words(max(0, date.first - 9), date.first)))


def _clause_time(scene: Scene, figure: Figure, figures: list[Figure]) -> Time | None:
    """The date of the clause; one that stands with another figure only where it is the whole sentence's."""
    taken = [] if figure.part else [m.time for other in figures if other is not figure for m in _dates(scene, other)]
    compared = [m.time for other in figures if other.compared for m in _dates(scene, other)]
    prop = figure.prop
    lead = [m.time for r in _leads(prop) for m in scene.note.within(*r, Kind.TIME) if m.time]
    lead = [time for time in lead if time.relation is not When.AS_OF]
    alone = only_times(scene) if figure.measure != CONTAMINATED else []
    if figure.measure == CONTAMINATED:
        against = [m.time for m in scene.mentions(Kind.TIME) if _is_held_against(scene, m)]
        taken = [*taken, *against, *list_cause_times(scene.note, figure.count.mention.last)]
    free = [time for time in [*lead, *(prop.times if prop else [])] if time not in taken]
    return next(iter([*free, *(time for time in alone if time not in compared)]), None)


def _dates(scene: Scene, figure: Figure) -> list[Mention]:
    """The dates that stand with a figure: behind it, but for those behind "and" that are of the next figure's words
    ("the request put it at 3km2 and the plan of 2010 at 5km2"), and those of its own words behind such an "and".
    """
    first, begin = figure.count.mention.last, figure.begin
    stop = next((i for i in range(first, figure.stop) if scene.note.word(i) == ";"), figure.stop)
    stop = min(stop, find_cause(scene.note.lows, first) or stop) if figure.measure == CONTAMINATED else stop
    behind = [m for m in scene.note.within(first, stop, Kind.TIME) if not _is_next(scene, first, m, figure.stop)]
    own = [m for m in behind if not BESIDE.search(scene.note.words(first, m.first))]
    before = scene.note.within(begin, figure.count.mention.first, Kind.TIME) if begin else []
    return own or [m for m in before if _is_next(scene, begin, m, figure.count.mention.first)]


def _is_next(scene: Scene, first: int, date: Mention, stop: int) -> bool:
    """Does a date between two figures belong to the words on the second?"""
    gap, rest = scene.note.words(first, date.first), scene.note.words(date.last, stop)
    joined = re.search(r"(?:\b(?:and|while|whereas|but)\b|;),?[^,;]*\Z", gap)
    return stop < len(scene.note.tokens) and bool(joined) and not re.search(r"[,;]|\band\b", rest.strip(" ,"))


def _leads(prop: Proposition | None) -> list[Range]:
    """What stands before the subject of a clause, and the subject ("output in 2016 was ...")."""
    return [prop.clause.lead, prop.clause.subject or (0, 0)] if prop is not None else []


def _time_back(scene: Scene, figure: Figure) -> Time | None:
    """The date of the sentence before, where this one goes on with what was cleared then ("Of this, ...")."""
    if figure.measure == CONTAMINATED or not _GOES_ON.match(scene.note.text) or scene.mentions(Kind.TIME):
        return None
    return next((m.time for m in scene.discourse.times if m.time), None)


def _year_before(scene: Scene, figure: Figure, figures: list[Figure]) -> str | None:
    """ "Up from 3km2 the year before": a year before that of the figure it stands beside."""
    behind = scene.note.words(figure.count.mention.last, figure.stop)
    if not YEAR_BEFORE.search(behind):
        return None
    at = figures.index(figure)
    beside = _time(scene, figures[at - 1], figures) if at else None
    edtf = beside.edtf if isinstance(beside, Time) else beside or ""
    return str(int(edtf) - 1) if re.fullmatch(r"\d{4}", edtf) else None
