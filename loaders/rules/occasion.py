"""Rules for what happened around weapons: operations together, conflicts, things begun and ended, effects, papers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from armstrace.graph.claim import Certainty, Claim
from armstrace.graph.names import Ref
from armstrace.loaders.argument import list_arms, list_wheres
from armstrace.loaders.clause import Relation
from armstrace.loaders.date import Time
from armstrace.loaders.discourse import Party
from armstrace.loaders.mention import Kind, Mention
from armstrace.loaders.phrase import head_words
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.scene import Scene

_TURNS = {
    "begin": "began",
    "start": "began",
    "end": "ended",
    "collapse": "ended",
    "fail": "ended",
    "expire": "ended",
    "go": "began",
    "cease": "ended",
    "invade": "began",
    "erupt": "began",
    "launch": "began",
}
_ACTORS = frozenset({"state", "org", "group", "territory"})
_PAPER = re.compile(r"\b(?:report|paper|study|article|investigation|briefing|position paper)\b")
_EFFECTS = frozenset("attract draw provoke spark prompt trigger generate".split())  # noqa: SIM905


def read_together(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Two forces that operate together.

    >> [cmb rus] Chad has taken part in a military operation with the Libyan government since March 2014.
    -> EventClaim state:tcd operatedWith state:lby time=2014-03/
    """
    if prop.lemma not in ("participate", "take", "carry", "conduct", "operate", "use", "join"):
        return
    tail = prop.clause.tail
    norms = {scene.note.tokens[i].norm for i in range(*tail)}
    parties = [p for p in prop.subjects if p.ref.kind in _ACTORS]
    if not norms & {"operation", "campaign", "together"} or not parties:
        return
    partners = [
        scene.party(m) for m in prop.named(Kind.STATE, Kind.BODY) if scene.note.word(m.first - 1) in ("with", "the")
    ]
    if "together" in norms and len(parties) > 1:
        partners = list(parties[1:2])
    wheres = list_wheres(scene.note, *tail) or prop.wheres
    first = prop.clause.fellow.group.first if prop.clause.fellow and "together" in norms else prop.clause.group.first
    for partner in partners[:1]:
        yield scene.claim(
            "EventClaim",
            "operatedWith",
            parties[0],
            prop=prop,
            object=partner,
            where=wheres[0] if wheres else None,
            content=scene.condense(first, tail[1]),
            current=not prop.times,
        )


