"""Claims held against records: each rule, each verdict, and what is no evidence."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from open_sample import deny, make_claim, make_page, make_store, withdrawal, write

from armstrace.graph.claim import Certainty, Claim, Status
from armstrace.graph.comparison import Verdict
from armstrace.graph.corroboration import (
    Corroboration,
    corroborate,
    corroborations_to_quads,
    read_agreement_words,
    say_verdict,
)
from armstrace.graph.linkset import read_linkset
from armstrace.graph.rdf import NodeIndex, node, record_node
from armstrace.graph.registers import read_registers
from armstrace.graph.run_quads import ontology_to_quads
from armstrace.graph.traced_corroboration import read_corroborations
from armstrace.graph.vocabulary import read_ontology

AGREES, DIFFERS, NOT_COVERED = Verdict.AGREES, Verdict.DIFFERS, Verdict.NOT_COVERED
ROWS = [
    ("Angola", "3 Dec 2008", ""),
    ("Lithuania^1", "[3 Dec 2008 ]", "[24 Mar 2011 ]"),
    ("Cuba", "", "6 Apr 2016 a"),
    ("Vanuatu", "", "22 Sep 2025 a"),
]
NOTE = withdrawal("Lithuania", "6 September 2024", "6 March 2025")
TOTALS = "Signatories : 1. Parties : 2"
TABLE = """untc_name,treaty,mtdsg_no,signed,bound,action
Angola,ccm,XXVI-6,2008-12-03,,
Cuba,ccm,XXVI-6,,2016-04-06,Accession
"""
CONFLICTS = """conflict_id,year,gwno_a,gwno_a_2nd,gwno_b,gwno_b_2nd,incompatibility,intensity_level,type_of_conflict,\
start_date,start_prec,start_date2,start_prec2,ep_end,ep_end_date
393.0,2008.0,372.0,,,365.0,territory,1.0,II,1992-01-01,1.0,2008-08-01,1.0,1.0,2008-08-12
401.0,1994.0,365.0,,,,territory,1.0,intrastate,1994-05-27,1.0,1994-11-26,1.0,0.0,
401.0,1996.0,365.0,,,,territory,2.0,intrastate,1994-05-27,1.0,1994-11-26,1.0,1.0,1996-11-08
"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    return write(tmp_path, "p.html", make_page(ROWS, [NOTE], totals=TOTALS))


@pytest.fixture
def table(tmp_path: Path) -> Path:
    return write(tmp_path, "t.csv", TABLE)


def compare(claim: Claim, *files: tuple[str, Path, str | None]) -> Corroboration:
    """What comes of one claim."""
    (found,) = corroborate(make_store([claim], files), read_linkset(read_registers()))
    return found


def status(state: str, predicate: str, day: str = "2022-05-17", **fields: object) -> Claim:
    return make_claim("x", "TreatyStatusClaim", f"state:{state}", predicate, "treaty:ccm", as_of=day, **fields)


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        (status("cub", "partyTo"), AGREES),
        (status("cub", "notPartyTo"), DIFFERS),
        (status("cub", "partyTo", "2016-01-01"), DIFFERS),
        (status("vut", "notPartyTo"), AGREES),  # joined later
        (status("ltu", "partyTo"), AGREES),
        (status("ltu", "partyTo", "2025-03-05"), AGREES),
        (status("ltu", "partyTo", "2025-03-07"), DIFFERS),
        (status("ltu", "notPartyTo", "2025-03-07"), AGREES),
        (status("ltu", "partyTo", "2026-06-01"), NOT_COVERED),  # the page does not know so far
        (status("ago", "notPartyTo"), AGREES),
        (status("ago", "signatoryTo"), AGREES),
        (status("ago", "nonSignatoryTo"), DIFFERS),
        (deny(status("ago", "partyTo")), AGREES),
        (deny(status("cub", "partyTo")), DIFFERS),
        (status("rus", "notPartyTo"), AGREES),  # not on a whole list
        (status("rus", "partyTo"), DIFFERS),
        (status("rus", "nonSignatoryTo"), AGREES),
        (deny(status("rus", "notPartyTo")), DIFFERS),
        (status("rus", "notPartyTo", "2026-06-01"), NOT_COVERED),
        (status("cub", "acceded", time="2016-04"), AGREES),
        (status("cub", "acceded", time="2015"), DIFFERS),
        (status("cub", "ratified", time="2016-04-06"), DIFFERS),  # another kind of act
        (status("cub", "consentedToBeBound"), AGREES),  # told less exactly than the record
        (status("ltu", "ratified", time="2011"), AGREES),
        (status("ltu", "withdrew", "2025-06-01", time="2025-03-06"), AGREES),
        (deny(status("rus", "acceded")), AGREES),
        (deny(status("cub", "acceded")), DIFFERS),
        (deny(status("cub", "signed")), AGREES),
        (status("rus", "signed", time="2008"), DIFFERS),
        (status("rus", "adopted", time="2008"), NOT_COVERED),
    ],
    ids=lambda value: (
        f"{value.subject.key}-{value.predicate}-{value.polarity}" if isinstance(value, Claim) else str(value)
    ),
)
def test_a_claim_of_a_treaty_against_the_depositarys_page(page: Path, claim: Claim, verdict: Verdict) -> None:
    found = compare(claim, ("untc-page", page, None))
    assert found.outcome.verdict is verdict, found.outcome.note
    assert bool(found.outcome.files) == (verdict is not NOT_COVERED or bool(found.outcome.covers))


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        (status("cub", "partyTo"), AGREES),
        (status("ago", "notPartyTo"), AGREES),
        (status("rus", "notPartyTo"), NOT_COVERED),
        (status("rus", "partyTo"), NOT_COVERED),
        (status("ltu", "partyTo", "2025-03-07"), NOT_COVERED),
        (status("ltu", "notPartyTo", "2025-03-07"), NOT_COVERED),
        (deny(status("rus", "signed")), NOT_COVERED),
        (status("cub", "signed", time="2008"), NOT_COVERED),
    ],
    ids=lambda value: (
        f"{value.subject.key}-{value.predicate}-{value.polarity}" if isinstance(value, Claim) else str(value)
    ),
)
def test_absence_from_a_table_is_never_evidence(table: Path, claim: Claim, verdict: Verdict) -> None:
    assert compare(claim, ("untc-joined", table, "2026-02-03")).outcome.verdict is verdict


