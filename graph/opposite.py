"""Predicates of which one says what the other denies."""

from __future__ import annotations

_VOTES = ("votedFor", "votedAgainst", "abstainedOn", "absentFrom")
_PAIRS = (
    ({"produces", "produced", "developing"}, {"notProducing", "halted"}),
    ({"partyTo", "ratified", "acceded"}, {"notPartyTo"}),
    ({"signed", "signatoryTo"}, {"nonSignatoryTo"}),
    ({"supported"}, {"opposed", "criticized", "condemned"}),
    ({"exportMoratoriumOn"}, {"endedMoratoriumOn"}),
    *(({vote}, set(_VOTES) - {vote}) for vote in _VOTES),
)


def are_opposite(one: str, other: str) -> bool:
    """Do two predicates of one matter exclude each other at one time?"""
    return any((one in yes and other in no) or (one in no and other in yes) for yes, no in _PAIRS)
