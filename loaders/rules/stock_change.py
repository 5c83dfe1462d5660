"""Rules for stocks and retained mines whose number was changed: reduced, adjusted, revised."""

from __future__ import annotations

from collections.abc import Iterator

from armstrace.graph.claim import Claim
from armstrace.graph.sealed import replace
from armstrace.loaders.argument import Count, list_arms, list_counts
from armstrace.loaders.discourse import Party
from armstrace.loaders.mention import Kind
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.destruction import find_owners
from armstrace.loaders.rules.rule import on_verbs
from armstrace.loaders.rules.stock import NOT_STOCK, STOCK
from armstrace.loaders.scene import Scene

_CHANGING = frozenset("reduce decrease increase adjust revise lower raise cut correct amend".split())  # noqa: SIM905
_NUMBERS = frozenset("number figure total amount quantity".split())  # noqa: SIM905
_KEPT = frozenset({"retain", "retained", "retention", "retaining"})


@on_verbs(_CHANGING)
def read_change(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """The number to which mines retained, or a stock, were changed.

    >> [mbp per] Peru first reported that 9,526 mines would be retained, but later reduced this number to 4,047 in 2001.
    -> StockpileClaim state:per stockpiles exactly=4047 time=2001
    >> [mbp per] The number of retained mines was later adjusted to 4,012 in 2005. | Peru spoke.
    -> StockpileClaim state:per stockpiles exactly=4012 time=2005
    """
    kept = bool(_KEPT & {token.norm for token in scene.note.tokens})
    head = {scene.note.tokens[i].norm for i in range(*prop.patient)} if prop.patient[1] > prop.patient[0] else set()
    changed = head & STOCK or (kept and head & (_NUMBERS | _KEPT))
    count = _new_number(scene, prop)
    weapon = _weapon(scene, prop)
    if not changed or count is None or weapon is None or prop.negated:
        return
    owners = [p for p in prop.actors if p.ref.kind == "state"] or find_owners(scene, prop)
    for owner in owners[:1]:
        yield scene.claim(
            "StockpileClaim",
            "stockpiles",
            owner,
            prop=prop,
            object=weapon,
            quantity=replace(count.quantity, unit="mine" if "mine" in weapon.ref.key else "munition"),
            details=[("purpose", "retained" if kept else None)],
            current=not prop.times,
            content=scene.condense(prop.clause.group.first, prop.clause.reach[1]),
        )


def _new_number(scene: Scene, prop: Proposition) -> Count | None:
    """The number behind "to"."""
    first, last = prop.clause.tail
    for count in list_counts(scene.note, first, last):
        before = [scene.note.word(i) for i in range(max(first, count.mention.first - 3), count.mention.first)]
        if "to" in before and count.quantity.unit not in NOT_STOCK:
            return count
    return None


def _weapon(scene: Scene, prop: Proposition) -> Party | None:
    """What is counted: named in the clause, else before in the sentence, else what the section is about."""
    named = list_arms(scene.note, *prop.clause.tail) or list_arms(scene.note, *scene.whole())
    if named:
        return Party(named[0].refs[0], named[0].words, named[0].known)
    back = next(iter(scene.discourse.weapons), None)
    ref = back.ref if back is not None and back.kind is Kind.WEAPON else scene.discourse.weapon
    return Party(ref, "", True, None, True) if ref else None
