"""Releases: whole or not there; the old one serves until the new one is; what is damaged is not opened."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

from armstrace.graph.errors import InputError, ReleaseError
from armstrace.graph.release import check_release, open_release
from armstrace.graph.release_writer import Contents, make_release
from armstrace.graph.store import write_nquads


def quad(number: int) -> ox.Quad:
    node = ox.NamedNode(f"http://e/{number}")
    return ox.Quad(node, ox.NamedNode("http://e/p"), ox.Literal(f'a\n"b" {number}\r'), ox.NamedNode("http://e/g"))


def contents(*numbers: int, texts: bytes | None = None, report: bytes = b"{}\n") -> Contents:
    return Contents(
        nquads=write_nquads(quad(number) for number in numbers),
        files={"report.json": report, "claims.csv": b"claim\r\n"},
        counts={"claims": len(numbers)},
        version="0.1.0",
        date="2026-11-24",
        title="A test",
        corrections="https://example.org/corrections",
        texts=texts,
    )


def names(out: Path) -> list[str]:
    return sorted(folder.name for folder in (out / "releases").iterdir())


def test_a_release_is_named_by_its_graph_and_is_the_current_one(tmp_path: Path) -> None:
    folder = make_release(contents(1, 2), tmp_path)
    release = open_release(tmp_path)
    assert release.folder == folder
    assert folder.name == release.id == contents(2, 1).id
    assert len(release.store) == 2
    assert release.texts is None
    assert release.counts == {"claims": 2}
    assert (tmp_path / "current").readlink() == Path("releases") / release.id
    assert open_release(folder).id == release.id


def test_the_files_are_the_same_bytes_each_time(tmp_path: Path) -> None:
    one, other = (make_release(contents(*numbers), tmp_path / str(numbers)) for numbers in ((1, 2, 3), (3, 2, 1)))
    files = sorted(file.name for file in one.iterdir() if file.is_file())
    assert len(files) >= 4
    for name in files:
        assert (one / name).read_bytes() == (other / name).read_bytes()


def test_many_quads_are_read_on_disk_with_the_same_answers(tmp_path: Path) -> None:
    make_release(contents(1, 2, 3), tmp_path)
    memory, disk = open_release(tmp_path).store, open_release(tmp_path, memory_quads=2).store
    assert sorted(map(str, memory)) == sorted(map(str, disk))
    with pytest.raises(RuntimeError, match="read-write"):
        disk.add(quad(9))


def test_texts_have_a_store_of_their_own_and_no_part_in_the_id(tmp_path: Path) -> None:
    plain = make_release(contents(1), tmp_path)
    texts = make_release(contents(1, texts=write_nquads([quad(7)])), tmp_path)
    release = open_release(tmp_path)
    assert release.folder == texts != plain
    assert release.id == open_release(plain).id
    assert release.texts is not None
    assert quad(7) in release.texts
    assert quad(7) not in release.store


def test_the_current_and_the_one_before_are_kept(tmp_path: Path) -> None:
    ids = [make_release(contents(number), tmp_path).name for number in (1, 2, 3)]
    assert names(tmp_path) == sorted(ids[1:])
    make_release(contents(3), tmp_path)
    assert names(tmp_path) == sorted(ids[1:])
    make_release(contents(2), tmp_path)
    assert open_release(tmp_path).id == ids[1]
    assert names(tmp_path) == sorted(ids[1:])


def test_the_same_release_is_used_again(tmp_path: Path) -> None:
    folder = make_release(contents(1), tmp_path)
    (folder / "mark").touch()
    assert make_release(contents(1), tmp_path) == folder
    assert (folder / "mark").exists()


def test_a_damaged_release_of_the_same_id_is_not_used_again(tmp_path: Path) -> None:
    folder = make_release(contents(1), tmp_path)
    (folder / "graph.nq").write_bytes(b"")
    again = make_release(contents(1), tmp_path)
    assert again != folder
    assert open_release(tmp_path).folder == again


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("graph.nq", b"", "it has 0 bytes, the manifest says"),
        ("graph.nq", None, "a file of the release is missing"),
        ("report.json", b"[]\n", "its content is not what the manifest says"),
        ("manifest.json", None, "the manifest is missing|there is no release here"),
        ("manifest.json", b'{"id": "x"', "the manifest cannot be read"),
        ("manifest.json", b"{}", "the manifest cannot be read"),
        ("manifest.json", b"[]", "the manifest cannot be read"),
    ],
)
def test_a_damaged_release_is_not_opened(tmp_path: Path, name: str, data: bytes | None, message: str) -> None:
    folder = make_release(contents(1), tmp_path)
    if data is None:
        (folder / name).unlink()
    else:
        (folder / name).write_bytes(data)
    with pytest.raises(ReleaseError, match=message) as error:
        open_release(folder)
    assert error.value.file == str(folder / name) or name == "manifest.json"


def test_a_release_whose_id_is_not_that_of_the_graph_is_not_opened(tmp_path: Path) -> None:
    folder = make_release(contents(1), tmp_path)
    manifest = json.loads((folder / "manifest.json").read_text())
    (folder / "manifest.json").write_text(json.dumps({**manifest, "id": "0" * 12}))
    with pytest.raises(ReleaseError, match="the id is not that of the graph"):
        check_release(folder)


def test_a_store_on_disk_that_lacks_files_is_not_opened(tmp_path: Path) -> None:
    folder = make_release(contents(1, 2), tmp_path)
    for file in (folder / "store").glob("MANIFEST-*"):
        file.unlink()
    with pytest.raises(ReleaseError, match="the store cannot be opened"):
        open_release(folder, memory_quads=1)


@pytest.mark.parametrize("link", [None, "releases/none"])
def test_a_directory_without_release_says_what_to_do(tmp_path: Path, link: str | None) -> None:
    if link:
        (tmp_path / "current").symlink_to(link)
    with pytest.raises(ReleaseError, match="armstrace build"):
        open_release(tmp_path)


def test_two_builds_do_not_run_at_once(tmp_path: Path) -> None:
    make_release(contents(1), tmp_path)
    holder = "import fcntl,sys; f=open(sys.argv[1]); fcntl.flock(f, fcntl.LOCK_EX); print('held', flush=True); input()"
    with subprocess.Popen(
        [sys.executable, "-c", holder, str(tmp_path / ".lock")], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"held\n"
        with pytest.raises(InputError, match="another build is running"):
            make_release(contents(2), tmp_path)
        process.communicate(b"\n")
    assert open_release(tmp_path).id == contents(1).id
    assert names(tmp_path) == [contents(1).id]


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(InputError, match="cannot be written") as error:
        make_release(contents(1), tmp_path / "file" / "out")
    assert "file" in str(error.value.file)


#: A build that ends itself with SIGKILL when it reaches a step for the n-th time: really killed, in the real steps.
KILLED = """
import os, signal, sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from armstrace.graph import release_writer
from test_release import contents
place, times, after = sys.argv[3], int(sys.argv[4]), sys.argv[5] == "after"
owner, name = (release_writer, place) if hasattr(release_writer, place) else (Path, place)
step, count = getattr(owner, name), 0
def killing(*args, **kwargs):
    global count
    count += 1
    if count == times and not after:
        os.kill(os.getpid(), signal.SIGKILL)
    result = step(*args, **kwargs)
    if count == times and after:
        os.kill(os.getpid(), signal.SIGKILL)
    return result
