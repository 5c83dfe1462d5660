"""Arguments of a clause: weapons with their origin, places with what they lie in, quantities with what they count."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from armstrace.graph.claim import Comparator, Quantity
from armstrace.graph.names import Ref
from armstrace.graph.sealed import sealed
from armstrace.loaders.mention import WHERES, Annotation, Kind, Mention
from armstrace.loaders.noun import find_noun_end
from armstrace.loaders.phrase import Range
from armstrace.loaders.unit import find_measure, find_unit
from armstrace.loaders.word_class import OPENING, PREPOSITIONS

_WHERE_WORDS = frozenset(
    "in near at around across throughout inside within outside on along over into to toward between of from".split()  # noqa: SIM905
)
_NEIGHBORING = frozenset({"close", "next", "adjacent", "related", "parallel"})  # behind these "to" is where
_FIRM_WHERE = _WHERE_WORDS - {"of", "from", "to", "over", "between"}
_LIST = frozenset(
    {",", "and", "or", "/", "&", "but", "also", "both", "neighboring", "at", "times", "the", "former", "as", "well"}
)
#: Nouns of the parts of a country.
PART_NOUNS = frozenset("district province region governorate department village municipality".split())  # noqa: SIM905
#: Nouns of towns and of their parts.
_TOWNS = frozenset("town city enclave suburb area outskirts neighborhood island camp".split())  # noqa: SIM905
_FIGHTS = frozenset("conflict war fighting hostility clash".split())  # noqa: SIM905
_MADE = frozenset("made manufactured produced".split())  # noqa: SIM905
_ORIGIN = frozenset("origin manufacture make production design".split())  # noqa: SIM905
#: Words that end what stands between a model and its category; those that open a phrase.
_JOINING, _ENDING = PREPOSITIONS | _LIST, OPENING | {".", ";", ":", "(", "—"}
_OPENING_BUT_OF = OPENING - {"of"}
_LIST_IN, _LIST_WHERE = _LIST | {"in"}, _LIST | {"in", "on", "near"}
_FIRM_OR_FROM = _FIRM_WHERE | {"from"}
_PARTS = PART_NOUNS | _TOWNS
#: What ends the search for a preposition: "in areas bordering Chad" tells of no place in Chad.
_STOPS_WHERE = PREPOSITIONS | {"bordering", "adjoining", "facing"}
_WHERES_OF = WHERES | {Kind.ADJECTIVE}
#: Prepositions that end the phrase of who did it.
_BEHIND_DOER = PREPOSITIONS - {"of", "to", "in", "from"} | {".", ";", ":", "which", "who", "that"}


@sealed(frozen=True, slots=True)
class Arm:
    """A weapon as a clause names it: model or category, with the category printed behind a model and its origin."""

    refs: tuple[Ref, ...]
    words: str
    first: int
    last: int
    known: bool = True
    category: Ref | None = None
    origins: tuple[Ref, ...] = ()
    model: bool = False


@sealed(frozen=True, slots=True)
class Where:
    """A place as a clause names it, from the narrowest to the state that holds it ("Darfur, Sudan")."""

    refs: tuple[Ref, ...]
    words: str
    first: int
    last: int


@sealed(frozen=True, slots=True)
class Count:
    """A quantity with the words of what it counts."""

    mention: Mention
    quantity: Quantity
    noun: str
    last: int


def list_arms(note: Annotation, first: int, last: int) -> list[Arm]:
    """The weapons of a range in order. A model and the category behind it are one ("RBK-250 cluster bombs")."""
    arms: list[Arm] = []
    for mention in note.within(first, last, Kind.WEAPON):
        model = mention.cls != "MunitionCategory"
        before = arms[-1] if arms else None
        if before and not model and before.model and _adjacent(note, before.last, mention.first):
            arms[-1] = Arm(
                before.refs,
                note.words(before.first, mention.last),
                before.first,
                mention.last,
                before.known,
                mention.ref,
                before.origins or _origins(note, before.first, mention.last),
                True,
            )
            continue
        if before and before.model and model and _is_bracketed(note, before, mention):
            arms.pop()
        origins = _origins(note, mention.first, mention.last)
        arms.append(Arm(mention.refs, mention.words, mention.first, mention.last, mention.known, None, origins, model))
    return _share_origins(note, arms)


def _adjacent(note: Annotation, end: int, start: int) -> bool:
    """Do only values and adjectives stand between a model and its category ("9M55K 300mm cluster munition rockets")?"""
    if start - end > 4:
        return False
    for place in range(end, start):
        mention = note.at(place)
        plain = mention is None and note.tokens[place].text.isalpha() and note.word(place) not in _JOINING
        hyphen = note.tokens[place].text == "-"
        if not (plain or hyphen or (mention and mention.kind is Kind.AMOUNT)):
            return False
    return True


def _is_bracketed(note: Annotation, before: Arm, mention: Mention) -> bool:
    """ "Smerch (9M55K)": a system and, in brackets, the model."""
    return note.word(mention.first - 1) == "(" and before.last == mention.first - 1 and before.refs == mention.refs


def _share_origins(note: Annotation, arms: list[Arm]) -> list[Arm]:
    """ "PMN-2 and PMN-4 mines of Chinese origin": an origin behind a list holds for its members."""
    out = list(arms)
    for place in range(len(out) - 2, -1, -1):
        arm, following = out[place], out[place + 1]
        listed = all(note.word(i) in _LIST for i in range(arm.last, following.first))
        if not arm.origins and following.origins and listed and arm.last < following.first:
            out[place] = Arm(
                arm.refs,
                arm.words,
                arm.first,
                arm.last,
                arm.known,
                arm.category or following.category,
                following.origins,
                arm.model,
            )
    return out


def _origins(note: Annotation, first: int, last: int) -> tuple[Ref, ...]:
    """Whose a weapon is by origin: an adjective before it, or "of ... origin", "made in ..." behind it."""
    before = _adjectives(note, first)
    if before:
        return before
    place = last
    if note.word(place) == "of" and any(note.word(i) in _ORIGIN for i in range(place + 1, place + 8)):
        return _refs(note, place + 1, place + 8, Kind.ADJECTIVE, Kind.GROUP, Kind.STATE)
    if note.word(place) in _MADE and note.word(place + 1) in ("in", "by"):
        return _refs(note, place + 2, place + 9, Kind.STATE, Kind.GROUP)
    if note.word(place) == "from" and note.at(place + 1) and note.at(place + 1).kind is Kind.STATE:  # type: ignore[union-attr]
        return _refs(note, place + 1, place + 5, Kind.STATE)
    return ()


def _adjectives(note: Annotation, first: int) -> tuple[Ref, ...]:
    """The states whose adjectives stand before a weapon, across "-made", "or" and plain adjectives."""
    found: list[Ref] = []
    place = first - 1
    while place >= 0 and first - place < 12:
        mention = note.at(place)
        if (mention and mention.kind is Kind.ADJECTIVE) or (
            mention and mention.kind is Kind.GROUP and mention.cls == "AgentGroup" and "/" in mention.words
        ):
            found = [*mention.refs, *found]
            place = mention.first - 1
            continue
        word = note.word(place)
        if mention is not None or word in _ENDING:
            break
        if word == "," and not found:
            break
        place -= 1
    return tuple(dict.fromkeys(found))


def _refs(note: Annotation, first: int, last: int, *kinds: Kind) -> tuple[Ref, ...]:
    found: list[Ref] = []
    behind = first
    for mention in note.within(first, last, *kinds):
        if found and any(note.word(i) not in _LIST_IN for i in range(behind, mention.first)):
            break
        found += mention.refs
        behind = mention.last
    return tuple(dict.fromkeys(found))


def list_wheres(note: Annotation, first: int, last: int) -> list[Where]:
    """The places of a range that stand behind a preposition of place, members of a list each on its own."""
    found: list[Where] = []
    for mention in note.within(first, last, *WHERES):
        if mention.role == "forces":
            continue
        following = note.word(mention.last)
        if following == "'" or (following == "-" and note.word(mention.last + 1) in _MADE):
            continue
        owner = _owner(note, mention, first)
        if owner is not None:
            found.append(
                Where((mention.ref, owner.ref), note.words(owner.first, mention.last), owner.first, mention.last)
            )
        elif found and _holds(note, found[-1], mention):
            before = found.pop()
            found.append(
                Where((*before.refs, mention.ref), note.words(before.first, mention.last), before.first, mention.last)
            )
        elif _preposition(note, mention, first) in _FIRM_OR_FROM or (
            found and _listed(note, found[-1].last, mention.first)
        ):
            found.append(Where((mention.ref,), mention.words, mention.first, mention.last))
            if _are_parts(note, mention.last):
                found = _merge_parts(note, found)
    return found


def _owner(note: Annotation, mention: Mention, first: int) -> Mention | None:
    """The place or state whose part is named: "Aleppo's eastern suburb of Kallasa", "in Syria's southern Hama"."""
    place = mention.first - 1
    while place > first and note.at(place) is None and (note.word(place).isalpha() or note.word(place) == "-"):
        if note.word(place) == "s" and note.word(place - 1) == "'":
            owner = note.at(place - 2)
            named = owner is not None and owner.kind in (Kind.PLACE, Kind.STATE) and bool(owner.refs)
            led = named and owner is not None and _preposition(note, owner, first) in _FIRM_OR_FROM
            return owner if led else None
        if note.word(place) in _OPENING_BUT_OF:
            break
        place -= 1
    return None


def _are_parts(note: Annotation, place: int) -> bool:
    """Does a list of names end in "districts of", so that they are parts of one place?"""
    named = place + 1 < len(note.tokens) and note.tokens[place].norm in PART_NOUNS
    return named and note.word(place + 1) in ("of", "in")


def _merge_parts(note: Annotation, found: list[Where]) -> list[Where]:
    """The members of the list that ends here as one place."""
    begin = len(found) - 1
    while begin > 0 and _listed(note, found[begin - 1].last, found[begin].first):
        begin -= 1
    parts = found[begin:]
    refs = tuple(ref for where in parts for ref in where.refs)
    return [*found[:begin], Where(refs, note.words(parts[0].first, parts[-1].last), parts[0].first, parts[-1].last)]


def _holds(note: Annotation, before: Where, mention: Mention) -> bool:
    """Does the second name say where the first lies: "Darfur, Sudan", "Salahideen in Tripoli", "districts of
    Tripoli"?
    """
    gap = [note.word(i) for i in range(before.last, mention.first)]
    if not gap or len(gap) > 4 or before.refs[-1].kind == "state":
        return False
    comma = gap == [","] and mention.kind is Kind.STATE and note.word(mention.last) not in ("and", "or")
    return comma or (gap[-1] in ("in", "of") and all(word.isalpha() for word in gap))


def _preposition(note: Annotation, mention: Mention, first: int) -> str:
    """The preposition that governs a name, past articles, adjectives and the members of a list before it."""
    place, begin = mention.first - 1, max(0, first - 2)
    while place >= begin:
        word = note.lows[place]
        if word == "of":
            return _behind_of(note, place, first)
        if word == "over" and _is_fight(note, place):
            return "in"
        if word in _WHERE_WORDS:
            return "near" if word == "to" and note.word(place - 1) in _NEIGHBORING else word
        other = note.at(place)
        if other is not None and other.kind in _WHERES_OF:
            place = other.first - 1
            continue
        if other is not None or not (word.isalpha() or word in (",", "-", "'")) or word in _STOPS_WHERE:
            return ""
        place -= 1
    return ""


def _is_fight(note: Annotation, place: int) -> bool:
    """Is it a conflict that is with, against or over a place, a date between them allowed?"""
    return any(note.tokens[i].norm in _FIGHTS for i in range(max(0, place - 6), place))


def _behind_of(note: Annotation, place: int, first: int) -> str:
    """ "In areas of Tripoli": the preposition before the noun whose "of" it is; "of" where there is none."""
    for before in range(place - 1, max(first, place - 6) - 1, -1):
        word = note.word(before)
        if word in _FIRM_WHERE or (word == "from" and note.tokens[place - 1].norm in _PARTS):
            return word
        other = note.at(before)
        counted = other is not None and other.kind is Kind.AMOUNT  # "in many regions of Chad"
        if not word.isalpha() or (other is not None and not counted) or word in PREPOSITIONS:
            break
    return "of"


def _listed(note: Annotation, end: int, start: int) -> bool:
    return end < start <= end + 6 and all(note.word(i) in _LIST_WHERE for i in range(end, start))


_SPACES = frozenset("kilometer kilometre km hectare square m2 km2 meter metre".split())  # noqa: SIM905
_FEW = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2})"
#: "Four in five were male", "two out of three survivors": a share, and no number of anyone.
_RATIO = re.compile(
    rf"\b{_FEW} (?:in|out of) (?:every )?{_FEW} "
    r"(?=(?:were|was|are|is|had|have|of|casualties|victims|survivors|people)\b)",
    re.IGNORECASE,
)


def list_counts(note: Annotation, first: int, last: int) -> list[Count]:
    """The quantities of a range with what they count."""
    amounts = note.within(first, last, Kind.AMOUNT)
    ratios = list(_RATIO.finditer(note.text)) if len(amounts) > 1 else []
    told = [m for m in amounts if not any(ratio.start() <= m.start < ratio.end() for ratio in ratios)]
    return [
        make_count(note, m, last)
        for m in told
        if not (_is_of_each(note, m) or _is_left_out(note, m) or _is_rate(note, m))
    ]


def _is_left_out(note: Annotation, mention: Mention) -> bool:
    """ "All but two of its 32 mines": neither what is left out nor the whole is how many it was."""
    begin = next((i for i in range(mention.first - 2, max(-1, mention.first - 9), -1) if note.lows[i] == "all"), None)
    if begin is None or note.lows[begin + 1] != "but":
        return False
    return mention.first == begin + 2 or "of" in note.lows[begin + 2 : mention.first]


def _is_of_each(note: Annotation, mention: Mention) -> bool:
    """ "24 volleys of 13 rockets": 13 is the number of each, and nobody says how many there were."""
    each = mention.first >= 3 and note.word(mention.first - 1) == "of" and note.at(mention.first - 2) is None
    before = note.at(mention.first - 3) if each else None
    return before is not None and before.amount is not None and (before.amount.value or 0) > 1


def _is_rate(note: Annotation, mention: Mention) -> bool:
    """ "Some 5,500 mines per kilometer": how dense they lie, and not how many there are."""
    behind = [note.word(place) for place in range(mention.last, mention.last + 5)]
    return "per" in behind and bool(_SPACES & set(behind[behind.index("per") + 1 :][:2]))


def make_count(note: Annotation, mention: Mention, last: int) -> Count:
    """A quantity with the noun behind it, at most six words on."""
    amount = mention.amount
    assert amount is not None
    end = find_noun_end(note, mention.last, min(last, mention.last + 8))
    noun = note.words(mention.last, end)
    unit = find_measure(amount.unit) or find_unit([token.norm for token in note.tokens[mention.last : end]])
    bounds = {"value": amount.value, "low": amount.low, "high": amount.high}
    quantity = Quantity(comparator=amount.comparator, unit=unit, written=amount.written.strip(), **bounds)
    return Count(mention, quantity, noun, end)


def exact(number: int, unit: str, written: str) -> Quantity:
    """A quantity of exactly so many."""
    return Quantity(comparator=Comparator.EXACTLY, unit=unit, written=written, value=Decimal(number))


def iter_runs(note: Annotation, mentions: Sequence[Mention]) -> Iterator[list[Mention]]:
    """Neighbours joined by commas, "and", "or": the lists of a sentence."""
    run: list[Mention] = []
    for mention in mentions:
        if run and not all(note.word(i) in _LIST for i in range(run[-1].last, mention.first)):
            yield run
            run = []
        run.append(mention)
    if run:
        yield run


def _is_dated(note: Annotation, place: int) -> bool:
    """Does a preposition with a date stand there ("by the rebels in 2003")?"""
    dated = note.at(place + 1)
    return note.word(place) in ("in", "from", "on") and dated is not None and dated.kind is Kind.TIME


#: By what, and not by whom: "set up by royal decree", "adopted by consensus".
_NO_DOERS = frozenset("decree decrees order law consensus acclamation vote means hand accident mistake".split())  # noqa: SIM905


def by_range(note: Annotation, first: int, last: int) -> Range | None:
    """The phrase behind "by" that names who did it; None where "by" names a date, manner or number."""
    for place in range(first, last):
        if note.word(place) != "by" or note.at(place) is not None:
            continue
        mention = note.at(place + 1) or note.at(place + 2)
        if mention is not None and mention.kind in (Kind.TIME, Kind.WEAPON, Kind.PLACE):
            continue
        end = place + 1
        while end < last and not _is_dated(note, end) and (note.at(end) or note.word(end) not in _BEHIND_DOER):
            if note.at(end) is None and end > place + 1 and note.word(end) in ("in", "from"):
                break
            end += 1
        if note.lows[end - 1] not in _NO_DOERS:
            return place + 1, end
    return None
