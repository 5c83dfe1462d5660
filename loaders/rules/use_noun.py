"""Rules for a use that stands as a noun: someone's use seen, documented, or denied."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from armstrace.graph.claim import Certainty, Claim, Polarity, Status
from armstrace.graph.names import Ref
from armstrace.graph.sealed import replace
from armstrace.loaders.argument import Arm, Where, by_range, list_arms, list_counts, list_wheres
from armstrace.loaders.clause import Relation
from armstrace.loaders.date import Time
from armstrace.loaders.discourse import Party
from armstrace.loaders.mention import ACTORS, Kind, Mention
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.rule import on_verbs
from armstrace.loaders.rules.used_weapon import USERS, find_target, name_event
from armstrace.loaders.rules.user_list import split_joint
from armstrace.loaders.rules.weapon import name_weapon
from armstrace.loaders.scene import NO_PROOF, Scene

USES = frozenset("use usage attack strike emplacement laying deployment".split())  # noqa: SIM905
_COUNTED = frozenset({"attack", "item", "incident", "occasion"})
PROOF = frozenset("evidence allegation report indication sign confirmation accusation".split())  # noqa: SIM905


@on_verbs({"see", "witness", "involve", "feature"})
def read_seen(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """An operation or conflict that "has seen the use of" a weapon.

    >> [cmb syr] The joint operation with Chad since 2015 has seen the widespread use of cluster munitions.
    -> UseClaim event:the-joint-operation-with-chad-since-2015 involved munition:cluster-munition time=2015/
    """
    if prop.passive or prop.subject_range is None:
        return
    found = find_use(scene, prop.clause.group.last, prop.clause.reach[1])
    if found is None or (found[0] and prop.lemma not in ("see", "witness")):
        return
    words = scene.note.words(*prop.subject_range).strip(" ,")
    wheres = list_wheres(scene.note, *prop.subject_range) or prop.wheres
    host = list(scene.note.within(*prop.subject_range, Kind.STATE, Kind.BODY))
    where = wheres[0].refs if wheres else tuple(s for m in host if (s := prop.state_of(scene.party(m))))[:1]
    times = [m.time for m in scene.note.within(*prop.subject_range, Kind.TIME) if m.time]
    event = scene.mint("event", _whose(scene, prop) + words)
    for user in found[0] or [event]:
        yield scene.claim(
            "UseClaim",
            "used" if found[0] else "involved",
            user,
            prop=prop,
            object=name_weapon(found[1][0]),
            where=where or None,
            time=times[0] if times else None,
            content=scene.condense(prop.clause.group.first, prop.clause.reach[1]),
        )


def _whose(scene: Scene, prop: Proposition) -> str:
    """Whose deed a relative clause speaks of: the subject of the clause that it hangs on."""
    hosts = [
        p
        for p in scene.propositions
        if p.clause.relation is Relation.MAIN and p.clause.group.first < prop.clause.group.first
    ]
    parties = (
        [p for p in hosts[-1].subjects if p.ref.kind in ("state", "org")]
        if prop.clause.relation is Relation.RELATIVE and hosts
        else []
    )
    label = next(iter(scene.labels(parties[0].ref)), parties[0].words) if parties else ""
    return f"{label}: " if label else ""


@on_verbs({"document", "report", "record", "identify", "confirm"})
def read_nominal(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """A report that documents "the army's use of mines", or so many attacks.

    >> [cmb syr] Human Rights Watch documented the Syrian army's use of cluster munitions in Aleppo in 2014.
    -> UseClaim state:syr used munition:cluster-munition time=2014 status=concluded
    >> [cmb syr] The Monitor reported at least ten attacks with cluster bombs in Aleppo in 2014.
    -> UseClaim event:attacks-in-aleppo attackCount time=2014
    >> [cmb syr] At least 249 cluster munition attacks were recorded in Syria between July 2012 and July 2014.
    -> UseClaim event:attacks-in-syria attackCount atLeast=249 time=2012-07/2014-07 status=concluded
    >> [cmb yem] Amnesty International documented the use of BL-755 cluster bombs in Hajjah in January 2016.
    -> UseClaim event:use-of-cluster-bomb-in-hajjah involved munition:bl-755 time=2016-01 status=concluded
    >> [mbp yem] Amnesty International reported no use of mines in Yemen in 2010.
    -> UseClaim event:use-of-mine-in-yemen involved munition:mine time=2010 status=noEvidence
    """
    region = (prop.subject_range or (0, 0)) if prop.passive else (prop.clause.group.last, prop.clause.reach[1])
    found = find_use(scene, *region)
    speakers = tuple(dict.fromkeys(party.ref for party in _speakers(scene, prop)))
    if found is None or prop.negated or not (speakers or prop.passive):
        return
    told = _told(scene, prop, speakers, (region[0], found[2]))
    where = join_wheres(list_wheres(scene.note, found[2], region[1]) or prop.wheres)
    times = [m.time for m in scene.note.within(*region, Kind.TIME) if m.time] or prop.times
    yield from _documented(scene, prop, region, found, where, times[0] if times else None, told)


def _told(scene: Scene, prop: Proposition, speakers: tuple[Ref, ...], before: tuple[int, int]) -> dict[str, Any]:
    """By whose word: found by those who document, reported where only reported; alleged or absent where so called."""
    words = [scene.note.word(i) for i in range(*before)]
    if "no" in words:
        return {**NO_PROOF, "asserters": speakers}
    if {"alleged", "suspected", "possible", "allegation", "allegations", "claims"} & set(words):
        return {"asserters": speakers, "status": Status.ALLEGED, "certainty": Certainty.POSSIBLE}
    if prop.passive and prop.lemma == "report":
        return {"asserters": speakers, "status": Status.REPORTED, "certainty": Certainty.PROBABLE}
    found = prop.lemma in ("document", "confirm") or prop.passive
    return {"asserters": speakers, "status": Status.CONCLUDED if found else Status.ASSERTED}


def join_wheres(wheres: Sequence[Where]) -> Where | None:
    """The places of one report as one."""
    if not wheres:
        return None
    refs = tuple(ref for where in wheres for ref in where.refs)
    return Where(refs, wheres[0].words, wheres[0].first, wheres[-1].last)


def _documented(
    scene: Scene,
    prop: Proposition,
    region: tuple[int, int],
    found: tuple[list[Party], list[Arm], int],
    where: Where | None,
    time: Time | None,
    told: dict[str, Any],
) -> Iterator[Claim]:
    """Each user's use; where none is named the attacks with their number, or the use itself."""
    users, arms, noun = found
    counts = [c for c in list_counts(scene.note, region[0], noun + 1) if c.quantity.unit in _COUNTED]
    for user in users:
        yield scene.claim(
            "UseClaim", "used", user, prop=prop, object=name_weapon(arms[0]), where=where, time=time, **told
        )
    if users:
        return
    attacks = bool(counts) or scene.note.tokens[noun].norm in ("attack", "strike")
    place = f" in {where.words}" if where else ""
    yield scene.claim(
        "UseClaim",
        "attackCount" if counts else "involved",
        scene.mint("event", f"attacks{place}") if attacks else name_event(scene, arms[0], where),
        prop=prop,
        object=None if attacks else name_weapon(arms[0]),
        arms=arms[:1] if attacks else (),
        where=where,
        time=time,
        quantity=replace(counts[0].quantity, unit="attack") if counts else None,
        **told,
    )


