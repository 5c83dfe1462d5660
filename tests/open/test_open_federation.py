"""Federation over loopback, both ways: armstrace asks a second endpoint that has the records, others ask armstrace.

The second endpoint is another `armstrace serve --rdf` over an input of open data; the first has claims and no records.
Which endpoints may be asked, and what happens when they fail: tests/limits/test_service.py.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

import pyoxigraph as ox
import pytest
import rdflib
from http_client import Client, serve, serve_files
from open_sample import make_page, write
from small_release import CLAIMS, NOTE, ROWS, make_small_release

from armstrace.loaders.open.load import load_file, write_input

PREFIXES = """PREFIX arms: <https://w3id.org/armstrace/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX treaty: <https://w3id.org/armstrace/id/treaty/>
"""


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """An endpoint that has a status page of a treaty and no claims of profiles."""
    folder = tmp_path_factory.mktemp("records")
    page = write(folder, "p.html", make_page(ROWS, [NOTE], totals="Signatories : 1. Parties : 1"))
    yield from serve_files(str(write_input(load_file("untc-page", page), folder, "0.1.0")))


@pytest.fixture(scope="module")
def claims(records: Client, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """An endpoint that has claims of a profile and no records, and may ask the other."""
    release = make_small_release(CLAIMS, [], tmp_path_factory.mktemp("claims"))
    yield from serve(release, "--allow-service", f"{records.address}sparql")


def test_armstrace_asks_an_endpoint_that_has_the_records(claims: Client, records: Client) -> None:
    query = f"""{PREFIXES}SELECT ?state ?how ?day ?claim WHERE {{
      ?claim a arms:TreatyStatusClaim ; arms:predicate arms:notPartyTo ; arms:object treaty:ccm ; arms:subject ?who .
      ?who skos:prefLabel ?state .
      SERVICE <{records.address}sparql> {{
        GRAPH ?claims {{ ?act arms:subject ?who ; arms:object treaty:ccm ; arms:predicate ?how ; arms:time ?when }}
        GRAPH ?times {{ ?when arms:edtf ?day }}
      }}
    }} ORDER BY ?state"""
    answer = claims.ask("/sparql", headers={"Accept": "text/csv"}, query={"query": query})
    assert answer.status == 200, answer.text
    told = [
        (row["state"], row["how"].rpartition("#")[2], row["day"]) for row in csv.DictReader(io.StringIO(answer.text))
    ]
    assert told == [("Angola", "signed", "2008-12-03"), ("Cuba", "acceded", "2016-04-06")]


def test_an_endpoint_that_is_not_on_the_list_is_not_asked(records: Client, claims: Client) -> None:
    query = f"SELECT * WHERE {{ SERVICE <{claims.address}sparql> {{ ?s ?p ?o }} }}"
    answer = records.ask("/sparql", query={"query": query})
    assert answer.status == 400
    assert "SERVICE" in answer.text


NOTES = """@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix state: <https://w3id.org/armstrace/id/state/> .
state:cub skos:note "to look at" . state:fra skos:note "not now" ."""


def ask_claims(client: Client) -> str:
    """A query of another engine over notes of its own, which asks armstrace for the claims."""
    return f"""{PREFIXES}SELECT ?note ?state ?claim WHERE {{
      ?who skos:note ?note .
      SERVICE <{client.address}sparql> {{
        ?claim a arms:TreatyStatusClaim ; arms:predicate arms:notPartyTo ; arms:subject ?who .
        ?who skos:prefLabel ?state
      }}
    }}"""


def test_oxigraph_asks_armstrace(claims: Client) -> None:
    store = ox.Store()
    store.load(NOTES.encode(), format=ox.RdfFormat.TURTLE)
    solutions = store.query(ask_claims(claims))
    assert isinstance(solutions, ox.QuerySolutions)
    assert [(row["note"].value, row["state"].value) for row in solutions] == [("to look at", "Cuba")]


def test_rdflib_asks_armstrace(claims: Client) -> None:
    graph = rdflib.Graph().parse(data=NOTES, format="turtle")
    told = [(str(row[0]), str(row[1])) for row in graph.query(ask_claims(claims)) if row]  # type: ignore[index]
    assert told == [("to look at", "Cuba")]
