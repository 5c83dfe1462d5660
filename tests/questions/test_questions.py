"""Each example question has its expected rows beside this file, and is asked over HTTP.

The rows were read against the profile and the answers of the reading by hand. They name claims by their ids, so that a
moved id fails here as well. A query without rows, or rows without a query, fails.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from http_client import Client

from armstrace.graph.example import Example, list_examples

HERE = Path(__file__).resolve().parent
LEAST = 28
#: Questions that the profile does not answer: no row, and no guess.
NOT_IN_THE_DOCUMENT = {
    "how-large-is-russias-stockpile-in-its-own-figures",
    "how-many-casualties-in-2014",
    "what-became-of-the-stocks-that-bulgaria-declared",
}


def ask(client: Client, example: Example) -> str:
    """The answer as CSV."""
    headers = {"Accept": "text/csv", "Content-Type": "application/sparql-query"}
    answer = client.ask("/sparql", method="POST", headers=headers, body=example.text)
    assert (answer.status, answer.media_type) == (200, "text/csv"), answer.text
    return answer.text


def rows(text: str) -> tuple[list[str], list[list[str]]]:
    """Head and rows of a CSV; the rows in the order of their cells."""
    head, *found = csv.reader(io.StringIO(text))
    return head, sorted(found)


def test_queries_and_rows_come_in_pairs() -> None:
    names = {example.name for example in list_examples()}
    assert len(names) >= LEAST
    assert names == {file.stem for file in HERE.glob("*.csv")}


@pytest.mark.parametrize("example", list_examples(), ids=lambda example: example.name)
def test_a_question_has_exactly_its_rows(
    packaged_client: Client, example: Example, request: pytest.FixtureRequest
) -> None:
    told = ask(packaged_client, example)
    file = HERE / f"{example.name}.csv"
    if request.config.getoption("--update-rows"):
        file.write_text(told.replace("\r\n", "\n"), encoding="utf-8")
    assert rows(told) == rows(file.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", sorted(NOT_IN_THE_DOCUMENT))
def test_what_is_not_in_the_document_comes_back_empty(name: str) -> None:
    _, found = rows((HERE / f"{name}.csv").read_text(encoding="utf-8"))
    assert found == []


@pytest.mark.parametrize("example", list_examples(), ids=lambda example: example.name)
def test_every_other_question_is_answered_and_each_row_names_its_claim(example: Example) -> None:
    head, found = rows((HERE / f"{example.name}.csv").read_text(encoding="utf-8"))
    assert "claim" in head
    assert bool(found) is (example.name not in NOT_IN_THE_DOCUMENT)
    assert all("/id/claim/" in row[head.index("claim")] for row in found)
