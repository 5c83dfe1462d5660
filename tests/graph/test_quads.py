"""Claims, sections, passages and notes become quads and come back the same."""

from __future__ import annotations

from dataclasses import fields, replace
from decimal import Decimal

import pyoxigraph as ox
import pytest
from graph_sample import DOC, INDEX, LETTER, MONITOR, NOTES, PASSAGES, SECTION, STATE, WORK, claims, make_claim
from hypothesis import given

from armstrace.graph.claim import Claim, Comparator, Quantity, Review
from armstrace.graph.claim_field import MANY, ONE, normalise_claim
from armstrace.graph.document_quads import (
    note_node,
    note_to_quads,
    passage_to_quads,
    quads_to_note,
    quads_to_passage,
    quads_to_section,
    section_to_quads,
)
from armstrace.graph.errors import InputError
from armstrace.graph.names import ID, Ref, graph_iri
from armstrace.graph.quads import claim_to_quads, quads_to_claim
from armstrace.graph.rdf import NodeIndex, node, record_node, ref_node
from armstrace.graph.section import Passage

ONE_WORK, BOTH = {f"source/{WORK.key}"}, {f"source/{WORK.key}", f"source/{LETTER.key}"}
#: Fields of a claim that have functions of their own in graph/quads.py.
OWN = {"key", "kind", "predicate", "notes", "time", "quantity", "asserters", "reporters", "details", "written"}


def quads_of(claim: Claim) -> list[ox.Quad]:
    return list(claim_to_quads(claim, INDEX, is_measure=claim.predicate == "casualties"))


def values(claim: Claim, name: str) -> set[str]:
    return {term.value for term in NodeIndex(quads_of(claim)).all(record_node("claim", claim.key), name)}


@given(claims)
def test_a_claim_comes_back_from_its_quads(claim: Claim) -> None:
    found = quads_to_claim(record_node("claim", claim.key), NodeIndex(quads_of(claim)), INDEX)
    assert found == normalise_claim(claim, INDEX)


@given(claims)
def test_the_normal_form_is_one_and_says_the_same(claim: Claim) -> None:
    normal = normalise_claim(claim, INDEX)
    assert normalise_claim(normal, INDEX) == normal
    assert set(quads_of(normal)) == set(quads_of(claim))


@given(claims)
def test_quads_stand_in_the_graph_of_the_section_or_of_times_and_have_no_blank_node(claim: Claim) -> None:
    for quad in quads_of(claim):
        is_time = quad.subject.value.startswith(f"{ID}time/")
        assert quad.graph_name.value == graph_iri("times" if is_time else f"claims/{DOC}")
        assert not isinstance(quad.subject, ox.BlankNode)
        assert not isinstance(quad.object, ox.BlankNode)


def test_no_field_of_a_claim_is_forgotten() -> None:
    assert {field.name for field in fields(Claim)} == {field.name for field in (*ONE, *MANY)} | OWN


def test_the_publisher_asserts_what_nobody_else_is_named_for() -> None:
    assert values(make_claim(), "arms:assertedBy") == {ref_node(MONITOR).value}
    assert values(make_claim(asserters=(STATE,)), "arms:assertedBy") == {ref_node(STATE).value}


@pytest.mark.parametrize(("review", "reader"), [(Review.REVIEWED, "curators"), (Review.UNREVIEWED, "armstrace")])
def test_a_claim_is_attributed_to_its_reader_never_to_who_says_so(review: Review, reader: str) -> None:
    assert values(make_claim(review=review), "prov:wasAttributedTo") == {record_node("reader", reader).value}


def test_the_chain_of_reporters_keeps_its_order() -> None:
    chain = (Ref("org", "z-company"), Ref("org", "a-paper"))
    claim = make_claim(reporters=chain)
    found = quads_to_claim(record_node("claim", claim.key), NodeIndex(quads_of(claim)), INDEX)
    assert found.reporters == chain


@pytest.mark.parametrize(
    ("passage", "notes", "basis", "sources"),
    [
        ("use-1-1", (1,), "footnoteCited", BOTH),
        ("use-2-r1", (2,), "tableNote", ONE_WORK),
        ("use-1-2", (), "profileOnly", {f"doc/{DOC}"}),
        ("use-1-1", (3,), "danglingNote", {f"doc/{DOC}"}),
        ("use-1-1", (1, 3), "danglingNote", BOTH),
        ("use-1-1", (4,), "unresolvedIbid", ONE_WORK),
        ("use-1-1", (5,), "ambiguousIbid", {f"doc/{DOC}"}),
        ("use-1-1", (6,), "explanatory", {f"doc/{DOC}"}),
        ("n1-1", (), "inFootnote", BOTH),
        ("n6-1", (), "inFootnote", {f"doc/{DOC}"}),
        ("n4-1", (), "unresolvedIbid", ONE_WORK),
    ],
)
def test_the_footnotes_decide_basis_and_sources(
    passage: str, notes: tuple[int, ...], basis: str, sources: set[str]
) -> None:
    claim = make_claim(passage=f"{DOC}-{passage}", notes=notes)
    assert {value.rpartition("#")[2] for value in values(claim, "arms:basis")} == {basis}
    assert {value.partition("/id/")[2] for value in values(claim, "dct:source")} == sources


