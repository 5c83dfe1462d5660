"""A release in RDF 1.2: claims reify what they say, findings alone are asserted, and the release comes back whole."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from armstrace.graph.export import dump
from armstrace.graph.names import graph_iri
from armstrace.graph.rdf import node
from armstrace.graph.reifier import REIFIES, from_reifiers, to_reifiers, write_reifiers
from armstrace.graph.release import Release


@pytest.fixture(scope="module")
def written(release: Release) -> list[ox.Quad]:
    """The quads that are read from the export."""
    return list(ox.parse(write_reifiers(release.store), format=ox.RdfFormat.TRIG))


def test_the_release_comes_back_whole(release: Release, written: list[ox.Quad]) -> None:
    assert set(from_reifiers(written)) == set(release.store)
    assert len(written) < len(release.store)


def test_reified_nquads_hold_the_same(release: Release, written: list[ox.Quad]) -> None:
    form = ox.RdfFormat.N_QUADS
    assert set(ox.parse(write_reifiers(release.store, form), format=form)) == set(written)


@pytest.mark.parametrize("form", [ox.RdfFormat.TURTLE, ox.RdfFormat.N_TRIPLES])
def test_reified_forms_without_graphs_hold_every_triple(
    release: Release, written: list[ox.Quad], form: ox.RdfFormat
) -> None:
    read = [quad.triple for quad in ox.parse(write_reifiers(release.store, form), format=form)]
    assert set(read) == {quad.triple for quad in written}
    assert len(read) == len(set(read))


def test_every_claim_with_an_object_reifies_one_proposition(release: Release, written: list[ox.Quad]) -> None:
    reified = {quad.subject: quad.object for quad in written if quad.predicate == REIFIES}
    objects = {quad.subject: quad.object for quad in release.store.quads_for_pattern(None, node("arms:object"), None)}
    assert len(reified) >= 600
    assert set(reified) == set(objects)
    assert all(isinstance(triple, ox.Triple) for triple in reified.values())
    assert {claim: triple.object for claim, triple in reified.items()} == objects  # type: ignore[union-attr]


def test_no_triple_is_asserted_that_is_only_claimed(
    release: Release, written: list[ox.Quad], predicates: set[ox.NamedNode]
) -> None:
    findings = ox.NamedNode(graph_iri("findings"))
    asserted = {quad for quad in written if quad.predicate in predicates}
    assert asserted == {
        quad for quad in release.store.quads_for_pattern(None, None, None, findings) if quad.predicate in predicates
    }
    propositions = {quad.object for quad in written if quad.predicate == REIFIES}
    assert len(propositions - {quad.triple for quad in asserted}) >= 100, "many are claimed and not found"


def test_claims_without_a_proposition_keep_their_form(release: Release) -> None:
    figure = next(release.store.quads_for_pattern(None, node("arms:measure"), None)).subject
    kept = {quad for quad in to_reifiers(release.store) if quad.subject == figure}
    assert kept == set(release.store.quads_for_pattern(figure, None, None, None))


def test_a_query_finds_claims_by_their_proposition(release: Release, written: list[ox.Quad]) -> None:
    store = ox.Store()
    store.extend(written)
    query = """SELECT ?claim WHERE { GRAPH ?g {
      ?claim <http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies>
        <<( <https://w3id.org/armstrace/id/state/rus> <https://w3id.org/armstrace/ontology#used>
            <https://w3id.org/armstrace/id/munition/cluster-munition> )>> } }"""
    found = {row["claim"] for row in store.query(query)}  # type: ignore[union-attr]
    assert len(found) >= 4
    assert all(not store.contains_named_graph(claim) for claim in found)


@pytest.mark.parametrize("form", [ox.RdfFormat.TRIG, ox.RdfFormat.N_QUADS])
def test_trig_and_nquads_hold_the_whole_release(release: Release, form: ox.RdfFormat) -> None:
    assert set(ox.parse(dump(release.store, form), format=form)) == set(release.store)


@pytest.mark.parametrize("form", [ox.RdfFormat.TURTLE, ox.RdfFormat.N_TRIPLES, ox.RdfFormat.RDF_XML])
def test_forms_without_graphs_hold_every_triple(release: Release, form: ox.RdfFormat) -> None:
    read = {quad.triple for quad in ox.parse(dump(release.store, form), format=form)}
    assert read == {quad.triple for quad in release.store}


def test_trig_names_each_graph_once(release: Release) -> None:
    lines = dump(release.store, ox.RdfFormat.TRIG).decode().splitlines()
    heads = [line for line in lines if line.endswith(" {")]
    assert len(heads) == len(set(heads)) >= 20


def test_it_is_what_turtle_1_2_writes_with_a_reifier() -> None:
    """`<< s p o ~ claim >>` tells of a claim without saying what it claims; `{| |}` would say it."""
    head = "PREFIX : <http://e/> PREFIX arms: <https://w3id.org/armstrace/ontology#>"
    text = f"{head} << :rus arms:used :mine ~ :claim >> arms:status :denied ."
    told = {quad.triple for quad in ox.parse(text, format=ox.RdfFormat.TURTLE)}
    rus, mine, claim, denied = (ox.NamedNode(f"http://e/{name}") for name in ("rus", "mine", "claim", "denied"))
    proposition = ox.Triple(rus, node("arms:used"), mine)
    assert told == {ox.Triple(claim, REIFIES, proposition), ox.Triple(claim, node("arms:status"), denied)}
    store = ox.Store()
    roles = {"arms:subject": rus, "arms:predicate": node("arms:used"), "arms:object": mine, "arms:status": denied}
    store.extend(ox.Quad(claim, node(name), value) for name, value in roles.items())
    assert {quad.triple for quad in to_reifiers(store)} == told
