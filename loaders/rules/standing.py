"""What a state is to a treaty, in words."""

from __future__ import annotations

#: Members of these are members of something that a treaty has, not of the treaty.
_INNER = frozenset({"committee", "committees", "group", "council", "panel", "bureau", "'"})


def find_standing(words: list[str], negated: bool) -> str | None:
    """Which predicate words such as "a State Party to" stand for; None where they speak of no treaty."""
    words = words[1:] if words[:1] in (["it"], ["they"]) else words  # "nor is it party to"
    head = [word for word in words[:5] if word.isalpha() or word == "-"]
    negated = negated or head[:1] in (["not"], ["non"])
    if words[:1] == ["the"] and head[-2:] == ["state", "party"]:
        return "notPartyTo" if negated else "partyTo"  # "the 57th State Party"
    if "signatory" in head[:4]:
        return "nonSignatoryTo" if negated or "non" in head[:3] else "signatoryTo"
    if head[:1] == ["party"] or head[:2] in (
        ["a", "party"],
        ["state", "party"],
        ["states", "parties"],
        ["not", "party"],
    ):
        return "notPartyTo" if negated else "partyTo"
    if head[:3] in (["a", "state", "party"], ["not", "a", "party"], ["not", "a", "state"]):
        return "notPartyTo" if negated else "partyTo"
    if "member" in head[:2] and "of" in head[:4] and _INNER.isdisjoint(words):
        return "notPartyTo" if negated else "partyTo"
    return None
