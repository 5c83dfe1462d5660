"""Where a person wrote what a node of the graph says: file and line of claims, sections and register entries."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from armstrace.graph.names import Ref, parse_iri
from armstrace.graph.registers import Registers
from armstrace.graph.section import ClaimsFile


class Place(NamedTuple):
    """A place in a file. `line` is None where the file as a whole is meant."""

    file: str
    line: int | None


def find_places(iris: Iterable[str], files: Iterable[ClaimsFile], registers: Registers) -> dict[str, Place]:
    """The places of nodes, by IRI; nodes that nobody wrote down (the ontology's, foreign ones) are left out.

    A claim has its own line, and so have its quantities and reports; all else of a section has its file.
    """
    by_claim = {key: Place(file.path, line) for file in files for key, line in file.lines}
    by_section = {file.section.key: Place(file.path, None) for file in files}
    found = {}
    for iri in iris:
        named = parse_iri(iri)
        place = _find_place(*named, by_claim, by_section, registers) if named else None
        if place is not None:
            found[iri] = place
    return found


def _find_place(
    kind: str, key: str, by_claim: dict[str, Place], by_section: dict[str, Place], registers: Registers
) -> Place | None:
    entry = registers.find_ref(Ref(kind, key))
    if entry is not None:
        return Place(entry.file, entry.line)
    owners = by_claim if kind in ("claim", "quantity", "report") else by_section
    while key and key not in owners:
        key = key.rpartition("-")[0]
    return owners.get(key)
