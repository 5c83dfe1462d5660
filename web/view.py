"""What the page about a node shows: its properties, findings, claims, gaps and what else points at it."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from armstrace.graph.description import Mention, list_mentions
from armstrace.graph.label import read_labels
from armstrace.graph.linkset import say_address
from armstrace.graph.names import ID, graph_iri
from armstrace.graph.release import Release
from armstrace.graph.summary import Named, Summary
from armstrace.graph.summary_reader import read_summaries
from armstrace.web.problem import refuse

#: Claims on one page of a node; the rest is a link away. Findings and gaps stand on each.
CLAIMS_PER_PAGE: Final = 200
MOST_REFERENCES: Final = 50
_LABEL = ox.NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel")
#: Words for properties of others, which have no label in the graph.
_WORDS: Final = {
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#type": "is a",
    "http://www.w3.org/2004/02/skos/core#altLabel": "also called",
    "http://www.w3.org/2004/02/skos/core#broader": "kind of",
    "http://www.w3.org/2004/02/skos/core#broadMatch": "narrower than",
    "http://www.w3.org/2004/02/skos/core#closeMatch": "close to",
    "http://www.w3.org/2004/02/skos/core#exactMatch": "the same as",
    "http://www.w3.org/2004/02/skos/core#relatedMatch": "has to do with",
    "https://schema.org/about": "is about",
    "https://schema.org/hasPart": "has the part",
    "https://schema.org/sameAs": "the same as",
    "https://schema.org/spatialCoverage": "has to do with the place",
    "https://schema.org/subjectOf": "is a subject of",
    "https://schema.org/url": "address",
    "http://purl.org/dc/terms/isPartOf": "part of",
    "http://purl.org/dc/terms/source": "rests on",
    "http://www.w3.org/ns/prov#wasDerivedFrom": "passage",
    "http://www.w3.org/ns/prov#wasAttributedTo": "read by",
    "http://www.w3.org/ns/prov#wasGeneratedBy": "run",
}
_FINDINGS = ox.NamedNode(graph_iri("findings"))


@dataclass(frozen=True, slots=True)
class Property:
    """A property of a node with its values: nodes with labels, or texts."""

    name: Named
    values: tuple[Named | str, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """What the profiles find about a node, with the claims behind it. `parties` are the others: objects or subject."""

    predicate: Named
    parties: tuple[Named, ...]
    is_subject: bool
    claims: tuple[Summary, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """Nodes that point at a node by one property. `count` may be more than are shown."""

    name: Named
    nodes: tuple[Named, ...]
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A node as its page shows it. `findings` stand in groups by kind of claim; `claims` are those of `page`."""

    iri: str
    label: str
    properties: tuple[Property, ...]
    findings: tuple[tuple[str, tuple[Finding, ...]], ...]
    gaps: tuple[Summary, ...]
    claims: tuple[Summary, ...]
    count: int
    page: int
    pages: int
    references: tuple[Reference, ...]


def make_view(release: Release, iri: str, *, page: int) -> View:
    """A node with one page of the claims that name it. Raises ProblemError 404 for a page that is not there."""
    mentions = list_mentions(release.store, iri)
    pages = max(1, -(-len(mentions) // CLAIMS_PER_PAGE))
    if not 1 <= page <= pages:
        raise refuse(404, "page", f"there is no page {page} of the claims that name this", hint=f"1 to {pages}")
    here = mentions[(page - 1) * CLAIMS_PER_PAGE : page * CLAIMS_PER_PAGE]
    claims = _read_claims(release, mentions, here)
    own = list(release.store.quads_for_pattern(ox.NamedNode(iri), None, None, None))
    others = _list_references(release, iri)
    pointing = itertools.chain(*(nodes[:MOST_REFERENCES] for nodes in others.values()))
    labels = _read_labels(release, {iri, *_nodes(own), *others, *pointing})
    return View(
        iri=iri,
        label=labels[iri],
        properties=tuple(_make_properties(own, labels)),
        findings=_group_findings(iri, [claims[found.claim] for found in mentions if found.feeds_finding]),
        gaps=tuple(claims[found.claim] for found in mentions if found.is_silence),
        claims=tuple(claims[found.claim] for found in here),
        count=len(mentions),
        page=page,
        pages=pages,
        references=tuple(_make_reference(name, nodes, labels) for name, nodes in others.items()),
    )


def _read_labels(release: Release, iris: Iterable[str]) -> Mapping[str, str]:
    """Labels of the release; for properties of others our words, for their things their dataset and code."""
    found = read_labels(release.store, iris) | _WORDS
    return {iri: say_address(iri) or label for iri, label in found.items()}


def _read_claims(release: Release, mentions: Iterable[Mention], here: Iterable[Mention]) -> Mapping[str, Summary]:
    """All claims that the page shows, in one batch."""
    told = [found.claim for found in mentions if found.feeds_finding or found.is_silence]
    shown = read_summaries(release.store, [*told, *(found.claim for found in here)])
    return {claim.iri: claim for claim in shown}


def _make_properties(quads: Iterable[ox.Quad], labels: Mapping[str, str]) -> Iterable[Property]:
    """The node's own properties, by label. Findings and the label have their own places."""
    values: dict[str, set[Named | str]] = defaultdict(set)
    for quad in quads:
        if quad.graph_name != _FINDINGS and quad.predicate != _LABEL:
            values[quad.predicate.value].add(_name(quad.object, labels))
    named = sorted((labels[name], name) for name in values)
    return (Property(Named(name, label), tuple(sorted(values[name], key=str))) for label, name in named)


def _group_findings(iri: str, claims: Iterable[Summary]) -> tuple[tuple[str, tuple[Finding, ...]], ...]:
    """Findings with this node as subject or object, in groups by kind of claim."""
    groups: dict[str, dict[tuple[Named, tuple[Named, ...], bool], list[Summary]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for claim in claims:
        is_subject = claim.subject.iri == iri
        if is_subject or iri in (node.iri for node in claim.objects):
            parties = claim.objects if is_subject else (claim.subject,)
            groups[claim.kind.label][claim.predicate, parties, is_subject].append(claim)
    return tuple(
        (
            kind,
            tuple(Finding(*key, tuple(behind)) for key, behind in sorted(found.items(), key=lambda pair: str(pair[0]))),
        )
        for kind, found in sorted(groups.items())
    )


def _list_references(release: Release, iri: str) -> dict[str, list[str]]:
    """Property -> nodes other than claims that point at a node, the first ones by IRI."""
    found: dict[str, set[str]] = defaultdict(set)
    for quad in release.store.quads_for_pattern(None, None, ox.NamedNode(iri), None):
        if isinstance(quad.subject, ox.NamedNode) and not quad.subject.value.startswith(f"{ID}claim/"):
            found[quad.predicate.value].add(quad.subject.value)
    return {name: sorted(nodes) for name, nodes in sorted(found.items())}


def _make_reference(name: str, nodes: list[str], labels: Mapping[str, str]) -> Reference:
    shown = tuple(Named(node, labels[node]) for node in nodes[:MOST_REFERENCES])
    return Reference(Named(name, labels[name]), shown, len(nodes))


def _nodes(quads: Iterable[ox.Quad]) -> Iterable[str]:
    for quad in quads:
        yield quad.predicate.value
        if isinstance(quad.object, ox.NamedNode):
            yield quad.object.value


def _name(value: object, labels: Mapping[str, str]) -> Named | str:
    if isinstance(value, ox.NamedNode):
        return Named(value.value, labels.get(value.value, value.value))
    return value.value if isinstance(value, ox.Literal) else str(value)
