"""The outline of a Document as plain JSON: what stands where, in lines of the text copy. Kept as golden files by tests.

It tells structure, not text: of paragraphs only lines, of tables and boxes the cells, of notes the numbers.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from armstrace.loaders.document import Block, BlockKind, Document, Heading, Row, Section

#: A JSON object.
Json = dict[str, Any]
#: What counts as a paragraph of running text.
_RUNNING = (BlockKind.PARAGRAPH, BlockKind.UPDATE, BlockKind.ACKNOWLEDGEMENT)


def make_outline(document: Document) -> Json:
    """The outline of a document. Lines count from 1; keys without content are left out of a heading's entry."""
    line_of = _make_counter(document.text)
    return {
        "title": document.title,
        "country": document.country,
        "characters": len(document.text),
        "front": _outline_blocks(document.front, line_of),
        "sections": [_outline_section(section, line_of) for section in document.sections],
        "totals": _count(document),
    }


def _make_counter(text: str) -> Callable[[int], int]:
    """A function that tells the line of a code point."""
    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    return lambda place: bisect_right(starts, place)


def _count(document: Document) -> Json:
    blocks = [block for section in document.sections for block in section.blocks]
    notes = [note for section in document.sections for note in section.footnotes]
    kinds = [block.kind for block in blocks]
    return {
        "sections": len(document.sections),
        "paragraphs": sum(kind in _RUNNING for kind in kinds),
        "items": kinds.count(BlockKind.ITEM),
        "tables": kinds.count(BlockKind.TABLE),
        "boxes": kinds.count(BlockKind.BOX),
        "footnotes": sum(not note.missing for note in notes),
        "dangling": sum(note.missing for note in notes),
    }


def _outline_section(section: Section, line_of: Callable[[int], int]) -> Json:
    tree = _build_tree(section)
    notes = [note for note in section.footnotes if note.span]
    return {
        "slug": section.slug,
        "title": section.title,
        "line": line_of(section.span.start),
        "last_updated": section.updated.isoformat() if section.updated else None,
        **_outline_blocks(tree.blocks, line_of),
        "subsections": [_outline_node(node, line_of) for node in tree.inner],
        "footnotes": {
            "defined": [note.number for note in notes],
            "lines": {str(note.number): line_of(note.span.start) for note in notes if note.span},
            "sentences": {str(note.number): len(note.sentences) for note in notes},
            "referenced_in_body": sorted({marker.number for marker in section.markers}),
            "dangling": list(section.dangling),
        },
        "paragraphs_total": sum(block.kind in _RUNNING for block in section.blocks),
    }


@dataclass(slots=True)
class _Node:
    """A heading (None: the section itself) with what stands right under it."""

    heading: Heading | None
    blocks: list[Block] = field(default_factory=list)
    inner: list[_Node] = field(default_factory=list)

    @property
    def path(self) -> tuple[str, ...]:
        return self.heading.path if self.heading else ()


def _build_tree(section: Section) -> _Node:
    """Headings and blocks in the order of the text; a heading that recurs is a node of its own each time."""
    root = _Node(None)
    opened = [root]
    parts: list[Heading | Block] = [*section.headings, *section.blocks]
    for part in sorted(parts, key=lambda part: part.span.start):
        if isinstance(part, Block):
            opened[-1].blocks.append(part)
            continue
        while opened[-1].path != part.path[:-1]:
            opened.pop()
        node = _Node(part)
        opened[-1].inner.append(node)
        opened.append(node)
    return root


def _outline_node(node: _Node, line_of: Callable[[int], int]) -> Json:
    entry: Json = {}
    if node.heading:
        entry |= {"heading": node.heading.path[-1], "line": line_of(node.heading.span.start)}
        entry |= {"notes": list(node.heading.notes)} if node.heading.notes else {}
    entry |= _outline_blocks(node.blocks, line_of)
    return entry | ({"subsections": [_outline_node(inner, line_of) for inner in node.inner]} if node.inner else {})


def _outline_blocks(blocks: Iterable[Block], line_of: Callable[[int], int]) -> Json:
    """What stands under one path of headings, by kind; lists are runs of items."""
    entry: Json = {}
    for kind, run in groupby(blocks, key=lambda block: block.kind):
        part = list(run)
        if kind is BlockKind.ITEM:
            texts = [" ".join(item.text.split()) for item in part]
            lines = [line_of(item.span.start) for item in part]
            entry.setdefault("lists", []).append({"lines": lines, "items_text": texts})
        elif kind is BlockKind.TABLE:
            entry.setdefault("tables", []).extend(_outline_table(table, line_of) for table in part)
        elif kind is BlockKind.BOX:
            entry.setdefault("boxes", []).extend(_outline_box(box, line_of) for box in part)
        else:
            entry.setdefault(f"{kind.value}_lines", []).extend(line_of(block.span.start) for block in part)
    return entry


def _outline_table(table: Block, line_of: Callable[[int], int]) -> Json:
    first = table.head[0] if table.head else table.rows[0].cells[0]
    return {
        "title": table.title.text if table.title else None,
        "title_footnotes": list(table.title.notes) if table.title else [],
        "title_line": line_of(table.title.span.start) if table.title else None,
        "header": [cell.text for cell in table.head],
        "first_line": line_of(first.span.start),
        "last_line": line_of(table.rows[-1].span.end - 1),
        "groups": [
            {"group": name, "rows": [_outline_row(row) for row in rows]} for name, rows in _group_rows(table.rows)
        ],
    }


def _outline_row(row: Row) -> list[list[str]]:
    """Column and text of each cell; one that stands further up is marked."""
    return [[cell.column, f"{cell.text} (above)" if cell.inherited else cell.text] for cell in row.cells]


def _outline_box(box: Block, line_of: Callable[[int], int]) -> Json:
    return {
        "first_line": line_of(box.span.start),
        "last_line": line_of(box.span.end - 1),
        "groups": [
            {"group": name, "rows": [[cell.text for cell in row.cells] for row in rows]}
            for name, rows in _group_rows(box.rows)
        ],
    }


def _group_rows(rows: Iterable[Row]) -> Iterator[tuple[str | None, list[Row]]]:
    """Runs of rows that share a group label."""
    for _, run in groupby(rows, key=lambda row: row.group.span if row.group else None):
        part = list(run)
        yield part[0].group.text if part[0].group else None, part
