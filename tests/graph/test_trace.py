"""Traces: each claim leads to its section, passage, footnotes and works, or says in words that there are none."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from graph_sample import CLAIMS, CONFLICT, DOC, HASH, LETTER, NOTES, WORK, make_claim, make_file

from armstrace.graph.assembly import Authority, assemble
from armstrace.graph.errors import InputError
from armstrace.graph.material import Material
from armstrace.graph.names import make_iri, ref_iri
from armstrace.graph.registers import read_registers
from armstrace.graph.release import Release
from armstrace.graph.run_quads import RuleNote
from armstrace.graph.section import Discrepancy, DiscrepancyKind
from armstrace.graph.store import make_store, write_nquads
from armstrace.graph.trace import Trace, read_trace
from armstrace.graph.vocabulary import read_ontology, read_vocabulary

MORE = (
    make_claim("lost", notes=(3,), rule="uses", time="2009"),
    make_claim("bare", passage=f"{DOC}-use-1-2", notes=(), time="2010", context=(f"{DOC}-use-1-1",)),
    make_claim("explained", notes=(6,), predicate="stockpiles", restates=(CLAIMS[0].key,)),
    make_claim("unresolved", notes=(4,), predicate="stockpiles"),
)
UPDATE = Discrepancy(key="update", kind=DiscrepancyKind.UPDATE, claims=(MORE[2].key, MORE[3].key), note="Newer.")


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Release:
    authority = Authority(read_registers(), read_vocabulary(), tuple(read_ontology()), "0.1.0")
    material = Material(
        (make_file((*CLAIMS, *MORE)),), (CONFLICT, UPDATE), rules=(RuleNote("uses", "Uses", "Reads uses."),)
    )
    return Release(
        folder=Path("release"),
        id="0" * 12,
        version="0.1.0",
        date="2026-11-24",
        title="A test",
        corrections="https://example.org/",
        store=make_store(write_nquads(assemble(material, authority))),
        texts=None,
        counts={},
    )


def trace(release: Release, place: int) -> Trace:
    return read_trace(release, (*CLAIMS, *MORE)[place].key)


def test_a_trace_leads_from_the_claim_to_the_cited_works(release: Release) -> None:
    found = trace(release, 0)
    assert found.claim.key == CLAIMS[0].key
    assert (found.section.iri, found.section.updated) == (make_iri("doc", DOC), "2022-05-17")
    assert found.section.title == "Cluster Munition Ban Policy"
    assert found.section.profile == (make_iri("profile", "rus"), "Profile of Russia")
    assert found.section.page == "https://example.org/rus"
    assert found.passage.place == "Use, block 1, sentence 1"
    assert (found.passage.hash, found.passage.length, found.passage.at) == (HASH, 10, (0, 10))
    assert [note.number for note in found.notes] == [1]
    registers = read_registers()
    assert [(work.source.iri, work.role.label, work.locator) for work in found.notes[0].works] == [
        (ref_iri(WORK), "cites", "p. 4"),
        (ref_iri(LETTER), "see", None),
    ]
    assert [work.title for work in found.notes[0].works] == [
        registers.get(source).fields["title"] for source in (WORK, LETTER)
    ]
    assert (found.release, found.version, found.software) == ("0" * 12, "0.1.0", "0.1.0")
    assert found.reader.iri == make_iri("reader", "armstrace")
    assert found.rule is None


def test_the_reader_is_the_curators_or_the_program_with_its_rule(release: Release) -> None:
    assert trace(release, 2).reader.iri == make_iri("reader", "curators")
    rule = trace(release, 4).rule
    assert rule is not None
    assert (rule.iri, rule.label) == (make_iri("rule", "uses"), "Uses")


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (2, "no footnote: stated by the profile"),
        (4, "note 3: text not available"),
        (5, "no footnote: stated by the profile"),
    ],
)
def test_what_has_no_work_says_so_in_words(release: Release, place: int, words: str) -> None:
    assert trace(release, place).ground == words


def test_each_claim_has_works_or_words(release: Release) -> None:
    for place in range(len(CLAIMS) + len(MORE)):
        found = trace(release, place)
        assert any(note.works for note in found.notes) or found.ground


def test_a_note_without_works_is_told_by_its_resolution(release: Release) -> None:
    found = trace(release, 6).notes[0]
    assert found.words == f"note 6: {found.resolution.label}"
    assert found.works == ()
    assert trace(release, 0).notes[0].words == "note 1"


def test_a_claim_in_a_footnote_has_that_note(release: Release) -> None:
    found = trace(release, 1)
    assert [note.number for note in found.notes] == [1]
    assert found.passage.place == "note 1, sentence 1"


def test_a_finding_and_what_bars_it(release: Release) -> None:
    assert trace(release, 2).feeds
    assert not trace(release, 0).feeds


def test_discrepancies_stand_in_the_trace_with_the_other_claims(release: Release) -> None:
    (found,) = trace(release, 0).discrepancies
    assert (found.kind.label, found.note) == ("conflict", CONFLICT.note)
    assert [other.key for other in found.others] == [CLAIMS[1].key]


@pytest.mark.parametrize(
    ("place", "relation", "other"),
    [
        (0, "conflicts with it", CLAIMS[1].key),
        (1, "conflicts with it", CLAIMS[0].key),
        (0, "restates it", MORE[2].key),
        (6, "is restated by it", CLAIMS[0].key),
        (6, "supersedes it", MORE[3].key),
        (7, "is superseded by it", MORE[2].key),
        (4, "is on the same matter", MORE[1].key),
    ],
)
def test_other_claims_on_the_matter_with_how_they_relate(
    release: Release, place: int, relation: str, other: str
) -> None:
    assert (relation, other) in [(found.relation, found.claim.key) for found in trace(release, place).related]


def test_no_other_claim_stands_twice_and_none_is_the_claim_itself(release: Release) -> None:
    for place, claim in enumerate((*CLAIMS, *MORE)):
        keys = [found.claim.key for found in trace(release, place).related]
        assert len(set(keys)) == len(keys)
        assert claim.key not in keys


def test_context_passages_are_told(release: Release) -> None:
    assert [passage.place for passage in trace(release, 3).context] == ["Use, block 2, title"]


@pytest.mark.parametrize("key", ["rus-cmb-nobody-00000000", "No Key"])
def test_a_claim_that_is_not_there_is_an_error(release: Release, key: str) -> None:
    with pytest.raises(InputError, match=re.escape(key)):
        read_trace(release, key)


def test_texts_are_not_shown_where_there_are_none(release: Release) -> None:
    assert read_trace(release, CLAIMS[0].key, with_text=True).passage.text is None


def test_the_sample_has_each_kind_of_note() -> None:
    assert {note.resolution.value for note in NOTES} == {
        *("cited", "ibid", "missing", "unresolvedIbid", "ambiguousIbid", "explanatory")
    }
