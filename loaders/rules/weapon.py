"""A weapon of a sentence as the party that a claim is about."""

from __future__ import annotations

from armstrace.loaders.argument import Arm
from armstrace.loaders.discourse import Party


def name_weapon(arm: Arm) -> Party:
    """The weapon as a party; one that the sentence does not name itself is found back in what stands before."""
    return Party(arm.refs[0], arm.words, arm.known, None, arm.first < 0)
