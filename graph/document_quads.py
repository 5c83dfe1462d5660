"""A section version with its passages, footnotes and citations: to quads and back (docs/graph-form.md).

Texts stay out: the state of a passage's text is `withheld` whether or not somebody holds a copy, so that the same
claims give the same release.
"""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from armstrace.graph.errors import InputError
from armstrace.graph.names import Ref, graph_iri
from armstrace.graph.period import last_day
from armstrace.graph.rdf import (
    NodeIndex,
    Term,
    day,
    english,
    integer,
    node,
    read_key,
    read_ref,
    record_node,
    ref_node,
    text,
    url,
)
from armstrace.graph.section import Citation, Note, NoteState, Passage, Resolution, SectionVersion

_PATH = " > "


def document_graph(document: str) -> ox.NamedNode:
    """The graph of a section version's passages and footnotes."""
    return ox.NamedNode(graph_iri(f"documents/{document}"))


def section_to_quads(section: SectionVersion, country: Ref, country_name: str) -> Iterator[ox.Quad]:
    """The quads of a section version and of the profile that it is a part of.

    `country` is the state or territory of the profile, `country_name` its English name.
    """
    graph = document_graph(section.key)
    profile, profiles = record_node("profile", section.country), ox.NamedNode(graph_iri("profiles"))
    yield ox.Quad(profile, node("rdf:type"), node("arms:Profile"), profiles)
    yield ox.Quad(profile, node("dct:title"), english(f"Profile of {country_name}"), profiles)
    yield ox.Quad(profile, node("arms:country"), ref_node(country), profiles)
    me = record_node("doc", section.key)
    for name, value in _section_triples(section, country):
        yield ox.Quad(me, node(name), value, graph)


def passage_to_quads(passage: Passage, document: str) -> Iterator[ox.Quad]:
    """The quads of a passage."""
    me, graph = record_node("passage", passage.key), document_graph(document)
    for name, value in _passage_triples(passage, document):
        yield ox.Quad(me, node(name), value, graph)


def note_to_quads(note: Note, document: str) -> Iterator[ox.Quad]:
    """The quads of a footnote and of its citations."""
    me, graph = note_node(note.number, document), document_graph(document)
    for name, value in _note_triples(note, document):
        yield ox.Quad(me, node(name), value, graph)
    for place, citation in enumerate(note.citations, 1):
        found = record_node("citation", f"{document}-{note.number}-{place}")
        yield ox.Quad(me, node("arms:hasCitation"), found, graph)
        for name, value in _citation_triples(citation, me, place):
            yield ox.Quad(found, node(name), value, graph)


def note_node(number: int, document: str) -> ox.NamedNode:
    """The node of a footnote."""
    return record_node("footnote", f"{document}-{number}")


def quads_to_section(me: ox.NamedNode, quads: NodeIndex) -> SectionVersion:
    """The section version of a node. Raises InputError where it is not of the form that `section_to_quads` writes."""
    edition, page = quads.find(me, "arms:edition"), quads.find(me, "schema:url")
    return SectionVersion(
        key=read_key(me),
        country=read_key(quads.get(me, "arms:country")),
        slug=quads.get(me, "arms:slug").value,
        title=quads.get(me, "dct:title").value,
        updated=quads.get(me, "dct:modified").value,
        edition=int(edition.value) if edition else None,
        page=page.value if page else None,
        publisher=read_ref(quads.get(me, "dct:publisher")),
        copy_sha256=quads.get(me, "arms:copySha256").value,
        copy_length=int(quads.get(me, "arms:copyLength").value),
        copy_offset=int(quads.get(me, "arms:copyOffset").value),
    )


def quads_to_passage(me: ox.NamedNode, quads: NodeIndex) -> Passage:
    """The passage of a node. Raises InputError where it is not of the form that `passage_to_quads` writes."""
    heading, part, note = quads.get(me, "arms:headingPath").value, quads.find(me, "arms:part"), _note_of(me, quads)
    return Passage(
        key=read_key(me),
        heading=tuple(heading.split(_PATH)) if heading else (),
        block=_read_number(me, "arms:block", quads),
        hash=quads.get(me, "arms:textHash").value,
        length=int(quads.get(me, "arms:textLength").value),
        at=(int(quads.get(me, "arms:start").value), int(quads.get(me, "arms:end").value)),
        sentence=_read_number(me, "arms:sentence", quads),
        row=_read_number(me, "arms:row", quads),
        part=part.value if part else None,
        note=note,
        notes=tuple(sorted(_read_note_number(term) for term in quads.all(me, "arms:hasMarker"))),
    )


