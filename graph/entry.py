"""The entry of a register: one named thing. A register file (CSV) becomes entries here, each cell checked."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import field
from functools import lru_cache
from types import MappingProxyType

from armstrace.graph.errors import InputError
from armstrace.graph.names import Ref, check_key, parse_ref
from armstrace.graph.register_form import COLUMNS, COMMON, FORMS, Form, Shape, parse_cell
from armstrace.graph.sealed import sealed

_QUOTES = dict.fromkeys(map(ord, "'’‘ʼ`\"“”„«»"))
_GAPS = re.compile(r"[\s\-‐‑‒–—]+")


@lru_cache(maxsize=65536)
def fold_name(name: str) -> str:
    """A name as it is compared: without case, accents and quotation marks; hyphens, dashes and spaces are one space."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return _GAPS.sub(" ", plain.translate(_QUOTES)).strip().casefold()


@sealed(frozen=True, slots=True)
class Entry:
    """A thing that claims may name. `cls` is the local name of its class in the ontology.

    `fields` holds the cells of the further columns as written, empty ones too; `file` and `line` tell where it stands.
    `names`: every name by which it may be found: label, aliases, and the columns that hold names; each once.
    """

    ref: Ref
    cls: str
    label: str
    aliases: tuple[str, ...]
    ambiguous: tuple[str, ...]
    fields: Mapping[str, str]
    file: str
    line: int
    names: tuple[str, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Have the names at hand: readers and dumps ask for them all the time."""
        columns = [name for name in self.fields if COLUMNS[name].shape is Shape.NAME]
        names = dict.fromkeys((self.label, *self.aliases, *(n for c in columns for n in self.values(c))))
        object.__setattr__(self, "names", tuple(names))

    def values(self, column: str) -> tuple[str, ...]:
        """The values of a column, none where its cell is empty. Raises KeyError for a column the register has not."""
        return parse_cell(column, self.fields[column])

    def refs(self, column: str) -> tuple[Ref, ...]:
        """The references of a column, none where its cell is empty."""
        return tuple(parse_ref(value) for value in self.values(column))

    def error(self, message: str, remedy: str = "") -> InputError:
        """An error that names the place of this entry."""
        return InputError(message, file=self.file, line=self.line, remedy=remedy)


def parse_register(name: str, text: str, folder: str = "") -> tuple[Entry, ...]:
    """The entries of a register (`states`) from the text of its file, which messages name in its `folder`.

    Raises InputError with file and line for a wrong header, a row of another length, a cell without its column's form,
    a class of another register, a key that recurs, and rows that are not sorted by key.
    """
    file, form = f"{folder}/{name}.csv" if folder else f"{name}.csv", FORMS[name]
    if "\r" in text or "\ufeff" in text:
        raise InputError("line ends or byte order mark", file=file, remedy="save as UTF-8 with LF line ends")
    entries: list[Entry] = []
    for line, row in _rows(file, form, text):
        entry = _make_entry(form, file, line, row)
        if entries and entry.ref.key <= entries[-1].ref.key:
            word = "recurs" if entry.ref.key == entries[-1].ref.key else "stands after a later one"
            raise entry.error(f"the key {entry.ref.key!r} {word}", remedy="sort by key, each once")
        entries.append(entry)
    return tuple(entries)


def _rows(file: str, form: Form, text: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Each row with the line where it begins."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    try:
        for number, cells in enumerate(reader):
            if number == 0 and tuple(cells) != form.header:
                raise InputError(
                    f"the header is {','.join(cells)}", file=file, line=1, remedy=f"it is {','.join(form.header)}"
                )
            if len(cells) != len(form.header):
                raise InputError(
                    f"{len(cells)} cells, {len(form.header)} belong here",
                    file=file,
                    line=line,
                    remedy="quote cells with commas",
                )
            if number:
                yield line, dict(zip(form.header, cells, strict=True))
            line = reader.line_num + 1
    except csv.Error as error:
        raise InputError(f"no CSV: {error}", file=file, line=line) from error


def _make_entry(form: Form, file: str, line: int, row: dict[str, str]) -> Entry:
    """The entry of a row. Raises InputError that names file, line and column."""
    try:
        check_key(row["key"])
    except InputError as error:
        raise error.at(file, line) from error
    values = {}
    for column, cell in row.items():
        try:
            values[column] = parse_cell(column, cell)
        except InputError as error:
            raise error.at(file, line, within=column) from error
    if row["class"] not in form.classes:
        raise InputError(
            f"{row['class']!r} is no class of this register",
            file=file,
            line=line,
            remedy=f"one of {sorted(form.classes)}",
        )
    if not row["label"]:
        raise InputError(f"{row['key']} has no label", file=file, line=line)
    further = {column: cell for column, cell in row.items() if column not in COMMON}
    return Entry(
        ref=Ref(form.kind, row["key"]),
        cls=row["class"],
        label=row["label"],
        aliases=values["aliases"],
        ambiguous=values["ambiguous"],
        fields=MappingProxyType(further),
        file=file,
        line=line,
    )
