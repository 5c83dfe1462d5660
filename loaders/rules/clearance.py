"""Rules for contaminated land, its clearance, and who clears with what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from armstrace.graph.claim import Certainty, Claim, Comparator, Polarity, Quantity, Status
from armstrace.graph.names import Ref
from armstrace.loaders.argument import Arm, Count, Where, list_arms, list_counts, list_wheres
from armstrace.loaders.date import Time
from armstrace.loaders.discourse import Party
from armstrace.loaders.mention import Kind
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.scene import HEDGED, Scene

_AREAS = frozenset({"km2", "m2", "hectare"})
_CODES = frozenset({"ma", "imp"})
_MOST = re.compile(r"\bmost (?:heavily |severely |mine[ /-]?(?:ERW[ -])?)*(?:affected|contaminated)", re.IGNORECASE)
_CLEARING = frozenset("clear demine remove defuse neutralize".split())  # noqa: SIM905
_LAND = {
    "farmland": "farmland",
    "agricultural": "farmland",
    "woodland": "woodland",
    "forest": "forest",
    "pasture": "pasture",
}
_CLEARERS = frozenset({"state", "org", "group", "territory"})
_RESOURCES = {
    "person": "personnel",
    "officer": "officers",
    "team": "teams",
    "vehicle": "vehicles",
    "machine": "machines",
}


def read_areas(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """How much land is contaminated, by whose word: each area with its own place and kind of land.

    >> [ma tcd] Officials of Chad estimated that 300km2 was mined, including 120km2 of farmland.
    -> ContaminationClaim state:tcd contaminatedArea exactly=300 status=estimated
    -> ContaminationClaim state:tcd contaminatedArea exactly=120 status=estimated landType=farmland
    """
    if scene.place.code not in _CODES or (prop.lemma in _CLEARING and not _remains(prop)):
        return
    region = _region(scene, prop)
    counts = [c for c in list_counts(scene.note, *region) if c.quantity.unit in _AREAS]
    if not counts or _is_cleared(scene, prop) or _is_plan(prop):
        return
    arms = list_arms(scene.note, *region) or _weapon(scene)
    for number, count in enumerate(counts):
        stop = counts[number + 1].mention.first if number + 1 < len(counts) else region[1]
        wheres = list_wheres(scene.note, count.mention.last, stop)
        noun = scene.note.words(count.mention.last, min(stop, count.mention.last + 5)).lower()
        land = next((value for word, value in _LAND.items() if re.search(rf"\b{word}", noun)), None)
        where = wheres[0] if wheres else _place_before(scene, counts, number)
        subject = where.refs[0] if where else _area_of(scene)
        if subject is None:
            continue
        yield scene.claim(
            "ContaminationClaim",
            "contaminatedArea",
            subject,
            prop=prop,
            arms=arms[:1],
            quantity=count.quantity,
            where=where,
            details=[("landType", Ref("value", land) if land else None)],
            content=scene.condense(count.mention.last, min(stop, count.mention.last + 10)),
            current=not prop.times,
        )


def _remains(prop: Proposition) -> bool:
    return bool(prop.clause.group.infinitive and prop.clause.fellow and prop.clause.fellow.lemma in ("remain", "leave"))


def _region(scene: Scene, prop: Proposition) -> tuple[int, int]:
    """The clause with its subject, so that "245km2 of land was mined" is seen whole."""
    subject = prop.subject_range or (prop.clause.group.first, prop.clause.group.first)
    inside = subject[0] if subject[1] <= prop.clause.group.first else prop.clause.group.first
    return inside, prop.clause.tail[1]


def _is_cleared(scene: Scene, prop: Proposition) -> bool:
    words = {scene.note.word(i) for i in range(*_region(scene, prop))}
    return (prop.lemma in ("clear", "release", "survey", "cancel", "reduce") and not _remains(prop)) or (
        not _remains(prop) and bool(words & {"cleared", "released"})
    )


def _is_plan(prop: Proposition) -> bool:
    return prop.clause.group.infinitive and prop.stance.status is Status.PLANNED


def _place_before(scene: Scene, counts: Sequence[Count], number: int) -> Where | None:
    """The place of the figure before it, where this one has none ("including")."""
    wheres = list_wheres(scene.note, counts[0].mention.last, counts[number].mention.first) if number else []
    return wheres[0] if wheres else None


def _area_of(scene: Scene) -> Ref | None:
    """The area that a paragraph speaks of: the place named in the sentence or the one before it, else the country."""
    own = list_wheres(scene.note, *scene.whole())
    if own:
        return own[0].refs[0]
    named = list(scene.mentions(Kind.PLACE))
    if named:
        return named[0].ref
    back = [m for m in scene.discourse.recent if m.kind is Kind.PLACE]
    return back[-1].ref if back else scene.home


def _weapon(scene: Scene) -> list[Arm]:
    arms = list_arms(scene.note, *scene.whole())
    if arms:
        return arms
    back = list(scene.discourse.weapons)
    refs = (back[0].ref,) if back else (scene.discourse.weapon,) if scene.discourse.weapon else ()
    return [Arm(refs, "", -1, -1)] if refs else []


def read_contaminated(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """What contaminates a country, or who found it so; and what it is a result of.

    >> [ma tcd] Chad is contaminated with mines as a result of its wars.
    -> ContaminationClaim state:tcd contaminatedBy munition:mine
    >> [mbp tcd] In May 2020, the government of Chad discovered significant mine contamination in parts of Tripoli.
    -> ContaminationClaim place:tripoli contaminatedBy munition:mine
    """
    tail = prop.clause.tail
    noun = next(
        (i for i in range(*tail) if scene.note.tokens[i].norm == "contamination" and scene.note.at(i) is None), None
    )
    if prop.lemma in ("contaminate", "affect") and prop.passive:
        arms = list_arms(scene.note, *tail) or _weapon(scene)[:1]
        for party in [p for p in prop.subjects if p.ref.kind in ("state", "place", "territory")][:1]:
            yield scene.claim(
                "ContaminationClaim",
                "contaminatedBy",
                party,
                prop=prop,
                object=_object(arms),
                arms=arms[1:],
                current=True,
                content=scene.condense(prop.clause.group.first, len(scene.note.tokens)),
                behind=len(scene.note.tokens),
            )
        yield from _causes(scene, prop, arms)
    elif noun is not None and prop.lemma in ("discover", "find", "report", "identify", "document") and not prop.passive:
        arms = list_arms(scene.note, tail[0], noun + 1) or _weapon(scene)
        wheres = list_wheres(scene.note, noun, prop.clause.reach[1])
        for where in wheres[:1]:
            yield scene.claim(
                "ContaminationClaim",
                "contaminatedBy",
                where.refs[0],
                prop=prop,
                object=_object(arms),
                where=where,
                content=scene.condense(prop.clause.group.first, prop.clause.reach[1]),
                asserters=tuple(p.ref for p in prop.subjects if p.ref.kind in ("state", "org", "group")),
            )


def _object(arms: Sequence[Arm]) -> Party | None:
    return Party(arms[0].refs[0], arms[0].words, arms[0].known, None, arms[0].first < 0) if arms else None


def _causes(scene: Scene, prop: Proposition, arms: Sequence[Arm]) -> Iterator[Claim]:
    """Armed conflicts named as causes, each with the places it took place in."""
    words = [scene.note.word(i) for i in range(len(scene.note.tokens))]
    for place in range(prop.clause.group.last, len(words)):
        if words[place] in ("conflict", "conflicts", "war", "wars") and scene.note.at(place) is None:
            stop = len(words)
            if words[place + 1] != "in":
                continue
            for where in list_wheres(scene.note, place, stop):
                event = scene.mint("event", scene.note.words(max(0, place - 1), place + 1).strip(" ,"))
                yield scene.claim(
                    "ContaminationClaim",
                    "causedContaminationOf",
                    event,
                    prop=prop,
                    object=where.refs[0],
                    where=where,
                    arms=[],
                    behind=where.last,
                    content=scene.condense(max(0, place - 1), where.last),
                )


def read_most(scene: Scene) -> Iterator[Claim]:
    """The most affected area of a country.

    >> [cva tcd] There is no coordination in Tibesti, which is the most mine/ERW-affected area.
    -> ContaminationClaim place:tibesti contaminatedBy munition:mine-erw
    """
    text = scene.note.text
    found = re.search(
        r"\bmost (?:heavily |mine)[\w/-]*(?: ?/ ?ERW)?[- ]?(?:affected|contaminated)? ?(?:area|region|province|part)",
        text,
    )
    if not found or ("affected" not in found[0] and "contaminated" not in found[0]):
        return
    token = next((i for i, t in enumerate(scene.note.tokens) if t.start >= found.start()), 0)
    places = list(scene.note.within(0, token, Kind.PLACE))
    if places:
        arms = _weapon(scene)
        yield scene.claim(
            "ContaminationClaim",
            "contaminatedBy",
            scene.party(places[-1]),
            object=_object(arms),
            current=True,
            content=scene.condense(token, len(scene.note.tokens)),
        )


def read_affected(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Areas that are said to be the most affected, each on its own.

    >> [ma tcd] Tibesti and Ennedi are the most affected provinces.
    -> ContaminationClaim place:tibesti contaminatedBy munition:mine
    -> ContaminationClaim place:ennedi contaminatedBy munition:mine
    """
    tail = scene.note.words(*prop.clause.tail)
    if prop.lemma not in ("be", "remain") or prop.subject_range is None or not _MOST.search(tail):
        return
    for first, last in _members(scene, prop.subject_range):
        named = next((m for m in scene.note.within(first, last, Kind.PLACE, Kind.STATE)), None)
        words = scene.note.words(first, last)
        if named is None and not words[:1].isupper():
            continue
        place = scene.party(named) if named else scene.mint("place", words)
        yield scene.claim(
            "ContaminationClaim",
            "contaminatedBy",
            place,
            prop=prop,
            object=_object(_weapon(scene)),
            current=True,
            content=scene.condense(*prop.clause.tail),
        )


