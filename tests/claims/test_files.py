"""Each file is whole: no fault, all its notes, no sentence of the profile; its links lead somewhere."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from armstrace.graph import resources
from armstrace.graph.claim import Claim, Review
from armstrace.graph.section import ClaimsFile, NoteState, Resolution
from armstrace.loaders.claims_file import list_faults, read_retired
from armstrace.loaders.layout import read_document
from armstrace.loaders.passage import PassageState, check_passages

LEAST = {"cmb": 350, "mbp": 184, "ma": 79, "cas": 25, "cva": 71}
MISSING = {"cmb": {14, 31, 35}, "mbp": {22}, "ma": {2, 10}, "cas": set(), "cva": {10}}
NOTES = {"cmb": 38, "mbp": 26, "ma": 12, "cas": 3, "cva": 12}


def test_no_file_has_a_fault() -> None:
    paths = [p for p in resources.list_files("data", "claims", "rus", suffix=".yaml", least=7) if "-20" in p.name]
    assert {path.name: list_faults(path) for path in paths} == {path.name: [] for path in paths}


def test_no_claim_is_lost(files: Mapping[str, ClaimsFile]) -> None:
    assert {code: len(file.claims) for code, file in files.items() if len(file.claims) < LEAST[code]} == {}


def test_every_claim_is_reviewed(claims: Mapping[str, Claim]) -> None:
    assert [key for key, claim in claims.items() if claim.review is not Review.REVIEWED] == []


def test_no_retired_id_is_in_use(claims: Mapping[str, Claim]) -> None:
    retired = read_retired(resources.find_folder("data", "claims", "rus") / "retired.yaml")
    assert [item.key for item in retired if item.key in claims] == []


def test_links_lead_to_claims(claims: Mapping[str, Claim]) -> None:
    links = [(c.key, other) for c in claims.values() for other in (*c.restates, *c.revises)]
    assert len(links) >= 25
    assert [link for link in links if link[1] not in claims] == []


def test_a_later_section_restates_and_revises_the_earlier(claims: Mapping[str, Claim]) -> None:
    dates = [
        (c.document[-10:], claims[other].document[-10:])
        for c in claims.values()
        for other in (*c.restates, *c.revises)
        if claims[other].document != c.document
    ]
    assert len(dates) >= 14
    assert [pair for pair in dates if pair[0] < pair[1]] == []


def test_notes_are_those_of_the_profile(files: Mapping[str, ClaimsFile]) -> None:
    assert {code: [note.number for note in file.notes] for code, file in files.items()} == {
        code: list(range(1, last + 1)) for code, last in NOTES.items()
    }
    missing = {code: {n.number for n in file.notes if n.state is NoteState.MISSING} for code, file in files.items()}
    assert missing == MISSING


def test_ibid_is_followed_only_where_it_leads_somewhere(files: Mapping[str, ClaimsFile]) -> None:
    notes = {(code, note.number): note for code, file in files.items() for note in file.notes}
    assert notes["ma", 5].resolution is Resolution.IBID
    assert [c.source for c in notes["ma", 5].citations] == [c.source for c in notes["ma", 4].citations]
    assert notes["cmb", 36].resolution is Resolution.UNRESOLVED_IBID
    assert not {c.source for c in notes["cmb", 36].citations} & {c.source for c in notes["cmb", 34].citations}
    assert notes["cva", 7].resolution is Resolution.AMBIGUOUS_IBID


def test_own_words_are_few(claims: Mapping[str, Claim]) -> None:
    assert [c.key for c in claims.values() if len((c.quoted or "").split()) > 15] == []
    assert [c.key for c in claims.values() if len((c.content or "").split()) > 25] == []
    assert [c.key for c in claims.values() if len((c.hedge or "").split()) > 6] == []


@pytest.mark.shared
def test_no_sentence_of_the_profile_is_in_the_data(root: Path, shared: Path) -> None:
    tool = shared / "tools" / "borrowed_text.py"
    told = subprocess.run([sys.executable, tool, root], capture_output=True, text=True, check=False).stdout
    assert "borrowed runs" in told
    assert [line for line in told.splitlines() if line.startswith("data/claims/")] == []


@pytest.mark.shared
def test_every_passage_stands_where_it_says(files: Mapping[str, ClaimsFile], shared: Path) -> None:
    document = read_document(shared / "profiles" / "russian-federation.txt")
    passages = [passage for file in files.values() for passage in file.passages]
    assert len(passages) >= 300
    assert {file.section.copy_sha256 for file in files.values()} == {document.sha256}
    assert [c.passage.key for c in check_passages(passages, document) if c.state is not PassageState.FOUND] == []
