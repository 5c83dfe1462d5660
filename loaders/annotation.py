"""Finding what a sentence names: registers first, then forms, then dates and quantities, each stretch of text once.

The order settles doubts: a resolution's number is no date, a date no quantity, the longer of two names wins. All of it
comes before any rule, so that rules see things and values, not words.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from armstrace.graph.names import Ref, make_slug
from armstrace.graph.registers import Registers
from armstrace.loaders.date import Time, find_times
from armstrace.loaders.designation import find_designations, make_match_key, split_alternatives
from armstrace.loaders.lexicon import Lexicon, Name, make_lexicon
from armstrace.loaders.mention import Annotation, Kind, Mention
from armstrace.loaders.quantity import Amount, find_amounts
from armstrace.loaders.shape import find_acronyms, find_shapes
from armstrace.loaders.token import Token, find_tokens
from armstrace.loaders.verb import Taken, find_verbs

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
    r"(?:(?:UN )?(?P<body>General Assembly|Security Council|UNGA|UNSC|GA)(?: \((?:UNGA|UNSC)\))? )?Resolutions?"
    r" (?P<number>\d{2}/\d{1,3}[A-Z]?|\d{3,4})(?! ?(?:mines|people))(?: \((?P<year>\d{4})\))?"
    r"|A/RES/(?P<symbol>\d{2}/\d{1,3})"
)
_MEETING = re.compile(
    r"(?:(?P<number>[A-Z][a-z]+(?:teenth|ieth|th|rd|nd|st|First|Second|Third)|First|Second|Third"
    r"|\d{1,3}(?:st|nd|rd|th)) )?"
    r"(?P<what>Annual Conference(?: of States Parties)?|Meetings? of (?:the )?States Parties|Review Conferences?|"
    r"Meetings? of (?:the )?High Contracting Parties|Intersessional Meetings?|Group of Governmental Experts)"
)
_MARKER = re.compile(r"\[(\d{1,3}) ?\]")
#: Words that show that a form is a weapon's designation.
_ARMS = frozenset(
    """mine bomb munition rocket missile submunition projectile launcher system shell warhead dispenser bomblet grenade
    landmine cluster antipersonnel antivehicle artillery mortar aircraft jet fuze weapon stockpile""".split()  # noqa: SIM905
)
_OUR_FORCES = frozenset(
    """force army military troop government navy aviation personnel soldier official authority diplomat police
    delegation
    representative army unit administration regime leadership engineer
    forces officials authorities troops""".split()  # noqa: SIM905
)
_FORCE_WORDS = _OUR_FORCES | frozenset(
    "armed air security defense defence state regular national federal ground border special senior foreign".split()  # noqa: SIM905
)
_BACKED = frozenset("backed supported led linked affiliated aligned sponsored allied".split())  # noqa: SIM905
_GROUPS = frozenset(
    """insurgent rebel separatist militia mercenary mercenaries fighter group force contractor opposition militant
    guerrilla combatant militiamen battalion coalition company""".split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
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
        self.home = Ref("state", country) if country else None
        self._models = {
            make_match_key(name): entry.ref
            for entry in registers.entries("munition")
            for name in (entry.label, *entry.aliases)
            if any(c.isdigit() for c in name)
        }
        self._classes = {entry.ref: entry.cls for entry in registers.entries("munition")}

    def learn(self, texts: Iterable[str]) -> None:
        """Take in the short forms that texts give in brackets behind full names."""
        for text in texts:
            tokens = tuple(find_tokens(text))
            for (first, last), short in find_acronyms(tokens):
                full = text[tokens[first].start : tokens[last - 1].end]
                known = [
                    names[0]
                    for begin, end, names in self._lexicon.find(tokens[first:last])
                    if end - begin == last - first
                ]
                name = known[0] if known else Name(Ref("org", make_slug(full) or "unnamed"), full, "")
                if known or any(token.text[0].isupper() for token in tokens[first:last]):
                    self._learned.add(replace(name, form=short))
                    self._learned.add(replace(name, form=full))

    def annotate(self, text: str, offset: int = 0) -> Annotation:
        """All that a sentence names, its verbs, quotations and brackets."""
        text, found = _blank_markers(text)
        tokens = tuple(find_tokens(text))
        board = _Board(text, tokens)
        for mention in self._resolutions(board):
            board.put(mention)
        for mention in self._names(board):
            board.put(mention)
        self._add_values(board)
        for mention in self._meetings(board):
            board.put(mention)
        self._add_shapes(board)
        board.mentions = _join_actors(board)
        return Annotation(
            text,
            offset,
            tokens,
            tuple(sorted(board.mentions, key=lambda m: (m.first, -m.last))),
            tuple(find_verbs(tokens, board.taken())),
            tuple(_find_pairs(tokens, '“"', '”"')),
            tuple(_find_pairs(tokens, "(", ")")),
            tuple((number, bisect_left(tokens, start, key=lambda token: token.start)) for number, start in found),
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

    def _names(self, board: _Board) -> Iterator[Mention]:
        """Registered names and designations; where two overlap the longer one."""
        found = [self._named(board, first, last, names) for first, last, names in self._lexicon.find(board.tokens)]
        found += [self._named(board, first, last, names) for first, last, names in self._learned.find(board.tokens)]
        found = [m for m in found if not _is_money(board, m)]
        found += self._designations(board)
        found.sort(key=lambda m: (-(m.end - m.start), m.first, not m.known))
        yield from found

    def _named(self, board: _Board, first: int, last: int, names: Sequence[Name]) -> Mention:
        name = min(names, key=lambda n: (n.state not in (None, self.home), n.adjective, str(n.ref)))
        kind = Kind.ADJECTIVE if name.adjective else _KINDS[name.ref.kind]
        known = self._registers.find_ref(name.ref) is not None
        return board.make(first, last, kind, (name.ref,), cls=name.cls, state=name.state, known=known)

    def _designations(self, board: _Board) -> list[Mention]:
        armed = None
        found: list[Mention] = []
        for start, end, printed, sure in find_designations(board.text):
            known = [self._models.get(make_match_key(part)) for part in split_alternatives(printed)]
            if not all(known):
                armed = armed if armed is not None else any(token.norm in _ARMS for token in board.tokens)
                if not armed or not sure:
                    continue
            refs = tuple(
                ref or Ref("munition", make_slug(part))
                for ref, part in zip(known, split_alternatives(printed), strict=True)
            )
            first, last = board.cover(start, end)
            cls = self._classes.get(refs[0], "MunitionModel")
            found.append(board.make(first, last, Kind.WEAPON, refs, cls=cls, known=all(known)))
        return found

    # dates and quantities

    def _add_values(self, board: _Board) -> None:
        for time in find_times(board.text):
            board.put_value(time)
        for amount in find_amounts(board.text):
            board.put_value(amount)

    # resolutions and meetings

    def _resolutions(self, board: _Board) -> Iterator[Mention]:
        for found in _RESOLUTION.finditer(board.text):
            number = found["number"] or found["symbol"]
            body = "s" if "/" not in number else "a"
            ref = Ref("resolution", f"{body}-res-{make_slug(number)}")
            yield board.make(*board.cover(*found.span()), Kind.RESOLUTION, (ref,), known=self._is_known(ref))

    def _meetings(self, board: _Board) -> Iterator[Mention]:
        for found in _MEETING.finditer(board.text):
            first, last = board.cover(*found.span())
            if board.free(first, last):
                ref = Ref("meeting", make_slug(found[0]))
                yield board.make(first, last, Kind.MEETING, (ref,), known=False)

    def _is_known(self, ref: Ref) -> bool:
        return self._registers.find_ref(ref) is not None

    # names by their form

    def _add_shapes(self, board: _Board) -> None:
        for first, last, shape, role in find_shapes(board.tokens, board.held()):
            kind, entity = _SHAPES[shape]
            words = board.words(first, last)
            key = make_slug(words)
            if key:
                board.put(board.make(first, last, kind, (Ref(entity, key),), known=False, role=role))


def _is_money(board: _Board, mention: Mention) -> bool:
    """Is "US" part of "US$5 million"?"""
    return mention.last < len(board.tokens) and board.tokens[mention.last].text[0] in "$€£"


def _blank_markers(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The text with blanks in place of its footnote markers, and the markers with their places."""
    found = [(int(match[1]), match.start()) for match in _MARKER.finditer(text)]
    return _MARKER.sub(lambda match: " " * len(match[0]), text) if found else text, found


