"""Tables of one cell a line: laid into rows as cheaply as can be, refused where nothing fits."""

from __future__ import annotations

import pytest

from armstrace.loaders.document import Block, BlockKind
from armstrace.loaders.grid import Shape, find_shape, lay_cells
from armstrace.loaders.layout import parse_document


def read(cells: str, glue: str = "\n\n") -> list[Block]:
    """The blocks of a section that holds these cells (parted by ` / `) and a sentence behind them."""
    body = cells.replace("_", "\u00a0").split(" / ")
    text = (
        f"Mine Action\n\nLast updated: 1 May 2021\n\nLand Release\n\n{glue.join(body)}\n\nThis is all that is known.\n"
    )
    return list(parse_document(text).sections[0].blocks)


def rows(block: Block) -> list[tuple[str | None, list[tuple[str, str]]]]:
    return [(r.group.text if r.group else None, [(c.column, c.text) for c in r.cells]) for r in block.rows]


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("1,204", Shape.NUMBER),
        ("~3.5km²", Shape.NUMBER),
        ("US$1.2 million", Shape.NUMBER),
        ("152mm", Shape.MEASURE),
        ("Bulgaria (12), Côte d’Ivoire (1,003)", Shape.LIST),
        ("Grad (9M218)", Shape.TEXT),
        ("N/R", Shape.VOID),
        ("Unknown*", Shape.VOID),
        ("", Shape.VOID),
        ("ZB-250 M-1", Shape.TEXT),
        ("120mm guns", Shape.TEXT),
    ],
)
def test_the_shape_of_a_cell(text: str, shape: Shape) -> None:
    assert find_shape(text) is shape


def test_cells_are_laid_into_rows_as_cheaply_as_can_be() -> None:
    text, number = Shape.TEXT, Shape.NUMBER
    layout = lay_cells([text, text, number, text, number], [text, text, number])
    assert layout.rows == (((0, 0), (1, 1), (2, 2)), ((1, 3), (2, 4)))
    assert (layout.cost, layout.misfit) == (1.0, 0.0)
    assert lay_cells([number], [text, number]).rows == (((1, 0),),)
    assert lay_cells([text], [number, number]).misfit == 3.0


def test_a_column_of_labels_and_columns_of_figures() -> None:
    head = "Release by operator in 2020 / Operator / Area cleared (m2) / Mines"
    block = read(f"{head} / SCK / 1,200 / 4 / Army / 800 / N/R / Total / 2,000 / 4")[0]
    assert block.title is not None
    assert block.title.text == "Release by operator in 2020"
    assert [cell.text for cell in block.head] == ["Operator", "Area cleared (m2)", "Mines"]
    assert rows(block)[1] == (None, [("Operator", "Army"), ("Area cleared (m2)", "800"), ("Mines", "N/R")])
    assert len(block.rows) == 3


def test_years_may_head_columns() -> None:
    block = read("Casualties by year / Outcome / 2018 / 2019 / Killed / 3 / 4 / Injured / 10 / 12")[0]
    assert [cell.text for cell in block.head] == ["Outcome", "2018", "2019"]
    assert rows(block)[1] == (None, [("Outcome", "Injured"), ("2018", "10"), ("2019", "12")])


def test_a_first_column_that_spans_rows_groups_them_and_an_empty_cell_stays_out() -> None:
    head = "What is kept[3] / Type / Caliber / Carrier / Number of parts"
    block = read(f"{head} / Bomb / ZB-1 / 12 / ZB-2 / 14 / Rocket / 122mm / ZR-1 / 30")[0]
    assert block.title is not None
    assert block.title.notes == (3,)
    assert rows(block) == [
        ("Bomb", [("Carrier", "ZB-1"), ("Number of parts", "12")]),
        ("Bomb", [("Carrier", "ZB-2"), ("Number of parts", "14")]),
        ("Rocket", [("Caliber", "122mm"), ("Carrier", "ZR-1"), ("Number of parts", "30")]),
    ]
    assert [row.group.inherited for row in block.rows if row.group] == [False, True, False]


@pytest.mark.parametrize("corner", ["_ / ", ""])
def test_an_empty_corner_is_a_column_without_a_name(corner: str) -> None:
    head = f"Extent of contamination / {corner}Antipersonnel mine / Cluster munition remnant / ERW"
    first = "Extent of contamination / Large / None / Unknown"
    block = read(f"{head} / {first} / Reported contamination / 68km2 / CHA: 65km2 / SHA: 3km2 / N/A / 1km2")[0]
    assert [cell.text for cell in block.head[1:]] == ["Antipersonnel mine", "Cluster munition remnant", "ERW"]
    assert block.head[0].text == ("" if corner else "Extent of contamination")
    second = rows(block)[1][1]
    assert second[0][1] == "Reported contamination"
    assert second[1] == ("Antipersonnel mine", "68km2 CHA: 65km2 SHA: 3km2")


def test_a_heading_between_table_and_text_is_no_cell() -> None:
    blocks = read("Release by operator / Operator / Area / Mines / SCK / 1,200 / 4 / Army / 800 / 2 / Clearance")
    assert [(b.kind, b.heading) for b in blocks] == [
        (BlockKind.TABLE, ("Land Release",)),
        (BlockKind.PARAGRAPH, ("Clearance",)),
    ]


def test_bars_close_cells_and_keep_the_empty_ones() -> None:
    cells = "Operator | / Area | / Mines | / SCK | / | / 4 | / Army | / 800 | / 2 |"
    block = read(cells, glue="\n")[0]
    assert rows(block)[0] == (None, [("Operator", "SCK"), ("Area", ""), ("Mines", "4")])
    in_rows = read("| Operator | Area | Mines | / | SCK | | 4 | / | Army | 800 | 2 |", glue="\n")[0]
    assert rows(in_rows) == rows(block)


@pytest.mark.parametrize(
    "cells",
    [
        "One / Two / Three / Four / Five / Six / Seven",  # nothing that holds rows together
        "Area / Mines / 12 / 14",  # too little
        "Alpha / 1 / Beta / Gamma / Delta / 2 / Epsilon / Zeta / 3 / Eta / Theta / Iota / Kappa",  # no order
    ],
)
def test_a_run_of_cells_without_order_is_no_table(cells: str) -> None:
    assert BlockKind.TABLE not in {block.kind for block in read(cells)}
