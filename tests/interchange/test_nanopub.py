"""Claims as nanopublications: the package `nanopub` finds them whole, and no allegation is asserted in one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox

from armstrace.graph.claim_document import find_claim, list_record
from armstrace.graph.nanopublication import iter_nanopublications, make_nanopublication
from armstrace.graph.rdf import node, read_key
from armstrace.graph.release import Release
from armstrace.graph.trusty import make_code

DENIED = "rus-cmb-used-cluster-munition-37c026a4"

#: Runs in a process of its own: the package changes how rdflib reads literals when it is imported.
CHECK = """
import sys, warnings
warnings.simplefilter("ignore")
from pathlib import Path
from nanopub import Nanopub
for path in sorted(Path(sys.argv[1]).glob("*.trig")):
    found = Nanopub(rdf=path)
    assert found.is_valid and found.has_valid_trusty, path
    print(found.source_uri)
"""
SIGN = """
import sys, warnings
warnings.simplefilter("ignore")
from pathlib import Path
from nanopub import Nanopub, NanopubConf, Profile
profile = Profile(orcid_id="https://orcid.org/0000-0000-0000-0000", name="A test")
signed = Nanopub(rdf=Path(sys.argv[1]), conf=NanopubConf(profile=profile))
signed.sign()
assert signed.is_valid and signed.has_valid_trusty and signed.has_valid_signature
print(signed.source_uri)
"""


def run(program: str, path: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-P", "-c", program, str(path)], capture_output=True, text=True, check=False)


def parts(quads: tuple[ox.Quad, ...]) -> dict[str, set[ox.Quad]]:
    found: dict[str, set[ox.Quad]] = {}
    for quad in quads:
        found.setdefault(str(quad.graph_name).rstrip(">").rpartition("#")[2], set()).add(quad)
    return found


def test_the_package_finds_them_valid_and_their_codes_right(
    release: Release, sample: list[ox.NamedNode], tmp_path: Path
) -> None:
    made = {make_nanopublication(release, claim) for claim in sample}
    for number, each in enumerate(made):
        (tmp_path / f"{number}.trig").write_bytes(each.write())
    checked = run(CHECK, tmp_path)
    assert checked.returncode == 0, checked.stderr[-2000:]
    assert set(checked.stdout.split()) == {each.iri for each in made}
    assert len(made) >= 35


def test_the_package_finds_an_altered_one_out(release: Release, tmp_path: Path) -> None:
    written = make_nanopublication(release, find_claim(release.store, DENIED)).write()
    (tmp_path / "a.trig").write_bytes(written.replace(b"val:asserted", b"val:alleged"))
    checked = run(CHECK, tmp_path)
    assert checked.returncode != 0
    assert "is not valid" in checked.stderr


def test_one_can_be_signed_with_a_key(release: Release, tmp_path: Path) -> None:
    path = tmp_path / "a.trig"
    path.write_bytes(make_nanopublication(release, find_claim(release.store, DENIED)).write())
    signed = run(SIGN, path)
    assert signed.returncode == 0, signed.stderr[-2000:]
    assert "/RA" in signed.stdout


def test_four_graphs_hold_the_claim_and_what_it_rests_on(release: Release, sample: list[ox.NamedNode]) -> None:
    for claim in sample:
        found = parts(make_nanopublication(release, claim).quads)
        assert list(found) == ["Head", "assertion", "provenance", "pubinfo"]
        told = {quad.triple for part in ("assertion", "provenance") for quad in found[part]}
        lost = {quad.triple for quad in list_record(release.store, claim)} - told
        assert {triple.predicate for triple in lost} <= {node("arms:feedsFinding")}, claim


def test_no_nanopublication_asserts_what_is_only_claimed(
    release: Release, claims: list[ox.NamedNode], predicates: set[ox.NamedNode]
) -> None:
    for claim in claims:
        quads = make_nanopublication(release, claim).quads
        assert predicates.isdisjoint(quad.predicate for quad in quads)
        asserted = {quad.predicate for quad in parts(quads)["assertion"] if quad.subject == claim}
        assert {node("arms:status"), node("arms:polarity"), node("arms:certainty"), node("arms:assertedBy")} <= asserted


def test_a_denial_goes_with_what_is_denied(release: Release) -> None:
    quads = make_nanopublication(release, find_claim(release.store, DENIED)).quads
    denied = {quad.subject for quad in quads if quad.object == node("val:denied")}
    against = {quad.object for quad in quads if quad.predicate == node("arms:conflictsWith")}
    assert len(denied) == 1
    assert denied <= against


def test_publication_info_says_the_stance_first_and_names_terms_of_use(release: Release) -> None:
    denial = find_claim(release.store, "rus-cmb-used-cluster-munition-4a9e7b3a")
    info = {quad.predicate: quad.object for quad in parts(make_nanopublication(release, denial).quads)["pubinfo"]}
    assert str(info[node("rdfs:label")].value).startswith("Denied (Russia): ")  # type: ignore[union-attr]
    assert info[node("dct:license")] == node("data:terms/profiles")
    assert info[node("dct:created")] == ox.Literal(release.date, datatype=node("xsd:date"))


def test_the_same_release_gives_the_same_bytes(release: Release, sample: list[ox.NamedNode]) -> None:
    written = b"".join(iter_nanopublications(release, sample))
    assert written == b"".join(iter_nanopublications(release, sample))
    quads = {quad for claim in sample for quad in make_nanopublication(release, claim).quads}
    assert set(ox.parse(written, format=ox.RdfFormat.TRIG)) == quads


def test_the_iri_holds_the_key_of_the_claim_and_the_code(release: Release, sample: list[ox.NamedNode]) -> None:
    for claim in sample[:5]:
        found = make_nanopublication(release, claim)
        code = found.iri.rpartition("/")[2]
        assert found.iri == f"https://w3id.org/armstrace/np/{read_key(claim)}/{code}"
        assert make_code(found.quads, code) == code
        assert len(code) == 45


def test_the_code_knows_texts_languages_and_types_apart() -> None:
    graph, me, name = (ox.NamedNode(f"http://e/{part}") for part in "gsp")
    values = [
        ox.Literal("a"),
        ox.Literal("a", language="en"),
        ox.Literal("a", datatype=node("xsd:token")),
        ox.Literal("a\n"),
        ox.Literal("a\\n"),
        ox.NamedNode("http://e/a"),
    ]
    codes = {make_code([ox.Quad(me, name, value, graph)], "CODE") for value in values}
    assert len(codes) == len(values)
