"""Rules for meetings that a state's delegation was led to, or that it came to."""

from __future__ import annotations

from collections.abc import Iterator

from armstrace.graph.claim import Claim, Polarity
from armstrace.graph.names import Ref
from armstrace.loaders.discourse import Party
from armstrace.loaders.mention import Kind
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.meeting import list_meetings, treaty_of
from armstrace.loaders.rules.rule import on_verbs
from armstrace.loaders.scene import Scene

_SENT = frozenset({"delegation", "delegations", "team"})


@on_verbs({"lead", "head", "come", "travel", "represent"})
def read_delegation(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """A state whose delegation somebody led to a meeting, or that came to one.

    >> [mbp chn] Minister Ana Lopez led China's delegation to the First Review Conference in December 2004.
    -> AttendanceClaim state:chn attended meeting:mine-ban-treaty-first-review-conference time=2004-12
    >> [mbp bgd] Bangladesh came to the Oslo negotiations in December 1997 only as an observer.
    -> AttendanceClaim state:bgd attended meeting:mine-ban-treaty-oslo-negotiations time=1997-12
    """
    states = [] if prop.clause.quoted or prop.negated else _states(scene, prop)
    meetings = list_meetings(scene, prop, prop.clause.group.last, prop.clause.reach[1]) if states else []
    observer = "observer" in scene.note.norms
    for meeting, times, where in meetings:
        yield scene.claim(
            "AttendanceClaim",
            "attended",
            states[0],
            prop=prop,
            object=meeting,
            time=next(iter(times), None),
            untimed=not times,
            where=where,
            content=scene.condense(prop.clause.begin, prop.clause.reach[1]),
            details=[
                ("role", Ref("value", "observer") if observer else None),
                ("treaty", treaty_of(scene, meeting)),
            ],
            polarity=Polarity.AFFIRMED,
        )


def _states(scene: Scene, prop: Proposition) -> list[Party]:
    """The state that came or was represented, or whose delegation was led: named as its owner, else the country."""
    note, tail = scene.note, prop.clause.tail
    if prop.lemma in ("come", "travel") or (prop.lemma == "represent" and prop.passive):
        return [p for p in prop.subjects if p.ref.kind in ("state", "territory")]
    place = next((i for i in range(tail[0], min(tail[1], tail[0] + 7)) if note.word(i) in _SENT), None)
    if place is None or prop.lemma not in ("lead", "head"):
        return []
    owners = [m for m in note.within(tail[0], place, Kind.STATE, Kind.ADJECTIVE) if m.ref.kind == "state"]
    home = [Party(scene.home, "", True, None, True)] if scene.home is not None else []
    return [scene.party(m) for m in owners[:1]] or home
