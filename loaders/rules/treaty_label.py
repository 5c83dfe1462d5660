"""Rules for a state's standing in a treaty that no verb tells: put before its name, a line of its own, in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from armstrace.graph.claim import Claim
from armstrace.loaders.mention import Kind
from armstrace.loaders.rules.rule import on_words
from armstrace.loaders.scene import Scene


@on_words({"signatory", "party"})
def read_label(scene: Scene) -> Iterator[Claim]:
    """A standing put in front of a state's name.

    >> [cmb syr] Non-signatory Syria attended the meeting as an observer in 2012.
    -> TreatyStatusClaim state:syr nonSignatoryTo treaty:ccm
    """
    treaty = scene.discourse.treaty
    for mention in scene.mentions(Kind.STATE):
        words = [scene.note.word(place) for place in range(max(0, mention.first - 3), mention.first)]
        predicate = _label(words)
        if predicate and treaty:
            yield scene.claim(
                "TreatyStatusClaim", predicate, scene.party(mention), object=treaty, current=True, behind=mention.last
            )


def _label(words: list[str]) -> str | None:
    if words[-3:] == ["non", "-", "signatory"]:
        return "nonSignatoryTo"
    if words[-1:] == ["signatory"] and words[-2:-1] in ([], ["."], ["and"]):
        return "signatoryTo"
    if words[-2:] == ["state", "party"] and words[-3:-2] in ([], ["."], ["and"]):
        return "partyTo"
    return None


_LINE = re.compile(
    r"(?P<no>Not (?:yet )?(?:a |an )?|Non-)?(?P<what>signatory|States? Party|party)(?: to)?\b", re.IGNORECASE
)


@on_words({"signatory", "party"})
def read_line(scene: Scene) -> Iterator[Claim]:
    """A line that is nothing but the country's standing.

    >> [ma khm] Not a signatory to the Convention on Cluster Munitions
    -> TreatyStatusClaim state:khm nonSignatoryTo treaty:ccm
    >> [ma tcd] State Party to the Mine Ban Treaty
    -> TreatyStatusClaim state:tcd partyTo treaty:mbt
    """
    found = _LINE.match(scene.note.text.lstrip(" •-("))
    treaty = next(iter(scene.mentions(Kind.TREATY)), None)
    if found is None or treaty is None or scene.home is None or scene.propositions or scene.mentions(Kind.STATE):
        return
    signing = found["what"].lower() == "signatory"
    positive, negative = ("signatoryTo", "nonSignatoryTo") if signing else ("partyTo", "notPartyTo")
    yield scene.claim(
        "TreatyStatusClaim", negative if found["no"] else positive, scene.home, object=treaty.ref, current=True
    )


@on_words({"("})
def read_members(scene: Scene) -> Iterator[Claim]:
    """States named in brackets behind "States Parties" or "non-signatories".

    >> [cmb per] The stocks were reported by two States Parties to the convention (Chile and Peru).
    -> TreatyStatusClaim state:chl partyTo treaty:ccm
    -> TreatyStatusClaim state:per partyTo treaty:ccm
    """
    treaty = scene.discourse.treaty
    for first, last in scene.note.brackets:
        states = scene.note.within(first, last, Kind.STATE)
        predicate = _membership(scene, first)
        if treaty is None or predicate is None or len(states) < 2:
            continue
        for state in states:
            yield scene.claim(
                "TreatyStatusClaim", predicate, scene.party(state), object=treaty, current=True, behind=last
            )


def _membership(scene: Scene, bracket: int) -> str | None:
    """What the words before a bracket say of the states in it."""
    before = [scene.note.tokens[place].norm for place in range(max(0, bracket - 9), bracket)]
    text = " ".join(before).replace(" - ", "-")
    cut = max(
        text.rfind(word)
        for word in ("states parties", "states party", "state party", "states partie", "non-signator", "non-state")
    )
    if cut < 0:
        return None
    negative = "non-stat" in text or "not party" in text or "non-signator" in text
    return "notPartyTo" if negative else "partyTo"
