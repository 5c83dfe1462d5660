"""Bad input: the message names file, place and remedy, the exit code says what kind, nothing changes on disk."""

from __future__ import annotations

import shutil
import socket
from pathlib import Path

import pytest
from command import list_tree, run


@pytest.fixture
def own_release(example_release: Path, tmp_path: Path) -> Path:
    """A copy of the example release that a test may spoil."""
    return Path(shutil.copytree(example_release, tmp_path / example_release.name))


FILES = [
    ("no such file", None, "No such file"),
    ("an empty file", b" \n", "empty"),
    ("a binary file", b"\x00\x01\x02", "zero bytes"),
    ("another encoding", "ASK {} # caf\u00e9".encode("latin-1"), "not UTF-8"),
]


@pytest.mark.parametrize(("rule", "content", "words"), FILES, ids=[row[0] for row in FILES])
def test_a_query_file_that_cannot_be_read(
    example_release: Path, tmp_path: Path, rule: str, content: bytes | None, words: str
) -> None:
    file = tmp_path / "query.rq"
    if content is not None:
        file.write_bytes(content)
    before = list_tree(tmp_path)
    ended = run("query", file, "--release", example_release)
    assert (ended.code, ended.out) == (3, "")
    assert str(file) in ended.err
    assert words in ended.err
    assert list_tree(tmp_path) == before


def test_a_folder_is_no_query(example_release: Path, tmp_path: Path) -> None:
    ended = run("query", tmp_path, "--release", example_release)
    assert (ended.code, ended.out) == (3, "")
    assert "directory" in ended.err


QUERIES = [
    ("a syntax error", "SELECT * WHERE { ?s ?p", "line 1"),
    ("an undeclared prefix", "SELECT * WHERE { ?s nope:p ?o }", "nope:"),
    ("an update", "DELETE WHERE { ?s ?p ?o }", "release"),
    ("a foreign endpoint", "SELECT * WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "SERVICE is refused"),
    ("nothing", "", "SELECT"),
]


@pytest.mark.parametrize(("rule", "query", "words"), QUERIES, ids=[row[0] for row in QUERIES])
def test_a_query_that_cannot_be_answered(own_release: Path, rule: str, query: str, words: str) -> None:
    before = list_tree(own_release)
    ended = run("query", "-", "--release", own_release, stdin=query)
    assert (ended.code, ended.out) == (2, "")
    assert words in ended.err
    assert list_tree(own_release) == before


def test_what_the_release_does_not_know(example_release: Path) -> None:
    for arguments in (["show", "state:nowhere"], ["show", "planet:mars"], ["show", "x y"], ["trace", "nowhere"]):
        ended = run(*arguments, "--release", example_release)
        assert (ended.code, ended.out) == (3, ""), arguments
        assert ended.err.startswith("armstrace: ")


def test_a_retired_claim_names_its_successor(example_release: Path) -> None:
    ended = run("trace", "xea-cmb-gone-0000000a", "--release", example_release)
    assert (ended.code, ended.out) == (3, "")
    assert "It was read twice." in ended.err
    assert "xea-cmb-stock-00000002" in ended.err


def test_texts_that_a_release_does_not_have(example_release: Path) -> None:
    ended = run("trace", "xea-cmb-stock-00000002", "--show-text", "--release", example_release)
    assert (ended.code, ended.out) == (3, "")
    assert "--profiles" in ended.err


def test_an_example_that_is_not_there(example_release: Path) -> None:
    ended = run("query", "--example", "nope", "--release", example_release)
    assert (ended.code, ended.out) == (3, "")
    assert "armstrace examples" in ended.err


@pytest.mark.parametrize("command", [["serve", "--port", "0"], ["query", "-"], ["show", "state:xea"], ["validate"]])
def test_no_release_there(tmp_path: Path, command: list[str]) -> None:
    ended = run(*command, "--release", tmp_path, stdin="ASK {}")
    assert (ended.code, ended.out) == (3, "")
    assert str(tmp_path) in ended.err
    assert "armstrace build" in ended.err
    assert list_tree(tmp_path) == {}


SPOILT = [
    ("the graph is cut short", "graph.nq", lambda file: file.write_bytes(file.read_bytes()[:-100])),
    ("the graph is gone", "graph.nq", lambda file: file.unlink()),
    ("the graph is altered", "graph.nq", lambda file: file.write_bytes(file.read_bytes().replace(b"xea", b"xeb"))),
    ("the manifest is cut short", "manifest.json", lambda file: file.write_bytes(file.read_bytes()[:50])),
    ("the manifest is of another kind", "manifest.json", lambda file: file.write_text("[]", encoding="utf-8")),
]


@pytest.mark.parametrize(("rule", "name", "spoil"), SPOILT, ids=[row[0] for row in SPOILT])
@pytest.mark.parametrize("command", [["serve", "--port", "0"], ["query", "-"]])
def test_a_truncated_release(own_release: Path, command: list[str], rule: str, name: str, spoil) -> None:
    spoil(own_release / name)
    before = list_tree(own_release)
    ended = run(*command, "--release", own_release, stdin="ASK {}")
    assert (ended.code, ended.out) == (3, "")
    assert name in ended.err
    assert list_tree(own_release) == before


def test_a_port_in_use(example_release: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        ended = run("serve", "--release", example_release, "--port", port)
    assert (ended.code, ended.out) == (3, "")
    assert port in ended.err
    assert "--port" in ended.err


def test_a_host_that_is_not_of_this_machine(example_release: Path) -> None:
    ended = run("serve", "--release", example_release, "--host", "192.0.2.1", "--port", "0")
    assert (ended.code, ended.out) == (3, "")
    assert "192.0.2.1" in ended.err
