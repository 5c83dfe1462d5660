"""Dates and periods in a text -> EDTF, with the words that EDTF loses.

Dates are found as atoms (a day, month, year, decade, each with "early", "end of" and the like), then joined by what
stands between them ("-", "to", "and" after "between"), then set in relation by the word before them ("since", "until",
"as of"). A result is never more exact than the words: "early 2018" is `2018` with its words kept.
"""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Iterable, Iterator, Sequence
from datetime import MAXYEAR, date, timedelta
from enum import StrEnum
from functools import lru_cache

from armstrace.graph.quick import quick
from armstrace.graph.sealed import replace, sealed
from armstrace.loaders.token import find_at

MONTHS = tuple(name for name in month_name if name)
_NUMBER = {name[:length]: n for n, name in enumerate(MONTHS, 1) for length in (3, len(name))} | {"Sept": 9}
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_MONTH = rf"(?:{'|'.join(MONTHS)}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
_YEAR = r"(?:1[5-9]\d\d|20\d\d)"
_QUALIFIER = (
    r"(?:(?:the )?(?P<edge>[Ee]arly|[Mm]id|[Ll]ate|[Ee]nd|[Bb]eginning|[Ss]tart|[Mm]iddle|[Ff]irst half|[Ss]econd half|"
    r"(?:[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ll]ast) quarter|[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)"
    r"(?: of(?: the year)?|[- ]to[- ]late)?[- ])?"
)
#: "November-December 2005": behind the end of a month's name and a hyphen only another month begins a date.
_BEHIND_MONTH = rf"(?<=(?:ary|rch|ril|May|une|uly|ust|ber)-)(?={_MONTH})"
_ATOM = re.compile(
    rf"(?<![\w$€£.#:])(?<!\d,)(?:(?<![A-Za-z][-/])|{_BEHIND_MONTH})(?<!^/)(?:{_QUALIFIER}(?:"
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<month>{_MONTH})(?:,? (?P<year>{_YEAR})(?![\w/]|-\d\d-))?"
    rf"|(?P<month2>{_MONTH}) (?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?:,? (?P<year2>{_YEAR})\b|(?![\d,.]?\d|mm|km))"
    rf"|(?P<month3>{_MONTH}),?(?: of)? (?P<year3>{_YEAR})(?!\w)"
    rf"|(?P<iso>{_YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?!\d)"
    r"|(?:the )?(?P<decade>(?:1[5-9]|20)\d0)s\b"
    rf"|(?P<year4>{_YEAR})(?:(?P<short>[-–/]\d\d)(?![\d,.]*\d))?"
    rf"(?![\w%²]|[.,:]\d|/(?!{_YEAR}\b)| ?(?:km|mm|m)[2²]?\b|-[A-Za-z])"
    rf"|(?P<month5>{_MONTH})(?=[-–—]{_MONTH}| (?:to|and) {_MONTH})"
    rf"|(?P<day6>\d{{1,2}})(?=(?:[-–—]| and | to |, )\d{{1,2}} {_MONTH})))"
)
_ANY_YEAR = re.compile(_YEAR)
#: What a date may begin with, beside figures: words of edges, "the", and months.
_FIRST_WORDS = frozenset(
    "the early mid late end beginning start middle first second third fourth last".split()  # noqa: SIM905
) | {name.lower() for name in (*_NUMBER, *_SEASONS)}
_DASH = re.compile(r" ?[-–—/] ?")
_TO = re.compile(r",? (?:and )?(?:to|until|till|through|up to)(?: the)? ")
_AND = re.compile(r",? and(?: the)? ")
_RANGE_LEAD = re.compile(r"\b(?:from|[Bb]etween|From)(?: the)? $")
_BETWEEN_LEAD = re.compile(r"\b[Bb]etween(?: the)? $")


@quick
class Relation(StrEnum):
    """How a date stands to what is said of it."""

    AT = "at"
    SINCE = "since"
    AFTER = "after"
    UNTIL = "until"
    BEFORE = "before"
    BY = "by"
    AS_OF = "as of"


