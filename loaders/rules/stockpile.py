"""Rules for stocks in running text: who holds how many of what, where; states that hold them, one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from armstrace.graph.claim import Claim, Polarity, Quantity
from armstrace.graph.names import Ref
from armstrace.graph.sealed import replace
from armstrace.loaders.argument import Arm, Count, list_arms, list_counts, list_wheres, make_count
from armstrace.loaders.clause import Relation, is_past
from armstrace.loaders.date import Time
from armstrace.loaders.discourse import Party, is_doer
from armstrace.loaders.mention import Kind, Mention
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.destruction import find_owners
from armstrace.loaders.rules.land import AREAS
from armstrace.loaders.rules.rule import on_verbs
from armstrace.loaders.rules.stock import (
    HOLDERS,
    NOT_STOCK,
    STOCK,
    find_count,
    list_listed,
    list_series,
    list_stocked,
    name_states,
)
from armstrace.loaders.rules.weapon import name_weapon
from armstrace.loaders.scene import Scene

_HOLDING = frozenset("stockpile possess hold maintain own keep retain store have inherit".split())  # noqa: SIM905

#: Verbs that speak of a stock where a figure or the heading does.
_COUNTED = frozenset("hold have retain keep store maintain".split())  # noqa: SIM905
_PEOPLE = frozenset({"person", "survivor", "casualty", "household", "team"})
_HELD = frozenset("contain include consist comprise number total hold".split())  # noqa: SIM905

#: "Illegal for civilians to possess mines": nobody's stock.
_ILLEGAL = re.compile(r"\b(?:illegal|unlawful|crime|offen[cs]e|forbidden|prohibited)\b", re.IGNORECASE)
_PURPOSES = frozenset("training research purpose development permitted retained".split())  # noqa: SIM905


@on_verbs({"stockpile", "possess", "own", *_HELD, *_HOLDING})
def read_holding(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Who holds a stock of what, how many, where; lists of states in brackets one by one.

    >> [cmb per] Cluster munitions of Chinese origin have been stockpiled by two States Parties (Chile and Peru).
    -> StockpileClaim group:ccm-states-parties stockpiled munition:cluster-munition
    -> StockpileClaim state:chl stockpiled munition:cluster-munition origin=state:chn
    -> StockpileClaim state:per stockpiled munition:cluster-munition origin=state:chn
    >> [mbp chn] The minister said that in 2000 China stockpiled 40 million antipersonnel mines.
    -> StockpileClaim state:chn stockpiles munition:antipersonnel-mine exactly=40000000 time=2000
    >> [mbp per] Peru retained 9,526 mines in 2000, 5,578 in 2001, and 4,024 in 2003.
    -> StockpileClaim state:per stockpiles munition:mine exactly=5578 time=2001
    """
    before = scene.note.words(max(0, prop.clause.group.first - 6), prop.clause.group.first)
    if not _is_holding(scene, prop) or (prop.clause.group.infinitive and _ILLEGAL.search(before)):
        return
    arms = list_listed(scene.note, prop) or list_stocked(scene, prop) or _in_subject(scene, prop)
    if not arms:
        return
    holders = _stock_holders(scene, prop) or [p for p in prop.actors if p.ref.kind in HOLDERS and is_doer(p)]
    hung = prop.clause.relation is Relation.REDUCED and prop.clause.group.either is False
    if hung and prop.lemma in ("retain", "keep"):
        holders = find_owners(scene, prop)  # "had destroyed 900 mines, while retaining 20"
    if not holders and prop.lemma == "retain" and prop.clause.group.passive and prop.clause.group.finite:
        holders = find_owners(scene, prop)
    listed = list(_listed(scene, prop))
    if listed:
        yield from _lists(scene, prop, arms[0], listed)
        return
    counts = list_counts(scene.note, *prop.patient)
    own = {arm.first: find_count(scene.note, arm, arms, counts) for arm in arms if arm.first >= 0}
    chosen = [arm for arm in arms if arm.model or own.get(arm.first)] if len(arms) > 1 else []
    series = list_series(scene.note, counts, prop.clause.tail[1]) if len(arms) == 1 and not prop.passive else []
    for holder in holders:
        if series:
            yield from _serial(scene, prop, holder, arms[0], series)
            continue
        for arm in chosen or arms[:1]:
            count = own.get(arm.first)
            yield from _held(scene, prop, holder, arm, [count] if count else _of_weapon(counts, arm, arms))
    yield from _including(scene, prop, arms[0])


