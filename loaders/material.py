"""Claims files, discrepancies and retired ids of a folder of claims: everything that was read, as values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TypeVar

from armstrace.graph import resources
from armstrace.graph.assembly import Material
from armstrace.graph.claim import Claim
from armstrace.graph.discrepancy_quads import check_discrepancies
from armstrace.graph.errors import InputError
from armstrace.graph.run_quads import RuleNote
from armstrace.graph.section import Discrepancy
from armstrace.loaders.claims_file import read_claims_file, read_discrepancies, read_retired

_DISCREPANCIES, _RETIRED, _SUFFIX = "discrepancies.yaml", "retired.yaml", ".yaml"
_T = TypeVar("_T")


def read_material(folder: Path | None = None, rules: Iterable[RuleNote] = ()) -> Material:
    """What a folder of claims holds: one sub-folder a country (the packaged claims if no folder is given).

    Raises InputError, with file and line, at the first fault, and where there is no claims file.
    """
    root: Path | Traversable = folder or resources.find_folder("data", "claims")
    if isinstance(root, Path) and not root.is_dir():
        raise InputError("there is no such folder", file=str(root), remedy="give a folder with a sub-folder a country")
    found = sorted(_list_files(root), key=lambda pair: pair[0])
    claims = [file for name, file in found if not name.endswith((f"/{_DISCREPANCIES}", f"/{_RETIRED}"))]
    if not claims:
        raise InputError("there is no claims file", file=str(root), remedy="put them in a sub-folder for the country")
    files = tuple(read_claims_file(file) for file in claims)
    live = [claim for file in files for claim in file.claims]
    return Material(
        files=files,
        discrepancies=tuple(_read_all(found, _DISCREPANCIES, lambda file: _read_discrepancies(file, live))),
        retired=tuple(_read_all(found, _RETIRED, read_retired)),
        rules=tuple(rules),
    )


def _read_discrepancies(file: Path | Traversable, claims: list[Claim]) -> tuple[Discrepancy, ...]:
    """A list of discrepancies. Raises InputError, with the file, where one names claims that are not there."""
    found = read_discrepancies(file)
    try:
        check_discrepancies(found, claims)
    except InputError as error:
        raise InputError(error.message, file=str(file), remedy=error.remedy) from error
    return found


def _list_files(root: Path | Traversable) -> Iterator[tuple[str, Path | Traversable]]:
    """The YAML files of the sub-folders, with `country/name`."""
    for country in root.iterdir():
        if country.is_dir():
            for file in country.iterdir():
                if file.name.endswith(_SUFFIX):
                    yield f"{country.name}/{file.name}", file


def _read_all(
    found: Iterable[tuple[str, Path | Traversable]],
    name: str,
    read: Callable[[Path | Traversable], tuple[_T, ...]],
) -> Iterator[_T]:
    for path, file in found:
        if path.endswith(f"/{name}"):
            yield from read(file)
