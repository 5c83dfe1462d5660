"""The trace of a claim: what it says, the passage, footnotes and works it rests on, who read it, and its release.

A trace is read from a release alone. Texts are in it only if they were asked for and the release was built with them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from armstrace.graph.errors import InputError
from armstrace.graph.label import place_words, read_labels
from armstrace.graph.names import ONTOLOGY, VALUE, check_key
from armstrace.graph.rdf import NodeIndex, Term, list_objects, list_subjects, record_node
from armstrace.graph.related import Related, find_related
from armstrace.graph.release import Release
from armstrace.graph.summary import Named, Summary
from armstrace.graph.summary_reader import read_summaries
from armstrace.graph.traced_corroboration import TracedCorroboration, read_corroborations


@dataclass(frozen=True, slots=True, kw_only=True)
class TracedSection:
    """The section version that says it. `updated` is its own date; `page` the address it was published at."""

    iri: str
    profile: Named
    title: str
    updated: str
    publisher: Named
    page: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TracedPassage:
    """A passage by its place: `place` in words, the sha256 of its normalised text, its length and offsets."""

    iri: str
    place: str
    hash: str
    length: int
    at: tuple[int, int]
    text: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """A work that a footnote cites. `role`: cites, see, seeAlso, citedIn, ibid; `issued` is EDTF."""

    source: Named
    title: str
    creators: tuple[Named, ...]
    publishers: tuple[Named, ...]
    issued: str | None
    addresses: tuple[str, ...]
    role: Named
    locator: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TracedNote:
    """A footnote: its number, whether its text is there, how it was resolved, the works it cites in order."""

    iri: str
    number: int
    state: str
    resolution: Named
    works: tuple[Work, ...]
    text: str | None

    @property
    def words(self) -> str:
        """What there is to say where a note gives no work: `note 14: text not available`."""
        if self.state == "missing":
            return f"note {self.number}: text not available"
        return f"note {self.number}" if self.works else f"note {self.number}: {self.resolution.label}"


@dataclass(frozen=True, slots=True, kw_only=True)
class TracedDiscrepancy:
    """What a curator holds claims that do not fit together to be, in our own words, and the other claims."""

    iri: str
    kind: Named
    note: str
    others: tuple[Summary, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """All that a release knows of where a claim comes from.

    `reader` is the program or the curators; `rule` the rule that read it; `software` the version of the run. `feeds`:
    does a finding rest on it? `related` are the claims on the same matter with how they relate; `corroborations` what
    came of holding it against records of others, none where the release was built without open data.
    """

    claim: Summary
    section: TracedSection
    passage: TracedPassage
    context: tuple[TracedPassage, ...]
    notes: tuple[TracedNote, ...]
    reader: Named
    rule: Named | None
    software: str
    feeds: bool
    discrepancies: tuple[TracedDiscrepancy, ...]
    related: tuple[Related, ...]
    corroborations: tuple[TracedCorroboration, ...]
    release: str
    version: str
    date: str

    @property
    def ground(self) -> str:
        """What the claim rests on, in words, where no work can be named; else the kind of ground."""
        lost = [note.words for note in self.notes if note.state == "missing"]
        if lost:
            return "; ".join(lost)
        return self.claim.basis.label if self.notes else "no footnote: stated by the profile"


def read_trace(release: Release, key: str, *, with_text: bool = False) -> Trace:
    """The trace of a claim by its key. `with_text`: also the texts, if the release was built with them.

    Raises InputError where the release has no such claim.
    """
    me = record_node("claim", check_key(key))
    claim = next(iter(read_summaries(release.store, [me.value])), None)
    if claim is None:
        raise InputError(f"the release has no claim {key}", remedy="`armstrace show` lists the claims of a thing")
    found = _Reading(release, with_text)
    quads = found.describe([me])
    passage, section = quads.get(me, "prov:wasDerivedFrom"), quads.get(me, "arms:inSection")
    rule, run = quads.find(me, "arms:readBy"), quads.get(me, "prov:wasGeneratedBy")
    return Trace(
        claim=claim,
        section=found.section(section),
        passage=found.passage(passage),
        context=tuple(map(found.passage, quads.all(me, "arms:contextPassage"))),
        notes=found.notes(me, passage, quads),
        reader=found.named(quads.get(me, "prov:wasAttributedTo")),
        rule=found.named(rule) if rule else None,
        software=found.describe([run]).get(run, "arms:softwareVersion").value,
        feeds=bool(quads.all(me, "arms:feedsFinding")),
        discrepancies=tuple(found.discrepancies(me)),
        related=find_related(release.store, claim),
        corroborations=read_corroborations(release.store, claim.iri),
        release=release.id,
        version=release.version,
        date=release.date,
    )


class _Reading:
    """Reads the nodes of one trace from a release, each by its own quads."""

    def __init__(self, release: Release, with_text: bool) -> None:
        self._store = release.store
        self._texts = release.texts if with_text else None

    def describe(self, nodes: Iterable[Term]) -> NodeIndex:
        return NodeIndex(
            quad
            for subject in nodes
            if isinstance(subject, ox.NamedNode)
            for quad in self._store.quads_for_pattern(subject, None, None)
        )

    def named(self, term: Term) -> Named:
        return self.all_named([term])[0]

    def all_named(self, terms: Iterable[Term]) -> tuple[Named, ...]:
        iris = [term.value for term in terms]
        labels = read_labels(self._store, iris)
        return tuple(Named(iri, labels[iri]) for iri in iris)

    def section(self, me: Term) -> TracedSection:
        quads = self.describe([me])
        page = quads.find(me, "schema:url")
        return TracedSection(
            iri=me.value,
            profile=self.named(quads.get(me, "dct:isPartOf")),
            title=quads.get(me, "dct:title").value,
            updated=quads.get(me, "dct:modified").value,
            publisher=self.named(quads.get(me, "dct:publisher")),
            page=page.value if page else None,
        )

    def passage(self, me: Term) -> TracedPassage:
        quads = self.describe([me])
        fields = {name.removeprefix(ONTOLOGY): value for name, value in quads.fields(me).items()}
        return TracedPassage(
            iri=me.value,
            place=place_words(fields),
            hash=fields["textHash"],
            length=int(fields["textLength"]),
            at=(int(fields["start"]), int(fields["end"])),
            text=self._text(me),
        )

    def notes(self, me: ox.NamedNode, passage: Term, quads: NodeIndex) -> tuple[TracedNote, ...]:
        """The footnotes that the claim names, or the one that its passage stands in, by number."""
        nodes = quads.all(me, "arms:hasFootnote") or self.describe([passage]).all(passage, "arms:withinFootnote")
        return tuple(sorted(map(self._note, nodes), key=lambda note: note.number))

    def discrepancies(self, me: ox.NamedNode) -> Iterator[TracedDiscrepancy]:
        for item in list_subjects(self._store, "arms:concerns", me):
            quads = self.describe([item])
            others = [other.value for other in quads.all(item, "arms:concerns") if other != me]
            yield TracedDiscrepancy(
                iri=item.value,
                kind=self.named(quads.get(item, "arms:discrepancyKind")),
                note=quads.get(item, "arms:note").value,
                others=read_summaries(self._store, others),
            )

    def _note(self, me: Term) -> TracedNote:
        quads = self.describe([me])
        works = [self._work(citation) for citation in quads.all(me, "arms:hasCitation")]
        return TracedNote(
            iri=me.value,
            number=int(quads.get(me, "arms:noteNumber").value),
            state=quads.get(me, "arms:textState").value.removeprefix(VALUE),
            resolution=self.named(quads.get(me, "arms:resolution")),
            works=tuple(work for _, work in sorted(works, key=lambda work: work[0])),
            text=self._text(me),
        )

    def _work(self, citation: Term) -> tuple[int, Work]:
        """A cited work and its place in the note."""
        cited = self.describe([citation])
        source, locator = cited.get(citation, "cito:hasCitedEntity"), cited.find(citation, "arms:locator")
        quads = self.describe([source])
        issued = quads.find(source, "dct:issued")
        work = Work(
            source=self.named(source),
            title=quads.get(source, "dct:title").value,
            creators=self.all_named(quads.all(source, "dct:creator")),
            publishers=self.all_named(quads.all(source, "dct:publisher")),
            issued=issued.value if issued else None,
            addresses=tuple(address.value for address in quads.all(source, "schema:url")),
            role=self.named(cited.get(citation, "arms:citationRole")),
            locator=locator.value if locator else None,
        )
        return int(cited.get(citation, "arms:position").value), work

    def _text(self, me: Term) -> str | None:
        found = list_objects(self._texts, me, "c4o:hasContent") if self._texts is not None else []
        return found[0].value if found else None
