"""What a release is made of, and what no single file of it can know: whether all of it fits together."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from armstrace.graph.claim import Claim
from armstrace.graph.errors import InputError
from armstrace.graph.run_quads import RuleNote
from armstrace.graph.section import ClaimsFile, Discrepancy, DiscrepancyKind, RetiredId

#: Kinds of discrepancy that a single claim may have; the others hold between claims.
_SOLITARY = frozenset({DiscrepancyKind.SLIP})


@dataclass(frozen=True, slots=True)
class Material:
    """What people and rules have read: claims files, what does not fit, retired ids, and the rules at work."""

    files: tuple[ClaimsFile, ...]
    discrepancies: tuple[Discrepancy, ...] = ()
    retired: tuple[RetiredId, ...] = ()
    rules: tuple[RuleNote, ...] = ()

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims of all files."""
        return tuple(claim for file in self.files for claim in file.claims)


def check_material(material: Material) -> None:
    """Raise InputError, with file and line, for ids and sections that stand twice, and for links that lead nowhere."""
    _check_sections(material.files)
    live = _check_ids(material.files)
    known = live | {item.key for item in material.retired}
    rules = {rule.key for rule in material.rules}
    for file in material.files:
        for claim in file.claims:
            _check_links(claim, file, known, rules)
    check_discrepancies(material.discrepancies, live)
    check_retired(material.retired, live)


def check_discrepancies(discrepancies: Iterable[Discrepancy], claims: Collection[str]) -> None:
    """Raise InputError for a discrepancy that stands twice, or names an unknown claim, one twice, or too few.

    `claims` are the ids of claims in use.
    """
    seen: set[str] = set()
    for item in discrepancies:
        if item.key in seen:
            raise _fault(item, f"discrepancy {item.key} stands twice", "give each its own id")
        seen.add(item.key)
        for key in item.claims:
            if key not in claims:
                remedy = _suggest(key, claims, "name a claim of the files")
                raise _fault(item, f"discrepancy {item.key}: there is no claim {key}", remedy)
        least = 1 if item.kind in _SOLITARY else 2
        if len(set(item.claims)) < max(least, len(item.claims)):
            raise _fault(item, f"discrepancy {item.key}: {item.kind} needs {least} claims or more, each once")


def check_retired(retired: Iterable[RetiredId], claims: Collection[str]) -> None:
    """Raise InputError for a retired id that stands twice, is in use, or leads to one neither in use nor retired."""
    retired = tuple(retired)
    known, seen = {*claims, *(item.key for item in retired)}, set[str]()
    for item in retired:
        if item.key in claims:
            raise _fault(item, f"claim {item.key} is retired and in use", "mint a new id; a retired one stays so")
        if item.key in seen:
            raise _fault(item, f"claim {item.key} is retired twice", "name all its successors in one place")
        seen.add(item.key)
        for key in item.replaced_by:
            if key not in known:
                remedy = _suggest(key, known, "name a claim that is in use or retired")
                raise _fault(item, f"retired claim {item.key}: there is no claim {key} to replace it", remedy)


def locate(error: InputError, claim: str, file: ClaimsFile) -> InputError:
    """The error with a claim's file and line, and its id where the message does not name it."""
    return error.at(file.path, dict(file.lines).get(claim), within="" if claim in error.message else f"claim {claim}")


def _check_sections(files: Iterable[ClaimsFile]) -> None:
    seen: dict[str, str] = {}
    for file in files:
        key = file.section.key
        if key in seen:
            problem = f"the section version {key} stands in {seen[key]} already"
            raise InputError(problem, file=file.path, remedy="one file a section version")
        seen[key] = file.path


def _check_ids(files: Iterable[ClaimsFile]) -> set[str]:
    """The ids in use, each once."""
    seen: dict[str, str] = {}
    for file in files:
        for claim in file.claims:
            if claim.key in seen:
                problem = f"claim {claim.key} stands in {seen[claim.key]} already"
                raise locate(InputError(problem, remedy="mint a new id"), claim.key, file)
            seen[claim.key] = file.path
    return set(seen)


def _check_links(claim: Claim, file: ClaimsFile, known: Collection[str], rules: Collection[str]) -> None:
    """Links between claims lead to claims in use or retired, and a rule that is named is known."""
    for other in (*claim.restates, *claim.revises, *filter(None, [claim.breakdown_of])):
        if other not in known:
            remedy = _suggest(other, known, "name a claim of the files, or leave the link out")
            raise locate(InputError(f"there is no claim {other}", remedy=remedy), claim.key, file)
    if claim.rule is not None and claim.rule not in rules:
        remedy = _suggest(claim.rule, rules, "leave `rule` out where no rule read the claim")
        raise locate(InputError(f"there is no rule {claim.rule}", remedy=remedy), claim.key, file)


def _suggest(name: str, names: Collection[str], remedy: str) -> str:
    """The remedy, and the names most alike to one that is not there."""
    near = difflib.get_close_matches(name, sorted(names), n=3)
    return f"{remedy}; nearest: {', '.join(near)}" if near else remedy


def _fault(item: Discrepancy | RetiredId, message: str, remedy: str = "") -> InputError:
    return InputError(message, file=item.file, line=item.line, remedy=remedy)