setattr(owner, name, killing)
release_writer.make_release(contents(1, 2, 3), Path(sys.argv[2]))
"""
MOMENTS = [
    ("_write_file", 2, "after"),  # some files are written
    ("write_store", 1, "after"),  # the store is written, nothing is synced
    ("_sync", 4, "before"),  # in the middle of syncing
    ("rename", 1, "before"),  # all is on disk, without its name
    ("rename", 1, "after"),  # it has its name, the link is old
    ("symlink_to", 1, "after"),  # the next link is there, not yet swapped
]


@pytest.mark.parametrize(("place", "times", "when"), MOMENTS)
def test_a_build_killed_at_any_moment_leaves_the_old_release_serving(
    tmp_path: Path, place: str, times: int, when: str
) -> None:
    old = make_release(contents(1), tmp_path)
    arguments = [str(Path(__file__).parent), str(tmp_path), place, str(times), when]
    ended = subprocess.run([sys.executable, "-c", KILLED, *arguments], capture_output=True, check=False)
    assert ended.returncode == -signal.SIGKILL, ended.stderr.decode()
    assert open_release(tmp_path).folder == old
    new = make_release(contents(1, 2, 3), tmp_path)
    assert open_release(tmp_path).folder == new
    assert names(tmp_path) == sorted([old.name, new.name])


@pytest.mark.parametrize(("place", "times", "when"), [("replace", 1, "after"), ("_prune", 1, "before")])
def test_a_build_killed_after_the_swap_leaves_the_new_release_serving(
    tmp_path: Path, place: str, times: int, when: str
) -> None:
    make_release(contents(1), tmp_path)
    arguments = [str(Path(__file__).parent), str(tmp_path), place, str(times), when]
    ended = subprocess.run([sys.executable, "-c", KILLED, *arguments], capture_output=True, check=False)
    assert ended.returncode == -signal.SIGKILL, ended.stderr.decode()
    assert open_release(tmp_path).id == contents(1, 2, 3).id
