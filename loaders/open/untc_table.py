"""Tables of the UN Treaty Collection's status lists: the extract of 2026 and the one joined for this project.

The extract of 2026 has two columns of dates whatever the treaty. Where a protocol's list has no signatures, the date
of consent stands in the column of signatures; `noSignature` of the data file names these treaties. It also takes the
mark A (acceptance) for a (accession): an accession of a state that signed, and any of a treaty in `manner`, is told
as consent to be bound, no more exactly.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from armstrace.graph.dataset import DatasetFile
from armstrace.graph.errors import InputError
from armstrace.graph.period import parse_period
from armstrace.graph.registers import Registers
from armstrace.loaders.open.form import DatasetForm
from armstrace.loaders.open.participation import ACTS, Act, Participation, load_participation
from armstrace.loaders.open.reading import Reading
from armstrace.loaders.open.source import SourceText, read_source
from armstrace.loaders.open.table import Row, read_table

_ISO = re.compile(r"\d{4}-\d\d-\d\d\Z")
_CONSENT = "consentedToBeBound"


def read_untc_table(path: Path, form: DatasetForm) -> Iterator[Participation]:
    """The rows of a table of status lists, one after the other. Raises InputError with file and line."""
    return _iter_rows(read_source(path), form)


def load_untc_table(path: Path, form: DatasetForm, registers: Registers, covers: str | None) -> DatasetFile:
    """The table as claims. Raises InputError as `read_untc_table` does."""
    source = read_source(path)
    reading = Reading(source, form, covers)
    load_participation(_iter_rows(source, form), reading, registers)
    return reading.finish()


def _iter_rows(source: SourceText, form: DatasetForm) -> Iterator[Participation]:
    names = form.options["names"]
    for row in read_table(source, form):
        participant, number = row.cells[names["participant"]], row.cells[names["number"]]
        try:
            acts = tuple(_list_acts(row, form))
        except InputError as error:
            yield Participation(participant, number, (), row.place, fault=error.message)
        else:
            yield Participation(participant, number, acts, row.place)


def _list_acts(row: Row, form: DatasetForm) -> Iterator[Act]:
    """The acts of a row. Raises InputError for an act that is not known and a cell that is no day."""
    names = form.options["names"]
    signed, bound, action, number = (row.cells[names[name]] for name in ("signed", "bound", "action", "number"))
    if number in form.options.get("noSignature", ()):
        consent = bound or signed
        if consent:
            yield Act(_find_predicate(action, row, form), _check_day(consent))
        return
    if signed:
        yield Act("signed", _check_day(signed))
    if bound:
        yield Act(_find_predicate(action, row, form), _check_day(bound))
    elif action:
        raise InputError(f"{action} without a date")


def _find_predicate(action: str, row: Row, form: DatasetForm) -> str:
    """The predicate of an action, no more exact than the table is."""
    names = form.options["names"]
    if not action or action == "ConsentToBeBound":
        return _CONSENT
    predicate = ACTS.get(action)
    if predicate is None:
        raise InputError(f"{action!r} is no act that is known")
    number, signed = row.cells[names["number"]], row.cells[names["signed"]]
    doubtful = number in form.options.get("manner", ()) or bool(signed)
    return _CONSENT if predicate == "acceded" and doubtful else predicate


def _check_day(cell: str) -> str:
    if not _ISO.match(cell):
        raise InputError(f"{cell!r} is no day")
    parse_period(cell)
    return cell
