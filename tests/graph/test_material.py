"""Whether all of a release fits together: each fault is told with file, line and what to do."""

from __future__ import annotations

from dataclasses import replace

import pytest
from graph_sample import CLAIMS, make_claim, make_file

from armstrace.graph.errors import InputError
from armstrace.graph.material import Material, check_material
from armstrace.graph.run_quads import RuleNote
from armstrace.graph.section import Discrepancy, DiscrepancyKind, RetiredId

FILE = make_file(CLAIMS)
A, B, *_ = (claim.key for claim in CLAIMS)
RULES = (RuleNote("use", "use", "Reads uses."), RuleNote("vote", "vote", "Reads votes."))


def item(kind: DiscrepancyKind, *keys: str, key: str = "x") -> Discrepancy:
    return Discrepancy(key=key, kind=kind, claims=keys, note="They do not fit.", file="d.yaml", line=7)


def retire(key: str, *successors: str, line: int = 3) -> RetiredId:
    return RetiredId(key=key, replaced_by=successors, reason="read twice", file="r.yaml", line=line)


def test_what_fits_together_passes() -> None:
    check_material(
        Material(
            (make_file([*CLAIMS, make_claim("ruled", rule="use", restates=("rus-cmb-old-00000000",))]),),
            (item(DiscrepancyKind.CONFLICT, A, B), item(DiscrepancyKind.SLIP, A, key="y")),
            (retire("rus-cmb-old-00000000", A), retire("rus-cmb-older-00000000", "rus-cmb-old-00000000")),
            RULES,
        )
    )


@pytest.mark.parametrize(
    ("discrepancy", "message"),
    [
        (item(DiscrepancyKind.CONFLICT, A, "nobody"), "there is no claim nobody"),
        (item(DiscrepancyKind.SCOPE, A, A[:-1]), rf"there is no claim {A[:-1]} .*nearest: {A}"),
        (item(DiscrepancyKind.CONFLICT, A), "conflict needs 2 claims or more, each once"),
        (item(DiscrepancyKind.CONFLICT, A, A), "conflict needs 2 claims or more, each once"),
        (item(DiscrepancyKind.UPDATE, A), "update needs 2 claims or more, each once"),
        (item(DiscrepancyKind.SLIP), "slip needs 1 claims or more, each once"),
        (item(DiscrepancyKind.SLIP, A, key="first"), "stands twice"),
    ],
)
def test_a_discrepancy_that_cannot_be_is_told_with_its_line(discrepancy: Discrepancy, message: str) -> None:
    first = replace(item(DiscrepancyKind.SLIP, A, key="first"), line=1)
    with pytest.raises(InputError, match=rf"d\.yaml:7: discrepancy {discrepancy.key}.*{message}"):
        check_material(Material((FILE,), (first, discrepancy)))


@pytest.mark.parametrize(
    ("retired", "message"),
    [
        (retire(A), "is retired and in use .*mint a new id"),
        (retire("old", "nobody"), "retired claim old: there is no claim nobody to replace it"),
        (retire("first"), "first is retired twice"),
    ],
)
def test_a_retired_id_that_cannot_be_is_told_with_its_line(retired: RetiredId, message: str) -> None:
    with pytest.raises(InputError, match=rf"r\.yaml:3: .*{message}"):
        check_material(Material((FILE,), retired=(retire("first", A, line=1), retired)))


@pytest.mark.parametrize(
    ("rule", "remedy"),
    [
        ("uses", "leave `rule` out where no rule read the claim; nearest: use"),
        ("zzz", r"leave `rule` out where no rule read the claim\)"),
    ],
)
def test_a_rule_that_is_none_is_told_with_what_to_do(rule: str, remedy: str) -> None:
    file = make_file([replace(CLAIMS[0], rule=rule)])
    with pytest.raises(InputError, match=rf"cmb-2022-05-17\.yaml:100: claim {A}: there is no rule {rule} \({remedy}"):
        check_material(Material((file,), rules=RULES))


@pytest.mark.parametrize("field", ["restates", "revises", "breakdown_of"])
def test_a_link_that_leads_nowhere_is_told_with_what_to_do(field: str) -> None:
    claim = replace(CLAIMS[1], **{field: A[:-1] if field == "breakdown_of" else (A[:-1],)})
    with pytest.raises(InputError, match=rf"yaml:101: claim {B}: there is no claim .*nearest: {A}"):
        check_material(Material((make_file([CLAIMS[0], claim]),)))
