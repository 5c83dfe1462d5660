"""What is known of the Russian profile beside the open files: corroboration must come to the same."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pyoxigraph as ox
import pytest

from armstrace.graph.assembly import Authority, assemble
from armstrace.graph.comparison import Verdict
from armstrace.graph.corroboration import Corroboration, corroborate, read_agreement_words, say_verdict
from armstrace.graph.corroboration_report import ReportRow, make_report
from armstrace.graph.dataset_quads import dataset_to_quads
from armstrace.graph.linkset import read_linkset
from armstrace.graph.names import ID
from armstrace.graph.open_assembly import add_open_data
from armstrace.graph.record import Records, read_records
from armstrace.graph.registers import read_registers
from armstrace.graph.store import write_nquads
from armstrace.graph.treaty_status import Standing, find_standing
from armstrace.graph.vocabulary import read_ontology, read_vocabulary
from armstrace.loaders.material import read_material
from armstrace.loaders.open.load import load_file

pytestmark = pytest.mark.shared

FILES = {
    "untc-page": [f"untc_2026/html/{name}.html" for name in ("ccm", "ottawa", "ccw", "ccw_p2a", "ccw_p5")],
    "untc-table": ["untc_2026/arms_control_ratifications.csv", "untc_2026/crpd_ratifications.csv"],
    "untreaties": [f"untreaties/{name}.csv" for name in ("26-2", "26-5", "26-6")],
    "unvotes": ["unvotes/un_votes_mines_clusters.csv"],
    "ucdp-conflicts": ["conflict/ucdp_acd.csv"],
}


@pytest.fixture(scope="module")
def profile_quads() -> tuple[ox.Quad, ...]:
    authority = Authority(read_registers(), read_vocabulary(), tuple(read_ontology()), "0.1.0")
    return assemble(read_material(), authority)


@pytest.fixture(scope="module")
def store(shared: Path, profile_quads: tuple[ox.Quad, ...]) -> ox.Store:
    found = ox.Store()
    found.bulk_extend(profile_quads)
    for name, paths in FILES.items():
        for path in paths:
            file = load_file(name, shared / "open" / path)
            found.bulk_extend(dataset_to_quads(file, read_vocabulary().measures, "0.1.0"))
    return found


@pytest.fixture(scope="module")
def records(store: ox.Store) -> Records:
    return read_records(store)


@pytest.fixture(scope="module")
def found(store: ox.Store) -> list[Corroboration]:
    return list(corroborate(store, read_linkset(read_registers())))


@pytest.fixture(scope="module")
def report(store: ox.Store, found: list[Corroboration]) -> tuple[ReportRow, ...]:
    return make_report(store, found, read_agreement_words())


def pick(found: list[Corroboration], **wanted: str) -> list[Corroboration]:
    """The comparisons of claims with these roles, by short reference; a name may end with `*`."""

    def fits(value: str | None, want: str) -> bool:
        short = (value or "").removeprefix(ID).replace("/", ":", 1)
        return short.startswith(want[:-1]) if want.endswith("*") else short == want

    return [item for item in found if all(fits(getattr(item.matter, name), want) for name, want in wanted.items())]


def test_the_five_votes_on_the_cluster_munition_resolutions_agree(found: list[Corroboration]) -> None:
    for symbol in ("70-54", "71-45", "72-54", "73-54", "74-62"):
        votes = pick(found, subject="state:rus", object=f"resolution:a-res-{symbol}")
        assert [item.outcome.verdict for item in votes] == [Verdict.AGREES], symbol


def test_23_of_23_abstentions_on_the_mine_ban_resolutions_agree(found: list[Corroboration]) -> None:
    (item,) = pick(found, subject="state:rus", object="resolution:mbt-annual")
    assert item.outcome.verdict is Verdict.AGREES
    assert (item.outcome.compared, item.outcome.agreeing) == (23, 23)
    assert len(item.outcome.records) == 23


def test_votes_after_2019_are_not_covered(found: list[Corroboration]) -> None:
    for symbol in ("75-62", "75-52"):
        votes = pick(found, subject="state:rus", object=f"resolution:a-res-{symbol}")
        assert [item.outcome.verdict for item in votes] == [Verdict.NOT_COVERED], symbol
        assert str(votes[0].outcome.covers) == "2019-12-12"


@pytest.mark.parametrize("treaty", ["ccw", "ccw-ap2", "ccw-p5"])
def test_party_status_of_russia_agrees(found: list[Corroboration], treaty: str) -> None:
    items = pick(found, subject="state:rus", object=f"treaty:{treaty}", predicate="partyTo")
    assert items
    assert {item.outcome.verdict for item in items} == {Verdict.AGREES}
    words = {say_verdict(item, read_agreement_words()) for item in items}
    assert words == {"consistent with the depositary record"}


def test_the_date_of_the_disability_convention_agrees(found: list[Corroboration]) -> None:
    (item,) = pick(found, subject="state:rus", object="treaty:crpd")
    assert item.outcome.verdict is Verdict.AGREES
    assert "2012-09-25" in item.outcome.note


def test_all_declaring_states_are_parties(store: ox.Store, records: Records) -> None:
    query = """PREFIX arms: <https://w3id.org/armstrace/ontology#> SELECT DISTINCT ?state WHERE {
    ?claim a arms:DeclarationClaim ; arms:subject ?state ; arms:inSection ?section . ?state a arms:State
    FILTER (STRENDS(STR(?section), "rus-cmb-2022-05-17")) }"""
    states = {row["state"].value for row in store.query(query, use_default_graph_as_union=True)}  # type: ignore[union-attr]
    assert len(states) >= 11
    day = date(2022, 5, 17)
    standings = {state: find_standing(records.list_acts(state, f"{ID}treaty/ccm"), day)[0] for state in states}
    assert set(standings.values()) == {Standing.PARTY}


def test_angola_among_the_states_not_party_is_a_signatory(found: list[Corroboration]) -> None:
    (item,) = pick(found, subject="state:ago", object="treaty:ccm")
    assert item.outcome.verdict is Verdict.AGREES
    assert "signatory (signed it on 2008-12-03)" in item.outcome.note
    listed = pick(found, object="treaty:ccm", predicate="notPartyTo")
    assert len(listed) >= 25
    assert {entry.outcome.verdict for entry in listed} == {Verdict.AGREES}


@pytest.mark.parametrize(
    ("state", "treaty", "day", "standing"),
    [
        ("ltu", "ccm", "2022-05-17", Standing.PARTY),
        ("ltu", "ccm", "2025-03-05", Standing.PARTY),
        ("ltu", "ccm", "2025-03-06", Standing.WITHDRAWN),
        ("ltu", "ccm", "2025-03-07", Standing.WITHDRAWN),
        ("est", "mbt", "2025-12-26", Standing.PARTY),
        ("est", "mbt", "2025-12-27", Standing.WITHDRAWN),
        ("pol", "mbt", "2026-02-03", Standing.PARTY),
        ("ago", "ccm", "2008-12-02", Standing.NONE),
        ("ago", "ccm", "2022-05-17", Standing.SIGNATORY),
    ],
)
def test_standing_on_a_day(records: Records, state: str, treaty: str, day: str, standing: Standing) -> None:
    acts = records.list_acts(f"{ID}state/{state}", f"{ID}treaty/{treaty}")
    assert find_standing(acts, date.fromisoformat(day))[0] is standing


def test_conflicts_are_corroborated_and_nothing_of_weapons_is(found: list[Corroboration]) -> None:
    conflicts = [item for item in found if item.rule.origin == "independentRecord"]
    assert len(conflicts) >= 4
    assert {item.matter.kind for item in conflicts} == {"EventClaim"}
    assert {say_verdict(item, read_agreement_words()) for item in conflicts} == {"corroborated"}


def test_nothing_differs_and_the_figures_stand(found: list[Corroboration]) -> None:
    counts = {verdict: sum(item.outcome.verdict is verdict for item in found) for verdict in Verdict}
    assert counts[Verdict.DIFFERS] == 0
    assert counts[Verdict.AGREES] >= 57
    assert counts[Verdict.NOT_COVERED] >= 17


def test_notes_speak_in_words(found: list[Corroboration]) -> None:
    names = [name for name in read_vocabulary().kinds if name != name.lower()]
    assert "abstainedOn" in names
    assert [item.outcome.note for item in found if any(name in item.outcome.note.split() for name in names)] == []


@pytest.mark.parametrize(
    ("matter", "figures", "told"),
    [
        ("abstained on annual UNGA resolution on the Mine Ban Treaty", (1, 23, 23), "23 of 23 recorded votes"),
        ("voted against UNGA Resolution 70/54", (1, 1, 1), "voted against it, 2015-12-07"),
        ("voted against UNGA Resolution 71/45", (1, 1, 1), "voted against it, 2016-12-05"),
        ("voted against UNGA Resolution 72/54", (1, 1, 1), "voted against it, 2017-12-04"),
        ("abstained on UNGA Resolution 73/54", (1, 1, 1), "abstained on it, 2018-12-05"),
        ("voted against UNGA Resolution 74/62", (1, 1, 1), "voted against it, 2019-12-12"),
        ("party to CCW Amended Protocol II", (1, 2, 2), "as party (consented to be bound by it on 2005-03-02)"),
        ("party to CCW Protocol V", (1, 2, 2), "as party (consented to be bound by it on 2008-07-21)"),
        ("ratified Convention on the Rights of Persons with Disabilities", (1, 1, 1), "ratified it on 2012-09-25"),
        ("not so: acceded to Convention on Cluster Munitions", (1, 1, 1), "does not name the state"),
        (
            "not party to Convention on Cluster Munitions",
            (1, 3, 3),
            "Angola: By 2022-05-17 the record has the state as",
        ),
        ("party to Convention on Cluster Munitions", (0, 11, 11), "on 2022-05-17: 11 of 11 are parties"),
        ("Estonia withdrew from Mine Ban Treaty", (0, 1, 1), "party on 2025-12-26, withdrawn on 2025-12-27"),
        ("Lithuania withdrew from Convention on Cluster Munitions", (0, 1, 1), "party on 2025-03-05, withdrawn on"),
    ],
)
def test_the_report_prints_what_is_known(
    report: tuple[ReportRow, ...], matter: str, figures: tuple[int, int, int], told: str
) -> None:
    rows = [row for row in report if row.matter == matter and told in row.told]
    assert [(row.claims, row.records, row.agree) for row in rows] == [figures]


def test_open_data_add_and_change_nothing(shared: Path, profile_quads: tuple[ox.Quad, ...]) -> None:
    file = load_file("untc-page", shared / "open" / "untc_2026" / "html" / "ccm.html")
    records = tuple(dataset_to_quads(file, read_vocabulary().measures, "0.1.0"))
    merged = add_open_data(profile_quads, records, read_registers())
    before, after = set(write_nquads(profile_quads).splitlines()), write_nquads(merged)
    assert before < set(after.splitlines())
    assert after == write_nquads(add_open_data(profile_quads[::-1], records[::-1], read_registers()))
    assert b"/graph/corroborations>" in after
    findings = b"<https://w3id.org/armstrace/graph/findings> ."
    assert [line for line in after.splitlines() if line.endswith(findings) and line not in before] == []
