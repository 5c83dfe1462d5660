"""What a use is of: which weapons, what they contained, against whom; and the use itself where nobody is named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from armstrace.graph.claim import Claim, Quantity
from armstrace.graph.names import Ref
from armstrace.graph.sealed import replace
from armstrace.loaders.argument import Arm, Count, Where, list_arms
from armstrace.loaders.clause import Clause, Relation
from armstrace.loaders.date import Time
from armstrace.loaders.discourse import Party
from armstrace.loaders.mention import Annotation, Kind
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.weapon import name_weapon, only_describes
from armstrace.loaders.scene import Scene

USERS = frozenset({"state", "territory", "org", "group"})

_BESIDE = frozenset("along on near around across at under inside".split())  # noqa: SIM905
_FITTING = frozenset("equip fit fill load arm".split())  # noqa: SIM905
_FIGHTS = frozenset("conflict war".split())  # noqa: SIM905


def list_used(scene: Scene, prop: Proposition) -> list[Arm]:
    """The weapons used; where a general word is followed by "including", the general one and each named one."""
    arms = prop.arms
    arms = [] if _is_setting(scene, prop) or _is_beside(scene, prop) else arms
    if (
        prop.lemma in ("emplace", "lay", "plant")
        and prop.clause.relation is Relation.REDUCED
        and _is_counted(scene, arms)
    ):
        arms = arms[-1:]
    aside = (carries, _is_part, _is_filling, lambda _, a: only_describes(scene.note, 0, a))
    kept = [a for a in arms if not any(test(scene, a) for test in aside)]
    return _join_others(scene, _listed(scene, kept))


def _join_others(scene: Scene, arms: Sequence[Arm]) -> list[Arm]:
    """ "Mines and other explosive devices": one lot, of which nobody counts the kinds."""
    out: list[Arm] = []
    for arm in arms:
        before = out[-1] if out and out[-1].first >= 0 else None
        gap = [scene.note.word(i) for i in range(before.last, arm.first)] if before else []
        if before and gap and gap[-2:] in (["and", "other"], ["or", "other"]) and not arm.model:
            refs = tuple(dict.fromkeys((*before.refs, *arm.refs)))
            out[-1] = replace(before, refs=refs, words=scene.note.words(before.first, arm.last), last=arm.last)
        else:
            out.append(arm)
    return out


def _listed(scene: Scene, arms: Sequence[Arm]) -> list[Arm]:
    """ "Mines including PMN-2 and PMN-4": the named ones alone, unless the general word counts types."""
    for number, arm in enumerate(arms[:-1]):
        following = arms[number + 1]
        between = [scene.note.word(i) for i in range(arm.last, following.first)] if arm.first >= 0 else []
        if not arm.model and following.model and "including" in between and not _numbered(scene, arm):
            return [*arms[:number], *arms[number + 1 :]]
    return list(arms)


def _numbered(scene: Scene, arm: Arm) -> bool:
    return any(0 <= arm.first - m.last <= 6 for m in scene.mentions(Kind.AMOUNT))


def _is_setting(scene: Scene, prop: Proposition) -> bool:
    """ "Use local components in rockets": the weapon is where something else is used."""
    arms = [arm for arm in prop.arms if arm.first >= 0]
    if prop.passive or not arms or arms[0].first - prop.clause.group.last < 2:
        return False
    before = [scene.note.word(i) for i in range(prop.clause.group.last, arms[0].first)]
    place = next((i for i, word in enumerate(before) if word in ("in", "inside", "for")), 0)
    return place > 0 and scene.note.at(prop.clause.group.last + place - 1) is None


def _is_counted(scene: Scene, arms: Sequence[Arm]) -> bool:
    """Has each of several weapons a figure of its own before it?"""
    return len(arms) > 1 and all(_numbered(scene, arm) for arm in arms)


def _is_beside(scene: Scene, prop: Proposition) -> bool:
    """ "Mines along routes used by civilians": what is used is not the weapon, but what it lies by."""
    first, last = prop.clause.antecedent or (0, 0)
    arms = [arm for arm in list_arms(scene.note, first, last) if arm.first >= 0]
    if prop.clause.relation is not Relation.REDUCED or not arms or prop.lemma != "use":
        return False
    behind = range(arms[-1].last, last)
    led = next((i for i in behind if scene.note.word(i) in _BESIDE), None)
    plain = [i for i in range(led + 1, last) if scene.note.at(i) is None] if led is not None else []
    return bool(plain) and plain[-1] == last - 1 and scene.note.tokens[last - 1].text.isalpha()


def _is_filling(scene: Scene, arm: Arm) -> bool:
    """ "Each containing 21 submunitions": what a weapon used holds is not used by itself."""
    before = [scene.note.word(i) for i in range(max(0, arm.first - 6), max(0, arm.first))]
    return bool({"containing", "carrying"} & set(before)) and "submunition" in arm.refs[0].key


def _is_part(scene: Scene, arm: Arm) -> bool:
    """ "Fires its warhead": a part of a weapon, no weapon that someone uses."""
    return (
        not arm.model and scene.note.word(arm.first - 1) == "its" and arm.refs[0].key in ("warhead", "fuze", "sensor")
    )


def carries(scene: Scene, arm: Arm) -> bool:
    """Does the weapon only deliver others ("jets", "launchers"), or is it no weapon at all?"""
    entry = scene.registers.find_ref(arm.refs[0])
    return entry is not None and (entry.ref.key == "weapon" or entry.refs("broader") == (Ref("munition", "aircraft"),))


def find_target(scene: Scene, prop: Proposition) -> str | None:
    """Against whom, or in which conflict."""
    first, last = prop.clause.tail
    place = next((i for i in range(first, last) if scene.note.word(i) == "against"), None)
    if place is not None:
        return scene.condense(place, min(last, place + 6))
    for first, last in (prop.clause.tail, prop.clause.lead):
        place = next((i for i in range(first, last) if scene.note.tokens[i].norm in _FIGHTS), None)
        if place is not None:
            return scene.condense(place, min(last, place + 7))
    return None


def name_event(scene: Scene, arm: Arm, where: Where | None) -> Party:
    """The use itself, where the text does not say whose it was (MODEL 0.7)."""
    label = next(iter(scene.labels(arm.category or arm.refs[0])), arm.words)
    return scene.mint("event", f"use of {label}" + (f" in {where.words}" if where else ""))


def claim_use(
    scene: Scene, prop: Proposition, arm: Arm, users: Sequence[Party], where: Where | None, **told: Any
) -> Iterator[Claim]:
    """Who used a weapon, a claim for each; where no one is named, the use itself involved it."""
    for user in users or [name_event(scene, arm, where)]:
        predicate = "used" if users else "involved"
        yield scene.claim("UseClaim", predicate, user, prop=prop, object=name_weapon(arm), where=where, **told)


def find_types(counts: Sequence[Count], arm: Arm) -> Quantity | None:
    """The quantity that stands before a weapon: "six types of cluster munition", "400 mines and other devices"."""
    near = [c for c in counts if 0 <= arm.first - c.mention.last <= 6 and c.quantity.unit != "mm"]
    if near and near[-1].quantity.unit != "type" and " other " in arm.words:
        return replace(near[-1].quantity, unit="explosiveDevice")
    return near[-1].quantity if near else None


def find_contents(scene: Scene, prop: Proposition, arm: Arm) -> list[Arm]:
    """What a weapon is said to contain, right behind it."""
    for clause in prop.clauses:
        told = clause.relation is Relation.REDUCED and tells_contents(scene, clause)
        if told and 0 <= clause.group.first - arm.last <= 6 and arm.first >= 0:
            return find_fills(scene, clause)
    fellow = _joined_model(scene, arm)
    return find_contents(scene, prop, fellow) if fellow else []


def _joined_model(scene: Scene, arm: Arm) -> Arm | None:
    """ "9M55K and 9M27K rockets containing ...": the model behind "and" whose kind stands for both."""
    if not arm.model or arm.category is not None or arm.first < 0 or scene.note.word(arm.last) not in ("and", "or"):
        return None
    following = list_arms(scene.note, arm.last + 1, len(scene.note.tokens))[:1]
    near = [other for other in following if other.model and other.first - arm.last <= 2]
    return near[0] if near and (near[0].category or scene.note.at(near[0].last) is None) else None


def tells_contents(scene: Scene, clause: Clause) -> bool:
    """Does a clause hang on a noun and say what that contains: "containing", "equipped with"?"""
    if clause.antecedent is None:
        return False
    return clause.lemma == "contain" or (clause.lemma in _FITTING and scene.note.word(clause.group.last) == "with")


def find_fills(scene: Scene, clause: Clause) -> list[Arm]:
    """The submunitions behind "containing"; the name of one that is "called" so stands for it."""
    arms = list_arms(scene.note, clause.group.last, clause.reach[1])
    stop = next((i for i in range(clause.group.last, clause.reach[1]) if scene.note.stops(i)), clause.reach[1])
    arms = [arm for arm in arms if arm.first < stop]
    named = [arm for arm in arms if arm.model]
    mixed = [arm for arm in arms if not arm.model and "submunition" in arm.refs[0].key]
    return named or mixed


def add_contents(claim: Claim, fill: Arm | None) -> Claim:
    """The claim with the submunition that the weapon contained."""
    return replace(claim, details=(*claim.details, ("submunition", fill.refs[0]))) if fill else claim


def join_years(note: Annotation, times: Sequence[Time]) -> Iterator[Time | str]:
    """Each period said; years joined by "and" without "again" are one ("in 2019 and 2020")."""
    years = [time.edtf for time in times]
    joined = len(years) == 2 and all(year.isdigit() for year in years) and int(years[1]) - int(years[0]) == 1
    if joined and note.text[times[0].end : times[1].start].strip() == "and":
        yield f"{years[0]}/{years[1]}"
        return
    yield from times


def pair_times(note: Annotation, wheres: Sequence[Where], end: int) -> list[tuple[Where | None, Time | str | None]]:
    """ "In Sirte in 2006 and 2007, and in Misrata in 2011": each place with its own dates; empty where they are shared.

    `end` is the token where the clause ends.
    """
    if len(wheres) < 2:
        return []
    stops = [*(where.first for where in wheres[1:]), end]
    own = [
        [m.time for m in note.within(where.last, stop, Kind.TIME) if m.time]
        for where, stop in zip(wheres, stops, strict=True)
    ]
    if not all(own):
        return []
    return [(where, time) for where, times in zip(wheres, own, strict=True) for time in join_years(note, times)]
