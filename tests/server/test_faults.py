"""A fault that nobody foresaw is answered as a problem, without its inside, and is written to the log."""

from __future__ import annotations

import json
import logging
from dataclasses import replace
from pathlib import Path

import pytest

from armstrace.graph.release import open_release
from armstrace.server import create_app

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@pytest.mark.parametrize(
    "path", ["/id/state/xea", "/readyz", "/sparql?query=ASK%7B%3Curn:mine%3E%3Fp%3Fo%7D", "/claims.csv"]
)
def test_an_unforeseen_fault(example_release: Path, caplog: pytest.LogCaptureFixture, path: str) -> None:
    broken = replace(open_release(example_release), store=None)  # type: ignore[arg-type]
    client = create_app(broken).test_client()
    with caplog.at_level(logging.ERROR):
        answer = client.get(path)
        page = client.get(path, headers={"Accept": BROWSER})
    assert (answer.status_code, page.status_code) == (500, 500)
    assert answer.mimetype == "application/problem+json"
    assert page.mimetype == "text/html"
    assert json.loads(answer.data)["status"] == 500
    assert "NoneType" not in answer.text + page.text
    assert "NoneType" in caplog.text
    assert "urn:mine" not in caplog.text, "queries are not logged"


def test_two_applications_live_side_by_side(example_release: Path) -> None:
    release = open_release(example_release)
    other = replace(release, id="0123456789ab")
    for found in (release, other):
        assert create_app(found).test_client().get("/readyz").text == f"ready {found.id}\n"
