"""Dates and quantities are looked for where a word may begin one: nothing is lost by it."""

from __future__ import annotations

from pathlib import Path

import pytest

from armstrace.loaders.date import find_times, list_date_starts
from armstrace.loaders.quantity import find_amounts, list_amount_starts
from armstrace.loaders.token import find_tokens
from armstrace.loaders.verb import Taken, find_verbs

FIXTURES = sorted((Path(__file__).parent.parent / "reader" / "fixtures").glob("*.txt"))
ODD = (
    "The mid-1990s; The 2nd quarter of 2014, Sept. 2001–Oct. 2002, from 3 to 5 May 2010 and the 1980s",
    "An estimated US$5 million, A$2, ≥3, ~40, £1.5m, well over a dozen, Twenty-one, half a million, hundreds of mines",
    "in excess of 3km2 (no fewer than two), up to 5, #7, 9M27K1, 1,204; a few, many; twice, once _5_ x5 5x",
    "At least a dozen, an unknown number, a half million, at most an estimated 5, the 2nd, the end of 2010, no more",
    "up to the 1990s, not less than half a million, as many as several thousand, close to 3, just under 4, a",
)


@pytest.mark.parametrize("text", [*(path.read_text(encoding="utf-8") for path in FIXTURES), *ODD])
def test_nothing_begins_elsewhere(text: str) -> None:
    tokens = find_tokens(text)
    starts, words = [token.start for token in tokens], [token.low for token in tokens]
    dates = list_date_starts(starts, words, range(len(words)))
    amounts = list_amount_starts(starts, words, range(len(words)))
    assert find_times(text, dates) == find_times(text)
    assert find_amounts(text, amounts) == find_amounts(text)


def test_tokens_stand_where_their_words_do() -> None:
    text = "PTAB-2.5M  ½\u00a0kg,\n“No. 4”_x²"
    tokens = find_tokens(text)
    assert [text[token.start : token.end] for token in tokens] == [token.text for token in tokens]
    assert "".join(token.text for token in tokens) == "".join(text.split())


def test_a_name_behind_to_is_no_verb() -> None:
    tokens = find_tokens("He asked to BE heard")
    taken = [Taken.FREE, Taken.FREE, Taken.FREE, Taken.NAME, Taken.FREE]
    assert all(group.first != 2 for group in find_verbs(tokens, taken))
