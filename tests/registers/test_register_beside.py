"""Registers that a folder of claims brings: their entries stand beside the packaged ones, and never in their place."""

from __future__ import annotations

from pathlib import Path

import pytest

from armstrace.graph.errors import InputError
from armstrace.graph.names import Ref
from armstrace.graph.register_form import FORMS
from armstrace.graph.registers import read_registers
from armstrace.loaders.material import find_registers

PLACES = ",".join(FORMS["places"].header)


def write(folder: Path, rows: str, name: str = "places.csv") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(f"{PLACES}\n{rows}", encoding="utf-8")
    return folder


def make_row(key: str, label: str) -> str:
    cells = {"key": key, "class": "Place", "label": label, "kind": "village", "state": "state:mda"}
    return ",".join(cells.get(column, "") for column in FORMS["places"].header) + "\n"


def test_an_entry_beside_is_found_by_key_and_name_and_in_the_order_of_keys(tmp_path: Path) -> None:
    beside = read_registers(write(tmp_path, make_row("aaa-hill", "The Hill of the Example")))
    assert beside.get(Ref("place", "aaa-hill")).label == "The Hill of the Example"
    assert [entry.ref.key for entry in beside.find_all("the hill of the example", ["place"])] == ["aaa-hill"]
    keys = [entry.ref.key for entry in beside.entries("place")]
    assert keys == sorted(keys)
    assert len(beside.by_ref) == len(read_registers().by_ref) + 1


def test_a_packaged_key_is_never_replaced(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"place:tula stands in the packaged registers") as caught:
        read_registers(write(tmp_path, make_row("tula", "Another Tula")))
    assert (caught.value.file, caught.value.line) == (str(tmp_path / "places.csv"), 2)


def test_a_file_that_is_no_register_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="hills") as caught:
        read_registers(write(tmp_path, "", name="hills.csv"))
    assert caught.value.file == str(tmp_path)


def test_another_encoding_is_told(tmp_path: Path) -> None:
    (tmp_path / "places.csv").write_bytes(f"{PLACES}\n".encode("utf-16"))
    with pytest.raises(InputError, match="cannot be read"):
        read_registers(tmp_path)


def test_a_folder_of_claims_brings_its_registers(tmp_path: Path) -> None:
    assert find_registers(tmp_path) is read_registers()
    assert find_registers(None) is read_registers()
    write(tmp_path / "registers", make_row("aaa-hill", "The Hill"))
    assert find_registers(tmp_path).find_ref(Ref("place", "aaa-hill"))
