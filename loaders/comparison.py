"""Dates that tell when something else was, which what is told is held against ("the same share as in 2012")."""

from __future__ import annotations

import re

from armstrace.loaders.mention import Annotation, Mention

_WINDOW = 70
_HELD = re.compile(
    r"(?:\b(?:as|than|unlike) (?:in )?(?:the )?"
    r"|\b(?:compar\w{1,6} (?:to|with)|similar to|contrast (?:to|with)) [^.;]{0,50}"
    r"|\b(?:increased?|decreased?|decline|rise|drop|reduction|up|down|fell|rose) from [^.;]{0,50})\Z",
    re.IGNORECASE,
)
_LEADS = frozenset({"than", "from", "to", "as", "with", "unlike"})


def is_held_against(note: Annotation, mention: Mention) -> bool:
    """Is a date that of what is only compared: "as in 2012", "an increase from the 65 reported in 2008"?"""
    near = {note.word(place) for place in range(max(0, mention.first - 14), mention.first)}
    if near.isdisjoint(_LEADS):
        return False
    return _HELD.search(note.text[max(0, mention.start - _WINDOW) : mention.start]) is not None