#: How words before a date set it in relation: relation, words, and what these may end in ("the" apart), asked first.
_RELATIONS: tuple[tuple[Relation, re.Pattern[str], frozenset[str]], ...] = tuple(
    (relation, re.compile(rf"(?:^|(?<![\w-]))(?:{words})(?: the)? $", re.IGNORECASE), frozenset(ends.split()) | {"the"})
    for relation, ends, words in (
        (
            Relation.AS_OF,
            "of at from late early to",
            r"as (?:of|at|from)(?: (?:the|late|early))?|status as of|current (?:as of|to)",
        ),
        (
            Relation.SINCE,
            "since least from starting in on",
            r"since(?: at least)?|from(?= )|ever since|starting(?: in| on)?|beginning (?:in|on)",
        ),
        (
            Relation.SINCE,
            "in on of a an its their",
            r"since (?:the )?[a-z][a-z' -]{0,50} (?:in|on|of)|since (?:an?|the|its|their)",
        ),
        (
            Relation.UNTIL,
            "until till through to of least",
            r"until|till|through|up to|up until|(?:to|until) (?:the )?end of|until at least",
        ),
        (Relation.BEFORE, "before to than of", r"before|prior to|earlier than|ahead of"),
        (Relation.AFTER, "after following", r"after|following"),
        (
            Relation.AFTER,
            "in",
            r"(?:after|following) (?:gaining |its |the |country's |end of ){0,3}(?:independence|war) in",
        ),
        (Relation.BY, "by than deadline of", r"by|no later than|not later than|deadline(?: of|:)?"),
    )
)
_WAR = re.compile(
    r"\s(?:[\w-]+ ){0,3}(?:war|conflict|invasion|fighting|hostilities|occupation|bombing)s?\b", re.IGNORECASE
)
_LAST_WORD = re.compile(r"([A-Za-z]+):? $")


@sealed(frozen=True, slots=True)
class Time:
    """A date or period of a text. `start`, `end` are offsets of the date itself, without the word of relation.

    `edtf` holds the relation: "since 1999" is `1999/`, "until 2002" is `/2002`. `written` are the words where EDTF
    loses some, None elsewhere. `lead` is the offset where the word of relation begins (`start` where there is none).
    """

    start: int
    end: int
    edtf: str
    relation: Relation = Relation.AT
    written: str | None = None
    lead: int = -1

    @property
    def bounds(self) -> tuple[str, str]:
        """The first and last date, as printed; empty where unknown or open."""
        first, slash, last = self.edtf.partition("/")
        return (first, last) if slash else (first, first)


@sealed(frozen=True, slots=True)
class _Atom:
    """A date as it stands: `edtf` empty-handed (`--05`, `---17`) where year or month are still to be taken over."""

    start: int
    end: int
    year: int | None
    month: int | None
    day: int | None
    edge: str | None
    decade: bool = False
    last_year: int | None = None

    @property
    def whole(self) -> bool:
        return self.year is not None


def find_times(text: str, starts: Iterable[int] | None = None) -> tuple[Time, ...]:
    """All dates and periods of a text, in order. Offsets count in the text. Never raises.

    `starts` are the places of the words that `may_open_date`, where the text has been cut into words already.
    """
    if not _ANY_YEAR.search(text):
        return ()  # no date is whole without one
    found = _ATOM.finditer(text) if starts is None else find_at(_ATOM, text, starts)
    atoms = _complete([_make_atom(atom) for atom in found if not _is_number(atom, text)], text)
    return tuple(_relate(time, text) for time in _join(atoms, text))


_NUMBERED = re.compile(r"\b(?:Laws?|Acts?|Decrees?|Orders?|Ordinances?|Bills?|Regulations?|Nos?\.?|№)(?: [Nn]o\.?)? ?$")


def _is_number(found: re.Match[str], text: str) -> bool:
    """ "Law 2004-15": the number of a law, and no period."""
    return found["short"] is not None and bool(_NUMBERED.search(text[max(0, found.start() - 20) : found.start()]))


@lru_cache(maxsize=65536)
def may_open_date(word: str) -> bool:
    """May a date begin with a word or mark (in small letters)?"""
    return word in _FIRST_WORDS or word[0].isdecimal()


def list_date_starts(starts: Sequence[int], words: Sequence[str], places: Iterable[int]) -> list[int]:
    """Where dates may begin in a text: `starts` and `words` (small letters) are those of its words and marks.

    `places` are the numbers of those among them that may be looked at. "The" begins a date only before another such
    word ("the early 1990s").
    """
    found = [place for place in places if may_open_date(words[place])]
    last = len(words) - 1
    return [starts[i] for i in found if words[i] != "the" or (i < last and may_open_date(words[i + 1]))]


