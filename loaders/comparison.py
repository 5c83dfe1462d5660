"""Dates that tell when something else was, which what is told is held against ("the same share as in 2012")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from armstrace.loaders.date import Time
from armstrace.loaders.mention import Annotation, Kind, Mention

_WINDOW = 70
_HELD = re.compile(
    r"(?:\b(?:as|than|unlike) (?:in )?(?:the )?"
    r"|\b(?:compar\w{1,6} (?:to|with)|similar to|contrast (?:to|with)) [^.;]{0,50}"
    r"|\b(?:increased?|decreased?|decline|rise|drop|reduction|up|down|fell|rose) from "
    r"(?:(?! to (?:[a-z]{1,8} ){0,2}\d)[^.;]){0,50})\Z",
    re.IGNORECASE,
)
#: Words for the year before the one that is told.
YEAR_BEFORE = re.compile(
    r"\b(?:the |in the )?(?:previous|preceding|prior) year\b|\b(?:the|a|one) year (?:before|earlier|previously)\b"
)
#: What leads to a figure that another is held against ("up from 3km2", "compared with 64km2 and 80,247 submunitions").
_FIGURE_HELD = re.compile(
    r"\b(?:compar(?:ed|es|ing) (?:to|with)|(?:up|down) from|versus|(?:increase|decrease|rise|drop|decline) from)\b"
    r"(?:[^.;()]|\.(?=\d)){0,50}\Z"
)
_DUE_WORDS = frozenset({"due", "deadline", "strategy", "plan", "workplan", "extension", "target"})
_DUE = re.compile(
    r"\b(?:(?:deadline|strategy|plan|workplan|extension|target)\b[^.;,]{0,50}|due (?:by|on|in|no later than) )\Z",
    re.IGNORECASE,
)
_LEADS = frozenset({"than", "from", "to", "as", "with", "unlike"})


def is_of_its_own(note: Annotation, mention: Mention) -> bool:
    """Is a date when what a sentence tells was: not that of another figure, of a deadline or of a plan?"""
    return not is_held_against(note, mention) and not _is_due(note, mention)


def _is_due(note: Annotation, mention: Mention) -> bool:
    """ "Its deadline is 1 May 2020", "the strategy for 2018-2025": a date for which something is only meant."""
    if note.norms.isdisjoint(_DUE_WORDS):
        return False
    return _DUE.search(note.text[max(0, mention.start - _WINDOW) : mention.start]) is not None


def is_held_against(note: Annotation, mention: Mention) -> bool:
    """Is a date that of what is only compared: "as in 2012", "an increase from the 65 reported in 2008"?"""
    if _LEADS.isdisjoint(note.lows[max(0, mention.first - 14) : mention.first]):
        return False
    return _HELD.search(note.text[max(0, mention.start - _WINDOW) : mention.start]) is not None


def is_figure_held(note: Annotation, mention: Mention) -> bool:
    """Is a number one of another time, which a number before it is only held against, with no verb in between?"""
    begin = max(0, mention.start - _WINDOW)
    found = _FIGURE_HELD.search(note.text[begin : mention.start])
    if found is None:
        return False
    led = begin + found.end()
    start = begin + found.start() + len("compared")
    return not any(start < note.tokens[v.first].start < led for v in note.verbs if v.first < mention.first)


def find_held_time(note: Annotation, mention: Mention, told: Sequence[Time]) -> str | None:
    """When a number was that another is held against: the date behind it, or the year before the one told."""
    for date in note.within(mention.last, len(note.tokens), Kind.TIME):
        if date.time:
            return date.time.edtf
    years = [time.edtf for time in told if re.fullmatch(r"\d{4}", time.edtf)]
    before = YEAR_BEFORE.search(note.text, mention.end)
    return str(int(years[0]) - 1) if years and before else None


def find_change_end(note: Annotation, mention: Mention, told: Sequence[Time]) -> str | None:
    """ "Fell from 137 to 12 between 2010 and 2014": 137 is the figure of 2010 and 12 that of 2014, where one period is
    told; None elsewhere.
    """
    first = note.at(mention.first - 2) if note.word(mention.first - 1) == "to" else None
    second = note.at(mention.last + 1) if note.word(mention.last) == "to" else None
    begins = second is not None and second.kind is Kind.AMOUNT and note.word(mention.first - 1) == "from"
    ends = first is not None and first.kind is Kind.AMOUNT and note.word(first.first - 1) == "from"
    if not (begins or ends) or len(told) != 1 or told[0].start < mention.start:
        return None
    edges = told[0].bounds if "/" in told[0].edtf else ("", "")
    return (edges[0] if begins else edges[1]) or None
