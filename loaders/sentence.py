"""Where sentences end. By rules, in one pass over the stops of a text; spans only, the text is not touched.

A sentence keeps the footnote markers that follow its stop. It is never cut inside a quotation: a speaker's words do
not stand as a passage without the words that say whose they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from armstrace.loaders.document import Sentence, Span

_TITLES = "Adm Amb Brig Capt Cmdr Col Dr Eng Gen Gov Hon Lt Maj Mr Mrs Ms Prof Rev Sen Sgt St"
_PLACES = "Ave Bros Co Corp Inc Ltd Mt"
_REFERENCES = "art arts ch chap Doc ed eds et fig fn no nos No Nos op p para paras pp Res sec ser trans Vol vol vols"
_LATIN = "al approx c ca cf e.g esp etc i.e incl viz vs"
_MONTHS = "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec"
#: Words whose full stop ends no sentence.
_ABBREVIATIONS = frozenset(f"{_TITLES} {_PLACES} {_REFERENCES} {_LATIN} {_MONTHS} U.S U.K U.N UTC GMT".split())
#: Abbreviations that are words of their own too: only before a figure (`No. 5`) does the stop end no sentence.
_BEFORE_FIGURE = frozenset(
    {"no", "nos", "No", "art", "sec", "fig", "p", "c", "ca", "Mar", "Jun", "Co", "Inc", "Ltd", "etc"}
)

_MARKER = r"\s?\[\d{1,3} ?\]"
#: A note's number without brackets behind a word and its stop, as copies of 2000 have it: `treaty.39 The`.
_BARE = (
    r"(?:(?<=[a-z]{3}[.!?])|(?<=[a-z]{3}[.!?][\"”)])|(?<=19\d\d\.)|(?<=20\d\d\.))"
    r"(?:\d{1,3}|\(\d{1,3}\))(?=\s+[A-Z\"“]|\s*\Z)"
)
#: A stop, what may close behind it, its markers.
_STOP = re.compile(rf"[.!?](?P<close>[”’\"')\]]{{0,4}})(?P<markers>{_BARE}|(?:{_MARKER}){{0,9}})(?P<space>\s*)")
_WORD_BEFORE = re.compile(r"[^\W_]+(?:\.[^\W_]+)*\Z")
_INITIALS = re.compile(r"[A-Z](?:\.[A-Z]){1,2}")  # M.R. Sukhumbhand
_LETTERED_PAGE = re.compile(r"[A-Z]-\d")  # p. A-12
#: Nouns that a letter or roman figure numbers, and words that begin a sentence and no name.
_NUMBERED = re.compile(
    r"\b(?:Protocol|Article|Annex|Appendix|War|Part|Chapter|Form|Category|Class|Phase|Group|Table|Type|Section) \Z"
)
_OPENS = re.compile(
    r"(?:The|It|They|This|These|Those|That|He|She|We|In|On|At|As|By|For|From|Since|There|However|According|During|After"
    r"|Both|Each|Some|Most|Many|All|No|None|Its|Their|Such|While|When|Until)\b"
)
_OPENER = "“‘\"'([«"
_MONTH_DATE = re.compile(
    r"\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
_BULLET = "•·▪"
_LONGEST_WORD = 24


def find_sentences(text: str, start: int = 0) -> tuple[Sentence, ...]:
    """The sentences of a text that begins at `start` of the copy, without the white space around them."""
    found: list[Sentence] = []
    begin = 0
    for end in (*_find_ends(text), len(text)):
        part = text[begin:end]
        inner = part.strip()
        if inner:
            first = start + begin + len(part) - len(part.lstrip())
            found.append(Sentence(len(found) + 1, Span(first, first + len(inner))))
        begin = end
    return tuple(found)


def _find_ends(text: str) -> Iterator[int]:
    """Offsets just behind each sentence but the last."""
    quotations = _find_quotations(text)
    for match in _STOP.finditer(text):
        end = match.end("markers")
        if match.end() == len(text):
            return
        inside = any(begin < match.start() and end < stop for begin, stop in quotations.around(match.start()))
        if not inside and _ends_here(text, match):
            yield end


class _Quotations:
    """The quotations of a text as sorted ranges that do not overlap; asked for in rising order of place."""

    def __init__(self, ranges: list[tuple[int, int]]) -> None:
        self._ranges, self._next = ranges, 0

    def around(self, place: int) -> list[tuple[int, int]]:
        """The range that holds the place, if any."""
        while self._next < len(self._ranges) and self._ranges[self._next][1] <= place:
            self._next += 1
        held = self._ranges[self._next : self._next + 1]
        return held if held and held[0][0] <= place else []


def _find_quotations(text: str) -> _Quotations:
    """Ranges from an opening quotation mark to behind its closing one. A mark without its partner opens nothing."""
    ranges: list[tuple[int, int]] = []
    opened: int | None = None
    for match in re.finditer('[“”"]', text):
        mark, place = match[0], match.start()
        if mark == "“" or (mark == '"' and opened is None):
            opened = place
        elif opened is not None:
            ranges.append((opened, place + 1))
            opened = None
    return _Quotations(ranges)


def _ends_here(text: str, stop: re.Match[str]) -> bool:
    """Does a sentence end at this stop?"""
    following = text[stop.end() : stop.end() + 24]
    if not stop["space"]:
        return not stop["close"] and _is_glued(text, stop, following)
    if (
        text[stop.start()] == "."
        and not stop["close"]
        and not stop["markers"]
        and _is_abbreviated(text, stop, following)
    ):
        return False
    if stop["close"] and not stop["markers"] and _MONTH_DATE.match(following):
        return False  # the date of a title that ends in a stop: “A title.” 31 July 2021
    first = following.lstrip(_OPENER + _BULLET)[:1]
    return first.isupper() or first.isdigit()


def _is_glued(text: str, stop: re.Match[str], following: str) -> bool:
    """A blank lost between two sentences: `district.In total`; or none after a marker: `harm.[3]In total`."""
    starts = following[:1].isupper() and (following[1:2].islower() or following[1:2] == " ")
    if stop["markers"]:
        return starts
    before = text[max(0, stop.start() - 3) : stop.start()]
    return starts and len(before) == 3 and before.islower() and before.isalpha()


def _is_abbreviated(text: str, stop: re.Match[str], following: str) -> bool:
    """Is the full stop that of an abbreviation or an initial?"""
    match = _WORD_BEFORE.search(text, max(0, stop.start() - _LONGEST_WORD), stop.start())
    if match is None:
        return False
    word = match[0]
    if word in _BEFORE_FIGURE:
        return following[:1].isdigit() or _LETTERED_PAGE.match(following) is not None
    if word in _ABBREVIATIONS:
        return True
    if _INITIALS.fullmatch(word) and following[:1].isupper():
        return not _OPENS.match(following)
    if _OPENS.match(following) or _NUMBERED.search(text, max(0, match.start() - 12), match.start()):
        return False  # "is not party to Protocol V. It"
    return len(word) == 1 and word.isupper() and (stop.start() < 2 or text[stop.start() - 2] in " .\u00a0\n")
