"""Footnotes lead to sources of the register; `Ibid.` is followed only where that can be done; nothing is guessed."""

from __future__ import annotations

import pytest

from armstrace.graph.names import Ref
from armstrace.graph.registers import read_registers
from armstrace.graph.section import Citation, NoteState, Resolution
from armstrace.loaders.citation import NoteReading, make_note, read_notes
from armstrace.loaders.document import Section
from armstrace.loaders.layout import parse_document
from armstrace.loaders.passage import hash_passage
from armstrace.loaders.source_index import SourceIndex

from .small_register import make_registers

REGISTERS = make_registers()
MAILS = "Emails from a map reader, SCK, 8 August 2018, and 1 September 2018."
BOOK = "Ivan Dmitri, ed., Arms of the Duchy, Issue 3 (Lutz: Society Press, 1988), p. 4."


def make_section(*notes: str | None) -> Section:
    """A section whose markers name all these notes; the text of those that are None is lost."""
    markers = "".join(f"[{number}]" for number in range(1, len(notes) + 1))
    lines = [f"[{number}] {text}" for number, text in enumerate(notes, 1) if text]
    text = f"Mine Action\n\nLast updated: 1 May 2021\n\nThis rests on several works.{markers}\n\n\n\n" + "\n\n".join(
        lines
    )
    return parse_document(text, registers=REGISTERS).sections[0]


def read(*notes: str | None, country: str | None = "zub") -> tuple[NoteReading, ...]:
    index = SourceIndex(REGISTERS, Ref("state", country) if country else None)
    return read_notes(make_section(*notes), index)


def keys(reading: NoteReading) -> list[str | None]:
    return [item.source.key if item.source else None for item in reading.cited]


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        (BOOK, ["dmitri-1988-arms"]),
        ("Email from a map reader, Society of the Crossed Keys, 8 August 2018.", ["keys-2018-08-08-email"]),
        (MAILS, ["keys-2018-08-08-email", "keys-2018-09-01-email"]),
        ("SCK, “Annual report 2019,” March 2020, p. 3; and " + BOOK, ["keys-annual-report-2019", "dmitri-1988-arms"]),
        ("“Implementation of the convention,” UNGA Resolution 73/54, 5 December 2018.", ["unga-73-54"]),
        ("Statement of Zubrowka, UNGA First Committee, 2 May 2020.", ["zub-2020-05-02-statement"]),
        ("Norway, CCW Protocol V Article 10 Report (for 2017), Form A.", ["nor-2017-p5"]),
    ],
)
def test_a_work_is_found_by_title_or_by_kind_date_and_name(note: str, expected: list[str]) -> None:
    (reading,) = read(note)
    assert keys(reading) == expected
    assert reading.resolution is Resolution.CITED


@pytest.mark.parametrize(
    "note",
    [
        "Email from a map reader, Police of Lutz, 8 August 2018.",  # the right day, another body
        "Email from a map reader, SCK, 9 August 2018.",  # the right body, another day
        "“Implementation of the convention,” UNGA Resolution 74/62, 5 December 2018.",  # another symbol
        "“Implementation of the convention,” UNGA Resolution 73/54, 5 December 2019.",  # another day
        "Statement of Zubrowka, UNGA First Committee, May 2021.",
        "CCW Protocol V Article 10 Report (for 2017), Form A.",  # of the state whose profile this is, not of Norway
        "Interview with Ivan Dmitri, Lutz, 1988.",  # the author of a book of that year
    ],
)
def test_a_work_that_no_entry_is_stays_unknown_and_is_reported(note: str) -> None:
    (reading,) = read(note)
    assert keys(reading) == [None]
    assert len(reading.unknown) == 1
    assert make_note(make_section(note), reading).citations == ()


def test_the_nearest_titles_are_named_with_an_unknown_work() -> None:
    (reading,) = read("SCK, “Annual report 2020,” March 2021.")
    nearest = SourceIndex(REGISTERS).nearest(reading.unknown[0])
    assert nearest == ("Annual report 2019 (source:keys-annual-report-2019)",)


