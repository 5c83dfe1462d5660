"""Questions and searches have no more rows than queries have, and tell where they have more."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from armstrace.graph.release import open_release
from armstrace.server import create_app
from armstrace.web.limit import Limits
from armstrace.web.site import Settings


@pytest.fixture(scope="module")
def app(packaged_release: Path) -> FlaskClient:
    return create_app(open_release(packaged_release), Settings(limits=Limits(rows=3))).test_client()


@pytest.mark.parametrize("path", ["/q/which-figures-conflict.csv", "/search.csv?q=cluster", "/claims-by-query"])
def test_a_cap_is_marked(app: FlaskClient, path: str) -> None:
    by_query = "/sparql?format=csv&query=SELECT%20*%20%7B?s%20a%20arms:Claim%7D"
    answer = app.get(by_query if path == "/claims-by-query" else path)
    assert (answer.status_code, answer.headers["Armstrace-Capped"]) == (200, "rows=3")
    assert len(list(csv.reader(io.StringIO(answer.text)))) == 4


@pytest.mark.parametrize("path", ["/q/which-figures-conflict.csv", "/search.csv?q=cluster"])
def test_what_is_whole_has_no_mark(packaged_release: Path, path: str) -> None:
    answer = create_app(open_release(packaged_release)).test_client().get(path)
    assert (answer.status_code, answer.headers.get("Armstrace-Capped")) == (200, None)
    assert answer.text.count("\n") > 4
