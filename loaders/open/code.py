"""Tables of codes of countries: each row as the identifiers under which the table lists a state or territory.

The data file says which columns are identifiers of which scheme, and by which of them a row is told to be which thing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from armstrace.graph.dataset import DatasetFile
from armstrace.graph.names import Ref
from armstrace.graph.registers import Registers
from armstrace.loaders.open.form import DatasetForm
from armstrace.loaders.open.reading import Reading
from armstrace.loaders.open.source import Place, SourceText, read_source
from armstrace.loaders.open.table import read_table

#: Schemes that tell which thing a row is, in this order -> the column of the registers.
_KEYS = {"wikidata": "wikidata", "iso3": "iso3", "iso2": "iso2"}
_FOLLOWED = ("state", "territory")


@dataclass(frozen=True, slots=True)
class CodeRow:
    """A row of a table of codes: the name there, and the codes by scheme."""

    name: str
    codes: tuple[tuple[str, str], ...]
    place: Place


def read_codes(path: Path, form: DatasetForm) -> Iterator[CodeRow]:
    """The rows of a table of codes, one after the other. Raises InputError with file and line."""
    return _iter_rows(read_source(path), form)


def load_codes(path: Path, form: DatasetForm, registers: Registers, covers: str | None) -> DatasetFile:
    """The rows as claims of identifiers. Countries that no register has are refused by name."""
    source = read_source(path)
    reading = Reading(source, form, covers)
    holders = _index_holders(registers)
    for row in _iter_rows(source, form):
        reading.rows += 1
        holder = _find_holder(row, holders)
        if holder is None:
            reading.refuse(row.place, f"{row.name or 'a row without name'} is no state or territory of the registers")
            continue
        reading.add_identifiers(row.place, holder, [f"{scheme}:{code}" for scheme, code in row.codes])
    return reading.finish()


def _index_holders(registers: Registers) -> Mapping[tuple[str, str], Ref]:
    """Scheme and code -> state or territory. Of states that had a code one after another, the present one."""
    found: dict[tuple[str, str], Ref] = {}
    for scheme, column in _KEYS.items():
        for entry in (entry for kind in _FOLLOWED for entry in registers.entries(kind)):
            for code in entry.values(column) if column in entry.fields else ():
                if (scheme, code) not in found or not entry.fields.get("end"):
                    found[scheme, code] = entry.ref
    return found


def _find_holder(row: CodeRow, holders: Mapping[tuple[str, str], Ref]) -> Ref | None:
    """Which thing a row is: by the first of its telling codes that a register has."""
    codes = dict(row.codes)
    for scheme in _KEYS:
        if scheme in codes and (scheme, codes[scheme]) in holders:
            return holders[scheme, codes[scheme]]
    return None


def _iter_rows(source: SourceText, form: DatasetForm) -> Iterator[CodeRow]:
    schemes: Mapping[str, Any] = form.options["schemes"]
    for row in read_table(source, form):
        codes = tuple(
            (scheme, code) for scheme, column in schemes.items() if (code := _clean(scheme, row.cells[column]))
        )
        name = next((row.cells[column] for column in form.options["names"] if row.cells[column]), "")
        yield CodeRow(name, codes, row.place)


def _clean(scheme: str, cell: str) -> str:
    """A code in its one spelling: 700.0 is 700, M49 has three figures, an item of Wikidata is its number."""
    code = cell.removesuffix(".0") if cell.removesuffix(".0").isdigit() else cell.rpartition("/")[2]
    return code.zfill(3) if scheme == "m49" and code else code
