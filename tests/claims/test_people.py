"""Natural persons: holders of public office and authors only, never victim, user, maker or mover (docs/ethics.md)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from armstrace.graph.claim import Claim
from armstrace.graph.names import Ref
from armstrace.graph.registers import read_registers
from armstrace.graph.vocabulary import read_vocabulary

OFFICE_KINDS = {"StatementClaim", "OfficeClaim", "DevelopmentClaim"}


def list_refs(claim: Claim) -> Iterator[Ref]:
    """Every thing that a claim names."""
    yield from (ref for ref in (claim.subject, claim.object, claim.event, claim.statement) if ref)
    yield from (*claim.weapons, *claim.origins, *claim.places, *claim.asserters, *claim.reporters, *claim.alternatives)
    yield from (detail for _, detail in claim.details if isinstance(detail, Ref))


def test_persons_are_office_holders_or_authors(claims: Mapping[str, Claim]) -> None:
    named = {ref for claim in claims.values() for ref in list_refs(claim) if ref.kind == "person"}
    assert len(named) >= 7
    grounds = {read_registers().get(ref).fields["basis"] for ref in named}
    assert grounds == {"publicOffice", "author"}


def test_a_person_is_subject_only_of_words_and_office(claims: Mapping[str, Claim]) -> None:
    subjects = [claim for claim in claims.values() if claim.subject.kind == "person"]
    assert len(subjects) >= 10
    assert {claim.kind for claim in subjects} <= OFFICE_KINDS
    guarded = read_vocabulary().guarded
    assert [claim.key for claim in subjects if claim.predicate in guarded] == []


def test_authors_are_never_subjects(claims: Mapping[str, Claim]) -> None:
    subjects = {claim.subject for claim in claims.values() if claim.subject.kind == "person"}
    assert {read_registers().get(ref).fields["basis"] for ref in subjects} == {"publicOffice"}


def test_victims_are_never_subjects(claims: Mapping[str, Claim]) -> None:
    casualties = [claim for claim in claims.values() if claim.kind == "CasualtyClaim" and claim.quantity]
    assert len(casualties) >= 50
    assert {claim.subject.kind for claim in casualties} <= {"state", "place", "territory"}
    survivors = {"mine-erw-survivors-rus", "persons-with-disabilities-rus", "civilians-with-disabilities-rus"}
    assert [claim.key for claim in claims.values() if claim.subject.key in survivors] == []
