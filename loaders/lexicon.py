"""All names of the registers in one matcher: the longest name that begins at a word, in time linear in the text.

The matcher is a tree of words, so its size does not slow it down. A name in capitals ("CMC") must stand so in the text,
a name with a capital needs one there; a common noun does not. Names that belong to one state's bodies ("Ministry of
Defense") are known only in that state's own profile.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain

from armstrace.graph.names import Ref
from armstrace.graph.registers import Entry, Registers
from armstrace.graph.sealed import sealed
from armstrace.loaders.token import Token, find_tokens

#: Kinds of things that a sentence may name. Sources are cited, statements made, values are ours.
_KINDS = [
    "state",
    "territory",
    "org",
    "group",
    "person",
    "munition",
    "treaty",
    "resolution",
    "meeting",
    "place",
    "law",
    "event",
    "programme",
    "topic",
]
#: Columns of the states register that hold names as nouns.
_NOUNS = ("formal", "former", "untc", "unvotes")
#: Kinds of bodies that every state has under the same bare name.
_STATE_BODIES = frozenset(
    {"ministry", "department", "parliament", "embassy", "unit", "police", "court", "armed forces", "military unit"}
)
#: Kinds of which a text names few by name and describes the rest in its own words: only proper names are looked for.
_DESCRIBED = frozenset({"group", "meeting", "event", "programme", "topic", "law"})
_JOINERS = frozenset("of the and for on in to with a".split())  # noqa: SIM905
#: Words that only stand in names made up for a register, never in a text.
_MADE_UP = frozenset({"that", "manufactured", "unnamed", "given", "unknown", "origin"})


@sealed(frozen=True, slots=True)
class Name:
    """A printed form of a thing. `adjective`: "Peruvian"; `state`: the state that the thing belongs to, if any."""

    ref: Ref
    form: str
    cls: str
    adjective: bool = False
    state: Ref | None = None


@sealed(frozen=True, slots=True)
class _Form:
    """A name as it has to stand: `exact` where it is one word in capitals, else which of its words have a capital."""

    name: Name
    exact: str
    capitals: tuple[int, ...]

    def stands(self, tokens: Sequence[Token], start: int) -> bool:
        """Do the capitals of the name stand in the text as well? A short word in capitals must agree exactly."""
        if self.exact:
            return tokens[start].text == self.exact
        for place in self.capitals:  # noqa: SIM110 (asked for each name of a text: `all` takes twice the time)
            if not tokens[start + place].text[0].isupper():
                return False
        return True


@dataclass(slots=True)
class _Node:
    """A word of the tree: the words that may follow, and the names that end here."""

    next: dict[str, _Node] = field(default_factory=dict)
    names: list[_Form] = field(default_factory=list)

    def copy(self) -> _Node:
        """The same word for another tree: its words that follow are shared until they are stepped to apart."""
        return _Node(dict(self.next), list(self.names))

    def step(self, norm: str) -> _Node:
        """The node of a word that follows, made where there is none."""
        return self.next.setdefault(norm, _Node())

    def step_apart(self, norm: str) -> _Node:
        """The same, of this tree alone."""
        following = self.next.get(norm)
        self.next[norm] = following.copy() if following else _Node()
        return self.next[norm]


class Lexicon:
    """The matcher for one profile's country."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._root = _Node()
        for name in names:
            self.add(name)

    def extend(self, names: Iterable[Name]) -> Lexicon:
        """A matcher that knows more names. This one stays as it is; what no new name passes is held once."""
        more = Lexicon(())
        more._root = self._root.copy()
        for name in names:
            more.add(name, _Node.step_apart)
        return more

    def add(self, name: Name, step: Callable[[_Node, str], _Node] = _Node.step) -> None:
        """Know one more form. A form without letters and figures is left out. `step` leads from a word to the next."""
        tokens = tuple(find_tokens(name.form))
        if not any(token.norm.isalnum() for token in tokens):
            return
        node = self._root
        for token in tokens:
            node = step(node, token.norm)
        node.names.append(_make_form(name, tuple(token.text for token in tokens)))

    def find(self, tokens: Sequence[Token], norms: Sequence[str]) -> Iterator[tuple[int, int, tuple[Name, ...]]]:
        """The longest names, left to right without overlap: first and last-but-one token, and who bears the name.

        `norms` are those of the tokens.
        """
        firsts, stop = self._root.next, 0
        for place in [place for place, norm in enumerate(norms) if norm in firsts]:
            if place >= stop:
                end, names = self._longest(tokens, norms, place, firsts[norms[place]])
                if names:
                    yield place, end, names
                    stop = end

    def _longest(
        self, tokens: Sequence[Token], norms: Sequence[str], start: int, node: _Node
    ) -> tuple[int, tuple[Name, ...]]:
        """The names that begin at a word, whose node is given, and the end of the longest that stands there."""
        ending = [(start + 1, node.names)] if node.names else []
        place, size = start + 1, len(norms)
        while place < size and (following := node.next.get(norms[place])) is not None:
            node, place = following, place + 1
            if node.names:
                ending.append((place, node.names))
        for end, forms in reversed(ending):
            names = tuple([form.name for form in forms if form.stands(tokens, start)])
            if names:
                return end, names
        return start, ()


