"""Rules for how services for survivors stand: what is lacking, limited, better or worse than before."""

from __future__ import annotations

import re
from collections.abc import Iterator

from armstrace.graph.claim import Claim, Polarity, Status
from armstrace.loaders.clause import Relation, is_past
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.assistance import speaks_of_victims
from armstrace.loaders.rules.law import LEGAL, subject_words
from armstrace.loaders.rules.rule import on_verbs
from armstrace.loaders.scene import Scene

_CHANGING = frozenset("decrease increase improve decline remain become deteriorate worsen diminish expand".split())  # noqa: SIM905
_HINDERING = frozenset("hamper hinder limit restrict impede disrupt constrain affect reduce".split())  # noqa: SIM905
_CUTTING = frozenset("reduce cut suspend stop".split())  # noqa: SIM905
_FACING = frozenset("face encounter experience travel".split())  # noqa: SIM905
_TELLING = frozenset("report note see observe identify make".split())  # noqa: SIM905
_SERVICE = re.compile(
    r"\b(?:services?|healthcare|health care|coverage|"
    r"rehabilitation|assistance|support|care|prosthe\w+|orthop\w+|materials?|devices?|inclusion|"
    r"accessib\w+|access|training|employment|wheelchairs?|treatment|funding|facilities|"
    r"(?:\w{0,8}economic|inclusion|livelihood) (?:\w{1,20} )?(?:initiatives|opportunities|programs?))\b",
    re.IGNORECASE,
)
_WANTING = re.compile(
    r"\b(?:gaps?|lack|lacking|shortages?|shortfalls?|no|few|insufficient|inadequate|limited|unavailable|inaccessible|"
    r"scarce|free|not available|available|affordable|poor|weak)\b",
    re.IGNORECASE,
)
_BARRIER = re.compile(
    r"\b(?:challenges?|obstacles?|barriers?|difficult\w+|problems?|shortages?|constraints?)\b", re.IGNORECASE
)
_HAVING = re.compile(
    r"(?:very )?(?:less|limited|no|little|poor|unequal|equal|better|restricted|insufficient|inadequate|"
    r"difficulty|difficulties) "
    r"(?:\w{1,20} ){0,2}?(?:access|capacity|services?|support|care|opportunities|information|resources|funding|"
    r"hospitals?|clinics?|workshops?|rehabilitation cent(?:er|re)s?|specialists|technicians|surgeons|ambulances?)\b"
)
_FALLING = re.compile(r"\b(?:declin|decreas|reduc|lack|insecur|conflict)", re.IGNORECASE)
_IMPROVED = re.compile(r"to have (?:improved|declined|worsened)")
_ONLY = re.compile(
    r"(?:one of )?(?:the|its)? ?(?:only|sole)\b (?:[\w-]{1,20} ){0,5}?"
    r"(?:cent(?:er|re)s?|providers?|hospitals?|workshops?|clinics?|facilit(?:y|ies)|organi[sz]ations?|units?|services?)\b"
)
#: What stands in the way of help.
_HURDLE = re.compile(
    r"\b(?:insecurity|conflict|presence|contamination|lack|shortages?|distance|poverty|fighting|restrictions|cuts)\b",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"(?:an?|some|no|little|further) (?:\w{1,20} ){0,2}?(?:improvements?|declines?|reductions?|progress|increases?|"
    r"decreases?)\b",
    re.IGNORECASE,
)
_CHANGE = re.compile(r"\b(?:improvements?|declines?|reductions?|progress|increases?|decreases?)\b", re.IGNORECASE)


