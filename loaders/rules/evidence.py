"""Rules for use that is taken as given, seen in pictures, or of which no proof was found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from armstrace.graph.claim import Certainty, Claim, Polarity, Status
from armstrace.graph.names import Ref
from armstrace.loaders.argument import Arm, Where, by_range, list_arms, list_wheres
from armstrace.loaders.discourse import Party
from armstrace.loaders.mention import Kind
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.rule import on_verbs
from armstrace.loaders.rules.use_noun import find_use
from armstrace.loaders.rules.weapon import name_weapon
from armstrace.loaders.scene import NO_PROOF, Scene

#: Verbs that take for granted what their object names ("condemned the use of").
_FACTIVE = frozenset(
    [
        "condemn",
        "criticize",
        "deplore",
        "denounce",
        "regret",
        "address",
        "acknowledge",
        "ignore",
        "comment",
        "lament",
        "protest",
    ]
)
_PICTURES = frozenset("photograph photo image video footage picture film".split())  # noqa: SIM905
_SHOWING = frozenset("show depict display capture feature".split())  # noqa: SIM905
_SEARCHING = frozenset("receive hear find see identify uncover have produce provide".split())  # noqa: SIM905
_RECORDING = frozenset({"record", "document", "register"})
_DOUBTED = frozenset("evidence allegation report claim alleged suspected reported possible".split())  # noqa: SIM905
_ABSENT = frozenset("evidence proof indication indications sign signs allegation allegations report reports".split())  # noqa: SIM905
#: What a report may be of that is no use.
_OF_OTHERS = frozenset("produce manufacture stockpile export import transfer possess retain".split())  # noqa: SIM905
#: How a use stands that a body could not confirm.
_UNKNOWN: dict[str, Any] = {
    "status": Status.NOT_KNOWN,
    "certainty": Certainty.UNKNOWN,
    "polarity": Polarity.AFFIRMED,
}
_CARRIERS = frozenset("aircraft weapon fuze timer".split())  # noqa: SIM905


@on_verbs({"express", *_FACTIVE})
def read_given(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """The use that a stance is about: taken as given by the text, alleged where it speaks of evidence or reports.

    >> [cmb per] Peru voted for a 2015 resolution that expressed concern at the use of cluster munitions in Yemen.
    -> UseClaim event:use-of-cluster-munition-in-yemen involved munition:cluster-munition place=yem status=alleged
    >> [cmb per] Peru has condemned the use of cluster munitions by Chad in Yemen.
    -> UseClaim state:tcd used munition:cluster-munition place=yem
    """
    nominal = prop.lemma in _FACTIVE or (prop.lemma == "express" and "concern" in prop.words_behind(8))
    if not nominal or prop.clause.quoted or prop.clause.governors() or (prop.passive and not prop.subject_range):
        return
    end = prop.clause.reach[1]
    region = (prop.subject_range or (0, 0)) if prop.passive else (prop.clause.group.last, end)
    found = find_use(scene, *region)
    if found is None:
        return
    users, arms, noun = found
    resolved = any(p.ref.kind == "resolution" for p in prop.subjects) or _by_resolution(scene, prop)
    doubted = resolved or any(scene.note.tokens[i].norm in _DOUBTED for i in range(region[0], noun))
    stance: dict[str, Any] = {"status": Status.ALLEGED, "certainty": Certainty.POSSIBLE} if doubted else {}
    said = prop.actors if prop.passive else prop.subjects
    users = [p for p in users if p.ref not in {s.ref for s in said}]
    speakers = tuple(p.ref for p in said if p.ref.kind in ("state", "org", "resolution"))
    wheres: list[Where | None] = list(list_wheres(scene.note, noun, region[1])) or [None]
    told = next((m.time for m in scene.note.within(noun, region[1], Kind.TIME)), None) if prop.passive else None
    for where in wheres[:4]:
        for user in users or [event_of(scene, arms[0], where)]:
            if not users and (where is None or not doubted):
                continue
            yield scene.claim(
                "UseClaim",
                "used" if users else "involved",
                user,
                object=name_weapon(arms[0]),
                where=where,
                behind=end,
                time=told,
                asserters=speakers if doubted or (users and not prop.negated) else (),
                as_of=_told_at(prop),
                current=not users,
                **(stance or ({"status": Status.REPORTED} if users and not prop.negated else {})),
            )


def _by_resolution(scene: Scene, prop: Proposition) -> bool:
    """Does the clause hang on a resolution ("a 2015 resolution that expressed concern")?"""
    first, last = prop.clause.antecedent or prop.subject_range or (0, 0)
    return any(scene.note.tokens[i].norm == "resolution" for i in range(first, last))


def _told_at(prop: Proposition) -> str | None:
    """When the stance was taken: the use that it is about is no later."""
    own = prop.times or [m.time for m in prop.note.within(*(prop.clause.antecedent or (0, 0)), Kind.TIME) if m.time]
    return own[0].edtf if own and "/" not in own[0].edtf else None


def event_of(scene: Scene, arm: Arm, where: Where | None) -> Party:
    """The use itself, where the text does not say whose it was (MODEL 0.7)."""
    label = next(iter(scene.labels(arm.category or arm.refs[0])), arm.words)
    return scene.mint("event", f"use of {label}" + (f" in {where.words}" if where else ""))


@on_verbs(_SHOWING)
def read_pictured(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Weapons that pictures show, where the text speaks of use: who laid them is not said.

    >> [mbp lby] Videos show antivehicle mines in homes. | The mines were used in Tripoli in 2020.
    -> UseClaim event:use-of-mine-in-tripoli involved munition:mine time=2020
    """
    subject = prop.subject_range or (0, 0)
    if prop.passive or not any(scene.note.tokens[i].norm in _PICTURES for i in range(*subject)):
        return
    if not _on_use(scene):
        return
    arms = [
        a
        for a in list_arms(scene.note, prop.clause.group.last, len(scene.note.tokens))
        if a.refs[0].key not in _CARRIERS
    ]
    wheres = list_wheres(scene.note, prop.clause.group.last, len(scene.note.tokens)) or list(
        scene.discourse.used_in[-1:]
    )
    speakers = [p for p in scene.discourse.subjects if p.ref.kind == "org"][:1]
    if arms:
        where = wheres[0] if wheres else None
        yield scene.claim(
            "UseClaim",
            "involved",
            event_of(scene, arms[0], where),
            object=name_weapon(arms[0]),
            arms=arms[1:],
            where=where,
            status=Status.CONCLUDED,
            asserters=tuple(p.ref for p in speakers),
            content=scene.condense(subject[0], subject[1]),
            behind=len(scene.note.tokens),
        )