def _make_form(name: Name, words: Sequence[str]) -> _Form:
    exact = words[0] if len(words) == 1 and words[0].isupper() and len(words[0]) <= 6 else ""
    return _Form(name, exact, tuple(place for place, word in enumerate(words) if word[0].isupper()))


#: Names that two states have shared: "Republic of" tells them apart, or names one that is gone.
_TWO_STATES = frozenset("korea congo china vietnam yemen cyprus".split())  # noqa: SIM905


@lru_cache(maxsize=512)
def make_lexicon(registers: Registers, country: str | None) -> Lexicon:
    """The matcher for the profile of a country (ISO 3166 alpha-3 in small letters), None where it is not known."""
    common, own = _list_names(registers)
    return common.extend(own.get(Ref("state", country), ())) if country else common


@lru_cache(maxsize=8)
def _list_names(registers: Registers) -> tuple[Lexicon, dict[Ref, list[Name]]]:
    """The matcher of what a profile of any country may name, and state -> the names that only its own profile may."""
    words = {entry.ref: _state_words(entry) for entry in registers.entries("state")}
    common, own = list[Name](), dict[Ref, list[Name]]()
    for entry in chain.from_iterable(map(registers.entries, _KINDS)):
        for name, home in _names(entry, words):
            if home is None:
                common.append(name)
            else:
                own.setdefault(home, []).append(name)
    return Lexicon(common), own


def _state_words(entry: Entry) -> frozenset[str]:
    """The words by which a name shows that it is of this state."""
    return frozenset(token.norm for name in (entry.label, *entry.values("adjectives")) for token in find_tokens(name))


def _names(entry: Entry, words: Mapping[Ref, frozenset[str]]) -> Iterator[tuple[Name, Ref | None]]:
    """The names of a thing, each with the state in whose profile alone it means that thing, if any."""
    state = next(iter(entry.refs("state")), None) if "state" in entry.fields else None
    for form in dict.fromkeys(_forms(entry)):
        parts = {token.norm for token in find_tokens(form)}
        if entry.ref.kind in _DESCRIBED and not _is_proper(form):
            continue
        bare = state and _is_bare(entry, form) and not parts & words.get(state, frozenset())
        if not (entry.ref.kind == "munition" and parts & _MADE_UP):
            yield Name(entry.ref, form, entry.cls, state=state), state if bare else None
    if entry.ref.kind == "state":
        if not {token.norm for token in find_tokens(entry.label)} & _TWO_STATES:
            # "The Republic of Lebanon", whose registered name is another
            yield Name(entry.ref, f"Republic of {entry.label}", entry.cls, state=state), entry.ref
        for form in entry.values("adjectives"):
            yield Name(entry.ref, form, entry.cls, adjective=True), None
            yield Name(entry.ref, form + "s", entry.cls, adjective=True), None


def _forms(entry: Entry) -> Iterator[str]:
    yield entry.label
    yield from entry.aliases
    if entry.ref.kind == "state":
        for column in _NOUNS:
            yield from entry.values(column)


def _is_proper(form: str) -> bool:
    """Is every word of weight written with a capital: "Oslo Process", not "conflict in Syria"?"""
    return (
        all(
            token.text[0].isupper() or not token.text.isalpha() or token.norm in _JOINERS for token in find_tokens(form)
        )
        and form[:1].isupper()
    )


def _is_bare(entry: Entry, form: str) -> bool:
    """Is the form one that bodies of other states bear as well?"""
    if entry.ref.kind == "group":
        return not any(token.text[0].isupper() for token in find_tokens(form))
    return entry.ref.kind == "org" and entry.fields.get("kind", "") in _STATE_BODIES
