"""The gate over a store: whole, in batches, and as a written report."""

from __future__ import annotations

import json

import pyoxigraph as ox
import pytest
import rdflib
from check_case import make_world
from rdflib import RDF, SH

from armstrace.graph.errors import InputError
from armstrace.graph.names import make_iri, shape_iri, term
from armstrace.graph.shacl import make_triple
from armstrace.graph.validate import validate_shapes, validate_store
from armstrace.graph.validation import Report, Result, Severity, make_report, write_json, write_turtle

KNOWN = make_iri("claim", "aaa-cmb-known-00000000")


def _break(store: ox.Store, subject: str, name: str) -> None:
    """Take the triples of a subject and property out of a store."""
    for quad in list(store.quads_for_pattern(ox.NamedNode(subject), ox.NamedNode(term(name)), None)):
        store.remove(quad)


@pytest.fixture
def broken() -> ox.Store:
    """A world in which a claim lost its asserter and its certainty, and a state its code (a warning)."""
    store = make_world()
    _break(store, KNOWN, "assertedBy")
    _break(store, KNOWN, "certainty")
    _break(store, make_iri("state", "bbb"), "isoAlpha3")
    return store


def test_a_sound_store_conforms_without_a_warning() -> None:
    assert validate_store(make_world()) == Report(())


def test_a_fault_is_told_with_shape_path_focus_and_remedy(broken: ox.Store) -> None:
    report = validate_store(broken)
    assert not report.conforms
    violations = [result for result in report.results if result.severity is Severity.VIOLATION]
    assert [(r.shape, r.path, r.focus) for r in violations] == [
        (shape_iri("ClaimShape"), term("assertedBy"), KNOWN),
        (shape_iri("ClaimShape"), term("certainty"), KNOWN),
    ]
    assert "section's publisher" in violations[0].message


def test_warnings_alone_do_not_close_the_gate() -> None:
    store = make_world()
    _break(store, make_iri("state", "bbb"), "isoAlpha3")
    report = validate_store(store)
    assert (report.conforms, report.count(Severity.WARNING), report.count(Severity.VIOLATION)) == (True, 1, 0)


def test_the_size_of_the_batches_changes_no_result(broken: ox.Store) -> None:
    whole = make_report(validate_shapes(broken))
    assert len(whole.results) == 3
    assert make_report(validate_shapes(broken, batch_quads=1)) == whole


def test_the_report_is_shacl_without_blank_nodes(broken: ox.Store) -> None:
    report = validate_store(broken)
    graph = rdflib.Graph().parse(data=write_turtle(report), format="turtle")
    assert not [node for triple in graph for node in triple if isinstance(node, rdflib.BNode)]
    found = {
        (graph.value(node, SH.focusNode), graph.value(node, SH.resultPath), graph.value(node, SH.resultSeverity))
        for node in graph.subjects(RDF.type, SH.ValidationResult)
    }
    assert found == {
        (rdflib.URIRef(r.focus), rdflib.URIRef(r.path or ""), SH[r.severity.value]) for r in report.results
    }
    assert graph.value(None, SH.conforms, rdflib.Literal(False)) is not None


def test_the_report_says_the_same_in_json_and_always_in_the_same_order(broken: ox.Store) -> None:
    report = validate_store(broken)
    told = json.loads(write_json(report))
    assert (told["conforms"], told["violations"], told["warnings"]) == (False, 2, 1)
    assert [row["focus"] for row in told["results"]] == [result.focus for result in report.results]
    assert make_report(reversed(report.results)) == report


def test_words_with_quotation_marks_and_line_ends_stay_whole_in_the_report() -> None:
    message = 'He said "no"\nand left \\ it'
    shape = shape_iri("X")
    report = make_report([Result(Severity.VIOLATION, shape, shape, None, KNOWN, None, message)])
    graph = rdflib.Graph().parse(data=write_turtle(report), format="turtle")
    assert [str(words) for words in graph.objects(None, SH.resultMessage)] == [message]


def test_a_triple_term_is_refused_by_name() -> None:
    statement = ox.Triple(ox.NamedNode(KNOWN), ox.NamedNode(KNOWN), ox.NamedNode(KNOWN))
    with pytest.raises(InputError, match="cannot be validated"):
        make_triple(ox.Quad(ox.NamedNode(KNOWN), ox.NamedNode(KNOWN), statement, ox.DefaultGraph()))
