"""Rules for offices in the work of a treaty: coordinators, chairs and members of committees, friends of presidents."""

from __future__ import annotations

from collections.abc import Iterator

from armstrace.graph.claim import Claim
from armstrace.loaders.date import Relation as When
from armstrace.loaders.mention import Kind, Mention
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.meeting import CHAIRS
from armstrace.loaders.rules.rule import on_verbs
from armstrace.loaders.scene import Scene

_ENDING = frozenset({"(", ",", ";", ".", "in", "from", "and", "with", "together", "alongside", "by"})
_WORKS = frozenset("convention treaty committee protocol conference".split())  # noqa: SIM905


@on_verbs({"serve", "act", "become", "be", "chair"})
def read_serving(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Who served a treaty as coordinator or chair.

    >> [cmb chl] Chile served as the convention's coordinator on victim assistance in 2012-2014.
    -> AttendanceClaim state:chl servedAs treaty:ccm time=2012/2014
    >> [mbp chl] Chile chaired the Standing Committee on Stockpile Destruction from 2002 to 2004.
    -> AttendanceClaim state:chl servedAs treaty:mbt time=2002/2004
    >> [mbp tcd] Chad co-chaired the Standing Committee on Victim Assistance from May 2003 until June 2004.
    -> AttendanceClaim state:tcd servedAs treaty:mbt time=2003-05/2004-06
    >> [mbp tcd] Chad was co-chair of the Standing Committee on Demining from May 2001 until the Meeting in June 2002.
    -> AttendanceClaim state:tcd servedAs treaty:mbt time=2001-05/2002-06
    """
    first, last = prop.clause.tail
    member = prop.words_behind(3) in (["a", "member", "of"], ["member", "of", "the"])
    if (prop.lemma == "serve" and prop.words_behind(1) == ["on"]) or member:
        yield from _on_committees(scene, prop)
        return
    if prop.lemma == "chair":
        yield from _on_committees(scene, prop, name_chair(prop))
        return
    place = next((i for i in range(first, last) if scene.note.tokens[i].norm in CHAIRS), None)
    named = "as" in prop.words_behind(1) or prop.lemma in ("be", "become")
    friend = place is not None and scene.note.tokens[place].norm == "friend"
    if place is None or not named or prop.negated or (_leads_meeting(scene, place, last) and not friend):
        return
    dated = next((m.first - 1 for m in scene.note.within(place, last, Kind.TIME)), last)
    begin = place - 2 if scene.note.word(place - 1) == "-" else place  # "co-chair"
    treaties = scene.note.within(first, last, Kind.TREATY)
    about = {token.norm for token in scene.note.tokens} & _WORKS
    treaty = treaties[0].ref if treaties else scene.discourse.treaty
    for state in prop.states if about and treaty else ():
        yield scene.claim(
            "AttendanceClaim",
            "servedAs",
            state,
            prop=prop,
            object=treaty,
            details=[("office", scene.note.words(begin, max(dated, place + 1)).strip(" ,."))],
            content=scene.condense(first, last),
            time=_until_meeting(scene, prop, last),
        )


def _leads_meeting(scene: Scene, place: int, last: int) -> bool:
    """Is it a meeting that is chaired? One behind "until" or a date only tells how long."""
    ends = [i for i in range(place, last) if scene.note.word(i) in ("until", "from", "since", "at")]
    stop = min([last, *ends, *(m.first for m in scene.note.within(place, last, Kind.TIME))])
    return bool(scene.note.within(place, stop, Kind.MEETING))


def _until_meeting(scene: Scene, prop: Proposition, last: int) -> str | None:
    """ "From May 2001 until the Fourth Meeting in June 2002": up to the day of the meeting; None where it is none."""
    times = [m for m in scene.note.within(prop.clause.group.last, last, Kind.TIME) if m.time]
    if len(times) != 2 or times[0].time is None or times[1].time is None:
        return None
    gap = [scene.note.word(i) for i in range(times[0].last, times[1].first)]
    ends = times[0].time.relation is When.SINCE and ("until" in gap or "to" in gap)
    return f"{times[0].time.bounds[0]}/{times[1].time.bounds[0]}" if ends and times[1].time.bounds[0] else None


def name_chair(prop: Proposition) -> str:
    """What one is who "chaired" or "co-chaired"."""
    return "co-chair" if prop.note.word(prop.clause.group.at - 2) == "co" else "chair"


def _on_committees(scene: Scene, prop: Proposition, office: str = "member") -> Iterator[Claim]:
    """ "Served on the Committee on Victim Assistance (2016-2018) and ...": each with its years."""
    where = (prop.subject_range or (0, 0)) if prop.passive else prop.clause.tail
    named = [m for m in scene.note.within(*where, Kind.BODY) if "committee" in m.words.lower()]
    treaty = scene.discourse.treaty
    states = [party for party in prop.actors if party.ref.kind == "state"] if prop.passive else prop.states
    for state in states if treaty and not prop.negated else ():
        for number, body in enumerate(named):
            stop = named[number + 1].first if number + 1 < len(named) else where[1]
            times = [m.time for m in scene.note.within(body.last, stop, Kind.TIME) if m.time]
            yield scene.claim(
                "AttendanceClaim",
                "servedAs",
                state,
                prop=prop,
                object=treaty,
                time=times[0] if times else None,
                untimed=not times and len(named) > 1,
                details=[("office", f"{office} of the {_committee(scene, body, stop)}")],
                content=scene.condense(prop.clause.group.first, stop),
            )


def _committee(scene: Scene, body: Mention, stop: int) -> str:
    """ "Committee on Article 5 Implementation (2015)": the whole name, up to a bracket, mark or date."""
    marks = (i for i in range(body.last, stop) if scene.note.word(i) in _ENDING)
    dated = (m.first for m in scene.note.within(body.last, stop, Kind.TIME))
    return scene.note.words(body.first, min([stop, *marks, *dated]))