def test_an_older_list_does_not_know_of_later_days(table: Path) -> None:
    claim = status("cub", "partyTo")
    assert compare(claim, ("untc-joined", table, "2020-01-01")).outcome.verdict is NOT_COVERED
    assert (
        compare(status("cub", "partyTo", "2018-01-01"), ("untc-joined", table, "2020-01-01")).outcome.verdict is AGREES
    )


def test_a_page_that_is_no_whole_list_does_not_say_who_is_no_party(tmp_path: Path) -> None:
    short = write(tmp_path, "s.html", make_page(ROWS[:3], [NOTE], totals=TOTALS))
    assert compare(status("rus", "notPartyTo"), ("untc-page", short, None)).outcome.verdict is NOT_COVERED


def vote(predicate: str, resolution: str, **fields: object) -> Claim:
    return make_claim("x", "VoteClaim", "state:rus", predicate, f"resolution:{resolution}", **fields)


@pytest.mark.parametrize(
    ("claim", "verdict", "counts"),
    [
        (vote("votedAgainst", "a-res-70-54", time="2015"), AGREES, (1, 1)),
        (vote("abstainedOn", "a-res-70-54", time="2015"), DIFFERS, (1, 0)),
        (vote("votedAgainst", "a-res-70-54", time="2016"), DIFFERS, (1, 0)),
        (deny(vote("votedFor", "a-res-70-54", time="2015")), AGREES, (1, 1)),
        (vote("votedAgainst", "a-res-75-62", time="2020"), NOT_COVERED, (0, 0)),
        (vote("votedAgainst", "ccm-annual", time="/2020"), AGREES, (2, 1)),  # at least once in that time
        (vote("votedAgainst", "ccm-annual"), DIFFERS, (2, 1)),  # as a practice, always
        (vote("abstainedOn", "ccm-annual", time="2015"), DIFFERS, (1, 0)),
        (vote("votedAgainst", "ccm-annual", time="2015"), AGREES, (1, 1)),
        (vote("votedFor", "mbt-annual"), NOT_COVERED, (0, 0)),
    ],
)
def test_a_claim_of_a_vote_against_roll_calls(
    tmp_path: Path, claim: Claim, verdict: Verdict, counts: tuple[int, int]
) -> None:
    text = "rcid,country,country_code,vote,date,unres\n1,Russia,RU,no,2015-12-07,R/70/54\n"
    text += "2,Russia,RU,abstain,2018-12-05,R/73/54\n2,China,CN,abstain,2018-12-05,R/73/54\n"
    found = compare(claim, ("unvotes", write(tmp_path, "v.csv", text), None))
    assert (found.outcome.verdict, (found.outcome.compared, found.outcome.agreeing)) == (verdict, counts)
    assert str(found.outcome.covers) == "2018-12-05"


def test_who_is_not_in_a_roll_call_is_not_covered(tmp_path: Path) -> None:
    text = "rcid,country,country_code,vote,date,unres\n1,China,CN,no,2015-12-07,R/70/54\n"
    found = compare(vote("absentFrom", "a-res-70-54"), ("unvotes", write(tmp_path, "v.csv", text), None))
    assert found.outcome.verdict is NOT_COVERED


