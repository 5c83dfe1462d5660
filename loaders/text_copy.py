"""Texts of passages and footnotes out of a person's own copies of profiles: checked against their hashes.

The texts go into a store of their own, for reading on this machine only. What a copy no longer has is reported as
stale; nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from armstrace.graph.document_quads import note_node
from armstrace.graph.errors import InputError
from armstrace.graph.names import SHAPES, graph_iri, make_iri
from armstrace.graph.rdf import node, record_node, text
from armstrace.graph.section import ClaimsFile, Note
from armstrace.graph.validation import Result, Severity
from armstrace.loaders.document import Document, Section
from armstrace.loaders.layout import read_document
from armstrace.loaders.passage import PassageState, check_passages, hash_passage, normalise_passage

_STALE = SHAPES + "stale-text"


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts as quads, what is stale as results of the build, and the files that are no profile."""

    quads: tuple[ox.Quad, ...]
    stale: tuple[Result, ...]
    skipped: tuple[str, ...]


def read_texts(files: Iterable[ClaimsFile], folder: Path) -> Texts:
    """The texts of the claims files' passages and notes, from the copies (*.txt) of a folder.

    Where several copies have a section, the first by name counts. Raises InputError where the folder has no copy of any
    profile.
    """
    copies, skipped = _read_copies(folder)
    if not copies:
        raise InputError("there is no text copy of a profile", file=str(folder), remedy="put *.txt files there")
    quads: list[ox.Quad] = []
    stale: list[Result] = []
    for file in files:
        found = [(copy, section) for copy in copies for section in copy.sections if section.key == file.section.key]
        if not found:
            stale.append(_result(make_iri("doc", file.section.key), "No text copy has this section version."))
            continue
        read = (*_passage_texts(file, found[0][0]), *_note_texts(file, found[0][1]))
        quads += [item for item in read if isinstance(item, ox.Quad)]
        stale += [item for item in read if isinstance(item, Result)]
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


def _passage_texts(file: ClaimsFile, copy: Document) -> Iterator[ox.Quad | Result]:
    graph = _text_graph(file.section.key)
    for check in check_passages(file.passages, copy):
        if check.span is None or check.state is PassageState.STALE:
            iri = make_iri("passage", check.passage.key)
            yield _result(iri, "The text copy has no passage of this hash in this section: it is stale.")
        else:
            words = normalise_passage(copy.text[check.span.start : check.span.end])
            yield ox.Quad(record_node("passage", check.passage.key), node("c4o:hasContent"), text(words), graph)


def _note_texts(file: ClaimsFile, section: Section) -> Iterator[ox.Quad | Result]:
    document, printed = file.section.key, {note.number: note.text for note in section.footnotes if not note.missing}
    for note in file.notes:
        words = printed.get(note.number)
        if note.hash is None:
            continue
        if words is None or hash_passage(words) != note.hash:
            yield _stale_note(note, document)
        else:
            content = text(normalise_passage(words))
            yield ox.Quad(note_node(note.number, document), node("c4o:hasContent"), content, _text_graph(document))


def _stale_note(note: Note, document: str) -> Result:
    return _result(note_node(note.number, document).value, "The text copy has another text for this note: it is stale.")


def _text_graph(document: str) -> ox.NamedNode:
    return ox.NamedNode(graph_iri(f"texts/{document}"))


def _result(focus: str, message: str) -> Result:
    return Result(Severity.WARNING, _STALE, _STALE, None, focus, None, message)
