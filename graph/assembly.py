"""All quads of a release from claims, registers and ontology: a pure function, the same for any order of its input."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

import pyoxigraph as ox

from armstrace.graph.basis import SectionIndex, make_index
from armstrace.graph.claim import Claim
from armstrace.graph.discrepancy_quads import (
    discrepancies_to_quads,
    find_conflicts,
    rank_claims,
    retired_to_quads,
)
from armstrace.graph.document_quads import note_to_quads, passage_to_quads, section_to_quads
from armstrace.graph.entities import registers_to_quads
from armstrace.graph.errors import InputError
from armstrace.graph.findings import findings_to_quads, make_evidence
from armstrace.graph.material import Material, check_material, locate
from armstrace.graph.names import Ref
from armstrace.graph.quads import claim_to_quads
from armstrace.graph.registers import Registers
from armstrace.graph.run_quads import RuleNote, ontology_to_quads, rules_to_quads, runs_to_quads
from armstrace.graph.section import ClaimsFile
from armstrace.graph.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Authority:
    """What names and terms come from: the registers, the ontology as read and as quads, and the release's version."""

    registers: Registers
    vocabulary: Vocabulary
    ontology: tuple[ox.Quad, ...]
    version: str


def assemble(material: Material, authority: Authority) -> tuple[ox.Quad, ...]:
    """The quads of a release. Raises InputError, with file and line, where something does not fit."""
    check_material(material)
    claims = rank_claims(material.claims, material.discrepancies)
    indexes = {file.section.key: make_index(file) for file in material.files}
    documents = {claim.key: claim.document for claim in claims}
    conflicts = find_conflicts(material.discrepancies)
    evidence = make_evidence(claims, indexes.values(), conflicts, authority.registers, authority.vocabulary)
    return tuple(
        chain(
            registers_to_quads(authority.registers),
            ontology_to_quads(authority.ontology),
            *(_document_quads(file, authority.registers) for file in material.files),
            _claim_quads(claims, material.files, indexes, authority.vocabulary),
            discrepancies_to_quads(material.discrepancies, documents),
            retired_to_quads(material.retired),
            findings_to_quads(claims, evidence),
            runs_to_quads(indexes, authority.version),
            rules_to_quads(_list_used(material)),
        )
    )


def _list_used(material: Material) -> Iterator[RuleNote]:
    """The rules that read a claim: a release tells of no others."""
    used = {claim.rule for claim in material.claims}
    return (rule for rule in material.rules if rule.key in used)


def _document_quads(file: ClaimsFile, registers: Registers) -> Iterator[ox.Quad]:
    document, country = file.section.key, file.section.country
    entry = registers.find_ref(Ref("state", country)) or registers.find_ref(Ref("territory", country))
    if entry is None:
        raise InputError(f"{country!r} is no state or territory of the registers", file=file.path)
    yield from section_to_quads(file.section, entry.ref, entry.label)
    for passage in file.passages:
        yield from passage_to_quads(passage, document)
    for note in file.notes:
        yield from note_to_quads(note, document)


def _claim_quads(
    claims: Iterable[Claim], files: Iterable[ClaimsFile], indexes: dict[str, SectionIndex], vocabulary: Vocabulary
) -> Iterator[ox.Quad]:
    by_document = {file.section.key: file for file in files}
    for claim in claims:
        try:
            is_measure = claim.predicate in vocabulary.measures
            yield from claim_to_quads(claim, indexes[claim.document], is_measure=is_measure)
        except InputError as error:
            raise locate(error, claim.key, by_document[claim.document]) from error
