"""Numbers in words and figures, and what bounds them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armstrace.loaders.quantity import find_amounts, parse_number

#: words, then (value or ends, comparator, unit) of each quantity in them.
CASES = [
    ("at least 1,204 mines", [("1204", "atLeast", "")]),
    ("5.5 million mines", [("5500000", "exactly", "")]),
    ("about 728.5 million submunitions", [("728500000", "approximately", "")]),
    ("half a million mines", [("500000", "exactly", "")]),
    ("at least two dozen states", [("24", "atLeast", "")]),
    ("a dozen attacks", [("12", "exactly", "")]),
    ("twenty-five people", [("25", "exactly", "")]),
    ("nine towns", [("9", "exactly", "")]),
    ("some 1000 casualties", [("1000", "approximately", "")]),
    ("more than 464,000", [("464000", "moreThan", "")]),
    ("fewer than 20", [("20", "lessThan", "")]),
    ("no fewer than 30", [("30", "atLeast", "")]),
    ("no more than 30", [("30", "atMost", "")]),
    ("up to 5 teams", [("5", "atMost", "")]),
    ("almost 90 percent", [("90", "approximately", "percent")]),
    ("an estimated 50,000 mines", [("50000", "approximately", "")]),
    ("between 5 and 7 people", [("5-7", "between", "")]),
    ("between 2 and 3 million mines", [("2000000-3000000", "between", "")]),
    ("5 and 7 mines", [("5", "exactly", ""), ("7", "exactly", "")]),
    ("from 23,000 to 80,000", [("23000-80000", "between", "")]),
    ("10–12 teams", [("10-12", "between", "")]),
    ("an estimated five to ten people", [("5-10", "between", "")]),
    ("two or three mines", [("2-3", "between", "")]),
    ("from two to five", [("2", "exactly", ""), ("5", "exactly", "")]),
    ("ten to five", [("10", "exactly", ""), ("5", "exactly", "")]),
    ("100 or more", [("100", "atLeast", "")]),
    ("14km2, 14.7 km² and 3 ha", [("14", "exactly", "km2"), ("14.7", "exactly", "km²"), ("3", "exactly", "ha")]),
    ("US$115.62 million", [("115620000", "exactly", "US$")]),
    ("120mm and 152mm shells", [("120", "exactly", "mm"), ("152", "exactly", "mm")]),
    ("at least once", [("1", "atLeast", "times")]),
    ("an unknown number of mines", [(None, "unquantified", "")]),
    ("hundreds of mines", [(None, "unquantified", "")]),
    ("Article 7 and Articles 5 and 7, Form 2, pp. 230–235, and 422", []),
    ("one of the towns", []),
    ("TM-62, 9M55K, RBK-500 and 13:18", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_quantity_is_read_as_printed(text: str, expected: list[tuple[str | None, str, str]]) -> None:
    found = [
        ("-".join(f"{n.normalize():f}" for n in amount.numbers) or None, amount.comparator.value, amount.unit)
        for amount in find_amounts(text)
    ]
    assert found == expected


def test_a_quantity_keeps_its_words_and_place() -> None:
    text = "They cleared more than 400 mines."
    (amount,) = find_amounts(text)
    assert text[amount.start : amount.end] == amount.written == "more than 400"
    assert text[amount.at :].lstrip().startswith("400")


@pytest.mark.parametrize(("cell", "number"), [("1,204", "1204"), (" 14.2 ", "14.2"), ("(none)", None), ("9N24", None)])
def test_a_cell_is_a_number_or_it_is_not(cell: str, number: str | None) -> None:
    assert parse_number(cell) == (Decimal(number) if number else None)


@given(st.text(alphabet="0123456789 -–/,.%$mkabdozenrty", max_size=80))
def test_never_raises_and_spans_are_ordered(text: str) -> None:
    spans = [(amount.start, amount.end) for amount in find_amounts(text)]
    assert spans == sorted(spans)
    assert all(0 <= start < end <= len(text) for start, end in spans)
