"""Rules for the use of weapons: by whom, of what, where, when; denied, alleged, or without proof."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from armstrace.graph.claim import Certainty, Claim, Comparator, Polarity, Quantity, Status
from armstrace.graph.names import Ref
from armstrace.loaders.argument import Arm, Where, by_range, list_arms, list_counts, list_wheres
from armstrace.loaders.clause import Clause, Relation
from armstrace.loaders.date import Time
from armstrace.loaders.discourse import Party
from armstrace.loaders.mention import ACTORS, Kind, Mention
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.scene import NO_PROOF, Scene
from armstrace.loaders.token import find_tokens

_USING = frozenset("use employ fire drop lay plant emplace scatter launch shell".split())  # noqa: SIM905
_USES = frozenset("use usage attack strike emplacement laying deployment".split())  # noqa: SIM905
_USERS = frozenset({"state", "territory", "org", "group"})
_DEEDS = _USES | {"operation", "campaign", "offensive", "conflict", "war"}
_MAKING = frozenset("make manufacture produce".split())  # noqa: SIM905
_FIGHTS = frozenset("conflict war".split())  # noqa: SIM905
_PROOF = frozenset("evidence allegation report indication sign".split())  # noqa: SIM905


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
    if prop.lemma not in _USING or (prop.clause.group.form.value == "ing" and prop.clause.relation is Relation.REDUCED):
        return
    arms = _used_arms(scene, prop)
    if not arms or _is_instrument(scene, prop) or _is_elsewhere(scene, prop):
        return
    users = [party for party in prop.actors if party.ref.kind in _USERS and not _is_doing(scene, party)]
    if not users and prop.clause.relation is Relation.ADVERBIAL and not prop.clause.tail_has(Kind.PLACE, Kind.STATE):
        return
    if not users and prop.stance.asserters and prop.stance.status in (Status.ALLEGED, Status.REPORTED):
        return
    yield from _claims(scene, prop, users, arms)


def _used_arms(scene: Scene, prop: Proposition) -> list[Arm]:
    """The weapons used; where a general word is followed by "including", the general one and each named one."""
    arms = prop.arms
    kept = [arm for arm in arms if not _carries(scene, arm) and not _is_part(scene, arm)]
    return _listed(scene, kept)


def _listed(scene: Scene, arms: Sequence[Arm]) -> list[Arm]:
    """ "Mines including PMN-2 and PMN-4": the named ones alone, unless the general word counts types."""
    for number, arm in enumerate(arms[:-1]):
        following = arms[number + 1]
        between = [scene.note.word(i) for i in range(arm.last, following.first)] if arm.first >= 0 else []
        if not arm.model and following.model and "including" in between and not _numbered(scene, arm):
            return [*arms[:number], *arms[number + 1 :]]
    return list(arms)


def _numbered(scene: Scene, arm: Arm) -> bool:
    return any(0 <= arm.first - m.last <= 6 for m in scene.mentions(Kind.AMOUNT))


def _is_part(scene: Scene, arm: Arm) -> bool:
    """ "Fires its warhead": a part of a weapon, no weapon that someone uses."""
    return (
        not arm.model and scene.note.word(arm.first - 1) == "its" and arm.refs[0].key in ("warhead", "fuze", "sensor")
    )


def _is_doing(scene: Scene, party: Party) -> bool:
    """Is the subject a deed ("attacks that have used"), not someone who does it?"""
    words = (
        {token.norm for token in find_tokens(party.words)} if party.mention is None and not party.found_back else set()
    )
    return bool(words & _DEEDS)


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
    known = any(clause.lemma in _USING for clause in scene.read)
    return bool(deeds and known and prop.clause.relation is Relation.RELATIVE)


def _carries(scene: Scene, arm: Arm) -> bool:
    """Does the weapon only deliver others ("jets", "launchers"), or is it no weapon at all?"""
    entry = scene.registers.find_ref(arm.refs[0])
    return entry is not None and (entry.ref.key == "weapon" or entry.refs("broader") == (Ref("munition", "aircraft"),))


def _is_instrument(scene: Scene, prop: Proposition) -> bool:
    """ "Used to deliver", "used for training": what a thing is for is no use of it."""
    words = prop.words_behind(3)
    following = next((c for c in prop.clauses if c.group.first >= prop.clause.group.last and c.group.infinitive), None)
    return words[:1] == ["for"] or (following is not None and following.group.first == prop.clause.group.last)


def _claims(scene: Scene, prop: Proposition, users: Sequence[Party], arms: Sequence[Arm]) -> Iterator[Claim]:
    wheres: list[Where | None] = list(prop.wheres) or [_only_where(scene, prop)]
    own = [m.time for m in scene.note.within(*(prop.clause.antecedent or (0, 0)), Kind.TIME) if m.time]
    times: list[Time | str | None] = list(_periods(scene, prop.times or own[:1])) or [None]
    counts = list_counts(scene.note, *prop.patient)
    for arm in arms:
        for fill in _fills(scene, prop, arm) or (None,):
            for where in wheres:
                for time in times:
                    made = _claim(scene, prop, users, arm, where, time, _typed(counts, arm))
                    yield from (_filled(claim, fill) for claim in made)


def _claim(
    scene: Scene,
    prop: Proposition,
    users: Sequence[Party],
    arm: Arm,
    where: Where | None,
    time: Time | str | None,
    quantity: Quantity | None,
) -> Iterator[Claim]:
    denied = prop.stance.polarity is Polarity.NEGATED and prop.stance.asserters
    deeds = [scene.mint("event", p.words) for p in prop.subjects if _is_doing(scene, p)][:1] if not prop.passive else []
    for user in users or deeds or [_event(scene, arm, where)]:
        yield scene.claim(
            "UseClaim",
            "used" if user.ref.kind in _USERS else "involved",
            user,
            prop=prop,
            object=_weapon(arm),
            arms=[replace(arm, refs=arm.refs[1:])],
            where=where,
            time=time,
            untimed=time is None,
            quantity=quantity or _settlements(scene, prop),
            content=_target(scene, prop),
            **({"status": Status.DENIED} if denied else _shown(prop)),
        )


def _only_where(scene: Scene, prop: Proposition) -> Where | None:
    """Inside a quotation: the one place that the sentence around it speaks of."""
    wheres = list_wheres(scene.note, *scene.whole()) if prop.clause.quoted else []
    return wheres[0] if len(wheres) == 1 else None


def _target(scene: Scene, prop: Proposition) -> str | None:
    """Against whom, or in which conflict."""
    first, last = prop.clause.tail
    place = next((i for i in range(first, last) if scene.note.word(i) == "against"), None)
    if place is not None:
        return scene.condense(place, min(last, place + 6))
    for first, last in (prop.clause.tail, prop.clause.lead):
        place = next((i for i in range(first, last) if scene.note.tokens[i].norm in _FIGHTS), None)
        if place is not None:
            return scene.condense(place, min(last, place + 7))
    return None


def _weapon(arm: Arm) -> Party:
    return Party(arm.refs[0], arm.words, arm.known, None, arm.first < 0)


def _event(scene: Scene, arm: Arm, where: Where | None) -> Party:
    """The use itself, where the text does not say whose it was (MODEL 0.7)."""
    label = next(iter(scene.labels(arm.category or arm.refs[0])), arm.words)
    return scene.mint("event", f"use of {label}" + (f" in {where.words}" if where else ""))


def _typed(counts: Sequence[object], arm: Arm) -> Quantity | None:
    """The quantity that stands before a weapon: "six types of cluster munition"."""
    from armstrace.loaders.argument import Count

    near = [
        c for c in counts if isinstance(c, Count) and 0 <= arm.first - c.mention.last <= 6 and c.quantity.unit != "mm"
    ]
    return near[-1].quantity if near else None


def _settlements(scene: Scene, prop: Proposition) -> Quantity | None:
    """In how many towns: a number behind "in or near"."""
    counts = list_counts(scene.note, *prop.clause.tail)
    return next((c.quantity for c in counts if c.quantity.unit in ("settlement", "occasion")), None)


def _fills(scene: Scene, prop: Proposition, arm: Arm) -> list[Arm]:
    """What a weapon is said to contain, right behind it."""
    for clause in prop.clauses:
        contains = clause.lemma == "contain" and clause.relation is Relation.REDUCED and clause.antecedent
        if contains and 0 <= clause.group.first - arm.last <= 6 and arm.first >= 0:
            return find_fills(scene, clause)
    return []


def find_fills(scene: Scene, clause: Clause) -> list[Arm]:
    """The submunitions behind "containing"; the name of one that is "called" so stands for it."""
    arms = list_arms(scene.note, clause.group.last, clause.reach[1])
    stop = next((i for i in range(clause.group.last, clause.reach[1]) if scene.note.stops(i)), clause.reach[1])
    arms = [arm for arm in arms if arm.first < stop]
    named = [arm for arm in arms if arm.model]
    mixed = [arm for arm in arms if not arm.model and "submunition" in arm.refs[0].key]
    return named or mixed


def _filled(claim: Claim, fill: Arm | None) -> Claim:
    return replace(claim, details=(*claim.details, ("submunition", fill.refs[0]))) if fill else claim


def read_listing(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """ "Cluster munitions used in Syria include ...": each weapon listed was used there.

    >> [cmb syr] Russian cluster munitions used in Syria include RBK-250 bombs containing AO-1SCh submunitions.
    -> UseClaim event:use-of-cluster-munition-in-syria involved munition:rbk-250 place=syr submunition=munition:ao-1sch
    """
    used = next((p for p in scene.propositions if p.lemma in _USING and p.clause.relation is Relation.REDUCED), None)
    if prop.lemma not in ("include", "comprise") or used is None or used.clause.group.first > prop.clause.group.first:
        return
    general = used.arms[:1]
    wheres = used.wheres or list_wheres(scene.note, *used.clause.tail)
    times = used.times or (_lead_times(scene) if scene.lead else [])
    for arm in list_arms(scene.note, prop.clause.group.last, len(scene.note.tokens)) if general else []:
        if not arm.model or _is_fill(scene, arm):
            continue
        for fill in _fills(scene, prop, arm) or (None,):
            claim = scene.claim(
                "UseClaim",
                "involved",
                _event(scene, general[0], wheres[0] if wheres else None),
                prop=prop,
                object=_weapon(arm),
                where=wheres[0] if wheres else None,
                origins=general[0].origins,
                time=times[0] if times else None,
            )
            yield _filled(claim, fill)


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


def read_seen(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """An operation or conflict that "has seen the use of" a weapon.

    >> [cmb syr] The joint operation with Chad since 2015 has seen the widespread use of cluster munitions.
    -> UseClaim event:the-joint-operation-with-chad-since-2015 involved munition:cluster-munition time=2015/
    """
    if prop.lemma not in ("see", "witness", "involve", "feature") or prop.passive or prop.subject_range is None:
        return
    found = find_use(scene, prop.clause.group.last, prop.clause.reach[1])
    if found is None or found[0]:
        return
    words = scene.note.words(*prop.subject_range).strip(" ,")
    wheres = list_wheres(scene.note, *prop.subject_range) or prop.wheres
    host = list(scene.note.within(*prop.subject_range, Kind.STATE, Kind.BODY))
    where = wheres[0].refs if wheres else tuple(s for m in host if (s := prop.state_of(scene.party(m))))[:1]
    times = [m.time for m in scene.note.within(*prop.subject_range, Kind.TIME) if m.time]
    yield scene.claim(
        "UseClaim",
        "involved",
        scene.mint("event", _whose(scene, prop) + words),
        prop=prop,
        object=_weapon(found[1][0]),
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


def _shown(prop: Proposition) -> dict[str, Any]:
    """ "Were shown laying mines" in a video: probable, no more."""
    shown = any(
        c.lemma in ("show", "see", "film", "picture") and c.group.passive
        for c in (*prop.clause.governors(), *filter(None, [prop.clause.fellow]))
    )
    return {"certainty": Certainty.PROBABLE, "hedge": "were shown"} if shown else {}


def _periods(scene: Scene, times: Sequence[Time]) -> Iterator[Time | str]:
    """Each period said; years joined by "and" without "again" are one ("in 2019 and 2020")."""
    years = [time.edtf for time in times]
    joined = len(years) == 2 and all(year.isdigit() for year in years) and int(years[1]) - int(years[0]) == 1
    if joined and scene.note.text[times[0].end : times[1].start].strip() == "and":
        yield f"{years[0]}/{years[1]}"
        return
    yield from times


def read_responsible(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Who was "responsible for" attacks used what they were made with.

    >> [cmb syr] Government forces of Chad were also responsible for cluster munition attacks.
    -> UseClaim state:tcd used munition:cluster-munition
    """
    words = prop.words_behind(8)
    if prop.lemma != "be" or words[:2] != ["responsible", "for"]:
        return
    arms = list_arms(scene.note, *prop.clause.tail)
    users = [party for party in prop.subjects if party.ref.kind in _USERS]
    if arms and users and any(scene.note.tokens[i].norm in _USES for i in range(*prop.clause.tail)):
        yield from _claims(scene, prop, users, arms[:1])