def _members(scene: Scene, region: tuple[int, int]) -> list[tuple[int, int]]:
    """The members of a list of names."""
    parts: list[tuple[int, int]] = []
    begin = region[0]
    for place in range(region[0], region[1] + 1):
        ends = place == region[1] or (scene.note.at(place) is None and scene.note.word(place) in (",", "and", "or"))
        if ends:
            if place > begin:
                parts.append((begin, place))
            begin = place + 1
    return parts


def read_estimates(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """That the extent of contamination is not known, or estimates differ.

    >> [ma tcd] Estimates of the extent of contamination in Tibesti vary greatly because no survey has been made.
    -> ContaminationClaim place:tibesti contaminatedBy munition:mine status=notKnown
    """
    subject = prop.subject_range or (0, 0)
    words = [scene.note.word(i) for i in range(*subject)]
    if "contamination" not in words or scene.place.code not in _CODES:
        return
    varies = prop.lemma in ("vary", "differ")
    unknown = (prop.lemma == "know" and prop.negated) or (
        prop.lemma in ("be", "remain") and "unknown" in prop.words_behind(3)
    )
    area = _area_of(scene)
    if (varies or unknown) and area is not None:
        yield scene.claim(
            "ContaminationClaim",
            "contaminatedBy",
            area,
            prop=prop,
            object=_object(_weapon(scene)),
            current=True,
            content=scene.condense(0, len(scene.note.tokens)),
            behind=len(scene.note.tokens),
            **HEDGED,
        )


def read_clearing(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Land and devices cleared, or to be cleared: by whom, how much, where, when.

    >> [ma tcd] In 2017, Chad cleared 2.5km2 of mined land in Tibesti.
    -> ClearanceClaim state:tcd clearedArea exactly=2.5 place=tibesti time=2017
    >> [ma tcd] For 2018, Chad planned to clear more than 5km2: 3km2 in Tibesti and 2km2 in Ennedi.
    -> ClearanceClaim state:tcd areaToClear moreThan=5 status=planned time=2018
    -> ClearanceClaim state:tcd areaToClear exactly=3 status=planned place=tibesti time=2018
    -> ClearanceClaim state:tcd areaToClear exactly=2 status=planned place=ennedi time=2018
    >> [ma tcd] Chad is continuing to demine in Tibesti and Ennedi.
    -> ClearanceClaim state:tcd clearing place=tibesti
    -> ClearanceClaim state:tcd clearing place=ennedi
    """
    if prop.lemma not in _CLEARING or _remains(prop):
        return
    clearers = [p for p in prop.actors if p.ref.kind in _CLEARERS]
    tail = prop.clause.tail
    counts = [
        c
        for c in list_counts(scene.note, *prop.patient)
        if c.quantity.unit in _AREAS | {"mine", "explosiveDevice", "item", "munition", "ied", "home"}
    ]
    if not clearers and not (counts and prop.passive):
        return
    planned = prop.stance.status is Status.PLANNED
    wheres = list_wheres(scene.note, *tail) or prop.wheres
    clearer = clearers[0] if clearers else None
    subject = clearer.ref if clearer else scene.home
    if subject is None:
        return
    if not counts:
        yield from _ongoing(scene, prop, clearer or subject, wheres, planned)
        return
    for number, count in enumerate(counts):
        stop = counts[number + 1].mention.first if number + 1 < len(counts) else tail[1]
        yield _cleared(scene, prop, clearer or subject, count, stop, wheres, planned)


def _ongoing(
    scene: Scene, prop: Proposition, clearer: Party | Ref, wheres: Sequence[Where], planned: bool
) -> Iterator[Claim]:
    ongoing = prop.clause.group.form.value == "ing" or prop.clause.group.infinitive
    predicate = "plansToClear" if planned else "clearing" if ongoing else "cleared"
    for where in list(wheres) or (None,):
        yield scene.claim(
            "ClearanceClaim",
            predicate,
            clearer,
            prop=prop,
            arms=list_arms(scene.note, *prop.clause.tail)[:1],
            where=where,
            current=ongoing,
            content=scene.condense(prop.clause.group.first, prop.clause.tail[1]),
            behind=prop.clause.tail[1],
        )


def _cleared(
    scene: Scene,
    prop: Proposition,
    clearer: Party | Ref,
    count: Count,
    stop: int,
    wheres: Sequence[Where],
    planned: bool,
) -> Claim:
    area = count.quantity.unit in _AREAS
    measure = (
        ("areaToClear" if planned else "clearedArea")
        if area
        else "homesCleared"
        if count.quantity.unit == "home"
        else "devicesCleared"
    )
    own = list_wheres(scene.note, count.mention.last, stop)
    first = count is None or stop == prop.clause.tail[1]
    where = own[0] if own else wheres[0] if wheres and first else None
    arms = list_arms(scene.note, count.mention.last, stop) or list_arms(scene.note, *prop.clause.tail)[:1]
    quantity = count.quantity if area or measure == "homesCleared" else replace(count.quantity, unit="explosiveDevice")
    return scene.claim(
        "ClearanceClaim",
        measure,
        clearer,
        prop=prop,
        arms=arms[:1],
        where=where,
        quantity=quantity,
        content=scene.condense(count.mention.last, stop if area else max(stop, prop.clause.tail[1])),
    )


def read_destroyed(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Devices found and destroyed in clearance, with those "including".

    >> [ma tcd] In total, more than 1,200 explosive devices were destroyed in 2017, including 300 IEDs.
    -> ClearanceClaim state:tcd devicesDestroyed moreThan=1200 time=2017
    -> ClearanceClaim state:tcd devicesDestroyed exactly=300 time=2017
    """
    if prop.lemma != "destroy" or scene.place.code not in _CODES:
        return
    counts = [
        c
        for c in list_counts(scene.note, *scene.whole())
        if c.quantity.unit in ("explosiveDevice", "mine", "ied", "item", "munition", "submunition")
    ]
    clearers = [p for p in prop.actors if p.ref.kind in _CLEARERS] or [
        p for p in scene.discourse.subjects if p.ref.kind in _CLEARERS
    ]
    subject: Party | Ref | None = clearers[0] if clearers else scene.home
    if subject is None:
        return
    times = prop.times or [m.time for m in scene.discourse.times if m.time]
    for number, count in enumerate(counts):
        stop = counts[number + 1].mention.first if number + 1 < len(counts) else len(scene.note.tokens)
        arms = list_arms(scene.note, count.mention.last, stop)
        yield scene.claim(
            "ClearanceClaim",
            "devicesDestroyed",
            subject,
            prop=prop,
            arms=arms[:1],
            time=times[0] if times else None,
            quantity=replace(
                count.quantity, unit="ied" if arms and arms[0].refs[0].key == "ied" else "explosiveDevice"
            ),
            behind=len(scene.note.tokens),
        )


def read_conducting(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Clearance that is carried out: by whom and where.

    >> [ma tcd] The army of Chad conducted demining and explosive ordnance disposal in Tibesti.
    -> ClearanceClaim state:tcd cleared place=tibesti
    """
    if prop.lemma not in ("conduct", "undertake", "perform", "carry", "complete", "continue") or prop.passive:
        return
    tail = prop.clause.tail
    nouns = {scene.note.tokens[i].norm for i in range(tail[0], min(tail[1], tail[0] + 8))}
    if not nouns & {"demining", "clearance", "disposal", "eod"}:
        return
    planned = prop.stance.status is Status.PLANNED
    wheres = list_wheres(scene.note, tail[0], prop.clause.reach[1])
    for party in [p for p in prop.subjects if p.ref.kind in _CLEARERS | {"person"}][:1]:
        yield scene.claim(
            "ClearanceClaim",
            "plansToClear" if planned else "cleared",
            party,
            prop=prop,
            where=[ref for where in wheres for ref in where.refs] or None,
            content=scene.condense(prop.clause.group.first, tail[1]),
        )


def read_resources(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """With how many people, teams, vehicles and machines clearance is done.

    >> [ma tcd] Clearance in 2017 was reportedly undertaken by 750 military personnel, 9 demining teams, and 5 vehicles.
    -> MineActionClaim state:tcd personnel exactly=750 time=2017 status=reported
    -> MineActionClaim state:tcd teams exactly=9 time=2017 status=reported
    -> MineActionClaim state:tcd vehicles exactly=5 time=2017 status=reported
    """
    if scene.place.code not in _CODES | {"sma"} or prop.lemma not in (
        "undertake",
        "carry",
        "conduct",
        "employ",
        "deploy",
        "include",
        "use",
    ):
        return
    counts = [c for c in list_counts(scene.note, *prop.clause.tail) if c.quantity.unit in _RESOURCES]
    if not counts or (len(counts) < 2 and not prop.passive):
        return
    actor = [p for p in prop.subjects if p.ref.kind in ("org", "state")] if not prop.passive else []
    forces = scene.registers.find_all("armed forces", ("org",))
    subject: Party | Ref | None = actor[0] if actor else next((e.ref for e in forces), scene.home)
    times = prop.times or [m.time for m in scene.note.within(*(prop.subject_range or (0, 0)), Kind.TIME) if m.time]
    if subject is None:
        return
    for count in counts:
        yield scene.claim(
            "MineActionClaim",
            _RESOURCES[count.quantity.unit],
            subject,
            prop=prop,
            quantity=count.quantity,
            time=times[0] if times else None,
            content=count.noun or None,
            behind=len(scene.note.tokens),
        )


def read_progress(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """That the extent of progress or the date of completion is not known.

    >> [ma tcd] Chad is continuing to demine in Tibesti, but the extent of progress being made is not known.
    -> ClearanceClaim state:tcd clearing place=tibesti
    -> ClearanceClaim state:tcd clearing status=notKnown
    """
    subject = prop.subject_range or (0, 0)
    words = {scene.note.word(i) for i in range(subject[0], prop.clause.group.first)}
    told = " ".join(prop.words_behind(3))
    unknown = (prop.lemma == "know" and prop.negated) or (
        prop.lemma in ("be", "remain") and re.search("unclear|unknown", told)
    )
    concerned = words & {"progress", "completion"} or (scene.place.code in _CODES and "clearing" in scene.note.text)
    if scene.place.code not in _CODES or not unknown or not concerned or scene.home is None:
        return
    wheres = list_wheres(scene.note, *scene.whole())
    yield scene.claim(
        "ClearanceClaim",
        "clearing",
        scene.home,
        prop=prop,
        current=True,
        where=[ref for where in wheres for ref in where.refs] or None,
        asserters=tuple(m.ref for m in scene.mentions(Kind.PERSON)) or None,
        content=scene.condense(subject[0] if words & {"progress", "completion"} else 0, len(scene.note.tokens)),
        **HEDGED,
    )


def read_cleared_where(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Where cleared and remaining areas lie.

    >> [ma tcd] Areas cleared until now have almost all been in lowland Tibesti.
    -> ClearanceClaim group:areas cleared
    >> [ma tcd] The remaining mined area lies in mountainous terrain, which complicates demining efforts.
    -> ContaminationClaim group:the-remaining-mined-area contaminatedBy munition:mine
    """
    subject = prop.subject_range or (0, 0)
    words = " ".join(scene.note.word(i) for i in range(*subject))
    if prop.lemma not in ("be", "lie") or scene.place.code not in _CODES:
        return
    wheres = list_wheres(scene.note, *prop.clause.reach) or list_wheres(scene.note, *scene.whole())
    content = scene.condense(subject[0], len(scene.note.tokens))
    if re.search(r"areas? cleared|cleared areas?", words) and wheres:
        yield scene.claim(
            "ClearanceClaim",
            "cleared",
            scene.mint("group", words),
            prop=prop,
            where=wheres[0],
            current=True,
            content=content,
        )
    elif re.search(r"(?:remaining|mined|contaminated) (?:mined )?(?:area|land)", words):
        area = scene.mint("group", words)
        yield scene.claim(
            "ContaminationClaim",
            "contaminatedBy",
            area,
            prop=prop,
            object=_object(_weapon(scene)),
            current=True,
            where=wheres[0] if wheres else None,
            content=content,
        )


_UNUSED = (Certainty, Comparator, Polarity, Quantity, Time)
