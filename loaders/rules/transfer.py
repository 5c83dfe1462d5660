"""Rules for weapons that change hands: exports, imports, moratoria, and whose weapons were found where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from armstrace.graph.claim import Claim, Polarity
from armstrace.graph.names import Ref
from armstrace.loaders.argument import Arm, Where, list_arms, list_counts, list_wheres
from armstrace.loaders.clause import Relation
from armstrace.loaders.date import Time
from armstrace.loaders.discourse import Party
from armstrace.loaders.mention import Kind
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.rule import on_verbs
from armstrace.loaders.rules.weapon import name_weapon
from armstrace.loaders.scene import Scene

_MOVING = {
    "export": "exported",
    "transfer": "transferred",
    "sell": "exported",
    "supply": "transferred",
    "import": "imported",
    "acquire": "imported",
    "provide": "transferred",
    "ship": "transferred",
    "deliver": "transferred",
    "purchase": "imported",
    "obtain": "imported",
}
_TRADERS = frozenset({"state", "org", "group"})
_FINDING = frozenset("find discover identify appear observe spot seize recover emplace document see".split())  # noqa: SIM905


@on_verbs(_MOVING)
def read_moving(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Who exported or imported which weapons, to whom.

    >> [mbp per] Peru imported antipersonnel mines from Belgium in 1980.
    -> TransferClaim state:per imported munition:antipersonnel-mine time=1980
    >> [mbp per] Peru has never exported antipersonnel mines.
    -> TransferClaim state:per exported munition:antipersonnel-mine not
    """
    predicate = _MOVING.get(prop.lemma)
    arms = [arm for arm in prop.arms if arm.first >= 0 or prop.lemma in ("export", "import", "transfer")]
    if (
        predicate is None
        or not arms
        or (prop.lemma in ("provide", "deliver", "supply") and scene.place.code not in ("cmb", "mbp"))
    ):
        return
    traders = [party for party in prop.actors if party.ref.kind in _TRADERS]
    if prop.clause.relation is Relation.REDUCED and not prop.actors:
        return
    recipients = _recipients(scene, prop)
    for trader in traders:
        yield scene.claim(
            "TransferClaim",
            predicate,
            trader,
            prop=prop,
            object=name_weapon(arms[0]),
            arms=arms[1:],
            where=_where(scene, prop) if predicate == "imported" else None,
            details=[("recipient", recipients[0] if recipients else None)],
            polarity=Polarity.NEGATED if prop.negated else prop.stance.polarity,
        )
    if not traders and prop.passive and recipients:
        event = scene.mint("event", f"transfer of {arms[0].words}")
        weapons = _sentence_arms(scene) if arms[0].first >= 0 and not arms[0].model else arms
        yield scene.claim(
            "TransferClaim",
            "involved",
            event,
            prop=prop,
            object=name_weapon(weapons[0]),
            arms=weapons,
            details=[("recipient", recipients[0])],
        )


def _sentence_arms(scene: Scene) -> list[Arm]:
    """ "The mines" are those that the sentence named before."""
    named = [arm for arm in list_arms(scene.note, *scene.whole()) if arm.refs[0].key not in ("mine", "weapon")]
    return named or list_arms(scene.note, *scene.whole())


def _recipients(scene: Scene, prop: Proposition) -> list[Ref]:
    tail = prop.clause.tail
    named = [
        m
        for m in scene.note.within(*tail, Kind.STATE, Kind.GROUP)
        if scene.note.word(m.first - 1) in ("to", "into", "the")
    ]
    if named:
        return [named[0].ref]
    if {"into", "the", "country"} <= set(prop.words_behind(5)):
        wheres = list_wheres(scene.note, *scene.whole())
        states = [ref for where in wheres for ref in where.refs if ref.kind == "state"]
        return states[-1:] or [where.refs[-1] for where in wheres[-1:]]
    return []


def _where(scene: Scene, prop: Proposition) -> Where | Sequence[Ref] | None:
    """Imported into where it was found, where the clause itself names no place."""
    if prop.wheres:
        return prop.wheres[0]
    speakers = list(prop.stance.asserters)
    for party in speakers:
        state = prop.state_of(party)
        if state is not None:
            return [state]
    inside = [
        m.ref for clause in prop.clause.governors() for m in scene.note.within(*(clause.subject or (0, 0)), Kind.STATE)
    ]
    return inside[:1] or None


