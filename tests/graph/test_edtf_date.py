"""The border to the edtf package: the parts of level 1 come through, all else is refused in one way."""

from __future__ import annotations

from datetime import date

import edtf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from armstrace.graph.edtf_date import EdtfDate, EdtfTime, parse_edtf_time
from armstrace.graph.errors import InputError

DATES = {
    "2015": EdtfDate("2015", None, None, ""),
    "2015-02": EdtfDate("2015", 2, None, ""),
    "2015-02-09": EdtfDate("2015", 2, 9, ""),
    "2015-02-09~": EdtfDate("2015", 2, 9, "~"),
    "2015-02?": EdtfDate("2015", 2, None, "?"),
    "2015%": EdtfDate("2015", None, None, "%"),
    "199X": EdtfDate("199X", None, None, ""),
    "19XX~": EdtfDate("19XX", None, None, "~"),
    "2015-XX": EdtfDate("2015", None, None, ""),
    "2015-XX-XX": EdtfDate("2015", None, None, ""),
    "2015-02-XX": EdtfDate("2015", 2, None, ""),
    "2015-21": EdtfDate("2015", 21, None, ""),
}
Y94, Y96 = EdtfDate("1994", None, None, ""), EdtfDate("1996", None, None, "")
INTERVALS = {
    "1994/1996": (Y94, Y96),
    "1994/": (Y94, None),
    "1994/..": (Y94, None),
    "/1996": (None, Y96),
    "../1996": (None, Y96),
    "1994~/1996-03?": (EdtfDate("1994", None, None, "~"), EdtfDate("1996", 3, None, "?")),
    "1994-02-09~/1996-03-01%": (EdtfDate("1994", 2, 9, "~"), EdtfDate("1996", 3, 1, "%")),
    "1994-21/1996": (EdtfDate("1994", 21, None, ""), Y96),
}


@pytest.mark.parametrize("text", DATES)
def test_a_date_is_begin_and_end(text: str) -> None:
    assert parse_edtf_time(text) == EdtfTime(DATES[text], DATES[text], is_interval=False)


@pytest.mark.parametrize("text", INTERVALS)
def test_an_interval_has_two_ends_or_one(text: str) -> None:
    assert parse_edtf_time(text) == EdtfTime(*INTERVALS[text], is_interval=True)


#: What the package reads and level 1 has not, or what has years of another length.
BEYOND = [
    *("[2012,2013]", "{2012,2013}", "2018-02-03T10:00:00", "156X-12-25", "2018-XX-03", "199X/2008", "1X3X", "XXXX"),
    *("2018-33", "2018-25", "2015-21~/2016", "?2018", "2018-?02", "Y170000002", "Y1E5", "-0044", "-199X", "2015S2"),
    *("2015S0", "2015S2-21", "2015S2/2016", "../..", " 2015", "2015-02-09 ", "\t2015-02-09"),
]


@pytest.mark.parametrize("text", BEYOND)
def test_what_the_package_takes_and_we_do_not_is_refused(text: str) -> None:
    assert edtf.parse_edtf(text)
    with pytest.raises(InputError, match="no EDTF date of level 1"):
        parse_edtf_time(text)


@pytest.mark.parametrize(
    "text", ["2018-XX/2019", "2018-1X", "../", "/..", "1990-XX/1991", "", "..", "/", "abc", "20150209"]
)
def test_what_the_package_fails_on_is_refused_in_silence(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(InputError, match="no EDTF date of level 1"):
        parse_edtf_time(text)
    assert capsys.readouterr() == ("", "")


def test_a_long_list_does_not_reach_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(edtf, "parse_edtf", pytest.fail)
    with pytest.raises(InputError):
        parse_edtf_time("[" + "2015," * 5000 + "2015]")


@given(st.one_of(st.text("0123456789XYTES-/.~?%[]{}, ", max_size=14), st.text(max_size=10)))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        time = parse_edtf_time(text)
    except InputError:
        return
    assert str(edtf.parse_edtf(text)) == text
    assert time.begin or time.end


@given(st.dates(min_value=date(1, 1, 1)))
def test_a_plain_day_is_read_as_the_package_reads_it(day: date) -> None:
    text = day.isoformat()
    parsed = edtf.parse_edtf(text)
    assert parse_edtf_time(text).begin == EdtfDate(parsed.year, int(parsed.month), int(parsed.day), "")
