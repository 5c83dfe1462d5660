"""A claim to quads and back: the one place where both are known. The form is docs/graph-form.md.

The fields that are one property each stand in tables that serve both ways (`claim_field`); what is more than that has a
pair of functions here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pyoxigraph as ox

from armstrace.graph.basis import SectionIndex, find_basis, find_works
from armstrace.graph.claim import Claim, Review
from armstrace.graph.claim_field import MANY, ONE, Field, normalise_claim
from armstrace.graph.errors import InputError
from armstrace.graph.names import ONTOLOGY, Ref, graph_iri
from armstrace.graph.period import last_day
from armstrace.graph.quantity import make_caliber, quantity_quads, read_caliber, read_quantity
from armstrace.graph.rdf import (
    NodeIndex,
    Term,
    day,
    integer,
    node,
    read_key,
    read_ref,
    record_node,
    ref_node,
    text,
)
from armstrace.graph.role import DETAIL_ROLES, RoleType, find_written_role, written_property
from armstrace.graph.time_node import time_quads


def claim_to_quads(claim: Claim, index: SectionIndex, *, is_measure: bool) -> Iterator[ox.Quad]:
    """The quads of a claim, in the graph of its section's claims; its time in that of times.

    `is_measure`: does its predicate name a Measure rather than a ClaimPredicate? Raises InputError for a passage or
    note that the section does not have, a wrong time, and a detail that does not fit its role.
    """
    claim = normalise_claim(claim, index)
    me, graph = record_node("claim", claim.key), claims_graph(claim.document)
    for name, value in _own_triples(claim, index, is_measure):
        yield ox.Quad(me, node(name), value, graph)
    if claim.time is not None:
        found, quads = time_quads(claim.time, written=claim.time_written, as_of=claim.as_of)
        yield ox.Quad(me, node("arms:time"), found, graph)
        yield from quads
    if claim.quantity is not None:
        yield from quantity_quads(me, "arms:quantity", claim.key, claim.quantity, graph)
    calibers = [words for role, words in claim.details if role == "caliber" and isinstance(words, str)]
    for number, words in enumerate(calibers, 1):
        key = f"{claim.key}-caliber" + (f"-{number}" if number > 1 else "")
        yield from quantity_quads(me, "arms:caliber", key, make_caliber(words), graph)
    yield from _report_quads(claim, me, graph)


def quads_to_claim(me: ox.NamedNode, quads: NodeIndex, index: SectionIndex) -> Claim:
    """The claim of a node. Raises InputError where the node is not of the form that `claim_to_quads` writes."""
    one: dict[str, Any] = {field.name: _read_one(field, me, quads) for field in ONE}
    many: dict[str, Any] = {
        field.name: tuple(field.read(term) for term in quads.all(me, field.property)) for field in MANY
    }
    kind = next(term for term in quads.all(me, "rdf:type") if term != node("arms:Claim"))
    named = quads.find(me, "arms:predicate") or quads.get(me, "arms:measure")
    times, quantities = quads.find(me, "arms:time"), quads.find(me, "arms:quantity")
    claim = Claim(
        **one,
        **many,
        key=read_key(me),
        kind=kind.value.removeprefix(ONTOLOGY),
        predicate=named.value.removeprefix(ONTOLOGY),
        notes=tuple(int(read_key(term).rpartition("-")[2]) for term in quads.all(me, "arms:hasFootnote")),
        time=quads.get(times, "arms:edtf").value if isinstance(times, ox.NamedNode) else None,
        quantity=read_quantity(quantities, quads) if isinstance(quantities, ox.NamedNode) else None,
        asserters=tuple(read_ref(term) for term in quads.all(me, "arms:assertedBy")),
        reporters=_read_reporters(me, quads),
        details=tuple(_read_details(me, quads)),
        written=tuple(_read_written(me, quads)),
    )
    return normalise_claim(claim, index)


def claims_graph(document: str) -> ox.NamedNode:
    """The graph of the claims of a section version."""
    return ox.NamedNode(graph_iri(f"claims/{document}"))


def _own_triples(claim: Claim, index: SectionIndex, is_measure: bool) -> Iterator[tuple[str, Term]]:
    """Properties and values of the claim's own node, but those that lead to nodes of the claim."""
    yield "rdf:type", node("arms:Claim")
    yield "rdf:type", node(f"arms:{claim.kind}")
    yield "arms:measure" if is_measure else "arms:predicate", node(f"arms:{claim.predicate}")
    for field in ONE:
        value = getattr(claim, field.name)
        if value is not None:
            yield field.property, field.write(value)
    for field in MANY:
        for value in getattr(claim, field.name):
            yield field.property, field.write(value)
    yield from _details_triples(claim)
    yield from _ground_triples(claim, index)
    for asserter in claim.asserters or (index.publisher,):
        yield "arms:assertedBy", ref_node(asserter)
    if claim.as_of is not None:
        yield "arms:asOfDate", day(last_day(claim.as_of))
    reader = "curators" if claim.review is Review.REVIEWED else "armstrace"
    yield "prov:wasAttributedTo", record_node("reader", reader)
    yield "prov:wasGeneratedBy", record_node("run", claim.document)


