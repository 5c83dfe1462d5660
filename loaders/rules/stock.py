"""What a sentence about stocks speaks of: whose, and of which weapon."""

from __future__ import annotations

from collections.abc import Sequence

from armstrace.graph.sealed import replace
from armstrace.loaders.argument import Arm, Count, list_arms
from armstrace.loaders.clause import Relation
from armstrace.loaders.date import Time
from armstrace.loaders.discourse import Party
from armstrace.loaders.mention import Annotation, Kind
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.weapon import is_apart, only_describes
from armstrace.loaders.scene import Scene

STOCK = frozenset("stockpile stock inventory arsenal".split())  # noqa: SIM905
HOLDERS = frozenset({"state", "org", "group", "territory"})
NOT_STOCK = frozenset(
    {"year", "week", "type", "mm", "country", "month", "day", "settlement", "occasion", "percent", "usd"}
)
_ASIDES = frozenset({Relation.RELATIVE, Relation.REDUCED})
_BEHIND = frozenset({"(", ":", "–", "—", "-"})


def find_count(note: Annotation, arm: Arm, arms: Sequence[Arm], counts: Sequence[Count]) -> Count | None:
    """The figure of one weapon of a list: the one before it with no other weapon between ("200 PMN and 300 PMN-2
    mines"), else the one in a bracket or behind a dash ("PMN (200), PMN-2 (300)").
    """
    plain = [c for c in counts if c.quantity.unit not in NOT_STOCK]
    before = [c for c in plain if 0 <= arm.first - c.mention.last <= 5]
    between = [c for c in before if not any(c.mention.last <= other.first < arm.first for other in arms)]
    if between:
        return between[-1]
    return next((c for c in plain if c.mention.first - arm.last == 1 and note.word(arm.last) in _BEHIND), None)


def list_listed(note: Annotation, prop: Proposition) -> list[Arm]:
    """The weapons that are an object, those too that stand behind a relative clause on one of them ("dispensers that
    deploy submunitions, and RBK-250 bombs").
    """
    is_other = is_apart if prop.lemma == "have" else only_describes
    arms = [arm for arm in prop.arms if not is_other(note, prop.patient[0], arm)]
    end = prop.clause.tail[1]
    aside = next((c for c in prop.clauses if c.begin == end and c.relation in _ASIDES and c.antecedent), None)
    if aside is None or prop.passive:
        return arms
    comma = next((i for i in range(aside.group.last, aside.tail[1]) if note.word(i) == ","), None)
    return [*arms, *(a for a in list_arms(note, comma, aside.tail[1]) if a.model)] if comma else arms


def list_stocked(scene: Scene, prop: Proposition) -> list[Arm]:
    """ "Keeps a stockpile": of what the sentence or the section speaks of."""
    tail = {scene.note.tokens[i].norm for i in range(*prop.clause.tail)}
    if not tail & STOCK:
        return []
    before = list_arms(scene.note, 0, prop.clause.group.first)[-1:]
    default = scene.discourse.weapon
    return [replace(arm, origins=()) for arm in before] or ([Arm((default,), "", -1, -1)] if default else [])


def name_states(scene: Scene, first: int, last: int) -> Party:
    """A set of states by its words: "states not party to the convention"."""
    treaty = next((m for m in scene.note.within(first, last + 1, Kind.TREATY)), None)
    words = " ".join(scene.note.word(i) for i in range(first, last))
    ref = treaty.ref if treaty else scene.discourse.treaty
    label = next(iter(scene.labels(ref)), "") if ref else ""
    if label and ("part" in words):
        negative = "not party" in words or "non" in words
        return scene.mint("group", f"{'states not party' if negative else 'States Parties'} to the {label}")
    return scene.mint("group", scene.note.words(first, last))


def list_series(note: Annotation, counts: Sequence[Count], end: int) -> list[tuple[Count, Time]]:
    """ "300 in 2001, 200 in 2003": each figure with its own date; empty where one has none."""
    out: list[tuple[Count, Time]] = []
    for number, count in enumerate(counts):
        stop = counts[number + 1].mention.first if number + 1 < len(counts) else end
        out += [(count, m.time) for m in note.within(count.mention.last, stop, Kind.TIME)[:1] if m.time]
    return out if len(out) > 1 and len(out) == len(counts) else []
