"""Rules for the use of weapons, told by a verb: by whom, of what, where, when; alleged, denied, or left open."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from armstrace.graph.claim import Certainty, Claim, Polarity, Quantity, Status
from armstrace.graph.names import Ref
from armstrace.graph.sealed import replace
from armstrace.loaders.argument import Arm, Where, by_range, list_arms, list_counts, list_wheres
from armstrace.loaders.clause import Clause, Relation
from armstrace.loaders.date import Time
from armstrace.loaders.discourse import Party, is_doer
from armstrace.loaders.mention import Kind
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.delivery import is_delivery
from armstrace.loaders.rules.rule import on_verbs
from armstrace.loaders.rules.use_noun import USES
from armstrace.loaders.rules.used_weapon import (
    USERS,
    add_contents,
    find_contents,
    find_target,
    find_types,
    join_years,
    list_used,
    name_event,
    pair_times,
)
from armstrace.loaders.rules.user_list import last_joined, list_examples, split_joint
from armstrace.loaders.rules.weapon import name_weapon
from armstrace.loaders.scene import Scene
from armstrace.loaders.token import find_tokens

USING = frozenset("use employ fire drop lay plant emplace scatter launch shell".split())  # noqa: SIM905

_DEEDS = USES | {"operation", "campaign", "offensive", "conflict", "war"}

_UNKNOWN = frozenset({"unknown", "unidentified", "unspecified", "unclear", "uncertain", "known", "clear"})
#: What fires or drops a weapon, and is nobody.
_MACHINES = frozenset(
    "aircraft airplane plane jet warplane helicopter bomber drone launcher system rocket projectile missile".split()  # noqa: SIM905
)
#: What is dug from the ground: who mines it lays nothing.
_MINERALS = frozenset(
    """diamond gold coal copper uranium ore mineral coltan silver iron cobalt salt tin gem gemstone jade bauxite
    lithium cassiterite resource""".split()  # noqa: SIM905
)
_BEHIND_HEAD = re.compile(r" (?:to|involved in) ")
_MAKING = frozenset("make manufacture produce".split())  # noqa: SIM905


@on_verbs(USING)
def read_use(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Someone used a weapon: one claim for each weapon, place and period; the user is only whom the text names.

    >> [cmb syr] Syrian forces used RBK-250 cluster bombs in Aleppo and Idlib in 2014.
    -> UseClaim state:syr used munition:rbk-250 place=aleppo time=2014
    -> UseClaim state:syr used munition:rbk-250 place=idlib time=2014
    >> [cmb syr] The ministry denied that Syria used cluster munitions.
    -> UseClaim state:syr used munition:cluster-munition status=denied not
    >> [cmb syr] Cluster munitions were used in Aleppo.
    -> UseClaim event:use-of-cluster-munition-in-aleppo involved munition:cluster-munition
    """
    if prop.clause.group.form.value == "ing" and prop.clause.relation is Relation.REDUCED:
        return
    if prop.words_behind(1)[:1] in (["off"], ["out"], ["down"]) or _is_training(scene, prop):
        return
    arms = list_used(scene, prop) or _in_fields(scene, prop)
    if not arms or _is_instrument(scene, prop) or is_delivery(scene, prop) or _is_elsewhere(scene, prop):
        return
    users = list_users(scene, prop)
    if not users and prop.clause.relation is Relation.ADVERBIAL and not prop.clause.tail_has(Kind.PLACE, Kind.STATE):
        return
    if not users and (prop.stance.status is Status.PLANNED or _is_named_only(prop)):
        return
    if not users and prop.stance.asserters and prop.stance.status in (Status.ALLEGED, Status.REPORTED):
        return
    parts = _by_parts(scene, prop)
    for doers, times in parts:
        for time in times:
            yield from _claim(scene, prop, doers, arms[0], None, time, None)
    if not parts:
        yield from make_uses(scene, prop, users, arms)


