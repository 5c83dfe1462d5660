"""Discrepancies and retired ids."""

from __future__ import annotations

from pathlib import Path

import pytest

from armstrace.graph.errors import InputError
from armstrace.graph.section import DiscrepancyKind
from armstrace.loaders.claims_file import read_discrepancies, read_retired

PAIR = "[rus-cmb-a-00000001, rus-cmb-b-00000002]"


def write(folder: Path, text: str) -> Path:
    path = folder / "list.yaml"
    path.write_text(text, "utf-8")
    return path


def test_discrepancies(tmp_path: Path):
    text = f"# a list\n- {{id: two-counts, kind: conflict, claims: {PAIR}, note: two figures}}\n"
    (found,) = read_discrepancies(write(tmp_path, text))
    assert (found.key, found.kind, len(found.claims)) == ("two-counts", DiscrepancyKind.CONFLICT, 2)
    assert (found.file, found.line) == (str(tmp_path / "list.yaml"), 2)


def test_an_empty_list_says_so(tmp_path: Path):
    assert read_discrepancies(write(tmp_path, "[]\n")) == ()
    assert read_retired(write(tmp_path, "{}\n")) == ()


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        (f"- {{id: a, kind: quarrel, claims: {PAIR}, note: n}}\n", 1, "'quarrel' is not known"),
        ("- {id: a, kind: slip, claims: [rus-cmb-a-00000001], note: n}\n- {id: b, kind: slip}\n", 2, "is missing"),
        ("- {id: a, kind: update, claims: [rus-cmb-a-00000001], note: n}\n", 1, "at least two claims"),
    ],
)
def test_faults_of_discrepancies(tmp_path: Path, text, line, words):
    with pytest.raises(InputError, match=words) as caught:
        read_discrepancies(write(tmp_path, text))
    assert caught.value.line == line


def test_retired_ids(tmp_path: Path):
    text = "rus-cmb-a-00000001: {replacedBy: [rus-cmb-b-00000002], reason: one claim was two}\n"
    (found,) = read_retired(write(tmp_path, text))
    assert (found.key, found.replaced_by) == ("rus-cmb-a-00000001", ("rus-cmb-b-00000002",))
    assert (found.reason, found.line) == ("one claim was two", 1)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a: {replacedBy: [], reason: n}\n", "'a' does not fit"),
        ("rus-cmb-a-00000001: {replacedBy: []}\n", "'reason' is missing"),
        ("rus-cmb-a-00000001: {replacedBy: [b], reason: n}\n", "'b' does not fit"),
        ("[]\n", "does not fit"),
    ],
)
def test_faults_of_retired_ids(tmp_path: Path, text, words):
    with pytest.raises(InputError, match=words):
        read_retired(write(tmp_path, text))
