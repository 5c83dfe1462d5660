"""Making a release: a new directory beside the others, then one link that is swapped.

Whatever happens on the way (a fault, a signal, no space left), `current` leads to the old release until the new one is
whole on disk. A lock keeps builds apart; it is the system's, so that a killed build leaves none behind.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from armstrace.graph.errors import InputError, ReleaseError
from armstrace.graph.release import (
    CURRENT,
    DESCRIPTION,
    GRAPH,
    GRAPH_STORE,
    MANIFEST,
    RELEASES,
    TEXT,
    TEXT_STORE,
    check_release,
    hash_file,
)
from armstrace.graph.store import count_lines, write_store

_ID_LENGTH = 12
_BUILDING, _LOCK, _NEXT = ".building", ".lock", ".next"


@dataclass(frozen=True, slots=True)
class Contents:
    """What goes into a release. `nquads` and `texts` are sorted N-Quads; `files` are further text files by name.

    `version`, `date`, `title` and `corrections` (an address) come from data/release.toml; `counts` tells what is in it.
    """

    nquads: bytes
    files: Mapping[str, bytes]
    counts: Mapping[str, int]
    version: str
    date: str
    title: str
    corrections: str
    texts: bytes | None = None

    @property
    def id(self) -> str:
        """The first 12 hex digits of the sha256 of the graph."""
        return hashlib.sha256(self.nquads).hexdigest()[:_ID_LENGTH]


def make_release(contents: Contents, out: Path) -> Path:
    """Write a release under `out` and make it the current one. Returns its directory.

    A release of the same content that is whole is used again. The current and the one before it are kept. Raises
    InputError where another build is running or the disk cannot be written: then nothing has changed.
    """
    try:
        with _locked(out):
            building = _write_folder(contents, out / RELEASES / _BUILDING)
            folder = _settle(building, out / RELEASES, contents.id)
            before = _find_current(out)
            if folder.name != before:
                _point_at(out, folder)
                _prune(out / RELEASES, keep={folder.name, before})
            return folder
    except OSError as error:
        problem = f"the release cannot be written: {error.strerror or error}"
        raise InputError(problem, file=str(error.filename or out), remedy="mend it and build again") from error


@contextmanager
def _locked(out: Path) -> Iterator[None]:
    """Hold the lock of a build directory, which is made if it is not there."""
    (out / RELEASES).mkdir(parents=True, exist_ok=True)
    with (out / _LOCK).open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise InputError("another build is running", file=str(out), remedy="wait for it to end") from error
        yield


def _write_folder(contents: Contents, folder: Path) -> Path:
    """All files of a release in a new directory, on disk to the last byte. What an unfinished build left is removed."""
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir()
    texts = {} if contents.texts is None else {TEXT: contents.texts}
    files = {GRAPH: contents.nquads, **texts, **contents.files}
    for name, data in files.items():
        _write_file(folder / name, data)
    _write_file(folder / MANIFEST, _write_manifest(contents, folder, sorted(files)))
    description = folder / DESCRIPTION if DESCRIPTION in files else None
    _write_store(folder, GRAPH, GRAPH_STORE, description)
    if TEXT in files:
        _write_store(folder, TEXT, TEXT_STORE)
    _sync_tree(folder)
    return folder


def _write_store(folder: Path, name: str, store: str, description: Path | None = None) -> None:
    expected = _count_quads(folder / name) + (_count_quads(description) if description else 0)
    if write_store(folder / store, folder / name, description) != expected:
        raise InputError("the store does not hold what the graph holds", file=str(folder / store))


def _count_quads(file: Path) -> int:
    """The number of quads in a file of sorted N-Quads, or of triples in one of Turtle."""
    if file.suffix == ".nq":
        return count_lines(file.read_bytes())
    return sum(1 for _ in ox.parse(path=file, format=ox.RdfFormat.TURTLE))


def _write_manifest(contents: Contents, folder: Path, names: list[str]) -> bytes:
    manifest = {
        "id": contents.id,
        "version": contents.version,
        "date": contents.date,
        "title": contents.title,
        "corrections": contents.corrections,
        "counts": dict(contents.counts),
        "files": {name: _describe(folder / name) for name in names},
    }
    return (json.dumps(manifest, indent=2, sort_keys=True, ensure_ascii=False) + "\n").encode()


def _describe(file: Path) -> dict[str, str | int]:
    """What the manifest says of a file."""
    described: dict[str, str | int] = {"sha256": hash_file(file), "size": file.stat().st_size}
    if file.name in (GRAPH, TEXT, DESCRIPTION):
        described["quads"] = _count_quads(file)
    return described


def _settle(building: Path, releases: Path, release_id: str) -> Path:
    """Give a built directory its name: that of the release, or with a number where other content has the name.

    A directory of the same content that is whole is used instead.
    """
    number = 1
    while True:
        folder = releases / (release_id if number == 1 else f"{release_id}.{number}")
        if not folder.exists():
            building.rename(folder)
            _sync(releases)
            return folder
        if _is_same(building, folder):
            shutil.rmtree(building)
            return folder
        number += 1


def _is_same(building: Path, folder: Path) -> bool:
    """Does a directory hold the same, and is it whole?"""
    try:
        check_release(folder)
    except ReleaseError:
        return False
    return (folder / MANIFEST).read_bytes() == (building / MANIFEST).read_bytes()


def _find_current(out: Path) -> str | None:
    """The name of the directory that `current` leads to."""
    link = out / CURRENT
    return link.readlink().name if link.is_symlink() else None


def _point_at(out: Path, folder: Path) -> None:
    """Swap the link: at no moment is there none, or one that leads nowhere."""
    following = out / _NEXT
    following.unlink(missing_ok=True)
    following.symlink_to(Path(RELEASES) / folder.name)
    following.replace(out / CURRENT)
    _sync(out)


def _prune(releases: Path, keep: set[str | None]) -> None:
    """Remove all directories but those to keep."""
    for folder in sorted(releases.iterdir()):
        if folder.name not in keep:
            shutil.rmtree(folder)


def _write_file(file: Path, data: bytes) -> None:
    with file.open("wb") as stream:
        stream.write(data)


def _sync_tree(folder: Path) -> None:
    """Wait until a directory and all that is in it is on disk."""
    for path in (*sorted(folder.rglob("*")), folder):
        _sync(path)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
