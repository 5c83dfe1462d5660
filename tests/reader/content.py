"""What a document says whatever copy it was read from: no places, no line ends."""

from __future__ import annotations

from collections.abc import Iterator

from armstrace.loaders.document import Document, Row, Section
from armstrace.loaders.passage import normalise_passage


def list_content(document: Document) -> list[object]:
    """Titles, headings, blocks, cells and notes in order."""
    return [item for section in document.sections for item in _list_section(section)]


def list_pairs(document: Document) -> set[tuple[str, str]]:
    """What a reader would take as said of one another: label and value, group and value, cells of one row.

    A label without a value says nothing.
    """
    blocks = [*document.front, *(block for section in document.sections for block in section.blocks)]
    return {pair for block in blocks for row in block.rows for pair in _list_row_pairs(row, bool(block.head))}


def _list_section(section: Section) -> list[object]:
    items: list[object] = [section.title, [(heading.path, heading.notes) for heading in section.headings]]
    for block in section.blocks:
        cells = [(r.group and r.group.text, [(c.column, c.text, c.inherited) for c in r.cells]) for r in block.rows]
        text = "" if block.rows else normalise_passage(block.text)
        title = block.title and (block.title.text, block.title.notes)
        place = (block.kind, block.heading, block.number, block.notes, len(block.sentences))
        items.append((place, text, title, [c.text for c in block.head], cells))
    notes = [
        (note.number, note.missing, normalise_passage(note.text), len(note.sentences)) for note in section.footnotes
    ]
    return [*items, notes]


def _list_row_pairs(row: Row, table: bool) -> Iterator[tuple[str, str]]:
    texts = [row.group.text if row.group else "", *(cell.text for cell in row.cells)]
    label, values = texts[1], texts[2:]
    for value in texts[1:] if values else ():
        yield texts[0], value
    for first in texts[1:] if table else [label]:
        yield from ((first, value) for value in values if first)
