"""What a sentence on mine action or assistance tells that no other rule has read: how things stand, in its own words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from armstrace.graph.claim import Claim
from armstrace.loaders.clause import Relation
from armstrace.loaders.mention import Kind
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.land import LAND_SECTIONS
from armstrace.loaders.scene import Scene

_ACTION = re.compile(
    r"\b(?:mines?|minefields?|mined|demin\w+|clear\w*|survey\w*|contaminat\w+|explosive|ERW|UXO|EOD|remnants?|munitions?"
    r"|hazard\w*|risk education|mine action|affected)\b",
    re.IGNORECASE,
)
_HELP = re.compile(
    r"\b(?:survivors?|victims?|disab\w+|rehabilitat\w+|prosthe\w+|orthop\w+|casualt\w+|assistance|psycho\w+|injur\w+"
    r"|emergency|medical|health|services?)\b",
    re.IGNORECASE,
)
_DOERS = frozenset({"state", "territory", "org"})


def read_situation(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """How mine action or assistance stands, of whom or where it is told, in the words of the sentence.

    >> [ma ner] Niger's work plan needs to be revised to address all mined areas.
    -> MineActionClaim state:ner programmeSituation
    """
    helping = scene.place.code == "cva"
    if not helping and scene.place.code not in LAND_SECTIONS | {"sma"}:
        return
    clause, note = prop.clause, scene.note
    if clause.relation is not Relation.MAIN or clause.quoted or scene.home is None:
        return
    if not (_HELP if helping else _ACTION).search(note.text):
        return
    doers = [p for p in prop.subjects if p.ref.kind in _DOERS and (p.known or p.mention)]
    named = [m.ref for m in note.mentions if m.kind is Kind.STATE]
    yield scene.claim(
        "VictimAssistanceClaim" if helping else "MineActionClaim",
        "serviceSituation" if helping else "programmeSituation",
        doers[0] if doers else named[0] if len(set(named)) == 1 else scene.home,
        prop=prop,
        current=not prop.times,
        content=scene.condense(0, len(note.tokens)),
        polarity=prop.polarity,
    )
