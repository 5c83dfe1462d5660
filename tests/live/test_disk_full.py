"""A build on a disk that fills: it fails in words, `current` stays, no half is served, the next one works."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from armstrace.graph.errors import InputError
from armstrace.graph.release import find_folder, open_release
from armstrace.graph.release_writer import Contents, make_release
from armstrace.graph.store import write_nquads

_GRAPH = ox.NamedNode("https://w3id.org/armstrace/graph/entities")


def make(out: Path, triples: int) -> Path:
    """A release of so many triples, about 150 bytes each."""
    node = ox.NamedNode("http://example.org/" + "x" * 40)
    quads = [ox.Quad(node, node, ox.Literal(f"{number} {'y' * 40}"), _GRAPH) for number in range(triples)]
    contents = Contents(
        nquads=write_nquads(quads), files={}, counts={"claims": triples}, version="1", date="2022-03-04",
        title="An example", corrections="https://w3id.org/armstrace/corrections",
    )  # fmt: skip
    return make_release(contents, out)


def check_stands(out: Path, before: Path) -> None:
    """What was current is still so, whole, and the only release."""
    assert find_folder(out) == before
    assert [folder.name for folder in (out / "releases").iterdir() if not folder.name.startswith(".")] == [before.name]
    assert len(open_release(out).store) > 0
    assert len(open_release(out, memory_quads=-1).store) > 0


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 4 MiB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(folder)]
    if sys.platform != "linux" or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("this user may not mount a small tmpfs; the test by the limit of a file's size stands for it")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


@pytest.mark.parametrize("triples", [14_000, 20_000, 60_000], ids=["the store", "the graph", "the first block"])
def test_a_full_disk_stops_the_build_and_changes_nothing(small_disk: Path, triples: int) -> None:
    out = small_disk / "build"
    before = make(out, 50)
    with pytest.raises(InputError, match="cannot be written"):
        make(out, triples)
    check_stands(out, before)
    after = make(out, 60)
    assert find_folder(out) == after
    assert not (out / "releases" / ".building").exists()


_LIMITED = """
import resource, sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from test_disk_full import make
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), resource.RLIM_INFINITY))
make(Path(sys.argv[2]), int(sys.argv[4]))
"""


@pytest.mark.parametrize(("size", "triples"), [(4_000, 50), (40_000, 5_000), (500_000, 2_500)])
def test_a_file_that_cannot_grow_is_the_same(tmp_path: Path, size: int, triples: int) -> None:
    before = make(tmp_path, 40)
    words = [sys.executable, "-P", "-c", _LIMITED, str(Path(__file__).parent), str(tmp_path), str(size), str(triples)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "InputError" in done.stderr
    check_stands(tmp_path, before)