def event(subject: str, predicate: str, target: str | None, time: str | None, **fields: object) -> Claim:
    return make_claim("x", "EventClaim", subject, predicate, target, time=time, **fields)


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        (event("state:rus", "inConflictWith", "state:geo", "2008-08"), AGREES),
        (event("state:geo", "inConflictWith", "state:rus", "2008"), AGREES),
        (event("state:rus", "inConflictWith", "state:geo", "2007"), NOT_COVERED),
        (event("state:rus", "inConflictWith", "state:ukr", "2008"), NOT_COVERED),
        (event("event:first-chechen-war", "tookPlaceIn", "place:chechnya", "1994/1996"), AGREES),
        (event("event:first-chechen-war", "tookPlaceIn", "place:chechnya", "1994/1995"), DIFFERS),
        (event("event:first-chechen-war", "tookPlaceIn", "place:chechnya", None), NOT_COVERED),
        (event("event:first-chechen-war", "began", None, "1994"), AGREES),
        (event("event:first-chechen-war", "began", None, "1993"), DIFFERS),
        (event("event:first-chechen-war", "ended", None, "1996"), AGREES),
        (event("event:first-chechen-war", "began", None, "1980"), NOT_COVERED),
    ],
)
def test_a_claim_of_a_conflict_against_conflict_years(tmp_path: Path, claim: Claim, verdict: Verdict) -> None:
    path = write(tmp_path, "a.csv", CONFLICTS)
    found = compare(claim, ("ucdp-conflicts", path, "2024-12-31"))
    assert found.outcome.verdict is verdict, found.outcome.note
    words = {"agrees": "corroborated", "differs": "differs", "notCovered": "not covered"}
    assert say_verdict(found, read_agreement_words()) == words[verdict]


def test_how_an_agreement_is_called_depends_on_the_origin_of_the_record() -> None:
    assert read_agreement_words() == {
        "depositaryRecord": "consistent with the depositary record",
        "officialRecord": "consistent with the official record",
        "independentRecord": "corroborated",
        "referenceTable": "listed in a reference table",
    }


def test_a_use_in_a_conflict_is_never_compared_with_the_record_of_the_conflict(tmp_path: Path) -> None:
    claim = make_claim("x", "UseClaim", "state:rus", "used", "munition:cluster-munition", time="1995")
    store = make_store([claim], [("ucdp-conflicts", write(tmp_path, "a.csv", CONFLICTS), "2024-12-31")])
    assert corroborate(store, read_linkset(read_registers())) == ()


@pytest.mark.parametrize("fields", [{"certainty": Certainty.PROBABLE}, {"status": Status.NO_EVIDENCE}])
def test_a_hedged_or_silent_claim_is_not_compared(page: Path, fields: dict[str, object]) -> None:
    claim = replace(status("cub", "partyTo"), **fields)  # type: ignore[arg-type]
    assert corroborate(make_store([claim], [("untc-page", page, None)]), read_linkset(read_registers())) == ()


def test_without_a_dataset_nothing_is_said() -> None:
    assert corroborate(make_store([status("cub", "partyTo")], []), read_linkset(read_registers())) == ()


def test_a_comparison_is_a_node_that_names_rule_rows_and_file(page: Path) -> None:
    found = compare(status("ago", "notPartyTo"), ("untc-page", page, None))
    quads = tuple(corroborations_to_quads([found]))
    index = NodeIndex(quads)
    me = record_node("corroboration", "rus-cmb-x-00000000")
    assert index.get(me, "arms:ofClaim") == record_node("claim", "rus-cmb-x-00000000")
    assert index.get(me, "arms:verdict") == node("val:agrees")
    assert index.get(me, "arms:recordOrigin") == node("val:depositaryRecord")
    assert index.get(me, "arms:decidedBy") == record_node("rule", "compare-treaty-standing")
    assert index.get(me, "arms:coverageDate").value == "2026-02-03"
    assert [record.value.rpartition("-")[2] for record in index.all(me, "arms:record")] == ["signed"]
    rule = record_node("rule", "compare-treaty-standing")
    assert index.get(rule, "rdf:type") == node("arms:Rule")
    assert len(index.get(rule, "skos:definition").value) > 100


def test_a_release_tells_what_came_of_a_claim(page: Path) -> None:
    claim = status("ago", "notPartyTo")
    store = make_store([claim], [("untc-page", page, None)])
    store.extend(ontology_to_quads(read_ontology()))
    store.extend(corroborations_to_quads(corroborate(store, read_linkset(read_registers()))))
    (told,) = read_corroborations(store, record_node("claim", claim.key).value)
    assert (told.verdict, told.said) == ("agrees", "consistent with the depositary record")
    assert (told.covers, told.rule.label) == ("2026-02-03", "standing by dated acts")
    assert [(file.title, file.version) for file in told.files] == [
        ("Status of treaty XXVI-6 as at 2026-02-03", "2026-02-03")
    ]
    assert told.files[0].dataset.label == "Status page of a treaty, UN Treaty Collection"
    assert [(record.time, record.row) for record in told.records] == [("2008-12-03", 1)]
    assert "Angola" in told.records[0].words
    assert len(told.records) == told.compared == told.agreeing == 1
    assert read_corroborations(store, record_node("claim", "rus-cmb-other-00000000").value) == ()
