"""Rules for stocks and retained mines whose number was changed: reduced, adjusted, revised."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from armstrace.graph.claim import Claim
from armstrace.graph.sealed import replace
from armstrace.loaders.argument import Count, list_arms, list_counts
from armstrace.loaders.clause import Relation
from armstrace.loaders.discourse import Party
from armstrace.loaders.mention import Kind
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.destruction import find_owners
from armstrace.loaders.rules.rule import on_verbs
from armstrace.loaders.rules.stock import NOT_STOCK, STOCK, find_count
from armstrace.loaders.rules.weapon import name_weapon
from armstrace.loaders.scene import Scene

#: What a number does by itself.
_ALONE = frozenset("fall drop rise decline grow stand".split())  # noqa: SIM905
_CHANGING = _ALONE | frozenset("reduce decrease increase adjust revise lower raise cut correct amend".split())  # noqa: SIM905
_NUMBERS = frozenset("number figure total amount quantity".split())  # noqa: SIM905
_TRAINING = frozenset("training research testing exercises".split())  # noqa: SIM905
_HOLDING = frozenset("retain keep hold stockpile possess have".split())  # noqa: SIM905
_KEPT = frozenset({"retain", "retained", "retention", "retaining"})


@on_verbs(_CHANGING)
def read_change(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """The number to which mines retained, or a stock, were changed.

    >> [mbp per] Peru first reported that 9,526 mines would be retained, but later reduced this number to 4,047 in 2001.
    -> StockpileClaim state:per stockpiles exactly=4047 time=2001
    >> [mbp per] The number of retained mines was later adjusted to 4,012 in 2005. | Peru spoke.
    -> StockpileClaim state:per stockpiles exactly=4012 time=2005
    >> [mbp per] The number of retained mines stood at 2,015 in 2010. | Peru spoke.
    -> StockpileClaim state:per stockpiles exactly=2015 time=2010
    >> [mbp srb] Serbia at first retained 5,565 mines for training, but reduced that to 3,589 mines in 2008.
    -> StockpileClaim state:srb stockpiles exactly=3589 time=2008
    """
    kept = bool(_KEPT & {token.norm for token in scene.note.tokens})
    alone = prop.lemma in _ALONE and not prop.passive
    region = (prop.subject_range or (0, 0)) if alone else prop.patient
    head = {scene.note.tokens[i].norm for i in range(*region)} if region[1] > region[0] else set()
    changed = head & STOCK or (kept and (head & (_NUMBERS | _KEPT) or head in ({"that"}, {"this"}, {"it"})))
    count = _new_number(scene, prop)
    weapon = _weapon(scene, prop)
    that = kept and prop.words_behind(2) in (["this", "to"], ["that", "to"], ["it", "to"])
    if not (changed or that) or count is None or weapon is None or prop.negated:
        return
    owners = [p for p in prop.actors if p.ref.kind == "state"]
    owners = owners or [scene.party(m) for m in scene.note.within(*region, Kind.STATE)] or find_owners(scene, prop)
    own = scene.note.at(count.mention.last + 1) if scene.note.word(count.mention.last) in ("in", "by") else None
    for owner in owners[:1]:
        yield scene.claim(
            "StockpileClaim",
            "stockpiles",
            owner,
            prop=prop,
            object=weapon,
            quantity=replace(count.quantity, unit="mine" if "mine" in weapon.ref.key else "munition"),
            details=[("purpose", "retained" if kept else None)],
            time=own.time if own is not None else None,
            current=not prop.times,
            content=scene.condense(prop.clause.group.first, prop.clause.reach[1]),
        )


def _new_number(scene: Scene, prop: Proposition) -> Count | None:
    """The number behind "to"."""
    first, last = prop.clause.reach
    aside = next((c for c in prop.clauses if c.begin == last and c.relation is Relation.RELATIVE), None)
    aside = aside or next((c for c in prop.clauses if c.begin == last and prop.lemma not in _ALONE and c.subject), None)
    last = aside.reach[1] if aside is not None else last
    for count in list_counts(scene.note, first, last):
        before = [scene.note.word(i) for i in range(max(first, count.mention.first - 3), count.mention.first)]
        if ("at" if prop.lemma == "stand" else "to") in before and count.quantity.unit not in NOT_STOCK:
            return count
    return None


def _weapon(scene: Scene, prop: Proposition) -> Party | None:
    """What is counted: named in the clause, else before in the sentence, else what the section is about."""
    named = list_arms(scene.note, *prop.clause.tail) or scene.arms
    if named:
        return Party(named[0].refs[0], named[0].words, named[0].known)
    back = next(iter(scene.discourse.weapons), None)
    ref = back.ref if back is not None and back.kind is Kind.WEAPON else scene.discourse.weapon
    return Party(ref, "", True, None, True) if ref else None


@on_verbs({"use", "utilize", "employ"})
def read_used_up(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Mines used for training: they were held for it; whether they went off is not told.

    >> [mbp tun] A total of 49 mines were used for training purposes during 2017. | Tunisia spoke.
    -> StockpileClaim state:tun stockpiled munition:mine exactly=49 time=2017
    """
    words = prop.words_behind(24)
    trained = any(w in ("for", "in", "during") and _TRAINING & set(words[i + 1 : i + 4]) for i, w in enumerate(words))
    counts = [c for c in prop.counts if c.quantity.unit not in NOT_STOCK]
    if not trained or not prop.arms or not counts or prop.negated or prop.clause.quoted:
        return
    owners = [p for p in prop.actors if p.ref.kind == "state"] or find_owners(scene, prop)
    for owner in owners[:1]:
        yield scene.claim(
            "StockpileClaim",
            "stockpiled",
            owner,
            prop=prop,
            object=name_weapon(prop.arms[0]),
            quantity=replace(counts[0].quantity, unit="mine" if "mine" in prop.arms[0].refs[0].key else "munition"),
            details=[("purpose", "training")],
            content=scene.condense(prop.clause.group.first, prop.clause.reach[1]),
        )


