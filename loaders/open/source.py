"""The file of a dataset as text, whole or not at all, and the places in it that claims rest on."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from armstrace.graph.errors import InputError
from armstrace.graph.section import Passage
from armstrace.loaders.passage import hash_passage, normalise_passage


@dataclass(frozen=True, slots=True)
class SourceText:
    """A file as read: its text (UTF-8, a byte order mark dropped) and the SHA-256 of its bytes."""

    path: Path
    text: str
    sha256: str

    def error(self, message: str, line: int | None = None, remedy: str = "") -> InputError:
        """An error that names this file."""
        return InputError(message, file=str(self.path), line=line, remedy=remedy)


@dataclass(frozen=True, slots=True)
class Place:
    """A row, or a sentence of a note: its number, its line, its code points, and its words as they are hashed."""

    number: int
    line: int
    start: int
    end: int
    words: str
    note: int | None = None

    def make_passage(self, document: str, notes: tuple[int, ...] = ()) -> Passage:
        """The passage of this place. `notes` are the numbers of the notes that it refers to."""
        name = f"r{self.number}" if self.note is None else f"n{self.note}-{self.number}"
        return Passage(
            key=f"{document}-{name}",
            heading=(),
            block=1 if self.note is None else None,
            hash=hash_passage(self.words),
            length=len(normalise_passage(self.words)),
            at=(self.start, self.end),
            row=self.number if self.note is None else None,
            sentence=None if self.note is None else self.number,
            note=self.note,
            notes=notes,
        )


def read_source(path: Path) -> SourceText:
    """The text of a file. Raises InputError: not there, empty, not UTF-8, not text."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", file=str(path), remedy="check the path") from error
    if not data.strip():
        raise InputError("the file is empty", file=str(path), remedy="fetch it again")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise InputError("not UTF-8", file=str(path), line=line, remedy="the publisher's file is UTF-8") from error
    if "\0" in text:
        raise InputError("this is no text: it has zero bytes", file=str(path), remedy="the publisher's file is UTF-8")
    return SourceText(path, text, hashlib.sha256(data).hexdigest())
