"""A page read section by section gives what the whole gives, and holds one section at a time."""

from __future__ import annotations

from pathlib import Path

import pytest

from armstrace.graph.errors import InputError
from armstrace.loaders import layout
from armstrace.loaders.claim_id import ClaimIds, make_claim_id
from armstrace.loaders.layout import cut_page, parse_document
from armstrace.loaders.reading import read_claims, read_sections

from .conftest import list_fixtures, read_fixture


@pytest.mark.parametrize("path", list_fixtures(), ids=lambda path: path.stem)
def test_the_sections_together_are_the_whole(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    whole, parts = read_claims(parse_document(text)), list(read_sections(cut_page(text)))
    assert tuple(claim for part in parts for claim in part.claims) == whole.claims
    assert tuple(use for part in parts for use in part.uses) == whole.uses
    assert {key for part in parts for key in part.passages} == whole.passages.keys()
    assert all(len(part.document.sections) == 1 for part in parts)


def test_a_section_is_parsed_when_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    text = read_fixture("view-all")
    made: list[int] = []
    parse = layout.parse_body
    monkeypatch.setattr(layout, "parse_body", lambda *parts: made.append(1) or parse(*parts))  # type: ignore[func-returns-value]
    readings = read_sections(cut_page(text))
    assert not made
    next(readings)
    assert len(made) == 1


def test_what_is_no_profile_is_refused_before_anything_is_read() -> None:
    with pytest.raises(InputError):
        cut_page("nothing of the kind\n")


def test_ids_minted_one_after_another_are_those_of_single_claims() -> None:
    text = read_fixture("e2-theme")
    claims = read_claims(parse_document(text)).claims
    assert claims
    ids, taken = ClaimIds(), set[str]()
    for claim in (*claims, *claims, *claims):
        key = make_claim_id(claim, taken)
        taken.add(key)
        assert ids.mint(claim) == key
