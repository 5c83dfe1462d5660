"""Votes of many years told in one breath, and words that hang on a resolution."""

from __future__ import annotations

import re
from collections.abc import Iterator

from armstrace.graph.claim import Claim
from armstrace.loaders.clause import Relation
from armstrace.loaders.mention import Kind
from armstrace.loaders.phrase import Range
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.rule import on_words
from armstrace.loaders.scene import Scene

#: "Since it was first introduced in 2015".
_FIRST = re.compile(
    r"\bsince (?:it|they|the|its|that)\b[^.;,]{0,60}\b(?:introduc|adopt|present|tabl|appear|creat|beg[au]n)\w*"
    r"[^.;,\d]{0,20}(?P<year>(?:19|20)\d\d)\b"
)
#: "Most recently in December 2018", "including in 2018".
_LATEST = re.compile(r"\b(?:most recently|including) (?:in|on) (?P<date>[^.;,]{4,24})")
#: "As it has on similar resolutions since 1997", "as it had every year since 1996".
_BEFORE = re.compile(
    r"\bas (?:it|they|the country) (?:has|have|had|did|does)\b[^.;]{0,90}?\bsince (?P<year>(?:19|20)\d\d)\b"
)


def since_first(scene: Scene, prop: Proposition) -> list[str | None]:
    """From when on a yearly vote is told ("since it was first introduced in 2015"), with the last one where told."""
    text = scene.note.words(prop.clause.group.last, len(scene.note.tokens))
    found = _FIRST.search(text) if "since" in scene.note.lows else None
    if found is None:
        return []
    latest = _LATEST.search(text, found.end())
    start = scene.note.tokens[prop.clause.group.last].start
    dated = [
        m.time.edtf
        for m in scene.mentions(Kind.TIME)
        if m.time and latest and start + latest.start("date") <= m.start < start + latest.end("date")
    ]
    return [f"{found['year']}/", *dated]


def votes_before(scene: Scene, prop: Proposition) -> str | None:
    """From when on a state voted so on the like resolutions before; None where it is not told."""
    if "since" not in scene.note.lows or prop.clause.group.last >= len(scene.note.tokens):
        return None
    found = _BEFORE.search(scene.note.words(prop.clause.group.last, len(scene.note.tokens)))
    return f"{found['year']}/" if found else None


def find_hung(scene: Scene, prop: Proposition) -> Range | None:
    """ "Voted for Resolution 60/80, calling for": the resolution that a form in -ing behind a comma hangs on."""
    place = prop.clause.group.first
    if prop.clause.relation is not Relation.GERUND or place < 2 or scene.note.word(place - 1) != ",":
        return None
    mention = scene.note.at(place - 2)
    named = mention is not None and mention.kind is Kind.RESOLUTION
    first = mention.first if mention is not None and named else place - 2
    return (first, place - 1) if named or scene.note.tokens[place - 2].norm == "resolution" else None


@on_words({"sponsor", "cosponsor", "sponsored", "cosponsored"})
def read_sponsor(scene: Scene) -> Iterator[Claim]:
    """Who put a resolution forward with others.

    >> [cmb per] Peru was a lead sponsor on a UN resolution on the convention in December 2015.
    -> StatementClaim state:per supported treaty:ccm time=2015-12
    """
    note = scene.note
    place = next((i for i, token in enumerate(note.tokens) if "sponsor" in token.low), 0)
    told = any(token.norm == "resolution" for token in note.tokens[place : place + 12])
    prop = next((p for p in reversed(scene.propositions) if p.clause.group.first <= place and p.subjects), None)
    topic = next((m.ref for m in note.within(place, len(note.tokens), Kind.TREATY)), scene.discourse.treaty)
    if prop is None or not told or prop.negated or prop.passive or topic is None:
        return
    dates = [m.time for m in note.within(place, len(note.tokens), Kind.TIME) if m.time]
    for party in [p for p in prop.subjects if p.ref.kind == "state"]:
        yield scene.claim(
            "StatementClaim",
            "supported",
            party,
            prop=prop,
            object=topic,
            time=dates[0] if dates else None,
            untimed=not dates,
            content=scene.condense(prop.clause.group.first, prop.clause.reach[1]),
        )
