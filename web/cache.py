"""Answers that were given already, kept for who asks the same again. Each worker keeps its own.

A release never changes while its workers live, so that nothing is ever out of date; a new release has new workers.
"""

from __future__ import annotations

import re
from typing import Any, Final, NamedTuple

from cachetools import LRUCache

#: A larger answer is not kept: to compute it costs little beside writing it.
MOST_EACH: Final = 64 * 1024
_FRAME: Final = 1024  # bytes that an entry takes beside its texts
#: Functions whose value is another one each time.
_UNSTEADY: Final = re.compile(r"rand|uuid|now|bnode", re.IGNORECASE)


class Kept(NamedTuple):
    """An answer with status 200: its media type, its whole body without gzip, and a mark for a cap on rows."""

    media_type: str
    body: bytes
    capped: bool


class Cache:
    """Small answers up to `most` bytes in all, those that were asked for last. 0 keeps none."""

    def __init__(self, most: int) -> None:
        self._kept: LRUCache[Any, tuple[int, Kept]] = LRUCache(max(1, most), getsizeof=lambda entry: entry[0])

    def find(self, key: tuple[object, ...]) -> Kept | None:
        """The answer that was kept under a key."""
        found = self._kept.get(key)
        return found[1] if found else None

    def keep(self, key: tuple[object, ...], query: str, answer: Kept) -> None:
        """Keep an answer to a query, if it is small and always the same."""
        size = len(answer.body) + 2 * len(query) + _FRAME
        if len(answer.body) <= MOST_EACH and size <= self._kept.maxsize and not _UNSTEADY.search(query):
            self._kept[key] = (size, answer)
