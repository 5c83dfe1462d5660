"""Which quantities of a sentence count people who were harmed, single ones told in words among them ("a boy")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from armstrace.graph.claim import Comparator, Quantity
from armstrace.loaders.argument import Count
from armstrace.loaders.mention import Annotation, Kind, Mention
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.quantity import Amount
from armstrace.loaders.rules.casualty_word import tells_outcome
from armstrace.loaders.scene import Scene

HARM = frozenset("kill injure wound maim".split())  # noqa: SIM905
#: Nouns of one person.
_PERSON = frozenset(
    """person civilian man woman boy girl child deminer soldier shepherd farmer herder villager teenager student pupil
    worker fisherman policeman officer driver tourist resident hunter guard adult youth baby infant mother father
    brother sister peacekeeper engineer sapper clearance""".split()  # noqa: SIM905
)
_PEOPLE = frozenset({"casualty", "person", "survivor"})
_ARTICLES = frozenset({"a", "an", "one", "another"})
_LONE = frozenset({"single", "only", "sole", "lone"})
_OF_ALL = frozenset({"the", "them", "these", "those"})
_ORDINALS = frozenset("second third fourth fifth sixth seventh eighth".split())  # noqa: SIM905
_ANIMALS = frozenset("sheep goat cow cattle animal livestock camel horse donkey elephant dog herd".split())  # noqa: SIM905
#: A percentage of how much more or less there was is no share.
_MOVED = frozenset(
    "increase increased decrease decreased rise rose decline declined drop dropped reduction fall fell".split()  # noqa: SIM905
)
#: What a bare number may count that is no one: its noun stands before the bracket.
_HURT = frozenset({"killed", "injured", "wounded"})
_LIMBS = frozenset("leg legs arm arms hand hands foot feet limb limbs eye eyes sight finger fingers eyesight".split())  # noqa: SIM905
_CAUSES = frozenset(
    """mine landmine antipersonnel antivehicle explosive remnant war of erw uxo unexploded ordnance submunition cluster
    munition other new and or , / ( ) -""".split()  # noqa: SIM905
)
#: "1,200 reported mine victims".
REPORTED = re.compile(
    r"(?:(?:new|reported|recorded|known|confirmed|registered|identified) ){1,2}(?:[\w/]{1,20} ){0,2}"
    r"(?:casualt\w+|victims)\b"
)
#: Words of a sentence whose bare numbers count people.
_TOLD = frozenset("casualty casualties killed injured wounded survivor".split())  # noqa: SIM905
_NUMBERED = frozenset("resolution article protocol law decree no act order paragraph form annex".split())  # noqa: SIM905
#: "Nine casualties, five more than in 2016": only how many more.
_DIFFERENCE = re.compile(r"(?:more|fewer|less) than\b")
_FEW = r"(?:one|two|three|four|five|six|seven|eight|nine|ten)"
_RATIO = re.compile(
    rf"\b{_FEW} (?:in|out of)(?: every)? {_FEW}\b(?= (?:died|die|survived|were|was|are|had|have|lived?)\b)", re.I
)
_EVENTS_COUNTED = frozenset({"incidents", "accidents", "explosions"})
_EVENTS = frozenset("accident incident explosion attack strike meeting area district village community".split())  # noqa: SIM905
#: "One of the casualties was a deminer".
_ONE_OF = re.compile(
    r"one of (?:the|these|those|them)(?: (?:\w+ )?(?:casualties|victims|injured|killed|people|wounded))? (?=was|is|had)"
)
#: "In nine of the 18 provinces", "the first nine (of 18) provinces": parts of a country.
REGIONS = re.compile(
    r"(?:\( ?)?(?:of (?:[\w’']{1,20} ){0,4}|\) |[\w-]{1,20} ){0,2}(?:\d+ ?)?(?:\) ?)?"
    r"(?:provinces|districts|regions|governorates|states|departments|counties|municipalities|communes|villages)\b"
)
_FAMILY = re.compile(r"(?:family )?members? of (?:a|an|the|one|his|her|their)\b|family members?")
#: "Of these, 56 occurred in the north": a sentence that goes on about those who were harmed.
OF_THEM = re.compile(
    r"(?:Of|Among) (?:these|those|them|the total|this total|that number|the people|all casualties|the casualties)\b"
)


def list_people_counts(scene: Scene) -> list[Count]:
    """The counts of people of a sentence in order: numbers, and single persons that a verb of harm is about."""
    numbers = [c for c in scene.counts if _counts_people(scene, c)]
    taken = {place for count in numbers for place in range(count.mention.first, count.last)}
    singles = [c for c in _list_singles(scene) if c.mention.first not in taken]
    return sorted([*numbers, *singles], key=lambda count: count.mention.first)


def _counts_people(scene: Scene, count: Count) -> bool:
    """Is it people that are counted, or a bare number between figures of people?"""
    note, first = scene.note, count.mention.first
    if (note.word(first - 1) in ("but", "except", "how") and not count.noun) or note.word(first - 1) == "how":
        return False
    if count.quantity.unit == "item" and note.word(first - 1) in _NUMBERED:
        return False
    if _is_age(note, count.mention) or any(note.tokens[i].norm in _ANIMALS for i in _noun_places(scene, count)):
        return False
    words = " ".join(note.word(i) for i in range(count.mention.last, count.mention.last + 5))
    if words.startswith(("of which occurred", "of which took", "in northern", "of which happened")) and (
        note.word(first - 2) in _EVENTS_COUNTED or note.word(first - 1) in _EVENTS_COUNTED
    ):
        return False  # "in four incidents, three of which occurred in the north"
    if _DIFFERENCE.match(words) or _is_of_ratio(note, count.mention):
        return False
    if REGIONS.match(note.words(count.mention.last, count.mention.last + 3)) and count.quantity.unit != "item":
        return False  # "none of the 17 provinces reports any casualties"
    if count.quantity.unit in _PEOPLE:
        vague = not (count.mention.amount and count.mention.amount.numbers)
        return not (vague and words.startswith("more ")) and (not vague or count.quantity.unit != "survivor")
    if count.quantity.unit == "percent":
        joined = re.match(r"(?:were|are) (?:boys|girls|men|women|children|civilians|male|female)\b", words)
        told = " ".join(note.word(i) for i in range(count.mention.last, count.mention.last + 11))
        return bool(
            re.match(r"of (?:the |all )?(?:[\w/-]+ |/ ){0,8}?(?:casualties|those|them|survivors|victims)", told)
            or (joined and "%" in note.text[:first])
            or _stands_behind(note, first)
        )
    if count.quantity.unit == "country":
        return bool(_FAMILY.match(f"{words} ")) and tells_outcome(note.text.lower())
    return _counts_bare(scene, count, words)


def _stands_behind(note: Annotation, first: int) -> bool:
    """ "The majority of casualties (92%)", "most casualties in 2017, 78%, were": a share in brackets or between commas
    behind the casualties that it is of; in a list of such shares behind what caused them.
    """
    if note.word(first - 1) not in ("(", ","):
        return False
    before = [note.tokens[i].norm for i in range(first - 1)]
    near = before[-9:]
    harmed = next((i for i, norm in enumerate(before) if _names_harmed(before, i, norm)), None)
    shared = bool({"majority", "most", "share", "proportion", "portion", "half", "third", "part"} & set(before))
    return harmed is not None and shared and not _MOVED & set(near)


def _names_harmed(norms: list[str], place: int, norm: str) -> bool:
    """ "Casualties", "victims", and not "victim assistance"."""
    return norm in ("casualty", "casualties", "victim") and "assistance" not in norms[place + 1 : place + 2]


def _counts_bare(scene: Scene, count: Count, words: str) -> bool:
    """Is a number without a noun for people behind it one of people: in a bracket, before a list of causes?"""
    note, first = scene.note, count.mention.first
    vague = count.mention.amount is None or not count.mention.amount.numbers
    if count.quantity.unit in ("mine", "explosiveDevice", "submunition"):
        return not vague and _ends_in_casualties(note, count.mention.last)
    if count.quantity.unit != "item" or (vague and not count.noun):
        return False
    nation = note.at(count.mention.last)
    if nation is not None and nation.kind is Kind.ADJECTIVE and nation.words.endswith(("s", "ese", "ish", "ch")):
        ends = note.word(nation.last) in ("", ".", ",", "were", "are", "have", "since", "in", "by", "had", "and")
        return ends and tells_outcome(note.text.lower())
    if REGIONS.match(note.words(count.mention.last, count.mention.last + 8)):
        return False
    if OF_THEM.match(note.text):
        return not vague
    if REPORTED.match(words) or note.word(first - 1) in _HURT:
        return not vague
    bracketed = any(begin < first < end and not _is_of_events(note, begin) for begin, end in note.brackets)
    told = scene.discourse.harmed or not note.norms.isdisjoint(_TOLD)
    alone = (told and not count.noun and not _in_bracket(note, first)) or words.startswith(
        ("of the", "other", "more", "killed", "injured", "unknown", "in the", "in ")
    )
    return bracketed or alone or tells_outcome(words)


def _ends_in_casualties(note: Annotation, first: int) -> bool:
    """ "286 mine, explosive remnants of war (ERW), and submunition casualties": casualties of a list of causes."""
    for place in range(first, min(first + 16, len(note.tokens))):
        if note.tokens[place].norm in ("casualty", "casualties", "victim"):
            return True
        if note.tokens[place].norm not in _CAUSES:
            return False
    return False


def _in_bracket(note: Annotation, place: int) -> bool:
    return any(begin < place < end for begin, end in note.brackets)


def _noun_places(scene: Scene, count: Count) -> range:
    return range(count.mention.last, min(max(count.last, count.mention.last + 1), len(scene.note.tokens)))


def _is_age(note: Annotation, mention: Mention) -> bool:
    """ "Aged 10 and 12", "a 45-year-old man": years that someone has lived."""
    place = mention.first
    while place > 1 and note.word(place - 1) in ("and", ",", "or") and note.word(place - 2).isdecimal():
        place -= 2
    behind = note.word(mention.last) if note.word(mention.last) != "-" else note.word(mention.last + 1)
    limit = note.word(mention.first) in ("under", "over", "above", "below")
    if limit and note.word(mention.first - 1) in ("were", "was", "are", "children", "boys", "girls", "those", "people"):
        return behind in (".", ",", ";", ")", "and", "years", "at", "when")
    of_one = note.word(place - 1) == "of" and note.word(place - 2) in _PERSON and not behind.isalpha()
    return (
        of_one
        or (behind == "who" and note.word(place - 1) == "of" and note.word(place - 2) in _PERSON)
        or note.word(place - 1) in ("aged", "age", "ages")
        or (behind == "year" and note.word(mention.last) == "-")
        or (behind in ("year", "years") and note.word(mention.last + 1) == "old")
    )


def _is_of_ratio(note: Annotation, mention: Mention) -> bool:
    """ "About three in ten died": is a number part of a share told in small numbers?"""
    return any(found.start() < mention.end <= found.end() for found in _RATIO.finditer(note.text))


def _is_of_events(note: Annotation, bracket: int) -> bool:
    """ "The number of accidents was the same (three)": does the number in brackets count what happened?"""
    for place in range(bracket - 1, max(-1, bracket - 8), -1):
        if note.tokens[place].norm in _EVENTS:
            return True
        if note.tokens[place].norm in _PERSON | {"casualty", "people", "civilian", "survivor"}:
            return False
    return False


def _list_singles(scene: Scene) -> Iterator[Count]:
    """Single people in words, where a verb of harm has them: as subject or object, in its list, or right before it."""
    note = scene.note
    if "casualty" in note.lows and not note.norms.isdisjoint(_LONE):
        yield from _list_lone(note)
    if note.norms.isdisjoint(_PERSON | _ORDINALS | {"another", "one"}) or note.norms.isdisjoint(_ARTICLES):
        return
    harmed = [prop.patient for prop in scene.propositions if prop.lemma in HARM]
    harmed += [prop.subject_range or (0, 0) for prop in scene.propositions if loses(prop)]
    for place in range(len(note.tokens)):
        if note.word(place) not in _ARTICLES or note.at(place) is not None:
            continue
        further = _find_further(note, place)
        if further and (_is_hurt(note, further) or any(first <= place < last for first, last in harmed)):
            yield _make_single(note, place, further)
            continue
        if (of := _ONE_OF.match(note.words(place, place + 9).lower())) and (told := len(of[0].split())):
            yield _make_single(note, place, place + told)
            continue
        noun = _find_noun(note, place)
        if noun is None:
            continue
        hurt = any(first <= place < last for first, last in harmed) or _is_hurt(note, noun + 1)
        if hurt or (note.word(place) == "one" and note.word(place + 1) in ("was", "is") and scene.discourse.harmed):
            yield _make_single(note, place, noun + 1)


def _list_lone(note: Annotation) -> Iterator[Count]:
    """ "The single casualty identified in 2010", "the only mine casualty in 2015": one, without the number."""
    for place in range(1, len(note.tokens) - 1):
        if note.word(place) not in _LONE or note.word(place - 1) not in ("the", "a", "one"):
            continue
        noun = next((i for i in range(place + 1, min(place + 7, len(note.tokens))) if _ends_lone(note, i)), None)
        if noun is not None and note.word(noun) == "casualty":
            yield _make_single(note, place, noun + 1)


def _ends_lone(note: Annotation, place: int) -> bool:
    """The noun that "single" describes, or what shows that it describes another."""
    word = note.word(place)
    return word == "casualty" or word in (".", ",", ";", "of", "in", "was", "is", "incident", "who", "that")


def _find_further(note: Annotation, place: int) -> int:
    """Behind "another", "a third", that stand for one more person; 0 for other words."""
    if note.word(place) == "one" and note.word(place + 1) == "of" and note.word(place + 2) in _OF_ALL:
        return place + 1
    bare = note.word(place) == "another" and note.at(place + 1) is None and not _find_noun(note, place)
    if bare:
        return place + 1
    return place + 2 if note.word(place) in ("a", "an") and note.word(place + 1) in _ORDINALS else 0


def loses(prop: Proposition) -> str:
    """ "Lost a leg", "died": the outcome for the subject of a verb that is not of harm itself; empty for others."""
    if prop.lemma == "die" and not prop.negated:
        return "killed"
    words = prop.words_behind(4) if prop.lemma == "lose" and not prop.negated else []
    return "killed" if {"life", "lives"} & set(words) else "injured" if _LIMBS & set(words) else ""


def _find_noun(note: Annotation, place: int) -> int | None:
    """Where the noun of a person stands behind an article, past what describes them; "one was a deminer" too."""
    for behind in range(place + 1, min(place + 8, len(note.tokens))):
        token, named = note.tokens[behind], note.at(behind)
        aged = named is not None and named.kind is Kind.AMOUNT and note.word(named.last) in ("-", "year", "years")
        if (named is not None and named.kind is not Kind.ADJECTIVE and not aged) or token.text in _HURT:
            return None
        if token.norm in _PERSON and note.tokens[min(behind + 1, len(note.tokens) - 1)].norm not in _PERSON:
            return behind
        linking = note.word(place) == "one" and behind <= place + 2 and token.text in ("was", "is", "a", "an")
        if not (token.text[0].isalnum() or token.text == "-") or (token.text in ("was", "of", "and") and not linking):
            return None
    return None


def _is_hurt(note: Annotation, place: int) -> bool:
    """Does a participle of harm follow ("a tourist injured when")?"""
    return note.word(place) in _HURT


def _make_single(note: Annotation, first: int, last: int) -> Count:
    token = note.tokens[first]
    start, end = token.start, token.end
    amount = Amount(start, end, start, Comparator.EXACTLY, token.text, Decimal(1))
    mention = Mention(start, end, first, first + 1, Kind.AMOUNT, (), token.text, amount=amount)
    quantity = Quantity(comparator=Comparator.EXACTLY, unit="casualty", written=token.text, value=Decimal(1))
    return Count(mention, quantity, note.words(first + 1, last), last)
