"""Links as quads, and as VoID linksets with counts."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from armstrace.graph.link import Link
from armstrace.graph.linkset import Linkset
from armstrace.graph.names import Ref, graph_iri, make_slug
from armstrace.graph.rdf import Term, decimal, edtf, english, integer, node, record_node, ref_node, text

_BASE = "https://w3id.org/armstrace/void#"


def linkset_to_quads(linkset: Linkset) -> Iterator[ox.Quad]:
    """Each link as one triple in the graph of links, and as a node that says how it was found, in that of linksets.

    Codes that lead nowhere stand at their things already, or, for links of data/links, as identifiers here.
    """
    links, linksets = ox.NamedNode(graph_iri("links")), ox.NamedNode(graph_iri("linksets"))
    for link in linkset.links:
        if link.address is None or link.predicate is None:
            continue
        yield ox.Quad(ref_node(link.subject), node(link.predicate), ox.NamedNode(link.address), links)
        me = record_node("link", make_link_key(link))
        for name, value in _triples(link, link.address, link.predicate):
            yield ox.Quad(me, node(name), value, linksets)


def make_link_key(link: Link) -> str:
    """The key of a link: who, where, which code there."""
    return make_slug(f"{link.subject.kind}-{link.subject.key}-{link.target.name}-{link.code}")


def write_void(linkset: Linkset) -> str:
    """The linksets as VoID in Turtle, one a kind of thing, target and predicate, each with its number of triples."""
    counts: dict[tuple[str, str, str], int] = {}
    for link in linkset.links:
        if link.predicate is not None:
            key = (link.subject.kind, link.target.name, link.predicate)
            counts[key] = counts.get(key, 0) + 1
    triples = list(_void_triples(linkset, counts))
    written = ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=_VOID_PREFIXES) or b""
    return written.decode("utf-8")


def _triples(link: Link, address: str, predicate: str) -> Iterator[tuple[str, Term]]:
    yield "rdf:type", node("arms:Link")
    yield "arms:linkFrom", ref_node(link.subject)
    yield "arms:linkPredicate", node(predicate)
    yield "arms:linkTo", ox.NamedNode(address)
    yield "arms:linkMethod", ref_node(Ref("value", link.method))
    yield "arms:linkConfidence", decimal(link.confidence)
    yield "arms:linkEvidence", text(link.evidence)
    yield "dct:date", edtf(link.date)
    if link.note:
        yield "arms:note", text(link.note)


_VOID_PREFIXES = {
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "void": "http://rdfs.org/ns/void#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
}


def _void_triples(linkset: Linkset, counts: dict[tuple[str, str, str], int]) -> Iterator[ox.Triple]:
    ours = ox.NamedNode(_BASE + "armstrace")
    yield ox.Triple(ours, node("rdf:type"), node("void:Dataset"))
    yield ox.Triple(ours, node("dct:title"), english("Armstrace"))
    for name in sorted({target for _, target, _ in counts}):
        target, me = linkset.targets[name], ox.NamedNode(_BASE + name)
        yield ox.Triple(me, node("rdf:type"), node("void:Dataset"))
        yield ox.Triple(me, node("dct:title"), english(target.title))
        yield ox.Triple(me, node("foaf:homepage"), ox.NamedNode(target.homepage))
        yield ox.Triple(me, node("dct:license"), text(target.licence))
    for (kind, name, predicate), count in sorted(counts.items()):
        me = ox.NamedNode(_BASE + make_slug(f"{kind}-{name}-{predicate.partition(':')[2]}"))
        yield ox.Triple(me, node("rdf:type"), node("void:Linkset"))
        yield ox.Triple(me, node("void:subjectsTarget"), ours)
        yield ox.Triple(me, node("void:objectsTarget"), ox.NamedNode(_BASE + name))
        yield ox.Triple(me, node("void:linkPredicate"), node(predicate))
        yield ox.Triple(me, node("void:triples"), integer(count))
