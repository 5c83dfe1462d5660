"""Headings of a section: which short lines are headings, and how they stand in one another."""

from __future__ import annotations

import re
from collections.abc import Iterable

from armstrace.graph.names import make_slug
from armstrace.graph.sealed import sealed
from armstrace.loaders import label
from armstrace.loaders.footnote import strip_markers

#: What ends a line that is prose: a stop, then quotation marks, brackets and markers.
_PROSE_END = re.compile(r"[.!?:…][”’\"')\]]*+(?:\s?\[\d{1,3} ?\])*+[”’\"')\]]*+\Z")
#: The slug of what stands before the first heading (docs/claims-file.md).
TOP = "top"
#: Ranks of headings: parts in capitals, topics, what stands below a topic (and deeper).
_PART, _TOPIC, _SUB = 0, 1, 2
_LONGEST_HEADING = 9
_LONGEST_ACRONYM = 8
#: Prose that lost its stop is still known by its length.
_LONGEST_WORDS = 24


def is_prose(text: str) -> bool:
    """Is the line running text, rather than a heading, a label or a cell?"""
    tail = text[-40:]
    count = text.count(" ") + 1
    return count > _LONGEST_WORDS or (bool(_PROSE_END.search(tail)) and (count > 3 or tail.endswith(":")))


def is_known_heading(text: str) -> bool:
    """Is the line (markers apart) one of the publisher's headings?"""
    plain = strip_markers(text)
    known = label.TOPIC.match(plain) or any(pattern.match(plain) for pattern, _ in label.SUB)
    return bool(known) or _is_part(plain)


def could_be_heading(text: str) -> bool:
    """Has the line the form of a heading: short, begins with a capital, no stop, no amount?"""
    plain = strip_markers(text)
    if not plain or is_prose(plain) or _PROSE_END.search(plain) or plain.count(" ") >= _LONGEST_HEADING:
        return False
    return plain[0].isupper() and not re.search(r"[;=|]|\(\d", plain) and not label.find_value(plain)


def make_path_slug(path: Iterable[str]) -> str:
    """The slug of a path of headings, as keys of passages have it."""
    return make_slug(" ".join(path)) or TOP


@sealed(frozen=True, slots=True)
class _Level:
    text: str
    rank: int


class HeadingTree:
    """The headings that are open at a place, outermost first."""

    def __init__(self) -> None:
        self._open: list[_Level] = []

    @property
    def path(self) -> tuple[str, ...]:
        """The path of what stands here."""
        return tuple(level.text for level in self._open)

    def enter(self, text: str, *, follows_heading: bool) -> tuple[str, ...]:
        """Open a heading and return its path. An unknown one right below another is its sub-heading, else its equal."""
        plain = strip_markers(text)
        rank = self._find_rank(plain, follows_heading)
        while self._open and self._open[-1].rank >= rank:
            self._open.pop()
        self._open.append(_Level(plain, rank))
        return self.path

    def _find_rank(self, plain: str, follows_heading: bool) -> int:
        if self._has_parent(plain):
            return _SUB
        if _is_part(plain):
            return _PART
        if label.TOPIC.match(plain) or not self._open:
            return _TOPIC
        top = self._open[-1].rank
        return top + 1 if follows_heading else max(top, _TOPIC)

    def _has_parent(self, plain: str) -> bool:
        parents = [parent for pattern, parent in label.SUB if pattern.match(plain)]
        return any(parent.match(level.text) for parent in parents for level in self._open)


def _is_part(plain: str) -> bool:
    return len(plain) > _LONGEST_ACRONYM and bool(label.PART.match(plain))
