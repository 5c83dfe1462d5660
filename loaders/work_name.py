"""Who and what the names in a citation are: author, publisher, place, meeting. Each kind of work has its order."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TypedDict

from armstrace.loaders.date import find_times
from armstrace.loaders.work_draft import Draft, WorkKind, find_date


class Names(TypedDict, total=False):
    """Fields of a work (`work.Work`) that its names fill."""

    author: str
    title: str
    publisher: str
    place: str
    meeting: str
    recipient: str
    identifier: str
    description: str
    date: str


#: Is a name that of a body (organisation, state), not of a person?
IsBody = Callable[[str], bool]
Namer = Callable[[Draft, IsBody], Names]

EXPLANATION = re.compile(r"Explanation of [Vv]ote|Statement of")
_DESCRIPTION = re.compile(
    r"(?:position paper|press release|media release|working paper|fact ?sheet|report|video|blog|CD version|Issue|Vol)\b"
    r"|partially |translated|unofficial|from [A-Z]|Minister\b|\(",
    re.I,
)
_SENDER = re.compile(r"\bfrom ([A-Z][\w’.-]*(?: [A-Z][\w’.-]*)+)")
_SENT_TO = re.compile(r"\bletter to (?:the )?([A-Z][\w’.-]*(?: [A-Z][\w’.-]*)*)")
_HANDLE = re.compile(r" \(@?(\w+)\)\Z")
_MEETING = re.compile(
    r"\b(?:Conference|Meeting|Committee|Session|Assembly|Council|Experts|[Hh]earings|Seminar|Debate)\b"
)
_STATION = re.compile(r", interviewed (?:on|by|in) ([^,]+)")
_SPOKEN_BY = re.compile(r"\A[\w ]*? (?:of|by) (?:the )?")


def _name_titled(draft: Draft, is_body: IsBody) -> Names:
    """`Author, “Title,” Publisher, Place, date` or `Body, “Title,” Place, date`."""
    names = [part for part in draft.parts if not _DESCRIPTION.match(part)]
    description = ", ".join(part for part in draft.parts if _DESCRIPTION.match(part))
    if description and (sender := _SENDER.search(", ".join(draft.parts))):
        sent_to = _SENT_TO.search(description)
        recipient = sent_to[1] if sent_to else ""
        return {"author": sender[1], "title": draft.title, "description": description, "recipient": recipient}
    body = is_body(draft.before)
    publisher = draft.before if body or not names else names.pop(0)
    place = ", ".join(names[: 2 if names[1:] and names[1].isupper() else 1])
    handle = _HANDLE.search(draft.before) if draft.posted else None
    author = draft.before[: handle.start()] if handle else draft.before
    named = Names(author=author, title=draft.title, publisher=publisher, place=place, description=description)
    return named | (Names(identifier=handle[1], publisher="") if handle else Names())


def _name_book(draft: Draft, is_body: IsBody) -> Names:
    """`Author, ed., Title, Issue 3 (Place: Publisher, date)`."""
    editors = [number for number, part in enumerate(draft.parts) if part in ("ed.", "eds.")]
    first = editors[-1] + 1 if editors else min(1, len(draft.parts) - 1)
    author = draft.before or ", ".join(draft.parts[:first])
    title = draft.title or ", ".join(draft.parts[first:])
    return {"author": author, "title": title, "place": draft.imprint[0], "publisher": _before_date(draft.imprint[1])}


def _before_date(imprint: str) -> str:
    name, _, last = imprint.rpartition(", ")
    return name if name and find_date(last) else imprint


def _name_statement(draft: Draft, is_body: IsBody) -> Names:
    """`Statement of X, MEETING, Place, date`; what stands before the meeting says who spoke."""
    parts = list(draft.parts)
    author = ""
    if not draft.title and len(parts) > 1 and EXPLANATION.match(parts[1]):
        author = parts.pop(0)
    first = 0 if draft.title else 1  # `Statement of the Council` names no meeting
    meets = next((number for number, part in enumerate(parts) if number >= first and _MEETING.search(part)), len(parts))
    title = draft.title or ", ".join(parts[:meets])
    names = parts[meets:]
    place = names.pop() if len(names) > 1 and not _MEETING.search(names[-1]) else ""
    author = author or _SPOKEN_BY.sub("", title.split(",")[0])
    return {"author": author, "title": title, "meeting": ", ".join(names), "place": place}


def _name_sent(draft: Draft, is_body: IsBody) -> Names:
    """`Letter from X, ROLE, BODY, to Y, date`."""
    recipient = next((part.removeprefix("to ") for part in draft.parts if part.startswith("to ")), "")
    author = re.sub(r"\A.*?\b(?:from|by|with) ", "", draft.parts[0]) if draft.parts else ""
    return {"author": author, "title": ", ".join(draft.parts), "recipient": recipient}


def _name_interview(draft: Draft, is_body: IsBody) -> Names:
    """`Interview with X, ROLE, BODY, MEETING, Place, date`."""
    meets = next((part for part in draft.parts[1:] if _MEETING.search(part)), "")
    last = draft.parts[-1].removeprefix("in ") if len(draft.parts) > 1 else ""
    station = _STATION.search(draft.text)
    named = Names(title=", ".join(draft.parts), meeting=meets)
    return named | (Names(publisher=station[1]) if station else Names(place=last))


def _name_plain(draft: Draft, is_body: IsBody) -> Names:
    return {"author": draft.before, "title": draft.title or ", ".join(draft.parts)}


def _name_monitoring(draft: Draft, is_body: IsBody) -> Names:
    """`Monitor media monitoring from D to D`: the dates are part of the title."""
    times = find_times(draft.text)
    return _name_plain(draft, is_body) | Names(date=times[0].edtf if len(times) == 1 else draft.date)


def _name_ibid(draft: Draft, is_body: IsBody) -> Names:
    return {}


#: Kind of work -> how the names of such a citation are told apart; the result holds fields of Work.
NAMERS: Mapping[WorkKind, Namer] = {
    WorkKind.TITLED: _name_titled,
    WorkKind.POST: _name_titled,
    WorkKind.RESOLUTION: _name_titled,
    WorkKind.BOOK: _name_book,
    WorkKind.STATEMENT: _name_statement,
    WorkKind.LETTER: _name_sent,
    WorkKind.EMAIL: _name_sent,
    WorkKind.INTERVIEW: _name_interview,
    WorkKind.TREATY_REPORT: _name_plain,
    WorkKind.RECORD: _name_plain,
    WorkKind.MONITORING: _name_monitoring,
    WorkKind.IBID: _name_ibid,
}
