"""Rules for when work in mine action began, went on or stopped; bodies that were closed; maps handed over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from armstrace.graph.claim import Claim, Polarity, Status
from armstrace.graph.names import Ref
from armstrace.loaders.argument import list_arms, list_wheres
from armstrace.loaders.clause import Relation
from armstrace.loaders.discourse import Party, is_doer
from armstrace.loaders.mention import Kind
from armstrace.loaders.phrase import Range, head_words
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.land import CLEARERS, LAND_SECTIONS
from armstrace.loaders.rules.rule import on_verbs
from armstrace.loaders.scene import Scene

_STARTING = frozenset("begin start commence resume restart initiate launch".split())  # noqa: SIM905
_STOPPING = frozenset("stop cease suspend halt discontinue end conclude".split())  # noqa: SIM905
_SURVEY = re.compile(r"\b(?:survey|assessments?)\b", re.IGNORECASE)
_CLEARANCE = re.compile(
    r"\b(?:clearance|demining|clearing)\b|\A(?:all |field |its |the )?(?:field )?operations\Z", re.IGNORECASE
)
#: What is not the work itself: plans and talk of it, what it needs, people who do it.
_ASIDE = re.compile(
    r"\b(?:plans?|discussions?|talks|negotiations?|training|funding|preparations?|procurement|recruitment|deadline"
    r"|request|completion|projects?|laws?|victims?|casualt\w+)\b",
    re.IGNORECASE,
)
_MAPS = re.compile(r"\b(?:maps|(?:minefield|mine) (?:maps?|records?|data)|records|coordinates)\b", re.IGNORECASE)
_HALT = re.compile(
    r"\b(?:a (?:temporary |complete )?(?:halt|stop|end|suspension)|to a (?:halt|standstill))\b", re.IGNORECASE
)
_MINED = re.compile(r"\b(?:mine|mines|mined|minefields?|landmines?|submunitions?|cluster)\b", re.IGNORECASE)


@on_verbs(_STARTING | _STOPPING)
def read_stage(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """That clearance or a survey began, went on or stopped, by whom and when.

    >> [ma tjk] Tajikistan initiated mine clearance operations in June 2004.
    -> ClearanceClaim state:tjk clearing time=2004-06
    >> [ma sen] In April 2004, the HALO Trust ceased demining activities.
    -> ClearanceClaim org:halo clearing not time=2004-04
    >> [ma tjk] In August 2004, a general survey began in the north.
    -> EventClaim event:general-survey began time=2004-08
    """
    if scene.place.code not in LAND_SECTIONS or scene.home is None or prop.clause.relation is Relation.REDUCED:
        return
    region = _work(scene, prop)
    words = scene.note.words(*region)[:70] if region else ""
    if region is None or _ASIDE.search(words) or prop.clause.quoted:
        return
    ended = prop.lemma in _STOPPING
    if _CLEARANCE.search(words):
        yield from _clearing(scene, prop, region, ended)
    elif _SURVEY.search(words) and prop.times:
        name = re.sub(r"^(?:new|national|nationwide|ongoing|first|second) ", "", head_words(scene.note, region))
        name = re.sub(r" (?:in|by|from|since|until|during|across|along) .*", "", name)
        wheres = list_wheres(scene.note, *prop.clause.reach)
        yield scene.claim(
            "EventClaim",
            "ended" if ended else "began",
            scene.mint("event", re.sub(r" ?\(.*", "", name)),
            prop=prop,
            where=wheres[0] if wheres else [scene.home],
            content=scene.condense((prop.subject_range or region)[0], prop.clause.reach[1]),
        )


@on_verbs({"order", "call", "bring", "put", "lead", "come"})
def read_halt(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Clearance that someone ordered to stop, or that came to a halt.

    >> [ma sen] In May 2013, Senegal ordered a halt to all survey and clearance activities.
    -> ClearanceClaim state:sen clearing not time=2013-05
    """
    words = scene.note.words(*prop.clause.reach)[:90]
    if scene.place.code not in LAND_SECTIONS or scene.home is None or prop.negated or not prop.times:
        return
    subject = scene.note.words(*(prop.subject_range or (0, 0)))
    halted = _HALT.search(words)
    if halted and (_CLEARANCE.search(words[halted.start() :]) or _CLEARANCE.search(subject)):
        yield scene.claim(
            "ClearanceClaim",
            "clearing",
            scene.home,
            prop=prop,
            polarity=Polarity.NEGATED,
            content=scene.condense(prop.clause.group.first, prop.clause.reach[1]),
        )