def _speakers(scene: Scene, prop: Proposition) -> list[Party]:
    """The bodies that a subject names, at its head or before it ("a Human Rights Watch report")."""
    heads = [party for party in prop.actors if party.ref.kind in ("org", "state", "person")]
    if heads or prop.passive or prop.subject_range is None:
        return heads
    return [scene.party(m) for m in scene.note.within(*prop.subject_range, Kind.BODY, Kind.PERSON)][:1]


def find_use(scene: Scene, first: int, last: int) -> tuple[list[Party], list[Arm], int] | None:
    """A noun of use with its weapon, and who is said to have used it, in a range; None where there is none."""
    for place in range(first, last):
        if scene.note.tokens[place].norm not in USES or scene.note.at(place) is not None:
            continue
        arms = list_arms(scene.note, place, min(last, place + 12)) or list_arms(
            scene.note, max(first, place - 6), place
        )
        if not arms:
            continue
        owners = _owners(scene, first, place, last)
        return [party for party in owners if party.words.split()[:1] != ["unknown"]], arms, place
    return None


def _owners(scene: Scene, first: int, noun: int, last: int) -> list[Party]:
    """Who used: a possessive or name right before the noun, or the phrase behind "by"."""
    before = [m for m in scene.note.within(first, noun) if m.kind in ACTORS or m.kind is Kind.ADJECTIVE]
    if before and noun - before[-1].last <= 3 and _belongs(scene, before[-1], noun):
        return [scene.party(before[-1])]
    phrase = by_range(scene.note, noun, last)
    if phrase and scene.note.word(phrase[0]).endswith("ing"):
        return []
    if phrase is None:
        return _whose_use(scene, noun)
    return [p for p in split_joint(scene, scene.discourse.find_parties(scene.note, phrase)) if p.ref.kind in USERS]


def _whose_use(scene: Scene, noun: int) -> list[Party]:
    """ "Government use of mines", "rebel use": whose it is by the word right before."""
    word = scene.note.word(noun - 1)
    if word in ("government", "army", "military") and scene.home is not None:
        return [Party(scene.home, word)]
    return [scene.mint("group", f"{word}s")] if word in ("rebel", "insurgent", "guerrilla", "militant") else []


def _belongs(scene: Scene, mention: Mention, noun: int) -> bool:
    gap = [scene.note.word(i) for i in range(mention.last, noun)]
    return all(
        word in ("'", "s", "government", "reckless", "indiscriminate", "new", "repeated", "alleged", "army")
        for word in gap
    )


@on_verbs({"deny"})
def read_denial(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """A denial of a use that stands as a noun.

    >> [mbp per] Peru has denied any use of mines in its 1995 conflict with Ecuador.
    -> UseClaim state:per used munition:mine not time=1995 status=denied
    """
    if prop.negated:
        return
    found = find_use(scene, prop.clause.group.last, prop.clause.reach[1])
    if found is None:
        return
    owners, arms, noun = found
    speakers = list(prop.subjects)
    wheres = list_wheres(scene.note, noun, prop.clause.reach[1])
    users = owners or [party for party in speakers if party.ref.kind in USERS]
    for user in users[:1]:
        yield scene.claim(
            "UseClaim",
            "used",
            user,
            prop=prop,
            object=name_weapon(arms[0]),
            where=wheres[0] if wheres else None,
            status=Status.DENIED,
            polarity=Polarity.NEGATED,
            asserters=tuple(p.ref for p in speakers),
            content=find_target(scene, prop),
        )
