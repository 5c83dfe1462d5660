"""Votes from the layouts of unvotes and of the UN Digital Library; roll calls."""

from __future__ import annotations

from pathlib import Path

import pytest
from open_sample import write

from armstrace.graph.errors import InputError
from armstrace.loaders.open.load import load_file
from armstrace.loaders.open.vote import fold_symbol

UNDL = Path(__file__).with_name("undl.csv")
CALLS = """rcid,session,importantvote,date,unres,amend,para,short,descr
5422,70.0,0.0,2015-12-07,R/70/54,,,,about cluster munitions
3994,51.0,1.0,1996-12-03,R/51/45S,,,,about mines
1,1.0,0.0,1946-01-01,R/1/1,,,,about another matter
"""
VOTES = "rcid,country,country_code,vote\n5422,Russia,RU,no\n5422,Côte d’Ivoire,CI,yes\n3994,Yugoslavia,YU,abstain\n"


@pytest.mark.parametrize(
    "symbols",
    [("R/51/45S", "A/RES/51/45 S", "A/RES/51/45S"), ("R/70/54", "A/RES/70/54"), ("S/RES/2155 (2014)",)],
)
def test_spellings_of_a_symbol_are_one(symbols: tuple[str, ...]) -> None:
    assert len({fold_symbol(symbol) for symbol in symbols}) == 1


def test_different_resolutions_stay_apart() -> None:
    symbols = ["R/52/38A", "R/52/38H", "A/RES/70/54", "A/RES/70/55", "S/RES/2155 (2014)", "A/C.1/75/L.26"]
    assert len({fold_symbol(symbol) for symbol in symbols}) == len(symbols)


def test_votes_of_unvotes_need_the_roll_calls_beside_them(tmp_path: Path) -> None:
    votes, calls = write(tmp_path, "v.csv", VOTES), write(tmp_path, "c.csv", CALLS)
    file = load_file("unvotes", votes, beside=calls)
    assert [(c.subject.key, c.predicate, c.object.key if c.object else "", c.time) for c in file.claims] == [
        ("rus", "votedAgainst", "a-res-70-54", "2015-12-07"),
        ("civ", "votedFor", "a-res-70-54", "2015-12-07"),
        ("scg", "abstainedOn", "a-res-51-45s", "1996-12-03"),  # Yugoslavia, as the data call it in 1996
    ]
    assert file.version.covers == "2015-12-07"
    assert {ref.key for claim in file.claims for ref in claim.asserters} == {"un"}
    with pytest.raises(InputError, match="roll call 5422 is not known"):
        load_file("unvotes", votes)


def test_a_dataset_of_one_table_takes_no_second(tmp_path: Path) -> None:
    calls = write(tmp_path, "c.csv", CALLS)
    with pytest.raises(InputError, match="has one table"):
        load_file("unvotes-roll-calls", calls, beside=calls)


def test_roll_calls_say_when_a_resolution_was_voted_on(tmp_path: Path) -> None:
    file = load_file("unvotes-roll-calls", write(tmp_path, "c.csv", CALLS))
    assert [(c.subject.key, c.predicate, c.time) for c in file.claims] == [
        ("a-res-70-54", "putToVote", "2015-12-07"),
        ("a-res-51-45s", "putToVote", "1996-12-03"),
    ]
    assert file.version.refusals[0].words == "the resolution R/1/1 is in no register (line 4)"


def test_a_day_that_is_none_stops_the_reading(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r":2: 'December' is no day"):
        load_file("unvotes-roll-calls", write(tmp_path, "c.csv", CALLS.replace("2015-12-07", "December")))


def test_votes_of_the_digital_library(tmp_path: Path) -> None:
    file = load_file("undl", UNDL)
    assert [(c.subject.key, c.predicate, c.object.key if c.object else "") for c in file.claims] == [
        ("rus", "abstainedOn", "a-res-75-62"),
        ("che", "votedFor", "a-res-75-62"),
        ("som", "absentFrom", "a-res-75-62"),
        ("scg", "votedFor", "a-res-48-79"),  # code YUG, on a day on which that state was no more
    ]
    assert [refusal.words for refusal in file.version.refusals] == [
        "the resolution A/RES/45/1 is in no register (line 5)",
        "the voter 'ATLANTIS' (1993-12-16) is in no register (line 7)",
        "the vote 'Q' is not known (line 8)",
    ]
    assert file.version.rows == 7
