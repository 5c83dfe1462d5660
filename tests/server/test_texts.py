"""Texts of a release that was built with them stay on this machine: in traces with --show-text, nowhere else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from http_client import Client, serve

from armstrace.graph.release_writer import Contents, make_release
from armstrace.graph.store import write_nquads

BROWSER = {"Accept": "text/html"}
WORDS = "Invented words of a passage."
CLAIM = "/page/claim/xea-cmb-stock-00000002"


@pytest.fixture(scope="module")
def release_with_texts(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example release with the text of one passage."""
    passage = "https://w3id.org/armstrace/id/passage/xea-cmb-2022-01-02-policy-1-1"
    graph = "https://w3id.org/armstrace/graph/texts/xea-cmb-2022-01-02"
    quads = ox.parse((root / "tests" / "example.trig").read_bytes(), format=ox.RdfFormat.TRIG)
    contents = Contents(
        nquads=write_nquads(quads),
        files={},
        counts={},
        version="0.0.1",
        date="2022-03-04",
        title="An example",
        corrections="https://w3id.org/armstrace/corrections",
        texts=f'<{passage}> <http://purl.org/spar/c4o/hasContent> "{WORDS}" <{graph}> .\n'.encode(),
    )
    return make_release(contents, tmp_path_factory.mktemp("texts"))


@pytest.fixture(scope="module")
def showing(release_with_texts: Path) -> Iterator[Client]:
    yield from serve(release_with_texts, "--show-text")


@pytest.fixture(scope="module")
def silent(release_with_texts: Path) -> Iterator[Client]:
    yield from serve(release_with_texts)


def test_a_trace_shows_the_passage_where_it_may(showing: Client) -> None:
    assert f"<blockquote>{WORDS}</blockquote>" in showing.ask(CLAIM, headers=BROWSER).text


def test_without_the_option_no_text_is_shown(silent: Client) -> None:
    text = silent.ask(CLAIM, headers=BROWSER).text
    assert WORDS not in text
    assert "The passage's words are not kept here" in text


def test_no_query_and_no_data_ever_give_a_text(showing: Client) -> None:
    query = f'ASK {{ ?s ?p "{WORDS}" }}'
    assert showing.ask("/sparql", query={"query": query, "format": "csv"}).text.strip() == "false"
    named = f'ASK {{ GRAPH ?g {{ ?s ?p "{WORDS}" }} }}'
    assert showing.ask("/sparql", query={"query": named, "format": "csv"}).text.strip() == "false"
    for path in (
        "/data/passage/xea-cmb-2022-01-02-policy-1-1.nq",
        "/claims.csv",
        "/page/passage/xea-cmb-2022-01-02-policy-1-1",
    ):
        assert WORDS not in showing.ask(path).text
    assert showing.ask("/graph/texts/xea-cmb-2022-01-02").status == 404
