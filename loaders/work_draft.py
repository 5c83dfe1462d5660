"""A citation taken apart: its title in quotation marks, what stands before and behind it, dates, pages, symbols.

Only its form is looked at; what kind of work it is, and what the names in it are, `work` tells.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise

from armstrace.loaders.date import find_times


class WorkKind(StrEnum):
    """What kind of work a citation's form tells."""

    TITLED = "titled"  # a title in quotation marks: article, report, page
    BOOK = "book"
    STATEMENT = "statement"
    LETTER = "letter"
    EMAIL = "email"
    INTERVIEW = "interview"
    TREATY_REPORT = "treatyReport"
    RESOLUTION = "resolution"
    RECORD = "record"  # of a meeting, by its symbol
    POST = "post"  # on a social network
    MONITORING = "monitoring"
    IBID = "ibid"


_PAGES = re.compile(
    r"(?:pp?|ch|chap|chs|para|paras|paragraphs?|pages?|art|annex)\.? [\divxlc][\divxlc,–\- ]*(?:and [\d–]+)?\Z", re.I
)
_MORE_PAGES = re.compile(r"(?:and )?\d[\d,–-]*\Z")
_FORM = re.compile(r"Forms? [A-Z]\w*(?:(?:,| and) [A-Z])*\Z")
_TIME = re.compile(r"(\d{1,2}:\d{2})(?: (UTC|GMT))?\.?(?: ?Tweet\.?(?: \([^()]*\))?)?\Z")
_SYMBOL = re.compile(r"(?:[A-Z]+/)+[A-Z0-9.]+[/\dA-Z.()-]*|SC/?\d{4,6}|(?:UNGA |UNSC |UN )?Resolution \d[\d/A-Z]*")
_IMPRINT = re.compile(r" \(([^():]{2,60}): ([^()]{2,120})\)")
_QUOTED = re.compile(r"“([^“”]+)”")
_LOST = re.compile(r"\A([^“”]+)”")
_OPEN = re.compile(r"“([^“”]+)’’")
_LONGEST_SYMBOL = 60


@dataclass(slots=True)
class Draft:
    """A citation taken apart: title, what stands before it, names behind it, and the fields known by their form.

    `comma` says that the quotation marks hold the comma behind the title; `posted` that a time of day is printed.
    """

    text: str
    title: str = ""
    comma: bool = False
    before: str = ""
    imprint: tuple[str, str] = ("", "")
    parts: list[str] = field(default_factory=list)
    date: str = ""
    more_dates: list[str] = field(default_factory=list)
    undated: bool = False
    posted: bool = False
    locator: str = ""
    identifier: str = ""

    @property
    def settled(self) -> bool:
        """Has the citation what only citations have: a date, the word `undated`, or pages?"""
        return bool(self.date or self.undated or self.locator)


def take_apart(text: str) -> Draft:
    """A citation (white space evened, no lead) in its parts."""
    draft = Draft(text)
    rest = _take_imprint(draft, _take_title(draft))
    for part in _split_commas(rest.strip(" ,").rstrip(".")):
        _take_part(draft, part.strip())
    return draft


def _take_title(draft: Draft) -> str:
    """Read the title in quotation marks, if there is one. Returns what stands behind it."""
    text = draft.text
    lost = _LOST.match(text) if _opens_lost(text) else None
    match = lost or _QUOTED.search(text) or _OPEN.search(text)
    if match is None or not _closes_title(text, match):
        return text
    draft.title, draft.comma = match[1].rstrip(",. "), match[1].endswith(",")
    draft.before = text[: match.start()].strip(" ,")
    return text[match.end() :]


def _take_imprint(draft: Draft, rest: str) -> str:
    """Read `(Place: Publisher, date)`; its date stays behind as a part."""
    match = _IMPRINT.search(rest)
    if match is None:
        return rest
    draft.imprint = (match[1], match[2])
    return f"{rest[: match.start()]}, {match[2].rpartition(', ')[2]}{rest[match.end() :]}"


def _take_part(draft: Draft, part: str) -> None:
    """Read what stands between two commas: a date, pages, a form, a time, a symbol, or else a name."""
    date = find_date(part)
    if date and draft.date:
        draft.more_dates.append(date)
    elif date:
        draft.date = date
    elif part == "undated":
        draft.undated = True
    elif _PAGES.match(part) or _FORM.match(part) or (draft.locator and _MORE_PAGES.match(part)):
        draft.locator = f"{draft.locator}, {part}" if draft.locator else part
    elif time := _TIME.match(part):
        draft.posted = True
        draft.date += f"T{time[1]:0>5}:00Z" if draft.date and time[2] else ""
    elif len(part) < _LONGEST_SYMBOL and _SYMBOL.fullmatch(part):
        draft.identifier = part
    elif part:
        draft.parts.append(part)


def _closes_title(text: str, match: re.Match[str]) -> bool:
    """Is the quotation a title: a comma or stop inside its end or behind it, names and dates rather than a clause?"""
    behind = text[match.end() :].strip()
    return match[1][-1:] in ",.’" or behind.startswith(",") or not behind or "," in behind[:60]


def _split_commas(text: str) -> list[str]:
    cuts = find_outside(text, ",")
    edges = [-1, *cuts, len(text)]
    return [text[a + 1 : b] for a, b in pairwise(edges)]


def find_date(part: str) -> str:
    """The EDTF date that the part is, whole: `25 January 2017`, `and 25 July 2013`, `2004`. Else empty."""
    plain = part.removeprefix("and ").strip(" .")
    times = find_times(plain)
    return times[0].edtf if len(times) == 1 and (times[0].start, times[0].end) == (0, len(plain)) else ""


def find_outside(text: str, mark: str) -> list[int]:
    """The places of a mark outside quotation marks, brackets and figures (`1,186`)."""
    found: list[int] = []
    quoted, depth = _opens_lost(text), 0
    for place, char in enumerate(text):
        if char == "“":
            quoted = True
        elif char == "”":
            quoted = False
        elif char in "([" and not quoted:
            depth += 1
        elif char in ")]" and not quoted:
            depth = max(depth - 1, 0)
        elif char == mark and not quoted and not depth and not text[place - 1 : place + 2 : 2].isdigit():
            found.append(place)
    return found


def _opens_lost(text: str) -> bool:
    """Has the copy lost the quotation mark that the text began with?"""
    close = text.find("”")
    return close >= 0 and "“" not in text[:close]
