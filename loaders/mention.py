"""What a sentence names: a stretch of text with its kind, the things it refers to and its typed value."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import field
from enum import StrEnum

from armstrace.graph.names import Ref
from armstrace.graph.quick import quick
from armstrace.graph.sealed import sealed
from armstrace.loaders.date import Time
from armstrace.loaders.quantity import Amount
from armstrace.loaders.token import Token
from armstrace.loaders.verb_group import VerbGroup


@quick
class Kind(StrEnum):
    """What sort of thing is named."""

    STATE = "state"
    ADJECTIVE = "adjective"  # "Peruvian", on its own
    BODY = "body"  # organisation, ministry, armed forces
    GROUP = "group"  # armed groups, sets of states or people
    PERSON = "person"
    WEAPON = "weapon"
    TREATY = "treaty"
    RESOLUTION = "resolution"
    MEETING = "meeting"
    PLACE = "place"  # places and territories
    LAW = "law"
    EVENT = "event"
    TOPIC = "topic"
    TIME = "time"
    AMOUNT = "amount"


#: Those who can act or speak.
ACTORS = frozenset({Kind.STATE, Kind.BODY, Kind.GROUP, Kind.PERSON})
#: Where something can be.
WHERES = frozenset({Kind.STATE, Kind.PLACE})


@sealed(frozen=True, slots=True)
class Mention:
    """A name, date or quantity. `first`, `last` are token numbers of the sentence (last excluded).

    `start`, `end` count in the text that was annotated. `refs` has two things where the text leaves open which
    ("Soviet/Russian"). `cls` is the class of the register, `state` the state that the thing belongs to, `known` says
    whether a register has it. `words` is the name as printed.
    """

    start: int
    end: int
    first: int
    last: int
    kind: Kind
    refs: tuple[Ref, ...]
    words: str
    cls: str = ""
    state: Ref | None = None
    known: bool = True
    time: Time | None = None
    amount: Amount | None = None
    origins: tuple[Ref, ...] = ()
    role: str = ""

    @property
    def ref(self) -> Ref:
        """The thing named. Raises IndexError for dates and quantities, which refer to none."""
        return self.refs[0]


@sealed(frozen=True, slots=True)
class Annotation:
    """A sentence with all that was found in it. `offset` is the place of its text in the copy.

    `quotes` and `brackets` are ranges of tokens, marks included, that do not overlap within their kind. `markers` are
    the footnote markers, each with the number of the token before which it stands; they are no tokens themselves.
    `mentions` stand in the order of their first tokens. `lows` are the words in small letters, `norms` as compared.
    """

    text: str
    offset: int
    tokens: tuple[Token, ...]
    mentions: tuple[Mention, ...]
    lows: list[str] = field(repr=False, compare=False)
    norms: frozenset[str] = field(repr=False, compare=False)
    verbs: tuple[VerbGroup, ...] = ()
    quotes: tuple[tuple[int, int], ...] = ()
    brackets: tuple[tuple[int, int], ...] = ()
    markers: tuple[tuple[int, int], ...] = ()
    owner: dict[int, Mention] = field(default_factory=dict)
    _firsts: list[int] = field(init=False, repr=False, compare=False)
    _kinds: frozenset[Kind] = field(init=False, repr=False, compare=False)
    #: The mention that covers a token, if any (of a name, rather than of a date inside it).
    at: Callable[[int], Mention | None] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Have the places of the mentions at hand, and their look-up without a call between: rules ask all the time."""
        object.__setattr__(self, "_firsts", [mention.first for mention in self.mentions])
        object.__setattr__(self, "_kinds", frozenset([mention.kind for mention in self.mentions]))
        object.__setattr__(self, "at", self.owner.get)

    def word(self, place: int) -> str:
        """The token in small letters, apostrophes straight; empty outside the sentence."""
        try:
            return self.lows[place] if place >= 0 else ""
        except IndexError:
            return ""

    def words(self, first: int, last: int) -> str:
        """The printed text of a range of tokens."""
        if first >= last or first >= len(self.tokens):
            return ""
        return self.text[self.tokens[first].start : self.tokens[min(last, len(self.tokens)) - 1].end]

    def within(self, first: int, last: int, *kinds: Kind) -> list[Mention]:
        """The mentions that begin in a range of tokens, of some kinds or of all."""
        if kinds and self._kinds.isdisjoint(kinds):
            return []
        begin = bisect_left(self._firsts, first)
        found = self.mentions[begin : bisect_left(self._firsts, last, begin)]
        return [m for m in found if m.kind in kinds] if kinds else list(found)

    def stops(self, place: int, marks: str = ".;") -> bool:
        """Is the token one of some marks, outside names and numbers?"""
        return self.tokens[place].text in marks and self.at(place) is None
