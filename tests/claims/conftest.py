"""The reviewed claims of the Russian profile, read once."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from armstrace.graph import resources
from armstrace.graph.claim import Claim
from armstrace.graph.section import ClaimsFile, Discrepancy
from armstrace.loaders.claims_file import read_claims_file, read_discrepancies

SECTIONS = {"cmb", "mbp", "ma", "cas", "cva"}


@pytest.fixture(scope="session")
def files() -> Mapping[str, ClaimsFile]:
    """Section code -> claims file, all five of the profile."""
    paths = [p for p in resources.list_files("data", "claims", "rus", suffix=".yaml", least=7) if "-20" in p.name]
    found = {path.name.split("-")[0]: read_claims_file(path) for path in paths}
    assert found.keys() == SECTIONS
    return found


@pytest.fixture(scope="session")
def claims(files: Mapping[str, ClaimsFile]) -> Mapping[str, Claim]:
    """Id -> claim, of all sections. An id that stands twice fails here."""
    listed = [claim for file in files.values() for claim in file.claims]
    found = {claim.key: claim for claim in listed}
    assert len(found) == len(listed)
    return found


@pytest.fixture(scope="session")
def discrepancies() -> Mapping[str, Discrepancy]:
    """Key -> discrepancy of the profile."""
    found = read_discrepancies(resources.find_folder("data", "claims", "rus") / "discrepancies.yaml")
    assert len(found) >= 55
    return {item.key: item for item in found}
