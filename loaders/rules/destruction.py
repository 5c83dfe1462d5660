"""Rules for stocks destroyed, or planned to be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from armstrace.graph.claim import Claim, Quantity, Status
from armstrace.graph.names import Ref
from armstrace.graph.sealed import replace
from armstrace.loaders.argument import Arm, Count, list_arms, list_counts
from armstrace.loaders.clause import Relation
from armstrace.loaders.discourse import Party, is_doer
from armstrace.loaders.mention import Kind
from armstrace.loaders.phrase import Range
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.rule import on_verbs
from armstrace.loaders.rules.stock import HOLDERS, NOT_STOCK, STOCK, list_stocked
from armstrace.loaders.rules.weapon import name_weapon
from armstrace.loaders.scene import Scene

_DESTROYING = frozenset("destroy dispose eliminate consume expend".split())  # noqa: SIM905

_COMPLETING = frozenset(
    [
        "complete",
        "finish",
        "conclude",
        "finalize",
        "begin",
        "start",
        "continue",
        "undertake",
        "carry",
        "report",
        "declare",
        "announce",
        "take",
        "occur",
    ]
)


_GOING_ON = frozenset({"begin", "start", "continue"})
#: What is destroyed while land is cleared is no stock.
_CLEARING = frozenset({"clear", "release", "survey", "demine", "conduct"})
#: "The requirement to destroy stocks" is nobody's plan.
_DUTIES = frozenset({"requirement", "obligation", "duty", "resources", "means", "funds", "capacity"})


@on_verbs(_DESTROYING)
def read_destruction(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Stocks that were destroyed, or are planned to be.

    >> [mbp per] Peru declared that it had destroyed a total of 321,368 mines by 2001.
    -> DestructionClaim state:per destroyed munition:mine exactly=321368 status=declared
    >> [mbp per] Peru forecast that approximately 2 million antipersonnel mines would be destroyed in 2015.
    -> DestructionClaim state:per destroyed munition:antipersonnel-mine approximately=2000000 status=planned time=2015
    """
    ought = prop.clause.group.modal in ("should", "must")
    if ought or scene.place.code in ("ma", "imp") or scene.note.word(prop.clause.group.first - 1) in _DUTIES:
        return
    fellow = prop.clause.fellow
    if fellow is not None and fellow.lemma in _CLEARING:
        return
    if fellow is not None and fellow.lemma in _DESTROYING and fellow.tail == prop.clause.tail:
        return
    arms = prop.arms or [Arm(m.refs, m.words, -1, -1, m.known) for m in scene.mentions(Kind.WEAPON)[:1]]
    if prop.passive and prop.subject_range and not prop.arms:
        stocked = any(scene.note.tokens[i].norm in STOCK for i in range(*prop.subject_range))
        weapon = next((m.ref for m in scene.discourse.weapons), scene.discourse.weapon)
        arms = [Arm((weapon,), "", -1, -1)] if stocked and weapon else arms
    if not arms:
        return
    owners = [p for p in prop.actors if p.ref.kind in HOLDERS and is_doer(p)] or find_owners(scene, prop)
    whole = _listed(scene, prop)
    arms = (list_arms(scene.note, *whole) if whole else []) or arms
    counts = list_counts(scene.note, *(whole or prop.patient)) or list_counts(
        scene.note, prop.clause.group.last, prop.clause.reach[1]
    )
    counts = [c for c in counts if c.quantity.unit not in NOT_STOCK and not _is_aside(scene, c)]
    for owner in owners[:1]:
        if not counts:
            yield _destroyed(scene, prop, owner, None, arms)
        for number, count in enumerate(counts):
            stop = counts[number + 1].mention.first if number + 1 < len(counts) else max(arm.last for arm in arms) + 1
            own = _arms_of(count, stop, arms)
            if not number or len(arms) < 2 or own[0].first >= count.mention.first:  # "and 300 detonators" are no arms
                yield _destroyed(scene, prop, owner, count, own)
    yield from _contents(scene, prop, owners[:1], counts)


def _listed(scene: Scene, prop: Proposition) -> Range | None:
    """ "900 antipersonnel mines, 20 antivehicle mines and 40 fuzes were destroyed": the whole list; else None."""
    subject, first = prop.subject_range, prop.clause.group.first
    if subject is None or not prop.passive or subject[1] >= first:
        return None
    place = next((i for i in range(subject[1] - 1, subject[1] + 1) if scene.note.word(i) == ","), None)
    item = scene.note.at(place + 1) if place is not None else None
    verbs = [v for v in scene.note.verbs if subject[1] <= v.first < first]
    return (subject[0], first) if item is not None and item.kind is Kind.AMOUNT and not verbs else None


