"""Every number, state and weapon of every claim stands in its passage, in a named context, or is inferred as told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from reader import copies
from typer.testing import CliRunner

from armstrace.cli import app
from armstrace.graph.claim import Claim, Comparator, Quantity
from armstrace.graph.names import Ref
from armstrace.loaders import reading as module
from armstrace.loaders.grounding import Ground, check_grounding, list_ungrounded
from armstrace.loaders.layout import Page, parse_document
from armstrace.loaders.reading import Reading, read_claims

TESTS = Path(__file__).parent.parent
TEXTS = [*sorted((TESTS / "reader" / "fixtures").glob("*.txt")), *sorted((TESTS.parent / "data").glob("example/*.txt"))]
MANY = Quantity(comparator=Comparator.EXACTLY, unit="mine", written="987", value=Decimal(987))


def test_there_are_texts() -> None:
    assert len(TEXTS) >= 15


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_what_a_claim_of_any_profile_says_stands_somewhere(path: Path) -> None:
    reading = read_claims(parse_document(path.read_bytes().decode("utf-8")))
    assert [(g.claim.key, g.role, g.value) for g in list_ungrounded(reading)] == []


COPIES = {
    "with a menu": copies.with_menu,
    "without short lines": copies.without_short_lines,
    "wrapped": lambda text: copies.wrapped(text, 60),
    "dates first": copies.dates_first,
    "lines of Windows": copies.foreign_lines,
}


@pytest.mark.parametrize("copy", COPIES.values(), ids=COPIES.keys())
@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_and_in_any_text_copy_of_it(path: Path, copy: Callable[[str], str]) -> None:
    reading = read_claims(parse_document(copy(path.read_bytes().decode("utf-8"))))
    assert [(g.claim.key, g.role, g.value) for g in list_ungrounded(reading)] == []


def test_a_number_that_a_hyphen_joins_to_its_unit_stands_there() -> None:
    text = "Peru\n\nMine Action\n\nLast updated: 3 March 2019\n\nPeru was granted an eight-year extension in 2016.\n"
    found = [g for g in check_grounding(read_claims(parse_document(text))) if g.role == "quantity"]
    assert [(g.value, g.ground) for g in found] == [("8", Ground.PASSAGE)]


def test_what_is_checked_and_found_stands_in_passages_most_of_all() -> None:
    readings = [read_claims(parse_document(path.read_bytes().decode("utf-8"))) for path in TEXTS]
    grounds = Counter(found.ground for reading in readings for found in check_grounding(reading))
    assert grounds.total() >= 300
    assert grounds[Ground.PASSAGE] >= 0.7 * grounds.total()


@pytest.mark.parametrize(
    ("planted", "role"),
    [
        ({"quantity": MANY}, "quantity"),
        ({"object": Ref("munition", "rbk-500")}, "object"),
        ({"subject": Ref("state", "can")}, "subject"),  # the code of Canada is a word of English
        ({"weapons": (Ref("munition", "mine-erw"),)}, "weapons"),
        ({"places": (Ref("state", "tcd"),)}, "places"),
        ({"asserters": (Ref("state", "tcd"),)}, "asserters"),
        ({"reporters": (Ref("state", "tcd"),)}, "reporters"),
        ({"details": (("recipient", Ref("state", "tcd")),)}, "recipient"),
        ({"details": (("submunition", Ref("munition", "9n210")),)}, "submunition"),
    ],
)
def test_a_value_that_stands_nowhere_is_told(small: Reading, planted: dict[str, object], role: str) -> None:
    claim: Claim = replace(small.claims[0], **planted)  # type: ignore[arg-type]
    found = list_ungrounded(replace(small, claims=(claim, *small.claims[1:])))
    assert [(g.claim.key, g.role) for g in found] == [(claim.key, role)]


def test_the_country_of_the_profile_alone_may_be_inferred(small: Reading) -> None:
    silent = next(passage for passage in small.passages.values() if passage.note == 1)
    told = replace(small.claims[0], passage=silent.key, object=None, context=())
    inferred, foreign = told, replace(told, subject=Ref("state", "tcd"))
    grounds = [g.ground for g in check_grounding(replace(small, claims=(inferred, foreign)))]
    assert grounds == [Ground.INFERRED, Ground.NOWHERE]


def test_read_tells_each_value_that_stands_nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read_sections = module.read_sections

    def plant(page: Page, *more: object) -> Iterator[Reading]:
        for reading in read_sections(page):
            first, *rest = reading.claims
            yield replace(reading, claims=(replace(first, quantity=MANY), *rest))

    profile = tmp_path / "profile.txt"
    profile.write_text(
        "Peru\n\nMine Ban Policy\n\nLast updated: 3 March 2019\n\nPeru signed the Mine Ban Treaty on 3 May 1997.\n",
        encoding="utf-8",
    )
    sound = CliRunner().invoke(app, ["read", str(profile)])
    monkeypatch.setattr(module, "read_sections", plant)
    planted = CliRunner().invoke(app, ["read", str(profile)])
    assert "stands nowhere" not in sound.stderr
    assert "stands nowhere in the text" in planted.stderr
    assert "quantity 987" in planted.stderr
