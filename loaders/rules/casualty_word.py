"""Words about casualties: what became of them, who they were, how they are counted."""

from __future__ import annotations

import re

from armstrace.graph.names import Ref
from armstrace.loaders.date import Time

_OUTCOMES = (
    (re.compile(r"\b(?:killed|deaths?|dead\b|died|fatal)"), "killed"),
    (re.compile(r"\b(?:injured|wounded|injur)"), "injured"),
    (
        re.compile(
            r"\bunknown\b(?! (?:age|gender|sex|device|type|item|mine|explosive|cause|nationality|identity|civil))"
        ),
        "unknownOutcome",
    ),
    (re.compile(r"\bsurvivors?\b"), "survivors"),
)

_PEOPLE = (
    ("population", "civilian", re.compile(r"\bcivilians?\b")),
    ("population", "deminer", re.compile(r"\b(?:deminers?|clearance (?:personnel|operators?|workers?))\b")),
    (
        "population",
        "securityPersonnel",
        re.compile(
            r"\b(?:military|police|security(?! (?:zone|operation|situation|incident|reason))|soldiers?|troops)\b"
        ),
    ),
    ("age", "child", re.compile(r"\b(?:child|children|boys?|girls?|minors?)\b")),
    ("age", "adult", re.compile(r"\badults?\b")),
    ("sex", "male", re.compile(r"\b(?:males?|m[ae]n|boys?)\b")),
    ("sex", "female", re.compile(r"\b(?:females?|wom[ae]n|girls?)\b")),
)

#: Any of them, to be asked first.
_ANYONE = re.compile("|".join(pattern.pattern for _, _, pattern in _PEOPLE))

CODES = frozenset({"cas", "cva", "imp", "va"})


def find_outcome(words: str) -> str:
    """The measure that words name: killed, injured, survivors, of unknown outcome, else casualties."""
    if re.search(r"(?:killed|injured|wounded|maimed) (?:or|and|/) ?(?:killed|injured|wounded|maimed)\b", words):
        return "casualties"
    return next((measure for pattern, measure in _OUTCOMES if pattern.search(words)), "casualties")


def tells_outcome(words: str) -> bool:
    """Do words tell what became of people, together or apart ("killed or injured")?"""
    return any(pattern.search(words) for pattern, _ in _OUTCOMES)


def list_people(words: str) -> list[tuple[str, Ref]]:
    """Who the casualties were, by role of the claims file."""
    found: dict[str, Ref] = {}
    for role, value, pattern in _PEOPLE if _ANYONE.search(words) else ():
        if pattern.search(words):
            found.setdefault(role, Ref("value", value))
    return list(found.items())


def name_accounting(time: Time | str | None) -> str:
    """Is a figure of one year, or of all the years up to now?"""
    edtf = time.edtf if isinstance(time, Time) else time or ""
    return "annual" if re.fullmatch(r"\d{4}", edtf) else "cumulative"
