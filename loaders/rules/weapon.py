"""A weapon of a sentence as the party that a claim is about."""

from __future__ import annotations

from armstrace.loaders.argument import Arm
from armstrace.loaders.discourse import Party
from armstrace.loaders.mention import Annotation

#: Behind these words stands what something is about or for.
_ABOUT = frozenset("on about regarding concerning for against".split())  # noqa: SIM905
#: What is provided in words or help, not in arms.
_TOLD = frozenset("statement information update detail data training report evidence proof assistance".split())  # noqa: SIM905
#: Work that is named by its weapon ("mine clearance").
_WORK = frozenset("clearance action detection awareness risk survivor victim destruction problem issue".split())  # noqa: SIM905


def name_weapon(arm: Arm) -> Party:
    """The weapon as a party; one that the sentence does not name itself is found back in what stands before."""
    return Party(arm.refs[0], arm.words, arm.known, None, arm.first < 0)


def is_topic(note: Annotation, first: int, arm: Arm) -> bool:
    """ "Provided a statement on mines", "received help for mine clearance": is the weapon behind `first` (a token) only
    what the thing provided is about?
    """
    if arm.first < 0:
        return False
    between = range(first, arm.first)
    behind = note.tokens[arm.last].norm if arm.last < len(note.tokens) else ""
    told = any(note.word(i) in _ABOUT or note.tokens[i].norm in _TOLD for i in between)
    return told or behind in _WORK
