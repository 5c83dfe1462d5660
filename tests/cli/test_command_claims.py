"""Claims files and profiles that cannot be used: file, line and remedy are told, the old release stays."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from command import list_tree, run

SECTION = "cas-2018-01-23.yaml"


@pytest.fixture
def claims(root: Path, tmp_path: Path) -> Path:
    """A folder of claims with one section, which a test may spoil."""
    (tmp_path / "claims" / "rus").mkdir(parents=True)
    shutil.copy(root / "data" / "claims" / "rus" / SECTION, tmp_path / "claims" / "rus" / SECTION)
    return tmp_path / "claims"


@pytest.fixture
def builds(example_release: Path, tmp_path: Path) -> Path:
    """A folder with a current release, which must stay as it is."""
    return Path(shutil.copytree(example_release.parent.parent, tmp_path / "builds", symlinks=True))


def repeat_first_claim(text: str) -> str:
    """The same claims with the first one twice."""
    first = re.search(r"^- id: .*?(?=^- id: )", text, re.MULTILINE | re.DOTALL)
    assert first is not None
    return text + first[0]


SPOILT = [
    ("an unknown weapon", lambda text: text.replace("munition:mine-erw", "munition:no-such-thing", 1), "no-such-thing"),
    ("a wrong date", lambda text: text.replace("time: '2016'", "time: '2016-13'", 1), "2016-13"),
    ("a dangling footnote", lambda text: re.sub(r"notes: \[\d+\]\n", "notes: [99]\n", text, count=1), "99"),
    ("a claim twice", repeat_first_claim, "rus-cas-"),
    ("a field that no claim has", lambda text: text.replace("\n  kind:", "\n  colour: red\n  kind:", 1), "colour"),
    ("no YAML", lambda text: text.replace("claims:", "claims: [", 1), "YAML"),
]


@pytest.mark.parametrize(("rule", "spoil", "words"), SPOILT, ids=[row[0] for row in SPOILT])
def test_a_fault_in_a_claims_file(claims: Path, builds: Path, rule: str, spoil, words: str) -> None:
    file = claims / "rus" / SECTION
    before = file.read_text(encoding="utf-8")
    file.write_text(spoil(before), encoding="utf-8")
    assert file.read_text(encoding="utf-8") != before
    kept = list_tree(builds)
    built = run("build", "--claims", claims, "--out", builds)
    assert (built.code, built.out) == (3, "")
    assert re.search(rf"{re.escape(str(file))}:\d+: ", built.err), built.err
    assert words in built.err
    assert list_tree(builds) == kept
    checked = run("validate", file, "--format", "csv")
    assert checked.code in (1, 3), "a file that is no YAML is no claims file"
    assert words in checked.out + checked.err


FILES = [
    ("an empty file", b""),
    ("a binary file", b"\x00\x01\x02\x03"),
    ("another encoding", "title: caf\u00e9\n".encode("latin-1")),
]


@pytest.mark.parametrize(("rule", "content"), FILES, ids=[row[0] for row in FILES])
@pytest.mark.parametrize("command", ["build", "validate", "read"])
def test_a_file_that_is_no_text(claims: Path, builds: Path, command: str, rule: str, content: bytes) -> None:
    file = claims / "rus" / SECTION
    file.write_bytes(content)
    kept = list_tree(builds)
    arguments = ["--claims", claims, "--out", builds] if command == "build" else [file]
    ended = run(command, *arguments)
    assert (ended.code, ended.out) == (3, ""), ended.err
    assert str(file) in ended.err
    assert list_tree(builds) == kept


@pytest.mark.parametrize("command", ["validate", "read"])
def test_a_file_that_is_not_there(tmp_path: Path, command: str) -> None:
    ended = run(command, tmp_path / "nothing.txt")
    assert (ended.code, ended.out) == (3, "")
    assert str(tmp_path / "nothing.txt") in ended.err


def test_a_folder_of_claims_that_is_not_there(tmp_path: Path, builds: Path) -> None:
    kept = list_tree(builds)
    ended = run("build", "--claims", tmp_path / "nothing", "--out", builds)
    assert (ended.code, ended.out) == (3, "")
    assert "nothing" in ended.err
    assert list_tree(builds) == kept


def test_a_file_where_releases_should_go(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    ended = run("build", "--out", tmp_path / "file")
    assert (ended.code, ended.out) == (3, "")
    assert str(tmp_path / "file") in ended.err
    assert (tmp_path / "file").read_text(encoding="utf-8") == "x"


def test_validate_names_each_fault_with_its_line(claims: Path) -> None:
    file = claims / "rus" / SECTION
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("munition:mine-erw", "munition:no-such-thing"), encoding="utf-8")
    ended = run("validate", file, "--format", "tsv")
    lines = ended.out.splitlines()
    assert (ended.code, lines[0]) == (1, "file\tline\tfault\tremedy")
    assert len(lines) - 1 == text.count("munition:mine-erw")
    assert all(line.split("\t")[1].isdigit() for line in lines[1:])
    assert f"{len(lines) - 1} faults in 1 files" in ended.err


def test_the_packaged_claims_have_no_fault(root: Path) -> None:
    files = sorted((root / "data" / "claims" / "rus").glob("*-20*.yaml"))
    assert len(files) >= 5
    ended = run("validate", *files)
    assert (ended.code, ended.out) == (0, "")


def test_a_text_that_is_no_profile(tmp_path: Path) -> None:
    (tmp_path / "poem.txt").write_text("A line of a poem,\nand one more.\n", encoding="utf-8")
    ended = run("read", tmp_path / "poem.txt")
    assert (ended.code, ended.out) == (3, "")
    assert str(tmp_path / "poem.txt") in ended.err


def test_read_wants_a_date_that_is_one(tmp_path: Path) -> None:
    ended = run("read", tmp_path / "x.txt", "--date", "2018-13-01")
    assert (ended.code, ended.out) == (2, "")
    assert "2018-13-01" in ended.err


@pytest.mark.shared
@pytest.mark.parametrize("form", ["table", "outline", "claims", "score", "json", "csv", "tsv"])
def test_read_writes_what_rules_make_of_a_profile(shared: Path, form: str) -> None:
    ended = run("read", shared / "profiles" / "russian-federation.txt", "--format", form)
    assert ended.code == 0
    assert "rus" in ended.out
    if form != "outline":
        assert re.search(r"\d+ claims; \d+ of \d+ blocks left unread", ended.err)
