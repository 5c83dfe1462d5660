"""docs/notebook.md is run as it stands, over the release of the packaged data."""

from __future__ import annotations

import doctest
from decimal import Decimal
from pathlib import Path

import pytest

from armstrace.graph.errors import InputError
from armstrace.graph.flat import COLUMNS
from armstrace.graph.notebook import ask, read_claims
from armstrace.graph.release import Release


def test_the_notebook_runs(root: Path, packaged_release: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pandas", reason="the extra `notebook` (pandas) is not installed")
    (tmp_path / "build").symlink_to(packaged_release)
    monkeypatch.chdir(tmp_path)
    text = (root / "docs" / "notebook.md").read_text(encoding="utf-8")
    told: list[str] = []
    example = doctest.DocTestParser().get_doctest(text, {}, "notebook.md", "docs/notebook.md", 0)
    assert len(example.examples) >= 30
    done = doctest.DocTestRunner().run(example, out=told.append)
    assert done.failed == 0, "".join(told)


def test_a_question_that_is_not_there_or_a_wrong_value_is_refused(release: Release) -> None:
    with pytest.raises(InputError, match="no question which-way"):
        ask(release, "which-way")
    with pytest.raises(InputError, match="no state named atlantis"):
        ask(release, "which-treaties-is-russia-party-to", state="atlantis")


def test_claims_are_a_frame_by_key(release: Release) -> None:
    pytest.importorskip("pandas", reason="the extra `notebook` (pandas) is not installed")
    frame = read_claims(release)
    assert list(frame.columns) == [column.name for column in COLUMNS]
    assert len(frame) == release.counts["claims"] == frame.index.nunique()
    numbers = [value for value in frame.value if value is not None]
    assert len(numbers) >= 100
    assert all(isinstance(value, Decimal) for value in numbers)
    assert frame.denied_by.notna().any()
    assert not frame.denied_by.notna().all()
