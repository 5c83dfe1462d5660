"""The figures of a value of a casualty box: each number with the words that tell what it counts, and when.

A value is a list of parts ("1,200 casualties (300 killed; 900 injured) in 1999-2005; 12 in 2006"): what a part says of
time holds for all its figures. Numbers stand before their words ("3 ERW"), behind a label ("Killed: 8"), or behind
their words ("Antipersonnel mine 43").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from armstrace.loaders.date import Relation, Time, find_times
from armstrace.loaders.quantity import Amount, find_amounts

_NOUN = re.compile(r"[ /]*(?P<noun>[A-Za-z][A-Za-z /-]*(?:\([A-Z]+s?\))?[a-z ]*)")
_HEAD = re.compile(r"(?:^|[\n;.] *|(?<=\d ))([A-Z][A-Za-z/ -]{2,40}):")
_LABEL = re.compile(r"(?P<label>[A-Za-z][A-Za-z/ -]{1,40}): *\Z")
_BEHIND = re.compile(r"(?:\A|[;,]) *(?P<noun>[A-Z][A-Za-z /-]{2,40}?) *\Z")
#: Words that end no name of what is counted ("610 killed, since ...").
_ENDING = frozenset(
    """and or including since in as by of from during for between beginning end early late the""".split()  # noqa: SIM905
)
_ESTIMATED = re.compile(r"\bestimated?\b", re.IGNORECASE)


class Figure(NamedTuple):
    """A number of a value, as bounded as it is printed, and the words that tell what it counts. `head` is the label
    that stands before it within the value ("Device type: 40 ..."), `label` the one right before it ("Killed: 8"),
    `host` the words of the figure that one in brackets is a part of, `time` what its part says of time.
    """

    amount: Amount
    noun: str
    head: str = ""
    host: str = ""
    label: str = ""
    time: str | None = None
    estimated: bool = False

    @property
    def labelled(self) -> bool:
        """Does what it counts stand before it ("Killed: 8")?"""
        return bool(self.label) and self.noun == self.label


def list_figures(text: str) -> Iterator[Figure]:
    """Each number of a value with the words behind it, or before it ("Killed: 8", "ERW 15").

    >>> [(str(f.amount.value), f.noun, f.time) for f in list_figures("40 victims (3 killed) in 1999-2001; 9 in 2006")]
    [('40', 'victims', '1999/2001'), ('3', 'killed', '1999/2001'), ('9', '', '2006')]
    """
    times, outer = find_times(text), ""
    amounts = [a for a in find_amounts(text) if a.numbers and not a.unit and not _is_in(a, times)]
    parts = list(_cut_parts(text))
    for number, amount in enumerate(amounts):
        end = amounts[number + 1].start if number + 1 < len(amounts) else len(text)
        begin = amounts[number - 1].end if number else 0
        label = _LABEL.search(text[begin : amount.start])
        before = label["label"] if label else ""
        noun = _NOUN.match(text[amount.end : end])
        named = _trim(noun["noun"]) if noun else ""
        named = named or before or _name_behind(text[begin : amount.start], text[amount.end : end])
        heads = _HEAD.findall(text[: amount.start])
        inside = text[: amount.start].count("(") > text[: amount.start].count(")")
        outer = outer if inside else f"{before} {named}".strip()
        part = next((first, last) for first, last in parts if first <= amount.start <= last)
        yield Figure(
            amount,
            named,
            heads[-1] if heads else "",
            outer if inside else before,
            before,
            _find_period(text, part, times),
            bool(_ESTIMATED.search(text[part[0] : amount.start])),
        )


def _trim(words: str) -> str:
    """Words without those that lead on to what follows."""
    kept = words.split()
    while kept and kept[-1] in _ENDING:
        kept.pop()
    return " ".join(kept)


def _name_behind(before: str, behind: str) -> str:
    """ "Antipersonnel mine 43; ERW 15": the words before a number that has none behind it."""
    found = _BEHIND.search(before)
    ends = not behind.strip(" ;,") or behind.lstrip().startswith(";")
    return found["noun"] if found and ends else ""


def _cut_parts(text: str) -> Iterator[tuple[int, int]]:
    """The parts of a value: cut at the semicolons and line ends that stand outside brackets."""
    depth = begin = 0
    for place, mark in enumerate(text):
        depth += (mark == "(") - (mark == ")")
        if mark in ";\n" and depth <= 0:
            yield begin, place
            begin = place + 1
    yield begin, len(text)


def _find_period(text: str, part: tuple[int, int], times: Sequence[Time]) -> str | None:
    """What a part says of time outside its brackets: a year, a period, "as of" a date (up to it), "since" a year."""
    for time in times:
        if part[0] <= time.start < part[1] and text[: time.start].count("(") <= text[: time.start].count(")"):
            if time.relation is Relation.AS_OF:
                return f"/{time.edtf.strip('/').split('/')[-1]}"
            return time.edtf
    return None


def _is_in(amount: Amount, times: Sequence[Time]) -> bool:
    """Is the number part of a date?"""
    return any(time.start <= amount.at < time.end for time in times)
