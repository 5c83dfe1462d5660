"""Reads claims files, the list of discrepancies and the list of retired ids (docs/claims-file.md).

A file is read whole or not at all: schema first (data/claims.schema.json), then the checks of `claim_check`. Every
error names file and line.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from armstrace.graph.errors import InputError
from armstrace.graph.names import parse_ref
from armstrace.graph.registers import Registers, read_registers
from armstrace.graph.section import (
    Citation,
    ClaimsFile,
    Discrepancy,
    DiscrepancyKind,
    Note,
    NoteState,
    Passage,
    Resolution,
    RetiredId,
    SectionVersion,
)
from armstrace.graph.vocabulary import read_vocabulary
from armstrace.loaders.claim_check import Authorities, find_faults
from armstrace.loaders.claim_entry import Entry, parse_entry
from armstrace.loaders.claim_form import find_form_faults
from armstrace.loaders.yaml_tree import Tree, parse_tree, read_tree


def read_claims_file(path: Path | Traversable, registers: Registers | None = None) -> ClaimsFile:
    """Read and check a claims file, its names against `registers` (the packaged ones by default).

    Raises InputError, with file and line, at the first fault.
    """
    return _make_file(read_tree(path), registers or read_registers())


def parse_claims_file(text: str, file: str) -> ClaimsFile:
    """The same from text, with the packaged registers; `file` names it in errors."""
    return _make_file(parse_tree(text, file), read_registers())


def read_draft_file(path: Path | Traversable) -> ClaimsFile:
    """Read a draft of rules: its form is checked, its names are not, since no register has all that rules find.

    Raises InputError, with file and line, at the first fault of form.
    """
    tree = read_tree(path)
    for fault in find_form_faults(tree, "claims"):
        raise fault
    return _parse_file(tree)


def list_faults(path: Path | Traversable, registers: Registers | None = None) -> list[InputError]:
    """All faults of a claims file: of form or, where that is right, of content. InputError where it is no YAML."""
    return list(_faults(read_tree(path), registers or read_registers()))


def _make_file(tree: Tree, registers: Registers) -> ClaimsFile:
    for fault in _faults(tree, registers):
        raise fault
    return _parse_file(tree)


def _parse_file(tree: Tree) -> ClaimsFile:
    root: Any = tree.value
    document = root["document"]
    return ClaimsFile(
        path=tree.file,
        section=_section(root),
        passages=tuple(_passage(document, key, entry) for key, entry in root["passages"].items()),
        notes=tuple(_note(int(number), entry) for number, entry in root["footnotes"].items()),
        claims=tuple(parse_entry(entry, document) for entry in root["claims"]),
        lines=tuple((entry["id"], tree.line(("claims", i, "id"))) for i, entry in enumerate(root["claims"])),
    )


def _faults(tree: Tree, registers: Registers) -> Iterator[InputError]:
    form = find_form_faults(tree, "claims")
    yield from form
    if not form:
        yield from find_faults(tree, Authorities(registers, read_vocabulary()))


def _section(root: Entry) -> SectionVersion:
    copy = root["copy"]
    return SectionVersion(
        key=root["document"],
        country=root["country"],
        slug=root["section"],
        title=root["title"],
        updated=root["updated"],
        edition=root.get("edition"),
        page=root.get("page"),
        publisher=parse_ref(root["publisher"]),
        copy_sha256=copy["sha256"],
        copy_length=copy["length"],
        copy_offset=copy["offset"],
    )


def _passage(document: str, key: str, entry: Entry) -> Passage:
    start, end = entry["at"]
    return Passage(
        key=f"{document}-{key}",
        heading=tuple(entry.get("heading", ())),
        block=entry.get("block"),
        hash=entry["hash"],
        length=entry["length"],
        at=(start, end),
        sentence=entry.get("sentence"),
        row=entry.get("row"),
        part=entry.get("part"),
        note=entry.get("note"),
        notes=tuple(entry.get("notes", ())),
    )


def _note(number: int, entry: Entry) -> Note:
    state = NoteState(entry.get("state", NoteState.WITHHELD))
    usual = Resolution.MISSING if state is NoteState.MISSING else Resolution.CITED
    at = entry.get("at")
    return Note(
        number=number,
        state=state,
        resolution=Resolution(entry.get("resolution", usual)),
        citations=tuple(
            Citation(source=parse_ref(c["source"]), role=c.get("role", "cites"), locator=c.get("locator"))
            for c in entry.get("citations", ())
        ),
        hash=entry.get("hash"),
        length=entry.get("length"),
        at=(at[0], at[1]) if at else None,
    )


def read_discrepancies(path: Path | Traversable) -> tuple[Discrepancy, ...]:
    """Read a list of discrepancies. Raises InputError, with file and line, at the first fault of its form."""
    tree = _read_part(path, "discrepancies")
    root: Any = tree.value
    return tuple(
        Discrepancy(
            key=entry["id"],
            kind=DiscrepancyKind(entry["kind"]),
            claims=tuple(entry["claims"]),
            note=entry["note"],
            file=tree.file,
            line=tree.line((index, "id")),
        )
        for index, entry in enumerate(root)
    )


def read_retired(path: Path | Traversable) -> tuple[RetiredId, ...]:
    """Read a list of retired ids. Raises InputError, with file and line, at the first fault of its form."""
    tree = _read_part(path, "retired")
    root: Any = tree.value
    return tuple(
        RetiredId(
            key=key,
            replaced_by=tuple(entry["replacedBy"]),
            reason=entry["reason"],
            file=tree.file,
            line=tree.line((key,)),
        )
        for key, entry in root.items()
    )


def _read_part(path: Path | Traversable, part: str) -> Tree:
    tree = read_tree(path)
    for fault in find_form_faults(tree, part):
        raise fault
    return tree