def quads_to_note(me: ox.NamedNode, quads: NodeIndex) -> Note:
    """The footnote of a node, with its citations. Raises InputError where it is not as `note_to_quads` writes it."""
    found = quads.find(me, "arms:textHash")
    start, end = _read_number(me, "arms:start", quads), _read_number(me, "arms:end", quads)
    citations = [citation for citation in quads.all(me, "arms:hasCitation") if isinstance(citation, ox.NamedNode)]
    citations.sort(key=lambda citation: int(quads.get(citation, "arms:position").value))
    return Note(
        number=int(quads.get(me, "arms:noteNumber").value),
        state=NoteState(read_key(quads.get(me, "arms:textState"))),
        resolution=Resolution(read_key(quads.get(me, "arms:resolution"))),
        citations=tuple(_read_citation(citation, quads) for citation in citations),
        hash=found.value if found else None,
        length=_read_number(me, "arms:textLength", quads),
        at=(start, end) if start is not None and end is not None else None,
    )


def _section_triples(section: SectionVersion, country: Ref) -> Iterator[tuple[str, Term]]:
    yield "rdf:type", node("arms:ProfileSection")
    yield "dct:title", english(section.title)
    yield "arms:sectionCode", text(section.key.removeprefix(f"{section.country}-").split("-")[0])
    yield "arms:slug", text(section.slug)
    yield "arms:country", ref_node(country)
    yield "dct:modified", day(last_day(section.updated))
    yield "dct:publisher", ref_node(section.publisher)
    yield "dct:isPartOf", record_node("profile", section.country)
    yield "arms:copySha256", text(section.copy_sha256)
    yield "arms:copyLength", integer(section.copy_length)
    yield "arms:copyOffset", integer(section.copy_offset)
    if section.edition is not None:
        yield "arms:edition", integer(section.edition)
    if section.page is not None:
        yield "schema:url", url(section.page)


def _passage_triples(passage: Passage, document: str) -> Iterator[tuple[str, Term]]:
    if any(_PATH in heading for heading in passage.heading):
        raise InputError(f"passage {passage.key}: a heading has {_PATH!r} in it", remedy="no heading may")
    yield "rdf:type", node("arms:Passage")
    yield "arms:inSection", record_node("doc", document)
    yield "arms:headingPath", text(_PATH.join(passage.heading))
    for name, number in (("block", passage.block), ("sentence", passage.sentence), ("row", passage.row)):
        if number is not None:
            yield f"arms:{name}", integer(number)
    if passage.part is not None:
        yield "arms:part", text(passage.part)
    if passage.note is not None:
        yield "arms:withinFootnote", note_node(passage.note, document)
    for number in passage.notes:
        yield "arms:hasMarker", note_node(number, document)
    yield "arms:textHash", text(passage.hash)
    yield "arms:textLength", integer(passage.length)
    yield "arms:start", integer(passage.at[0])
    yield "arms:end", integer(passage.at[1])
    yield "arms:textState", ref_node(Ref("value", "withheld"))


def _note_triples(note: Note, document: str) -> Iterator[tuple[str, Term]]:
    yield "rdf:type", node("arms:Footnote")
    yield "arms:inSection", record_node("doc", document)
    yield "arms:noteNumber", integer(note.number)
    yield "arms:textState", ref_node(Ref("value", note.state.value))
    yield "arms:resolution", ref_node(Ref("value", note.resolution.value))
    if note.hash is not None:
        yield "arms:textHash", text(note.hash)
    if note.length is not None:
        yield "arms:textLength", integer(note.length)
    if note.at is not None:
        yield "arms:start", integer(note.at[0])
        yield "arms:end", integer(note.at[1])


def _citation_triples(citation: Citation, note: ox.NamedNode, place: int) -> Iterator[tuple[str, Term]]:
    yield "rdf:type", node("arms:Citation")
    yield "rdf:type", node("cito:Citation")
    yield "cito:hasCitingEntity", note
    yield "cito:hasCitedEntity", ref_node(citation.source)
    yield "arms:citationRole", ref_node(Ref("value", citation.role))
    yield "arms:position", integer(place)
    if citation.locator is not None:
        yield "arms:locator", text(citation.locator)


def _read_citation(me: ox.NamedNode, quads: NodeIndex) -> Citation:
    locator = quads.find(me, "arms:locator")
    return Citation(
        source=read_ref(quads.get(me, "cito:hasCitedEntity")),
        role=read_key(quads.get(me, "arms:citationRole")),
        locator=locator.value if locator else None,
    )


def _read_number(me: ox.NamedNode, name: str, quads: NodeIndex) -> int | None:
    term = quads.find(me, name)
    return None if term is None else int(term.value)


def _note_of(me: ox.NamedNode, quads: NodeIndex) -> int | None:
    term = quads.find(me, "arms:withinFootnote")
    return None if term is None else _read_note_number(term)


def _read_note_number(term: Term) -> int:
    return int(read_key(term).rpartition("-")[2])
