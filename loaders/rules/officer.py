"""Whose office a person holds: the state that the words before the name tell, else the profile's country."""

from __future__ import annotations

from armstrace.graph.names import Ref
from armstrace.loaders.discourse import find_state
from armstrace.loaders.mention import Kind, Mention
from armstrace.loaders.phrase import TITLES
from armstrace.loaders.scene import Scene

#: Titles that no state gives, or that say nothing of an office.
_PLAIN = frozenset(
    "prince princess dr mr ms mrs prof professor journalist author researcher expert sheikh lord sir".split()  # noqa: SIM905
)
#: What may stand inside "the Director of the Hill Trust, ...": small words and marks.
_INSIDE = frozenset({"of", "for", "to", "the", "and", ",", "-", "’", "'", "s", "on", "in"})
#: How many words before a name its office may begin.
_SIGHT = 14


def find_office_state(scene: Scene, person: Mention) -> Ref | None:
    """The state in whose office a named person is; None for offices of other bodies and for plain titles.

    The first state or body in the words of the office decides: "the US Ambassador to Peru" is of the United States.
    """
    note, begin = scene.note, person.first
    owners: list[Mention] = []
    while begin > 0 and person.first - begin < _SIGHT:
        owner = note.at(begin - 1)
        token = note.tokens[begin - 1]
        if owner is not None and owner.kind in (Kind.STATE, Kind.ADJECTIVE, Kind.BODY):
            owners.append(owner)
            begin = owner.first
            continue
        if owner is not None or not (token.capital or token.norm in _INSIDE or token.norm in TITLES):
            break
        begin -= 1
    words = {note.tokens[i].norm for i in range(begin, person.first)} & (TITLES | _PLAIN)
    if words and words <= _PLAIN:
        return None
    if note.word(begin) in ("its", "their"):
        return scene.home  # "its Ambassador to Peru"
    return _state_of(scene, owners[-1]) if owners else scene.home


def _state_of(scene: Scene, owner: Mention) -> Ref | None:
    """The state that a name before an office is or belongs to; a ministry that no register has is the country's."""
    if owner.kind is not Kind.BODY:
        return owner.ref
    return owner.state or find_state(scene.registers, owner.ref) or (None if owner.known else scene.home)
