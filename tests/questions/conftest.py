"""The option that rewrites the expected rows (never passed in continuous integration), and a release with open data."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest
from http_client import Client, serve

from armstrace.graph.assembly import Authority, assemble
from armstrace.graph.dataset_quads import dataset_to_quads
from armstrace.graph.open_assembly import add_open_data
from armstrace.graph.registers import read_registers
from armstrace.graph.release_writer import Contents, make_release
from armstrace.graph.store import write_nquads
from armstrace.graph.vocabulary import read_ontology, read_vocabulary
from armstrace.loaders.build import read_info
from armstrace.loaders.material import read_material
from armstrace.loaders.open.load import load_file

#: The open files that the questions need, by dataset; the whole folder would take a minute and more.
FILES = {
    "cco": ["ontology/cco_weapon_classes.csv"],
    "country-codes": ["codes/country-codes.csv"],
    "ucdp-conflicts": ["conflict/ucdp_acd.csv"],
    "ucdp-events": ["conflict/ucdp_ged_syria_cluster_mentions.csv"],
    "unbis": ["ontology/unbis_concepts.csv"],
    "untc-page": [f"untc_2026/html/{name}.html" for name in ("ccm", "ottawa", "ccw", "ccw_p2a", "ccw_p5")],
    "untc-table": ["untc_2026/crpd_ratifications.csv"],
    "unvotes": ["unvotes/un_votes_mines_clusters.csv"],
}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-rows", action="store_true", help="rewrite tests/questions/*.csv from the answers")


@pytest.fixture(scope="session")
def linked_release(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The packaged claims and the open files that questions need, as a build writes them (no gate)."""
    registers, vocabulary, info = read_registers(), read_vocabulary(), read_info()
    profile = assemble(read_material(), Authority(registers, vocabulary, tuple(read_ontology()), info["version"]))
    files = (load_file(name, shared / "open" / path) for name, paths in FILES.items() for path in paths)
    records = chain.from_iterable(dataset_to_quads(file, vocabulary.measures, info["version"]) for file in files)
    contents = Contents(
        nquads=write_nquads(add_open_data(profile, records, registers)),
        files={},
        counts={},
        version=info["version"],
        date=info["date"],
        title=info["title"],
        corrections=info["corrections"],
    )
    return make_release(contents, tmp_path_factory.mktemp("linked"))


@pytest.fixture(scope="session")
def linked_client(linked_release: Path) -> Iterator[Client]:
    """A client of a real server over the release with open data."""
    yield from serve(linked_release)
