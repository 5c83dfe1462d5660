"""Rules for clearance: land and devices cleared, destroyed, to be cleared, by whom and where."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from armstrace.graph.claim import Claim, Polarity, Quantity, Status
from armstrace.graph.names import Ref
from armstrace.graph.sealed import replace
from armstrace.loaders.argument import Arm, Count, Where, iter_runs, list_arms, list_counts, list_wheres
from armstrace.loaders.clause import Relation
from armstrace.loaders.comparison import is_figure_held
from armstrace.loaders.discourse import Party, is_doer
from armstrace.loaders.mention import Kind
from armstrace.loaders.phrase import Range
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.land import (
    AREAS,
    CLEARERS,
    CLEARING,
    LAND_SECTIONS,
    doers_back,
    figure_time,
    is_device,
    is_only_spoken_of,
    join_doers,
    list_devices,
    outside_times,
    remains,
    takes_apart,
)
from armstrace.loaders.rules.rule import on_verbs
from armstrace.loaders.scene import Scene

_CLEARERS = re.compile(
    r"\b(?:teams?|units?|arm(?:y|ies)|navy|compan\w+|operators?|organi[sz]ations?|NGOs?|agenc\w+|engineers?|forces?|police"
    r"|deminers?|sappers?|bod(?:y|ies)|contractors?|corps|personnel|staff|soldiers?|troops|specialists|experts|groups?"
    r"|ministr\w+|department|brigade|battalion|cent(?:er|re)s?|operations|authorit\w+|militar\w+|states)\b",
    re.IGNORECASE,
)
_LAND = re.compile(
    r"\b(?:areas?|land|minefields?|fields?|zones?|sites?|roads?|territory|contamination|hazards?)\b", re.IGNORECASE
)
_TRIED = frozenset("attempting trying attempted tried working obligation duty requirement".split())  # noqa: SIM905
_PICTURED = re.compile(r"\b(?:photographs?|photos?|pictures?|images|video|videos|footage)\b", re.IGNORECASE)
_ADVISED = frozenset({"should", "must", "ought", "might", "may", "could"})
_FINDING = frozenset("find discover locate detect recover identify collect".split())  # noqa: SIM905


@on_verbs(CLEARING)
def read_clearing(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Devices cleared, and clearance without a figure: by whom, where, when.

    >> [ma tcd] In 2017, Chad cleared 400 mines from farmland in Tibesti.
    -> ClearanceClaim state:tcd devicesCleared exactly=400 place=tibesti time=2017
    >> [ma tcd] Chad is continuing to demine in Tibesti and Ennedi.
    -> ClearanceClaim state:tcd clearing place=tibesti
    -> ClearanceClaim state:tcd clearing place=ennedi
    """
    subject_counts = list_counts(scene.note, *(prop.subject_range or (0, 0)))
    first = prop.clause.group.first
    if prop.clause.group.modal in ("may", "might", "could"):
        return  # mines that floods or smugglers "may have removed"
    if _TRIED & {scene.note.word(place) for place in range(first - 2, first)}:
        return  # "a soldier attempting to defuse a mine"
    if is_only_spoken_of(scene, prop) or takes_apart(scene, prop):
        return
    if remains(prop) or (not prop.passive and any(c.quantity.unit in AREAS for c in subject_counts)):
        return
    if prop.clause.relation is Relation.GERUND and not _is_told_of_doer(prop):
        return  # "said that rebels had laid mines, later clearing some"
    if _PICTURED.search(scene.note.words(0, first)):
        return  # what pictures show was seen, and nobody says that clearance was done
    if any(count.quantity.unit == "km" for count in list_counts(scene.note, *prop.patient)):
        return  # a length is told by its own rule
    clearers = [p for p in prop.actors if p.ref.kind in CLEARERS and is_doer(p) and not _is_land(p)]
    counts = [c for c in list_counts(scene.note, *prop.patient) if is_device(scene, c) or c.quantity.unit == "home"]
    subject: Party | Ref | None = join_doers(scene, clearers) or scene.home
    if subject is None or not (clearers or (counts and prop.passive)):
        yield from _land_cleared(scene, prop)
        return
    wheres = list_wheres(scene.note, *prop.clause.tail) or prop.wheres
    yield from _devices(scene, prop, subject, counts, wheres)
    if not counts:
        yield from _ongoing(scene, prop, subject, wheres, prop.stance.status is Status.PLANNED)


