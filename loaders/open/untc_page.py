"""The status page of a treaty as the UN Treaty Collection's site has it: rows, and withdrawals, which only notes tell.

A withdrawal stands nowhere but in the end notes; the dates of a participant that has withdrawn stand in brackets. The
page states its totals: where they are those of its rows, it is a whole list. Of the notes nothing is kept but what the
claims say: days, the symbol of the depositary notification, place and hash.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from armstrace.graph.dataset import DatasetFile
from armstrace.graph.errors import InputError
from armstrace.graph.names import Ref
from armstrace.graph.registers import Registers
from armstrace.graph.section import Note, NoteState, Resolution
from armstrace.graph.treaty_status import list_consents
from armstrace.loaders.open.form import DatasetForm
from armstrace.loaders.open.page_text import PageNote, PageRow, StatusPage, read_status_page
from armstrace.loaders.open.participation import Act, Participation, iter_columns, load_participation, parse_legend
from armstrace.loaders.open.reading import Reading
from armstrace.loaders.open.source import Place, SourceText, read_source
from armstrace.loaders.passage import hash_passage, normalise_passage

_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_DAY = rf"(?P<day>\d{{1,2}}) (?P<month>{_MONTH}) (?P<year>\d{{4}})"
_NOTIFIED = re.compile(
    rf"On {_DAY}, the Government .{{3,120}}? deposited with the Secretary-General a notification of withdrawal"
)
_EFFECTIVE = re.compile(rf"withdrawal (?P<tense>took effect|will take effect) for .{{3,80}}? on {_DAY}")
_NOTICE = re.compile(r"C\.N\.\d+\.\d{4}\.\s?TREATIES-[A-Z0-9.-]*[A-Z0-9]")
_WITHDRAWAL = re.compile(r"withdr[ae]w|denunciation|denounced", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _NoteActs:
    """What a note says of a withdrawal; `fault` where it speaks of one and is not understood."""

    acts: tuple[Act, ...] = ()
    fault: str | None = None


def read_untc_page(path: Path) -> Iterator[Participation]:
    """The rows of a status page, withdrawals included, one after the other. Raises InputError for another page."""
    source = read_source(path)
    page = read_status_page(source)
    return _iter_rows(page, source, {note.number: _read_note(note) for note in page.notes})


def load_untc_page(path: Path, form: DatasetForm, registers: Registers, covers: str | None) -> DatasetFile:
    """The page as claims, with its notes. Raises InputError as `read_untc_page` does."""
    source = read_source(path)
    page = read_status_page(source)
    if covers is not None and covers != page.as_at:
        raise source.error(f"the page says that it stands as at {page.as_at}", remedy="leave --as-of out")
    reading = Reading(source, form, page.as_at, part=page.number)
    told = {note.number: _read_note(note) for note in page.notes}
    for note in page.notes:
        reading.add_note(_make_note(note))
    rows = tuple(_iter_rows(page, source, told))
    load_participation(rows, reading, registers)
    treaty = next(
        (entry.ref for entry in registers.entries("treaty") if entry.fields["untcNumber"] == page.number), None
    )
    whole = (treaty,) if treaty is not None and is_whole(page, rows) else ()
    return reading.finish(f"Status of treaty {page.number} as at {page.as_at}", _known(whole))


def is_whole(page: StatusPage, rows: tuple[Participation, ...]) -> bool:
    """Are the totals that the page states those of its rows? Who has withdrawn does not count there.

    A row that could not be used makes it no whole list.
    """
    standing = [row for row in rows if not any(act.predicate == "withdrew" and not act.planned for act in row.acts)]
    consents = list_consents()
    signatories = sum(any(act.predicate.startswith("signed") for act in row.acts) for row in standing)
    parties = sum(any(act.predicate in consents for act in row.acts) for row in standing)
    stated = page.signatories if page.signatories is not None else signatories
    return not any(row.fault for row in rows) and (stated, page.parties) == (signatories, parties)


def _known(whole: tuple[Ref | None, ...]) -> tuple[Ref, ...]:
    return tuple(ref for ref in whole if ref is not None)


def _iter_rows(page: StatusPage, source: SourceText, told: Mapping[int, _NoteActs]) -> Iterator[Participation]:
    try:
        legends = {column: parse_legend(column) for column in page.columns[1:]}
    except InputError as error:
        raise source.error(error.message, page.rows[0].place.line, error.remedy) from error
    for row in page.rows:
        yield _make_participation(row, page, legends, told)


def _make_participation(
    row: PageRow, page: StatusPage, legends: Mapping[str, Mapping[str, str]], told: Mapping[int, _NoteActs]
) -> Participation:
    notes = [told[mark] for mark in row.marks if mark in told]
    found = Participation(row.participant, page.number, (), row.place, row.marks)
    bracketed = any(cell.startswith("[") for cell in row.cells.values())
    cells = {column: cell.strip("[] ") for column, cell in row.cells.items()}
    faults = [note.fault for note in notes if note.fault]
    faults += [f"note {mark} is not on the page" for mark in row.marks if mark not in told]
    withdrawals = [act for note in notes for act in note.acts]
    in_effect = any(act.predicate == "withdrew" and not act.planned for act in withdrawals)
    if bracketed != in_effect:
        faults.append("brackets and notes do not tell the same of a withdrawal")
    try:
        acts = (*iter_columns(cells, legends), *withdrawals)
    except InputError as error:
        faults.append(error.message)
        acts = ()
    return replace(found, acts=acts, fault="; ".join(faults) or None)


def _read_note(note: PageNote) -> _NoteActs:
    """The withdrawal that a note tells, with the sentences that say so."""
    acts: list[Act] = []
    notice = _NOTICE.search(" ".join(sentence.words for sentence in note.sentences))
    symbol = notice[0].replace(" ", "") if notice else None
    for sentence in note.sentences:
        for pattern, predicate in ((_NOTIFIED, "notifiedWithdrawal"), (_EFFECTIVE, "withdrew")):
            found = pattern.search(sentence.words)
            if found:
                planned = "will" in found.groupdict().get("tense", "")
                acts.append(Act(predicate, _make_day(found), sentence, planned, symbol))
    speaks = any(_WITHDRAWAL.search(sentence.words) for sentence in note.sentences)
    if speaks and sorted(act.predicate for act in acts) != ["notifiedWithdrawal", "withdrew"]:
        return _NoteActs(fault=f"note {note.number} speaks of a withdrawal and could not be read")
    return _NoteActs(tuple(acts))


def _make_day(found: re.Match[str]) -> str:
    month = _MONTH.split("|").index(found["month"]) + 1
    return f"{found['year']}-{month:02}-{int(found['day']):02}"


def _make_note(note: PageNote) -> Note:
    place: Place = note.place
    return Note(
        number=note.number,
        state=NoteState.WITHHELD,
        resolution=Resolution.EXPLANATORY,
        hash=hash_passage(place.words),
        length=len(normalise_passage(place.words)),
        at=(place.start, place.end),
    )