def read_moratorium(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Export moratoria: since when, on what, ended, still observed.

    >> [mbp sgp] Singapore has had a moratorium on all mine exports since April 1996.
    -> MoratoriumClaim state:sgp exportMoratoriumOn munition:mine time=1996-04/
    >> [mbp sgp] Singapore has a moratorium on the export of mines. The moratorium expired in 2002.
    -> MoratoriumClaim state:sgp exportMoratoriumOn munition:mine
    -> MoratoriumClaim state:sgp endedMoratoriumOn munition:mine time=2002
    """
    subject, tail = prop.subject_range or (0, 0), prop.clause.tail
    in_subject = any(scene.note.tokens[i].norm == "moratorium" for i in range(*subject))
    in_tail = any(scene.note.tokens[i].norm == "moratorium" for i in range(*tail))
    back = [party for party in prop.subjects if party.found_back and "moratorium" in party.words.lower()]
    observed = (
        prop.lemma in ("observe", "hold", "apply", "remain") and prop.passive and (in_subject or _speaks_of(scene))
    )
    if not (in_subject or in_tail or back or observed):
        return
    ended = prop.lemma in ("expire", "end", "lapse", "lift", "terminate")
    holders = [p for p in prop.subjects if p.ref.kind == "state" and in_tail] or _holders(scene, prop)
    arms = list_arms(scene.note, *prop.clause.reach) if in_tail else []
    weapon: Party | Ref | None = name_weapon(arms[0]) if arms else _last_weapon(scene)
    if not holders or weapon is None or prop.lemma in ("say", "state", "tell", "declare"):
        return
    times = prop.times or [time for clause in prop.clause.governors() for time in _times(scene, clause.tail)]
    yield scene.claim(
        "MoratoriumClaim",
        "endedMoratoriumOn" if ended else "exportMoratoriumOn",
        holders[0],
        prop=prop,
        object=weapon,
        time=times[0] if times else None,
        current=not ended,
        content=scene.condense(prop.clause.group.first, len(scene.note.tokens)),
    )


def _speaks_of(scene: Scene) -> bool:
    return any(token.norm == "moratorium" for token in scene.note.tokens)


def _times(scene: Scene, region: tuple[int, int]) -> list[Time]:
    return [m.time for m in scene.note.within(*region, Kind.TIME) if m.time]


def _holders(scene: Scene, prop: Proposition) -> list[Party]:
    spoken = [Party(state, "", True, None, True) for party in prop.stance.asserters if (state := prop.state_of(party))]
    named = [scene.party(m) for m in scene.mentions(Kind.STATE, Kind.ADJECTIVE)]
    before = [p for p in scene.discourse.subjects if p.ref.kind == "state"]
    return (spoken or before or named)[:1]


def _last_weapon(scene: Scene) -> Ref | None:
    return scene.discourse.weapons[0].ref if scene.discourse.weapons else scene.discourse.weapon


@on_verbs(_FINDING)
def read_found(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Weapons of a known origin that were found, seen or seized somewhere.

    >> [mbp chn] Antipersonnel mines of Chinese origin have been found in at least 12 mine-affected countries.
    -> OriginFoundClaim munition:antipersonnel-mine foundIn atLeast=12 origin=state:chn
    >> [mbp chn] Chinese-made mines have appeared in Libya and Sudan.
    -> OriginFoundClaim munition:mine foundIn state:lby origin=state:chn
    -> OriginFoundClaim munition:mine foundIn state:sdn origin=state:chn
    """
    if not (prop.passive or prop.lemma == "appear") or prop.negated:
        return
    region = (prop.subject_range or (0, 0)) if prop.lemma == "appear" else prop.patient
    arms = [arm for arm in list_arms(scene.note, *region) if arm.origins]
    if not arms or prop.clause.relation is Relation.REDUCED:
        return
    end = len(scene.note.tokens)
    counts = [c for c in list_counts(scene.note, prop.clause.group.last, end) if c.quantity.unit == "country"]
    wheres: list[Where | None] = list(list_wheres(scene.note, prop.clause.group.last, prop.clause.tail[1])) or list(
        _of_patient(scene, prop)
    )
    content = scene.condense(*prop.patient)
    if counts and not wheres:
        group = scene.mint("group", f"countries where {arms[0].words} were found")
        yield scene.claim(
            "OriginFoundClaim",
            "foundIn",
            name_weapon(arms[0]),
            prop=prop,
            object=group,
            origins=arms[0].origins,
            quantity=counts[0].quantity,
            content=content,
        )
    for where in [w for w in wheres if w]:
        yield scene.claim(
            "OriginFoundClaim",
            "foundIn",
            name_weapon(arms[0]),
            prop=prop,
            object=where.refs[0],
            where=where.refs[1:],
            origins=arms[0].origins,
            current=not prop.times,
            behind=where.last,
            content=content,
        )


def _of_patient(scene: Scene, prop: Proposition) -> list[Where]:
    """A place named with the weapons themselves ("never stockpiled in Ukraine")."""
    return list_wheres(scene.note, *scene.whole())[-1:]


def read_countries(scene: Scene) -> Iterator[Claim]:
    """A list of countries behind words that say what was found in them.

    >> [mbp chn] Countries in which Chinese antipersonnel mines have been found: Angola, Chad, and Libya.
    -> OriginFoundClaim munition:antipersonnel-mine foundIn state:ago origin=state:chn
    -> OriginFoundClaim munition:antipersonnel-mine foundIn state:tcd origin=state:chn
    -> OriginFoundClaim munition:antipersonnel-mine foundIn state:lby origin=state:chn
    """
    colon = next((i for i, token in enumerate(scene.note.tokens) if token.text == ":"), None)
    if colon is None or not any(
        scene.note.tokens[i].norm in ("found", "discovered", "identified") for i in range(colon)
    ):
        return
    arms = [arm for arm in list_arms(scene.note, 0, colon) if arm.origins]
    states = scene.note.within(colon, len(scene.note.tokens), Kind.STATE, Kind.PLACE)
    for state in states if arms and len(states) > 1 else ():
        yield scene.claim(
            "OriginFoundClaim",
            "foundIn",
            name_weapon(arms[0]),
            object=scene.party(state),
            origins=arms[0].origins,
            current=True,
        )


@on_verbs({"inherit"})
def read_inherited(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Stocks that states took over from one that broke up.

    >> [cmb rus] Several republics inherited mine stocks from the Soviet Union in 1991.
    -> TransferClaim state:sun stockInheritedBy group:several-republics time=1991
    """
    arms = list_arms(scene.note, *prop.clause.tail)
    below = next(
        (
            p
            for p in scene.propositions
            if p.clause.relation is Relation.ADVERBIAL and p.clause.group.first > prop.clause.group.first
        ),
        None,
    )
    from_whom = [m for m in prop.named(Kind.STATE) if scene.note.word(m.first - 1) in ("from", "the")]
    givers = [scene.party(m) for m in from_whom] or (list(below.subjects) if below else [])
    for giver in [g for g in givers if g.ref.kind == "state"][:1]:
        for heir in prop.subjects:
            times = prop.times or (below.times if below else [])
            yield scene.claim(
                "TransferClaim",
                "stockInheritedBy",
                giver,
                prop=prop,
                object=heir,
                arms=[replace(a, origins=()) for a in arms[:1]],
                time=times[0] if times else None,
            )


@on_verbs({"deploy"})
def read_deployed(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Weapons deployed, or no proof that they were.

    >> [cmb chn] There is no evidence, as of May 2019, that China has deployed the CBU-9 cluster bomb.
    -> DeploymentClaim state:chn deployed munition:cbu-9 status=noEvidence asOf=2021-07
    """
    weapons = prop.arms
    if "either" in prop.words_behind(3) or "both" in prop.words_behind(3):
        weapons = _two_last(scene) or weapons
    for party in prop.actors:
        if party.ref.kind in _TRADERS:
            for arm in weapons:
                yield scene.claim(
                    "DeploymentClaim", "deployed", party, prop=prop, object=name_weapon(arm), current=True
                )


def _two_last(scene: Scene) -> list[Arm]:
    """ "Either of these": the last two models or systems that the section introduced."""
    return [Arm(m.refs, m.words, -1, -1, m.known, None, (), True) for m in scene.discourse.find_introduced()]
