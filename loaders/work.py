"""What a footnote cites, as it is printed: works with author, title, publisher, date and the like.

A citation is known by its form: a title in quotation marks with a date behind it, a book's imprint in brackets, a
statement, letter, e-mail or interview, a report under a treaty's article, a symbol of the United Nations, `Ibid.`.
Running text between citations is no work. Fields keep the printed words; dates are EDTF.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from armstrace.loaders.document import Footnote, Span
from armstrace.loaders.work_draft import Draft, WorkKind, find_outside, take_apart
from armstrace.loaders.work_name import EXPLANATION, NAMERS, IsBody


class Role(StrEnum):
    """How the note brings the work in (docs/claims-file.md)."""

    CITES = "cites"
    SEE = "see"
    SEE_ALSO = "seeAlso"
    CITED_IN = "citedIn"
    IBID = "ibid"


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """A work as one note cites it. `text` is the citation without its lead (`See, for example,`), white space evened.

    `date` is EDTF, empty where the note prints none; `undated` where it says so. `locator` are pages, form or chapter,
    `identifier` a symbol of the United Nations or a handle, `description` what kind of paper the note says it is.
    """

    kind: WorkKind
    role: Role
    span: Span
    text: str
    author: str = ""
    title: str = ""
    publisher: str = ""
    place: str = ""
    meeting: str = ""
    recipient: str = ""
    date: str = ""
    undated: bool = False
    locator: str = ""
    identifier: str = ""
    notes_by: str = ""
    description: str = ""


def parse_works(note: Footnote, is_body: IsBody) -> tuple[Work, ...]:
    """The works that a note cites, in order. Empty for a missing note and for one that only explains.

    `is_body` tells bodies from persons: behind a title, a body's work is followed by its place, a person's by who
    published it.
    """
    works: list[Work] = []
    for segments in _list_sentences(note):
        role = Role.CITES
        for text, span in segments:
            notes_by = _NOTES_BY.match(text)
            if notes_by and works:
                works[-1] = replace(works[-1], notes_by=notes_by[1])
                continue
            lead = _LEAD.match(text)
            if lead:
                role = Role.SEE_ALSO if lead["also"] else Role.SEE if lead["see"] else Role.CITES
            works += _parse_segment(text[lead.end() if lead else 0 :], span, role, bool(lead), is_body)
    return tuple(works)


_NOTES_BY = re.compile(r"Notes by (?:the )?([^.]+)\.?\Z")
_JOINT = re.compile(r"\s*(?:and\b\s*)?")
_LEAD = re.compile(
    r"(?:For [^“”;]{0,300}?,? )?(?:(?P<also>[Ss]ee also)|(?P<see>[Ss]ee)),?(?: for example,?| previous)? "
    r"|(?:[A-Z][^“”:;]{0,200} the following sources: )"
)
_CITED_IN = re.compile(r",? cited in ")


def _list_sentences(note: Footnote) -> Iterator[list[tuple[str, Span]]]:
    """The sentences of a note, each as the parts that may be a citation: cut at semicolons outside quotation marks."""
    for sentence in note.sentences:
        text = _curl(note.slice(sentence.span))
        segments: list[tuple[str, Span]] = []
        place = 0
        for cut in (*find_outside(text, ";"), len(text)):
            start = place + _skip(text[place:cut])
            if start < cut:
                span = Span(sentence.span.start + start, sentence.span.start + cut)
                segments.append((" ".join(text[start:cut].split()), span))
            place = cut + 1
        yield segments


def _curl(text: str) -> str:
    """Straight double quotation marks made into pairs of curled ones; the length stays."""
    pieces = text.split('"')
    marks = ("“" if number % 2 == 0 else "”" for number in range(len(pieces) - 1))
    return "".join(piece + mark for piece, mark in zip(pieces, (*marks, ""), strict=True))


def _skip(part: str) -> int:
    match = _JOINT.match(part)
    return match.end() if match else 0


def _parse_segment(text: str, span: Span, role: Role, led: bool, is_body: IsBody) -> list[Work]:
    """The works of a part: none, one, or what was said and the work that it is cited in. `led`: a lead stood before."""
    said, *cited_in = _CITED_IN.split(text, maxsplit=1)
    parts = [(said.strip(), role, led or bool(cited_in)), *((part.strip(), Role.CITED_IN, True) for part in cited_in)]
    works: list[Work] = []
    for part, part_role, part_led in parts:
        draft = take_apart(part)
        kind = _find_kind(draft, part_led or (draft.comma and is_body(draft.before)))
        if kind:
            works += _make_works(kind, part_role, span, draft, is_body)
    return works


def _make_works(kind: WorkKind, role: Role, span: Span, draft: Draft, is_body: IsBody) -> list[Work]:
    """The works of one citation: mostly one; letters of one man stand as `12 April 2013, and 25 July 2013`."""
    work = Work(
        kind=kind,
        role=Role.IBID if kind is WorkKind.IBID else role,
        span=span,
        text=draft.text,
        date=draft.date,
        undated=draft.undated,
        locator=draft.locator,
        identifier=draft.identifier,
    )
    work = replace(work, **NAMERS[kind](draft, is_body))
    return [work, *(replace(work, date=date) for date in draft.more_dates)]


_IBID = re.compile(r"Ibid\b", re.I)
_STATEMENT = re.compile(
    r"(?:Joint |Closing |Opening )?(?:Statement|Remarks|Intervention|Speech|Presentation|Address)s? (?:of|by)\b", re.I
)
_LETTER = re.compile(r"(?:[\w’-]+ ){0,3}letter (?:from|to|by|of)\b", re.I)
_EMAIL = re.compile(r"(?:[\w’-]+ ){0,2}e-?mails? (?:from|to|with)\b", re.I)
_INTERVIEW = re.compile(
    r"(?:[\w’-]+ ){0,3}(?:interviews?|meetings?|discussions?|conversations?|briefing) (?:with|by|of)\b"
    r"|.{0,250}, interviewed (?:on|by|in)\b",
    re.I,
)
_TREATY_REPORT = re.compile(r".{0,120}\bArticle \d+ [Rr]eports?\b")
_RECORD = re.compile(r".{0,120}\b(?:report|record) of the\b.{0,120}\bmeeting\b", re.I)
_MONITORING = re.compile(r"(?:\w+ ){1,3}media (?:monitoring|scanning)\b")
_RESOLUTION = re.compile(r"(?:UNGA |UNSC |UN )?Resolution \d")


def _find_kind(draft: Draft, led: bool) -> WorkKind | None:
    """The kind of the work, None where the text is no citation."""
    text = draft.text
    if _IBID.match(text):
        return WorkKind.IBID
    if _MONITORING.match(text):
        return WorkKind.MONITORING
    if not (draft.settled or led):
        return None
    for pattern, kind in _KINDS:
        if pattern.match(text):
            return kind
    if draft.title:
        return _find_titled_kind(draft)
    if not draft.settled:
        return None
    if draft.imprint[0]:
        return WorkKind.BOOK
    if any(map(EXPLANATION.match, draft.parts)):
        return WorkKind.STATEMENT
    return WorkKind.RECORD if draft.identifier else None


_KINDS = (
    (_STATEMENT, WorkKind.STATEMENT),
    (_LETTER, WorkKind.LETTER),
    (_EMAIL, WorkKind.EMAIL),
    (_INTERVIEW, WorkKind.INTERVIEW),
    (_TREATY_REPORT, WorkKind.TREATY_REPORT),
    (_RECORD, WorkKind.RECORD),
)


def _find_titled_kind(draft: Draft) -> WorkKind:
    if draft.posted:
        return WorkKind.POST
    if _RESOLUTION.match(draft.identifier):
        return WorkKind.RESOLUTION
    return WorkKind.STATEMENT if _STATEMENT.match(draft.title) else WorkKind.TITLED
