"""Fact boxes: known labels, labels known by their values, lost values and labels, where a box ends."""

from __future__ import annotations

from armstrace.loaders.document import Block, BlockKind
from armstrace.loaders.layout import parse_document


def read(*lines: str) -> tuple[Block, ...]:
    text = "Mine Action\n\nLast updated: 1 May 2021\n\n" + "\n\n".join(lines) + "\n"
    return parse_document(text).sections[0].blocks


def pairs(block: Block) -> list[list[str]]:
    assert block.kind is BlockKind.BOX
    return [[*([row.group.text] if row.group else []), *(cell.text for cell in row.cells)] for row in block.rows]


PROSE = "The office keeps its files in a cellar that floods in spring."


def test_a_lost_value_leaves_its_label_alone() -> None:
    box, prose = read(
        "Casualties in 2013", "2013 casualties by outcome", "2 injured", "2013 casualties by device type", PROSE
    )
    assert pairs(box) == [
        ["Casualties in 2013"],
        ["2013 casualties by outcome", "2 injured"],
        ["2013 casualties by device type"],
    ]
    assert prose.text == PROSE


def test_a_label_that_no_list_has_is_known_by_the_value_behind_it() -> None:
    box, prose = read("Stray dogs", "14", "Annual total", "4", "Sledges owned", "None", PROSE)
    assert pairs(box) == [["Stray dogs", "14"], ["Annual total", "4"], ["Sledges owned", "None"]]
    assert prose.kind is BlockKind.PARAGRAPH


def test_an_unknown_label_behind_a_lost_value_is_not_that_value() -> None:
    box, _ = read("Annual total", "4", "Mine action strategic plan", "Sledges owned", "12", PROSE)
    assert pairs(box) == [["Annual total", "4"], ["Mine action strategic plan"], ["Sledges owned", "12"]]


def test_a_value_whose_label_is_lost_stands_without_one() -> None:
    box, _ = read("Mine Ban Treaty", "Not a party", "Clearance goes on", "Annual total", "4", PROSE)
    assert pairs(box) == [["Mine Ban Treaty", "Not a party"], ["", "Clearance goes on"], ["Annual total", "4"]]


def test_a_group_has_labels_and_without_one_is_a_label_itself() -> None:
    box, _ = read(
        "Treaty status", "Mine Ban Treaty", "Not a party", "Land release in 2017", "12 mines", "ERW", "14 shells", PROSE
    )
    assert pairs(box) == [
        ["Treaty status", "Mine Ban Treaty", "Not a party"],
        ["Land release in 2017", "12 mines"],
        ["ERW", "14 shells"],
    ]


def test_a_box_ends_where_a_spacer_a_heading_or_text_stands() -> None:
    for ending in (["\u00a0\n\nFurther words"], ["Contamination", PROSE], [PROSE], ["• an item of a list"]):
        blocks = read("Annual total", "4", "Survival outcome", "4 injured", *ending)
        assert pairs(blocks[0]) == [["Annual total", "4"], ["Survival outcome", "4 injured"]]


def test_a_heading_of_a_labels_words_is_a_heading_before_text() -> None:
    (block,) = read("Contamination", PROSE)
    assert (block.kind, block.heading) == (BlockKind.PARAGRAPH, ("Contamination",))


def test_lead_lines_hold_label_and_value() -> None:
    box, rest = read("Contaminated by: mines (extent unknown), and shells.", "Article 5 deadline: 1 June 2016", PROSE)
    assert pairs(box) == [
        ["Contaminated by", "mines (extent unknown), and shells."],
        ["Article 5 deadline", "1 June 2016"],
    ]
    assert rest.text == PROSE


def test_lines_without_a_blank_line_between_are_of_one_value() -> None:
    box, prose = read(
        "Treaty status",
        "Mine Ban Treaty",
        "State Party\nArticle 5 deadline: 1 May 2025\nUnclear whether on track",
        "Mine action management",
        "Operators in 2017",
        "National:\nArmy Engineers\nSappers of the Hills (SH)\n\u00a0",
        "Foreign:\nHill Trust\nRiver Trust",
        "Extent of contamination",
        "Landmines",
        "3km2",
        PROSE,
    )
    assert pairs(box) == [
        [
            "Treaty status",
            "Mine Ban Treaty",
            "State Party",
            "Article 5 deadline: 1 May 2025",
            "Unclear whether on track",
        ],
        [
            *("Mine action management", "Operators in 2017"),
            *("National:", "Army Engineers", "Sappers of the Hills (SH)", "Foreign:", "Hill Trust", "River Trust"),
        ],
        ["Extent of contamination", "Landmines", "3km2"],
    ]
    assert prose.text == PROSE
