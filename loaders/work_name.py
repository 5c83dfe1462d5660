"""Who and what the names in a citation are: author, publisher, place, meeting. Each kind of work has its order."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import TypedDict

from armstrace.loaders.date import find_times
from armstrace.loaders.work_draft import Draft, find_date
from armstrace.loaders.work_kind import DESCRIPTION, EXPLANATION, PAPER_NOUN, WorkKind, find_note_number


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

_BODILY = re.compile(
    r"\b(?:Ministry|Ministère|Ministerio|Department|Departamento|Directorate|Office|Agency|Authority|Commission|Committee"
    r"|Council|Secretariat|Government|Embassy|Mission|Army|Forces|Police|Parliament|Campaign|Coalition|Alliance|Network"
    r"|Association|Federation|Union|Society|Organi[sz]ation|Foundation|Fund|Trust|Institut[eo]?|Cent(?:re|er)|University"
    r"|College|Hospital|Bank|Group|Service|Programme|Program|International|Nations|Monitor|Observatory|Conference"
    r"|Company|Corporation|Ltd|Inc|Press|News|Agence|UN[A-Z]*)\b"
)
#: Words of an office or a post.
ROLE = re.compile(
    r"\b(?:Minister|Ambassador|Counsell?or|Secretary|Attaché|Officer|Director|Head|Chief|Manager|Coordinator|Co-ordinator"
    r"|Advis[eo]r|Representative|Commander|Colonel|General|Major|Captain|Delegate|Assistant|Deputy|President|Chair"
    r"|Spokes\w+|Expert|Specialist|Consultant|Engineer|Official|Desk)\b"
)
_SENDER = re.compile(r"\bfrom ([A-Z][\w’.-]*(?: [A-Z][\w’.-]*)+)")
_SENT_TO = re.compile(r"\bletter to (?:the )?([A-Z][\w’.-]*(?: [A-Z][\w’.-]*)*)")
_FROM = re.compile(r"\b(?:from|by|with|of) (?:the )?(?P<author>[^,]+?)(?:,? to (?:the )?(?P<to>[A-Z][^,]*))?\Z")
_TO_FROM = re.compile(r"\bto (?:the )?(?P<to>[A-Z].*?) (?:from|by) (?:the )?(?P<author>.+)\Z")
_SENT = re.compile(r"letter|fax|facsimile|mail|memo|verbale|communication|correspondence", re.I)
_HANDLE = re.compile(r" \(@?(\w+)\)\Z")
_MEETING = re.compile(
    r"\b(?:Conference|Meeting|Committee|Session|Assembly|Council|Experts|[Hh]earing|Seminar|Debate|Workshop|Summit)s?\b"
)
_STATION = re.compile(r", interviewed (?:on|by|in) ([^,]+)")
_SPOKEN_BY = re.compile(r"\b(?:of|by|from) (?:the )?(.+?)(?: (?:to|at|before) (?:the )?(.+))?\Z")
_AT_MEETING = re.compile(r"(?:at|to|before|during) (?:the )?")
_PAPER = re.compile(r"\d|\b(?:Report|Handbook|Law|Decree|Act|Convention|Resolution|Survey|Database|Profile)\b")
_BY = re.compile(r"\b(?:by|from) (?:the )?([A-Z].*)\Z")
_STATE_OF_REPORT = re.compile(
    r"(?P<state>[A-Z][^,]*?),? (?:Initial |Voluntary )?(?:Mine Ban Treaty|Convention on|CCW|Amended|Protocol|Article)"
)


def is_bodily(name: str, is_body: IsBody) -> bool:
    """Is a name that of a body: registered, or by its words or capitals (`Ministry of ...`, `UNMAS`)?"""
    return bool(name) and (is_body(name) or bool(_BODILY.search(name)) or name.partition(" (")[0].isupper())


def find_handle(author: str) -> tuple[str, str]:
    """The name and the handle of one who posts: `Lutz Observer (@LutzObs)`."""
    handle = _HANDLE.search(author)
    return (author[: handle.start()], handle[1]) if handle else (author, "")


def _describe(draft: Draft) -> tuple[list[str], str]:
    """The parts that are names, and what the others say of the work."""
    names = [part for part in draft.parts if not DESCRIPTION.match(part)]
    return names, ", ".join(part for part in draft.parts if DESCRIPTION.match(part))


def _name_titled(draft: Draft, is_body: IsBody) -> Names:
    """`Author, “Title,” Publisher, Place, date` or `Body, “Title,” Place, date`."""
    names, description = _describe(draft)
    if description and (sender := _SENDER.search(", ".join(draft.parts))):
        sent_to = _SENT_TO.search(description)
        recipient = sent_to[1] if sent_to else ""
        return {"author": sender[1], "title": draft.title, "description": description, "recipient": recipient}
    named = Names(author=draft.before, title=draft.title, description=description)
    if draft.imprint[1]:
        return named | Names(place=draft.imprint[0], publisher=_before_date(draft.imprint[1])) | _host(draft, names)
    if draft.before and names and _MEETING.search(names[0]):
        return named | Names(publisher=draft.before, meeting=names[0], place=", ".join(names[1:]))
    alone = is_bodily(draft.before, is_body) and not (names and is_bodily(names[0], is_body))
    publisher = draft.before if alone or not names else names.pop(0)
    return named | Names(publisher=publisher, place=", ".join(names[: 2 if names[1:] and names[1].isupper() else 1]))


def _host(draft: Draft, names: Sequence[str]) -> Names:
    """The book that a work of its own title stands in."""
    return Names(description=", ".join(dict.fromkeys((*draft.parts, *names)))) if draft.parts else Names()


def _name_post(draft: Draft, is_body: IsBody) -> Names:
    """`Author (handle), “words,” date, time`; `Tweet by Author (handle), date`."""
    by = _BY.search(draft.parts[0]) if draft.parts and not draft.before else None
    author, handle = find_handle(by[1] if by else draft.before or (draft.parts[0] if draft.parts else ""))
    return {"author": author, "title": draft.title, "identifier": handle}


def _name_book(draft: Draft, is_body: IsBody) -> Names:
    """`Author, ed., Title, Issue 3 (Place: Publisher, date)`."""
    editors = [number for number, part in enumerate(draft.parts) if part in ("ed.", "eds.", "eds")]
    first = editors[-1] + 1 if editors else min(1, len(draft.parts) - 1)
    author = draft.before or ", ".join(draft.parts[:first])
    title = draft.title or ", ".join(draft.parts[first:])
    return {"author": author, "title": title, "place": draft.imprint[0], "publisher": _before_date(draft.imprint[1])}


def _before_date(imprint: str) -> str:
    name, _, last = imprint.rpartition(", ")
    return name if name and find_date(last) else imprint


def _name_row(draft: Draft, is_body: IsBody) -> Names:
    """`Agency`; `Title No. 3`; `Author, Title, Place`; `Law 5, Gazette`: what is a title has figures or says so."""
    names, description = _describe(draft)
    named = Names(description=description)
    first, rest = names[0], names[1:]
    if (_PAPER.search(first) or PAPER_NOUN.match(first)) and not is_body(first):
        behind = rest[0] if rest else ""
        told = Names(meeting=behind) if _MEETING.search(behind) else Names(publisher=behind)
        return named | told | Names(title=first, place=", ".join(rest[1:]))
    if not rest:
        return named | Names(author=first, publisher=first)
    bodily = is_bodily(first, is_body)
    publisher = first if bodily else rest[1] if len(rest) > 2 else ""
    return named | Names(author=first, title=rest[0], publisher=publisher, place=rest[-1] if rest[1:] else "")


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
    spoken = _SPOKEN_BY.search((draft.before or title).split(",")[0])
    author, heard = (spoken[1], spoken[2] or "") if spoken and not author else (author, "")
    meeting = ", ".join(names) or heard
    at = _AT_MEETING.match(meeting)
    return {"author": author, "title": title, "meeting": meeting[at.end() if at else 0 :], "place": place}


def _name_sent(draft: Draft, is_body: IsBody) -> Names:
    """`Letter from X, ROLE, BODY, to Y, date`; `E-mail to Y from X, BODY, date`."""
    recipient = next((part[3:] for part in draft.parts if part.startswith("to ")), "")
    first = draft.parts[0] if draft.parts else ""
    found = _TO_FROM.search(first) or _FROM.search(first)
    if not _SENT.search(first):
        return {"author": first, "title": ", ".join(draft.parts), "recipient": recipient}
    author, to = (found["author"], found["to"] or "") if found else ("", "")
    return {"author": author, "title": ", ".join(draft.parts), "recipient": recipient or to}


def _name_interview(draft: Draft, is_body: IsBody) -> Names:
    """`Interview with X, ROLE, BODY, MEETING, Place, date`."""
    meets = next((part for part in draft.parts[1:] if _MEETING.search(part)), "")
    last = draft.parts[-1].removeprefix("in ") if len(draft.parts) > 1 else ""
    place = "" if ROLE.search(last) or is_bodily(last, is_body) or last == meets else last
    station = _STATION.search(draft.text)
    named = Names(title=", ".join(draft.parts), meeting=meets)
    return named | (Names(publisher=station[1]) if station else Names(place=place))


def _name_by(draft: Draft, is_body: IsBody) -> Names:
    """`Response to the questionnaire by X, BODY, date`; `Casualty data provided by BODY, date`."""
    by = _BY.search(draft.before or "".join(draft.parts[:1]))
    bodies = [part for part in draft.parts[1:] if is_bodily(part, is_body)]
    author = by[1] if by else draft.before
    publisher = bodies[-1] if bodies else author if is_bodily(author, is_body) else ""
    return {"author": author, "title": draft.title or ", ".join(draft.parts), "publisher": publisher}


def _name_report(draft: Draft, is_body: IsBody) -> Names:
    """`STATE TREATY Article 7 Report (for 2010)`: whose report it is stands first, if at all."""
    title = draft.title or ", ".join(draft.parts)
    state = _STATE_OF_REPORT.match(title)
    author = state["state"] if state and is_body(state["state"]) else draft.before
    return {"author": author, "title": title}


def _name_plain(draft: Draft, is_body: IsBody) -> Names:
    return {"author": draft.before, "title": draft.title or ", ".join(draft.parts)}


def _name_page(draft: Draft, is_body: IsBody) -> Names:
    """An address: who keeps the site is told by its host alone."""
    host = re.sub(r"\A(?:https?://)?(?:www\.)?", "", draft.url).partition("/")[0]
    return {"publisher": host}


def _name_monitoring(draft: Draft, is_body: IsBody) -> Names:
    """`Monitor media monitoring from D to D`: the dates are part of the title."""
    times = find_times(draft.text)
    return _name_plain(draft, is_body) | Names(date=times[0].edtf if len(times) == 1 else draft.date)


def _name_ibid(draft: Draft, is_body: IsBody) -> Names:
    return {}


def _name_note(draft: Draft, is_body: IsBody) -> Names:
    return {"identifier": str(find_note_number(draft.text))}


#: Kind of work -> how the names of such a citation are told apart; the result holds fields of Work.
NAMERS: Mapping[WorkKind, Namer] = {
    WorkKind.TITLED: _name_titled,
    WorkKind.POST: _name_post,
    WorkKind.RESOLUTION: _name_titled,
    WorkKind.BOOK: _name_book,
    WorkKind.PLAIN: _name_row,
    WorkKind.STATEMENT: _name_statement,
    WorkKind.LETTER: _name_sent,
    WorkKind.EMAIL: _name_sent,
    WorkKind.INTERVIEW: _name_interview,
    WorkKind.RESPONSE: _name_by,
    WorkKind.DATA: _name_by,
    WorkKind.TREATY_REPORT: _name_report,
    WorkKind.REQUEST: _name_report,
    WorkKind.RECORD: _name_plain,
    WorkKind.PAGE: _name_page,
    WorkKind.MONITORING: _name_monitoring,
    WorkKind.IBID: _name_ibid,
    WorkKind.NOTE: _name_note,
}
