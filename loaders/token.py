"""Words of a text with their places, and the form in which names are compared."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

#: A word (letters, figures), or one mark.
_TOKEN = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|_")
#: Makes a named tuple of its parts without a call in between: most of what a reading makes are tokens.
_new = tuple.__new__
_FOLD = str.maketrans("’‘ʼ`´–—‑‐−“”„«»", "'''''-----\"\"\"\"\"")


class Token(NamedTuple):
    """A word or mark. `norm` is its form for comparison: case, accents and a plural s are gone.

    `low` is the word in small letters, apostrophes straight. `capital`: it is of letters, the first of them a capital.
    """

    start: int
    end: int
    text: str
    norm: str
    low: str
    capital: bool


def find_tokens(text: str) -> list[Token]:
    """The words and marks of a text, in order. "PTAB-2.5M" is six of them, so that spellings with blanks agree."""
    tokens: list[Token] = []
    end = 0
    for word in _TOKEN.findall(text):
        start = text.index(word, end)  # only white space stands between two tokens
        end = start + len(word)
        tokens.append(_new(Token, (start, end, word, *_list_forms(word))))
    return tokens


def find_at(pattern: re.Pattern[str], text: str, starts: Iterable[int]) -> Iterator[re.Match[str]]:
    """The matches that `pattern.finditer` finds, where it is known at which places alone one may begin, in order."""
    end = 0
    for start in starts:
        found = pattern.match(text, start) if start >= end else None
        if found:
            end = found.end()
            yield found


@lru_cache(maxsize=65536)
def _list_forms(word: str) -> tuple[str, str, bool]:
    """The word for comparison, in small letters, and whether it is one with a capital."""
    return normalise_word(word), word.lower().replace("’", "'"), word[0].isupper() and word.isalpha()


@lru_cache(maxsize=65536)
def normalise_word(word: str) -> str:
    """A word without case, accents and plural s ("Mines" -> "mine"); words in capitals keep their s."""
    folded = unicodedata.normalize("NFKD", word.translate(_FOLD))
    plain = "".join(c for c in folded if not unicodedata.combining(c)).casefold()
    if len(plain) <= 3 or word.isupper() or plain.endswith("ss") or not plain.endswith("s"):
        return plain
    return f"{plain[:-3]}y" if plain.endswith("ies") and len(plain) > 4 else plain[:-1]
