"""Rules for casualty figures in running text: how many, what became of them, of what, where, when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from armstrace.graph.claim import Claim, Status
from armstrace.graph.names import Ref
from armstrace.loaders.argument import Arm, Count, list_arms, list_counts, list_wheres
from armstrace.loaders.date import Time
from armstrace.loaders.mention import Kind
from armstrace.loaders.rules.casualty_word import CODES, find_outcome, list_people, name_accounting
from armstrace.loaders.scene import Scene


def read_figures(scene: Scene) -> Iterator[Claim]:
    """Each casualty figure of a sentence with its own outcome, people, cause, place and period.

    >> [cas tcd] In 2016, four mine casualties were identified in Chad (three killed; one injured).
    -> CasualtyClaim state:tcd casualties exactly=4 time=2016
    -> CasualtyClaim state:tcd killed exactly=3 time=2016
    -> CasualtyClaim state:tcd injured exactly=1 time=2016
    >> [cas tcd] At least 214 civilians have been injured by mines in Chad since 1994.
    -> CasualtyClaim state:tcd injured atLeast=214 time=1994/ population=civilian
    """
    if not _speaks_of_casualties(scene):
        return
    counts = [c for c in list_counts(scene.note, *scene.whole()) if _counts_people(scene, c)]
    for number, _count in enumerate(counts):
        yield from _figure(scene, counts, number)


def _speaks_of_casualties(scene: Scene) -> bool:
    norms = {token.norm for token in scene.note.tokens}
    if not norms & {"casualty", "casualties", "killed", "injured", "wounded", "fatality", "fatalities"}:
        return False
    helped = norms & {"visited", "received", "assisted", "provided", "benefited", "data"} and "unicef" not in norms
    counted = scene.place.code in CODES or _on_weapons(scene, norms)
    return counted and not helped


def _on_weapons(scene: Scene, norms: set[str]) -> bool:
    """Outside the sections on casualties: people "killed" or "injured", in a sentence or section on weapons."""
    return bool(norms & {"killed", "injured", "wounded"}) and not any(p.clause.quoted for p in scene.propositions)


def _counts_people(scene: Scene, count: Count) -> bool:
    """Is it people that are counted, or a bare number between figures of people?"""
    if count.quantity.unit in ("casualty", "person", "survivor"):
        return True
    if count.quantity.unit != "item":
        return False
    words = " ".join(scene.note.word(i) for i in range(count.mention.last, count.mention.last + 3))
    bracketed = any(first < count.mention.first < last for first, last in scene.note.brackets)
    alone = not count.noun or words.startswith(("of the", "other", "killed", "injured", "unknown", "in the", "in "))
    return bracketed or alone or find_outcome(words) != "casualties"


def _figure(scene: Scene, counts: Sequence[Count], number: int) -> Iterator[Claim]:
    count = counts[number]
    first = count.mention.first
    stop = counts[number + 1].mention.first if number + 1 < len(counts) else len(scene.note.tokens)
    clause = _clause_end(scene, count.mention.last, stop)
    near = scene.note.words(count.mention.last, min(clause, count.mention.last + 7)).lower()
    bracket = next(((a, b) for a, b in scene.note.brackets if a < first < b), None)
    own = near if bracket is None else scene.note.words(count.mention.last, min(stop, bracket[1])).lower()
    told = count.quantity.unit != "casualty" or re.search(r"kill|injur|wound", own)
    measure = find_outcome(_cut(own) if bracket else own if told else "")
    people = list_people(_cut(own))
    host = counts[_host(scene, counts, number)]
    where = _place(scene, count, clause, host, bracket)
    time, words = _period(scene, count, host, clause)
    arms = _cause(scene, count, clause, host)
    yield scene.claim(
        "CasualtyClaim",
        measure,
        where[0] if where else scene.home or Ref("topic", "casualties"),
        arms=arms,
        time=time,
        quantity=replace(count.quantity, unit="casualty"),
        where=where[1:] if where else None,
        details=[
            ("accounting", Ref("value", name_accounting(time))),
            *people,
            *_shared_people(scene, host, count, people, bracket),
        ],
        content=_manner(scene, count, clause),
        behind=clause,
        **_hedge(scene, count, words),
    )


def _cut(words: str) -> str:
    return re.split(r"[;,(.]| and | including", words)[0]


def _clause_end(scene: Scene, first: int, stop: int) -> int:
    return next((i for i in range(first, stop) if scene.note.tokens[i].text in ";." and scene.note.at(i) is None), stop)


def _host(scene: Scene, counts: Sequence[Count], number: int) -> int:
    """The figure that one in brackets breaks down."""
    place = counts[number].mention.first
    for first, last in scene.note.brackets:
        if first < place < last:
            before = [i for i, c in enumerate(counts) if c.mention.first < first]
            return before[-1] if before else number
    return number


def _place(scene: Scene, count: Count, clause: int, host: Count, bracket: tuple[int, int] | None) -> list[Ref]:
    """Where: the place with the figure ("Chechnya (16)", "612 in Chechnya"), of its host, else of the sentence."""
    if bracket and bracket[1] - bracket[0] <= 3:
        before = scene.note.at(bracket[0] - 1)
        if before is not None and before.kind in (Kind.PLACE, Kind.STATE):
            return [before.ref]
    begin = host.mention.last if bracket else count.mention.last
    end = clause if not bracket else _clause_end(scene, bracket[1], len(scene.note.tokens))
    own = list_wheres(scene.note, begin, end)
    whole = own or list_wheres(scene.note, 0, count.mention.first) or []
    return list(whole[0].refs) if whole else [ref for ref in (scene.home,) if ref]


def _period(scene: Scene, count: Count, host: Count, clause: int) -> tuple[Time | str | None, str]:
    """The dates behind the figure, else of the sentence, else of the one before."""
    behind = [m.time for m in scene.note.within(count.mention.last, clause, Kind.TIME) if m.time]
    after_host = [
        m.time
        for m in scene.note.within(
            host.mention.last, _clause_end(scene, host.mention.last, len(scene.note.tokens)), Kind.TIME
        )
        if m.time
    ]
    whole = [m.time for m in scene.mentions(Kind.TIME) if m.time]
    found = behind or after_host or whole
    span = next((time for time in found if "/" in time.edtf), None)
    relative = _of_event(scene, count)
    if relative is not None:
        return relative, ""
    if span is not None or found:
        return span or found[0], ""
    titled = [year for part in scene.place.heading for year in re.findall(r"\b(?:19|20)\d\d\b", part)]
    if titled:
        return titled[-1], "back"
    back = [m.time for m in scene.discourse.times if m.time]
    return (back[0] if back else None), "back"


def _of_event(scene: Scene, count: Count) -> str | None:
    """ "Since the bombing in May 1999, in which 17 were killed": the date of the event that a relative clause tells
    of.
    """
    for place in range(count.mention.first - 1, max(0, count.mention.first - 4), -1):
        if scene.note.word(place) in ("which", "when") and scene.note.word(place - 1) in ("in", ","):
            before = [m.time for m in scene.note.within(0, place, Kind.TIME) if m.time]
            return before[-1].bounds[0] or None if before else None
    return None


def _cause(scene: Scene, count: Count, clause: int, host: Count) -> list[Arm]:
    """What caused them: named with the figure, as the subject of "caused", or of the sentence."""
    accounted = _accounted(scene, count)
    if accounted:
        return accounted
    own = list_arms(scene.note, count.mention.last, clause)
    whole = own or list_arms(scene.note, host.mention.last, clause) or list_arms(scene.note, *scene.whole())
    if whole:
        return whole[:1]
    these = any(token.norm in ("these", "them", "such", "those") for token in scene.note.tokens)
    refs = tuple(m.ref for m in scene.discourse.weapons[:1]) if these else ()
    refs = refs or ((scene.discourse.weapon,) if scene.discourse.weapon else ())
    return [Arm(refs, "", -1, -1)] if refs else []


def _accounted(scene: Scene, count: Count) -> list[Arm]:
    """ "Mines accounted for 12, and remnants for 3": the weapon before each figure."""
    if scene.note.word(count.mention.first - 1) != "for" or not any(t.norm == "accounted" for t in scene.note.tokens):
        return []
    return list_arms(scene.note, 0, count.mention.first)[-1:]


def _shared_people(
    scene: Scene, host: Count, count: Count, people: Sequence[tuple[str, Ref]], bracket: tuple[int, int] | None
) -> list[tuple[str, Ref]]:
    """A figure in brackets is of the people whom its host counts."""
    if bracket is None or host is count:
        return []
    known = {role for role, _ in people}
    words = scene.note.words(host.mention.last, min(host.mention.last + 6, bracket[0])).lower()
    return [(role, value) for role, value in list_people(words) if role not in known]


def _manner(scene: Scene, count: Count, clause: int) -> str | None:
    """ "During strikes", "identified through media scanning": words that tell figures apart."""
    words = scene.condense(count.mention.last, clause)
    return words if len(words.split()) > 2 else None


def _hedge(scene: Scene, count: Count, back: str) -> dict[str, Any]:
    norms = [token.norm for token in scene.note.tokens]
    if (
        "reported" in norms[: count.mention.first]
        and "were" in norms[: count.mention.first]
        and "to" in norms[: count.mention.first]
    ):
        return {"status": Status.REPORTED}
    if "estimated" in norms or "estimate" in norms:
        return {"status": Status.ESTIMATED}
    for mention in scene.note.within(0, min(count.mention.first, 4), Kind.BODY):
        if mention.first <= 1:
            return {"asserters": (mention.ref,)}
    return {}
