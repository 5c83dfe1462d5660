"""Whatever is shuffled, dropped, wrapped or joined: no note is lost, all text stands at its span, nothing raises."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from armstrace.graph.errors import InputError
from armstrace.loaders.citation import read_notes
from armstrace.loaders.document import Document
from armstrace.loaders.layout import parse_document
from armstrace.loaders.outline import make_outline
from armstrace.loaders.passage import PassageState, check_passages, list_passages, normalise_passage
from armstrace.loaders.source_index import SourceIndex

from . import copies
from .conftest import list_fixtures, read_fixture
from .content import list_pairs
from .small_register import make_registers

REGISTERS = make_registers()
WHOLE = read_fixture("view-all")
SECTIONS = re.split(
    r"(?m)^(?=(?:Cluster Munition Ban Policy|Mine Action|Casualties|Casualties and Victim Assistance)\n\nLast)", WHOLE
)[1:]
QUICK = settings(max_examples=60, deadline=None)


def check(document: Document) -> None:
    """What holds of every document."""
    text = document.text
    for section in document.sections:
        for block in section.blocks:
            assert text[slice(*block.span)] == block.text
            cells = [cell for row in block.rows for cell in row.cells]
            assert all(text[slice(*cell.span)].split()[: len(cell.text.split())] or not cell.text for cell in cells)
        for note in section.footnotes:
            assert note.span is None or text[slice(*note.span)] == note.text
        starts = [block.span.start for block in section.blocks]
        assert starts == sorted(starts)
        passages = list_passages(section)
        assert len({passage.key for passage in passages}) == len(passages)
    if len({section.key for section in document.sections}) == len(document.sections):
        kept = [passage for section in document.sections for passage in list_passages(section)]
        assert {item.state for item in check_passages(kept, document)} <= {PassageState.FOUND}
    json.dumps(make_outline(document))


def list_notes(document: Document) -> list[tuple[int, str]]:
    notes = [note for section in document.sections for note in section.footnotes if not note.missing]
    return sorted((note.number, normalise_passage(note.text)) for note in notes)


NOTES = list_notes(parse_document(WHOLE, registers=REGISTERS))
CELLS = list_pairs(parse_document(WHOLE, registers=REGISTERS))


def test_the_sections_that_are_shuffled_are_there() -> None:
    assert len(SECTIONS) == 4
    assert len(NOTES) == 12


@QUICK
@given(
    order=st.permutations(range(4)),
    dates_first=st.booleans(),
    menu=st.booleans(),
    foreign=st.booleans(),
    width=st.sampled_from([None, 60, 75, 100]),
)
def test_shuffled_layouts_and_wrapped_lines_lose_no_note(
    order: list[int], dates_first: bool, menu: bool, foreign: bool, width: int | None
) -> None:
    text = "Zubrowka\n\n" + "\n\n".join(SECTIONS[number] for number in order)
    text = copies.dates_first(text) if dates_first else text
    text = copies.wrapped(text, width) if width else text
    text = copies.with_menu(text) if menu else text
    document = parse_document(copies.foreign_lines(text) if foreign else text, registers=REGISTERS)
    check(document)
    assert list_notes(document) == NOTES
    assert list_pairs(document) == CELLS
    assert sorted(section.code for section in document.sections) == ["cas", "cmb", "cva", "ma"]


@QUICK
@given(width=st.sampled_from([60, 75, 100]), joined=st.sets(st.integers(0, 600), max_size=40))
def test_lines_that_are_wrapped_and_joined_again_lose_no_note(width: int, joined: set[int]) -> None:
    lines = copies.wrapped(WHOLE, width).split("\n")
    text = lines[0]
    for number, (before, line) in enumerate(pairwise(lines)):
        within = len(before) > width - 12 and line and not re.match(r"[\[•-]", line)
        text += (" " if within and number in joined else "\n") + line
    document = parse_document(text, registers=REGISTERS)
    check(document)
    assert [number for number, _ in list_notes(document)] == [number for number, _ in NOTES]


@QUICK
@given(dropped=st.sets(st.integers(0, 400)))
def test_dropped_short_lines_lose_no_note(dropped: set[int]) -> None:
    lines = WHOLE.splitlines(keepends=True)
    kept = [line for number, line in enumerate(lines) if number not in dropped or len(line.split()) != 1]
    document = parse_document("".join(kept), registers=REGISTERS)
    check(document)
    assert list_notes(document) == NOTES


@QUICK
@given(
    path=st.sampled_from(list_fixtures()),
    width=st.sampled_from([None, 60, 75, 100, 130]),
    dropped=st.sets(st.integers(0, 400)),
    menu=st.booleans(),
    foreign=st.booleans(),
)
def test_no_copy_of_any_layout_loses_a_note(
    path: Path, width: int | None, dropped: set[int], menu: bool, foreign: bool
) -> None:
    whole = path.read_bytes().decode("utf-8")
    lines = (copies.wrapped(whole, width) if width else whole).splitlines(keepends=True)
    text = "".join(line for number, line in enumerate(lines) if number not in dropped or len(line.split()) != 1)
    text = copies.with_menu(text) if menu else text
    document = parse_document(copies.foreign_lines(text) if foreign else text)
    check(document)
    numbers = [number for number, _ in list_notes(parse_document(whole))]
    assert [number for number, _ in list_notes(document)] == numbers


LINES = st.sampled_from(
    "Zubrowka|Cluster Munition Ban Policy|Mine Ban Policy|Mine Action|Casualties|Impact|Last updated: 1 May 2018|"
    "Last updated: 31 June 2018|Policy|Use|Previous use|Contamination|Treaty status|Mine Ban Treaty|Not a party|None|"
    "Casualties in 2017|Annual total|4|Landmines|Extent of contamination|All known casualties by end 2016|12 killed|"
    "Type|Caliber|152mm|Bomb|Bulgaria (12), Peru (3)|1,204|N/A|Number of parts|CHA: 3km2|A short line|• an item|- item|"
    "[1] Ibid.|[2] See “A title,” Press, 1 May 2009; and a letter.|[1 ] Old note.|[3]|[UPDATE May 2019: open|"
    "A sentence ends here.[1] Another does not[2]|Summary: It rained.|Note: A = b; C = d.|*Though it did.|----|\u00a0|"
    "Operator \u2502 Area|He said “we are|not sure. It is late.” They left.|A | B | C|cell \u2016|COUNTRY SUMMARY|"
    "The Monitor acknowledges the help of many people.|Contaminated by: mines (a little).".replace(
        " | ", "\u2502"
    ).split("|")
).map(lambda line: line.replace("\u2502", " | ").replace("\u2016", "|"))


@settings(max_examples=150, deadline=None)
@given(
    lines=st.lists(LINES, max_size=60),
    glue=st.lists(st.sampled_from(["\n", "\n\n", "\n\n\n\n", "\r\n"]), min_size=60, max_size=60),
)
def test_any_order_of_lines_is_read_or_refused_by_name(lines: list[str], glue: list[str]) -> None:
    text = "".join(line + end for line, end in zip(lines, glue, strict=False))
    try:
        document = parse_document(text, registers=REGISTERS)
    except InputError:
        assert not any(line.startswith("Last updated") for line in lines)
        return
    check(document)
    for section in document.sections:
        read_notes(section, SourceIndex(REGISTERS))
        for heading in section.headings:
            assert heading.path
            assert all(heading.path)


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet='aZ1 .,;:!?“”"’()[]|•-*\n\r\t\u00a0\u2028\x85\ufeff', max_size=400))
def test_any_text_below_a_title_is_read(text: str) -> None:
    document = parse_document(f"Mine Action\n\nLast updated: 1 May 2018\n\n{text}", registers=REGISTERS)
    check(document)
    for section in document.sections:
        read_notes(section, SourceIndex(REGISTERS))


LONG = 100_000
HOSTILE = {
    "one word": "x" * LONG,
    "blanks": " " * LONG + "x",
    "no-break spaces": "\u00a0" * LONG + "x",
    "brackets": "[" * LONG,
    "markers": "[1]" * (LONG // 3),
    "spaced markers": "[1] " * (LONG // 4),
    "stops": "." * LONG,
    "opened quotations": "“" * LONG,
    "straight quotations": '"' * LONG,
    "commas": "A, " * (LONG // 3),
    "capitals": "A" * LONG,
    "capital words": "AB " * (LONG // 3),
    "slashes": "A/" * (LONG // 2) + "!",
    "bars": "a | " * (LONG // 4) + "|",
    "states": "Peru (1), " * (LONG // 10) + "x",
    "semicolons": "a; and " * (LONG // 7),
    "sentences": "Aa. " * (LONG // 4),
    "labels": "Participation in " * (LONG // 17),
    "senders": "“T,” report from " + "A " * (LONG // 2) + ", 2009.",
    "leads": "For " + "a " * (LONG // 2) + "see",
    "calibers": "1mm\n" * (LONG // 4),
    "pairs": "Abc def\n12\n" * (LONG // 11),
    "group labels": "Casualties in 2016\n" * (LONG // 19),
    "headings": "Use\n" * (LONG // 4),
    "short lines": "Abc\n" * (LONG // 4),
    "the same note": "[1] a\n" * (LONG // 6),
    "open updates": "[UPDATE a\n" * (LONG // 10),
    "foreign line ends": "a\x85" * (LONG // 2),
    "dates": "Last updated: 1 May 2018\n" * (LONG // 25),
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_long_lines_and_long_runs_are_read(text: str) -> None:
    leads = ("",) if "\n" in text else ("", "This rests on a note.[1]\n\n\n\n[1] ")
    for lead in leads:
        document = parse_document(f"Mine Action\n\nLast updated: 1 May 2018\n\n{lead}{text}", registers=REGISTERS)
        assert document.sections[0].span.end <= len(document.text)
        for section in document.sections[:1]:
            read_notes(section, SourceIndex(REGISTERS))
