"""What the cited statement, letter or interview adds to what is said: the day, the person, the place, to whom."""

from __future__ import annotations

import re
from typing import Any

from armstrace.graph.names import Ref, make_slug
from armstrace.loaders.clause import ADDRESSED, Relation
from armstrace.loaders.discourse import Party
from armstrace.loaders.mention import Kind
from armstrace.loaders.phrase import TITLES
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.vessel import find_vessel
from armstrace.loaders.scene import Scene
from armstrace.loaders.work import Work
from armstrace.loaders.work_kind import WorkKind

#: Works that are spoken, so that they have a place and perhaps a meeting.
_SPOKEN = frozenset({WorkKind.STATEMENT, WorkKind.INTERVIEW})
_WITH = re.compile(
    r"\b(?:with|by) (?P<name>(?:(?:Amb|Mr|Mrs|Ms|Dr|Col|Gen)\. )?[A-Z][\w’.-]*(?: (?:[a-z]{2,3} )?[A-Z][\w’.-]*){1,3}),"
    r" (?P<office>[^,]{3,60}),"
)
_SENT = re.compile(
    r"\b(?:[Ll]etter|[Ee]?-?mail|[Ff]ax|[Mm]emorandum|[Nn]ote [Vv]erbale)s? to (?:the )?"
    r"(?P<to>[A-Z][\w.&-]*(?: (?:of |for |the )*[A-Z][\w.&-]*){0,6})"
)
_TOWN = re.compile(r"[A-Z][\w’-]+(?: [A-Z][\w’-]+){0,2}\Z")
_PAPERS = frozenset("letter email fax memorandum communication response note".split())  # noqa: SIM905


def find_speech(scene: Scene, prop: Proposition, end: int) -> Work | None:
    """The cited work in which it was said, unless its date is another than that of the sentence."""
    work = scene.speech(end) if prop.clause.relation is not Relation.GERUND else None
    said = prop.times[0].edtf if prop.times else ""
    agrees = work is not None and (not said or work.date.startswith(said) or said.endswith("/"))
    return work if agrees else None


def _find_spoken(scene: Scene, prop: Proposition, end: int) -> Work | None:
    """The statement or interview in which it was said, by whose sentence it was: nothing is said where it was not."""
    work = None if prop.negated else find_speech(scene, prop, end)
    if work is None or work.kind not in _SPOKEN:
        return None
    author = next(iter(scene.registers.find_all(work.author, ("state", "org"))), None) if work.author else None
    speakers = {party.ref for party in (*prop.subjects, *prop.stance.asserters)}
    other = author is not None and author.ref.kind == "state" and any(r.kind == "state" for r in speakers)
    return None if other and author is not None and author.ref not in speakers else work


def told_when(scene: Scene, prop: Proposition, speaker: Party, asserters: tuple[Ref, ...], end: int) -> dict[str, Any]:
    """When it was said, by whom in person and to whom, as precisely as the sentence or the work that it cites tells."""
    told: dict[str, Any] = {"asserters": asserters}
    source = tuple(dict.fromkeys(p.ref for p in prop.stance.asserters if p.ref not in (*asserters, speaker.ref)))
    if asserters and source:
        told["reporters"] = source
    vessel = find_vessel(prop)
    if vessel is not None and vessel.times and not prop.times:
        told["time"] = vessel.times[0]
    to = find_addressee(scene, prop, end)
    told["details"] = [("recipient", to if to != speaker.ref else None)]
    cited = scene.speech(end) if prop.clause.relation is not Relation.GERUND else None
    if cited is None:
        return told
    work = find_speech(scene, prop, end)
    if work is not None and work.date:
        told["time"] = work.date
    person = scene.person(cited.author) if cited.author else find_interviewed(scene, work)
    if person and not asserters:
        told["asserters"] = (person.ref,)
    return told


def find_interviewed(scene: Scene, work: Work | None) -> Party | None:
    """Who was interviewed, where the citation gives a name and a public office."""
    found = _WITH.search(work.text) if work is not None and work.kind is WorkKind.INTERVIEW else None
    words = {word.strip(".,").lower() for word in found["office"].split()} if found else set()
    return scene.person(found["name"]) if found and words & TITLES else None


def find_addressee(scene: Scene, prop: Proposition, end: int) -> Ref | None:
    """To whom it was said or written: behind "told", "in a letter to", else the recipient of the cited letter."""
    first, last = prop.clause.tail
    note = scene.note
    if prop.lemma in ADDRESSED:
        named = [m for m in note.within(first, last, Kind.BODY, Kind.STATE) if m.first - first <= 1]
        return named[0].ref if named else None
    for place in (i for i in range(*scene.whole()) if note.tokens[i].norm in _PAPERS and note.word(i + 1) == "to"):
        named = note.within(place + 2, place + 8, Kind.BODY, Kind.STATE)
        if named and named[0].first <= place + 3:
            return named[0].ref
    work = find_speech(scene, prop, end)
    found = _SENT.search(f"{work.description} {work.title}") if work else None
    name = (work.recipient.removeprefix("the ") if work else "") or (found["to"] if found else "")
    entry = next(iter(scene.registers.find_all(name, ("org", "state"))), None) if name else None
    return entry.ref if entry else None


def find_venue(scene: Scene, prop: Proposition, end: int) -> tuple[Ref, ...] | None:
    """Where a statement or interview took place, by its citation."""
    work = _find_spoken(scene, prop, end)
    if work is None or not _TOWN.match(work.place):
        return None
    entry = next(iter(scene.registers.find_all(work.place, ("place", "state"))), None)
    return (entry.ref if entry else Ref("place", make_slug(work.place)),)


def add_meeting(scene: Scene, prop: Proposition, end: int, content: str) -> str:
    """What was said, with the meeting that the citation right behind it names and the sentence does not."""
    work = _find_spoken(scene, prop, end)
    named = work is None or not work.meeting or not scene.place.note or bool(scene.mentions(Kind.MEETING))
    return content if named or work is None else f"{content}; {work.meeting}"
