"""Noun phrases: who stands in front of a verb, and whom or what a stretch of words names at its head.

A phrase is a range of tokens. Its head stands before the first preposition; names behind "of" or "in" belong to the
head ("members of the Red Cross"), they are not it.
"""

from __future__ import annotations

from armstrace.loaders.mention import ACTORS, Annotation, Kind, Mention
from armstrace.loaders.word_class import PREPOSITIONS, is_adverb

Range = tuple[int, int]

_SUBORDINATE = frozenset(
    "when while as because although though if whether where after before since until unless whereas once".split()  # noqa: SIM905
)
_HELPERS = frozenset("has have had did does do is are was were will would can could should".split())  # noqa: SIM905
_RELATIVE = frozenset("which who whom whose that where".split())  # noqa: SIM905
_CLOSERS = frozenset({"(", "—", "–", ";", ":"})
#: "The next day Peru said": words of time in front without a comma.
_ORDER, _SPANS = frozenset({"next", "following", "same", "previous"}), frozenset({"day", "week", "month", "year"})
#: Words of an office or rank in front of a name.
TITLES = frozenset(
    """minister president ambassador director envoy deputy chief prime special presidential representative secretary
    colonel general commander major
    captain lieutenant spokesperson spokesman spokeswoman engineer premier chairman chairperson head admiral
    chancellor governor counsellor counselor attache delegate amb brig capt col gen lt maj sgt""".split()  # noqa: SIM905
)
_PARTICIPLES = frozenset({("compared", "to"), ("compared", "with"), ("based", "on")})
_PAID_BY = frozenset("funded sponsored financed".split())  # noqa: SIM905
_LISTING = frozenset(
    {"and", "or", "nor", ",", "—", "–", "-", "the", "both", "historically", "also", "&", "/", "as", "well"}
)
_FIGHTERS = frozenset("rebel rebels forces force fighters troops guerrillas insurgents militia militants".split())  # noqa: SIM905
_HEADS = PREPOSITIONS | {"which", "who", "that", "whose", "including", "bordering", "adjoining", "facing"}


def skip_range(note: Annotation, place: int) -> int:
    """The end of the quotation or bracket that begins at a token; the token itself where none does."""
    for first, last in (*note.quotes, *note.brackets):
        if first == place:
            return last
    return place


def split_segments(note: Annotation, first: int, last: int) -> list[Range]:
    """The parts of a range between commas that stand outside names, dates, quotations and brackets."""
    parts: list[Range] = []
    begin = place = first
    while place < last:
        behind = skip_range(note, place)
        if behind > place:
            place = min(behind, last)
            continue
        if note.tokens[place].text in (",", ";") and not _inside(note, place):
            if place > begin:
                parts.append((begin, place))
            begin = place + 1
        place += 1
    if last > begin:
        parts.append((begin, last))
    return parts


def _inside(note: Annotation, place: int) -> bool:
    mention = note.at(place)
    return mention is not None and mention.first < place < mention.last - 1


def find_subject(note: Annotation, first: int, last: int) -> Range | None:
    """The noun phrase in front of a verb, without what leads up to it ("In 2014, ...") and what hangs on it."""
    first += first < last and note.word(first) == "that" and note.word(first + 1) in _SUBORDINATE
    parts = split_segments(note, first, last)
    while len(parts) > 1 and _leads(note, parts[0]) and note.word(parts[1][0]) not in _RELATIVE:
        led = parts.pop(0)
        if len(parts) > 1 and (_holds(note, led, parts[0]) or _hangs(note, parts[0])):
            parts.pop(0)
    if not parts:
        return None
    begin, end = parts[0]
    if note.word(begin) == "the" and note.word(begin + 1) in _ORDER and note.word(begin + 2) in _SPANS:
        begin += 3
    while (
        begin < end
        and note.at(begin) is None
        and (is_adverb(note.word(begin)) or note.word(begin) in ("and", "but", "yet", "or", "nor", "that"))
    ):
        begin += 1
    begin = _behind_helper(note, begin, end)
    if begin < end and _leads(note, (begin, end)):
        begin = _behind_lead(note, begin, end)
    if begin >= end:
        return None
    person = _named_in_apposition(note, parts)
    if person:
        return person
    if len(parts) > 1 and _is_list(note, parts):
        return begin, parts[-1][1]
    return begin, _cut(note, begin, end)


