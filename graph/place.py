"""Where a person wrote what a node of the graph says: file and line of claims, sections, lists and register entries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from armstrace.graph.material import Material
from armstrace.graph.names import Ref, parse_iri
from armstrace.graph.registers import Registers


class Place(NamedTuple):
    """A place in a file. `line` is None where the file as a whole is meant."""

    file: str
    line: int | None


def find_places(iris: Iterable[str], material: Material, registers: Registers) -> dict[str, Place]:
    """The places of nodes, by IRI; nodes that nobody wrote down (the ontology's, foreign ones) are left out.

    A claim has its own line, and so have its quantities and reports; all else of a section has its file.
    """
    known = dict(_list_places(material))
    places = ((iri, parse_iri(iri)) for iri in iris)
    found = {iri: _find_place(*named, known, registers) for iri, named in places if named is not None}
    return {iri: place for iri, place in found.items() if place is not None}


def _list_places(material: Material) -> Iterator[tuple[tuple[str, str], Place]]:
    """The places of claims, sections, discrepancies and retired ids, by kind and key."""
    for file in material.files:
        yield ("doc", file.section.key), Place(file.path, None)
        for key, line in file.lines:
            yield ("claim", key), Place(file.path, line)
    for kind, items in (("discrepancy", material.discrepancies), ("claim", material.retired)):
        for item in items:
            if item.file is not None:
                yield (kind, item.key), Place(item.file, item.line)


def _find_place(kind: str, key: str, known: Mapping[tuple[str, str], Place], registers: Registers) -> Place | None:
    entry = registers.find_ref(Ref(kind, key))
    if entry is not None:
        return Place(entry.file, entry.line)
    owner = "claim" if kind in ("quantity", "report") else "doc"
    place = known.get((kind, key))
    while key and place is None:  # a part has the key of its claim or section, and something after it
        place = known.get((owner, key))
        key = key.rpartition("-")[0]
    return place
