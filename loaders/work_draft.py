"""A citation taken apart: its title in quotation marks, what stands before and behind it, dates, pages, symbols.

Only its form is looked at; what kind of work it is (`work_kind`), and what the names in it are (`work_name`), is told
from the parts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from armstrace.loaders.date import Time, find_times
from armstrace.loaders.work_text import opens_lost, split_commas

_PAGES = re.compile(
    r"(?:(?:pp?|ch|chap|chs|para|paras|art|annex|fn)\.?|paragraphs?|pages?|chapters?|sections?|tables?|annex(?:es)?"
    r"|articles?)"
    r" ?(?:[A-Z]-)?[\divxlc][\divxlc,–\- ]*(?:and [\d–\-]+)?\Z",
    re.I,
)
_MORE_PAGES = re.compile(r"(?:and )?\d[\d,–-]*\Z")
_FORM = re.compile(r"Forms? [A-Z]\w*(?:(?:,| and|,? &) [A-Z])*\Z")
_TIME = re.compile(r"(\d{1,2}:\d{2})(?: (UTC|GMT))?\.?(?: ?Tweet\.?(?: \([^()]*\))?)?\Z")
_BODY_OF_UN = r"(?:UNGA |UNSC |UN |(?:UN )?(?:General Assembly|Security Council) )?"
_SYMBOL = re.compile(rf"(?:[A-Z]+/)+[A-Z0-9.]+[/\dA-Z.()-]*|SC/?\d{{4,6}}|{_BODY_OF_UN}Resolution \d[\d/A-Z]*")
_URL = re.compile(
    r"(?:(?:available )?at:? )?((?:https?://|www\.)\S+|(?:[\w-]+\.)+[a-z]{2,}(?:/\S*)?)(?: \([^()]*\))?\Z"
)
_IMPRINT = re.compile(r",? \(([^():]{2,60}): ([^()]{2,120})\)")
_PLACELESS_IMPRINT = re.compile(r",? \(()([^():,]{3,80}, (?:[A-Z][a-z]+ )?\d{4})\)")
_BARE_IMPRINT = re.compile(r"([A-Z][^:]{1,40}): ([A-Z][^:]{1,80})\Z")
_ASIDE = re.compile(r",? \(([^()]{2,120})\)\Z")
_NOTES_BY = re.compile(r"(?:[Uu]npublished )?[Nn]otes (?:taken )?by (?:the )?(.{2,60})\Z|(.{2,60}?)(?:’s?)? notes\Z")
_DATED = re.compile(
    r"(?:and|dated|of|on|as of|(?:last )?updated(?: on)?|(?:submitted|received|posted|published|issued)(?: on)?) "
)
#: A paper with its date: `letter of 4 January 2007`.
_DATED_PAPER = re.compile(
    r"((?:[\w-]+ )?(?:letter|fax|e-?mail|memo|communication|reply|response|report|note)) (?:of|dated) (?=.{4})"
)
_UNDATED = re.compile(r"(?:undated|not dated|no date|n\.d\.?)\b(?: but)? ?")
_ACCESSED = re.compile(r"(?:last )?(?:accessed|visited|viewed)\b")
_LANGUAGE = re.compile(r"in [A-Z][a-z]+\Z|(?:unofficial )?translat|on file|accessed|last accessed")
_QUOTED = re.compile(r"“([^“”]+)”")
_LOST = re.compile(r"\A([^“”]+)”")
_OPEN = re.compile(r"“([^“”]+)’’")
_LONGEST_SYMBOL, _LONGEST_DATE = 60, 60


@dataclass(slots=True)
class Draft:
    """A citation taken apart: title, what stands before it, names behind it, and the fields known by their form.

    `comma` says that the quotation marks hold the comma behind the title; `posted` that a time of day is printed.
    `imprint` is place and publisher with date; `parts` are names, places and descriptions in their order.
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
    accessed: bool = False
    locator: str = ""
    identifier: str = ""
    url: str = ""
    notes_by: str = ""
    asides: list[str] = field(default_factory=list)

    @property
    def settled(self) -> bool:
        """Has the citation what only citations have: a date, the word `undated`, pages, or when it was looked up?"""
        return bool(self.date or self.undated or self.locator or self.accessed)


def take_apart(text: str) -> Draft:
    """A citation (white space evened, no lead) in its parts."""
    draft = Draft(text)
    rest = _take_aside(draft, _take_imprint(draft, _take_title(draft)).strip(" ,").rstrip("."))
    for part in split_commas(rest):
        if part:
            _take_part(draft, part)
    return draft


