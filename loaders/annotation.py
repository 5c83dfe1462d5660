"""Finding what a sentence names: registers first, then forms, then dates and quantities, each stretch of text once.

The order settles doubts: a resolution's number is no date, a date no quantity, the longer of two names wins. All of it
comes before any rule, so that rules see things and values, not words.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from armstrace.graph.names import Ref, make_slug
from armstrace.graph.registers import Registers
from armstrace.graph.sealed import replace, sealed
from armstrace.loaders.actor import join_actors
from armstrace.loaders.board import Board
from armstrace.loaders.date import find_times, list_date_starts, may_open_date
from armstrace.loaders.designation import (
    drop_plural,
    find_designations,
    find_given_name,
    make_match_key,
    split_alternatives,
)
from armstrace.loaders.doubted_name import is_one_party, is_other
from armstrace.loaders.joint_weapon import list_joint
from armstrace.loaders.lexicon import Lexicon, Name, make_lexicon
from armstrace.loaders.mention import Annotation, Kind, Mention
from armstrace.loaders.quantity import find_amounts, list_amount_starts, may_open_amount
from armstrace.loaders.shape import find_demining_bodies, find_shapes
from armstrace.loaders.short_form import find_acronyms, may_abbreviate
from armstrace.loaders.token import Token, WordTable, find_tokens
from armstrace.loaders.verb import find_verbs

#: Words before a date that nothing happened at: a figure is only compared with that of then ("a decrease from 2004").
_COMPARED = re.compile(
    r"\b(?:increases?|decreases?|reductions?|rise|drop|decline|fall|up|down|compared)(?: of [^,;]{1,20})?"
    r"(?: from| on| over| to| with)(?: the)? $|(?<!rather) than (?:in|during|for) $"
    r"|\btimes (?:the|that of) (?:total (?:of|for) )?$"
)
_TELLING = (", when ", " when ", ", in which ", " in which ")  # "compared to 2013, when none were recorded"
_SIGHT = 40  # so many characters back the words of comparison are looked for; they are half as long
_KINDS = {
    "state": Kind.STATE,
    "territory": Kind.PLACE,
    "place": Kind.PLACE,
    "org": Kind.BODY,
    "group": Kind.GROUP,
    "person": Kind.PERSON,
    "munition": Kind.WEAPON,
    "treaty": Kind.TREATY,
    "resolution": Kind.RESOLUTION,
    "meeting": Kind.MEETING,
    "law": Kind.LAW,
    "event": Kind.EVENT,
    "programme": Kind.TOPIC,
    "topic": Kind.TOPIC,
}
_SHAPES = {"body": (Kind.BODY, "org"), "person": (Kind.PERSON, "person"), "place": (Kind.PLACE, "place")}
_RESOLUTION = re.compile(
    r"(?:(?:UN )?(?P<body>General Assembly|Security Council|UNGA|UNSC|GA)(?: \((?:UNGA|UNSC)\))? )?[Rr]esolutions?"
    r" (?P<number>\d{2}/\d{1,3}[A-Z]?|\d{3,4})(?! ?(?:mines|people))(?: \((?P<year>\d{4})\))?"
    r"|A/RES/(?P<symbol>\d{2}/\d{1,3})"
)
_MEETING = re.compile(
    r"(?:(?P<number>[A-Z][a-z]+(?:teenth|ieth|th|rd|nd|st|First|Second|Third)|First|Second|Third"
    r"|\d{1,3}(?:st|nd|rd|th)) )?"
    r"(?P<what>Annual Conference(?: of States Parties)?|Meetings? of (?:the )?States? Part(?:ies|y)|"
    r"Review Conferences?|Meetings? of (?:the )?High Contracting Parties|Intersessional Meetings?|"
    r"Group of Governmental Experts)"
)
_MEETING_WORD = re.compile(r"Conference|Meeting|Group of Gov")  # without which a text names no meeting
_MARKER = re.compile(r"\[(\d{1,3}) ?\]")
_HONOUR = re.compile(r"\b(?:H\.E|H\.H|H\.R\.H|M\.R)\. ?(?=[A-Z][a-z])")  # "H.E. Ana Lopez"
#: A note's number without brackets at the end of a sentence: `treaty.39`, `treaty.(39)`.
_BARE = re.compile(
    r"(?:(?<=[a-z]{3}[.!?])|(?<=[a-z]{3}[.!?][\"”)])|(?<=19\d\d\.)|(?<=20\d\d\.))(?:\d{1,3}|\(\d{1,3}\))\s*\Z"
)
#: Words that show that a form is a weapon's designation.
_ARMS = frozenset(
    """mine bomb munition rocket missile submunition projectile launcher system shell warhead dispenser bomblet grenade
    landmine cluster antipersonnel antivehicle artillery mortar aircraft jet fuze weapon stockpile""".split()  # noqa: SIM905
)
#: May a date or quantity begin with a word (small letters)?
_OPENS = WordTable(lambda word: may_open_date(word) or may_open_amount(word))
#: Kinds whose names may be part of another: "mine action", "Jody Williams", "General Assembly of", "Lake Chad".
_DOUBTED = (Kind.WEAPON, Kind.PERSON, Kind.BODY, Kind.GROUP, Kind.STATE)
#: So many annotated texts are remembered at most: those of a long section, labels and cells that recur.
_REMEMBERED = 2_000


@sealed(frozen=True, slots=True)
class Unknown:
    """A name that no register has: what it seems to be, as printed, and where in the copy it stands first."""

    ref: Ref
    words: str
    start: int


class Annotator:
    """Annotates the sentences of one profile. Knows the short forms that the profile itself introduces."""

    def __init__(self, registers: Registers, country: str | None) -> None:
        self._registers = registers
        self._lexicon = make_lexicon(registers, country)
        self._learned = Lexicon(())
        self._known: dict[str, Annotation] = {}
        self.home = _find_home(registers, country) if country else None
        self._models = _list_models(registers)
        self._classes = {entry.ref: entry.cls for entry in registers.entries("munition")}

    def learn(self, texts: Iterable[str]) -> None:
        """Take in the short forms that texts give in brackets behind full names."""
        self.forget()
        for text in texts:
            tokens = tuple(find_tokens(text)) if may_abbreviate(text) else ()
            for first, last, short, foreign in find_acronyms(tokens):
                full = text[tokens[first].start : tokens[last - 1].end]
                known = [
                    names[0] for begin, end, names in self._find(tokens[first:last]) if end - begin == last - first
                ]
                known = known or self._name_ending(tokens, first, last)
                if not known and _MEETING.fullmatch(full):
                    continue
                name = known[0] if known else Name(Ref("org", make_slug(full) or "unnamed"), full, "")
                if known or any(token.text[0].isupper() for token in tokens[first:last]):
                    self._learned.add(replace(name, form=short))
                    self._learned.add(replace(name, form=full))
                    if foreign:
                        self._learned.add(
                            replace(name, form=text[tokens[foreign[0]].start : tokens[foreign[1] - 1].end])
                        )

    def _name_ending(self, tokens: Sequence[Token], first: int, last: int) -> list[Name]:
        """The name of which it is only the end ("Lao People's Democratic Republic (PDR)")."""
        begin = max(0, first - 3)
        found = self._find(tokens[begin:last])
        return [names[0] for a, b, names in found if begin + a < first and begin + b == last]

    def _find(self, tokens: Sequence[Token]) -> Iterator[tuple[int, int, tuple[Name, ...]]]:
        """The registered names among some tokens."""
        return self._lexicon.find(tokens, [token.norm for token in tokens])

    def forget(self) -> None:
        """Keep no annotated text: a section begins."""
        self._known.clear()

    def annotate(self, text: str, offset: int = 0) -> Annotation:
        """All that a sentence names, its verbs, quotations and brackets. What was annotated lately is remembered."""
        note = self._known.get(text)
        if note is None:
            if len(self._known) >= _REMEMBERED:
                self.forget()
            note = self._known[text] = self._annotate(text, offset)
        return note if note.offset == offset else replace(note, offset=offset)

    def _annotate(self, text: str, offset: int) -> Annotation:
        text, found = _blank_markers(text)
        tokens = tuple(find_tokens(text))
        board = Board(text, tokens)
        for mention in self._resolutions(board):
            board.put(mention)
        for mention in self._names(board):
            board.put(mention)
        self._add_values(board)
        for mention in self._meetings(board):
            board.put(mention)
        self._add_shapes(board)
        board.mentions = join_actors(board)
        return Annotation(
            text,
            offset,
            tokens,
            tuple(board.mentions),
            board.lows,
            frozenset(board.norms),
            tuple(find_verbs(tokens, board.taken())),
            tuple(_find_pairs(tokens, '“"', '”"')) if "“" in text or '"' in text else (),
            tuple(_find_pairs(tokens, "(", ")")) if "(" in text else (),
            tuple([(number, bisect_left(board.starts, start)) for number, start in found]),
            board.owners(),
        )

    def find_weapon(self, name: str) -> Ref | None:
        """The munition that a name stands for, compared as designations are."""
        found = self._models.get(make_match_key(name))
        if found is None:
            entries = self._registers.find_all(name, ("munition",))
            found = entries[0].ref if entries else None
        return found

    # names of the registers and designations

    def _names(self, board: Board) -> Iterator[Mention]:
        """Registered names and designations; where two overlap the longer one."""
        named = [*self._lexicon.find(board.tokens, board.norms), *self._learned.find(board.tokens, board.norms)]
        found = [self._named(board, *name) for name in named if not _is_money(board, name[1])]
        found += [other for m in found if is_one_party(board, m) for other in self._inside(board, m)]
        found += [*self._designations(board, found), *list_joint(board, found)]
        found = [m for m in found if m.kind not in _DOUBTED or not is_other(board, m)]
        found += [
            board.make(first, last, Kind.BODY, (Ref("org", make_slug(board.words(first, last))),), known=False)
            for first, last, _, _ in find_demining_bodies(board.tokens, board.norms)
        ]
        found.sort(key=lambda m: (-(m.end - m.start), m.first, not m.known))
        yield from found

    def _inside(self, board: Board, mention: Mention) -> list[Mention]:
        """The names inside "State Party to the convention"."""
        first = mention.first + 2
        inside = self._lexicon.find(board.tokens[first : mention.last], board.norms[first : mention.last])
        return [self._named(board, first + a, first + b, names) for a, b, names in inside]

    def _named(self, board: Board, first: int, last: int, names: Sequence[Name]) -> Mention:
        name = names[0] if len(names) == 1 else min(names, key=self._rank)
        kind = Kind.ADJECTIVE if name.adjective else Kind.STATE if name.ref == self.home else _KINDS[name.ref.kind]
        known = self._registers.find_ref(name.ref) is not None
        return board.make(first, last, kind, (name.ref,), cls=name.cls, state=name.state, known=known)

    def _rank(self, name: Name) -> tuple[bool, bool, str]:
        """Which of those that bear a name comes first: what is of no state or this one's, nouns before adjectives."""
        return name.state not in (None, self.home), name.adjective, str(name.ref)

    def _designations(self, board: Board, named: Sequence[Mention]) -> list[Mention]:
        """The weapons that a text names by their form; a name behind a number that no register has belongs to it."""
        armed = None
        found: list[Mention] = []
        for start, end, printed, sure in find_designations(board.text, board.tokens):
            parts = self._models_of(printed)
            known = all(ref for _, ref in parts)
            if not known:
                armed = armed if armed is not None else any(token.norm in _ARMS for token in board.tokens)
                if not armed or not sure:
                    continue
            first, last = board.cover(start, end)
            given = "" if known or any(m.first <= last < m.last for m in named) else self._given(board, last, printed)
            names = [f"{parts[0][0]} {given}"] if given else [part for part, _ in parts]
            refs = tuple(ref or Ref("munition", make_slug(name)) for name, (_, ref) in zip(names, parts, strict=False))
            cls = self._classes.get(refs[0], "MunitionModel")
            found.append(board.make(first, last + bool(given), Kind.WEAPON, refs, cls=cls, known=known))
        return found

    def _models_of(self, printed: str) -> list[tuple[str, Ref | None]]:
        """The models that a form stands for, with what the register has; the plural's s belongs to none."""
        out = []
        for part in split_alternatives(printed):
            ref = self._models.get(make_match_key(part))
            single = part if ref else drop_plural(part)
            out.append((single, ref or self._models.get(make_match_key(single))))
        return out

    def _given(self, board: Board, place: int, printed: str) -> str:
        return find_given_name(board.tokens, place) if any(c.isdigit() for c in printed) else ""

    # dates and quantities

    def _add_values(self, board: Board) -> None:
        compared = []
        opening = [place for place, low in enumerate(board.lows) if _OPENS[low]]
        if not opening:
            return
        for time in find_times(board.text, list_date_starts(board.starts, board.lows, opening)):
            compares = _COMPARED.search(board.text[max(0, time.start - _SIGHT) : time.start])
            if compares and not board.text.startswith(_TELLING, time.end):
                compared.append(time)
            else:
                board.put_value(time)
        for amount in find_amounts(board.text, list_amount_starts(board.starts, board.lows, opening)):
            if not (compared and any(time.start <= amount.at < time.end for time in compared)):
                board.put_value(amount)

    # resolutions and meetings

    def find_resolution(self, text: str) -> Ref | None:
        """The first resolution that a text names by its number."""
        return next((_make_resolution(found) for found in _find_resolutions(_blank_markers(text)[0])), None)

    def _resolutions(self, board: Board) -> Iterator[Mention]:
        for found in _find_resolutions(board.text):
            ref = _make_resolution(found)
            yield board.make(*board.cover(*found.span()), Kind.RESOLUTION, (ref,), known=self._is_known(ref))

    def _meetings(self, board: Board) -> Iterator[Mention]:
        for found in _MEETING.finditer(board.text) if _MEETING_WORD.search(board.text) else ():
            first, last = board.cover(*found.span())
            if board.free(first, last):
                ref = Ref("meeting", make_slug(found[0]))
                yield board.make(first, last, Kind.MEETING, (ref,), known=False)

    def _is_known(self, ref: Ref) -> bool:
        return self._registers.find_ref(ref) is not None

    # names by their form

    def _add_shapes(self, board: Board) -> None:
        for first, last, shape, role in find_shapes(board.tokens, board.held()):
            kind, entity = _SHAPES[shape]
            words = board.words(first, last)
            key = make_slug(words)
            if key:
                board.put(board.make(first, last, kind, (Ref(entity, key),), known=False, role=role))


