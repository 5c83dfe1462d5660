"""Words of a text with their places, and the form in which names are compared."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple, TypeVar

#: A word (letters, figures), or one mark.
_TOKEN = re.compile(r"([^\W\d_]+|\d+|[^\w\s]|_)")
_Told = TypeVar("_Told")
#: So many words are remembered at most; then all are forgotten.
_REMEMBERED = 65_536
#: Makes a named tuple of its parts without a call in between: most of what a reading makes are tokens.
_new = tuple.__new__
_FOLD = str.maketrans("’‘ʼ`´–—‑‐−“”„«»", "'''''-----\"\"\"\"\"")


class WordTable(dict[str, _Told]):
    """What a function tells of a word, worked out once and then looked up at the price of a dict."""

    def __init__(self, tell: Callable[[str], _Told]) -> None:
        super().__init__()
        self._tell = tell

    def __missing__(self, word: str) -> _Told:
        if len(self) >= _REMEMBERED:
            self.clear()
        told = self[word] = self._tell(word)
        return told


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
    parts = _TOKEN.split(text)  # white space, word, white space, word, ... white space
    ends = list(accumulate(map(len, parts)))
    words = parts[1::2]
    found = [
        _new(Token, (start, end, word, norm, low, capital))
        for start, end, word, (norm, low, capital) in zip(
            ends[0::2], ends[1::2], words, map(_FORMS.__getitem__, words), strict=False
        )
    ]
    return _mark_dashes(text, found) if " - " in text else found


def _mark_dashes(text: str, tokens: list[Token]) -> list[Token]:
    """A hyphen between blanks is a dash, as marks are compared (`Token.low`)."""
    return [t._replace(low="–") if t.text == "-" and text[t.start - 1 : t.end + 1] == " - " else t for t in tokens]


def find_at(pattern: re.Pattern[str], text: str, starts: Iterable[int]) -> Iterator[re.Match[str]]:
    """The matches that `pattern.finditer` finds, where it is known at which places alone one may begin, in order."""
    end = 0
    for start in starts:
        found = pattern.match(text, start) if start >= end else None
        if found:
            end = found.end()
            yield found


def _list_forms(word: str) -> tuple[str, str, bool]:
    """The word for comparison, in small letters, and whether it is one with a capital."""
    return normalise_word(word), word.lower().replace("’", "'"), word[0].isupper() and word.isalpha()


_FORMS = WordTable(_list_forms)


@lru_cache(maxsize=65536)
def normalise_word(word: str) -> str:
    """A word without case, accents and plural s ("Mines" -> "mine"); words in capitals keep their s."""
    folded = unicodedata.normalize("NFKD", word.translate(_FOLD))
    plain = "".join(c for c in folded if not unicodedata.combining(c)).casefold()
    if len(plain) <= 3 or word.isupper() or plain.endswith("ss") or not plain.endswith("s"):
        return plain
    return f"{plain[:-3]}y" if plain.endswith("ies") and len(plain) > 4 else plain[:-1]