@pytest.mark.parametrize(
    ("comparator", "bounds"),
    [
        (Comparator.EXACTLY, ("7", "7", "7")),
        (Comparator.AT_LEAST, ("7", "7", None)),
        (Comparator.MORE_THAN, ("7", "7", None)),
        (Comparator.AT_MOST, ("7", None, "7")),
        (Comparator.LESS_THAN, ("7", None, "7")),
        (Comparator.APPROXIMATELY, ("7", None, None)),
    ],
)
def test_a_comparator_gives_the_bounds(comparator: Comparator, bounds: tuple[str | None, ...]) -> None:
    claim = make_claim(quantity=Quantity(comparator=comparator, unit="item", written="7", value=Decimal("7.00")))
    quads, me = NodeIndex(quads_of(claim)), record_node("quantity", claim.key)
    found = (quads.find(me, name) for name in ("schema:value", "schema:minValue", "schema:maxValue"))
    assert tuple(term.value if term else None for term in found) == bounds


@pytest.mark.parametrize(
    ("fields_", "message"),
    [
        ({"passage": f"{DOC}-none"}, "the passage rus-cmb-2022-05-17-none is not in the section"),
        ({"notes": (99,)}, "footnote 99 is not in the section"),
        ({"time": "2018-02-29"}, "in no calendar"),
        ({"time": "2019/", "as_of": "2018"}, "ends before it begins"),
        ({"as_of": "2018/.."}, "has no last day"),
        ({"details": (("recipient", "somebody"),)}, "details.recipient cannot be somebody"),
        ({"details": (("office", STATE),)}, "details.office cannot be state:rus"),
        ({"details": (("colour", "red"),)}, "details.colour cannot be red"),
        ({"details": (("caliber", "big"),)}, "no caliber"),
        ({"key": "No Key"}, "is no key"),
    ],
)
def test_what_cannot_be_written_is_refused(fields_: dict[str, object], message: str) -> None:
    with pytest.raises(InputError, match=message):
        quads_of(make_claim(**fields_))


def test_early_2018_has_a_time_node_of_its_own() -> None:
    bare, early = (
        values(make_claim(time="2018"), "arms:time"),
        values(make_claim(time="2018", time_written="early 2018"), "arms:time"),
    )
    assert bare == {record_node("time", "2018").value}
    assert early == {record_node("time", "2018.within-2018-01-01--2018-04-30").value}


def test_since_1999_does_not_reach_past_the_as_of_date() -> None:
    claim = make_claim(time="1999/", as_of="2021-07")
    time = record_node("time", "1999--unknown.ends-2021-07-01--2021-07-31")
    quads = NodeIndex(quads_of(claim))
    assert values(claim, "arms:time") == {time.value}
    assert quads.get(time, "sem:hasLatestEndTimeStamp").value == "2021-07-31"
    assert quads.get(record_node("claim", claim.key), "arms:asOfDate").value == "2021-07-31"


def test_a_section_comes_back_from_its_quads() -> None:
    quads = NodeIndex(section_to_quads(SECTION, STATE, "Russian Federation"))
    assert quads_to_section(record_node("doc", DOC), quads) == SECTION
    bare = replace(SECTION, edition=None, page=None)
    assert quads_to_section(record_node("doc", DOC), NodeIndex(section_to_quads(bare, STATE, "x"))) == bare


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda passage: passage.key)
def test_a_passage_comes_back_from_its_quads(passage: Passage) -> None:
    quads = NodeIndex(passage_to_quads(passage, DOC))
    assert quads_to_passage(record_node("passage", passage.key), quads) == passage


def test_footnotes_come_back_from_their_quads() -> None:
    quads = NodeIndex(quad for note in NOTES for quad in note_to_quads(note, DOC))
    assert tuple(quads_to_note(note_node(note.number, DOC), quads) for note in NOTES) == NOTES


def test_a_heading_with_the_path_mark_in_it_is_refused() -> None:
    with pytest.raises(InputError, match="a heading has ' > ' in it"):
        list(passage_to_quads(replace(PASSAGES[0], heading=("Use > Abuse",)), DOC))


def test_a_node_that_is_not_of_the_form_is_refused() -> None:
    quads = quads_of(make_claim())
    me = record_node("claim", make_claim().key)
    twice = [*quads, ox.Quad(me, node("arms:subject"), ref_node(WORK), quads[0].graph_name)]
    with pytest.raises(InputError, match="has 2 values of arms:subject"):
        quads_to_claim(me, NodeIndex(twice), INDEX)
    without = [quad for quad in quads if quad.predicate not in (node("arms:predicate"), node("arms:measure"))]
    with pytest.raises(InputError, match="has no arms:measure"):
        quads_to_claim(me, NodeIndex(without), INDEX)
