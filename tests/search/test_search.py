"""Text search: names, titles, claims; odd input never fails; pages, facets and forms over HTTP; the command."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from armstrace.graph.errors import InputError
from armstrace.graph.release import find_folder, open_release
from armstrace.graph.search import PAGE, SEARCH, search, write_index
from armstrace.server import create_app

HTML = {"Accept": "text/html"}


@pytest.fixture(scope="module")
def file(packaged_release: Path) -> Path:
    return find_folder(packaged_release) / SEARCH


@pytest.fixture(scope="module")
def app(packaged_release: Path) -> FlaskClient:
    return create_app(open_release(packaged_release)).test_client()


@pytest.mark.parametrize(
    ("text", "iri"),
    [
        ("pom-3", "munition/pom-3"),
        ("Convention on Cluster Munitions", "treaty/ccm"),
        ("RUSSIA", "state/rus"),
        ("ukra", "state/ukr"),
    ],
)
def test_a_thing_is_found_by_its_names(file: Path, text: str, iri: str) -> None:
    assert f"https://w3id.org/armstrace/id/{iri}" in [hit.iri for hit in search(file, text, most=500).hits]


def test_the_name_that_matched_is_told(file: Path) -> None:
    hits = search(file, "U.S.S.R", kind="state").hits or search(file, "USSR", kind="state").hits
    assert any(hit.matched for hit in hits)


def test_claims_are_found_by_their_sentences_and_told_with_their_stance(file: Path) -> None:
    found = search(file, "cluster tula", kind="claim")
    assert found.total > 0
    assert all("(" in hit.label and ":" in hit.label for hit in found.hits)


def test_kinds_and_classes_count_the_hits(file: Path) -> None:
    found = search(file, "russia")
    assert sum(count for _, count in found.kinds) == found.total == sum(count for _, count in found.classes)
    for kind, count in found.kinds:
        assert search(file, "russia", kind=kind).total == count
    narrowed = search(file, "russia", kind="claim", cls=search(file, "russia", kind="claim").classes[0][0])
    assert narrowed.total == search(file, "russia", kind="claim").classes[0][1]


def test_pages_follow_each_other_without_gap_or_double(file: Path) -> None:
    total = search(file, "russia").total
    pages = [search(file, "russia", skip=skip).hits for skip in range(0, total, PAGE)]
    found = [hit.iri for page in pages for hit in page]
    assert len(found) == len(set(found)) == total > PAGE


@given(text=st.text(max_size=40))
def test_no_text_breaks_it(file: Path, text: str) -> None:
    if re.search(r"\w", text):
        assert search(file, text).total >= 0
    else:
        with pytest.raises(InputError, match="no word"):
            search(file, text)


def test_a_release_without_an_index_says_so(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no search index"):
        search(tmp_path / SEARCH, "x")


def test_the_same_store_gives_the_same_bytes(root: Path) -> None:
    stores = [ox.Store(), ox.Store()]
    quads = list(ox.parse(path=str(root / "tests" / "example.trig"), format=ox.RdfFormat.TRIG))
    stores[0].extend(quads)
    stores[1].extend(reversed(quads))
    assert write_index(stores[0]) == write_index(stores[1])


def test_the_page_has_hits_facets_and_data(app: FlaskClient) -> None:
    text = app.get("/search?q=russia", headers=HTML).text
    assert text.count("<li><a href=") >= PAGE
    assert 'href="/search?q=russia&amp;kind=claim"' in text
    assert 'href="/search?q=russia&amp;page=2"' in text
    assert 'href="/search.csv?q=russia"' in text
    second = app.get("/search?q=russia&page=2", headers=HTML).text
    assert 'start="51"' in second
    assert app.get("/search", headers=HTML).status_code == 200
    assert "&lt;b&gt;" in app.get("/search?q=<b>x", headers=HTML).text


def test_the_forms_of_data_have_all_hits(app: FlaskClient) -> None:
    told = json.loads(app.get("/search.json?q=russia&kind=claim").text)
    rows = list(csv.DictReader(io.StringIO(app.get("/search.csv?q=russia&kind=claim").text)))
    assert len(told["hits"]) == len(rows) == told["total"] > PAGE
    assert app.get("/search?q=russia", headers={"Accept": "application/json"}).mimetype == "application/json"


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/search.csv", 400),
        ("/search.csv?q=%E2%80%94", 400),
        ("/search.xml?q=a", 404),
        ("/search?q=a&page=0", 400),
        ("/search?q=a&page=x", 400),
        ("/search?q=a&page=999999999", 400),
        ("/search.json?q=a&kind=none", 200),
    ],
)
def test_what_cannot_be_answered(app: FlaskClient, path: str, status: int) -> None:
    assert app.get(path).status_code == status


def test_the_command_prints_hits_and_tells_the_count(packaged_release: Path) -> None:
    command = [sys.executable, "-P", "-m", "armstrace.cli", "search", "--release", str(packaged_release)]
    done = subprocess.run([*command, "POM-3", "--format", "csv"], capture_output=True, text=True, check=True)
    assert "https://w3id.org/armstrace/id/munition/pom-3" in done.stdout
    assert "hits" in done.stderr
    assert subprocess.run([*command, "—"], capture_output=True, check=False).returncode == 3
