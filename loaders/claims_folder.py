"""Folders of claims files, drafts and reviewed ones: one sub-folder a country, one file a section version."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from armstrace.graph.claim import Claim, Review
from armstrace.graph.errors import InputError
from armstrace.graph.names import Ref
from armstrace.graph.section import ClaimsFile, Discrepancy, RetiredId, SectionVersion
from armstrace.loaders.claims_file import read_claims_file, read_draft_file, read_retired
from armstrace.loaders.claims_writer import write_claims_file
from armstrace.loaders.material import DISCREPANCIES, REGISTERS, RETIRED, read_material

#: Beside the drafts of a country: what people must add to the registers, or name otherwise, before a build takes them.
UNREGISTERED = "unregistered.csv"


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
    """Write claims files below a folder. Their paths.

    Raises InputError, and writes nothing, where a file that stands there holds a reviewed claim that the new one leaves
    out or has otherwise: a decision is never lost by writing.
    """
    placed = {out / make_path(file.section): file for file in files}
    for path, file in placed.items():
        if path.exists():
            _check_kept(path, file)
    try:
        for path, file in placed.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(write_claims_file(file), encoding="utf-8")
    except OSError as error:
        raise InputError(f"cannot be written: {error.strerror}", file=str(out), remedy="give another folder") from error
    return tuple(placed)


def write_names(files: Iterable[ClaimsFile], names: Mapping[Ref, tuple[str, ...]], out: Path) -> None:
    """Write, for each country, the names that no register has: reference, words as printed, the first claim with it."""
    claims: dict[str, list[Claim]] = {}
    for file in files:
        claims.setdefault(file.section.country, []).extend(file.claims)
    for country, listed in claims.items():
        (out / country / UNREGISTERED).write_text(_tabulate(listed, names), encoding="utf-8")


def _check_kept(path: Path, file: ClaimsFile) -> None:
    new = {claim.key: claim for claim in file.claims}
    for claim in read_draft_file(path).claims:
        if claim.review is Review.REVIEWED and new.get(claim.key) != claim:
            remedy = "write into another folder, and bring the two together with armstrace review --out"
            raise InputError(f"the reviewed claim {claim.key} would be lost", file=str(path), remedy=remedy)


def _tabulate(claims: Iterable[Claim], names: Mapping[Ref, tuple[str, ...]]) -> str:
    first: dict[Ref, str] = {}
    for claim in claims:
        for ref in (claim.subject, claim.object):
            if ref is not None and ref in names:
                first.setdefault(ref, claim.key)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("ref", "printed", "claim"))
    writer.writerows((str(ref), "|".join(names[ref]), first[ref]) for ref in sorted(first))
    return text.getvalue()
