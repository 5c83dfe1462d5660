"""Every known layout, order and text copy is read; what a copy lost leaves a gap and moves nothing else."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from armstrace.loaders.document import BlockKind, Document, Section
from armstrace.loaders.layout import parse_document
from armstrace.loaders.outline import make_outline

from . import copies
from .conftest import GOLDEN, list_fixtures, read_fixture
from .content import list_content, list_pairs

#: How a copy is made of a text, and whether its dates are lost.
COPIES = {
    "V0 menu": copies.with_menu,
    "V3 dense": lambda text: copies.dense(parse_document(text)),
    "V4 wrapped": copies.wrapped,
    "V4 narrow": lambda text: copies.wrapped(text, 60),
    "E2 order": copies.dates_first,
    "foreign lines": copies.foreign_lines,
}


def read(name: str) -> Document:
    return parse_document(read_fixture(name))


def section(name: str, code: str) -> Section:
    return next(s for s in read(name).sections if s.code == code)


@pytest.mark.parametrize("path", list_fixtures(), ids=lambda path: path.stem)
def test_the_outline_is_the_kept_one(path: Path, update_golden: bool) -> None:
    outline = make_outline(read(path.stem))
    kept = GOLDEN / f"{path.stem}.json"
    if update_golden:
        kept.write_text(json.dumps(outline, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert outline == json.loads(kept.read_text(encoding="utf-8"))


def test_each_kept_outline_has_its_text() -> None:
    assert {path.stem for path in GOLDEN.glob("*.json")} == {path.stem for path in list_fixtures()}


@pytest.mark.parametrize("make", COPIES.values(), ids=COPIES.keys())
@pytest.mark.parametrize("name", ["view-all", "e3-2022-impact", "e3-2015-cmbp", "e3-2018-casualties"])
def test_another_copy_of_a_page_says_the_same(name: str, make: object) -> None:
    text = read_fixture(name)
    other = parse_document(make(text))  # type: ignore[operator]
    assert list_content(other) == list_content(parse_document(text))


@pytest.mark.parametrize("path", list_fixtures(), ids=lambda path: path.stem)
def test_a_copy_without_its_short_lines_shifts_no_pair(path: Path) -> None:
    whole = read(path.stem)
    short = parse_document(copies.without_short_lines(whole.text))
    strangers = {(first, second) for first, second in list_pairs(short) - list_pairs(whole) if first}
    assert strangers == set()
    assert [n.number for s in short.sections for n in s.footnotes] == [
        n.number for s in whole.sections for n in s.footnotes
    ]


def test_country_and_title_come_from_the_first_lines() -> None:
    assert [(d.country, d.title) for d in map(read, ["e3-2016-cva", "v0-menu", "e1-2008", "e2-theme"])] == [
        ("yem", "Yemen"),
        ("mmr", "Myanmar_Burma"),
        ("ago", "Angola"),
        ("kosovo", "Kosovo"),
    ]


def test_country_and_title_come_from_the_status_sentence_else() -> None:
    document = read("v2-andorra")
    assert (document.country, document.title) == ("and", "Principality of Andorra")
    assert document.sections[0].key == "and-mbp-2019-11-12"


def test_what_no_register_knows_has_a_title_and_no_country() -> None:
    document = read("view-all")
    assert (document.country, document.title) == (None, "Zubrowka")
    assert document.sections[0].key == "xxx-cmb-2021-08-03"


def test_arguments_override_what_the_text_says() -> None:
    text = read_fixture("v3-print")
    document = parse_document(text, country="srb", title="Another", updated=date(2014, 11, 24))
    assert (document.country, document.title) == ("srb", "Another")
    assert [s.key for s in document.sections] == ["srb-cva-2014-11-24", "srb-mbp-2014-11-24"]
    assert [s.key for s in parse_document(text).sections] == ["kosovo-cva-undated", "kosovo-mbp-undated"]


def test_sections_are_known_by_their_dates_not_by_headings_of_the_same_words() -> None:
    titles = [(s.title, s.updated and s.updated.isoformat()) for s in read("view-all").sections]
    assert titles == [
        ("Cluster Munition Ban Policy", "2021-08-03"),
        ("Mine Action", "2018-11-19"),
        ("Casualties", "2018-06-26"),
        ("Casualties and Victim Assistance", "2014-09-07"),
    ]


def test_a_section_begins_at_its_title_also_where_the_date_stands_before() -> None:
    document = read("e2-theme")
    assert [document.text[s.span.start :].split("\n")[0] for s in document.sections] == [
        "Mine Ban Policy",
        "Casualties and Victim Assistance",
    ]


def test_a_section_that_lost_its_title_is_known_by_its_words() -> None:
    text = "Last updated: 1 May 2018\n\nAll known casualties by end 2016\n\n12 casualties\n\nNobody was hurt in 2017.\n"
    document = parse_document(text)
    assert [(s.title, s.code, s.span.start) for s in document.sections] == [("Casualties", "cas", 0)]
    assert parse_document("Last updated: 1 May 2018\n\nNothing is said.\n").sections[0].title == "Untitled"


def test_a_page_of_key_data_alone_is_a_section_of_mine_ban_policy() -> None:
    text = read_fixture("e1-2008").partition("Mine Ban Policy")[0]
    document = parse_document(text)
    assert (document.country, document.title, document.front) == ("ago", "Angola", ())
    (alone,) = document.sections
    assert (alone.key, alone.blocks[0].kind) == ("ago-mbp-undated", BlockKind.BOX)


def test_a_page_without_any_title_is_known_by_its_status_sentence() -> None:
    text = "Norway\n\nNorway ratified the Convention on Cluster Munitions in 2008.\n\nIt keeps no stock.\n"
    document = parse_document(text)
    assert [(s.key, s.span.start) for s in document.sections] == [("nor-cmb-undated", 8)]
    assert document.title == "Norway"


def test_a_day_that_no_calendar_has_is_no_date() -> None:
    assert parse_document("Mine Action\n\nLast updated: 31 February 2018\n\nNo word.").sections[0].updated is None


@pytest.mark.parametrize("path", list_fixtures(), ids=lambda path: path.stem)
def test_all_text_stands_at_its_span(path: Path) -> None:
    document = read(path.stem)
    for part in document.sections:
        for block in part.blocks:
            assert document.text[slice(*block.span)] == block.text
            assert part.span.start <= block.span.start < block.span.end <= part.span.end
            for row in block.rows:
                assert block.span.start <= row.span.start <= row.span.end <= block.span.end
                for cell in row.cells:
                    assert " ".join(document.text[slice(*cell.span)].split()).startswith(cell.text)
            for sentence in block.sentences:
                assert block.span.start <= sentence.span.start < sentence.span.end <= block.span.end
        for note in part.footnotes:
            assert note.span is None or document.text[slice(*note.span)] == note.text
        for marker in part.markers:
            assert document.text[slice(*marker.span)].strip("[ ]") == str(marker.number)


def test_the_three_leads_are_headings_inline_or_not() -> None:
    blocks = section("e3-2015-cmbp", "cmb").blocks
    assert blocks[1].heading == ("Five-Year Review",)
    assert blocks[1].text.startswith("Cuba stayed")
    assert section("view-all", "cmb").blocks[1].heading == ("Summary",)


@pytest.mark.parametrize("lead", ["Summary", "Five-Year Review", "Ten-Year Review"])
def test_a_lead_before_prose_is_a_heading(lead: str) -> None:
    text = (
        f"Mine Action\n\nLast updated: 1 May 2020\n\n{lead}:\u00a0It rained. Nobody came.\n\nPolicy\n\nNone at all.\n"
    )
    (section,) = parse_document(text).sections
    assert [heading.path for heading in section.headings] == [(lead,), ("Policy",)]
    assert [text[slice(*heading.span)] for heading in section.headings] == [lead, "Policy"]
    assert section.blocks[0].text == "It rained. Nobody came."


def test_what_stands_between_title_and_date_belongs_to_the_section() -> None:
    text = "Impact\n\nStatus | Management | Impact\n\nLast updated: 1 May 2021\n\nNothing is known.\n"
    (section,) = parse_document(text).sections
    assert (section.title, section.updated) == ("Impact", date(2021, 5, 1))
    assert [block.kind for block in section.blocks] == [BlockKind.NAVIGATION, BlockKind.PARAGRAPH]


def test_update_boxes_are_blocks_of_their_own() -> None:
    for name in ("view-all", "e3-2015-cmbp"):
        assert [b.kind for b in section(name, "cmb").blocks].count(BlockKind.UPDATE) == 1
    text = "Mine Action\n\nLast updated: 1 May 2018\n\n[UPDATE May 2019: One.\n\nTwo [sic].]\n\nThree is said here.\n"
    kinds = [(b.kind.value, b.text.split()[-1]) for b in parse_document(text).sections[0].blocks]
    assert kinds == [("update", "[sic].]"), ("paragraph", "here.")]
    unclosed = parse_document(text.replace(".]", ".")).sections[0].blocks
    assert [b.kind.value for b in unclosed] == ["update", "paragraph", "paragraph"]


def test_sub_headings_stand_below_their_topic_and_alone_without_it() -> None:
    paths = [h.path for h in section("view-all", "cmb").headings]
    assert paths[-3:] == [("Use",), ("Use", "Use in Lutz"), ("Use", "Previous use")]
    text = copies.without_short_lines(read_fixture("view-all"))
    paths = [h.path for h in parse_document(text).sections[0].headings]
    assert paths == [("Production and transfer",), ("Use in Lutz",), ("Previous use",)]
    paths = [h.path for h in section("e3-2022-impact", "imp").headings]
    assert ("ASSESSING THE IMPACT", "Contamination", "Landmine contamination") in paths


def test_pages_put_one_behind_the_other_leave_no_country_line_in_the_notes() -> None:
    page = read_fixture("e3-2016-cva")
    document = parse_document(page + "\n" + page.replace("2016", "2015"))
    assert [s.key for s in document.sections] == ["yem-cva-2016-10-09", "yem-cva-2015-10-09"]
    assert document.sections[0].footnotes[0].text.endswith("12 April 2016.")


def test_the_front_keeps_menus_alone() -> None:
    assert {b.kind for b in read("v0-menu").front} == {BlockKind.NAVIGATION}


def test_a_box_before_the_first_title_is_the_first_block_of_that_section() -> None:
    document = read("e1-2007")
    first = document.sections[0]
    box = first.blocks[0]
    assert (document.front, box.kind, box.heading, box.number, len(box.rows)) == ((), BlockKind.BOX, (), 1, 11)
    assert (first.title, first.span.start) == ("Mine Ban Policy", box.span.start)


def test_no_heading_of_the_front_holds_in_the_section() -> None:
    text = (
        "Sub-Sections:\n\nPeru\n\n2008 Key Data\n\nState Party since\n\n1 March 1999\n\nTen-Year Summary\n\nPeru kept "
    )
    text += "its word.\n\nMine Ban Policy\n\nThe Republic of Peru signed the Mine Ban Treaty in 1997.\n"
    (section,) = parse_document(text).sections
    assert [(b.kind, b.heading, b.number) for b in section.blocks] == [
        (BlockKind.BOX, ("2008 Key Data",), 1),
        (BlockKind.PARAGRAPH, ("Ten-Year Summary",), 1),
        (BlockKind.PARAGRAPH, (), 1),
    ]


def test_what_is_new_has_its_words_before_the_colon_as_heading() -> None:
    text = (
        "Peru, Landmine Monitor Report 2004\n\nPeru\n\nKey developments since May 2003: Peru cleared two hills.[1]\n\n"
    )
    text += "Mine Ban Policy\n\nPeru signed the Mine Ban Treaty in 1997.\n\n\n\n[1] The local press told of it.\n"
    (section,) = parse_document(text).sections
    assert [(b.heading, " ".join(b.text.split())) for b in section.blocks] == [
        (("Key developments since May 2003",), "Peru cleared two hills.[1]"),
        ((), "Peru signed the Mine Ban Treaty in 1997."),
    ]
    assert section.dangling == ()


def test_lists_with_bullets_and_hyphens_are_items() -> None:
    for name, code in (("view-all", "cmb"), ("v3-print", "cva"), ("v4-wrapped", "mbp"), ("v0-menu", "mbp")):
        items = [b for b in section(name, code).blocks if b.kind is BlockKind.ITEM]
        assert len(items) >= 2
        assert all(not b.text.startswith(("•", "-")) for b in items)
