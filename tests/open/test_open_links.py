"""Links: made once from registers and data/links, written as quads, SSSOM and VoID, and counted."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pyoxigraph as ox
import pytest
from http_client import Client
from requirement import require

from armstrace.graph.entities import registers_to_quads
from armstrace.graph.link_coverage import Coverage, list_coverage
from armstrace.graph.linkset import Linkset, read_linkset, say_address
from armstrace.graph.linkset_quads import linkset_to_quads, make_link_key, write_void
from armstrace.graph.names import Ref, graph_iri
from armstrace.graph.rdf import node
from armstrace.graph.registers import read_registers
from armstrace.graph.run_quads import ontology_to_quads
from armstrace.graph.sssom import write_sssom
from armstrace.graph.validate import validate_store
from armstrace.graph.vocabulary import read_ontology

CONCEPTS = {"munition", "topic"}
#: The same, a page of more than the thing, the parts of a series, what it is about, and where.
OF_THINGS = ("schema:sameAs", "schema:subjectOf", "schema:hasPart", "schema:about", "schema:spatialCoverage")


@pytest.fixture(scope="module")
def linkset() -> Linkset:
    return read_linkset(read_registers())


@pytest.fixture(scope="module")
def coverage(linkset: Linkset) -> dict[tuple[str, str], Coverage]:
    return {(row.kind, row.target): row for row in list_coverage(linkset, read_registers())}


def test_real_things_are_the_same_and_concepts_match(linkset: Linkset) -> None:
    leading = [link for link in linkset.links if link.predicate]
    assert len(leading) >= 500
    for link in leading:
        allowed = ("skos:",) if link.subject.kind in CONCEPTS else OF_THINGS
        assert (link.predicate or "").startswith(allowed), link


def test_links_have_a_method_a_day_a_confidence_and_evidence(linkset: Linkset) -> None:
    for link in linkset.links:
        assert 0 < link.confidence <= 1
        assert link.date == "2026-11-24"
        assert link.evidence


def test_no_two_real_things_are_the_same_as_one(linkset: Linkset) -> None:
    same = [link for link in linkset.links if link.predicate == "schema:sameAs"]
    addresses = [link.address for link in same]
    assert len(addresses) == len(set(addresses))


def test_links_are_those_that_the_registers_write_and_more(linkset: Linkset) -> None:
    graph = ox.NamedNode(graph_iri("links"))
    registers = {quad for quad in registers_to_quads(read_registers()) if quad.graph_name == graph}
    ours = {quad for quad in linkset_to_quads(linkset) if quad.graph_name == graph}
    foreign = {quad for quad in registers if "armstrace/id/" not in str(quad.object)}
    assert len(foreign) >= 400
    assert foreign <= ours


def test_link_nodes_satisfy_their_shape_and_the_checks(linkset: Linkset) -> None:
    store = ox.Store()
    store.extend(registers_to_quads(read_registers()))
    store.extend(ontology_to_quads(read_ontology()))
    store.extend(linkset_to_quads(linkset))
    keys = [make_link_key(link) for link in linkset.links]
    assert len(keys) == len(set(keys))
    found = validate_store(store).results
    assert [result for result in found if "/id/link/" in result.focus] == []
    assert [result for result in found if result.shape.endswith("entity-with-property-of-claims")] == []


@pytest.mark.parametrize(
    ("kind", "target", "linked", "missing"),
    [
        ("state", "wikidata", 208, set()),
        ("state", "any", 208, set()),
        ("state", "gw", 203, {"cok", "hyderabad", "niu", "pse", "vat"}),
        ("treaty", "untc", 18, {"ccw-draft-protocol-cluster-munitions", "syria-air-safety-memorandum"}),
        ("treaty", "any", 20, set()),
        ("resolution", "undoc", 37, {"unsc-2015-darfur"}),
        ("resolution", "any", 38, set()),
        ("territory", "wikidata", 7, {"abkhazia", "nagorno-karabakh", "somaliland", "south-ossetia"}),
    ],
)
def test_what_is_linked_and_what_is_not(
    coverage: dict[tuple[str, str], Coverage], kind: str, target: str, linked: int, missing: set[str]
) -> None:
    row = coverage[kind, target]
    assert row.linked >= linked
    assert {ref.key for ref, _ in row.missing} == missing
    if kind in ("treaty", "resolution"):
        assert all(reason for _, reason in row.missing), "each has its reason"


def test_what_is_linked_by_subject_or_place_alone_is_told_with_its_reason(
    coverage: dict[tuple[str, str], Coverage],
) -> None:
    treaties, resolutions = coverage["treaty", "any"].loosely, coverage["resolution", "any"].loosely
    assert {ref.key for ref, _ in treaties} == {"ccw-draft-protocol-cluster-munitions", "syria-air-safety-memorandum"}
    assert {ref.key for ref, _ in resolutions} == {"unsc-2015-darfur"}
    assert all(reason for _, reason in (*treaties, *resolutions))


def test_the_documents_of_a_series_are_those_of_its_members(linkset: Linkset) -> None:
    parts = [link for link in linkset.links if link.predicate == "schema:hasPart"]
    by_series = {key: [link for link in parts if link.subject.key == key] for key in ("ccm-annual", "mbt-annual")}
    assert {key: len(links) for key, links in by_series.items()} == {"ccm-annual": 6, "mbt-annual": 19}
    assert sum(map(len, by_series.values())) == len(parts)
    assert {link.code for link in by_series["ccm-annual"]} >= {"A/RES/70/54", "A/RES/75/62"}


def test_links_by_rule_are_less_sure_and_say_which(linkset: Linkset) -> None:
    ruled = [link for link in linkset.links if link.method == "byRule"]
    assert len(ruled) >= 150
    assert all(link.confidence <= Decimal("0.95") and link.note for link in ruled)
    symbols = {link.code for link in ruled if link.predicate == "schema:sameAs"}
    assert symbols == {"A/C.1/75/L.26", "A/RES/75/52", "A/RES/75/62", "S/RES/2155 (2014)"}


@pytest.mark.parametrize(
    ("munition", "target", "code"),
    [
        ("rbk-250", "unbis", "1001039"),  # a cluster bomb, which is a cluster munition
        ("pmn-2", "unbis", "1003608"),  # a blast mine, which is an antipersonnel mine, which is a mine
        ("pmn-2", "cco", "ont00000734"),
        ("victim-activated-ied", "cco", "ont00000858"),
    ],
)
def test_what_is_narrower_than_a_matched_thing_has_a_broader_match(
    linkset: Linkset, munition: str, target: str, code: str
) -> None:
    links = [link for link in linkset.links if link.subject == Ref("munition", munition) and link.target.name == target]
    assert [(link.code, link.predicate, link.method) for link in links] == [(code, "skos:broadMatch", "byRule")]


def test_nothing_is_narrower_than_what_only_resembles(linkset: Linkset) -> None:
    """A rocket launcher closely matches a class: no launcher follows from that; an own link says it of Grad."""
    matched = {link.subject.key for link in linkset.links if link.target.name == "cco" and link.method == "byRule"}
    assert not matched & {"umz-k-klesh-g", "zemledeliye", "grad", "rocket"}


@pytest.mark.parametrize("target", ["geonames", "m49", "iso2"])
def test_every_state_of_today_has_its_codes(coverage: dict[tuple[str, str], Coverage], target: str) -> None:
    registers = read_registers()
    missing = {ref for ref, _ in coverage["state", target].missing}
    assert all(registers.get(ref).fields["standing"] == "former" for ref in missing)


def test_an_address_is_told_by_its_dataset_and_code(linkset: Linkset) -> None:
    assert say_address("https://sws.geonames.org/163843/") == "GeoNames 163843"
    assert say_address("https://example.org/163843") is None
    for link in linkset.links:
        if link.address is not None:
            assert say_address(link.address) == f"{link.target.title} {link.code.replace(' ', '')}"


def test_the_page_of_a_thing_tells_its_links_in_words(open_client: Client) -> None:
    page = open_client.ask("/page/resolution/ccm-annual", headers={"Accept": "text/html"}).text
    assert "has the part" in page
    assert ">United Nations document symbols A/RES/70/54</a>" in page


def test_void_counts_every_triple(linkset: Linkset) -> None:
    store = ox.Store()
    store.load(write_void(linkset).encode(), format=ox.RdfFormat.TURTLE)
    counts = [int(quad.object.value) for quad in store.quads_for_pattern(None, node("void:triples"), None)]  # type: ignore[union-attr]
    assert sum(counts) == len([link for link in linkset.links if link.predicate])
    assert len(counts) >= 12


def test_sssom_has_a_row_a_link_and_the_same_bytes(linkset: Linkset) -> None:
    text = write_sssom(linkset, read_registers(), "0.1.0")
    assert text == write_sssom(linkset, read_registers(), "0.1.0")
    rows = [line for line in text.splitlines() if not line.startswith("#")]
    assert len(rows) == 1 + len([link for link in linkset.links if link.address])


_VALIDATE = """
import sys
from sssom.constants import SchemaValidationType as S
from sssom.parsers import parse_sssom_table
from sssom.validators import validate
table = parse_sssom_table(sys.argv[1])
found = validate(table, [S.JsonSchema, S.PrefixMapCompleteness, S.StrictCurieFormat])
assert not [result for report in found.values() for result in report.results], found
print(len(table.df))
"""


def check_sssom(path: Path) -> subprocess.CompletedProcess[str]:
    """Validate in a process of its own: the package changes rdflib when it is imported."""
    command = [sys.executable, "-P", "-c", _VALIDATE, str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_sssom_package_accepts_it_and_refuses_a_broken_one(linkset: Linkset, tmp_path: Path) -> None:
    if importlib.util.find_spec("sssom") is None:
        require("the package sssom is not installed")
    text = write_sssom(linkset, read_registers(), "0.1.0")
    path = tmp_path / "links.sssom.tsv"
    path.write_text(text, "utf-8")
    found = check_sssom(path)
    assert found.returncode == 0, found.stderr[-2000:]
    assert int(found.stdout.split()[-1]) >= 500
    path.write_text(text.replace("semapv:CompositeMatching", "semapv:Guess"), "utf-8")
    assert check_sssom(path).returncode != 0


def test_things_are_found_by_the_address_that_they_are_linked_to(linkset: Linkset) -> None:
    assert linkset.find_subjects("http://metadata.un.org/thesaurus/1004158") == (Ref("topic", "mine-clearance"),)
    assert linkset.find_subjects("http://example.org/") == ()


def test_200_links_were_read_side_by_side_by_a_person_and_stand(linkset: Linkset) -> None:
    """links_checked.tsv: the names here and there, read on 24 November 2026; a link that changes is read anew."""
    lines = Path(__file__).with_name("links_checked.tsv").read_text("utf-8").splitlines()
    rows = [dict(zip(lines[0].split("\t"), line.split("\t"), strict=True)) for line in lines[1:]]
    assert len(rows) >= 200
    assert {row["verdict"] for row in rows} == {"right"}
    ours = {(str(link.subject), link.target.name, link.code, link.predicate or "") for link in linkset.links}
    assert {(r["subject"], r["target"], r["code"], r["predicate"]) for r in rows} <= ours
