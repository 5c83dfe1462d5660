"""Sections of a profile: where each begins, what it is called and when it was last updated.

A section's title also occurs as a heading inside another; the date line tells them apart. Three orders are known: the
title and then, within three lines, the date (2015 to 2024); the date and then the title (2010 to 2014); no date at all
(1999 to 2009, and copies that lost it). In a copy that lost a one-word title the date line alone begins a section.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from armstrace.loaders import label
from armstrace.loaders.line import DEFINITION, Line

_DATE_WITHIN = 3
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
UNTITLED = "Untitled"


@dataclass(frozen=True, slots=True)
class Start:
    """Where a section begins, and which lines hold its title and date. All are line numbers.

    `title_line` is None where the copy lost the title, `date_line` where it lost the date.
    """

    first: int
    title_line: int | None
    date_line: int | None
    updated: date | None

    @property
    def last(self) -> int:
        """The last line of title and date."""
        return max(self.first, self.title_line or 0, self.date_line or 0)


def find_starts(lines: Sequence[Line]) -> tuple[Start, ...]:
    """The beginnings of the sections, in order. Empty where the copy has neither a section's title nor a date line."""
    dated = _find_dated(lines)
    taken = {place for start in dated for place in range(start.first, start.last + 1)}
    starts = sorted([*dated, *_find_undated(lines, dated, taken)], key=lambda start: start.first)
    return tuple(starts)


def parse_updated(text: str) -> date | None:
    """The day of a line `Last updated: 7 August 2018`, None for any other line and for a day that no calendar has."""
    match = label.UPDATED.match(text)
    if match is None:
        return None
    day, month, year = match[1].replace(",", "").split()
    try:
        return date(int(year), _MONTHS.index(month) + 1, int(day))
    except ValueError:
        return None


def _find_dated(lines: Sequence[Line]) -> list[Start]:
    starts: list[Start] = []
    free = 0
    for place, line in enumerate(lines):
        if not label.UPDATED.match(line.text):
            continue
        updated = parse_updated(line.text)
        before = [p for p in range(max(free, place - _DATE_WITHIN), place) if label.find_title(lines[p].text)]
        if before:
            start = Start(before[-1], before[-1], place, updated)
        elif place + 1 < len(lines) and label.find_title(lines[place + 1].text):
            start = Start(place, place + 1, place, updated)
        else:
            start = Start(place, None, place, updated)
        starts.append(start)
        free = start.last + 1
    return starts


def _find_undated(lines: Sequence[Line], dated: Sequence[Start], taken: set[int]) -> list[Start]:
    """Titles without a date that begin a section: the first of all, those that are no heading, those behind notes."""
    begins = {start.first for start in dated}
    starts: list[Start] = []
    any_before, notes_before = False, False
    for place, line in enumerate(lines):
        if place in begins:
            any_before, notes_before = True, False
        elif DEFINITION.match(line.text):
            notes_before = True
        title = label.find_title(line.text)
        if title is None or place in taken or line.bullet:
            continue
        plain = not dated and title in label.PLAIN_TITLES
        if notes_before or plain or not (any_before or dated):
            starts.append(Start(place, place, None, None))
            any_before, notes_before = True, False
    return starts


_TREATIES = (
    (re.compile(r"Convention on Cluster Munitions"), "Cluster Munition Ban Policy"),
    (re.compile(r"Mine Ban Treaty"), "Mine Ban Policy"),
)
_STATUS = re.compile(
    r"(?P<name>[A-Z][^.;:()\d]{2,80}?) (?:has not (?:yet )?(?:acceded|ratified|signed|joined)|signed|ratified"
    r"|acceded to|is (?:not )?(?:a )?(?:[Ss]tate [Pp]arty|party)(?: to)?|became a State Party)"
)
_SMALL_WORDS = frozenset({"of", "the", "and", "de", "da", "d’Ivoire"})
_CLUES = (
    (re.compile(r"COUNTRY SUMMARY|ASSESSING THE IMPACT|Country [Ss]ummary"), "Impact"),
    (re.compile(r"Contaminated by:|[Mm]ine action (?:program|management)"), "Mine Action"),
    (re.compile(r"Victim [Aa]ssistance"), "Casualties and Victim Assistance"),
    (re.compile(r"All known casualties|[Cc]asualties (?:occurring )?in \d{4}|Casualties [Oo]verview"), "Casualties"),
)


def guess_title(lines: Sequence[Line]) -> str | None:
    """The title of a section whose copy lost it: by the status sentence, else by words that only one kind has."""
    for line in lines:
        status = find_status(line.text)
        named = [(found.start(), title) for pattern, title in _TREATIES if (found := pattern.search(line.text))]
        if status and named:
            return min(named)[1]
    short = [line.text for line in lines if len(line.text) < 100]
    found_clues = (title for pattern, title in _CLUES for text in short if pattern.search(text))
    return next(found_clues, None)


def find_status(text: str) -> str | None:
    """The state that a status sentence names (`<Formal name> has not acceded to ...`), None for any other line."""
    match = _STATUS.match(text[:200])
    if match is None or not any(treaty.search(text) for treaty, _ in _TREATIES):
        return None
    name = match["name"].removeprefix("The ")
    return name if all(word[0].isupper() or word in _SMALL_WORDS for word in name.split()) else None
