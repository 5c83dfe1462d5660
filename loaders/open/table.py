"""Tables: CSV and TSV of datasets, row by row, each with its place. A wrong column or a cut row stops the reading."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from armstrace.loaders.open.form import DatasetForm
from armstrace.loaders.open.source import Place, SourceText


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its cells by column, stripped, and its place. Rows are counted from 1, without the header."""

    place: Place
    cells: Mapping[str, str]


def read_table(source: SourceText, form: DatasetForm) -> Iterator[Row]:
    """The rows of a table whose header has the columns that the data file names.

    Raises InputError, with the line, for a column that is missing or unknown, a row with other than its cells, a
    broken quotation, a last row without line end (a file cut off), and a table without rows.
    """
    delimiter = str(form.options.get("delimiter", ","))
    check_header(next(iter_records(source, delimiter))[0], source, form)
    yield from iter_rows(source, delimiter, short_rows=bool(form.options.get("shortRows")))


def check_header(header: Sequence[str], source: SourceText, form: DatasetForm) -> None:
    """Raises InputError unless the header has all columns of the data file and none that it does not name."""
    missing = [column for column in form.columns if column not in header]
    unknown = [column for column in header if column not in (*form.columns, *form.ignored)]
    if missing or unknown or len(set(header)) < len(header):
        said = [f"no column {', '.join(missing)}"] if missing else []
        said += [f"unknown column {', '.join(unknown)}"] if unknown else []
        raise source.error("; ".join(said) or "a column stands twice", 1, f"a file of {form.name} was expected")


def iter_rows(source: SourceText, delimiter: str = ",", *, short_rows: bool = False) -> Iterator[Row]:
    """The rows under whatever header there is. Raises InputError as `read_table` does, but for the columns.

    `short_rows`: the layout leaves out empty cells at the end of a row.
    """
    records = iter_records(source, delimiter)
    header, _, _, _ = next(records)
    number = 0
    for told, line, start, end in records:
        cells = [*told, *([""] * (len(header) - len(told)))] if short_rows else told
        if len(cells) != len(header):
            raise source.error(f"{len(cells)} cells, {len(header)} belong here", line, "the file is cut off or broken")
        number += 1
        place = Place(number, line, start, end, source.text[start:end])
        yield Row(place, dict(zip(header, (cell.strip() for cell in cells), strict=True)))
    if number == 0:
        raise source.error("the table has no rows", remedy="fetch it again")


def iter_records(source: SourceText, delimiter: str = ",") -> Iterator[tuple[list[str], int, int, int]]:
    """Each record with its line and its code points, the header first."""
    lines = list(io.StringIO(source.text, newline=""))
    if not lines[-1].endswith(("\n", "\r")):
        raise source.error("the last row has no line end", len(lines), "the file is cut off: fetch it again")
    starts = _list_starts(lines)
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    line = 1
    try:
        for cells in reader:
            after = reader.line_num
            if cells:
                end = starts[after] - len(lines[after - 1]) + len(lines[after - 1].rstrip("\r\n"))
                yield cells, line, starts[line - 1], end
            line = after + 1
    except csv.Error as error:
        raise source.error(f"no table: {error}", line, "the file is cut off or broken") from error


def _list_starts(lines: Sequence[str]) -> list[int]:
    """The code point at which each line begins, and one behind the last."""
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    return starts