class _Board:
    """The tokens of a sentence and which of them are spoken for."""

    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        self.text, self.tokens = text, tokens
        self.mentions: list[Mention] = []
        self._held: list[bool] = [False] * len(tokens)
        self._starts = {token.start: i for i, token in enumerate(tokens)}

    def cover(self, start: int, end: int) -> tuple[int, int]:
        """The range of tokens that lie in a range of the text."""
        first = self._starts.get(start)
        if first is None:
            first = next((i for i, token in enumerate(self.tokens) if token.end > start), len(self.tokens))
        last = first
        while last < len(self.tokens) and self.tokens[last].start < end:
            last += 1
        return first, last

    def words(self, first: int, last: int) -> str:
        return self.text[self.tokens[first].start : self.tokens[last - 1].end]

    def make(self, first: int, last: int, kind: Kind, refs: tuple[Ref, ...], **more: object) -> Mention:
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        return Mention(start, end, first, last, kind, refs, self.text[start:end], **more)  # type: ignore[arg-type]

    def free(self, first: int, last: int) -> bool:
        return first < last and not any(self._held[first:last])

    def put(self, mention: Mention) -> None:
        """Note a mention where nothing stands yet."""
        if self.free(mention.first, mention.last):
            self.hold(mention.first, mention.last)
            self.mentions.append(mention)

    def hold(self, first: int, last: int) -> None:
        """No further name may stand here."""
        self._held[first:last] = [True] * (last - first)

    def put_value(self, value: Time | Amount) -> None:
        """Note a date or quantity. A date may stand inside a name; a quantity may not."""
        first, last = self.cover(value.start, value.end)
        if isinstance(value, Time):
            if first < last and not self._in_number(first, last):
                self.mentions.append(self.make(first, last, Kind.TIME, (), time=value))
                self.hold(first, last)
        elif self.free(first, last):
            self.put(self.make(first, last, Kind.AMOUNT, (), amount=value))

    def _in_number(self, first: int, last: int) -> bool:
        kinds = (Kind.RESOLUTION, Kind.WEAPON, Kind.STATE)
        return any(m.first <= first and last <= m.last and m.kind in kinds for m in self.mentions)

    def held(self) -> list[bool]:
        """Which tokens belong to names, values or markers."""
        return list(self._held)

    def taken(self) -> list[int]:
        """What each token belongs to."""
        taken = [int(Taken.VALUE if held else Taken.FREE) for held in self._held]
        for mention in self.mentions:
            if mention.kind not in (Kind.TIME, Kind.AMOUNT):
                taken[mention.first : mention.last] = [int(Taken.NAME)] * (mention.last - mention.first)
        return taken

    def owners(self) -> dict[int, Mention]:
        owners: dict[int, Mention] = {}
        for mention in self.mentions:
            for place in range(mention.first, mention.last):
                if mention.kind is not Kind.TIME or place not in owners:
                    owners[place] = mention
        return owners


