"""Rules for the wars that land is contaminated from, where a clause tells a figure of it and names its cause beside."""

from __future__ import annotations

import re
from collections.abc import Iterator

from armstrace.graph.claim import Claim
from armstrace.loaders.discourse import Party
from armstrace.loaders.mention import Kind
from armstrace.loaders.phrase import Range
from armstrace.loaders.rules.land import LAND_SECTIONS
from armstrace.loaders.rules.rule import on_words
from armstrace.loaders.scene import Scene

#: What a cause stands behind, with nothing between but an article and words of how much of it.
_LEADS = (
    ("resulting", "from"),
    ("stemming", "from"),
    ("originating", "from"),
    ("dating", "from"),
    ("left", "by"),
    ("left", "over"),
    ("result", "of"),
    ("legacy", "of"),
    ("consequence", "of"),
)
_STRIFE = frozenset(
    "conflict war invasion fighting hostility insurgency rebellion occupation uprising strife".split()  # noqa: SIM905
)
_DURATION = re.compile(r"\A(?:(?:more than|over|nearly|almost|about|some|at least) )?[\w-]+ (?:years|decades) of ")
_CONTAMINATED = re.compile(r"\b(?:contaminat|mined\b|minefields?\b|hazard|mine[/\w-]{0,5}affected)", re.IGNORECASE)


@on_words(_STRIFE)
def read_cause(scene: Scene) -> Iterator[Claim]:
    """The wars that contamination told with a figure comes from.

    >> [ma tcd] Chad has 90km2 of contaminated land, resulting from the 1973 Libyan invasion and years of civil war.
    -> ContaminationClaim event:1973-libyan-invasion causedContaminationOf state:tcd
    """
    note = scene.note
    if scene.place.code not in LAND_SECTIONS or scene.home is None or not _CONTAMINATED.search(note.text):
        return
    if not any(m.amount and m.amount.unit for m in scene.mentions(Kind.AMOUNT)):
        return
    first = _first_cause(scene)
    if first is None:
        return
    end = next((i for i in range(first, len(note.tokens)) if note.stops(i, ".;:—") or note.word(i) == "which"), None)
    end = len(note.tokens) if end is None else end
    place = next((i for i in range(first, end) if note.tokens[i].norm in _STRIFE), None)
    if place is not None:
        yield scene.claim(
            "ContaminationClaim",
            "causedContaminationOf",
            _event(scene, (first, place + 1)),
            object=scene.home,
            untimed=True,
            where=[scene.home],
            behind=end,
            content=scene.condense(first - 2, end),
        )


def _first_cause(scene: Scene) -> int | None:
    """Where the words on a cause begin, behind "resulting from" and the like."""
    lows = scene.note.lows
    return next((i + 2 for i in range(len(lows) - 2) if (lows[i], lows[i + 1]) in _LEADS), None)


def _event(scene: Scene, region: Range) -> Party:
    """The war by its words, without articles and how long it lasted."""
    named = scene.note.at(region[1] - 1)
    if named is not None and named.kind is Kind.EVENT:
        return scene.party(named)
    words = re.sub(r"^(?:the|a|an|its|their) ", "", scene.note.words(*region))
    return scene.mint("event", _DURATION.sub("", words))
