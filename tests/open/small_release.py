"""A small release of invented claims held against small files of datasets, as a build with open data writes it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from open_sample import DOC, make_claim, make_store, withdrawal

from armstrace.graph.claim import Claim
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


def make_small_release(claims: Sequence[Claim], files: Iterable[tuple[str, Path, str | None]], folder: Path) -> Path:
    """A release of claims and files of datasets (name, path, as-of day), compared with each other. No gate."""
    store, linkset = make_store(claims, files), read_linkset(read_registers())
    store.extend((*ontology_to_quads(read_ontology()), *linkset_to_quads(linkset)))
    store.extend(run_to_quads(DOC, "0.1.0"))
    store.extend(corroborations_to_quads(corroborate(store, linkset)))
    contents = Contents(
        nquads=write_nquads(store),
        files={},
        counts={"claims": len(claims)},
        version="0.0.1",
        date="2026-11-24",
        title="An example with open data",
        corrections="https://w3id.org/armstrace/corrections",
    )
    return make_release(contents, folder / "build")
