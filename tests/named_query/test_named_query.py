"""Questions with parameters: typed, checked, bound as terms, never pasted; every row with its claim's IRI."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pyoxigraph as ox
import pytest
from flask.testing import FlaskClient

from armstrace.graph.errors import InputError
from armstrace.graph.example import list_examples, parse_example
from armstrace.graph.parameter import bind, parse_parameters
from armstrace.graph.query import run_query
from armstrace.graph.release import Release, open_release
from armstrace.server import create_app

PARTIES = "/q/which-treaties-is-russia-party-to"
CASUALTIES = "/q/how-many-casualties-in-2014"
DATES = "/q/which-treaty-status-is-known-at-a-date"


@pytest.fixture(scope="module")
def release(packaged_release: Path) -> Release:
    return open_release(packaged_release)


@pytest.fixture(scope="module")
def app(release: Release) -> FlaskClient:
    return create_app(release).test_client()


def rows(app: FlaskClient, address: str) -> list[dict[str, str]]:
    answer = app.get(address)
    assert (answer.status_code, answer.mimetype) == (200, "text/csv"), answer.text
    return list(csv.DictReader(io.StringIO(answer.text)))


@pytest.mark.parametrize("value", ["rus", "RUS", "state:rus", "https://w3id.org/armstrace/id/state/rus"])
def test_a_reference_is_taken_in_each_of_its_forms(app: FlaskClient, value: str) -> None:
    assert rows(app, f"{PARTIES}.csv?state={value}") == rows(app, f"{PARTIES}.csv")


def test_a_parameter_changes_the_answer(app: FlaskClient) -> None:
    other = rows(app, f"{PARTIES}.csv?state=ukr")
    assert other
    assert other != rows(app, f"{PARTIES}.csv")
    assert rows(app, f"{DATES}.csv?day=1999-01-01") == []
    assert len(rows(app, f"{DATES}.csv?treaty=ccm&day=2022-05-17")) > 5


@pytest.mark.parametrize(
    ("address", "words"),
    [
        (f"{PARTIES}.csv?state=atlantis", "no state named atlantis"),
        (f"{PARTIES}.csv?state=", "needs a value"),
        (f"{PARTIES}.csv?state=rus&state=usa", "2 times"),
        (f"{PARTIES}.csv?country=rus", "no parameter country"),
        (f"{PARTIES}.csv?state=rus%7D%20UNION%20%7B", "no state named"),
        (f"{PARTIES}.csv?state=treaty:ccm", "no state named"),
        (f"{CASUALTIES}.csv?year=lots", "is no integer"),
        (f"{CASUALTIES}.csv?year=2014%20%7D", "is no integer"),
        (f"{DATES}.csv?day=2022-13-01", "is no date"),
        ("/q/which-figures-conflict.csv?state=rus", "it takes none"),
    ],
)
def test_what_is_not_of_the_type_is_refused_in_words(app: FlaskClient, address: str, words: str) -> None:
    answer = app.get(address)
    problem = json.loads(answer.text)
    assert answer.status_code == 400
    assert words in problem["detail"] + problem.get("hint", "")


@pytest.mark.parametrize("form", ["csv", "json", "tsv", "xml"])
def test_each_form_takes_parameters(app: FlaskClient, form: str) -> None:
    answer = app.get(f"{PARTIES}.{form}?state=ukr")
    assert answer.status_code == 200
    assert "id/claim/" in answer.text


def test_the_page_asks_in_words_and_keeps_what_was_given(app: FlaskClient) -> None:
    text = app.get(f"{PARTIES}?state=ukr", headers={"Accept": "text/html"}).text
    assert "Which of the treaties is Ukraine party to" in text
    assert 'name="state" value="ukr"' in text
    assert f'href="{PARTIES}.csv?state=ukr"' in text
    plain = app.get(PARTIES, headers={"Accept": "text/html"}).text
    assert "Which of the treaties is the Russian Federation party to" in plain
    assert 'value="rus"' in plain


def test_text_is_bound_as_a_literal() -> None:
    query = '# param: name text Somebody\nSELECT ?name { VALUES ?name { "nobody" } }'
    hostile = ox.Literal('x" } SERVICE <http://e/> { "')
    answer = run_query(ox.Store(), bind(query, {"name": hostile}))
    assert isinstance(answer, ox.QuerySolutions)
    assert [row[0] for row in answer] == [hostile]


def test_every_block_of_a_parameter_is_bound() -> None:
    query = "# param: a integer one\nSELECT * { { VALUES ?a { 1 } } UNION { VALUES ?a { 1 } } VALUES ?b { 1 } }"
    bound = bind(query, {"a": ox.Literal(2)})
    assert bound.count('"2"^^<http://www.w3.org/2001/XMLSchema#integer>') == 2
    assert "?b { 1 }" in bound


def test_a_query_without_a_default_or_with_an_unknown_type_is_refused() -> None:
    with pytest.raises(InputError, match="no default"):
        parse_parameters("# param: a integer one\nSELECT * {}")
    with pytest.raises(InputError, match="no type"):
        parse_parameters("# param: a number one\nSELECT * { VALUES ?a { 1 } }")
    with pytest.raises(InputError, match="does not say"):
        parse_example("x", "# question: Who?\n# keywords: a\n# param: a integer one\nSELECT * { VALUES ?a { 1 } }")


def test_there_are_questions_with_parameters_and_their_defaults_are_known(release: Release) -> None:
    found = [(example, parameter) for example in list_examples() for parameter in example.parameters]
    assert len(found) >= 10
    for example, parameter in found:
        assert parameter.read(parameter.default, release.store) is not None, example.name


def test_each_row_carries_the_claim_where_there_is_one(app: FlaskClient) -> None:
    told = 0
    for example in list_examples():
        if example.why:
            for row in rows(app, f"/q/{example.name}.csv"):
                assert not row[example.why] or "/id/claim/" in row[example.why], example.name
                told += bool(row[example.why])
    assert told > 200
