"""The reviewed claims against the reading by hand in ../shared: nothing stated is left out, and roles are right."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from armstrace.graph.names import ONTOLOGY
from armstrace.graph.section import ClaimsFile
from armstrace.graph.vocabulary import read_vocabulary
from armstrace.loaders.score import Placed, place_claims, write_lines
from armstrace.loaders.score_name import find_labels, find_source_names

pytestmark = pytest.mark.shared
SCORE = {"recall": 0.95, "source": 0.93, "grounded": 0.98, "matched": 0.95}
ROLES = {"whole": 0.95, "strict": 0.90}


@pytest.fixture(scope="module")
def placed(files: Mapping[str, ClaimsFile]) -> list[Placed]:
    """All claims with their spans in the text copy."""
    found = [item for file in files.values() for item in place_claims(file, find_source_names)]
    assert len(found) >= 700
    return found


@pytest.fixture(scope="module")
def dump(placed: list[Placed], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The dump that the measures read."""
    vocabulary = read_vocabulary()
    words = {name: vocabulary.labels[ONTOLOGY + name][0] for name in vocabulary.kinds}
    path = tmp_path_factory.mktemp("score") / "dump.jsonl"
    path.write_text("\n".join(write_lines(placed, find_labels, words)), encoding="utf-8")
    return path


def measure(shared: Path, tool: str, dump: Path) -> dict[str, float]:
    """The figures that a tool prints on its last line."""
    folder, text = shared / "score", shared / "profiles" / "russian-federation.txt"
    command = [sys.executable, folder / tool, folder / "russia.gold.jsonl", dump, "--doc", text]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return {name: float(figure) for name, figure in re.findall(r"(\w+)[ =](\d\.\d{3})", told.splitlines()[-1])}


def test_every_stated_claim_of_the_reading_is_covered(placed: list[Placed], shared: Path) -> None:
    lines = (shared / "gold" / "claims.jsonl").read_text(encoding="utf-8").splitlines()
    stated = [row for row in map(json.loads, lines) if row["tier"] == 1]
    assert len(stated) == 663
    spans = [span for item in placed for span in item.spans]
    left = [r["id"] for r in stated if not any(s < r["quote_end"] and r["quote_start"] < e for s, e in spans)]
    assert left == []


def test_values_and_sources_are_right(shared: Path, dump: Path) -> None:
    figures = measure(shared, "score.py", dump)
    assert {name: figures[name] for name, least in SCORE.items() if figures[name] < least} == {}


def test_roles_are_right(shared: Path, dump: Path) -> None:
    figures = measure(shared, "roles.py", dump)
    assert {name: figures[name] for name, least in ROLES.items() if figures[name] < least} == {}
