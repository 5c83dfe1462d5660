"""Whose papers running text speaks of: "a report by X found", "X's yearly report", "in its report, X said".

Such text cites no work, but says who published what it tells. Only the makers' names are taken, as printed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import takewhile

from armstrace.loaders.mention import ACTORS, Annotation, Mention
from armstrace.loaders.token import normalise_word

_PAPER = re.compile(
    r"\b(?:reports?|letters?|stud(?:y|ies)|surveys?|databases?|data|statistics|totals?|figures|declarations?"
    r"|(?:press|media|news) releases?|articles?|submissions?|communications?|assessments?|investigations?"
    r"|media (?:monitoring|scanning|analysis)|videos?|websites?)\b",
    re.I,
)
#: The words of papers as they are compared: one of them stands in every sentence that speaks of a paper.
_PAPER_WORDS = frozenset(
    form
    for word in """reports report letters letter studies study surveys survey databases database data statistics totals
    total figures figure declarations declaration releases release articles article submissions submission
    communications communication assessments assessment investigations investigation media videos video websites
    website""".split()  # noqa: SIM905
    for form in (word, normalise_word(word))
)
#: What may stand between a paper and the name of its maker: to whom or of when it is, then "by".
_BY = re.compile(
    r"(?: (?:to|on|for|from|of|in|about|dated) [^,.;:“”]{1,80}?)??,? (?:issued |published |prepared )?by (?:the )?"
)
_NAME = re.compile(
    r"(?:[A-Z][\w’-]*\.?)(?:,? (?:(?:of|on|for|and|the|de|du|del|la) ){0,2}[A-Z][\w’-]*\.?){0,9}(?: \([A-Z]\w+\))?"
)
#: What may stand between the name of a maker and the paper: "’s", and words of what kind it is.
_OWN = re.compile(
    r"(?:’s?|'s?)?(?: (?!(?:of|in|by|to|from|at|on|that|for|with|and|its|their|the|a|an) )[\w/–-]+){0,5} \Z"
)
_POSSESSIVE = re.compile(r"\b(?:its|their|his|her)(?: [\w–-]+){0,6} \Z")
_LONGEST, _MOST = 100, 8


def speaks_of_papers(text: str) -> bool:
    """Does a text name any paper? Quick, for what need not be annotated otherwise."""
    return _PAPER.search(text) is not None


def find_makers(note: Annotation) -> tuple[str, ...]:
    """The names of those whose papers a sentence speaks of, as printed, each once in the order of the text."""
    if note.norms.isdisjoint(_PAPER_WORDS):
        return ()
    actors = [mention for mention in note.mentions if mention.kind in ACTORS]
    verbs = frozenset(group.at for group in note.verbs)
    found = (_find_maker(note, paper, actors, verbs) for paper in _PAPER.finditer(note.text))
    return tuple(dict.fromkeys(maker for maker in found if maker))


def _find_maker(note: Annotation, paper: re.Match[str], actors: Sequence[Mention], verbs: frozenset[int]) -> str | None:
    text, start = note.text, paper.start()
    by = _BY.match(text, paper.end(), paper.end() + _LONGEST)
    named = _NAME.match(text, by.end()) if by else None
    if named:
        return named[0].rstrip(".")
    place = bisect_right(actors, start, key=lambda mention: mention.start)
    near = list(
        takewhile(lambda mention: start - mention.end < _LONGEST, reversed(actors[max(0, place - _MOST) : place]))
    )
    own = next((m for m in near if _OWN.fullmatch(text, m.end, start) and not _has_verb(note, m, start, verbs)), None)
    if own:
        return own.words
    if not _POSSESSIVE.search(text, max(0, start - _LONGEST), start):
        return None
    return next((mention.words for mention in (*near, *actors[place : place + 1])), None)


def _has_verb(note: Annotation, maker: Mention, start: int, verbs: frozenset[int]) -> bool:
    """Does a verb stand between a name and what may be its paper?"""
    between = takewhile(lambda place: note.tokens[place].end <= start, range(maker.last, len(note.tokens)))
    return any(place in verbs for place in between)
