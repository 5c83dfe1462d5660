"""What a release says of itself is so: every number is counted again, every file and graph is there."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pyoxigraph as ox
import pytest

from armstrace.graph.example import list_examples
from armstrace.graph.names import DATA, GRAPH, file_iri, graph_iri
from armstrace.graph.prefixes import PREFIXES, QUERY_PREFIXES
from armstrace.graph.release import DESCRIPTION, Release, open_release
from armstrace.graph.release_description import tell_about
from armstrace.graph.row import read_rows
from armstrace.graph.statistics import count_store

#: How an editor of SIB finds which property a class has, and what its values are.
EDITOR = """SELECT DISTINCT ?class ?property ?target ?datatype WHERE {
  ?part void:class ?class ; void:propertyPartition ?use . ?use void:property ?property .
  OPTIONAL { { ?use void:classPartition/void:class ?target } UNION
    { ?use void-ext:datatypePartition/void-ext:datatype ?datatype } } }"""
EXAMPLES = """SELECT DISTINCT ?query ?comment ?text WHERE {
  ?query a sh:SPARQLExecutable ; rdfs:comment ?comment ; sh:select|sh:ask|sh:construct|sh:describe ?text }"""
HEAD = "".join(f"PREFIX {name}: <{space}>\n" for name, space in QUERY_PREFIXES.items())


@pytest.fixture(scope="module")
def release(packaged_release: Path) -> Release:
    return open_release(packaged_release)


@pytest.fixture(scope="module")
def data(release: Release) -> ox.Store:
    """The release without its description."""
    store = ox.Store()
    store.bulk_load(path=str(release.folder / "graph.nq"), format=ox.RdfFormat.N_QUADS)
    return store


def ask(store: ox.Store, query: str) -> list[tuple[str, ...]]:
    return [tuple("" if cell is None else cell.value for cell in row) for row in read_rows(store, HEAD + query)]


def count(store: ox.Store, pattern: str) -> int:
    return int(ask(store, f"SELECT (COUNT(*) AS ?n) WHERE {{ {pattern} }}")[0][0])


def test_the_served_store_holds_data_and_description(release: Release, data: ox.Store) -> None:
    told = ox.parse(path=str(release.folder / DESCRIPTION), format=ox.RdfFormat.TURTLE)
    graph = ox.NamedNode(graph_iri("description"))
    normal = ox.Store()  # which writes xsd:nonNegativeInteger as xsd:integer
    normal.extend(ox.Quad(quad.subject, quad.predicate, quad.object, graph) for quad in told)
    assert set(normal) == set(release.store.quads_for_pattern(None, None, None, graph))
    assert {quad for quad in release.store if quad.graph_name != graph} == set(data)


def test_statistics_are_those_of_the_served_store(release: Release) -> None:
    assert release.reach.statistics == count_store(release.store)


def test_the_dataset_has_the_counts_of_the_data(release: Release, data: ox.Store) -> None:
    (row,) = ask(
        release.store,
        f"""SELECT ?triples ?entities ?classes ?properties ?subjects ?objects WHERE {{ <{DATA}> void:triples ?triples ;
        void:entities ?entities ; void:classes ?classes ; void:properties ?properties ;
        void:distinctSubjects ?subjects ; void:distinctObjects ?objects }}""",
    )
    subjects = {quad.subject for quad in data}
    classes = {quad.object for quad in data.quads_for_pattern(None, ox.NamedNode(PREFIXES["rdf"] + "type"), None)}
    assert tuple(map(int, row)) == (
        len(data),
        len({node for node in subjects if node.value.startswith("https://w3id.org/armstrace/id/")}),
        len(classes),
        len({quad.predicate for quad in data}),
        len(subjects),
        len({quad.object for quad in data}),
    )


def test_each_class_partition_has_its_count_and_an_example_of_it(release: Release, data: ox.Store) -> None:
    rows = ask(
        release.store,
        f"""SELECT ?class ?n ?example WHERE {{ <{DATA}> void:classPartition ?part .
        ?part void:class ?class ; void:entities ?n OPTIONAL {{ ?part void:exampleResource ?example }} }}""",
    )
    assert len(rows) >= 80
    assert sum(1 for row in rows if row[2]) >= 60
    for name, number, example in rows:
        assert count(data, f"SELECT DISTINCT ?s WHERE {{ ?s a <{name}> }}") == int(number), name
        assert not example or count(data, f"<{example}> a <{name}>") >= 1


def test_each_property_partition_has_its_counts(release: Release, data: ox.Store) -> None:
    rows = ask(
        release.store,
        f"""SELECT ?p ?n ?s ?o WHERE {{ <{DATA}> void:propertyPartition ?part . ?part void:property ?p ;
        void:triples ?n ; void:distinctSubjects ?s ; void:distinctObjects ?o }}""",
    )
    assert len(rows) >= 200
    for name, *numbers in rows:
        quads = list(data.quads_for_pattern(None, ox.NamedNode(name), None))
        expected = (len(quads), len({quad.subject for quad in quads}), len({quad.object for quad in quads}))
        assert tuple(map(int, numbers)) == expected, name


def test_nested_partitions_add_up(release: Release, data: ox.Store) -> None:
    rows = ask(
        release.store,
        """SELECT ?c ?p ?t ?n WHERE { ?part void:class ?c ; void:propertyPartition ?use . ?use void:property ?p .
        { ?use void:classPartition ?to . ?to void:class ?t } UNION
        { ?use void-ext:datatypePartition ?to . ?to void-ext:datatype ?t } ?to void:triples ?n }""",
    )
    assert len(rows) >= 2000
    for name, used, target, number in sorted(rows)[::25]:
        pattern = f"?s a <{name}> ; <{used}> ?o . {{ ?o a <{target}> }} UNION {{ FILTER(DATATYPE(?o) = <{target}>) }}"
        assert count(data, f"?s a <{name}> ; <{used}> ?o . ?o a <{target}>") == int(number) or (
            count(data, f"?s a <{name}> ; <{used}> ?o FILTER(DATATYPE(?o) = <{target}>)") == int(number)
        ), pattern


def test_an_editor_finds_classes_with_their_properties_and_values(release: Release) -> None:
    rows = set(ask(release.store, EDITOR))
    arms, dct, xsd = PREFIXES["arms"], PREFIXES["dct"], PREFIXES["xsd"]
    assert (f"{arms}Claim", f"{arms}subject", f"{arms}State", "") in rows
    assert (f"{arms}ProfileSection", f"{dct}modified", "", f"{xsd}date") in rows
    assert len(rows) >= 2000


def test_each_graph_has_its_size_a_title_and_its_terms(release: Release, data: ox.Store) -> None:
    rows = ask(
        release.store,
        """SELECT ?name ?n ?title ?terms WHERE { ?entry sd:name ?name ; sd:graph ?graph .
        ?graph void:triples ?n ; dct:title ?title ; dct:license|dct:rights/dct:title ?terms }""",
    )
    graphs = {graph.value for graph in data.named_graphs()}
    assert {row[0] for row in rows} == graphs
    assert len(rows) == len(graphs) >= 15
    for name, number, _, terms in rows:
        assert int(number) == sum(1 for _ in data.quads_for_pattern(None, None, None, ox.NamedNode(name)))
        read = name.removeprefix(GRAPH).partition("/")[0] in ("claims", "documents", "profiles", "findings")
        assert ("creativecommons" in terms) is not read, name


def test_graphs_of_an_open_dataset_are_under_its_own_terms() -> None:
    store = ox.Store()
    doc, graph = "<https://w3id.org/armstrace/id/doc/untc-2026-02-03>", f"<{graph_iri('datasets')}>"
    arms, dct = PREFIXES["arms"], PREFIXES["dct"]
    quads = f'{doc} a <{arms}DatasetVersion> {graph} .\n{doc} <{dct}title> "A list" {graph} .'
    store.bulk_load(quads.replace(" a ", f" <{PREFIXES['rdf']}type> "), format=ox.RdfFormat.N_QUADS)
    about = tell_about(store)
    for name, licence in (("claims/untc-2026-02-03", "datasets"), ("claims/rus-cmb-2022-05-17", "profiles")):
        note = about.find_graph(graph_iri(name))
        assert note is not None
        assert note.licence == licence
    assert about.find_graph("http://e/claims/x") is None
    assert about.find_graph(graph_iri("unheard-of")) is None


def test_linksets_count_the_links(release: Release, data: ox.Store) -> None:
    rows = ask(
        release.store,
        """SELECT ?p ?space ?n WHERE { ?set a void:Linkset ; void:linkPredicate ?p ; void:triples ?n ;
        void:objectsTarget/void:uriSpace ?space }""",
    )
    links = list(data.quads_for_pattern(None, None, None, ox.NamedNode(graph_iri("links"))))
    away = [quad for quad in links if not str(quad.object).startswith(("<https://w3id.org/armstrace/", '"'))]
    assert sum(int(number) for _, _, number in rows) == len(away) >= 400
    for predicate, space, number in rows:
        found = [q for q in away if q.predicate.value == predicate and q.object.value.startswith(space)]
        assert len(found) == int(number)


def test_each_file_is_there_with_its_size_and_hash(release: Release) -> None:
    rows = ask(
        release.store,
        """SELECT ?address ?size ?sum WHERE { ?file a dcat:Distribution ; dcat:downloadURL ?address ;
        dcat:byteSize ?size ; spdx:checksum/spdx:checksumValue ?sum }""",
    )
    assert len(rows) >= 4
    for address, size, digest in rows:
        file = release.folder / address.removeprefix(file_iri(""))
        assert (file.stat().st_size, hashlib.sha256(file.read_bytes()).hexdigest()) == (int(size), digest)


def test_the_example_queries_are_there_as_sib_writes_them(release: Release) -> None:
    rows = {comment: text for _, comment, text in ask(release.store, EXAMPLES)}
    assert rows == {example.question: example.text for example in list_examples()}
    assert len(rows) >= 30


def test_the_prefixes_are_there(release: Release) -> None:
    rows = dict(ask(release.store, "SELECT ?prefix ?space WHERE { [] sh:namespace ?space ; sh:prefix ?prefix }"))
    assert rows == PREFIXES


def test_every_node_of_the_description_is_an_iri_or_a_literal(release: Release) -> None:
    graph = ox.NamedNode(graph_iri("description"))
    quads = list(release.store.quads_for_pattern(None, None, None, graph))
    assert not [
        quad for quad in quads if isinstance(quad.subject, ox.BlankNode) or isinstance(quad.object, ox.BlankNode)
    ]
