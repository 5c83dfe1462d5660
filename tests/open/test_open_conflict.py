"""Conflict years and events: states by number and year, days only where they are precise, and no word of weapons."""

from __future__ import annotations

from pathlib import Path

import pytest
from open_sample import write

from armstrace.graph.claim import Comparator, Status
from armstrace.graph.errors import InputError
from armstrace.loaders.open.load import load_file

HEAD = """conflict_id,year,gwno_a,gwno_a_2nd,gwno_b,gwno_b_2nd,incompatibility,intensity_level,type_of_conflict,\
start_date,start_prec,start_date2,start_prec2,ep_end,ep_end_date
"""
ROWS = """393.0,2008.0,372.0,,,365.0,territory,1.0,II,1992-01-01,1.0,2008-08-01,1.0,1.0,2008-08-12
376.0,1990.0,365.0,,,,territory,1.0,intrastate,1990-01-19,3.0,1990-08-31,3.0,0.0,
401.0,1994.0,365.0,,,,territory,1.0,intrastate,1994-05-27,1.0,1994-11-26,1.0,0.0,
401.0,1995.0,365.0,,,,territory,2.0,intrastate,1994-05-27,1.0,1994-11-26,1.0,0.0,
1.0,1999.0,999.0,,,,territory,1.0,intrastate,1999-01-01,1.0,1999-01-01,1.0,0.0,
2.0,1962.0,678.0,,,,government,1.0,intrastate,1962-11-15,1.0,1962-11-15,1.0,0.0,
3.0,2004.0,645.0,972.0,,,government,1.0,II,2004-01-01,1.0,2004-04-01,1.0,0.0,
"""
EVENTS = """id,date_start,date_end,side_a,side_b,where_coordinates,adm_1,latitude,longitude,best,source_headline
11.0,2016-06-01,2016-06-02,Side One,Side Two,Some  town,A,1,2,5.0,A headline about bombs
12.0,2016-06-03,2016-06-03,Side One,Side Two,Another town,A,1,2,,A headline
"""


def test_states_are_told_by_number_and_year(tmp_path: Path) -> None:
    file = load_file("ucdp-conflicts", write(tmp_path, "a.csv", HEAD + ROWS), covers="2024-12-31")
    sides = [(c.subject.key, dict(c.details)["role"].key, c.time) for c in file.claims if c.predicate == "sideIn"]  # type: ignore[union-attr]
    assert sides == [
        ("geo", "sideA", "2008"),
        ("rus", "sideBSupport", "2008"),
        ("sun", "sideA", "1990"),
        ("rus", "sideA", "1994"),
        ("rus", "sideA", "1995"),
        ("yemen-arab-republic", "sideA", "1962"),
        ("irq", "sideA", "2004"),
        ("ton", "sideASupport", "2004"),
    ]
    assert [refusal.words for refusal in file.version.refusals] == ["the state 999 is in no register for 1999 (line 6)"]


def test_beginnings_are_days_only_where_they_are_precise_and_ends_are_years(tmp_path: Path) -> None:
    file = load_file("ucdp-conflicts", write(tmp_path, "a.csv", HEAD + ROWS), covers="2024-12-31")
    turns = {(c.subject.key, c.predicate, c.time) for c in file.claims if c.predicate in ("began", "ended")}
    assert ("ucdp-conflict-401", "began", "1994-11-26") in turns
    assert ("ucdp-conflict-393", "ended", "2008") in turns
    assert not [turn for turn in turns if turn[0] == "ucdp-conflict-376"]
    assert len([turn for turn in turns if turn[0] == "ucdp-conflict-401"]) == 1


def test_an_event_is_counted_and_nobody_is_named(tmp_path: Path) -> None:
    file = load_file("ucdp-events", write(tmp_path, "e.csv", EVENTS))
    (claim,) = file.claims
    assert (claim.subject.key, claim.predicate, claim.status) == ("ucdp-event-11", "killed", Status.ESTIMATED)
    assert claim.quantity is not None
    assert (claim.quantity.comparator, claim.quantity.value) == (Comparator.APPROXIMATELY, 5)
    assert claim.time == "2016-06-01/2016-06-02"
    assert [thing.label for thing in file.things] == ["UCDP event 11, Some town, 2016-06-01"]
    said = f"{file.claims} {file.things}"
    assert "Side" not in said
    assert "headline" not in said
    assert file.version.refusals[0].words == "the event 12 has no estimate of deaths (line 3)"


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("ucdp-conflicts", HEAD + ROWS.replace("393.0,2008.0", "393.0,long ago"), "a conflict year has"),
        ("ucdp-events", EVENTS.replace("5.0,A head", "five,A head"), "'five' is no number"),
        ("ucdp-events", EVENTS.replace("11.0", "eleven"), "no number of an event"),
    ],
)
def test_what_is_no_row_of_the_dataset_stops_the_reading(tmp_path: Path, name: str, text: str, said: str) -> None:
    with pytest.raises(InputError, match=said) as caught:
        load_file(name, write(tmp_path, "x.csv", text), covers="2024-12-31")
    assert caught.value.line == 2