#: What stands behind a noun phrase that has ended.
_ENDS = frozenset({".", ",", ";", "and", "or", "in", "for", "of", "on", "but", "as", "including"})
_FORMERLY = frozenset({"once", "formerly", "previously", "initially", "originally"})


def _is_holding(scene: Scene, prop: Proposition) -> bool:
    if prop.lemma == "stockpile" or (prop.lemma in ("possess", "own") and prop.arms):
        return True
    if prop.lemma == "retain" and prop.negated and prop.arms and prop.words_behind(1) == ["any"]:
        return True
    if prop.lemma in _HELD and prop.clause.relation is not Relation.REDUCED and _stock_holders(scene, prop):
        return True
    tail = {scene.note.tokens[i].norm for i in range(*prop.clause.tail)}
    if "moratorium" in tail or (prop.lemma == "have" and scene.note.word(prop.clause.tail[0]) in ("at", "in", "on")):
        return False
    kept = prop.lemma in ("retain", "keep", "hold") and bool(tail & _PURPOSES)
    if prop.lemma == "have" and not tail.isdisjoint(_PEOPLE):
        return False  # "has many landmine survivors"
    if any(c.quantity.unit in _PEOPLE or c.quantity.unit in AREAS for c in prop.counts):
        return False
    counted = any(c.quantity.unit not in NOT_STOCK for c in prop.counts)
    kept = kept or (prop.lemma in _COUNTED and bool(prop.arms) and (counted or "stockpiling" in scene.topics()))
    kept = kept or (scene.place.code in ("cmb", "mbp") and _has_none(scene, prop))
    return prop.lemma in _HOLDING and (bool(tail & STOCK) or kept) and prop.lemma != "inherit"


def _has_none(scene: Scene, prop: Proposition) -> bool:
    """ "Has no stockpiled mines", "holds no cluster munitions": is a weapon with "no" all that is not held?"""
    if prop.words_behind(1) != ["no"] or not prop.arms:
        return False
    arm = prop.arms[0]
    near = 0 < arm.first - prop.clause.group.last <= 3
    return near and (arm.last >= prop.clause.tail[1] or scene.note.word(arm.last) in _ENDS)


def _stock_holders(scene: Scene, prop: Proposition) -> list[Party]:
    """ "The stockpile contains": whose stockpile that is: named in the phrase, else who says so, else who was spoken
    of.
    """
    subject = prop.subject_range or (0, 0)
    if prop.lemma not in _HELD or prop.passive or not any(scene.note.tokens[i].norm in STOCK for i in range(*subject)):
        return []
    named = [scene.party(m) for m in scene.note.within(*subject, Kind.STATE, Kind.ADJECTIVE)]
    spoken = [state for party in prop.stance.asserters if (state := prop.state_of(party))]
    before = [p.ref for p in scene.discourse.subjects if p.ref.kind == "state"]
    return named[:1] or [Party(ref, "", True, None, True) for ref in (spoken or before)[:1]]


def _in_subject(scene: Scene, prop: Proposition) -> list[Arm]:
    """ "Its stockpile of mines totaled 4.5 million": the weapon stands with the stock."""
    named = list_arms(scene.note, *(prop.subject_range or (0, 0)))[:1] if prop.lemma in _HELD else []
    if prop.lemma in ("retain", "keep") and prop.clause.relation in (Relation.GERUND, Relation.REDUCED):
        named = list_arms(scene.note, 0, prop.clause.group.first)[-1:]  # "destroyed its 900 mines, retaining 20"
    return [replace(arm, first=-1, last=-1, origins=()) for arm in named]


