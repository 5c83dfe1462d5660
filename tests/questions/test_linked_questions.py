"""Questions that join claims with open data: their rows on a release that has the data, none on one that has not.

Expected rows were read against the files by hand where they are few, and against their counts where they are many.
"""

from __future__ import annotations

import pytest
from http_client import Client
from question import ask, check, read_expected, rows

from armstrace.graph.example import Example, find_example, list_examples

LEAST = 20
EXAMPLES = tuple(example for example in list_examples() if example.needs)
#: Questions that ask the records alone: their rows name the claim of a record.
OF_RECORDS = {"linked-how-did-a-state-stand-to-a-treaty-on-a-day"}
#: Questions to which the records say that there is nothing: no claim is contradicted, nobody joined since.
NOTHING = {"linked-which-claims-does-a-record-contradict", "linked-which-states-called-not-party-joined-later"}


def get(name: str) -> Example:
    example = find_example(name)
    assert example is not None
    return example


def test_there_are_enough_of_them() -> None:
    assert len(EXAMPLES) >= LEAST
    assert all(example.name.startswith("linked-") and example.why == "claim" for example in EXAMPLES)


@pytest.mark.shared
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_a_linked_question_has_exactly_its_rows(
    linked_client: Client, example: Example, request: pytest.FixtureRequest
) -> None:
    check(linked_client, example, update=request.config.getoption("--update-rows"))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_without_open_data_a_linked_question_is_empty_and_does_not_fail(
    packaged_client: Client, example: Example
) -> None:
    assert rows(ask(packaged_client, example))[1] == []


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_each_row_names_the_claim_of_a_profile(example: Example) -> None:
    head, found = read_expected(example)
    assert bool(found) is (example.name not in NOTHING)
    whose = "open-" if example.name in OF_RECORDS else "rus-"
    assert all(f"/id/claim/{whose}" in row[head.index("claim")] for row in found)


def test_a_page_without_the_data_says_what_is_missing(packaged_client: Client) -> None:
    page = packaged_client.ask("/q/linked-who-voted-as-the-state-did", headers={"Accept": "text/html"}).text
    assert "open datasets that this release does not hold: unvotes" in page
    assert "the documents do not say" not in page


@pytest.mark.shared
def test_a_page_with_the_data_shows_the_rows(linked_client: Client) -> None:
    page = linked_client.ask("/q/linked-who-voted-as-the-state-did", headers={"Accept": "text/html"}).text
    assert "Zimbabwe" in page
    assert "does not hold" not in page


@pytest.mark.shared
def test_a_linked_question_takes_parameters(linked_client: Client) -> None:
    answer = linked_client.ask("/q/linked-when-did-states-that-declared-stock-join.csv?treaty=mbt")
    assert answer.status == 200
    assert "Cuba" not in answer.text  # not a party to the Mine Ban Treaty
    assert "Bulgaria" in answer.text


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("linked-how-did-the-state-vote-year-by-year", 28),  # 23 on the mine ban resolutions, 5 on cluster munitions
        ("linked-which-claims-of-conflicts-are-corroborated", 4),
        ("linked-which-votes-are-consistent-with-the-roll-calls", 7),
        ("linked-which-claims-do-no-records-cover", 17),
        ("linked-which-claims-are-consistent-with-the-depositary-record", 49),
        ("linked-who-voted-as-the-state-did", 1),
    ],
)
def test_known_truths_by_number(name: str, wanted: int) -> None:
    assert len(read_expected(get(name))[1]) == wanted


@pytest.mark.shared
@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        ("ltu ccm 2022-05-17", ["party", "2011-03-24"]),
        ("ltu ccm 2025-03-05", ["party", "2011-03-24"]),
        ("ltu ccm 2025-03-07", ["withdrawn", "2025-03-06"]),
        ("est mbt 2025-12-26", ["party", "2004-05-12"]),
        ("est mbt 2025-12-27", ["withdrawn", "2025-12-27"]),
        ("pol mbt 2026-02-03", ["party", "2012-12-27"]),  # its withdrawal was to take effect later
        ("ago ccm 2022-05-17", ["signatory", "2008-12-03"]),
        ("ago ccm 2008-12-02", []),
        ("ltu ccm 2026-05-01", []),  # later than the record knows
    ],
)
def test_standing_on_a_day_over_http(linked_client: Client, asked: str, wanted: list[str]) -> None:
    state, treaty, day = asked.split()
    name = "linked-how-did-a-state-stand-to-a-treaty-on-a-day"
    answer = linked_client.ask(f"/q/{name}.csv?state={state}&treaty={treaty}&day={day}")
    assert answer.status == 200
    head, found = rows(answer.text)
    assert [row[head.index(column)] for row in found for column in ("standing", "since")] == wanted


def test_lithuania_and_poland_are_the_states_that_left_or_leave() -> None:
    head, found = read_expected(get("linked-which-states-that-profiles-name-have-withdrawn"))
    told = {tuple(row[head.index(name)] for name in ("state", "treaty", "status", "date")) for row in found}
    assert ("Lithuania", "Convention on Cluster Munitions", "asserted", "2025-03-06") in told
    assert ("Poland", "Mine Ban Treaty", "planned", "2026-02-20") in told
