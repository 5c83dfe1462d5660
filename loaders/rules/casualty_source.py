"""Who says so many were harmed: the body that recorded or reported a figure, or on whose word it is told."""

from __future__ import annotations

import re
from typing import Any

from armstrace.graph.claim import Status
from armstrace.graph.names import Ref
from armstrace.loaders.attitude_verb import SAYING
from armstrace.loaders.clause import Relation
from armstrace.loaders.discourse import Party
from armstrace.loaders.mention import Kind, Mention
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.casualty_figure import Figure
from armstrace.loaders.stance import Stance

COUNTING = frozenset("record report register identify document count confirm collect".split())  # noqa: SIM905
#: A body that no register has, by its capitals ("the Antipersonnel Mine Observatory").
_NAME = re.compile(r"(?:the )?(?:[A-Z][\w’'-]+ (?:(?:of|for|and|the|on) ){0,2}){1,9}[A-Z][\w’'-]+(?: \([A-Z]\w+\))?")

_SURVEY = re.compile(
    r"(?:The |the )?(?P<name>(?:[A-Z][\w’'-]{1,20} ){1,6}(?:Survey|Assessment|Study|Census|Database|Observatory))\b"
)


def find_stance(figure: Figure) -> dict[str, Any]:
    """By whose word: that of the clause, else of the body that recorded or reported the figure."""
    scene = figure.scene
    norms = [token.norm for token in scene.note.tokens]
    if "estimated" in norms or "estimate" in norms:
        return {"status": Status.ESTIMATED}
    told = _told_by(figure)
    if told is not None and not told.plain:
        return {
            "status": told.status,
            "certainty": told.certainty,
            "hedge": told.hedge,
            "asserters": tuple(party.ref for party in told.asserters) or _counted_by(figure).get("asserters"),
        }
    before = norms[: figure.first]
    if "reported" in before and "were" in before and "to" in before:
        return {"status": Status.REPORTED}
    return _counted_by(figure)


def _told_by(figure: Figure) -> Stance | None:
    """The stance of the clause; "are believed to have been killed": that of what is believed."""
    prop = figure.prop
    if prop is None or prop.lemma not in SAYING or not prop.passive:
        return prop.stance if prop is not None else None
    below = (
        p.stance for p in figure.scene.propositions if p.clause.governor is prop.clause and p.clause.group.infinitive
    )
    return next(below, prop.stance)


def _counted_by(figure: Figure) -> dict[str, Any]:
    bodies = _by_agent(figure) or _by_subject(figure)
    if not bodies:
        bodies = [m.ref for m in figure.scene.note.within(0, min(figure.first, 2), Kind.BODY) if _tells(figure, m)]
    return {"asserters": tuple(bodies[:1])} if bodies else {}


def _by_subject(figure: Figure) -> list[Ref]:
    """ "UNMACA recorded 12 casualties, and UNICEF reported nine": the subject of the last such verb before a figure."""
    counting = [p for p in figure.scene.propositions if p.lemma in COUNTING and not p.passive]
    before = [p for p in counting if p.clause.group.first < figure.first]
    for prop in [*reversed(before), *counting][:1]:
        return [_counter(figure, prop, party) for party in prop.subjects if _is_named(party)]
    return []


def _by_agent(figure: Figure) -> list[Ref]:
    """ "1,585 casualties have been reported by ZIMAC", "11 casualties identified by the Monitor": behind "by"."""
    for prop in figure.scene.propositions:
        if prop.lemma not in COUNTING or not prop.passive or not prop.actors:
            continue
        led = prop.subject_range or (0, 0)
        reduced = prop.clause.relation is Relation.REDUCED and 0 <= prop.clause.group.first - figure.count.last <= 2
        if reduced or (led[0] <= figure.first < led[1] and not _has_own(figure)):
            return [party.ref for party in prop.actors if _is_named(party)]
    return []


def _has_own(figure: Figure) -> bool:
    """ "Of the 11 identified by the Monitor, five were": does a participle behind it tell who counted?"""
    behind = [p for p in figure.scene.propositions if 0 <= p.clause.group.first - figure.count.last <= 2]
    return any(p.clause.relation is Relation.REDUCED and p.lemma in COUNTING for p in behind)


def _is_named(party: Party) -> bool:
    return party.ref.kind in ("org", "state") or bool(_NAME.fullmatch(party.words))


def _counter(figure: Figure, prop: Proposition, party: Party) -> Ref:
    """ "The Chad Landmine Impact Survey identified": the survey, and not the state that it is named after."""
    first, last = prop.subject_range or (0, 0)
    if party.ref.kind != "state":
        return party.ref
    bodies = prop.note.within(first, last, Kind.BODY)
    survey = _SURVEY.match(prop.note.words(first, last))
    return bodies[0].ref if bodies else figure.scene.mint("org", survey["name"]).ref if survey else party.ref


def _tells(figure: Figure, body: Mention) -> bool:
    """ "UNMACA registered", "UNMACA: 12", but not "two HALO deminers": does a body stand for itself?"""
    note = figure.scene.note
    verbs = {group.first for group in note.verbs}
    told = (":", "(", ",", "’s", "'s", "data", "figures", "statistics", "records", "reports")
    return body.last in verbs or note.word(body.last) in told
