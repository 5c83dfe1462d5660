"""The build: claims files, registers and ontology in, a release out, if the gate lets it pass."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from armstrace.graph import resources
from armstrace.graph.assembly import Authority, assemble
from armstrace.graph.count import count_contents
from armstrace.graph.data_package import PACKAGE, TABLE, write_package
from armstrace.graph.errors import GateError, InputError
from armstrace.graph.flat import write_columns, write_csv
from armstrace.graph.linkset import read_linkset
from armstrace.graph.linkset_quads import linkset_to_quads
from armstrace.graph.material import Material
from armstrace.graph.open_assembly import add_open_data
from armstrace.graph.place import Place, find_places
from armstrace.graph.register_check import check_times
from armstrace.graph.registers import Registers
from armstrace.graph.release_description import describe
from armstrace.graph.release_writer import Contents, make_release
from armstrace.graph.search import SEARCH, write_index
from armstrace.graph.store import make_store, write_nquads
from armstrace.graph.validate import validate_store
from armstrace.graph.validation import Report, Result, Severity, make_report, write_json, write_turtle
from armstrace.graph.vocabulary import read_ontology, read_vocabulary
from armstrace.loaders.material import find_registers, read_material
from armstrace.loaders.open.release_input import read_inputs
from armstrace.loaders.rules.note import list_rules
from armstrace.loaders.text_copy import Texts, read_texts

_INFO = ("version", "date", "title", "corrections")
#: So many violations are told in the message; the report has all.
_TOLD = 20


@dataclass(frozen=True, slots=True)
class Build:
    """A release that was built: its directory, its id, what is in it, what the gate said, what was left aside."""

    folder: Path
    id: str
    counts: Mapping[str, int]
    report: Report
    skipped: tuple[str, ...]


def build(out: Path, *, claims: Path | None = None, profiles: Path | None = None, inputs: Path | None = None) -> Build:
    """Build a release under `out` and make it the current one.

    `claims` is a folder of claims (the packaged ones by default); with `profiles`, a folder of text copies, passages
    are checked against their hashes, and their texts stand in a store of their own; with `inputs`, a folder that
    `armstrace load` filled, the release has the rows of open datasets, and claims are held against them.

    Raises InputError, with file and line, for what cannot be read, and GateError where shapes or checks find a
    violation: nothing is changed then.
    """
    info = read_info()
    material = read_material(claims, list_rules())
    registers = find_registers(claims)
    check_times(registers.by_ref)
    authority = Authority(registers, read_vocabulary(), tuple(read_ontology()), info["version"])
    quads = (*assemble(material, authority), *linkset_to_quads(read_linkset(registers)))
    nquads = write_nquads(quads if inputs is None else add_open_data(quads, read_inputs(inputs), registers))
    store = make_store(nquads)
    texts = read_texts(material.files, profiles) if profiles else None
    report = make_report((*validate_store(store).results, *(texts.stale if texts else ())))
    _close_gate(report, material, registers)
    contents = _make_contents(nquads, store, report, texts, info)
    del store  # the release gets stores of its own; this one is large where there are open data
    return Build(make_release(contents, out), contents.id, contents.counts, report, texts.skipped if texts else ())


def read_info() -> Mapping[str, str]:
    """What a release says of itself: version, date, title, address for corrections (data/release.toml).

    Raises InputError where one of them is left out.
    """
    info = tomllib.loads(resources.read_file("data", "release.toml"))
    for name in _INFO:
        if not isinstance(info.get(name), str):
            raise InputError(f"{name!r} is left out", file="data/release.toml", remedy=f'write {name} = "..."')
    return info


def _close_gate(report: Report, material: Material, registers: Registers) -> None:
    """Raise GateError where there is a violation, each with its node, its file and its line."""
    if report.conforms:
        return
    found = [result for result in report.results if result.severity is Severity.VIOLATION]
    places = find_places([result.focus for result in found], material, registers)
    told = [_tell(result, places.get(result.focus)) for result in found[:_TOLD]]
    more = [f"... and {len(found) - _TOLD} more"] if len(found) > _TOLD else []
    head = f"{len(found)} violation{'s' if len(found) > 1 else ''}: no release was made"
    raise GateError("\n".join((head, *told, *more)))


def _tell(result: Result, place: Place | None) -> str:
    where = f"{place.file}:{place.line}: " if place and place.line else f"{place.file}: " if place else ""
    shape = result.shape.rpartition("#")[2]
    return f"{where}{result.focus.rpartition('/id/')[2]}: {result.message} [{shape}]"


def _make_contents(
    nquads: bytes, store: ox.Store, report: Report, texts: Texts | None, info: Mapping[str, str]
) -> Contents:
    table = write_csv(store)
    told = {name: info[name] for name in ("title", "version", "date")}
    files = {
        "report.json": write_json(report),
        "report.ttl": write_turtle(report),
        TABLE: table,
        "claims-columns.csv": write_columns(),
        PACKAGE: write_package(table.encode("utf-8"), **told),
    }
    contents = Contents(
        nquads=nquads,
        files={**{name: words.encode("utf-8") for name, words in files.items()}, SEARCH: write_index(store)},
        counts=count_contents(store),
        **{name: info[name] for name in _INFO},
        texts=write_nquads(texts.quads) if texts else None,
    )
    return describe(contents, store)
