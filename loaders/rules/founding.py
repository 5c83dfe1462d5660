"""Rules for bodies that a state sets up for mine action or a treaty, in whatever section, and that begin to work."""

from __future__ import annotations

import re
from collections.abc import Iterator

from armstrace.graph.claim import Claim, Polarity
from armstrace.graph.names import Ref
from armstrace.loaders.clause import Relation
from armstrace.loaders.date import Time
from armstrace.loaders.discourse import Party
from armstrace.loaders.mention import Kind, Mention
from armstrace.loaders.phrase import Range
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.rule import on_verbs
from armstrace.loaders.scene import Scene

_POLICY = frozenset({"mbp", "cmb"})
_FOUNDED = re.compile(
    r"\b(?:commission|committee|working group|task ?force|authority|cent(?:er|re)|agency|council|secretariat|cell"
    r"|office|focal point)\b",
    re.IGNORECASE,
)
#: What such a body is for, so that one that watches a ceasefire is none.
_MATTER = re.compile(
    r"\b(?:(?:land)?mines?|mine action|demining|clearance|treaty|convention|legislation|ratif\w+|accession|munitions?"
    r"|stockpiles?|ERW|UXO|implementation)\b",
    re.IGNORECASE,
)
#: Behind these it is told what the body is for, or where.
_ENDS = re.compile(
    r" (?:(?:to|for|on)(?= [a-z])|that\b|which\b|within\b|under\b|in\b|as\b|comprise?|compris|compos|made up|consist)"
    r"|,"
)


@on_verbs({"establish", "create", "set", "form", "found", "appoint", "constitute"})
def read_set_up(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """A body that was set up for mine action or a treaty: by whom, when.

    >> [mbp dza] A National Commission to Fight Landmines was created on 6 May 2003.
    -> MineActionClaim state:dza established org:national-commission-to-fight-landmines time=2003-05-06
    >> [mbp afg] In September 2004, the government established a committee to deal with mine stockpiles.
    -> MineActionClaim state:afg established org:committee time=2004-09
    """
    region = (prop.subject_range or (0, 0)) if prop.passive else prop.clause.tail
    words = scene.note.words(*region)
    named = _ENDS.split(re.sub(r"\A(?:an?|the|its|up an?|up the) ", "", words, flags=re.IGNORECASE))[0]
    if scene.home is None or prop.clause.quoted or prop.polarity is Polarity.NEGATED or not _FOUNDED.search(named):
        return
    if prop.clause.relation is Relation.REDUCED or not _MATTER.search(scene.note.text) or _is_left(scene, prop):
        return
    founders = [p for p in prop.actors if p.ref.kind in ("state", "org", "territory")]
    founder: Party | Ref = founders[0] if founders else scene.home
    parts = re.split(r" and (?:an? )?", named)
    for body in parts if all(_FOUNDED.search(part) for part in parts) else [named]:
        yield scene.claim(
            "MineActionClaim",
            "established",
            founder,
            prop=prop,
            object=_made(scene, region, body),
            content=scene.condense(prop.clause.group.first, prop.clause.reach[1]),
            behind=prop.clause.reach[1],
        )


def list_gapped(scene: Scene, prop: Proposition) -> Iterator[tuple[Mention, Time]]:
    """Bodies of which the same is told with another date, without the verb: "and the Authority in September 2001"."""
    dates = [m for m in scene.note.within(prop.clause.group.last, prop.clause.reach[1], Kind.TIME) if m.time]
    for body in scene.note.within(prop.clause.group.last, prop.clause.reach[1], Kind.BODY):
        led = [scene.note.word(i) for i in range(max(0, body.first - 3), body.first)]
        date = next((m for m in dates if 0 <= m.first - body.last <= 5), None)
        joined = led[-2:] == ["and", "the"] or led[-1:] == ["and"] or led[-2:] == [",", "the"]
        gap = {scene.note.word(i) for i in range(body.last, date.first)} if date else set()
        if (
            date is not None
            and date.time
            and joined
            and gap & {"in", "on"}
            and any(d.first < body.first for d in dates)
        ):
            yield body, date.time


def _is_left(scene: Scene, prop: Proposition) -> bool:
    """Is it told by the rules of sections on mine action, or no founding ("set out", "set a date")?"""
    elsewhere = prop.passive and scene.place.code not in _POLICY
    return elsewhere or (prop.lemma == "set" and not prop.passive and prop.words_behind(1) != ["up"])


def _made(scene: Scene, region: Range, named: str) -> Party:
    """The body: named in its own words, else called by its noun."""
    bodies = [m for m in scene.note.within(*region, Kind.BODY) if named in m.words]
    return scene.party(bodies[0]) if bodies else scene.mint("org", named)


@on_verbs({"become", "be"})
def read_operational(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """A body that began to work.

    >> [ma eri] The Eritrean Demining Authority became operational in 2003.
    -> MineActionClaim org:eritrean-demining-authority functionsAs time=2003
    """
    if prop.words_behind(2)[:1] != ["operational"] and prop.words_behind(2) != ["fully", "operational"]:
        return
    for body in [p for p in prop.subjects if p.ref.kind == "org" and (p.mention or p.found_back)]:
        yield scene.claim(
            "MineActionClaim",
            "functionsAs",
            body,
            prop=prop,
            current=not prop.times,
            content=scene.condense(prop.clause.group.first, prop.clause.reach[1]),
            polarity=prop.polarity,
        )
