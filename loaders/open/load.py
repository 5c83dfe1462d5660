"""`armstrace load`: a file of a dataset becomes an input of the build, sorted N-Quads. Same file, same bytes.

An input is written beside and moved into place at the end: there is never half of one. The build takes in a folder of
them, and only quads that stand in the graphs of their own file.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path

from armstrace.graph.dataset import DatasetFile
from armstrace.graph.dataset_quads import dataset_to_quads
from armstrace.graph.errors import InputError
from armstrace.graph.registers import Registers, read_registers
from armstrace.graph.store import write_nquads
from armstrace.graph.vocabulary import read_vocabulary
from armstrace.loaders.open.code import load_codes
from armstrace.loaders.open.concept import load_concepts
from armstrace.loaders.open.form import DatasetForm, get_form, list_forms
from armstrace.loaders.open.ucdp import load_ucdp_conflicts, load_ucdp_events
from armstrace.loaders.open.undl import load_undl
from armstrace.loaders.open.untc_page import load_untc_page
from armstrace.loaders.open.untc_table import load_untc_table
from armstrace.loaders.open.untreaties import load_treaty_index, load_untreaties
from armstrace.loaders.open.unvotes import load_roll_calls, load_unvotes

Loader = Callable[[Path, DatasetForm, Registers, str | None], DatasetFile]
#: Reader of a data file -> what loads its files.
LOADERS: Mapping[str, Loader] = {
    "codes": load_codes,
    "concepts": load_concepts,
    "roll-calls": load_roll_calls,
    "treaty-index": load_treaty_index,
    "ucdp-conflicts": load_ucdp_conflicts,
    "ucdp-events": load_ucdp_events,
    "undl": load_undl,
    "untc-page": load_untc_page,
    "untc-table": load_untc_table,
    "untreaties": load_untreaties,
    "unvotes": load_unvotes,
}


def load_file(name: str, path: Path, *, covers: str | None = None, beside: Path | None = None) -> DatasetFile:
    """A file of a dataset as read. `covers`: the day up to which it knows, where neither it nor its data file says.

    `beside` is the second table of a dataset of two. Raises InputError with file and line for what cannot be read.
    """
    form, registers = get_form(name), read_registers()
    if form.reader == "unvotes":
        return load_unvotes(path, form, registers, covers, *([beside] if beside else []))
    if beside is not None:
        raise InputError(f"the dataset {name} has one table", file=str(beside), remedy="load one file at a time")
    return LOADERS[form.reader](path, form, registers, covers)


def check_rows(file: DatasetFile, path: Path) -> None:
    """Raise InputError where a file, read from a path, has fewer rows than the known one of its dataset and name.

    A table that ends at the end of a row shows in no other way that rows are missing. A page that lists a treaty in
    full by its own totals is whole.
    """
    form, version = get_form(file.version.dataset.key), file.version
    named = [known for known in form.known if known.name == path.name]
    for known in named or (form.known if len(form.known) == 1 else ()):
        if version.rows < known.rows and not version.whole:
            told = f"{version.rows} rows, and the known file of {form.name} has {known.rows}: it may be cut off"
            raise InputError(told, file=str(path), remedy="fetch it again, or say --shorter if it is whole")


def find_known_files(folder: Path) -> tuple[tuple[tuple[str, Path], ...], tuple[Path, ...]]:
    """The files of a folder, and below, that data/open knows by their SHA-256, with their datasets; and all the others.

    Raises InputError where the folder has no file that is known.
    """
    names = {known.sha256: form.name for form in list_forms() for known in form.known}
    paths = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    told = [(names.get(hashlib.sha256(path.read_bytes()).hexdigest()), path) for path in paths]
    known = tuple((name, path) for name, path in told if name is not None)
    if not known:
        raise InputError("no file here is known by its SHA-256", file=str(folder), remedy="load files by name")
    return known, tuple(path for name, path in told if name is None)


def write_input(file: DatasetFile, folder: Path, version: str) -> Path:
    """Write a file of a dataset as an input of the build. `version` is that of the software. Returns the input."""
    measures = read_vocabulary().measures
    nquads = write_nquads(dataset_to_quads(file, measures, version))
    target, building = folder / f"{file.version.key}.nq", folder / f".{file.version.key}.part"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        building.write_bytes(nquads)
        building.replace(target)
    except OSError as error:
        raise InputError(f"the input cannot be written: {error.strerror}", file=str(target)) from error
    return target
