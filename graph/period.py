"""Times: an EDTF string becomes four bounds, by our own written table (docs/periods.md).

The `edtf` package reads the string (graph/edtf_date.py). What it covers is our own rule, because fuzzy dates must not
become more exact than their source, nor wider than a reader would take them.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import TYPE_CHECKING

from armstrace.graph.errors import InputError

if TYPE_CHECKING:
    from armstrace.graph.edtf_date import EdtfDate

_NAMES = "january february march april may june july august september october november december"
_MONTHS = _NAMES.split()
_WORD = re.compile(
    r"\b(?P<word>early|mid|late|first half of|second half of)(?:[- ]to[- ](?P<upto>mid|late))?[- ](?:the )?"
    rf"(?:(?P<month>{'|'.join(_MONTHS)}),? )?(?P<year>\d{{4}})(?P<decade>s)?\b",
    re.IGNORECASE,
)
#: Season -> first month and number of months (northern hemisphere). Winter is wide: either of the two of a year.
_SEASONS = {21: (3, 3), 22: (6, 3), 23: (9, 3), 24: (0, 15)}
#: Word -> (first, last) twelfth of the year, counted from 1. They overlap, as usage does.
_TWELFTHS = {"early": (1, 4), "mid": (4, 9), "late": (9, 12), "first half of": (1, 6), "second half of": (7, 12)}
#: Word -> (first, last) day of the month; 31 stands for the last.
_DAYS = {"early": (1, 12), "mid": (9, 22), "late": (20, 31), "first half of": (1, 16), "second half of": (15, 31)}
#: Word -> (first, last) year of the decade.
_YEARS = {"early": (0, 4), "mid": (3, 7), "late": (5, 9), "first half of": (0, 5), "second half of": (5, 9)}

#: What "early", "mid" and "late" stand before, (year, month): first and last word. A decade has month 0.
_Words = dict[tuple[int, int | None], tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Period:
    """The days between which something began and ended, each included; None where nothing bounds it.

    They are SEM's hasEarliestBeginTimeStamp, hasLatestBeginTimeStamp, hasEarliestEndTimeStamp, hasLatestEndTimeStamp.
    """

    earliest_begin: date | None
    latest_begin: date | None
    earliest_end: date | None
    latest_end: date | None


@dataclass(frozen=True, slots=True)
class _Extent:
    """The days that one date of an EDTF string covers, and its unit in months (0: a day)."""

    first: date
    last: date
    months: int


def parse_period(edtf: str, *, written: str | None = None, as_of: str | None = None) -> Period:
    """The four bounds of an EDTF string (level 1).

    `written` are the words of the text where EDTF loses some ("early 2018"): the word narrows the date that it stands
    before. `as_of` (EDTF) is the date up to which the text knows: an unknown or open end is bounded by it, so that no
    filter reaches past what the source vouches for. Raises InputError for anything else than EDTF level 1, for a day
    that no calendar has and for an end before its begin.
    """
    from armstrace.graph.edtf_date import parse_edtf_time  # loads a grammar, which most commands have no use for

    time, words = parse_edtf_time(edtf), _parse_words(written or "")
    begin, finish = _find_extent(time.begin, edtf, words), _find_extent(time.end, edtf, words)
    if finish is None and as_of is not None:
        known = parse_edtf_time(as_of)
        if known.is_interval:
            raise InputError(f"the as-of date {as_of!r} is an interval", remedy="write a day, month or year")
        finish = _find_extent(known.end, as_of, {})
    if begin and finish and time.is_interval and begin.first > finish.last:
        raise InputError(f"the time {edtf!r} ends before it begins", remedy=f"as of {as_of}" if as_of else "")
    return Period(
        begin.first if begin else None,
        begin.last if begin else None,
        finish.first if finish else None,
        finish.last if finish else None,
    )


def last_day(edtf: str) -> date:
    """The last day of an as-of date: 'July 2021' -> 2021-07-31. Raises InputError where there is none."""
    latest = parse_period(edtf).latest_end
    if latest is None:
        raise InputError(f"the date {edtf!r} has no last day", remedy="write a day, month or year")
    return latest


def _find_extent(found: EdtfDate | None, whole: str, words: _Words) -> _Extent | None:
    """What one date covers; None for an unknown or open end."""
    if found is None:
        return None
    try:
        return _widen(_narrow(_cover(found), found, words), found.mark)
    except (ValueError, OverflowError) as error:
        raise InputError(f"{whole!r} names a day that is in no calendar") from error


def _cover(found: EdtfDate) -> _Extent:
    """The days of a date without its mark and words. Raises ValueError for a day that is in no calendar."""
    low, high = int(found.year.replace("X", "0")), int(found.year.replace("X", "9"))
    if found.month is None:
        return _Extent(date(max(low, MINYEAR), 1, 1), date(min(high, MAXYEAR), 12, 31), 12 * (high - low + 1))
    if found.month in _SEASONS:
        first, length = _SEASONS[found.month]
        return _Extent(_month_start(low, first), _month_start(low, first + length) - timedelta(days=1), 3)
    if found.day is None:
        return _Extent(date(low, found.month, 1), _month_end(low, found.month), 1)
    exact = date(low, found.month, found.day)
    return _Extent(exact, exact, 0)


def _narrow(extent: _Extent, found: EdtfDate, words: _Words) -> _Extent:
    """The part of a decade, year or month that "early", "mid" or "late" before it means."""
    year, month = int(found.year.replace("X", "0")), found.month if extent.months == 1 else None
    named = words.get((year, month if extent.months != 120 else 0))
    if named is None or extent.months not in (1, 12, 120):
        return extent
    low, high = named
    if extent.months == 1 and month is not None:
        length = extent.last.day
        first, last = min(_DAYS[low][0], length), min(_DAYS[high][1], length)
        return _Extent(date(year, month, first), date(year, month, last), 1)
    if extent.months == 12:
        return _Extent(date(year, _TWELFTHS[low][0], 1), _month_end(year, _TWELFTHS[high][1]), 12)
    return _Extent(date(year + _YEARS[low][0], 1, 1), date(year + _YEARS[high][1], 12, 31), 120)


def _widen(extent: _Extent, mark: str) -> _Extent:
    """`~` and `%` (approximate) widen by one unit of the date's own kind on both sides; `?` (uncertain) does not."""
    if mark not in ("~", "%"):
        return extent
    if extent.months == 0:
        return _Extent(extent.first - timedelta(days=1), extent.last + timedelta(days=1), 0)
    first, last = extent.first, extent.last
    begin = _month_start(first.year, first.month - extent.months).replace(day=first.day)
    end = _month_start(last.year, last.month + 1 + extent.months) - timedelta(days=1)
    return _Extent(begin, end, extent.months)


def _parse_words(written: str) -> _Words:
    """What "early", "mid" and "late" stand before: (year, month) -> first and last word. A decade has month 0."""
    found = {}
    for match in _WORD.finditer(written):
        month = _MONTHS.index(match["month"].lower()) + 1 if match["month"] else 0 if match["decade"] else None
        word = match["word"].lower()
        found[int(match["year"]), month] = word, (match["upto"] or word).lower()
    return found


def _month_start(year: int, month: int) -> date:
    """The first day of a month; months before 1 and after 12 run into other years."""
    years, rest = divmod(month - 1, 12)
    return date(year + years, rest + 1, 1)


def _month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])
