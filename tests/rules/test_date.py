"""Dates and periods in words -> EDTF."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armstrace.loaders.date import Relation, find_times, list_years, shift_days

#: words, then EDTF and relation of each date in them.
CASES = [
    ("Law 2004-15 of 14 July 2005", [("2005-07-14", "at")]),
    ("Decree No. 2009-11", []),
    ("on 17 May 2022", [("2022-05-17", "at")]),
    ("on May 17, 2022,", [("2022-05-17", "at")]),
    ("on the 3rd of March 1999", [("1999-03-03", "at")]),
    ("07 August 2018", [("2018-08-07", "at")]),
    ("in December 2020", [("2020-12", "at")]),
    ("in Sept. 2004", [("2004-09", "at")]),
    ("in 2016", [("2016", "at")]),
    ("the year 2000", [("2000", "at")]),
    ("8-9 May 2010", [("2010-05-08/2010-05-09", "at")]),
    ("18 and 19 May 2010", [("2010-05-18", "at"), ("2010-05-19", "at")]),
    ("in June to July 2012", [("2012-06/2012-07", "at")]),
    ("April 2006–March 2007", [("2006-04/2007-03", "at")]),
    ("in 2014–2015", [("2014/2015", "at")]),
    ("in 1996-97", [("1996/1997", "at")]),
    ("in 2008/2009", [("2008/2009", "at")]),
    ("in 2015-2017 and 2019", [("2015/2017", "at"), ("2019", "at")]),
    ("from 1994-1996 and again in 1999", [("1994/1996", "at"), ("1999", "at")]),
    ("from 1994 to the end of 1999", [("1994/1999-12", "at")]),
    ("between 2004 and mid-2005", [("2004/2005", "at")]),
    ("between 1 August 2020 and 31 July 2021", [("2020-08-01/2021-07-31", "at")]),
    ("in 2004 and 2005", [("2004", "at"), ("2005", "at")]),
    ("the 1990s", [("199X", "at")]),
    ("in summer 2014", [("2014-22", "at")]),
    ("end of 2017", [("2017-12", "at")]),
    ("as of July 2021", [("2021-07", "as of")]),
    ("As of the end of 2013", [("2013-12", "as of")]),
    ("since 1999", [("1999/", "since")]),
    ("since at least 1997", [("1997/", "since")]),
    ("since the start of the war in February 2011", [("2011-02/", "since")]),
    ("since a March 2003 truce", [("2003-03/", "since")]),
    ("after June 2010", [("2010-06/", "after")]),
    ("until 3 December 2007", [("/2007-12-03", "until")]),
    ("prior to 2006", [("/2006", "before")]),
    ("by 2018", [("/2018", "by")]),
    ("12 April 2013, and 25 July 2013", [("2013-04-12", "at"), ("2013-07-25", "at")]),
    ("Newswire,8 June 2009", [("2009-06-08", "at")]),
    ("Resolution 2155 (2014)", [("2014", "at")]),
    ("on 31 June 2010", []),
    ("on June 18 they", []),
    ("2,014 cases and 2014 mm and 2016km2", []),
    ("Resolution 75/62, S/PV.7287, 7287th, 13:18", []),
    ("from 2010 to 2004", [("2010/", "since"), ("2004", "at")]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_date_is_as_exact_as_its_words(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(time.edtf, time.relation.value) for time in find_times(text)] == expected


@pytest.mark.parametrize("text", ["early 2018", "mid-2020", "the end of 2017", "summer 2014", "late March 2003"])
def test_words_that_edtf_loses_are_kept(text: str) -> None:
    (time,) = find_times(f"In {text}, they met.")
    assert time.written == text


def test_a_date_lies_at_its_span() -> None:
    text = "It met in May 2003 and, as of 1 June 2004, not again."
    assert [text[time.start : time.end] for time in find_times(text)] == ["May 2003", "1 June 2004"]
    assert text[find_times(text)[1].lead :].startswith("as of")
    assert find_times(text)[1].relation is Relation.AS_OF


def test_years_of_a_period() -> None:
    assert list_years(find_times("2015-2017")[0]) == ("2015", "2016", "2017")
    assert list_years(find_times("since 2015")[0]) == ("2015/",)
    assert list_years(find_times("May 2015")[0]) == ("2015-05",)


@pytest.mark.parametrize(
    ("day", "next_day"), [("2014-10-23", "2014-10-24"), ("2014-12-31", "2015-01-01"), ("2014-10", None)]
)
def test_the_next_day_is_known_only_after_a_day(day: str, next_day: str | None) -> None:
    assert shift_days(day, 1) == next_day


@given(st.text(alphabet="0123456789 -–/,.aJunebymiSc'of", max_size=80))
def test_never_raises_and_spans_are_ordered(text: str) -> None:
    ends = [(time.start, time.end) for time in find_times(text)]
    assert ends == sorted(ends)
    assert all(0 <= start < end <= len(text) for start, end in ends)
