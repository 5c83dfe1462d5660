"""What a rule is: a small reader of one pattern, with the name that its claims carry."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from armstrace.graph.claim import Claim
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.scene import Scene

ReadClause = Callable[[Scene, Proposition], Iterator[Claim]]
ReadSentence = Callable[[Scene], Iterator[Claim]]


@dataclass(frozen=True, slots=True)
class ClauseRule:
    """Reads a clause. The first rule that makes a claim of a clause has it; the rest do not see it."""

    name: str
    read: ReadClause


@dataclass(frozen=True, slots=True)
class SentenceRule:
    """Reads a whole sentence, whatever else was read of it."""

    name: str
    read: ReadSentence
