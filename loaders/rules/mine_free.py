"""Rules for parts of a country, or all of it, that are free of mines or were declared so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from armstrace.graph.claim import Claim, Polarity, Status
from armstrace.graph.names import Ref
from armstrace.loaders.argument import list_arms
from armstrace.loaders.discourse import Party
from armstrace.loaders.mention import Kind
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.contamination import locate
from armstrace.loaders.rules.land import LAND_SECTIONS, object_of
from armstrace.loaders.rules.rule import on_verbs
from armstrace.loaders.scene import Scene

_FREE = re.compile(
    r"\A(?:[\w-]+ ){0,6}?(?:(?:land)?mine-(?:and ERW-)?free|mine-safe"
    r"|free (?:of|from) (?:all |any |known |the threat of )?"
    r"(?:[\w-]+ ){0,2}?(?:mines?|landmines|contamination|minefields|ERW|UXO|submunitions|remnants)|impact-free)\b",
    re.IGNORECASE,
)
_PRONOUNS = frozenset({"It", "They", "This", "That", "These", "Those", "All", "Both", "There", "He", "She", "None"})
_DECLARING = frozenset({"declare", "certify", "announce"})


@on_verbs({"be", "become", "remain", "declare", "certify", "consider"})
def read_free(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """That a place is free of mines; what was declared by someone unnamed is only reported.

    >> [ma per] The district of Tacna has been free from mine contamination since 2014.
    -> ContaminationClaim place:tacna contaminatedBy munition:mine not time=2014/
    >> [ma moz] Maputo became the first province to be declared free of mines in 2012.
    -> ContaminationClaim place:maputo contaminatedBy munition:mine not status=reported
    """
    if scene.place.code not in LAND_SECTIONS or prop.negated or prop.clause.quoted:
        return
    declared = prop.lemma in (*_DECLARING, "consider")
    if declared and not prop.passive:
        return
    found = _FREE.match(scene.note.words(prop.clause.group.last, prop.clause.reach[1]))
    place = _subject(scene, prop) if found else None
    if place is None:
        return
    arms = list_arms(scene.note, prop.clause.group.last, prop.clause.reach[1])
    more: dict[str, Any] = {"polarity": Polarity.NEGATED}
    if declared or " declared " in scene.note.words(*prop.clause.reach):
        more["status"] = Status.REPORTED
    content = scene.condense(prop.clause.begin, prop.clause.reach[1])
    yield locate(scene, place, content, prop, hazard=object_of(arms) or Ref("munition", "mine"), **more)


def _subject(scene: Scene, prop: Proposition) -> Party | Ref | None:
    """The place that is free: named in the subject, and no number of them."""
    subject = prop.subject_range
    if subject is None or scene.note.within(*subject, Kind.AMOUNT):
        return None
    named = scene.note.within(*subject, Kind.PLACE, Kind.STATE)
    words = scene.note.words(*subject)
    if not scene.note.within(*subject) and subject[1] - subject[0] <= 2 and words.istitle() and words not in _PRONOUNS:
        return scene.mint("place", words)
    return scene.party(named[0]) if len(named) == 1 else None
