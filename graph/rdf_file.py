"""Any RDF files as something to serve: the same endpoint with the same limits, without a release and its pages.

A file is given as a path, or as `IRI=path` where its triples are to stand in a named graph.
"""

from __future__ import annotations

import gzip
import hashlib
import re
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

import pyoxigraph as ox

from armstrace.graph.errors import InputError
from armstrace.graph.query import Reach
from armstrace.graph.release import Release
from armstrace.graph.statistics import count_store
from armstrace.graph.store import MEMORY_QUADS

_NAMED = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*:[^=\s]*)=(.+)\Z", re.DOTALL)
_QUADS = (ox.RdfFormat.N_QUADS, ox.RdfFormat.TRIG, ox.RdfFormat.JSON_LD)
_PACKED = ".gz"
#: About so many bytes of text hold a quad: with this a store is put in memory or on disk before anything is read.
_BYTES_A_QUAD, _PACKING = 130, 12
_ID_LENGTH = 12


@dataclass(frozen=True, slots=True)
class RdfFile:
    """A file of RDF, its format, and the graph that its triples go into; None: those that it names itself."""

    path: Path
    format: ox.RdfFormat
    graph: ox.NamedNode | None = None

    @property
    def quads(self) -> int:
        """About how many quads are in it, by its size."""
        size = self.path.stat().st_size
        return size * (_PACKING if self.path.suffix == _PACKED else 1) // _BYTES_A_QUAD


def parse_file(given: str) -> RdfFile:
    """A file from what a person gave: `data.ttl`, `data.nq.gz`, `http://example.org/g=data.nt`.

    Raises InputError where it is no file, its ending is of no known format, or a format of quads is given a graph.
    """
    found = None if Path(given).is_file() else _NAMED.match(given)
    path = Path(found[2] if found else given)
    if not path.is_file():
        raise InputError("there is no such file", file=str(path), remedy="check the path")
    ending = path.with_suffix("").suffix if path.suffix == _PACKED else path.suffix
    form = ox.RdfFormat.from_extension(ending.removeprefix("."))
    if form is None:
        remedy = "known endings: .nq .nt .ttl .trig .rdf .xml .jsonld .n3, each also with .gz"
        raise InputError(
            f"the ending {ending or 'of no letters'} names no format of RDF", file=str(path), remedy=remedy
        )
    if found and form in _QUADS:
        raise InputError("a file with named graphs takes no graph", file=str(path), remedy="leave out the IRI")
    return RdfFile(path, form, _make_graph(found[1]) if found else None)


def open_files(given: Sequence[str], *, scratch: Path, union: bool = True, memory_quads: int = MEMORY_QUADS) -> Release:
    """A store of some files, as a release without claims. Its id is made from their bytes.

    About `memory_quads` quads are loaded into memory, more into a store under `scratch`, a directory that the caller
    removes. `union`: the default graph of queries shows all graphs. Raises InputError, with file and line, for a file
    that cannot be read.
    """
    files = [parse_file(name) for name in given]
    in_memory = sum(file.quads for file in files) <= memory_quads
    folder = None if in_memory else Path(tempfile.mkdtemp(dir=scratch))
    store = ox.Store() if folder is None else ox.Store(folder)
    for file in files:
        _load(store, file)
    statistics = count_store(store, union=union) if in_memory else None
    if folder is not None:
        store.flush()
        del store  # closes it: a store is opened for writing once
        store = ox.Store.read_only(str(folder))
    return Release(
        folder=scratch,
        id=_hash(files),
        version="",
        date="",
        title=", ".join(file.path.name for file in files),
        corrections="",
        store=store,
        texts=None,
        counts={},
        reach=Reach(union=union, strict=False, statistics=statistics),
        is_files=True,
    )


def _load(store: ox.Store, file: RdfFile) -> None:
    """Load a file. Blank nodes of two files are never the same."""
    try:
        with _open(file.path) as stream:
            store.bulk_load(stream, format=file.format, base_iri=file.path.resolve().as_uri(), to_graph=file.graph)
    except SyntaxError as error:
        raise InputError(str(error.msg), file=str(file.path), line=error.lineno, remedy="mend the file") from error
    except (OSError, EOFError) as error:
        raise InputError(f"cannot be read: {error}", file=str(file.path), remedy="check the file") from error


def _open(path: Path) -> IO[bytes]:
    return cast("IO[bytes]", gzip.open(path)) if path.suffix == _PACKED else path.open("rb")


def _make_graph(iri: str) -> ox.NamedNode:
    try:
        return ox.NamedNode(iri)
    except ValueError as error:
        raise InputError(f"{iri!r} is no IRI of a graph", remedy="write a whole IRI") from error


def _hash(files: Sequence[RdfFile]) -> str:
    """12 hex digits that change with the bytes of the files and with the graphs that they go into."""
    digest = hashlib.sha256()
    for file in files:
        with file.path.open("rb") as stream:
            digest.update(f"{file.format} {file.graph}\n".encode() + hashlib.file_digest(stream, "sha256").digest())
    return digest.hexdigest()[:_ID_LENGTH]
