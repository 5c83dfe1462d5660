"""The text of a citation, cut where it may be cut: outside quotation marks, brackets and figures.

All here is one pass of a pattern over the text; quoted and bracketed stretches are blotted out first, length kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

_BLOT = "\x00"
#: A quotation; copies close some with two apostrophes; one that is never closed goes up to the next, or to the end.
_QUOTATION = re.compile(r"“[^“”]*?(?:”|’’)|“[^“”]*")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_COMMA = re.compile(r"(?<!\d),|,(?!\d)")
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_ANOTHER = (
    r"(?:[Tt]elephone |Monitor |HRW )?(?:[Ee]-?mails?|[Ii]nterviews?|[Ll]etters?|[Ss]tatements?|[Mm]eetings?"
    r"|[Rr]esponses?|[Ff]ax|Article) "
)
#: Where two citations stand side by side: at a semicolon, or joined by "and" behind a date or pages alone.
_SEAM = re.compile(
    rf";|\d(?P<and>,? and )(?=“|{_ANOTHER})|Form [A-Z](?P<form>,? and )(?=[A-Z]\w+ [A-Z])"
    rf"|(?:{_MONTHS}) \d{{4}}(?P<also>,? and )(?=(?!(?:{_MONTHS})\b)[A-Z])"
)
_JOINT = re.compile(r"\s*(?:and\b\s*)?")


def curl_quotes(text: str) -> str:
    """Straight double quotation marks made into pairs of curled ones; the length stays."""
    pieces = text.split('"')
    marks = ("“" if number % 2 == 0 else "”" for number in range(len(pieces) - 1))
    return "".join(piece + mark for piece, mark in zip(pieces, (*marks, ""), strict=True))


def opens_lost(text: str) -> bool:
    """Has the copy lost the quotation mark that the text began with?"""
    close = text.find("”")
    return close >= 0 and "“" not in text[:close]


def blot_quoted(text: str) -> str:
    """The text with all that is quoted or in brackets blotted out behind its opening mark; the length stays."""
    begin = text.find("”") + 1 if opens_lost(text) else 0
    blotted = _QUOTATION.sub(_blot, text[begin:]) if "“" in text else text[begin:]
    for _ in range(2 if "(" in text or "[" in text else 0):  # brackets in brackets
        blotted = _BRACKETS.sub(_blot, blotted)
    return _BLOT * begin + blotted


def _blot(match: re.Match[str]) -> str:
    return ("“" if match[0][0] == "“" else _BLOT) + _BLOT * (len(match[0]) - 1)


def split_commas(text: str) -> list[str]:
    """The parts of a citation between commas."""
    edges = [-1, *(match.start() for match in _COMMA.finditer(blot_quoted(text))), len(text)]
    return [text[a + 1 : b].strip() for a, b in pairwise(edges)]


def cut_citations(text: str) -> Iterator[tuple[int, int, bool]]:
    """The stretches that may be one citation each: between semicolons, and (then True) behind an "and" that joins."""
    bare = blot_quoted(text)
    begin, joined = 0, False
    for match in _SEAM.finditer(bare):
        start, end = match.span(match.lastgroup or 0)
        yield from _trim(text, begin, start, joined)
        begin, joined = end, match.lastgroup is not None
    yield from _trim(text, begin, len(text), joined)


def _trim(text: str, begin: int, end: int, joined: bool) -> Iterator[tuple[int, int, bool]]:
    joint = _JOINT.match(text, begin, end)
    start = joint.end() if joint else begin
    if start < end:
        yield start, end, joined