@lru_cache(maxsize=8)
def _list_models(registers: Registers) -> dict[str, Ref]:
    """The designations of the register, as they are compared -> what they designate."""
    return {
        make_match_key(name): entry.ref
        for entry in registers.entries("munition")
        for name in (entry.label, *entry.aliases)
        if any(c.isdigit() for c in name)
    }


def _find_resolutions(text: str) -> Iterator[re.Match[str]]:
    return _RESOLUTION.finditer(text) if "esolution" in text or "A/RES" in text else iter(())


def _make_resolution(found: re.Match[str]) -> Ref:
    number: str = found["number"] or found["symbol"]
    return Ref("resolution", f"{'s' if '/' not in number else 'a'}-res-{make_slug(number)}")


def _find_home(registers: Registers, country: str) -> Ref:
    """The state or territory that a profile is of: "Kosovo" acts in its own profile as a state does."""
    territory = Ref("territory", country)
    return territory if registers.find_ref(territory) is not None else Ref("state", country)


def _is_money(board: Board, last: int) -> bool:
    """Is "US" part of "US$5 million"?"""
    return last < len(board.tokens) and board.tokens[last].text[0] in "$€£"


def _blank_markers(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The text with blanks in place of its footnote markers, and the markers with their places."""
    if text[-1:].isdigit() or text[-2:-1].isdigit():
        text = _BARE.sub(lambda match: " " * len(match[0]), text)
    if "." in text[1:-1] and _HONOUR.search(text):
        text = _HONOUR.sub(lambda match: " " * len(match[0]), text)
    found = [(int(match[1]), match.start()) for match in _MARKER.finditer(text)] if "[" in text else []
    return _MARKER.sub(lambda match: " " * len(match[0]), text) if found else text, found


def _find_pairs(tokens: Sequence[Token], openers: str, closers: str) -> Iterator[tuple[int, int]]:
    """Ranges from an opening mark to behind its closing one; the outermost of nested ones."""
    opened: int | None = None
    depth = 0
    for place, token in enumerate(tokens):
        if opened is None and token.text in openers:
            opened, depth = place, 1
        elif opened is not None and token.text in closers and (token.text not in openers or token.text in '"'):
            depth -= 1
            if depth == 0:
                yield opened, place + 1
                opened = None
        elif opened is not None and token.text in openers:
            depth += 1
