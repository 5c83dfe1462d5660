"""The commands of open data: what they print, and what they end with."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from open_sample import make_page, write
from typer.testing import CliRunner, Result

from armstrace.cli import app
from armstrace.graph.errors import InputError


def run(*words: str) -> Result:
    return CliRunner().invoke(app, [*words])


def test_load_prints_the_input_and_says_what_was_refused(tmp_path: Path) -> None:
    rows = [("Angola", "3 Dec 2008", ""), ("Atlantis", "3 Dec 2008", "")]
    page = write(tmp_path, "p.html", make_page(rows))
    found = run("load", "untc-page", str(page), "--to", str(tmp_path / "in"))
    assert found.exit_code == 0
    assert Path(found.stdout.strip().splitlines()[-1]).is_file()
    assert "2 rows, 1 refused, 1 claims" in found.output
    assert "'Atlantis' is in no register" in found.output


def test_load_lists_the_datasets() -> None:
    found = run("load", "--list", "--format", "json")
    names = {row["name"] for row in json.loads(found.stdout)}
    assert {"untc-page", "unvotes", "undl", "ucdp-conflicts", "country-codes"} <= names


def test_load_wants_a_name_and_files() -> None:
    assert run("load").exit_code == 2
    assert run("load", "untc-page").exit_code == 2


def test_a_folder_without_known_files_is_refused_by_name(tmp_path: Path) -> None:
    write(tmp_path, "p.html", make_page([("Angola", "3 Dec 2008", "")]))
    found = run("load", "--known", str(tmp_path), "--to", str(tmp_path / "in"))
    assert isinstance(found.exception, InputError)
    assert "no file here is known" in str(found.exception)
    assert not (tmp_path / "in").exists()


@pytest.mark.shared
def test_the_known_files_of_a_folder_are_loaded_and_the_others_named(shared: Path, tmp_path: Path) -> None:
    folder = tmp_path / "given"
    folder.mkdir()
    for name in ("ontology/unbis_concepts.csv", "untreaties/26-6.csv", "index.tsv"):
        shutil.copy(shared / "open" / name, folder)
    found = run("load", "--known", str(folder), "--to", str(tmp_path / "in"))
    assert found.exit_code == 0
    assert f"not loaded, as no dataset knows it: {folder / 'index.tsv'}" in found.output
    assert len(list((tmp_path / "in").glob("*.nq"))) == 2


def test_nothing_is_written_where_one_of_several_files_is_broken(tmp_path: Path) -> None:
    sound = write(tmp_path, "a.html", make_page([("Angola", "3 Dec 2008", "")]))
    broken = write(tmp_path, "b.html", "<html>")
    found = run("load", "untc-page", str(sound), str(broken), "--to", str(tmp_path / "in"))
    assert isinstance(found.exception, InputError)
    assert not (tmp_path / "in").exists()


def test_links_are_written_in_three_forms() -> None:
    assert run("links").stdout.startswith("#mapping_set_id: ")
    assert "void:Linkset" in run("links", "--void").stdout
    rows = json.loads(run("links", "--coverage", "--format", "json").stdout)
    assert {"kind": "state", "target": "wikidata"}.items() <= rows[0].items()
    assert rows[0]["share"] == "100 %"


def test_the_coverage_of_links_is_narrow_in_a_pipe_and_names_what_is_not_linked() -> None:
    lines = run("links", "--coverage").stdout.splitlines()
    assert max(map(len, lines)) <= 96
    assert lines[0].split()[:5] == ["kind", "target", "linked", "of", "share"]
    told = " ".join(line.strip() for line in lines)
    assert "treaty:ccw-draft-protocol-cluster-munitions (a draft that was not adopted)" in told


@pytest.mark.parametrize("words", [("fetch", "nowhere"), ("fetch", "ucdp-conflicts"), ("fetch", "untc-page", "xyz")])
def test_what_cannot_be_fetched_is_told(words: tuple[str, ...]) -> None:
    assert isinstance(run(*words).exception, InputError)


def test_the_report_gives_claims_records_and_agreements_by_rule_and_matter(open_release: Path) -> None:
    rows = json.loads(run("corroborate", "--report", "--release", str(open_release), "--format", "json").stdout)
    heads = ("rule", "matter", "verdict", "claims", "records", "agree")
    consistent, ccm = "consistent with the depositary record", "Convention on Cluster Munitions"
    assert [tuple(row[head] for head in heads) for row in rows] == [
        ("conflict-sides", "was in armed conflict with Georgia", "corroborated", "1", "2", "2"),
        ("treaty-standing", f"not party to {ccm}", consistent, "1", "1", "1"),
        ("treaty-standing", f"not party to {ccm}", "differs", "1", "1", "0"),
        ("vote", "voted against UNGA Resolution 75/62", "not covered", "1", "0", "0"),
        ("all", "", "", "4", "4", "3"),
        ("withdrawals", f"Lithuania withdrew from {ccm}", "by the record", "0", "1", "1"),
    ]
    assert rows[1]["told"] == "Angola: By 2022-05-17 the record has the state as signatory (signed it on 2008-12-03)."
    assert rows[-1]["told"] == "party on 2025-03-05, withdrawn on 2025-03-06"


def test_the_files_are_listed_with_layout_reader_and_counts(open_release: Path) -> None:
    rows = json.loads(run("corroborate", "--files", "--release", str(open_release), "--format", "json").stdout)
    told = [tuple(row[name] for name in ("dataset", "layout", "reader", "rows", "loaded", "refused")) for row in rows]
    assert told == [
        ("ucdp-conflicts", "extract", "ucdp-conflicts", "1", "1", "0"),
        ("untc-page", "publisher", "untc-page", "3", "3", "0"),
        ("unvotes", "publisher", "unvotes", "1", "1", "0"),
        ("all", "", "", "5", "5", "0"),
    ]
    assert [row["claims"] for row in rows] == ["4", "6", "1", "11"]


def test_a_release_without_open_data_has_no_files_and_no_figures(example_release: Path) -> None:
    assert json.loads(run("corroborate", "--files", "--release", str(example_release), "--format", "json").stdout) == []
    found = run("corroborate", "--report", "--release", str(example_release), "--format", "csv")
    assert "all,,,0,0,0," in found.stdout
