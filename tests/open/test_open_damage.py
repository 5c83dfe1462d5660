"""Each dataset's real file, damaged: a wrong column, a file cut off, another encoding. Clear error, nothing loaded."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from typer.testing import CliRunner

from armstrace.cli import app
from armstrace.graph.errors import InputError
from armstrace.loaders.open.form import DatasetForm, list_forms
from armstrace.loaders.open.load import load_file, write_input
from armstrace.loaders.open.source import read_source

pytestmark = pytest.mark.shared


@cache
def list_files(folder: Path) -> dict[str, Path]:
    """SHA-256 -> file."""
    return {read_source(path).sha256: path for path in sorted(folder.rglob("*")) if path.is_file()}


def rename_column(text: str, form: DatasetForm) -> str:
    """The first column that the layout needs is called otherwise; on a page, the column of participants."""
    name = form.columns[0] if form.columns else "Participant"
    assert name in text
    return text.replace(name, "Nothing", 1) if form.columns else text.replace(name, "Nothing")


def cut_off(text: str, form: DatasetForm) -> str:
    """Two thirds of the file, and not at the end of a line."""
    end = len(text) * 2 // 3
    return text[: end if text[end - 1] not in "\r\n" else end - 2].rstrip("\r\n")


@pytest.mark.parametrize("form", [f for f in list_forms() if f.known and f.columns], ids=lambda form: form.name)
def test_a_table_cut_at_the_end_of_a_row_is_refused_unless_said_to_be_whole(
    shared: Path, tmp_path: Path, form: DatasetForm
) -> None:
    """Nothing in the file tells that rows are missing: their number does, beside that of the known file."""
    path = list_files(shared / "open")[form.known[0].sha256]
    lines = path.read_bytes().splitlines(keepends=True)
    cut, inputs = tmp_path / path.name, tmp_path / "inputs"
    cut.write_bytes(b"".join(lines[: len(lines) * 9 // 10]))
    words = ["load", form.name, str(cut), "--as-of", "2026-02-03", "--to", str(inputs)]
    found = CliRunner().invoke(app, words)
    assert isinstance(found.exception, InputError)
    assert "it may be cut off" in str(found.exception)
    assert found.exception.file == str(cut)
    assert not inputs.exists()
    assert CliRunner().invoke(app, [*words, "--shorter"]).exit_code == 0


Damage = tuple[str, Callable[[str, DatasetForm], str], str]
DAMAGES: tuple[Damage, ...] = (
    ("a wrong column", rename_column, "utf-8"),
    ("cut off", cut_off, "utf-8"),
    ("another encoding", lambda text, form: text, "utf-16"),
)


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage[0])
@pytest.mark.parametrize("form", [form for form in list_forms() if form.known], ids=lambda form: form.name)
def test_a_damaged_file_is_refused_by_name_and_nothing_is_loaded(
    shared: Path, tmp_path: Path, form: DatasetForm, damage: Damage
) -> None:
    path = list_files(shared / "open")[form.known[0].sha256]
    _, change, encoding = damage
    broken, inputs = tmp_path / path.name, tmp_path / "inputs"
    broken.write_bytes(change(path.read_text(encoding="utf-8-sig"), form).encode(encoding))
    with pytest.raises(InputError) as caught:
        write_input(load_file(form.name, broken, covers="2026-02-03"), inputs, "0.1.0")
    assert caught.value.file == str(broken)
    assert not inputs.exists()
