"""Texts of passages and footnotes out of a person's own copies of profiles: checked against their hashes.

The texts go into a store of their own, for reading on this machine only. What a copy no longer has is reported as
stale; nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox

from armstrace.graph.document_quads import note_node
from armstrace.graph.errors import InputError
from armstrace.graph.names import SHAPES, graph_iri
from armstrace.graph.rdf import node, record_node, text
from armstrace.graph.section import ClaimsFile
from armstrace.graph.validation import Result, Severity
from armstrace.loaders.document import Document, Section
from armstrace.loaders.layout import read_document
from armstrace.loaders.passage import check_passages, hash_passage, normalise_passage

_STALE = SHAPES + "stale-text"
_NO_SECTION = "No text copy has this section version."
_NO_PASSAGE = "The text copy has no passage of this hash in this section: it is stale."
_OTHER_NOTE = "The text copy has another text for this note: it is stale."


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts as quads, what is stale as results of the build, and the files that are no profile."""

    quads: tuple[ox.Quad, ...]
    stale: tuple[Result, ...]
    skipped: tuple[str, ...]


class _Found(NamedTuple):
    """What a copy has for a node: its words, or None and what is to be said of it."""

    node: ox.NamedNode
    words: str | None
    complaint: str


def read_texts(files: Iterable[ClaimsFile], folder: Path) -> Texts:
    """The texts of the claims files' passages and notes, from the copies (*.txt) of a folder.

    Where several copies have a section, the one that its claims file names by hash counts, else the first by name.
    Raises InputError where the folder has no copy of any profile.
    """
    copies, skipped = _read_copies(folder)
    if not copies:
        raise InputError("there is no text copy of a profile", file=str(folder), remedy="put *.txt files there")
    quads: list[ox.Quad] = []
    stale: list[Result] = []
    for file in files:
        graph = ox.NamedNode(graph_iri(f"texts/{file.section.key}"))
        for found in _list_texts(file, copies):
            if found.words is None:
                stale.append(Result(Severity.WARNING, _STALE, _STALE, None, found.node.value, None, found.complaint))
            else:
                quads.append(ox.Quad(found.node, node("c4o:hasContent"), text(found.words), graph))
    return Texts(tuple(quads), tuple(stale), tuple(skipped))


def _read_copies(folder: Path) -> tuple[list[Document], list[str]]:
    """The profiles of a folder, and the names of text files that are none."""
    copies, skipped = [], []
    if not folder.is_dir():
        raise InputError("there is no such folder", file=str(folder), remedy="give a folder with text copies")
    for path in sorted(folder.glob("*.txt")):
        try:
            copies.append(read_document(path))
        except InputError as error:
            skipped.append(str(error))
    return copies, skipped


def _list_texts(file: ClaimsFile, copies: Iterable[Document]) -> Iterator[_Found]:
    """The texts of a section version from the copy that has it."""
    having = [(copy, section) for copy in copies for section in copy.sections if section.key == file.section.key]
    if not having:
        yield _Found(record_node("doc", file.section.key), None, _NO_SECTION)
        return
    copy, section = min(having, key=lambda pair: pair[0].sha256 != file.section.copy_sha256)
    yield from _passage_texts(file, copy)
    yield from _note_texts(file, section)


def _passage_texts(file: ClaimsFile, copy: Document) -> Iterator[_Found]:
    for check in check_passages(file.passages, copy):
        words = None if check.span is None else normalise_passage(copy.text[check.span.start : check.span.end])
        yield _Found(record_node("passage", check.passage.key), words, _NO_PASSAGE)


def _note_texts(file: ClaimsFile, section: Section) -> Iterator[_Found]:
    printed = {note.number: note.text for note in section.footnotes if not note.missing}
    for note in file.notes:
        if note.hash is not None:
            words = printed.get(note.number)
            same = words is not None and hash_passage(words) == note.hash
            content = normalise_passage(words) if words is not None and same else None
            yield _Found(note_node(note.number, file.section.key), content, _OTHER_NOTE)
