"""VoID: what is in a store by class, property and kind of value, nested as the editors of SIB read it.

A class partition has property partitions; a property partition has the classes and datatypes of its values. Numbers are
those of the query engine over the union of all graphs.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

import pyoxigraph as ox

from armstrace.graph.about import About, TargetNote
from armstrace.graph.names import BASE, DATA, ENDPOINT, GRAPH, ID, data_iri, ref_iri
from armstrace.graph.prefixes import find_prefix
from armstrace.graph.rdf import Term, english, integer, node, text
from armstrace.graph.row import read_rows
from armstrace.graph.statistics import Statistics

Pair = tuple[ox.NamedNode, str, Term]

_PLAIN = re.compile(r"[A-Za-z0-9_-]+\Z")
_ENTITIES = f'SELECT (COUNT(DISTINCT ?s) AS ?n) WHERE {{ ?s a ?c FILTER(STRSTARTS(STR(?s), "{ID}")) }}'
_USES = "SELECT ?c ?p (COUNT(*) AS ?n) WHERE { ?s a ?c . ?s ?p ?o } GROUP BY ?c ?p"
_TARGETS = "SELECT ?c ?p ?t (COUNT(*) AS ?n) WHERE { ?s a ?c . ?s ?p ?o . ?o a ?t } GROUP BY ?c ?p ?t"
_DATATYPES = """SELECT ?c ?p ?t (COUNT(*) AS ?n) WHERE {
  ?s a ?c . ?s ?p ?o FILTER(isLiteral(?o)) BIND(DATATYPE(?o) AS ?t) } GROUP BY ?c ?p ?t"""
_FIRST = f'SELECT ?c (MIN(STR(?s)) AS ?n) WHERE {{ ?s a ?c FILTER(STRSTARTS(STR(?s), "{ID}")) }} GROUP BY ?c'
_LINKS = f"""SELECT ?p ?o (COUNT(*) AS ?n) WHERE {{ GRAPH <{GRAPH}links> {{ ?s ?p ?o }}
  FILTER(isIRI(?o) && !STRSTARTS(STR(?o), "{BASE}")) }} GROUP BY ?p ?o"""
_VOCABULARIES = ("dct", "prov", "cito", "skos", "schema", "sem", "owltime", "owl", "rdfs")


@dataclass(frozen=True, slots=True)
class Linkset:
    """Links of one property from the store to another dataset."""

    predicate: str
    target: TargetNote
    triples: int


def list_void(store: ox.Store, statistics: Statistics, about: About) -> Iterator[Pair]:
    """The dataset, its partitions, its links to other datasets and what to look at first, as triples."""
    me = ox.NamedNode(DATA)
    yield from list_counts(statistics)
    yield me, "void:entities", integer(next(int(row["n"].value) for row in read_rows(store, _ENTITIES)))
    yield me, "void:uriSpace", text(ID)
    for name in ("arms", *_VOCABULARIES):
        yield me, "void:vocabulary", node(f"{name}:")
    for ref in about.examples:
        if any(store.quads_for_pattern(ox.NamedNode(ref_iri(ref)), None, None)):
            yield me, "void:exampleResource", ox.NamedNode(ref_iri(ref))
    first = {row["c"].value: row["n"].value for row in read_rows(store, _FIRST)}
    for name, example in first.items():
        yield ox.NamedNode(data_iri(make_key(name))), "void:exampleResource", ox.NamedNode(example)
    yield from _list_uses(store)
    for linkset in find_linksets(store, about):
        yield from _list_linkset(me, linkset)


def list_counts(statistics: Statistics) -> Iterator[Pair]:
    """The dataset and its partitions by property and by class, with their counts, as triples."""
    me = ox.NamedNode(DATA)
    counts = {
        "triples": statistics.total.triples,
        "classes": len(statistics.classes or ()),
        "properties": len(statistics.properties),
        "distinctSubjects": statistics.total.subjects,
        "distinctObjects": statistics.total.objects,
    }
    yield me, "rdf:type", node("void:Dataset")
    yield me, "void:sparqlEndpoint", ox.NamedNode(ENDPOINT)
    for name, count in counts.items():
        yield me, f"void:{name}", integer(count)
    yield from _list_properties(me, statistics)
    for name, found in (statistics.classes or {}).items():
        part = ox.NamedNode(data_iri(make_key(name)))
        yield me, "void:classPartition", part
        yield part, "rdf:type", node("void:Dataset")
        yield part, "void:class", ox.NamedNode(name)
        yield part, "void:entities", integer(found.entities)


def find_linksets(store: ox.Store, about: About) -> tuple[Linkset, ...]:
    """The links of the graph of links, by property and by the dataset that they lead to."""
    counts: dict[tuple[str, TargetNote], int] = defaultdict(int)
    for row in read_rows(store, _LINKS):
        counts[row["p"].value, _find_target(row["o"].value, about)] += int(row["n"].value)
    keyed = sorted(counts.items(), key=lambda pair: (pair[0][0], pair[0][1].space))
    return tuple(Linkset(predicate, target, count) for (predicate, target), count in keyed)


def make_key(iri: str) -> str:
    """An IRI as part of a fragment: `arms.Claim`; where no prefix fits, the head of its SHA-256."""
    found = find_prefix(iri)
    if found and _PLAIN.match(found[1]):
        return f"{found[0]}.{found[1]}"
    return hashlib.sha256(iri.encode()).hexdigest()[:16]


def _list_properties(me: ox.NamedNode, statistics: Statistics) -> Iterator[Pair]:
    """A partition for each property, with its counts."""
    for name, count in statistics.properties.items():
        part = ox.NamedNode(data_iri(f"property/{make_key(name)}"))
        yield me, "void:propertyPartition", part
        yield part, "rdf:type", node("void:Dataset")
        yield part, "void:property", ox.NamedNode(name)
        yield part, "void:triples", integer(count.triples)
        yield part, "void:distinctSubjects", integer(count.subjects)
        yield part, "void:distinctObjects", integer(count.objects)


def _list_uses(store: ox.Store) -> Iterator[Pair]:
    """What the things of a class have: a partition a property, in it one for each class and datatype of the values."""
    for row in read_rows(store, _USES):
        owner, part = _find_parts(row)
        yield owner, "void:propertyPartition", part
        yield part, "void:property", ox.NamedNode(row["p"].value)
        yield part, "void:triples", integer(int(row["n"].value))
    for query, link, name in (
        (_TARGETS, "void:classPartition", "void:class"),
        (_DATATYPES, "void-ext:datatypePartition", "void-ext:datatype"),
    ):
        for row in read_rows(store, query):
            _, part = _find_parts(row)
            target = ox.NamedNode(f"{part.value}/{make_key(row['t'].value)}")
            yield part, link, target
            yield target, name, ox.NamedNode(row["t"].value)
            yield target, "void:triples", integer(int(row["n"].value))


def _find_parts(row: ox.QuerySolution) -> tuple[ox.NamedNode, ox.NamedNode]:
    """The partition of a class, and that of a property in it."""
    owner = data_iri(make_key(row["c"].value))
    return ox.NamedNode(owner), ox.NamedNode(f"{owner}/{make_key(row['p'].value)}")


def _find_target(iri: str, about: About) -> TargetNote:
    """The dataset that an IRI belongs to; one that is not told of is known by its host."""
    found = next((target for target in about.targets if iri.startswith(target.space)), None)
    if found:
        return found
    parts = urlsplit(iri)
    host = f"{parts.scheme}://{parts.netloc}/"
    return TargetNote(host, parts.netloc, host)


def _list_linkset(me: ox.NamedNode, linkset: Linkset) -> Iterator[Pair]:
    space = hashlib.sha256(linkset.target.space.encode()).hexdigest()[:16]
    part = ox.NamedNode(data_iri(f"links/{make_key(linkset.predicate)}/{space}"))
    target = ox.NamedNode(data_iri(f"target/{space}"))
    yield me, "void:subset", part
    yield part, "rdf:type", node("void:Linkset")
    yield part, "void:subjectsTarget", me
    yield part, "void:objectsTarget", target
    yield part, "void:linkPredicate", ox.NamedNode(linkset.predicate)
    yield part, "void:triples", integer(linkset.triples)
    yield target, "rdf:type", node("void:Dataset")
    yield target, "dct:title", english(linkset.target.title)
    yield target, "foaf:homepage", ox.NamedNode(linkset.target.homepage)
    yield target, "void:uriSpace", text(linkset.target.space)