def read_turn(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """What began or ended: operations, states, talks, ceasefires.

    >> [cmb rus] The Soviet Union collapsed in 1991.
    -> EventClaim state:sun ended time=1991
    >> [cmb tcd] That initiative failed in May 2011, which ended the talks on mines.
    -> EventClaim event:initiative ended time=2011-05
    """
    predicate = _TURNS.get(prop.lemma)
    if predicate is None or prop.clause.quoted or (prop.lemma == "go" and "effect" not in prop.words_behind(3)):
        return
    if any(c.group.first == prop.clause.group.last for c in prop.clauses):
        return
    subject = prop.subject_range or (0, 0)
    times = prop.times or [m.time for m in scene.note.within(*subject, Kind.TIME) if m.time]
    if not times or prop.clause.relation in (Relation.RELATIVE, Relation.REDUCED):
        return
    end = _with_relative(scene, prop)
    for party in prop.subjects[:1]:
        named = party.mention is not None or party.found_back
        who = party if named else scene.mint("event", head_words(scene.note, subject))
        partner = next(
            (m.ref for m in prop.named(Kind.BODY, Kind.STATE) if scene.note.word(m.first - 1) == "with"), None
        )
        wheres = list_wheres(scene.note, prop.clause.group.last, end)
        yield scene.claim(
            "EventClaim",
            predicate,
            who,
            prop=prop,
            object=partner,
            time=times[0],
            where=wheres[0] if wheres else None,
            content=scene.condense(subject[0] if not named else prop.clause.group.first, end),
            behind=prop.clause.reach[1],
        )


def _with_relative(scene: Scene, prop: Proposition) -> int:
    """Up to the end of the relative clause that says what came of it ("which ended the talks")."""
    behind = [
        c
        for c in prop.clauses
        if c.relation is Relation.RELATIVE and c.begin >= prop.clause.group.last and c.opener == "which"
    ]
    return behind[0].tail[1] if behind else prop.clause.reach[1]


def read_opened(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """A treaty that was opened for signature, or that a process produced.

    >> [cmb per] Peru signed when the convention opened for signature in Oslo.
    -> ResolutionClaim treaty:ccm opened
    >> [cmb per] Peru took part in the Oslo Process that created the convention.
    -> ResolutionClaim meeting:oslo-process created treaty:ccm
    """
    subject = prop.subject_range or (0, 0)
    if prop.lemma == "open" and "signature" in prop.words_behind(4):
        treaty = next(iter(scene.note.within(*subject, Kind.TREATY)), None)
        if treaty is not None:
            yield scene.claim(
                "ResolutionClaim",
                "opened",
                treaty.ref,
                prop=prop,
                content=f"{treaty.words} {scene.condense(prop.clause.group.first, prop.clause.tail[1])}",
            )
    elif prop.lemma in ("produce", "create", "establish", "lead") and prop.named(Kind.TREATY):
        meeting = next((m for m in scene.note.within(*subject, Kind.MEETING)), None)
        process = any(scene.note.tokens[i].norm in ("process", "negotiation", "initiative") for i in range(*subject))
        if meeting is not None or process:
            who = scene.party(meeting) if meeting else scene.mint("meeting", head_words(scene.note, subject))
            times = [m.time for m in scene.note.within(*subject, Kind.TIME) if m.time]
            yield scene.claim(
                "ResolutionClaim",
                "created",
                who,
                prop=prop,
                object=prop.named(Kind.TREATY)[0].ref,
                time=times[0] if times else None,
                untimed=not times,
            )


def read_sole(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """What a treaty is left as: "leaving X as the sole instrument ...".

    >> [cmb per] The talks failed, leaving the convention as the sole instrument on these weapons.
    -> LawClaim treaty:ccm dealsWith
    """
    treaty = next(iter(prop.named(Kind.TREATY)), None)
    if prop.lemma != "leave" or treaty is None or "as" not in prop.words_behind(12):
        return
    arms = list_arms(scene.note, treaty.last, len(scene.note.tokens))
    back = scene.discourse.weapons[:1]
    weapon = (
        arms[0].refs[0] if arms and arms[0].refs[0].key != "weapon" else back[0].ref if back else scene.discourse.weapon
    )
    yield scene.claim(
        "LawClaim",
        "dealsWith",
        treaty.ref,
        prop=prop,
        object=weapon,
        content=scene.condense(treaty.last, len(scene.note.tokens)),
        behind=len(scene.note.tokens),
    )


def read_led(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Who led an effort.

    >> [cmb per] Peru backed an effort led by Chile to conclude a CCW protocol on mines.
    -> RelationClaim state:chl led event:effort
    """
    if prop.lemma != "lead" or prop.clause.relation is not Relation.REDUCED:
        return
    leaders = [p for p in prop.actors if p.ref.kind in _ACTORS]
    first, last = prop.clause.antecedent or (0, 0)
    times = [m.time for m in scene.mentions(Kind.TIME) if m.time]
    for leader in leaders[:1]:
        yield scene.claim(
            "RelationClaim",
            "led",
            leader,
            prop=prop,
            object=scene.mint("event", head_words(scene.note, (first, last))),
            time=times[0] if times else None,
            content=scene.condense(first, len(scene.note.tokens)),
            behind=len(scene.note.tokens),
        )


def read_effect(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """What something brought about in public.

    >> [cmb syr] The harm caused by the use of mines in Syria has attracted widespread media coverage.
    -> EventClaim event:harm-caused-by-the-use-of-mines-in-syria hadEffect place=syr
    """
    if prop.lemma not in _EFFECTS or prop.passive or prop.subject_range is None:
        return
    wheres = list_wheres(scene.note, *prop.subject_range)
    arms = list_arms(scene.note, *prop.subject_range)
    yield scene.claim(
        "EventClaim",
        "hadEffect",
        scene.mint("event", head_words(scene.note, prop.subject_range)),
        prop=prop,
        arms=arms[:1],
        where=wheres[0] if wheres else None,
        content=scene.condense(prop.subject_range[0], prop.clause.reach[1]),
        current=True,
    )


def read_identified(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Weapons that a body identified somewhere: each on its own, no use claimed.

    >> [cmb syr] In July 2019, Human Rights Watch identified an RBK-250 cluster bomb on display at Aleppo.
    -> DocumentClaim org:hrw identified munition:rbk-250 place=aleppo time=2019-07
    """
    if prop.lemma not in ("identify", "photograph", "film", "spot") or prop.passive:
        return
    arms = list_arms(scene.note, *prop.clause.tail)
    if any(scene.note.tokens[i].norm in ("casualty", "victim", "survivor") for i in range(*prop.clause.tail)):
        return
    bodies = [p for p in prop.subjects if p.ref.kind in ("org", "group", "person", "state")]
    content = scene.condense(prop.clause.group.first, prop.clause.reach[1])
    event = _part_of(scene, prop)
    for body in bodies[:1]:
        for arm in [a for a in arms if a.model] or arms[:1]:
            if arm.refs[0].key == "weapon":
                continue
            yield scene.claim(
                "DocumentClaim",
                "identified",
                body,
                prop=prop,
                object=Party(arm.refs[0], arm.words, arm.known),
                where=[ref for where in prop.wheres[:2] for ref in where.refs] or None,
                content=content,
                event=event,
            )


def _part_of(scene: Scene, prop: Proposition) -> Ref | None:
    """The event that it was part of: "as part of an exhibition of ..."."""
    note = scene.note
    for place in range(prop.clause.group.last, len(note.tokens) - 4):
        if [note.word(place + i) for i in range(3)] == ["as", "part", "of"]:
            end = next((i for i in range(place + 3, len(note.tokens)) if note.stops(i, ".;,")), len(note.tokens))
            return scene.mint("event", head_words(note, (place + 3, end))).ref
    return None


def read_published(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """A report or paper that a body published, and what it is on.

    >> [mbp lby] In May 2019, the BBC published an investigation of mined roads in Tripoli.
    -> DocumentClaim org:bbc describes time=2019-05
    """
    words = scene.note.words(*prop.clause.tail)
    if prop.lemma not in ("publish", "issue", "release") or prop.passive or not _PAPER.search(words):
        return
    bodies = [p for p in prop.subjects if p.ref.kind in ("org", "group", "state")]
    end = len(scene.note.tokens)
    wheres = list_wheres(scene.note, prop.clause.group.last, end)
    for body in bodies[:1]:
        yield scene.claim(
            "DocumentClaim",
            "describes",
            body,
            prop=prop,
            certainty=_doubt(scene),
            object=_described(scene, prop),
            content=scene.condense(prop.clause.group.last, end),
            behind=end,
            where=wheres[0] if wheres else None,
            arms=list_arms(scene.note, prop.clause.group.last, end)[:1],
        )


def _doubt(scene: Scene) -> Certainty | None:
    """ "Believed to have belonged": what the paper is on is not certain."""
    doubted = {scene.note.word(p.clause.group.at) for p in scene.propositions} & {
        "believed",
        "thought",
        "alleged",
        "purported",
        "suspected",
    }
    return Certainty.PROBABLE if doubted else None


def _described(scene: Scene, prop: Proposition) -> Party | None:
    """Whom or what the paper is on: the first body, group or treaty named behind it."""
    named = scene.note.within(prop.clause.group.last, len(scene.note.tokens), Kind.GROUP, Kind.BODY, Kind.TREATY)
    return scene.party(named[0]) if named else None


def read_operating(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Who operates aircraft or launchers.

    >> [cmb syr] Chad is the only force in Syria to operate SU-25 fighter-ground attack jets.
    -> OrganizationClaim state:tcd operates munition:su-25 place=syr
    """
    arms = list_arms(scene.note, *prop.clause.tail)
    if prop.lemma != "operate" or not arms:
        return
    fellow = prop.clause.fellow
    first = fellow.group.last if fellow and fellow.lemma == "be" else prop.clause.group.first
    wheres = list_wheres(scene.note, first, prop.clause.tail[1])
    for party in [p for p in prop.subjects if p.ref.kind in _ACTORS][:1]:
        for arm in arms:
            yield scene.claim(
                "OrganizationClaim",
                "operates",
                party,
                prop=prop,
                object=Party(arm.refs[0], arm.words, arm.known),
                current=True,
                where=wheres[0] if wheres else None,
                content=scene.condense(first, prop.clause.tail[1]),
            )


def read_vacated(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Who left an area.

    >> [mbp lby] Mines were found in districts of Tripoli that were vacated by the Wagner Group.
    -> EventClaim group:wagner-group withdrewFrom place:tripoli
    """
    if prop.lemma not in ("vacate", "abandon", "evacuate") or not prop.passive:
        return
    wheres = list_wheres(scene.note, *(prop.clause.antecedent or prop.subject_range or (0, 0)))
    leavers = [scene.party(m) for m in prop.named(Kind.GROUP, Kind.BODY)] or list(prop.actors)
    times = [m.time for m in scene.mentions(Kind.TIME) if m.time]
    for leaver in leavers[-1:]:
        for where in wheres[-1:]:
            yield scene.claim(
                "EventClaim",
                "withdrewFrom",
                leaver,
                prop=prop,
                object=where.refs[0],
                where=where,
                time=f"/{times[0].bounds[1]}" if times and times[0].bounds[1] else None,
                content=scene.condense(where.first - 2, prop.clause.tail[1]),
            )


def read_conflict(scene: Scene) -> Iterator[Claim]:
    """A conflict or invasion named with its date; each period of "the two wars (1994-1996 and 1999-2009)".

    >> [cmb rus] During its 1995 conflict with Ecuador, Peru used mines.
    -> EventClaim state:per inConflictWith state:ecu time=1995
    """
    note = scene.note
    for place in range(len(note.tokens)):
        norm = note.tokens[place].norm
        if norm not in ("conflict", "invasion", "war") or note.at(place) is not None:
            continue
        near = [m for m in note.within(max(0, place - 3), place + 12, Kind.TIME) if m.time]
        bracket = next(((a, b) for a, b in note.brackets if a == place + 1), None)
        if bracket is not None and near:
            yield from _wars(scene, place, bracket)
        elif norm != "war" and near:
            yield from _against(scene, place, norm, near[0])


def _against(scene: Scene, place: int, norm: str, when: Mention) -> Iterator[Claim]:
    note = scene.note
    enemy = next(
        (m for m in note.within(place, place + 5, Kind.STATE) if note.word(m.first - 1) in ("with", "against", "of")),
        None,
    )
    parties = [p for prop in scene.propositions for p in (*prop.actors, *prop.subjects)]
    actors = [p for p in parties if p.ref.kind in ("state", "org") and (enemy is None or p.ref != enemy.ref)]
    target = enemy.ref if enemy else _enemy(scene, actors[0]) if actors else None
    date = when.time.bounds[0] if when.time else None
    if actors and (enemy or norm == "invasion"):
        yield scene.claim(
            "EventClaim",
            "inConflictWith" if norm == "conflict" else "began",
            actors[0],
            object=target,
            time=date,
            behind=when.last,
            content=scene.condense(max(0, place - 3), max(place + 1, when.last)),
            where=[target] if target else None,
        )


def _enemy(scene: Scene, actor: Party) -> Ref | None:
    back = [m.ref for m in scene.discourse.recent if m.kind is Kind.STATE and m.ref != actor.ref]
    return back[-1] if back else None


def _wars(scene: Scene, place: int, bracket: tuple[int, int]) -> Iterator[Claim]:
    adjective = scene.note.at(place - 1)
    words = f"{adjective.words} war" if adjective else scene.note.words(place - 1, place + 1)
    event = scene.mint("event", words)
    for mention in scene.note.within(*bracket, Kind.TIME):
        yield scene.claim(
            "EventClaim",
            "tookPlaceIn",
            event,
            object=adjective.refs[0] if adjective else None,
            time=mention.time,
            where=[adjective.refs[0]] if adjective else None,
            behind=bracket[1],
        )


_TIMES = Time
