"""A small release of invented claims held against small files, and a real server over it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from http_client import Client, serve
from open_sample import make_claim, make_page, make_store, withdrawal, write

from armstrace.graph.corroboration import corroborate, corroborations_to_quads
from armstrace.graph.linkset import read_linkset
from armstrace.graph.linkset_quads import linkset_to_quads
from armstrace.graph.registers import read_registers
from armstrace.graph.release_writer import Contents, make_release
from armstrace.graph.run_quads import ontology_to_quads, run_to_quads
from armstrace.graph.store import write_nquads
from armstrace.graph.vocabulary import read_ontology

#: A claim that the record bears out, one that it contradicts (planted), one that no record covers, one of a conflict.
CLAIMS = (
    make_claim("borne-out", "TreatyStatusClaim", "state:ago", "notPartyTo", "treaty:ccm"),
    make_claim("contradicted", "TreatyStatusClaim", "state:cub", "notPartyTo", "treaty:ccm"),
    make_claim("not-covered", "VoteClaim", "state:rus", "votedAgainst", "resolution:a-res-75-62", time="2020"),
    make_claim("corroborated", "EventClaim", "state:rus", "inConflictWith", "state:geo", time="2008-08"),
    make_claim("of-no-record", "UseClaim", "state:rus", "used", "munition:cluster-munition", time="2008"),
)
ROWS = [
    ("Angola", "3 Dec 2008", ""),
    ("Lithuania^1", "[3 Dec 2008 ]", "[24 Mar 2011 ]"),
    ("Cuba", "", "6 Apr 2016 a"),
]
NOTE = withdrawal("Lithuania", "6 September 2024", "6 March 2025")
VOTES = "rcid,country,country_code,vote,date,unres\n1,Russia,RU,no,2015-12-07,R/70/54\n"
CONFLICTS = """conflict_id,year,gwno_a,gwno_a_2nd,gwno_b,gwno_b_2nd,incompatibility,intensity_level,type_of_conflict,\
start_date,start_prec,start_date2,start_prec2,ep_end,ep_end_date
393.0,2008.0,372.0,,,365.0,territory,1.0,II,1992-01-01,1.0,2008-08-01,1.0,1.0,2008-08-12
"""


@pytest.fixture(scope="session")
def open_release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release of CLAIMS and three small files of datasets, as a build with open data writes it."""
    folder = tmp_path_factory.mktemp("open")
    page = write(folder, "p.html", make_page(ROWS, [NOTE], totals="Signatories : 1. Parties : 1"))
    files = [
        ("untc-page", page, None),
        ("unvotes", write(folder, "v.csv", VOTES), None),
        ("ucdp-conflicts", write(folder, "c.csv", CONFLICTS), "2024-12-31"),
    ]
    store, linkset = make_store(CLAIMS, files), read_linkset(read_registers())
    store.extend((*ontology_to_quads(read_ontology()), *linkset_to_quads(linkset)))
    store.extend(run_to_quads("rus-cmb-2022-05-17", "0.1.0"))
    store.extend(corroborations_to_quads(corroborate(store, linkset)))
    contents = Contents(
        nquads=write_nquads(store),
        files={},
        counts={"claims": len(CLAIMS)},
        version="0.0.1",
        date="2026-11-24",
        title="An example with open data",
        corrections="https://w3id.org/armstrace/corrections",
    )
    return make_release(contents, folder / "build")


@pytest.fixture(scope="session")
def open_client(open_release: Path) -> Iterator[Client]:
    """A client of a server over that release."""
    yield from serve(open_release)