@on_verbs({"make", "compose"})
def read_made_up(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """What a stock is made up of, each type with its number.

    >> [mbp per] Peru's stockpile was made up of 2,015 PMD-6 mines and 100 PMN mines.
    -> StockpileClaim state:per stockpiled munition:pmd-6 exactly=2015
    """
    of = prop.words_behind(2)
    if not prop.passive or prop.negated or (of[:2] != ["up", "of"] and (prop.lemma == "make" or of[:1] != ["of"])):
        return
    subject = prop.subject_range or prop.clause.antecedent or (0, 0)
    stocked = {scene.note.tokens[i].norm for i in range(*subject)} & (STOCK | _KEPT)
    holding = next((p for p in scene.propositions if p.lemma in _HOLDING and p.clause in scene.read), None)
    if scene.home is None or not (stocked or (holding is not None and prop.clause.relation is Relation.REDUCED)):
        return
    named = scene.note.within(*subject, Kind.STATE, Kind.ADJECTIVE)
    holders = [scene.party(m) for m in named[:1]] or (
        find_owners(scene, prop) if stocked or holding is None else holding.states
    )
    arms = list_arms(scene.note, *prop.clause.tail)
    counts = list_counts(scene.note, *prop.clause.tail)
    for holder, arm in product(holders[:1], arms):
        count = find_count(scene.note, arm, arms, counts)
        if count is not None:
            yield scene.claim(
                "StockpileClaim",
                "stockpiles" if prop.clause.group.helpers[:1] in (("is",), ("are",)) else "stockpiled",
                holder,
                prop=prop,
                object=name_weapon(arm),
                quantity=replace(count.quantity, unit="mine"),
                details=[("purpose", "retained" if _KEPT & scene.note.norms else None)],
            )
