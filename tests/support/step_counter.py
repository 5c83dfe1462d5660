"""A backtracking matcher that counts its steps: what a regular expression costs on a text, without a clock.

It walks the tree that Python's own parser makes of a pattern and takes the turns of the engine of `re` in the same
order. A step is one try of a character, a place or a turn of a repeat. Single characters and places are judged by `re`
itself, so that case and categories are its own; that both find the same matches is a test (tests/hostile).
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from typing import Any

_PARSER: Any = import_module("re._parser")
_COMPILER: Any = import_module("re._compiler")
_REPEATS = frozenset({"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"})
_SINGLE = frozenset({"LITERAL", "NOT_LITERAL", "IN", "ANY"})
#: Frames that a run over some thousand characters may need.
_DEEP = 1_000_000

#: From a place in the text to the end of the match, or -1.
_Run = Callable[[int], int]


class StepLimitError(Exception):
    """More steps than were allowed."""


class _Fits(dict[str, bool]):
    """Character -> does it fit, as `re` says."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self._pattern = pattern

    def __missing__(self, char: str) -> bool:
        self[char] = fits = self._pattern.fullmatch(char) is not None
        return fits


class StepCounter:
    """Counts the steps of one pattern. `steps` are those of the last use."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        tree = _PARSER.parse(pattern.pattern, pattern.flags)
        self.steps = 0
        self._most = 0
        self._text = ""
        self._refused = -1
        self._groups: dict[int, tuple[int, int]] = {}
        self._referred = "GROUPREF" in repr(tree)
        self._search = self._chain(tree, pattern.flags, lambda at: at if at != self._refused else -1)
        self._full = self._chain(tree, pattern.flags, lambda at: at if at == len(self._text) else -1)
        begins = self._begin(list(tree), pattern.flags)
        self._starts = None if begins is None else _Starts([(begins, True)])

    def count(self, method: str, text: str, most: int) -> int:
        """Steps of `match`, `fullmatch` or (any other name) of finding all matches; StepLimitError above `most`."""
        self.find(method, text, most)
        return self.steps

    def find(self, method: str, text: str, most: int) -> list[tuple[int, int]]:
        """The spans of the matches that the method finds."""
        self._text, self._most, self._refused, self.steps = text, most, -1, 0
        self._groups.clear()
        before = sys.getrecursionlimit()
        sys.setrecursionlimit(_DEEP)
        try:
            if method in ("match", "fullmatch"):
                end = (self._search if method == "match" else self._full)(0)
                return [(0, end)] if end >= 0 else []
            return self._find_all(text)
        finally:
            sys.setrecursionlimit(before)

    def _find_all(self, text: str) -> list[tuple[int, int]]:
        """The matches one after another; where one is empty, the next that begins there is not."""
        found: list[tuple[int, int]] = []
        at = 0
        while at <= len(text):
            if self._starts is None or (at < len(text) and self._starts[text[at]]):
                self._groups.clear()
                end = self._search(at)
                if end >= 0:
                    found.append((at, end))
                    self._refused = end if end == at else -1
                    at = end
                    continue
            at += 1
        return found

    def _step(self, steps: int = 1) -> None:
        self.steps += steps
        if self.steps > self._most:
            raise StepLimitError

    def _chain(self, items: Any, flags: int, after: _Run) -> _Run:
        """What runs over parts one after another, and then on."""
        for kind, value in reversed(list(items)):
            after = self._make(str(kind), value, flags, after)
        return after

    def _make(self, kind: str, value: Any, flags: int, after: _Run) -> _Run:
        """What runs over one part, and then on. Raises NotImplementedError for a part that is not known here."""
        if kind in _SINGLE:
            return self._make_single(_fit(kind, value, flags), after)
        if kind in _REPEATS:
            return self._make_repeat(kind, value, flags, after)
        make = {
            "BRANCH": self._make_branch,
            "SUBPATTERN": self._make_group,
            "ATOMIC_GROUP": self._make_atomic,
            "ASSERT": partial(self._make_assertion, True),
            "ASSERT_NOT": partial(self._make_assertion, False),
            "AT": self._make_place,
            "GROUPREF": self._make_reference,
            "FAILURE": lambda *_: lambda at: -1,
        }.get(kind)
        if make is None:
            raise NotImplementedError(f"{kind}: say in {__file__} how it is matched")
        return make(value, flags, after)

    def _make_single(self, fits: _Fits, after: _Run) -> _Run:
        def run(at: int) -> int:
            self._step()
            return after(at + 1) if at < len(self._text) and fits[self._text[at]] else -1

        return run

    def _make_place(self, value: Any, flags: int, after: _Run) -> _Run:
        pattern = _compile(_part("AT"), value, flags)

        def run(at: int) -> int:
            self._step()
            return after(at) if pattern.match(self._text, at) else -1

        return run

    def _make_atomic(self, items: Any, flags: int, after: _Run) -> _Run:
        return self._make_closed(self._chain(items, flags, _stay), after)

    def _make_closed(self, inner: _Run, after: _Run) -> _Run:
        """What is not tried in another way once it is through."""

        def run(at: int) -> int:
            end = inner(at)
            return after(end) if end >= 0 else -1

        return run

    def _make_assertion(self, wanted: bool, value: Any, flags: int, after: _Run) -> _Run:
        direction, inner = value
        back = inner.getwidth()[0] if direction < 0 else 0
        looked = self._chain(inner, flags, _stay)

        def run(at: int) -> int:
            self._step()
            stands = at >= back and looked(at - back) >= 0
            return after(at) if stands is wanted else -1

        return run

    def _make_branch(self, value: Any, flags: int, after: _Run) -> _Run:
        """The alternatives that can begin with the character that follows, in turn."""
        runs = [(self._begin(list(items), flags), self._chain(items, flags, after)) for items in value[1]]
        starts = _Starts(runs)
        empty = [run for begins, run in runs if begins is None]

        def run(at: int) -> int:
            self._step()
            for one in starts[self._text[at]] if at < len(self._text) else empty:
                end = one(at)
                if end >= 0:
                    return end
            return -1

        return run

    def _make_group(self, value: Any, flags: int, after: _Run) -> _Run:
        """A group; where parts refer to groups, its span is kept while the rest is tried."""
        number, added, removed, inner = value
        flags = (flags | added) & ~removed
        if number is None or not self._referred:
            return self._chain(inner, flags, after)
        begun: list[int] = []

        def close(at: int) -> int:
            before, start = self._groups.get(number), begun.pop()
            self._groups[number] = (start, at)
            end = after(at)
            begun.append(start)
            if end < 0:
                self._groups.pop(number)
                self._groups |= {number: before} if before else {}
            return end

        body = self._chain(inner, flags, close)

        def run(at: int) -> int:
            begun.append(at)
            end = body(at)
            begun.pop()
            return end

        return run

    def _make_reference(self, number: int, flags: int, after: _Run) -> _Run:
        """What a group had, as it stood: a pattern that ignores case as well is not made for this."""

        def run(at: int) -> int:
            start, end = self._groups.get(number, (0, -1))
            self._step(max(1, end - start))
            same = end >= start and self._text.startswith(self._text[start:end], at)
            return after(at + end - start) if same else -1

        return run

    def _make_repeat(self, kind: str, value: Any, flags: int, after: _Run) -> _Run:
        least, most, inner = int(value[0]), int(value[1]), list(value[2])
        if len(inner) == 1 and str(inner[0][0]) in _SINGLE:
            fits = _fit(str(inner[0][0]), inner[0][1], flags)
            if kind == "MIN_REPEAT":
                return self._repeat_few(least, most, fits, after)
            return self._repeat_many(least, most, fits, after, possessive=kind == "POSSESSIVE_REPEAT")
        if kind == "POSSESSIVE_REPEAT":
            return self._make_closed(self._repeat_parts(least, most, inner, flags, _stay, lazy=False), after)
        return self._repeat_parts(least, most, inner, flags, after, lazy=kind == "MIN_REPEAT")

    def _repeat_many(self, least: int, most: int, fits: _Fits, after: _Run, *, possessive: bool) -> _Run:
        """As many characters as fit, then one fewer at a time."""

        def run(at: int) -> int:
            text = self._text
            end, last = at, min(len(text), at + most)
            while end < last and fits[text[end]]:
                end += 1
            self._step(end - at + 1)
            if possessive:
                return after(end) if end - at >= least else -1
            while end - at >= least:
                self._step()
                found = after(end)
                if found >= 0:
                    return found
                end -= 1
            return -1

        return run

    def _repeat_few(self, least: int, most: int, fits: _Fits, after: _Run) -> _Run:
        """As few characters as the rest allows, then one more at a time."""

        def run(at: int) -> int:
            text = self._text
            end, last = at, min(len(text), at + most)
            while True:
                self._step()
                if end - at >= least:
                    found = after(end)
                    if found >= 0:
                        return found
                if end >= last or not fits[text[end]]:
                    return -1
                end += 1

        return run

    def _repeat_parts(self, least: int, most: int, inner: Any, flags: int, after: _Run, *, lazy: bool) -> _Run:
        """Parts over and over: the rest is tried first where it is lazy, else last; an empty turn ends it."""
        turns: list[tuple[int, int]] = []

        def turn(at: int, count: int) -> int:
            self._step()
            end = after(at) if lazy and count >= least else -1
            if end < 0 and count < most:
                turns.append((count, at))
                end = body(at)
                turns.pop()
            if end < 0 and not lazy and count >= least:
                end = after(at)
            return end

        def again(at: int) -> int:
            count, start = turns.pop()
            end = -1 if at == start and count >= least else turn(at, count + 1)
            turns.append((count, start))
            return end

        body = self._chain(inner, flags, again)
        return lambda at: turn(at, 0)

    def _begin(self, items: list[Any], flags: int) -> list[_Fits] | None:
        """What the first character of a match may be; None where a match may be empty, or is not told here."""
        for place, (kind, value) in enumerate(items):
            name = str(kind)
            if name in _SINGLE:
                return [_fit(name, value, flags)]
            if name == "BRANCH":
                return _join(self._begin([*branch, *items[place + 1 :]], flags) for branch in value[1])
            if name == "SUBPATTERN":
                return self._begin([*value[3], *items[place + 1 :]], (flags | value[1]) & ~value[2])
            if name in _REPEATS:
                ways = [[*value[2], *items[place + 1 :]], *([items[place + 1 :]] if value[0] == 0 else [])]
                return _join(self._begin(way, flags) for way in ways)
            if name not in ("AT", "ASSERT", "ASSERT_NOT"):
                return None
        return None


class _Starts(dict[str, list[Any]]):
    """Character -> what can begin with it."""

    def __init__(self, ways: Sequence[tuple[list[_Fits] | None, Any]]) -> None:
        self._ways = ways

    def __missing__(self, char: str) -> list[Any]:
        self[char] = fit = [way for begins, way in self._ways if begins is None or any(one[char] for one in begins)]
        return fit


def _join(ways: Any) -> list[_Fits] | None:
    """All beginnings of some ways; None if one of them is not told."""
    joined: list[_Fits] = []
    for way in ways:
        if way is None:
            return None
        joined += way
    return joined


def _stay(at: int) -> int:
    """The end of a part that is looked at by itself."""
    return at


def _part(kind: str) -> Any:
    return getattr(_PARSER, kind)


def _fit(kind: str, value: Any, flags: int) -> _Fits:
    return _Fits(_compile(_part(kind), value, flags))


def _compile(kind: Any, value: Any, flags: int) -> re.Pattern[str]:
    """A pattern of one part of a tree."""
    state = _PARSER.State()
    state.flags = flags
    found: re.Pattern[str] = _COMPILER.compile(_PARSER.SubPattern(state, [(kind, value)]), flags)
    return found