def _arms_of(count: Count, stop: int, arms: Sequence[Arm]) -> list[Arm]:
    """The weapons that a figure counts: those behind it up to the next figure, else the first of all."""
    own = [arm for arm in arms if count.mention.first <= arm.first < stop]
    return own or list(arms[:1])


def _destroyed(scene: Scene, prop: Proposition, owner: Party, count: Count | None, arms: Sequence[Arm]) -> Claim:
    unit = (
        "mine"
        if "mine" in arms[0].refs[0].key
        else "submunition"
        if "submunition" in arms[0].refs[0].key
        else "munition"
    )
    return scene.claim(
        "DestructionClaim",
        "destroying" if _goes_on(prop) else "destroyed",
        owner,
        prop=prop,
        object=name_weapon(arms[0]),
        arms=[replace(a, origins=()) for a in arms[1:2]],
        quantity=_measured(count, unit) if count else None,
        time=_part_time(scene, prop, count) if count else None,
    )


def _part_time(scene: Scene, prop: Proposition, count: Count) -> str | None:
    """ "Between 1996 and 2001, including 200 after the treaty took effect in 1999": when the part was destroyed."""
    note = scene.note
    part = note.word(count.mention.first - 1) in ("including", "which") and note.word(count.mention.last) == "after"
    dates = [m.time for m in note.within(count.mention.last, len(note.tokens), Kind.TIME) if m.time] if part else []
    whole = prop.times[0].bounds[1] if prop.times else ""
    near = [m for m in note.within(count.mention.last, count.last + 3, Kind.TIME) if m.time]
    before = note.within(prop.clause.group.last, count.mention.first, Kind.TIME)
    if near and near[0].time and before and note.word(near[0].first - 1) in ("in", "on"):
        return near[0].time.edtf  # "300 mines in 2001 and 500 in 2002"
    return f"{dates[0].bounds[0] or dates[0].bounds[1]}/{whole}" if dates else None


def _is_aside(scene: Scene, count: Count) -> bool:
    """ "Two weeks before its deadline", "six percent of the three million mines": no number of what was destroyed."""
    before = scene.note.words(max(0, count.mention.first - 4), count.mention.first)
    return count.noun.startswith("week") or re.search(r"(?:percent|%) of\b", before) is not None


def _measured(count: Count, unit: str) -> Quantity:
    """A number of weapons, or what they weigh ("twelve tons of mines")."""
    return count.quantity if count.quantity.unit in ("tonne", "kilogram") else replace(count.quantity, unit=unit)


def _contents(scene: Scene, prop: Proposition, owners: Sequence[Party], counts: Sequence[Count]) -> Iterator[Claim]:
    """ "844 bombs that contained 320,375 submunitions": the submunitions were destroyed with them."""
    inner = next(
        (
            p
            for p in scene.propositions
            if p.lemma == "contain" and p.clause.antecedent and p.clause.begin >= prop.clause.group.last
        ),
        None,
    )
    if inner is None or not counts:
        return
    for owner in owners:
        for count in list_counts(scene.note, *inner.clause.tail)[:1]:
            arms = list_arms(scene.note, count.mention.last, inner.clause.tail[1])
            if arms and "submunition" in arms[0].refs[0].key:
                yield _destroyed(scene, prop, owner, count, arms)


