"""Where words go: data on stdout, messages on stderr, plain when neither a terminal nor colours are wanted."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TextIO

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from armstrace.graph.errors import InputError

_WIDE = 100_000  # without a terminal nothing is folded or cut


class Format(StrEnum):
    """Names of `--format`. Which of them fit depends on the command and on the kind of answer."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    TSV = "tsv"
    XML = "xml"
    TTL = "ttl"
    NT = "nt"
    RDF = "rdf"
    JSONLD = "jsonld"
    TRIG = "trig"
    NQ = "nq"
    RDF12 = "rdf12"
    RDF12NQ = "rdf12nq"
    RDF12TTL = "rdf12ttl"
    RDF12NT = "rdf12nt"
    NANOPUB = "nanopub"
    DATAPACKAGE = "datapackage"
    SCORE = "score"
    OUTLINE = "outline"
    CLAIMS = "claims"


def say(message: str) -> None:
    """A message for the person at the terminal, on stderr."""
    _console(sys.stderr).print(Text(message), soft_wrap=True)


def write_text(text: str) -> None:
    """Text as data, on stdout, with one line end at its end."""
    sys.stdout.write(text if text.endswith("\n") or not text else text + "\n")
    sys.stdout.flush()


def write_bytes(data: bytes) -> None:
    """Bytes as data, on stdout, as they are."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    if data and not data.endswith(b"\n"):
        sys.stdout.buffer.write(b"\n")
    sys.stdout.buffer.flush()


def write_pieces(pieces: Iterable[str | bytes]) -> None:
    """Data on stdout piece by piece, as they are."""
    sys.stdout.flush()
    for piece in pieces:
        sys.stdout.buffer.write(piece.encode() if isinstance(piece, str) else piece)
    sys.stdout.buffer.flush()


def write_file(path: Path, pieces: Iterable[str]) -> None:
    """Write a text file that a person asked for, piece by piece; it stands there whole or not at all.

    Raises InputError where it cannot be written.
    """
    part = path.with_name(f"{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("w", encoding="utf-8") as file:
            file.writelines(pieces)
        part.replace(path)
    except OSError as error:
        raise InputError(f"cannot be written: {error.strerror}", file=str(path), remedy="give another path") from error
    finally:
        part.unlink(missing_ok=True)


def write_rows(heads: Sequence[str], rows: Iterable[Sequence[str]], form: Format) -> None:
    """Rows of text as a table for the eye, CSV, TSV or a JSON list of objects."""
    if form is Format.JSON:
        found = [dict(zip(heads, row, strict=True)) for row in rows]
        write_text(json.dumps(found, ensure_ascii=False, indent=2))
    elif form in (Format.CSV, Format.TSV):
        text = io.StringIO()
        writer = csv.writer(text, delimiter="," if form is Format.CSV else "\t", lineterminator="\n")
        writer.writerows([heads, *rows])
        write_text(text.getvalue())
    else:
        _print_table(heads, rows)


def _print_table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    console = _console(sys.stdout)
    table = Table(box=SIMPLE_HEAD if console.is_terminal else None, pad_edge=False, header_style="bold")
    for head in heads:
        table.add_column(head, overflow="fold", no_wrap=not console.is_terminal)
    for row in rows:
        table.add_row(*(Text(" ".join(cell.split())) for cell in row))
    with console.capture() as capture:
        console.print(table)
    lines = capture.get().split("\n")
    write_text("\n".join(line.rstrip() for line in lines).rstrip("\n"))


def _console(stream: TextIO) -> Console:
    return Console(file=stream, highlight=False, width=None if stream.isatty() else _WIDE)
