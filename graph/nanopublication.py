"""Claims as nanopublications: one claim, four small graphs, an IRI made from the content.

What is asserted is the record of the claim: who says what, in which stance, how surely, and who denies it. The plain
triple that a claim is about (a state, `arms:used`, a munition) stands in no nanopublication: that would assert it.
Provenance is what the record was read from and by whom; publication info is the release.

Unsigned: a key is the publisher's, not the program's. The form is that of nanopub.net/guidelines.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

import pyoxigraph as ox

from armstrace.graph.about import read_about
from armstrace.graph.claim_document import list_record
from armstrace.graph.label import short_name
from armstrace.graph.names import DATA, ID, nanopub_iri
from armstrace.graph.prefixes import PREFIXES
from armstrace.graph.quads import claims_graph
from armstrace.graph.rdf import Term, day, english, node, read_key, text
from armstrace.graph.release import Release
from armstrace.graph.service_description import find_terms
from armstrace.graph.summary import Summary
from armstrace.graph.summary_reader import read_summaries
from armstrace.graph.trusty import make_code, put_code

_NP: Final = "http://www.nanopub.org/nschema#"
_NPX: Final = "http://purl.org/nanopub/x/"
_PREFIXES: Final = {**PREFIXES, "np": _NP, "npx": _NPX}
_PARTS: Final = ("Head", "assertion", "provenance", "pubinfo")
#: Stands for the code until it is made; no key holds a capital letter.
_PLACEHOLDER: Final = "CODE"
#: Properties of the claim that tell what it was read from and by whom.
_GROUNDS: Final = frozenset(
    node(name)
    for name in (
        "prov:wasDerivedFrom",
        "prov:wasAttributedTo",
        "prov:wasGeneratedBy",
        "dct:source",
        "arms:inSection",
        "arms:hasFootnote",
        "arms:contextPassage",
        "arms:basis",
        "arms:readBy",
    )
)
#: The grounds that are told of the assertion itself.
_OF_ASSERTION: Final = ("prov:wasDerivedFrom", "prov:wasAttributedTo", "prov:wasGeneratedBy", "dct:source")
#: Kinds of nodes that belong to the record, not to its grounds. What is named has its name in the assertion too.
_GROUND_KINDS = "passage footnote citation source doc profile reader rule run dataset"
_GROUND_NODES: Final = tuple(f"{ID}{kind}/" for kind in _GROUND_KINDS.split())
#: A mark of the release on the claim, which says nothing of what the claim says.
_MARK: Final = node("arms:feedsFinding")


@dataclass(frozen=True, slots=True)
class Nanopublication:
    """A nanopublication: its IRI and its quads, graph by graph, sorted."""

    iri: str
    quads: tuple[ox.Quad, ...]

    def write(self) -> bytes:
        """It as TriG, with the prefixes that it uses; `this:` and `sub:` are itself and its parts."""
        text = " ".join(map(str, self.quads))
        used = {name: space for name, space in _PREFIXES.items() if space in text}
        prefixes = used | {"this": self.iri, "sub": f"{self.iri}#"}
        return ox.serialize(self.quads, format=ox.RdfFormat.TRIG, prefixes=prefixes) or b""


def make_nanopublication(release: Release, claim: ox.NamedNode) -> Nanopublication:
    """The nanopublication of a claim of a release. The same release gives the same IRI."""
    [summary] = read_summaries(release.store, [claim.value])
    draft = _Draft(nanopub_iri(read_key(claim), _PLACEHOLDER))
    quads = [
        *draft.head(),
        *draft.content(list_record(release.store, claim), claim),
        *draft.grounds_of_assertion(release.store, claim),
        *draft.publication(release, summary),
    ]
    code = make_code(quads, _PLACEHOLDER)
    written = sorted(set(put_code(quads, _PLACEHOLDER, code)), key=_sort_key)
    return Nanopublication(nanopub_iri(read_key(claim), code), tuple(written))


def iter_nanopublications(release: Release, claims: Iterable[ox.NamedNode]) -> Iterator[bytes]:
    """Nanopublications as one TriG document in pieces, claim by claim."""
    return (make_nanopublication(release, claim).write() for claim in claims)


def _sort_key(quad: ox.Quad) -> tuple[int, str]:
    part = str(quad.graph_name).rstrip(">").rpartition("#")[2]
    return _PARTS.index(part), str(quad)


class _Draft:
    """A nanopublication whose IRI still holds the placeholder."""

    def __init__(self, iri: str) -> None:
        self.me = ox.NamedNode(iri)
        self.parts = {name: ox.NamedNode(f"{iri}#{name}") for name in _PARTS}

    def quad(self, part: str, subject: ox.NamedNode, name: ox.NamedNode, value: Term) -> ox.Quad:
        return ox.Quad(subject, name, value, self.parts[part])

    def head(self) -> Iterator[ox.Quad]:
        yield self.quad("Head", self.me, node("rdf:type"), ox.NamedNode(f"{_NP}Nanopublication"))
        for name, part in (("Assertion", "assertion"), ("Provenance", "provenance"), ("PublicationInfo", "pubinfo")):
            yield self.quad("Head", self.me, ox.NamedNode(f"{_NP}has{name}"), self.parts[part])

    def content(self, document: list[ox.Quad], claim: ox.NamedNode) -> Iterator[ox.Quad]:
        """The quads of the claim's document, each in the assertion or in the provenance."""
        for quad in document:
            subject, value = quad.subject, quad.object
            if isinstance(subject, ox.NamedNode) and isinstance(value, ox.NamedNode | ox.Literal):
                is_ground = quad.predicate in _GROUNDS if subject == claim else subject.value.startswith(_GROUND_NODES)
                if quad.predicate != _MARK:
                    yield self.quad("provenance" if is_ground else "assertion", subject, quad.predicate, value)

    def grounds_of_assertion(self, store: ox.Store, claim: ox.NamedNode) -> Iterator[ox.Quad]:
        """The claim's grounds once more, told of the assertion, where readers of nanopublications look for them."""
        for name in _OF_ASSERTION:
            for quad in sorted(store.quads_for_pattern(claim, node(name), None, None), key=str):
                if isinstance(quad.object, ox.NamedNode):
                    yield self.quad("provenance", self.parts["assertion"], node(name), quad.object)

    def publication(self, release: Release, summary: Summary) -> Iterator[ox.Quad]:
        """What the release says of itself, and the claim in a line, stance first."""
        about = read_about()
        note = about.find_graph(claims_graph(short_name(summary.section.iri)).value)
        told: list[tuple[ox.NamedNode, Term]] = [
            (node("rdfs:label"), english(summary.sentence)),
            (node("dct:created"), day(date.fromisoformat(release.date))),
            (node("dct:creator"), text(about.publisher)),
            (node("dct:license"), find_terms(about.licences[note.licence if note else "whole"])),
            (node("dct:isPartOf"), ox.NamedNode(DATA)),
            (node("owl:versionInfo"), text(release.version)),
            (ox.NamedNode(f"{_NPX}hasNanopubType"), ox.NamedNode(summary.kind.iri)),
        ]
        return (self.quad("pubinfo", self.me, name, value) for name, value in told)
