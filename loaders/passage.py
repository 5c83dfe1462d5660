"""Passages: what a claim can rest on, found by place and known by hash (docs/claims-file.md)."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Iterator
from enum import StrEnum

from armstrace.graph.sealed import sealed
from armstrace.graph.section import Passage
from armstrace.loaders.document import Block, Document, Footnote, Section, Span
from armstrace.loaders.footnote import find_notes
from armstrace.loaders.heading import make_path_slug


def normalise_passage(text: str) -> str:
    """The form of a passage that is hashed: NFC, every run of white space one space, stripped."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def hash_passage(text: str) -> str:
    """The sha256 of the normalised passage, in lower-case hex."""
    return hashlib.sha256(normalise_passage(text).encode("utf-8")).hexdigest()


def list_passages(section: Section) -> tuple[Passage, ...]:
    """Every passage of a section, in order of the text: sentences, rows, titles, heads, group labels, note sentences.

    `at` counts code points from the section's title line.
    """
    found = [passage for block in section.blocks for passage in _list_block(section, block)]
    found += [passage for note in section.footnotes for passage in _list_note(section, note)]
    return tuple(found)


def find_passages(section: Section, start: int, end: int) -> tuple[Passage, ...]:
    """The passages that share code points with `start` to `end` of the text copy, the most specific first.

    Those that hold the whole span come first, shorter before longer; then those that hold most of it.
    """
    first, last = start - section.span.start, end - section.span.start
    shared = [(passage, min(last, passage.at[1]) - max(first, passage.at[0])) for passage in list_passages(section)]
    ranked = [
        (overlap < last - first, -overlap, passage.at[1] - passage.at[0], passage)
        for passage, overlap in shared
        if overlap > 0
    ]
    return tuple(item[-1] for item in sorted(ranked, key=lambda item: item[:-1]))


class PassageState(StrEnum):
    """Does a kept passage stand in a text copy?"""

    FOUND = "found"
    MOVED = "moved"
    STALE = "stale"


@sealed(frozen=True, slots=True)
class PassageCheck:
    """What became of a kept passage in a text copy. `span` is its place there (code points of the copy), if any."""

    passage: Passage
    state: PassageState
    span: Span | None


def check_passages(passages: Iterable[Passage], document: Document) -> tuple[PassageCheck, ...]:
    """Look for kept passages in a text copy: at their offsets, else by their hash in their section, else anywhere.

    A passage belongs to the section whose key its own key begins with; a copy without that section leaves it stale.
    """
    finders = {section.key: _Finder(section, document.text) for section in document.sections}
    return tuple(_check(passage, finders) for passage in passages)


class _Finder:
    """Finds passages of one section by place and by hash."""

    def __init__(self, section: Section, text: str) -> None:
        self._section, self._text = section, text
        self._by_hash: dict[str, Passage] = {}
        for passage in list_passages(section):
            self._by_hash.setdefault(passage.hash, passage)

    def find(self, passage: Passage) -> PassageCheck:
        base = self._section.span.start
        start, end = base + passage.at[0], base + passage.at[1]
        if hash_passage(self._text[start:end]) == passage.hash:
            return PassageCheck(passage, PassageState.FOUND, Span(start, end))
        moved = self._by_hash.get(passage.hash)
        if moved is None:
            return PassageCheck(passage, PassageState.STALE, None)
        return PassageCheck(passage, PassageState.MOVED, Span(base + moved.at[0], base + moved.at[1]))


def _check(passage: Passage, finders: dict[str, _Finder]) -> PassageCheck:
    keys = [key for key in finders if passage.key.startswith(f"{key}-")]
    if not keys:
        return PassageCheck(passage, PassageState.STALE, None)
    return finders[max(keys, key=len)].find(passage)


def _list_block(section: Section, block: Block) -> Iterator[Passage]:
    """The passages of a block: its title, head, groups and rows, or its sentences."""
    stem = f"{make_path_slug(block.heading)}-{block.number}"
    make = _Maker(section, block)
    if block.title:
        yield make.part(f"{stem}-title", "title", block.title.span)
    if block.head:
        yield make.part(f"{stem}-head", "head", Span(block.head[0].span.start, block.head[-1].span.end))
    for row in block.rows:
        if row.group and not row.group.inherited:
            yield make.part(f"{stem}-g{row.number}", f"g{row.number}", row.group.span)
        yield make.row(f"{stem}-r{row.number}", row.number, row.span)
    for sentence in block.sentences:
        yield make.sentence(f"{stem}-{sentence.number}", sentence.number, sentence.span)


def _list_note(section: Section, note: Footnote) -> Iterator[Passage]:
    for sentence in note.sentences:
        text = note.slice(sentence.span)
        yield Passage(
            key=f"{section.key}-n{note.number}-{sentence.number}",
            heading=(),
            block=None,
            hash=hash_passage(text),
            length=len(normalise_passage(text)),
            at=_measure(section, sentence.span),
            sentence=sentence.number,
            note=note.number,
        )


def _measure(section: Section, span: Span) -> tuple[int, int]:
    return span.start - section.span.start, span.end - section.span.start


@sealed(frozen=True, slots=True)
class _Maker:
    """Makes the passages of one block."""

    section: Section
    block: Block

    def part(self, key: str, part: str, span: Span) -> Passage:
        return self._make(key, span, part=part)

    def row(self, key: str, row: int, span: Span) -> Passage:
        return self._make(key, span, row=row)

    def sentence(self, key: str, sentence: int, span: Span) -> Passage:
        return self._make(key, span, sentence=sentence)

    def _make(
        self, key: str, span: Span, *, sentence: int | None = None, row: int | None = None, part: str | None = None
    ) -> Passage:
        text = self.block.slice(span)
        return Passage(
            key=f"{self.section.key}-{key}",
            heading=self.block.heading,
            block=self.block.number,
            hash=hash_passage(text),
            length=len(normalise_passage(text)),
            at=_measure(self.section, span),
            sentence=sentence,
            row=row,
            part=part,
            notes=find_notes(text),
        )
