"""Meetings that a text does not name but describes ("a regional workshop", "meetings of the convention")."""

from __future__ import annotations

from collections.abc import Iterator

from armstrace.graph.names import Ref
from armstrace.loaders.discourse import Party
from armstrace.loaders.mention import Kind
from armstrace.loaders.rules.meeting_region import MEETINGS
from armstrace.loaders.scene import Scene


def name_under(scene: Scene, treaty: Ref | None, words: str) -> Party:
    """A meeting by its words under a treaty: as registered, else a name of its own."""
    for label in scene.labels(treaty) if treaty else ():
        found = scene.registers.find_all(f"{label} {words}", ("meeting",))
        if found:
            return Party(found[0].ref, words, True)
    label = next(iter(scene.labels(treaty)), "") if treaty else ""
    return scene.mint("meeting", f"{label} {words}".strip())


def describe_meetings(
    scene: Scene, first: int, end: int, named: list[tuple[int, int, Party]]
) -> list[tuple[int, int, Party]]:
    """Meetings by common nouns: "a regional meeting", "meetings of the convention", "the 1996-1997 process".

    Beside meetings that have a name only further members of the list: "and a regional meeting", not "several of its
    meetings, including".
    """
    out: list[tuple[int, int, Party]] = []
    for place in range(first, end):
        inside = any(begin <= place < last for begin, last, _ in named)
        if any(scene.note.tokens[i].norm in MEETINGS for i in _same_phrase(scene, place, end)):
            continue
        if scene.note.tokens[place].norm not in MEETINGS or scene.note.at(place) is not None or inside:
            continue
        begin = place
        while begin > first and scene.note.word(begin - 1) not in _OPENERS:
            begin -= 1
        listed = _joins(scene, begin) or (not out and _heads_list(scene, first, begin, named))
        if (named or out) and (not listed or _opens_list(scene, place)):
            continue
        out.append((begin, place + 1, name_own(scene, first, begin, place, end)))
    return out


def _same_phrase(scene: Scene, place: int, end: int) -> Iterator[int]:
    """The tokens behind a noun that may hold the head of its phrase ("intersessional Standing Committee meetings")."""
    yield from range(place + 1, min(end, place + 2))
    if scene.note.tokens[place].norm == "intersessional":
        yield from (i for i in range(place + 2, min(end, place + 4)))


_OPENERS = frozenset("a an the any in at of all several and or nor its as".split())  # noqa: SIM905


def _joins(scene: Scene, begin: int) -> bool:
    """Does "and" or a comma stand before a description, an article allowed?"""
    before = [scene.note.word(place) for place in (begin - 1, begin - 2)]
    joints = ("and", "or", "nor", ",", ":")
    if before == ["as", "well"]:
        return True
    return before[0] in joints or (before[0] in ("a", "an", "the") and before[1] in (*joints, "as", "including"))


def _heads_list(scene: Scene, first: int, begin: int, named: list[tuple[int, int, Party]]) -> bool:
    """ "Attended the June meetings and the Tenth Meeting": is it the first of a list, right behind the verb, or with a
    date of its own behind it ("took part in meetings of States Parties in 2011 and the First Review Conference")?
    """
    behind = [n[0] for n in named if n[0] > begin]
    before = [scene.note.word(place) for place in range(behind[0] - 6, behind[0])] if behind else []
    dated = bool(behind) and bool(scene.note.within(begin, behind[0], Kind.TIME))
    return (begin - first <= 1 or dated) and bool(before) and "and" in before


def _opens_list(scene: Scene, place: int) -> bool:
    return any(scene.note.word(i) in ("including", "such") for i in range(place + 1, place + 4))


def name_own(scene: Scene, first: int, begin: int, place: int, end: int) -> Party:
    """A described meeting under the treaty named near it, else that of the section."""
    treaties = [m for m in scene.note.within(first, end, Kind.TREATY) if abs(m.first - place) <= 8]
    treaty = treaties[0].ref if treaties else scene.discourse.treaty
    owned = next((m for m in scene.note.within(begin, place, Kind.TREATY)), None)
    dates = [m for m in scene.note.within(begin, place, Kind.TIME) if m.time and "/" not in m.time.edtf]
    dated = dates[0].last if dates else begin
    words = scene.note.words(dated, place + 1)
    words = scene.note.words(owned.last, place + 1).lstrip("’'s ") if owned else words
    return name_under(scene, treaty, words)
