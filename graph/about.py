"""What a release says of itself as a dataset, in words: data/description.toml as values."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from typing import Any

from armstrace.graph import resources
from armstrace.graph.errors import InputError
from armstrace.graph.names import GRAPH, Ref, parse_ref

_FILE = "data/description.toml"


@dataclass(frozen=True, slots=True)
class Licence:
    """Terms of use: the address of a licence, or words of our own where there is none."""

    name: str
    label: str
    address: str | None
    text: str


@dataclass(frozen=True, slots=True)
class GraphNote:
    """What a named graph holds, and under which licence. `pattern` may have a star, for which `{key}` stands."""

    pattern: str
    title: str
    licence: str


@dataclass(frozen=True, slots=True)
class FileNote:
    """A file of a release that anyone may take: its title, its media type, its name in the EU's list of file types."""

    name: str
    title: str
    media_type: str
    file_type: str


@dataclass(frozen=True, slots=True)
class TargetNote:
    """Another dataset: the beginning of its IRIs, its title and its page."""

    space: str
    title: str
    homepage: str


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """A list of themes of others, and the themes of this dataset: IRI -> label."""

    address: str
    label: str
    themes: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """A dataset in words. `language`, `frequency` and `access` are IRIs of the EU's lists."""

    description: str
    publisher: str
    keywords: tuple[str, ...]
    taxonomy: Taxonomy
    language: str
    frequency: str
    access: str
    examples: tuple[Ref, ...]
    licences: Mapping[str, Licence]
    graphs: tuple[GraphNote, ...]
    files: tuple[FileNote, ...]
    targets: tuple[TargetNote, ...]

    def find_graph(self, iri: str) -> GraphNote | None:
        """What is told of a named graph, its title filled in."""
        name = iri.removeprefix(GRAPH)
        note = next((note for note in self.graphs if fnmatchcase(name, note.pattern)), None)
        if note is None or not iri.startswith(GRAPH):
            return None
        key = name.removeprefix(note.pattern.rstrip("*"))
        return GraphNote(note.pattern, note.title.replace("{key}", key), note.licence)


@cache
def read_about() -> About:
    """The packaged description. Raises InputError where something is left out or of the wrong kind."""
    try:
        return _make_about(tomllib.loads(resources.read_file("data", "description.toml")))
    except (tomllib.TOMLDecodeError, KeyError, TypeError, AttributeError) as error:
        raise InputError(f"cannot be read: {error}", file=_FILE, remedy="mend the entry") from error


def _make_about(told: Mapping[str, Any]) -> About:
    licences = {name: _make_licence(name, entry) for name, entry in told["licences"].items()}
    graphs = tuple(GraphNote(entry["pattern"], entry["title"], entry["licence"]) for entry in told["graphs"])
    for note in graphs:
        if note.licence not in licences:
            raise InputError(f"the licence {note.licence!r} of graph {note.pattern} is not there", file=_FILE)
    return About(
        description=_join(told["description"]),
        publisher=told["publisher"],
        keywords=tuple(told["keywords"]),
        taxonomy=_make_taxonomy(told["taxonomy"]),
        language=told["language"],
        frequency=told["frequency"],
        access=told["access"],
        examples=tuple(map(parse_ref, told["examples"])),
        licences=licences,
        graphs=graphs,
        files=tuple(FileNote(e["name"], e["title"], e["media_type"], e["file_type"]) for e in told["files"]),
        targets=tuple(TargetNote(entry["space"], entry["title"], entry["homepage"]) for entry in told["targets"]),
    )


def _make_taxonomy(entry: Mapping[str, Any]) -> Taxonomy:
    themes = {f"{entry['address']}/{theme['name']}": theme["label"] for theme in entry["themes"]}
    return Taxonomy(entry["address"], entry["label"], themes)


def _make_licence(name: str, entry: Mapping[str, str]) -> Licence:
    return Licence(name, entry["label"], entry.get("address"), _join(entry.get("text", "")))


def _join(text: str) -> str:
    return " ".join(text.split())
