"""Status lists of 2015 as untreaties has them: one table a treaty, named by its number; the index of all treaties."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from armstrace.graph.dataset import DatasetFile
from armstrace.graph.errors import InputError
from armstrace.graph.registers import Registers
from armstrace.loaders.open.form import DatasetForm
from armstrace.loaders.open.participation import Participation, iter_columns, load_participation, parse_legend
from armstrace.loaders.open.reading import Reading
from armstrace.loaders.open.source import Place, SourceText, read_source
from armstrace.loaders.open.table import iter_records, iter_rows, read_table

_NAME = re.compile(r"(?P<chapter>\d{1,2})-(?P<treaty>\d+(?:-[a-z])?)\Z")
_NUMBER = re.compile(r"mtdsg_no=([IVX]+(?:-[0-9A-Za-z]+)+)&")
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_PARTICIPANT = "Participant"


@dataclass(frozen=True, slots=True)
class TreatyTitle:
    """A treaty of the index: its number, title, the address of its page, and its row."""

    number: str
    title: str
    address: str
    place: Place


def read_untreaties(path: Path, form: DatasetForm) -> Iterator[Participation]:
    """The rows of a status list, one after the other. Raises InputError with file and line."""
    return _iter_rows(read_source(path), form)


def load_untreaties(path: Path, form: DatasetForm, registers: Registers, covers: str | None) -> DatasetFile:
    """The list as claims. Raises InputError as `read_untreaties` does."""
    source = read_source(path)
    number = _find_number(source, form)
    reading = Reading(source, form, covers, part=number)
    load_participation(_iter_rows(source, form), reading, registers)
    return reading.finish(f"Status of treaty {number}, {reading.version}")


def read_treaty_index(path: Path, form: DatasetForm) -> Iterator[TreatyTitle]:
    """The treaties of the index, one after the other. Raises InputError with file and line."""
    return _iter_titles(read_source(path), form)


def load_treaty_index(path: Path, form: DatasetForm, registers: Registers, covers: str | None) -> DatasetFile:
    """The index as claims of identifiers, for the treaties that the register has; all others are refused by name."""
    source = read_source(path)
    reading = Reading(source, form, covers)
    treaties = {entry.fields["untcNumber"]: entry.ref for entry in registers.entries("treaty")}
    for row in _iter_titles(source, form):
        reading.rows += 1
        treaty = treaties.get(row.number)
        if treaty is None:
            reading.refuse(row.place, f"the treaty {row.number} is in no register")
        else:
            identifier = ("identifier", f"untc:{row.number}")
            reading.add_claim(
                row.place,
                treaty.key,
                kind="IdentifierClaim",
                subject=treaty,
                predicate="listedAs",
                details=(identifier,),
            )
    return reading.finish()


def write_roman(number: int) -> str:
    """A number up to 39 in Roman figures."""
    text = ""
    for value, figures in _ROMAN:
        text += figures * (number // value)
        number %= value
    return text


def _iter_titles(source: SourceText, form: DatasetForm) -> Iterator[TreatyTitle]:
    for row in read_table(source, form):
        found = _NUMBER.search(row.cells["url"])
        if not found:
            raise source.error("the address names no treaty number", row.place.line)
        yield TreatyTitle(found[1], row.cells["treaty_name"], row.cells["url"], row.place)


def _find_number(source: SourceText, form: DatasetForm) -> str:
    """The number of the treaty, which only the name of the file tells."""
    known = form.find_known(source.sha256)
    name = Path(known.name).stem if known else source.path.stem
    found = _NAME.match(name)
    if not found:
        raise source.error(
            f"the name {name!r} is no treaty number", remedy="name the file as untreaties does: 26-6.csv"
        )
    return f"{write_roman(int(found['chapter']))}-{found['treaty']}"


def _iter_rows(source: SourceText, form: DatasetForm) -> Iterator[Participation]:
    number, legends = _find_number(source, form), _read_legends(source, form)
    for row in iter_rows(source):
        participant = row.cells[_PARTICIPANT]
        try:
            acts = tuple(iter_columns(row.cells, legends))
        except InputError as error:
            yield Participation(participant, number, (), row.place, fault=error.message)
        else:
            yield Participation(participant, number, acts, row.place)


def _read_legends(source: SourceText, form: DatasetForm) -> Mapping[str, Mapping[str, str]]:
    """The acts of each column. Raises InputError for a header that is not that of a status list."""
    header, *_ = next(iter_records(source))
    if len(header) < 2 or header[0] != _PARTICIPANT:
        raise source.error(f"no column {_PARTICIPANT}", 1, f"a file of {form.name} was expected")
    try:
        return {column: parse_legend(column) for column in header[1:]}
    except InputError as error:
        raise source.error(error.message, 1, error.remedy) from error
