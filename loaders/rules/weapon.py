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
#: What else is named by its weapon, and is no weapon ("mine dogs", "mine contamination", "a mine ban").
_NAMED_BY = _WORK | frozenset(
    """contamination land area field laying dog detector belt accident incident casualty ban treaty convention policy
    factory facility plant producer production exporter importer expert threat hazard removal disposal""".split()  # noqa: SIM905
)
#: What weapons are counted or kept in: "of" behind it keeps them the thing itself.
_PORTIONS = frozenset(
    """type kind number quantity amount stock stockpile arsenal generation family series version model range variety
    ton tonne batch load form""".split()  # noqa: SIM905
)
_APART = _ABOUT | {"to", "from"}


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


def only_describes(note: Annotation, _: int, arm: Arm) -> bool:
    """ "Mine detection dogs", "mine-contaminated land": does the weapon only tell what kind of thing is meant?"""
    if arm.first < 0 or arm.last >= len(note.tokens):
        return False
    token, before = note.tokens[arm.last], note.tokens[arm.last - 1]
    hyphen = token.text == "-" and token.start == before.end and note.word(arm.last + 1).isalpha()
    return hyphen or (token.norm in _NAMED_BY and note.at(arm.last) is None)


def is_apart(note: Annotation, first: int, arm: Arm) -> bool:
    """ "Alternatives to mines", "a law to ban mines": is what a phrase that begins at `first` names another thing?"""
    for place in range(arm.first - 1, first, -1):
        word, before = note.word(place), note.tokens[place - 1]
        if word in _APART or (word == "of" and before.norm not in _PORTIONS and note.at(place - 1) is None):
            return True
    return only_describes(note, first, arm)
