"""Rules for what contamination affects, as numbers: hazardous areas, communities, regions, people."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from armstrace.graph.claim import Claim
from armstrace.graph.names import Ref
from armstrace.loaders.argument import Count, list_arms, list_counts, list_wheres
from armstrace.loaders.date import Relation as When
from armstrace.loaders.mention import Kind
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.land import LAND_SECTIONS, only_times, weapon_named
from armstrace.loaders.rules.land_figure import MEASURES
from armstrace.loaders.scene import Scene

_AFFECTED = re.compile(
    r"\b(?:affected|impacted|contaminated|contaminate|affects?|contamination|hazard(?:ous)?|suspect(?:ed)?|mined|minefields?"
    r"|SHAs?|CHAs?|DHAs?)\b"
)
_AREA = frozenset("area cha sha dha polygon minefield site zone hazard".split())  # noqa: SIM905
_HAZARDOUS = frozenset(
    """mined hazardous hazardou suspected confirmed contaminated suspect affected impacted remaining dangerous minefield
    cha sha dha hazard polygon defined""".split()  # noqa: SIM905
)
_REGION = frozenset(
    "province district municipality region governorate department county canton prefecture".split()  # noqa: SIM905
)
_SETTLED = frozenset("community village town settlement commune".split())  # noqa: SIM905
_PEOPLE = frozenset("person people inhabitant resident".split())  # noqa: SIM905
_NOUN_LENGTH = 7
_KINDS = (
    (_AREA, "contaminatedAreas", "hazardousArea"),
    (_SETTLED, "affectedCommunities", "settlement"),
    (_REGION, "affectedRegions", "region"),
    (_PEOPLE, "affectedPeople", "person"),
)
_HURT = re.compile(
    r"\b(?:killed|injured|casualt|victims?|survivors?|employ|staff|deminers?|trained|educat|sessions?)", re.I
)
#: Figures of what was looked at, not of what is affected.
_LOOKED_AT = re.compile(
    r"\b(?:survey(?:ed|ing)|cover(?:ed|ing|s)?|assess(?:ed|ing)|visit(?:ed|ing)|complet\w+|first|last|but)\b"
)
_PART_OF = re.compile(r"\A(?:of|out of) (?:its |the |[A-Z][\w’' ]{2,24} |all |a total of )*\d")


def read_counts(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """How many areas are contaminated, how many communities, regions and people are affected.

    >> [ma chl] At the end of 2016, Chile had 64 confirmed mined areas left, covering a total of 10.4km2.
    -> ContaminationClaim state:chl contaminatedAreas exactly=64 time=2016-12
    -> ContaminationClaim state:chl contaminatedArea exactly=10.4 time=2016-12
    >> [ma ago] The survey of 2007 found 1,988 impacted communities in 15 of Angola's 18 provinces.
    -> ContaminationClaim state:ago affectedCommunities exactly=1988 time=2007
    -> ContaminationClaim state:ago affectedRegions exactly=15 time=2007
    """
    if scene.place.code not in LAND_SECTIONS or scene.home is None or prop.negated:
        return
    if not _AFFECTED.search(scene.note.text) or _HURT.search(scene.note.text) or prop.lemma in MEASURES:
        return
    counts = list_counts(scene.note, *scene.whole())
    for number, count in enumerate(counts):
        if _owner(scene, count) is not prop or (number and _is_whole(scene, counts[number - 1], count)):
            continue
        told = _kind(scene, count)
        if told is None:
            continue
        stop = counts[number + 1].mention.first if number + 1 < len(counts) else len(scene.note.tokens)
        yield _claim(scene, prop, count, stop, *told)


def _claim(scene: Scene, prop: Proposition, count: Count, stop: int, measure: str, unit: str) -> Claim:
    wheres = list_wheres(scene.note, count.mention.last, stop) if measure == "contaminatedAreas" else []
    own = [m.time for m in scene.note.within(count.mention.last, stop, Kind.TIME) if m.time]
    own = [time for time in own or prop.times or only_times(scene) if time.relation is not When.AS_OF]
    subject: Ref = scene.home or Ref("place", "unnamed")
    return scene.claim(
        "ContaminationClaim",
        measure,
        subject,
        prop=prop,
        arms=(list_arms(scene.note, count.mention.last, stop) or weapon_named(scene))[:1],
        quantity=replace(count.quantity, unit=unit),
        time=next(iter(own), None),
        where=wheres[0] if wheres else None,
        current=True,
        content=scene.condense(count.mention.first, min(stop, count.mention.first + 12)),
    )


def _kind(scene: Scene, count: Count) -> tuple[str, str] | None:
    """What a figure counts: measure and unit; None where it is none of ours."""
    if count.quantity.unit not in ("item", "settlement", "person", "country") or count.mention.amount is None:
        return None
    if count.mention.amount.unit:
        return None
    words = _noun(scene, count)
    around = scene.note.words(max(0, count.mention.first - 3), count.mention.first)
    if _LOOKED_AT.search(around) or _LOOKED_AT.match(
        scene.note.words(count.mention.last + len(words), count.mention.last + len(words) + 1)
    ):
        return None
    for nouns, measure, unit in _KINDS:
        at = next((i for i, word in enumerate(words) if word in nouns), None)
        if at is None:
            continue
        if measure == "contaminatedAreas" and not _HAZARDOUS & set(words[: at + 1]):
            return None
        return measure, unit
    return None


def _noun(scene: Scene, count: Count) -> list[str]:
    """The words of what is counted, through participles ("64 confirmed mined areas") and "15 of its 18 provinces"."""
    note = scene.note
    first = count.mention.last
    whole = _PART_OF.match(note.words(first, min(first + 8, len(note.tokens))))
    if whole:
        following = note.within(first, first + 8, Kind.AMOUNT)
        first = following[0].last if following else first
    words: list[str] = []
    for place in range(first, min(first + _NOUN_LENGTH, len(note.tokens))):
        mention = note.at(place)
        if mention is not None and mention.kind in (Kind.TIME, Kind.AMOUNT):
            break
        if note.word(place) in (
            ",",
            ".",
            ";",
            ":",
            "and",
            "or",
            "that",
            "which",
            "in",
            "of",
            "to",
            "for",
            "by",
            "with",
            "as",
        ):
            break
        words.append(note.tokens[place].norm)
    return words


def _is_whole(scene: Scene, before: Count, count: Count) -> bool:
    """Is it the whole of which the figure before it is a part ("27 of 76 provinces")?"""
    words = scene.note.words(before.mention.last, min(count.mention.last, before.mention.last + 9))
    return bool(_PART_OF.match(words))


def _owner(scene: Scene, count: Count) -> Proposition | None:
    """The clause that tells it: the last that is no mere participle and has it in its words or its subject."""
    place = count.mention.first
    inside = [
        p
        for p in scene.propositions
        if p.clause.reach[0] <= place < p.clause.reach[1]
        or (p.clause.subject is not None and p.clause.subject[0] <= place < p.clause.subject[1])
    ]
    whole = [p for p in inside if p.clause.relation.value not in ("reduced", "gerund")]
    chosen = whole or inside
    return chosen[-1] if chosen else None