def _details_triples(claim: Claim) -> Iterator[tuple[str, Term]]:
    """The detail roles that are one triple each, and words as printed. Calibers and the basis are written elsewhere."""
    for role, value in (pair for pair in claim.details if pair[0] != "basis"):
        role_type = DETAIL_ROLES.get(role)
        if isinstance(value, Ref) and role_type in (RoleType.ENTITY, RoleType.VALUE):
            yield f"arms:{role}", ref_node(value)
        elif isinstance(value, str) and role_type is RoleType.TEXT:
            yield f"arms:{role}", text(value)
        elif not (isinstance(value, str) and role_type is RoleType.QUANTITY):
            takes = f"it takes {role_type}" if role_type else f"there are {', '.join(sorted(DETAIL_ROLES))}"
            raise InputError(f"details.{role} cannot be {value}", remedy=takes)
    for role, words in claim.written:
        yield f"arms:{written_property(role)}", text(words)


def _ground_triples(claim: Claim, index: SectionIndex) -> Iterator[tuple[str, Term]]:
    """What the claim rests on: footnotes, the works they cite or else the section, and the kind of ground."""
    for number in claim.notes:
        yield "arms:hasFootnote", record_node("footnote", f"{claim.document}-{number}")
    works = find_works(claim, index)
    for work in works:
        yield "dct:source", ref_node(work)
    if not works:
        yield "dct:source", record_node("doc", claim.document)
    yield "arms:basis", ref_node(Ref("value", find_basis(claim, index)))


def _report_quads(claim: Claim, me: ox.NamedNode, graph: ox.NamedNode) -> Iterator[ox.Quad]:
    """The chain of reporters: once without order, once as steps with their places."""
    for place, reporter in enumerate(claim.reporters, 1):
        step = record_node("report", f"{claim.key}-{place}")
        yield ox.Quad(me, node("arms:reportedBy"), ref_node(reporter), graph)
        yield ox.Quad(me, node("arms:hasReportStep"), step, graph)
        yield ox.Quad(step, node("rdf:type"), node("arms:ReportStep"), graph)
        yield ox.Quad(step, node("arms:position"), integer(place), graph)
        yield ox.Quad(step, node("arms:agent"), ref_node(reporter), graph)


def _read_one(field: Field, me: ox.NamedNode, quads: NodeIndex) -> Any:
    term = quads.find(me, field.property)
    return None if term is None else field.read(term)


def _read_reporters(me: ox.NamedNode, quads: NodeIndex) -> tuple[Ref, ...]:
    steps = [step for step in quads.all(me, "arms:hasReportStep") if isinstance(step, ox.NamedNode)]
    steps.sort(key=lambda step: int(quads.get(step, "arms:position").value))
    return tuple(read_ref(quads.get(step, "arms:agent")) for step in steps)


def _read_details(me: ox.NamedNode, quads: NodeIndex) -> Iterator[tuple[str, Ref | str]]:
    for role, role_type in DETAIL_ROLES.items():
        for term in quads.all(me, f"arms:{role}"):
            if role_type is RoleType.QUANTITY and isinstance(term, ox.NamedNode):
                yield role, read_caliber(term, quads)
            else:
                yield role, term.value if isinstance(term, ox.Literal) else read_ref(term)


def _read_written(me: ox.NamedNode, quads: NodeIndex) -> Iterator[tuple[str, str]]:
    for name, words in quads.fields(me).items():
        role = find_written_role(name.removeprefix(ONTOLOGY))
        if role is not None and role != "time":
            yield role, words
