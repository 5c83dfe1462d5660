"""Votes of the General Assembly as the United Nations Digital Library publishes them: one table, a row a vote.

Codes of voters are ISO alpha-3, those of former members their former codes; X stands for who did not vote.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from armstrace.graph.dataset import DatasetFile
from armstrace.graph.registers import Registers
from armstrace.loaders.open.form import DatasetForm
from armstrace.loaders.open.reading import Reading
from armstrace.loaders.open.source import SourceText, read_source
from armstrace.loaders.open.table import read_table
from armstrace.loaders.open.vote import Vote, find_predicate, load_votes

_WORDS = {"Y": "votedFor", "N": "votedAgainst", "A": "abstainedOn", "X": "absentFrom"}
_ISO = re.compile(r"\d{4}-\d\d-\d\d\Z")


def read_undl(path: Path, form: DatasetForm) -> Iterator[Vote]:
    """The votes of the table, one after the other. Raises InputError with file and line."""
    return _iter_votes(read_source(path), form)


def load_undl(path: Path, form: DatasetForm, registers: Registers, covers: str | None) -> DatasetFile:
    """The votes as claims. Votes on resolutions that no register has are refused by name."""
    source = read_source(path)
    last = covers or max(vote.day for vote in _iter_votes(source, form))
    reading = Reading(source, form, last)
    load_votes(_iter_votes(source, form), reading, registers)
    return reading.finish()


def _iter_votes(source: SourceText, form: DatasetForm) -> Iterator[Vote]:
    for row in read_table(source, form):
        cells = row.cells
        if not _ISO.match(cells["date"]):
            raise source.error(f"{cells['date']!r} is no day", row.place.line)
        predicate, fault = find_predicate(cells["ms_vote"] or "X", _WORDS)
        yield Vote(cells["ms_name"], cells["ms_code"], predicate, cells["resolution"], cells["date"], row.place, fault)
