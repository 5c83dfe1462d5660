"""Notes: where they begin, what continues them, markers in all their forms, and notes whose text is lost."""

from __future__ import annotations

from armstrace.loaders.document import Section
from armstrace.loaders.layout import parse_document


def read(body: str) -> Section:
    return parse_document(f"Mine Action\n\nLast updated: 1 May 2021\n\n{body}\n").sections[0]


def test_markers_stand_in_prose_headings_titles_and_values() -> None:
    section = read(
        "Casualties[1]\n\nAll known casualties by end 2013\n\n12 casualties (3 killed; 9 injured) [2]\n\n"
        "Land Release [3]\n\nThey said so.[4 ] Others did not. [5]\n\n"
        "Stock by depot[6]\n\nDepot\n\nShells\n\nEast\n\n12\n\nWest\n\n13\n\nNorth\n\n14\n\nNothing else is known.\n"
    )
    assert [marker.number for marker in section.markers] == [1, 2, 3, 4, 5, 6]
    assert [(heading.path, heading.notes) for heading in section.headings] == [
        (("Casualties",), (1,)),
        (("Land Release",), (3,)),
    ]
    box, prose, table = section.blocks[:3]
    assert (box.rows[0].cells[1].text, box.rows[0].cells[1].notes) == ("12 casualties (3 killed; 9 injured)", (2,))
    assert prose.notes == (4, 5)
    assert table.title is not None
    assert (table.title.text, table.title.notes) == ("Stock by depot", (6,))
    assert section.dangling == (1, 2, 3, 4, 5, 6)


def test_a_lost_note_is_missing_and_no_note_takes_its_place() -> None:
    section = read("One.[1] Two.[2] Three.[3]\n\n\n\n[1] First.\n\n[3]Third, without a blank.")
    assert [(note.number, note.text, note.missing) for note in section.footnotes] == [
        (1, "First.", False),
        (2, "", True),
        (3, "Third, without a blank.", False),
    ]
    assert section.dangling == (2,)


def test_a_note_goes_on_over_lines_and_paragraphs_until_the_next() -> None:
    section = read(
        "One.[1] Two.[2]\n\n\n\n[1] First line.\nSecond line.\n\nThird.\n\n[2] Other.\nEnd.\n\n\n\nA word behind all."
    )
    assert [" ".join(note.text.split()) for note in section.footnotes] == [
        "First line. Second line. Third.",
        "Other. End.",
    ]
    assert section.blocks[-1].text == "A word behind all."


def test_a_number_used_twice_is_one_note_and_a_marker_that_begins_a_line_none() -> None:
    section = read(
        "[1] begins this line of the body, oddly.\n\nAgain.[1]\n\n\n\n[1] Now the note.\n\n[1] And its second half."
    )
    assert [note.number for note in section.footnotes] == [1]
    assert section.footnotes[0].text.startswith("Now the note.")
    assert section.footnotes[0].text.endswith("And its second half.")
    assert section.blocks[0].text.startswith("[1] begins")


def test_years_in_brackets_and_words_are_no_markers() -> None:
    section = read("In that year [2009] they [the guards] slept.[sic] All of them did.[3]")
    assert [marker.number for marker in section.markers] == [3]


def test_numbers_begin_again_in_each_section() -> None:
    page = "Last updated: 1 May 2021\n\nOne.[1]\n\n\n\n[1] Note of {}.\n\n\n"
    text = "".join(f"{title}\n\n{page.format(title)}" for title in ("Mine Ban Policy", "Mine Action", "Casualties"))
    notes = [[note.text for note in section.footnotes] for section in parse_document(text).sections]
    assert notes == [["Note of Mine Ban Policy."], ["Note of Mine Action."], ["Note of Casualties."]]


def test_a_marker_at_the_start_of_a_wrapped_line_is_no_note() -> None:
    lines = [
        "The army bought its last mines in the year of the flood, and kept them in",
        "three depots by the railway, which it showed to a group of visitors once.",
        "[2] Nothing is known about their state, and nobody has asked the army for",
        "it since the visit, although the guards would have been glad of company.",
        "",
        "[1] A first note that is long enough to be broken into two lines by those",
        "who wrapped it.",
        "[2] A second.",
    ]
    section = read("\n".join(lines))
    assert [note.number for note in section.footnotes] == [1, 2]
    assert len(section.blocks) == 1