def _of_weapon(counts: Sequence[Count], arm: Arm, arms: Sequence[Arm]) -> list[Count]:
    """The quantities of a stock whose weapon stands elsewhere: of no types, calibers or states."""
    if len(arms) > 1 and arm.first >= 0:
        return []
    near = arm.first < 0
    return [c for c in counts if c.quantity.unit not in NOT_STOCK and (near or -4 <= arm.first - c.mention.last <= 5)]


def _serial(
    scene: Scene, prop: Proposition, holder: Party, arm: Arm, series: Sequence[tuple[Count, Time]]
) -> Iterator[Claim]:
    """ "Retained 300 mines in 2001, 200 in 2003": what was held at each date."""
    for count, time in series:
        yield scene.claim(
            "StockpileClaim",
            "stockpiled" if _is_over(prop) else "stockpiles",
            holder,
            prop=prop,
            object=name_weapon(arm),
            quantity=_unit(scene, count.quantity),
            time=time,
            details=[("purpose", _purpose(scene, prop) or ("retained" if prop.lemma == "retain" else None))],
        )


def _held(scene: Scene, prop: Proposition, holder: Party, arm: Arm, counts: Sequence[Count]) -> Iterator[Claim]:
    predicate = "stockpiled" if _is_over(prop) else "stockpiles"
    where = prop.wheres[0] if prop.wheres else None
    subject = prop.clause.antecedent or prop.subject_range or (0, 0)
    members = [c for c in list_counts(scene.note, *subject) if c.quantity.unit == "country"]
    spread = list(_spread(scene, prop, arm))
    quantity = _unit(scene, counts[0].quantity) if counts else members[0].quantity if members else None
    large = _grade(scene, prop)
    yield scene.claim(
        "StockpileClaim",
        predicate,
        holder,
        prop=prop,
        object=name_weapon(arm),
        arms=[replace(arm, refs=())],
        where=where,
        quantity=quantity,
        current=not prop.times and not _was_once(prop),
        content=large,
        details=[("purpose", _purpose(scene, prop))],
        polarity=Polarity.NEGATED if prop.negated else prop.stance.polarity,
    )
    for count, refs in spread:
        yield scene.claim(
            "StockpileClaim",
            predicate,
            holder,
            prop=prop,
            object=name_weapon(arm),
            where=refs,
            quantity=count.quantity,
            current=not prop.times and not _was_once(prop),
        )


def _purpose(scene: Scene, prop: Proposition) -> str | None:
    """What mines are kept for: "retained 300 mines for training and research"."""
    if prop.lemma not in ("retain", "keep"):
        return None
    place = next((i for i in range(*prop.clause.reach) if scene.note.word(i) == "for"), None)
    if place is None:
        return None
    end = next((i for i in range(place, prop.clause.reach[1]) if _ends(scene, i)), prop.clause.reach[1])
    words = {scene.note.tokens[i].norm for i in range(place, end)}
    return scene.condense(place, end) if words & _PURPOSES else None


def _ends(scene: Scene, place: int) -> bool:
    """Does a mark, date, number or further clause end what something is for?"""
    mention = scene.note.at(place)
    value = mention is not None and mention.kind in (Kind.TIME, Kind.AMOUNT)
    return value or scene.note.stops(place, ",.;:(") or scene.note.word(place) in ("as", "in", "since")


def _unit(scene: Scene, quantity: Quantity) -> Quantity:
    """ "PMN (940)": a bare number counts what the section is about."""
    weapon = scene.discourse.weapon
    bare = "mine" if weapon and "mine" in weapon.key else "munition"
    return replace(quantity, unit=bare) if quantity.unit == "item" else quantity


def _is_over(prop: Proposition) -> bool:
    """ "Have stockpiled" does not say that they still do."""
    return prop.clause.group.form.value == "part" or _was_once(prop)


