"""Which sentences tell who was harmed, and which of their counts: not those of people who were helped."""

from __future__ import annotations

import re

from armstrace.graph.names import Ref
from armstrace.loaders.argument import Count, Where
from armstrace.loaders.mention import Kind
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.casualty_people import OF_THEM, REPORTED, list_people_counts, loses
from armstrace.loaders.rules.casualty_word import CODES
from armstrace.loaders.scene import Scene

_CASUALTY = frozenset({"casualty", "casualties", "victim", "killed", "injured", "wounded", "fatality", "fatalities"})
_HARMING = frozenset("killed injured wounded killing injuring wounding".split())  # noqa: SIM905
_BY_NAME = _CASUALTY - _HARMING
_HELPING = frozenset({"surveyed", "interviewed", "visited", "received", "assisted", "provided", "benefited", "data"})
_HELPED = frozenset({"helped", "supported", "treated", "support", "treatment", "transported", "transport"})
_AIDED = frozenset({"assistance", "service", "rehabilitation", "assist", "provide", "reintegration", "benefit"})
#: Words of a sentence that counts who was helped, and not who lives.
_GIVEN = frozenset("train project course grant loan kit workshop fund pay donate distribute give prosthesis".split())  # noqa: SIM905
_FITTED = frozenset("fitted prosthesis prostheses prosthetic prosthetics patient treated equipped wheelchair".split())  # noqa: SIM905
#: Verbs that tell how many survivors or victims there are.
LIVING = frozenset("be estimate register record identify remain know live reside".split())  # noqa: SIM905
_MOVING = frozenset("fall rise drop decrease increase decline".split())  # noqa: SIM905
#: Words of a sentence that goes on about casualties spoken of before ("Of these, five were children").
_GOING_ON = frozenset(
    """civilian child children boy girl men women man woman deminer soldier increase decrease rise decline
    compared""".split()  # noqa: SIM905
)
#: "400 killed": figures that tell harm, whatever else a sentence tells.
_FIGURED = re.compile(r"\d (?:people |civilians )?(?:were )?(?:killed|injured|wounded)\b")
_TAKEN = re.compile(
    r"\b(?:mines?|landmines?|ERW|UXO|explosions?|blasts?|IEDs?|munitions?|submunitions?)\b[^.;]{0,40}?"
    r"\b(?:claimed|took|taken|cost) (?:the )?(?:lives? of|at least \w+ lives)\b"
)
_LIVE = re.compile(r"\bsurvivors (?:\w{1,12} )?(?:lived?|resided?)\b")
_NAMED = ("casualties", "casualty", "fatalities", "victims", "deaths")


def list_harmed(scene: Scene) -> list[Count]:
    """The counts of a sentence that are of people who were harmed."""
    named = not scene.note.norms.isdisjoint(_BY_NAME)
    quoted = any(p.clause.quoted for p in scene.propositions)
    harm = _tells_harm(scene)
    if not harm and not quoted and "survivor" in scene.note.norms and _tells_survivors(scene):
        return [count for count in list_people_counts(scene) if count.quantity.unit == "survivor"]
    if not harm and (not named or quoted):
        return []
    counts = [count for count in list_people_counts(scene) if not _is_helped(scene, count)]
    if harm or (not quoted and _is_on_casualties(scene, counts)):
        return counts
    known = [count for count in counts if _names_casualties(scene, count)]
    pairs = zip(counts, [*counts[1:], *counts[:1]], strict=True)
    return [count for count, whole in pairs if count in known or _shares(scene, count, whole, known)]


def _is_helped(scene: Scene, count: Count) -> bool:
    """ "Supported projects for 124 mine victims", "gave loans to 30 survivors": was something done for them?"""
    note = scene.note
    if note.word(count.mention.first - 1) not in ("for", "to", "with", "benefiting", "assisting", "helping"):
        return False
    return not note.norms.isdisjoint(_HELPED | _AIDED | _GIVEN) and note.norms.isdisjoint(_HARMING)


