"""A release: an immutable directory, named by the hash of its graph, opened only if it is what its manifest says."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from armstrace.graph.errors import InputError, ReleaseError
from armstrace.graph.query import Reach
from armstrace.graph.statistics import Statistics, count_store, parse_statistics
from armstrace.graph.store import MEMORY_QUADS, open_store

MANIFEST = "manifest.json"
GRAPH, GRAPH_STORE = "graph.nq", "store"
TEXT, TEXT_STORE = "text.nq", "text"
DESCRIPTION, STATISTICS = "description.ttl", "statistics.json"
CURRENT, RELEASES = "current", "releases"


_PLAIN = Reach()


@dataclass(frozen=True, slots=True)
class Release:
    """An opened release. `texts` has passages and notes, if it was built with them: for reading on this machine only.

    `id` is the first 12 hex digits of the sha256 of graph.nq; `counts` tells what is in it: claims, findings ...
    The store holds the description of the release too; `reach` is how queries see it. `is_files`: this is no release,
    but files of RDF served as they are (graph.rdf_file).
    """

    folder: Path
    id: str
    version: str
    date: str
    title: str
    corrections: str
    store: ox.Store
    texts: ox.Store | None
    counts: Mapping[str, int]
    reach: Reach = _PLAIN
    is_files: bool = False


def find_folder(folder: Path) -> Path:
    """The release directory that a path means: itself, or what `current` in it points at.

    Raises ReleaseError where it is neither.
    """
    if (folder / MANIFEST).is_file():
        return folder.resolve()
    current = folder / CURRENT
    if (current / MANIFEST).is_file():
        return current.resolve()
    if current.is_symlink():
        raise ReleaseError("the link `current` leads to no release", file=str(current), remedy="run `armstrace build`")
    remedy = "give a release, or a directory that `armstrace build --out` made"
    raise ReleaseError("there is no release here", file=str(folder), remedy=remedy)


def open_release(folder: Path, *, memory_quads: int = MEMORY_QUADS) -> Release:
    """Open a release, or the current one of a build directory, after checking it against its manifest.

    Up to `memory_quads` quads are loaded into memory, more are read on disk. Raises ReleaseError, naming the file,
    where one is absent, truncated or altered.
    """
    folder = find_folder(folder)
    manifest = check_release(folder)
    files = manifest["files"]
    store = _open(folder, (GRAPH, DESCRIPTION), GRAPH_STORE, files, memory_quads)
    return Release(
        folder=folder,
        **{name: manifest[name] for name in ("id", "version", "date", "title", "corrections", "counts")},
        store=store,
        texts=_open(folder, (TEXT,), TEXT_STORE, files, memory_quads) if TEXT in files else None,
        reach=Reach(statistics=_read_statistics(folder / STATISTICS) if STATISTICS in files else count_store(store)),
    )


def check_release(folder: Path) -> dict[str, Any]:
    """The manifest of a release directory whose files are all what it says. Raises ReleaseError for one that is not."""
    manifest = _read_manifest(folder)
    for name, expected in manifest["files"].items():
        file = folder / name
        if not file.is_file():
            raise _damaged("a file of the release is missing", file)
        if file.stat().st_size != expected["size"]:
            raise _damaged(f"it has {file.stat().st_size} bytes, the manifest says {expected['size']}", file)
        if hash_file(file) != expected["sha256"]:
            raise _damaged("its content is not what the manifest says", file)
    if manifest["files"][GRAPH]["sha256"][: len(manifest["id"])] != manifest["id"]:
        raise _damaged("the id is not that of the graph", folder / MANIFEST)
    return manifest


def hash_file(file: Path) -> str:
    """The sha256 of a file, in hex."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _read_manifest(folder: Path) -> dict[str, Any]:
    file = folder / MANIFEST
    try:
        manifest: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
        named = [manifest[name] for name in ("id", "version", "date", "title", "corrections", "counts", "files")]
        known = "quads" in named[-1][GRAPH] and all({"size", "sha256"} <= set(entry) for entry in named[-1].values())
    except FileNotFoundError as error:
        raise _damaged("the manifest is missing", file) from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise _damaged("the manifest cannot be read", file) from error
    if not known:
        raise _damaged("the manifest names no graph", file)
    return manifest


def _open(
    folder: Path, names: tuple[str, ...], store: str, files: Mapping[str, Mapping[str, int]], memory_quads: int
) -> ox.Store:
    """The store of a file of N-Quads and of the description beside it, if there is one."""
    found = [folder / name for name in names if name in files]
    quads = sum(files[file.name]["quads"] for file in found)
    description = found[1] if len(found) > 1 else None
    try:
        opened = open_store(folder / store, found[0], quads, description=description, memory_quads=memory_quads)
    except (OSError, SyntaxError) as error:
        raise _damaged(f"the store cannot be opened: {error}", folder / store) from error
    if len(opened) != quads:
        raise _damaged("the store does not hold what the graph holds", folder / store)
    return opened


def _read_statistics(file: Path) -> Statistics:
    try:
        return parse_statistics(file.read_text(encoding="utf-8"))
    except (OSError, InputError) as error:
        raise _damaged(f"the statistics cannot be read: {error}", file) from error


def _damaged(problem: str, file: Path) -> ReleaseError:
    return ReleaseError(problem, file=str(file), remedy="the release is damaged: build or copy it again")