@on_verbs({"be", "lack", "exist", "have", *_CHANGING, *_HINDERING, *_FACING, *_TELLING, *_CUTTING})
def read_need(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """What survivors lack, what stands in their way, what got better or worse.

    >> [cva tcd] There were gaps in physical rehabilitation and psychological support.
    -> VictimAssistanceClaim state:tcd serviceSituation
    >> [cva tcd] Many rehabilitation centers lacked affordable materials.
    -> VictimAssistanceClaim state:tcd serviceSituation
    >> [cva tcd] Survivors continued to face obstacles to employment.
    -> VictimAssistanceClaim state:tcd serviceSituation
    >> [cva tcd] The availability of prosthetic services decreased in 2014.
    -> VictimAssistanceClaim state:tcd serviceSituation time=2014
    >> [cva tcd] In 2012, improvements in access to services were reported.
    -> VictimAssistanceClaim state:tcd serviceSituation time=2012
    """
    if not speaks_of_victims(scene) or scene.home is None or prop.clause.quoted or not _is_told(prop):
        return
    if LEGAL.search(subject_words(scene, prop)) or not _is_of_services(scene, prop):
        return
    first = min((prop.subject_range or (prop.clause.group.first, 0))[0], prop.clause.group.first)
    last = next((i for i in range(prop.clause.group.last, len(scene.note.tokens)) if scene.note.stops(i)), None)
    end = last if last is not None else len(scene.note.tokens)
    yield tell_situation(scene, prop, first, end, status=Status.ASSERTED if _had_to(prop) else None)


def tell_situation(scene: Scene, prop: Proposition, first: int, end: int, *, status: Status | None = None) -> Claim:
    """How help stands in the country of the text, in the words from `first` to `end` (token numbers): what is not
    available is in them, so that the claim itself is no denial. `scene.home` must be known."""
    assert scene.home is not None
    return scene.claim(
        "VictimAssistanceClaim",
        "serviceSituation",
        scene.home,
        prop=prop,
        current=not prop.times,
        content=scene.condense(first, end),
        behind=end,
        status=status,
        polarity=Polarity.AFFIRMED,
    )


def _had_to(prop: Proposition) -> bool:
    """ "Had to reduce services": what was forced upon someone came to pass."""
    fellow = prop.clause.fellow
    forced = fellow is not None and fellow.lemma in ("have", "force") and is_past(fellow.group)
    return forced and prop.clause.relation is Relation.INFINITIVE and not prop.negated


def _is_told(prop: Proposition) -> bool:
    """Is the clause told for itself, or hung on "continued to"?"""
    fellow = prop.clause.fellow
    went_on = fellow is not None and fellow.lemma in ("continue", "remain", "begin", "have", "force")
    return prop.clause.relation in (Relation.MAIN, Relation.COORDINATE) or (
        prop.clause.relation is Relation.INFINITIVE and went_on
    )


def _is_of_services(scene: Scene, prop: Proposition) -> bool:
    """Does the clause tell how services stand, rather than who gives them?"""
    subject, tail = subject_words(scene, prop), scene.note.words(prop.clause.tail[0], prop.clause.reach[1])
    rest = scene.note.words(prop.clause.tail[0], len(scene.note.tokens))
    if prop.lemma in ("be", "exist") and subject.lower() == "there":
        changed = _CHANGED.match(tail)
        return bool((_WANTING.search(tail[:60]) or changed) and _SERVICE.search(rest))
    if prop.lemma == "have":
        return bool(_HAVING.match(tail)) and not prop.passive
    if prop.lemma == "lack":
        return bool(_SERVICE.search(subject) or _SERVICE.search(rest))
    if prop.lemma in ("be", "remain") and _BARRIER.search(tail[:40]) and subject.lower() != "there":
        return bool(re.search(r"survivors?|victims?|disabilit|access|services?", rest))
    if prop.lemma in _FACING | _CUTTING | _HINDERING and not prop.passive:
        return _is_hindered(prop, subject, tail, rest)
    return _is_said_of(prop, subject, tail, rest)


def _is_hindered(prop: Proposition, subject: str, tail: str, rest: str) -> bool:
    """Do people meet with barriers, does someone cut services, or something stand in their way?"""
    if prop.lemma == "travel":
        return bool(re.search(r"[Ss]urvivors?|victims?|amputees|disabilit|patients", prop.note.text)) and _had_to(prop)
    if prop.lemma in _FACING:
        return bool(_BARRIER.search(rest[:60]) and _SERVICE.search(rest))
    if prop.lemma in _CUTTING and (not _SERVICE.search(subject) or _FALLING.search(subject)):
        return bool(_SERVICE.search(tail[:60]))
    if prop.lemma == "stop" and _SERVICE.search(subject):
        return True  # "funding for assistance stopped"
    return bool(_HURDLE.search(subject) and _SERVICE.search(tail[:90]))


def _is_said_of(prop: Proposition, subject: str, tail: str, rest: str) -> bool:
    """Is a service the subject of what is told?"""
    if prop.lemma == "make":
        made = prop.passive and _CHANGE.match(subject)
        return bool(made and re.search(r"survivor|victim|disabilit", rest))
    if not _SERVICE.search(subject):
        return False
    if prop.lemma in _TELLING:
        return prop.passive and bool(_CHANGE.match(subject) or _IMPROVED.match(tail))
    if prop.lemma in _HINDERING:
        return prop.passive
    return prop.lemma != "be" or bool(_WANTING.search(tail[:40]))


@on_verbs({"be", "remain", "become"})
def read_only_provider(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """The one center or provider that there is for a service.

    >> [cva tcd] The center in Moundou was the only functioning rehabilitation center in Chad.
    -> VictimAssistanceClaim group:center-in-moundou providesService
    """
    first, last = prop.subject_range or (0, 0)
    tail = scene.note.words(prop.clause.group.last, prop.clause.reach[1])
    if prop.passive or prop.clause.quoted or not speaks_of_victims(scene) or not _ONLY.match(tail):
        return
    if prop.clause.relation not in (Relation.MAIN, Relation.COORDINATE) or first >= last:
        return
    named = [p for p in prop.subjects if p.ref.kind == "org" and (p.known or p.mention)]
    words = re.sub(r"\A(?:the|an?) ", "", scene.note.words(first, last), flags=re.IGNORECASE)
    yield scene.claim(
        "VictimAssistanceClaim",
        "providesService",
        named[0] if named else scene.mint("group", words),
        prop=prop,
        current=not prop.times,
        content=scene.condense(prop.clause.group.last, prop.clause.reach[1]),
        polarity=prop.polarity,
    )
