"""Rules for who led a meeting of a treaty: its president, chair or rapporteur."""

from __future__ import annotations

from collections.abc import Iterator

from armstrace.graph.claim import Claim
from armstrace.loaders.mention import Kind
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.meeting import CHAIRS, list_meetings, treaty_of
from armstrace.loaders.rules.rule import on_verbs
from armstrace.loaders.rules.serving import name_chair
from armstrace.loaders.scene import Scene


@on_verbs({"serve", "be", "become", "act", "play", "chair", "preside"})
def read_presiding(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Who led a meeting held an office under the treaty, which is more than to have been there.

    >> [mbp per] Peru was president of the Second Meeting of States Parties held in Geneva in September 2000.
    -> AttendanceClaim state:per servedAs treaty:mbt time=2000-09 place=geneva
    >> [mbp per] Peru presided over the Second Meeting of States Parties in September 2000.
    -> AttendanceClaim state:per servedAs treaty:mbt time=2000-09
    """
    office = "" if prop.negated or prop.passive else _name_office(scene, prop)
    meetings = list_meetings(scene, prop, *prop.clause.reach) if office else []
    treaty = treaty_of(scene, meetings[0][0]) if meetings else None
    states = [party for party in prop.subjects if party.ref.kind in ("state", "territory", "org")]
    for state in states if treaty else ():
        _, times, where = meetings[0]
        yield scene.claim(
            "AttendanceClaim",
            "servedAs",
            state,
            prop=prop,
            object=treaty,
            time=next(iter(times), None),
            where=where,
            content=scene.condense(prop.clause.group.first, prop.clause.tail[1]),
            details=[("office", office)],
        )


def _name_office(scene: Scene, prop: Proposition) -> str:
    """The words of the office of who leads a meeting ("president of the Sixth Meeting"); empty for others."""
    note, tail = scene.note, prop.clause.tail
    named = next(iter(note.within(*tail, Kind.MEETING)), None)
    if named is None or "until" in note.lows[max(tail[0], named.first - 3) : named.first]:
        return ""
    meeting = note.words(named.first, named.last)
    if prop.lemma == "chair" or (prop.lemma == "preside" and note.word(tail[0]) == "over"):
        return f"{'president' if prop.lemma == 'preside' else name_chair(prop)} of the {meeting}"
    begin = next((i for i in range(tail[0], named.first) if note.tokens[i].norm in CHAIRS), None)
    led = begin is not None and note.tokens[begin].norm != "friend" and named.first - begin <= 4
    return note.words(begin, named.last) if begin is not None and led else ""
