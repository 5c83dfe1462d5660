"""Rows for the register of sources, out of citations that no entry fits: drafts for a person to complete.

A row has the columns of `data/registers/sources.csv`, so that it can be moved to `registers/sources.csv` beside the
claims. Bodies, persons, meetings are named where the registers have them by exactly one name, else left empty. Private
correspondence is told by body, office and date, never by a person's name (docs/ethics.md).
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from armstrace.graph.names import Ref, make_slug
from armstrace.graph.register_form import FORMS
from armstrace.graph.registers import Registers
from armstrace.loaders.work import Work
from armstrace.loaders.work_kind import WorkKind
from armstrace.loaders.work_name import ROLE, IsBody, is_bodily

#: Kind of work -> class of the source (ontology) and what it is called.
_CLASSES = {
    WorkKind.TITLED: ("ReportSource", "report"),
    WorkKind.PLAIN: ("ReportSource", "report"),
    WorkKind.BOOK: ("BookSource", "book"),
    WorkKind.STATEMENT: ("StatementSource", "statement"),
    WorkKind.LETTER: ("LetterSource", "letter"),
    WorkKind.EMAIL: ("EmailSource", "e-mail"),
    WorkKind.INTERVIEW: ("InterviewSource", "interview"),
    WorkKind.TREATY_REPORT: ("TreatyReportSource", "treaty report"),
    WorkKind.RESOLUTION: ("ResolutionSource", "resolution"),
    WorkKind.RECORD: ("StatementSource", "meeting record"),
    WorkKind.POST: ("SocialMediaSource", "post"),
    WorkKind.PAGE: ("WebSource", "website"),
}
_NEWS = ("NewsSource", "news article")
_OTHER = ("Source", "")
_PRIVATE = (WorkKind.LETTER, WorkKind.EMAIL, WorkKind.INTERVIEW, WorkKind.RESPONSE)
#: Kinds of works whose words may name somebody's staff.
_FROM_PERSONS = (*_PRIVATE, WorkKind.DATA, WorkKind.MONITORING)
_OF_STATES = (WorkKind.TREATY_REPORT, WorkKind.REQUEST)
_SENT_BY = re.compile(r"(?P<paper>.*?) (?:from|with|by|of) (?:the )?(?P<who>[A-Z].*)")
_PERSON = re.compile(
    r"(?:and )?(?:(?:Mr|Mrs|Ms|Dr|Amb|Col|Gen|Lt|Maj|Capt)\. )?[A-Z][\w’.-]*"
    r"(?: (?:(?:d[aeiou]s?|del|van|von|der|bin|ibn|al|el|la|le|y) )*[A-Z][\w’.-]*){1,4}"
)
_LONGEST_KEY = 60


@dataclass(frozen=True, slots=True)
class UnknownWork:
    """A work that a note cites and no register has, with the entries of similar titles."""

    document: str
    note: int
    work: Work
    nearest: tuple[str, ...]


def make_row(unknown: UnknownWork, registers: Registers, taken: Collection[str]) -> dict[str, str]:
    """A row of the register of sources by column, under a key that is not taken."""
    work = unknown.work
    publisher = _find(registers, work.publisher or work.author, "org state")
    cls, kind = _CLASSES.get(work.kind, _OTHER)
    if (
        work.author != work.publisher
        if work.kind is WorkKind.TITLED
        else work.kind is WorkKind.PLAIN and not work.title
    ):
        cls, kind = _NEWS
    country = Ref("state", unknown.document.partition("-")[0])
    author = _find(registers, work.author, "org state person")
    if work.kind in _OF_STATES and not work.author:
        author = str(country)
    label = _make_label(work, lambda name: bool(registers.find_all(name, ("org", "state", "group"))))
    row = dict.fromkeys(FORMS["sources"].header, "")
    return row | {
        "key": _make_key(work, label, taken),
        "class": cls,
        "label": label,
        "kind": kind,
        "title": label,
        "author": author,
        "publisher": publisher,
        "date": work.date.partition("T")[0],
        "meeting": _find(registers, work.meeting, "meeting"),
        "recipient": _find(registers, work.recipient, "org state"),
        "notesBy": _find(registers, work.notes_by, "org"),
        "identifier": _plain(work.identifier),
        "note": _plain("; ".join((f"cited in {unknown.document}, note {unknown.note}", *unknown.nearest))),
    }


def _find(registers: Registers, name: str, kinds: str) -> str:
    """The reference of the one thing that a name means; empty where there is none, or several."""
    found = {entry.ref for entry in registers.find_all(name.removeprefix("the "), kinds.split())} if name else set()
    return str(found.pop()) if len(found) == 1 else ""


def _make_label(work: Work, is_body: IsBody) -> str:
    if work.kind not in _FROM_PERSONS:
        return _plain(work.title or work.text)
    first, *rest = work.title.split(", ")
    sent = _SENT_BY.match(first)
    kept = sent["paper"] if sent and _is_person(sent["who"], is_body) else first
    told = ", ".join([kept, *(part for part in rest if not _is_person(part, is_body)), work.date])
    return _plain(f"[{told.strip(', ')}]" if work.kind in _PRIVATE else told.strip(", "))


def _is_person(name: str, is_body: IsBody) -> bool:
    """May this be the name of a person: two to four names in a row, without a word for a body or an office?"""
    return bool(_PERSON.fullmatch(name)) and not ROLE.search(name) and not is_bodily(name.removeprefix("and "), is_body)


def _make_key(work: Work, label: str, taken: Collection[str]) -> str:
    who = "" if work.kind in _PRIVATE else make_slug(work.publisher or work.author)[:20].strip("-.")
    words = make_slug(label)[:30].strip("-.")
    wanted = "-".join(filter(None, (who, make_slug(work.date.partition("T")[0]), words)))[:_LONGEST_KEY].strip("-.")
    key, number = wanted or "work", 1
    while key in taken:
        number += 1
        key = f"{wanted or 'work'}-{number}"
    return key


def _plain(text: str) -> str:
    return " ".join(text.replace("|", "/").split()).rstrip(".")
