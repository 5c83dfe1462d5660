"""Short forms that a text gives in brackets behind full names: "Lebanon Mine Action Center (LMAC)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from armstrace.loaders.shape import ACRONYM, BODY, JOINERS, NO_NAMES
from armstrace.loaders.token import Token

_BRACKETED = re.compile(r"\((?:[^()]*, )?\s*[A-Z][a-z]*[A-Z][A-Za-z]*\s*(?:, [^()]*)?\)")


def may_abbreviate(text: str) -> bool:
    """Has a text a short form in brackets? Quick, for what need not be cut into words otherwise."""
    return "(" in text and _BRACKETED.search(text) is not None


class Short(NamedTuple):
    """A name that a text abbreviates: its tokens, its short form, and its name in another language, as tokens."""

    first: int
    last: int
    short: str
    foreign: tuple[int, int] | None = None


def find_acronyms(tokens: Sequence[Token]) -> Iterator[Short]:
    """Names that a text abbreviates, with their short form: "Lebanon Mine Action Center (LMAC)", "National Demining
    Commission (Commission Nationale de Déminage, CND)".
    """
    for place in range(1, len(tokens) - 2):
        found = _bracketed(tokens, place) if tokens[place].text == "(" else None
        if found is None or not ACRONYM.match(found[0]):
            continue
        short, foreign = found
        first = _expansion(tokens, place, short) if foreign is None else None
        first = _run_before(tokens, place) if first is None and short.isupper() else first
        if first is not None:
            yield Short(first, place, short, foreign)


#: So many words a name in another language has at most.
_FOREIGN = 18


def _bracketed(tokens: Sequence[Token], place: int) -> tuple[str, tuple[int, int] | None] | None:
    """The short form in a bracket, and the name in another language before or behind it."""
    end = next((i for i in range(place + 2, min(len(tokens), place + _FOREIGN)) if tokens[i].text in "()"), None)
    if end is None or tokens[end].text != ")":
        return None
    if end == place + 2:
        return tokens[place + 1].text, None
    if tokens[end - 2].text == ",":
        return tokens[end - 1].text, (place + 1, end - 2)
    if tokens[place + 2].text == ",":
        return tokens[place + 1].text, (place + 3, end)
    return None


def _expansion(tokens: Sequence[Token], end: int, short: str) -> int | None:
    """Where the name begins whose words have the letters of the short form as initials; None where none does."""
    letters = [c.lower() for c in short if c.isupper()]
    place, left = end - 1, len(letters)
    while place >= 0 and left and end - place <= 4 * len(letters) + 4:
        word = tokens[place].norm
        if word.isalpha() and word[0] == letters[left - 1] and (tokens[place].text[0].isupper() or word not in JOINERS):
            left -= 1
        elif word not in JOINERS and not tokens[place].text.isalpha() and tokens[place].text not in "'’-/":
            return None
        place -= 1
    return None if left else place + 1


def _run_before(tokens: Sequence[Token], end: int) -> int | None:
    """Where the run of capital words before a bracket begins, for short forms of another language; at least two
    words.
    """
    first = end
    while first > 0 and (
        tokens[first - 1].capital
        or tokens[first - 1].norm in ("of", "for", "and", "the", "de", "del", "la", "against", "on")
    ):
        first -= 1
    while (first < end and not tokens[first].capital) or (first < end and tokens[first].norm in NO_NAMES):
        first += 1
    body = any(token.norm in BODY or token.norm in ("forces", "force") for token in tokens[first:end])
    return first if end - first >= 2 and body else None
