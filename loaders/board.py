"""The tokens of a sentence and which of them are spoken for: each stretch of text has one mention."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from armstrace.graph.names import Ref
from armstrace.loaders.date import Time
from armstrace.loaders.mention import Kind, Mention
from armstrace.loaders.quantity import Amount
from armstrace.loaders.token import Token
from armstrace.loaders.verb_form import Taken

_NUMBERED = (Kind.RESOLUTION, Kind.WEAPON, Kind.STATE)  # names in which a number is no date
_FREE, _NAME, _VALUE = int(Taken.FREE), int(Taken.NAME), int(Taken.VALUE)


class Board:
    """The tokens of a sentence and which of them are spoken for."""

    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        self.text, self.tokens = text, tokens
        self.mentions: list[Mention] = []
        self._held: list[bool] = [False] * len(tokens)
        self._numbered = [0] * len(tokens)  # where the name that a token is part of ends, if numbers may stand in it
        self.starts = [token.start for token in tokens]
        self.norms = [token.norm for token in tokens]
        self.lows = [token.low for token in tokens]

    def cover(self, start: int, end: int) -> tuple[int, int]:
        """The range of tokens that lie in a range of the text."""
        first = bisect_left(self.starts, start)
        if first and self.tokens[first - 1].end > start:
            first -= 1
        return first, bisect_left(self.starts, end, first)

    def words(self, first: int, last: int) -> str:
        """The printed text of a range of tokens."""
        return self.text[self.tokens[first].start : self.tokens[last - 1].end]

    def make(self, first: int, last: int, kind: Kind, refs: tuple[Ref, ...], **more: object) -> Mention:
        """A mention of a range of tokens; `more` are its further fields."""
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        return Mention(start, end, first, last, kind, refs, self.text[start:end], **more)  # type: ignore[arg-type]

    def free(self, first: int, last: int) -> bool:
        """Does nothing stand there yet, and is it a range at all?"""
        return first < last and True not in self._held[first:last]

    def put(self, mention: Mention) -> None:
        """Note a mention where nothing stands yet."""
        if self.free(mention.first, mention.last):
            self.hold(mention.first, mention.last)
            self.mentions.append(mention)
            if mention.kind in _NUMBERED:
                self._numbered[mention.first : mention.last] = [mention.last] * (mention.last - mention.first)

    def hold(self, first: int, last: int) -> None:
        """No further name may stand here."""
        self._held[first:last] = [True] * (last - first)

    def put_value(self, value: Time | Amount) -> None:
        """Note a date or quantity. A date may stand inside a name; a quantity may not."""
        first, last = self.cover(value.start, value.end)
        if isinstance(value, Time):
            if first < last and self._numbered[first] < last:
                self.mentions.append(self.make(first, last, Kind.TIME, (), time=value))
                self.hold(first, last)
        elif self.free(first, last):
            self.put(self.make(first, last, Kind.AMOUNT, (), amount=value))

    def held(self) -> list[bool]:
        """Which tokens belong to names, values or markers."""
        return list(self._held)

    def taken(self) -> list[int]:
        """What each token belongs to."""
        taken = [_VALUE if held else _FREE for held in self._held]
        for mention in self.mentions:
            if mention.kind is not Kind.TIME and mention.kind is not Kind.AMOUNT:
                taken[mention.first : mention.last] = [_NAME] * (mention.last - mention.first)
        return taken

    def owners(self) -> dict[int, Mention]:
        """The mention of each token that has one (of a name, rather than of a date inside it)."""
        owners: dict[int, Mention] = {}
        for mention in self.mentions:
            for place in range(mention.first, mention.last):
                if mention.kind is not Kind.TIME or place not in owners:
                    owners[place] = mention
        return owners
