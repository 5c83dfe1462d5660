"""The reviewed claims of the packaged profile: what every file must be, and how they stand to the text."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from armstrace.graph.claim import Claim, Polarity, Review, Status
from armstrace.graph.section import ClaimsFile, NoteState, Resolution
from armstrace.loaders.claims_file import read_claims_file
from armstrace.loaders.layout import read_document
from armstrace.loaders.passage import PassageState, check_passages

FOLDER = Path(__file__).parents[2] / "data" / "claims" / "rus"
MISSING = {"cmb": [14, 31, 35], "mbp": [22], "ma": [2, 10], "cas": [], "cva": [10]}


@pytest.fixture(scope="module")
def files() -> dict[str, ClaimsFile]:
    """The files by section code."""
    found = [read_claims_file(path) for path in sorted(FOLDER.glob("*-[0-9]*.yaml"))]
    assert len(found) == len(MISSING)
    return {file.section.key.split("-")[1]: file for file in found}


@pytest.fixture(scope="module")
def claims(files: dict[str, ClaimsFile]) -> list[Claim]:
    found = [claim for file in files.values() for claim in file.claims]
    assert len(found) >= 700
    return found


def test_ids_are_those_of_one_claim(claims):
    assert [key for key, n in Counter(claim.key for claim in claims).items() if n > 1] == []


def test_links_to_other_sections_lead_somewhere(claims):
    known = {claim.key for claim in claims}
    links = {key for claim in claims for key in (*claim.restates, *claim.revises)}
    assert links
    assert links <= known


def test_passages_are_used_and_none_is_listed_for_nothing(files):
    for file in files.values():
        used = {key for claim in file.claims for key in (claim.passage, *claim.context)}
        assert used == {passage.key for passage in file.passages}


@pytest.mark.parametrize("code", MISSING)
def test_lost_notes_are_marked_missing(files, code):
    missing = [note.number for note in files[code].notes if note.state is NoteState.MISSING]
    assert missing == MISSING[code]


def test_an_ibid_after_a_lost_note_is_unresolved(files):
    unresolved = {
        (code, note.number)
        for code, file in files.items()
        for note in file.notes
        if note.resolution in (Resolution.UNRESOLVED_IBID, Resolution.AMBIGUOUS_IBID)
    }
    assert ("cmb", 36) in unresolved


def test_all_are_reviewed_by_a_person(claims):
    assert {claim.review for claim in claims} == {Review.REVIEWED}
    assert {claim.rule for claim in claims} == {None}


def test_persons_speak_or_hold_office_and_nothing_else(claims):
    kinds = {claim.kind for claim in claims if claim.subject.kind == "person"}
    assert kinds
    assert kinds <= {"StatementClaim", "OfficeClaim", "DocumentClaim"}


def test_a_denial_is_negated_and_has_its_speaker(claims):
    denials = [claim for claim in claims if claim.status is Status.DENIED]
    assert len(denials) >= 5
    assert all(claim.polarity is Polarity.NEGATED and claim.asserters for claim in denials)


def test_an_either_or_never_has_one_of_its_sides_as_object(claims):
    open_choices = [claim for claim in claims if claim.alternatives]
    assert len(open_choices) >= 2
    assert all(claim.object is None and len(claim.alternatives) >= 2 for claim in open_choices)


@pytest.mark.shared
def test_every_passage_stands_in_the_text_where_the_file_says(files, shared):
    document = read_document(shared / "profiles" / "russian-federation.txt", country="rus")
    for file in files.values():
        assert file.section.copy_sha256 == document.sha256
        checks = check_passages(file.passages, document)
        assert len(checks) == len(file.passages) > 0
        assert [check.passage.key for check in checks if check.state is not PassageState.FOUND] == []
