"""Rules for assistance to victims: who provides what to how many, with whom."""

from __future__ import annotations

from collections.abc import Iterator

from armstrace.graph.claim import Claim, Polarity
from armstrace.graph.names import Ref
from armstrace.loaders.argument import list_counts, list_wheres
from armstrace.loaders.clause import Relation
from armstrace.loaders.discourse import Party
from armstrace.loaders.mention import Kind
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.law import LEGAL, subject_words
from armstrace.loaders.rules.rule import on_verbs
from armstrace.loaders.scene import Scene

_HELP = {
    "provide": "providesService",
    "assist": "assists",
    "support": "assists",
    "receive": "assists",
    "coordinate": "coordinates",
    "manage": "manages",
    "train": "trains",
    "collect": "collectsDataOn",
    "identify": "collectsDataOn",
    "visit": "peopleVisited",
    "advocate": "advocatesFor",
    "cease": "endedActivity",
    "entitle": "entitles",
    "take": "providesService",
    "serve": "servesAsBasisFor",
    "sign": "cooperatesWith",
    "bolster": "receivedTraining",
    "face": "hasDiscriminationAgainst",
    "enhance": "providesService",
    "offer": "providesService",
    "treat": "providesService",
    "fund": "assists",
    "implement": "manages",
    "begin": "providesService",
    "organize": "trains",
    "open": "providesService",
    "deliver": "providesService",
    "produce": "providesService",
    "distribute": "providesService",
    "operate": "manages",
    "run": "manages",
    "refer": "providesService",
    "establish": "manages",
    "launch": "manages",
    "conduct": "providesService",
    "expand": "providesService",
    "rehabilitate": "providesService",
}

_DOERS = frozenset({"org", "state", "group", "programme", "topic"})

_PEOPLE = frozenset({"person", "survivor", "casualty", "household"})
_HELPING = frozenset({"cva", "va"})


def make_assistance(
    scene: Scene, prop: Proposition, who: Party | Ref, predicate: str, first: int, last: int, negative: bool
) -> Iterator[Claim]:
    """What an "is no coordination" sentence says of assistance: `who` does or does not do it, in which places."""
    wheres = list_wheres(scene.note, first, last)
    yield scene.claim(
        "VictimAssistanceClaim",
        predicate,
        who,
        prop=prop,
        current=True,
        content=scene.condense(first, last),
        behind=last,
        where=[ref for where in wheres for ref in where.refs] or None,
        polarity=Polarity.NEGATED if negative else Polarity.AFFIRMED,
    )


@on_verbs(_HELP)
def read_assistance(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Services, data, training, benefits for survivors and persons with disabilities.

    >> [cva tcd] In 2013, the ICRC provided grants to 126 mine survivors and their families in Tibesti.
    -> VictimAssistanceClaim org:icrc beneficiaries time=2013
    """
    predicate = _HELP.get(prop.lemma)
    if predicate is None or scene.place.code not in _HELPING or not _on_assistance(scene):
        return
    if (_is_aside(prop) and not _tells_number(scene, prop)) or LEGAL.search(subject_words(scene, prop)):
        return
    trained = prop.passive and predicate == "trains"
    predicate = "receivedTraining" if trained else predicate
    doers = [
        p for p in (_doers(scene, prop) if prop.passive and not trained else prop.subjects) if p.ref.kind in _DOERS
    ]
    end = max(
        [prop.clause.reach[1]] + [c.reach[1] for c in prop.clauses if c.fellow is prop.clause and not c.group.finite]
    )
    counts = [c for c in list_counts(scene.note, *_subject_or_tail(prop, end)) if c.quantity.unit in _PEOPLE]
    wheres = list_wheres(scene.note, prop.clause.begin, end) or prop.wheres
    wheres = wheres or list_wheres(scene.note, *(prop.subject_range or (0, 0)))
    partner = next((r for r in _partners(scene, prop, end) if r not in {p.ref for p in doers[:1]}), None)
    measured = bool(counts and counts[0].mention.amount and counts[0].mention.amount.numbers)
    for doer in doers[:1]:
        yield scene.claim(
            "VictimAssistanceClaim",
            "beneficiaries" if measured and predicate != "peopleVisited" else predicate,
            doer,
            prop=prop,
            quantity=counts[0].quantity if measured else None,
            where=wheres[0] if wheres else None,
            content=scene.condense(prop.clause.begin, end),
            behind=end,
            details=[("partner", partner)],
            polarity=prop.polarity,
        )


def _tells_number(scene: Scene, prop: Proposition) -> bool:
    """ "Centers that treated 1,200 people": does a relative clause tell how many were helped?"""
    counts = list_counts(scene.note, *prop.clause.tail)
    return prop.clause.relation is Relation.RELATIVE and any(c.quantity.unit in _PEOPLE for c in counts)


def _doers(scene: Scene, prop: Proposition) -> list[Party]:
    """Who did what a passive says: behind "by", else the body spoken of before, where people or data are what it was
    done to.
    """
    done = set(subject_words(scene, prop).lower().split())
    people = done & {"casualties", "casualty", "survivors", "victims", "persons", "people", "data"}
    back = [p for p in scene.discourse.subjects if p.ref.kind in ("org", "group")] if people else []
    return list(prop.actors) or back or list(prop.subjects)


def _partners(scene: Scene, prop: Proposition, end: int) -> Iterator[Ref]:
    """Other bodies that the clause names: joined as subject, or whose support it has."""
    yield from (party.ref for party in prop.subjects[1:] if party.ref.kind in ("org", "group"))
    yield from (m.ref for m in scene.note.within(prop.clause.group.last, max(end, prop.clause.reach[1]), Kind.BODY))


def _is_aside(prop: Proposition) -> bool:
    """Does the clause only colour another? An infinitive behind "continued" does not."""
    if prop.clause.relation is Relation.INFINITIVE:
        fellow = prop.clause.fellow
        return fellow is None or fellow.lemma not in ("continue", "begin", "start")
    return prop.clause.relation in (Relation.REDUCED, Relation.GERUND, Relation.RELATIVE)


def _on_assistance(scene: Scene) -> bool:
    return bool(scene.topics() & {"assistance", "victim"}) or any(
        token.norm
        in (
            "survivor",
            "assistance",
            "disabilities",
            "rehabilitation",
            "needs",
            "database",
            "agreement",
            "surveillance",
            "prosthetic",
            "prosthetics",
            "prosthesis",
            "prostheses",
            "amputee",
            "wheelchair",
            "psychosocial",
            "orthopedic",
            "victim",
        )
        for token in scene.note.tokens
    )


def _subject_or_tail(prop: Proposition, end: int) -> tuple[int, int]:
    if prop.passive or prop.lemma == "receive":
        first, last = prop.subject_range or (0, 0)
        return first, last
    return prop.clause.group.last, end
