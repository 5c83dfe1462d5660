"""Sentences on mine action or assistance that no other rule has read: how things stand, in their own words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from armstrace.graph.claim import Claim, Polarity
from armstrace.loaders.clause import SPEECH, Relation
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

    A sentence is shown to this rule only where no other has read anything of it (decision 0113).

    >> [ma ner] Heavy rains have washed mines out of the hills.
    -> MineActionClaim state:ner programmeSituation
    >> [cva tcd] Most survivors in Tibesti are cared for by their families.
    -> VictimAssistanceClaim state:tcd serviceSituation
    """
    helping = scene.place.code == "cva"
    if not helping and scene.place.code not in LAND_SECTIONS | {"sma"}:
        return
    note = scene.note
    if scene.home is None or not _states(prop) or not (_HELP if helping else _ACTION).search(note.text):
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
        polarity=Polarity.AFFIRMED,  # "does not reach" stands in the content
    )


def _states(prop: Proposition) -> bool:
    """Does a main clause state something: nothing that is only said, asked, or could be?"""
    clause, text = prop.clause, prop.note.text.rstrip()
    plain = clause.relation is Relation.MAIN and not clause.quoted and not clause.group.modal
    return plain and prop.lemma not in SPEECH and not text.endswith("?")
