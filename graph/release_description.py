"""A release described by itself: VoID, DCAT, SPARQL Service Description and example queries in one graph.

The graph `description` is served with the others, but it is no part of graph.nq and of the release's id: it has the id,
sizes and hashes in it (docs/decisions/0090).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import chain

import pyoxigraph as ox

from armstrace.graph.about import About, GraphNote, read_about
from armstrace.graph.dcat import File, Info, list_dcat
from armstrace.graph.example import list_examples
from armstrace.graph.names import graph_iri
from armstrace.graph.prefixes import PREFIXES
from armstrace.graph.question_description import list_prefixes, list_questions
from armstrace.graph.rdf import node
from armstrace.graph.release import DESCRIPTION, GRAPH, STATISTICS, Release
from armstrace.graph.release_writer import Contents
from armstrace.graph.row import read_rows
from armstrace.graph.service_description import list_service
from armstrace.graph.statistics import count_store, write_statistics
from armstrace.graph.void import Pair, list_counts, list_void

_VERSIONS = """PREFIX arms: <https://w3id.org/armstrace/ontology#> PREFIX dct: <http://purl.org/dc/terms/>
SELECT ?version ?title WHERE { ?version a arms:DatasetVersion ; dct:title ?title } ORDER BY ?version"""


def describe(contents: Contents, store: ox.Store) -> Contents:
    """The contents of a release with its description and its statistics.

    `store` holds the quads of the release, and holds the description as well when this is done.
    """
    graph = ox.NamedNode(graph_iri("description"))
    triples = set(_list_triples(contents, store))
    store.extend(ox.Quad(triple.subject, triple.predicate, triple.object, graph) for triple in triples)
    files = {
        DESCRIPTION: _write_turtle(triples),
        STATISTICS: write_statistics(count_store(store)).encode("utf-8"),
    }
    return replace(contents, files={**contents.files, **files})


def tell_about(store: ox.Store) -> About:
    """The packaged description, with a word on the graphs of each file of an open dataset that a store has."""
    about, found = read_about(), []
    for row in read_rows(store, _VERSIONS):
        key, title = row["version"].value.rpartition("/")[2], row["title"].value
        found.append(GraphNote(f"documents/{key}", f"Rows of: {title}", "datasets"))
        found.append(GraphNote(f"claims/{key}", f"Claims read from: {title}", "datasets"))
    return replace(about, graphs=(*found, *about.graphs))


def _list_triples(contents: Contents, store: ox.Store) -> Iterator[ox.Triple]:
    about, statistics = tell_about(store), count_store(store)
    files = list_files({GRAPH: contents.nquads, **contents.files})
    info = Info(
        id=contents.id,
        version=contents.version,
        date=contents.date,
        title=contents.title,
        corrections=contents.corrections,
    )
    pairs: Iterator[Pair] = chain(
        list_void(store, statistics, about),
        list_service(statistics, about),
        list_dcat(store, info, files, about),
        list_questions(list_examples()),
        list_prefixes(),
    )
    return (ox.Triple(subject, node(name), value) for subject, name, value in pairs)


def list_files(files: Mapping[str, bytes]) -> list[File]:
    """Files by name with size and hash."""
    return [File(name, len(data), hashlib.sha256(data).hexdigest()) for name, data in sorted(files.items())]


def _write_turtle(triples: set[ox.Triple]) -> bytes:
    """Triples as Turtle, in one order: the same triples give the same bytes."""
    written = ox.serialize(sorted(triples, key=str), format=ox.RdfFormat.TURTLE, prefixes=PREFIXES) or b""
    head, rest = written[: written.rindex(b"@prefix")], written[written.rindex(b"@prefix") :]
    last, _, body = rest.partition(b"\n")
    return b"\n".join((*sorted((*head.splitlines(), last)), body))


def list_description(release: Release) -> Iterator[ox.Triple]:
    """What a release says of itself; where it was built without a description, what its statistics tell.

    From the file: the store changes the datatypes of whole numbers.
    """
    file, statistics = release.folder / DESCRIPTION, release.reach.statistics
    if file.is_file() and not release.is_files:
        return (quad.triple for quad in ox.parse(path=file, format=ox.RdfFormat.TURTLE))
    pairs = chain(
        list_counts(statistics) if statistics else (),
        list_service(statistics, read_about(), union=release.reach.union),
    )
    return (ox.Triple(subject, node(name), value) for subject, name, value in pairs)
