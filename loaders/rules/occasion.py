"""Rules for what happened around weapons: operations together, things begun and ended, efforts led, effects."""

from __future__ import annotations

from collections.abc import Iterator

from armstrace.graph.claim import Claim
from armstrace.loaders.argument import list_arms, list_wheres
from armstrace.loaders.clause import Relation
from armstrace.loaders.mention import Kind
from armstrace.loaders.phrase import head_words
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.rule import on_verbs
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
    "initiate": "began",
    "launch": "began",
}
_ACTORS = frozenset({"state", "org", "group", "territory"})
_EFFECTS = frozenset("attract draw provoke spark prompt trigger generate".split())  # noqa: SIM905


@on_verbs({"participate", "take", "carry", "conduct", "operate", "use", "join"})
def read_together(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Two forces that operate together.

    >> [cmb rus] Chad has taken part in a military operation with the Libyan government since March 2014.
    -> EventClaim state:tcd operatedWith state:lby time=2014-03/
    """
    tail = prop.clause.tail
    norms = {scene.note.tokens[i].norm for i in range(*tail)}
    if norms.isdisjoint(("operation", "campaign", "together")):
        return
    parties = [p for p in prop.subjects if p.ref.kind in _ACTORS]
    if not parties:
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


@on_verbs(_TURNS)
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
    if prop.clause.relation is Relation.GERUND and (
        not prop.tail_text() or scene.note.word(prop.clause.tail[0]) == "in"
    ):
        return  # "a year, starting in January 2015": only since when
    end = _with_relative(scene, prop)
    for party in prop.subjects[:1]:
        owns = party.mention is not None and scene.note.word(party.mention.last) == "'"  # "Sudan's first course began"
        named = (party.mention is not None and not owns) or party.found_back
        who = party if named else scene.mint("event", head_words(scene.note, subject))
        partners = [m.ref for m in prop.named(Kind.BODY, Kind.STATE) if scene.note.word(m.first - 1) == "with"]
        wheres = list_wheres(scene.note, prop.clause.group.last, end)
        yield scene.claim(
            "EventClaim",
            predicate,
            who,
            prop=prop,
            object=next(iter(partners), None),
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


@on_verbs({"lead"})
def read_led(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Who led an effort.

    >> [cmb per] Peru backed an effort led by Chile to conclude a CCW protocol on mines.
    -> RelationClaim state:chl led event:effort
    """
    if prop.clause.relation is not Relation.REDUCED:
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


@on_verbs(_EFFECTS)
def read_effect(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """What something brought about in public.

    >> [cmb syr] The harm caused by the use of mines in Syria has attracted widespread media coverage.
    -> EventClaim event:harm-caused-by-the-use-of-mines-in-syria hadEffect place=syr
    """
    if prop.passive or prop.subject_range is None or prop.named(Kind.TREATY) or prop.words_behind(1) == ["up"]:
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


@on_verbs({"vacate", "abandon", "evacuate"})
def read_vacated(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Who left an area.

    >> [mbp lby] Mines were found in districts of Tripoli that were vacated by the Wagner Group.
    -> EventClaim group:wagner-group withdrewFrom place:tripoli
    """
    if not prop.passive:
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
