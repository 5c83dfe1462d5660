"""All quads of a release from claims, registers and ontology: a pure function, the same for any order of its input."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

import pyoxigraph as ox

from armstrace.graph.basis import SectionIndex, make_index
from armstrace.graph.claim import Claim
from armstrace.graph.discrepancy_quads import (
    check_discrepancies,
    discrepancies_to_quads,
    find_conflicts,
    rank_claims,
    retired_to_quads,
)
from armstrace.graph.document_quads import note_to_quads, passage_to_quads, section_to_quads
from armstrace.graph.entities import registers_to_quads
from armstrace.graph.errors import InputError
from armstrace.graph.findings import findings_to_quads, make_evidence
from armstrace.graph.names import Ref
from armstrace.graph.quads import claim_to_quads
from armstrace.graph.registers import Registers
from armstrace.graph.run_quads import RuleNote, ontology_to_quads, rules_to_quads, runs_to_quads
from armstrace.graph.section import ClaimsFile, Discrepancy, RetiredId
from armstrace.graph.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Material:
    """What people and rules have read: claims files, what does not fit, retired ids, and the rules at work."""

    files: tuple[ClaimsFile, ...]
    discrepancies: tuple[Discrepancy, ...] = ()
    retired: tuple[RetiredId, ...] = ()
    rules: tuple[RuleNote, ...] = ()


@dataclass(frozen=True, slots=True)
class Authority:
    """What names and terms come from: the registers, the ontology as read and as quads, and the release's version."""

    registers: Registers
    vocabulary: Vocabulary
    ontology: tuple[ox.Quad, ...]
    version: str


def assemble(material: Material, authority: Authority) -> tuple[ox.Quad, ...]:
    """The quads of a release. Raises InputError, with the file and line of the claim at fault."""
    claims = rank_claims(_list_claims(material.files), material.discrepancies)
    check_material(material)
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
            retired_to_quads(material.retired, documents),
            findings_to_quads(claims, evidence),
            runs_to_quads(indexes, authority.version),
            rules_to_quads(_list_used(material)),
        )
    )


def check_material(material: Material) -> None:
    """Raise InputError for what no single file can know: ids and sections that stand twice, links that lead nowhere."""
    sections: dict[str, str] = {}
    places: dict[str, ClaimsFile] = {}
    for file in material.files:
        if file.section.key in sections:
            problem = f"the section version {file.section.key} stands in {sections[file.section.key]} already"
            raise InputError(problem, file=file.path, remedy="one file a section version")
        sections[file.section.key] = file.path
        for claim in file.claims:
            if claim.key in places:
                problem = f"claim {claim.key} stands in {places[claim.key].path} already"
                raise _place(claim.key, file, InputError(problem, remedy="mint a new id"))
            places[claim.key] = file
    check_discrepancies(material.discrepancies, _list_claims(material.files))
    _check_links(material, set(places), {rule.key for rule in material.rules})


def _check_links(material: Material, claims: set[str], rules: set[str]) -> None:
    """Links between claims lead to claims in use or retired, and each rule that is named is known."""
    known = claims | {item.key for item in material.retired}
    for file in material.files:
        for claim in file.claims:
            for other in (*claim.restates, *claim.revises, *filter(None, [claim.breakdown_of])):
                if other not in known:
                    raise _place(claim.key, file, InputError(f"claim {claim.key}: there is no claim {other}"))
            if claim.rule is not None and claim.rule not in rules:
                fault = InputError(
                    f"claim {claim.key}: there is no rule {claim.rule}", remedy=f"there are {sorted(rules)}"
                )
                raise _place(claim.key, file, fault)


def _list_used(material: Material) -> Iterator[RuleNote]:
    """The rules that read a claim: a release tells of no others."""
    used = {claim.rule for claim in _list_claims(material.files)}
    return (rule for rule in material.rules if rule.key in used)


def _list_claims(files: Iterable[ClaimsFile]) -> Iterator[Claim]:
    return (claim for file in files for claim in file.claims)


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
            raise _place(claim.key, by_document[claim.document], error) from error


def _place(key: str, file: ClaimsFile, error: InputError) -> InputError:
    """The error with the claim's file and line."""
    message = error.message if key in error.message else f"claim {key}: {error.message}"
    return InputError(message, file=file.path, line=dict(file.lines).get(key), remedy=error.remedy)
