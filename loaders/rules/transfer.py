"""Rules for weapons that change hands: exports, imports, and whose weapons were found where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from armstrace.graph.claim import Claim, Polarity
from armstrace.graph.names import Ref
from armstrace.graph.sealed import replace
from armstrace.loaders.argument import Arm, Count, Where, iter_runs, list_arms, list_counts, list_wheres
from armstrace.loaders.clause import Relation
from armstrace.loaders.date import Time
from armstrace.loaders.discourse import Party
from armstrace.loaders.mention import Kind
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.rule import on_verbs, on_words
from armstrace.loaders.rules.stock import find_count
from armstrace.loaders.rules.used_weapon import join_years
from armstrace.loaders.rules.weapon import is_topic, name_weapon
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
    "receive": "imported",
    "procure": "imported",
    "buy": "imported",
}
#: Verbs that are of weapons only in the sections on policy.
_ORDINARY = frozenset("provide deliver supply receive buy obtain".split())  # noqa: SIM905
_TO = frozenset({"to", "into"})
_CARRIERS = frozenset("dispenser bomb rocket missile projectile launcher canister shell warhead".split())  # noqa: SIM905
_TRADERS = frozenset({"state", "territory", "org", "group"})
#: What makes of "mine" a kind of work ("mine detection dogs").
_WORK = frozenset("detection action clearance clearing risk removal detecting disposal awareness".split())  # noqa: SIM905
_FINDING = frozenset("find discover identify appear observe spot seize recover emplace document see".split())  # noqa: SIM905


@on_verbs(_MOVING)
def read_moving(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Who exported or imported which weapons, to whom, how many of each.

    >> [mbp per] Peru imported antipersonnel mines from Belgium in 1980.
    -> TransferClaim state:per imported munition:antipersonnel-mine time=1980 origin=state:bel
    >> [mbp per] Peru imported mines from Belgium and the former Yugoslavia.
    -> TransferClaim state:per imported munition:mine origin=state:bel
    >> [mbp per] Peru has never exported antipersonnel mines.
    -> TransferClaim state:per exported munition:antipersonnel-mine not
    >> [cmb tur] Turkey transferred 200 CBU-58 bombs and 300 M26 rockets to Chad and Peru in 1995.
    -> TransferClaim state:tur transferred munition:cbu-58 exactly=200 recipient=state:tcd time=1995
    -> TransferClaim state:tur transferred munition:m26 exactly=300 recipient=state:per time=1995
    """
    predicate = _MOVING[prop.lemma]
    arms = _moved(scene, prop)
    weapons_told = scene.place.code in ("cmb", "mbp")
    if (
        not arms
        or (prop.lemma in _ORDINARY and not weapons_told)
        or prop.clause.opener in ("before", "until", "unless")
    ):
        return
    traders = [party for party in prop.actors if party.ref.kind in _TRADERS] or _possessors(scene, prop)
    if prop.clause.relation is Relation.REDUCED and not prop.actors:
        return
    recipients = [] if predicate == "imported" else _recipients(scene, prop)
    for trader in traders:
        yield from _moves(scene, prop, predicate, trader, arms, recipients)
    if not traders and prop.passive and recipients:
        yield _moved_by_nobody(scene, prop, arms, recipients[0])


def _moved(scene: Scene, prop: Proposition) -> list[Arm]:
    """The weapons moved; those that a passive was "supplied with"."""
    arms = prop.arms
    if prop.passive and not arms and "with" in prop.words_behind(2):
        arms = list_arms(scene.note, *prop.clause.tail)
    if prop.lemma in _ORDINARY and not prop.passive:
        arms = [arm for arm in arms if not is_topic(scene.note, prop.clause.group.last, arm)]
    return [arm for arm in arms if arm.first >= 0 or prop.lemma in ("export", "import", "transfer")]


def _possessors(scene: Scene, prop: Proposition) -> list[Party]:
    """ "Chile's bombs were sold to Iraq": whose the weapons are said to be."""
    if not prop.passive or prop.lemma not in ("export", "sell", "transfer", "ship"):
        return []
    named = scene.note.within(*(prop.subject_range or (0, 0)), Kind.STATE, Kind.BODY)
    return [scene.party(m) for m in named[:1] if scene.note.word(m.last) in ("'", "'s")]


def _moves(
    scene: Scene,
    prop: Proposition,
    predicate: str,
    trader: Party,
    arms: Sequence[Arm],
    recipients: Sequence[Ref],
) -> Iterator[Claim]:
    """One claim for each weapon that has its own figure, else one for all; for each recipient; for each supplier where
    no figure is told of all of them.
    """
    counts = list_counts(scene.note, *prop.patient)
    own = [(arm, find_count(scene.note, arm, arms, counts)) for arm in arms]
    each = any(count for _, count in own)
    origins = _suppliers(scene, prop) if predicate == "imported" else ()
    for arm, count in own if each else own[:1]:
        apart = len(origins) > 1 and count is None
        ends = [(None, (origin,)) for origin in origins] if apart else [(r, origins) for r in recipients or (None,)]
        for recipient, suppliers in ends:
            yield scene.claim(
                "TransferClaim",
                predicate,
                trader,
                prop=prop,
                object=name_weapon(arm),
                arms=[] if each else arms[1:],
                where=_where(scene, prop) if predicate == "imported" and not origins else None,
                quantity=count.quantity if count else None,
                details=[("recipient", recipient)],
                polarity=Polarity.NEGATED if prop.negated else prop.stance.polarity,
                origins=suppliers or None,
            )


