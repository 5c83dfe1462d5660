"""A fault planted in a register is found, with its file and line."""

from __future__ import annotations

import pytest
from register_texts import read_texts, replace_row

from armstrace.graph.errors import InputError
from armstrace.graph.register_check import check_times
from armstrace.graph.registers import parse_registers

#: What is broken: register, key of the row, what stands there, what is put there, and what the message says.
ROWS = {
    "a row with a cell too many": ("states", "per", "Peru,,", "Peru,,,", "21 cells, 20 belong here"),
    "a class of another register": ("states", "per", "State", "Treaty", "'Treaty' is no class of this register"),
    "no label": ("places", "tula", "Tula", "", "tula has no label"),
    "white space in a name": ("places", "tula", "Tula", "Tula ", "label: 'Tula ' has white space"),
    "a key of forbidden form": ("places", "tula", "tula,", "tul_a,", "'tul_a' is no key"),
    "a name twice in one cell": ("states", "rus", "RF", "RF|RF", "says the same twice"),
    "an ISO code in small letters": ("states", "per", "PER", "per", "iso3: 'per' is no such code"),
    "a QID without Q": ("states", "per", "Q419", "419", "wikidata: '419' is no such code"),
    "an end before its begin": ("states", "scg", "2006-06", "1990-06", "ends (1990-06) before it begins (1992-04)"),
    "a dangling parent": (
        "orgs",
        "emercom-demining",
        "org:rus-mes",
        "org:rus-mess",
        "org:rus-mess stands in no register",
    ),
    "a parent of the wrong kind": ("orgs", "emercom-demining", "org:rus-mes", "state:rus", "of the wrong kind"),
    "a parent of no kind": ("orgs", "emercom-demining", "org:rus-mes", "rus-mes", "'rus-mes' is no reference"),
    "itself as parent": ("orgs", "rus-mes", "org:rus-government", "org:rus-mes", "org:rus-mes refers to itself"),
    "a mark of ambiguity without need": ("places", "tula", "Tula,,", "Tula,,Tula", "no other place bears it"),
    "a coverage that the scheme has not": ("munitions", "pmn", "covered", "banned", "mbt: 'banned' is no such code"),
}
#: The same for faults between entries: any of them may be the one that is told.
BETWEEN = {
    "the code of another state": ("states", "per", "604", "600", "m49: 600 is also that of state:per"),
    "a chain that comes back": ("munitions", "weapon", ",,,,", ",,munition:mine,,", "comes back to munition:"),
    "an alias of another munition": ("munitions", "9m55k", "9M55K|", "9M55K|9M27K|", "the name '9m27k' of munition:9m"),
}


@pytest.mark.parametrize("fault", sorted(ROWS))
def test_fault_in_a_row_is_told_with_file_and_line(fault: str) -> None:
    register, key, old, new, message = ROWS[fault]
    texts = read_texts()
    texts[register], line = replace_row(texts[register], key, old, new)
    with pytest.raises(InputError) as caught:
        parse_registers(texts)
    assert message in str(caught.value)
    assert (caught.value.file, caught.value.line) == (f"{register}.csv", line)


@pytest.mark.parametrize("date", ["2014-10-34", "24 October 2014", "2014-10-24/2013"])
def test_a_date_that_is_none_is_told_with_file_and_line(date: str) -> None:
    texts = read_texts()
    texts["meetings"], line = replace_row(texts["meetings"], "unsc-7287", "2014-10-24", date)
    with pytest.raises(InputError, match="date: ") as caught:
        check_times(parse_registers(texts).by_ref)
    assert (caught.value.file, caught.value.line) == ("meetings.csv", line)


@pytest.mark.parametrize("fault", sorted(BETWEEN))
def test_fault_between_entries_is_told_with_file_and_line(fault: str) -> None:
    register, key, old, new, message = BETWEEN[fault]
    texts = read_texts()
    texts[register], _ = replace_row(texts[register], key, old, new)
    with pytest.raises(InputError) as caught:
        parse_registers(texts)
    assert message in str(caught.value)
    assert caught.value.file == f"{register}.csv"
    assert caught.value.line


def test_name_of_two_states_must_be_marked_by_both() -> None:
    texts = read_texts()
    texts["states"], line = replace_row(texts["states"], "cog", "Congolese,Republic", ",Republic")
    with pytest.raises(
        InputError, match=r"'congolese' of state:cog also names state:cod \(states\.csv:\d+\)"
    ) as caught:
        parse_registers(texts)
    assert caught.value.line == line


def test_keys_are_sorted_each_once() -> None:
    texts = read_texts()
    lines = texts["laws"].splitlines(keepends=True)
    for order, message in ([2, 1], "stands after a later one"), ([1, 1], "recurs"):
        broken = "".join([lines[0], *(lines[n] for n in order)])
        with pytest.raises(InputError, match=message) as caught:
            parse_registers(texts | {"laws": broken})
        assert caught.value.line == 3


def test_header_is_that_of_the_form() -> None:
    texts = read_texts()
    with pytest.raises(InputError, match="the header is key,klass") as caught:
        parse_registers(texts | {"laws": texts["laws"].replace("key,class", "key,klass", 1)})
    assert (caught.value.file, caught.value.line) == ("laws.csv", 1)


@pytest.mark.parametrize("mark", ["\r\n", "\ufeff"])
def test_file_is_plain_text_with_lf(mark: str) -> None:
    texts = read_texts()
    with pytest.raises(InputError, match=r"laws\.csv: line ends or byte order mark"):
        parse_registers(texts | {"laws": mark + texts["laws"]})


def test_open_quotation_mark_is_no_csv() -> None:
    texts = read_texts()
    with pytest.raises(InputError, match=r"laws\.csv:\d+: no CSV"):
        parse_registers(texts | {"laws": texts["laws"] + '"open'})


def test_no_register_is_missing_and_none_is_unknown() -> None:
    texts = read_texts()
    del texts["laws"]
    with pytest.raises(InputError, match=r"missing: \['laws'\]; without a form: \['lwas'\]"):
        parse_registers(texts | {"lwas": ""})
