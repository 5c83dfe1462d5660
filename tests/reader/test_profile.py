"""The Russian profile: its outline, notes and works are those of the reading by hand, in every text copy."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from armstrace.graph.entry import Entry, fold_name
from armstrace.graph.names import Ref
from armstrace.graph.registers import read_registers
from armstrace.graph.section import Resolution
from armstrace.loaders.citation import NoteReading, read_notes
from armstrace.loaders.document import BlockKind, Document
from armstrace.loaders.layout import parse_document, read_document
from armstrace.loaders.outline import make_outline
from armstrace.loaders.passage import find_passages, hash_passage, list_passages
from armstrace.loaders.source_index import SourceIndex

from . import copies
from .content import list_content, list_pairs

pytestmark = pytest.mark.shared

Json = dict[str, Any]


@pytest.fixture(scope="module")
def document(shared: Path) -> Document:
    return read_document(shared / "profiles" / "russian-federation.txt")


@pytest.fixture(scope="module")
def gold(shared: Path) -> Json:
    loaded: Json = json.loads((shared / "gold" / "structure.json").read_text(encoding="utf-8"))
    return loaded


def read_gold(shared: Path, name: str) -> list[Json]:
    text = (shared / "gold" / name).read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()] if name.endswith(".jsonl") else json.loads(text)


# --- the outline -----------------------------------------------------------------------------------------------------


def simplify(node: Json) -> Json:
    """Of a heading in either outline: its words, line, paragraphs, list items, tables, boxes and sub-headings."""
    return {
        "heading": node["heading"],
        "line": node["line"],
        "paragraphs": node.get("paragraph_lines", []),
        "items": [(entry["lines"], entry["items_text"]) for entry in node.get("lists", [])],
        "inner": [simplify(inner) for inner in node.get("subsections", [])],
    }


def list_tables(node: Json) -> Iterator[Json]:
    yield from node.get("tables", [])
    for inner in node.get("subsections", []):
        yield from list_tables(inner)


def list_boxes(node: Json) -> Iterator[Json]:
    """The boxes of either outline, as groups of label and value or values."""
    yield from node.get("boxes", [])
    for inner in node.get("subsections", []):
        yield from list_boxes(inner)


def test_slugs_dates_and_lines_of_the_sections(document: Document, gold: Json) -> None:
    outline = make_outline(document)
    names = ("slug", "title", "line", "last_updated", "paragraphs_total")
    assert [[section[name] for name in names] for section in outline["sections"]] == [
        [section[name] for name in names] for section in gold["sections"]
    ]
    assert (outline["title"], outline["country"], outline["characters"]) == ("Russian Federation", "rus", 54314)


def test_headings_paragraphs_and_list_items(document: Document, gold: Json) -> None:
    sections = make_outline(document)["sections"]
    assert len(sections) == len(gold["sections"]) == 5
    for section, expected in zip(sections, gold["sections"], strict=True):
        assert [simplify(node) for node in section["subsections"]] == [simplify(n) for n in expected["subsections"]]


def test_numbers_and_lines_of_the_notes(document: Document, gold: Json) -> None:
    sections = make_outline(document)["sections"]
    for section, expected in zip(sections, gold["sections"], strict=True):
        for name in ("defined", "lines", "referenced_in_body", "dangling"):
            assert section["footnotes"][name] == expected["footnotes"][name]


def test_totals(document: Document, gold: Json) -> None:
    totals, expected = make_outline(document)["totals"], gold["totals"]
    assert totals == {
        "sections": 5,
        "paragraphs": 81,
        "items": 3,
        "tables": 2,
        "boxes": 3,
        "footnotes": 84,
        "dangling": 7,
    }
    assert totals["paragraphs"] == expected["paragraphs"]
    assert (totals["footnotes"], totals["dangling"]) == (
        expected["footnotes_defined"],
        expected["footnotes_dangling"],
    )


def test_tables_have_title_head_groups_and_rows(document: Document, gold: Json) -> None:
    tables = list(list_tables(make_outline(document)["sections"][0]))
    expected = [t for node in gold["sections"][0]["subsections"] for t in list_tables(node)]
    names = ("title", "title_footnotes", "title_line", "header", "first_line", "last_line")
    assert [[table[name] for name in names] for table in tables] == [[t[name] for name in names] for t in expected]
    for table, right in zip(tables, expected, strict=True):
        groups = [{"group": group["group"], "rows": len(group["rows"])} for group in table["groups"]]
        assert groups == right["groups"]
    assert [sum(len(group["rows"]) for group in table["groups"]) for table in tables] == [13, 36]


def test_group_and_caliber_of_each_row_are_its_own(document: Document) -> None:
    blocks = [block for block in document.sections[0].blocks if block.kind is BlockKind.TABLE]
    first, second = blocks
    assert sum(len(row.cells[-1].text.split("), ")) for row in first.rows) == 37
    for row in second.rows:
        columns = [cell.column for cell in row.cells]
        with_caliber = row.group is not None and row.group.text in ("Projectile", "Rocket")
        assert columns == [
            *(["Caliber"] if with_caliber else []),
            "Carrier name",
            "Number of submunitions",
            "Submunition type",
        ]
        assert not any(cell.inherited for cell in row.cells)
    calibers = [cell.text for row in second.rows for cell in row.cells if cell.column == "Caliber"]
    assert calibers == ["120mm", "152mm", "152mm", "203mm", "240mm", "122mm", "122mm", "220mm", "220mm"] + 3 * ["300mm"]


def test_boxes_have_labels_values_and_groups(document: Document, gold: Json) -> None:
    sections = make_outline(document)["sections"]
    (box,) = list_boxes(sections[2])
    expected = gold["sections"][2]["summary_box"]
    groups = [
        {"group": group["group"], "rows": [[row[0], row[1] if len(row) == 2 else row[1:]] for row in group["rows"]]}
        for group in box["groups"]
    ]
    assert groups == expected["groups"]
    assert (box["first_line"], box["last_line"]) == (expected["first_line"], expected["last_line"])
    for section, right in zip(sections[3:], gold["sections"][3:], strict=True):
        (flat,) = list_boxes(section)
        (kept,) = [t for node in right["subsections"] for t in list_tables(node)]
        assert (flat["first_line"], flat["last_line"]) == (kept["first_line"], kept["last_line"])
        assert [row[0] for group in flat["groups"] for row in group["rows"]] == kept["labels"]


# --- copies ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "make",
    [copies.with_menu, copies.wrapped, copies.dates_first, copies.foreign_lines, lambda t: copies.wrapped(t, 60)],
)
def test_other_copies_say_the_same(document: Document, make: Callable[[str], str]) -> None:
    assert list_content(parse_document(make(document.text))) == list_content(document)


def test_a_dense_copy_says_the_same(document: Document) -> None:
    assert list_content(parse_document(copies.dense(document))) == list_content(document)


def test_a_copy_without_short_lines_loses_no_note_and_shifts_no_pair(document: Document) -> None:
    short = parse_document(copies.without_short_lines(document.text))
    notes = [[(note.number, note.text) for note in section.footnotes] for section in document.sections]
    assert [[(note.number, note.text) for note in section.footnotes] for section in short.sections] == notes
    assert {(first, second) for first, second in list_pairs(short) - list_pairs(document) if first} == set()


# --- passages --------------------------------------------------------------------------------------------------------


def test_the_quotes_of_the_reading_by_hand_stand_in_passages(document: Document, shared: Path) -> None:
    """All but the date lines (5) share a passage; nearly all lie in one."""
    claims = read_gold(shared, "claims.jsonl")
    whole = found = 0
    for section in document.sections:
        for claim in claims:
            start, end = claim["quote_start"], claim["quote_end"]
            if section.span.start <= start < section.span.end:
                passages = find_passages(section, start, end)
                found += bool(passages)
                first = passages[0].at if passages else (0, 0)
                whole += first[0] + section.span.start <= start and end <= first[1] + section.span.start
    assert (len(claims), found) == (803, 798)
    assert whole >= 780


def test_passages_are_unique_and_hashed(document: Document) -> None:
    keys: set[str] = set()
    for section in document.sections:
        for passage in list_passages(section):
            start, end = (section.span.start + at for at in passage.at)
            assert hash_passage(document.text[start:end]) == passage.hash
            keys.add(passage.key)
    assert len(keys) == sum(len(list_passages(section)) for section in document.sections) > 400


# --- works -----------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def readings(document: Document) -> dict[tuple[str, int], NoteReading]:
    index = SourceIndex(read_registers(), Ref("state", "rus"))
    return {
        (section.slug, reading.footnote.number): reading
        for section in document.sections
        for reading in read_notes(section, index)
    }


#: Notes of the reading by hand that it does not resolve as others do.
IBIDS = {
    ("cluster-munition-ban-policy", 36): Resolution.UNRESOLVED_IBID,
    ("mine-action", 5): Resolution.IBID,
    ("casualties-and-victim-assistance", 7): Resolution.AMBIGUOUS_IBID,
}


def test_every_note_is_resolved_as_by_hand(readings: dict[tuple[str, int], NoteReading], shared: Path) -> None:
    notes = read_gold(shared, "sources.json")
    assert len(notes) == len(readings) == 91
    for note in notes:
        key = (note["section"], note["footnote"])
        plain = Resolution.CITED if note["sources"] else Resolution.EXPLANATORY
        assert readings[key].resolution is IBIDS.get(key, Resolution.MISSING if note["dangling"] else plain), key


def test_every_work_is_found_for_its_note_and_none_beside(
    readings: dict[tuple[str, int], NoteReading], shared: Path
) -> None:
    """At least 95 % are asked for; all 114 are reached."""
    registers = read_registers()
    missed: list[object] = []
    spare: list[object] = []
    total = 0
    for note in read_gold(shared, "sources.json"):
        reading = readings[note["section"], note["footnote"]]
        entries = [registers.get(item.source) for item in reading.cited if item.source]
        works = [work for work in note["sources"] if work["kind"] != "unresolved_ibid"]
        total += len(works)
        for work in sorted(works, key=lambda work: work["title"] is None):
            match = next((entry for entry in entries if is_work(entry, work)), None)
            if match:
                entries.remove(match)
            else:
                missed.append((note["section"], note["footnote"], work["title"]))
        spare += [(note["section"], note["footnote"], entry.ref.key) for entry in entries]
        assert reading.unknown == ()
    assert total == 114
    assert missed == []
    assert spare == []


def is_work(entry: Entry, work: Json) -> bool:
    """The same day, or the same title and no other date; a work without title has its publisher's name in the label."""
    printed, kept = (work["date"] or "").rstrip("./Z")[:10], entry.fields["date"].rstrip("./")[:10]
    titles = {fold_name(name).rstrip(".") for name in (entry.label, entry.fields["title"], *entry.aliases)}
    if work["title"] is None:
        return any(fold_name(work["publisher"]) in title for title in titles)
    title = fold_name(work["title"]).rstrip(".")
    same_title = any(title in other or other in title for other in titles)
    return (printed == kept and (bool(printed) or same_title)) or (title in titles and kept.startswith(printed))


def test_locators_and_roles_are_read(readings: dict[tuple[str, int], NoteReading]) -> None:
    slug = "cluster-munition-ban-policy"
    (book,) = readings[slug, 4].cited
    assert (book.role, book.work and book.work.locator) == ("see", "pp. 230–235")
    assert [item.role for item in readings[slug, 36].cited] == ["seeAlso"]
    assert [item.role for item in readings["mine-ban-policy", 15].cited] == ["cites", "citedIn", "seeAlso"]
    assert [item.work and item.work.notes_by for item in readings[slug, 19].cited] == ["Landmine Action"]