def _holds(note: Annotation, led: Range, part: Range) -> bool:
    """ "In Santiago, Chile, Peru stated": does a part name nothing but the state that holds the place before it?

    A date may stand behind that state: "In Santiago, Chile in June 2010, Peru stated".
    """
    place, state = note.at(led[1] - 1), note.at(part[0])
    named = place is not None and place.kind is Kind.PLACE and place.last == led[1]
    if not named or state is None or state.kind is not Kind.STATE or state.first != part[0]:
        return False
    dated = note.at(state.last + 1) if note.word(state.last) in ("in", "on") else None
    return (dated.last if dated is not None and dated.kind is Kind.TIME else state.last) == part[1]


def _hangs(note: Annotation, part: Range) -> bool:
    """ "In its report, submitted in 2012, Peru stated": does a participle open a part?"""
    return any(verb.first == part[0] and verb.either and not verb.helpers for verb in note.verbs)


def _leads(note: Annotation, part: Range) -> bool:
    """Is the part an adverbial ("In May 2010", "However", "According to the ministry")?"""
    word = note.word(part[0])
    starting = note.at(part[0])
    if starting is not None and starting.kind is Kind.AMOUNT:
        return False
    if word in (
        "according",
        "contrary",
        "due",
        "prior",
        "instead",
        "despite",
        "unlike",
        "together",
        "previously",
        "overall",
    ):
        return True
    if starting is not None:
        return starting.kind is Kind.TIME
    if (word, note.word(part[0] + 1)) in _PARTICIPLES:
        return True
    if word == "most" and note.word(part[0] + 1) == "recently":
        return True
    if word in ("but", "and", "yet", "so") and part[1] - part[0] == 1:
        return True  # "But, it ..."
    return word in PREPOSITIONS or word in _SUBORDINATE or (is_adverb(word) and word not in ("both", "early"))


def _behind_helper(note: Annotation, first: int, last: int) -> int:
    """ "Nor has it", "neither did the army": where the subject begins behind the auxiliary that stands before it."""
    place = first + (note.word(first) in ("neither", "never"))
    return place + 1 if place + 1 < last and note.word(place) in _HELPERS and note.at(place) is None else first


def _behind_lead(note: Annotation, first: int, last: int) -> int:
    """Where the subject begins behind an adverbial that no comma closes: "In 2014 Peru declared"."""
    for place in range(last - 1, first, -1):
        mention = note.at(place)
        if mention and mention.first == place and mention.kind in ACTORS and note.word(place - 1) not in PREPOSITIONS:
            return place - 1 if note.word(place - 1) in ("the", "a", "an") else place
        if note.word(place) in ("it", "they", "he", "she"):
            return place
    return _behind_times(note, first, last)


def _behind_times(note: Annotation, first: int, last: int) -> int:
    """ "From 2004 to May 2007 a total of 900 mines were", "in the 1980s mines were": what begins behind dates without
    a comma."""
    place = first
    while place < last and (note.word(place) in PREPOSITIONS or (place > first and note.word(place) == "and")):
        mention = note.at(place + 1)
        if mention is None or mention.kind is not Kind.TIME:
            break
        place = mention.last
    named = place < last and (note.word(place).isalpha() or note.at(place) is not None)
    return place if place > first and named and note.word(place) not in PREPOSITIONS else last


def _named_in_apposition(note: Annotation, parts: list[Range]) -> Range | None:
    """ "The deputy minister, Ana Lopez," is Ana Lopez."""
    for first, last in parts[1:]:
        person = next(iter(note.within(first, last, Kind.PERSON)), None)
        if person and person.last == last and all(note.word(i) in TITLES for i in range(first, person.first)):
            return person.first, last
    return None


def _is_list(note: Annotation, parts: list[Range]) -> bool:
    short = all(last - first <= 9 for first, last in parts[1:])
    return (short and note.word(parts[-1][0]) in ("and", "or")) or _all_counted(note, parts)


def _all_counted(note: Annotation, parts: list[Range]) -> bool:
    """ "300 mines, 200 bombs and 90 rockets": does each part begin with a number, and the last hold two?"""
    heads = [note.at(first) for first, _ in parts]
    last = [m for m in note.within(*parts[-1], Kind.AMOUNT) if note.word(m.first - 1) == "and"]
    return bool(last) and all(head is not None and head.kind is Kind.AMOUNT for head in heads)


def _cut(note: Annotation, first: int, last: int) -> int:
    """Where a relative clause or bracket begins that hangs on the phrase. A pair of dashes is passed over."""
    place = first
    while place < last:
        if note.word(place) in _RELATIVE and place > first and not _inside(note, place):
            return place
        if note.tokens[place].text in _CLOSERS and place > first and note.at(place) is None:
            if note.tokens[place].text in ("—", "–") and note.word(place + 1) in ("and", "or"):
                place += 1
                continue
            if note.tokens[place].text != "(":
                return place
            place = max(skip_range(note, place), place + 1)
            continue
        place += 1
    return last