@on_verbs(_COMPLETING)
def read_completed(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Destruction that stands as a noun: completed, begun or carried out.

    >> [mbp per] Peru completed the destruction of its stockpile of 300,000 antipersonnel mines in September 2001.
    -> DestructionClaim state:per destroyed munition:antipersonnel-mine exactly=300000 time=2001-09
    >> [mbp per] Peru spoke. The destruction of 2,000 mines took place in Piura in June 2000.
    -> DestructionClaim state:per destroyed munition:mine exactly=2000 time=2000-06
    """
    placed = prop.lemma == "occur" or (prop.lemma == "take" and prop.words_behind(1) == ["place"])
    if prop.lemma in ("take", "occur") and not placed:
        return
    region = (prop.subject_range or (0, 0)) if prop.passive or placed else prop.clause.tail
    noun = next(
        (i for i in range(*region) if scene.note.tokens[i].norm in ("destruction", "disposal", "elimination")), None
    )
    if noun is None and scene.place.code not in ("ma", "imp"):
        yield from _ended(scene, prop)
    if noun is None or scene.place.code in ("ma", "imp") or _is_due(scene, prop):
        return
    if prop.clause.relation is Relation.REDUCED and not prop.passive:
        return
    end = max(region[1], prop.clause.reach[1])
    arms = list_arms(scene.note, noun, end) or list_stocked(scene, prop)
    counts = [c for c in list_counts(scene.note, *region) if c.quantity.unit not in NOT_STOCK]
    near = {scene.note.word(i) for i in range(noun, min(noun + 10, len(scene.note.tokens)))}
    under_way = bool({"underway", "ongoing"} & near)
    ahead = scene.note.word(noun - 1) == "planned" and not under_way
    ongoing = prop.lemma in _GOING_ON or under_way
    for owner in _list_owners(scene, prop, region)[:1] if arms else ():
        for count in counts[:1] or (None,):
            claim = (
                _destroyed(scene, prop, owner, count, arms)
                if count
                else _uncounted(scene, prop, owner, arms[0], (noun, region[1]))
            )
            claim = _as_declared(claim, prop, owner)
            claim = replace(claim, time=None, time_written=None) if under_way else claim
            claim = replace(claim, status=Status.PLANNED) if ahead else claim
            yield replace(claim, predicate="destroying") if ongoing else claim


def _ended(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """ "Began destruction of its stock in 1999 and concluded in 2003": the end of what the verb before began."""
    fellow = prop.clause.fellow
    alone = not prop.passive and not prop.negated and bool(prop.words_behind(1)) and bool(prop.times)
    alone = alone and prop.words_behind(1)[0] in ("in", "on", "by", "it")
    begun = (
        fellow is not None and fellow.lemma in ("begin", "start") and prop.lemma in ("complete", "finish", "conclude")
    )
    if (
        fellow is None
        or not begun
        or not alone
        or "destruction" not in scene.note.lows[fellow.tail[0] : fellow.tail[1]]
    ):
        return
    arms = list_arms(scene.note, *fellow.tail)
    for owner in [p for p in prop.actors if p.ref.kind in HOLDERS][:1] if arms else ():
        yield _destroyed(scene, prop, owner, None, arms)


def _list_owners(scene: Scene, prop: Proposition, region: tuple[int, int]) -> list[Party]:
    """Whose stock it was: who acts, else the states that are named beside the noun, else who is told of."""
    return (
        [p for p in prop.actors if p.ref.kind in HOLDERS and (p.ref.kind != "group" or p.mention or p.known)]
        or [scene.party(m) for m in scene.note.within(*region, Kind.STATE)]
        or find_owners(scene, prop)
    )


def _uncounted(scene: Scene, prop: Proposition, owner: Party, arm: Arm, told: tuple[int, int]) -> Claim:
    """Destruction of which no number is told."""
    content = scene.condense(*told)
    return scene.claim("DestructionClaim", "destroyed", owner, prop=prop, object=name_weapon(arm), content=content)


def _as_declared(claim: Claim, prop: Proposition, owner: Party) -> Claim:
    """ "Reported the destruction of 900 mines": on the word of who reports it."""
    told = prop.lemma in ("report", "declare", "announce") and claim.status is Status.ASSERTED
    return replace(claim, status=Status.DECLARED, asserters=(owner.ref,)) if told else claim


def _is_due(scene: Scene, prop: Proposition) -> bool:
    """ "The deadline for completing its destruction": what is only due."""
    first = prop.clause.group.first
    return scene.note.word(first - 1) in ("for", "to") and scene.note.tokens[first - 2].norm in ("deadline", "date")


def _goes_on(prop: Proposition) -> bool:
    """ "Started destroying", "began to destroy": not all of them are destroyed."""
    governor = prop.clause.governor
    hung = prop.clause.relation in (Relation.GERUND, Relation.INFINITIVE)
    return hung and governor is not None and governor.lemma in _GOING_ON


def _at_home(scene: Scene) -> list[Ref]:
    """The page's own country, where neither the section so far nor the sentence speaks of any other."""
    others = any(m.ref != scene.home for m in scene.mentions(Kind.STATE, Kind.GROUP))
    return [scene.home] if scene.home is not None and not others and not scene.discourse.subjects else []


def find_owners(scene: Scene, prop: Proposition) -> list[Party]:
    """Whose stock it is where a passive does not say: the state last spoken of in the section on its stocks."""
    spoken = [state for party in prop.stance.asserters if (state := prop.state_of(party))]
    before = [state for party in scene.discourse.subjects if (state := prop.state_of(party))]
    abroad = scene.discourse.subjects and all(p.ref.kind == "org" for p in scene.discourse.subjects)
    found = spoken or before or _at_home(scene) or ([scene.home] if abroad and scene.home else [])
    return [Party(found[0], "", True, None, True)] if found else []
