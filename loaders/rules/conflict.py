"""Rules for conflicts, invasions and wars named with their dates."""

from __future__ import annotations

from collections.abc import Iterator

from armstrace.graph.claim import Claim
from armstrace.graph.names import Ref
from armstrace.loaders.discourse import Party
from armstrace.loaders.mention import Kind, Mention
from armstrace.loaders.rules.rule import on_words
from armstrace.loaders.scene import Scene


@on_words({"conflict", "invasion", "war"})
def read_conflict(scene: Scene) -> Iterator[Claim]:
    """A conflict or invasion named with its date; each period of "the two wars (1994-1996 and 1999-2009)".

    >> [cmb rus] During its 1995 conflict with Ecuador, Peru used mines.
    -> EventClaim state:per inConflictWith state:ecu time=1995
    >> [ma per] Peru is contaminated as a result of the 1995 Ecuadorian invasion.
    -> EventClaim state:ecu began time=1995
    """
    note = scene.note
    for place in range(len(note.tokens)):
        norm = note.tokens[place].norm
        if norm not in ("conflict", "invasion", "war") or note.at(place) is not None:
            continue
        near = [m for m in note.within(max(0, place - 3), place + 12, Kind.TIME) if m.time]
        near = [m for m in near if not any(place < group.first < m.first for group in note.verbs)]
        bracket = next(((a, b) for a, b in note.brackets if a == place + 1), None)
        if bracket is not None and near:
            yield from _wars(scene, place, bracket)
        elif norm != "war" and near:
            yield from _against(scene, place, norm, near[0])


def _against(scene: Scene, place: int, norm: str, when: Mention) -> Iterator[Claim]:
    note = scene.note
    enemy = next(
        (m for m in note.within(place, place + 5, Kind.STATE) if note.word(m.first - 1) in ("with", "against", "of")),
        None,
    )
    parties = [p for prop in scene.propositions for p in (*prop.actors, *prop.subjects)]
    actors = [p for p in parties if p.ref.kind in ("state", "org") and (enemy is None or p.ref != enemy.ref)]
    owner = note.at(place - 1)
    if owner is not None and owner.kind is Kind.ADJECTIVE and len(owner.refs) == 1:  # "the 1995 Ecuadorian invasion"
        actors = [scene.party(owner)]
        target = enemy.ref if enemy else None
    else:
        target = enemy.ref if enemy else _enemy(scene, actors[0]) if actors else None
    date = when.time.bounds[0] if when.time else None
    if actors and (enemy or norm == "invasion"):
        yield scene.claim(
            "EventClaim",
            "inConflictWith" if norm == "conflict" else "began",
            actors[0],
            object=target,
            time=date,
            behind=when.last,
            content=scene.condense(max(0, place - 3), max(place + 1, when.last)),
            where=[target] if target else None,
        )


def _enemy(scene: Scene, actor: Party) -> Ref | None:
    back = [m.ref for m in scene.discourse.recent if m.kind is Kind.STATE and m.ref != actor.ref]
    return back[-1] if back else None


def _wars(scene: Scene, place: int, bracket: tuple[int, int]) -> Iterator[Claim]:
    adjective = scene.note.at(place - 1)
    words = f"{adjective.words} war" if adjective else scene.note.words(place - 1, place + 1)
    event = scene.mint("event", words)
    for mention in scene.note.within(*bracket, Kind.TIME):
        yield scene.claim(
            "EventClaim",
            "tookPlaceIn",
            event,
            object=adjective.refs[0] if adjective else None,
            time=mention.time,
            where=[adjective.refs[0]] if adjective else None,
            behind=bracket[1],
        )
