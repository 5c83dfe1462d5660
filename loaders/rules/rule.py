"""What a rule is: a small reader of one pattern, with the name that its claims carry."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence

from armstrace.graph.claim import Claim
from armstrace.graph.sealed import sealed
from armstrace.loaders.phrase import Range
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.scene import Scene

ReadClause = Callable[[Scene, Proposition], Iterator[Claim]]
ReadSentence = Callable[[Scene], Iterator[Claim]]
ReadRest = Callable[[Scene, Proposition, Range], Iterator[Claim]]
#: A reader of clauses -> the verbs that it reads.
_VERBS: dict[ReadClause, frozenset[str]] = {}
#: A reader of sentences -> words, as `Token.norm` has them, one of which has to stand in a sentence that it reads.
_WORDS: dict[ReadSentence, frozenset[str]] = {}


def on_verbs(verbs: Collection[str]) -> Callable[[ReadClause], ReadClause]:
    """Say which verbs (base forms) a reader of clauses reads: it is not shown the clauses of others."""

    def note(read: ReadClause) -> ReadClause:
        _VERBS[read] = frozenset(verbs)
        return read

    return note


def on_words(words: Collection[str]) -> Callable[[ReadSentence], ReadSentence]:
    """Say which words or marks (as compared, `Token.norm`) a reader of sentences reads: one of them has to be there."""

    def note(read: ReadSentence) -> ReadSentence:
        _WORDS[read] = frozenset(words)
        return read

    return note


@sealed(frozen=True, slots=True)
class ClauseRule:
    """Reads a clause. The first rule that makes a claim of a clause has it; the rest do not see it."""

    name: str
    read: ReadClause

    @property
    def verbs(self) -> frozenset[str] | None:
        """The verbs that the rule reads; None where it may read any."""
        return _VERBS.get(self.read)


@sealed(frozen=True, slots=True)
class SentenceRule:
    """Reads a whole sentence, whatever else was read of it."""

    name: str
    read: ReadSentence

    @property
    def words(self) -> frozenset[str] | None:
        """The words one of which the rule wants; None where it may read any sentence."""
        return _WORDS.get(self.read)


@sealed(frozen=True, slots=True)
class RestRule:
    """Reads a clause, with its tokens, that nothing else has been made of."""

    name: str
    read: ReadRest


def choose_by_verb(rules: Sequence[ClauseRule]) -> Callable[[str], tuple[ClauseRule, ...]]:
    """A look-up of those of some rules that read a verb (its base form), in their order."""
    verbs = {verb for rule in rules for verb in rule.verbs or ()}
    chosen = {verb: tuple(rule for rule in rules if rule.verbs is None or verb in rule.verbs) for verb in verbs}
    others = tuple(rule for rule in rules if rule.verbs is None)
    return lambda verb: chosen.get(verb, others)