def _was_once(prop: Proposition) -> bool:
    """ "Once held", "stockpiled" without a day: do the words say that it was so, and not that it is?

    What a state says, reports or denies stands in the past because its verb does; with a day it is told of that day.
    """
    if _FORMERLY & set(prop.clause.group.adverbs):
        return True
    own = is_past(prop.clause.group) and prop.clause.governor is None and not prop.passive
    return own and not prop.times and prop.polarity is Polarity.AFFIRMED


def _grade(scene: Scene, prop: Proposition) -> str | None:
    """The words before "stockpile": "large"."""
    first, last = prop.clause.tail
    place = next((i for i in range(first, last) if scene.note.tokens[i].norm in STOCK), None)
    return scene.condense(first, last) if place is not None and place > first else None


def _spread(scene: Scene, prop: Proposition, arm: Arm) -> Iterator[tuple[Count, Sequence[Ref]]]:
    """ "For example, 500 in Peru, and an unknown number in Chile": each with its place."""
    counts = [c for c in list_counts(scene.note, *prop.clause.tail) if c.mention.first > arm.last]
    for number, count in enumerate(counts):
        stop = counts[number + 1].mention.first if number + 1 < len(counts) else prop.clause.tail[1]
        wheres = list_wheres(scene.note, count.mention.last, stop)
        if wheres and count.quantity.unit == "item":
            inside = [m.ref for m in scene.note.within(wheres[0].last, stop, Kind.PLACE)]
            yield replace(count, quantity=replace(count.quantity, unit="mine")), (*inside, *wheres[0].refs)


def _including(scene: Scene, prop: Proposition, arm: Arm) -> Iterator[Claim]:
    """ "At least 35 states ..., including 21 states not party": the second number is a part of the first."""
    for place in range(arm.last if arm.first >= 0 else prop.clause.group.last, prop.clause.tail[1]):
        mention = scene.note.at(place)
        if scene.note.word(place - 1) == "including" and mention is not None and mention.kind is Kind.AMOUNT:
            count = make_count(scene.note, mention, prop.clause.tail[1])
            if count.quantity.unit == "country":
                group = name_states(scene, mention.last, _phrase_end(scene, mention.first, prop.clause.tail[1]))
                yield _member(scene, prop, arm, group, count.quantity)


def _member(
    scene: Scene,
    prop: Proposition,
    arm: Arm,
    holder: Party,
    quantity: Quantity | None = None,
    behind: int | None = None,
) -> Claim:
    """A state of a list, or the list's own number of states, as a holder; origins are the weapon's."""
    return scene.claim(
        "StockpileClaim",
        "stockpiled",
        holder,
        prop=prop,
        object=name_weapon(arm),
        arms=[replace(arm, refs=())],
        quantity=quantity,
        current=True,
        behind=behind,
    )


def _phrase_end(scene: Scene, first: int, last: int) -> int:
    return next((i for i in range(first, last) if scene.note.tokens[i].text in ",.;[("), last)


def _listed(scene: Scene, prop: Proposition) -> Iterator[tuple[Mention | None, list[Mention], tuple[int, int]]]:
    """Lists of states in brackets behind the verb, each with the number before it."""
    behind = prop.clause.group.last
    for first, last in scene.note.brackets:
        states = scene.note.within(first, last, Kind.STATE, Kind.PLACE)
        if first >= behind and len(states) > 1:
            numbers = scene.note.within(behind, first, Kind.AMOUNT)
            yield (numbers[-1] if numbers else None), states, (first, last)
            behind = last


def _lists(
    scene: Scene, prop: Proposition, arm: Arm, listed: Sequence[tuple[Mention | None, list[Mention], tuple[int, int]]]
) -> Iterator[Claim]:
    for number, states, (first, last) in listed:
        if number is not None:
            count = make_count(scene.note, number, first)
            group = name_states(scene, number.last, first)
            yield _member(scene, prop, arm, group, replace(count.quantity, unit="country"), last)
        for state in states:
            yield _member(scene, prop, arm, scene.party(state), behind=last)