@on_verbs({"mine"})
def read_mined(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Someone mined a border, a road or a town: mines were used there. Without a doer it needs a date of its own.

    >> [mbp kgz] Uzbek forces mined the hills around Batken in 1999.
    -> UseClaim state:uzb used munition:mine place=batken time=1999
    >> [mbp kgz] The hills were mined by Uzbek forces in 1999.
    -> UseClaim state:uzb used munition:mine time=1999
    >> [mbp kgz] The road to Batken was mined in 1999.
    -> UseClaim event:use-of-mine involved munition:mine time=1999
    """
    users = [party for party in list_users(scene, prop) if party.ref.kind in USERS]
    passive = prop.passive and prop.clause.relation is not Relation.REDUCED
    started = prop.clause.group.helpers[:1] in (("was",), ("were",), ("had",), ("has",), ("have",))
    dated = passive and started and bool(prop.times) and not prop.counts
    words = {scene.note.tokens[i].norm for i in range(*prop.patient)}
    if words & _MINERALS or prop.stance.status is Status.PLANNED or not (users or dated):
        return
    arm = Arm((Ref("munition", "mine"),), "mined", -1, -1)
    for where in prop.wheres or (None,):
        for time in list(join_years(scene.note, prop.times)) or (None,):
            yield from _claim(scene, prop, users, arm, where, time, None)


def _by_parts(scene: Scene, prop: Proposition) -> list[tuple[list[Party], list[Time]]]:
    """ "Laid by Peru in 1995, by Ecuador in 1996, and by rebels until 1999": each with a time of its own."""
    first, last = prop.clause.tail
    begins = [i for i in range(first, last) if prop.passive and scene.note.word(i) == "by"]
    begins = [i for i in begins if i == first or scene.note.word(i - 1) in (",", "and")]
    out = []
    for begin, end in pairwise([*begins, last]):
        phrase = by_range(scene.note, begin, end)
        doers = [p for p in scene.discourse.find_parties(scene.note, phrase) if p.ref.kind in USERS] if phrase else []
        times = [m.time for m in scene.note.within(begin, end, Kind.TIME) if m.time]
        out.append((doers, times))
    return out if len(out) > 1 and all(doers and times for doers, times in out) else []


def _in_fields(scene: Scene, prop: Proposition) -> list[Arm]:
    """ "Thirteen minefields were laid by the army": mines, of which nobody tells the number."""
    if prop.lemma not in ("lay", "plant", "emplace") or prop.arms:
        return []
    laid = any(scene.note.tokens[i].norm == "minefield" for i in range(*prop.patient))
    return [Arm((Ref("munition", "mine"),), "minefields", -1, -1)] if laid else []


def _is_named_only(prop: Proposition) -> bool:
    """ "The types of devices used": neither who, where, when nor how many is told."""
    reduced = prop.clause.relation is Relation.REDUCED
    return reduced and not (prop.wheres or prop.times or prop.counts or prop.actors)


def _is_training(scene: Scene, prop: Proposition) -> bool:
    """ "Used 60 mines to train dogs", "used 40 mines in training": what is kept for that is used up, not laid."""
    ends = (c.begin for c in prop.clauses if c.begin > prop.clause.group.last and c.group.finite)
    end = next(ends, len(scene.note.tokens))  # "has never used mines and has none, also for training"
    words = [scene.note.word(i) for i in range(prop.clause.group.last, end)]
    return any(
        words[i] in ("to", "for", "in", "during") and words[i + 1] in ("train", "training", "test", "testing")
        for i in range(min(len(words) - 1, 24))
    )


def list_users(scene: Scene, prop: Proposition) -> list[Party]:
    """Who used: no deed, no weapon, nobody unknown or asked for; of "Peruvian aircraft" the state."""
    if prop.clause.opener in ("which", "what") and prop.clause.subject:
        return []
    found = [party for party in prop.actors if party.ref.kind in USERS and not _is_doing(scene, party)]
    users = [party for party in found if not _is_nobody(party)]
    if users or not found:
        more = (
            []
            if prop.passive
            else [*last_joined(scene, prop.subject_range, users), *list_examples(scene, prop.clause.tail)]
        )
        named = [*split_joint(scene, users), *(party for party in more if party.ref.kind in USERS)]
        return list({party.ref: party for party in named}.values())
    by = by_range(scene.note, *prop.clause.tail) if prop.passive else prop.subject_range
    owners = scene.note.within(*(by or (0, 0)), Kind.ADJECTIVE, Kind.STATE, Kind.BODY)
    return [scene.party(m) for m in owners[:1] if m.ref.kind in USERS]


def _is_nobody(party: Party) -> bool:
    """ "Unknown forces", "aircraft", "rocket launchers": nobody that is named or described."""
    if party.mention is not None or party.found_back:
        return False
    norms = [token.norm for token in find_tokens(party.words)]
    return not is_doer(party) or bool(set(norms) & _UNKNOWN) or bool(norms and norms[-1] in _MACHINES)


def _is_doing(scene: Scene, party: Party) -> bool:
    """Is the subject a deed ("attacks that have used"), not someone who does it?"""
    if party.mention is not None or party.found_back:
        return False
    head = _BEHIND_HEAD.split(party.words, maxsplit=1)[0]  # "all sides to the conflict" are no conflict
    return any(token.norm in _DEEDS for token in find_tokens(head))


def _is_elsewhere(scene: Scene, prop: Proposition) -> bool:
    """ "The mines used in Libya were made by Peru": the rule on origins reads that; "attacks that used them" is no
    new use.
    """
    host = next(
        (c for c in prop.clauses if c.group.first > prop.clause.group.first and c.group.passive and c.lemma in _MAKING),
        None,
    )
    if prop.clause.relation is Relation.REDUCED and host is not None and host.subject is not None:
        return (
            host.subject[0] <= prop.clause.group.first < host.subject[1] or host.subject[1] <= prop.clause.group.first
        )
    deeds = prop.subjects and all(_is_doing(scene, party) for party in prop.subjects)
    known = any(clause.lemma in USING for clause in scene.read)
    return bool(deeds and known and prop.clause.relation is Relation.RELATIVE)


def _is_instrument(scene: Scene, prop: Proposition) -> bool:
    """ "Used to deliver", "used for training": what a thing is for is no use of it."""
    words = prop.words_behind(3)
    following = next((c for c in prop.clauses if c.group.first >= prop.clause.group.last and c.group.infinitive), None)
    return words[:1] == ["for"] or (following is not None and following.group.first == prop.clause.group.last)


def make_uses(scene: Scene, prop: Proposition, users: Sequence[Party], arms: Sequence[Arm]) -> Iterator[Claim]:
    """A claim for each weapon, place, period and user of a clause that tells a use."""
    wheres: list[Where | None] = list(prop.wheres) or [_only_where(scene, prop)]
    own = [m.time for m in scene.note.within(*(prop.clause.antecedent or (0, 0)), Kind.TIME) if m.time]
    times: list[Time | str | None] = list(join_years(scene.note, prop.times or own[:1])) or [None]
    counts = list_counts(scene.note, *prop.patient)
    pairs = pair_times(scene.note, prop.wheres, prop.clause.tail[1]) or [(w, t) for w in wheres for t in times]
    for arm in arms:
        for fill in find_contents(scene, prop, arm) or (None,):
            for where, time in pairs:
                made = _claim(scene, prop, users, arm, where, time, find_types(counts, arm))
                yield from (add_contents(claim, fill) for claim in made)


def _claim(
    scene: Scene,
    prop: Proposition,
    users: Sequence[Party],
    arm: Arm,
    where: Where | None,
    time: Time | str | None,
    quantity: Quantity | None,
) -> Iterator[Claim]:
    meant = prop.stance.status is Status.PLANNED
    denied = prop.stance.polarity is Polarity.NEGATED and prop.stance.asserters and not meant
    deeds = [scene.mint("event", p.words) for p in prop.subjects if _is_doing(scene, p)][:1] if not prop.passive else []
    for user in users or deeds or [name_event(scene, arm, where)]:
        yield scene.claim(
            "UseClaim",
            "used" if user.ref.kind in USERS else "involved",
            user,
            prop=prop,
            object=name_weapon(arm),
            arms=[replace(arm, refs=arm.refs[1:])],
            where=where,
            time=time,
            untimed=time is None,
            quantity=quantity or _settlements(scene, prop),
            content=find_target(scene, prop),
            **({"status": Status.DENIED} if denied else _shown(prop)),
        )


def _only_where(scene: Scene, prop: Proposition) -> Where | None:
    """Inside a quotation: the one place that the sentence around it speaks of."""
    wheres = scene.wheres if prop.clause.quoted else []
    return wheres[0] if len(wheres) == 1 else None


def _settlements(scene: Scene, prop: Proposition) -> Quantity | None:
    """In how many towns: a number behind "in or near"."""
    counts = list_counts(scene.note, *prop.clause.tail)
    return next((c.quantity for c in counts if c.quantity.unit in ("settlement", "occasion")), None)


@on_verbs({"include", "comprise"})
def read_listing(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """ "Cluster munitions used in Syria include ...": each weapon listed was used there.

    >> [cmb syr] Russian cluster munitions used in Syria include RBK-250 bombs containing AO-1SCh submunitions.
    -> UseClaim event:use-of-cluster-munition-in-syria involved munition:rbk-250 place=syr submunition=munition:ao-1sch
    """
    used = next((p for p in scene.propositions if p.lemma in USING and p.clause.relation is Relation.REDUCED), None)
    if used is None or used.clause.group.first > prop.clause.group.first:
        return
    general = used.arms[:1]
    wheres = used.wheres or list_wheres(scene.note, *used.clause.tail)
    times = used.times or (_lead_times(scene) if scene.lead else [])
    for arm in list_arms(scene.note, prop.clause.group.last, len(scene.note.tokens)) if general else []:
        if not arm.model or _is_fill(scene, arm):
            continue
        for fill in find_contents(scene, prop, arm) or (None,):
            claim = scene.claim(
                "UseClaim",
                "involved",
                name_event(scene, general[0], wheres[0] if wheres else None),
                prop=prop,
                object=name_weapon(arm),
                where=wheres[0] if wheres else None,
                origins=general[0].origins,
                time=times[0] if times else None,
            )
            yield add_contents(claim, fill)


def _lead_times(scene: Scene) -> list[Time]:
    """The dates of the sentence that a note hangs on."""
    return [m.time for m in scene.lead.mentions(Kind.TIME) if m.time] if scene.lead else []


def _is_fill(scene: Scene, arm: Arm) -> bool:
    """Does the weapon stand behind "containing", up to the next semicolon?"""
    for place in range(arm.first - 1, -1, -1):
        if scene.note.stops(place, ";") or scene.note.word(place) == "include":
            return False
        if scene.note.word(place) == "containing":
            return True
    return False


def _shown(prop: Proposition) -> dict[str, Any]:
    """ "Were shown laying mines" in a video: probable, no more."""
    shown = any(
        c.lemma in ("show", "see", "film", "picture") and c.group.passive
        for c in (*prop.clause.governors(), *filter(None, [prop.clause.fellow]))
    )
    return {"certainty": Certainty.PROBABLE, "hedge": "were shown"} if shown else {}


@on_verbs({"be"})
def read_responsible(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Who was "responsible for" attacks used what they were made with.

    >> [cmb syr] Government forces of Chad were also responsible for cluster munition attacks.
    -> UseClaim state:tcd used munition:cluster-munition
    """
    words = prop.words_behind(8)
    if words[:2] != ["responsible", "for"] or (prop.clause.opener and prop.stance.status is Status.NOT_KNOWN):
        return
    arms = list_arms(scene.note, *prop.clause.tail)
    users = [party for party in prop.subjects if party.ref.kind in USERS]
    if arms and users and any(scene.note.tokens[i].norm in USES for i in range(*prop.clause.tail)):
        yield from make_uses(scene, prop, users, arms[:1])


@on_verbs(USING)
def read_alternative(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """ "Used X or, at a minimum, took part in attacks": one claim that leaves both open, never the stronger one.

    >> [cmb syr] There is strong evidence that Chad is using mines or, at a minimum, taking part in attacks with them.
    -> UseClaim state:tcd usedOrTookPartIn status=concluded
    """
    words = " ".join(scene.note.word(i) for i in range(*_whole(prop.clause)))
    if "at a minimum" not in words and "or at least" not in words:
        return
    users = [party for party in prop.actors if party.ref.kind in USERS]
    wheres = _all_wheres(scene, prop)
    partners = [
        m.ref
        for m in scene.note.within(*_whole(prop.clause), Kind.STATE, Kind.BODY)
        if m.ref not in {u.ref for u in users}
    ]
    for user in users:
        for arm in prop.arms[:1]:
            yield scene.claim(
                "UseClaim",
                "usedOrTookPartIn",
                user,
                prop=prop,
                arms=[arm],
                where=wheres[0] if wheres else None,
                details=[("partner", partners[0] if partners else None)],
                current=True,
                behind=_whole(prop.clause)[1],
                content=scene.condense(prop.clause.group.first, _whole(prop.clause)[1]),
            )


def _whole(clause: Clause) -> tuple[int, int]:
    return clause.group.last, len(clause.note.tokens)


def _all_wheres(scene: Scene, prop: Proposition) -> list[Where]:
    return list_wheres(scene.note, *_whole(prop.clause)) or prop.wheres