def list_heads(note: Annotation, phrase: Range, *kinds: Kind) -> list[Mention]:
    """The names at the head of a phrase, those that "and" joins to them included. Empty where the head is none."""
    allowed = kinds or tuple(ACTORS)
    person = _titled(note, phrase) if Kind.PERSON in allowed else None
    if person is not None:
        return [person]
    heads: list[Mention] = []
    behind = phrase[0]
    for mention in note.within(*phrase):
        if mention.kind in (Kind.TIME, Kind.AMOUNT) or _recognizes(note, mention) or _pays(note, mention):
            continue
        between = note.lows[behind : mention.first]
        if between[-2:] == ["'", "s"] or (heads and "'" in between[:1] and mention.kind in allowed):
            heads[-1:] = []
            between = []
        while heads and len(between) > 1 and between[0] in _FIGHTERS:
            between = between[1:]  # "UNITA rebel forces and the government"
        if heads and not all(word in _LISTING for word in between):
            break
        if not heads and any(word in _HEADS for word in between):
            break
        if heads and mention.kind not in allowed:
            break
        if mention.kind in allowed:
            heads.append(mention)
        behind = mention.last
    return heads


def _pays(note: Annotation, mention: Mention) -> bool:
    """ "The EU-funded project": who pays for it is not what it is."""
    return note.word(mention.last) == "-" and note.word(mention.last + 1) in _PAID_BY


def find_people(note: Annotation, phrase: Range) -> Mention | None:
    """ "The French", "the Soviets": an adjective that stands for a people."""
    adjective = note.at(phrase[0] + 1) if phrase[1] - phrase[0] == 2 and note.word(phrase[0]) == "the" else None
    if adjective is None or adjective.kind is not Kind.ADJECTIVE:
        return None
    return adjective if adjective.words.endswith(("sh", "ch", "ese", "s")) else None


def _titled(note: Annotation, phrase: Range) -> Mention | None:
    """The person whom an office in front stands for: "Minister of Defense Ana Lopez"."""
    persons = note.within(*phrase, Kind.PERSON)
    if not persons or persons[0].first == phrase[0]:
        return None
    person = persons[0]
    words = [note.word(i) for i in range(phrase[0], person.first)]
    if (
        any(word in ("and", "or", "that", "which", "who", "(") for word in words)
        or note.word(person.first - 1) in PREPOSITIONS
    ):
        return None
    return person if any(word in TITLES for word in words) else None


def _recognizes(note: Annotation, mention: Mention) -> bool:
    """Does a name only say by whom another is recognized or backed ("UN-recognized government")?"""
    place = mention.last
    return note.word(place) == "-" and note.word(place + 1) in (
        "recognized",
        "backed",
        "supported",
        "linked",
        "affiliated",
        "led",
        "sponsored",
    )


_NO_ENDS = PREPOSITIONS | {"and", "or", ","}


def head_words(note: Annotation, phrase: Range) -> str:
    """The phrase as printed, without article, brackets and markers, at most ten words."""
    first, last = phrase
    while first < last and note.word(first) in (
        "the",
        "a",
        "an",
        "some",
        "these",
        "those",
        "this",
        "that",
        "its",
        "their",
        "no",
        "neither",
        "either",
    ):
        first += 1
    last = min(last, first + 12)
    while last > first + 1 and note.at(last - 1) is None and note.word(last - 1) in _NO_ENDS:
        last -= 1
    return note.words(first, last).strip(' ,.;:“”"')


def find_aside(note: Annotation, phrase: Range) -> int:
    """ "The government of Chad, a State Party": where what is said beside it begins; the end where nothing is."""
    asides = (i for i in range(phrase[0] + 1, phrase[1] - 1) if note.word(i) == "," and note.word(i + 1) in ("a", "an"))
    return next(asides, phrase[1])


def is_no_phrase(note: Annotation, phrase: Range) -> bool:
    """ "To", "and so on", "definitively": words that describe nobody."""
    alone = phrase[1] == phrase[0] + 1 and is_adverb(note.word(phrase[0])) and note.at(phrase[0]) is None
    return alone or note.word(phrase[0]) in ("to", "and", "or")


def find_led(note: Annotation, first: int, last: int) -> Range | None:
    """Those without a name whom "and" joins in front of a name: "both government troops and Peru's rebels"."""
    words = note.lows[first:last]
    end = last - 1 - (words[-1:] == ["the"])
    begin = first + (words[:1] == ["both"])
    if end - begin < 1 or end - begin > 4 or note.word(end) != "and":
        return None
    plain = all(note.at(i) is None and note.tokens[i].text.isalpha() for i in range(begin, end))
    return (begin, end) if plain else None