def _take_title(draft: Draft) -> str:
    """Read the title in quotation marks, if there is one. Returns what stands behind it."""
    text = draft.text
    lost = _LOST.match(text) if opens_lost(text) else None
    match = lost or _QUOTED.search(text) or _OPEN.search(text)
    if match is None or not _closes_title(text, match):
        return text
    draft.title, draft.comma = match[1].rstrip(",. "), match[1].endswith(",")
    draft.before = text[: match.start()].strip(" ,")
    return text[match.end() :]


def _closes_title(text: str, match: re.Match[str]) -> bool:
    """Is the quotation a title: a comma or stop inside its end or behind it, names and dates rather than a clause?"""
    behind = text[match.end() :].strip()
    return match[1][-1:] in ",.’" or behind.startswith((",", "in ")) or not behind or "," in behind[:60]


def _take_imprint(draft: Draft, rest: str) -> str:
    """Read `(Place: Publisher, date)`; its date stays behind as a part."""
    match = _IMPRINT.search(rest) or _PLACELESS_IMPRINT.search(rest)
    if match is None:
        return rest
    draft.imprint = (match[1], match[2])
    return f"{rest[: match.start()]}, {match[2].rpartition(', ')[2]}{rest[match.end() :]}"


def _take_aside(draft: Draft, rest: str) -> str:
    """Read what stands in brackets at the end: `(accessed 3 May 2010)`, `(Monitor notes)`."""
    match = _ASIDE.search(rest)
    last = rest[: match.start()].rpartition(", ")[2] if match else ""
    if match is None or not (find_dates(last) or _LANGUAGE.match(match[1])):
        return rest
    notes = _NOTES_BY.match(match[1])
    if notes:
        draft.notes_by = notes[1] or notes[2]
    else:
        draft.asides.append(match[1])
    return rest[: match.start()]


def _take_part(draft: Draft, part: str) -> None:
    """Read what stands between two commas: a date, pages, a form, a time, a symbol, an address, or else a name."""
    dates = find_dates(part)
    url = _URL.match(part) if "." in part else None
    if dates:
        draft.more_dates += dates[0 if draft.date else 1 :]
        draft.date = draft.date or dates[0]
    elif undated := _UNDATED.match(part):
        draft.undated = True
        draft.date = draft.date or find_date(part[undated.end() :])
    elif _ACCESSED.match(part):
        draft.accessed = True
        draft.asides.append(part)
    elif (paper := _DATED_PAPER.match(part)) and (dates := find_dates(part[paper.end() :])):
        draft.date = draft.date or dates[0]
        draft.parts.append(paper[1])
    elif _PAGES.match(part) or _FORM.match(part) or (draft.locator and _MORE_PAGES.match(part)):
        draft.locator = f"{draft.locator}, {part}" if draft.locator else part
    elif time := _TIME.match(part):
        draft.posted = True
        draft.date += f"T{time[1]:0>5}:00Z" if draft.date and time[2] else ""
    elif len(part) < _LONGEST_SYMBOL and _SYMBOL.fullmatch(part):
        draft.identifier = part
    elif url:
        draft.url = draft.url or url[1]
    elif draft.title and not draft.imprint[1] and (imprint := _BARE_IMPRINT.match(part)) and _is_hosted(draft):
        draft.imprint = (imprint[1], imprint[2])
    else:
        draft.parts.append(part)


def _is_hosted(draft: Draft) -> bool:
    """Does the work stand in a collection (`in Legacies, London: Press`)?"""
    return any(part.startswith("in ") for part in draft.parts)


def find_date(part: str) -> str:
    """The EDTF date that the part is, whole: `25 January 2017`, `and 25 July 2013`, `2004`. Else empty."""
    return next(iter(find_dates(part)), "")


def find_dates(part: str) -> tuple[str, ...]:
    """The EDTF dates that a part consists of: one, or several as in `4 March and 12 April 2006`. Else none."""
    plain = part.strip(" .")
    lead = _DATED.match(plain)
    plain = plain[lead.end() :] if lead else plain
    if len(plain) > _LONGEST_DATE or not plain[-1:].isdigit():
        return ()
    times = find_times(plain)
    return tuple(time.edtf for time in times) if times and _fill(times, plain) else ()


def _fill(times: Sequence[Time], text: str) -> bool:
    """Do dates fill a text, with nothing but "and" between them?"""
    between = [text[a.end : b.start] for a, b in pairwise(times)]
    return times[0].start == 0 and times[-1].end == len(text) and all(gap.strip(" ,") in ("", "and") for gap in between)
