"""Registers to quads: only names, types, codes, identification and bibliographic data, in three graphs."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from armstrace.graph.entities import UNWRITTEN, find_property, registers_to_quads
from armstrace.graph.names import ONTOLOGY, graph_iri, make_iri
from armstrace.graph.prefixes import PREFIXES
from armstrace.graph.register_form import COLUMNS, FORMS, Shape
from armstrace.graph.registers import read_registers
from armstrace.graph.vocabulary import read_vocabulary


@pytest.fixture(scope="module")
def quads() -> list[ox.Quad]:
    found = list(registers_to_quads(read_registers()))
    assert len(found) >= 6500
    return found


def values(quads: list[ox.Quad], kind: str, key: str, name: str) -> set[str]:
    """The values of a property of a thing, as text or IRI."""
    prefix, _, local = name.partition(":")
    me, wanted = make_iri(kind, key), PREFIXES[prefix] + local
    return {q.object.value for q in quads if q.subject.value == me and q.predicate.value == wanted}


def test_graphs_are_entities_sources_and_links(quads: list[ox.Quad]) -> None:
    assert {q.graph_name.value for q in quads} == {graph_iri(n) for n in ("entities", "sources", "links", "times")}


def test_no_blank_node(quads: list[ox.Quad]) -> None:
    assert [q for q in quads if isinstance(q.subject, ox.BlankNode) or isinstance(q.object, ox.BlankNode)] == []


def test_same_registers_same_quads_in_the_same_order(quads: list[ox.Quad]) -> None:
    assert list(registers_to_quads(read_registers())) == quads


def test_no_predicate_of_claims(quads: list[ox.Quad]) -> None:
    claimed = {ONTOLOGY + name for name in read_vocabulary().kinds}
    assert len(claimed) >= 100
    assert {q.predicate.value for q in quads} & claimed == set()


def test_own_properties_are_declared_as_what_they_are_used_for(quads: list[ox.Quad]) -> None:
    kinds = read_vocabulary().properties
    for quad in quads:
        name = quad.predicate.value.removeprefix(ONTOLOGY)
        if name != quad.predicate.value:
            wanted = (
                {"ObjectProperty"}
                if isinstance(quad.object, ox.NamedNode)
                else {"DatatypeProperty", "AnnotationProperty"}
            )
            assert kinds.get(name) in wanted, name


def test_every_column_is_written_or_kept_back_with_a_reason() -> None:
    columns = [(form.kind, c) for form in FORMS.values() for c in form.columns if form.kind != "succession"]
    named = {(k, c) for k, c in columns if COLUMNS[c].shape is Shape.NAME or c == "time"}
    written = {(k, c) for k, c in columns if find_property(k, c)}
    assert set(columns) == named | written | UNWRITTEN
    assert not written & UNWRITTEN


def test_state_has_names_codes_and_links(quads: list[ox.Quad]) -> None:
    assert values(quads, "state", "rus", "skos:prefLabel") == {"Russia"}
    assert {"Russian Federation", "Russian"} <= values(quads, "state", "rus", "skos:altLabel")
    assert values(quads, "state", "rus", "arms:isoAlpha3") == {"RUS"}
    assert values(quads, "state", "rus", "schema:sameAs") == {
        "http://www.wikidata.org/entity/Q159",
        "https://sws.geonames.org/2017370/",
    }


def test_links_stand_in_their_own_graph(quads: list[ox.Quad]) -> None:
    outside = {PREFIXES["schema"] + "sameAs", PREFIXES["skos"] + "closeMatch"}
    links = [q for q in quads if q.graph_name.value == graph_iri("links")]
    assert len(links) >= 400
    assert {q.predicate.value for q in links} == outside
    assert [q for q in quads if q.predicate.value in outside and q not in set(links)] == []


def test_configuration_has_carrier_fill_and_coverage(quads: list[ox.Quad]) -> None:
    me = ("munition", "rbk-500-ao-2.5rt")
    assert values(quads, *me, "arms:carrier") == {make_iri("munition", "rbk-500")}
    assert values(quads, *me, "arms:fill") == {make_iri("munition", "ao-2.5rt")}
    assert values(quads, *me, "arms:ccmCoverage") == {make_iri("value", "covered")}


def test_source_has_title_author_publisher_and_date(quads: list[ox.Quad]) -> None:
    me = ("source", "national-interest-2018-04-21-cluster-bombs-are-back")
    assert values(quads, *me, "dct:creator") == {make_iri("person", "michael-peck")}
    assert values(quads, *me, "dct:publisher") == {make_iri("org", "national-interest")}
    assert values(quads, *me, "dct:issued") == {"2018-04-21"}
    assert len(values(quads, *me, "dct:title")) == 1


def test_every_source_has_one_title(quads: list[ox.Quad]) -> None:
    titled = [
        q.subject.value
        for q in quads
        if q.predicate.value == PREFIXES["dct"] + "title" and "/source/" in q.subject.value
    ]
    assert sorted(titled) == sorted(make_iri("source", e.ref.key) for e in read_registers().entries("source"))


def test_event_has_a_time_node(quads: list[ox.Quad]) -> None:
    (when,) = values(quads, "event", "georgia-conflict-2008", "sem:hasTime")
    assert when == make_iri("time", "2008-08")
    assert values(quads, "time", "2008-08", "arms:edtf") == {"2008-08"}
