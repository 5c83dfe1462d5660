"""Lists whose items have markers of their own: "in Libya,[1] Syria,[2] and Yemen.[3]".

Claims of one sentence that say the same of different things (places, weapons, figures, years, states) each rest on the
marker next behind what is their own, where markers stand between these.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence

from armstrace.graph.claim import Claim
from armstrace.graph.sealed import replace
from armstrace.loaders.scene import Scene

#: What may tell the items of a list apart.
_ROLES = ("subject", "object", "weapons", "places", "quantity", "time")
_Values = Mapping[str, frozenset[Hashable]]


def share_notes(scene: Scene, claims: Iterable[Claim]) -> list[Claim]:
    """The claims of a sentence, those that are items of one list with the notes of their items."""
    made = list(claims)
    if scene.place.note is not None or not scene.markers or len(made) < 2:
        return made
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, claim in enumerate(made):
        groups[claim.kind, claim.predicate].append(number)
    places = _find_places(scene)
    for numbers in groups.values():
        ends = _find_ends([made[number] for number in numbers], places)
        for number, end in zip(numbers, ends, strict=True) if _stand_between(scene, ends) else ():
            made[number] = replace(made[number], notes=scene.notes_behind(end) if end else made[number].notes)
    return made


def _find_places(scene: Scene) -> dict[Hashable, int]:
    """Where each thing, date and figure of the sentence is first named: the token behind it."""
    places: dict[Hashable, int] = {}
    for mention in scene.note.mentions:
        names: list[Hashable] = [*mention.refs, *([mention.time.edtf] if mention.time else [])]
        for name in (*names, mention.words):
            places.setdefault(name, mention.last)
    return places


def _find_ends(claims: Sequence[Claim], places: Mapping[Hashable, int]) -> list[int]:
    """For each claim the token behind the last of what tells it from the others; 0 where nothing does."""
    values = [_list_values(claim) for claim in claims]
    differing = [role for role in _ROLES if len({value[role] for value in values}) > 1]
    own = [{name for role in differing for name in value[role]} for value in values]
    shared = set.intersection(*own) if own else set()
    return [max((places[name] for name in names - shared if name in places), default=0) for names in own]


def _list_values(claim: Claim) -> _Values:
    return {
        "subject": frozenset([claim.subject]),
        "object": frozenset([claim.object]),
        "weapons": frozenset(claim.weapons),
        "places": frozenset(claim.places),
        "quantity": frozenset([claim.quantity.written] if claim.quantity else []),
        "time": frozenset([claim.time]),
    }


def _stand_between(scene: Scene, ends: Sequence[int]) -> bool:
    """Does a marker stand behind one item and before the end of another?"""
    known = [end for end in ends if end]
    return len(set(known)) > 1 and any(min(known) <= place < max(known) for _, place in scene.markers)
