"""What a footnote cites, as it is printed: works with author, title, publisher, date and the like.

A citation is known by its form: a title in quotation marks with a date behind it, a book's imprint in brackets, names
and a date in a row, a statement, letter, e-mail or interview, a report under a treaty's article, a symbol of the United
Nations, an address, `Ibid.`. Running text between citations is no work. Fields keep the printed words; dates are EDTF.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum

from armstrace.graph.quick import quick
from armstrace.graph.sealed import replace, sealed
from armstrace.loaders.date import find_times
from armstrace.loaders.document import Footnote, Span
from armstrace.loaders.work_draft import Draft, take_apart
from armstrace.loaders.work_kind import WorkKind, find_kind
from armstrace.loaders.work_name import NAMERS, IsBody, find_handle, is_bodily
from armstrace.loaders.work_text import curl_quotes, cut_citations


@quick
class Role(StrEnum):
    """How the note brings the work in (docs/claims-file.md)."""

    CITES = "cites"
    SEE = "see"
    SEE_ALSO = "seeAlso"
    CITED_IN = "citedIn"
    IBID = "ibid"


@sealed(frozen=True, slots=True, kw_only=True)
class Work:
    """A work as one note cites it. `text` is the citation without its lead (`See, for example,`), white space evened.

    `date` is EDTF, empty where the note prints none; `undated` where it says so. `locator` are pages, form or chapter,
    `identifier` a symbol of the United Nations, a handle, an address or the number of another note, `description` what
    kind of paper the note says it is.
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
    told = ""
    for segments in _list_sentences(note):
        role, before = Role.CITES, len(works)
        for text, span, joined in segments:
            if joined and len(works) == before:
                continue  # what stands before the "and" is running text, so this is
            if _take_remark(text, span, told, works):
                continue
            lead = _LEAD.match(text)
            if lead:
                role = Role.SEE_ALSO if lead["also"] else Role.SEE if lead["see"] else Role.CITES
            works += _parse_segment(text[lead.end() if lead else 0 :], span, role, bool(lead), is_body)
        told = segments[-1][0] if segments else ""
    return tuple(works)


def _take_remark(text: str, span: Span, told: str, works: list[Work]) -> bool:
    """Read what says more of the work or the sentence before: who took notes, that it is a tweet, whose rate it is."""
    notes_by = _NOTES_BY.match(text)
    if works and notes_by:
        works[-1] = replace(works[-1], notes_by=notes_by[1])
    elif works and _TWEET.match(text):
        works[-1] = _make_post(works[-1])
    elif _NAME.fullmatch(text) and _RATE.search(told):
        works.append(_make_keeper(told, text.rstrip("."), span))
    else:
        return False
    return True


_NOTES_BY = re.compile(r"(?:Unpublished )?[Nn]otes (?:taken )?by (?:the )?([^.]+)\.?\Z")
#: A rate of exchange, behind which who publishes it stands by name alone: `Rate for 2004: ZUB1=US$0.25. Lutz Exchange.`
_RATE = re.compile(r"\bexchange rate\b|\d\s?=\s?\S{1,4}\d", re.I)
_NAME = re.compile(r"[A-Z][\w’&-]*(?: [A-Z][\w’&-]*){0,4}\.?")
_TWEET = re.compile(r"Tweet\.?(?: \([^()]*\)\.?)?\Z")
_LEAD = re.compile(
    r"(?:For [^“”;]{0,300}?,? )?(?:(?P<also>(?:[Ss]ee|SEE),? also)|(?P<see>[Ss]ee)),?"
    r"(?: (?:for example|for instance|e\.g\.|inter alia|generally|in particular),?| previous| the previous)? "
    r"|(?:Also|Source|Sources): |(?:[A-Z][^“”:;]{0,200} the following sources: )"
)
_CITED_IN = re.compile(r",? (?:as )?(?:cited|quoted|reported) in (?=[“A-Z])")
#: A part without any of these is running text: no date, title, address or word that only citations have.
_CLUES = re.compile(r"\d|[“”]|Ibid|Idem|undated|www\.|monitoring|scanning|database|[Aa]nalysis|Report|Profile", re.I)


def _list_sentences(note: Footnote) -> Iterator[list[tuple[str, Span, bool]]]:
    """The sentences of a note, each as the parts that may be a citation, and whether "and" alone joins a part."""
    for sentence in note.sentences:
        text = curl_quotes(note.slice(sentence.span))
        first = sentence.span.start
        cut = cut_citations(text)
        yield [(" ".join(text[a:b].split()), Span(first + a, first + b), joined) for a, b, joined in cut]


def _parse_segment(text: str, span: Span, role: Role, led: bool, is_body: IsBody) -> list[Work]:
    """The works of a part: none, one, or what was said and the work that it is cited in. `led`: a lead stood before."""
    if not _CLUES.search(text):
        return []
    said, *cited_in = _CITED_IN.split(text, maxsplit=1)
    parts = [(said.strip(), role, led or bool(cited_in)), *((part.strip(), Role.CITED_IN, True) for part in cited_in)]
    works: list[Work] = []
    for part, part_role, part_led in parts:
        draft = take_apart(part)
        kind = find_kind(draft, part_led, body=draft.comma and is_bodily(draft.before, is_body))
        if kind:
            works += _make_works(kind, part_role, span, draft, is_body)
    return works


def _make_works(kind: WorkKind, role: Role, span: Span, draft: Draft, is_body: IsBody) -> list[Work]:
    """The works of one citation: mostly one; letters of one man stand as `12 April 2013, and 25 July 2013`."""
    work = Work(
        kind=kind,
        role=Role.IBID if kind in (WorkKind.IBID, WorkKind.NOTE) else role,
        span=span,
        text=draft.text,
        date=draft.date,
        undated=draft.undated,
        locator=draft.locator,
        identifier=draft.identifier or draft.url,
        notes_by=draft.notes_by,
    )
    named = NAMERS[kind](draft, is_body)
    described = ", ".join(filter(None, (named.get("description", ""), *draft.asides)))
    named["description"] = described
    work = replace(work, **named)
    return [work, *(replace(work, date=date) for date in draft.more_dates)]


def _make_keeper(told: str, name: str, span: Span) -> Work:
    """What the sentence before tells, by whoever is named in a sentence of its own."""
    times = find_times(told)
    return Work(
        kind=WorkKind.PLAIN,
        role=Role.CITES,
        span=span,
        text=f"{told} {name}",
        author=name,
        publisher=name,
        title=told.rstrip("."),
        date=times[0].edtf if len(times) == 1 else "",
    )


def _make_post(work: Work) -> Work:
    """A citation behind which "Tweet" stands as a sentence of its own."""
    author, handle = find_handle(work.author)
    return replace(work, kind=WorkKind.POST, author=author, identifier=handle or work.identifier, publisher="")
