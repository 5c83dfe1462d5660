"""States and codes against the open files in ../shared/open."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

from armstrace.graph.names import Ref
from armstrace.graph.registers import read_registers

pytestmark = pytest.mark.shared

_ROW = re.compile(r'<tr[^>]*class="(?:trBWhite|trBGGrey)"[^>]*>(.*?)</tr>', re.DOTALL)
_CELL = re.compile(r"<td[^>]*>(.*?)</td>", re.DOTALL)
#: Bodies, not states, that the UN Treaty Collection lists among the participants.
_BODIES = {"European Union"}


def read_rows(path: Path, delimiter: str = ",") -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=delimiter))
    assert rows, f"{path} is empty"
    return rows


def iter_treaty_names(folder: Path) -> Iterator[str]:
    """Names of participants in the tables and pages of the UN Treaty Collection."""
    for name in ("arms_control_ratifications", "crpd_ratifications"):
        yield from (row["country_name"] for row in read_rows(folder / "untc_2026" / f"{name}.csv"))
    tables = sorted((folder / "untreaties").glob("[24]*.csv"))
    assert len(tables) >= 9
    for table in tables:
        yield from (row["Participant"] for row in read_rows(table))
    pages = sorted((folder / "untc_2026" / "html").glob("*.html"))
    assert len(pages) >= 5
    for page in pages:
        yield from iter_participants(page.read_text(encoding="utf-8"))


def iter_participants(page: str) -> Iterator[str]:
    """The first cells of the status table, without the numbers of their notes."""
    for row in _ROW.findall(page):
        cells = _CELL.findall(row)
        if len(cells) >= 3:  # fewer: a declaration, which stands in the same kind of row
            words = " ".join(unescape(re.sub(r"<[^>]+>", " ", cells[0])).split())
            yield re.sub(r"( \d+( , \d+)*)$", "", words)


def test_every_participant_of_the_un_treaty_collection_is_a_state(shared: Path) -> None:
    names = set(iter_treaty_names(shared / "open"))
    assert len(names) >= 200
    registers = read_registers()
    assert sorted(n for n in names - _BODIES if registers.find(n, {"state"}) is None) == []
    assert all(registers.find(body, {"org"}) for body in _BODIES)


def test_every_voter_is_a_state_that_existed_on_the_day(shared: Path) -> None:
    votes = read_rows(shared / "open" / "unvotes" / "un_votes_mines_clusters.csv")
    voters = {(row["country"], row["date"]) for row in votes}
    assert len({name for name, _ in voters}) >= 193
    registers = read_registers()
    found = {(name, on): registers.find(name, {"state"}, on=on) for name, on in voters}
    assert sorted(voter for voter, state in found.items() if state is None) == []
    keys = {(voter[1], state.ref) for voter, state in found.items() if state}
    assert len(keys) == len(voters), "two voters of one day are one state"


def test_every_roll_call_is_a_resolution_of_its_month(shared: Path) -> None:
    calls = read_rows(shared / "open" / "unvotes" / "un_roll_calls_mines_clusters.csv")
    assert len(calls) >= 31
    for call in calls:
        found = read_registers().find(call["unres"], {"resolution"})
        assert found, call["unres"]
        assert call["date"].startswith(found.fields["date"])


@pytest.mark.parametrize(
    ("column", "theirs"), [("iso2", "iso2"), ("iso3", "iso3"), ("wikidata", "wikidata"), ("geonames", "geonames")]
)
def test_codes_of_states_are_those_of_the_joined_table(shared: Path, column: str, theirs: str) -> None:
    table = {row["iso3"]: row for row in read_rows(shared / "open" / "codes" / "crosswalk_all.csv")}
    existing = [s for s in read_registers().entries("state") if s.fields["standing"] != "former"]
    assert len(existing) == 197
    wrong = [(s.ref.key, s.fields[column]) for s in existing if s.fields[column] != table[s.fields["iso3"]][theirs]]
    assert wrong == []


#: Where the tables differ from each other, and what the register has, with the reason in data/registers/README.md.
_DIFFERENCES = {("cow", "vat", ""), ("gw", "vat", ""), ("gw", "vnm", "816")}
#: Small states, of which only country_converter has the number.
_SMALL = {
    *("and", "atg", "dma", "fsm", "grd", "kir", "kna", "lca", "lie", "mco", "mhl", "nru"),
    *("plw", "smr", "stp", "syc", "ton", "tuv", "vct", "vut", "wsm"),
}


@pytest.mark.parametrize("column", ["cow", "gw"])
def test_numbers_of_states_agree_with_the_other_tables(shared: Path, column: str) -> None:
    table = {row["iso3"]: row[column] for row in read_rows(shared / "open" / "codes" / "crosswalk_all.csv")}
    existing = [s for s in read_registers().entries("state") if s.fields["standing"] != "former"]
    differ = {(column, s.ref.key, s.fields[column]) for s in existing if s.fields[column] != table[s.fields["iso3"]]}
    small = {found for found in differ if column == "gw" and found[1] in _SMALL and not table[found[1].upper()]}
    assert differ - small == {d for d in _DIFFERENCES if d[0] == column}


def test_small_states_have_the_numbers_of_country_converter(shared: Path) -> None:
    table = read_rows(shared / "open" / "codes" / "country_converter_country_data.tsv", delimiter="\t")
    theirs = {row["ISO3"].lower(): row["GWcode"] for row in table}
    registers = read_registers()
    ours = {key: registers.get(Ref("state", key)).fields["gw"] for key in _SMALL}
    assert ours == {key: theirs[key] for key in _SMALL}
    without = {s.ref.key for s in registers.entries("state") if not s.fields["gw"]}
    assert without == {"cok", "hyderabad", "niu", "pse", "vat"}


def test_m49_is_that_of_the_country_codes_table(shared: Path) -> None:
    table = {row["ISO3166-1-Alpha-3"]: row["M49"] for row in read_rows(shared / "open" / "codes" / "country-codes.csv")}
    coded = [s for s in read_registers().entries("state") if s.fields["m49"]]
    assert len(coded) == 197
    assert [s.ref.key for s in coded if s.fields["m49"] != table[s.fields["iso3"]].zfill(3)] == []


def test_every_qid_stands_in_an_open_file(shared: Path) -> None:
    codes = shared / "open" / "codes"
    known = {row["wikidata_id"].rsplit("/", 1)[-1] for row in read_rows(codes / "country-codes.csv")}
    known |= {row["wikidata"] for row in read_rows(codes / "country_coder_features.csv")}
    known |= {row["country_qid"] for row in read_rows(codes / "histwardb_qid_cow_gw_crosswalk.csv")}
    known |= {row["wikidata"] for row in read_rows(codes / "crosswalk_all.csv")}
    ours = {(e.ref, e.fields["wikidata"]) for e in read_registers().by_ref.values() if e.fields.get("wikidata")}
    assert len(ours) >= 209
    assert sorted((str(ref), qid) for ref, qid in ours if qid not in known) == []


def test_treaty_numbers_stand_in_the_un_treaty_collection(shared: Path) -> None:
    known = {row["url"].split("mtdsg_no=")[-1].split("&")[0] for row in read_rows(shared / "open/untreaties/index.csv")}
    status = read_rows(shared / "open" / "untc_2026" / "arms_control_ratifications.csv")
    known |= {row["mtdsg_no"] for row in status}  # the index of 2015 does not know the treaty of 2017
    numbered = [t for t in read_registers().entries("treaty") if t.fields["untcNumber"]]
    assert len(numbered) >= 9
    assert [t.ref.key for t in numbered if t.fields["untcNumber"] not in known] == []


def test_every_succession_to_a_treaty_stands_in_the_un_treaty_collection(shared: Path) -> None:
    table = read_rows(shared / "open" / "untc_2026" / "mine_cluster_ccw_clean.csv")
    theirs = {(r["untc_name"], r["mtdsg_no"], r["bound"]) for r in table if r["action"] == "Succession"}
    registers = read_registers()
    ours = set()
    for entry in registers.entries("succession"):
        for treaty in entry.refs("treaties"):
            (state,) = entry.refs("successor")
            # the page lists under Serbia what the Federal Republic of Yugoslavia deposited
            name = registers.get(state).label if state.key != "scg" else "Serbia"
            ours.add((name, registers.get(treaty).fields["untcNumber"], entry.fields["date"]))
    assert len(theirs) >= 11
    assert ours == theirs