def _is_told_of_doer(prop: Proposition) -> bool:
    """Has a participle the subject of the whole clause that stands next before it?"""
    before = [c for c in prop.clauses if c.group.finite and c.group.first < prop.clause.group.first]
    said = bool(before) and before[-1].governor is not None and before[-1].relation is Relation.COMPLEMENT
    return not said or prop.clause.fellow is before[-1] or prop.clause.governor is before[-1]


def _land_cleared(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """ "Half of the area has been cleared": land without a figure, by whom is not told."""
    region = prop.subject_range or (0, 0)
    words = scene.note.words(*region)
    told = prop.clause.group.passive and prop.clause.group.finite and scene.place.code in LAND_SECTIONS
    told = told and prop.clause.group.modal not in _ADVISED
    if scene.home is None or not told or not _LAND.search(words) or re.match(r"no\b", words, re.IGNORECASE):
        return
    wheres = list_wheres(scene.note, *prop.clause.tail) or list_wheres(scene.note, *region)
    yield scene.claim(
        "ClearanceClaim",
        "plansToClear" if prop.stance.status is Status.PLANNED else "cleared",
        scene.home,
        prop=prop,
        arms=list_arms(scene.note, *prop.clause.tail)[:1],
        where=wheres[0] if wheres else None,
        current=not prop.times,
        quantity=_share_of_land(scene, region),
        content=scene.condense(region[0], prop.clause.tail[1]),
    )


def _share_of_land(scene: Scene, region: Range) -> Quantity | None:
    """ "An estimated 60% of the mined area": the share, where it is all that is counted."""
    counts = list_counts(scene.note, *region)
    return counts[0].quantity if len(counts) == 1 and counts[0].quantity.unit == "percent" else None


def read_devices(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """The devices told beside land: "cleared 3km2 and 40 mines", "with the destruction of 40 mines and two bombs".

    >> [ma ago] In 2016, the HALO Trust released 2km2, with the destruction of 87 mines.
    -> ClearanceClaim org:halo devicesDestroyed exactly=87 time=2016
    """
    doers = [p for p in prop.actors if p.ref.kind in CLEARERS and (p.known or p.mention)]
    subject: Party | Ref | None = join_doers(scene, doers) or scene.home
    if subject is None:
        return
    first, end = prop.clause.group.last, prop.clause.reach[1]
    ruined = next((i for i in range(first, end) if scene.note.tokens[i].norm == "destruction"), end)
    if prop.lemma in CLEARING and not prop.passive:
        counts = list_devices(scene, prop.clause.tail[0], min(ruined, prop.clause.tail[1]))
        counts = [c for c in counts if "destroyed" not in scene.note.words(c.mention.last, c.last + 2)]
        yield from _devices(scene, prop, subject, counts, prop.wheres)
    yield from _destroyed_besides(scene, prop, subject, ruined)


def _devices(
    scene: Scene, prop: Proposition, subject: Party | Ref, counts: Sequence[Count], wheres: Sequence[Where]
) -> Iterator[Claim]:
    for count, after in zip_longest(counts, counts[1:]):
        ends = after is None or _leads_from(scene, after.mention.first)
        stop = max(prop.clause.tail[1], count.last) if ends or after is None else after.mention.first
        yield _cleared(scene, prop, subject, count, stop, wheres)


def _leads_from(scene: Scene, number: int) -> bool:
    """Do the homes or areas counted there say where ("300 mines from 40 homes in Aleppo")?"""
    return "from" in (scene.note.word(number - 1), scene.note.word(number - 2), scene.note.word(number - 3))


def _destroyed_besides(scene: Scene, prop: Proposition, subject: Party | Ref, first: int) -> Iterator[Claim]:
    """The devices of "with the destruction of 40 antipersonnel mines and two antivehicle mines"."""
    end = prop.clause.reach[1]
    counts = list_devices(scene, first, end) if first < end else []
    for count, after in zip_longest(counts, counts[1:]):
        stop = after.mention.first if after else end
        yield scene.claim(
            "ClearanceClaim",
            "devicesDestroyed",
            subject,
            prop=prop,
            arms=list_arms(scene.note, count.mention.last, stop)[:1],
            time=figure_time(scene, prop, count, stop),
            quantity=replace(count.quantity, unit="explosiveDevice"),
        )


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
    scene: Scene, prop: Proposition, clearer: Party | Ref, count: Count, stop: int, wheres: Sequence[Where]
) -> Claim:
    home = count.quantity.unit == "home"
    own = list_wheres(scene.note, count.mention.last, stop)
    where = own[0] if own else wheres[0] if wheres and stop >= prop.clause.tail[1] else None
    arms = list_arms(scene.note, count.mention.last, stop) or list_arms(scene.note, *prop.clause.tail)[:1]
    return scene.claim(
        "ClearanceClaim",
        "homesCleared" if home else "devicesCleared",
        clearer,
        prop=prop,
        arms=arms[:1],
        where=where,
        time=figure_time(scene, prop, count, stop),
        quantity=count.quantity if home else replace(count.quantity, unit="explosiveDevice"),
        content=scene.condense(count.mention.last, max(stop, prop.clause.tail[1])),
    )


#: Verbs beside which "destroying" tells of clearance, in whatever section.
_CLEARING = frozenset({"clear", "release", "survey", "demine", "conduct"})


@on_verbs({"destroy", "dispose"})
def read_destroyed(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Devices found and destroyed in clearance, with those "including".

    >> [ma tcd] In total, more than 1,200 explosive devices were destroyed in 2017, including 300 IEDs.
    -> ClearanceClaim state:tcd devicesDestroyed moreThan=1200 time=2017
    -> ClearanceClaim state:tcd devicesDestroyed exactly=300 time=2017
    """
    fellow = prop.clause.fellow
    if scene.place.code not in LAND_SECTIONS and (fellow is None or fellow.lemma not in _CLEARING):
        return
    first = _listed_from(scene, prop) if prop.passive else prop.clause.group.last
    end = len(scene.note.tokens) if prop.passive else prop.clause.reach[1]
    counts = [c for c in list_devices(scene, first, end) if "stockpil" not in c.noun]
    clearers = [p for p in prop.actors if p.ref.kind in CLEARERS and (p.known or p.mention)]
    if prop.passive or prop.actors == ():
        told = {party.ref for party in prop.stance.asserters}
        clearers = clearers or doers_back(scene, told)
    subject: Party | Ref | None = join_doers(scene, clearers) or scene.home
    if subject is None:
        return
    if counts and fellow is not None and fellow.lemma in _FINDING:
        scene.read.append(fellow)  # "were found and destroyed"
    back = [m.time for m in scene.discourse.times if m.time]
    arms: list[Arm] = []
    for number, count in enumerate(counts):
        stop = counts[number + 1].mention.first if number + 1 < len(counts) else end
        held = is_figure_held(scene.note, count.mention)
        times = [figure_time(scene, prop, count, stop)] if held else outside_times(scene, prop, count) or back
        arms = list_arms(scene.note, count.mention.last, stop) or (arms if held else [])
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
            behind=end,
        )


def _listed_from(scene: Scene, prop: Proposition) -> int:
    """Where the list begins of which the subject is the end: "40 mines and two bombs were destroyed"."""
    first = (prop.subject_range or (prop.clause.group.first, 0))[0]
    for count in reversed(list_counts(scene.note, max(0, first - 16), first)):
        joined = scene.note.words(count.last, first).strip() in ("and", ",", ", and")
        if not (joined and is_device(scene, count)):
            break
        first = count.mention.first
    return first


@on_verbs({"conduct", "undertake", "perform", "carry", "complete", "continue", "finish"})
def read_conducting(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Clearance that is carried out: by whom and where.

    >> [ma tcd] The army of Chad conducted demining and explosive ordnance disposal in Tibesti.
    -> ClearanceClaim state:tcd cleared place=tibesti
    """
    if any(clause.group.modal in _ADVISED for clause in (prop.clause, *prop.clause.governors())):
        return  # what ought to be done
    if prop.passive:
        yield from _by_bodies(scene, prop)
        yield from _expected(scene, prop)
        return
    tail = prop.clause.tail
    nouns = {scene.note.tokens[i].norm for i in range(tail[0], min(tail[1], tail[0] + 8))}
    if not nouns & {"demining", "clearance", "disposal", "eod"}:
        return
    planned = prop.stance.status is Status.PLANNED
    wheres = [*list_wheres(scene.note, tail[0], prop.clause.reach[1]), *_included(scene, tail[0])]
    for party in [p for p in prop.subjects if p.ref.kind in CLEARERS | {"person"} and _can_clear(p)][:1]:
        yield scene.claim(
            "ClearanceClaim",
            "plansToClear" if planned else "cleared",
            party,
            prop=prop,
            where=[ref for where in wheres for ref in where.refs] or None,
            content=scene.condense(prop.clause.group.first, tail[1]),
        )


def _by_bodies(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """ "Clearance was conducted by the army and MONUC": those that a register or the text names."""
    subject = scene.note.words(*prop.subject_range) if prop.subject_range else ""
    done = prop.clause.group.finite and prop.polarity is Polarity.AFFIRMED and prop.stance.status is not Status.PLANNED
    if not done or not re.search(r"\b(?:clearance|demining)\Z", subject) or scene.place.code not in LAND_SECTIONS:
        return
    for party in [p for p in prop.actors if p.ref.kind in ("org", "state") and (p.known or p.mention)]:
        yield scene.claim(
            "ClearanceClaim",
            "cleared",
            party,
            prop=prop,
            where=prop.wheres[0] if prop.wheres else None,
            content=scene.condense(prop.clause.group.first, prop.clause.tail[1]),
        )


def _expected(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """ "Clearance is expected to be completed by 2023": a plan; "clearance was completed in 2016": what was done."""
    subject = scene.note.words(*prop.subject_range) if prop.subject_range else ""
    governed = any(
        clause.lemma in ("expect", "schedule", "plan", "project", "intend") for clause in prop.clause.governors()
    )
    told = bool(prop.times) or (bool(prop.wheres) and scene.place.code in LAND_SECTIONS)
    told = told and prop.polarity is Polarity.AFFIRMED and prop.clause.group.modal is None
    done = prop.lemma in ("complete", "finish") and prop.clause.group.finite and told and not governed
    planned = governed or prop.stance.status is Status.PLANNED
    if scene.home is None or not (governed or done) or not re.search(r"\b(?:clearance|demining)\b", subject, re.I):
        return
    wheres = list_wheres(scene.note, *(prop.subject_range or (0, 0))) or prop.wheres
    yield scene.claim(
        "ClearanceClaim",
        "plansToClear" if planned else "cleared",
        scene.home,
        prop=prop,
        status=Status.PLANNED if planned else None,
        where=wheres[0] if wheres else None,
        arms=list_arms(scene.note, *(prop.subject_range or (0, 0)))[:1],
        content=scene.condense((prop.subject_range or prop.clause.tail)[0], prop.clause.tail[1]),
    )


def _is_land(party: Party) -> bool:
    """Is what a clause has as its subject only land, which clears nothing?"""
    return party.ref.kind == "group" and party.mention is None and bool(re.match(r"(?:the )?mined\b", party.words))


def _can_clear(party: Party) -> bool:
    """Is a group one of people or bodies, and no abstract noun ("lack of transparency")?"""
    return party.ref.kind != "group" or bool(_CLEARERS.search(party.words))


def _included(scene: Scene, first: int) -> list[Where]:
    """The places behind "including" ("in the whole country, including the northern districts")."""
    note = scene.note
    place = next((i for i in range(first, len(note.tokens)) if note.word(i) == "including"), len(note.tokens))
    runs = iter_runs(note, note.within(place, len(note.tokens), Kind.PLACE))
    named = next(runs, [])
    return [Where((m.ref,), m.words, m.first, m.last) for m in named if named[0].first - place <= 3]