def _shares(scene: Scene, part: Count, whole: Count, named: list[Count]) -> bool:
    """ "40 of the 78 casualties": is a number a part of one that counts casualties by name?"""
    words = scene.note.words(part.mention.last, whole.mention.first) if whole in named else ""
    return words in ("of", "of the", "of these")


def _tells_survivors(scene: Scene) -> bool:
    """Does a sentence of another section tell how many survivors there are, and not what was done for them?"""
    aided = scene.note.norms & (_HELPING | _HELPED | _AIDED)
    return not aided and any(p.lemma in LIVING or _has(p) for p in scene.propositions)


def _names_casualties(scene: Scene, count: Count) -> bool:
    """ "287 new mine casualties": is it casualties by name that are counted, and not those that were helped?"""
    behind = {scene.note.word(place) for place in range(count.mention.last, count.last + 4)}
    before = {scene.note.word(place) for place in range(count.mention.first - 4, count.mention.first)}
    if count.quantity.unit == "percent":
        return True  # "of casualties" is behind it
    if REPORTED.match(" ".join(scene.note.word(i) for i in range(count.mention.last, count.mention.last + 5))):
        return True
    casualties = any(word in count.noun.lower().split() for word in _NAMED)
    return casualties and not (behind | before) & ((_HELPING - {"data"}) | _HELPED)


def _is_on_casualties(scene: Scene, counts: list[Count]) -> bool:
    """Is a sentence outside the sections on casualties all about them: "there were 87 casualties, up from 63"?"""
    if not scene.note.norms.isdisjoint(_HELPING | _HELPED):
        return False
    moved = any(
        p.lemma in _MOVING and re.search(r"casualt|victims", scene.note.words(*(p.subject_range or (0, 0))).lower())
        for p in scene.propositions
    )
    first = counts[0] if counts else None
    led = first is not None and _names_casualties(scene, first)
    numbers = scene.counts
    alone = all(c.quantity.unit in ("casualty", "person", "item", "percent", "year") for c in numbers)
    return bool(alone and (moved or led))


def _has(prop: Proposition) -> bool:
    """ "Chad had 5,000 survivors", "a survey found 1,200 survivors"."""
    found = prop.lemma == "find" and re.search(r"\b[Ss]urvey", prop.note.words(*(prop.subject_range or (0, 0))))
    return bool((prop.lemma == "have" and prop.states) or found)


def _tells_harm(scene: Scene) -> bool:
    norms = scene.note.norms
    helped = norms & _HELPING and "unicef" not in norms and not _FIGURED.search(scene.note.text)
    if helped:
        return False
    if "lives" in norms | set(scene.note.lows) and _TAKEN.search(scene.note.text):
        return True
    if any(loses(prop) for prop in scene.propositions if prop.lemma in ("die", "lose")):
        return scene.place.code in CODES or bool(scene.mentions(Kind.WEAPON))
    if scene.place.code not in CODES:
        return bool(norms & _HARMING) and not any(p.clause.quoted for p in scene.propositions)
    if scene.discourse.harmed and (norms & _GOING_ON or OF_THEM.match(scene.note.text)):
        return True
    living = (
        "survivor" in norms
        and norms.isdisjoint(_FITTED)
        and (any(p.lemma in LIVING or _has(p) for p in scene.propositions) or bool(_LIVE.search(scene.note.text)))
    )
    return bool(norms & (_CASUALTY | _HARMING) or living)


def find_whose(scene: Scene, where: Where) -> list[Ref]:
    """The place that a register knows, else the state that it lies in, with it: a village is no side of a record."""
    states = [ref for ref in where.refs if ref.kind in ("state", "territory")]
    known = scene.registers.find_ref(where.refs[0]) is not None
    holder = next(iter(states), scene.home)
    if known or holder is None:
        return list(where.refs)
    return [holder, *(ref for ref in where.refs if ref != holder)]
