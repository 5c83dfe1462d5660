"""The table of docs/interchange.md names every form that is written, and each row a test that shows what it says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from armstrace.commands.exporting import FORMS

_TEST = re.compile(r"`(test_\w+)`")


@pytest.fixture(scope="module")
def rows(root: Path) -> list[list[str]]:
    text = (root / "docs" / "interchange.md").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines[1:]]


def test_each_row_says_what_is_carried_and_lost_and_names_its_test(rows: list[list[str]], root: Path) -> None:
    known = {
        name
        for path in (root / "tests").rglob("test_*.py")
        for name in re.findall(r"^def (test_\w+)", path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert len(rows) >= 9
    for row in rows:
        assert len(row) == 5, row
        assert all(row), row
        named = set(_TEST.findall(row[4]))
        assert named, row
        assert named <= known, named - known


def test_every_form_of_export_stands_in_the_table(rows: list[list[str]]) -> None:
    told = {word for row in rows if "export" in row[1] for word in re.findall(r"\b[a-z0-9]+\b", row[1])}
    assert {str(form) for form in FORMS} <= told
