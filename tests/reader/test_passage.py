"""Passages: their normal form, keys, places, and whether they still stand in another copy."""

from __future__ import annotations

from dataclasses import replace

import pytest

from armstrace.graph.section import Passage
from armstrace.loaders.document import Document, Section
from armstrace.loaders.layout import parse_document
from armstrace.loaders.passage import (
    PassageState,
    check_passages,
    find_passages,
    hash_passage,
    list_passages,
    normalise_passage,
)

from . import copies
from .conftest import list_fixtures, read_fixture


def view_all() -> Document:
    return parse_document(read_fixture("view-all"))


def short_keys(section: Section) -> dict[str, Passage]:
    return {passage.key.removeprefix(f"{section.key}-"): passage for passage in list_passages(section)}


def test_the_test_vector_of_the_claims_file() -> None:
    text = "  Two\u00a0lines\n of  text.[1] "
    assert normalise_passage(text) == "Two lines of text.[1]"
    assert len(normalise_passage(text)) == 21
    assert hash_passage(text) == "43d047eb3f93ce724112f6755072eca725962b3beb4df84388596f776b0cdce9"


def test_composed_and_decomposed_letters_are_the_same_passage() -> None:
    assert hash_passage("Cote\u0301") == hash_passage("Cot\u00e9")


@pytest.mark.parametrize(
    ("code", "key", "words", "notes"),
    [
        ("cmb", "top-1-2", "Neither army has commented.]", ()),
        ("cmb", "policy-2-2", "under agenda item No. 4.[2]", (2,)),
        ("cmb", "production-and-transfer-2-1", "Mendl Works (122mm", ()),
        ("cmb", "production-and-transfer-5-title", "Stocks of Zubrowkan origin", (4,)),
        ("cmb", "production-and-transfer-5-head", "Type of weapon Cluster munition Submunition", ()),
        ("cmb", "production-and-transfer-5-g4", "Rocket", ()),
        ("cmb", "production-and-transfer-5-r4", "ZR-122 Z-9 Bulgaria (2,104)", ()),
        ("cmb", "stockpiling-3-1", "Note: HE", ()),
        ("cmb", "use-use-in-lutz-2-1", "The ministry", (8,)),
        ("cmb", "n7-2", "The reporter counted", ()),
        ("ma", "top-1-g2", "Mine action management", ()),
        ("ma", "top-1-r6", "Cluster munition remnants None", ()),
        ("ma", "contamination-1-1", "Mines were laid", ()),
        ("cva", "casualties-casualties-overview-1-r2", "Casualties in 2013 2 (2012: 6)", ()),
    ],
)  # fmt: skip
def test_a_passage_has_a_key_of_its_place(code: str, key: str, words: str, notes: tuple[int, ...]) -> None:
    document = view_all()
    section = next(section for section in document.sections if section.code == code)
    passage = short_keys(section)[key]
    start, end = (section.span.start + at for at in passage.at)
    assert words in normalise_passage(document.text[start:end])
    assert passage.notes == notes


@pytest.mark.parametrize("path", list_fixtures(), ids=lambda path: path.stem)
def test_keys_are_unique_and_places_and_hashes_right(path) -> None:  # type: ignore[no-untyped-def]
    document = parse_document(read_fixture(path.stem))
    for section in document.sections:
        passages = list_passages(section)
        assert len({passage.key for passage in passages}) == len(passages) > 0
        for passage in passages:
            text = document.text[section.span.start + passage.at[0] : section.span.start + passage.at[1]]
            assert (hash_passage(text), len(normalise_passage(text))) == (passage.hash, passage.length)
            assert [passage.sentence, passage.row, passage.part].count(None) == 2
            assert (passage.block is None) == (passage.note is not None)


def test_the_most_specific_passage_comes_first() -> None:
    document = view_all()
    section = document.sections[0]

    def find(words: str) -> list[str]:
        start = document.text.index(words)
        found = find_passages(section, start, start + len(words))
        return [passage.key.removeprefix(f"{section.key}-") for passage in found]

    assert find("repeated this in May 2019") == ["policy-2-2"]
    assert find("question of cost.”[1] Amb. A. B. Gustave repeated this")[0] == "policy-2-2"
    assert find("Croatia (90)") == ["production-and-transfer-5-r3"]
    assert find("The reporter counted eleven craters.") == ["n7-2"]
    assert find("Last updated: 03 August 2021") == []


def test_kept_passages_are_found_in_the_same_copy() -> None:
    document = view_all()
    kept = [passage for section in document.sections for passage in list_passages(section)]
    assert {check.state for check in check_passages(kept, document)} == {PassageState.FOUND}


@pytest.mark.parametrize("make", [copies.with_menu, copies.wrapped, copies.foreign_lines, copies.dates_first])
def test_kept_passages_are_found_by_hash_in_another_copy(make) -> None:  # type: ignore[no-untyped-def]
    document = view_all()
    other = parse_document(make(document.text))
    kept = [passage for section in document.sections for passage in list_passages(section)]
    checks = check_passages(kept, other)
    assert PassageState.STALE not in {check.state for check in checks}
    for check in checks:
        assert check.span is not None
        assert hash_passage(other.text[slice(*check.span)]) == check.passage.hash


def test_a_paragraph_put_in_moves_what_follows_and_a_word_changed_makes_stale() -> None:
    document = view_all()
    kept = list_passages(document.sections[0])
    text = document.text.replace("Policy\n\nThe Grand", "Policy\n\nA word ahead.\n\nThe Grand")
    states = {check.passage.key[19:]: check.state for check in check_passages(kept, parse_document(text))}
    assert (states["summary-1-1"], states["policy-1-1"]) == (PassageState.FOUND, PassageState.MOVED)
    text = document.text.replace("eleven craters", "twelve craters")
    states = {check.passage.key[19:]: check.state for check in check_passages(kept, parse_document(text))}
    assert [key for key, state in states.items() if state is PassageState.STALE] == ["n7-2"]


def test_a_passage_of_another_section_is_stale() -> None:
    document = view_all()
    passage = replace(list_passages(document.sections[0])[0], key="nor-cmb-2021-08-03-policy-1-1")
    (check,) = check_passages([passage], document)
    assert (check.state, check.span) == (PassageState.STALE, None)
