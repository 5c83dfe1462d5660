"""All quads together: the same for any order, ids that never move, faults told with file and line."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from dataclasses import replace

import pyoxigraph as ox
import pytest
from graph_sample import CLAIMS, CONFLICT, DOC, MUNITION, PASSAGES, STATE, make_claim, make_file

from armstrace.graph.assembly import Authority, assemble
from armstrace.graph.claim import Claim
from armstrace.graph.errors import InputError
from armstrace.graph.material import Material
from armstrace.graph.names import ID, Ref, graph_iri, parse_iri
from armstrace.graph.rdf import node, record_node, ref_node
from armstrace.graph.registers import read_registers
from armstrace.graph.run_quads import RuleNote
from armstrace.graph.section import ClaimsFile, Discrepancy, DiscrepancyKind, RetiredId
from armstrace.graph.store import make_store, write_nquads
from armstrace.graph.validate import validate_store
from armstrace.graph.validation import Severity
from armstrace.graph.vocabulary import read_ontology, read_vocabulary

AUTHORITY = Authority(read_registers(), read_vocabulary(), tuple(read_ontology()), "0.1.0")
MATERIAL = Material((make_file(CLAIMS),), (CONFLICT,))
RETIRED = RetiredId(key="rus-cmb-old-00000000", replaced_by=(CLAIMS[0].key,), reason="read twice")


def nquads(material: Material) -> bytes:
    return write_nquads(assemble(material, AUTHORITY))


def ids(data: bytes) -> set[str]:
    """The ids of claims and passages in a graph."""
    found = {quad.subject.value for quad in make_store(data) if isinstance(quad.subject, ox.NamedNode)}
    return {iri for iri in found if (parse_iri(iri) or ("",))[0] in ("claim", "passage")}


def with_claim(change: Callable[[Claim], Claim]) -> Material:
    return replace(MATERIAL, files=(make_file([change(claim) for claim in CLAIMS]),))


def with_passages(passages: Iterable[object]) -> Material:
    return replace(MATERIAL, files=(replace(MATERIAL.files[0], passages=tuple(passages)),))  # type: ignore[arg-type]


def test_the_sample_passes_the_gate() -> None:
    report = validate_store(make_store(nquads(MATERIAL)))
    assert [result for result in report.results if result.severity is Severity.VIOLATION] == []


def test_the_order_of_the_input_does_not_matter() -> None:
    other = Material((make_file([*CLAIMS, make_claim("more")]),), (CONFLICT,), (RETIRED,))
    expected, shuffle = nquads(other), random.Random(1)
    file = other.files[0]
    for _ in range(3):
        parts = {
            name: shuffle.sample(getattr(file, name), len(getattr(file, name)))
            for name in ("claims", "passages", "notes")
        }
        turned = replace(file, **{name: tuple(part) for name, part in parts.items()})
        assert nquads(replace(other, files=(turned,))) == expected


def test_the_order_of_files_and_discrepancies_does_not_matter() -> None:
    second = make_other_file()
    slip = Discrepancy(key="slip", kind=DiscrepancyKind.SLIP, claims=(CLAIMS[2].key,), note="x")
    one = Material((MATERIAL.files[0], second), (CONFLICT, slip))
    other = Material((second, MATERIAL.files[0]), (slip, CONFLICT))
    assert nquads(one) == nquads(other)


def make_other_file() -> ClaimsFile:
    """The same claims of another section version, with ids of their own."""
    file, document = make_file(CLAIMS), "rus-cmb-2019-01-01"
    passages = tuple(replace(passage, key=passage.key.replace(DOC, document)) for passage in file.passages)
    claims = tuple(
        replace(
            claim,
            key=claim.key.replace("00000000", "00000001"),
            document=document,
            passage=claim.passage.replace(DOC, document),
            context=tuple(key.replace(DOC, document) for key in claim.context),
        )
        for claim in file.claims
    )
    section = replace(file.section, key=document, updated="2019-01-01")
    lines = tuple((claim.key, 7) for claim in claims)
    return replace(file, path="other.yaml", section=section, passages=passages, claims=claims, lines=lines)


def test_loading_twice_is_loading_once() -> None:
    data = nquads(MATERIAL)
    store = make_store(data)
    store.bulk_load(data, format=ox.RdfFormat.N_QUADS)
    assert write_nquads(store) == data
    assert write_nquads([*assemble(MATERIAL, AUTHORITY), *assemble(MATERIAL, AUTHORITY)]) == data


def test_no_blank_node_and_no_default_graph() -> None:
    for quad in assemble(MATERIAL, AUTHORITY):
        assert isinstance(quad.subject, ox.NamedNode)
        assert not isinstance(quad.object, ox.BlankNode)
        assert isinstance(quad.graph_name, ox.NamedNode)


def test_each_triple_stands_in_one_graph_so_that_the_union_holds_it_once() -> None:
    quads = set(assemble(Material((MATERIAL.files[0], make_other_file()), (CONFLICT,)), AUTHORITY))
    assert len({quad.triple for quad in quads}) == len(quads) >= 10_000


def test_each_id_is_one_slash_after_its_kind_and_works_as_a_prefixed_name() -> None:
    subjects = {quad.subject.value for quad in assemble(MATERIAL, AUTHORITY)}
    own = [iri.removeprefix(ID) for iri in subjects if iri.startswith(ID)]
    assert len(own) >= 100
    for iri in own:
        kind, _, key = iri.partition("/")
        assert kind.isalpha()
        assert set(key) <= set("abcdefghijklmnopqrstuvwxyz0123456789.-"), iri


def test_no_id_moves_when_a_slip_of_the_text_is_mended() -> None:
    mended = with_passages(replace(passage, hash="1" * 64, length=11, at=(0, 11)) for passage in PASSAGES)
    assert ids(nquads(mended)) == ids(nquads(MATERIAL))
    assert nquads(mended) != nquads(MATERIAL)


def test_no_id_moves_when_two_rows_are_swapped() -> None:
    swapped = with_passages(replace(passage, row=2) if passage.row else passage for passage in PASSAGES)
    assert ids(nquads(swapped)) == ids(nquads(MATERIAL))
    assert nquads(swapped) != nquads(MATERIAL)


def test_no_id_moves_when_an_asserter_is_corrected() -> None:
    corrected = with_claim(lambda claim: replace(claim, asserters=(Ref("org", "hrw"),)))
    assert ids(nquads(corrected)) == ids(nquads(MATERIAL))
    assert nquads(corrected) != nquads(MATERIAL)


def test_a_conflict_takes_the_finding_of_use_away() -> None:
    use = ox.Quad(ref_node(STATE), node("arms:used"), ref_node(MUNITION), ox.NamedNode(graph_iri("findings")))
    assert use in assemble(replace(MATERIAL, discrepancies=()), AUTHORITY)
    assert use not in assemble(MATERIAL, AUTHORITY)


@pytest.mark.parametrize(
    ("material", "message"),
    [
        (
            with_claim(lambda claim: replace(claim, notes=(99,))),
            r"cmb-2022-05-17.yaml:100: claim \S+: footnote 99 is not",
        ),
        (
            with_claim(lambda claim: replace(claim, time="2018-02-29")),
            r"yaml:100: claim \S+: '2018-02-29' names a day that is in no calendar",
        ),
        (
            with_claim(lambda claim: replace(claim, restates=("nobody",))),
            r"yaml:100: claim \S+: there is no claim nobody",
        ),
        (with_claim(lambda claim: replace(claim, rule="nobody")), r"yaml:100: claim \S+: there is no rule nobody"),
        (with_claim(lambda claim: replace(claim, key=CLAIMS[0].key)), r"yaml:103: claim \S+ stands in \S+ already"),
        (Material((MATERIAL.files[0], replace(make_file(), path="b.yaml"))), "b.yaml: the section version .* already"),
        (Material(MATERIAL.files, (replace(CONFLICT, claims=("a", "b")),)), "there is no claim a"),
        (Material(MATERIAL.files, retired=(replace(RETIRED, key=CLAIMS[0].key),)), "is retired and in use"),
    ],
)
def test_what_cannot_be_is_refused_with_its_place(material: Material, message: str) -> None:
    with pytest.raises(InputError, match=message):
        assemble(material, AUTHORITY)


def test_an_unknown_country_is_refused() -> None:
    file = replace(make_file(), section=replace(make_file().section, country="xxx"))
    with pytest.raises(InputError, match="'xxx' is no state or territory of the registers"):
        assemble(Material((file,)), AUTHORITY)


def test_a_rule_that_read_a_claim_is_told() -> None:
    rule = RuleNote("votes", "Votes", "Reads votes.")
    claims = [replace(claim, rule="votes") for claim in CLAIMS]
    quads = assemble(Material((make_file(claims),), rules=(rule,)), AUTHORITY)
    runs = ox.NamedNode(graph_iri("runs"))
    assert ox.Quad(record_node("rule", "votes"), node("rdf:type"), node("arms:Rule"), runs) in quads
