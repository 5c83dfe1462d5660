"""What every test may use."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from http_client import Client, serve
from hypothesis import settings
from requirement import require

from armstrace.graph.release_writer import Contents, make_release
from armstrace.graph.store import write_nquads
from armstrace.loaders.build import build

# No deadline, since tests share the machine; the same examples each time, since a failure must be seen again.
settings.register_profile("armstrace", deadline=None, derandomize=True)
settings.load_profile("armstrace")

ROOT = Path(__file__).resolve().parent.parent


def pytest_addoption(parser: pytest.Parser) -> None:
    """Public test suites and shapes of others, which the project does not ship: folders on this machine."""
    parser.addoption("--w3c", metavar="DIR", help="the W3C's rdf-tests (the folder sparql/sparql11)")
    parser.addoption("--dcat-ap", metavar="DIR", help="the SHACL files of DCAT-AP 3 (shapes.ttl, range.ttl)")


def find_option(request: pytest.FixtureRequest, name: str) -> Path:
    """The folder that an option names; the test is skipped where it is not given."""
    given = request.config.getoption(name)
    if not given:
        pytest.skip(f"{name} DIR is not given")
    return Path(given)


@pytest.fixture(scope="session")
def w3c(request: pytest.FixtureRequest) -> Path:
    """The W3C's test manifests for SPARQL 1.1."""
    return find_option(request, "--w3c")


@pytest.fixture(scope="session")
def dcat_ap(request: pytest.FixtureRequest) -> Path:
    """The SHACL files of DCAT-AP."""
    return find_option(request, "--dcat-ap")


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's root folder."""
    return ROOT


@pytest.fixture(scope="session")
def java() -> str:
    """The command of a Java runtime."""
    found = shutil.which("java")
    if found is None:
        require("no Java runtime on this machine")
    return str(found)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder ../shared with the profile texts and the gold readings."""
    folder = ROOT.parent / "shared"
    if not (folder / "gold" / "claims.jsonl").is_file():
        require("../shared with the profile texts and the gold readings is not beside this checkout")
    return folder


@pytest.fixture(scope="session")
def example_release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small release of an invented profile (example.trig). Its directory has the name of its id."""
    quads = ox.parse((ROOT / "tests" / "example.trig").read_bytes(), format=ox.RdfFormat.TRIG)
    contents = Contents(
        nquads=write_nquads(quads),
        files={},
        counts={"claims": 5, "findings": 1, "sources": 2, "sections": 1},
        version="0.0.1",
        date="2022-03-04",
        title="An example",
        corrections="https://w3id.org/armstrace/corrections",
    )
    return make_release(contents, tmp_path_factory.mktemp("example"))


@pytest.fixture(scope="session")
def packaged_release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The release of the packaged data, built once."""
    out = tmp_path_factory.mktemp("packaged")
    build(out)
    return out


@pytest.fixture(scope="session")
def packaged_client(packaged_release: Path) -> Iterator[Client]:
    """A client of a real server over the release of the packaged data."""
    yield from serve(packaged_release)
