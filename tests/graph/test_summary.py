"""A claim in words: the stance first, an either-or as such, nothing said twice."""

from __future__ import annotations

from dataclasses import replace

import pyoxigraph as ox
import pytest

from armstrace.graph.names import ID
from armstrace.graph.summary import Figure, Named, Summary, time_words
from armstrace.graph.summary_reader import read_summaries

STATE, BOMB, MINE = Named("urn:s", "Examplia"), Named("urn:b", "bomb"), Named("urn:m", "mine")
ATTACK, TOWN, PAPER = Named("urn:a", "the attack"), Named("urn:t", "the town"), Named("urn:p", "The Paper")


@pytest.fixture
def claim(root) -> Summary:
    store = ox.Store()
    store.load((root / "tests" / "example.trig").read_bytes(), format=ox.RdfFormat.TRIG)
    (found,) = read_summaries(store, [f"{ID}claim/xea-cmb-use-alleged-00000003"])
    return replace(found, predicate=Named("urn:used", "used"), objects=(BOMB,), subject=STATE, asserters=(PAPER,))


def test_the_stance_comes_first(claim: Summary) -> None:
    assert claim.sentence == "Alleged (The Paper), hedged: possible: Examplia used bomb"


@pytest.mark.parametrize(
    ("fields", "stance"),
    [
        ({"status": "asserted", "certainty": "certain"}, "Stated (The Paper)"),
        ({"status": "asserted", "polarity": "negated", "certainty": "certain"}, "Stated not to be so (The Paper)"),
        ({"status": "denied", "polarity": "negated", "certainty": "certain"}, "Denied (The Paper)"),
        ({"status": "notKnown", "certainty": "unknown"}, "Not known (The Paper)"),
        (
            {"status": "noEvidence", "certainty": "unknown", "asserters": (PAPER, TOWN)},
            "No evidence (The Paper, the town)",
        ),
    ],
)
def test_each_stance_has_its_words(claim: Summary, fields: dict[str, object], stance: str) -> None:
    assert replace(claim, **fields).stance == stance  # type: ignore[arg-type]


def test_an_either_or_is_told_as_one_and_nothing_twice(claim: Summary) -> None:
    either = replace(claim, objects=(), alternatives=(BOMB, ATTACK), weapons=(BOMB,), events=(ATTACK,), places=(TOWN,))
    assert either.matter == "Examplia used either bomb or the attack in the town"


def test_further_roles_are_told_once_each(claim: Summary) -> None:
    told = replace(
        claim, weapons=(BOMB, MINE), origins=(STATE,), events=(ATTACK, STATE), content="at night", time="2020"
    )
    assert told.matter == "Examplia used bomb (mine) from Examplia (the attack): at night; 2020"


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (("exactly", "1250", "1250", "1250"), "1,250 [bomb]"),
        (("moreThan", "331607.5", "331607.5", None), "more than 331,607.5 [bomb]"),
        (("between", None, "10", "20"), "10 to 20 [bomb]"),
        (("unquantified", None, None, None), "“many” [bomb]"),
    ],
)
def test_quantities_keep_how_they_are_bounded(
    figure: tuple[str, str | None, str | None, str | None], words: str
) -> None:
    comparator, value, low, high = figure
    assert Figure(comparator, BOMB, "many", value, low, high).words == words


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2020-01-02", "2020-01-02"),
        ("2012-07/2021-07-31", "2012-07 to 2021-07-31"),
        ("1999/", "since 1999 (end not given)"),
        ("1999/..", "since 1999 (open)"),
        ("/2020-05", "until 2020-05 (begin not given)"),
        ("../2020", "until 2020 (begin open)"),
        ("2018~", "about 2018"),
        ("2018?", "2018 (not sure)"),
        ("2018%", "about 2018 (not sure)"),
    ],
)
def test_times_are_read_as_written_no_more_exact(edtf: str, words: str) -> None:
    assert time_words(edtf) == words
