"""Folders of claims files, drafts and reviewed ones: one sub-folder a country, one file a section version."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from armstrace.graph.claim import Review
from armstrace.graph.errors import InputError
from armstrace.graph.names import Ref
from armstrace.graph.register_form import FORMS
from armstrace.graph.registers import Registers
from armstrace.graph.sealed import replace
from armstrace.graph.section import ClaimsFile, Discrepancy, RetiredId, SectionVersion
from armstrace.loaders.claims_file import read_claims_file, read_draft_file, read_retired
from armstrace.loaders.claims_writer import write_claims_file
from armstrace.loaders.material import DISCREPANCIES, REGISTERS, RETIRED, read_material
from armstrace.loaders.source_draft import UnknownWork, make_row

#: Beside the drafts of a country: what people must add to the registers, or name otherwise, before a build takes them.
UNREGISTERED = "unregistered.csv"
#: Beside them: the works that footnotes cite and the register of sources does not have. A build leaves them out.
UNKNOWN_WORKS = "unregistered-works.csv"


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What people have decided: claims files by section version, retired ids, discrepancies."""

    files: Mapping[str, ClaimsFile]
    retired: tuple[RetiredId, ...] = ()
    discrepancies: tuple[Discrepancy, ...] = ()

    def beside(self, draft: ClaimsFile) -> ClaimsFile:
        """The reviewed file of a draft's section version; one without claims where there is none."""
        return self.files.get(draft.section.key) or replace(draft, claims=(), passages=(), notes=())


def read_reviewed(path: Path | None = None) -> Reviewed:
    """The reviewed claims of a folder (the packaged ones by default), or of one file and the retired ids beside it.

    Raises InputError, with file and line, for what cannot be read.
    """
    if path is not None and path.is_file():
        file, retired = read_claims_file(path), path.parent / RETIRED
        return Reviewed({file.section.key: file}, read_retired(retired) if retired.exists() else ())
    if path is not None and (path / REGISTERS).is_dir() and not any(path.glob("*/*.yaml")):
        return Reviewed({})  # registers were begun before the first review
    material = read_material(path)
    return Reviewed({file.section.key: file for file in material.files}, material.retired, material.discrepancies)


def read_drafts(path: Path) -> tuple[ClaimsFile, ...]:
    """The drafts of a folder or of a file. Raises InputError where there is none, or one is no claims file."""
    if path.is_file():
        return (read_draft_file(path),)
    found = sorted(file for file in path.glob("*/*.yaml") if file.name not in (DISCREPANCIES, RETIRED))
    if not found:
        remedy = "give a claims file, or a folder that armstrace read --draft has made"
        raise InputError("there is no draft", file=str(path), remedy=remedy)
    return tuple(read_draft_file(file) for file in found)


def make_path(section: SectionVersion) -> str:
    """Where the file of a section version stands in a folder of claims: `rus/cmb-2022-05-17.yaml`."""
    return f"{section.country}/{section.key.removeprefix(section.country + '-')}.yaml"


def write_files(files: Iterable[ClaimsFile], out: Path) -> tuple[Path, ...]:
    """Write claims files below a folder. Their paths. Raises InputError, and writes nothing, as `Folder` does."""
    with Folder(out) as folder:
        for file in files:
            folder.add(file)
    return folder.paths


class Folder:
    """Claims files on their way below a folder: none stands there until all do (`with Folder(out) as folder`).

    Raises InputError, and writes nothing, where a file that stands there holds a reviewed claim that the new one leaves
    out or has otherwise: a decision is never lost by writing.
    """

    def __init__(self, out: Path) -> None:
        self._out = out
        self._waiting: dict[Path, Path] = {}

    @property
    def paths(self) -> tuple[Path, ...]:
        """Where the files stand."""
        return tuple(self._waiting)

    def add(self, file: ClaimsFile) -> None:
        """Have one more file written."""
        path = self._out / make_path(file.section)
        if path.exists():
            _check_kept(path, file)
        part = self._waiting[path] = path.with_name(f"{path.name}.part")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            part.write_text(write_claims_file(file), encoding="utf-8")
        except OSError as error:
            raise self._error(error) from error

    def __enter__(self) -> Folder:
        """Begin."""
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        """Put the files in place, or take them away again where one of them could not be made."""
        try:
            for path, part in self._waiting.items() if kind is None else ():
                part.replace(path)
        except OSError as error:
            raise self._error(error) from error
        finally:
            for part in self._waiting.values():
                part.unlink(missing_ok=True)

    def _error(self, error: OSError) -> InputError:
        return InputError(f"cannot be written: {error.strerror}", file=str(self._out), remedy="give another folder")


class NameList:
    """The names that no register has, for each country: reference, words as printed, the first claim with it."""

    def __init__(self) -> None:
        self._printed: dict[str, dict[Ref, tuple[str, ...]]] = {}
        self._first: dict[str, dict[Ref, str]] = {}

    def add(self, file: ClaimsFile, names: Mapping[Ref, tuple[str, ...]]) -> None:
        """Take in the names of a draft, as printed."""
        printed = self._printed.setdefault(file.section.country, {})
        first = self._first.setdefault(file.section.country, {})
        for claim in file.claims:
            for ref in (claim.subject, claim.object):
                if ref is not None and ref in names:
                    first.setdefault(ref, claim.key)
                    printed[ref] = tuple(dict.fromkeys((*printed.get(ref, ()), *names[ref])))

    def write(self, out: Path) -> None:
        """Write a list beside the drafts of each country."""
        for country, first in self._first.items():
            text = io.StringIO()
            writer = csv.writer(text, lineterminator="\n")
            writer.writerow(("ref", "printed", "claim"))
            writer.writerows((str(ref), "|".join(self._printed[country][ref]), first[ref]) for ref in sorted(first))
            (out / country / UNREGISTERED).write_text(text.getvalue(), encoding="utf-8")


def write_works(works: Iterable[tuple[str, UnknownWork]], registers: Registers, out: Path) -> int:
    """Write a list of unknown works beside the drafts of each country (the first of each pair). How many there are.

    The list has the form of the register of sources: a row for each work, the first time that a note cites it.
    """
    known = {entry.ref.key for entry in registers.entries("source")}
    rows: dict[str, dict[tuple[str, ...], dict[str, str]]] = {}
    for country, unknown in works:
        work = unknown.work
        listed = rows.setdefault(country, {})
        same = (work.kind, work.title or work.text, work.author, work.date)
        if same not in listed:
            listed[same] = make_row(unknown, registers, known)
            known.add(listed[same]["key"])
    for country, listed in rows.items():
        text = io.StringIO()
        writer = csv.DictWriter(text, FORMS["sources"].header, lineterminator="\n")
        writer.writeheader()
        writer.writerows(sorted(listed.values(), key=lambda row: row["key"]))
        (out / country / UNKNOWN_WORKS).write_text(text.getvalue(), encoding="utf-8")
    return sum(map(len, rows.values()))


def _check_kept(path: Path, file: ClaimsFile) -> None:
    new = {claim.key: claim for claim in file.claims}
    for claim in read_draft_file(path).claims:
        if claim.review is Review.REVIEWED and new.get(claim.key) != claim:
            remedy = "write into another folder, and bring the two together with armstrace review --out"
            raise InputError(f"the reviewed claim {claim.key} would be lost", file=str(path), remedy=remedy)
