"""The data file of a dataset: data/open/<name>.toml. What it is, who publishes it, what its files look like."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from armstrace.graph import resources
from armstrace.graph.dataset import Dataset
from armstrace.graph.errors import InputError
from armstrace.graph.names import parse_ref

_TEXTS = ("title", "publisher", "licence", "address", "origin", "reader", "reads", "layout")


@dataclass(frozen=True, slots=True)
class KnownFile:
    """A file that somebody has checked: its SHA-256, version, the day up to which it knows, its number of rows.

    `name` is the name that it was found under; `compiler` who made the copy or extract, where not the publisher.
    """

    sha256: str
    name: str
    version: str
    covers: str
    rows: int
    compiler: str | None


@dataclass(frozen=True, slots=True)
class DatasetForm:
    """A dataset as its data file tells it. `columns` must be there, `ignored` may; `options` are the reader's own.

    `layout` is `publisher` or `extract` (made for this project); `reads` says in a sentence what the reader takes.
    `files` are the addresses of files that can be fetched, by name.
    """

    name: str
    dataset: Dataset
    reader: str
    reads: str
    layout: str
    files: Mapping[str, str]
    columns: tuple[str, ...]
    ignored: tuple[str, ...]
    known: tuple[KnownFile, ...]
    options: Mapping[str, Any]

    def get_address(self, file: str | None) -> str:
        """The address of a file by its name; of the only one where none is named. Raises InputError for any other."""
        if not self.files:
            raise InputError(
                f"the data file of {self.name} has no address of a file",
                remedy=f"get it by hand at {self.dataset.address}, or give --from ADDRESS",
            )
        if file is None and len(self.files) == 1:
            return next(iter(self.files.values()))
        if file is None or file not in self.files:
            said = f"there is no file {file!r}" if file else f"{self.name} has several files"
            raise InputError(said, remedy=f"one of {', '.join(self.files)}")
        return self.files[file]

    def find_known(self, sha256: str) -> KnownFile | None:
        """The known file of a hash, None for any other."""
        return next((file for file in self.known if file.sha256 == sha256), None)


@cache
def list_forms() -> tuple[DatasetForm, ...]:
    """All datasets that can be loaded, by name. Raises InputError where a data file is not as it should be."""
    files = resources.list_files("data", "open", suffix=".toml", least=15)
    return tuple(parse_form(file.name.removesuffix(".toml"), file.read_text(encoding="utf-8")) for file in files)


def get_form(name: str) -> DatasetForm:
    """The dataset of a name. Raises InputError that lists the names for any other."""
    for form in list_forms():
        if form.name == name:
            return form
    raise InputError(f"there is no dataset {name!r}", remedy=f"known: {', '.join(form.name for form in list_forms())}")


def parse_form(name: str, text: str) -> DatasetForm:
    """The form of a data file's text. Raises InputError where something is left out."""
    place = f"data/open/{name}.toml"
    try:
        told = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError(str(error), file=place, remedy="mend the TOML") from error
    for key in _TEXTS:
        if not isinstance(told.get(key), str):
            raise InputError(f"{key!r} is left out", file=place, remedy=f'write {key} = "..."')
    dataset = Dataset(
        key=name,
        title=told["title"],
        publisher=parse_ref(told["publisher"]),
        licence=told["licence"],
        address=told["address"],
        origin=told["origin"],
    )
    return DatasetForm(
        name=name,
        dataset=dataset,
        reader=told["reader"],
        reads=told["reads"],
        layout=told["layout"],
        files=told.get("files", {}),
        columns=tuple(told.get("columns", ())),
        ignored=tuple(told.get("ignored", ())),
        known=tuple(_parse_known(entry, place) for entry in told.get("known", ())),
        options=told.get("options", {}),
    )


def _parse_known(entry: Mapping[str, Any], place: str) -> KnownFile:
    try:
        return KnownFile(
            sha256=entry["sha256"],
            name=entry["name"],
            version=entry["version"],
            covers=entry["covers"],
            rows=entry["rows"],
            compiler=entry.get("compiler"),
        )
    except KeyError as error:
        raise InputError(f"a known file has no {error}", file=place) from error
