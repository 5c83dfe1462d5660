"""Concepts of other vocabularies: UNBIS thesaurus and Common Core weapon classes, a row a concept.

A row is loaded where a thing of the registers is linked to the concept (data/links, column unbis); all others are
refused by name: to link one is a decision for a person.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from armstrace.graph.dataset import DatasetFile
from armstrace.graph.linkset import read_linkset
from armstrace.graph.registers import Registers
from armstrace.loaders.open.form import DatasetForm
from armstrace.loaders.open.reading import Reading
from armstrace.loaders.open.source import Place, SourceText, read_source
from armstrace.loaders.open.table import read_table


@dataclass(frozen=True, slots=True)
class ConceptRow:
    """A concept: its address, its name there, its place."""

    address: str
    label: str
    place: Place


def read_concepts(path: Path, form: DatasetForm) -> Iterator[ConceptRow]:
    """The concepts of a table, one after the other. Raises InputError with file and line."""
    return _iter_rows(read_source(path), form)


def load_concepts(path: Path, form: DatasetForm, registers: Registers, covers: str | None) -> DatasetFile:
    """The concepts as claims of identifiers of the things that are the same, exactly or closely; others are refused."""
    source = read_source(path)
    reading = Reading(source, form, covers)
    linkset = read_linkset(registers)
    for row in _iter_rows(source, form):
        reading.rows += 1
        subjects = linkset.find_subjects(row.address)
        if not subjects:
            reading.refuse(row.place, f"nothing of the registers is the same as, or closely matches, {row.label}")
        for subject in subjects:
            name = f"{form.options['scheme']}:{row.address.rpartition('/')[2]}"
            reading.add_identifiers(row.place, subject, [name])
    return reading.finish()


def _iter_rows(source: SourceText, form: DatasetForm) -> Iterator[ConceptRow]:
    for row in read_table(source, form):
        address = row.cells["uri"]
        if "://" not in address:
            raise source.error(f"{address!r} is no address of a concept", row.place.line)
        yield ConceptRow(address, row.cells[form.options["label"]], row.place)
