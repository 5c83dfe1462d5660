"""Nouns of what is said, claimed or found: whatever frame they stand in, nothing below them is told as a fact."""

from __future__ import annotations

import pytest
from rule_example import read_text

from armstrace.graph.claim import Certainty, Claim, Polarity
from armstrace.loaders.stance import TOLD_AS

#: What may stand around the noun and what follows it.
FRAMES = [
    "There have been {nouns} that the army laid mines near Aden in 2012.",
    "There were also {nouns} that the army laid mines near Aden, but the Monitor could not verify them.",
    "The Monitor received {nouns} that the army laid mines near Aden.",
    "There are no {nouns} that the army laid mines near Aden.",
    "Officials repeated {nouns} that government forces have used mines near Aden.",
]


def _plural(noun: str) -> str:
    if noun in ("information", "evidence", "speculation", "proof", "testimony"):
        return noun
    return f"{noun}s"


@pytest.mark.parametrize("noun", sorted(TOLD_AS))
@pytest.mark.parametrize("frame", FRAMES)
def test_nothing_below_is_a_fact(noun: str, frame: str) -> None:
    claims = read_text("mbp", "yem", frame.format(nouns=_plural(noun))).claims
    assert not [claim for claim in claims if claim.kind == "UseClaim" and _is_plain(claim)]


def _is_plain(claim: Claim) -> bool:
    sure = claim.status.feeds_findings and claim.certainty is Certainty.CERTAIN
    return sure and claim.polarity is Polarity.AFFIRMED
