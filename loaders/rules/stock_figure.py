"""Rules for figures of a stock that someone gives: declared, disclosed, compared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from armstrace.graph.claim import Claim, Quantity, Status
from armstrace.graph.names import Ref
from armstrace.graph.sealed import replace
from armstrace.loaders.argument import Arm, Count, list_arms, list_counts
from armstrace.loaders.date import Time
from armstrace.loaders.discourse import Party
from armstrace.loaders.mention import Kind
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.rule import on_verbs
from armstrace.loaders.rules.stock import NOT_STOCK, STOCK, name_states
from armstrace.loaders.rules.weapon import name_weapon
from armstrace.loaders.scene import Scene

_OFFICIAL = frozenset("declare release cite disclose report announce".split())  # noqa: SIM905
_LAID = frozenset("emplaced laid planted buried".split())  # noqa: SIM905
_KEPT = STOCK | {"retention"}
_NO_FIGURE = NOT_STOCK - {"type"}


@on_verbs(_OFFICIAL)
def read_figure(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """A figure that someone cites for a stock: "reported stockpiling 5 million", "disclosed a stockpile of".

    >> [cmb usa] A 2011 report by the US Army to Congress disclosed a stockpile of 3 million mines.
    -> StockpileClaim state:usa stockpiles munition:mine time=2011 status=declared
    """
    if prop.negated or {"destruction", "disposal"} & set(prop.words_behind(4)):
        return
    tail = prop.clause.reach
    words = {scene.note.tokens[i].norm for i in range(tail[0], min(tail[1], tail[0] + 8))}
    arms = list_arms(scene.note, *tail)
    counts = list_counts(scene.note, *tail)
    if any(count.quantity.unit in ("casualty", "person", "survivor") for count in counts[:1]):
        return
    if not counts or not (words & _KEPT or prop.lemma == "cite" or _is_declared(scene, prop, counts[0])):
        return
    speakers = _speakers(scene, prop)
    holder = next((state for party in speakers if (state := prop.state_of(party))), None)
    if holder is None:
        return
    counts = [count for count in counts if not _is_laid(scene, count)]
    yield from _types(scene, prop, holder, counts, arms)
    weapons = arms or [Arm(m.refs, m.words, -1, -1, m.known) for m in scene.mentions(Kind.WEAPON)[:1]]
    for number, count in enumerate(c for c in counts if c.quantity.unit not in _NO_FIGURE):
        near = [arm for arm in weapons if arm.first >= count.mention.last][:1] or weapons[:1]
        for arm in near:
            yield scene.claim(
                "StockpileClaim",
                "stockpiles",
                holder,
                prop=prop,
                object=name_weapon(arm),
                quantity=_counted(count, arm, number),
                asserters=tuple(p.ref for p in speakers[:1]),
                status=Status.DECLARED,
                time=prop.times[0] if prop.times else _subject_time(scene, prop),
                current=True,
                content=_addressed(scene, prop),
                details=[("purpose", "retained")] if "retention" in words else (),
            )


def _is_laid(scene: Scene, count: Count) -> bool:
    """ "920,000 mines emplaced along the border": what lies in the ground is no stock."""
    return any(
        scene.note.word(i) in _LAID for i in range(count.mention.last, min(count.mention.last + 4, scene.whole()[1]))
    )


def _types(
    scene: Scene, prop: Proposition, holder: Ref, counts: Sequence[Count], arms: Sequence[Arm]
) -> Iterator[Claim]:
    """ "A stockpile of three types: PSM-1, PMD-6, and MON-100": each of the types that are named."""
    end = prop.clause.reach[1]
    colon = next((i for i in range(prop.clause.group.last, end) if scene.note.word(i) == ":"), end)
    if not counts or counts[0].quantity.unit != "type" or any(c.mention.first > colon for c in counts):
        return
    for arm in [arm for arm in arms if arm.model and arm.first > colon]:
        yield scene.claim(
            "StockpileClaim",
            "stockpiles",
            holder,
            prop=prop,
            object=name_weapon(arm),
            asserters=(holder,),
            status=Status.DECLARED,
            time=prop.times[0] if prop.times else None,
            current=True,
        )


def _is_declared(scene: Scene, prop: Proposition, count: Count) -> bool:
    """ "Declared a total of 900 mines" where the heading or the report named is about stocks."""
    between = range(prop.clause.group.last, count.mention.first)
    plain = all(scene.note.word(i) in ("a", "total", "of", "possessing", "holding", "having") for i in between)
    about = {"stockpiling", "stockpile", "stockpiles"} & scene.topics() or "article 7" in scene.note.text.lower()
    weapons = list_arms(scene.note, count.mention.last, count.last + 1)
    return plain and bool(about) and bool(weapons) and prop.lemma in ("declare", "report", "disclose", "announce")


def _subject_time(scene: Scene, prop: Proposition) -> Time | None:
    """The date of the report that the subject names."""
    times = [m.time for m in scene.note.within(*(prop.subject_range or (0, 0)), Kind.TIME) if m.time]
    return times[0] if times else None


def _addressed(scene: Scene, prop: Proposition) -> str | None:
    """The report that gave the figure, as the subject describes it."""
    first, last = prop.subject_range or (0, 0)
    return scene.condense(first, last) if any(scene.note.word(i) == "report" for i in range(first, last)) else None


def _counted(count: Count, arm: Arm, number: int) -> Quantity:
    unit = count.quantity.unit if count.quantity.unit != "item" else "mine" if "mine" in arm.refs[0].key else "munition"
    return replace(count.quantity, unit=unit)


def _speakers(scene: Scene, prop: Proposition) -> list[Party]:
    """Who gives the figure: the subject, or who stands behind "by" in it ("a report to Congress by the ministry")."""
    heads = [party for party in prop.subjects if party.ref.kind in ("state", "org", "person")]
    subject = prop.subject_range or (0, 0)
    by = next((i for i in range(*subject) if scene.note.word(i) == "by"), None)
    inside = scene.note.within(subject[0] if by is None else by, subject[1], Kind.BODY, Kind.PERSON, Kind.STATE)
    return heads if heads and by is None else [scene.party(m) for m in inside[:1]]


@on_verbs({"be"})
def read_similar(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """A stock compared with another's.

    >> [cmb chn] China said that its mine stockpile was similar in size to that of India.
    -> StockpileClaim state:chn stockpileSimilarTo state:ind status=reported
    """
    subject = prop.subject_range or (0, 0)
    words = prop.words_behind(8)
    if not {"similar", "comparable", "equal"} & set(words[:2]):
        return
    if not any(scene.note.tokens[i].norm in STOCK for i in range(*subject)):
        return
    others = prop.named(Kind.STATE)
    arms = list_arms(scene.note, *subject)
    holders = list(prop.stance.asserters) or [scene.party(m) for m in scene.note.within(*subject, Kind.STATE)]
    if others and arms and holders:
        yield scene.claim(
            "StockpileClaim",
            "stockpileSimilarTo",
            holders[0],
            prop=prop,
            object=scene.party(others[0]),
            arms=arms[:1],
            content=scene.condense(*prop.clause.tail),
        )


#: Words by which a state declares that it has none.
_NEITHER = frozenset({"neither", "never", "nor", "no", "not", "none"})


@on_verbs({"declare"})
def read_declaring(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """States that declared their stocks, or never did.

    >> [cmb per] At least 10 States Parties to the convention have formally declared stocks of cluster munitions.
    -> DeclarationClaim group:ccm-states-parties declaredStockOf munition:cluster-munition atLeast=10 status=declared
    """
    subject = prop.subject_range or (0, 0)
    tail = {
        scene.note.tokens[i].norm
        for i in range(prop.clause.group.last, min(prop.clause.reach[1], prop.clause.group.last + 6))
    }
    stocked = bool(tail & STOCK) or any(
        c.lemma == "stockpile" and prop.clause in (c.governor, c.fellow) and not c.group.negated and c.opener != "that"
        for c in prop.clauses
    )
    stocked = stocked and _NEITHER.isdisjoint(scene.note.lows[prop.clause.group.last :])
    if not stocked:
        return
    counts = [c for c in list_counts(scene.note, *subject) if c.quantity.unit == "country"]
    arms = scene.arms
    if prop.passive:
        return
    if not arms:
        return
    holder = name_states(scene, counts[0].mention.last, _group_end(scene, counts[0], subject)) if counts else None
    for party in [holder] if holder else [p for p in prop.subjects if p.ref.kind == "state"]:
        yield scene.claim(
            "DeclarationClaim",
            "declaredStockOf",
            party,
            prop=prop,
            object=name_weapon(arms[0]),
            arms=[replace(arms[0], refs=())],
            quantity=counts[0].quantity if counts else None,
            status=Status.DECLARED,
            asserters=(party.ref,),
            current=True,
        )


def _group_end(scene: Scene, count: Count, subject: tuple[int, int]) -> int:
    stop = next(
        (i for i in range(count.mention.last, subject[1]) if scene.note.word(i) in ("that", "which", "who", "have")),
        subject[1],
    )
    return stop
