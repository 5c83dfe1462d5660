"""Words of a text with their places, and the form in which names are compared."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

#: A word (letters, figures), or one mark.
_TOKEN = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|_")
_FOLD = str.maketrans("’‘ʼ`´–—‑‐−“”„«»", "'''''-----\"\"\"\"\"")


class Token(NamedTuple):
    """A word or mark. `norm` is its form for comparison: case, accents and a plural s are gone."""

    start: int
    end: int
    text: str
    norm: str


def find_tokens(text: str) -> Iterator[Token]:
    """The words and marks of a text, in order. "PTAB-2.5M" is six of them, so that spellings with blanks agree."""
    for found in _TOKEN.finditer(text):
        yield Token(found.start(), found.end(), found[0], normalise_word(found[0]))


@lru_cache(maxsize=65536)
def normalise_word(word: str) -> str:
    """A word without case, accents and plural s ("Mines" -> "mine"); words in capitals keep their s."""
    folded = unicodedata.normalize("NFKD", word.translate(_FOLD))
    plain = "".join(c for c in folded if not unicodedata.combining(c)).casefold()
    if len(plain) <= 3 or word.isupper() or plain.endswith("ss") or not plain.endswith("s"):
        return plain
    return f"{plain[:-3]}y" if plain.endswith("ies") and len(plain) > 4 else plain[:-1]