def list_years(time: Time) -> tuple[str, ...]:
    """The years of a period of at most thirty years that names years only ("2015-2017"), else the period itself."""
    first, last = time.bounds
    if len(first) == len(last) == 4 and first.isdigit() and last.isdigit() and 0 < int(last) - int(first) <= 30:
        return tuple(str(year) for year in range(int(first), int(last) + 1))
    return (time.edtf,)


_LISTED = re.compile(r",? and (?:again )?(?:in |on )?|, (?:in |on )?")


def join_dates(text: str, times: Sequence[Time]) -> Time:
    """The first of some dates, with those that a list of neighbouring years or months joins to it.

    "In 2010 and 2011" is `2010/2011`, "in March and April 2014" `2014-03/2014-04`, the words kept.
    """
    last = 0
    while last + 1 < len(times) and _neighbours(text, times[last], times[last + 1]):
        last += 1
    if last == 0 or " and" not in text[times[last - 1].end : times[last].start]:
        return times[0]
    edtf = f"{times[0].edtf}/{times[last].edtf}"
    return replace(times[0], end=times[last].end, edtf=edtf, written=text[times[0].start : times[last].end])


def are_listed(text: str, first: Time, second: Time) -> bool:
    """Does only a comma or "and" stand between two dates?"""
    return _LISTED.fullmatch(text[first.end : second.start]) is not None


def _neighbours(text: str, first: Time, second: Time) -> bool:
    """Are two dates years or months that follow each other, in a list?"""
    if not _LISTED.fullmatch(text[first.end : second.start]) or (first.edtf[:3] != second.edtf[:3]):
        return False
    months = [_count_months(time.edtf) for time in (first, second)]
    step = 1 if len(first.edtf) == len(second.edtf) == 7 else 12
    return len(first.edtf) == len(second.edtf) and months[0] is not None and months[1] == months[0] + step


def _count_months(edtf: str) -> int | None:
    """The months up to a year or month; None where it is neither."""
    if not re.fullmatch(r"\d{4}(?:-(?:0[1-9]|1[0-2]))?", edtf):
        return None
    return int(edtf[:4]) * 12 + (int(edtf[5:]) if len(edtf) == 7 else 0)


def shift_days(edtf: str, days: int) -> str | None:
    """The day so many days later; None where the date is no single day: "the next day" after a month is not known."""
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", edtf):
        return None
    try:
        return (date.fromisoformat(edtf) + timedelta(days=days)).isoformat()
    except (ValueError, OverflowError):
        return None


def _make_atom(found: re.Match[str]) -> _Atom:
    span, edge = found.span(), found["edge"].lower() if found["edge"] else None
    if found["iso"]:
        year, month, day = map(int, found["iso"].split("-"))
        return _Atom(*span, year, month, day, edge)
    if found["decade"]:
        return _Atom(*span, int(found["decade"]), None, None, edge, decade=True)
    months = found["month"] or found["month2"] or found["month3"] or found["month5"]
    years = found["year"] or found["year2"] or found["year3"] or found["year4"]
    days = found["day"] or found["day2"] or found["day6"]
    last = _short_year(found["year4"], found["short"]) if found["short"] else None
    return _Atom(
        *span,
        int(years) if years else None,
        _NUMBER[months.rstrip(".")] if months else None,
        int(days) if days else None,
        edge,
        last_year=last,
    )


def _short_year(year: str, short: str) -> int | None:
    """The end of "1996-97"; None where it is no later year."""
    last = int(year[:2] + short[1:])
    return last if last > int(year) else None


def _complete(atoms: Sequence[_Atom], text: str) -> list[_Atom]:
    """Give "8" of "8-9 May 2010" and "June" of "June to July 2012" the month and year of the date that follows near."""
    done: list[_Atom] = []
    following: _Atom | None = None
    for atom in reversed(atoms):
        if not atom.whole and following and following.start - atom.end <= 14 and following.whole:
            month = atom.month or following.month
            atom = replace(atom, year=following.year, month=month)
        if atom.whole and _exists(atom):
            done.append(atom)
            following = atom
    return done[::-1]


