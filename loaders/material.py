"""Claims files, discrepancies and retired ids of a folder of claims: everything that was read, as values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.resources.abc import Traversable
from pathlib import Path

from armstrace.graph import resources
from armstrace.graph.errors import InputError
from armstrace.graph.material import Material
from armstrace.graph.registers import Registers, read_registers
from armstrace.graph.run_quads import RuleNote
from armstrace.loaders.claims_file import read_claims_file, read_discrepancies, read_retired

#: The names of the two lists that may stand beside a country's claims files.
DISCREPANCIES, RETIRED = "discrepancies.yaml", "retired.yaml"
#: The sub-folder with what the packaged registers do not name.
REGISTERS = "registers"
_SUFFIX = ".yaml"


def find_registers(folder: Path | None) -> Registers:
    """The registers that a folder of claims is read with: the packaged ones, and its own files below `registers/`.

    Raises InputError with file and line for what is wrong in them.
    """
    own = None if folder is None else folder / REGISTERS
    return read_registers(own.resolve()) if own is not None and own.is_dir() else read_registers()


def read_material(folder: Path | None = None, rules: Iterable[RuleNote] = ()) -> Material:
    """What a folder of claims holds: one sub-folder a country (the packaged claims if no folder is given).

    Names are those of `find_registers`; `rules` are those that claims may name. Raises InputError, with file and line,
    at the first fault of a file, and where there is no claims file; whether the files fit together is asked by
    `check_material`.
    """
    root: Path | Traversable = folder or resources.find_folder("data", "claims")
    if isinstance(root, Path) and not root.is_dir():
        raise InputError("there is no such folder", file=str(root), remedy="give a folder with a sub-folder a country")
    found = [file for _, file in sorted(_list_files(root), key=lambda pair: pair[0])]
    claims = [file for file in found if file.name not in (DISCREPANCIES, RETIRED)]
    if not claims:
        raise InputError("there is no claims file", file=str(root), remedy="put them in a sub-folder for the country")
    registers = find_registers(folder)
    return Material(
        files=tuple(read_claims_file(file, registers) for file in claims),
        discrepancies=tuple(item for file in found if file.name == DISCREPANCIES for item in read_discrepancies(file)),
        retired=tuple(item for file in found if file.name == RETIRED for item in read_retired(file)),
        rules=tuple(rules),
    )


def _list_files(root: Path | Traversable) -> Iterator[tuple[str, Path | Traversable]]:
    """The YAML files of the sub-folders, with `country/name`."""
    for country in root.iterdir():
        if country.is_dir():
            for file in country.iterdir():
                if file.name.endswith(_SUFFIX):
                    yield f"{country.name}/{file.name}", file
