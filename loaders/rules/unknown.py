"""Rules for what is not known of production, transfer and stocks."""

from __future__ import annotations

from collections.abc import Iterator

from armstrace.graph.claim import Claim
from armstrace.graph.names import Ref
from armstrace.loaders.argument import list_arms
from armstrace.loaders.discourse import Party
from armstrace.loaders.mention import Kind
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.rule import on_verbs
from armstrace.loaders.rules.weapon import name_weapon
from armstrace.loaders.scene import HEDGED, Scene

_ACTIVITIES = {
    "production": ("ProductionClaim", "produces"),
    "manufacture": ("ProductionClaim", "produces"),
    "involvement": ("UseClaim", "used"),
    "transfer": ("TransferClaim", "exports"),
    "export": ("TransferClaim", "exports"),
    "stockpile": ("StockpileClaim", "stockpiles"),
    "stock": ("StockpileClaim", "stockpiles"),
}


@on_verbs({"be", "know"})
def read_unknown(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """What is not known: "no information on production", "information on transfers is limited", "status ... not known".

    >> [cmb chn] There is no information on production and transfers of mines by China.
    -> ProductionClaim state:chn produces munition:mine status=notKnown
    -> TransferClaim state:chn exports munition:mine status=notKnown
    """
    region = _unknown_region(scene, prop)
    if region is None:
        return
    nouns = [scene.note.tokens[i].norm for i in range(*region) if scene.note.at(i) is None]
    activities = list(dict.fromkeys(_ACTIVITIES[noun] for noun in nouns if noun in _ACTIVITIES))
    holders = _holders(scene, region)
    arms = list_arms(scene.note, *region)
    if not activities or not holders:
        return
    weapon: Party | Ref | None = name_weapon(arms[0]) if arms else _default(scene)
    back = (
        [ref for where in scene.discourse.wheres for ref in where.refs]
        if "this" in [scene.note.word(i) for i in range(*region)]
        else []
    )
    times = prop.times or [m.time for m in scene.mentions(Kind.TIME) if m.time]
    for kind, predicate in activities:
        yield scene.claim(
            kind,
            predicate,
            holders[0],
            prop=prop,
            object=weapon,
            time=times[0] if times else None,
            current=not times,
            where=back or None,
            content=scene.condense(region[0], len(scene.note.tokens)),
            **HEDGED,
        )


def _unknown_region(scene: Scene, prop: Proposition) -> tuple[int, int] | None:
    """The words that say of what nothing is known; None where the clause says no such thing."""
    words = prop.words_behind(6)
    subject = prop.subject_range or (0, 0)
    first = scene.note.word(subject[0])
    informed = {"information", "data", "details"}
    if prop.lemma == "be" and first == "there" and informed & set(words) and {"no", "limited", "little"} & set(words):
        return prop.clause.tail
    if (
        prop.lemma == "be"
        and informed & {scene.note.word(i) for i in range(*subject)}
        and {"limited", "unavailable", "scarce"} & set(words)
    ):
        return subject
    status = {scene.note.word(i) for i in range(*subject)} & {"status", "extent", "scale", "size"}
    if prop.lemma in ("know", "be") and status and (prop.negated or {"unknown", "unclear"} & set(words)):
        return subject
    return None


def _holders(scene: Scene, region: tuple[int, int]) -> list[Party]:
    """Whose activity it is: a name in the region, else the subject of the clause before, else of the sentence
    before.
    """
    named = scene.note.within(*region, Kind.STATE, Kind.BODY, Kind.ADJECTIVE)
    named = [m for m in named if scene.note.word(m.first - 1) != "from" and scene.note.word(m.first - 2) != "from"]
    if named:
        return [scene.party(named[0])]
    before = [p for p in scene.propositions if p.clause.group.first < region[0] and p.subjects]
    found = [party for p in before for party in p.subjects if party.ref.kind in ("state", "org")]
    return found[:1] or [p for p in scene.discourse.subjects if p.ref.kind in ("state", "org")][:1]


def _default(scene: Scene) -> Ref | None:
    before = scene.arms
    return before[0].refs[0] if before else scene.discourse.weapon
