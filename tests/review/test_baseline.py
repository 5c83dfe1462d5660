"""Rules alone on the Russian profile against its reviewed claims: figures that may only improve."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest

from armstrace.graph import resources
from armstrace.graph.section import ClaimsFile
from armstrace.loaders.claims_file import list_faults
from armstrace.loaders.claims_folder import make_path, read_reviewed, write_files
from armstrace.loaders.grounding import Ground, check_grounding
from armstrace.loaders.reading import Reading
from armstrace.loaders.review import compare_files
from armstrace.loaders.upgrade import find_upgrades

pytestmark = pytest.mark.shared
BASELINE = Path(__file__).with_name("baseline.json")


@pytest.fixture(scope="module")
def reviewed() -> Mapping[str, ClaimsFile]:
    """The reviewed claims by section version."""
    return read_reviewed(Path(str(resources.find_folder("data", "claims")))).files


@pytest.fixture(scope="module")
def baseline() -> dict[str, int]:
    """The figures kept: raise `same` and lower the others when rules get better, never the other way."""
    found: dict[str, int] = json.loads(BASELINE.read_text(encoding="utf-8"))
    assert found.keys() == {"same", "different", "new", "gone", "upgrades"}
    return found


def test_the_figures_only_improve(
    russian_drafts: tuple[ClaimsFile, ...], reviewed: Mapping[str, ClaimsFile], baseline: dict[str, int]
) -> None:
    assert len(russian_drafts) == 5
    compared = [item for file in russian_drafts for item in compare_files(file, reviewed[file.section.key])]
    counts = Counter(item.change.value for item in compared)
    found = counts["same"] + counts["different"]
    assert found >= baseline["same"] + baseline["different"]
    assert counts["same"] >= baseline["same"]
    assert counts["new"] <= baseline["new"]
    assert counts["gone"] <= baseline["gone"]


def test_no_hedge_denial_allegation_or_plan_is_read_as_an_assertion(
    russian_drafts: tuple[ClaimsFile, ...], reviewed: Mapping[str, ClaimsFile], baseline: dict[str, int]
) -> None:
    """The wanted number is 0; those that stand are kept as a number that may only fall."""
    found = [up for file in russian_drafts for up in find_upgrades(file, reviewed[file.section.key])]
    told = [f"{up.reason}: {up.draft.key} against {up.reviewed.key}" for up in found]
    assert len(told) <= baseline["upgrades"], told


def test_every_number_state_and_weapon_stands_somewhere_named(russian: Reading) -> None:
    found = check_grounding(russian)
    assert len(found) >= 1_200
    nowhere = [(g.claim.key, g.role, g.value) for g in found if g.ground is Ground.NOWHERE]
    assert nowhere == []
    assert {g.value for g in found if g.ground is Ground.INFERRED} == {"state:rus"}


def test_drafts_have_the_form_of_claims_files(russian_drafts: tuple[ClaimsFile, ...], tmp_path: Path) -> None:
    """What is left to people are names that no register has."""
    paths = write_files(russian_drafts, tmp_path)
    assert [path.relative_to(tmp_path).as_posix() for path in paths] == [make_path(f.section) for f in russian_drafts]
    faults = [fault for path in paths for fault in list_faults(path)]
    assert [str(fault) for fault in faults if "is not known" not in fault.message] == []