def _work(scene: Scene, prop: Proposition) -> Range | None:
    """Where the work is told that begins or stops: the subject, or what someone begins."""
    subject = prop.subject_range or (0, 0)
    if prop.passive or _CLEARANCE.search(scene.note.words(*subject)) or _SURVEY.search(scene.note.words(*subject)):
        return subject
    return prop.clause.tail if any(p.ref.kind in CLEARERS for p in prop.subjects) else None


def _clearing(scene: Scene, prop: Proposition, region: Range, ended: bool) -> Iterator[Claim]:
    doers = [p for p in prop.actors if p.ref.kind in CLEARERS and is_doer(p)]
    apart = region == (prop.subject_range or (0, 0))
    who: Party | Ref | None = (None if apart and not prop.passive else next(iter(doers), None)) or scene.home
    wheres = list_wheres(scene.note, *prop.clause.reach)
    planned = prop.stance.status is Status.PLANNED
    stopped = ended and prop.polarity is Polarity.AFFIRMED and not (planned and prop.lemma in ("conclude", "end"))
    more: dict[str, Any] = {"polarity": Polarity.NEGATED} if stopped else {}
    if who is not None and (prop.times or not ended):
        yield scene.claim(
            "ClearanceClaim",
            "plansToClear" if planned else "clearing",
            who,
            prop=prop,
            arms=list_arms(scene.note, *region)[:1],
            where=wheres[0] if wheres else None,
            content=scene.condense(prop.clause.begin, prop.clause.reach[1]),
            **more,
        )


@on_verbs({"close", "dissolve", "dismantle", "disband"})
def read_closed(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """A body of mine action that was closed.

    >> [ma irq] In June 2007, the government closed the National Mine Action Authority.
    -> MineActionClaim org:national-mine-action-authority operatesIn state:irq not time=2007-06
    """
    if scene.home is None or not prop.times or prop.polarity is Polarity.NEGATED:
        return
    region = (prop.subject_range or (0, 0)) if prop.passive else prop.clause.tail
    bodies = [m for m in scene.note.within(*region, Kind.BODY) if m.first - region[0] <= 1]
    for body in bodies[:1] if prop.passive or prop.subjects else ():
        yield scene.claim(
            "MineActionClaim",
            "operatesIn",
            scene.party(body),
            prop=prop,
            object=scene.home,
            polarity=Polarity.NEGATED,
            content=scene.condense(prop.clause.group.first, prop.clause.reach[1]),
        )


@on_verbs({"provide", "hand", "give", "supply", "share", "send", "transfer", "deliver", "turn", "submit", "release"})
def read_maps(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Maps and records of minefields that one state or force gave to another.

    >> [ma mrt] In 2010, Morocco provided detailed maps of minefields.
    -> MineActionClaim state:mar cooperatesWith state:mrt time=2010
    """
    told = (prop.subject_range or (0, 0)) if prop.passive else prop.clause.tail
    words = scene.note.words(*told)
    if scene.place.code not in LAND_SECTIONS or scene.home is None or prop.clause.relation is Relation.REDUCED:
        return
    if not (_MAPS.search(words[:60]) and _MINED.search(scene.note.words(told[0], prop.clause.reach[1]))):
        return
    givers = [p for p in prop.actors if p.ref.kind in CLEARERS and (p.known or p.mention or p.found_back)]
    for giver in givers[:1]:
        takers = scene.note.within(*prop.clause.tail, Kind.STATE, Kind.BODY, Kind.GROUP)
        taken = [scene.party(m) for m in takers if scene.note.word(m.first - 1) in ("to", "the", "with")]
        taken = [p for p in taken if p.ref != giver.ref]
        target: Party | Ref | None = taken[0] if taken else scene.home if giver.ref != scene.home else None
        yield scene.claim(
            "MineActionClaim",
            "cooperatesWith",
            giver,
            prop=prop,
            object=target,
            polarity=prop.polarity,
            content=scene.condense(prop.clause.group.first, prop.clause.reach[1]),
        )
