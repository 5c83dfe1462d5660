"""Where the phrase of what is counted ends: before a preposition, mark or verb, past names of several words."""

from __future__ import annotations

from armstrace.loaders.mention import Annotation, Kind, Mention
from armstrace.loaders.word_class import PREPOSITIONS

#: Heads of noun phrases before which a weapon's name or a bracket may stand.
_HARMED = frozenset("casualty casualties victim survivor incident accident".split())  # noqa: SIM905
_LONGEST_NOUN = 24
#: Nouns that only portion out what is counted ("51 pieces of machinery").
_PIECES = frozenset("piece set unit item".split())  # noqa: SIM905
#: Words that open the next noun phrase ("30 the previous year"), unless they stand behind "half" or "all".
_ARTICLES = frozenset({"a", "an", "the"})
_BEFORE_ARTICLES = frozenset({"half", "all", "both", "double", "twice"})


def find_noun_end(note: Annotation, first: int, last: int) -> int:
    """The end of the noun phrase that begins at a token: before a preposition (but "of" behind "types"), mark or
    verb.
    """
    verbs = {place for group in note.verbs if group.last > first for place in range(group.first, group.last)}
    place = first
    stop = min(len(note.tokens), first + _LONGEST_NOUN)
    if (note.word(place) == "of" and note.word(place + 1) in ("the", "these", "those", "all")) or (
        note.tokens[place].norm in _PIECES and note.word(place + 1) == "of" if place + 1 < len(note.tokens) else False
    ):
        place += 2
    while place < last and place not in verbs:
        word = note.word(place)
        mention = note.at(place)
        opens = mention is None and word in _ARTICLES and note.word(place - 1) not in _BEFORE_ARTICLES
        if opens or (mention is not None and mention.kind in (Kind.TIME, Kind.AMOUNT)):
            break
        behind = _through(note, mention, place)
        if behind > place and behind <= stop:
            place, last = behind, min(stop, last + behind - place - 1)
            continue
        if word in PREPOSITIONS or word in (
            ",",
            ".",
            ";",
            ":",
            "(",
            ")",
            "[",
            "and",
            "or",
            "—",
            "that",
            "which",
            "who",
        ):
            break
        place += 1
    return place


def _through(note: Annotation, mention: Mention | None, place: int) -> int:
    """Where a noun phrase goes on behind a weapon's name of several words ("remnants of war") or what else stands
    before its head ("mine/ERW (including submunition) casualties", "mine and UXO-related casualties"); the token
    itself where it does neither.
    """
    behind = note.at(place + 1) if note.word(place) in ("and", "or", ",") else None
    named = mention or behind
    if named is not None and named.kind is Kind.WEAPON:
        end = named.last
    else:
        end = next((b for a, b in note.brackets if a == place), place)
    if end > place and note.word(end) == "-" and note.word(end + 1) == "related":
        end += 2
    while end > place and (inner := next((b for a, b in note.brackets if a == end), end)) > end:
        end = inner
    headed = end < len(note.tokens) and note.tokens[end].norm in _HARMED
    return end if headed else place
