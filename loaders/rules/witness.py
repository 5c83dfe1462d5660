"""Rules for what bodies identified, published and operate: weapons seen, papers, aircraft and launchers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from armstrace.graph.claim import Certainty, Claim
from armstrace.graph.names import Ref
from armstrace.loaders.argument import list_arms, list_wheres
from armstrace.loaders.discourse import Party
from armstrace.loaders.mention import Kind
from armstrace.loaders.phrase import head_words
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.rule import on_verbs
from armstrace.loaders.scene import Scene

_PAPER = re.compile(r"\b(?:report|paper|study|article|investigation|briefing|position paper)\b")
_ACTORS = frozenset({"state", "org", "group", "territory"})


@on_verbs({"identify", "photograph", "film", "spot"})
def read_identified(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Weapons that a body identified somewhere: each on its own, no use claimed.

    >> [cmb syr] In July 2019, Human Rights Watch identified an RBK-250 cluster bomb on display at Aleppo.
    -> DocumentClaim org:hrw identified munition:rbk-250 place=aleppo time=2019-07
    """
    if prop.passive:
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


@on_verbs({"publish", "issue", "release"})
def read_published(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """A report or paper that a body published, and what it is on.

    >> [mbp lby] In May 2019, the BBC published an investigation of mined roads in Tripoli.
    -> DocumentClaim org:bbc describes time=2019-05
    """
    words = scene.note.words(*prop.clause.tail)
    if prop.passive or not _PAPER.search(words):
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


@on_verbs({"operate"})
def read_operating(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Who operates aircraft or launchers.

    >> [cmb syr] Chad is the only force in Syria to operate SU-25 fighter-ground attack jets.
    -> OrganizationClaim state:tcd operates munition:su-25 place=syr
    """
    arms = list_arms(scene.note, *prop.clause.tail)
    if not arms:
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
