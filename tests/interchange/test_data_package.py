"""The flat table is a Frictionless data package: the package `frictionless` finds it valid, and faults in it."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from armstrace.graph.data_package import PACKAGE, TABLE
from armstrace.graph.flat import BETWEEN, COLUMNS, write_columns
from armstrace.graph.release import Release

CHECK = """
import sys
from frictionless import Package, validate
report = validate(sys.argv[1])
for task in report.tasks:
    for error in task.errors:
        print(error.type, getattr(error, "field_name", ""))
sys.exit(0 if report.valid else 1)
"""


def check(folder: Path) -> tuple[int, str]:
    """What frictionless says of a package, in a process of its own (it loads much)."""
    command = [sys.executable, "-P", "-c", CHECK, str(folder / PACKAGE)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert not done.stderr, done.stderr[-2000:]
    return done.returncode, done.stdout


@pytest.fixture
def folder(release: Release, tmp_path: Path) -> Path:
    """A copy of the package of the release."""
    for name in (PACKAGE, TABLE):
        (tmp_path / name).write_bytes((release.folder / name).read_bytes())
    return tmp_path


@pytest.fixture(scope="module")
def rows(release: Release) -> list[dict[str, str]]:
    text = (release.folder / TABLE).read_text(encoding="utf-8")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_the_package_of_a_release_is_valid(folder: Path) -> None:
    assert check(folder) == (0, "")


FAULTS = [
    ("a status that is none", ",alleged,", ",proven,", "constraint-error status"),
    ("an empty asserter", ",org:monitor,Landmine and Cluster Munition Monitor,", ",,,", "constraint-error asserter"),
    ("a day that is none", ",2022-05-17,", ",2022-05,", "type-error section_date"),
]


@pytest.mark.parametrize(("rule", "old", "new", "fault"), FAULTS, ids=[row[0] for row in FAULTS])
def test_a_row_that_breaks_a_rule_is_found(folder: Path, rule: str, old: str, new: str, fault: str) -> None:
    table = (folder / TABLE).read_bytes()
    assert old.encode() in table
    (folder / TABLE).write_bytes(table.replace(old.encode(), new.encode(), 1))
    code, words = check(folder)
    assert code == 1
    assert fault in words


def test_another_table_than_the_one_described_is_found(folder: Path) -> None:
    with (folder / TABLE).open("ab") as stream:
        stream.write(b"\r\n")
    assert check(folder)[0] == 1


def test_the_schema_has_every_column_with_its_meaning(release: Release) -> None:
    package = json.loads((release.folder / PACKAGE).read_text(encoding="utf-8"))
    [resource] = package["resources"]
    fields = resource["schema"]["fields"]
    assert [field["name"] for field in fields] == [column.name for column in COLUMNS]
    assert all(field["description"] for field in fields)
    listed = list(csv.DictReader(io.StringIO(write_columns())))
    assert {row["column"]: row["meaning"] for row in listed} == {f["name"]: f["description"] for f in fields}
    assert (package["version"], package["created"][:10]) == (release.version, release.date)


def test_every_row_has_asserter_status_and_date(rows: list[dict[str, str]]) -> None:
    assert len(rows) >= 700
    for row in rows:
        for name in ("asserter", "asserter_label", "status", "polarity", "certainty", "section_date", "subject"):
            assert row[name], (row["claim"], name)


def test_a_row_tells_who_denies_it(rows: list[dict[str, str]]) -> None:
    by_key = {row["claim"].rpartition("/")[2]: row for row in rows}
    used = by_key["rus-cmb-used-cluster-munition-37c026a4"]
    assert used["denied_by"] == "Russia"
    assert used["denials"] == "claim:rus-cmb-used-cluster-munition-4a9e7b3a"
    denied = {key for row in rows for key in row["denials"].split(BETWEEN) if key}
    assert {by_key[key.removeprefix("claim:")]["status"] for key in denied} == {"denied"}


def test_each_denial_is_told_with_every_claim_that_it_stands_against(rows: list[dict[str, str]]) -> None:
    denials = {f"claim:{row['claim'].rpartition('/')[2]}" for row in rows if row["status"] == "denied"}
    for row in rows:
        against = set(row["conflicts"].split(BETWEEN)) & denials
        assert {key for key in row["denials"].split(BETWEEN) if key} == against
        assert bool(row["denied_by"]) == bool(against)
