"""Incidents that harm people, counted as such: "39 mine incidents", "no accidents were reported"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from armstrace.graph.claim import Claim, Comparator, Polarity, Quantity
from armstrace.graph.names import Ref
from armstrace.graph.sealed import replace
from armstrace.loaders.argument import Arm, Count, list_arms, list_counts, list_wheres
from armstrace.loaders.clause import Relation
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.casualty_scope import find_whose
from armstrace.loaders.rules.casualty_word import CODES
from armstrace.loaders.rules.rule import on_verbs
from armstrace.loaders.scene import Scene

_EVENTS = frozenset({"incident", "accident"})
#: What explodes: "two landmine incidents", but not "two incidents of use" or "two traffic accidents".
EXPLOSIVE = re.compile(
    r"\b(?:mines?|landmines?|ERW|UXO|UXOs|explosive|explosion|IEDs?|submunitions?|remnants|ordnance|demining|blast)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\b[Nn]umber of (?:[\w/-]{1,20} ){0,4}(?:incident|accident)s\b")
_OTHER = re.compile(
    r"\b(?:border|traffic|road|shooting|firearm|security) (?:incident|accident)|(?:incident|accident)s? of\b"
)
#: Casualties or incidents without a figure: "numerous incidents", "additional casualties", "landmine casualties".
_UNNUMBERED = re.compile(
    r"(?:(?:numerous|several|many|multiple|various|a number of|regular|frequent|sporadic|occasional|further|additional|"
    r"more|other|new|some|also|isolated|most|a few|hundreds of|dozens of|scores of|thousands of|both|civilian|"
    r"military|child|mine|landmine|cluster|munition|munitions|submunition|unexploded|ordnance|explosive|device|"
    r"antipersonnel|antivehicle|remnants|of|war|ERW|UXO|IED|improvised|demining|and|or|recorded|reported|such|/|-|"
    r"however|,|casualties) ?){0,9}"
    r"(?P<what>casualties|victims|incidents|accidents|deaths|injuries)\b",
    re.IGNORECASE,
)
_REPORTING = frozenset("report record document identify note register".split())  # noqa: SIM905
_HAPPENING = frozenset("occur happen take continue".split())  # noqa: SIM905
_MEASURES = {"deaths": "killed", "injuries": "injured", "incidents": "incidents", "accidents": "incidents"}
_HURT = frozenset("killed injured wounded killing injuring wounding".split())  # noqa: SIM905
_HARMED = frozenset(
    {"casualty", "casualties", "victim", "survivor", "killed", "injured", "wounded", "civilian", "people"}
)


def is_incident(count: Count) -> bool:
    """Is it incidents that are counted, and not people?"""
    return count.quantity.unit == "incident"


def list_incidents(scene: Scene) -> list[Count]:
    """The counts of incidents of a sentence: in sections on casualties, elsewhere where it tells what exploded."""
    note = scene.note
    if note.norms.isdisjoint(_EVENTS) or any(p.clause.quoted for p in scene.propositions):
        return []
    if scene.place.code not in CODES and not EXPLOSIVE.search(note.text):
        return []
    counts = [c for c in list_counts(note, *scene.whole()) if _is_numbered(c)]
    told = [c for c in counts if is_incident(c) and _is_told(scene, c)]
    alone = note.norms.isdisjoint(_HARMED) and (told or _NUMBER.search(note.text))
    return [_as_incident(c) for c in counts if c in told or (alone and _goes_on(scene, c))]


def _is_numbered(count: Count) -> bool:
    return count.quantity.value is not None or count.quantity.low is not None


def _is_told(scene: Scene, count: Count) -> bool:
    """Are incidents of harm counted, and not only one named in passing ("in one incident")?"""
    quantity = count.quantity
    words = scene.note.words(count.mention.first, count.last + 1)
    one = quantity.comparator is Comparator.EXACTLY and quantity.value == 1
    led = {scene.note.word(i) for i in range(max(0, count.mention.first - 2), count.mention.first)}
    passing = bool(led & {"in", "during", "at"}) and (one or not scene.note.norms.isdisjoint(_HURT))
    return not _OTHER.search(words) and not passing


def _goes_on(scene: Scene, count: Count) -> bool:
    """ "83 incidents in 2014, compared to 101 in 2013", "the number of incidents rose from 12 to 45": a number without
    a noun of its own, behind the word.
    """
    first = count.mention.first
    before = any(scene.note.tokens[i].norm in _EVENTS for i in range(first))
    return before and count.quantity.unit == "item" and not count.noun


def _as_incident(count: Count) -> Count:
    """The count as one of incidents."""
    return count if is_incident(count) else replace(count, quantity=replace(count.quantity, unit="incident"))


@on_verbs(_REPORTING | _HAPPENING)
def read_reported(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Casualties or incidents that there were, without a figure.

    >> [cas tcd] Additional casualties were reported in the media in 2014.
    -> CasualtyClaim state:tcd casualties time=2014
    >> [mbp tcd] Landmine incidents continued to occur in Tibesti in 2003.
    -> CasualtyClaim place:tibesti incidents time=2003
    """
    told = prop.subject_range
    if told is None or scene.home is None or prop.clause.quoted or prop.polarity is Polarity.NEGATED:
        return
    words = scene.note.words(*told)
    found = _UNNUMBERED.match(words)
    if (
        found is None
        or not _is_whole(prop)
        or prop.clause.fellow in scene.read
        or any(map(_is_numbered, list_counts(scene.note, *told)))
    ):
        return
    if (prop.lemma == "take" and prop.words_behind(1) != ["place"]) or scene.note.text.rstrip().endswith(":"):
        return
    if scene.place.code not in CODES and not EXPLOSIVE.search(words):
        return
    what = _MEASURES.get(found["what"].lower(), "casualties")
    unit = "incident" if what == "incidents" else "casualty"
    wheres = list_wheres(scene.note, *prop.clause.reach) or list_wheres(scene.note, *prop.clause.lead)
    where = find_whose(scene, wheres[0]) if wheres else [scene.home]
    yield scene.claim(
        "CasualtyClaim",
        what,
        where[0],
        prop=prop,
        where=where[1:] or None,
        arms=list_arms(scene.note, *told)[:1] or [Arm((Ref("munition", "mine-erw"),), "", -1, -1)],
        untimed=not prop.times,
        current=not prop.times,
        quantity=Quantity(comparator=Comparator.UNQUANTIFIED, unit=unit, written=words[:60]),
        content=scene.condense(told[0], prop.clause.reach[1]),
        behind=prop.clause.reach[1],
    )


def _is_whole(prop: Proposition) -> bool:
    """Is it told for itself, and something that came to pass, not what only goes on to?"""
    fellow, relation = prop.clause.fellow, prop.clause.relation
    if prop.lemma == "continue" and not (prop.clause.tail[1] - prop.clause.tail[0]):
        return False  # "continued to": what they continued to do is told
    went_on = relation is Relation.INFINITIVE and fellow is not None and fellow.lemma == "continue"
    whole = relation in (Relation.MAIN, Relation.COORDINATE) or went_on
    return whole and (prop.passive or prop.lemma in _HAPPENING) and not prop.clause.group.modal
