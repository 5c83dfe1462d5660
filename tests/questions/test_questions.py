"""Each example question has its expected rows beside this file, and is asked over HTTP.

The rows were read against the profile and the answers of the reading by hand. They name claims by their ids, so that a
moved id fails here as well. A query without rows, or rows without a query, fails. Questions that join open data:
test_linked_questions.
"""

from __future__ import annotations

import pytest
from http_client import Client
from question import HERE, check, read_expected

from armstrace.graph.example import Example, find_example, list_examples

LEAST = 28
EXAMPLES = tuple(example for example in list_examples() if not example.needs)
#: Questions that the profile does not answer: no row, and no guess.
NOT_IN_THE_DOCUMENT = {
    "how-large-is-russias-stockpile-in-its-own-figures",
    "how-many-casualties-in-2014",
    "what-became-of-the-stocks-that-bulgaria-declared",
}


def test_queries_and_rows_come_in_pairs() -> None:
    assert len(EXAMPLES) >= LEAST
    assert {example.name for example in list_examples()} == {file.stem for file in HERE.glob("*.csv")}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_a_question_has_exactly_its_rows(
    packaged_client: Client, example: Example, request: pytest.FixtureRequest
) -> None:
    check(packaged_client, example, update=request.config.getoption("--update-rows"))


@pytest.mark.parametrize("name", sorted(NOT_IN_THE_DOCUMENT))
def test_what_is_not_in_the_document_comes_back_empty(name: str) -> None:
    example = find_example(name)
    assert example is not None
    assert read_expected(example)[1] == []


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_every_other_question_is_answered_and_each_row_names_its_claim(example: Example) -> None:
    head, found = read_expected(example)
    assert "claim" in head
    assert bool(found) is (example.name not in NOT_IN_THE_DOCUMENT)
    assert all("/id/claim/" in row[head.index("claim")] for row in found)
