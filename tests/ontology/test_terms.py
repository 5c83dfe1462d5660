"""Every term is labelled, defined and placed; values stand in schemes; what steers the code is whole."""

from __future__ import annotations

import re
from collections import Counter

import rdflib
from ontology_files import ONTOLOGY, VALUE, is_ours, list_modules, read_module, read_ontology
from rdflib import OWL, RDF, RDFS, SKOS

ARMS, VAL = rdflib.Namespace(ONTOLOGY), rdflib.Namespace(VALUE)
#: Bases of claims that can be followed to no work.
NO_GROUND = ("danglingNote", "unresolvedIbid", "ambiguousIbid", "missing", "profileOnly", "explanatory")
_BLOCK = re.compile(r"^((?:arms|val):[A-Za-z0-9]+) a ", re.MULTILINE)


def _terms() -> set[rdflib.URIRef]:
    return {node for node in read_ontology().subjects(RDF.type) if is_ours(node)}


def test_every_term_has_one_english_label_and_one_english_definition() -> None:
    graph, faults = read_ontology(), []
    assert len(_terms()) >= 500
    for node in _terms():
        is_value = (node, RDF.type, ARMS.Value) in graph
        for name in (SKOS.prefLabel if is_value else RDFS.label, SKOS.definition):
            texts = list(graph.objects(node, name))
            if len(texts) != 1 or texts[0].language != "en" or not str(texts[0]).strip():  # type: ignore[attr-defined]
                faults.append((node, name, texts))
    assert faults == []


def test_every_definition_is_a_sentence_of_its_own() -> None:
    graph = read_ontology()
    definitions = [(node, str(graph.value(node, SKOS.definition))) for node in _terms()]
    assert [node for node, text in definitions if not text.endswith((".", "?")) or text[0].islower()] == []


def test_every_term_is_defined_by_the_module_that_has_it() -> None:
    for path in list_modules(alignments=False):
        graph = read_module(path)
        (header,) = graph.subjects(RDF.type, OWL.Ontology)
        homes = {graph.value(node, RDFS.isDefinedBy) for node in graph.subjects(RDF.type) if is_ours(node)}
        assert homes <= {header}, path.name


def test_no_term_is_declared_in_two_modules() -> None:
    counts = Counter(
        node for path in list_modules(alignments=False) for node in set(read_module(path).subjects(RDFS.isDefinedBy))
    )
    assert [node for node, count in counts.items() if count > 1] == []


def test_blocks_of_terms_are_in_order_under_their_heading() -> None:
    for path in list_modules(alignments=False):
        for section in path.read_text(encoding="utf-8").split("\n######## ")[1:]:
            if section.startswith("Scheme"):
                continue
            names = [name.lower() for name in _BLOCK.findall(section)]
            assert names == sorted(names), f"{path.name}: {section.splitlines()[0]}"


def test_every_value_stands_in_a_scheme_of_its_own_name_space() -> None:
    graph = read_ontology()
    schemes = set(graph.subjects(RDF.type, SKOS.ConceptScheme))
    values = set(graph.subjects(RDF.type, ARMS.Value))
    assert (len(schemes) >= 25, len(values) >= 150) == (True, True)
    assert {value for value in values if not value.startswith(VALUE)} == set()
    assert {value for value in values if not set(graph.objects(value, SKOS.inScheme)) & schemes} == set()
    assert {scheme for scheme in schemes if (None, SKOS.inScheme, scheme) not in graph} == set()


def test_values_of_a_scheme_are_told_apart_by_label_and_by_axiom() -> None:
    graph = read_ontology()
    members = [frozenset(graph.items(head)) for head in graph.objects(None, OWL.distinctMembers)]
    for scheme in graph.subjects(RDF.type, SKOS.ConceptScheme):
        values = set(graph.subjects(SKOS.inScheme, scheme))
        labels = {str(graph.value(value, SKOS.prefLabel)) for value in values}
        assert len(labels) == len(values), scheme
        assert len(values) == 1 or any(values <= each for each in members), (
            f"{scheme} has no owl:AllDifferent of its values"
        )


def test_every_predicate_and_measure_has_a_kind_of_claim_and_every_kind_has_one() -> None:
    graph = read_ontology()
    kinds = set(graph.subjects(RDFS.subClassOf, ARMS.Claim))
    terms = {*graph.subjects(RDF.type, ARMS.ClaimPredicate), *graph.subjects(RDF.type, ARMS.Measure)}
    assert (len(kinds) >= 28, len(terms) >= 150) == (True, True)
    assert {term for term in terms if not set(graph.objects(term, ARMS.predicateOf)) <= kinds} == set()
    assert {term for term in terms if (term, ARMS.predicateOf, None) not in graph} == set()
    assert kinds - set(graph.objects(None, ARMS.predicateOf)) == set()


def test_predicates_are_properties_and_measures_are_not() -> None:
    graph = read_ontology()
    properties = set(graph.subjects(RDF.type, OWL.ObjectProperty))
    assert set(graph.subjects(RDF.type, ARMS.ClaimPredicate)) <= properties
    assert set(graph.subjects(RDF.type, ARMS.Measure)) & properties == set()


def test_guards_and_wants_name_what_there_is() -> None:
    graph = read_ontology()
    guards = set(graph.subjects(SKOS.inScheme, VAL.guard))
    guarded = dict(graph.subject_objects(ARMS.relatesActorTo))
    assert set(guarded.values()) == guards == {VAL.use, VAL.transfer, VAL.production, VAL.harm}
    assert set(guarded) <= set(graph.subjects(RDF.type, ARMS.ClaimPredicate))
    assert {ARMS.used, ARMS.transferred, ARMS.produces, ARMS.causedContaminationOf} <= set(guarded)
    assert set(graph.objects(None, ARMS.wants)) <= set(graph.subjects(RDF.type, ARMS.ClaimRole))


def test_four_statuses_feed_findings_and_bases_without_a_cited_work_bar_them() -> None:
    graph = read_ontology()
    statuses = set(graph.subjects(SKOS.inScheme, VAL.status))
    marked = {node: value.toPython() for node, value in graph.subject_objects(ARMS.feedsFindings)}  # type: ignore[attr-defined]
    assert set(marked) == statuses
    assert {node for node, feeds in marked.items() if feeds} == {
        VAL.asserted,
        VAL.declared,
        VAL.admitted,
        VAL.concluded,
    }
    barring = {node for node, bars in graph.subject_objects(ARMS.barsFindings) if bars.toPython()}  # type: ignore[attr-defined]
    assert barring == {VAL[name] for name in NO_GROUND}


def test_all_kinds_of_claims_are_pairwise_disjoint() -> None:
    graph = read_ontology()
    kinds = set(graph.subjects(RDFS.subClassOf, ARMS.Claim))
    members = [frozenset(graph.items(head)) for head in graph.objects(None, OWL.members)]
    assert any(kinds <= each for each in members)