def _exists(atom: _Atom) -> bool:
    try:
        date(atom.year or 1, atom.month or 1, atom.day or 1)
    except ValueError:
        return False
    return 0 < (atom.year or 0) <= MAXYEAR


def _join(atoms: Sequence[_Atom], text: str) -> Iterator[Time]:
    """Times of the atoms, two of which make a period where a dash, "to" or "between ... and" joins them."""
    i = 0
    while i < len(atoms):
        first = atoms[i]
        if i + 1 < len(atoms) and _joined(first, atoms[i + 1], text):
            last = atoms[i + 1]
            lead = _RANGE_LEAD.search(text[max(0, first.start - 16) : first.start])
            edtf = f"{_edtf(first)}/{_edtf(last)}"
            loses = first.edge or last.edge
            start = first.start - len(lead[0]) if lead else first.start
            written = text[start : last.end] if loses else None
            yield Time(first.start, last.end, edtf, written=written, lead=start if lead else -1)
            i += 2
            continue
        yield _single(first, text)
        i += 1


def _joined(first: _Atom, last: _Atom, text: str) -> bool:
    gap, before = text[first.end : last.start], text[max(0, first.start - 16) : first.start]
    if not (_order(first) <= _order(last)):
        return False
    if _DASH.fullmatch(gap):
        return True
    if _TO.fullmatch(gap):
        return bool(_RANGE_LEAD.search(before)) or not first.edge
    return bool(_AND.fullmatch(gap) and _BETWEEN_LEAD.search(before))


def _order(atom: _Atom) -> tuple[int, int, int]:
    return atom.year or 0, atom.month or 0, atom.day or 0


def _single(atom: _Atom, text: str) -> Time:
    written = text[atom.start : atom.end] if atom.edge else None
    edtf = f"{_edtf(atom)}/{atom.last_year}" if atom.last_year else _edtf(atom)
    return Time(atom.start, atom.end, edtf, written=written)


def _edtf(atom: _Atom) -> str:
    """The date of an atom. "End of" and "beginning of" a year name its last and first month, no day."""
    year = f"{atom.year:04d}"
    if atom.decade:
        return f"{year[:3]}X"
    if atom.month is None and atom.edge in _SEASONS:
        return f"{year}-{_SEASONS[atom.edge or '']}"
    if atom.month is None and atom.edge in ("end", "beginning", "start"):
        return f"{year}-12" if atom.edge == "end" else f"{year}-01"
    if atom.month is None:
        return year
    return f"{year}-{atom.month:02d}" + (f"-{atom.day:02d}" if atom.day else "")


def _relate(time: Time, text: str) -> Time:
    """Set the time in relation to what is said, by the words before it. "From" counts only where no end is named."""
    if time.lead >= 0:
        return time
    before = text[max(0, time.start - 70) : time.start]
    last = _LAST_WORD.search(before[-12:])
    word = last[1].lower() if last else ""
    for relation, pattern, ends in _RELATIONS:
        if word in ends and (found := pattern.search(before)) and not _is_name(time, relation, word, text):
            return _bounded(time, relation, time.start - len(found[0]), text)
    return Time(time.start, time.end, time.edtf, time.relation, time.written, time.start)


def _is_name(time: Time, relation: Relation, word: str, text: str) -> bool:
    """ "Mines left by the 1980-1988 war", "from the 1973 invasion": a date that only tells which war is meant."""
    led = (
        word == "the"
        and relation in (Relation.BY, Relation.SINCE)
        and "since" not in text[max(0, time.start - 12) :][:8]
    )
    return led and _WAR.match(text, time.end) is not None


def _bounded(time: Time, relation: Relation, lead: int, text: str) -> Time:
    first, last = time.bounds
    words = text[lead : time.end]
    plain = re.fullmatch(r"(?i)(?:since|until|from|by|through|as of)(?: the)? .*", words) and not time.written
    written = time.written if relation is Relation.AS_OF else None if plain else words
    edtf = time.edtf
    if relation in (Relation.SINCE, Relation.AFTER):
        edtf = f"{first}/"
    elif relation in (Relation.UNTIL, Relation.BEFORE, Relation.BY):
        edtf = f"/{last}"
    return replace(time, edtf=edtf, relation=relation, written=written, lead=lead)
