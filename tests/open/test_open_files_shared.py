"""The open files of ../shared/open: all rows loaded or refused by name, and links borne out by the files."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from armstrace.graph.dataset import DatasetFile
from armstrace.graph.linkset import read_linkset
from armstrace.graph.registers import read_registers
from armstrace.loaders.open.form import KnownFile, list_forms
from armstrace.loaders.open.load import load_file
from armstrace.loaders.open.source import read_source

pytestmark = pytest.mark.shared

#: Files of the folder that are no table of records: vocabularies, a standard in prose, what was read and when.
NO_RECORDS = {"index.tsv", "access_log.json", "sem.nq", "gichd_mdr_2018_all.rst"}
#: Dataset and file -> rows, claims, rows refused.
FIGURES = {
    ("cco", "cco_weapon_classes.csv"): (48, 10, 38),
    ("country-coder", "country_coder_features.csv"): (392, 204, 188),
    ("country-codes", "country-codes.csv"): (249, 200, 49),
    ("country-converter", "country_converter_country_data.tsv"): (256, 202, 54),
    ("countrycode", "countrycode_codelist_subset.csv"): (291, 200, 91),
    ("crosswalk", "crosswalk_all.csv"): (257, 201, 56),
    ("histwardb", "histwardb_qid_cow_gw_crosswalk.csv"): (445, 134, 311),
    ("ucdp-conflicts", "ucdp_acd.csv"): (5652, 7232, 0),
    ("ucdp-events", "ucdp_ged_syria_cluster_mentions.csv"): (27, 27, 0),
    ("unbis", "unbis_concepts.csv"): (41, 10, 32),
    ("untc-joined", "mine_cluster_ccw_clean.csv"): (825, 1098, 0),
    ("untc-page", "ccm.html"): (125, 227, 0),
    ("untc-page", "ccw.html"): (132, 178, 0),
    ("untc-page", "ccw_p2a.html"): (107, 107, 0),
    ("untc-page", "ccw_p5.html"): (99, 99, 0),
    ("untc-page", "ottawa.html"): (166, 309, 0),
    ("untc-table", "arms_control_ratifications.csv"): (1541, 2363, 0),
    ("untc-table", "crpd_ratifications.csv"): (196, 357, 0),
    ("untreaties", "26-2.csv"): (122, 167, 0),
    ("untreaties", "26-2-a.csv"): (102, 102, 0),
    ("untreaties", "26-2-b.csv"): (100, 100, 0),
    ("untreaties", "26-2-c.csv"): (79, 79, 0),
    ("untreaties", "26-2-d.csv"): (84, 84, 0),
    ("untreaties", "26-5.csv"): (162, 294, 0),
    ("untreaties", "26-6.csv"): (113, 195, 0),
    ("untreaties", "4-15.csv"): (182, 311, 0),
    ("untreaties", "4-15-a.csv"): (116, 177, 0),
    ("untreaties-index", "index.csv"): (401, 14, 387),
    ("unvotes", "un_votes_mines_clusters.csv"): (5460, 5460, 0),
    ("unvotes-roll-calls", "un_roll_calls_mines_clusters.csv"): (31, 31, 0),
}


def list_known() -> list[tuple[str, KnownFile]]:
    found = [(form.name, known) for form in list_forms() for known in form.known]
    assert len(found) >= 30
    return found


@cache
def list_paths(folder: Path) -> dict[str, Path]:
    """SHA-256 -> file."""
    paths = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    assert len(paths) >= 34
    return {read_source(path).sha256: path for path in paths}


@cache
def load(folder: Path, name: str, sha256: str) -> DatasetFile:
    return load_file(name, list_paths(folder)[sha256])


def test_every_file_of_records_has_its_dataset(shared: Path) -> None:
    known = {known.sha256 for _, known in list_known()}
    others = {path.name for sha256, path in list_paths(shared / "open").items() if sha256 not in known}
    assert others == NO_RECORDS


@pytest.mark.parametrize(("name", "known"), list_known(), ids=lambda value: getattr(value, "name", value))
def test_every_row_is_loaded_or_refused_by_name(shared: Path, name: str, known: KnownFile) -> None:
    file = load(shared / "open", name, known.sha256)
    rows, claims, refused = FIGURES[name, known.name]
    assert (file.version.rows, len(file.claims), file.version.refused) == (rows, claims, refused)
    lines = [line for refusal in file.version.refusals for line in refusal.lines]
    assert len(lines) == len(set(lines)) == refused
    passages = {passage.key for passage in file.passages}
    assert {claim.passage for claim in file.claims} <= passages
    if name != "ucdp-conflicts":  # there rows may say again what another said
        loaded = {line for key, line in file.lines if "-n" not in key.rpartition("-r")[2]}
        assert not loaded & set(lines)


def test_the_rows_of_a_table_stand_where_their_passages_say(shared: Path) -> None:
    folder = shared / "open" / "untc_2026"
    source = read_source(folder / "mine_cluster_ccw_clean.csv")
    file = load_file("untc-joined", folder / "mine_cluster_ccw_clean.csv")
    assert len(file.passages) == 825
    for passage in file.passages:
        start, end = passage.at
        assert source.text[start:end].count(",") >= 5
        assert source.text[end] == "\r"


def test_the_five_pages_are_whole_lists(shared: Path) -> None:
    files = [load(shared / "open", name, known.sha256) for name, known in list_known() if name == "untc-page"]
    treaties = sorted(str(treaty) for file in files for treaty in file.version.whole)
    assert treaties == ["treaty:ccm", "treaty:ccw", "treaty:ccw-ap2", "treaty:ccw-p5", "treaty:mbt"]


def test_withdrawals_stand_in_the_notes_of_the_pages(shared: Path) -> None:
    files = [load(shared / "open", name, known.sha256) for name, known in list_known() if name == "untc-page"]
    told = {
        (c.subject.key, c.object.key if c.object else "", c.predicate, c.time, str(c.status))
        for file in files
        for c in file.claims
        if c.predicate in ("withdrew", "notifiedWithdrawal")
    }
    assert told == {
        ("ltu", "ccm", "notifiedWithdrawal", "2024-09-06", "asserted"),
        ("ltu", "ccm", "withdrew", "2025-03-06", "asserted"),
        ("est", "mbt", "notifiedWithdrawal", "2025-06-27", "asserted"),
        ("est", "mbt", "withdrew", "2025-12-27", "asserted"),
        ("lva", "mbt", "notifiedWithdrawal", "2025-06-27", "asserted"),
        ("lva", "mbt", "withdrew", "2025-12-27", "asserted"),
        ("ltu", "mbt", "notifiedWithdrawal", "2025-06-27", "asserted"),
        ("ltu", "mbt", "withdrew", "2025-12-27", "asserted"),
        ("fin", "mbt", "notifiedWithdrawal", "2025-07-10", "asserted"),
        ("fin", "mbt", "withdrew", "2026-01-10", "asserted"),
        ("pol", "mbt", "notifiedWithdrawal", "2025-08-20", "asserted"),
        ("pol", "mbt", "withdrew", "2026-02-20", "planned"),
    }


def test_the_table_of_2026_and_the_pages_do_not_contradict_each_other(shared: Path) -> None:
    """The same state, treaty and signature or consent has the same day in both; the pages are the more exact."""
    pages, table = {}, {}
    for name, known in list_known():
        if name in ("untc-page", "untc-joined"):
            for claim in load(shared / "open", name, known.sha256).claims:
                if claim.predicate not in ("appliedProvisionally", "withdrew", "notifiedWithdrawal"):
                    is_signature = claim.predicate == "signed"
                    key = (claim.subject, claim.object, is_signature)
                    (pages if name == "untc-page" else table)[key] = claim.time
    common = pages.keys() & table.keys()
    assert len(common) >= 800
    assert {key for key in common if pages[key] != table[key]} == set()


def read_rows(path: Path, delimiter: str = ",") -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file, delimiter=delimiter)


@cache
def list_codes(shared: Path) -> dict[str, set[str]]:
    """Dataset -> every code and address that its file holds."""
    return {
        name: {
            cell.removesuffix(".0").rpartition("/")[2].zfill(3)
            for file, known in list_known()
            if file == name
            for row in read_rows(list_paths(shared / "open")[known.sha256], "\t" if known.name.endswith("tsv") else ",")
            for cell in row.values()
            if isinstance(cell, str)
        }
        for name in ("country-codes", "country-coder", "countrycode", "country-converter", "histwardb", "unbis", "cco")
    }


def test_every_link_is_borne_out_by_the_file_it_names(shared: Path) -> None:
    codes = list_codes(shared)
    treaties = {row["mtdsg_no"] for row in read_rows(shared / "open" / "untc_2026" / "arms_control_ratifications.csv")}
    treaties |= {row["mtdsg_no"] for row in read_rows(shared / "open" / "untc_2026" / "crpd_ratifications.csv")}
    index = (shared / "open" / "untreaties" / "index.csv").read_text("utf-8")
    calls = read_rows(shared / "open" / "unvotes" / "un_roll_calls_mines_clusters.csv")
    symbols = {row["unres"].removeprefix("A/RES/").removeprefix("R/") for row in calls}
    conflicts = {row["conflict_id"].removesuffix(".0") for row in read_rows(shared / "open/conflict/ucdp_acd.csv")}
    checked, wrong = 0, []
    for link in read_linkset(read_registers()).links:
        code = link.code
        borne = {
            "untc-table": lambda code=code: code in treaties,
            "untreaties-index": lambda code=code: f"mtdsg_no={code}&" in index,
            "unvotes-roll-calls": lambda code=code: code.removeprefix("A/RES/").replace(" ", "") in symbols,
            "ucdp-conflicts": lambda code=code: code in conflicts,
            "profile": lambda: True,  # printed in the profile, no open file has it
            "iso-3166-3": lambda: True,
        }.get(link.evidence)
        checked += 1
        # numbers of some states stand in other tables than the register's first choice: data/registers/README.md
        tables = (
            ("histwardb", "countrycode", "country-converter") if link.target.name in ("gw", "cow") else (link.evidence,)
        )
        if not (borne() if borne else any(code.zfill(3) in codes[table] for table in tables)):
            wrong.append((str(link.subject), link.target.name, code, link.evidence))
    assert checked >= 1450
    assert wrong == []


def test_few_links_rest_on_no_file_at_hand(shared: Path) -> None:
    """Symbols that only a profile prints, and codes of former states that ISO 3166-3 keeps."""
    links = read_linkset(read_registers()).links
    outside = {(link.evidence, link.code) for link in links if link.evidence in ("profile", "iso-3166-3")}
    assert outside == {
        ("profile", "A/C.1/75/L.26"),
        ("profile", "A/RES/75/52"),
        ("profile", "A/RES/75/62"),
        ("profile", "S/RES/2155 (2014)"),
        *(("iso-3166-3", code) for code in ("CSK", "DDR", "SCG", "SUN", "YMD", "YUG", "YD")),
    }
