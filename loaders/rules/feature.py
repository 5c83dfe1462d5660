"""Rules for what weapons are like, what they cost, and for notes that only name the types that a sentence counts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from armstrace.graph.claim import Certainty, Claim, Status
from armstrace.graph.names import Ref
from armstrace.graph.sealed import replace
from armstrace.loaders.argument import Arm, list_arms, list_counts
from armstrace.loaders.discourse import Party
from armstrace.loaders.mention import Kind
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.rule import on_verbs
from armstrace.loaders.scene import Scene

#: Words of a feature -> value of the scheme.
_FEATURES = (
    (re.compile(r"self-destruct", re.IGNORECASE), "selfDestructing"),
    (re.compile(r"self-deactivat", re.IGNORECASE), "selfDeactivating"),
    (re.compile(r"\bbounding\b", re.IGNORECASE), "bounding"),
    (re.compile(r"anti-?handling|anti-?disturbance", re.IGNORECASE), "antihandling"),
    (re.compile(r"seismic", re.IGNORECASE), "seismicallyActivated"),
)
_MONEY = frozenset({"rub", "usd", "eur"})
_LISTED = frozenset(
    {"UseClaim", "DevelopmentClaim", "ProductionClaim", "StockpileClaim", "TransferClaim", "OriginFoundClaim"}
)


def read_features(scene: Scene) -> Iterator[Claim]:
    """What a named model is or has, in the words right before its name or in the apposition behind it.

    >> [mbp per] The army introduced the MX-9, a self-destructing bounding mine.
    -> CompositionClaim munition:mx-9 hasFeature value:selfDestructing
    -> CompositionClaim munition:mx-9 hasFeature value:bounding
    """
    note = scene.note
    named = any(m.cls != "MunitionCategory" for m in scene.mentions(Kind.WEAPON))
    models = [arm for arm in list_arms(note, *scene.whole()) if arm.model] if named else []
    for number, arm in enumerate(models):
        stop = models[number + 1].first if number + 1 < len(models) else len(note.tokens)
        region = _described(scene, arm, stop)
        words = note.words(*region)
        for pattern, value in _FEATURES:
            if pattern.search(words):
                yield scene.claim(
                    "CompositionClaim",
                    "hasFeature",
                    Party(arm.refs[0], arm.words, arm.known),
                    object=Ref("value", value),
                    content=scene.condense(*region),
                    behind=region[1],
                    **_told(scene, arm),
                )


def _described(scene: Scene, arm: Arm, stop: int) -> tuple[int, int]:
    """From the words before the name to the end of the apposition behind it, a bracket or "the"."""
    note = scene.note
    begin = arm.first
    while (
        begin > 0
        and note.at(begin - 1) is None
        and (note.tokens[begin - 1].text.isalpha() or note.word(begin - 1) == "-")
    ):
        begin -= 1
        if note.word(begin) in ("the", "a", "an") or arm.first - begin > 6:
            break
    end = arm.last + (note.word(arm.last) in ("”", '"', ")"))
    if (
        note.tokens[end : end + 1]
        and note.tokens[end].text in (",", "—", "–", "-", "(")
        and note.word(end + 1) in ("a", "an")
    ):
        marks = ",.;" if note.word(end) == "," else "—–.;)"
        end = next((i for i in range(end + 1, stop) if note.stops(i, marks) or note.word(i) in ("that", "which")), stop)
    return begin, end


def _told(scene: Scene, arm: Arm) -> dict[str, Any]:
    """By whose word, where the clause that names the model hangs on a verb of saying: no surer than it is said."""
    holder = next(
        (p for p in scene.propositions if p.clause.subject and p.clause.subject[0] <= arm.first < p.clause.subject[1]),
        None,
    )
    if holder is None or not holder.clause.governors():
        return {}
    stance = holder.stance
    asserters = tuple(dict.fromkeys(party.ref for party in stance.asserters))
    planned = stance.status is Status.PLANNED
    return {
        "asserters": asserters,
        "status": (Status.ALLEGED if asserters else Status.ASSERTED) if planned else stance.status,
        "certainty": Certainty.POSSIBLE if planned and asserters else stance.certainty,
        "hedge": stance.hedge,
    }


@on_verbs({"spend", "invest", "allocate", "budget"})
def read_spending(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Money spent or planned for weapons.

    >> [mbp chn] China said that it had spent US$5 million on research of new mines.
    -> DevelopmentClaim state:chn spentOn munition:mine exactly=5000000
    """
    counts = [c for c in list_counts(scene.note, *prop.clause.tail) if c.quantity.unit in _MONEY]
    arms = list_arms(scene.note, *prop.clause.reach)
    makers = [p for p in prop.subjects if p.ref.kind in ("state", "org", "group")]
    for maker in makers[:1] if arms else ():
        for count in counts[:1]:
            yield scene.claim(
                "DevelopmentClaim",
                "spentOn",
                maker,
                prop=prop,
                object=Party(arms[0].refs[0], arms[0].words, arms[0].known),
                arms=arms[1:2],
                quantity=count.quantity,
                content=scene.condense(count.mention.last, prop.clause.reach[1]),
            )


def read_types(scene: Scene) -> Iterator[Claim]:
    """A note that only names types: what its sentence says of the category holds for each of them.

    >> NOTE [mbp chn] Antipersonnel mines: Type-69, Type-72. | Chinese antipersonnel mines were used in Libya in 2019.
    -> UseClaim event:use-of-antipersonnel-mine-in-libya involved munition:type-69 time=2019 origin=state:chn
    -> UseClaim event:use-of-antipersonnel-mine-in-libya involved munition:type-72 time=2019 origin=state:chn
    """
    if scene.lead is None or scene.place.note is None or scene.propositions:
        return
    arms = scene.arms
    models = [arm for arm in arms if arm.model]
    told = [claim for claim in scene.lead.made if scene.place.note in claim.notes and claim.kind in _LISTED]
    if len(models) < 2 or not told:
        return
    for arm in models:
        category = arm.category or _head(arms, arm)
        base = next((claim for claim in told if category and _speaks_of(claim, category)), None) or told[0]
        yield _retold(scene, base, arm, named=category is not None and _speaks_of(base, category))


def _head(arms: Sequence[Arm], arm: Arm) -> Ref | None:
    """The category under which the note lists a type."""
    return next((a.refs[0] for a in reversed(arms) if not a.model and a.first < arm.first), None)


def _speaks_of(claim: Claim, category: Ref) -> bool:
    return category in (claim.object, *claim.weapons)


def _retold(scene: Scene, claim: Claim, arm: Arm, *, named: bool) -> Claim:
    """The sentence's claim said of one type, with the note's own place."""
    entry = scene.claim(
        claim.kind, claim.predicate, claim.subject or arm.refs[0], object=Party(arm.refs[0], arm.words, arm.known)
    )
    own: dict[str, Any] = {
        "written": entry.written,
        "passage": entry.passage,
        "notes": entry.notes,
        "object": entry.object,
    }
    kept = claim.weapons if not named or claim.object == entry.object else ()
    return replace(
        claim,
        key="",
        quantity=None,
        weapons=kept if claim.object is None else (),
        content=None,
        origins=claim.origins if named or not claim.origins else (),
        **own,
    )
