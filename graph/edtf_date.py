"""The border to the edtf package: an EDTF string in, the parts of its dates out. Nothing of the package goes past here.

Taken are level 1's dates, seasons and intervals with years of four figures. What the package reads beyond that, and
what it stumbles over, is refused by name (docs/decisions/0053).
"""

from __future__ import annotations

import io
from contextlib import redirect_stdout
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

import edtf

from armstrace.graph.errors import InputError

#: Level 1 with years of four figures is no longer than two marked days. The package takes minutes for long lists.
_LONGEST = len("2015-02-09~/2015-02-09~")


@dataclass(frozen=True, slots=True)
class EdtfDate:
    """One date of an EDTF string.

    `year` has four figures, the last ones X where they are unspecified; `month` may be a season; month and day are None
    where they are left out or unspecified. `mark` is `~` (approximate), `?` (uncertain), `%` (both) or empty.
    """

    year: str
    month: int | None
    day: int | None
    mark: str


@dataclass(frozen=True, slots=True)
class EdtfTime:
    """An EDTF string: one date, which is begin and end, or an interval, where None is an unknown or open end."""

    begin: EdtfDate | None
    end: EdtfDate | None
    is_interval: bool


@cache
def parse_edtf_time(text: str) -> EdtfTime:
    """The dates of an EDTF string. Raises InputError for anything else than EDTF's level 1 with years of four figures.

    The package takes milliseconds a string, so each is read once. Plain days, of which data sets hold thousands, are
    read by the standard library.
    """
    day = _find_day(text)
    if day is not None:
        return EdtfTime(day, day, is_interval=False)
    if len(text) > _LONGEST:
        raise _refuse(text)
    parsed = _parse(text)
    if type(parsed) in (edtf.Interval, edtf.Level1Interval):
        time = EdtfTime(_read_end(parsed.lower, text), _read_end(parsed.upper, text), is_interval=True)
    else:
        only = _read_date(parsed, text)
        time = EdtfTime(only, only, is_interval=False)
    if (time.begin is None and time.end is None) or str(parsed) != text:  # it may have passed over something
        raise _refuse(text)
    return time


def _find_day(text: str) -> EdtfDate | None:
    """The date of YYYY-MM-DD; None for any other form and for a day of no calendar."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return EdtfDate(text[:4], day.month, day.day, "") if day.isoformat() == text else None


def _parse(text: str) -> Any:
    """What the package makes of the text. It fails in several ways, and prints to standard output where it does."""
    try:
        with redirect_stdout(io.StringIO()):
            return edtf.parse_edtf(text)
    except (edtf.EDTFParseException, AttributeError, TypeError, ValueError) as error:
        raise _refuse(text) from error


def _read_end(parsed: Any, text: str) -> EdtfDate | None:
    """An end of an interval; None where it is unknown or open."""
    return None if isinstance(parsed, edtf.UnspecifiedIntervalSection) else _read_date(parsed, text)


def _read_date(parsed: Any, text: str) -> EdtfDate:
    """One date of level 1. Types are compared, since those derived from them are of level 2."""
    qualified = isinstance(parsed, edtf.UncertainOrApproximate)
    dated, mark = (parsed.date, parsed.ua) if qualified else (parsed, getattr(parsed, "ua", None))
    if type(dated) is edtf.Season and mark is None:
        found = EdtfDate(dated.year, int(dated.season), None, "")
    elif type(dated) in (edtf.Date, edtf.Unspecified) and not dated.significant_digits:
        found = EdtfDate(dated.year, _find_number(dated.month), _find_number(dated.day), str(mark or ""))
    else:
        raise _refuse(text)
    if len(found.year) != 4 or not found.year.rstrip("X").isdigit():
        raise _refuse(text)
    return found


def _find_number(figures: str | None) -> int | None:
    """The number of a month or day; None where it is left out or unspecified."""
    return None if figures is None or figures == "XX" else int(figures)


def _refuse(text: str) -> InputError:
    return InputError(f"{text!r} is no EDTF date of level 1", remedy="such as 2015, 2015-02, 1994/1996, 1999/")