def test_a_state_is_understood_where_its_own_report_names_none() -> None:
    (reading,) = read("CCW Protocol V Article 10 Report (for 2017), Form A.", country="nor")
    assert keys(reading) == ["nor-2017-p5"]


def test_a_statement_of_which_there_are_several_needs_its_date() -> None:
    (reading,) = read("See, for example, Statement of Zubrowka, UNGA First Committee, undated.")
    assert keys(reading) == [None]


def test_running_text_names_sources_too() -> None:
    (reading,) = read("A May 2001 report by the Police of Lutz to the SCK gave figures. See the SCK corporate website.")
    assert keys(reading) == ["lutz-police-2001-05-report", "keys-website"]
    assert read("A corporate website says so.")[0].resolution is Resolution.EXPLANATORY
    assert read("A May 2001 report by the Police of Lutz gave figures.")[0].cited == ()


def test_ibid_is_the_note_before() -> None:
    _, second, third = read(BOOK, "Ibid.", "Ibid., p. 9; and SCK, “Annual report 2019,” March 2020.")
    assert (second.resolution, keys(second)) == (Resolution.IBID, ["dmitri-1988-arms"])
    assert (third.resolution, keys(third)) == (Resolution.IBID, ["dmitri-1988-arms", "keys-annual-report-2019"])
    note = make_note(make_section(BOOK, "Ibid.", "x"), second)
    assert note.citations == (Citation(source=Ref("source", "dmitri-1988-arms"), role="ibid", locator="p. 4"),)
    assert third.cited[0].work is not None
    assert third.cited[0].work.locator == "p. 9"


def test_ibid_behind_a_lost_note_is_not_the_last_printed_one() -> None:
    _, _, third, fourth = read(BOOK, None, "Ibid.; see also, SCK, “Annual report 2019,” March 2020.", "Ibid.")
    assert (third.resolution, keys(third)) == (Resolution.UNRESOLVED_IBID, ["keys-annual-report-2019"])
    assert (fourth.resolution, keys(fourth)) == (Resolution.UNRESOLVED_IBID, [])


def test_ibid_behind_an_explanation_or_in_the_first_note_leads_nowhere() -> None:
    first, second, third = read("Ibid.", "No one was asked.", "Ibid.")
    assert {first.resolution, third.resolution} == {Resolution.UNRESOLVED_IBID}
    assert second.resolution is Resolution.EXPLANATORY


def test_ibid_with_a_date_of_the_note_before_is_that_work_with_another_ambiguous() -> None:
    _, same = read(MAILS, "Ibid., 1 September 2018.")
    assert (same.resolution, keys(same)) == (Resolution.IBID, ["keys-2018-09-01-email"])
    _, known = read("Email from a map reader, SCK, 8 August 2018.", "Ibid., 1 September 2018.")
    assert (known.resolution, keys(known)) == (Resolution.AMBIGUOUS_IBID, ["keys-2018-09-01-email"])
    _, unknown = read(MAILS, "Ibid., 1 September 2019.")
    assert (unknown.resolution, keys(unknown)) == (Resolution.AMBIGUOUS_IBID, [])


def test_a_lost_note_is_missing_and_an_available_one_is_located() -> None:
    section = make_section(BOOK, None)
    first, second = (make_note(section, reading) for reading in read_notes(section, SourceIndex(REGISTERS)))
    assert (second.state, second.resolution, second.at) == (NoteState.MISSING, Resolution.MISSING, None)
    assert (first.state, first.hash, first.length) == (NoteState.WITHHELD, hash_passage(BOOK), len(BOOK))
    assert first.at is not None
    assert first.at[1] - first.at[0] == len(BOOK)


def test_a_dated_treaty_report_is_not_the_kind_of_report_that_an_entry_stands_for() -> None:
    registers = read_registers()
    section = make_section("Article 7 Report, Form A, 30 April 2008.")
    (reading,) = read_notes(section, SourceIndex(registers, Ref("state", "ago")))
    assert keys(reading) == [None]