def read_existence(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """ "There were attacks", "there is no evidence of use", "there was an increase in the use of".

    >> [cmb syr] There have been at least 12 cluster munition attacks in Syria since July 2012.
    -> UseClaim event:syria-cluster-attacks attackCount time=2012-07/
    >> [cmb syr] There was no evidence of new use of cluster munitions by any party in 2015.
    -> UseClaim group:any-party used munition:cluster-munition status=noEvidence time=2015
    """
    first, last = prop.subject_range or (0, 0)
    if prop.lemma != "be" or scene.note.word(first) != "there" or last - first != 1:
        return
    tail = prop.clause.tail
    noun = next((i for i in range(*tail) if scene.note.tokens[i].norm in _USES and scene.note.at(i) is None), None)
    arms = list_arms(scene.note, *tail)
    if noun is None or not arms:
        return
    words = [scene.note.tokens[i].norm for i in range(tail[0], noun)]
    if set(words) & _PROOF:
        yield from _without_proof(scene, prop, arms[0], words)
        return
    yield from _counted(scene, prop, arms[0], noun)


def _without_proof(scene: Scene, prop: Proposition, arm: Arm, words: Sequence[str]) -> Iterator[Claim]:
    by = by_range(scene.note, *prop.clause.tail)
    users = scene.discourse.find_parties(scene.note, by) if by else ()
    told = Status.CONCLUDED if "evidence" in words else Status.ALLEGED if "allegation" in words else Status.REPORTED
    stance = NO_PROOF if "no" in words or prop.negated else {"status": told, "certainty": Certainty.PROBABLE}
    for where in list(prop.wheres) or (None,):
        for user in users or [_event(scene, arm, where)]:
            yield scene.claim(
                "UseClaim",
                "used" if users else "involved",
                user,
                prop=prop,
                object=_weapon(arm),
                where=where,
                time=_since(scene, prop) or (prop.times[0] if prop.times else None),
                current=True,
                **stance,
            )


def _since(scene: Scene, prop: Proposition) -> Time | None:
    """The date of "since" in a clause that follows: "since a March 2003 truce came into force"."""
    times = [m.time for m in scene.mentions(Kind.TIME) if m.time and m.first >= prop.clause.group.last]
    return next((time for time in times if time.edtf.endswith("/")), None)


def _counted(scene: Scene, prop: Proposition, arm: Arm, noun: int) -> Iterator[Claim]:
    """A number of attacks, each "including" with its own number and period."""
    end = prop.clause.tail[1]
    wheres = prop.wheres
    counts = [
        c
        for c in list_counts(scene.note, prop.clause.group.last, end)
        if c.quantity.unit in ("attack", "occasion", "item")
    ]
    label = next(iter(scene.labels(arm.refs[0])), arm.words)
    noun_word = scene.note.tokens[noun].text
    event = scene.mint("event", f"{label} {noun_word}" + (f" in {wheres[0].words}" if wheres else ""))
    vague = Quantity(
        comparator=Comparator.UNQUANTIFIED, unit="attack", written=scene.condense(prop.clause.group.last, noun + 1)
    )
    for number, count in enumerate(counts or (None,)):
        stop = counts[number + 1].mention.first if count and number + 1 < len(counts) else end
        begin = count.mention.first if count else prop.clause.group.last
        times = [m.time for m in scene.note.within(begin, stop, Kind.TIME) if m.time]
        until = _until(scene, stop, end) if times and times[0].edtf.endswith("/") else None
        yield scene.claim(
            "UseClaim",
            "attackCount",
            event,
            prop=prop,
            as_of=until,
            arms=[arm],
            where=wheres[0] if wheres else None,
            quantity=replace(count.quantity, unit="attack") if count else vague,
            time=times[0] if times else _since(scene, prop) or _after(scene, prop),
            behind=stop,
            content=None if count else scene.condense(prop.clause.group.last, end),
        )


def _until(scene: Scene, first: int, last: int) -> str | None:
    """Up to when a total since a date counts: the end of the period that a part of it is given for."""
    ends = [m.time.bounds[1] for m in scene.note.within(first, last, Kind.TIME) if m.time]
    return next((end for end in reversed(ends) if end), None)


def _after(scene: Scene, prop: Proposition) -> str | None:
    """The date of a clause with "after": the increase is later than that."""
    for clause in prop.clauses:
        if clause.opener in ("after", "since", "once"):
            times = [m.time for m in scene.note.within(*clause.tail, Kind.TIME) if m.time]
            if times:
                return f"{times[0].bounds[0]}/"
    return None


def read_nominal(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """A report that documents "the army's use of mines", or reports so many attacks.

    >> [cmb syr] Human Rights Watch documented the Syrian army's use of cluster munitions in Aleppo in 2014.
    -> UseClaim state:syr used munition:cluster-munition time=2014 status=concluded
    >> [cmb syr] The Monitor reported at least ten attacks with cluster bombs in Aleppo in 2014.
    -> UseClaim event:attacks-in-aleppo attackCount time=2014
    """
    if prop.lemma not in ("document", "report", "record", "identify", "confirm") or prop.passive or prop.negated:
        return
    end = prop.clause.reach[1]
    found = find_use(scene, prop.clause.group.last, end)
    speakers = tuple(dict.fromkeys(party.ref for party in _speakers(scene, prop)))
    if found is None or not speakers:
        return
    users, arms, noun = found
    found_wheres = list_wheres(scene.note, noun, end) or prop.wheres
    wheres = (
        [
            Where(
                tuple(r for w in found_wheres for r in w.refs),
                found_wheres[0].words,
                found_wheres[0].first,
                found_wheres[-1].last,
            )
        ]
        if found_wheres
        else []
    )
    counts = [c for c in list_counts(scene.note, prop.clause.group.last, noun) if c.quantity.unit in ("attack", "item")]
    told: dict[str, Any] = {
        "asserters": speakers,
        "status": Status.CONCLUDED if prop.lemma in ("document", "confirm") else Status.ASSERTED,
    }
    times = [m.time for m in scene.note.within(prop.clause.group.last, end, Kind.TIME) if m.time]
    for arm in arms[:1]:
        if users:
            for user in users:
                yield scene.claim(
                    "UseClaim",
                    "used",
                    user,
                    prop=prop,
                    object=_weapon(arm),
                    where=wheres[0] if wheres else None,
                    time=times[0] if times else None,
                    **told,
                )
        elif counts or scene.note.tokens[noun].norm in ("attack", "strike"):
            event = scene.mint("event", "attacks" + (f" in {wheres[0].words}" if wheres else ""))
            yield scene.claim(
                "UseClaim",
                "attackCount" if counts else "involved",
                event,
                prop=prop,
                arms=[arm],
                where=wheres[0] if wheres else None,
                time=times[0] if times else None,
                quantity=replace(counts[0].quantity, unit="attack") if counts else None,
                **told,
            )


def _speakers(scene: Scene, prop: Proposition) -> list[Party]:
    """The bodies that a subject names, at its head or before it ("a Human Rights Watch report")."""
    heads = [party for party in prop.subjects if party.ref.kind in ("org", "state", "person")]
    if heads or prop.subject_range is None:
        return heads
    return [scene.party(m) for m in scene.note.within(*prop.subject_range, Kind.BODY, Kind.PERSON)][:1]


def find_use(scene: Scene, first: int, last: int) -> tuple[list[Party], list[Arm], int] | None:
    """A noun of use with its weapon, and who is said to have used it, in a range; None where there is none."""
    for place in range(first, last):
        if scene.note.tokens[place].norm not in _USES or scene.note.at(place) is not None:
            continue
        arms = list_arms(scene.note, place, min(last, place + 12)) or list_arms(
            scene.note, max(first, place - 6), place
        )
        if not arms:
            continue
        return _owners(scene, first, place, last), arms, place
    return None


def _owners(scene: Scene, first: int, noun: int, last: int) -> list[Party]:
    """Who used: a possessive or name right before the noun, or the phrase behind "by"."""
    before = [m for m in scene.note.within(first, noun) if m.kind in ACTORS or m.kind is Kind.ADJECTIVE]
    if before and noun - before[-1].last <= 3 and _belongs(scene, before[-1], noun):
        return [scene.party(before[-1])]
    phrase = by_range(scene.note, noun, last)
    return [p for p in scene.discourse.find_parties(scene.note, phrase) if p.ref.kind in _USERS] if phrase else []


def _belongs(scene: Scene, mention: Mention, noun: int) -> bool:
    gap = [scene.note.word(i) for i in range(mention.last, noun)]
    return all(
        word in ("'", "s", "government", "reckless", "indiscriminate", "new", "repeated", "alleged", "army")
        for word in gap
    )


def read_alternative(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """ "Used X or, at a minimum, took part in attacks": one claim that leaves both open, never the stronger one.

    >> [cmb syr] There is strong evidence that Chad is using mines or, at a minimum, taking part in attacks with them.
    -> UseClaim state:tcd usedOrTookPartIn status=concluded
    """
    words = " ".join(scene.note.word(i) for i in range(*_whole(prop.clause)))
    if prop.lemma not in _USING or ("at a minimum" not in words and "or at least" not in words):
        return
    users = [party for party in prop.actors if party.ref.kind in _USERS]
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


def read_denial(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """A denial of a use that stands as a noun.

    >> [mbp per] Peru has denied any use of mines in its 1995 conflict with Ecuador.
    -> UseClaim state:per used munition:mine not time=1995 status=denied
    """
    if prop.lemma != "deny" or prop.negated:
        return
    found = find_use(scene, prop.clause.group.last, prop.clause.reach[1])
    if found is None:
        return
    owners, arms, noun = found
    speakers = list(prop.subjects)
    wheres = list_wheres(scene.note, noun, prop.clause.reach[1])
    users = owners or [party for party in speakers if party.ref.kind in _USERS]
    for user in users[:1]:
        yield scene.claim(
            "UseClaim",
            "used",
            user,
            prop=prop,
            object=_weapon(arms[0]),
            where=wheres[0] if wheres else None,
            status=Status.DENIED,
            polarity=Polarity.NEGATED,
            asserters=tuple(p.ref for p in speakers),
            content=_target(scene, prop),
        )