def _on_use(scene: Scene) -> bool:
    """Does the heading, the sentence or the one that it hangs on speak of use?"""
    words = {token.norm for token in scene.note.tokens}
    lead = {token.norm for token in scene.lead.note.tokens} if scene.lead else set()
    return bool({"use", "used"} & (words | lead | scene.topics()))


def _knows_of_none(prop: Proposition, words: list[str]) -> bool:
    """ "Knows of no", "is not aware of any", "is unaware of"."""
    if prop.lemma == "know":
        return words[:2] == ["of", "no"] or (prop.negated and words[:2] == ["of", "any"])
    aware = words[:2] == ["aware", "of"] and (prop.negated or "no" in words)
    return aware or words[:2] == ["unaware", "of"]


def _recorded_none(prop: Proposition, words: list[str]) -> bool:
    """ "Has not recorded any use", "did not document new use"."""
    return prop.lemma in _RECORDING and prop.clause.group.negated and words[:1] in (["any"], ["new"], ["use"])


@on_verbs({"know", "be", *_SEARCHING, *_RECORDING})
def read_unproven(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """A search that found no proof of use, or a body that knows of none.

    >> [mbp per] Landmine Monitor knows of no use of antipersonnel mines by Peru since 2001.
    -> UseClaim state:per used munition:antipersonnel-mine status=noEvidence time=2001/

    >> [mbp geo] Amnesty International found no evidence of use of mines in Georgia in 2008.
    -> UseClaim event:use-of-mine-in-georgia involved munition:mine status=noEvidence time=2008
    """
    words = prop.words_behind(4)
    empty = ("no" in words[:2] or prop.negated) and bool(_ABSENT & set(words))
    empty = _knows_of_none(prop, words) if prop.lemma in ("know", "be") else empty or _recorded_none(prop, words)
    if prop.passive or not empty:
        return
    end = prop.clause.reach[1]
    found = find_use(scene, prop.clause.group.last, end)
    if found is None:
        return
    users, arms, noun = found
    wheres = list_wheres(scene.note, noun, end) or list(scene.discourse.used_in[-1:])
    where = wheres[0] if wheres else None
    told = tuple(m.ref for m in scene.note.within(*(prop.subject_range or (0, 0)), Kind.BODY, Kind.STATE))
    told = told or tuple(p.ref for p in prop.subjects if p.ref.kind in ("org", "state"))
    back = [m.time for m in scene.discourse.times if m.time]
    since = _since_then(scene, prop)
    time = since or (prop.times[0] if prop.times else back[0] if back else None)
    yield from _tell(scene, prop, (users, arms[0], where), told, time=time, **NO_PROOF)


def _tell(
    scene: Scene,
    prop: Proposition,
    use: tuple[Sequence[Party | Ref], Arm, Where | None],
    told: Sequence[Ref],
    **more: Any,
) -> Iterator[Claim]:
    """A use by each of its users, else as an event, on the word of the first who tells it."""
    users, arm, where = use
    for user in users or [event_of(scene, arm, where)]:
        yield scene.claim(
            "UseClaim",
            "used" if users else "involved",
            user,
            prop=prop,
            object=name_weapon(arm),
            where=where,
            asserters=tuple(told[:1]),
            current=True,
            **more,
        )


@on_verbs({"confirm", "verify", "corroborate", "substantiate"})
def read_unconfirmed(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """A use, or what was alleged before, that a body could not confirm: nobody knows of it.

    >> [cmb lby] The Monitor has not been able to confirm alleged use of cluster munitions in Libya in 2019.
    -> UseClaim event:use-of-cluster-munition-in-libya involved munition:cluster-munition time=2019 status=notKnown
    >> [mbp per] Landmine Monitor could not verify the allegations. | Rebels alleged that Peru laid mines in Cusco.
    -> UseClaim event:use-of-mine involved munition:mine status=notKnown
    """
    if not prop.negated or prop.passive:
        return
    end = prop.clause.reach[1]
    found = find_use(scene, prop.clause.group.last, end) or _use_alone(scene, prop, end)
    alleged = bool(_ABSENT & set(prop.words_behind(5))) and scene.place.code in ("cmb", "mbp")
    alleged = alleged and not any(p.lemma in _OF_OTHERS for p in scene.propositions)  # "reported that Peru makes mines"
    back = next((m for m in scene.discourse.weapons), None)
    if found is None and not (alleged and back):
        return
    users, arms, noun = found or ([], [Arm(back.refs, "", -1, -1)] if back else [], prop.clause.group.last)
    wheres = list_wheres(scene.note, noun, end)
    told = tuple(p.ref for p in prop.subjects if p.ref.kind in ("org", "state"))
    use = (users, arms[0], wheres[0] if wheres else None)
    yield from _tell(scene, prop, use, told, **_UNKNOWN)


def _use_alone(scene: Scene, prop: Proposition, end: int) -> tuple[list[Party], list[Arm], int] | None:
    """ "Confirm new use by Peruvian forces": of the weapon that the section is about."""
    note, weapon = scene.note, scene.discourse.weapon
    noun = next((i for i in range(prop.clause.group.last, end) if note.word(i) == "use" and note.at(i) is None), None)
    if noun is None or weapon is None or list_arms(note, noun, end):
        return None
    phrase = by_range(note, noun, end)
    users = scene.discourse.find_parties(note, phrase) if phrase else ()
    return [p for p in users if p.ref.kind in ("state", "group", "org")], [Arm((weapon,), "", -1, -1)], noun


def _since_then(scene: Scene, prop: Proposition) -> str | None:
    """ "Knows of no use since the war ended in 1995": from when on it is told."""
    clause = next((c for c in prop.clauses if c.opener == "since" and c.begin >= prop.clause.group.last), None)
    dated = [m.time for m in scene.note.within(clause.begin, clause.reach[1], Kind.TIME) if m.time] if clause else []
    return f"{dated[0].bounds[0]}/" if dated and dated[0].bounds[0] else None
