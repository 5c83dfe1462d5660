"""Times become four bounds by the table of docs/periods.md, and by nothing else."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armstrace.graph.errors import InputError
from armstrace.graph.period import Period, last_day, parse_period


def read_table(root: Path) -> list[list[str]]:
    lines = (root / "docs" / "periods.md").read_text(encoding="utf-8").splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("| `")]
    assert len(rows) >= 30, "the table of docs/periods.md has shrunk"
    return rows


def test_each_row_of_the_written_table_holds(root: Path) -> None:
    for edtf, words, as_of, *bounds in read_table(root):
        expected = Period(*(date.fromisoformat(bound) if bound else None for bound in bounds))
        found = parse_period(edtf.strip("`"), written=words or None, as_of=as_of.strip("`") or None)
        assert found == expected, f"{edtf} {words} {as_of}"


@pytest.mark.parametrize(
    "text",
    [
        *("", "..", "/", "../..", "../", "abc", "2018-13", "2012-7", "2015-02-30", "2018-02-29", "2018-00"),
        *("2012/2011", "2018-21-01", "2018-21~", "2018-25", "2018-XX/2019", "199X/2008", "2018-1X"),
        *("[2012,2013]", "2018-02-03T10:00:00", "156X-12-25", "2018-33", "-0044", "?2018", "Y170000002", "2018-XX-03"),
    ],
)
def test_what_is_not_edtf_level_1_or_no_day_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        parse_period(text)


def test_an_as_of_date_before_the_begin_is_refused() -> None:
    with pytest.raises(InputError, match="ends before it begins"):
        parse_period("2019/", as_of="2018-11-19")


def test_an_as_of_date_is_no_interval() -> None:
    with pytest.raises(InputError, match="is an interval"):
        parse_period("2019/", as_of="2020/2021")


def test_a_word_before_another_year_changes_nothing() -> None:
    assert parse_period("2018", written="early 2017") == parse_period("2018")


@pytest.mark.parametrize(("text", "day"), [("2021-07", "2021-07-31"), ("2016", "2016-12-31"), ("2022-05-17",) * 2])
def test_an_as_of_date_means_the_last_day_of_what_it_names(text: str, day: str) -> None:
    assert last_day(text) == date.fromisoformat(day)


def test_an_as_of_date_without_end_is_refused() -> None:
    with pytest.raises(InputError, match="no last day"):
        last_day("2016/")


@given(st.dates(min_value=date(1900, 1, 1)), st.sampled_from(["", "~", "?", "%"]), st.sampled_from([4, 7, 10]))
def test_the_bounds_contain_the_day_and_are_in_order(day: date, mark: str, length: int) -> None:
    if day.year >= 9990:
        return
    period = parse_period(day.isoformat()[:length] + mark)
    assert period.earliest_begin is not None
    assert period.latest_end is not None
    assert period.earliest_begin <= day <= period.latest_end
