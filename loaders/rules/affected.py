"""Rules for what contamination affects, as numbers: hazardous areas, communities, regions, people."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from armstrace.graph.claim import Certainty, Claim, Status
from armstrace.graph.names import Ref
from armstrace.graph.sealed import replace
from armstrace.loaders.argument import Count, by_range, list_arms, list_wheres
from armstrace.loaders.date import Relation as When
from armstrace.loaders.mention import Kind, Mention
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.cause_word import list_cause_times
from armstrace.loaders.rules.land import CLEARERS, LAND_SECTIONS, list_finders, only_times, remains, weapon_named
from armstrace.loaders.rules.land_figure import COMPARED, MEASURES, find_kind_host
from armstrace.loaders.scene import Scene

_AFFECTED = re.compile(
    r"\b(?:affected|impacted|contaminated|contaminate|affects?|affecting|impacting|[Cc]ontamination|hazards?|hazardous"
    r"|suspect(?:ed)?|mined|minefields?|(?:present|found|located) in|strikes?|battle areas?"
    r"|SHAs?|CHAs?|DHAs?|DAs?|dangerous|contain(?:ing|s|ed)?|LIS|Landmine Impact Survey)\b"
)
#: What behind "areas" says that they are hazardous.
_CONTAINING = frozenset(
    "containing contaminated suspected known confirmed believed covering totaling totalling".split()  # noqa: SIM905
)
_AREA = frozenset("area cha sha dha da polygon minefield site zone hazard strike battlefield".split())  # noqa: SIM905
_HAZARDOUS = frozenset(
    """mined hazardous hazardou suspected confirmed contaminated suspect affected impacted remaining dangerous minefield
    cha sha dha da hazard polygon defined dangerou cluster munition battle strike battlefield spot""".split()  # noqa: SIM905
)
_REGION = frozenset(
    """province district municipality region governorate department county canton prefecture township oblast wilaya
    raion state emirate subdistrict""".split()  # noqa: SIM905
)
_SETTLED = frozenset("populated community village town settlement commune".split())  # noqa: SIM905
_PEOPLE = frozenset("person people inhabitant resident".split())  # noqa: SIM905
#: "Of which 154 as high impact, and 696 as medium": the communities of a class, whose noun is left out.
_IMPACT = re.compile(
    r"(?:of (?:these|them|which) )?(?:(?:were|are|is|was) )?(?:(?:categori[sz]ed|classified|rated|ranked) )?"
    r"(?:(?:with|as|of|had|have) )?(?:a |having |being )?(?:high|medium|low)[ -](?:impact|priority|threat|risk)\b"
    r"|(?:(?:were|are|is|was) )?(?:(?:categori[sz]ed|classified|rated|ranked) )?(?:with|as|of|had|have) "
    r"(?:a )?(?:high|medium|low)\b"
)
#: "137 areas: 82 confirmed and 55 suspected": whose parts tell that they are hazardous.
_PARTED = re.compile(
    r"\A[^.;:,(]{0,30}[:,(] ?\d[\d,]* (?:of (?:which|them|these) )?(?:(?:are|were) )?"
    r"(?:confirmed|suspected|known|CHAs?|SHAs?|mined|contaminated)\b"
)
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
#: "Which works in the four northern provinces": where a body works.
_WORKING_IN = re.compile(r"\b(?:work(?:s|ed|ing)?|operat(?:es|ed|ing)|active|deployed|based) (?:in|across)(?: the)?\Z")
#: "The six most affected provinces": a choice among more; "survey of the six provinces": where work is done.
_MOST = frozenset({"most", "worst", "least"})
_WORK_ON = re.compile(
    r"\b(?:[Ss]urveys?|[Cc]learance|[Dd]emining|[Tt]raining|[Vv]isits?) (?:of|in|to) (?:(?:the|its|all) )*\Z"
)
#: Between a part and its whole: "15 of its 18 provinces", "six of the fourteen communities".
_DONE_IN = re.compile(r"\b(?:survey|conducted|carried out|undertaken|completed|taught|held) (?:in|at|on)\b")
_PART_OF = re.compile(
    r"\A(?:out )?of(?: (?:its|the|all|their|these|those|a total of|the country[’'] ?s|[A-Z][\w’' ]{2,24}))? ?\Z"
)
#: The whole before its part: "Of the 25 states, 19 are affected".
_WHOLE_FIRST = re.compile(
    r"\bOf (?:(?:the|its|all|the country[’']s|[A-Z][\w’']{2,20}|[A-Z]\w{2,16} [A-Z][\w’']{2,16}) )?\d[\d,]* "
    r"(?P<noun>[A-Za-z][A-Za-z -]{2,40}), \Z"
)
#: What is counted before its number: "the number of remaining hazards as of March at 6,545", "had been reduced to 314".
_NUMBER_OF = re.compile(
    r"\b[Nn]umber of (?P<noun>[A-Za-z -]{3,40}?)(?: (?:as of|from|on|in|at the end of) [\w ]{2,30}?)?"
    r"(?: (?:was|is|were|stood|fell|rose|dropped|reduced|increased|ha[sd] been (?:reduced|cut)))? (?:at|to|was|of) \Z"
)
#: "19 provinces are suspected to be affected": only held to be so.
_HELD: dict[str, Any] = {"certainty": Certainty.POSSIBLE, "hedge": "suspected"}
_LATER = frozenset({"later", "subsequently", "eventually", "afterwards"})
_ACROSS = re.compile(
    r"(?:of [\w-]+ (?:[\w-]+ )?)?(?:spread |distributed |located )?(?:across|in|over|from|on|within|comprising)"
    r"(?: a total of)?"
)
_BEING = frozenset({"are", "were", "is", "was"})
#: What stands right behind a part whose noun is left out ("31 in the east", "519 with medium impact").
_PARTING = frozenset(
    """in on along with near at inland located situated lying other others further
    remaining""".split()  # noqa: SIM905
)
_BEFORE_PART = frozenset({":", ";", ",", "and", "including", "comprising", "—", "(", "with", "while", "which"})
_GRADING = frozenset(
    "rated classified categorized considered deemed assessed confirmed suspected located in on along near".split()  # noqa: SIM905
)
#: "82 confirmed and 55 suspected".
_CLASSES, _BEHIND_CLASS = frozenset({"confirmed", "suspected", "defined"}), frozenset({",", ";", ".", "and", ")", "("})


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
    hinted = _AFFECTED.search(scene.note.text) or _is_surveyed(scene, prop)
    if not hinted or _HURT.search(scene.note.text) or _is_clearing(scene, prop):
        return
    for count, stop, measure, unit in list_told_counts(scene, prop):
        if prop.lemma == "reduce" and not _is_numbered(scene, count):
            continue
        yield _claim(scene, prop, count, stop, measure, unit)


def read_cleared_counts(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """How many areas, communities or regions were cleared, released or cancelled.

    >> [ma yem] In 2002, eighteen mined areas were cleared.
    -> ClearanceClaim state:yem clearedAreas exactly=18 time=2002
    >> [ma yem] By the end of 2002, six of the fourteen communities had been cleared of mines.
    -> ClearanceClaim state:yem clearedAreas exactly=6
    """
    if scene.place.code not in LAND_SECTIONS or scene.home is None or prop.negated or remains(prop):
        return
    reduced = prop.lemma == "reduce" and "to" in scene.note.lows[slice(*prop.clause.tail)]  # what is left
    if reduced or not _is_clearing(scene, prop) or prop.stance.status is Status.PLANNED or prop.lemma == "survey":
        return
    doers = [p for p in prop.actors if p.ref.kind in CLEARERS and (p.known or p.mention)]
    for count, stop, measure, unit in list_told_counts(scene, prop):
        inside = prop.subject_range if prop.passive and prop.lemma in MEASURES else prop.clause.reach
        if measure == "affectedPeople" or not inside or not inside[0] <= count.mention.first < inside[1]:
            continue
        own = [m.time for m in scene.note.within(count.mention.last, stop, Kind.TIME) if m.time]
        later = not _LATER.isdisjoint(prop.clause.group.adverbs)  # "of which 160 were later cancelled"
        yield scene.claim(
            "ClearanceClaim",
            "clearedAreas",
            doers[0] if doers else scene.home,
            prop=prop,
            arms=list_arms(scene.note, *prop.clause.tail)[:1] if not prop.passive else (),
            quantity=replace(count.quantity, unit=unit),
            time=next(iter(own or (() if later else prop.times or only_times(scene))), None),
            untimed=later and not own,
            content=scene.condense(count.mention.first, min(stop, count.mention.first + 12)),
        )


def _is_surveyed(scene: Scene, prop: Proposition) -> bool:
    """Does a survey tell what it found?"""
    before = scene.note.words(0, prop.clause.group.first)
    return prop.lemma in ("identify", "record", "find") and bool(re.search(r"[Ss]urvey|\bLIS\b|\bBLS\b", before))


def _is_clearing(scene: Scene, prop: Proposition) -> bool:
    """Does a clause tell of clearing: by its verb, or "clearance was completed in"?"""
    subject = scene.note.words(*prop.subject_range) if prop.subject_range else ""
    done = prop.lemma in ("complete", "finish", "conclude") and re.search(r"\b(?:[Cc]learance|[Dd]emining)\Z", subject)
    return bool(done) or (prop.lemma in MEASURES and not (prop.lemma == "reduce" and "number of" in subject))


def list_told_counts(scene: Scene, prop: Proposition) -> Iterator[tuple[Count, int, str, str]]:
    """The areas, communities, regions and people that a clause counts: where the words on each end, measure, unit."""
    counts = scene.counts
    before: tuple[str, str] | None = None
    areas: tuple[str, str] | None = None
    for number, count in enumerate(counts):
        if number and _is_whole(scene, counts[number - 1], count):
            continue
        told = _kind(scene, count, _is_clearing(scene, prop) or _is_surveyed(scene, prop))
        impact = _IMPACT.match(scene.note.words(count.mention.last, len(scene.note.tokens)))
        held = _is_held_against(scene, count)
        elided = before is not None and (impact or held or _is_elided(scene, count))
        which = scene.note.word(count.mention.first - 1) == "which"
        told = before = told or (((areas if which else None) or before) if elided else None)
        areas = told if told and told[0] == "contaminatedAreas" else areas
        if told is not None and _owner(scene, count) is prop and (not held or _is_dated(scene, count)):
            later = [c for c in counts[number + 1 :] if not _is_whole(scene, count, c)]
            yield count, later[0].mention.first if later else len(scene.note.tokens), *told


def _is_held_against(scene: Scene, count: Count) -> bool:
    """ "36 areas, compared with 68 at the end of 2003": a figure of another time."""
    return bool(COMPARED.search(scene.note.words(max(0, count.mention.first - 4), count.mention.first) + " "))


def _is_dated(scene: Scene, count: Count) -> bool:
    """ "Down from 2,598 in 2012": has the figure a date of its own, and nothing else between?"""
    note, last = scene.note, count.mention.last
    dated = note.at(last + 1)
    bare = count.mention.amount is not None and not count.mention.amount.unit and count.quantity.unit == "item"
    return bare and note.word(last) in ("in", "at") and dated is not None and dated.kind is Kind.TIME


def _is_elided(scene: Scene, count: Count) -> bool:
    """ "43 areas remained: 31 in the east and 12 in the west": a figure whose noun is that of the one before."""
    note, last = scene.note, count.mention.last
    if note.word(last) == "of" and note.word(last + 1) in ("which", "them", "these"):
        last += 2
    bare = count.mention.amount is not None and not count.mention.amount.unit and count.quantity.unit == "item"
    parted = note.word(last) in _PARTING or (note.word(last) in _BEING and note.word(last + 1) in _GRADING)
    verb = next((v for v in note.verbs if last <= v.first <= last + 1), None) if note.word(last) in _BEING else None
    if bare and verb is not None and verb.lemma in MEASURES and note.word(count.mention.first - 1) == "which":
        return True  # "234 areas, of which 160 were later cancelled"
    parted = parted or (note.word(last) in _CLASSES and note.word(last + 1) in _BEHIND_CLASS)
    return bare and parted and note.word(count.mention.first - 1) in _BEFORE_PART


def _claim(scene: Scene, prop: Proposition, count: Count, stop: int, measure: str, unit: str) -> Claim:
    by = by_range(scene.note, count.mention.last, stop)
    far = min(stop, by[0]) if by else stop
    wheres = list_wheres(scene.note, count.mention.last, far) if measure == "contaminatedAreas" else []
    end = next((i for i in range(count.mention.last, stop) if scene.note.word(i) == ";"), stop)
    caused = list_cause_times(scene.note, count.mention.last)
    own = [m.time for m in scene.note.within(count.mention.last, end, Kind.TIME) if m.time]
    surveyed = [m.time for m in scene.note.within(*(prop.subject_range or (0, 0)), Kind.TIME) if m.time]
    told = own or prop.times or only_times(scene) or (surveyed if prop.lemma in ("find", "identify", "record") else [])
    own = [time for time in told if time.relation is not When.AS_OF and time not in caused]
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
        **_held(scene, prop, measure),
    )


def _held(scene: Scene, prop: Proposition, measure: str) -> dict[str, Any]:
    """How a number is held: areas that were confirmed are no admission, regions may be only suspected."""
    if prop.stance.status is Status.ADMITTED:
        return {"status": Status.ASSERTED}
    finders = list_finders(scene, prop) if prop.stance.plain else ()
    if finders:
        return {"status": Status.CONCLUDED, "asserters": finders}
    return _HELD if prop.lemma in ("suspect", "believe", "think") and measure != "contaminatedAreas" else {}


def _kind(scene: Scene, count: Count, told: bool) -> tuple[str, str] | None:
    """What a figure counts: measure and unit; None where it is none of ours. `told`: the verb says that it is land."""
    if count.quantity.unit not in ("item", "settlement", "person", "country") or count.mention.amount is None:
        return None
    if count.mention.amount.unit:
        return None
    words = _noun(scene, count)
    if words == ["state"] and count.quantity.unit == "country":
        return None
    around = scene.note.words(max(0, count.mention.first - 3), count.mention.first).rsplit(",", 1)[-1]
    wider = scene.note.words(max(0, count.mention.first - 8), count.mention.first)
    behind = scene.note.words(count.mention.last + len(words), count.mention.last + len(words) + 1)
    if not told and (
        _WORKING_IN.search(wider) or _DONE_IN.search(wider) or _LOOKED_AT.search(around) or _LOOKED_AT.match(behind)
    ):
        return None
    if not told and (_MOST & set(words) or _WORK_ON.search(wider)):
        return None
    for nouns, measure, unit in _KINDS:
        at = next((i for i, word in enumerate(words) if word in nouns), None)
        if at is None:
            continue
        behind = scene.note.word(count.mention.last + at + 1)
        behind = scene.note.word(count.mention.last + at + 2) if behind in _BEING else behind
        hazardous = _HAZARDOUS & set(words[: at + 1]) or behind in _CONTAINING or _is_spread(scene, count)
        if measure == "contaminatedAreas" and not (hazardous or told):
            return None
        return measure, unit
    return None


def _is_spread(scene: Scene, count: Count) -> bool:
    """ "102km2 across 137 areas": areas that so much land lies in, or hazardous by their parts ("82 confirmed")."""
    if _PARTED.match(scene.note.text[count.mention.end :]):
        return True
    first = count.mention.first
    before = next((m for m in reversed(scene.note.within(max(0, first - 5), first, Kind.AMOUNT)) if m.amount), None)
    sized = (
        before is not None and before.amount is not None and before.amount.unit[:2] in ("km", "m2", "m²", "sq", "he")
    )
    return sized and before is not None and bool(_ACROSS.fullmatch(scene.note.words(before.last, first)))


def _noun(scene: Scene, count: Count) -> list[str]:
    """The words of what is counted, through participles ("64 confirmed mined areas") and "15 of its 18 provinces"."""
    note = scene.note
    first = count.mention.last
    numbered = _is_numbered(scene, count)
    if numbered:
        return [word.lower().removesuffix("s") for word in numbered["noun"].split()]
    before = _WHOLE_FIRST.search(note.text[max(0, count.mention.start - 90) : count.mention.start])
    if before:
        return ["region" if w == "states" else w.lower().removesuffix("s") for w in before["noun"].split()]
    whole = _whole_behind(scene, count)
    first = whole.last if whole else first
    first += note.word(first) in _BEING
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


def _is_numbered(scene: Scene, count: Count) -> re.Match[str] | None:
    start = count.mention.start
    return _NUMBER_OF.search(scene.note.text[max(0, start - 160) : start])


def _is_whole(scene: Scene, before: Count, count: Count) -> bool:
    """Is it the whole of which the figure before it is a part ("27 of 76 provinces")?"""
    return _whole_behind(scene, before) is count.mention


def _whole_behind(scene: Scene, part: Count) -> Mention | None:
    """The figure of the whole right behind its part."""
    first = part.mention.last
    following = next(iter(scene.note.within(first, first + 8, Kind.AMOUNT)), None)
    return following if following and _PART_OF.match(scene.note.words(first, following.first)) else None


def _owner(scene: Scene, count: Count) -> Proposition | None:
    """The clause that tells it: the last that is no mere participle and has it in its words or its subject."""
    place = count.mention.first
    inside = [
        p
        for p in scene.propositions
        if p.clause.reach[0] <= place < p.clause.reach[1]
        or (p.clause.subject is not None and p.clause.subject[0] <= place < p.clause.subject[1])
        or (p.clause.subject is None and p.clause.lead[0] <= place < p.clause.lead[1])
    ]
    whole = [p for p in inside if p.clause.relation.value not in ("reduced", "gerund")]
    chosen = whole or inside
    return _told_above(scene, chosen[-1]) if chosen else None


def _told_above(scene: Scene, prop: Proposition) -> Proposition:
    """ "132 minefields remained to be cleared, 84 in the east": told by what remains, not by what is to be done; and
    "areas suspected to contain mines" by the clause above.
    """
    above = prop.clause.fellow if remains(prop) else find_kind_host(scene, prop)
    return next((p for p in scene.propositions if above is not None and p.clause is above), prop)
