"""Tables of datasets: each row with its place, and no table that is broken, cut off or of another kind."""

from __future__ import annotations

from pathlib import Path

import pytest
from open_sample import write

from armstrace.graph.errors import InputError
from armstrace.loaders.open.form import DatasetForm, get_form
from armstrace.loaders.open.load import load_file
from armstrace.loaders.open.source import read_source
from armstrace.loaders.open.table import read_table

HEADER = "untc_name,treaty,mtdsg_no,signed,bound,action\r\n"
ROW = "Angola,ccm,XXVI-6,2008-12-03,,\r\n"


@pytest.fixture
def form() -> DatasetForm:
    return get_form("untc-joined")


def test_a_row_stands_where_its_place_says(tmp_path: Path, form: DatasetForm) -> None:
    text = (
        HEADER + ROW + '"Bolivia (Plurinational\r\nState of)",ccm,XXVI-6,2008-12-03,2013-04-30,Ratification\r\n' + ROW
    )
    source = read_source(write(tmp_path, "t.csv", text))
    rows = list(read_table(source, form))
    assert [row.place.line for row in rows] == [2, 3, 5]
    assert [row.place.number for row in rows] == [1, 2, 3]
    for row in rows:
        assert source.text[row.place.start : row.place.end] == row.place.words
        assert row.place.words.startswith(("Angola", '"Bolivia'))
        assert not row.place.words.endswith("\n")


def test_a_byte_order_mark_is_no_part_of_the_header(tmp_path: Path, form: DatasetForm) -> None:
    assert len(list(read_table(read_source(write(tmp_path, "t.csv", "\ufeff" + HEADER + ROW)), form))) == 1


@pytest.mark.parametrize(
    ("text", "said", "line"),
    [
        ("untc_name,treaty,mtdsg_no,signed,action\nA,b,XXVI-6,,\n", "no column bound", 1),
        (HEADER.replace("action", "action,colour") + ROW.replace("\r\n", ",red\r\n"), "unknown column colour", 1),
        (HEADER.replace("treaty", "signed") + ROW, "a column stands twice", 1),
        (HEADER + ROW + "Benin,ccm,XX\r\n", "3 cells, 6 belong here", 3),
        (HEADER + ROW + "Benin,ccm,XXVI-6,2008-12-03,2017-07-1", "the last row has no line end", 3),
        (HEADER + ROW + '"Benin,ccm\r\n', "no table", 3),
        (HEADER, "the table has no rows", None),
        ("", "the file is empty", None),
        ("A\0B\n", "zero bytes", None),
    ],
)
def test_a_broken_table_is_refused_with_its_line(
    tmp_path: Path, form: DatasetForm, text: str, said: str, line: int | None
) -> None:
    path = write(tmp_path, "t.csv", text)
    with pytest.raises(InputError, match=said) as caught:
        list(read_table(read_source(path), form))
    assert caught.value.line == line
    assert caught.value.file == str(path)


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16"])
def test_another_encoding_is_refused(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes((HEADER + ROW.replace("Angola", "Côte d'Ivoire")).encode(encoding))
    with pytest.raises(InputError, match=r"not UTF-8|zero bytes"):
        load_file("untc-joined", path, covers="2026-02-03")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        load_file("untc-joined", tmp_path / "none.csv")


def test_the_day_up_to_which_a_file_knows_must_be_told(tmp_path: Path) -> None:
    path = write(tmp_path, "t.csv", HEADER + ROW)
    with pytest.raises(InputError, match="--as-of"):
        load_file("untc-joined", path)
    with pytest.raises(InputError, match="EDTF"):
        load_file("untc-joined", path, covers="soon")
    assert load_file("untc-joined", path, covers="2026-02").version.covers == "2026-02-28"