def _join_actors(board: _Board) -> list[Mention]:
    """Names of a state together with its forces ("Peruvian armed forces"), and groups that it backs."""
    out: list[Mention] = []
    for mention in sorted(board.mentions, key=lambda m: (m.first, -m.last)):
        if mention.kind in (Kind.STATE, Kind.ADJECTIVE):
            mention = _extend(board, mention)
        out.append(mention)
    out = _join_bodies(board, out)
    for i in range(len(out) - 2, -1, -1):
        mention, following = out[i], out[i + 1]
        if (
            mention.kind is Kind.ADJECTIVE
            and following.kind is Kind.STATE
            and following.role == "forces"
            and (
                board.words(mention.last, following.first).strip() in ("and", ",", "or")
                if mention.last < following.first
                else False
            )
        ):
            out[i] = replace(mention, kind=Kind.STATE, role="forces")
    return out


def _join_bodies(board: _Board, mentions: list[Mention]) -> list[Mention]:
    """ "US" and "Department of Defense", which no register has: one body of that state."""
    out: list[Mention] = []
    for mention in mentions:
        before = out[-1] if out else None
        if (
            before is not None
            and mention.kind is Kind.BODY
            and not mention.known
            and before.last == mention.first
            and before.kind in (Kind.STATE, Kind.ADJECTIVE)
            and not before.role
        ):
            out[-1] = _of_state(board, before, mention)
        else:
            out.append(mention)
    return out


def _of_state(board: _Board, owner: Mention, body: Mention) -> Mention:
    words = board.words(owner.first, body.last)
    return board.make(owner.first, body.last, Kind.BODY, (Ref("org", make_slug(words)),), state=owner.ref, known=False)


def _extend(board: _Board, mention: Mention) -> Mention:
    place = mention.last
    if board.tokens[place : place + 1] and board.tokens[place].text in "'’" and mention.kind is Kind.STATE:
        place += 2
    if place + 1 < len(board.tokens) and board.tokens[place].text == "-" and board.tokens[place + 1].norm in _BACKED:
        return _extend_group(board, mention, place + 2)
    last = place
    while last < len(board.tokens) and board.free(last, last + 1) and board.tokens[last].norm in _FORCE_WORDS:
        last += 1
    if last > place and board.tokens[last - 1].norm in _OUR_FORCES:
        board.hold(mention.first, last)
        return board.make(
            mention.first, last, Kind.STATE, mention.refs, cls=mention.cls, state=mention.ref, role="forces"
        )
    return mention


def _extend_group(board: _Board, mention: Mention, place: int) -> Mention:
    last = place
    while (
        last < len(board.tokens)
        and board.free(last, last + 1)
        and board.tokens[last].text.isalpha()
        and last - place < 4
    ):
        last += 1
        if board.tokens[last - 1].norm in _GROUPS and not (
            last < len(board.tokens) and board.tokens[last].norm in _GROUPS
        ):
            words = board.words(mention.first, last)
            board.hold(mention.first, last)
            return board.make(
                mention.first,
                last,
                Kind.GROUP,
                (Ref("group", make_slug(words)),),
                state=mention.ref,
                known=False,
                role=board.tokens[place - 1].norm,
            )
    return mention


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