def _moved_by_nobody(scene: Scene, prop: Proposition, arms: Sequence[Arm], recipient: Ref) -> Claim:
    """ "The mines were transferred to Chad": an event without the one who did it."""
    weapons = _sentence_arms(scene) if arms[0].first >= 0 and not arms[0].model else arms
    return scene.claim(
        "TransferClaim",
        "involved",
        scene.mint("event", f"transfer of {arms[0].words}"),
        prop=prop,
        object=name_weapon(weapons[0]),
        arms=weapons,
        time=_shown_by(prop),
        details=[("recipient", recipient)],
    )


def _shown_by(prop: Proposition) -> Time | str | None:
    """When the use was that shows a recent transfer ("used in 2019, indicating that they were recently supplied")."""
    recent = {"recently", "newly", "lately"} & set(prop.clause.group.adverbs)
    hosts = [c for c in prop.clause.governors() if c.lemma in ("indicate", "suggest", "show", "demonstrate")]
    first = hosts[0].fellow if hosts else None
    if not recent or first is None or prop.times:
        return None
    named = [m.time for m in prop.note.within(*first.tail, Kind.TIME) if m.time]
    return next(join_years(prop.note, named), None)


def _suppliers(scene: Scene, prop: Proposition) -> tuple[Ref, ...]:
    """From whom: the states behind "from"."""
    note = scene.note
    first = next((i for i in range(*prop.clause.tail) if note.word(i) == "from" and note.at(i) is None), None)
    if first is None:
        return ()
    named = note.within(first, prop.clause.tail[1], Kind.STATE, Kind.GROUP)
    run = next(iter_runs(note, named), [])
    return tuple(m.ref for m in run if run[0].first - first <= 3)


def _sentence_arms(scene: Scene) -> list[Arm]:
    """ "The mines" are those that the sentence named before."""
    named = [arm for arm in scene.arms if arm.refs[0].key not in ("mine", "weapon")]
    return named or scene.arms


def _recipients(scene: Scene, prop: Proposition) -> list[Ref]:
    """To whom: the names of the list behind "to", else the country that the sentence has named."""
    note, tail = scene.note, prop.clause.tail
    if prop.passive and "with" in prop.words_behind(2):
        return [party.ref for party in prop.subjects if party.ref.kind in _TRADERS]
    for run in iter_runs(note, note.within(*tail, Kind.STATE, Kind.GROUP, Kind.PLACE)):
        before = [note.word(run[0].first - 1), note.word(run[0].first - 2)]
        if before[0] in _TO or (before[0] == "the" and before[1] in _TO):
            return list(dict.fromkeys(m.ref for m in run))
    if {"into", "the", "country"} <= set(prop.words_behind(5)):
        wheres = list_wheres(note, *scene.whole())
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


#: So many words has a phrase at most that stands for what was named before: "it", "the ban".


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
        yield _found_in_number(scene, prop, arms[0], counts[0], content)
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


def _found_in_number(scene: Scene, prop: Proposition, arm: Arm, count: Count, content: str) -> Claim:
    """Found in a number of countries that are not named."""
    return scene.claim(
        "OriginFoundClaim",
        "foundIn",
        name_weapon(arm),
        prop=prop,
        object=scene.mint("group", f"countries where {arm.words} were found"),
        origins=arm.origins,
        quantity=count.quantity,
        content=content,
    )


def _of_patient(scene: Scene, prop: Proposition) -> list[Where]:
    """A place named with the weapons themselves ("never stockpiled in Ukraine")."""
    return scene.wheres[-1:]


@on_words({":"})
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
    region = (prop.subject_range or (0, 0)) if prop.passive else prop.clause.tail
    arms = list_arms(scene.note, *region)
    counts = list_counts(scene.note, *region)
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
    times = prop.times or (below.times if below else [])
    for giver in [g for g in givers if g.ref.kind == "state"][:1]:
        for heir in _heirs(scene, prop):
            count = find_count(scene.note, arms[0], arms, counts) if arms else None
            yield scene.claim(
                "TransferClaim",
                "stockInheritedBy",
                giver,
                prop=prop,
                object=heir,
                arms=[replace(a, origins=()) for a in arms[:1]],
                time=times[0] if times else None,
                quantity=count.quantity if count else None,
            )


def _heirs(scene: Scene, prop: Proposition) -> list[Party]:
    """Who inherited: the subject; of a passive ("stocks that were inherited") who is said to hold them."""
    if not prop.passive:
        return list(prop.subjects)
    if prop.actors:
        return list(prop.actors)
    hosts = [p for p in scene.propositions if p.clause.group.first < prop.clause.group.first]
    return [party for party in (hosts[-1].subjects if hosts else ()) if party.ref.kind in _TRADERS]


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
        if party.ref.kind in _TRADERS and not _is_weapon(scene, prop):
            for arm in [a for a in weapons if scene.note.word(a.last) not in _WORK]:
                yield scene.claim(
                    "DeploymentClaim", "deployed", party, prop=prop, object=name_weapon(arm), current=True
                )


def _is_weapon(scene: Scene, prop: Proposition) -> bool:
    """ "Dispensers that deploy submunitions": what a weapon does is no deployment of it."""
    first, last = prop.subject_range or (0, 0)
    armed = {scene.note.tokens[i].norm for i in range(first, last)} & _CARRIERS
    return not prop.passive and (bool(armed) or bool(scene.note.within(first, last, Kind.WEAPON)))


def _two_last(scene: Scene) -> list[Arm]:
    """ "Either of these": the last two models or systems that the section introduced."""
    return [Arm(m.refs, m.words, -1, -1, m.known, None, (), True) for m in scene.discourse.find_introduced()]
